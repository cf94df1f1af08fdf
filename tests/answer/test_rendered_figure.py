"""A figure of what an English question asks of, found in the clause of the rendering; all made up here."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from answer.rendered_figure import figure_in_rendering
from index import Concept

FISHERY = (
    "Since 2031 carp have been smoked at the pier, and several thousand fresh crates are shipped over the season; 12 boats were mended."
)


def _thing(word: str, stem: str = "") -> Concept:
    return Concept(word, (), ((stem or word,),))


@pytest.mark.parametrize(
    ("focus", "others", "given"),
    [
        (_thing("boats", "boat"), (), True),
        (_thing("carp"), (_thing("fresh"), _thing("season")), True),  # the clause of the figure names two other things asked of
        (_thing("carp"), (_thing("fresh"),), False),
        (_thing("carp"), (), False),  # a year is no figure of it
    ],
)
def test_a_clause_with_a_figure_names_what_is_asked_of(focus: Concept, others: tuple[Concept, ...], given: bool) -> None:
    query: Any = SimpleNamespace(focus=focus, concepts=(focus, *others))
    item: Any = SimpleNamespace(rendering=FISHERY)
    assert figure_in_rendering(query, item) is given


def test_without_a_rendering_nothing_is_given() -> None:
    focus = _thing("boats", "boat")
    query: Any = SimpleNamespace(focus=focus, concepts=(focus,))
    item: Any = SimpleNamespace(rendering="")
    assert not figure_in_rendering(query, item)
