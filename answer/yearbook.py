"""Indicators side by side: one line for each indicator of a place, with its targets and results by year.

In: the facts of the reports as rows, and who knows English names. Out: a `Yearbook` of `Line`s, what can be said of a target by
comparing its column with the result's, and the places that state a figure with those that do not. Nothing is averaged or
picked: two different figures stay two. The module knows nothing of HTML or of how a fact was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from answer.figures import scale_of_unit, unit_class
from answer.frames import compare_values, value_zh
from answer.same_place import same_place
from corpus import Change, Fact, FactRow, fold_chinese

Role = Literal["target", "result", "period"]
# missed, met: two figures compared; the rest: what the report says in words, or that nothing can be compared.
Status = Literal["missed", "met", "said expected", "said met", "not comparable", ""]
English = Callable[[str, str], str | None]

# Less is better, or neither: whether such a target is reached, only a printed bound says (5.5%以内, ≤33).
# matches 城镇调查失业率, PM2.5浓度, 居民消费价格指数, 单位GDP能耗; not 空气质量优良天数
_LESS = re.compile(
    r"失业率|浓度|死亡率|发病率|能耗|用水量|排放|事故|案件|信访|投诉|走访|负债|不良|逾期|价格|物价|CPI|费用|时限|时长|缺口|赤字|强度"
)
_MORE_ANYWAY = re.compile(r"研发|投入强度|下降|降低|降幅|减少")  # 研发经费投入强度; 能耗下降 3%: the more the better
_GROWTH_WORDS = re.compile(r"(?:年均)?(?:增速|增幅|涨幅|增长率|增长)$")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_ODD = re.compile(r"余|多|约|近|超|逾")  # 1300余: more than the number, nobody knows how much
_AFTER = frozenset({"左右", "以上", "及以上", "以下", "及以下", "以内", "之内", "上下", "余", "多"})
_SAID_DONE = re.compile(r"完成|达到|达标|实现")


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of one place in one unit; `rows` in reading order, facts of tables first."""

    place: str
    name: str  # as printed where it is first met
    subject: str  # what it has in common with the lines of other places: the glossary's name, else the name without growth words
    known: bool  # whether `subject` is a name of the glossary
    change: Change
    unit: str
    of: str
    against: str
    rows: tuple[FactRow, ...]

    def cell(self, year: int | None, role: Role) -> tuple[FactRow, ...]:
        """The facts of one year as target or as result, each different figure once."""
        found: dict[str, FactRow] = {}
        for row in self.rows:
            if row.fact.year == year and role_of(row.fact) == role:
                found.setdefault(printed(row.fact, with_unit=False), row)
        return tuple(found.values())

    def status(self, year: int | None) -> Status:
        """What comparing a year's target with its result gives; "" where one of them is not stated, or two figures are."""
        targets = [row for row in self.cell(year, "target") if row.fact.kind == "target"]
        pair = _pair(targets, self.cell(year, "result"))
        return compare(pair[0].fact, pair[1].fact) if pair is not None else ""


@dataclass(frozen=True)
class Comparison:
    """One indicator, year and role over several places: lines whose units can be set against each other."""

    change: Change
    unit: str  # of the first line, as printed
    lines: tuple[Line, ...]  # greatest first; those without one number last
    otherwise: tuple[str, ...]  # places of reports that state it in another unit or as another kind of figure
    silent: tuple[str, ...]  # places of reports in which no such figure was read at all


