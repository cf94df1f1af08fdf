"""What another passage tells of the same thing, where a question holds two tellings of it against each other.

In: a question of that kind, the sentences or rows chosen for it, the ranked evidence. Out: the sentence that states another figure in the same
unit, or that tells of it in another report; the row of a table that is of the same thing. Which of the two is right is not said. Knows nothing
of scores or wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.draft import Desk
from answer.evidence import Evidence, head_of, names_head
from answer.figures import find_figures, half_width
from answer.indicators import single_claim
from answer.members import members_asked
from answer.model import Claim
from answer.rows import reports_of_place
from answer.scale import things_in
from answer.selection import units_in
from answer.sources import Sources
from index import Query, asks_two_tellings

TRIED = 12  # how far down the evidence another telling is looked for
LEAST_HELD = 0.6  # of what the first sentence holds of the question
_LEAST_THINGS = 2  # of a question that a row's name must hold
_MOST_SETS = 3
_MOST_FIGURES = 2  # beside the first
# 两个数, two figures, wants more: it is figures that are held against each other
_OF_FIGURES = re.compile(r"数[字目值据]?|更[多少高低]|\b(?:figures?|numbers?|values?|counts?)\b|\bwants? (?:more|less)\b", re.IGNORECASE)
_SET_CHARS = 40
_RUN = re.compile(r"[，。；！？：,;!?]")
_NO_TEXT = frozenset({"heading", "title", "byline", "question"})
_YEAR = re.compile(r"(?:19|20)\d\d年?|十[三四五六]五")


def with_other_telling(query: Query, shown: list[Evidence], evidence: Sequence[Evidence], sources: Sources) -> list[Evidence]:
    """The sentences to show, with the other telling right behind the first; of a term that names its members every set of them.

    Where two figures are asked after, the first is one that states any, and a figure of a third report is shown too.
    """
    if not shown or not asks_two_tellings(query.plain, query.language):
        return shown
    members = members_asked(query)
    sets = {_members_told(query, item, members): item for item in reversed(evidence[:TRIED])} if members else {}
    sets.pop("", None)
    if len(sets) > 1:
        return sorted(sets.values(), key=lambda item: -item.score)[:_MOST_SETS]
    of_figures = _OF_FIGURES.search(query.plain) is not None
    fitting = [item for item in evidence[:TRIED] if item.year_fits and item.block.kind not in _NO_TEXT]
    if of_figures and not units_in(shown[0].text):
        shown = [*(item for item in fitting if units_in(item.text) and item.coverage >= LEAST_HELD * shown[0].coverage)][:1] or shown
    others: list[Evidence] = []
    for item in fitting:
        if len(others) < (_MOST_FIGURES if of_figures else 1) and _is_other(item, [shown[0], *others], sources):
            others.append(item)
    told = [item for item in shown[1:] if _is_other(item, shown[:1], sources)]
    return [shown[0], *others, *(item for item in shown[1:] if item not in others)] if others and not (told and not of_figures) else shown


def _is_other(item: Evidence, told: Sequence[Evidence], sources: Sources) -> bool:
    """Whether a sentence holds about as much of the question as the first of those told, and tells otherwise than each of them."""
    if item in told or item.coverage < LEAST_HELD * told[0].coverage or not all(_tells_otherwise(item, one, sources) for one in told):
        return False
    reports = [sources.report_of(one.block.id).id for one in told]
    return len(told) == 1 or sources.report_of(item.block.id).id not in reports


def _members_told(query: Query, item: Evidence, members: int) -> str:
    """The words of a sentence that lists so many members right beside a term asked of, or of a note that defines it; "" for any other."""
    names = [name for concept in query.concepts if concept.kind != "place" for name in concept.zh]
    for run in _RUN.split(item.text):
        if item.sense is None and run.count("、") >= members - 1 and any(name in run for name in names):
            return run[run.index("“") :] if "“" in run else run[-_SET_CHARS:]
    return item.text if item.sense is not None and names_head(query, head_of(item)) and item.text.count("、") >= members - 1 else ""


def _tells_otherwise(item: Evidence, first: Evidence, sources: Sources) -> bool:
    """Whether a sentence of another passage states another figure in a unit of the first, or tells of it in another report without one."""
    if item.block.id == first.block.id and item.sense is first.sense:
        return False
    units = units_in(first.text) & units_in(item.text)
    if units:
        return _figures(item.text) != _figures(first.text)
    none = not units_in(first.text) or not units_in(item.text)
    return none and sources.report_of(item.block.id).id != sources.report_of(first.block.id).id and item.text != first.text


def _figures(text: str) -> set[str]:
    return {figure.text for figure in find_figures(_YEAR.sub(" ", half_width(text)))}


def row_telling(query: Query, claims: Sequence[Claim], desk: Desk) -> Claim | None:
    """The row of a table of targets that is of the same thing, of the year asked for or the newest; None where none is, or one is told."""
    if not asks_two_tellings(query.plain, query.language) or any(one.table is not None for claim in claims for one in claim.citations):
        return None
    own = reports_of_place(query, desk.sources)
    found = []
    for row in desk.sources.rows:
        held = things_in(query, row.label, desk.english(row.report.id, row.label) or "") if row.report.id in own else 0
        held += held > 0 and any(row.unit and row.unit in concept.zh for concept in query.concepts if concept.kind == "unit")
        facts = [fact for fact in row.facts if (not query.years or fact.year in query.years)]
        if held >= _LEAST_THINGS and facts:
            found.append((held, facts[-1].year or 0, row, next((fact for fact in facts if fact.kind == "target"), facts[-1])))
    if not found:
        return None
    _, _, row, fact = max(found, key=lambda one: one[:2])
    return single_claim(row, fact, query, desk)
