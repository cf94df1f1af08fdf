"""Figures that the reports state of one thing and that cannot both hold, though the question holds none against each other.

In: an answer, and the figures of all loaded reports. Out: one `Side` a source, the answer's own first; a source that the answer does not cite is
cited with the number 0. What bounds, roundings and 左右 allow is no difference; other years, places, parts, kinds of figure are no
difference either. The module knows nothing of how an answer was made, nor of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from math import inf

from answer.disagree import MOST_SIDES, Side, clauses_of, goal_or_outcome, sides_of
from answer.figures import find_figures, scale_of_unit, unit_class
from answer.frames import value_zh
from answer.model import Answer, Citation, CitationScope, Locator, ReportReference, TableReference
from answer.same_place import same_place
from answer.yearbook import Yearbook, bare_name, place_of, printed, role_of, unit_family
from corpus import Fact, FactRow

_ABOUT = re.compile(r"左右|上下|约|近|大约")
_ABOUT_SHARE = 0.05  # 5%左右 still is 5.2%, 约700亿元 still is 690亿元; 5%左右 is not 5.5%
_AT_LEAST_BEFORE = re.compile(r"(?:超过?|突破|逾|不低于|不少于|跨越|跃上)$")
_AT_LEAST_AFTER = re.compile(r"(?:及?以上|余|多)")
_WHOLE = re.compile(r"^全[省市区县州]")  # 全区民营经济增加值 is 民营经济增加值; not 全员劳动生产率
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# A clause whose figure is a change, a share, a sum over years, or another place's or year's.
# matches 均增长15%以上, 较上年多50标箱, 累计4.8万标箱; not 全年通道集货量和承运量超4.8万标箱
_OF_ANOTHER = re.compile(r"增长|增加|增至|提高|下降|减少|净增|新增|同比|[较比占]|累计|年均|以来|全[市国省]|上年|去年|同期|其中|每|20\d\d年")
_COMMON_UNITS = re.compile(r"^[万亿]*(?:[%％‰]|个百分点|.*元|美元|[个家人项户次件处条倍名位场所座只套起部篇]|人次)?$")
_LEAST_SHARED = 0.5  # of an indicator's pairs of characters that a sentence must hold to be about it


class Differences:
    """What the figures of some reports differ in. Asking it from several threads is safe."""

    def __init__(self, book: Yearbook) -> None:
        self._book = book

    def sides(self, answer: Answer) -> tuple[Side, ...]:
        """The sources of figures that differ, asked or not; () where there are none, or the answer was refused."""
        asked = sides_of(answer)
        if asked or answer.status == "refused":
            return asked
        return self._stated_apart(answer) or _in_one_unit(answer)

    def _stated_apart(self, answer: Answer) -> tuple[Side, ...]:
        """A cited figure of what is asked, and what other passages state of the same thing, year and role."""
        for citation in answer.citations:
            for row in self._cited_rows(citation):
                if not _is_asked(row, answer):
                    continue
                found = {printed(row.fact): row}
                for other in self._of_the_same[quantity_of(row)]:
                    if same_place(place_of(row), place_of(other)) and all(
                        not may_both_hold(other.fact, one.fact) for one in found.values()
                    ):
                        found[printed(other.fact)] = other
                if len(found) > 1:
                    return tuple(_side(one, answer.citations) for one in found.values())[:MOST_SIDES]
        return ()

    def _cited_rows(self, citation: Citation) -> Iterator[FactRow]:
        """The figures that stand in the cited words."""
        locator = citation.locator
        for start, end, row in self._spots.get((citation.report.id, locator.sha256), ()):
            if max(start, locator.start) < min(end, locator.end):
                yield row

    @cached_property
    def _spots(self) -> dict[tuple[str, str], list[tuple[int, int, FactRow]]]:
        """Report and file → where each figure's words stand in it."""
        found: dict[tuple[str, str], list[tuple[int, int, FactRow]]] = {}
        for row in self._book.rows:
            if (spot := row.spot()) is not None:
                found.setdefault((row.report.id, row.report.files[spot.file].sha256), []).append((spot.start, spot.end, row))
        return found

    @cached_property
    def _of_the_same(self) -> dict[tuple[object, ...], list[FactRow]]:
        found: dict[tuple[object, ...], list[FactRow]] = {}
        for row in self._book.rows:
            found.setdefault(quantity_of(row), []).append(row)
        return found


