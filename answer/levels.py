"""How large something is, told before how much it grew: the amounts of money that reports state of an indicator.

In: a question that names indicators, or a sentence for it. Out: the amount in the year asked of, of the place as a whole, as a claim,
or whether the sentence states it. Knows nothing of tables.
"""

from __future__ import annotations

import re

from answer.draft import Desk
from answer.evidence import Evidence
from answer.figures import half_width
from answer.fit import CLAUSE
from answer.level_asked import IN_MONEY, asks_level
from answer.model import Claim
from answer.rows import reports_of_place
from answer.statements import fitting_facts, is_amount, statement_claim
from index import Query

# 收入多少, how much was retail sales, what was GDP; not 多少个百分点
_AMOUNT_ASKED = re.compile(
    r"(?:多少|几多)(?!个?(?:百分|点)|[%％个成倍])|多大|是几|\bhow (?:much|large|big|high)\b|\bwhat(?:'s| is| was| were| are)\b|\blevels?\b",
    re.IGNORECASE,
)
_OF_GROWTH = re.compile(
    r"增速|增长|增幅|涨|下降|减少|提高|翻|目标|占|率|比重|每|人均|地均|\bper\b|growth|grow|grew|rate|rise|rose|increase|fell|fall|percent|%|target|goal|share",
    re.IGNORECASE,
)
_OTHER_SORTS = frozenset({"target", "met", "missed", "comparison", "reason", "who", "when", "yes_no", "definition"})
# 城镇居民人均可支配收入突破6万元, with what stands between; not 4.9亿元/栋, 收入增加6万元
_STATED = r"(?!增)(?:[^，。；\d]{0,12}?|[^，。；]{0,20}(?:达到?|为|实现|至|[、]达))(?<!增加)(?<!增收)\d[\d.]*(?:万亿|亿|万)?美?元(?!/|[^，。；]{0,4}目标)"

_SEVERAL_YEARS = re.compile(r"累计|年均|“?十[二三四五六]五”?|[三四五六]年(?:来|间|共)?(?!度)|以来|期间")


def asks_amount(query: Query) -> bool:
    """Whether the size of what is counted in money may be meant: 居民收入多少, what was GDP in 2025; not its growth, nor a target.

    A table of growth rates answers it too, but behind the amount.
    """
    if not in_money(query) or query.wants & _OTHER_SORTS or query.periods or _OF_GROWTH.search(query.plain):
        return False
    return _AMOUNT_ASKED.search(query.plain) is not None


def in_money(query: Query) -> bool:
    """Whether all that a question names is counted in money."""
    return bool(query.indicators) and all(IN_MONEY.search(name) for name in query.indicators)


def level_told(query: Query, desk: Desk, aimed: bool = False) -> Claim | None:
    """The amount of the question's indicator in the year asked of, of the place as a whole; None where the text states none as a fact.

    `aimed`: the amount that was aimed at, and no other.
    """
    reports = sorted(reports_of_place(query, desk.sources)) if query.report is None else [query.report]
    stated = (row for report in reports for row in fitting_facts(query, desk, report) if is_amount(row))
    sizes = [row for row in stated if (row.fact.kind == "target" if aimed else row.fact.kind != "target" or "target" in query.wants)]
    newest = max((row.fact.year or 0 for row in sizes), default=0)
    return next((statement_claim(row, query, desk) for row in sizes if (row.fact.year or 0) == newest), None)


def level_first(query: Query, items: list[Evidence], desk: Desk) -> list[Evidence]:
    """The sentences in their order, but the one that states the newest amount first, where the size is asked for and neither year nor target."""
    if not asks_level(query) or not in_money(query) or query.years or query.periods or "target" in query.wants:
        return items
    reports = sorted(reports_of_place(query, desk.sources)) if query.report is None else [query.report]
    sizes = [row for report in reports for row in fitting_facts(query, desk, report) if is_amount(row) and row.fact.kind != "target"]
    newest = max((row.fact.year or 0 for row in sizes), default=0)
    spans = [(row.block.id, row.fact.start) for row in sizes if (row.fact.year or 0) == newest]

    def states(item: Evidence) -> bool:
        return item.sense is None and any(item.block.id == block and item.start <= start < item.end for block, start in spans)

    return sorted(items, key=lambda item: not states(item))


def states_level(query: Query, item: Evidence, year: int) -> bool:
    """Whether a sentence that plans nothing, of no year before `year`, states the amount of the question's indicator for the whole place."""
    if item.block.scope.year is not None and item.block.scope.year < year:
        return False
    if item.row is not None or item.sense is not None or item.block.scope.plans is True or not item.year_fits or item.of_part:
        return False
    names = [half_width(name) for concept in query.concepts if concept.kind == "indicator" for name in concept.zh]
    told = re.compile(f"(?:{'|'.join(map(re.escape, names))}){_STATED}")
    clauses = [clause for clause in CLAUSE.split(half_width(item.text)) if not _SEVERAL_YEARS.search(clause)]
    return item.block.kind == "paragraph" and any(map(told.search, clauses))
