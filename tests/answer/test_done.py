"""What was done is asked: the review comes first, a plan is told as one; what is only used is not explained. The report is made up."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("question", "said", "status"),
    [
        ("去年一共来了多少游客", "2.1亿", "answered"),
        ("江苏新建了多少个口袋公园", "86个", "answered"),
        ("How many tourists did Jiangsu receive in 2025?", "210 million", "answered"),
        ("改造了多少座桥梁", "只找到计划", "partial"),
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
