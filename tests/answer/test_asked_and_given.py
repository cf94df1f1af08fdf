"""What is asked for is what is given: incentives for whom, yields of what, growth beside growth, the new before all. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.attributes import Statement
from answer.counted import counts_it
from answer.heads import speaks_of_noun
from answer.set_words import set_asked
from index import english_stems

REPORT = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
新增外资机构企业90家。兑现奖励3亿元，助力民营企业发展。老年食堂达260家。
丝绸小镇加快建设，推动茶叶、瓷器等产业园扩容，茶叶增加值增长8%。云锦产业园规上企业营收超85亿元。
拥有市场主体960万户，居全国前列。支持市场主体走出去拓展业务。新增市场主体41万户，登记注册便利度提升。
实施文旅融合行动，推动餐饮与旅游联动发展。刺绣产值增长9%，陶艺产值增长4%。

二、2026年工作安排
改造老旧码头12座。谋划老旧码头更新，打造滨水公共空间。
主要预期目标是：固定资产投资增长5%，社会消费品零售总额增长6%。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("民营企业有什么优惠政策", "3亿元"),
        ("云锦产业园去年营收", "85亿元"),
        ("新增市场主体多少户", "41万户"),
        ("刺绣和陶艺哪个增速快", "9%"),
        ("社零和投资今年目标各多少", "5%"),
    ],
)
def test_what_states_it_is_given(one: Any, question: str, said: str) -> None:
    answer = one.ask(question)
    assert answer.status == "answered" and said in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "对外企有什么优惠政策",
        "养老有什么补贴",
        "丝绸小镇去年产值多少",
        "餐饮和旅游哪个增速快",
        "What incentives exist for foreign firms?",
        "Are there any chip makers?",
        "Who is the boss of the province?",
    ],
)
def test_what_nothing_states_is_refused(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert answer.status == "refused" and not answer.citations, answer.text


def test_the_new_are_counted_before_all_there_are(one: Any) -> None:
    assert "41万户" in one.ask("新增了多少市场主体").text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "indicators"),
    [
        ("社零和投资今年目标各多少", {"社会消费品零售总额", "固定资产投资"}),
        ("社零和投资环境怎么样", {"社会消费品零售总额"}),
        ("民间投资和社零今年目标", {"社会消费品零售总额", "民间投资"}),
    ],
)
def test_an_everyday_word_beside_an_indicator_names_one_too(one: Any, question: str, indicators: set[str]) -> None:
    assert set(one.understand(question).indicators) == indicators


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Which targets rise in 2031?", ("higher",)),
        ("Which goals went down in 2031?", ("lower",)),
        ("2031年哪些目标提高了", ("higher",)),
        ("2031年哪些目标降了", ("lower",)),
    ],
)
def test_targets_that_rise_are_a_set(one: Any, question: str, kinds: tuple[str, ...]) -> None:
    asked = set_asked(one.understand(question))
    assert asked is not None and asked.kinds == kinds and asked.against_target


@pytest.mark.parametrize("question", ["Which targets are there to increase exports?", "which goals did they miss"])
def test_what_targets_are_for_is_no_rise(one: Any, question: str) -> None:
    asked = set_asked(one.understand(question))
    assert asked is None or "higher" not in asked.kinds


@pytest.mark.parametrize(
    ("rendered", "counted"),
    [("10 boat yards with 381 moorings were added", False), ("340 boats were exported", True), ("exports of 340 boats", True)],
)
def test_what_was_done_to_those_counted_is_told_too(one: Any, rendered: str, counted: bool) -> None:
    statement = Statement("340", "", f" {' '.join(english_stems(rendered))} ", False)
    assert counts_it(one.understand("How many boats were exported?"), [statement]) is counted


@pytest.mark.parametrize(("text", "told"), [("单位产出提升", False), ("产出达12亿元", True)])
def test_an_output_is_a_figure(one: Any, text: str, told: bool) -> None:
    statement = Statement(text, "", " output of the harbour per build ", False)
    assert speaks_of_noun(one.understand("What output did the harbour record?"), [statement], lambda word, words: []) is told


def test_any_park_is_no_parking_space(one: Any) -> None:
    found = next(concept for concept in one.understand("How many parking spaces were added?").concepts if concept.kind == "indicator")
    assert ("park",) not in found.en and ("park", "space") in found.en
