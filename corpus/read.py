"""Files in, reports out: the steps of reading in their order, with a receipt for every file.

In: paths of files and folders. Out: `ReadResult`: the reports that could be read, and one line for each
file that could not. A folder's manifest says which files form one document; a file without an entry is a
report of its own. Knows nothing of search or answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.clean import drop_repeated_headings, drop_running_titles, join_titles, page_width, reflow, wrap_width
from corpus.endnotes import take_glossaries
from corpus.flow import Canvas
from corpus.genre import JUMP_IN, JUMP_OUT
from corpus.indicators import table_facts
from corpus.lines import Line, Reading, read_lines
from corpus.linking import Links, hold_marks, link_notes
from corpus.manifest import Entry, infer_entry
from corpus.model import Block, Report, SourceFile
from corpus.receipts import write_receipts
from corpus.repeats import drop_repeats
from corpus.scope import first_scope
from corpus.sources import find_documents
from corpus.statements import statement_facts
from corpus.stories import build_stories
from corpus.structure import Draft, Outline, build_blocks
from corpus.tables import build_table
from corpus.text_tables import split_rows


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Reports in the order of their paths, and one line for each file that could not be read."""

    reports: tuple[Report, ...]
    failures: tuple[str, ...] = ()


def read_reports(paths: Sequence[Path]) -> ReadResult:
    """The reports in `paths` (files, or folders with their manifest); the same bytes count once."""
    failures: list[str] = []
    reports: list[Report] = []
    ids: set[str] = set()
    for entry, files in find_documents(paths, failures):
        unique, number = entry.id, 2
        while unique in ids:
            unique, number = f"{entry.id}-{number}", number + 1
        ids.add(unique)
        reports.append(read_report(files, replace(entry, id=unique)))
    return ReadResult(tuple(reports), tuple(failures))


def read_report(files: Sequence[SourceFile], entry: Entry) -> Report:
    """The report that `files` form, in this order, described by `entry` and what their text says."""
    missing = _missing_pages(files)
    names = [file.name.rsplit("/", 1)[-1] for file in files]
    missing += tuple(name for name in entry.files if name.rsplit("/", 1)[-1] not in names)
    canvas = Canvas(files)
    reading = read_lines(canvas)
    entry = infer_entry(entry, [line.string for line in _titled(reading.lines, entry.title) if not line.tab], reading.credits)
    drafts, warnings = _drafts(canvas, reading, entry)
    links = hold_marks(drafts, reading)
    blocks = _blocks(canvas, drafts, links, entry.id)
    notes = link_notes(canvas, reading, blocks, links)
    return Report(
        id=entry.id,
        title=entry.title,
        title_en=entry.title_en,
        publisher=entry.publisher,
        place=entry.place,
        place_en=entry.place_en,
        date=entry.date,
        kind=entry.kind,
        reviews=entry.reviews,
        plans=entry.plans,
        files=tuple(files),
        blocks=blocks,
        notes=notes,
        facts=(*table_facts(blocks), *statement_facts(blocks, entry.date, entry.reviews, entry.plans)),
        receipts=write_receipts(canvas, reading, blocks, notes, links, warnings),
        missing=missing if entry.kind != "newspaper page" else (),
    )


def _titled(lines: list[Line], title: str) -> list[Line]:
    """Copies of the lines with titles that run over several lines made one."""
    copies = [replace(line) for line in lines]
    return join_titles([line for line in copies if line.string or line.tab], title)


def _drafts(canvas: Canvas, reading: Reading, entry: Entry) -> tuple[list[Draft], list[str]]:
    year = int(entry.date[:4]) if entry.date else None
    scope = first_scope(entry.reviews, entry.plans, year, entry.place)
    if entry.kind == "newspaper page":
        return build_stories(reading.lines, scope)
    lines = split_rows(canvas, [line for line in reading.lines if line.string or line.tab or line.jump_in or line.jump_out])
    lines = drop_running_titles(canvas, join_titles(lines, entry.title), entry.title)
    outline = Outline(scope, entry.reviews, entry.plans)
    by_file = [[line for line in lines if line.file == file] for file in range(len(canvas.files))]
    widths = [page_width(own) if file.pages else wrap_width(own) for file, own in zip(canvas.files, by_file, strict=True)]
    reflowed = reflow(lines, widths)
    drop_repeated_headings(canvas, reflowed)
    paragraphs = drop_repeats(canvas, reading, reflowed)
    items, entries = take_glossaries(canvas, paragraphs, len(reading.notes))
    reading.notes += entries
    return build_blocks(items, outline, entry.title), []


def _blocks(canvas: Canvas, drafts: Sequence[Draft], links: Links, report: str) -> tuple[Block, ...]:
    return tuple(
        Block(
            id=f"{report}#{number}",
            kind=draft.kind,
            text=canvas.text(draft.flow),
            section=draft.section,
            story=draft.story,
            level=draft.level,
            scope=draft.scope,
            speaker=draft.speaker,
            marks=tuple(links.marks.get(number, ())),
            table=build_table(canvas, draft.grid) if draft.grid is not None else None,
        )
        for number, draft in enumerate(drafts)
    )


def _missing_pages(files: Sequence[SourceFile]) -> tuple[str, ...]:
    """Pages that the first file goes on from and the last goes over to, when no file here is one of them."""
    missing: list[str] = []
    head = files[0].text[:200]
    before = JUMP_IN.search(head)
    if before:
        missing.append(f"第{before[1]}版")
    jumps = list(JUMP_OUT.finditer(files[-1].text))
    after = jumps[-1] if jumps else None
    if after and len(files[-1].text) - after.end() < 40:
        missing.append(f"第{after[1]}版")
    return tuple(missing)