def _is_asked(row: FactRow, answer: Answer) -> bool:
    about, fact = answer.understood, row.fact
    named = row.canonical in about.indicators or bare_name(fact.indicator) in (about.question or answer.question)
    return named and fact.year is not None and (not about.years or fact.year in about.years)


def quantity_of(row: FactRow) -> tuple[object, ...]:
    """What two figures of a place have in common that are of one thing: name, part, kind of figure, year and role."""
    fact = row.fact
    name = row.canonical or _WHOLE.sub("", bare_name(fact.indicator))
    return (name, fact.of, fact.change, fact.against, unit_family(fact.unit), fact.year, fact.since, role_of(fact))


def may_both_hold(one: Fact, other: Fact) -> bool:
    """Whether two figures of one quantity can both be right: by their bounds, 左右, or as one rounded.

    >>> def fact(value: str, unit: str = "%", qualifier: str = "") -> Fact:
    ...     number = float(value)
    ...     return Fact("GDP", value, unit, 2026, "target", None, "", None, None, low=number, high=None if qualifier == "超" else number, qualifier=qualifier)
    >>> may_both_hold(fact("5"), fact("5.5")), may_both_hold(fact("5", qualifier="左右"), fact("5.2")), may_both_hold(fact("5"), fact("4.5", qualifier="超"))
    (False, True, True)
    >>> may_both_hold(fact("1.78", "万亿元"), fact("17781.8", "亿元")), may_both_hold(fact("1.78", "万亿元"), fact("17881.8", "亿元"))
    (True, False)
    """
    bounds, others = _bounds(one), _bounds(other)
    if bounds is None or others is None or (bounds[0] <= others[1] and others[0] <= bounds[1]):
        return True
    single = all(fact.low == fact.high for fact in (one, other))
    return single and "%" not in one.unit and _rounded(one, other)


def _bounds(fact: Fact) -> tuple[float, float] | None:
    if fact.low is None and fact.high is None:
        return None
    scale = float(scale_of_unit(fact.unit))
    slack = _ABOUT_SHARE if _ABOUT.search(fact.qualifier) or _ABOUT.search(fact.value) else 0.0
    low = -inf if fact.low is None else fact.low * scale
    more = bool(_AT_LEAST_AFTER.search(fact.qualifier) or re.search("超|突破|逾", fact.qualifier))
    high = inf if fact.high is None or more else fact.high * scale
    return low - abs(low) * slack if slack else low, high + abs(high) * slack if slack else high


def _rounded(one: Fact, other: Fact) -> bool:
    """Whether the one with fewer digits is the other one rounded; of a single digit nothing is said."""
    numbers = [(Decimal(match[0]), scale_of_unit(fact.unit)) for fact in (one, other) if (match := _NUMBER.search(fact.value))]
    if len(numbers) < 2:
        return False
    places = [scale * Decimal(1).scaleb(int(number.as_tuple().exponent)) for number, scale in numbers]
    coarse, fine = (0, 1) if places[0] >= places[1] else (1, 0)
    values = [number * scale for number, scale in numbers]
    steps = (values[fine] / places[coarse]).to_integral_value(rounding=ROUND_HALF_UP)
    return steps * places[coarse] == values[coarse] and steps >= 10


