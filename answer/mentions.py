"""Where words stand in the loaded reports, and in which reports they do not.

In: reports, and a name in Chinese or Latin letters. Out: `Mention`s in reading order, one for each sentence, heading,
table row or note that holds the name, with the characters of the name in it and its span in the source file. Quotation
marks, white space, widths and case do not count. The module knows nothing of questions, definitions or rendering.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus import Block, Cell, Footnote, Report, Text, split_sentences

MentionKind = Literal["text", "heading", "table", "note"]

_DROPPED = "“”‘’„\"'「」『』《》〈〉\ufeff \t\r\n\u3000\u00a0"
_HALF = {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
_FOLD = {**_HALF, **{code: chr(code + 32) for code in range(65, 91)}, **{ord(sign): None for sign in _DROPPED}}
_CELL_JOINT = " ｜ "


def fold(text: str) -> str:
    """The form in which names are looked for: no quotation marks, no white space, half width, lower case.

    >>> fold("“1＋8+N+11” 治理\\n指挥中枢"), fold("“一廊、两江”")
    ('1+8+n+11治理指挥中枢', '一廊、两江')
    """
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence, heading, table row or note that holds a name; `text[a:b]` is the name for each of `spots`."""

    report: Report
    kind: MentionKind
    section: tuple[str, ...]
    text: str
    spots: tuple[tuple[int, int], ...]
    file: int  # number of the source file, and where in it `text` begins and ends
    start: int
    end: int
    note: str = ""  # the mark of the note it stands in


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a report that is searched as one: a block's text, a table row, a note."""

    report: Report
    kind: MentionKind
    section: tuple[str, ...]
    text: str
    texts: tuple[tuple[int, Text], ...]  # (where in `text` it begins, the text with its runs)
    folded: str
    note: str = ""


class Finder:
    """Looks names up in reports; what it needs of them is prepared when it is first asked."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._pieces: dict[str, tuple[_Piece, ...]] = {}

    def texts(self, report_id: str) -> Iterator[str]:
        """The stretches of a report that are searched, as printed."""
        return (piece.text for piece in self._pieces_of(report_id))

    def stands(self, name: str) -> bool:
        """Whether any report holds the name."""
        pattern = _pattern((fold(name),))
        return bool(fold(name)) and any(_holds(piece, fold(name), pattern) for key in self._reports for piece in self._pieces_of(key))

    def find(self, names: Sequence[str], longer: Sequence[str] = ()) -> list[Mention]:
        """Every place of any of `names`, in the reports' order; a name inside one of the `longer` ones is another name."""
        keys = tuple(sorted(filter(None, map(fold, names)), key=lambda key: (-len(key), key)))
        if not keys:
            return []
        pattern, inside = _pattern(keys), tuple(filter(None, map(fold, longer)))
        found: list[Mention] = []
        for report_id in self._reports:
            for piece in self._pieces_of(report_id):
                if any(key in piece.folded for key in keys):
                    found += _mentions(piece, _spans(piece.folded, pattern, inside))
        return found

    def _pieces_of(self, report_id: str) -> tuple[_Piece, ...]:
        if report_id not in self._pieces:
            self._pieces[report_id] = tuple(_pieces(self._reports[report_id]))
        return self._pieces[report_id]


def _pattern(keys: Sequence[str]) -> re.Pattern[str]:
    """Any of the folded names as a whole: 4311 not in 14311, ai not in aigc."""
    forms = []
    for key in keys:
        head = r"(?<![0-9a-z+])" if key[:1].isascii() and key[:1].isalnum() else ""
        tail = r"(?![0-9a-z+])" if key[-1:].isascii() and key[-1:].isalnum() else ""
        forms.append(head + re.escape(key) + tail)
    return re.compile("|".join(forms))


def _holds(piece: _Piece, key: str, pattern: re.Pattern[str]) -> bool:
    return key in piece.folded and pattern.search(piece.folded) is not None


def _spans(folded: str, pattern: re.Pattern[str], longer: Sequence[str]) -> list[tuple[int, int]]:
    """Where the names stand in folded text, those that are part of a longer name left out."""
    covered = [match.span() for name in longer for match in re.finditer(re.escape(name), folded)]
    spans = [match.span() for match in pattern.finditer(folded)]
    return [(a, b) for a, b in spans if not any(start <= a and b <= end for start, end in covered)]


def _pieces(report: Report) -> Iterator[_Piece]:
    for block in report.blocks:
        headed = block.kind in ("title", "heading") or block.table is not None
        path = (block.story, *block.section) if block.story and block.story not in block.section else block.section
        if block.text.string:
            yield _piece(report, "heading" if headed else "text", path, ((0, block.text),))
        if block.table is not None:
            yield from _rows(report, block, path)
    by_id = {block.id: block for block in report.blocks}
    for note in report.notes:
        yield _note_piece(report, note, by_id)


def _rows(report: Report, block: Block, path: tuple[str, ...]) -> Iterator[_Piece]:
    assert block.table is not None
    titled = (*path, block.table.title) if block.table.title and block.table.title not in path else path
    rows: list[Sequence[Cell]] = [[Cell(column) for column in block.table.columns], *block.table.rows]
    for row in rows:
        texts: list[tuple[int, Text]] = []
        length = 0
        for cell in row:
            if not cell.filled and cell.text.string:
                texts.append((length, cell.text))
                length += len(cell.text.string) + len(_CELL_JOINT)
        if texts:
            yield _piece(report, "table", titled, tuple(texts))


def _note_piece(report: Report, note: Footnote, by_id: Mapping[str, Block]) -> _Piece:
    block = by_id.get(note.blocks[0]) if note.blocks else None
    return _piece(report, "note", block.section if block else (), ((0, note.text),), note.mark)


def _piece(report: Report, kind: MentionKind, section: tuple[str, ...], texts: tuple[tuple[int, Text], ...], note: str = "") -> _Piece:
    string = _CELL_JOINT.join(text.string for _, text in texts)
    return _Piece(report, kind, tuple(part for part in section if part), string, texts, fold(string), note)


def _mentions(piece: _Piece, spans: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """A mention for each sentence of the piece that holds one of the spans of its folded text."""
    if not spans:
        return
    places = [place for place, sign in enumerate(piece.text) if ord(sign) not in _FOLD or _FOLD[ord(sign)] is not None]
    printed = [(places[a], places[b - 1] + 1) for a, b in spans]
    whole = piece.kind in ("table", "note", "heading")
    sentences = [(0, len(piece.text))] if whole else split_sentences(piece.text)
    starts = [start for start, _ in sentences]
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for a, b in printed:
        by_sentence.setdefault(max(0, bisect_right(starts, a) - 1), []).append((a, b))
    for number, spots in by_sentence.items():
        start, end = sentences[number][0], max(sentences[number][1], spots[-1][1])
        file, first, last = _source_span(piece, start, end)
        own = tuple((a - start, b - start) for a, b in spots)
        yield Mention(piece.report, piece.kind, piece.section, piece.text[start:end], own, file, first, last, piece.note)


def _source_span(piece: _Piece, start: int, end: int) -> tuple[int, int, int]:
    """(file, start, end) in the source of `piece.text[start:end]`, of its first file where it stands in two."""
    spans = []
    for base, text in piece.texts:
        for run in text.runs:
            first, last = max(start - base, run.start), min(end - base, run.start + run.length)
            if first < last:
                spans.append((run.file, run.source_start + first - run.start, run.source_start + last - run.start))
    own = [(first, last) for file, first, last in spans if file == spans[0][0]]
    return spans[0][0], min(first for first, _ in own), max(last for _, last in own)
