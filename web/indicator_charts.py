"""The charts of the room of indicators: missed targets drawn large, a line's target and result, its figures through the years.

In: lines of the yearbook, the labels. Out: HTML with inline SVG, each chart with all its values in words. One mark has one meaning everywhere: a bar
is a result, a tick a target, a diamond the next target. The module knows nothing of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from answer import Line, Yearbook, one_number
from corpus import without_list_mark
from web.charts import Bar, draw_bars, draw_spark, legend_mark
from web.indicator_labels import IndicatorLabels
from web.labels import Labels
from web.look import stated_once, statuses
from web.rendered import render_name, said_figure, unit_of

_TILES = 6  # missed targets drawn large above the table; the rest are marked in it


def render_through_the_years(line: Line, words: IndicatorLabels) -> str:
    """Targets and results of all single years as bars, where there are three or more."""
    bars = _bars(line, sorted({row.fact.year for row in line.rows if row.fact.year is not None}), words)
    if sum(bar.number is not None for bar in bars) < 3:
        return ""
    values = "; ".join(f"{bar.label} {bar.shown}" for bar in bars)
    return draw_bars(bars, words.chart.format(name=without_list_mark(line.name), values=values))


def _bars(line: Line, years: Sequence[int], words: IndicatorLabels) -> list[Bar]:
    bars = []
    for year in years:
        missed = line.status(year) == "missed"
        for role in ("target", "result"):
            for row in stated_once(line.cell(year, "target" if role == "target" else "result")):
                label = f"{year} {words.kinds[row.fact.kind]}"
                look = "missed" if missed and role == "result" else "target" if role == "target" else "result"
                bars.append(Bar(label, said_figure(row.fact, words.language, False), one_number(row.fact), look))  # type: ignore[arg-type]
    return bars


def render_spark(line: Line, year: int, status: str, words: IndicatorLabels) -> str:
    """The line's chart, and all its values in words."""
    cells = (line.cell(year, "target"), line.cell(year, "result"), line.cell(year + 1, "target"))
    numbers = [{one_number(row.fact) for row in cell} - {None} for cell in cells]
    target, result, following = (one_number(cell[0].fact) if len(found) == 1 else None for cell, found in zip(cells, numbers, strict=True))
    if line.change in ("above", "below", "rank"):
        return ""
    names = (words.year_target.format(year=year), words.year_result.format(year=year), words.year_target.format(year=year + 1))
    values = "; ".join(
        f"{name} {said_figure(row.fact, words.language, True)}"
        for name, cell in zip(names, cells, strict=True)
        for row in stated_once(cell)
    )
    return draw_spark(result, target, following, status == "missed", words.chart.format(name=without_list_mark(line.name), values=values))


def render_missed(book: Yearbook, lines: Sequence[Line], year: int | None, labels: Labels, words: IndicatorLabels) -> str:
    """How many targets of the year were missed, and these as bars."""
    compared = [line for line in lines if statuses(line).get(year or 0) in ("missed", "met")]
    missed = [line for line in compared if line.status(year) == "missed"]
    if not missed or year is None:
        return ""
    tiles = []
    several = len({line.place for line in compared}) > 1
    for line in missed[:_TILES]:
        first = replace(line, rows=tuple(cell[0] for cell in (line.cell(year, "target"), line.cell(year, "result")) if cell))
        bars = _bars(first, (year,), words)
        for row in line.cell(year + 1, "target")[:1]:
            bars.append(
                Bar(f"{year + 1} {words.kinds[row.fact.kind]}", said_figure(row.fact, words.language, False), one_number(row.fact), "next")
            )
        values = "; ".join(f"{bar.label} {bar.shown}" for bar in bars)
        english = book.english(line) if labels.language == "en" else ""
        whose = render_name(line.place, book.place_english(line.place), words.language) if several else ""
        about = [whose, escape(english), escape(unit_of(line.unit, words.language, book.subject_english))]
        tiles.append(
            f'<figure><figcaption><b class="src" lang="zh-CN">{escape(without_list_mark(line.name))}</b><span>{" · ".join(part for part in about if part)}</span></figcaption>'
            f"{draw_bars(bars, words.chart.format(name=without_list_mark(line.name), values=values))}</figure>"
        )
    count = words.missed_count.format(year=year, n=len(missed), of=len(compared))
    note = words.missed_note + (words.missed_more.format(n=_TILES) if len(missed) > _TILES else "")
    return f'<p class="missed-count"><b><span aria-hidden="true">▼</span> {escape(count)}</b> {escape(note)}</p><div class="tiles">{"".join(tiles)}</div>'


def render_legend(lines: Sequence[Line], year: int | None, words: IndicatorLabels) -> str:
    """What the marks of the charts stand for."""
    if year is None:
        return ""
    cells = (("result", year, "result"), ("tick", year, "target"), ("diamond", year + 1, "target"))
    looks = [name for name, of, role in cells if any(line.cell(of, "result" if role == "result" else "target") for line in lines)]
    if any(line.status(year) == "missed" for line in lines):
        looks.insert(1, "missed")
    marks = "".join(
        f"<span>{legend_mark(look)}{escape(words.legend[look].format(year=year, next=year + 1))}</span>"  # type: ignore[arg-type]
        for look in looks
    )
    return f'<div class="legend">{marks}<span>{escape(words.legend_note)}</span></div>'
