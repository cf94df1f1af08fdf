"""Tables with merged cells, counted out: every row gets a cell for every column.

In: boxes, each with the place and the rows and columns it covers. Out: a `Grid` of texts, with what is no
row of it (a title over the whole width, a frame around text) as paragraphs before and after. Merged headings
are joined from the top down (2025年 over 计划 and 完成); a cell merged downward stays blank below where it only
groups rows, and is repeated below where it is words, never where it holds a figure. Knows nothing of formats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.readers.canonical import Element, Grid, Paragraph, one_line
from corpus.readers.limits import Limits, refusal

_MAX_HEADING_ROWS = 4


@dataclass(slots=True)
class Box:
    """A cell as drawn: its upper left place, the rows and columns it covers, what stands in it."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    content: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its text on one line."""
        return flat(self.content)


def flat(elements: Sequence[Element]) -> str:
    """The text of `elements` on one line, tables inside included."""
    parts = [
        element.text if isinstance(element, Paragraph) else " ".join(cell for row in element.rows for cell in row) for element in elements
    ]
    return one_line(" ".join(parts))


def lay_out(boxes: Sequence[Box], heading_rows: int, path: Path, limits: Limits) -> list[Element]:
    """The table that `boxes` draw, as elements in reading order; `heading_rows` are those marked as such, 0 if none are.

    >>> boxes = [Box(0, 0, 2, 1, [Paragraph("指标")]), Box(0, 1, 1, 2, [Paragraph("2025年")]), Box(1, 1, content=[Paragraph("计划")]),
    ...          Box(1, 2, content=[Paragraph("完成")]), Box(2, 0, content=[Paragraph("GDP")]), Box(2, 1, 1, 2, [Paragraph("5%")])]
    >>> lay_out(boxes, 0, Path("a.docx"), Limits())
    [Grid(rows=[['指标', '2025年 计划', '2025年 完成'], ['GDP', '5%', '5%']])]
    """
    rows = _owners(boxes, path, limits)
    texts = [box.text for box in boxes]
    rows = [row for row in rows if any(owner >= 0 and texts[owner] for owner in row)]
    if not rows or len(rows[0]) == 1:  # one column: a frame around text
        return [element for row in rows for element in boxes[row[0]].content]
    before: list[Element] = []
    after: list[Element] = []
    while rows and _spans_all(rows[0]):
        before += boxes[rows.pop(0)[0]].content
        heading_rows -= 1
    while rows and _spans_all(rows[-1]):
        after = [*boxes[rows.pop()[0]].content, *after]
    if not rows:
        return [*before, *after]
    rows = _aligned(rows)
    count = _heading_count(rows, heading_rows)
    cells = [_joined_headings(rows[:count], texts)] if count > 1 else []
    cells += _body(rows, count if count > 1 else 0, texts)
    return [*before, Grid(cells), *after]


def _owners(boxes: Sequence[Box], path: Path, limits: Limits) -> list[list[int]]:
    """For each row and column the number of the box that covers it, -1 where none does; CorpusError for too many cells."""
    height = max((box.row for box in boxes), default=-1) + 1  # a merge that reaches below the last row ends there
    width = max((box.column + box.columns for box in boxes), default=0)
    covered = sum(min(box.rows, height - box.row) * box.columns for box in boxes)
    if max(height * width, len(boxes), covered // 4) > limits.max_cells:
        raise refusal(
            path,
            f"a table has more than {limits.max_cells:,} cells; leave the table out, or save it as a file of its own",
            f"表格超过 {limits.max_cells} 个单元格，请删去该表或另存为单独的文件",
        )
    rows = [[-1] * width for _ in range(height)]
    for number, box in enumerate(boxes):
        for row in rows[box.row : box.row + box.rows]:
            for column in range(box.column, box.column + box.columns):
                if row[column] < 0:
                    row[column] = number
    return rows


def _spans_all(row: Sequence[int]) -> bool:
    return row[0] >= 0 and all(owner == row[0] for owner in row)


def _aligned(rows: list[list[int]]) -> list[list[int]]:
    """`rows` without columns that only come of borders drawn a hair apart.

    Where all rows have the same number of cells, these are the columns, whatever widths were drawn.
    """
    runs = [[owner for place, owner in enumerate(row) if not place or row[place - 1] != owner] for row in rows]
    if len({len(run) for run in runs}) == 1:
        return runs
    kept = [column for column in range(len(rows[0])) if not column or any(row[column] != row[column - 1] for row in rows)]
    return [[row[column] for column in kept] for row in rows]


def _heading_count(rows: Sequence[Sequence[int]], marked: int) -> int:
    """How many rows are headings: those marked, else those that the first row's merged cells reach down to."""
    if 0 < marked <= _MAX_HEADING_ROWS and marked < len(rows):
        return marked
    if len(set(rows[0])) == len(rows[0]):
        return 1
    count = 1
    while count < min(len(rows), _MAX_HEADING_ROWS) and set(rows[count]) & set(rows[0]) - {-1}:
        count += 1
    return count


def _joined_headings(rows: Sequence[Sequence[int]], texts: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for column in range(len(rows[0])):
        owners = dict.fromkeys(row[column] for row in rows if row[column] >= 0)
        joined.append(" ".join(texts[owner] for owner in owners if texts[owner]))
    return joined


def _body(rows: Sequence[Sequence[int]], start: int, texts: Sequence[str]) -> list[list[str]]:
    """The cells of the rows from `start` on."""
    first: dict[int, int] = {}
    for number, row in enumerate(rows):
        for owner in row:
            first.setdefault(owner, number)
    groups = 0  # columns before the first in which nothing is merged downward: they group rows
    while groups < len(rows[0]) and any(
        row[groups] >= 0 and first[row[groups]] < number for number, row in enumerate(rows) if number > start
    ):
        groups += 1
    cells: list[list[str]] = []
    for number, row in enumerate(rows[start:], start):
        if _spans_all(row):
            cells.append([texts[row[0]]])
            continue
        line: list[str] = []
        for column, owner in enumerate(row):
            text = texts[owner] if owner >= 0 else ""
            if owner >= 0 and first[owner] < number and (column < groups or any(char.isdigit() for char in text)):
                text = ""
            line.append(text)
        cells.append(line)
    return cells
