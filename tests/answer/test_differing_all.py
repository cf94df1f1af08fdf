"""Contradictions asked of as such: pairs of figures that cannot both hold, and none where they can. The reports are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

WORK = """2026年澄江县政府工作报告
——2026年1月18日在澄江县第八届人民代表大会第五次会议上

一、2025年工作回顾
2025年地区生产总值增长5.6%，一般公共预算收入超12亿元，粮食产量42万吨。社会矛盾纠纷化解率95%。

二、2026年工作安排
今年发展的主要预期目标是：地区生产总值增长5%左右。
"""
PLAN = """关于澄江县2025年国民经济和社会发展计划执行情况与2026年计划草案的报告
——2026年1月19日在澄江县第八届人民代表大会第五次会议上

一、2025年计划执行情况
2025年地区生产总值增长{growth}，一般公共预算收入12.6亿元，粮食产量42万吨。

二、2026年计划安排
地区生产总值增长5.1%左右。
"""


@pytest.fixture(scope="module")
def apart(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江县工作.txt": WORK, "澄江县计划.txt": PLAN.format(growth="5.2%")})


@pytest.fixture(scope="module")
def alike(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江县工作.txt": WORK, "澄江县计划.txt": PLAN.format(growth="5.6%")})


@pytest.mark.parametrize(
    "question",
    [
        "报告里有哪些数字互相矛盾",
        "两份报告的数字对得上吗",
        "Which figures contradict each other?",
        "Do the numbers in the two reports disagree?",
    ],
)
def test_two_figures_that_cannot_both_hold_are_shown_with_their_sources(apart: Any, question: str) -> None:
    answer = apart.ask(question)
    assert answer.status == "answered" and answer.dropped == 0
    assert {citation.quote for citation in answer.citations} == {"2025年地区生产总值增长5.6%", "2025年地区生产总值增长5.2%"}
    assert len({citation.report.id for citation in answer.citations}) == 2
    assert "哪一个对，报告没有说" in answer.text or "do not say which is right" in answer.text


@pytest.mark.parametrize("question", ["GDP的数字前后一致吗", "Is there any discrepancy in the GDP figures?"])
def test_of_one_indicator_what_is_stated_twice_is_shown_though_nothing_differs(alike: Any, question: str) -> None:
    answer = alike.ask(question)
    assert answer.status == "answered"
    assert "没有不能同时成立的" in answer.text or "none of these figures contradict" in answer.text
    assert any("5.6%" in citation.quote for citation in answer.citations)


def test_bounds_and_around_are_no_contradiction(alike: Any) -> None:
    answer = alike.ask("报告里有哪些数字互相矛盾")
    assert answer.status == "answered" and "没有不能同时成立的" in answer.text and answer.citations  # what was compared is shown


@pytest.mark.parametrize(
    "question", ["矛盾纠纷化解率是多少", "当前的主要矛盾是什么", "口径不一样怎么办", "Do the opinions of experts differ?"]
)
def test_other_contradictions_compare_no_figures(apart: Any, question: str) -> None:
    assert "同一对象" not in apart.ask(question).text and "more than one place" not in apart.ask(question).text
