"""One indicator over several reports: a line for each that states it, put in order, and who does not state it.

In: a question that asks it of several places, or of all. Out: a `Draft`: what was asked of the set first (the highest,
those below a figure, those that give a range), then a line for each place, each cited; how many reports are loaded, how
many state it. A range or "over 5 %" is never made one number: places are put in order by the least that is stated, and that
is said. Knows nothing of tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from answer.draft import Desk, Draft
from answer.model import Claim, Status
from answer.rows import own_reports
from answer.statements import fitting_facts, statement_claim
from corpus import Fact, FactRow
from index import Query

# 各省, 哪几个省份, 16个省里, which provinces, across all the reports: all that is loaded.
_ALL = re.compile(
    r"(?:各|哪[几些个]?个?|几个|多少个?|所有|全部|\d+个?)(?:省|市|区|县|地区|地方|报告)|哪(?:里|儿)的|(?:按|给).{0,12}排(?:序|名|个?队)"
    r"|\b(?:which|what|how many|all|each|every|across|among|rank|of all)\b.{0,24}\b(?:provinces?|regions?|districts?|cities|counties|places|reports)\b",
    re.IGNORECASE,
)
_MOST_WORD = re.compile(
    r"最高|最大|最多|最快|谁(?:更|最)?(?:高|大|多|快)|哪个?(?:更|最)?(?:高|大|多|快)|\b(?:highest|largest|biggest|most|fastest|higher|larger|bigger|faster|more)\b",
    re.IGNORECASE,
)
_LEAST_WORD = re.compile(
    r"最低|最小|最少|最慢|谁(?:更|最)?(?:低|小|少|慢)|哪个?(?:更|最)?(?:低|小|少|慢)|\b(?:lowest|smallest|least|slowest|lower|smaller|slower)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:没到|不到|低于|小于|不足|未达到?|没有?达到|在(?=\d[\d.]*%?以下))\s*(\d[\d.]*)|\b(?:below|under|less than|lower than)\s+(\d[\d.]*)",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:超过|高于|大于|达到|不低于)\s*(\d[\d.]*)|\b(?:above|over|more than|higher than|at least)\s+(\d[\d.]*)", re.IGNORECASE
)
_RANGE = re.compile(r"区间|范围|\brange", re.IGNORECASE)
_FEWEST = 2
_LISTED = 20


def compose_across(query: Query, desk: Desk) -> Draft | None:
    """The places side by side, for one indicator; None where the question is not of several places or fewer than two state it."""
    named = own_reports(query, desk.sources) if query.report is None else {}
    whole = query.report is None and not named and _ALL.search(query.plain) is not None
    if len(query.indicators) != 1 or "reason" in query.wants or not (len(named) > 1 or (whole and len(desk.sources.reports) > 1)):
        return None
    reports = list(named.values()) if named else sorted(desk.sources.reports)
    stated = {report: rows[0] for report in reports if (rows := _facts(query, desk, report))}
    if len(stated) < _FEWEST:
        return None
    silent = [_place(desk, report, query) for report in reports if report not in stated]
    ordered = sorted(stated.values(), key=lambda row: (-_least(row.fact), row.report.id))
    asked, chosen = _asked_of_the_set(query, ordered, desk)
    listed = chosen if chosen is not None else ordered
    claims = [asked] if asked is not None else []
    claims += [statement_claim(row, query, desk, "\n- ") for row in listed[:_LISTED]]
    counted = ((str(len(reports)), tuple(sorted(reports)), "count"), (str(len(stated)), tuple(sorted(stated)), "count"))
    claims.append(Claim(_coverage(query, len(reports), len(stated), silent), (), "\n", counted, factual=False))
    status: Status = "partial" if silent and named else "answered"
    return Draft(status, tuple(claims), "not_in_corpus" if status == "partial" else None)


def _facts(query: Query, desk: Desk, report: str) -> list[FactRow]:
    """The report's facts that have a figure, those of one sort first: a comparison is of growth with growth."""
    rows = [row for row in fitting_facts(query, desk, report) if row.fact.low is not None or row.fact.high is not None]
    return sorted(rows, key=lambda row: row.fact.change == "level" and row.fact.unit != "%") if "target" in query.wants else rows


def _least(fact: Fact) -> float:
    """What places are put in order by: the least that the words allow, a fall below zero."""
    number = fact.low if fact.low is not None else fact.high
    scale = {"万亿": 1e12, "亿": 1e8, "万": 1e4}.get(next((s for s in ("万亿", "亿", "万") if fact.unit.startswith(s)), ""), 1.0)
    return (number or 0.0) * scale * (-1 if fact.change == "fall" else 1)


def _asked_of_the_set(query: Query, ordered: list[FactRow], desk: Desk) -> tuple[Claim | None, list[FactRow] | None]:
    """The sentence that answers for the set, and the rows it picks out (None: all of them)."""
    plain = query.plain
    below, above = _BELOW.search(plain), _ABOVE.search(plain)
    if below is not None:
        limit = float((below[1] or below[2]).rstrip("."))
        return _picked(query, [row for row in ordered if row.fact.high is not None and row.fact.high < limit], desk)
    if above is not None:
        limit = float((above[1] or above[2]).rstrip("."))
        return _picked(query, [row for row in ordered if _least(row.fact) > limit], desk)
    if _RANGE.search(plain):
        return _picked(
            query, [row for row in ordered if row.fact.low is not None and row.fact.high is not None and row.fact.low < row.fact.high], desk
        )
    for pattern, best in ((_MOST_WORD, max), (_LEAST_WORD, min)):
        if pattern.search(plain):
            return _extreme(query, ordered, desk, best), None
    return None, None


def _picked(query: Query, rows: list[FactRow], desk: Desk) -> tuple[Claim | None, list[FactRow]]:
    names = [_place(desk, row.report.id, query) for row in rows]
    if query.language == "zh":
        text = f"符合的有{len(rows)}个：{'、'.join(names)}（逐条比较得出）。" if rows else "没有符合的（逐条比较得出）。"
    else:
        text = f"{len(rows)} fit: {', '.join(names)} (compared one by one)." if rows else "None fits (compared one by one)."
    return Claim(text, (), factual=False), rows


def _extreme(query: Query, ordered: list[FactRow], desk: Desk, best: Callable[..., float]) -> Claim:
    """The first or last place of the order, all of those that share it."""
    least = [_least(row.fact) for row in ordered]
    top = [row for row, value in zip(ordered, least, strict=True) if value == best(least)]
    high = best is max
    citations = tuple(desk.sources.cite_statement(row) for row in top)
    names = [_place(desk, row.report.id, query) for row in top]
    if query.language == "zh":
        words = "最高" if high else "最低"
        shown = citations[0].quote.strip("，、；。")
        return Claim(f"{words}的是{'、'.join(names)}，{shown}（按所写的下限比较）。", citations)
    words = "highest" if high else "lowest"
    return Claim(f"The {words}: {', '.join(names)} (compared by the least that is stated).", citations)


def _coverage(query: Query, loaded: int, stated: int, silent: list[str]) -> str:
    if query.language == "zh":
        rest = f"；没有写明或没有找到的：{'、'.join(silent)}" if silent else ""
        return f"比较了{loaded}份报告，其中{stated}份写明{rest}。"
    rest = f"; not stated or not found: {', '.join(silent)}" if silent else ""
    return f"Reports compared: {loaded}; {stated} state it{rest}."


def _place(desk: Desk, report: str, query: Query) -> str:
    about = desk.sources.reports[report]
    place = about.place or about.title
    if query.language == "zh":
        return place
    return about.place_en or desk.glossary.english(place) or place
