"""One page of a PDF as it is printed: its lines from top to bottom, with what is raised in them, and its tables.

In: a page as pdfplumber gives it. Out: `PrintedPage` with lines and tables in reading order. One column is assumed. Knows
nothing of notes, of headings, or of other pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.readers.pdf_columns import find_columns
from corpus.readers.pdf_lines import Glyph, PrintedLine, PrintedTable, make_lines, plain_signs

# A page with more rules than this is a drawing; looking for tables in it takes minutes.
_MAX_RULES = 4000
# Running heads and page numbers stand in the outer parts of a page.
EDGE_SHARE = 0.13
_MIN_PAGES_SHARE = 0.25
_MIN_UPRIGHT = 8.0  # points: the height of a line of small print
# A note's rule runs over a part of the page's width.
_RULE_SHARE = (0.1, 0.55)


@dataclass(slots=True)
class PrintedPage:
    """One page; `number` counts from 1."""

    number: int
    width: float
    height: float
    items: list[PrintedLine | PrintedTable] = field(default_factory=list)
    rule: float | None = None  # where the short rule above the notes stands
    pictures: bool = False
    unread_columns: int = 0  # lines set in columns that could not be read as a table
    edges: set[int] = field(default_factory=set)  # running heads and page numbers, by identity

    @property
    def lines(self) -> list[PrintedLine]:
        """The lines outside of tables."""
        return [item for item in self.items if isinstance(item, PrintedLine)]


def is_edge(line: PrintedLine, page: PrintedPage) -> bool:
    """Whether a line is a running head or a page number."""
    return id(line) in page.edges


def find_edges(pages: Sequence[PrintedPage]) -> None:
    """Note which lines of each page are running heads and page numbers: the same on several pages, figures aside."""
    places: dict[str, list[tuple[PrintedPage, PrintedLine]]] = {}
    for page in pages:
        lines = page.lines
        for line in {id(line): line for line in (*lines[:2], *lines[-2:])}.values():
            if line.bottom < page.height * EDGE_SHARE or line.top > page.height * (1 - EDGE_SHARE):
                places.setdefault(re.sub(r"\d+", "0", "".join(line.text.split())), []).append((page, line))
    for key, found in places.items():
        if len(found) > max(1, len(pages) * _MIN_PAGES_SHARE) or (len(pages) == 1 and re.fullmatch(r"\W*0\W*", key)):
            for page, line in found:
                page.edges.add(id(line))


def read_page(page: Any, number: int, before: PrintedPage | None = None) -> PrintedPage:
    """The page as lines and tables, from top to bottom; a table without rules may go on from the page `before`."""
    printed = PrintedPage(number, float(page.width), float(page.height), pictures=bool(page.images))
    glyphs = _glyphs(page)
    tables = _tables(page, glyphs)
    outside = [glyph for glyph in glyphs if not any(_inside(glyph, box) for box, _ in tables)]
    columns = find_columns(outside, _last_table(before))
    tables += columns.tables
    printed.unread_columns = columns.unread
    outside = [glyph for glyph in outside if not any(_inside(glyph, box) for box, _ in columns.tables)]
    printed.items = [*make_lines(outside), *(table for _, table in tables)]
    printed.items.sort(key=lambda item: (item.top, item.x0 if isinstance(item, PrintedLine) else 0.0))
    printed.rule = _note_rule(page, printed)
    return printed


def _last_table(page: PrintedPage | None) -> PrintedTable | None:
    """The table that ends a page, but for a page number under it."""
    body = [item for item in page.items if isinstance(item, PrintedTable) or item.top < page.height * (1 - EDGE_SHARE)] if page else []
    return body[-1] if body and isinstance(body[-1], PrintedTable) else None


def _glyphs(page: Any) -> list[Glyph]:
    """The page's signs, those printed twice for boldness once, none outside of the page or turned on its side."""
    seen: set[tuple[str, int, int]] = set()
    glyphs: list[Glyph] = []
    for char in page.chars:
        if not char["upright"] or char["x1"] < 0 or char["x0"] > page.width or char["bottom"] < 0 or char["top"] > page.height:
            continue
        key = char["text"], round(char["x0"]), round(char["top"])
        if key in seen and char["text"].strip():
            continue
        seen.add(key)
        glyphs.append(Glyph(plain_signs(char["text"]), char["x0"], char["x1"], char["top"], char["bottom"]))
    return glyphs


def _tables(page: Any, glyphs: Sequence[Glyph]) -> list[tuple[tuple[float, float, float, float], PrintedTable]]:
    """The ruled tables with their boxes: at least two columns; a frame around text is no table."""
    if not (page.rects or page.lines or page.curves) or len(page.edges) > _MAX_RULES:
        return []
    found = []
    for table in page.find_tables({"explicit_horizontal_lines": _open_ends(page)}):
        edges = tuple(sorted({round(cell[0], 1) for cell in table.cells} | {round(cell[2], 1) for cell in table.cells}))
        rows = [[_cell(cell, glyphs) for cell in row.cells] for row in table.rows]
        rows = [row for row in rows if any(row)]
        if rows and max(len(row) for row in rows) > 1:
            found.append((table.bbox, PrintedTable(table.bbox[1], table.bbox[3], _merged(edges), rows)))
    return found


def _open_ends(page: Any) -> list[float]:
    """Where upright rules begin or end without a level one: a table that a page's end cut has none there."""
    level = [edge["top"] for edge in page.horizontal_edges if edge["x1"] - edge["x0"] > _MIN_UPRIGHT]
    ends: dict[float, int] = {}
    for edge in page.vertical_edges:
        for place in (edge["top"], edge["bottom"]):
            if edge["bottom"] - edge["top"] > _MIN_UPRIGHT and not any(abs(place - other) < 3 for other in level):
                ends[round(place)] = ends.get(round(place), 0) + 1
    return [place for place, count in sorted(ends.items()) if count > 2]


def _merged(edges: Sequence[float]) -> tuple[float, ...]:
    """Edges without those that stand a rule's width beside another."""
    kept: list[float] = []
    for edge in edges:
        if not kept or edge - kept[-1] > 3:
            kept.append(edge)
    return tuple(kept)


def _cell(box: tuple[float, float, float, float] | None, glyphs: Sequence[Glyph]) -> list[PrintedLine]:
    return make_lines(glyph for glyph in glyphs if _inside(glyph, box)) if box is not None else []


def _inside(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _note_rule(page: Any, printed: PrintedPage) -> float | None:
    """Where a short rule stands at the left of the page with nothing but lines of text under it."""
    left = min((line.x0 for line in printed.lines), default=0.0)
    rules = [rule for rule in (*page.lines, *page.rects) if rule["bottom"] - rule["top"] < 3]
    low, high = (share * printed.width for share in _RULE_SHARE)
    tables = [item for item in printed.items if isinstance(item, PrintedTable)]
    tops = [
        rule["top"]
        for rule in rules
        if low < rule["x1"] - rule["x0"] < high
        and abs(rule["x0"] - left) < printed.width * 0.1
        and not any(table.top - 3 <= rule["top"] <= table.bottom + 3 or table.top > rule["top"] for table in tables)
    ]
    return max(tops, default=None)
