"""What is aimed at in a year, where a question names the year and nothing else. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

REPORT = """2026年澄江区政府工作报告
——2026年1月18日在澄江区第八届人民代表大会第五次会议上
澄江区人民政府

一、2025年工作回顾
全年渔获总量达到12万吨，渔港改造全面完成。

二、2026年工作安排
力争2033年渔获总量达到30万吨。2034年是建区百年。码头泊位增加到40个。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江区.txt": REPORT})


@pytest.mark.parametrize("question", ["What do they want by 2033?", "what is the city aiming for in 2033", "2033年的目标是什么"])
def test_what_is_wanted_by_a_year_is_what_the_report_says_of_that_year(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert answer.status == "answered"
    assert [citation.quote for citation in answer.citations] == ["力争2033年渔获总量达到30万吨。"]


@pytest.mark.parametrize("question", ["What do they want by 2034?", "What do they want by 2040?", "2040年的目标是什么"])
def test_a_year_of_which_nothing_is_aimed_at_is_another_year(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("refused", "other_year")


def test_what_came_about_is_no_aim(one: Any) -> None:
    assert one.ask("What happened in 2033?").status == "refused"
