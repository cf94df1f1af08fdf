"""Which rows of the target tables a question asks for, and which places it asks of.

In: a `Query` and the sources. Out: the rows whose label names what is asked, best label only; the places named
that are not the reports' own. The module knows nothing of values or wording.
"""

from __future__ import annotations

import re

from answer.draft import Desk
from answer.expects import expected_sorts
from answer.figures import half_width
from answer.level_asked import asks_level
from answer.sources import Sources, TableRow
from index import Query, english_stems

_NOT_GROWTH = re.compile(r"(?i)\bnot (?:the )?(?:growth|rate)(?: rate)?|不(?:是|要)增速")
_GROWTH = re.compile(r"增速|增长|增幅|涨|下降|growth|grow|grew|rate|rise|rose|increase|percent|%|intensity|强度", re.IGNORECASE)
_SHARE_LABEL = re.compile(r"占|比重|比例|率|强度|密度")

# 青年失业率, youth unemployment: of a group, which the row of the whole does not answer.
_GROUP = re.compile(
    r"(?:青年|青少年|大学生|毕业生|农民工|妇女|女性|男性|老年人?|残疾人|外籍人口|流动人口)(?:群体|人群)?的?$|\b(?:youth|young people(?:'s)?|graduates?|women(?:'s)?|female|male|migrant workers?|elderly)\s$",
    re.IGNORECASE,
)
# 江北区, 巫溪县, 成都市; not 中央商务区, 风貌区.
OFFICIAL = re.compile(r"(?<!商务|集聚|风貌|开发)(?<![园片景新社小城厂])区$|[县市省州盟旗]$")


def rows_for(query: Query, desk: Desk) -> list[TableRow]:
    """Rows whose label names an indicator of the question; of each indicator the best label only, all of them equally near."""
    if (
        query.in_words
        or query.scope != "district"
        or part_of_year(query.plain)
        or _names_something_else(query)
        or foreign_places(query, desk.sources)
    ):
        return []
    wanted = set(query.indicators)
    plain = re.sub(r"\s", "", query.plain)
    scored: list[tuple[float, TableRow]] = []
    asked_by: dict[int, frozenset[str]] = {}
    own = reports_of_place(query, desk.sources)
    for row in desk.sources.rows:
        if (query.report and row.report.id != query.report) or row.report.id not in own:
            continue
        names = label_names(row.label, desk)
        hit = bool(names & wanted)
        literal = (hit or not wanted) and len(core_of(row.label)) > 2 and core_of(row.label) in plain
        ends = {w for w in wanted if len(w) >= 6 and any(name.endswith(w) for name in names)} if not hit else set()
        near = bool(ends)
        if not (hit or literal or near):
            continue
        score = 2.0 * literal + 1.0 * hit + 0.5 * near - 0.3 * len(names - wanted)
        scored.append((score, row))
        asked_by[id(row)] = frozenset(names & wanted or ends)
    if not scored and query.wants & {"target", "result", "met", "comparison"}:
        scored = _by_words(query, desk)
    if not scored and query.wants & {"target", "met", "missed"}:
        scored = _by_matter(query, desk)
    best = _best_of_each(scored, asked_by)
    level = asks_level(query) and not _GROWTH.search(_NOT_GROWTH.sub(" ", query.plain))
    share = any(sort.name == "share" for sort in expected_sorts(query))
    return [row for row in best if not (level and row.unit == "%") and not (share and not _SHARE_LABEL.search(row.label))]


def _best_of_each(scored: list[tuple[float, TableRow]], asked_by: dict[int, frozenset[str]]) -> list[TableRow]:
    """The rows that none of the same indicator is nearer than: two that are asked of have one each, however near."""
    tops: dict[str, float] = {}
    for score, row in scored:
        for name in asked_by.get(id(row)) or ("",):
            tops[name] = max(score, tops.get(name, 0.0))
    return [row for score, row in scored if any(score >= tops[name] - 0.01 for name in asked_by.get(id(row)) or ("",))]


def _by_words(query: Query, desk: Desk) -> list[tuple[float, TableRow]]:
    """Rows whose label holds every word of the question, where the glossary knows no name of it."""
    words = [concept for concept in query.concepts if concept.kind != "place"]
    if len(words) < 2:
        return []
    found = []
    for row in desk.sources.rows:
        rendering = desk.english(row.report.id, row.label) or ""
        held = [any(name in row.label for name in c.zh) or any(s and set(s) <= set(english_stems(rendering)) for s in c.en) for c in words]
        if all(held):
            found.append((1.0, row))
    return found


# 民营经济增加值: the one measure of a matter that a table gives.
_MEASURED_BY = re.compile(r"增加值|总额|产值|收入|规模|数量|总量")


