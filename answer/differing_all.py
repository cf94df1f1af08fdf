"""Which figures of the loaded reports differ: two that are stated of one thing, one year and one kind, and cannot both hold.

In: a question for contradictions as such, of all figures or of one indicator. Out: a `Draft`: each pair in its own words, both cited, and how many
things are stated more than once; or that none differ. Compared as in `differing.py`: what bounds, roundings and 左右 allow is no difference, and
which of the two is right is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from answer.counts import in_words
from answer.differing import common_unit, may_both_hold, quantity_of, sides_in_one_unit
from answer.draft import Desk, Draft
from answer.model import Claim
from answer.rows import other_places, reports_of_place
from answer.same_place import same_place
from answer.sentences import sentence_claim
from answer.sources import TableRow
from answer.statements import statement_claim
from answer.year_line import Point, year_line
from answer.yearbook import place_of
from corpus import FactRow, find_facts, split_sentences
from index import Query

# 哪些数字互相矛盾, 数字对得上吗, which figures contradict each other, do the reports disagree; not 主要矛盾, 矛盾纠纷
_ASKED = re.compile(
    r"(?=.*(?:数字|数据|数目|口径|说法|报告|目标|指标|前后))(?:.*(?:(?<!主要)矛盾(?![纠调化排突])|打架|对不上|对得上|一致|不一样|不符|冲突|有出入|两个说法))"
    r"|(?=.*\b(?:figures?|numbers?|data|reports?|statistics|values?)\b)(?:.*\b(?:conflict(?:s|ing)?|contradict\w*|disagree\w*|inconsisten\w*|discrepanc\w*|mismatch\w*|do(?:n't| not) (?:match|agree|add up)|differ)\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:互相|相互|之间|前后|有没有|哪些|数字|数据|数目|口径|说法|报告|目标|指标|矛盾|打架|对不上|对得上|不?一致|不一样|不符|冲突|出入|存在|地方|两份|几份|里面)+"
    r"|conflict\w*|contradict\w*|disagree\w*|inconsisten\w*|discrepanc\w*|mismatch\w*|match|agree|differ|figures?|numbers?|data|reports?|statistics|values?|between|within|among|anything|two",
    re.IGNORECASE,
)
_MOST = 6
_SHOWN = 3
Pair = tuple[tuple[Claim, ...], ...]


def compose_differing(query: Query, desk: Desk) -> Draft | None:
    """The pairs that cannot both hold; None where no contradictions are asked for, or another matter is."""
    others = [c for c in query.concepts if c.kind not in ("place", "indicator") and not _BESIDE.fullmatch(c.surface)]
    if not _ASKED.search(query.plain) or others or query.terms or query.quoted or query.wants & {"reason", "who", "when", "how"}:
        return None
    if other_places(query, desk.sources):
        return None
    rows = list(_rows(query, desk))
    groups: dict[tuple[object, ...], list[FactRow]] = {}
    for row in rows:
        groups.setdefault(quantity_of(row), []).append(row)
    pairs = [pair for group in groups.values() if (pair := _apart(group)) is not None]
    told = [(_told(one, query, desk), _told(other, query, desk)) for one, other in pairs]
    told += list(_rows_against_sentences(query, desk))
    repeated = sum(len({row.block.id for row in group}) > 1 for group in groups.values())
    claims: list[Claim] = []
    for first, second in told[:_MOST]:
        claims += [Claim(first.text, first.citations, "\n- " if claims else "- ", first.computed), second]
    summary = _summary(len(told), repeated, len(claims) // 2, query)
    if not claims and (query.indicators or repeated):  # what is stated more than once, all of which may hold
        again = [row for group in groups.values() if len({row.block.id for row in group}) > 1 for row in _of_each_block(group)]
        told_of = (again or _of_each_block(rows))[:_SHOWN]
        claims = [replace(_told(row, query, desk), separator="\n" if at else "") for at, row in enumerate(told_of)]
    return Draft(
        "answered" if claims else "refused",
        (*claims, replace(summary, separator="\n" if claims else "")),
        None if claims else "not_in_corpus",
    )


def _of_each_block(rows: list[FactRow]) -> list[FactRow]:
    """One figure of each passage, in the order of the reports."""
    return list({row.block.id: row for row in reversed(rows)}.values())[::-1]


def _rows(query: Query, desk: Desk) -> Iterator[FactRow]:
    """The figures of the place asked, dated and of a named indicator; of one indicator where one is asked of."""
    own = reports_of_place(query, desk.sources)
    for row in find_facts([report for key, report in desk.sources.reports.items() if key in own], desk.sources.names):
        if row.canonical and row.fact.year is not None and (not query.indicators or row.canonical in query.indicators):
            yield row


def _apart(group: list[FactRow]) -> tuple[FactRow, FactRow] | None:
    return next(
        (
            (one, other)
            for one, other in combinations(group, 2)
            if same_place(place_of(one), place_of(other)) and not may_both_hold(one.fact, other.fact)
        ),
        None,
    )


def _told(row: FactRow, query: Query, desk: Desk) -> Claim:
    table = next((one for one in desk.sources.rows if one.block.id == row.fact.block and one.row == row.fact.row), None)
    if table is None:
        return statement_claim(row, query, desk, "" if query.language == "zh" else " ")
    return year_line([Point(table, row.fact)], query.language, desk, "" if query.language == "zh" else " ", compared=False)


def _rows_against_sentences(query: Query, desk: Desk) -> Iterator[tuple[Claim, Claim]]:
    """A table's figure in an uncommon unit, and a sentence that states another of the same thing in that unit: 575标箱, 4.8万标箱."""
    own = reports_of_place(query, desk.sources)
    for row in desk.sources.rows:
        if row.report.id not in own or common_unit(row.unit) or (query.indicators and row.label not in "".join(_labels(query, row))):
            continue
        for found, fact in ((desk.sources.cite_row(row, fact), fact) for fact in row.facts if fact.year is not None):
            for report in (desk.sources.reports[key] for key in sorted(own)):
                for block in report.blocks:
                    text = block.text.string
                    for start, end in split_sentences(text) if row.unit.lstrip("万亿") in text else ():
                        cited = desk.sources.cite_text(block.id, start, end)
                        if sides_in_one_unit(found, cited[0], row.label):
                            line = year_line([Point(row, fact)], query.language, desk, "", compared=False)
                            yield line, sentence_claim(cited, query.language, desk, "" if query.language == "zh" else " ")


