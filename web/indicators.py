"""The room of indicators: targets and results by year, places side by side, every figure, sums as printed.

In: the yearbook of the loaded reports, what a reader chose, the labels. Out: HTML in which every word of a report is escaped
and every figure is a link to the passage or the table row that states it. Status comes from comparing two columns in code.
The module knows nothing of events or of how a figure was read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from answer import Line, Yearbook, one_number, place_of, role_of
from corpus import FactRow, without_list_mark
from web.anchors import Spot, read_anchor
from web.indicator_charts import render_legend, render_missed, render_spark, render_through_the_years
from web.indicator_labels import IndicatorLabels, indicator_labels_for
from web.labels import Labels, counted
from web.look import PAGE, Look, choose_lines, choose_rows, focus_year, stated_once
from web.rendered import render_figure, render_name, said_figure, unit_of
from web.titles import title_language, title_of

_SIGNS = {"missed": "▼", "met": "✓"}  # meaning is never colour alone


def render_lines(book: Yearbook, look: Look, labels: Labels) -> str:
    """Targets and results: what was missed, then one row for each indicator."""
    words = indicator_labels_for(labels.language)
    lines = choose_lines(book, look)
    if not lines:
        return render_none(words)
    year = focus_year(lines, look)
    order = {place: number for number, place in enumerate(dict.fromkeys(line.place for line in lines))}
    if not look.typed.strip():  # what was searched for stands best first
        lines = sorted(lines, key=lambda line: (order[line.place], not _near(line, year)))
    shown = lines[: look.upto]
    several = len({line.place for line in lines}) > 1
    parts = [render_count("goals", len(lines), len(shown), look, words)]
    listed = choose_lines(book, replace(look, missed=False)) if look.missed else lines  # of these so many were missed
    parts += [render_missed(book, listed, year, labels, words), render_legend(shown, year, words)] if year is not None else []
    columns = _columns(shown, year, words)
    place = ""
    body = []
    for line in shown:
        if several and line.place != place:
            place = line.place
            body.append(
                f'<tr class="place"><th colspan="{len(columns)}" scope="rowgroup" class="src">'
                f"{render_name(place, book.place_english(place), words.language)}</th></tr>"
            )
        body.append(_row(book, line, year, columns, labels, words))
    heads = "".join(f'<th scope="col" class="{name}">{escape(label)}</th>' for name, label in columns.items())
    parts.append(
        f'<table class="figures"><caption class="hidden">{escape(words.views["goals"])}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table>{render_more(len(lines), look, words)}"
    )
    return "".join(parts)


def render_all(book: Yearbook, look: Look, labels: Labels) -> str:
    """Every figure that fits, one row each, as `ask.py --facts` gives them."""
    words = indicator_labels_for(labels.language)
    rows = choose_rows(book, look)
    if not rows:
        return render_none(words)
    names = ("indicator", "value", "year", "kind", "place", "report")
    heads = "".join(f'<th scope="col" class="{name}">{escape(words.columns[name])}</th>' for name in names)
    body = []
    for row in rows[: look.upto]:
        fact = row.fact
        cells = (
            ("value", cell_link(row, words, words.columns["value"], with_unit=True)),
            ("year", escape(period_of(row, words))),
            ("kind", escape(" · ".join(part for part in (words.kinds[fact.kind], said_change(fact.change, fact.against, words)) if part))),
            ("place", render_name(place_of(row), book.place_english(place_of(row)), words.language)),
            ("report", f'<span lang="{title_language(row.report, labels)}">{escape(title_of(row.report, labels))}</span>'),
        )
        tds = "".join(f'<td class="{name}" data-l="{escape(words.columns[name])}">{inner}</td>' for name, inner in cells)
        of = (
            f' <small class="of">{render_name(fact.of, book.subject_english(fact.of), words.language)}</small>'
            if fact.of and fact.of not in fact.indicator
            else ""
        )
        body.append(
            f'<tr><th scope="row"><span class="src" lang="zh-CN">{escape(without_list_mark(fact.indicator))}</span>{_english_name(book.fact_english(row) if words.language == "en" else "")}{of}</th>{tds}</tr>'
        )
    return (
        f"{render_count('all', len(rows), min(len(rows), look.upto), look, words)}"
        f'<table class="figures all"><caption class="hidden">{escape(words.views["all"])}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table>{render_more(len(rows), look, words)}"
    )


def render_none(words: IndicatorLabels) -> str:
    """That nothing fits."""
    return f'<p class="empty" role="status">{escape(words.none)}</p>'


def render_count(view: str, total: int, shown: int, look: Look, words: IndicatorLabels) -> str:
    """How many there are, how many are shown, and the way to take them away."""
    counts = [counted(words.counts[view], total)] + ([words.shown.format(n=shown)] if shown < total else [])
    query = "&".join(part for part in (look.query(), f"lang={words.language}") if part)
    address = f"indicators.csv?{query}"
    return (
        f'<div class="count"><p role="status">{escape(" · ".join(counts))}</p><a class="export" href="{escape(address)}" download '
        f'title="{escape(words.export_hint)}">{escape(words.export)}</a></div>'
    )


def render_more(total: int, look: Look, words: IndicatorLabels) -> str:
    """The button for more of a list that is cut."""
    if total <= look.upto:
        return ""
    return f'<button type="button" class="more" data-upto="{look.upto + 2 * PAGE}">{escape(words.more)}</button>'


def cell_link(row: FactRow, words: IndicatorLabels, column: str, with_unit: bool = False) -> str:
    """A figure as printed, as a link to the words that state it; an estimate and a plan say that they are one."""
    value = said_figure(row.fact, words.language, with_unit)
    tag = words.kinds[row.fact.kind] if row.fact.kind in ("estimate", "plan") else ""
    small = f' <small class="tag">{escape(tag)}</small>' if tag and not with_unit else ""
    said = escape(words.said_cell.format(column=column, value=value))
    inner = render_figure(row.fact, words.language, with_unit)
    spot = row.spot()
    if spot is None:
        return inner + small
    anchor = read_anchor(row.report.id, Spot(spot.file, spot.start, spot.end))
    return f'<a class="cell" href="#{anchor}" aria-label="{said}" title="{escape(words.open)}">{inner}</a>{small}'


def period_of(row: FactRow, words: IndicatorLabels) -> str:
    """The year or the years of a fact."""
    fact = row.fact
    return words.since.format(since=fact.since, year=fact.year) if fact.since is not None else str(fact.year or "—")


def said_change(change: str, against: str, words: IndicatorLabels) -> str:
    """What a figure says of its indicator: growth, rank, above the nation; "" for a level."""
    said = words.changes[change]
    if not said:
        return ""
    return f"{said} {words.against.format(what=against) if change in ('growth', 'fall', 'rank') else against}" if against else said


def _columns(lines: Sequence[Line], year: int | None, words: IndicatorLabels) -> dict[str, str]:
    """The columns that any of the lines fills: class → heading."""
    columns = {"indicator": words.columns["indicator"], "unit": words.columns["unit"]}
    if year is None:
        return columns
    named = (("target", year, words.year_target), ("result", year, words.year_result), ("next", year + 1, words.year_target))
    filled = {name for name, of, _ in named if any(line.cell(of, "result" if name == "result" else "target") for line in lines)}
    for name, of, label in named:
        columns |= {name: label.format(year=of)} if name in filled else {}
        if name == "result" and {"target", "result"} <= filled:
            columns["status"] = words.columns["status"]
    return {**columns, "chart": words.columns["chart"]} if filled else columns


def _near(line: Line, year: int | None) -> bool:
    """Whether anything is stated of the year that the table is about, or of the next year's target."""
    cells = ((year, "target"), (year, "result"), ((year or 0) + 1, "target"))
    return any((row.fact.year, role_of(row.fact)) in cells for row in line.rows)


