"""Figures that a question holds against each other, whichever way: two that it states, or parts against their whole.

In: a question and the ranked evidence. Out: the first `Draft` that one of these ways makes, or None. Knows the order alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from answer.adds_up import compose_adds_up
from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.model import Claim
from answer.two_figures import compose_two_figures
from index import Query

Speak = Callable[[Evidence, Query, str], Claim]


def compose_held_against(query: Query, evidence: Sequence[Evidence], desk: Desk, speak: Speak) -> Draft | None:
    """Each figure in the sentence or row that states it; None where the question holds none against another, or one stands nowhere."""
    return compose_two_figures(query, evidence, desk, speak) or compose_adds_up(query, evidence, desk, speak)
