"""An exported answer looked at again: does it still hold against the reports now loaded, and where was it edited?

In: the bytes of an exported file, its name, and the loaded reports. Out: a `Recheck`, sentence by sentence and note by note. The
module knows nothing of how it is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from corpus import Report
from export.compare import Edit, find_edits
from export.forms import read_form
from export.record import Record
from export.sheet import MARKED
from export.standing import Loaded, NoteStanding

_MARK = re.compile(r"\[(\d{1,6})\]")  # [2]; not [2026年]
SentenceState = Literal["holds", "edited", "removed", "unproved"]


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer: the notes it cites and what became of it."""

    answer: int
    text: str
    notes: tuple[int, ...]
    state: SentenceState
    edit: Edit | None = None


@dataclass(frozen=True)
class Note:
    """One note, or (numbered 0) the nearest passage of answer number `answer`."""

    n: int
    answer: int
    recorded: Mapping[str, Any]
    standing: NoteStanding
    edits: tuple[tuple[str, Edit], ...]  # the part of the note, what it says now

    @property
    def holds(self) -> bool:
        """Whether its words stand at their place, and nothing of the note was edited."""
        return self.standing.state == "holds" and not self.edits


@dataclass(frozen=True)
class Recheck:
    """What became of an exported file."""

    name: str
    record: Record
    sentences: tuple[Sentence, ...]
    notes: tuple[Note, ...]
    others: tuple[tuple[str, Edit], ...]  # edits outside sentences and notes: the part, what it says now

    @property
    def failures(self) -> int:
        """How many sentences, notes and other lines do not hold; one more where the record itself was edited."""
        parts = [sentence.state == "holds" for sentence in self.sentences] + [note.holds for note in self.notes]
        return parts.count(False) + len(self.others) + (not self.record.intact)

    @property
    def holds(self) -> bool:
        """Whether everything holds."""
        return self.failures == 0

    def to_dict(self) -> dict[str, Any]:
        """The recheck as a JSON object."""
        return {
            "schema": 1,
            "file": self.name,
            "exported": self.record.exported,
            "holds": self.holds,
            "record_intact": self.record.intact,
            "answers": [
                {
                    "question": answer["question"],
                    "sentences": [
                        {"text": one.text, "state": one.state, "notes": list(one.notes), "edit": _edit(one.edit)}
                        for one in self.sentences
                        if one.answer == number
                    ],
                }
                for number, answer in enumerate(self.record.answers, 1)
            ],
            "notes": [_note(note) for note in self.notes],
            "edits": [{"part": part, **(_edit(edit) or {})} for part, edit in self.others],
        }


def _edit(edit: Edit | None) -> dict[str, Any] | None:
    if edit is None:
        return None
    was, now = edit.figures
    return {"was": edit.was, "now": edit.now, "figures": {"was": list(was), "now": list(now)}}


def _note(note: Note) -> dict[str, Any]:
    locator = note.recorded["locator"]
    return {
        "n": note.n or None,
        "answer": note.answer,
        "quote": note.recorded["quote"],
        "report": note.recorded["report"]["id"],
        "file": locator["file"],
        "sha256": locator["sha256"],
        "state": note.standing.state,
        "start": note.standing.start,
        "end": note.standing.end,
        "edits": [{"part": part, **(_edit(edit) or {})} for part, edit in note.edits],
    }


def recheck(data: bytes, name: str, reports: Mapping[str, Report]) -> Recheck:
    """What became of the exported file `name`. Raises UsageError where it is none that can be read."""
    record, visible = read_form(data, name)
    edits = find_edits(record.lines, visible.lines)
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        by_line.setdefault(edit.line, []).append(edit)
    loaded = Loaded(reports)
    notes = _notes(record, by_line, loaded)
    failed = {note.n for note in notes if note.n and not note.holds}
    known = {note.n for note in notes if note.n}
    sentences, others = [], []
    for number, line in enumerate(record.lines):
        own = by_line.get(number, [])
        if line.role in MARKED:
            sentences += _sentences(line.answer, line.pieces, own, known, failed)
        elif not line.note and line.role != "nearest":
            others += [(line.role, edit) for edit in own]
    others += [("added", edit) for edit in by_line.get(-1, [])]
    return Recheck(name, record, tuple(sentences), tuple(notes), tuple(others))


def _sentences(answer: int, pieces: tuple[str, ...], edits: list[Edit], known: set[int], failed: set[int]) -> list[Sentence]:
    """The sentences of one line of an answer."""
    found = []
    for place, text in enumerate(pieces):
        edit = next((edit for edit in edits if edit.piece == place), None)
        cited = tuple(n for n in dict.fromkeys(map(int, _MARK.findall(text))) if n in known)
        state: SentenceState = "holds"
        if edit is not None:
            state = "edited" if edit.now else "removed"
        elif failed.intersection(cited):
            state = "unproved"
        found.append(Sentence(answer, text.strip(), cited, state, edit))
    return found


def _notes(record: Record, by_line: Mapping[int, list[Edit]], loaded: Loaded) -> list[Note]:
    """All notes, and the nearest passages of refusals."""
    edits: dict[tuple[int, int], list[tuple[str, Edit]]] = {}
    for number, line in enumerate(record.lines):
        key = (line.note, 0) if line.note else (0, line.answer) if line.role == "nearest" else None
        if key is not None:
            edits.setdefault(key, []).extend((line.role, edit) for edit in by_line.get(number, []))
    found = []
    for note in record.notes:
        found.append(Note(note["n"], note.get("answer", 1), note, loaded.standing(note), tuple(edits.get((note["n"], 0), ()))))
    for number, answer in enumerate(record.answers, 1):
        near = answer["nearest"]
        if near:
            found.append(Note(0, number, near, loaded.standing(near), tuple(edits.get((0, number), ()))))
    return found
