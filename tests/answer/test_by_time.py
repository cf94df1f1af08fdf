"""One thing asked of several times, each in a part of its own: 2031年有几处，“十六五”时期想做到几处. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer import parts_by_time

REPORT = """2026年澄江省政府工作报告
——2026年1月18日在澄江省第八届人民代表大会第五次会议上

一、2025年工作回顾
2025年，建成标准化晒盐场214处，盐田面积8.6万亩。渔港改造持续推进。

二、“十五五”时期目标任务
“十五五”时期，壮大海洋产业，标准化晒盐场超过330处，深水养殖规模居全国前列。
"""


@pytest.fixture(scope="module")
def salt(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江省.txt": REPORT})


def test_each_time_has_its_own_figure(salt: Any) -> None:
    answer = salt.ask("2025年建成标准化晒盐场多少处，“十五五”时期想做到多少处？")
    assert answer.status == "answered"
    assert "214处" in answer.text and "330处" in answer.text and "没有找到" not in answer.text


def test_a_time_without_a_figure_is_not_lent_that_of_another(salt: Any) -> None:
    answer = salt.ask("2025年盐田面积多少万亩，“十六五”时期想做到多少万亩？")
    assert "8.6万亩" in answer.text and "330" not in answer.text


@pytest.mark.parametrize(
    ("question", "language", "count"),
    [
        ("2031年晒场有几处，2032年要建几处", "zh", 2),
        ("晒场2031年定的多少处 做到了多少 2032年又要多少", "zh", 3),
        ("how many piers were built in 2031 and how many are planned for the next year?", "en", 2),
        ("晒场目前有几处，2032年想做到几处", "zh", 2),
        ("how many piers are there now vs what they want in 2032", "en", 2),
        ("Kelp farming: what was the goal for 2031, what was reached, and what is the goal for 2032?", "en", 3),
        ("2031年晒场有几处，码头有几座", "zh", 0),  # two things
        ("2031年晒场有几处，为什么2032年更多", "zh", 0),
        ("How much salt was made in 2031, and did that meet the target for 2031?", "en", 0),
    ],
)
def test_parts_of_several_times_are_seen(question: str, language: str, count: int) -> None:
    assert len(parts_by_time(question, language)) == count
