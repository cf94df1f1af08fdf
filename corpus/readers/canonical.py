"""The canonical text of a file that is not plain text, written as a text export of Word writes it.

In: paragraphs and tables in reading order, notes by their number; note marks stand in the texts as
`[[footnoteRef:n]]`. Out: the text that all offsets count in: a line a paragraph, `# ` before a heading, `[n: []…]` at
the end of the paragraph that calls note n, a tab before every cell, a blank line between rows. One form for
all formats, so that the same words give the same blocks, notes and tables whichever file holds them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

# The mark of note n where it is called; the line reader knows it.
MARK = "[[footnoteRef:{}]]"
_MARKED = re.compile(r"\[\[footnoteRef:(\d+)\]\]")
# Control signs, and line ends other than \n.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Signs without width that pages and Word leave between letters: they would part a word from itself.
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SIGN = re.compile(r"\S")
# Where more than this part of a text stands in bold, bold is its plain type and heads nothing.
_MAX_BOLD_SHARE = 0.4
# A superscript that stands for a note: matches 1, [12], ［3］, ①; not 2 after m
_NOTE_SIGN = re.compile(r"[\[［〔【(（]?(\d{1,3}|[①-⑳])[\]］〕】)）]?")


# The note at the end of the paragraph that calls it, and the sign before a heading.
_NOTE_AT_END = re.compile(r" ?\[\d+: \[\](.*)\]$", re.MULTILINE)
_HEADING_SIGN = re.compile(r"^#{1,6} ", re.MULTILINE)


def without_signs(text: str) -> str:
    """A canonical text as a reader sees it: without note marks and heading signs, each note on a line of its own.

    >>> without_signs("# 工作安排\\n落实“三同”[[footnoteRef:3]]。 [3: []三同：指成本低。]")
    '工作安排\\n落实“三同”。\\n三同：指成本低。'
    """
    return _HEADING_SIGN.sub("", _MARKED.sub("", _NOTE_AT_END.sub(r"\n\1", text)))


@dataclass(slots=True)
class Paragraph:
    """One paragraph; `level` is that of a heading, 0 for others; "\\n" in `text` is a line end inside it.

    `bold` is what it prints in bold at its beginning, "" where it begins otherwise.
    """

    text: str
    level: int = 0
    bold: str = ""


@dataclass(slots=True)
class Grid:
    """A table with its merged cells counted out: rows of cell texts."""

    rows: list[list[str]] = field(default_factory=list)


Element = Paragraph | Grid


class Canonical(NamedTuple):
    """A canonical text, and where its paragraphs begin in bold: (start, end), in order."""

    text: str
    bold: tuple[tuple[int, int], ...]


def write_canonical(elements: Sequence[Element], notes: Mapping[int, str]) -> Canonical:
    """The canonical text of `elements`; each of `notes` stands after the paragraph or cell that first calls it.

    >>> write_canonical([Paragraph("“三同”[[footnoteRef:3]]落地", 0), Grid([["指标", "值"], ["GDP", "5"]])], {3: "三同：指成本低。"}).text
    '“三同”[[footnoteRef:3]]落地 [3: []三同：指成本低。]\\n\\n\\t指标\\n\\t值\\n\\n\\tGDP\\n\\t5\\n\\n\\n'
    """
    waiting = dict(notes)
    lines: list[str] = []
    bold: list[tuple[int, int]] = []
    written = counted = 0
    for element in elements:
        written += sum(map(len, lines[counted:])) + len(lines) - counted
        counted = len(lines)
        if isinstance(element, Paragraph):
            text = clean(element.text)
            shown = "\n".join(line.strip(" ") if line.isspace() else line for line in text.replace("\t", " ").split("\n"))
            heading = "#" * min(element.level, 6) + " " if element.level and shown.strip() else ""
            lines.append(heading + (shown.lstrip() if heading else shown) + _called(text, waiting))
            if element.bold and not heading:
                start, end = _beginning(shown, clean(element.bold))
                bold += [(written + start, written + end)] if end else []
            continue
        lines.append("")
        for row in element.rows:
            lines += ["\t" + one_line(cell) + _called(cell, waiting) for cell in row]
            lines.append("")
        lines.append("")
    text = "".join(line + "\n" for line in lines)
    trusted = sum(end - start for start, end in bold) <= len(text) * _MAX_BOLD_SHARE
    return Canonical(text, tuple(bold) if trusted else ())


def _beginning(text: str, part: str) -> tuple[int, int]:
    """Where `part` stands at the beginning of `text`, white space aside; (0, 0) where it does not.

    >>> _beginning("  着力 扩大内需。抓项目。", "着力扩大内需。")
    (2, 10)
    """
    signs = _SIGN.finditer(text)
    start, end = -1, 0
    for sign in _SIGN.findall(part):
        match = next(signs, None)
        if match is None or match[0] != sign:
            return 0, 0
        start = match.start() if start < 0 else start
        end = match.end()
    return max(start, 0), end


def _called(text: str, waiting: dict[int, str]) -> str:
    """The notes that `text` calls and that do not stand anywhere yet, each on one line, where no bracket inside can end it."""
    numbers = dict.fromkeys(int(number) for number in _MARKED.findall(text))
    return "".join(f" [{number}: []{one_line(waiting.pop(number))}] " for number in numbers if number in waiting).rstrip()


def clean(text: str) -> str:
    """`text` without control and invisible signs, every line end as \\n.

    >>> clean("渝\\u200b中\\r\\n区\\x07")
    '渝中\\n区'
    """
    return _CONTROL.sub("", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """A cell's text on one line, single spaces where its lines and tabs met.

    >>> one_line("2025年\\n预期目标 ")
    '2025年 预期目标'
    """
    return " ".join(clean(text).split())


def raised(text: str, before: str) -> str:
    """How superscript `text` after `before` is written: a note's sign in brackets, a power in raised digits.

    >>> raised("1", "增长5%"), raised("2", "万m"), raised("[3]", "“三同”"), raised("th", "5")
    ('［1］', '²', '[3]', 'th')
    """
    bare = text.strip()
    if bare.isdecimal() and bare.isascii():
        if before[-1:].isascii() and before[-1:].isalnum():
            return text.translate(_SUPERSCRIPT)
        return f"［{bare}］" if len(bare) < 4 else text
    return text


def note_number(text: str) -> int | None:
    """The number that a note's sign stands for, None where `text` is no such sign.

    >>> [note_number(sign) for sign in ("[12]", "③", "（2）", "详见")]
    [12, 3, 2, None]
    """
    match = _NOTE_SIGN.fullmatch("".join(text.split()))
    if match is None:
        return None
    return int(match[1]) if match[1].isdecimal() else ord(match[1]) - ord("①") + 1
