"""Lists of terms that are printed as a table: a column of names and a column of what they mean.

In: the tab-led lines of one table, and whether a heading of a list of terms stands before it. Out: its rows as notes, none
where it is another table. It knows nothing of marks, nor of who uses a term.
"""

from __future__ import annotations

import re

from corpus.clean import TabLines
from corpus.flow import Canvas, Flow
from corpus.lines import Note
from corpus.tables import read_grid

# matches 名词, 名词术语, 术语名称, 词条; not 指标名称, 项目名称
_NAMES = re.compile(r"(?:专业|有关|相关)?(?:名词|术语|词条|词语|概念)(?:名称|术语)?")
# matches 解释, 名词解释, 含义, 释义, 注释说明; not 目标说明
_SAYS = re.compile(r"(?:名词|术语|具体|基本|主要)?(?:解释|释义|含义|注释|定义|说明|内涵)(?:内容|说明)?")
_COUNTS = re.compile(r"序号|编号|页码|页数|备注|出处")
_NUMBER = re.compile(r"\d{1,3}")
_LEAST_CHARS = 8  # without a heading row, a column of explanations is at least so long in the mean
_LONGEST_NAME = 40


def take_note_table(canvas: Canvas, item: TabLines, headed: bool, before: int) -> list[Note]:
    """The rows of a table of terms as notes, counted on from `before`; [] for any other table.

    `headed` tells that 名词解释 or the like stands right before it: then it needs no heading row of its own.
    """
    grid = read_grid(item.lines)
    header, rows = grid.header, grid.rows
    if not any(flow.string for flow in header) and rows:
        header, rows = rows[0], rows[1:]
    columns = _columns([flow.string for flow in header])
    if columns is None and headed:
        rows = [header, *rows] if not any(flow.string for flow in grid.header) else rows
        header, columns = [], _unnamed(rows)
    if columns is None or not rows:
        return []
    name, says, number = columns
    cells = [(row[name], row[says], row[number] if number is not None else Flow()) for row in rows]
    if not all(0 < len(head.string) <= _LONGEST_NAME and body.string for head, body, _ in cells):
        return []
    for flow in [*header, *(mark for *_, mark in cells)]:
        canvas.drop_flow(flow, "note number")
    notes = []
    for index, (head, body, mark) in enumerate(cells, before + 1):
        printed = mark.string if _NUMBER.fullmatch(mark.string) else str(index)
        stop = len(head.string.rstrip("：:"))
        notes.append(Note(printed, head.cut(0, stop).joined(body), item.lines[0].file, printed=False, head=stop))
    return notes


def _columns(header: list[str]) -> tuple[int, int, int | None] | None:
    """The columns of names, of what they mean and of their numbers; None for a table of another kind.

    >>> _columns(["序号", "名词", "解释"]), _columns(["指标名称", "说明"])
    ((1, 2, 0), None)
    """
    names = [at for at, cell in enumerate(header) if _NAMES.fullmatch(cell)]
    says = [at for at, cell in enumerate(header) if _SAYS.fullmatch(cell)]
    rest = [at for at, cell in enumerate(header) if at not in names + says]
    if len(names) != 1 or len(says) != 1 or not all(_COUNTS.fullmatch(header[at]) for at in rest):
        return None
    numbers = [at for at in rest if header[at] in ("序号", "编号")]
    return names[0], says[0], numbers[0] if numbers else None


def _unnamed(rows: list[list[Flow]]) -> tuple[int, int, int | None] | None:
    """The columns of a table without heading row: two, or a number and two; explanations are longer than names."""
    width = max((len(row) for row in rows), default=0)
    numbered = width == 3 and all(_NUMBER.fullmatch(row[0].string.rstrip(".．、")) for row in rows)
    if not numbered and width != 2:
        return None
    name = 1 if numbered else 0
    mean = sum(len(row[name + 1].string) for row in rows) / len(rows)
    longer = all(len(row[name + 1].string) > len(row[name].string) for row in rows)
    return (name, name + 1, 0 if numbered else None) if longer and mean >= _LEAST_CHARS else None
