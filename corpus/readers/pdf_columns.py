"""Tables without rules: rows whose cells stand one under the other, with a white strip between any two columns.

In: the signs of a page outside its ruled tables, and the table of the page before that may go on. Out: tables with the box
that they fill, and where lines stand in columns that were not read as one. Only what leaves no doubt is a table: a heading
row, figures, a name in each row, cells that begin where their row begins. Knows nothing of titles or of what cells say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.readers.pdf_lines import Glyph, PrintedLine, PrintedTable, group_lines, make_lines

Box = tuple[float, float, float, float]
Strip = tuple[float, float]

# In the line's size: the least white between two cells (Word leaves 0.38 cm, 10.8 points), and how near to a column's end a
# line must come for its cell to go on under it.
_CELL_GAP = 0.5
_FULL = 1.3
# Lines of one table stand no farther apart than this many of their sizes.
_MAX_STEP = 2.6
MIN_COLUMNS = 3
MIN_ROWS = 3
_MAX_TAIL = 3
_HEAD_LINES = 3  # a running head stands above what goes on from the page before
# matches 6左右, ＞30, 4.5, ≥2.16, -3.2%, 30—35; not 2025年, 保持全市前列
_FIGURE = re.compile(r"[＞＜≥≤>＜<约±+\-－−]?\d[\d.,，]*[%％]?(?:[—\-－~～]\d[\d.]*[%％]?)?(?:左右|以上|以内|以下)?")
_MAX_CELL_CHARS = 40


@dataclass(slots=True)
class _Row:
    """The cells of one printed line: where each begins and ends, with its signs."""

    top: float
    bottom: float
    size: float
    cells: list[list[Glyph]]

    def span(self, cell: int) -> Strip:
        return self.cells[cell][0].x0, self.cells[cell][-1].x1


@dataclass(slots=True)
class Columns:
    """The tables found on a page, with their boxes; and how many lines stand in columns that could not be read as a table."""

    tables: list[tuple[Box, PrintedTable]] = field(default_factory=list)
    unread: int = 0


def find_columns(glyphs: Sequence[Glyph], before: PrintedTable | None) -> Columns:
    """The tables without rules among the signs of a page; `before` is the one that ended the page before."""
    rows = [_row(line) for line in group_lines(glyphs)]
    found = Columns()
    index = 0
    while index < len(rows):
        last = before if index < _HEAD_LINES and not found.tables and before is not None and before.strips else None
        run = (_run(rows[index:], last.strips) if last else None) or _run(rows[index:])
        if run is None:
            index += 1
            continue
        lines, columns = run
        going_on = last if last is not None and len(last.strips) == len(columns) else None
        for end in range(len(lines), max(1, len(lines) - _MAX_TAIL), -1):  # a short line under a table may stand in a column
            table = _table(lines[:end], columns, going_on)
            if table is not None:
                lines = lines[:end]
                break
        if table is not None:
            found.tables.append(((columns[0][0] - 1, lines[0].top - 1, columns[-1][1] + 1, lines[-1].bottom + 1), table))
        elif sum(len(row.cells) >= MIN_COLUMNS and _figures(row) > 0 for row in lines) >= MIN_ROWS:
            found.unread += len(lines)
        index += len(lines)
    return found


def _row(line: Sequence[Glyph]) -> _Row:
    inked = sorted((glyph for glyph in line if glyph.text.strip()), key=lambda glyph: glyph.x0)
    size = max(glyph.size for glyph in inked)
    cells: list[list[Glyph]] = []
    for glyph in inked:
        if cells and glyph.x0 - cells[-1][-1].x1 < size * _CELL_GAP:
            cells[-1].append(glyph)
        else:
            cells.append([glyph])
    return _Row(min(glyph.top for glyph in inked), max(glyph.bottom for glyph in inked), size, cells)


def _run(rows: Sequence[_Row], given: Sequence[Strip] = ()) -> tuple[list[_Row], list[Strip]] | None:
    """The lines from the first on that share columns (those `given` too), and where these stand; None where too few do."""
    if not given and len(rows[0].cells) < MIN_COLUMNS:
        return None
    first = _widened(given, rows[0]) if given else [rows[0].span(cell) for cell in range(len(rows[0].cells))]
    if first is None:
        return None
    columns, run = first, [rows[0]]
    for row in rows[1:]:
        widened = _widened(columns, row)
        if widened is None or row.top - run[-1].top > _MAX_STEP * row.size or any(len(cell) > _MAX_CELL_CHARS for cell in row.cells):
            break
        columns = widened
        run.append(row)
    return (run, columns) if len(run) >= MIN_ROWS else None


def _widened(columns: Sequence[Strip], row: _Row) -> list[Strip] | None:
    """The columns with a row's cells in them, a new one between two others too; None where a cell would join two columns."""
    wide = list(columns)
    for number in range(len(row.cells)):
        start, end = row.span(number)
        inside = [place for place, (left, right) in enumerate(wide) if start < right and left < end]
        if len(inside) > 1 or (not inside and not wide[0][1] < start < end < wide[-1][0]):
            return None
        if inside:
            wide[inside[0]] = (min(wide[inside[0]][0], start), max(wide[inside[0]][1], end))
        else:
            wide = sorted([*wide, (start, end)])
    apart = all(after[0] - before[1] >= row.size * _CELL_GAP for before, after in pairwise(wide))
    return wide if apart else None


