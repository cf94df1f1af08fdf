"""Files in, reports out: the steps of reading in their order, with a receipt for every file.

In: paths of files and folders. Out: `ReadResult`: the reports that could be read, and one line for each
file that could not. A folder's manifest says which files form one document; a file without an entry is a
report of its own. Knows nothing of search or answers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.clean import drop_running_titles, join_titles, reflow, wrap_width
from corpus.flow import Canvas
from corpus.footnotes import split_terms
from corpus.genre import JUMP_IN, JUMP_OUT
from corpus.indicators import table_facts
from corpus.lines import Line, Reading, read_lines
from corpus.manifest import MANIFEST_NAME, Entry, infer_entry, load_manifest
from corpus.model import Block, Footnote, NoteMark, Receipt, Report, SourceFile, Text
from corpus.readers import READERS
from corpus.scope import first_scope
from corpus.stories import build_stories
from corpus.structure import Draft, Outline, build_blocks
from corpus.tables import build_table
from errors import CorpusError

_SILENT = (MANIFEST_NAME, "README.md")
_CHINESE_DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Reports in the order of their paths, and one line for each file that could not be read."""

    reports: tuple[Report, ...]
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    name: str
    folder: Path


def read_reports(paths: Sequence[Path]) -> ReadResult:
    """The reports in `paths` (files, or folders with their manifest); the same bytes count once."""
    failures: list[str] = []
    files: dict[tuple[Path, str], SourceFile] = {}
    seen: set[str] = set()
    for source in _sources(paths, failures):
        try:
            file = READERS[source.path.suffix.lower()](source.path, source.name)
        except CorpusError as error:
            failures.append(str(error))
            continue
        if file.sha256 not in seen:
            seen.add(file.sha256)
            files[(source.folder, source.name)] = file
    reports: list[Report] = []
    ids: set[str] = set()
    for entry, members in _documents(files, failures):
        unique, number = entry.id, 2
        while unique in ids:
            unique, number = f"{entry.id}-{number}", number + 1
        ids.add(unique)
        reports.append(read_report(members, replace(entry, id=unique)))
    return ReadResult(tuple(reports), tuple(failures))


def _sources(paths: Iterable[Path], failures: list[str]) -> list[_Source]:
    """The files to read, in order; what is not there or of an unknown kind is named in `failures`."""
    sources: list[_Source] = []
    taken: set[Path] = set()
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            listed = [(p, p.relative_to(path).as_posix(), path) for p in found if p.name not in _SILENT]
            if not listed:
                failures.append(f"{path}: no report stands in this folder; put .txt files there")
        else:
            listed = [(path, path.name, path.parent)]
        for file, name, folder in listed:
            if file.resolve() in taken:
                continue
            taken.add(file.resolve())
            if file.suffix.lower() not in READERS and file.exists():
                kinds = ", ".join(sorted(READERS))
                failures.append(f"{file}: files of this kind are not read; known are {kinds}; save it as text")
                continue
            sources.append(_Source(file, name, folder))
    return sources


def _documents(
    files: dict[tuple[Path, str], SourceFile], failures: list[str]
) -> list[tuple[Entry, list[SourceFile]]]:
    """Which files form which document: by the manifest of their folder, else each its own."""
    documents: list[tuple[Entry, list[SourceFile]]] = []
    left = dict(files)
    for folder in dict.fromkeys(folder for folder, _ in files):
        try:
            entries = load_manifest(folder)
        except CorpusError as error:
            failures.append(str(error))
            entries = ()
        owners = {name: entry for entry in entries for name in entry.files}
        for key in [key for key in files if key[0] == folder]:
            if key not in left:
                continue
            entry = owners.get(key[1])
            if entry is None:
                documents.append((Entry(id=_id_of(key[1])), [left.pop(key)]))
                continue
            members = [left.pop((folder, name)) for name in entry.files if (folder, name) in left]
            documents.append((entry, members))
    return documents


def _id_of(name: str) -> str:
    """An id from a file's name: no folders, suffix, white space or #.

    >>> _id_of("2026/四川省 报告.txt")
    '四川省-报告'
    """
    return "-".join(Path(name).stem.replace("#", " ").split())


def read_report(files: Sequence[SourceFile], entry: Entry) -> Report:
    """The report that `files` form, in this order, described by `entry` and what their text says."""
    canvas = Canvas(files)
    reading = read_lines(canvas)
    entry = infer_entry(entry, [line.string for line in _titled(reading.lines, entry.title) if not line.tab])
    drafts, warnings = _drafts(canvas, reading, entry)
    blocks, marked, unlinked = _blocks(canvas, drafts, reading, entry.id)
    notes, note_warnings = _notes(canvas, reading, marked, unlinked)
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
        facts=table_facts(blocks),
        receipts=_receipts(canvas, reading, blocks, notes, marked, [*warnings, *note_warnings]),
        missing=_missing(files) if entry.kind != "newspaper page" else (),
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
    lines = [line for line in reading.lines if line.string or line.tab or line.jump_in or line.jump_out]
    lines = drop_running_titles(canvas, join_titles(lines, entry.title), entry.title)
    outline = Outline(scope, entry.reviews, entry.plans)
    items = []
    for file in range(len(canvas.files)):
        items.append([line for line in lines if line.file == file])
    widths = [wrap_width(part) for part in items]
    return build_blocks(reflow(lines, widths), outline, entry.title), []