def _by_matter(query: Query, desk: Desk) -> list[tuple[float, TableRow]]:
    """Rows that measure the one matter a question names: the target of the private economy is that of its value added."""
    named = [concept for concept in query.concepts if concept.kind not in ("place", "unit", "title") and not concept.surface[:1].isdigit()]
    if len(named) != 1 or named[0].kind not in ("concept", "industry", "policy"):
        return []
    labels = [(row, next((name for name in named[0].zh if row.label.startswith(name)), "")) for row in desk.sources.rows]
    return [(1.0, row) for row, name in labels if name and _MEASURED_BY.match(row.label.removeprefix(name))]


# Parts of a year as questions and as reports name them: a table of years says nothing of them.
_PARTS_OF_YEAR = (
    (re.compile(r"一季度|\b(?:first quarter|Q1)\b", re.IGNORECASE), "一季度"),
    (re.compile(r"二季度|\b(?:second quarter|Q2)\b", re.IGNORECASE), "二季度"),
    (re.compile(r"三季度|\b(?:third quarter|Q3)\b", re.IGNORECASE), "三季度"),
    (re.compile(r"四季度|\b(?:fourth quarter|last quarter|Q4)\b", re.IGNORECASE), "四季度"),
    (re.compile(r"上半年|\b(?:first half of|H1)\b", re.IGNORECASE), "上半年"),
    (re.compile(r"下半年|\b(?:second half of|H2)\b", re.IGNORECASE), "下半年"),
)


def part_of_year(plain: str) -> str:
    """The quarter or half of a year that a question names, as reports print it; "" for none.

    >>> part_of_year("GDP in the first quarter of 2026"), part_of_year("2026年GDP")
    ('一季度', '')
    """
    return next((printed for asked, printed in _PARTS_OF_YEAR if asked.search(plain)), "")


def foreign_places(query: Query, sources: Sources) -> list[str]:
    """Places the question names that are not the loaded reports' own."""
    own = "".join(report.place or "" for report in sources.reports.values())
    return [place for place in query.places if place.rstrip("区县市省") not in own and place not in own]


def reports_of_place(query: Query, sources: Sources) -> frozenset[str]:
    """Ids of the loaded reports that are about a place the question names; all ids where it names none of theirs."""
    named = [place.rstrip("区县市省") for place in query.places]
    about = {report.id: (report.place or "").rstrip("区县市省") for report in sources.reports.values()}
    exact = [report for report, place in about.items() if any(name and place.endswith(name) for name in named)]
    wider = [report for report, place in about.items() if any(name and name in place for name in named)]
    return frozenset(exact or wider or about)


def of_several_places(sources: Sources) -> bool:
    """Whether the loaded reports are of more than one place."""
    return len({report.place for report in sources.reports.values() if report.place}) > 1


def own_reports(query: Query, sources: Sources) -> dict[str, str]:
    """Place → id of its one report, for each place of the question that a report of its own is loaded for; in the question's order."""
    found: dict[str, str] = {}
    for place in query.places:
        reports = [report.id for report in sources.reports.values() if (report.place or "").startswith(place.rstrip("区县市省"))]
        if len(reports) == 1 and reports[0] not in found.values():
            found[place] = reports[0]
    return found


def other_places(query: Query, sources: Sources) -> list[str]:
    """Other districts, cities and provinces among them, and places that no loaded report names at all."""
    return [place for place in foreign_places(query, sources) if OFFICIAL.search(place) or place not in sources.text]


def _names_something_else(query: Query) -> bool:
    """True when beside the indicator the question names more things than one: a benefit is not its rate."""
    rest = [
        c
        for c in query.concepts
        if c.kind not in ("indicator", "place", "unit", "title") and c.surface not in query.quoted and not c.surface[:1].isdigit()
    ]
    named = [c for c in query.concepts if c.kind == "indicator"]
    return bool(query.indicators) and (
        len(rest) > 1 + 2 * len(query.indicators) or any(_GROUP.search(query.plain[: c.start]) for c in named)
    )


def core_of(label: str) -> str:
    """A label without brackets and growth words: 地区生产总值（GDP）增速 -> 地区生产总值."""
    return re.sub(r"[（(][^）)]*[）)]|增速|增长率?|增幅|下降$|数量$|情况$", "", label)


def label_names(label: str, desk: Desk) -> set[str]:
    """Glossary names of the indicators that a row's label holds."""
    return {match.entry.zh for match in desk.glossary.find_zh(label) if match.entry.kind == "indicator"}


def label_key(row: TableRow) -> str:
    """The name and unit that rows of two tables are matched by: without brackets and words of growth."""
    return f"{half_width(core_of(row.label))}|{row.unit}"
