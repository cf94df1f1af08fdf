"""Markdown files (.md): their text without its signs, in the form of a text export.

In: the path of a .md. Out: `SourceFile` whose canonical text holds paragraphs, headings, tables (with pipes, or HTML) and
notes ([^1] with [^1]: …); signs of emphasis, links and comments are gone. Chinese Markdown is often written by programs, so
** counts as a sign wherever it stands in pairs, and a line is a line. Knows nothing of what the text means.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from pathlib import Path
from statistics import median_low

from corpus.model import SourceFile
from corpus.readers.canonical import MARK, Element, Grid, Paragraph, raised, write_canonical
from corpus.readers.limits import LIMITS, Limits, check_text, load_bytes
from corpus.readers.text import decode_text

# matches [^1]: 指…, [^注]: …; not [1]: https://…
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)")
# matches ## （二）…, # 标题 #; not #1机组
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+(.*?))?(?:[ \t]+#+)?[ \t]*")
# matches |---|:--:|, --- | ---; not | 5 |
_RULE_ROW = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{1,}:?[ \t]*\|)+(?:[ \t]*:?-{1,}:?[ \t]*)?[ \t]*")
# matches ---, ***, _ _ _ on a line of their own; not —— 2 ——
_BREAK = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
# matches "- " and "* " before an item; not -5%, nor the + of a slogan that a line end cuts (“1 / + N”)
_BULLET = re.compile(r"[ \t]*[-*][ \t]+(?=\S)")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]{1,200}\]:[ \t]+\S+.*")
_CALL = re.compile(r"\[\^([^\]\s]{1,40})\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HOLD = "\ue000"  # stands for an escaped sign while signs are taken out
# Pairs of signs around words, each kept as what stands between: **…**, __…__, ~~…~~, `…`, *…*, _…_
_PAIRS = (
    re.compile(r"\*\*(?=\S)([^\n]{1,2000}?)(?<=\S)\*\*"),
    re.compile(r"(?<![0-9A-Za-z_])__(?=\S)([^\n]{1,2000}?)(?<=\S)__(?![0-9A-Za-z_])"),
    re.compile(r"~~(?=\S)([^\n]{1,2000}?)(?<=\S)~~"),
    re.compile(r"`([^`\n]{1,2000})`"),
    # not 5*6*7
    re.compile(r"(?<![0-9A-Za-z*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![0-9A-Za-z*])"),
    # not PM_2.5_
    re.compile(r"(?<![0-9A-Za-z_])_(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])_(?![0-9A-Za-z_])"),
)
# Bold at the beginning of a line, what numbers it aside: matches **着力扩大内需。**…, 一是**…**, <b>…</b>; not 增长**5%**
_BOLD = re.compile(
    r"[ \t\u3000]*(?P<label>(?:[一二三四五六七八九十]{1,3}(?:、|是)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?[ \t]*)"
    r"(?:\*\*|__|<(?:b|strong)>)(?=\S)(?P<bold>[^\n]{1,300}?)(?:\*\*|__|</(?:b|strong)>)"
)
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,500})>")
_SUP = re.compile(r"<sup>([^<>]{1,60})</sup>", re.IGNORECASE)
_LINE_END = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>\n]{0,500})?/?>")
_PIPE = re.compile(r"(?<!\\)\|")


def read_markdown(path: Path, name: str, limits: Limits = LIMITS) -> SourceFile:
    """Return the text of the Markdown file at `path`, called `name` in every locator; CorpusError if it has none."""
    data = load_bytes(path, limits)
    text, encoding = decode_text(data, path)
    check_text(path, text, limits)
    reading = _Reading(path, limits)
    elements = reading.read(text.replace("\r\n", "\n").replace("\r", "\n"))
    canonical, bold = write_canonical(elements, reading.numbered_notes())
    check_text(path, canonical, limits)
    return SourceFile(name, hashlib.sha256(data).hexdigest(), encoding, canonical, aside=tuple(sorted((+reading.aside).items())), bold=bold)


class _Reading:
    """One file on its way from lines to elements."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.aside: Counter[str] = Counter()
        self.notes: dict[str, str] = {}  # name → text
        self.numbers: dict[str, int] = {}

    def read(self, text: str) -> list[Element]:
        """The elements of a file."""
        text = self._without_front(text)
        text, comments = _taken_out(text, "<!--", "-->", "")
        for comment in comments:
            self._count("comment", comment)
        text, tables = _taken_out(text.replace(_HOLD, ""), "<table", "</table>", "\n" + _HOLD + "{}\n")
        lines = self._take_notes(text.split("\n"))
        self._number(lines)
        elements: list[Element] = []
        blanks: list[int] = []  # blank lines before each element
        blank = index = 0
        while index < len(lines):
            if not lines[index].strip():
                blank += 1
                index += 1
                continue
            if lines[index].startswith(_HOLD):
                made, taken = self._page_table(tables[int(lines[index][1:])]), 1
            else:
                made, taken = self._block(lines, index)
            for element in made:
                elements.append(element)
                blanks.append(blank)
                blank = 0
            index += taken
        return _with_blanks(elements, blanks)

    def numbered_notes(self) -> dict[int, str]:
        """Number → text of the notes that are called; the others are counted as left out."""
        for name, text in self.notes.items():
            if name not in self.numbers:
                self.aside["note without a mark"] += len(text)
        return {number: "\n".join(self._plain(line) for line in self.notes[name].split("\n")) for name, number in self.numbers.items()}

    # --- lines

    def _count(self, reason: str, text: str) -> str:
        self.aside[reason] += len("".join(text.split()))
        return ""

    def _without_front(self, text: str) -> str:
        """`text` without the settings that some programs put between --- at its head."""
        match = re.match(r"---[ \t]*\n((?:[\w-]+:.*\n|[ \t]+.*\n|[ \t]*-.*\n)*)(?:---|\.\.\.)[ \t]*\n", text)
        if match is None:
            return text
        self._count("front matter", match[1])
        return text[match.end() :]

    def _take_notes(self, lines: list[str]) -> list[str]:
        """`lines` without the definitions of notes, whose indented lines belong to them, and of links."""
        kept: list[str] = []
        name = ""
        for line in lines:
            match = _NOTE.fullmatch(line)
            if match:
                name = match[1]
                self.notes[name] = match[2]
            elif name and line.startswith(("    ", "\t")) and line.strip():
                self.notes[name] += "\n" + line.strip()
            elif name and not line.strip():
                kept.append(line)
            elif _DEFINITION.fullmatch(line):
                self._count("link address", line)
            else:
                name = ""
                kept.append(line)
        return kept

    def _number(self, lines: list[str]) -> None:
        """Give every note that is called a number: its own name where all names are numbers, else by the first call."""
        called = list(dict.fromkeys(name for line in lines for name in _CALL.findall(line) if name in self.notes))
        own = all(name.isascii() and name.isdecimal() and len(name) < 6 for name in called)
        self.numbers = {name: int(name) if own else count for count, name in enumerate(called, 1)}

    def _block(self, lines: list[str], index: int) -> tuple[list[Element], int]:
        """The elements that begin at line `index`, and how many lines they take."""
        line = lines[index]
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if _FENCE.match(line):
            return [], 1
        heading = _HEADING.fullmatch(line)
        if heading:
            return [Paragraph(self._plain(heading[2] or ""), len(heading[1]))], 1
        if "|" in line and _RULE_ROW.fullmatch(following) and "-" in following:
            end = index + 2
            while end < len(lines) and "|" in lines[end] and lines[end].strip():
                end += 1
            rows = [self._cells(lines[place]) for place in (index, *range(index + 2, end))]
            return [Grid([row for row in rows if any(row)])], end - index
        if _BREAK.fullmatch(line):
            return [], 1
        under = _UNDERLINE.fullmatch(following)
        if under and not _BULLET.match(line) and len(line.strip()) < 100:
            return [Paragraph(self._plain(line), 1 if under[1].startswith("=") else 2)], 2
        text = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
        text = _BULLET.sub("", text, count=1)
        bold = _BOLD.match(text)
        return [Paragraph(self._plain(text), bold=self._plain(bold["label"] + bold["bold"]) if bold else "")], 1

    def _cells(self, line: str) -> list[str]:
        """The cells of a table's row."""
        cells = _PIPE.split(line.strip().removeprefix("|"))
        if len(cells) > 1 and not cells[-1].strip():
            cells.pop()
        return [self._plain(cell.replace("\\|", "|")) for cell in cells]

    def _page_table(self, text: str) -> list[Element]:
        """A table written in HTML, as programs write those with merged cells."""
        from corpus.readers.html import read_table

        marked = _CALL.sub(lambda match: MARK.format(self.numbers[match[1]]) if match[1] in self.numbers else match[0], text)
        return read_table(marked, self.path, self.limits)

    def _plain(self, text: str) -> str:
        """`text` without signs of Markdown."""
        held: list[str] = []

        def hold(match: re.Match[str]) -> str:
            held.append(match[1])
            return _HOLD

        text = _CALL.sub(lambda match: MARK.format(self.numbers[match[1]]) if match[1] in self.numbers else match[0], text)
        text = _ESCAPED.sub(hold, text.replace(_HOLD, ""))
        text = _IMAGE.sub("", text)
        text = _LINK.sub(r"\1", text)
        text = _ADDRESS.sub(r"\1", text)
        for pair in _PAIRS:
            text = pair.sub(r"\1", text)
        text = _SUP.sub(lambda match: raised(match[1], text[: match.start()]), text)
        text = html.unescape(_TAG.sub("", _LINE_END.sub("\n", text))).strip(" \t")
        signs = iter(held)
        return re.sub(_HOLD, lambda _: next(signs, ""), text)


def _taken_out(text: str, opening: str, closing: str, stand_in: str) -> tuple[str, list[str]]:
    """`text` with its pieces from `opening` to `closing` taken out, and those pieces; `stand_in` is put where each stood.

    >>> _taken_out("一<!-- x -->二<!-- y", "<!--", "-->", "")
    ('一二<!-- y', ['<!-- x -->'])
    """
    lowered = text.lower() if len(text.lower()) == len(text) else text
    kept: list[str] = []
    taken: list[str] = []
    position = 0
    while (start := lowered.find(opening, position)) >= 0 and (end := lowered.find(closing, start)) >= 0:
        kept += (text[position:start], stand_in.format(len(taken)))
        position = end + len(closing)
        taken.append(text[start:position])
    return "".join((*kept, text[position:])), taken


def _with_blanks(elements: list[Element], blanks: list[int]) -> list[Element]:
    """`elements` with blank lines where the file leaves more than it always does between paragraphs."""
    usual = median_low(blanks[1:]) if len(blanks) > 1 else 0
    spaced: list[Element] = []
    for element, blank in zip(elements, blanks, strict=True):
        spaced += [Paragraph("") for _ in range(min(max(0, blank - usual), 3))]
        spaced.append(element)
    return spaced
