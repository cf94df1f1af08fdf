"""How many members of a group are to be named, and which sentence names them; questions and sentences are made up here."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from answer.members import bears_noun, members_asked, names_members


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("那9家三甲医院分别是哪几家", 9),
        ("name the other five firms", 5),
        ("list all eight of them", 8),
        ("“三同”是哪三同", 0),
        ("2025年新增了9家医院吗", 0),
        ("一共有多少家医院", 0),
    ],
)
def test_how_many_members_are_to_be_named(question: str, number: int) -> None:
    asked: Any = SimpleNamespace(plain=question)
    assert members_asked(asked) == number


def test_members_are_counted_in_one_enumeration() -> None:
    assert names_members(["整合甲医院、乙医院、丙医院和丁医院资源。"], 4)
    assert not names_members(["整合9家三甲医院、500余家机构资源。"], 9)
    assert names_members(["一是稳增长。二是促改革。三是惠民生。"], 3)


def test_a_comma_in_half_width_parts_clauses_and_enumerates_nothing() -> None:
    assert not names_members(["加强与邻市、邻县和港口联动,共建码头,共享渡船,新增灯塔。"], 6)
    assert names_members(["改造东桥、西桥、南桥、北桥,新增灯塔。"], 4)


@pytest.mark.parametrize(
    ("question", "bears"),
    [
        ("who are the three river guilds? just the names", True),
        ("which three guilds are there", True),
        ("name the three piers in the city", False),  # one pier is named
        ("what do the guilds do", False),
    ],
)
def test_members_bear_the_noun_that_they_are_asked_by_in_english(question: str, bears: bool) -> None:
    english = "The ferry guild will build a pier, the salt guild will repair boats, and the net guild will train fishers."
    asked: Any = SimpleNamespace(plain=question)
    item: Any = SimpleNamespace(text="渡运会建码头，盐运会修船，织网会育人。", rendering=english)
    assert bears_noun(asked, item, 3) is bears
