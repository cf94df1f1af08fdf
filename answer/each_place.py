"""One indicator asked of several places that have several reports each: a plain question for every place.

In: a `Query`, the sources, the glossary. Out: place → question. Places with one report each stand side by side in `across.py`; here a
place may have a plan, a work report and newspapers, and each is asked as somebody would ask of it alone. Knows nothing of answers.
"""

from __future__ import annotations

from dataclasses import replace

from answer.rows import reports_of_place
from answer.sources import Sources
from corpus import Glossary
from index import Query

_OTHER = frozenset({"reason", "who", "when", "how", "list"})


def questions_of_places(query: Query, sources: Sources, glossary: Glossary) -> dict[str, str]:
    """A question for each place that has reports of its own; none where fewer than two have, or more than one indicator is asked.

    Each place's own reports alone count: of 白石县 those of 青鸥省白石县, none of another place.
    """
    if query.report is not None or len(query.indicators) != 1 or len(query.years) > 1 or query.periods or query.wants & _OTHER:
        return {}
    found: dict[str, frozenset[str]] = {}
    for place in query.places:
        own = reports_of_place(replace(query, places=(place,)), sources)
        if (
            any((report.place or "").endswith(place) for report in sources.reports.values() if report.id in own)
            and own not in found.values()
        ):
            found[place] = own
    return {place: _question(query, place, glossary) for place in found} if len(found) > 1 else {}


def _question(query: Query, place: str, glossary: Glossary) -> str:
    indicator, year = query.indicators[0], str(query.years[0]) if query.years else ""
    asks = "met" if query.wants & {"met", "missed"} else "target" if "target" in query.wants else ""
    if query.language == "zh":
        year = f"{year}年" if year else ""
        return f"{place}{year}{indicator}" + {"met": "目标完成了吗", "target": "目标是多少", "": "是多少"}[asks]
    name = glossary.english(indicator) or indicator
    where = f"in {glossary.english(place) or place}{f' in {year}' if year else ''}"
    return {
        "met": f"Was the target for {name} met {where}?",
        "target": f"What is the target for {name} {where}?",
        "": f"What is the {name} {where}?",
    }[asks]
