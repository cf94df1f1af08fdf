"""Where a citation stands: its block, what surrounds it in the section, its table row and its notes.

In: the loaded reports and a citation. Out: a `Place` of blocks in reading order, with the characters
that each citation of the answer covers. Offsets are the source file's, carried over to the cleaned text
by its runs. The module knows nothing of HTML, labels or frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answer.model import Citation, CitationScope, Locator, ReportReference
from corpus.model import Block, Footnote, Report, Text
from web.anchors import Spot

NEIGHBOURS = 2  # blocks shown before and after the passage: about one screen of a laptop


@dataclass(frozen=True)
class Stretch:
    """Characters `start` to `end` of a shown text that citation `n` quotes."""

    start: int
    end: int
    n: int


@dataclass(frozen=True)
class Place:
    """A citation in its section: `blocks` in reading order, those of the passage itself in `hits`."""

    report: Report
    blocks: tuple[Block, ...]
    hits: frozenset[str]  # ids of the blocks the citation stands in
    notes: tuple[Footnote, ...]  # of those blocks, in the order of their marks, then notes quoted themselves
    quoted_notes: tuple[Footnote, ...] = ()  # notes that the citation stands in


def find_place(reports: Mapping[str, Report], citation: Citation) -> Place | None:
    """The citation's place, or None where its report, file or characters are not there."""
    report = reports.get(citation.report.id)
    file = None if report is None else file_number(report, citation)
    if report is None or file is None:
        return None
    locator = citation.locator
    hits = [b for b in report.blocks if covers_block(b, file, locator.start, locator.end)]
    quoted = [n for n in report.notes if covered(n.text, file, locator.start, locator.end)]
    if hits:
        shown = _with_neighbours(report, hits)
    elif quoted:  # the words stand in a note: the paragraph of its mark is what surrounds it
        marked = {identifier for note in quoted for identifier in note.blocks}
        hits = [b for b in report.blocks if b.id in marked][:1]
        shown = tuple(hits)
    else:
        return None
    notes = [note for block in hits for note in notes_of(report, block)]
    notes += [note for note in quoted if note not in notes]
    return Place(report, shown, frozenset(b.id for b in hits), tuple(notes), tuple(quoted))


def citation_at(report: Report, spot: Spot) -> Citation | None:
    """A place of a report as a citation that no answer has: the words there, verbatim; None where none stand."""
    file = report.files[spot.file]
    noted = (note.text for note in report.notes)
    texts = [(block.section, block.text) for block in report.blocks] + [((), text) for text in noted]
    inside = [(section, text.string[slice(*span)]) for section, text in texts if (span := covered(text, spot.file, spot.start, spot.end))]
    held = next((block for block in report.blocks if covers_block(block, spot.file, spot.start, spot.end)), None)
    quote = inside[0][1] if len(inside) == 1 else " ".join(file.text[spot.start : spot.end].split())  # a table's row, or over several texts
    if not quote:
        return None
    section = held.section if held is not None else inside[0][0] if inside else ()
    reference = ReportReference(report.id, report.title, report.title_en, report.publisher, report.place, report.date, report.place_en)
    return Citation(0, reference, section, quote, Locator(file.name, file.sha256, spot.start, spot.end), CitationScope(place=report.place))


def file_number(report: Report, citation: Citation) -> int | None:
    """The position in `report.files` of the file a citation stands in, None where its bytes are others."""
    for number, file in enumerate(report.files):
        if file.name == citation.locator.file and file.sha256 == citation.locator.sha256:
            return number
    return None


def covered(text: Text, file: int, start: int, end: int) -> tuple[int, int] | None:
    """The stretch of `text` that stands at `start` to `end` of file number `file`, None where none does."""
    inside = []
    for run in text.runs:
        low, high = max(run.source_start, start), min(run.source_start + run.length, end)
        if run.file == file and low < high:
            shift = run.start - run.source_start
            inside.append((low + shift, high + shift))
    return (min(low for low, _ in inside), max(high for _, high in inside)) if inside else None


def covers_block(block: Block, file: int, start: int, end: int) -> bool:
    """Whether any character of the block's text or own table cells stands in the range."""
    if covered(block.text, file, start, end):
        return True
    return block.table is not None and bool(covered_rows(block, file, start, end))


def covered_rows(block: Block, file: int, start: int, end: int) -> tuple[int, ...]:
    """The numbers of the table rows with a cell of their own (not one filled from above) in the range."""
    rows = () if block.table is None else block.table.rows
    return tuple(number for number, row in enumerate(rows) if any(not cell.filled and covered(cell.text, file, start, end) for cell in row))


def stretches(report: Report, text: Text, citations: Iterable[Citation]) -> tuple[Stretch, ...]:
    """What the citations quote of one text of this report, in the order of the text."""
    found = []
    for citation in citations:
        file = file_number(report, citation) if citation.report.id == report.id else None
        if file is None:
            continue
        span = covered(text, file, citation.locator.start, citation.locator.end)
        if span is not None:
            found.append(Stretch(*span, citation.n))
    return tuple(sorted(found, key=lambda stretch: (stretch.start, stretch.n)))


def notes_of(report: Report, block: Block) -> list[Footnote]:
    """The notes whose marks stand in the block, in the order of the marks."""
    by_mark = {note.mark: note for note in report.notes if block.id in note.blocks}
    return [by_mark[mark.mark] for mark in block.marks if mark.mark in by_mark]


def _with_neighbours(report: Report, hits: list[Block]) -> tuple[Block, ...]:
    """The hits with up to NEIGHBOURS blocks on either side: of the same section, or, where that holds no others, of
    the section above it (a run-in heading has one paragraph)."""
    own = hits[0].section + ((hits[0].text.string,) if hits[0].kind == "heading" else ())
    shown = _around(report, hits, own)
    return shown if len(shown) > len(hits) or len(own) < 2 else _around(report, hits, own[:-1])


def _around(report: Report, hits: list[Block], section: tuple[str, ...]) -> tuple[Block, ...]:
    """The hits and what stands around them in that section, its heading included."""
    blocks = report.blocks
    order = {block.id: number for number, block in enumerate(blocks)}
    first, last = order[hits[0].id], order[hits[-1].id]
    start, end = first, last

    def belongs(block: Block) -> bool:
        headed = (*block.section, block.text.string) if block.kind == "heading" else block.section
        return block.story == hits[0].story and headed[: len(section)] == section

    while start > 0 and first - start < NEIGHBOURS and belongs(blocks[start - 1]):
        start -= 1
    while end + 1 < len(blocks) and end - last < NEIGHBOURS and belongs(blocks[end + 1]):
        end += 1
    return blocks[start : end + 1]
