"""The proof pane: a citation's passage in its section, marked, with its notes, place and English.

In: a turn's citations, the loaded reports and the labels. Out: HTML in which every word of a report or
question is escaped. The report's words stand in `.src` (set in serif), ours outside it. The module
knows nothing of frames, events or retrieval.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise

from answer.model import Answer, Citation
from corpus.model import Block, NoteMark, Report, Table, Text
from web.anchors import read_anchor
from web.answering import English
from web.bilingual import beside, in_sentences, no_english, render_whose
from web.cited import follow_moved
from web.labels import Labels, english_maker, named_note
from web.place import Place, Stretch, covered, covered_rows, file_number, find_place, stretches
from web.proof_head import cite_id as cite_id
from web.proof_head import render_proof_head
from web.rendered import render_beside
from web.speech import render_speaker
from web.tables import render_head, render_row
from web.titles import lacks_place, missing_of, place_of, publisher_of, title_language, title_of
from web.whereabouts import render_whereabouts

NEAREST = "near"  # stands for the number in the link to a refusal's nearest passage


def citation_of(answer: Answer, n: str) -> Citation | None:
    """The citation that the last part of an anchor names, numbered 0 if it is the nearest passage."""
    if n == NEAREST:
        return None if answer.nearest is None else replace(answer.nearest, n=0)
    return next((citation for citation in answer.citations if str(citation.n) == n), None)


def render_empty(reports: Mapping[str, Report], labels: Labels) -> str:
    """The pane before anything is opened: what it is for, and the loaded reports."""
    return (
        f'<div class="proof-empty"><h2>{escape(labels.proof)}</h2><p>{escape(labels.proof_empty)}</p>'
        f"<h2>{escape(labels.loaded)}</h2>{render_reports(reports, labels)}</div>"
    )


def render_reports(reports: Mapping[str, Report], labels: Labels) -> str:
    """The loaded reports: title as the way into it, publisher, date, parts known to be missing."""
    lines = []
    for report in reports.values():
        title = f'<b lang="{title_language(report, labels)}">{escape(title_of(report, labels))}</b>'
        way = f'<a href="#{read_anchor(report.id)}">{title}</a>'
        lines.append(f"<li>{way}<span>{escape(report_source(report, labels))}</span></li>")
    return f'<ul class="report-list">{"".join(lines)}</ul>'


def report_source(report: Report, labels: Labels) -> str:
    """Publisher (the place where none is known), date and the parts known to be missing; not escaped."""
    about = [
        publisher_of(report, labels) or (place_of(report, labels) if lacks_place(report.title, report.place) else None),
        report.date or labels.dateless,
        missing_of(report, labels),
    ]
    return " · ".join(part for part in about if part)


def render_proof(
    reports: Mapping[str, Report], answer: Answer, message: int, n: str, labels: Labels, english_of: English | None = None
) -> str:
    """The pane for citation `n` of `answer`, which is message number `message`; empty if there is none."""
    citation = citation_of(answer, n)
    if citation is None:
        return render_empty(reports, labels)
    family = (citation,) if citation.n == 0 else answer.citations
    place, moved = find_place(reports, citation), None
    if place is None and (followed := follow_moved(reports, citation)) is not None:
        citation, moved = followed
        family = tuple(citation if one.n == citation.n else one for one in family)
        place = find_place(reports, citation)
    row = citation.table.row if citation.table is not None else ""
    in_cells = (
        place is not None and bool(row) and bool(render_beside(row, place.report.id, english_of))
    )  # what the row is of has its English beside it
    english = _english(citation, labels, "en" in (labels.language, answer.language) and not in_cells)
    if place is None:
        body = f'<blockquote class="src on" lang="zh-CN" tabindex="-1">{escape(citation.quote)}</blockquote>{english}'
    else:
        body = _section(place, citation, family, labels, "" if place.quoted_notes else english, english_of)
    body += _notes(place, citation, labels, english, english_of)
    warnings = [labels.proof_nearest] * (citation.n == 0) + [labels.moved] * (place is None)
    warnings += [labels.moved_to.format(start=moved.start, end=moved.end)] if moved is not None and place is not None else []
    banners = "".join(f'<p class="banner">{escape(line)}</p>' for line in warnings)
    loaded = place.report if place is not None else reports.get(citation.report.id)
    head = render_proof_head(answer, message, citation, loaded, labels, english_of)
    if place is not None:
        head += render_whereabouts(
            place.report, next((block for block in place.blocks if block.id in place.hits), None), labels, english_of
        )
    return f'<article class="proof" data-cite="{cite_id(message, n)}">{head}{banners}{render_whose(labels)}</header><div class="reading">{body}</div></article>'


def _section(place: Place, citation: Citation, family: Sequence[Citation], labels: Labels, english: str, english_of: English | None) -> str:
    """The blocks of the place in order; the passage in full ink with its English, its neighbours dimmed."""
    parts = []
    last_hit = [block for block in place.blocks if block.id in place.hits][-1:]
    for block in place.blocks:
        own = english if block in last_hit else ""
        shown = _table(place.report, block, block.table, citation, labels, own, english_of) if block.table else own
        if not block.table or block.text.string:
            none = no_english(place.report.id, block.text.string, english_of, labels)
            shown = _text_block(place.report, block, citation, family, labels, english_of) + none + shown
        shown = render_speaker(place.report, block, english_of, labels) + shown
        dim = "" if block.id in place.hits else " dim"
        parts.append(f'<div class="block{dim}">{shown}</div>')
    return "".join(parts)


def _text_block(
    report: Report, block: Block, citation: Citation, family: Sequence[Citation], labels: Labels, english_of: English | None
) -> str:
    """One heading, question or paragraph with its marks, each sentence before its English."""
    notes = {note.mark: note.text.string for note in report.notes if block.id in note.blocks}
    marked = stretches(report, block.text, family)

    def shown(start: int, end: int) -> str:
        return marked_text(block.text, marked, block.marks, citation.n, notes=notes, within=(start, end))

    inner = in_sentences(report.id, block.text.string, shown, marked, citation.n, english_of, labels, citation.quote_en or "")
    tag = "h4" if block.kind in ("title", "heading") or block.table else "p"
    return f'<{tag} class="src {block.kind}" lang="zh-CN">{inner}</{tag}>'


def _note_id(mark: str) -> str:
    """An anchor for a note that holds no character of the mark itself."""
    return "note-" + mark.encode().hex()


def marked_text(
    text: Text,
    marked: Sequence[Stretch],
    marks: Sequence[NoteMark],
    current: int,
    note_id: Callable[[str], str] = _note_id,
    notes: Mapping[str, str] | None = None,
    within: tuple[int, int] | None = None,
) -> str:
    """The text, or what is `within` two places of it, escaped, quotes in `<mark>` (the current one `on`), note marks as links to their
    notes: `notes` by mark.
    """
    first, last = within if within is not None else (0, len(text.string))
    cuts = {first, last, *(m.offset for m in marks)}
    cuts |= {edge for stretch in marked for edge in (stretch.start, stretch.end)}
    edges = sorted(edge for edge in cuts if first <= edge <= last)
    parts = [_note_links(marks, 0, note_id, notes or {})] if first == 0 else []
    for start, end in pairwise(edges):
        over = [s for s in marked if s.start <= start and end <= s.end]
        piece = escape(text.string[start:end])
        if over:
            on = any(s.n == current for s in over)
            number = next((s.n for s in over if s.start == start and s.n), None)
            label = f' data-n="{number}"' if number is not None else ""
            piece = f'<mark class="{"on" if on else "also"}"{label}{" tabindex=-1" if on else ""}>{piece}</mark>'
        parts.append(piece + _note_links(marks, end, note_id, notes or {}))
    return "".join(parts)


def _note_links(marks: Sequence[NoteMark], offset: int, note_id: Callable[[str], str], notes: Mapping[str, str]) -> str:
    """The note marks that stand at `offset`; a pointer held over one shows its note."""
    return "".join(
        f'<sup><a class="to-note" href="#{note_id(m.mark)}" title="{escape(notes.get(m.mark, ""))}">{escape(m.mark)}</a></sup>'
        for m in marks
        if m.offset == offset
    )


def _table(report: Report, block: Block, table: Table, citation: Citation, labels: Labels, english: str, english_of: English | None) -> str:
    """The cited row under its column headings, its English, then the whole table with the row marked."""
    locator, file = citation.locator, file_number(report, citation)
    rows = () if file is None else covered_rows(block, file, locator.start, locator.end)
    cards = "".join(render_row(table, row, labels, report.id, english_of) for row in rows)
    heads = "".join(render_head(column.string, report.id, english_of) for column in table.columns)
    lines = []
    for number, row in enumerate(table.rows):
        cells = []
        for cell in row:
            quoted = number in rows and file is not None and covered(cell.text, file, locator.start, locator.end)
            names = " ".join(name for name, holds in (("filled", cell.filled), ("cited", quoted)) if holds)
            cells.append(f'<td class="{names}">{escape(cell.text.string)}</td>')
        on = ' class="on" tabindex="-1"' if number in rows else ""
        lines.append(f"<tr{on}>{''.join(cells)}</tr>")
    caption = f"<h5>{escape(labels.table)}</h5>" if cards else ""
    return (
        f'{cards}{english}{caption}<div class="table" tabindex="0"><table class="src" lang="zh-CN">'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _english(citation: Citation, labels: Labels, opened: bool) -> str:
    """The English of the quote, with whose it is; folded where the reader reads Chinese."""
    if not citation.quote_en:
        return f'<p class="english none">{escape(labels.english_none)}</p>' if opened else ""
    maker = escape(english_maker(labels, citation.quote_en_by))
    return (
        f'<details class="english"{" open" if opened else ""}><summary>{escape(labels.english)} · {maker}</summary>'
        f'<p lang="en">{escape(citation.quote_en)}</p></details>'
    )


def _notes(place: Place | None, citation: Citation, labels: Labels, english: str, english_of: English | None) -> str:
    """The notes of the passage: all of its paragraph, those of the quote marked, each with its English, a quoted one with whose it is."""
    report = place.report.id if place is not None else citation.report.id
    marks = {note.mark for note in citation.footnotes}
    file = None if place is None else file_number(place.report, citation)
    items = []
    for note in () if place is None else place.notes:
        span = None if file is None else covered(note.text, file, citation.locator.start, citation.locator.end)
        marked = () if span is None else (Stretch(*span, citation.n),)
        inner = marked_text(note.text, marked, (), citation.n)
        items.append(
            _note(
                note.mark,
                inner,
                bool(span) or note.mark in marks,
                labels,
                english if span else beside(report, note.text.string, english_of, labels),
            )
        )
    seen = set() if place is None else {note.mark for note in place.notes}
    elsewhere = [note for note in citation.footnotes if note.mark not in seen]
    items += [_note(note.mark, escape(note.text), True, labels, beside(report, note.text, english_of, labels)) for note in elsewhere]
    if not items:
        return ""
    return f'<section class="notes"><h5>{escape(labels.notes)}</h5><ol>{"".join(items)}</ol></section>'


def render_note_mark(note_id: str, mark: str, labels: Labels) -> str:
    """A note's mark as the way back to where it stands in the text."""
    name = escape(f"{named_note(labels.note_mark, mark)}{labels.joiner}{labels.to_mark}")
    return f'<a class="mark to-mark" href="#{note_id}" title="{name}" aria-label="{name}">{escape(mark)}</a>'


def _note(mark: str, inner: str, of_quote: bool, labels: Labels, english: str = "") -> str:
    """One note; `inner` is escaped."""
    return (
        f'<li id="{_note_id(mark)}"{" class=of-quote" if of_quote else ""} tabindex="-1">'
        f"{render_note_mark(_note_id(mark), mark, labels)}"
        f'<div><span class="src" lang="zh-CN">{inner}</span>{english}</div></li>'
    )
