"""Figures held against each other: an aim and its result, two figures of one question, two years. The reports are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.model import Claim
from answer.verify import check_claim

LAST = """2025年江苏省政府工作报告
——2025年1月20日在江苏省第十四届人民代表大会第三次会议上

二、2025年工作安排
推动文旅融合，力争接待游客超9100万人次。城镇新增就业120万人以上。单位地区生产总值能耗下降3%。
"""
THIS = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
文旅市场持续火热，全年接待游客9396.5万人次。城镇新增就业112.5万人。全省地铁新增运营里程30公里，总里程达909公里、居全国首位。
全社会研发投入强度达3.38%左右。口岸经济加快发展，内河港货运量完成575万吨。云港枢纽一期建成投用，二期加快建设。
社会消费品零售总额居全国第2。全省技术、数据、水权等3大要素交易平台挂牌运营。育儿补贴惠及124万名婴幼儿。
实际使用外资158亿美元。

二、2026年工作安排
全社会研发投入强度3.42%左右。海港集团货运量力争突破4.8亿吨。建强“三大要素”交易平台，服务中小企业。
"""


@pytest.fixture(scope="module")
def two(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省2025.txt": LAST, "江苏省2026.txt": THIS})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2025年接待游客9100万人次的目标完成了吗", ["超9100万人次", "9396.5万人次", "，达到目标"]),
        ("Did tourist arrivals hit the 2025 goal of 91 million?", ["over 91 million", "93.965 million", "the target was met"]),
        ("2025年城镇新增就业120万人的目标完成了吗", ["120万人以上", "112.5万人", "没有达到目标"]),
        ("江苏研发投入强度，“十四五”末到了多少，今年的目标又是多少？", ["3.38%", "3.42%"]),
        ("货运量到底是575万吨还是4.8亿吨", ["575万吨", "4.8亿吨"]),
        ("地铁现在总共多少公里了 在国内排老几", ["909公里", "首位"]),
        ("三大要素交易平台是哪三个？", ["技术、数据、水权"]),
        ("how many infants got the childcare subsidy in 2025", ["1.24 million"]),
    ],
)
def test_both_sides_are_told(two: Any, question: str, said: list[str]) -> None:
    answer = two.ask(question)
    assert answer.status == "answered", answer.text
    assert [words for words in said if words not in answer.text] == []


@pytest.mark.parametrize(
    "question",
    [
        "2025年接待游客8000万人次的目标完成了吗",  # nobody aimed at that
        "2025年单位地区生产总值能耗下降3%的目标完成了吗",  # no result is told
    ],
)
def test_no_verdict_without_an_aim_and_its_result(two: Any, question: str) -> None:
    text = two.ask(question).text
    assert "达到目标" not in text


@pytest.mark.parametrize(
    "question",
    [
        "社零排第一的是哪个省",  # the second is told
        "when does phase three of the Yungang hub open",  # the first and the second are told
        "实际使用外资来自哪些国家，按国别分",
    ],
)
def test_what_stands_beside_the_answer_is_refused(two: Any, question: str) -> None:
    assert two.ask(question).status == "refused"


def test_an_aim_whose_outcome_is_told_nowhere_is_given_alone(two: Any) -> None:
    answer = two.ask("2025年单位地区生产总值能耗下降3%的目标完成了吗")
    assert answer.status == "partial"
    assert "下降3%" in answer.text
    assert "没有写明2025年的结果" in answer.text


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("按这两处的数字比较，达到目标。", True),
        ("按这两处的数字比较，没有达到目标。", False),
        ("By these two figures the target was met.", True),
        ("By these two figures the target was not met.", False),
    ],
)
def test_a_verdict_is_held_against_the_two_figures(two: Any, text: str, holds: bool) -> None:
    citations = two.ask("2025年接待游客9100万人次的目标完成了吗").citations[:2]
    assert (check_claim(Claim(text, citations)) is not None) is holds


@pytest.mark.parametrize(
    "question",
    [
        "海盐县2025年接待游客多少人次",
        "2025年兰考县城镇新增就业多少人",
        "How many tourists did Haiyan County receive in 2025?",
        "What was Pudong's urban job creation in 2025?",
    ],
)
def test_a_place_that_no_list_holds_is_not_answered_from_another_places_report(two: Any, question: str) -> None:
    answer = two.ask(question)
    assert (answer.status, answer.reason) == ("refused", "other_place")


def test_a_place_that_no_list_holds_is_answered_from_its_own_report(over: Callable[[dict[str, str]], Any]) -> None:
    of_county = "2025年海盐县政府工作报告\n——2025年1月20日\n\n二、2025年工作安排\n地区生产总值增长6%左右。\n"
    both = over({"江苏省2026.txt": THIS, "海盐县.txt": of_county})
    for question in ("海盐县2025年GDP目标是多少", "What is Haiyan County's 2025 GDP growth target?"):
        answer = both.ask(question)
        assert answer.status == "answered", answer.text
        assert "6%" in answer.text
