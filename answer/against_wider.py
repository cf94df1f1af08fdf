"""An indicator of the reports' own place against the same of the wider place it lies in, where a report states both: 比全市高还是低.

In: a question that sets one indicator against the city's, the province's or the nation's. Out: a `Draft` with the line of the own place
and the sentence that states the wider one's, both cited; None where nothing of the kind is asked or no text states the wider one's.
The module judges nothing: what two figures differ in is seen where they stand side by side.
"""

from __future__ import annotations

import re
from dataclasses import replace

from answer.draft import Desk, Draft
from answer.each_place import line_of, stated_by
from answer.model import Claim
from answer.rows import reports_of_place
from answer.sentences import sentence_claim
from corpus import FactRow, split_sentences
from index import Query

# 比全市高还是低, 跟全国比, than the city's, compared with Chongqing as a whole; not 全市第几
_AGAINST = re.compile(
    r"(?:比|和|与|跟|同|较|高于|低于|快于|慢于|[高低快慢]过)(?:全[市国省]|[市省]里|国家|整个[\u4e00-\u9fff]{2,4})(?!第|排|首|唯一)"
    r"|\b(?:than|with|to|against|versus|vs\.?|above|below|beside|and)\s+(?:(?:the|that of|what|is|in) )*(?:city|citywide|municipal(?:ity)?|province|provincial|national(?:ly)?|nationwide|country|nation|city-wide)\b(?:'s)?"
    r"|\b(?:than|with|to|against|versus|vs\.?|above|below) (?:that of |the )*[A-Z]\w+(?:'s)? (?:as a whole|overall|in general|city|municipality)\b|\b(?:than|with) the whole (?:of|city|country|province)\b",
    re.IGNORECASE,
)
_OF_NATION = re.compile(r"国|\b(?:nation\w*|country)\b", re.IGNORECASE)
_NATION = frozenset({"全国", "中国", "我国"})


def compose_against_wider(query: Query, desk: Desk) -> Draft | None:
    """The line of the own place and the sentence of the wider one, of one indicator, year and kind."""
    against = _AGAINST.search(query.plain)
    if len(query.indicators) != 1 or query.wants & {"reason", "who", "when"} or against is None:
        return None
    own = reports_of_place(query, desk.sources)
    home = next((desk.sources.reports[name].place for name in sorted(own) if desk.sources.reports[name].place), None)
    if home is None:
        return None
    rows = stated_by(replace(query, wants=query.wants - {"comparison"}), home, desk)
    for row in rows:
        wider = _wider(row, _OF_NATION.search(against[0]) is not None, desk)
        if wider is not None:
            return Draft("answered", (replace(line_of(row, query, desk), separator=""), _told(wider, query, desk)))
    return None


def _wider(row: FactRow, of_nation: bool, desk: Desk) -> FactRow | None:
    """The same indicator, year and kind of a place that the row's own lies in, or of the nation, in the same unit."""
    fact, home = row.fact, row.report.place or ""
    for other in desk.sources.facts.get(row.canonical, ()):
        place = other.fact.place or ""
        lies_in = place in _NATION if of_nation else place != home and len(place) > 1 and home.startswith(place)
        same = (other.fact.year, other.fact.kind, other.fact.change, other.fact.unit) == (fact.year, fact.kind, fact.change, fact.unit)
        if lies_in and same and other.fact.row is None:
            return other
    return None


def _told(row: FactRow, query: Query, desk: Desk) -> Claim:
    text = row.block.text.string
    span = next(((start, end) for start, end in split_sentences(text) if start <= row.fact.start < end), (row.fact.start, row.fact.end))
    return sentence_claim(desk.sources.cite_text(row.block.id, *span), query.language, desk, "\n", query)
