"""Loosely worded questions are read as what they are: why, whether to believe it, or how."""

from __future__ import annotations

import pytest

from index.rephrase import with_total
from index.wants import kind_and_wants


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("失业率咋这么高", "zh"),
        ("粮食产量怎么又跌了", "zh"),
        ("消费怎么才涨2%", "zh"),
        ("发电量涨了三成，靠什么拉动", "zh"),
        ("出口暴涨的背后是什么", "zh"),
        ("财政收入咋减少了", "zh"),
        ("粮食产量怎么定得这么高", "zh"),
        ("what is driving the surge in exports", "en"),
        ("thanks to what did output rise", "en"),
        ("what accounts for the drop in revenue", "en"),
    ],
)
def test_a_loosely_worded_why_is_a_why(question: str, language: str) -> None:
    assert kind_and_wants(question, language)[0] == "why"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("怎么才能提高粮食产量", "zh"),
        ("怎么减少污染", "zh"),
        ("靠什么拉动消费", "zh"),
        ("what accounts for 1/5 of exports", "en"),
        ("how will they boost consumption", "en"),
    ],
)
def test_a_way_to_do_something_is_no_why(question: str, language: str) -> None:
    assert kind_and_wants(question, language)[0] != "why"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("这些数据靠不靠得住", "zh"),
        ("统计数字是真实的吗", "zh"),
        ("在那边开店是个好的投资吗", "zh"),
        ("can any of this be believed", "en"),
        ("should I rely on it - are these figures accurate", "en"),
        ("how trustworthy is this report", "en"),
        ("is it wise to buy a flat there", "en"),
        ("两个省，我该把店开在哪边，帮我拿个主意", "zh"),
        ("which of these cities would you pick for a warehouse", "en"),
    ],
)
def test_a_judgement_asked_for_is_an_opinion(question: str, language: str) -> None:
    assert kind_and_wants(question, language)[0] == "opinion"


@pytest.mark.parametrize(
    ("question", "language"),
    [("增长6%的目标是真的吗", "zh"), ("is the power supply reliable", "en"), ("how accurate is the flood model", "en")],
)
def test_a_fact_to_confirm_is_no_opinion(question: str, language: str) -> None:
    assert kind_and_wants(question, language)[0] != "opinion"


@pytest.mark.parametrize(
    ("question", "language", "read"),
    [
        ("去年消费为啥下滑", "zh", "社会消费品零售总额"),
        ("why has the province's investment slumped", "en", "fixed-asset investment"),
        ("why did foreign investment slump", "en", None),
        ("民间投资为啥下滑", "zh", None),
        ("消费为什么重要", "zh", None),
    ],
)
def test_what_a_place_invests_is_its_fixed_asset_investment(question: str, language: str, read: str | None) -> None:
    assert with_total(question, language, []) == question if read is None else read in with_total(question, language, [])


@pytest.mark.parametrize(
    ("question", "language"), [("计划执行报告怎么说港口", "zh"), ("what does the plan report say about harbours", "en")]
)
def test_a_plan_report_is_a_document_and_no_target(question: str, language: str) -> None:
    assert "target" not in kind_and_wants(question, language)[1]
    assert "target" in kind_and_wants({"zh": "计划建几座港口", "en": "how many harbours are planned"}[language], language)[1]
