"""Places side by side by conditions with a scale or a unit, and by who states the most. The reports are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

REPORT = """2026年{place}政府工作报告
——2026年1月18日在{place}第八届人民代表大会第五次会议上

一、2025年工作回顾
地区生产总值{gdp}，增长{growth}。粮食产量{grain}。

二、2026年工作安排
今年发展的主要预期目标是：地区生产总值增长{aim}，城镇新增就业{jobs}。
"""
PLACES = {
    "澄江省": ("5.2万亿元", "5.6%", "1120亿斤", "5.5%左右", "60万人"),
    "鹿鸣省": ("9800亿元", "4.9%", "480万吨", "4.5%左右", "12万人"),
    "松原岭省": ("31000亿元", "5.1%", "3000万吨", "5%左右", "35万人"),
}


@pytest.fixture(scope="module")
def three(over: Callable[[dict[str, str]], Any]) -> Any:
    keys = ("gdp", "growth", "grain", "aim", "jobs")
    return over({f"{place}.txt": REPORT.format(place=place, **dict(zip(keys, row, strict=True))) for place, row in PLACES.items()})


@pytest.mark.parametrize(
    ("question", "fitting"),
    [
        ("哪些省地区生产总值超过3万亿元", {"澄江省", "松原岭省"}),  # one in 亿元, one in 万亿元
        ("哪些省地区生产总值不到万亿元", {"鹿鸣省"}),
        ("哪些省粮食产量超过千亿斤", {"澄江省"}),
        ("哪些省粮食产量超过2000万吨", {"澄江省", "松原岭省"}),  # one of them counts in jin
        ("哪些省城镇新增就业目标超过30万人", {"澄江省", "松原岭省"}),
        ("Which provinces have a GDP over 3 trillion yuan?", {"澄江省", "松原岭省"}),
        ("哪些省2026年GDP增长目标高于5%", {"澄江省"}),
    ],
)
def test_places_that_fit_a_condition_are_found_in_whatever_unit_they_state_it(three: Any, question: str, fitting: set[str]) -> None:
    answer = three.ask(question)
    assert answer.status == "answered"
    assert {citation.report.place for citation in answer.citations} == fitting


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("谁定的GDP增长目标最低", "鹿鸣省"),
        ("Who set the highest growth target for GDP?", "澄江省"),
        ("哪个省经济规模最大", "澄江省"),
        ("Which province has the biggest economy?", "澄江省"),
        ("澄江省和松原岭省谁的粮食产量更高", "澄江省"),
    ],
)
def test_who_states_the_most_or_the_least_is_told_first(three: Any, question: str, place: str) -> None:
    answer = three.ask(question)
    assert answer.status == "answered"
    first = answer.text.split("\n")[0]
    assert place in first or "The highest" in first
    assert answer.citations[0].report.place == place


@pytest.mark.parametrize("question", ["谁作的报告", "谁说的粮食最重要"])
def test_who_alone_compares_nothing(three: Any, question: str) -> None:
    assert "比较了" not in three.ask(question).text
