"""Indicators over several reports: a line for each that states one, put in order, and who does not state it.

In: a question that asks them of several places, or one of all. Out: a `Draft`: what was asked of the set first (the
highest, those below a figure, how far two are apart), then a line for each place, each cited; how many reports are loaded,
how many state it. Only figures of one sort stand side by side: growth with growth, yuan with yuan. Knows nothing of tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.across_limits import sort_of
from answer.across_sets import asked_of_the_set, in_order, name_of, sorts_by_places
from answer.draft import Desk, Draft
from answer.model import Claim, Status
from answer.rows import own_reports
from answer.statements import fitting_facts, statement_claim
from corpus import FactRow
from index import Query

# 各省, 哪几个省份, 16个省里, which provinces, across all the reports: all that is loaded.
_ALL = re.compile(
    r"(?:各|哪[几些个]?个?|几个|多少个?|所有|全部|\d+个?)(?:省|市|区|县|地区|地方|报告)|哪(?:里|儿)的|[这那]些(?:省|市|区|县|地区|地方|报告)|(?:省份?|地区|地方|区县)(?:[都是]?有?哪[些几]|[都是]?有几个|都有谁)|(?:按|给).{0,12}排(?:序|名|个?队)"
    r"|\b(?:which|what|how many|all|each|every|across|among|rank|of all)\b.{0,24}\b(?:provinces?|regions?|districts?|cities|counties|places|reports)\b",
    re.IGNORECASE,
)
# 谁定的增速最高, who set the lowest target; not 谁说的
_WHO_MOST = re.compile(
    r"(?:^|[，,])谁[^，。？]{0,16}(?:最|更)(?:高|低|大|小|多|少|快|慢)|最(?:高|低|大|小|多|少|快|慢)的是(?:谁|哪)"
    r"|\bwho\b.{0,30}\b(?:highest|lowest|largest|biggest|smallest|fastest|slowest|most|least)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[\d千百万](?:万亿|亿|千亿|百亿)|\d万(?!亿)|[\d.]\s*(?:trillion|billion|million|thousand)\b", re.IGNORECASE)
_AIMS = frozenset({"target", "plan"})
_FEWEST = 2
_MOST_INDICATORS = 3
_LISTED = 20


def compose_across(query: Query, desk: Desk) -> Draft | None:
    """The places side by side, for each indicator; None where the question is not of several places or fewer than two state it."""
    named = own_reports(query, desk.sources) if query.report is None else {}
    whole = query.report is None and not named and _asks_of_all(query, desk)
    if not 0 < len(query.indicators) <= (_MOST_INDICATORS if named else 1) or "reason" in query.wants:
        return None
    if not (len(named) > 1 or (whole and len(desk.sources.reports) > 1)):
        return None
    reports = list(named.values()) if named else sorted(desk.sources.reports)
    fewest = _FEWEST if len(query.indicators) == 1 else 1
    tables = [_table(replace(query, indicators=(indicator,)), reports, desk, fewest) for indicator in query.indicators]
    if not any(tables) or len({row.report.id for table in tables for row in table.rows}) < _FEWEST:
        return None
    claims = [claim for table in tables for claim in table.claims]
    untold = _targets_untold(query, tables, desk)
    claims = [untold, *claims] if untold is not None else claims
    claims[0] = replace(claims[0], separator="") if claims[0].separator == "\n" else claims[0]
    silent = [_silence(report, table, query, desk) for table in tables for report in reports if report not in table.stated]
    stated = set.intersection(*(table.stated for table in tables))
    counted = ((str(len(reports)), tuple(sorted(reports)), "count"), (str(len(stated)), tuple(sorted(stated)), "count"))
    claims.append(Claim(_coverage(query, len(reports), len(stated), silent), (), "\n", counted, factual=False))
    status: Status = "partial" if (silent and named) or untold is not None else "answered"
    return Draft(status, tuple(claims), "not_in_corpus" if status == "partial" else None)


def _targets_untold(query: Query, tables: Sequence[_Table], desk: Desk) -> Claim | None:
    """That nothing can be said of who missed a target: the line for it, where no report of the set states one for the year of its result."""
    if not query.wants & {"met", "missed"}:
        return None
    for table in tables:
        done = {(row.report.id, row.fact.year) for row in table.rows if row.fact.kind not in _AIMS}
        aims = {
            (row.report.id, row.fact.year)
            for name in query.indicators
            for row in desk.sources.statements.get(name, ())
            if row.fact.kind in _AIMS
        }
        if not done or done & aims or len(done) < len(table.rows):
            return None
    if query.language == "zh":
        return Claim("已载入的报告没有写明这一年的目标，无法判断谁没有完成；写明的结果如下：", (), factual=False)
    text = "The loaded reports do not state the targets of that year, so no result can be set against one. The results:"
    return Claim(text, (), factual=False)


def _asks_of_all(query: Query, desk: Desk) -> bool:
    """Whether all loaded reports are asked of; who set the highest target, where they are of several places."""
    if _ALL.search(query.plain):
        return True
    return _WHO_MOST.search(query.plain) is not None and len({report.place for report in desk.sources.reports.values()}) > 1


def _silence(report: str, table: _Table, query: Query, desk: Desk) -> str:
    """The place that does not state it, with the indicator where several are asked for."""
    place = name_of(report, query, desk)
    if len(query.indicators) == 1:
        return place
    return (
        f"{place}（{table.indicator}）"
        if query.language == "zh"
        else f"{place} ({desk.glossary.english(table.indicator) or table.indicator})"
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One indicator: the row of each place that states it, and the sentences made of them."""

    indicator: str
    rows: list[FactRow]
    claims: list[Claim]

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def stated(self) -> set[str]:
        """The reports that state it."""
        return {row.report.id for row in self.rows}