class Yearbook:
    """The facts of some reports as lines. Reading it from several threads is safe."""

    def __init__(self, rows: Sequence[FactRow], english: English) -> None:
        self.rows = tuple(rows)
        self._english = english
        self.lines = lines_of(self.rows)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that any fact is of, those of the reports first."""
        own = [place_of(row) for row in self.rows if row.fact.place in (row.report.place, None)]
        return tuple(dict.fromkeys([*own, *(place_of(row) for row in self.rows)]))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the facts, newest first."""
        return tuple(sorted({row.fact.year for row in self.rows if row.fact.year is not None}, reverse=True))

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """What lines have in common, the one of most places first, then by reading order."""
        places: dict[str, set[str]] = {}
        for line in self.lines:
            if not line.of:
                places.setdefault(line.subject, set()).add(line.place)
        known = {line.subject for line in self.lines if line.known}
        return tuple(sorted(places, key=lambda name: (-len(places[name]), name not in known)))

    @cached_property
    def _listed(self) -> dict[tuple[str, int], set[str]]:
        """(report, year) → the indicators of which its tables print a target of that year."""
        found: dict[tuple[str, int], set[str]] = {}
        for line in self.lines:
            for row in line.rows:
                if row.fact.row is not None and row.fact.year is not None and role_of(row.fact) == "target":
                    found.setdefault((row.report.id, row.fact.year), set()).add(line.subject)
        return found

    def is_new(self, line: Line, year: int) -> bool:
        """Whether a report's table of a year's targets lists the indicator, and its table of the year before, which it has, does not."""
        of = {row.report.id for row in line.cell(year, "target") if row.fact.row is not None}
        before = [self._listed[report, year - 1] for report in of if (report, year - 1) in self._listed]
        return bool(before) and not any(line.subject in listed for listed in before)

    def english(self, line: Line) -> str:
        """The line's name in English, "" where none is known."""
        row = line.rows[0]
        # An edition renders the label of a row by itself, a name of running text only within its sentence.
        found = self._english(row.report.id if row.fact.row is not None else "", line.name)
        return found or (self.subject_english(line.subject) if line.known and not line.of else "")

    def fact_english(self, row: FactRow) -> str:
        """The name of a fact's indicator in English, "" where none is known."""
        found = self._english(row.report.id, row.fact.indicator) if row.fact.row is not None else None
        return found or (self.subject_english(row.canonical) if row.canonical and not row.fact.of else "")

    def subject_english(self, subject: str) -> str:
        """A subject's name in English, "" where none is known."""
        return self._english("", subject) or ""

    def place_english(self, place: str) -> str:
        """A place's name in English, "" where none is known."""
        return next((row.report.place_en for row in self.rows if row.report.place == place), None) or self.subject_english(place)

    def side_by_side(self, subject: str, year: int | None, role: Role, within: Iterable[Line] | None = None) -> list[Comparison]:
        """The places that state `subject` for a year, by what kind of figure and unit; the kind of most places first."""
        groups: dict[tuple[str, str], list[Line]] = {}
        lines = self.lines if within is None else list(within)
        for line in lines:
            cell = line.cell(year, role)
            if line.subject == subject and not line.of and cell:
                kind = "growth" if line.change in ("growth", "fall") else line.change
                groups.setdefault((kind, unit_family(line.unit)), []).append(replace(line, rows=cell))
        own = list(dict.fromkeys(line.place for line in lines if any(row.report.place in (line.place, None) for row in line.rows)))
        anyhow = {line.place for grouped in groups.values() for line in grouped}
        silent = tuple(place for place in own if not any(same_place(place, other) for other in anyhow))
        found = []
        for grouped in sorted(groups.values(), key=lambda group: (-len({line.place for line in group}), group[0].change != "growth")):
            ordered = sorted(grouped, key=lambda line: -(in_common_unit(line.rows[0].fact) or 0.0))
            otherwise = tuple(place for place in own if place not in silent and not any(same_place(place, line.place) for line in grouped))
            found.append(Comparison(ordered[0].change, ordered[0].unit, tuple(ordered), otherwise, silent))
        return found


def lines_of(rows: Sequence[FactRow]) -> tuple[Line, ...]:
    """The rows gathered by place, indicator, kind of figure and unit: tables first, then what the glossary knows."""
    gathered: dict[tuple[str, ...], list[FactRow]] = {}
    for row in rows:
        fact = row.fact
        key = (place_of(row), row.canonical or bare_name(fact.indicator), fact.change, fact.unit, fact.of, fact.against)
        gathered.setdefault(key, []).append(row)
    lines = []
    for (place, subject, *_), own in gathered.items():
        own.sort(key=lambda row: row.fact.row is None)
        first = own[0].fact
        lines.append(
            Line(place, first.indicator, subject, own[0].canonical != "", first.change, first.unit, first.of, first.against, tuple(own))
        )
    order = {place: number for number, place in enumerate(dict.fromkeys(place_of(row) for row in rows))}
    return tuple(sorted(lines, key=lambda line: (order[line.place], line.rows[0].fact.row is None, not line.known)))


def place_of(row: FactRow) -> str:
    """The place a fact is of; the report's title where none is known."""
    return row.fact.place or row.report.place or row.report.title


def role_of(fact: Fact) -> Role:
    """Whether a figure is a year's target (or plan), a year's result (or estimate), or of a period.

    >>> role_of(Fact("地区生产总值", "5", "%", 2030, "average", None, "", None, None, since=2026))
    'period'
    """
    if fact.since is not None or fact.kind in ("average", "cumulative"):
        return "period"
    return "target" if fact.kind in ("target", "plan") else "result"


def bare_name(indicator: str) -> str:
    """A printed name without brackets and words of growth, folded.

    >>> bare_name("规上工业增加值（现价）增速"), bare_name("新增就业")
    ('规上工业增加值', '新增就业')
    """
    return fold_chinese(_GROWTH_WORDS.sub("", _BRACKETS.sub("", indicator))) or fold_chinese(indicator)


