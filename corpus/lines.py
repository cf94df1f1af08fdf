"""From a file's canonical text to its lines, without marks, bookmarks, notes and page furniture.

In: a canvas of source files. Out: lines as flows, with what stood around them (blank lines, a tab, a
heading mark, a jump), the note marks and the notes. What is left out is named in the canvas's ledger.
Knows nothing of paragraphs or stories.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from corpus.flow import Canvas, Flow, tidy
from corpus.footnotes import MARK, find_marks, find_notes
from corpus.furniture import PAGE_NUMBER, Page, page_edges, tail_start
from corpus.genre import JUMP_IN, JUMP_OUT
from corpus.marks import find_printed

# matches [bookmark: OLE_LINK2]; not [注1]
BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,100}\]")
# matches ## （二）聚力…; not #1机组
HASHES = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_BREAKS = "\r\n\f\v\x85\u2028\u2029"
_LINE = re.compile(rf"[^{_BREAKS}]+|\r\n|[{_BREAKS}]")
_HIDDEN = "\x00"
# A paragraph's indent as readers of printed pages write it.
_INDENT = re.compile("　　")


# Jumps in one line; a newspaper's line has one or two, and each costs a pass over the line.
MAX_JUMPS = 20


@dataclass(slots=True)
class Line:
    """One line with its flow as printed (`raw`) and without white space (`flow`)."""

    raw: Flow
    flow: Flow
    file: int
    blank_before: int = 0
    tab: bool = False
    hashes: int = 0
    jump_in: str = ""
    jump_out: str = ""
    after_links: bool = False  # the page's links (相关链接) stand directly before it
    torn: bool = False  # a running head, a page number or a note stood between it and the line before
    opens: bool | None = None  # whether it has a paragraph's indent; None where indents cannot be trusted
    bold: int = 0  # characters of `flow` that it begins with in bold

    @property
    def string(self) -> str:
        """The line without white space."""
        return self.flow.string

    @property
    def width(self) -> int:
        """Width in half-width columns, as printed."""
        return display_width(self.raw.string)


@dataclass(slots=True)
class Note:
    """A note as found: its mark, its body, and the length of its head where that stood on a line of its own.

    `printed` is True for a note that a mark should call, False for an entry of a list of terms.
    """

    mark: str
    body: Flow
    file: int
    printed: bool = True
    head: int = 0


@dataclass(slots=True)
class Reading:
    """All that one report's files hold before paragraphs are made."""

    lines: list[Line] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)  # position in the canvas, mark
    notes: list[Note] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)  # what a page says of itself: 发布时间：2026-02-11


