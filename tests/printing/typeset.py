"""A small typesetter for tests: prints a report as a PDF with margins, indents, notes at the foot, tables and page numbers.

Text comes as lines: a paragraph each; `^n^` stands for the mark of note n, whose text stands in `notes`; a list of rows is
a ruled table. Fonts are not embedded: the Chinese one is named only, as in many PDFs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 80, 515, 760, 80
SIZE, LEADING = 15, 26
NOTE_SIZE, NOTE_LEADING = 10, 14
CELL_SIZE, CELL_LEADING = 11, 16
MARK = re.compile(r"\^(\d+)\^")
_NEVER_FIRST = "，。、；：！？”）》%％"

Row = Sequence[str]


def width_of(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(MARK.sub("", text), FONT, size)) + len(MARK.findall(text)) * 5


def wrap(text: str, width: float, size: float, indent: float = 0) -> list[str]:
    """Lines of at most `width`; a stop never begins one, a mark never leaves its sign."""
    lines, used = [""], indent
    for piece in re.findall(r"\^\d+\^|[A-Za-z0-9.%+\-]+|.", text):
        wide = width_of(piece, size)
        if used + wide > width and piece not in _NEVER_FIRST and not MARK.fullmatch(piece) and lines[-1]:
            lines.append("")
            used = 0
        lines[-1] += piece
        used += wide
    return lines


class Printer:
    """Prints onto pages from top to bottom."""

    def __init__(
        self, path: Path, head: str = "", restart: bool = False, password: str = "", page_number: str = "— {} —", bare: bool = False
    ) -> None:
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        encryption = {"encrypt": password} if password else {}
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1, **encryption)
        self.head, self.restart, self.page_number, self.bare = head, restart, page_number, bare
        self.page, self.y, self.foot = 1, float(TOP), float(BOTTOM)
        self.notes: list[tuple[str, list[str]]] = []
        self.leading = LEADING if bare else NOTE_LEADING  # of the notes, which have a type of their own unless `bare`

    def turn(self) -> None:
        """End the page: its notes, its head and its number."""
        c = self.canvas
        if self.notes:
            y = self.foot + 2
            if not self.bare:
                c.line(LEFT, y, LEFT + 140, y)
            for mark, lines in self.notes:
                for index, line in enumerate(lines):
                    y -= self.leading
                    x = LEFT
                    if self.bare:
                        self.plain(f"{mark} {line}" if index == 0 else line, x, y, SIZE)
                        continue
                    if index == 0:
                        x += self.raised(mark, x, y, NOTE_SIZE) + 2
                    self.plain(line, x, y, NOTE_SIZE)
        if self.head:
            self.plain(self.head, WIDTH / 2 - width_of(self.head, 9) / 2, HEIGHT - 45, 9)
        number = self.page_number.format(self.page)
        self.plain(number, WIDTH / 2 - width_of(number, 9) / 2, 40, 9)
        c.showPage()
        self.page, self.y, self.foot, self.notes = self.page + 1, float(TOP), float(BOTTOM), []

    def plain(self, text: str, x: float, y: float, size: float) -> float:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, text)
        return width_of(text, size)

    def raised(self, text: str, x: float, y: float, size: float) -> float:
        return self.plain(text, x, y + size * 0.35, size * 0.6)

    def paragraph(self, text: str, notes: dict[str, str], indent: int = 2, size: float = SIZE, centred: bool = False) -> None:
        for index, line in enumerate(wrap(text, RIGHT - LEFT, size, indent * size)):
            marks = [mark for mark in MARK.findall(line) if mark in notes]
            bodies = [wrap(notes[mark], RIGHT - LEFT, SIZE if self.bare else NOTE_SIZE, 2 * NOTE_SIZE) for mark in marks]
            room = sum(len(body) for body in bodies) * self.leading
            if self.y - LEADING < self.foot + room + (LEADING if self.bare else 6):
                self.turn()
            self.foot += room
            for mark, body in zip(marks, bodies, strict=True):
                self.notes.append((str(len(self.notes) + 1) if self.restart else mark, body))
            x = (WIDTH - width_of(line, size)) / 2 if centred else LEFT + (indent * size if index == 0 else 0)
            self.y -= LEADING
            first = len(self.notes) - len(bodies)
            for piece in re.split(r"(\^\d+\^)", line):
                mark = MARK.fullmatch(piece)
                if mark is None:
                    x += self.plain(piece, x, self.y, size)
                else:
                    first += 1
                    x += self.raised(str(first) if self.restart else mark[1], x, self.y, size)

    def table(self, rows: Sequence[Row], widths: Sequence[float], repeat: bool = True, cut: bool = False, ruled: bool = True) -> None:
        """A table; its heading row stands again on each page if `repeat`; rows are cut at a page's end if `cut`."""
        for number, row in enumerate(rows):
            cells = [wrap(cell, width - 6, CELL_SIZE) for cell, width in zip(row, widths, strict=True)]
            while True:
                height = max(map(len, cells)) * CELL_LEADING + 6
                if self.y - height >= self.foot:
                    break
                fits = int((self.y - self.foot - 6) // CELL_LEADING)
                if cut and fits >= 1:
                    self.row([cell[:fits] for cell in cells], widths, ruled)
                    cells = [cell[fits:] for cell in cells]
                self.turn()
                if repeat and number:
                    self.row([wrap(cell, width - 6, CELL_SIZE) for cell, width in zip(rows[0], widths, strict=True)], widths, ruled)
            self.row(cells, widths, ruled)

    def row(self, cells: Sequence[Sequence[str]], widths: Sequence[float], ruled: bool = True) -> None:
        height = max(map(len, cells)) * CELL_LEADING + 6
        x = float(LEFT)
        for cell, width in zip(cells, widths, strict=True):
            if ruled:
                self.canvas.rect(x, self.y - height, width, height)
            for index, line in enumerate(cell):
                self.plain(line, x + 3, self.y - (index + 1) * CELL_LEADING, CELL_SIZE)
            x += width
        self.y -= height

    def save(self) -> None:
        self.turn()
        self.canvas.save()


def print_text(path: Path, text: str, notes: dict[str, str] | None = None, **options: object) -> Path:
    """The lines of `text` as a PDF: the first one as its title, the others as paragraphs."""
    printer = Printer(path, **options)  # type: ignore[arg-type]
    title, *lines = text.strip().split("\n")
    printer.paragraph(title, {}, indent=0, size=20, centred=True)
    for line in lines:
        printer.paragraph(line, notes or {})
    printer.save()
    return path
