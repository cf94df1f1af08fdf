"""Answers from facts of running text: the value, target or result of an indicator, each cited by its own clause.

In: a question that names an indicator. Out: the facts of each report that fit its year, kind and part, and claims made of
them; or nothing. A target is not a result, an average is no single year, a part is not the whole. Knows nothing of tables
or of how facts were found.
"""

from __future__ import annotations

import re
from decimal import Decimal

from answer.draft import Desk, Draft
from answer.figures import english_amount, half_width, plain_decimal, scale_of_unit, unit_class
from answer.level_asked import asks_level
from answer.model import Claim
from answer.rows import reports_of_place
from answer.told_statements import BOUND_EN, KIND_EN, KIND_ZH
from corpus import Fact, FactRow
from index import Query

AIMS = frozenset({"target", "plan"})
_DONE = frozenset({"result", "estimate"})
GROWTH = re.compile(r"增速|增长|增幅|涨幅|涨|增加|growth|grow|grew|rose|rise|increase|how fast", re.IGNORECASE)
# Its size and its growth: 总量多少 增速多少, level and growth; not 增长多少.
_BOTH = re.compile(
    r"(?:总量|总额|规模|做了|做到|达到?|是)(?:了|有)?多少.{0,6}(?:增速|增长|增幅|涨)|(?:增速|增长|增幅).{0,8}(?:总量|总额|规模)"
    r"|\b(?:levels?|total|size|value|amount)\b.{0,30}(?:\band\b|\+|&|,).{0,25}(?:growth|grow|grew)\b"
    r"|\b(?:growth|grow|grew)\b.{0,20}(?:\band\b|\+|&).{0,15}\b(?:levels?|total|size|value|amount)\b",
    re.IGNORECASE,
)
_STEP = re.compile(r"迈|站上|跃上|跨")  # a threshold that was passed tells no size
_RANK = re.compile(r"第几|排名|位次|名次|老几|排第|\brank|\bplace[sd]?\b", re.IGNORECASE)
_COUNTED_EN = {
    "人": " people", "户": " households", "人次": " visits", "公里": " km", "亩": " mu", "吨": " tonnes", "斤": " jin", "千瓦": " kW",
    "千瓦时": " kWh", "平方米": " square metres", "平方公里": " square kilometres", "立方米": " cubic metres", "天": " days", "岁": " years",
    "倍": " times", "微克/立方米": " micrograms per cubic metre", "辆": " vehicles", "P": "P", "公顷": " hectares", "位": "", "": "",
}  # fmt: skip
# What one does with a figure, whatever it is of: 控制在2%以内, create jobs, how high the ceiling is.
_EMPTY = re.compile(
    r"控制|保持|达到|实现|完成|确保|创造|算上|左右|大概|大约|creates?|created|keep|reach|least|most|ceiling|floor|go up|went up|rate|level|figure|around"
    r"|expected|hit|cap|limit|raised?|raising|lift|past|years?|overall|provincial|headline",
    re.IGNORECASE,
)
# 年均, per year, a year on average: not the growth of one year.
_AVERAGE = re.compile(
    r"年均|平均每年|每年平均|\bper year\b|\ba year\b|\bannually\b|\baverage\b|\bannual (?:growth|rate|increase)\b|\beach year\b|\byearly\b",
    re.IGNORECASE,
)
_FIRMS = re.compile(r"主体|企业|公司|商户")  # counted in 户 too, which are no households then
_MOST = 3


def compose_statements(query: Query, desk: Desk) -> Draft | None:
    """What the running text states of the indicator asked for, in the year and of the kind asked for; None where nothing fits."""
    if query.scope != "district" or not query.indicators or _something_else(query):
        return None
    claims: list[Claim] = []
    for report in sorted(reports_of_place(query, desk.sources)):
        if query.report is None or report == query.report:
            rows = fitting_facts(query, desk, report)[:_MOST]
            claims += [
                statement_claim(row, query, desk, "\n" if claims or at else "") for at, row in enumerate(_without_inner(rows, query))
            ]
        if len(claims) > _MOST:
            return None  # several reports speak of it: none of them is asked for
    return Draft("answered", tuple(claims)) if claims else None


