"""Indicators over several places and sums as printed: the two views of the room that are not one row an indicator.

In: the yearbook, what a reader chose, the labels. Out: HTML in which every word of a report is escaped and every figure leads
to the words that state it. Bars of one comparison share one unit and one scale; places that state nothing are named. The
module knows nothing of events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from answer import Comparison, Yearbook, in_common_unit, one_number, same_place
from corpus import FactRow, PrintedSum, Report, sum_spot, without_list_mark
from web.anchors import Spot, read_anchor
from web.charts import draw_share
from web.indicator_labels import IndicatorLabels, indicator_labels_for
from web.indicators import cell_link, period_of, render_count, said_change
from web.labels import Labels, counted
from web.look import Look, choose_comparisons, choose_sums, subjects_for
from web.rendered import render_name, unit_of
from web.titles import title_of

_SUBJECTS = 14  # names offered to compare by: two rows of a laptop; the others are found by typing
_MAX_NAMED = 40  # places named as silent


def render_places(book: Yearbook, look: Look, labels: Labels) -> str:
    """One indicator, year and role over all places, and who does not state it."""
    words = indicator_labels_for(labels.language)
    look, found = choose_comparisons(book, look)
    subjects = subjects_for(book, look)
    if not subjects:
        return f'<p class="empty" role="status">{escape(words.none)}</p>'
    rows = sum(len(line.rows) for _, every in found for one in every for line in one.lines)
    parts = [render_count("places", rows, rows, look, words), _offered(book, look, subjects, labels)]
    role = words.side_target if look.role == "target" else words.side_result
    english = book.subject_english(look.subject) if labels.language == "en" else ""
    name = f"{english} {look.subject}" if english else look.subject
    for year, every in found:
        parts.append(f'<h3 class="caption">{escape(words.side_caption.format(subject=name, year=year, role=role))}</h3>')
        parts += [_comparison(book, one, number == 0, labels, words) for number, one in enumerate(every)]
    if not found:
        caption = words.side_caption.format(subject=name, year=look.year or "—", role=role)
        parts.append(f'<h3 class="caption">{escape(caption)}</h3><p class="empty" role="status">{escape(words.no_side)}</p>')
    return "".join(parts)


def _offered(book: Yearbook, look: Look, subjects: list[str], labels: Labels) -> str:
    """The indicators to choose from."""
    offered = subjects[:_SUBJECTS]
    offered = offered if look.subject in offered else [look.subject, *offered]
    chips = []
    for subject in offered:
        english = book.subject_english(subject) if labels.language == "en" else ""
        on = ' aria-pressed="true"' if subject == look.subject else ' aria-pressed="false"'
        shown = (
            f'{escape(english)} <span lang="zh-CN">{escape(subject)}</span>' if english else f'<span lang="zh-CN">{escape(subject)}</span>'
        )
        chips.append(f'<button type="button" class="subject" data-subject="{escape(subject)}"{on}>{shown}</button>')
    return f'<div class="subjects">{"".join(chips)}</div>'


def _comparison(book: Yearbook, one: Comparison, first: bool, labels: Labels, words: IndicatorLabels) -> str:
    """One row a place, however many figures it states; the bars have one unit and begin at 0."""
    numbers = {id(row): _drawn(row, one) for line in one.lines for row in line.rows}
    drawn = [number for number in numbers.values() if number is not None]
    top, bottom = max([*drawn, 0.0]), min([*drawn, 0.0])
    units = {line.unit for line in one.lines}
    kind = said_change(one.change, "", words) or words.by_level
    places = _by_place(one)
    about = [counted(words.side_count, len(places)), *([words.scaled] if len(units) > 1 else [])]
    body = []
    for place, rows in places.items():
        figures = "<br>".join(cell_link(row, words, place, with_unit=True) for row in rows)
        bars = [draw_share(numbers[id(row)], top, bottom) for row in rows]
        said = "<br>".join(_words_of(book, row, words) for row in rows)
        body.append(
            f'<tr><th scope="row" class="src">{render_name(place, book.place_english(place), words.language)}</th>'
            f'<td class="value" data-l="{escape(words.columns["value"])}">{figures}</td>'
            f'<td class="chart" data-l="{escape(words.columns["chart"])}">{"".join(dict.fromkeys(bars)) or "—"}</td>'
            f'<td class="report" data-l="{escape(words.columns["words"])}">{said}</td></tr>'
        )
    names = ("place", "value", "chart", "words")
    heads = "".join(f'<th scope="col">{escape(words.columns[name])}</th>' for name in names)
    silent = ""
    for form, others, note in ((words.otherwise, one.otherwise, ""), (words.silent, one.silent, words.silent_note)):
        if others and first:
            said = _named(form, [_place(book, place, words) for place in others], labels)
            silent += f'<p class="silent"><span lang="{labels.html_lang}">{escape(said)}</span> <small>{escape(note)}</small></p>'
    unit = unit_of(one.unit, words.language, book.subject_english) if len(units) == 1 else ""
    title = " · ".join(part for part in (kind, unit) if part)
    return (
        f'<section><h4>{escape(title)} <small>{escape(" · ".join(about))}</small></h4><table class="figures places">'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table>{silent}</section>"
    )


def _by_place(one: Comparison) -> dict[str, list[FactRow]]:
    """The figures of each place, under one name, with those of a report that leaves out what its place lies in."""
    found: dict[str, list[FactRow]] = {}
    for line in one.lines:
        name = next((place for place in found if same_place(place, line.place)), line.place)
        if len(line.place) > len(name):
            found = {line.place if place == name else place: rows for place, rows in found.items()}
            name = line.place
        found.setdefault(name, []).extend(line.rows)
    return found


def _words_of(book: Yearbook, row: FactRow, words: IndicatorLabels) -> str:
    """What the report calls the figure, of when and of what kind it is."""
    fact = row.fact
    english = book.fact_english(row) if words.language == "en" else ""
    name = render_name(without_list_mark(fact.indicator), english, words.language)
    change = said_change(fact.change, fact.against, words) if fact.change != "growth" else ""
    return f'{name}{escape(f" · {change}") if change else ""} <span class="year">{escape(period_of(row, words))} {escape(words.kinds[fact.kind])}</span>'


def _place(book: Yearbook, place: str, words: IndicatorLabels) -> str:
    return (book.place_english(place) if words.language == "en" else "") or place


def _named(form: str, places: Sequence[str], labels: Labels) -> str:
    """A line that counts places and names them."""
    forms = form.split("|")
    named = labels.joiner.join(places[:_MAX_NAMED]) + (" …" if len(places) > _MAX_NAMED else "")
    return forms[0 if len(places) == 1 else -1].format(n=len(places), places=named)


def _drawn(row: FactRow, one: Comparison) -> float | None:
    """The number of a bar in the comparison's common unit; none where it is no single number, a rank or a fall among growths."""
    if one_number(row.fact) is None or row.fact.change in ("rank", "above", "below"):
        return None
    number = in_common_unit(row.fact)
    if number is None:
        return None
    return abs(number) if one.change == "fall" and all(line.change == "fall" for line in one.lines) else number if number >= 0 else None


