"""Where a passage stands in its source file.

In: a report and one of its passages. Out: file, checksum, offsets in the file's canonical text. What an interrupted
text or a second file holds is left out: a place is one span. And back: the passage that holds a span. Does not know citations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from corpus import Block, Report, Text
from index.passage import Passage


def locate_passage(report: Report, passage: Passage) -> dict[str, object]:
    """The place of `passage` as a JSON object: file, sha256, start, end (code points, end excluded), page, cell.

    The span runs from the passage's first character to its last in the same file; what the reader left out between
    them (white space, marks) lies inside it.
    """
    spots = list(_spots(report, passage))
    place: dict[str, object] = {"file": "", "sha256": "", "start": 0, "end": 0, "page": None, "cell": None}
    if spots:
        number = spots[0][0]
        own = [(start, end) for file, start, end in spots if file == number]
        file = report.files[number]
        start = own[0][0]
        place |= {"file": file.name, "sha256": file.sha256, "start": start, "end": max(end for _, end in own), "page": file.page_of(start)}
    if passage.row is not None:
        place["cell"] = f"row {passage.row + 1}"
    return place


class PassagePlaces:
    """The passages of some reports, found by where they stand; a report's are looked at when it is first asked for."""

    def __init__(self, reports: Mapping[str, Report], passages: Iterable[Passage]) -> None:
        self._reports = reports
        self._passages: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            self._passages[passage.report].append(passage)
        self._pieces: dict[str, list[tuple[str, int, int, Passage]]] = {}

    def holding(self, report: str, file: str, start: int, end: int) -> Passage | None:
        """The passage that holds most of a span of one file of a report, the first of equals; None where none holds any of it."""
        shared: dict[str, int] = defaultdict(int)
        found: dict[str, Passage] = {}
        for name, first, last, passage in self._of(report):
            both = min(end, last) - max(start, first)
            if name == file and both > 0:
                shared[passage.id] += both
                found[passage.id] = passage
        return found[max(shared, key=lambda id: shared[id])] if found else None

    def _of(self, report: str) -> list[tuple[str, int, int, Passage]]:
        """(file, start, end, passage) of every piece of the passages of a report."""
        if report not in self._pieces:
            files = self._reports[report].files
            spots = [(passage, spot) for passage in self._passages[report] for spot in _spots(self._reports[report], passage)]
            self._pieces[report] = [(files[file].name, start, end, passage) for passage, (file, start, end) in spots]
        return self._pieces[report]


def _spots(report: Report, passage: Passage) -> Iterator[tuple[int, int, int]]:
    """(file, start, end) of each piece of the passage, in reading order."""
    blocks = {block.id: block for block in report.blocks}
    if passage.kind == "definition":
        for note in report.notes:
            if note.mark in passage.notes and note.text.string == passage.text:
                yield from _pieces(note.text, 0, len(note.text.string))
                return
    block: Block | None = blocks.get(passage.block)
    if passage.row is not None and block is not None and block.table is not None:
        for cell in block.table.rows[passage.row]:
            if not cell.filled:
                yield from _pieces(cell.text, 0, len(cell.text.string))
        return
    for sentence in passage.sentences:
        if sentence.block in blocks:
            yield from _pieces(blocks[sentence.block].text, sentence.start, sentence.end)


def _pieces(text: Text, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    for run in text.runs:
        first, last = max(start, run.start), min(end, run.start + run.length)
        if first < last:
            yield run.file, run.source_start + first - run.start, run.source_start + last - run.start
