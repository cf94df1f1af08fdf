"""One page of a PDF as it is printed: its lines from top to bottom, with what is raised in them, and its ruled tables.

In: a page as pdfplumber gives it. Out: `PrintedPage` with lines and tables in reading order. One column is assumed. Knows
nothing of notes, of headings, or of other pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

# A sign is raised when it is this much smaller than its line and its foot this much (of the line's size) above the line's.
RAISED_SIZE = 0.8
RAISED_FOOT = 0.12
# A line with fewer large signs than this share of its small ones is one of small print.
_FEW_LARGE = 0.25
# Of a sign's height this share must lie within a line for the sign to be in it.
_LINE_OVERLAP = 0.5
# Gaps, in the line's size: between two Latin words, and between two parts of a line.
_WORD_GAP = 0.2
_WIDE_GAP = 1.0
# A page with more rules than this is a drawing; looking for tables in it takes minutes.
_MAX_RULES = 4000
# Running heads and page numbers stand in the outer parts of a page.
EDGE_SHARE = 0.13
_MIN_PAGES_SHARE = 0.25
_MIN_UPRIGHT = 8.0  # points: the height of a line of small print
# A note's rule runs over a part of the page's width.
_RULE_SHARE = (0.1, 0.55)


# Printing programs name many signs by the code of a radical that looks the same (⼈ U+2F08 for 人, ⺠ U+2EA0 for 民): 71
# of the signs in one report printed by Chromium. The Kangxi ones are known to Unicode; these others are not.
_RADICALS = str.maketrans(
    "⺎⺒⺓⺝⺟⺠⺩⺪⺬⺮⺶⺽⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⻱⻲⻭⻫⻯",
    "兀巳幺月母民王疋示竹羊臼虎西见角贝足车長长门阜雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟龜亀歯斉竜",
) | {0x2E3A: "——"}
_COMPATIBLE = re.compile("[\u2f00-\u2fdf\uf900-\ufaff]")


def plain_signs(text: str) -> str:
    """`text` with the characters that signs named by radicals stand for.

    >>> plain_signs("⼈⺠⻔⼾⸺")
    '人民门户——'
    """
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text.replace("⼾", "户")).translate(_RADICALS)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign with its box; `top` and `bottom` count from the top of the page, in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top


@dataclass(slots=True)
class PrintedLine:
    """One printed line; `parts` are its text in order, each with whether it is raised."""

    top: float
    bottom: float
    x0: float
    x1: float
    size: float
    parts: list[tuple[str, bool]]

    @property
    def text(self) -> str:
        """The line's text, raised signs included."""
        return "".join(text for text, _ in self.parts)


@dataclass(slots=True)
class PrintedTable:
    """A ruled table; a cell holds its lines, a cell covered by a merged one holds none."""

    top: float
    bottom: float
    edges: tuple[float, ...]  # where its columns begin and the last one ends
    rows: list[list[list[PrintedLine]]]


@dataclass(slots=True)
class PrintedPage:
    """One page; `number` counts from 1."""

    number: int
    width: float
    height: float
    items: list[PrintedLine | PrintedTable] = field(default_factory=list)
    rule: float | None = None  # where the short rule above the notes stands
    pictures: bool = False
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


def read_page(page: Any, number: int) -> PrintedPage:
    """The page as lines and tables, from top to bottom."""
    printed = PrintedPage(number, float(page.width), float(page.height), pictures=bool(page.images))
    glyphs = _glyphs(page)
    tables = _tables(page, glyphs)
    outside = [glyph for glyph in glyphs if not any(_inside(glyph, box) for box, _ in tables)]
    printed.items = [*make_lines(outside), *(table for _, table in tables)]
    printed.items.sort(key=lambda item: (item.top, item.x0 if isinstance(item, PrintedLine) else 0.0))
    printed.rule = _note_rule(page, printed)
    return printed


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


def make_lines(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Signs to lines: those whose heights overlap stand in one line; the larger ones say where it runs."""
    rows: list[tuple[float, float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-round(glyph.size, 1), glyph.top, glyph.x0)):
        best, share = None, _LINE_OVERLAP
        for row in rows:
            overlap = min(row[1], glyph.bottom) - max(row[0], glyph.top)
            if glyph.size > 0 and overlap / glyph.size >= share:
                best, share = row, overlap / glyph.size
        if best is None:
            rows.append((glyph.top, glyph.bottom, [glyph]))
        else:
            best[2].append(glyph)
    lines = [line for row in rows if (line := _line(row[2])) is not None]
    return sorted(lines, key=lambda line: (line.top, line.x0))


def _line(glyphs: list[Glyph]) -> PrintedLine | None:
    glyphs = sorted(glyphs, key=lambda glyph: glyph.x0)
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    if not inked:
        return None
    full = max(glyph.size for glyph in inked)
    main = _main(inked, [glyph for glyph in inked if glyph.size > full * RAISED_SIZE] or inked)
    size, foot = median(glyph.size for glyph in main), median(glyph.bottom for glyph in main)
    parts: list[tuple[str, bool]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        raised = glyph.size < size * RAISED_SIZE and foot - glyph.bottom > size * RAISED_FOOT and bool(glyph.text.strip())
        text = _gap(before, glyph, size) + glyph.text
        if parts and parts[-1][1] == raised:
            parts[-1] = parts[-1][0] + text, raised
        else:
            parts.append((text, raised))
        before = glyph
    return PrintedLine(
        min(glyph.top for glyph in main),
        max(glyph.bottom for glyph in main),
        inked[0].x0,
        inked[-1].x1,
        size,
        parts,
    )


def _main(inked: Sequence[Glyph], large: list[Glyph]) -> list[Glyph]:
    """The signs that say how large a line is: its large ones, unless few of them stand among smaller ones on the same foot.

    Such a large sign is the number of a note that kept the size of the text.
    """
    small = [glyph for glyph in inked if glyph.size <= max(other.size for other in large) * RAISED_SIZE]
    if len(large) > len(small) * _FEW_LARGE:
        return large
    foot, size = median(glyph.bottom for glyph in large), median(glyph.size for glyph in large)
    return large if foot - median(glyph.bottom for glyph in small) > size * RAISED_FOOT * 2 else small


def _gap(before: Glyph | None, glyph: Glyph, size: float) -> str:
    """The space that a gap in print stands for: between Latin words, or where a line has two parts."""
    if before is None or not before.text.strip() or not glyph.text.strip():
        return ""
    width = glyph.x0 - before.x1
    latin = before.text[-1].isascii() and glyph.text[0].isascii() and before.text[-1].isalpha() and glyph.text[0].isalpha()
    return " " if width > size * (_WORD_GAP if latin else _WIDE_GAP) else ""


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
