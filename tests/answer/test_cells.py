"""Tables whose cells hold their own unit, whose rows are named with it, and that have a column of verdicts; a made-up report."""

from __future__ import annotations

from typing import Any

import pytest

REPORT = """2026年青岭县政府工作报告
——2026年1月12日在青岭县第十九届人民代表大会第六次会议上

一、2025年工作回顾
全县经济平稳运行。

2025年主要指标完成情况表

| 指标 | 2025年目标 | 2025年完成 | 是否完成 |
| --- | --- | --- | --- |
| 地区生产总值增速 | 6.5%左右 | 5.8% | 未完成 |
| 固定资产投资增速 | 6% | -2.5% | 未完成 |
| 城镇新增就业（人） | 6000 | 6120 | 完成 |
| 实际使用外资（万美元） | 3600 | 3860 | 完成 |

二、2026年工作安排
主要预期目标是：地区生产总值增长6%左右，城镇新增就业6000人以上。
"""


@pytest.fixture(scope="module")
def county(over: Any) -> Any:
    return over({"青岭县.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("青岭县2025年GDP完成目标了吗", ("6.5%左右", "5.8%", "未达到目标")),
        ("青岭县2025年实际使用外资完成目标了吗", ("3600万美元", "3860万美元", "达到目标")),
        ("Did Qingling County meet its 2025 GDP target?", ("around 6.5%", "5.8%", "missed")),
        ("Did Qingling County meet its 2025 paid-in foreign capital target?", ("36 million US dollars", "38.6 million", "met")),
        ("青岭县2025年城镇新增就业多少人", ("6120人",)),
        ("青岭县2025年哪些目标没完成", ("2项", "-2.5%", "5.8%")),
    ],
)
def test_a_row_is_told_with_its_units(county: Any, question: str, held: tuple[str, ...]) -> None:
    answer = county.ask(question)
    assert answer.status == "answered" and answer.dropped == 0
    assert not [words for words in held if words not in answer.text], answer.text


def test_a_verdict_is_no_figure(county: Any) -> None:
    assert {row.fact.value for row in county.facts(year=2025) if row.fact.row is not None} == {
        "6.5左右", "5.8", "6", "-2.5", "6000", "6120", "3600", "3860",
    }  # fmt: skip


def test_its_target_is_that_of_the_place_the_question_names(county: Any) -> None:
    history = [{"question": "Why is the 2026 GDP target of Yuzhong District 5%?"}]
    understood = county.ask("How did Qingling County do against its 2025 GDP target?", history=history).understood.question
    assert understood is None or "Yuzhong" not in understood
