"""Footnotes as a text export of a Word file has them: `[[footnoteRef:n]]`, with `[n: []…]` somewhere after it.

In: the canonical text of a file. Out: where marks and notes stand, each note's body as a piece of that text.
Knows nothing of marks of other shapes (marks.py), of terms or of blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# matches [[footnoteRef:3]]; not [3: []…]
MARK = re.compile(r"\[\[footnoteRef:(\d+)\]\]")
# matches [3: [] that opens a note; not [3] or [bookmark: x]
NOTE_START = re.compile(r"\[(\d+): \[\]")
# What may follow a note's closing bracket: another note, the end of the line or of the file.
_AFTER_NOTE = re.compile(r"[ \t\u3000]*(?:\[\d+: \[\]|\r?\n|\Z)")


@dataclass(frozen=True, slots=True)
class NoteSpan:
    """A note as it stands in a file: its mark, the whole of it, and its body without the brackets."""

    mark: str
    start: int
    end: int
    body_start: int
    body_end: int


def find_marks(text: str) -> list[tuple[str, int, int]]:
    """The marks in `text`: (mark, start, end), in order.

    >>> find_marks("“三同”“两不”[[footnoteRef:3]]经验")
    [('3', 8, 25)]
    """
    return [(m[1], m.start(), m.end()) for m in MARK.finditer(text)]


def find_notes(text: str) -> list[NoteSpan]:
    """The notes in `text`, in order; brackets inside a body are part of it.

    >>> [text[n.body_start:n.body_end] for text in ["a [0: []OPC：指[x]。] \\n"] for n in find_notes(text)]
    ['OPC：指[x]。']
    """
    notes: list[NoteSpan] = []
    position = 0
    while match := NOTE_START.search(text, position):
        end = _closing_bracket(text, match.end())
        if end is None:
            position = match.end()
            continue
        notes.append(NoteSpan(match[1], match.start(), end + 1, match.end(), end))
        position = end + 1
    return notes


def _closing_bracket(text: str, start: int) -> int | None:
    """Where the bracket that closes a note stands: the first balanced one that a note may end at."""
    following = NOTE_START.search(text, start)
    limit = following.start() if following else len(text)
    depth = 0
    fallback: int | None = None
    for index in range(start, limit):
        if text[index] == "[":
            depth += 1
        elif text[index] == "]":
            if _AFTER_NOTE.match(text, index + 1):
                if depth <= 0:
                    return index
                fallback = index
            depth -= 1
    return fallback
