"""Tables whose cells stand one a line, each led by a tab, rows parted by blank lines.

In: the tab-led lines of one table and its title. Out: a heading row (or none), rows of equal length,
merged cells filled down, cells that wrap over two lines joined. Knows nothing of what the figures mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.flow import Canvas, Flow
from corpus.lines import Line
from corpus.model import Cell, Table, Text

# matches 序号, 指标名称, 2025年预期目标, 重点领域; not 教育领域, 地区生产总值
HEADING_CELL = re.compile(
    r"序号|编号|.{0,6}(?:名称|单位|类别|属性|备注|合计)|指标.{0,4}|.{0,4}项目|重点(?:领域|事项|任务|工作).{0,4}|"
    r"(?:主要)?(?:内容|事项|任务)|领域|责任单位|\d{4}年.{0,12}|(?:预期)?目标(?:值)?|完成(?:情况|值)|实际.{0,6}|增速|同比.{0,6}"
)
# The line between a table's title and the table: matches 单位：万元, （单位：亿元、%）; not 责任单位：区发展改革委
UNIT_LINE = re.compile(r"[（(]?(?:计量|金额)?单位[：:][^，。；]{1,12}[）)]?")
_MAX_HEADING_CELL_CHARS = 16
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Grid:
    """Rows of cells as flows; `filled` holds the (row, column) of cells repeated down."""

    header: list[Flow]
    rows: list[list[Flow]]
    filled: set[tuple[int, int]] = field(default_factory=set)
    title: str = ""


def read_grid(lines: Sequence[Line]) -> Grid:
    """The table that `lines` hold: tab-led lines are cells, the others go on with the cell before."""
    raw_rows: list[list[Flow]] = []
    for line in lines:
        if not raw_rows or (line.blank_before and raw_rows[-1]):
            raw_rows.append([])
        row = raw_rows[-1]
        if line.tab or not row:
            row.append(line.flow)
        else:
            row[-1] = row[-1].joined(line.flow)
    rows = [row for row in raw_rows if row]
    columns = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend(Flow() for _ in range(columns - len(row)))
    header: list[Flow] = []
    if _is_header(rows):
        header, rows = rows[0], rows[1:]
    grid = Grid(header or [Flow() for _ in range(columns)], rows)
    _fill_down(grid, bool(header))
    return grid


def repeated_headings(lines: Sequence[Line]) -> list[int]:
    """The places of the lines of a table that print its heading row again, as tables do on each page they run over."""
    rows: list[list[int]] = []
    for place, line in enumerate(lines):
        if not rows or (line.blank_before and rows[-1]):
            rows.append([])
        rows[-1].append(place)
    texts = ["\t".join("\t" * lines[place].tab + lines[place].string for place in row) for row in rows]
    if len(rows) < 3 or not _is_header([[lines[place].flow for place in row if lines[place].tab] for row in rows]):
        return []
    return [place for row, text in zip(rows[1:], texts[1:], strict=True) if text == texts[0] for place in row]


def _is_header(rows: Sequence[Sequence[Flow]]) -> bool:
    """Whether the first row names the columns: all cells short, no figures, most of them heading words."""
    if len(rows) < 2:
        return False
    cells = [flow.string for flow in rows[0]]
    if not all(cells) or any(len(cell) > _MAX_HEADING_CELL_CHARS or _NUMBER.fullmatch(cell) for cell in cells):
        return False
    named = sum(1 for cell in cells if HEADING_CELL.fullmatch(cell))
    return named * 2 >= len(cells)


def label_column(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The column that names the rows: the first that is never blank and does not only count.

    >>> label_column(["序号", "类别", "名称"], [["1", "经济", "GDP增速"], ["2", "", "财政收入"]])
    2
    """
    for column, name in enumerate(header):
        cells = [row[column] for row in rows]
        counts = name in ("序号", "编号") or all(_NUMBER.fullmatch(cell) for cell in cells)
        if all(cells) and not counts:
            return column
    return 0


def _fill_down(grid: Grid, has_header: bool) -> None:
    """Repeat merged cells down, in the columns before the one that names the rows."""
    names = [flow.string for flow in grid.header]
    label = label_column(names, [[flow.string for flow in row] for row in grid.rows])
    if not has_header and len(names) < 2:
        return
    for index in range(1, len(grid.rows)):
        row = grid.rows[index]
        for column in range(label):
            if not row[column].string and grid.rows[index - 1][column].string:
                row[column] = grid.rows[index - 1][column]
                grid.filled.add((index, column))


def build_table(canvas: Canvas, grid: Grid) -> Table:
    """The grid as a `Table`; a heading row that is not there has empty texts."""
    empty = Text("", ())

    def text(flow: Flow) -> Text:
        return canvas.text(flow) if flow.string else empty

    rows = tuple(
        tuple(Cell(text(flow), (index, column) in grid.filled) for column, flow in enumerate(row)) for index, row in enumerate(grid.rows)
    )
    return Table(title=grid.title, columns=tuple(text(flow) for flow in grid.header), rows=rows)
