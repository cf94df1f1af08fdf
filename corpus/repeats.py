"""Text that a file holds twice (a page scraped with its mobile copy, a report pasted again): kept once.

In: the paragraphs and notes of a report. Out: the same without what stood there before, word for word, with the
marks and notes in it; the ledger counts it. A sentence that two sections share is long only where it was copied.
Knows nothing of what a text means.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.clean import Item, Paragraph
from corpus.flow import Canvas
from corpus.genre import has_stop
from corpus.lines import Reading

# The longest paragraph that two parts of one report share in the 16 provincial reports of 2026 has 5 characters (各位代表：).
MIN_REPEATED_CHARS = 40


def drop_repeats(canvas: Canvas, reading: Reading, items: Sequence[Item]) -> list[Item]:
    """`items` without paragraphs that repeat earlier ones, and without the short ones repeated around them."""
    strings = [item.string if isinstance(item, Paragraph) else "" for item in items]
    first: dict[str, int] = {}
    gone: set[int] = set()
    for index, string in enumerate(strings):
        if len(string) < MIN_REPEATED_CHARS or not has_stop(string):
            continue
        origin = first.setdefault(string, index)
        if origin != index and index not in gone:
            gone |= _run(strings, origin, index)
    for index in sorted(gone):
        item = items[index]
        if isinstance(item, Paragraph):
            canvas.drop_flow(item.flow, "repeated text")
            _drop_marks(canvas, reading, item)
    return [item for index, item in enumerate(items) if index not in gone]


def _run(strings: Sequence[str], origin: int, index: int) -> set[int]:
    """The places around `index` that repeat those around `origin`, without a gap."""
    found = {index}
    for step in (-1, 1):
        offset = step
        while origin + offset >= 0 and origin < index + offset < len(strings) and strings[origin + offset] == strings[index + offset] != "":
            if origin + offset in found or index + offset == origin:
                break
            found.add(index + offset)
            offset += step
    return found


def _drop_marks(canvas: Canvas, reading: Reading, item: Paragraph) -> None:
    """Take out the marks of a paragraph that goes, and the notes that repeat earlier ones of the same mark."""
    start, end = item.flow.at[0], item.flow.at[-1]
    reading.marks = [mark for mark in reading.marks if not start < mark[0] <= end + 1]
    kept = []
    seen: set[tuple[str, str]] = set()
    for note in reading.notes:
        key = note.mark, note.body.string
        if key in seen:
            canvas.drop_flow(note.body, "repeated text")
        else:
            kept.append(note)
            seen.add(key)
    reading.notes = kept