def _blocks(
    canvas: Canvas, drafts: Sequence[Draft], reading: Reading, report: str
) -> tuple[tuple[Block, ...], dict[str, list[str]], list[str]]:
    """The blocks with their marks; where each mark stands (block ids); marks that no block holds."""
    spots = _spots(drafts)
    positions = sorted(spots)
    marks: dict[int, list[NoteMark]] = {}
    marked: dict[str, list[str]] = {}
    unlinked: list[str] = []
    for position, mark in reading.marks:
        index = bisect_left(positions, position) - 1
        if index < 0:
            unlinked.append(mark)
            continue
        block, offset = spots[positions[index]]
        marks.setdefault(block, []).append(NoteMark(offset, mark))
        ids = marked.setdefault(mark, [])
        if f"{report}#{block}" not in ids:
            ids.append(f"{report}#{block}")
    blocks = tuple(
        Block(
            id=f"{report}#{number}",
            kind=draft.kind,
            text=canvas.text(draft.flow),
            section=draft.section,
            story=draft.story,
            level=draft.level,
            scope=draft.scope,
            speaker=draft.speaker,
            marks=tuple(marks.get(number, ())),
            table=build_table(canvas, draft.grid) if draft.grid is not None else None,
        )
        for number, draft in enumerate(drafts)
    )
    return blocks, marked, unlinked


def _spots(drafts: Sequence[Draft]) -> dict[int, tuple[int, int]]:
    """For each position kept: the number of its block and the offset after it (for cells, the title's end)."""
    spots: dict[int, tuple[int, int]] = {}
    for number, draft in enumerate(drafts):
        if draft.grid is not None:
            end = len(draft.flow.string)
            for flow in (*draft.grid.header, *(cell for row in draft.grid.rows for cell in row)):
                spots.update(dict.fromkeys(flow.at, (number, end)))
        spots.update((position, (number, offset)) for offset, position in enumerate(draft.flow.at, 1))
    return spots


def _notes(
    canvas: Canvas, reading: Reading, marked: dict[str, list[str]], unlinked: Sequence[str]
) -> tuple[tuple[Footnote, ...], list[str]]:
    notes: list[Footnote] = []
    warnings: list[str] = []
    for note in reading.notes:
        blocks = tuple(marked.get(note.mark, ()))
        if not blocks:
            warnings.append(f"note {note.mark} has no mark in the text")
        notes.append(Footnote(note.mark, canvas.text(note.body), split_terms(note.body.string), blocks))
    known = [note.mark for note in notes]
    for mark in dict.fromkeys((*marked, *unlinked)):
        if mark not in known:
            warnings.append(f"mark {mark} has no note")
    for mark in dict.fromkeys(known):
        if known.count(mark) > 1:
            warnings.append(f"{known.count(mark)} notes have the mark {mark}")
    return tuple(notes), warnings


def _missing(files: Sequence[SourceFile]) -> tuple[str, ...]:
    """Pages that the first file goes on from and the last goes over to, when no file here is one of them."""
    missing: list[str] = []
    head = files[0].text[:200]
    before = JUMP_IN.search(head)
    if before:
        missing.append(f"第{before[1]}版")
    after = None
    for after in JUMP_OUT.finditer(files[-1].text):
        pass
    if after and len(files[-1].text) - after.end() < 40:
        missing.append(f"第{after[1]}版")
    return tuple(missing)


def _texts(blocks: Sequence[Block], notes: Sequence[Footnote]) -> list[Text]:
    texts = [block.text for block in blocks] + [note.text for note in notes]
    for block in blocks:
        if block.table is not None:
            texts += block.table.columns
            texts += (cell.text for row in block.table.rows for cell in row)
    return texts


def _receipts(
    canvas: Canvas,
    reading: Reading,
    blocks: Sequence[Block],
    notes: Sequence[Footnote],
    marked: dict[str, list[str]],
    warnings: Sequence[str],
) -> tuple[Receipt, ...]:
    receipts: list[Receipt] = []
    accounts = canvas.account(_texts(blocks, notes))
    for number, (file, (kept, dropped)) in enumerate(zip(canvas.files, accounts, strict=True)):
        tables = [b.table for b in blocks if b.table is not None and _file_of(b) == number]
        marks = [mark for position, mark in reading.marks if canvas.file_of(position) == number]
        own = [note for note in reading.notes if note.file == number]
        numbers = {note.mark for note in reading.notes}
        receipts.append(
            Receipt(
                file=file.name,
                read=len(file.text),
                kept=kept,
                dropped=dropped,
                notes=len(own),
                marks=len(marks),
                linked=sum(1 for mark in marks if mark in numbers and mark in marked),
                tables=len(tables),
                rows=sum(len(table.rows) for table in tables),
                stories=len({b.story for b in blocks if b.story and _file_of(b) == number}),
                warnings=tuple(warnings) if number == 0 else (),
            )
        )
    return tuple(receipts)


def _file_of(block: Block) -> int | None:
    """The number of the file in which a block begins."""
    texts = [block.text]
    if block.table is not None:
        texts += (cell.text for row in block.table.rows for cell in row)
    return next((text.runs[0].file for text in texts if text.runs), None)
