"""Tables over several pages: which one goes on with which, and rows that a page's end cut in two.

In: the pages of a PDF, in order. Out: the same pages, the second half of a cut row joined to its first. A heading row that
is printed again stays where it is; the reading of tables drops it. Knows nothing of canonical text.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from corpus.readers.pdf_lines import PrintedLine, PrintedTable
from corpus.readers.pdf_page import PrintedPage, is_edge

# Columns of a table that goes on stand where they stood, within this many points.
_EDGE_TOLERANCE = 5.0
# A row with fewer filled cells than this share of what is usual goes on with the row before it.
_FEW_CELLS = 0.6
# A column names the rows when this share of them has something in it.
_LABEL_SHARE = 0.9


def join_tables(pages: Sequence[PrintedPage], taken: Sequence[set[int]]) -> None:
    """Join cut rows in place; `taken` holds for each page the lines (by identity) that are notes."""
    last: PrintedTable | None = None
    rows: list[list[list[PrintedLine]]] = []  # of the whole table so far
    for page, notes in zip(pages, taken, strict=True):
        body = [item for item in page.items if isinstance(item, PrintedTable) or not (id(item) in notes or is_edge(item, page))]
        first = body[0] if body and isinstance(body[0], PrintedTable) else None
        if first is not None and last is not None and _same_columns(last, first):
            again = 1 if _texts(first.rows[0]) == _texts(rows[0]) else 0
            if len(first.rows) > again and _goes_on(rows, first.rows[again]):
                for cell, rest in zip(last.rows[-1], first.rows.pop(again), strict=False):
                    cell += rest
            rows += first.rows[again:]
        elif first is not None:
            rows = list(first.rows)
        end = body[-1] if body else None
        if isinstance(end, PrintedTable) and end.rows:
            rows = rows if end is first else list(end.rows)
            last = end
        elif body:
            last = None


def _same_columns(one: PrintedTable, other: PrintedTable) -> bool:
    return len(one.edges) == len(other.edges) and all(abs(a - b) <= _EDGE_TOLERANCE for a, b in zip(one.edges, other.edges, strict=True))


def _texts(row: Sequence[Sequence[PrintedLine]]) -> list[str]:
    return ["".join(line.text.strip() for line in cell) for cell in row]


def _goes_on(rows: Sequence[Sequence[Sequence[PrintedLine]]], row: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether a row is the rest of the one before it: it lacks the rows' name, or most of what rows have."""
    data = rows[1:] or rows
    filled = [[bool(cell) for cell in other] for other in data]
    label = next(
        (column for column in range(len(row)) if sum(one[column] for one in filled if column < len(one)) >= _LABEL_SHARE * len(filled)), 0
    )
    here = [bool(cell) for cell in row]
    return not here[label] or sum(here) < _FEW_CELLS * median(sum(one) for one in filled)
