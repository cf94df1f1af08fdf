"""Marks, notes and blocks tied together: which note a mark calls, which blocks hold it, what could not be linked.

In: what was read of a report and where its characters ended up. Out: each block's marks, the report's notes, the
links that were made and a warning for each mark or note that has none. Knows nothing of how notes look.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.flow import Canvas
from corpus.lines import Reading
from corpus.marks import pair_marks
from corpus.model import Block, Footnote, NoteMark
from corpus.structure import Draft
from corpus.terms import split_terms
from corpus.uses import Texts, using_blocks


@dataclass(slots=True)
class Links:
    """The links of one report, by the order of its marks and notes in what was read."""

    marks: dict[int, list[NoteMark]] = field(default_factory=dict)  # number of the block → its marks
    holders: list[int | None] = field(default_factory=list)  # for each mark its block
    called: list[int | None] = field(default_factory=list)  # for each mark its note
    tied: set[int] = field(default_factory=set)  # notes that no mark calls, tied to a use of their term
    warnings: list[str] = field(default_factory=list)


def hold_marks(drafts: Sequence[Draft], reading: Reading) -> Links:
    """Which block holds each mark, and which note it calls."""
    links = Links()
    spots = _spots(drafts)
    positions = sorted(spots)
    notes = [(note.body.at[0] if note.body.at else 0, note.mark) for note in reading.notes]
    links.called = pair_marks(reading.marks, notes)
    for position, mark in reading.marks:
        index = bisect_left(positions, position) - 1
        if index < 0:
            links.holders.append(None)
            continue
        block, offset = spots[positions[index]]
        links.holders.append(block)
        links.marks.setdefault(block, []).append(NoteMark(offset, mark))
    return links


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


def link_notes(canvas: Canvas, reading: Reading, blocks: Sequence[Block], links: Links) -> tuple[Footnote, ...]:
    """The notes with the blocks that hold their marks or, without a mark, use their terms; warnings go to `links`."""
    holding: dict[int, dict[str, None]] = {}
    for called, holder in zip(links.called, links.holders, strict=True):
        if called is not None and holder is not None:
            holding.setdefault(called, {})[blocks[holder].id] = None
    notes: list[Footnote] = []
    texts = Texts(blocks)
    for number, note in enumerate(reading.notes):
        string = note.body.string
        terms = split_terms(string, note.head)
        ids = tuple(holding.get(number, ()))
        if not ids:
            ids = using_blocks(terms, string, texts)
            if ids:
                links.tied.add(number)
            elif not note.printed:
                links.warnings.append(f"no block uses the term of entry {note.mark}: {string[:16]}…")
            if note.printed:
                tied = "; it is tied to the use of its term" if ids else ""
                links.warnings.append(f"note {note.mark} has no mark in the text{tied}")
        notes.append(Footnote(note.mark, canvas.text(note.body), terms, ids))
    _warn(reading, links)
    return tuple(notes)


def _warn(reading: Reading, links: Links) -> None:
    """Name marks without a note or block, and notes of one mark that no order tells apart."""
    calls = list(zip(reading.marks, links.called, links.holders, strict=True))
    lost = (mark for (_, mark), note, holder in calls if note is None or holder is None)
    links.warnings += [f"mark {mark} has no note" for mark in dict.fromkeys(lost)]
    printed = [(number, note.mark) for number, note in enumerate(reading.notes) if note.printed]
    called = set(links.called)
    names = [mark for _, mark in printed]
    for mark in dict.fromkeys(names):
        same = [number for number, name in printed if name == mark]
        if len(same) > 1 and not set(same) <= called:
            links.warnings.append(f"{len(same)} notes have the mark {mark}")