def display_width(string: str) -> int:
    """Columns that `string` takes in print: two for a Chinese sign, one for a Latin one.

    >>> display_width("增长10%")
    7
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in string)


def read_lines(canvas: Canvas) -> Reading:
    """The lines, marks and notes of all files of `canvas`, in order; what is left out is in its ledger."""
    reading = Reading()
    for number, file in enumerate(canvas.files):
        base = canvas.bases[number]
        masked = _take_inline(canvas, number, base, file.text, reading)
        newlines = 2
        page = Page()
        edges = page_edges(masked, file.pages)
        position = 0  # where the line before ended
        torn = False  # something was taken out between this line and the one before
        turned = False  # a page's turn lies between them: the blank lines around it part no tables
        for match in _LINE.finditer(masked):
            if match[0][0] in _BREAKS:
                newlines += match[0] != "\f" or not file.pages
                turned = turned or match[0] == "\f"
                continue
            line = _line(masked, match.start(), match.end(), base, number)
            if not line.string and not line.tab:
                newlines = newlines if not file.pages else 0
                continue
            line.blank_before = min(max(0, newlines - 1), 1 if turned and line.tab and file.pages else newlines)
            _take_heading_mark(canvas, line)
            furniture = "" if line.tab else edges.get(match.start()) or page.furniture(line.raw.string, bool(line.hashes))
            if furniture:
                canvas.drop_flow(line.raw, furniture)
                reading.credits += [line.string] if furniture == "page credit" else []
                torn = True
                newlines = newlines if not file.pages else 0  # a page's turn is no blank line
                continue
            line.bold = _bold_beginning(file.bold, base, line)
            line.after_links = page.take(line.string)
            line.torn = torn or _HIDDEN in masked[position : match.start()]
            line.opens = _INDENT.match(masked, match.start()) is not None if file.pages else None
            newlines, torn, turned, position = 0, False, False, match.end()
            _take_jumps(canvas, line)
            reading.lines.append(line)
    reading.lines = _drop_page_tail(canvas, reading.lines)
    return reading


def _bold_beginning(bold: tuple[tuple[int, int], ...], base: int, line: Line) -> int:
    """How many characters of a line, from its first on, stand in bold."""
    index = bisect_right(bold, line.flow.at[0] - base, key=lambda span: span[0]) - 1 if line.flow.at else -1
    return bisect_left(line.flow.at, base + bold[index][1]) if index >= 0 else 0


def _drop_page_tail(canvas: Canvas, lines: list[Line]) -> list[Line]:
    """`lines` without what a web page prints after its last link (other titles, the same title again)."""
    start = tail_start(["\t" * line.tab + line.string for line in lines], [line.after_links for line in lines])
    for line in lines[start:]:
        canvas.drop_flow(line.raw, "page tail")
    return lines[:start]


def _take_inline(canvas: Canvas, number: int, base: int, text: str, reading: Reading) -> str:
    """Note marks, notes and bookmarks of `text`; return it with those hidden, at the same length."""
    hidden: list[tuple[int, int]] = []
    marks, notes = find_marks(text), find_notes(text)
    if not notes:
        marks, notes = find_printed(text)
    for note in notes:
        hidden.append((note.start, note.end))
        canvas.drop(base + note.start, base + note.body_start, "note bracket")
        canvas.drop(base + note.body_end, base + note.end, "note bracket")
        body = Flow(text[note.body_start : note.body_end], list(range(base + note.body_start, base + note.body_end)))
        reading.notes.append(Note(note.mark, tidy(_without_page_numbers(canvas, _without_marks(body))), number))
    for mark, start, end in marks:
        hidden.append((start, end))
        canvas.drop(base + start, base + end, "note mark")
        reading.marks.append((base + start, mark))
    for match in BOOKMARK.finditer(text):
        hidden.append((match.start(), match.end()))
        canvas.drop(base + match.start(), base + match.end(), "bookmark")
    if not hidden:
        return text
    parts: list[str] = []
    position = 0
    for start, end in sorted(hidden):
        if start < position:
            continue
        parts += (text[position:start], _HIDDEN * (end - start))
        position = end
    return "".join((*parts, text[position:]))


def _without_marks(body: Flow) -> Flow:
    """A note's body without the marks and bookmarks inside it, which the ledger counts with the others."""
    spans = sorted(match.span() for pattern in (BOOKMARK, MARK) for match in pattern.finditer(body.string))
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(body)]
    pieces = list(zip(starts, ends, strict=True))
    return Flow("".join(body.string[start:end] for start, end in pieces), [at for start, end in pieces for at in body.at[start:end]])


def _without_page_numbers(canvas: Canvas, body: Flow) -> Flow:
    """A note's body without the page numbers that stand on lines between its own."""
    for line in reversed(list(_LINE.finditer(body.string))):
        if line.start() and PAGE_NUMBER.fullmatch(line[0].strip()):
            canvas.drop_flow(body.cut(line.start(), line.end()), "page number")
            body = body.cut(0, line.start()).joined(body.cut(line.end()), interrupted=True)
    return body


def _line(masked: str, start: int, end: int, base: int, number: int) -> Line:
    string = masked[start:end]
    tab = string.lstrip(_HIDDEN + " ").startswith("\t")
    if _HIDDEN in string:
        at = [base + start + i for i, char in enumerate(string) if char != _HIDDEN]
        raw = Flow(string.replace(_HIDDEN, ""), at).stripped()
    else:
        raw = Flow(string, list(range(base + start, base + end))).stripped()
    return Line(raw=raw, flow=tidy(raw), file=number, tab=tab)


def _take_heading_mark(canvas: Canvas, line: Line) -> None:
    match = HASHES.match(line.raw.string)
    if match:
        line.hashes = len(match[1])
        canvas.drop_flow(line.raw.cut(0, match.end()), "heading mark")
        line.raw = line.raw.cut(match.end()).stripped()
        line.flow = tidy(line.raw)


def _take_jumps(canvas: Canvas, line: Line) -> None:
    """Cut jump lines away: （上接2版） at the start, (下转3版) at the end; in between they leave a break."""
    for pattern, name in ((JUMP_IN, "jump_in"), (JUMP_OUT, "jump_out")):
        for _ in range(MAX_JUMPS):
            match = pattern.search(line.raw.string)
            if match is None:
                break
            before, after = line.raw.cut(0, match.start()), line.raw.cut(match.end())
            edge = after if name == "jump_out" else before
            if not edge.string.strip():
                setattr(line, name, match[1])
            elif not before.string.strip() or not after.string.strip():
                line.jump_in = line.jump_in or match[1]
            canvas.drop_flow(line.raw.cut(match.start(), match.end()), "jump line")
            line.raw = before.joined(after, interrupted=bool(after.string.strip())).stripped()
            line.flow = tidy(line.raw)
