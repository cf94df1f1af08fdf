"""How large something is: told before its growth, of the year asked of and of the whole place; totals over years told as such."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.level_asked import asks_level
from answer.levels import asks_amount
from answer.several_years import sums_years

RIVER = """2026年鹿鸣区政府工作报告
——2026年1月18日在鹿鸣区第八届人民代表大会第五次会议上

一、2025年工作回顾
地区生产总值达到812.4亿元、增长5.1%。全区一般公共预算收入增长3.2%。
“十四五”期间民生支出累计426亿元，新建学校18所。
物流业增加值占全区1/6、位列全市第3。
实施项目120个，五年累计完成技改投资88亿元。

二、2026年工作安排
地区生产总值增长5%左右。
"""


@pytest.fixture(scope="module")
def river(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"鹿鸣区.txt": RIVER})


@pytest.mark.parametrize(
    ("question", "level", "rate"),
    [
        ("2025年GDP是多少", "1781.8亿元", "4.5%"),
        ("2025年社零总额多少", "1851.2亿元", "5%"),
        ("居民收入多少", "6万元", "4.5%"),
        ("What was GDP in 2025?", "178.18 billion yuan", "4.5%"),
        ("how much were retail sales last year", "185.12 billion yuan", "5%"),
    ],
)
def test_the_amount_stands_before_the_rate(assistant: Any, question: str, level: str, rate: str) -> None:
    text = assistant.ask(question).text
    assert 0 <= text.find(level) < text.find(rate)


@pytest.mark.parametrize("question", ["2025年GDP增速是多少", "2026年GDP目标是多少", "2025年社零增长多少", "What was GDP growth in 2025?"])
def test_where_growth_or_a_target_is_asked_no_amount_stands_first(assistant: Any, question: str) -> None:
    first = assistant.ask(question).text.split("\n")[0]
    assert "亿元" not in first and "billion" not in first


@pytest.mark.parametrize(
    ("question", "level", "amount"),
    [
        ("2025年GDP达到了多少", True, True),
        ("How much did GDP reach in 2025?", True, True),
        ("财政收入多少", False, True),
        ("2025年GDP增速达到多少", False, False),
        ("2025年城镇化率达到多少", False, False),
        ("How much did GDP growth reach in 2025?", False, False),
        ("2026年GDP目标是多少", False, False),
        ("哪个区GDP最大", True, False),
        ("哪个区GDP增长最大", False, False),
    ],
)
def test_an_amount_is_told_from_a_rate(assistant: Any, question: str, level: bool, amount: bool) -> None:
    query = assistant.understand(question)
    assert (asks_level(query), asks_amount(query)) == (level, amount)


def test_where_only_growth_is_stated_a_level_is_not_found(river: Any) -> None:
    assert "812.4亿元" in river.ask("2025年GDP达到多少").text
    answer = river.ask("2025年一般公共预算收入达到多少亿元")
    assert (answer.status, answer.nearest is not None) == ("refused", True)


@pytest.mark.parametrize(
    "question", ["Which is the largest district of Chongqing by GDP?", "哪个区GDP最大", "which district has the highest retail sales"]
)
def test_the_largest_district_is_not_named_by_a_growth_rate(assistant: Any, question: str) -> None:
    assert assistant.ask(question).status == "refused"


def test_a_total_over_years_answers_for_no_single_one_and_is_the_nearest_there_is(river: Any, assistant: Any) -> None:
    answer = river.ask("2025年民生支出多少亿元")
    assert (answer.status, answer.reason) == ("refused", "other_year")
    assert answer.text == "已读入的报告里只找到几年的合计或年均，没有找到2025年一年的。"
    assert answer.nearest is not None and "426亿元" in answer.nearest.quote
    english = assistant.ask("How much did tourists spend in 2025")
    assert english.text == "In the loaded reports only a total or an average over several years was found, none of 2025 alone."


def test_where_only_a_share_is_stated_it_is_told_that_the_amount_is_not(river: Any) -> None:
    answer = river.ask("物流业增加值多少")
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")
    assert answer.text == "已读入的报告里没有找到它有多少，只找到它的变化、占比或位次。"
    assert answer.nearest is not None and "物流业增加值" in answer.nearest.quote
    assert river.ask("物流业增加值占比多少").status == "answered"


def test_the_newest_amount_stands_before_what_is_aimed_at(assistant: Any) -> None:
    assert "178.18 billion" in assistant.ask("How big is Yuzhong's economy?").text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "text", "several"),
    [
        ("2025年技改投资多少", "五年累计完成技改投资88亿元。", True),
        ("2025年技改投资多少", "“十四五”期间，技改投资达88亿元。", True),
        ("2025年技改投资多少", "2025年技改投资累计完成20亿元。", False),
        ("2025年技改投资多少", "全年技改投资20亿元，五年累计88亿元。", False),
        ("2025年技改投资多少", "新建学校18所；五年来服务业增长8%。", False),
    ],
)
def test_a_span_of_years_is_seen(river: Any, question: str, text: str, several: bool) -> None:
    assert sums_years(river.understand(question), text) is several


def test_a_part_of_the_place_comes_last_and_is_named(assistant: Any) -> None:
    answer = assistant.ask("去年呢", history=[{"question": "2026年社零总额目标是多少"}])
    lines = answer.text.split("\n")
    of_part = [at for at, line in enumerate(lines) if "商圈" in line or "中央商务区" in line or "1150亿元" in line or "230亿元" in line]
    assert of_part == [] or min(of_part) > max(at for at, line in enumerate(lines) if "渝中区2025年" in line)
    assert "1150亿元" not in answer.text or "中央商务区" in answer.text
