"""Word files (.docx): the text that Word shows, in the form of a text export.

In: the path of a .docx. Out: `SourceFile` whose canonical text holds its paragraphs with their automatic numbers, headings,
tables and notes; deleted and hidden text, headers, footers and tables of contents are left out and counted. The file's own
XML is read, never run or followed to the outside. Knows nothing of what the text means.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import SourceFile
from corpus.readers.canonical import MARK, Canonical, Element, Paragraph, write_canonical
from corpus.readers.limits import LIMITS, Limits, check_text
from corpus.readers.markup import local
from corpus.readers.merged import Box, lay_out
from corpus.readers.packed import Package, damaged
from corpus.readers.word_numbers import Numbering, read_numbering
from corpus.readers.word_parts import (
    NoteNumbers,
    Parts,
    Style,
    attribute,
    child,
    default_style,
    integer,
    list_styles,
    number_notes,
    open_parts,
    read_styles,
    switched,
    value_of,
)
from corpus.readers.word_runs import WRAPPERS, Fields, PrintedLine, alternative, children_of, letters_of, text_boxes

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = {"del", "moveFrom"}
_MAX_SPAN = 200


def read_docx(path: Path, name: str, limits: Limits = LIMITS) -> SourceFile:
    """Return the text of the Word file at `path`, called `name` in every locator; CorpusError if it cannot be read."""
    package = Package(path, limits)
    parts = open_parts(package, path, limits)
    try:
        (text, bold), aside = _Walker(parts, path, limits).read()
    except RecursionError:
        raise damaged(path) from None
    check_text(path, text, limits)
    return SourceFile(name, hashlib.sha256(package.data).hexdigest(), "docx", text, aside=tuple(sorted(aside.items())), bold=bold)


class _Walker:
    """Reads the trees of one file from top to bottom."""

    def __init__(self, parts: Parts, path: Path, limits: Limits) -> None:
        self.parts = parts
        self.path = path
        self.limits = limits
        self.styles: dict[str, Style] = read_styles(parts.styles)
        self.default = default_style(parts.styles)
        self.numbering: Numbering = read_numbering(parts.numbering, list_styles(parts.styles))
        self.notes: NoteNumbers = number_notes(parts)
        self.aside: Counter[str] = Counter()
        self.fields = Fields(self.notes.bookmarks)
        self.carried = ""  # text of a paragraph whose end was deleted: it goes on in the next

    def read(self) -> tuple[Canonical, Counter[str]]:
        """The canonical text, and the characters left out by reason."""
        elements = self._story(child(self.parts.document, "body"))
        notes: dict[int, str] = {}
        for root, kind, entry in (
            (self.parts.footnotes, "footnoteReference", "footnote"),
            (self.parts.endnotes, "endnoteReference", "endnote"),
        ):
            for node in root if root is not None else ():
                number = self.notes.numbers.get((kind, attribute(node, "id")))
                if local(node) != entry or attribute(node, "type") not in ("", "normal"):
                    continue
                text = "\n".join(element.text.strip() for element in self._story(node) if isinstance(element, Paragraph)).strip()
                if number is not None and text:
                    notes.setdefault(number, text)
                elif text:
                    self.aside["note without a mark"] += len(text)
        for kind, root in self.parts.margins:
            self.aside[kind] += sum(len(one.text or "") for one in root.iter("{*}t"))
        return write_canonical(elements, notes), +self.aside

    def _story(self, root: _Element | None) -> list[Element]:
        """The elements of the body, or of one note."""
        if root is None:
            return []
        kinds = Counter(attribute(node, "fldCharType") for node in root.iter("{*}fldChar"))
        self.fields = Fields(self.notes.bookmarks, balanced=kinds["begin"] == kinds["end"])
        self.carried = ""
        return [*self._blocks(root), *self._rest()]

    def _rest(self) -> list[Element]:
        """What waits for a paragraph that does not come."""
        text, self.carried = self.carried, ""
        return [Paragraph(text)] if text else []

    def _blocks(self, node: _Element) -> Iterator[Element]:
        for one in node:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                yield from self._rest()
                yield from self._table(one)
            elif name == "sdt":
                if self._is_placeholder(one):
                    continue
                if "Table of Contents" in value_of(child(child(one, "sdtPr"), "docPartObj"), "docPartGallery"):
                    self._leave_out(one, "table of contents")
                else:
                    yield from self._blocks(one)
            elif name in WRAPPERS:
                yield from self._blocks(one)
            elif name in _GONE:
                self._leave_out(one, "deleted")
            elif name == "altChunk":
                self.aside["embedded document"] += 1
            elif name == "AlternateContent":
                chosen = alternative(one)
                if chosen is not None:
                    yield from self._blocks(chosen)

    def _is_placeholder(self, node: _Element) -> bool:
        """Whether a form field still holds its prompt; then its text is left out."""
        empty = switched(child(node, "sdtPr"), "showingPlcHdr")
        if empty:
            self._leave_out(node, "prompt of an empty field")
        return bool(empty)

    def _leave_out(self, node: _Element, reason: str) -> None:
        self.aside[reason] += sum(len(one.text or "") for one in node.iter("{*}t", "{*}delText"))

    def _paragraph(self, node: _Element) -> Iterator[Element]:
        properties = child(node, "pPr")
        style = self.styles.get(value_of(properties, "pStyle") or self.default, Style())
        line = PrintedLine()
        self._inline(node, line, style)
        if style.contents:
            self.aside["table of contents"] += len(line.text)
            return
        letters = child(properties, "rPr")
        joined = child(letters, "del") is not None or child(letters, "moveFrom") is not None
        text, bold = self.carried + line.text, line.bold_text if not self.carried else ""
        self.carried = ""
        if joined:
            self.carried = text
            yield from line.boxes
            return
        label = self._label(properties, style)
        own = value_of(properties, "outlineLvl")
        level = integer(own, 9) + 1 if own else style.level
        yield Paragraph(label + text if text.strip() else text, level if 0 < level < 10 else 0, label + bold if bold.strip() else "")
        yield from line.boxes

    def _label(self, properties: _Element | None, style: Style) -> str:
        numbers = child(properties, "numPr")
        if child(numbers, "ins") is None and child(numbers, "del") is not None:
            return ""
        number_id = value_of(numbers, "numId") or style.number_id
        if number_id in ("", "0"):
            return ""
        level: int | None = integer(value_of(numbers, "ilvl"), 0) if value_of(numbers, "ilvl") else style.number_level
        if level is None:
            level = self.numbering.level_of_style(number_id, value_of(properties, "pStyle") or self.default)
        return self.numbering.label(number_id, level)

    def _inline(self, node: _Element, line: PrintedLine, style: Style) -> None:
        for one in node:
            name = local(one)
            if name == "r":
                self._run(one, line, style)
            elif name == "sdt":
                if not self._is_placeholder(one):
                    self._inline(one, line, style)
            elif name == "fldSimple" and (again := self.fields.note_again(attribute(one, "instr"))):
                line.add(again)
            elif name in WRAPPERS:
                self._inline(one, line, style)
            elif name in _GONE:
                self._leave_out(one, "deleted")
            elif name in ("oMath", "oMathPara"):
                line.add("".join(letter.text or "" for letter in one.iter("{*}t")))
            elif name == "AlternateContent":
                chosen = alternative(one)
                if chosen is not None:
                    self._inline(chosen, line, style)

    def _run(self, node: _Element, line: PrintedLine, style: Style) -> None:
        properties = child(node, "rPr")
        letters = self.styles.get(value_of(properties, "rStyle"), Style())
        hidden = switched(properties, "vanish")
        if letters.hidden or style.hidden if hidden is None else hidden:
            self._leave_out(node, "hidden")
            return
        vertical = value_of(properties, "vertAlign")
        high = vertical == "superscript" if vertical else letters.raised
        weight = switched(properties, "b")
        bold = letters.bold != style.bold if weight is None else weight
        custom = False
        for one in node:
            name = local(one)
            if name in ("footnoteReference", "endnoteReference"):
                number = self.notes.numbers.get((name, attribute(one, "id")))
                line.add(MARK.format(number) if number is not None else "")
                custom = attribute(one, "customMarkFollows") in ("1", "true", "on")
            elif name in ("fldChar", "instrText"):
                line.add(self.fields.follow(one))
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._drawn(one, line)
            elif name == "ruby":
                self._inline(one, line, style)
            elif self.fields.visible() and not custom:
                line.add(letters_of(one), high, bold)

    def _drawn(self, node: _Element, line: PrintedLine) -> None:
        """Text boxes, each once, after the paragraph that they hang on."""
        chosen = alternative(node) if local(node) == "AlternateContent" else node
        if chosen is None:
            return
        fields, carried = self.fields, self.carried
        self.fields, self.carried = Fields(self.notes.bookmarks, balanced=False), ""
        for content in text_boxes(chosen):
            line.boxes += [*self._blocks(content), *self._rest()]
        self.fields, self.carried = fields, carried

    def _table(self, node: _Element) -> list[Element]:
        boxes: list[Box] = []
        above: dict[int, Box] = {}
        heading_rows = number = 0
        for row in children_of(node, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self._leave_out(row, "deleted")
                continue
            if heading_rows == number and switched(properties, "tblHeader"):
                heading_rows += 1
            column = min(integer(value_of(properties, "gridBefore"), 0), _MAX_SPAN)
            below: dict[int, Box] = {}
            for cell in children_of(row, "tc"):
                box = self._cell(cell, number, column, above, boxes)
                column += box.columns
                below[box.column] = box
            above = below
            number += 1
        return lay_out(boxes, heading_rows, self.path, self.limits)

    def _cell(self, cell: _Element, row: int, column: int, above: dict[int, Box], boxes: list[Box]) -> Box:
        """The box of a cell; one that goes on a cell above lengthens that one."""
        properties = child(cell, "tcPr")
        columns = max(1, min(integer(value_of(properties, "gridSpan"), 1), _MAX_SPAN))
        merge = child(properties, "vMerge")
        content = [*self._blocks(cell), *self._rest()]
        goes_on = merge is not None and attribute(merge, "val") != "restart" and column in above
        if goes_on and above[column].columns == columns:
            above[column].rows += 1
            above[column].content += content
            return above[column]
        sideways = child(properties, "hMerge")
        if sideways is not None and attribute(sideways, "val") != "restart" and boxes and boxes[-1].row == row:
            boxes[-1].columns += columns
            boxes[-1].content += content
            return Box(row, column, columns=columns)
        boxes.append(Box(row, column, 1, columns, content))
        return boxes[-1]
