"""Notes at the foot of printed pages: which lines are notes, and which raised signs are their marks.

In: the pages of a PDF, in order. Out: for each page its notes (mark, text), a note that runs over to the next page made
whole, and the lines that are no notes. Knows nothing of canonical text or of terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.readers.pdf_lines import PrintedLine, PrintedTable
from corpus.readers.pdf_page import PrintedPage, is_edge

_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
# What opens a note: matches ①“三同”, ［1］…, [1]…, 1 “三同”; a raised number is told by its size. Not 1.3万, 2025年
_LABEL = re.compile(rf"\s*(?:([{_CIRCLED}])|[［\[〔【]注?(\d{{1,3}})[］\]〕】]|(\d{{1,3}})(?=[\s　]+\S))")
_RAISED_LABEL = re.compile(rf"\s*[［\[〔【(（]?注?(\d{{1,3}}|[{_CIRCLED}])[］\]〕】)）]?\s*")
_NEVER_FIRST = "，。、；：！？”’）》】,.;:!?)"
# Notes are printed smaller than the text (at 0.65 to 0.85 of it in what Word and LibreOffice make by default).
NOTE_SIZE = 0.93
# What a raised figure is the exponent of: matches 5km, 0.3m, 10; not REITs, “两不”
_MEASURE = re.compile(r"(?:^|[^A-Za-z])(?:[kcdhm]?m|10)$")
# A note's lines stand close together; a gap of this many of its sizes ends it.
_MAX_LINE_GAP = 1.8
_SAME_SIZE = 0.3
# Notes in the size of the text stand this many of its distances under it (LibreOffice leaves 1.9 to 2.2).
_FOOT_GAP = 1.5


@dataclass(slots=True)
class PageNote:
    """A note with its mark (as a number) and its lines; `printed` is the mark as it stands before the note."""

    mark: str
    printed: str
    lines: list[str]
    size: float
    in_text_size: bool = False  # told by its gap and its mark alone


@dataclass(slots=True)
class PageNotes:
    """The notes of one page, and the numbers (by identity) of its lines that belong to notes."""

    notes: list[PageNote] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)


def find_page_notes(pages: Sequence[PrintedPage], body_size: float) -> list[PageNotes]:
    """For each page its notes; lines that go on with the last note of the page before are joined to it."""
    found: list[PageNotes] = []
    last: PageNote | None = None
    for page in pages:
        here = PageNotes()
        zone, openers = _zone(page, body_size), None
        if not zone:
            zone, openers = _foot_in_text_size(page, last)
        if last is not None and page.rule is None and not last.in_text_size:
            zone = [*(_going_on(page, zone, last) or _carried_over(page, zone, last, body_size)), *zone]
        current = last
        for line in zone:
            label = _label(line, small=openers is not None or line.size < body_size * NOTE_SIZE or page.rule is not None)
            if label is not None and (openers is None or id(line) in openers):
                mark, printed, rest = label
                current = PageNote(mark, printed, [rest], line.size, openers is not None)
                here.notes.append(current)
            elif current is None:
                continue
            else:
                current.lines.append(line.text.strip())
            here.taken.add(id(line))
        last = current if zone and _ends_page(page, here.taken) else None
        found.append(here)
    return found


def _ends_page(page: PrintedPage, taken: set[int]) -> bool:
    """Whether nothing but a page number stands under the notes of a page."""
    body = [line for line in page.lines if not is_edge(line, page)]
    return bool(body) and id(body[-1]) in taken


def _going_on(page: PrintedPage, zone: Sequence[PrintedLine], note: PageNote) -> list[PrintedLine]:
    """The lines at the top of a page that go on with the last note of the page before: in its size, above the next note."""
    kept: list[PrintedLine] = []
    for line in page.lines:
        if zone and line is zone[0]:
            return kept
        if is_edge(line, page):
            continue
        if abs(line.size - note.size) > _SAME_SIZE:
            return []
        kept.append(line)
    return kept


def _carried_over(page: PrintedPage, zone: Sequence[PrintedLine], note: PageNote, body_size: float) -> list[PrintedLine]:
    """The lines at the foot of a page, above its own notes, with the rest of a note that broke off in a sentence before."""
    if note.size >= body_size * NOTE_SIZE or not _breaks_off(note):
        return []
    lines = [line for line in page.lines if not is_edge(line, page)]
    end = next((index for index, line in enumerate(lines) if zone and line is zone[0]), len(lines))
    start = end
    while start and abs(lines[start - 1].size - note.size) <= _SAME_SIZE:
        start -= 1
    return lines[start:end]


def _breaks_off(note: PageNote) -> bool:
    return not note.lines[-1].rstrip("”’）)").endswith(("。", "；", "！", "？"))


def _foot_in_text_size(page: PrintedPage, last: PageNote | None) -> tuple[list[PrintedLine], set[int] | None]:
    """The lines behind the last gap of a page that are notes in the size of the text, and which of them (by identity) open one.

    Notes without a style of their own have no smaller type and, where their separator is empty, no rule. Their numbers count
    up, and the first is raised in the text above them or follows that of the page before.
    """
    lines = [line for line in page.lines if not is_edge(line, page)]
    gaps = [after.top - before.top for before, after in pairwise(lines)]
    wide = [index for index, gap in enumerate(gaps, 1) if gap > _FOOT_GAP * median(gaps)]
    if not wide or _is_above_a_table(lines[wide[-1]], page):
        return [], None
    above, foot = lines[: wide[-1]], lines[wide[-1] :]
    broken = last is not None and last.in_text_size and _breaks_off(last)
    called = {_number(match[1]) for line in above for part, up in line.parts if up and (match := _RAISED_LABEL.fullmatch(part))}
    openers: set[int] = set()
    number = int(last.mark) if broken and last is not None else None
    for index, line in enumerate(foot):
        label = _label(line, small=True)
        if label is not None and (label[0] in called if number is None else int(label[0]) == number + 1):
            number = int(label[0])
            openers.add(id(line))
        elif index == 0 and not broken:
            return [], None
    return foot, openers


def _is_above_a_table(line: PrintedLine, page: PrintedPage) -> bool:
    return any(isinstance(item, PrintedTable) and item.top > line.top for item in page.items)


def _zone(page: PrintedPage, body_size: float) -> list[PrintedLine]:
    """The lines at the foot of a page that may be notes: under its short rule, else small ones that a label opens."""
    lines = page.lines
    if page.rule is not None:
        rule = page.rule
        return _unbroken([line for line in lines if line.top >= rule - 1])
    small = [line.size < body_size * NOTE_SIZE for line in lines]
    raised = sum(1 for line in lines if _is_raised(line)) > 1  # a list of notes in the size of the text
    start = next((index for index, line in enumerate(lines) if _starts(line, small[index:], raised)), None)
    return _unbroken(lines[start:]) if start is not None else []


def _is_raised(line: PrintedLine) -> bool:
    return line.parts[0][1] and bool(_RAISED_LABEL.fullmatch(line.parts[0][0]))


def _starts(line: PrintedLine, small: Sequence[bool], raised: bool) -> bool:
    """Whether the notes of a page start with this line; `small` says of it and of those below whether they are small print."""
    if _label(line, small=small[0]) is None:
        return False
    return (small[0] and (_is_raised(line) or all(small))) or (raised and _is_raised(line))


def _unbroken(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines up to the first wide gap: what stands below it (a page number) is no note."""
    kept: list[PrintedLine] = []
    for line in lines:
        if kept and line.top - kept[-1].bottom > _MAX_LINE_GAP * line.size and _label(line, small=True) is None:
            break
        kept.append(line)
    return kept


