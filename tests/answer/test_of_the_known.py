"""How many of those that the question counts: no count of all is given for one of some. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.attributes import Statement
from answer.of_the_known import counts_named_part

REPORT = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
认定百年老店140家，举办老字号展销48场，带动消费3.2亿元。
开工水利项目260个，其中中小河流治理项目75个。
吸引310个创新团队参赛，90余项成果落地。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省.txt": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "认定的那140家百年老店 卖茶的有几家",
        "那310个创新团队里 有多少是从大学来的",
        "Of the 140 century-old shops recognised, how many sell tea?",
    ],
)
def test_no_count_of_all_is_given_for_some_of_them(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")


@pytest.mark.parametrize(
    ("question", "said"),
    [("260个水利项目里中小河流治理项目有几个", "75个"), ("认定了多少家百年老店", "140家"), ("带动消费多少", "3.2亿元")],
)
def test_a_count_of_some_that_is_stated_is_given(one: Any, question: str, said: str) -> None:
    assert said in one.ask(question).text


@pytest.mark.parametrize(
    ("question", "told", "counted"),
    [
        ("存贷款余额8.6万亿元，其中贷款余额是多少", "存贷款余额达8.6万亿元", False),
        ("存贷款余额8.6万亿元，其中贷款余额是多少", "存贷款余额达8.6万亿元，贷款余额4.1万亿元", True),
        ("茶馆260家，其中老茶馆有多少", "茶馆260家、老茶馆75家", True),
    ],
)
def test_a_part_whose_name_ends_that_of_its_whole_is_not_the_whole(one: Any, question: str, told: str, counted: bool) -> None:
    assert counts_named_part(one.understand(question), [Statement(told, "", "", False)]) is counted
