"""Two years, two parts of a place, two things in one question: each gets its own figure. The reports are made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from answer.selection import alone_first

LAST = """2025年重庆市政府工作报告
——2025年1月18日在重庆市第六届人民代表大会第三次会议上

一、2024年工作回顾
712处矿洞隐患点实现智能监测。改造老旧厂房38万平方米。

二、2025年工作安排
打造消费中心，提升万州区、江津区、永川区商业能级，社会消费品零售总额突破1400亿元。
江津区改造步行街，社会消费品零售总额达180亿元。
"""
THIS = """2026年重庆市政府工作报告
——2026年1月18日在重庆市第六届人民代表大会第四次会议上

一、2025年工作回顾
880处矿洞隐患点实现智能监测全覆盖。“十四五”期间改造老旧厂房215万平方米。规上水路联运、快递业务总量分别增长27.1%、52%。

二、2026年工作安排
江津区改造步行街二期，力争社会消费品零售总额突破270亿元。
海港学院将打造实体平台，内设技能培训、就业咨询、心理辅导、亲子活动、读书交流及休闲餐饮六大功能区域，服务周边居民。
"""


@pytest.fixture(scope="module")
def two(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"重庆市2025.txt": LAST, "重庆市2026.txt": THIS})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("江津区的零售总额目标 2025年和2026年各多少", ["180亿元", "270亿元"]),  # not the 1400亿元 of three together
        ("智能监测的矿洞隐患点 2024年几处 一年后呢", ["712处", "880处"]),
        ("改造老旧厂房 2024年多少万平方米 十四五一共多少万平方米", ["38万平方米", "215万平方米"]),
        ("海港学院里头隔成哪六块地方", ["技能培训", "心理辅导", "休闲餐饮"]),
    ],
)
def test_each_side_has_its_own_figure(two: Any, question: str, said: list[str]) -> None:
    answer = two.ask(question)
    assert answer.status == "answered" and all(word in answer.text for word in said), answer.text


def test_growth_of_two_things_that_are_named_is_not_that_of_the_economy(two: Any) -> None:
    asked = two.understand("Which grew faster in 2025, the express business or water transport?")
    assert asked.indicators != ("地区生产总值",)
    assert two.understand("Which grew faster in 2025, Zhejiang or Jiangsu?").indicators == ("地区生产总值",)


@pytest.mark.parametrize(
    "question",
    ["2025年没完成的那几个指标 一个个给我列出来", "没达标的指标挨个列一遍", "list each target that was missed in 2025, one by one"],
)
def test_the_targets_missed_are_listed_however_the_list_is_asked_for(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered" and answer.text.count("\n- ") > 1


@pytest.mark.parametrize(
    ("question", "said"), [("实际使用外资2025年增长了多少", "52%"), ("How much did foreign investment grow in 2025?", "52%")]
)
def test_growth_is_told_where_the_table_gives_the_size_alone(assistant: Any, question: str, said: str) -> None:
    assert said in assistant.ask(question).text


def test_a_target_is_no_growth(assistant: Any) -> None:
    assert "预计完成660亿元" in assistant.ask("民营经济增加值2025年增长多少").text.split("\n")[0]


def test_a_name_of_common_words_stands_as_it_is(assistant: Any) -> None:
    named, other = assistant.ask("What are the new three?"), assistant.ask("The new ferry rules clear up which three kinds of cases?")
    assert "literature" in named.text and "literature" not in other.text


def test_of_one_part_its_own_sentence_stands_before_that_of_several(two: Any) -> None:
    query = two.understand("江津区2025年的零售额目标多少")
    items = sorted(two._composer._ranked(query), key=lambda item: "1400亿元" not in item.text)
    items = [replace(item, of_part="180亿元" in item.text) for item in items]
    assert "1400亿元" in items[0].text and "180亿元" in alone_first(query, items)[0].text
    whole = [replace(item, of_part=False) for item in items]
    assert alone_first(query, whole) == whole
