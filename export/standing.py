"""Whether a note's words still stand where it says, in the reports now loaded.

In: a note as recorded, and reports. Out: a `NoteStanding`: found verbatim at its place, moved, in a file that has changed, gone, or
its report not loaded. Compared as a quote is defined: without white space, note marks and bookmarks, which is how a report
keeps its text. The module knows nothing of exported files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from corpus import Report, Text

State = Literal["holds", "moved", "changed", "changed_gone", "gone", "not_loaded"]


@dataclass(frozen=True)
class NoteStanding:
    """What became of a note's words; `start` and `end` where they stand now, if they do."""

    state: State
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class _Kept:
    """The characters of one file that its report keeps, and where each stands in the file."""

    text: str
    offsets: tuple[int, ...]

    def at(self, start: int, end: int) -> str:
        """What is kept of characters `start` to `end` of the file."""
        return "".join(sign for sign, offset in zip(self.text, self.offsets, strict=True) if start <= offset < end)

    def find(self, words: str) -> tuple[int, int] | None:
        """Where the words stand first."""
        at = self.text.find(words)
        return (self.offsets[at], self.offsets[at + len(words) - 1] + 1) if words and at >= 0 else None


class Loaded:
    """The loaded reports as a recheck reads them: each file's kept characters are gathered once."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._by_sha = {file.sha256: (name, number) for name, one in reports.items() for number, file in enumerate(one.files)}
        self._kept: dict[tuple[str, int], _Kept] = {}

    def standing(self, note: Mapping[str, Any]) -> NoteStanding:
        """What became of a note's words; `note` is a citation's plain object."""
        locator, words = note["locator"], packed(note["quote"])
        home = self._by_sha.get(locator["sha256"])
        if home is not None:
            kept = self._file(*home)
            if words and kept.at(locator["start"], locator["end"]) == words:
                return NoteStanding("holds", locator["start"], locator["end"])
            found = kept.find(words)
            return NoteStanding("moved", *found) if found else NoteStanding("gone")
        others = self._same_report(note)
        if not others:
            return NoteStanding("not_loaded")
        for other in others:
            if found := self._file(*other).find(words):
                return NoteStanding("changed", *found)
        return NoteStanding("changed_gone")

    def home(self, note: Mapping[str, Any]) -> tuple[str, int] | None:
        """The loaded report and file number where a note's words stand now; None where they stand in neither."""
        home = self._by_sha.get(note["locator"]["sha256"])
        homes = [home] if home is not None else self._same_report(note)
        return next((one for one in homes if self._file(*one).find(packed(note["quote"]))), None)

    def find(self, name: str, number: int, words: str) -> tuple[int, int] | None:
        """Where words without white space stand first in a file of a report."""
        return self._file(name, number).find(words)

    def _same_report(self, note: Mapping[str, Any]) -> list[tuple[str, int]]:
        """The files of the loaded report that the note's report has become: by its id, else by title, publisher and date."""
        wanted = note["report"]
        about = (wanted["title"], wanted.get("publisher"), wanted.get("date"))
        for name, report in self._reports.items():
            if name == wanted["id"] or (report.title, report.publisher, report.date) == about:
                same = [number for number, file in enumerate(report.files) if file.name == note["locator"]["file"]]
                return [(name, number) for number in (*same, *(n for n in range(len(report.files)) if n not in same))]
        return []

    def _file(self, name: str, number: int) -> _Kept:
        if (name, number) not in self._kept:
            signs = {
                run.source_start + place: text.string[run.start + place]
                for text in _texts(self._reports[name])
                for run in text.runs
                if run.file == number
                for place in range(run.length)
            }
            kept = [(offset, sign) for offset, sign in sorted(signs.items()) if not sign.isspace()]
            self._kept[name, number] = _Kept("".join(sign for _, sign in kept), tuple(offset for offset, _ in kept))
        return self._kept[name, number]


def packed(text: str) -> str:
    """Text without white space, in which quotes are compared.

    >>> packed("增速 % 5\\n")
    '增速%5'
    """
    return "".join(text.split())


def _texts(report: Report) -> Iterator[Text]:
    for block in report.blocks:
        yield block.text
        if block.table is not None:
            yield from block.table.columns
            yield from (cell.text for row in block.table.rows for cell in row if not cell.filled)
    for note in report.notes:
        yield note.text
