"""Saved web pages (.html, .htm): the article, in the form of a text export.

In: the path of a page. Out: `SourceFile` whose canonical text holds the article's headline, paragraphs, tables and linked notes;
menus, hidden parts and lines that are nothing but links are left out and counted. Nothing is fetched and no script is run.
Knows nothing of what the text means.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.genre import heading_level
from corpus.model import SourceFile
from corpus.readers.article import find_article, find_headline, is_link
from corpus.readers.canonical import MARK, Element, Paragraph, note_number, raised, write_canonical
from corpus.readers.limits import LIMITS, Limits, check_text, load_bytes, refusal
from corpus.readers.markup import local, parse_page
from corpus.readers.merged import Box, lay_out
from corpus.readers.page_notes import PageNotes, find_page_notes
from corpus.readers.page_text import NEVER_SHOWN, decode_page, drop_unseen
from corpus.readers.word_numbers import format_number
from corpus.readers.word_parts import integer

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = {
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
# matches font-weight: bold, font-weight:700; not font-size: 700px
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_BOLD_WEIGHTS = frozenset("bold bolder 600 700 800 900".split())
_LETTER = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
# A line of links has at most so many letters of its own: 您的位置, 分享到, 上一篇; the widest seen had five.
_MAX_LABEL_CHARS = 6
_MAX_LINKS_CHARS = 120
_MAX_SPAN = 1000


@dataclass(slots=True)
class _Line:
    """A paragraph on its way, in pieces, and how many of its letters are links."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    light: int | None = None  # the first piece with letters that are not bold

    def take(self, since: int) -> str:
        """The text of the pieces from `since` on, taken out."""
        text = "".join(self.pieces[since:])
        del self.pieces[since:]
        self.light = None if self.light is None else min(self.light, since)
        return text


@dataclass(slots=True)
class _Article:
    """What is read of one article."""

    notes: PageNotes
    path: Path
    limits: Limits
    aside: Counter[str]
    elements: list[Element] = field(default_factory=list)
    line: _Line = field(default_factory=_Line)
    inside: _Element | None = None  # the note or cell being read
    bold: bool = False


def read_html(path: Path, name: str, limits: Limits = LIMITS) -> SourceFile:
    """Return the article of the page at `path`, called `name` in every locator; CorpusError if it cannot be read."""
    data = load_bytes(path, limits)
    text, encoding = decode_page(data, path)
    root = parse_page(text, path, limits)
    title = " ".join("".join(node.itertext()) for node in root.iter("title"))
    aside: Counter[str] = Counter()
    try:
        drop_unseen(root, aside)
        body = next(root.iter("body"), root)
        notes = find_page_notes(body)
        article = _with_notes(find_article(body), notes)
        reading = _Article(notes, path, limits, aside)
        headline = find_headline(body, article, title) if article is not body else ""
        _walk(reading, article)
        _flush(reading)
        bodies = {number: _note_text(reading, node, number) for node, number in notes.notes.items()}
    except RecursionError:
        raise refusal(
            path, "its parts are nested too deeply; save its text as .docx or .txt", "网页嵌套过深，请将正文另存为 .docx 或 .txt"
        ) from None
    canonical, bold = write_canonical([*([Paragraph(headline)] if headline else []), *reading.elements], bodies)
    check_text(path, canonical, limits)
    return SourceFile(name, hashlib.sha256(data).hexdigest(), encoding, canonical, aside=tuple(sorted((+aside).items())), bold=bold)


def read_table(text: str, path: Path, limits: Limits) -> list[Element]:
    """The table in a piece of HTML, as elements."""
    root = parse_page(text, path, limits)
    reading = _Article(PageNotes(), path, limits, Counter())
    _walk(reading, root)
    _flush(reading)
    return reading.elements


def _with_notes(article: _Element, notes: PageNotes) -> _Element:
    """The smallest element around the article and the notes that its marks call."""
    inside = set(article.iter())
    numbers = {number for mark, number in notes.marks.items() if mark in inside}
    for node in (node for node, number in notes.notes.items() if number in numbers):
        while node not in inside and (parent := article.getparent()) is not None:
            article, inside = parent, set(parent.iter())
    return article


# --- text


def _walk(reading: _Article, node: _Element) -> None:
    """Read an element and what is below it into the open line and the elements."""
    name = local(node)
    if name in NEVER_SHOWN or not name or node in reading.notes.back:
        return
    if node in reading.notes.notes and node is not reading.inside:
        return  # read where its mark stands
    if node in reading.notes.marks:
        reading.line.pieces.append(MARK.format(reading.notes.marks[node]))
        return
    if name == "br":
        reading.line.pieces.append("\n")
        return
    if name == "table" and not any(True for _ in node.iterdescendants("table")):
        _flush(reading)
        _table(reading, node)
        return
    block = name in _BLOCKS
    if block:
        _flush(reading)
        if name == "li":
            reading.line.pieces.append(_item_label(node))
    line, since = reading.line, len(reading.line.pieces)
    _children(reading, node, name)
    if name == "sup":
        text, before = line.take(since), next((piece for piece in reversed(line.pieces) if piece), "")
        line.pieces.append(text if "[[" in text else raised(text, before))
    elif name == "q":
        line.pieces.append(f"“{line.take(since)}”")
    elif is_link(node):
        line.linked += len(_LETTER.findall("".join(line.pieces[since:])))
    if block:
        _flush(reading, level=int(name[1]) if re.fullmatch("h[1-6]", name) else 0)