def _side(row: FactRow, citations: Sequence[Citation]) -> Side:
    """A figure with its source: the citation that holds it, else one of its own with the number 0."""
    fact, plain = row.fact, row.to_dict()
    locator = plain["locator"]
    table = row.block.table if fact.row is not None else None
    words = plain["quote"]
    if table is not None and fact.column is not None and fact.column < len(table.columns):
        words = f"{fact.indicator}｜{table.columns[fact.column].string}"
    spot = Locator(locator["file"], locator["sha256"], locator["start"], locator["end"], None, locator["cell"])
    holding = next(
        (
            one
            for one in citations
            if one.locator.sha256 == spot.sha256 and max(one.locator.start, spot.start) < min(one.locator.end, spot.end)
        ),
        None,
    )
    report = row.report
    about = ReportReference(report.id, report.title, report.title_en, report.publisher, report.place, report.date)
    shown = (
        TableReference(table.title or "", tuple(column.string for column in table.columns), fact.indicator) if table is not None else None
    )
    scope = CitationScope(fact.year, place_of(row), fact.of or None, fact.kind, fact.basis)
    citation = Citation(holding.n if holding is not None else 0, about, row.block.section, plain["quote"], spot, scope, table=shown)
    return Side(citation, printed(fact), words)


def _in_one_unit(answer: Answer) -> tuple[Side, ...]:
    """A table's figure of what is asked, and another in the same uncommon unit that a sentence about the same thing states."""
    for citation in answer.citations:
        for indicator in answer.understood.indicators if citation.table is not None else ():
            base = _cell(citation, indicator)
            if base is None:
                continue
            side, unit, value = base
            others = [
                found for other in answer.citations if _goes_with(citation, other) for found in _stated(other, indicator, unit, value)
            ]
            if others:
                return (side, *others)[:MOST_SIDES]
    return ()


def common_unit(unit: str) -> bool:
    """Whether a unit is one that many things are counted in: %, 亿元, 家; not 标箱."""
    return _COMMON_UNITS.match(unit) is not None


def sides_in_one_unit(cell: Citation, other: Citation, indicator: str) -> tuple[Side, ...]:
    """A table's cell in an uncommon unit and what a sentence states of the indicator in it, where the two differ; else ()."""
    base = _cell(cell, indicator)
    if base is None or not _goes_with(cell, other):
        return ()
    side, unit, value = base
    others = tuple(_stated(other, indicator, unit, value))
    return (side, *others) if others else ()


def _cell(citation: Citation, indicator: str) -> tuple[Side, str, Decimal] | None:
    """The cell of a row for the year and role that it is cited for, its unit where that is no common one, and its value."""
    table, scope = citation.table, citation.scope
    if table is None or not table.cells or indicator not in table.row:
        return None
    pairs = list(zip(table.columns, table.cells, strict=False))
    unit = next((cell for head, cell in pairs if "单位" in head), "")
    word = "目标" if goal_or_outcome(citation) == "goal" else "完成"
    for head, cell in pairs:
        if str(scope.year) in head and word in head and not _COMMON_UNITS.match(unit) and (found := find_figures(cell)):
            value = found[0].value * scale_of_unit(unit)
            return Side(citation, value_zh(cell, unit), f"{table.row}｜{head}"), unit, value
    return None


def _goes_with(citation: Citation, other: Citation) -> bool:
    """Whether a sentence is of the same place, year and role as a table's cell."""
    one, two = citation.scope, other.scope
    return other.table is None and (one.place, one.year) == (two.place, two.year) and goal_or_outcome(citation) == goal_or_outcome(other)


def _stated(citation: Citation, indicator: str, unit: str, value: Decimal) -> Iterator[Side]:
    """The figures of a sentence about the indicator, in its unit, that differ from its value."""
    pairs = {indicator[at : at + 2] for at in range(len(indicator) - 1)}
    if sum(pair in citation.quote for pair in pairs) < _LEAST_SHARED * len(pairs):
        return
    for clause in clauses_of(citation.quote):
        for figure in find_figures(clause) if not _OF_ANOTHER.search(clause) else ():
            same = figure.unit == unit_class(unit) if unit_class(unit) else figure.text.endswith(unit_family(unit))
            at_least = _AT_LEAST_BEFORE.search(clause[: figure.start]) or _AT_LEAST_AFTER.match(clause[figure.end :])
            near = abs(figure.value - value) <= value * Decimal(str(_ABOUT_SHARE))
            if same and not near and not (at_least and figure.value <= value):
                yield Side(citation, figure.text, clause)