def _placed(row: _Row, columns: Sequence[Strip]) -> dict[int, list[Glyph]]:
    """A row's cells by the number of their column."""
    return {
        place: cell
        for cell in row.cells
        for place, (left, right) in enumerate(columns)
        if left - 0.5 <= cell[0].x0 and cell[-1].x1 <= right + 0.5
    }


def _text(cell: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in cell).strip()


def _figures(row: _Row) -> int:
    return sum(bool(_FIGURE.fullmatch(_text(cell))) for cell in row.cells)


def _table(lines: Sequence[_Row], columns: Sequence[Strip], before: PrintedTable | None) -> PrintedTable | None:
    """The table of lines that share columns; None where its heading or a row's beginning is in doubt."""
    placed = [_placed(row, columns) for row in lines]
    opens = [0 in cells and any(_FIGURE.fullmatch(_text(cell)) for place, cell in cells.items() if place) for cells in placed]
    counted = _counted(placed, opens)
    if counted is not None:
        opens = counted
    starts = [index for index, one in enumerate(opens) if one]
    if not starts:
        return None
    if before is not None:
        begins = sorted({0, *starts})
    elif len(starts) >= MIN_ROWS and starts[0] > 0 and len(placed[0]) == len(columns):
        begins = [0, *starts]
    else:
        return None
    groups = [range(start, end) for start, end in pairwise([*begins, len(lines)])]
    doubtful = groups if before is not None and starts[0] == 0 else groups[1:]
    if not all(_is_top_aligned([placed[index] for index in group], [lines[index] for index in group], columns) for group in doubtful):
        return None
    edges = before.edges if before is not None else _edges(columns)
    rows = [[_cell([placed[index].get(place, []) for index in group]) for place in range(len(columns))] for group in groups]
    return PrintedTable(lines[0].top, lines[-1].bottom, edges, rows, tuple(columns))


def _counted(placed: Sequence[dict[int, list[Glyph]]], opens: Sequence[bool]) -> list[bool] | None:
    """Which lines open a row where the first column counts the rows; None where it does not."""
    numbers = [_text(cells[0]) if 0 in cells else "" for cells in placed]
    counts = [int(number) if number.isdecimal() and number.isascii() and len(number) < 4 else None for number in numbers]
    given = [count for count in counts if count is not None]
    if len(given) < 2 or given != list(range(given[0], given[0] + len(given))):
        return None
    return [count is not None for count in counts]


def _is_top_aligned(cells: Sequence[dict[int, list[Glyph]]], lines: Sequence[_Row], columns: Sequence[Strip]) -> bool:
    """Whether each further line of a row goes on with a cell that filled the line above it."""
    for before, here, line in zip(cells, cells[1:], lines[1:], strict=False):
        for place in here:
            if place not in before or before[place][-1].x1 < columns[place][1] - _FULL * line.size:
                return False
    return True


def _edges(columns: Sequence[Strip]) -> tuple[float, ...]:
    middles = [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
    return (columns[0][0], *middles, columns[-1][1])


def _cell(parts: Sequence[list[Glyph]]) -> list[PrintedLine]:
    return make_lines([glyph for part in parts for glyph in part])
