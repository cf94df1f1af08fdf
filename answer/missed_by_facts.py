"""Which targets were missed, by the figures of running text: aims set against what was reached, where one text gives both.

In: the reports of one place that have no table of targets, a question without an indicator. Out: a `Draft`: how many aims can be
set against a result and how many of these were missed, then each missed one with both its figures, cited; None where none can.
What a report says of itself in words stands in `missed_text.py`.
"""

from __future__ import annotations

from collections.abc import Collection

from answer.draft import Desk, Draft
from answer.held_to import is_met, results_of
from answer.model import Claim
from answer.statements import AIMS, statement_claim
from corpus import FactRow
from index import Query

Pair = tuple[FactRow, FactRow]
_MOST = 8


def compose_missed_by_facts(query: Query, desk: Desk, own: Collection[str]) -> Draft | None:
    """The aims of the reports `own` that were missed by the figures stated, of the year asked or the last one with a result."""
    pairs = _pairs(query, desk, own)
    if not pairs:
        return None
    missed = [pair for pair in pairs if not is_met(*pair)]
    told, short = len(pairs), len(missed)
    if query.language == "zh":
        head = f"目标和结果都写明、可以对照的有{told}项，" + (f"其中{short}项没有达到目标：" if missed else "都达到了目标。")
    else:
        head = f"Targets that can be set against a stated result: {told}; " + (f"not reached: {short}." if missed else "all reached.")
    counted = [[pair[0].canonical for pair in some] for some in (pairs, missed) if some]
    claims = [Claim(head, (), computed=tuple((str(len(names)), tuple(names), "count") for names in counted), factual=False)]
    for pair in (missed or pairs)[:_MOST]:
        claims += [statement_claim(row, query, desk, "\n- " if row is pair[0] else "\n  ") for row in pair]
    return Draft("answered", tuple(claims))


def _pairs(query: Query, desk: Desk, own: Collection[str]) -> list[Pair]:
    """Each aim of one year with the result that it can be judged by, one for each indicator and part."""
    found: dict[tuple[int, str, str, str], Pair] = {}
    for rows in desk.sources.statements.values():
        for aim in rows:
            if aim.report.id not in own or aim.fact.kind not in AIMS or aim.fact.since is not None or aim.fact.year is None:
                continue
            done = next((row for row in results_of(aim, desk) if is_met(aim, row) is not None), None)
            if done is not None and (not query.years or aim.fact.year in query.years):
                found.setdefault((aim.fact.year, aim.canonical, aim.fact.of, aim.fact.change), (aim, done))
    last = max((key[0] for key in found), default=0)
    return [pair for key, pair in found.items() if key[0] == last]