def render_sums(reports: Mapping[str, Report], look: Look, labels: Labels) -> str:
    """Every total that the reports print with its parts, added up."""
    words = indicator_labels_for(labels.language)
    found = choose_sums(reports, look)
    note = f'<p class="note">{escape(words.sums_note)}</p>'
    if not found:
        return f'{note}<p class="empty" role="status">{escape(words.no_sums)}</p>'
    items = "".join(_sum(report, one, labels, words) for report, one in found)
    return f'{render_count("sums", len(found), len(found), look, words)}{note}<ol class="sums-list">{items}</ol>'


def _sum(report: Report, one: PrintedSum, labels: Labels, words: IndicatorLabels) -> str:
    """One addition, the words it rests on as a link, and where they stand."""
    block = next(block for block in report.blocks if block.id == one.block)
    form = words.sum_exact if one.adds_up else words.sum_named if one.named else words.sum_less
    said = form.format(total=f"{one.total}{one.unit}", parts=" + ".join(one.parts), added=f"{one.added}{one.unit}")
    spot = sum_spot(block, one)
    if block.table is None:
        quote = block.text.string[one.start : one.end]
    else:
        quote = words.table_row.format(title=block.table.title or "—", row=min(one.rows) + 1)
    if spot is not None:
        anchor = read_anchor(report.id, Spot(spot.file, spot.start, spot.end))
        quote = f'<a class="use src" lang="zh-CN" href="#{anchor}" title="{escape(words.open)}">{escape(quote)}</a>'
    else:
        quote = f'<span class="src" lang="zh-CN">{escape(quote)}</span>'
    path = " › ".join(part for part in (title_of(report, labels), *block.section) if part)
    return f'<li><p class="added">{escape(said)}</p>{quote}<span class="where" lang="zh-CN">{escape(path)}</span></li>'