def printed(fact: Fact, with_unit: bool = True) -> str:
    """A fact's figure with the words that bound it, in the order of the text.

    >>> fact = Fact("服务业", "4.5%—5", "%", 2026, "target", None, "", None, None, qualifier="力争、左右")
    >>> printed(fact), printed(fact, with_unit=False)
    ('力争4.5%—5%左右', '力争4.5%—5左右')
    """
    if fact.row is not None:
        shown = value_zh(fact.value, fact.unit) if with_unit else fact.value
        return f"{shown}{fact.unit}" if with_unit and fact.low is not None and shown == fact.value and shown[-1:].isdigit() else shown
    words = [word for word in fact.qualifier.split("、") if word]
    before = "".join(word for word in words if word not in _AFTER and word not in fact.value)
    odd = "".join(word for word in words if word in ("余", "多"))
    after = "".join(word for word in words if word in _AFTER and word not in ("余", "多"))
    unit = fact.unit if with_unit else ""
    return f"{before}{fact.value}{odd}{unit}{after}"


def one_number(fact: Fact) -> float | None:
    """The number to draw: none for a range, for "over 5 %" and for words.

    >>> one_number(Fact("GDP", "5", "%", 2026, "target", None, "", None, None, low=5.0, high=None, qualifier="以上")) is None
    True
    """
    return None if fact.low is None or fact.low != fact.high or _ODD.search(fact.qualifier) else fact.low


def in_common_unit(fact: Fact) -> float | None:
    """The number to order by, in the unit without 万 or 亿: the least that is stated, else the greatest; a fall is negative."""
    number = fact.low if fact.low is not None else fact.high
    if number is None:
        return None
    return number * float(scale_of_unit(fact.unit)) * (-1 if fact.change == "fall" else 1)


def unit_family(unit: str) -> str:
    """What units must share to be set against each other.

    >>> unit_family("万亿元") == unit_family("亿元"), unit_family("万人") == unit_family("人"), unit_family("%") == unit_family("个百分点")
    (True, True, False)
    """
    return unit_class(unit) or re.sub(r"^(?:万亿|亿|万|千|百)", "", unit)


def compare(target: Fact, result: Fact) -> Status:
    """Whether a result reaches its target, by the two figures alone.

    >>> def fact(value: str, low: float | None, high: float | None) -> Fact:
    ...     return Fact("GDP增速", value, "%", 2025, "target", None, "", 0, 0, low=low, high=high)
    >>> compare(fact("6左右", 6, 6), fact("4.5", 4.5, 4.5)), compare(fact("5—5.5", 5, 5.5), fact("5.2", 5.2, 5.2))
    ('missed', 'met')
    >>> compare(fact("保持全市前列", None, None), fact("50（保持全市前列）", 50, 50)), compare(fact("3", 3, 3), fact("预计完成", None, None))
    ('said met', 'said expected')
    """
    goal, reached = printed(target, with_unit=False), printed(result, with_unit=False)
    if (target.low is None and target.high is None) or (result.low is None and result.high is None):
        return _said(goal, reached)
    bound = target.low != target.high
    if not bound and target.low != result.low and _LESS.search(target.indicator) and not _MORE_ANYWAY.search(target.indicator):
        return "not comparable" if target.change != "fall" else _by_bounds(target, result)
    cells = target.row is not None and result.row is not None and result.low == result.high
    by_text = compare_values(target.value, result.value) if cells else None
    return "met" if by_text == "met" else "missed" if by_text == "missed" else _by_bounds(target, result)


def _by_bounds(target: Fact, result: Fact) -> Status:
    """A result of which the least or the greatest is known, against the least or the greatest that is wanted."""
    if target.low is None:
        assert target.high is not None
        if result.high is not None and result.high <= target.high:
            return "met"
        return "missed" if result.low is not None and result.low > target.high else "not comparable"
    if result.low is not None and result.low >= target.low:
        strict = target.high is None and target.qualifier in (">", "＞") and result.low == target.low
        return "missed" if strict and result.high == result.low else "not comparable" if strict else "met"
    return "missed" if result.high is not None and result.high < target.low else "not comparable"


def _said(goal: str, reached: str) -> Status:
    if "预计" in reached and _SAID_DONE.search(reached):
        return "said expected"
    return "said met" if goal and not goal[0].isdigit() and goal in reached else "not comparable"


def _pair(targets: Sequence[FactRow], results: Sequence[FactRow]) -> tuple[FactRow, FactRow] | None:
    """The target and the result to compare: those of one table row, else one figure each under the same printed name."""
    for target in targets:
        for result in results:
            if target.block.id == result.block.id and target.fact.row is not None and target.fact.row == result.fact.row:
                return target, result
    single = all(len({(row.fact.low, row.fact.high) for row in rows}) == 1 for rows in (targets, results))
    if single and bare_name(targets[0].fact.indicator) == bare_name(results[0].fact.indicator):
        return targets[0], results[0]
    return None
