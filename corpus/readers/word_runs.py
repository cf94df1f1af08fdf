"""What stands inside a Word paragraph: letters, fields, text boxes, and what Word keeps twice for older programs.

In: elements of a paragraph. Out: what they print; of a field its result, of alternatives one. Knows nothing of styles,
tables or notes beyond the numbers it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.readers.canonical import MARK, Element, raised
from corpus.readers.markup import local
from corpus.readers.word_parts import attribute, child

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that only wrap others.
WRAPPERS = {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "bdo", "dir", "sdtContent", "fldSimple", "ruby", "rubyBase"}
# matches NOTEREF _Ref5 \\h: a mark that calls a note again; not REF _Ref5
_NOTE_AGAIN = re.compile(r"\s*NOTEREF\s+(\S+)", re.IGNORECASE)


@dataclass(slots=True)
class PrintedLine:
    """A paragraph on its way: its pieces, each raised or not, and text boxes that hang on it.

    `bold` counts the pieces from the first on that are bold, and those without a weight of their own between them.
    """

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bold: int = 0
    _light: bool = False

    def add(self, text: str, high: bool = False, bold: bool | None = None) -> None:
        """Add what one element prints; `bold` None where its weight says nothing: a mark, a space."""
        if text:
            self.pieces.append((text, high))
            self._light = self._light or (bold is False and bool(text.strip()))
            if bold and not self._light:
                self.bold = len(self.pieces)

    @property
    def text(self) -> str:
        """The paragraph as written in the canonical text; raised letters that Word keeps in several runs are one sign."""
        return _written(self.pieces)

    @property
    def bold_text(self) -> str:
        """What it prints in bold at its beginning."""
        return _written(self.pieces[: self.bold])


def _written(pieces: list[tuple[str, bool]]) -> str:
    parts: list[str] = []
    for high, group in groupby(pieces, key=lambda piece: piece[1]):
        text = "".join(piece for piece, _ in group)
        parts.append(raised(text, parts[-1] if parts else "") if high else text)
    return "".join(parts)


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction so far, whether its result has begun, whether a mark stands for it."""

    instruction: str = ""
    result: bool = False
    replaced: bool = False


class Fields:
    """Fields of one story as they open and close; of a file that does not close them all letters are shown."""

    def __init__(self, bookmarks: Mapping[str, int], balanced: bool = True) -> None:
        self._bookmarks = bookmarks
        self._balanced = balanced
        self._open: list[_Field] = []

    def visible(self) -> bool:
        """Whether text here is shown: not inside the instruction of a field, nor a result that a mark stands for."""
        return not self._balanced or all(one.result and not one.replaced for one in self._open)

    def follow(self, node: _Element) -> str:
        """Follow w:fldChar and w:instrText; return the mark that stands for the result of a NOTEREF."""
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
        elif not self._open:
            return ""
        elif local(node) == "instrText":
            self._open[-1].instruction += node.text or ""
        elif kind == "end":
            self._open.pop()
        elif kind == "separate":
            field = self._open[-1]
            mark = self.note_again(field.instruction)
            field.result, field.replaced = True, bool(mark)
            return mark
        return ""

    def note_again(self, instruction: str) -> str:
        """The mark of the note that a NOTEREF calls, "" for other instructions."""
        match = _NOTE_AGAIN.match(instruction)
        number = self._bookmarks.get(match[1]) if match else None
        return MARK.format(number) if number is not None else ""


def letters_of(node: _Element) -> str:
    """What one element of a run prints."""
    name = local(node)
    if name == "t":
        return node.text or ""
    if name in ("tab", "ptab"):
        return "\t"
    if name in ("br", "cr"):
        return "\n"
    return "-" if name == "noBreakHyphen" else ""


def children_of(node: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or cells of a row, those inside wrappers included."""
    for one in node:
        if local(one) == name:
            yield one
        elif local(one) in WRAPPERS or local(one) == "sdt":
            yield from children_of(one, name)


def alternative(node: _Element) -> _Element | None:
    """What to read of mc:AlternateContent: its first choice, or the stand-in where only that has text."""
    choices = [one for one in node if local(one) == "Choice"]
    spare = child(node, "Fallback")
    for one in (*choices, *([spare] if spare is not None else [])):
        if next(one.iter("{*}t", "{*}txbxContent"), None) is not None:
            return one
    return choices[0] if choices else spare


def text_boxes(node: _Element) -> Iterator[_Element]:
    """The contents of text boxes below `node`, outermost ones only."""
    for one in node:
        name = local(one)
        if name == "txbxContent":
            yield one
        elif name == "AlternateContent":
            chosen = alternative(one)
            if chosen is not None:
                yield from text_boxes(chosen)
        else:
            yield from text_boxes(one)
