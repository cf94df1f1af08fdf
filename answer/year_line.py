"""One indicator through the years in one line: target, estimate or result, next target, with the differences worked out.

In: facts of table rows in the order in which they are told. Out: a `Claim`: each value under its year and what it is, and,
where both are plain numbers of one unit, how far it stands from the value before it, shown as computed. A bound (＞30,
5.3以内) is no number to take a difference from. Knows nothing of how the facts were chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from answer.draft import Desk
from answer.figures import plain_decimal
from answer.frames import compare_values, parse_value, value_en, value_zh
from answer.indicators import label_en, value_of_row_en
from answer.model import Claim
from answer.sources import TableRow
from corpus import Fact

KIND_ZH = {"target": "预期目标", "estimate": "预计完成", "result": "实际完成"}
KIND_EN = {"target": "target", "estimate": "estimate", "result": "result"}


@dataclass(frozen=True, slots=True)
class Point:
    """One value of an indicator and the row it stands in."""

    row: TableRow
    fact: Fact


def year_line(points: Sequence[Point], language: str, desk: Desk, separator: str = "\n- ", compared: bool = True) -> Claim:
    """The line of one indicator; `compared`: with the difference of each value to the one before it."""
    zh = language == "zh"
    parts: list[str] = []
    computed: list[tuple[str, tuple[str, ...], str]] = []
    for at, point in enumerate(points):
        part = _value_told(point, zh, desk)
        before = points[at - 1] if at else None
        if before is not None and compared:
            words, entry = _distance(before, point, zh)
            part += words
            computed += entry
        parts.append(part)
    label = points[0].row.label if zh else label_en(points[0].row, desk)
    text = f"{label}：{'；'.join(parts)}。" if zh else f"{label[0].upper()}{label[1:]}: {'; '.join(parts)}."
    citations = {point.row.block.id + str(point.row.row): desk.sources.cite_row(point.row, point.fact) for point in points}
    return Claim(text, tuple(citations.values()), separator, computed=tuple(computed))


def same_unit(first: Fact, last: Fact) -> bool:
    """Whether two facts may be set against each other: one unit, and a number each."""
    return first.unit == last.unit and parse_value(first.value).number is not None and parse_value(last.value).number is not None


def is_bound(fact: Fact) -> bool:
    """True for a value that says at least or at most: ＞30, 5.3以内."""
    value = parse_value(fact.value)
    return bool(value.sign) or value.qualifier in ("以内", "以上", "以下")


def distance_told(amount: Decimal, unit: str, zh: bool) -> str | None:
    """How far two values of one unit stand apart, in words; None where the unit has no English.

    >>> distance_told(Decimal("2800"), "万美元", False), distance_told(Decimal("1"), "%", False), distance_told(Decimal("0.5"), "%", True)
    ('28 million US dollars', '1 percentage point', '0.5个百分点')
    """
    number = plain_decimal(amount)
    if zh:
        return f"{number.replace(',', '')}{'个百分点' if unit == '%' else unit}"
    if unit == "%":
        return f"{number} percentage point{'' if amount == 1 else 's'}"
    told = value_en(number, unit, lambda words: None)
    return re.sub(r"^(1 \w+?)s$", r"\1", told) if told is not None else None


def _value_told(point: Point, zh: bool, desk: Desk) -> str:
    """Year, kind and value; a cell of words only is said to be one."""
    fact = point.fact
    words = parse_value(fact.value).number is None
    if zh:
        shown = f"一栏写“{fact.value}”" if words else value_zh(fact.value, fact.unit)
        return f"{fact.year}年{KIND_ZH[fact.kind]}{shown}"
    return f"{fact.year} {KIND_EN[fact.kind]} {'in words: ' if words else ''}{value_of_row_en(point.row, fact, desk)}"


def _distance(before: Point, point: Point, zh: bool) -> tuple[str, list[tuple[str, tuple[str, ...], str]]]:
    """The words of the verdict and of the difference to the value before, and what was computed."""
    first, last = before.fact, point.fact
    verdict = (
        compare_values(first.value, last.value) if first.kind == "target" and first.year == last.year and last.kind != "target" else None
    )
    words = {"met": "，达到目标", "missed": "，未达到目标"} if zh else {"met": ", target met", "missed": ", target missed"}
    text = words[verdict] if verdict is not None else ""
    if not same_unit(first, last) or is_bound(first) or is_bound(last):
        return text, []
    a, b = parse_value(first.value).number, parse_value(last.value).number
    assert a is not None and b is not None
    told = distance_told(abs(b - a), first.unit, zh)
    if a == b or told is None:
        return text, []
    entry: list[tuple[str, tuple[str, ...], str]] = [(told, (plain_decimal(a), plain_decimal(b)), "difference")]
    if zh:
        return f"{text}，比{first.year}年{KIND_ZH[first.kind]}{'高' if b > a else '低'}{told}（计算得出）", entry
    return f"{text}, {told} {'above' if b > a else 'below'} the {first.year} {KIND_EN[first.kind]} (computed)", entry
