"""Kinds of questions that have rules of their own, tried in this order before the evidence is ranked.

In: a `Query`. Out: the first `Draft` that one of them makes, or None. The module knows the order alone: whole tables
before single documents, these before the meaning of a name.
"""

from __future__ import annotations

from answer.against_wider import compose_against_wider
from answer.chapters import compose_chapter
from answer.dated import compose_dated
from answer.definitions import compose_definition
from answer.delivered import compose_delivered
from answer.differing_all import compose_differing
from answer.draft import Desk, Draft
from answer.enumerated import compose_enumerated
from answer.held_to import compose_held_to
from answer.interviewed import compose_interviewed
from answer.list_rows import compose_list_row
from answer.mention_lists import compose_mentions
from answer.missed_text import compose_missed_in_text
from answer.problems import compose_problems
from answer.promise import compose_promise
from answer.rank_claims import compose_ranks
from answer.report_overview import compose_new_names, compose_report
from answer.row_sets import compose_row_set
from answer.section_overview import compose_section
from answer.speakers import compose_holder
from answer.tally import compose_missed, compose_missed_why, compose_tally
from answer.target_reasons import compose_all_targets_why
from answer.titled import compose_box
from index import Query


def compose_of_all(query: Query, desk: Desk) -> Draft | None:
    """The answer to a question of a whole table or of whole reports, which need not name anything."""
    for compose in (
        compose_interviewed,
        compose_section,
        compose_missed_why,
        compose_row_set,
        compose_mentions,
        compose_against_wider,
        compose_held_to,
        compose_promise,
        compose_missed,
        compose_missed_in_text,
        compose_tally,
        compose_ranks,
        compose_box,
        compose_list_row,
        compose_chapter,
        compose_report,
        compose_new_names,
        compose_delivered,
        compose_all_targets_why,
        compose_dated,
        compose_differing,
        compose_problems,
    ):
        draft = compose(query, desk)
        if draft is not None:
            return draft
    return None


def compose_of_kind(query: Query, desk: Desk) -> Draft | None:
    """The answer to a question for who holds an office, for what a box or an enumeration lists, or for what a name means."""
    for compose in (compose_holder, compose_box, compose_enumerated, compose_definition):
        draft = compose(query, desk)
        if draft is not None:
            return draft
    return None
