"""What was done is asked: the review comes first, a plan is told as one; what is only used is not explained. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("question", "said", "status"),
    [
        ("去年一共来了多少游客", "2.1亿", "answered"),
        ("江苏新建了多少个口袋公园", "86个", "answered"),
        ("How many tourists did Jiangsu receive in 2025?", "210 million", "answered"),
        ("改造了多少座桥梁", "只找到计划", "partial"),
        ("去年改造多少座桥梁", "", "refused"),  # planned for the year after: of the year asked nothing is told
        ("How many bridges were renovated?", "only what was planned", "partial"),
        ("2026年计划改造多少座桥梁", "95座", "answered"),
        ("说好改造多少座桥梁", "95座", "answered"),
    ],
)
def test_what_was_done_is_told_by_the_review_and_a_plan_as_a_plan(reviewed: Any, question: str, said: str, status: str) -> None:
    answer = reviewed.ask(question)
    assert answer.status == status and said in answer.text
    assert status == "partial" or "只找到计划" not in answer.text


@pytest.mark.parametrize("question", ["低空经济是什么意思", "什么是低空经济？", "What does low-altitude economy mean?"])
def test_a_word_of_policy_that_is_only_used_is_not_explained(reviewed: Any, question: str) -> None:
    answer = reviewed.ask(question)
    assert (answer.status, answer.reason) == ("refused", "undefined_term")


def test_what_is_done_about_it_is_told(reviewed: Any) -> None:
    assert reviewed.ask("低空经济怎么发展").status == "answered"


PLANNED = """2025年江苏省政府工作报告
——2025年1月19日在江苏省第十四届人民代表大会第三次会议上

一、2024年工作回顾
接待游客1.9亿人次。

二、2025年工作安排
今年主要预期目标是：地区生产总值增长6%左右。力争接待游客超2.2亿人次，新建充电站140座。
"""
FOLLOWED = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
地区生产总值增长5.3%。文旅市场持续火热，全年接待游客2.1亿人次。“十四五”期间累计接待游客9.6亿人次。

二、2026年工作安排
今年主要预期目标是：地区生产总值增长5%左右。
"""


@pytest.fixture(scope="module")
def followed(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省2025.txt": PLANNED, "江苏省2026.txt": FOLLOWED})


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("去年接待游客多少", "2.1亿", "只找到计划"),
        ("去年新建几座充电站", "只找到计划", "5.3%"),  # nothing tells that they were built
        ("去年计划接待游客多少", "2.2亿", "只找到计划"),
        ("今年地区生产总值目标是多少", "5%左右", "6%左右"),  # 今年 in the plan for 2025 is 2025
    ],
)
def test_last_year_is_told_by_its_review_and_this_year_by_its_own_plan(followed: Any, question: str, said: str, not_said: str) -> None:
    text = followed.ask(question).text
    assert said in text and not_said not in text


def test_a_period_given_as_years_is_that_of_its_plan(followed: Any) -> None:
    asked = "2021-2025年累计接待游客多少"
    assert not any(concept.surface.startswith("2021") for concept in followed.understand(asked).concepts)
    assert "9.6亿" in followed.ask(asked).text.split("\n")[0]


GROWN = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
进出口总额5.2万亿元，同比增长4.1%。新建出口孵化园3个，城镇更新项目新建127处。

二、2026年工作安排
支持青年返乡创业，城镇新增就业120万人以上。
"""


@pytest.fixture(scope="module")
def grown(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省2026.txt": GROWN})


@pytest.mark.parametrize(
    ("question", "said"),
    [("进出口总额增长了多少", "4.1%"), ("How fast did foreign trade grow in 2025?", "4.1%"), ("2026年要新增多少城镇就业", "120万")],
)
def test_how_far_something_grew_is_told_by_its_change(grown: Any, question: str, said: str) -> None:
    assert said in grown.ask(question).text


@pytest.mark.parametrize("question", ["出口总额增长了多少", "How much did exports grow?"])
def test_a_count_of_something_is_no_growth_of_it(grown: Any, question: str) -> None:
    assert "3个" not in grown.ask(question).text and "3 " not in grown.ask(question).text


@pytest.mark.parametrize(
    ("question", "said"), [("新增了多少城镇就业", "只找到计划"), ("How many new urban jobs were created?", "only what was planned")]
)
def test_jobs_that_are_only_planned_are_told_as_planned(grown: Any, question: str, said: str) -> None:
    assert said in grown.ask(question).text