def _labels(query: Query, row: TableRow) -> list[str]:
    return [row.label for name in query.indicators if name in row.label or row.label in name]


def _summary(found: int, repeated: int, shown: int, query: Query) -> Claim:
    """How many things are stated more than once, and of how many the figures cannot both hold: counted by us."""
    several, apart, listed = (in_words(number, query.language) for number in (repeated, found, shown))
    if query.language == "zh":
        stated = f"同一对象、同一年、同一类的数字在两处以上写明的有{several}项；按程序比较，"
        none = (
            "没有不能同时成立的（左右、以上和取整不算不一致）。" if repeated else "没有同一对象、同一年、同一类的数字在两处写明，无从比较。"
        )
        text = (
            f"{stated}不能同时成立的有{apart}处，列出{listed}处；哪一个对，报告没有说，也可能所指的范围不同。"
            if found
            else f"{stated}{none}"
            if repeated
            else none
        )
    else:
        stated = f"Things of which a figure of one year and kind is stated in more than one place: {several}; compared by program, "
        none = "none of these figures contradict each other (around, at least and rounding are no contradiction)."
        none = none if repeated else "No figure of one thing, year and kind is stated in two places, so none can be compared."
        text = (
            f"{stated}pairs that cannot both hold: {apart}, shown: {listed}; the reports do not say which is right, and the two may not mean quite the same."
            if found
            else f"{stated}{none}"
            if repeated
            else none
        )
    return Claim(text, (), "\n", factual=False)
