"""Receipts: what happened to every character of a file, and what was found in it.

In: a report's canvas, what was read, its blocks and notes. Out: one `Receipt` a file, in which the
characters read are the ones kept plus the ones dropped, by reason, and printed totals stand with their parts. Knows nothing
of how they were read.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.flow import Canvas
from corpus.lines import Reading
from corpus.linking import Links
from corpus.model import Block, Footnote, Receipt, Text
from corpus.sums import printed_sums


def _texts(blocks: Sequence[Block], notes: Sequence[Footnote]) -> list[Text]:
    texts = [block.text for block in blocks] + [note.text for note in notes]
    for block in blocks:
        if block.table is not None:
            texts += block.table.columns
            texts += (cell.text for row in block.table.rows for cell in row)
    return texts


def write_receipts(
    canvas: Canvas,
    reading: Reading,
    blocks: Sequence[Block],
    notes: Sequence[Footnote],
    links: Links,
    warnings: Sequence[str],
) -> tuple[Receipt, ...]:
    """One receipt a file; what could not be linked or placed is named in the first one."""
    receipts: list[Receipt] = []
    accounts = canvas.account(_texts(blocks, notes))
    sums, by_id = printed_sums(blocks), {block.id: block for block in blocks}
    for number, (file, (kept, dropped)) in enumerate(zip(canvas.files, accounts, strict=True)):
        tables = [b.table for b in blocks if b.table is not None and _file_of(b) == number]
        marks = [place for place, (position, _) in enumerate(reading.marks) if canvas.file_of(position) == number]
        own = [place for place, note in enumerate(reading.notes) if note.file == number]
        called = sum(1 for place in marks if links.called[place] is not None and links.holders[place] is not None)
        receipts.append(
            Receipt(
                file=file.name,
                read=len(file.text),
                kept=kept,
                dropped=dropped,
                notes=len(own),
                marks=len(marks),
                linked=called + sum(1 for place in own if place in links.tied),
                tables=len(tables),
                rows=sum(len(table.rows) for table in tables),
                stories=len({b.story for b in blocks if b.story and _file_of(b) == number}),
                warnings=(*file.warnings, *((*warnings, *links.warnings) if number == 0 else ())),
                aside=file.aside,
                sums=tuple(one.line() for one in sums if _file_of(by_id[one.block]) == number),
            )
        )
    return tuple(receipts)


def _file_of(block: Block) -> int | None:
    """The number of the file in which a block begins."""
    texts = [block.text]
    if block.table is not None:
        texts += (cell.text for row in block.table.rows for cell in row)
    return next((text.runs[0].file for text in texts if text.runs), None)
