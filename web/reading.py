"""A whole report to read: headings, paragraphs with their notes, tables; and the way to any place in it.

In: a loaded report, and perhaps a stretch of one of its files. Out: HTML for the proof pane, in which every word of the
report is escaped, the stretch marked; and the anchor that names such a place. The module knows nothing of answers, terms
or events.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from corpus.model import Block, Footnote, Report, Table, Text
from web.anchors import ANCHOR, read_anchor
from web.anchors import Spot as Spot
from web.anchors import report_key as report_key
from web.answering import English
from web.bilingual import beside, has_english, in_sentences, no_english, render_toggles, render_whose
from web.cited import render_report_tools
from web.labels import Labels
from web.place import Stretch, citation_at, covered, covered_rows, covers_block
from web.proof import marked_text, render_note_mark, report_source
from web.proof_head import passage_tools
from web.rendered import render_beside, render_words
from web.room_labels import RoomLabels, room_labels_for
from web.speech import render_speaker
from web.tables import render_head, render_row
from web.whereabouts import render_whereabouts

_SHOWN = 0  # the stretch is marked without a number


def find_reading(reports: Mapping[str, Report], anchor: str) -> tuple[Report, Spot | None] | None:
    """The report and the place that an anchor names; None for any other text or a report that is not loaded."""
    match = ANCHOR.fullmatch(anchor)
    report = next((one for name, one in reports.items() if match and report_key(name) == match[1]), None)
    if match is None or report is None:
        return None
    return report, Spot(int(match[2]), int(match[3]), int(match[4])) if match[2] else None


def render_reading(report: Report, spot: Spot | None, labels: Labels, banner: str = "", english: English | None = None) -> str:
    """The report from its first block to its last, with contents and a box to search it; its English beside it where it has one."""
    words = room_labels_for(labels.language)
    spot = spot if spot is not None and spot.file < len(report.files) else None
    notes = _Notes(report)
    told = f'<p class="banner" role="alert">{escape(banner)}</p>' if banner else ""
    texts = (block.text.string for block in report.blocks)
    edition = english if any(has_english(report.id, text, english) for text in texts) else None  # what none has is said once, above
    blocks = "".join(_block(report, block, number, spot, notes, labels, english, edition) for number, block in enumerate(report.blocks))
    loose = [note for note in report.notes if not note.blocks]
    if loose:
        blocks += f'<div class="block">{notes.render(loose, spot, labels, edition)}</div>'
    anchor = read_anchor(report.id, spot)
    return (
        f'<article class="proof whole" data-cite="{anchor}" aria-label="{escape(words.reading)}">{_head(report, spot, labels, words, english)}'
        f"{render_whereabouts(report, _block_at(report, spot), labels, english)}{told}{render_whose(labels, edition is not None or english is None)}</header>"
        f'<div class="reading" tabindex="0" data-report>{blocks}</div></article>'
    )


def _block_at(report: Report, spot: Spot | None) -> Block | None:
    """The first block that a place stands in, or whose note it stands in."""
    if spot is None:
        return None
    noted = {name for note in report.notes if covered(note.text, spot.file, spot.start, spot.end) for name in note.blocks[:1]}
    return next((one for one in report.blocks if one.id in noted or covers_block(one, spot.file, spot.start, spot.end)), None)


def _head(report: Report, spot: Spot | None, labels: Labels, words: RoomLabels, english: English | None) -> str:
    """Title, source, the place, contents, search; the element is left open."""
    title_en = report.title_en if labels.language == "en" and report.title_en else ""
    source = report_source(report, labels)
    place = ""
    if spot is not None:
        characters = labels.characters.format(start=f"{spot.start:,}", end=f"{spot.end:,}")
        name = escape(report.files[spot.file].name)
        place = f'<p class="source">{escape(labels.file)} <code>{name}</code> · {escape(characters)}</p>'
    headed = [(number, block) for number, block in enumerate(report.blocks) if block.kind in ("title", "heading") and block.text.string]
    entries = "".join(
        f'<li class="level-{min(block.level, 3)}"><a class="to-block" href="#block-{number}">{render_words(block.text.string, report.id, english, labels)}</a></li>'
        for number, block in headed
    )
    contents = f'<details class="contents"><summary>{escape(words.contents)}</summary><ol lang="zh-CN">{entries}</ol></details>'
    find = escape(words.find_in_report)
    passage = citation_at(report, spot) if spot is not None else None
    tools = passage_tools(passage, report, labels, reading=True) if passage is not None else render_report_tools(report, labels)
    return (
        f'<header class="proof-head"><div class="proof-bar"><h2>{escape(words.reading)}</h2>'
        f'<button type="button" class="quiet" data-back hidden>{escape(labels.back)}</button><span class="space"></span>'
        f'{render_toggles(labels)}<button type="button" class="quiet close" data-close>{escape(labels.close)}</button></div>{tools}'
        f'<h3 class="src" lang="zh-CN">{escape(report.title)}</h3>'
        + (f'<p class="title-en" lang="en">{escape(title_en)}</p>' if title_en else "")
        + f'<p class="source">{escape(source)}</p>{place}'
        f'<div class="tools"><input type="search" class="find" placeholder="{find}" aria-label="{find}" data-none="{escape(words.not_found)}">'
        f'<output class="found" aria-live="polite"></output>'
        f'<button type="button" class="quiet" data-find="-1" aria-label="{escape(words.find_previous)}">↑</button>'
        f'<button type="button" class="quiet" data-find="1" aria-label="{escape(words.find_next)}">↓</button>'
        + (contents if entries else "")
        + "</div>"
    )


class _Notes:
    """The notes of a report, each shown once, at the first block with its mark."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._number = {id(note): number for number, note in enumerate(report.notes)}
        self._by_block: dict[str, list[Footnote]] = {}
        self._first: dict[str, list[Footnote]] = {}
        for note in report.notes:
            for place, block in enumerate(note.blocks):
                self._by_block.setdefault(block, []).append(note)
                if place == 0:
                    self._first.setdefault(block, []).append(note)

    def first_at(self, block: Block) -> list[Footnote]:
        """The notes to show below a block, in the order of its marks."""
        order = {mark.mark: place for place, mark in enumerate(block.marks)}
        return sorted(self._first.get(block.id, []), key=lambda note: order.get(note.mark, len(order)))

    def id_at(self, block: Block, mark: str) -> str:
        """The anchor of the note that a mark in the block points to."""
        note = next((note for note in self._by_block.get(block.id, []) if note.mark == mark), None)
        return f"note-{self._number[id(note)]}" if note is not None else "note-none"

    def texts_at(self, block: Block) -> dict[str, str]:
        """The notes of a block by their marks."""
        return {note.mark: note.text.string for note in self._by_block.get(block.id, [])}

    def render(self, notes: list[Footnote], spot: Spot | None, labels: Labels, english: English | None) -> str:
        """Notes as a list; escaped."""
        items = []
        for note in notes:
            marked = _marked(note.text, spot)
            inner = marked_text(note.text, marked, (), _SHOWN)
            anchor = f"note-{self._number[id(note)]}"
            items.append(
                f'<li id="{anchor}" tabindex="-1"{" class=of-quote" if marked else ""}>'
                f'{render_note_mark(anchor, note.mark, labels)}<div><span class="src" lang="zh-CN">{inner}</span>'
                f"{beside(self._report.id, note.text.string, english, labels)}</div></li>"
            )
        return f'<section class="notes"><ol aria-label="{escape(labels.notes)}">{"".join(items)}</ol></section>' if items else ""


