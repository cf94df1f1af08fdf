"""One indicator asked of several places that have several reports each: a plain question for every place, and which of them is ahead.

In: a `Query`, the sources, the glossary. Out: place → question; the sentence that says which is higher or how far two are apart.
Places with one report each stand side by side in `across.py`; here a place may have a plan, a work report and newspapers, and each
is asked as somebody would ask of it alone. Knows nothing of the answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.across_limits import sort_of
from answer.across_sets import asked_of_the_set, asks_of_the_set, in_order, sorts_by_places
from answer.draft import Desk, Draft
from answer.indicators import single_claim
from answer.model import Claim
from answer.pinyin import place_in_english
from answer.rows import reports_of_place
from answer.sources import Sources
from answer.statements import AIMS, GROWTH, fitting_facts, is_amount, statement_claim
from corpus import FactRow, Glossary
from index import Query

_LARGER = re.compile(r"[更最个谁]大|大多少|\b(?:larger|bigger|largest|biggest)\b", re.IGNORECASE)  # of its size, not of its growth
_OTHER = frozenset({"reason", "who", "when", "how", "list"})


def questions_of_places(query: Query, sources: Sources, glossary: Glossary) -> dict[str, str]:
    """A question for each place that has reports of its own; none where fewer than two have, or more than one indicator is asked.

    Each place's own reports alone count: of 白石县 those of 青鸥省白石县, none of another place.
    """
    compares = asks_of_the_set(query) or "comparison" in query.wants
    wants = query.wants - {"list", "who", "how"} if compares else query.wants  # which is higher, 谁的增长快, how does it compare
    if query.report is not None or len(query.indicators) != 1 or len(query.years) > 1 or query.periods or wants & _OTHER:
        return {}
    found: dict[str, frozenset[str]] = {}
    for place in query.places:
        own = reports_of_place(replace(query, places=(place,)), sources)
        if (
            any((report.place or "").endswith(place) for report in sources.reports.values() if report.id in own)
            and own not in found.values()
        ):
            found[place] = own
    return {place: _question(query, place, sources, glossary) for place in found} if len(found) > 1 else {}


def compose_ahead(query: Query, places: Sequence[str], desk: Desk) -> Draft | None:
    """Which of the places is the highest, or how far two are apart, and the line of each; None where that is not asked, or one states no figure or several."""
    found = [stated_by(query, place, desk) for place in places]
    for sort in sorts_by_places(found)[:1] if asks_of_the_set(query) else []:
        rows = [[row for row in own if sort_of(row.fact) == sort] for own in found]
        if all(len({(row.fact.low, row.fact.high) for row in own}) == 1 for own in rows):
            ordered = in_order([own[0] for own in rows])
            ahead, _ = asked_of_the_set(query, ordered, desk)
            lines = [line_of(row, query, desk) for row in ordered]
            return Draft("answered", (ahead, *lines)) if ahead is not None else None
    return None


def line_of(row: FactRow, query: Query, desk: Desk) -> Claim:
    """What one place states, from its text or its table."""
    if row.fact.row is None:
        return statement_claim(row, query, desk, "\n")
    return single_claim(desk.sources.row_of(row), row.fact, query, desk)


def stated_by(query: Query, place: str, desk: Desk) -> list[FactRow]:
    """The figures of a place's own reports that answer the question, those of its tables among them; of no year asked the last one."""
    own = replace(query, places=(place,))
    rows = [row for report in sorted(reports_of_place(own, desk.sources)) for row in fitting_facts(own, desk, report, tables=True)]
    rows = [row for row in rows if row.fact.year is not None and (row.fact.low is not None or row.fact.high is not None)]
    if _LARGER.search(query.plain) and not GROWTH.search(query.plain):
        rows = [row for row in rows if is_amount(row)]
    if "target" not in query.wants:
        rows = [row for row in rows if row.fact.kind not in AIMS] or rows
    last = max((row.fact.year or 0 for row in rows), default=0)
    return rows if query.years else [row for row in rows if row.fact.year == last]


def _question(query: Query, place: str, sources: Sources, glossary: Glossary) -> str:
    indicator, year = query.indicators[0], str(query.years[0]) if query.years else ""
    asks = "met" if query.wants & {"met", "missed"} else "target" if "target" in query.wants else ""
    grown = not asks and GROWTH.search(query.plain) is not None and not GROWTH.search(indicator)
    if query.language == "zh":
        year = f"{year}年" if year else ""
        grows = "增速" if grown else ""
        return f"{place}{year}{indicator}{grows}" + {"met": "目标完成了吗", "target": "目标是多少", "": "是多少"}[asks]
    name = glossary.english(indicator) or indicator
    name += " growth" if grown and not GROWTH.search(name) else ""
    english = glossary.english(place) or place_in_english(place, sources.reports) or place
    where = f"in {english}{f' in {year}' if year else ''}"
    return {
        "met": f"Was the target for {name} met {where}?",
        "target": f"What is the target for {name} {where}?",
        "": f"What is the {name} {where}?",
    }[asks]