def _children(reading: _Article, node: _Element, name: str) -> None:
    exact = name == "pre"
    outer = reading.bold
    weight = _WEIGHT.search(node.get("style") or "")
    reading.bold = weight[1].lower() in _BOLD_WEIGHTS if weight else outer or name in ("b", "strong")
    _text(reading, node.text, exact)
    for child in node:
        _walk(reading, child)
        _text(reading, child.tail, exact)
    reading.bold = outer


def _text(reading: _Article, text: str | None, exact: bool) -> None:
    if text:
        if not reading.bold and reading.line.light is None and text.strip():
            reading.line.light = len(reading.line.pieces)
        reading.line.pieces.append(text if exact else _SPACE.sub(" ", text))


def _flush(reading: _Article, level: int = 0) -> None:
    """End the open paragraph; one of links alone is left out, one of a break or a blank that does not break is a blank line."""
    line, reading.line = reading.line, _Line()
    text = "".join(line.pieces).strip(" \n")
    if not text and "\n" not in line.pieces:
        return
    if line.linked and reading.inside is None and _is_links(text, line.linked):
        reading.aside["links"] += len("".join(text.split()))
        return
    reading.elements.append(Paragraph(text if text.strip() else "", level, "".join(line.pieces[: line.light])))


def _is_links(text: str, linked: int) -> bool:
    """Whether a line is nothing but links with a label, such as a page's path; a heading or a sentence never is."""
    own = len(_LETTER.findall(text)) - linked
    sentence = "。" in text or "[[" in text or len(text) > _MAX_LINKS_CHARS
    return own <= _MAX_LABEL_CHARS and not sentence and not heading_level(text.strip())


def _item_label(node: _Element) -> str:
    """The number that a browser prints before an item of a numbered list."""
    parent = node.getparent()
    if parent is None or local(parent) != "ol" or "none" in (parent.get("style") or ""):
        return ""
    number = integer(parent.get("start") or "", 1) - 1
    for item in parent:
        if local(item) == "li":
            number = integer(item.get("value") or "", number + 1)
        if item is node:
            break
    return format_number(number, _LIST_FORMATS.get(parent.get("type") or "", "decimal")) + ". "


def _note_text(reading: _Article, node: _Element, number: int) -> str:
    """The text of a note without its sign and without the links back."""
    elements = _content(reading, node)
    text = "\n".join(element.text.strip() for element in elements if isinstance(element, Paragraph)).strip()
    sign = re.match(r"[\[［〔【(（]?(?:\d{1,3}|[①-⑳])[\]］〕】)）.．、]?\s*", text)
    if sign and note_number(sign[0].rstrip(" .．、\n\u3000")) == number:
        text = text[sign.end() :]
    return text


def _content(reading: _Article, node: _Element) -> list[Element]:
    """The elements inside a note or a cell, whatever else is being read."""
    outer = reading.elements, reading.line, reading.inside
    reading.elements, reading.line, reading.inside = [], _Line(), node
    _children(reading, node, local(node))
    _flush(reading)
    elements = reading.elements
    reading.elements, reading.line, reading.inside = outer
    return elements


# --- tables


def _table(reading: _Article, table: _Element) -> None:
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    heading_rows = 0
    rows = list(table.iter("tr"))
    for number, row in enumerate(rows):
        cells = [cell for cell in row if local(cell) in ("td", "th")]
        parent = row.getparent()
        headed = (parent is not None and local(parent) == "thead") or (bool(cells) and all(local(cell) == "th" for cell in cells))
        heading_rows += headed and heading_rows == number
        column = 0
        for cell in cells:
            while (number, column) in taken:
                column += 1
            down = integer(cell.get("rowspan") or "", 1)
            across = max(1, min(integer(cell.get("colspan") or "", 1), _MAX_SPAN))
            down = len(rows) - number if down == 0 else max(1, min(down, len(rows) - number))
            _check_area(reading, len(taken) + down * across)
            boxes.append(Box(number, column, down, across, _content(reading, cell)))
            taken.update((number + i, column + j) for i in range(down) for j in range(across))
            column += across
    for caption in table.iter("caption"):
        reading.elements += _content(reading, caption)
    reading.elements += lay_out(boxes, heading_rows, reading.path, reading.limits)


def _check_area(reading: _Article, cells: int) -> None:
    if cells > 2 * reading.limits.max_cells:
        raise refusal(reading.path, "a table has more cells than any report; leave the table out", "表格单元格过多，请删去该表")
