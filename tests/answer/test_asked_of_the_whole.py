"""The whole city that a district lies in, however it is put, and two things held against each other. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

REPORT = """2026年南京市玄武区人民政府工作报告
——2026年1月12日在玄武区第十九届人民代表大会第六次会议上

一、2025年工作回顾
社会消费品零售总额612亿元、占全市1/9。规上陶瓷、丝绸产业营收分别增长21%、48%。

二、2026年工作安排
市委经济工作会议明确全市地区生产总值增长5.4%左右，我区预期目标是地区生产总值增长5%。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"南京市玄武区.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("整个南京25年社零总额多少", "city"),
        ("整座南京去年零售额有多少", "city"),
        ("玄武区社零占整个南京多少", "district"),
        ("社零占整个南京的几成", "district"),
        ("丝绸市场整个体量有多大", "district"),
    ],
)
def test_the_whole_city_is_told_from_a_share_of_it(one: Any, question: str, scope: str) -> None:
    assert one.understand(question).scope == scope


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("ferry trips for the whole of Chongqing city in 2025", "city"),
        ("how many ferries sail in all of Chongqing", "city"),
        ("what share of the whole of Chongqing's ferries is that", "district"),
    ],
)
def test_the_whole_city_is_told_from_a_share_of_it_in_english(assistant: Any, question: str, scope: str) -> None:
    assert assistant.understand(question).scope == scope


def test_what_is_the_districts_answers_for_no_whole_city(one: Any) -> None:
    assert one.ask("整个南京25年社零总额多少").reason == "other_place"
    assert "5.4%" in one.ask("整个南京26年GDP目标定多少").text
    assert "1/9" in one.ask("社零占整个南京多少").text


@pytest.mark.parametrize("question", ["陶瓷和丝绸哪个涨得快", "which grew faster, ceramics or silk"])
def test_of_two_things_their_own_growth_is_asked(one: Any, question: str) -> None:
    assert not one.understand(question).indicators


@pytest.mark.parametrize("question", ["南京和苏州哪个增长快", "经济增长目标是多少"])
def test_of_two_places_that_of_gdp_is_asked(one: Any, question: str) -> None:
    assert one.understand(question).indicators == ("地区生产总值",)
