"""Which of several places missed targets: each by its own sentence, and how many reports say so; made-up reports."""

from __future__ import annotations

from typing import Any

import pytest

HEAD = """2026年{0}政府工作报告
——2026年1月26日在{0}第十四届人民代表大会第四次会议上
各位代表：
一、2025年工作回顾
地区生产总值增长5%。{1}

二、2026年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长4.5%左右。
"""


@pytest.fixture(scope="module")
def three(over: Any) -> Any:
    said = {
        "青海省": "粮食产量、能耗强度两个指标没有完成年度目标。",
        "海南省": "扭转多年未达预期目标的局面。",
        "贵州省": "出口增长3%，进出口增长8%。",
    }
    return over({f"{place}.txt": HEAD.format(place, words) for place, words in said.items()})


@pytest.mark.parametrize("question", ["哪些省没完成目标", "which provinces missed their targets"])
def test_only_the_place_that_says_so_is_named(three: Any, question: str) -> None:
    answer = three.ask(question)
    assert answer.status == "answered"
    assert {citation.report.id for citation in answer.citations} == {"青海省"}
    assert "不等于都达到了" in answer.text or "does not mean that they reached everything" in answer.text


@pytest.mark.parametrize("question", ["guizhou gdp tgt 26", "Guizhou GDP target for FY26?"])
def test_shorthand_and_two_digit_years_are_read(three: Any, question: str) -> None:
    assert "4.5%" in three.ask(question).text


def test_trade_both_ways_is_no_export(three: Any) -> None:
    assert "3%" in three.ask("贵州去年出口增长多少").text
    assert three.ask("青海去年出口增长多少").status == "refused"


@pytest.mark.parametrize(
    "question", ["Which provinces missed their growth target in 2025?", "which provinces met their GDP target in 2025"]
)
def test_results_of_a_year_whose_targets_no_report_states_are_not_judged(three: Any, question: str) -> None:
    answer = three.ask(question)
    assert (answer.status, answer.reason) == ("partial", "not_in_corpus")
    assert answer.text.startswith("The loaded reports do not state the targets of that year")


def test_which_places_grew_fastest_asks_of_gdp(three: Any) -> None:
    assert three.understand("Which provinces grew fastest in 2025?").indicators == ("地区生产总值",)
