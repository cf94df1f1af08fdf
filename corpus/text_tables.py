"""Tables that a plain text draws: cells between upright strokes, parted by tabs, or set in columns with spaces.

In: the lines of a file. Out: the same with each row of such a table taken apart into tab-led cells, one a line, as a text
export of Word has them; strokes and rules are in the ledger. A row is known by its neighbours: one line alone is no table.
Knows nothing of titles, of heading rows, or of what the cells say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from statistics import median

from corpus.flow import Canvas, Flow, tidy
from corpus.genre import has_stop
from corpus.lines import Line, display_width

_STROKES = "|｜│┃"
# matches |---|:--:|, ├────┼────┤, +-----+-----+; not —— 2 ——, 1+1
_RULE = re.compile(r"[\s|｜│┃+:─━═┄┈\-┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝]{4,}")
_DRAWN = re.compile(r"[-─━═]{2}")
# What parts two cells set in columns. Matches three spaces, a tab; not the one blank of 区长　陈思源
_GAP = re.compile(r"(?:[ ]{2,}|[ 　]*　　[ 　]*|[ ]*\t[ \t]*)")
_TAB = re.compile(r"[ 　]*\t[ 　]*")
_STROKE = re.compile(rf"[ \t　]*[{_STROKES}][ \t　]*")
# A table has at least so many rows, its heading row included; one set with spaces alone so many cells in each of most rows.
MIN_ROWS, MIN_SPACED_ROWS, MIN_SPACED_CELLS = 2, 3, 3
_MAX_CELL_CHARS, _MAX_SPACED_CELL_CHARS = 300, 40
_MAX_ROW_CHARS = 5000  # no row of a table; a file may hold one line of any length
_PROBE_ROWS = 40  # so many rows tell whether a table begins; only then are the others read
# Figures of columns stand in at least so many of the cells below the heading row; rolls of names have none.
_MIN_FIGURED_SHARE = 0.25

Spans = list[tuple[int, int]]


def split_rows(canvas: Canvas, lines: Sequence[Line]) -> list[Line]:
    """`lines` with the rows of drawn tables as lines of one cell each; what only draws the table is dropped."""
    made: list[Line] = []
    index = 0
    while index < len(lines):
        rows = _rows_at(lines, index)
        if not rows:
            made.append(lines[index])
            index += 1
            continue
        made += _cells(canvas, lines, index, rows)
        index += len(rows)
        if index < len(lines):
            lines[index].blank_before = max(1, lines[index].blank_before)
    return made


def _rows_at(lines: Sequence[Line], index: int) -> list[Spans]:
    """The cells of each row of the table that begins at `index`, [] for a rule; no rows where no table begins."""
    for read, least_rows, least_cells in ((_stroked, MIN_ROWS, 2), (_tabbed, MIN_ROWS, 2), (_spaced, MIN_SPACED_ROWS, MIN_SPACED_CELLS)):
        first = _run(lines[index : index + 1], read)
        if not first or 0 < len(first[0]) < least_cells:
            continue
        rows = _run(lines[index : index + _PROBE_ROWS], read)
        full = [row for row in rows if row]
        if len(full) < least_rows or not full[0] or len(full[0]) < least_cells:
            continue
        if read is not _stroked and not _has_columns(lines[index : index + len(rows)], full, least_cells):
            continue
        return _run(lines[index:], read)
    return []


def _run(lines: Sequence[Line], read: Callable[[str], Spans | None]) -> list[Spans]:
    rows: list[Spans] = []
    for line in lines:
        apart = line.tab or line.hashes or (rows and (line.blank_before > 1 or line.file != lines[0].file))
        cells = None if apart or len(line.raw) > _MAX_ROW_CHARS else read(line.raw.string)
        if cells is None:
            break
        if rows and cells and rows[0] and len(cells) > len(rows[0]):
            break
        rows.append(cells)
    while rows and not rows[-1] and read is not _stroked:
        rows.pop()
    return rows


def _has_columns(lines: Sequence[Line], rows: Sequence[Spans], least: int) -> bool:
    """Whether rows without strokes are those of a table: about as many cells in each, and figures in many below the first."""
    if median(map(len, rows)) < least:
        return False
    cells = [line.raw.string[start:end] for line, row in zip(lines[1:], rows[1:], strict=False) for start, end in row]
    return sum(any(char.isdecimal() for char in cell) for cell in cells) >= len(cells) * _MIN_FIGURED_SHARE


def _stroked(text: str) -> Spans | None:
    """The cells between upright strokes; [] for a rule, None for a line that has neither.

    >>> text = "| 指标 | 5.5左右 |"
    >>> [text[start:end] for start, end in _stroked(text)], _stroked("|---|---|"), _stroked("A|B")
    (['指标', '5.5左右'], [], None)
    """
    if _RULE.fullmatch(text) and _DRAWN.search(text):
        return []
    strokes = list(_STROKE.finditer(text))
    if len(strokes) < 2 or (len(strokes) == 2 and not (text[0] in _STROKES and text[-1] in _STROKES)):
        return None
    edges = [*strokes] if text[0] in _STROKES else [None, *strokes]
    cells: Spans = []
    for left, right in zip(edges, [*edges[1:], None], strict=True):
        start = left.end() if left else 0
        end = right.start() if right else len(text)
        if right is not None or start < len(text):
            cells.append((min(start, end), end))
    return cells


def _tabbed(text: str) -> Spans | None:
    """The cells that tabs part; None for a line without one.

    >>> _tabbed("教育支出\\t126500"), _tabbed("教育支出")
    ([(0, 4), (5, 11)], None)
    """
    return _between(text, _TAB, _MAX_CELL_CHARS) if "\t" in text else None


@lru_cache(maxsize=1024)  # the rows that are probed from one line are probed from the next one too
def _spaced(text: str) -> Spans | None:
    """The cells that wide blanks part; None for a line with none, or one that holds a sentence.

    >>> text = "粮食总产量    万吨    245.3"
    >>> [text[start:end] for start, end in _spaced(text)], _spaced("区长　陈思源"), _spaced("各位代表！    同志们。")
    (['粮食总产量', '万吨', '245.3'], None, None)
    """
    return None if has_stop(text) else _between(text, _GAP, _MAX_SPACED_CELL_CHARS)


def _between(text: str, gap: re.Pattern[str], longest: int) -> Spans | None:
    gaps = list(gap.finditer(text))
    starts, ends = [0, *(one.end() for one in gaps)], [*(one.start() for one in gaps), len(text)]
    cells = [(start, max(start, end)) for start, end in zip(starts, ends, strict=True)]
    return cells if gaps and all(end - start <= longest for start, end in cells) else None


def _cells(canvas: Canvas, lines: Sequence[Line], index: int, rows: Sequence[Spans]) -> list[Line]:
    """The lines of the cells of a table whose first row stands at `index`."""
    made: list[Line] = []
    head = next(row for row in rows if row)
    columns = _edges(canvas, lines[index + list(rows).index(head)], head)
    for line, spans in zip(lines[index : index + len(rows)], rows, strict=True):
        if not spans:
            canvas.drop_flow(line.raw, "table rule")
            continue
        placed = _placed(spans, columns, _edges(canvas, line, spans))
        kept = {place for start, end in spans for place in range(start, end)}
        strokes = [place for place, char in enumerate(line.raw.string) if place not in kept and not char.isspace()]
        for place in strokes:
            canvas.drop_flow(line.raw.cut(place, place + 1), "table rule")
        for number, span in enumerate(placed):
            raw = line.raw.cut(*span).stripped() if span else Flow()
            blank = 0 if number else 1 if made else max(2, line.blank_before)
            made.append(Line(raw, tidy(raw), line.file, blank_before=blank, tab=True))
    return made


def _edges(canvas: Canvas, line: Line, spans: Spans) -> list[tuple[int, int]]:
    """From which to which column of print each cell reaches, counted from the line's beginning in its file."""
    text, base = canvas.files[line.file].text, canvas.bases[line.file]
    first = line.raw.at[0] - base
    indent = display_width(text[text.rfind("\n", 0, first) + 1 : first])
    return [(indent + display_width(line.raw.string[:start]), indent + display_width(line.raw.string[:end])) for start, end in spans]


def _placed(spans: Spans, columns: Sequence[tuple[int, int]], own: Sequence[tuple[int, int]]) -> list[tuple[int, int] | None]:
    """A cell or None for each column: where a row has fewer cells, each goes to the column that it stands nearest to."""
    if len(spans) == len(columns):
        return list(spans)
    placed: list[tuple[int, int] | None] = [None] * len(columns)
    free = 0
    for number, (span, (start, end)) in enumerate(zip(spans, own, strict=True)):
        last = len(columns) - (len(spans) - number)
        nearest = min(range(free, last + 1), key=lambda column: min(abs(columns[column][0] - start), abs(columns[column][1] - end)))
        placed[nearest] = span
        free = nearest + 1
    return placed
