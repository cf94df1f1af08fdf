"""A city and a district in one question, target and result in one, a part of a counted whole, who chaired. The reports are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer import parts_by_level

LAST = """2025年杭州市临安区政府工作报告
——2025年1月18日在杭州市临安区第十七届人民代表大会第五次会议上

一、2024年工作回顾
改造老旧厂房38万平方米。

二、2025年工作安排
大力发展山核桃产业，支持加工、包装、电商等环节，全产业链营收增长16%。
"""
THIS = """2026年杭州市临安区政府工作报告
——2026年1月18日在杭州市临安区第十七届人民代表大会第六次会议上

一、2025年工作回顾
1月9日，区委农村工作会议召开，部署全年乡村振兴任务。区委书记沈小满主持召开防汛工作会议。
山核桃全产业链营收增长7.5%。区属国有企业资产规模突破320亿元，营业收入41.6亿元。软件业务收入突破88亿元，规上企业营收增长30%。
普惠贷款规模达640亿元。

二、2026年工作安排
市委经济工作会议明确全市地区生产总值增长6.2%左右。全区地区生产总值增长7%左右，固定资产投资增长4%。
锚定全市文旅消费高地，湖滨潮流商圈社会消费品零售总额突破90亿元。
2026年全区安排水利项目264个，年度投资91亿元。从投资主体看，市级水利项目45个，区级水利项目171个，社会投资水利项目48个。
"""


@pytest.fixture(scope="module")
def two(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"杭州市临安区2025.txt": LAST, "杭州市临安区2026.txt": THIS})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("26年GDP 市里定涨多少 区里定涨多少", ["6.2%", "7%"]),
        ("市里和区里26年GDP目标各是多少", ["6.2%", "7%"]),
        ("2025年山核桃全产业链营收的增长目标与实际增幅分别是多少？", ["16%", "7.5%"]),
        ("264个水利项目里面区级的有几个", ["171个"]),
        ("25年区里头的国企一年营收多少", ["41.6亿元"]),
        ("普惠贷款的盘子25年做到了多少", ["640亿元"]),
        ("谁主持召开了防汛工作会议", ["沈小满"]),
    ],
)
def test_each_of_two_is_told(two: Any, question: str, said: list[str]) -> None:
    answer = two.ask(question)
    assert answer.status == "answered" and all(word in answer.text for word in said), answer.text


def test_a_level_that_no_passage_tells_of_is_said_to_be_missing(two: Any) -> None:
    answer = two.ask("今年固定资产投资 市里定增多少，区里定增多少？")
    assert answer.status == "partial" and "4%" in answer.text and "没有找到" in answer.text


@pytest.mark.parametrize("question", ["区委农村工作会议是谁主持的", "谁主持了区委农村工作会议", "264个水利项目里面镇级的有几个"])
def test_what_is_not_told_is_refused(two: Any, question: str) -> None:
    assert two.ask(question).status == "refused"


def test_a_figure_of_a_part_is_none_of_the_whole_city(two: Any) -> None:
    answer = two.ask("全市社会消费品零售总额目标是多少")
    assert answer.status == "refused" and "90亿元" not in answer.text


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("2031年绿地率 市里定多少 区里定多少", 2),
        ("市里和区里的绿地率各是多少", 2),
        ("全市有几处码头，区里有几家茶馆", 0),
        ("区里有多少码头", 0),
        ("全市第几，区里多少", 0),
    ],
)
def test_a_question_of_both_levels_is_two(question: str, count: int) -> None:
    assert len(parts_by_level(question)) == count