def _label(line: PrintedLine, small: bool) -> tuple[str, str, str] | None:
    """(mark, mark as printed, rest of the line) where a line opens a note."""
    text = line.text
    if _is_raised(line):
        rest = "".join(part for part, _ in line.parts[1:]).strip()
        if not rest or rest[0] in _NEVER_FIRST:  # a mark that wrapped to the next line of its sentence
            return None
        return _number(line.parts[0][0]), line.parts[0][0].strip(), rest
    match = _LABEL.match(text) if small else None
    if match is None or not text[match.end() :].strip():
        return None
    return _number(match[1] or match[2] or match[3]), match[0].strip(), text[match.end() :].strip()


def _number(printed: str) -> str:
    """The digits of a mark.

    >>> _number("①"), _number("［12］"), _number("3")
    ('1', '12', '3')
    """
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", printed))


def raised_mark(raised: str, before: str, known: set[str]) -> str | None:
    """The number that a raised sign calls, None where it is an exponent (km², 10⁸) or calls no note that is known.

    >>> raised_mark("3", "“两不”", {"3"}), raised_mark("2", "5km", {"2"}), raised_mark("7", "两不", {"3"})
    ('3', None, None)
    """
    match = _RAISED_LABEL.fullmatch(raised)
    if match is None or _MEASURE.search(before):
        return None
    number = _number(match[1])
    return number if number in known else None