def _marked(text: Text, spot: Spot | None) -> tuple[Stretch, ...]:
    span = covered(text, spot.file, spot.start, spot.end) if spot is not None else None
    return (Stretch(*span, _SHOWN),) if span is not None else ()


def _block(
    report: Report,
    block: Block,
    number: int,
    spot: Spot | None,
    notes: _Notes,
    labels: Labels,
    english: English | None,
    edition: English | None,
) -> str:
    """One block with its English, that of its sentences by the report's `edition`, and its notes."""
    marked, texts = _marked(block.text, spot), notes.texts_at(block)

    def said(start: int, end: int) -> str:
        return marked_text(block.text, marked, block.marks, _SHOWN, lambda mark: notes.id_at(block, mark), texts, (start, end))

    inner = in_sentences(report.id, block.text.string, said, marked, _SHOWN, edition, labels)
    level = min(block.level, 3) if block.kind == "heading" else 0
    tag = "h4" if block.kind in ("title", "heading") or block.table is not None else "p"
    shown = f'<{tag} class="src {block.kind} level-{level}" lang="zh-CN">{inner}</{tag}>' if block.text.string else ""
    shown += no_english(report.id, block.text.string, edition, labels)
    if block.table is not None:
        rows = covered_rows(block, spot.file, spot.start, spot.end) if spot is not None else ()
        shown += _table(report.id, block.table, rows, labels, english)
    shown = render_speaker(report, block, english, labels) + shown
    return f'<div class="block" id="block-{number}" tabindex="-1">{shown}{notes.render(notes.first_at(block), spot, labels, edition)}</div>'


def _table(report: str, table: Table, rows: tuple[int, ...], labels: Labels, english: English | None) -> str:
    """A table under its column headings, the rows of the place marked and, for a narrow window, each heading by heading above it."""
    cards = "".join(f'<div class="card">{render_row(table, row, labels, report, english)}</div>' for row in rows)
    heads = "".join(render_head(column.string, report, english) for column in table.columns)
    lines = []
    for number, row in enumerate(table.rows):
        cells = "".join(
            f"<td{' class=filled' if cell.filled else ''}>{escape(cell.text.string)}{render_beside(cell.text.string, report, english)}</td>"
            for cell in row
        )
        on = ' class="on" tabindex="-1"' if number in rows else ""
        lines.append(f"<tr{on}>{cells}</tr>")
    return (
        f'{cards}<div class="table" tabindex="0"><table class="src" lang="zh-CN"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )
