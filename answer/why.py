"""Why: which way of explaining answers a question, that of an aim, of what fell short, or of what came about.

In: a why-question, its evidence, the facts of its rows. Out: a `Draft` with the reasons that the report gives for that very
fact; None where it gives none. The module knows nothing of tables, nor of what is said where no reason is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.model import Claim
from answer.premise import asks_of_result, result_missed
from answer.reasons import asks_of_fall, asks_of_rise, asks_what_came_about, compose_causes, compose_reasons, compose_shortfall
from answer.target_reasons import compose_target_reasons
from index import Query


def compose_why(
    query: Query, evidence: list[Evidence], good: Sequence[Evidence], facts: tuple[Claim, ...], with_rows: bool, desk: Desk
) -> Draft | None:
    """The reasons given for the fact asked of, behind `facts`; `good` is the evidence that holds enough of the question."""
    came_about = asks_what_came_about(query) and "missed" not in query.wants
    if not came_about and (asked_of := compose_target_reasons(query, desk, facts)):
        return asked_of
    if came_about and (asks_of_rise(query) or not (query.indicators or asks_of_fall(query))):
        return compose_causes(query, good, desk, facts)
    missed = ("missed" in query.wants and with_rows) or result_missed(query, desk)
    if missed or asks_of_fall(query) or asks_of_result(query, desk, beside_target=came_about):
        return compose_shortfall(query, evidence, desk, facts)
    # Why one figure differs from another: only words about the difference would answer it.
    return compose_reasons(query, good, desk, facts) if "comparison" not in query.wants else None
