"""From what to what: the row of the year before beside that of the year asked of; a word that counts nothing asks for no count."""

from __future__ import annotations

from typing import Any

import pytest

from answer.attributes import asked_attributes
from corpus import make_attribute

SEATS = make_attribute("seats", "count", "座位", "seats", "座位|席位")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("share of water at class II or better, from what to what in 2026", ("100%",)),
        ("High-value invention patents per 10,000 people: from what to what in 2026?", ("at 18[1]", "18.5")),
        ("每万人高价值发明专利拥有量2026年从多少到多少", ("18件", "18.5件")),
    ],
)
def test_from_what_to_what_shows_the_year_before_too(assistant: Any, question: str, said: tuple[str, ...]) -> None:
    text = assistant.ask(question).text
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("how many seats does the new hall have", True),
        ("seats in the new hall", True),
        ("what are the covers on the seats made of", False),
        ("who gives up seats for old people", False),
    ],
)
def test_things_are_counted_only_where_a_question_counts(assistant: Any, question: str, is_asked: bool) -> None:
    assert bool(asked_attributes(assistant.understand(question), [SEATS])) is is_asked


def test_who_runs_a_port_is_not_who_delivered_the_report(assistant: Any) -> None:
    assert "delivered" not in assistant.ask("who runs the port of Chaotianmen").text