def _table(query: Query, reports: Sequence[str], desk: Desk, fewest: int) -> _Table:
    """The lines of one indicator, figures of one sort; empty where fewer than `fewest` places state it."""
    found = {report: _facts(query, desk, report) for report in reports}
    sorts = sorts_by_places(list(found.values()))
    if _AMOUNT.search(query.plain):  # over 5 trillion yuan: amounts, where there are any
        sorts.sort(key=lambda sort: sort[0] == "growth" or sort[1] == "%")
    for sort in sorts[:1]:
        rows = [next(row for row in own if sort_of(row.fact) == sort) for own in found.values() if sort in map(_sort, own)]
        if len(rows) >= fewest:
            ordered = in_order(rows)
            asked, chosen = asked_of_the_set(query, ordered, desk) if len(rows) >= _FEWEST else (None, None)
            lines = [statement_claim(row, query, desk, "\n- ") for row in (ordered if chosen is None else chosen)[:_LISTED]]
            return _Table(query.indicators[0], ordered, [*([replace(asked, separator="\n")] if asked is not None else []), *lines])
    return _Table(query.indicators[0], [], [])


def _sort(row: FactRow) -> tuple[str, str]:
    return sort_of(row.fact)


def _facts(query: Query, desk: Desk, report: str) -> list[FactRow]:
    """The report's facts that have a figure, growth first where a target is asked for."""
    rows = [row for row in fitting_facts(query, desk, report) if row.fact.low is not None or row.fact.high is not None]
    return sorted(rows, key=lambda row: row.fact.change == "level" and row.fact.unit != "%") if "target" in query.wants else rows


def _coverage(query: Query, loaded: int, stated: int, silent: list[str]) -> str:
    if query.language == "zh":
        rest = f"；没有写明或没有找到的：{'、'.join(silent)}" if silent else ""
        return f"比较了{loaded}份报告，其中{stated}份写明{rest}。"
    rest = f"; not stated or not found: {', '.join(silent)}" if silent else ""
    return f"Reports compared: {loaded}; {stated} state it{rest}."