def _row(book: Yearbook, line: Line, year: int | None, columns: Mapping[str, str], labels: Labels, words: IndicatorLabels) -> str:
    """One indicator; what is stated of other years stands below its name."""
    status = line.status(year)
    english = book.english(line)
    unit = " · ".join(
        part for part in (unit_of(line.unit, words.language, book.subject_english), said_change(line.change, line.against, words)) if part
    )
    cells = [f'<td class="unit" data-l="{escape(columns["unit"])}"><span lang="{labels.html_lang}">{escape(unit) or "—"}</span></td>']
    for name, role, of in (
        ("target", "target", year),
        ("result", "result", year),
        ("status", "", year),
        ("next", "target", (year or 0) + 1),
    ):
        if name not in columns:
            continue
        inner = (
            _status(status, words, (year or 0) + 1 if book.is_new(line, (year or 0) + 1) else None)
            if name == "status"
            else _cell(line.cell(of, "result" if role == "result" else "target"), columns[name], words)
        )
        cells.append(f'<td class="{name}" data-l="{escape(columns[name])}">{inner}</td>')
    if "chart" in columns and year is not None:
        cells.append(f'<td class="chart" data-l="{escape(columns["chart"])}">{render_spark(line, year, status, words) or "—"}</td>')
    classes = ' class="missed"' if status == "missed" else ""
    return (
        f'<tr{classes}><th scope="row"><span class="src" lang="zh-CN">{escape(without_list_mark(line.name))}</span>'
        + _english_name(english)
        + f"{_others(line, year, words)}</th>{''.join(cells)}</tr>"
    )


def _cell(rows: Sequence[FactRow], column: str, words: IndicatorLabels) -> str:
    """A year's figures; two different ones are both shown, and that they are two."""
    if not rows:
        return f'<span class="blank" title="{escape(words.not_stated)}">—</span>'
    links = "<br>".join(cell_link(row, words, column) for row in stated_once(rows))
    numbers = {one_number(row.fact) for row in rows} - {None}
    conflict = f'<br><small class="two">≠ {escape(words.two_figures)}</small>' if len(numbers) > 1 else ""
    return links + conflict


def _english_name(english: str) -> str:
    return f'<span class="in-english" lang="en">{escape(english)}</span>' if english else ""


def _status(status: str, words: IndicatorLabels, new: int | None = None) -> str:
    """What comparing gives; where nothing can be compared, the year for which the indicator is `new`."""
    if not status and new is not None:
        return f'<span class="status new">{escape(words.new.format(year=new))}</span>'
    if not status:
        return '<span class="blank">—</span>'
    sign = f'<span aria-hidden="true">{_SIGNS[status]}</span> ' if status in _SIGNS else ""
    return f'<span class="status {status.split()[0]}">{sign}{escape(words.statuses[status])}</span>'


def _others(line: Line, year: int | None, words: IndicatorLabels) -> str:
    """The figures of other years and of periods, behind a line that counts them; drawn where they are of single years."""
    near = set() if year is None else {(year, "target"), (year, "result"), (year + 1, "target")}
    rows = [row for row in line.rows if (row.fact.year, role_of(row.fact)) not in near]
    if not rows:
        return ""
    items = []
    for row in rows:
        label = f"{period_of(row, words)} {words.kinds[row.fact.kind]}"
        items.append(f"<li>{escape(label)} {cell_link(row, words, label, with_unit=True)}</li>")
    chart = render_through_the_years(line, words)
    return f'<details class="others"><summary>{escape(words.others)} {len(rows)}</summary><ul>{"".join(items)}</ul>{chart}</details>'
