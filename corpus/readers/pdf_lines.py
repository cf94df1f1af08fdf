"""The signs of a printed page made lines: which stand in one line, which are raised, where a gap is a space.

In: signs with their boxes. Out: `PrintedLine`, from top to bottom. Knows nothing of tables, notes or pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

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
    """A table; a cell holds its lines, a cell covered by a merged one holds none."""

    top: float
    bottom: float
    edges: tuple[float, ...]  # where its columns begin and the last one ends
    rows: list[list[list[PrintedLine]]]
    strips: tuple[tuple[float, float], ...] = ()  # of a table without rules: from where to where the cells of each column reach


def make_lines(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Signs to lines, from top to bottom."""
    lines = [line for group in group_lines(glyphs) if (line := _line(group)) is not None]
    return sorted(lines, key=lambda line: (line.top, line.x0))


def group_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The signs of each line, from top to bottom: those whose heights overlap; the larger ones say where a line runs."""
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
    inked = [row for row in rows if any(glyph.text.strip() for glyph in row[2])]
    return [row[2] for row in sorted(inked, key=lambda row: row[0])]


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