def fitting_facts(query: Query, desk: Desk, report: str, tables: bool = False) -> list[FactRow]:
    """The facts of one report's text, with `tables` of its tables too, that answer for the question's indicators, the most fitting first."""
    found: list[FactRow] = []
    facts = desk.sources.facts if tables else desk.sources.statements
    for indicator in query.indicators:
        rows = [row for row in facts.get(indicator, ()) if row.report.id == report and _is_whole(row, query)]
        found += _of_kind(query, [row for row in rows if _of_time(query, row.fact, rows)])
    sizes = [row for row in found if is_amount(row)]
    grown = [row for row in found if row.fact.change in ("growth", "fall")]
    if _BOTH.search(query.plain) and (sizes or grown):
        found = _of_each_year(sizes, grown)
    elif asks_level(query):
        found = sizes
    elif _RANK.search(query.plain):
        found = [row for row in found if row.fact.change == "rank"] or found
    elif GROWTH.search(query.plain):
        found = grown or found
    seen: set[tuple[str, str, str, int | None]] = set()
    kept = []
    for row in found:
        key = (row.canonical, row.fact.value, row.fact.unit, row.fact.year)
        if key not in seen and row.fact.change not in ("above", "below"):
            kept.append(row)
            seen.add(key)
    return kept


def _without_inner(rows: list[FactRow], query: Query) -> list[FactRow]:
    """In Chinese, where a fact is told in its own words, those whose words are not part of another's: 67665亿元 of 67665亿元，增长5.5%."""
    spans = [(row.block.id, row.fact.start, row.fact.end) for row in rows]
    if query.language != "zh":
        return rows
    inner = [any(a[0] == b[0] and a != b and b[1] <= a[1] and a[2] <= b[2] for b in spans) for a in spans]
    return [row for row, within in zip(rows, inner, strict=True) if not within]


def is_amount(row: FactRow) -> bool:
    """Whether a fact tells how large something is: no growth, no share, no threshold that was passed."""
    return row.fact.change == "level" and row.fact.unit != "%" and not _STEP.search(row.fact.qualifier)


def _of_each_year(*sorts: list[FactRow]) -> list[FactRow]:
    """The first fact of each sort for each year, year by year: its size and its growth in 2025, its growth in 2026."""
    years = dict.fromkeys(row.fact.year for rows in sorts for row in rows)
    firsts = (
        next((row for row in rows if row.fact.year == year), None) for year in sorted(years, key=lambda year: year or 0) for rows in sorts
    )
    return [row for row in firsts if row is not None]


def _something_else(query: Query) -> bool:
    """True where the question names more beside its indicators: a share of it, a firm, a cause."""
    rest = [
        c
        for c in query.concepts
        if c.kind not in ("indicator", "place", "unit", "title") and not c.surface[:1].isdigit() and not _EMPTY.fullmatch(c.surface)
    ]
    return bool(rest) and "reason" not in query.wants


def _is_whole(row: FactRow, query: Query) -> bool:
    """The report's own place as a whole, unless the question names the part."""
    own = row.report.place or ""
    if row.fact.place is not None and own and not own.endswith(row.fact.place) and not row.fact.place.endswith(own):
        return False
    # 农村居民 of 农村居民人均可支配收入 is what the indicator itself is of, not a part of it.
    own_subject = row.canonical != "" and row.fact.indicator.startswith(row.fact.of) and row.canonical[:2] == row.fact.of[:2]
    return not row.fact.of or own_subject or row.fact.of in query.plain


