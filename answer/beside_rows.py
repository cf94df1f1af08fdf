"""What the running text adds to the rows of a table: how large the thing is, other years, further figures of it.

In: claims made of rows, the `Query`, the ranked evidence. Out: a `Draft`: the amount first where the rows give growth alone and the amount
may be meant, then the rows, then sentences, those of a part of the place last. Knows nothing of how a sentence is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from answer.asked import part_opening
from answer.contradicts import says_verdict
from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.fit import other_side
from answer.how_far import asks_how_far
from answer.levels import asks_amount, in_money, level_told, states_level
from answer.model import Claim
from answer.other_years import items_of_growth, items_of_other_years, with_missing_years
from answer.room import MAX_CHARS
from answer.rows import rows_for
from index import Query

_MONEY = re.compile(r"\d(?:万亿|亿|万)?美?元|\b(?:yuan|dollars)\b")
_OF_PART = {"zh": "只讲其中一部分（{}）：", "en": "Of a part of it only ({}):"}


def with_text(rows: Draft, query: Query, evidence: list[Evidence], desk: Desk, claim_of: Callable[[Evidence, Query, str], Claim]) -> Draft:
    """The rows with what the running text gives of the same thing and year."""
    judged = {"met", "yes_no"} <= query.wants and says_verdict(rows.claims[0].text)  # what else is told of it answers nothing more
    levels = _levels(rows, query, evidence, desk, claim_of)
    grown = [claim_of(item, query, "\n") for item in items_of_growth(query, evidence)] if _gives_levels(query, desk) else []
    claims = [
        *levels,
        *grown,
        *rows.claims,
        *([] if judged else _reached(rows, query, desk)),
        *(claim_of(item, query, "\n") for item in items_of_other_years(rows, query, evidence) if not grown),
    ]
    used = sum(len(claim.text) for claim in claims)
    added = len(levels)
    found = (item for item in evidence[:12] if not judged or says_verdict(item.text))
    for item in sorted(found, key=lambda item: item.of_part):
        if not item.year_fits or item.own < 0.6 or item.row is not None or item.sense is not None:
            continue
        if not re.search(r"\d", item.text) or item.block.kind != "paragraph" or other_side(query, item):
            continue
        if levels and item.block.scope.plans is True:
            continue
        claim = claim_of(item, query, "\n")
        if used + len(claim.text) > MAX_CHARS[query.language] or added == 2 or _same_source(claim, claims):
            continue
        claims += [*_part_named(item, query, desk), claim]
        used += len(claim.text)
        added += 1
    return with_missing_years(Draft(rows.status, tuple(claims), rows.reason), query, evidence)


def _gives_levels(query: Query, desk: Desk) -> bool:
    """Whether it is asked by how much something grew, and the table gives its size alone."""
    return asks_how_far(query) and not any(row.unit in ("%", "") for row in rows_for(query, desk))


def _levels(
    rows: Draft, query: Query, evidence: list[Evidence], desk: Desk, claim_of: Callable[[Evidence, Query, str], Claim]
) -> list[Claim]:
    """How large it is, where that may be meant and the table gives its growth alone; [] where no text states it."""
    if not asks_amount(query) or any(row.unit != "%" for row in rows_for(query, desk)):
        return []
    told = level_told(query, desk)
    if told is None:
        done = [int(one.scope.year or 0) for claim in rows.claims for one in claim.citations if one.scope.kind not in ("target", "plan")]
        newest = max((*query.years, *done), default=0)
        item = next((item for item in evidence if states_level(query, item, newest)), None)
        told = claim_of(item, query, "") if item is not None else None
    return [told] if told is not None else []


def _reached(rows: Draft, query: Query, desk: Desk) -> list[Claim]:
    """Of a target whose year is over and whose result is told beside it: how large the thing was to become, where told, and became."""
    kinds = {citation.scope.kind for claim in rows.claims for citation in claim.citations}
    outcome = replace(query, wants=query.wants - {"target"} | {"result"})
    if "target" not in query.wants or len(query.years) != 1 or not kinds & {"estimate", "result"} or not in_money(outcome):
        return []
    told = level_told(outcome, desk)
    aim = level_told(query, desk, aimed=True) if told is not None else None
    return [replace(claim, separator="\n") for claim in (aim, told) if claim is not None]


def with_level(facts: Draft, query: Query, evidence: list[Evidence], claim_of: Callable[[Evidence, Query, str], Claim]) -> Draft:
    """Facts of running text, behind the sentence that states the amount where that may be meant and they give growth alone."""
    if not asks_amount(query) or any(_MONEY.search(claim.text) for claim in facts.claims):
        return facts
    item = next((item for item in evidence if states_level(query, item, max(query.years, default=0))), None)
    if item is None:
        return facts
    later = [replace(claim, separator=claim.separator or "\n") for claim in facts.claims]
    return replace(facts, claims=(claim_of(item, query, ""), *later))


def _same_source(claim: Claim, claims: list[Claim]) -> bool:
    """Whether another claim is cited from within the same span."""
    spans = [(one.locator.file, one.locator.start, one.locator.end) for one in claim.citations]
    others = [(one.locator.file, one.locator.start, one.locator.end) for other in claims for one in other.citations]
    return any(file == name and start < last and first < end for file, start, end in spans for name, first, last in others)


def _part_named(item: Evidence, query: Query, desk: Desk) -> list[Claim]:
    """A line before a sentence that is of a part of the place which only the opening of its paragraph names."""
    opening = part_opening(item.block, item.start, item.text) if item.of_part else ""
    if not opening:
        return []
    report = desk.sources.report_of(item.block.id)
    shown = opening.rstrip("。；") if query.language == "zh" else (desk.english(report.id, opening) or "").rstrip(".")
    return [Claim(_OF_PART[query.language].format(shown), (), "\n", factual=False)] if shown else []