def _of_time(query: Query, fact: Fact, rows: list[FactRow]) -> bool:
    if query.periods and _AVERAGE.search(query.plain) and any(row.fact.kind == "average" for row in rows):
        return fact.kind == "average" and any(fact.year == last for _, last in query.periods)
    if query.periods:
        return any(
            (fact.year == last and fact.since is not None) or (fact.year == last and fact.kind == "average") for _, last in query.periods
        )
    if fact.kind in ("average", "cumulative") or fact.since is not None:
        return False
    if query.years:
        return fact.year in query.years
    aimed = "target" in query.wants and not query.wants & {"met", "missed"}  # whether one was reached is told of a year that is over
    years = [row.fact.year for row in rows if row.fact.year is not None and row.fact.kind in (AIMS if aimed else _DONE)]
    near = [year for year in years if year <= min(years) + 1] if aimed and years else years
    return bool(near) and fact.year == max(near)


def _of_kind(query: Query, rows: list[FactRow]) -> list[FactRow]:
    sides = query.wants & {"target", "result"}
    if len(sides) != 1 or query.wants & {"met", "missed"}:
        return rows
    kinds = AIMS if sides == {"target"} else _DONE
    kept = [row for row in rows if row.fact.kind in kinds or query.periods]
    # Of two years asked, one may have been reached while the other is aimed at.
    untold = set(query.years) - {row.fact.year for row in kept} if kept and len(query.years) > 1 else set()
    return [row for row in rows if row in kept or row.fact.year in untold]


def statement_claim(row: FactRow, query: Query, desk: Desk, separator: str = "") -> Claim:
    """One fact as a sentence: the clause word for word in Chinese, its parts in English."""
    fact = row.fact
    citation = desk.sources.cite_statement(row)
    place = row.report.place or ""
    until = "到" if fact.since is not None else ""  # a period is named by its last year
    when = f"{until}{fact.year}年" if fact.year else ""
    if query.language == "zh":
        quote = citation.quote.strip("，、；。")
        head = f"{place}{when}{KIND_ZH[fact.kind]}"
        return Claim(f"{head}：{quote}。" if head else f"{quote}。", (citation,), separator)
    name = desk.glossary.english(row.canonical) or row.canonical
    whose = row.report.place_en or desk.glossary.english(place) or place
    kind = KIND_EN[fact.kind]
    what = f"{kind} to {fact.year}" if until and fact.year else f"{fact.year} {kind}" if fact.year else kind
    head = f"{whose}'s {what} for {name}" if whose else f"The {what} for {name}"
    return Claim(f"{head}: {value_phrase(fact)}.", (citation,), separator)


def value_phrase(fact: Fact) -> str:
    """The value of a fact in English, converted exactly, with its bound and direction.

    >>> value_phrase(Fact("地区生产总值", "5.5", "%", 2026, "target", None, "b", None, None, low=5.5, high=5.5, qualifier="左右", change="growth"))
    'up around 5.5%'
    """
    if fact.low is None and fact.high is None:
        return "a goal without a figure, quoted in Chinese in the citation"
    ends = [end for end in (fact.low, fact.high) if end is not None]
    if fact.change == "rank":
        return f"rank {ends[0]:g}"
    bound = next((english for pattern, english in BOUND_EN if pattern.search(fact.qualifier)), "")
    ends = ends[:1] if len(ends) == 2 and ends[0] == ends[1] else ends
    amount = "–".join(_amount(fact, str(end)) for end in ends)
    return f"{ {'growth': 'up ', 'fall': 'down '}.get(fact.change, '') }{bound if len(ends) == 1 else ''}{amount}"


def _amount(fact: Fact, number: str) -> str:
    unit = half_width(fact.unit)
    value = Decimal(number)
    kind = unit_class(unit)
    if kind.startswith("percent"):
        return f"{plain_decimal(value)}{'%' if kind == 'percent' else ' percentage points'}"
    scaled = english_amount(value * scale_of_unit(unit))
    if kind:
        return f"{scaled} {'US dollars' if kind == 'us dollars' else 'TEU' if kind == 'teu' else kind}"
    if unit.endswith("户") and _FIRMS.search(fact.indicator):
        return scaled
    return f"{scaled}{_COUNTED_EN.get(re.sub('^(?:万亿|亿|万|千|百)', '', unit), '')}"
