"""The parts of a Word file that stand around its text: where they are, its styles, its notes' numbers.

In: an opened package. Out: the trees of its parts by role, styles with what they inherit, and for each note the number
that the text calls it by. Knows nothing of paragraphs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.readers.limits import Limits
from corpus.readers.markup import local, parse_xml
from corpus.readers.packed import Package, damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_STYLE_DEPTH = 20
_MAX_MARGIN_PARTS = 60
# matches heading 1, Heading 2, 标题 3; not 标题
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
# matches toc 1, TOC Heading, 目录 2; not 目录式
_CONTENTS_STYLE = re.compile(r"(?:toc|目录)\s*(?:\d|heading|标题)", re.IGNORECASE)


def attribute(node: _Element, name: str) -> str:
    """The value of an attribute by its bare name, "" where there is none."""
    for key, value in node.attrib.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return ""


def child(node: _Element | None, name: str) -> _Element | None:
    """The first child of that bare name."""
    return next((one for one in node if local(one) == name), None) if node is not None else None


def value_of(node: _Element | None, name: str) -> str:
    """The `val` of the first child of that name, "" where there is none."""
    one = child(node, name)
    return attribute(one, "val") if one is not None else ""


def switched(node: _Element | None, name: str) -> bool | None:
    """Whether a child such as w:vanish is there and on; None where it is not there."""
    one = child(node, name)
    return None if one is None else attribute(one, "val") not in ("0", "false", "off")


def integer(text: str, default: int) -> int:
    """A number that stands in an attribute, within bounds.

    >>> integer("3", 1), integer("x", 1), integer("99999999999", 1)
    (3, 1, 1)
    """
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 7 else default


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs and letters, what it inherits included."""

    level: int = 0  # of a heading, 1 outermost
    number_id: str = ""
    number_level: int | None = None
    hidden: bool = False
    raised: bool = False
    contents: bool = False  # an entry of a table of contents
    bold: bool = False


@dataclass(slots=True)
class Parts:
    """The trees of a Word file by role; None for those that it does not have."""

    document: _Element
    footnotes: _Element | None = None
    endnotes: _Element | None = None
    numbering: _Element | None = None
    styles: _Element | None = None
    settings: _Element | None = None
    margins: list[tuple[str, _Element]] = field(default_factory=list)  # ("header" or "footer", tree)


def open_parts(package: Package, path: Path, limits: Limits) -> Parts:
    """The parts that the file's own lists of relations name; CorpusError where it has no text part."""
    main = next((target for kind, target in _relations(package, "", path, limits) if kind == "officeDocument"), "word/document.xml")
    tree = _tree(package, main, path, limits)
    if tree is None or child(tree, "body") is None:
        raise damaged(path)
    parts = Parts(tree)
    for kind, target in _relations(package, main, path, limits):
        if kind in ("footnotes", "endnotes", "numbering", "styles", "settings"):
            setattr(parts, kind, _tree(package, target, path, limits))
        elif kind in ("header", "footer") and len(parts.margins) < _MAX_MARGIN_PARTS:
            margin = _tree(package, target, path, limits)
            if margin is not None:
                parts.margins.append((kind, margin))
    return parts


def _tree(package: Package, name: str, path: Path, limits: Limits) -> _Element | None:
    data = package.take(name)
    return parse_xml(data, path, limits) if data is not None else None


def _relations(package: Package, owner: str, path: Path, limits: Limits) -> Iterator[tuple[str, str]]:
    """(kind, name of the part) for each relation of the part `owner`; links to the outside are left alone."""
    folder, name = posixpath.split(owner)
    tree = _tree(package, posixpath.join(folder, "_rels", f"{name}.rels"), path, limits)
    for node in tree if tree is not None else ():
        if node.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, node.get("Target") or ""))
            yield (node.get("Type") or "").rsplit("/", 1)[-1], target.lstrip("/")


def read_styles(root: _Element | None) -> dict[str, Style]:
    """Style id → style, with all that it inherits."""
    nodes = {attribute(node, "styleId"): node for node in root if local(node) == "style"} if root is not None else {}
    return {name: _resolve(name, nodes) for name in nodes}


def list_styles(root: _Element | None) -> dict[str, str]:
    """Style id → the list that a list style stands for."""
    nodes = [node for node in root if local(node) == "style"] if root is not None else []
    return {attribute(node, "styleId"): value_of(child(child(node, "pPr"), "numPr"), "numId") for node in nodes}


def default_style(root: _Element | None) -> str:
    """The id of the style of paragraphs that name none."""
    for node in root if root is not None else ():
        if local(node) == "style" and attribute(node, "type") == "paragraph" and attribute(node, "default") in ("1", "true"):
            return attribute(node, "styleId")
    return ""


def _resolve(name: str, nodes: dict[str, _Element]) -> Style:
    level = 0
    number_id, number_level = "", None
    hidden: bool | None = None
    bold: bool | None = None
    vertical = ""
    contents = False
    for _ in range(MAX_STYLE_DEPTH):
        node = nodes.get(name)
        if node is None:
            break
        title = value_of(node, "name")
        paragraph, letters = child(node, "pPr"), child(node, "rPr")
        heading = _HEADING_STYLE.fullmatch(title)
        level = level or (integer(value_of(paragraph, "outlineLvl"), 9) + 1 if value_of(paragraph, "outlineLvl") else 0)
        level = level or (int(heading[1]) if heading else 0)
        numbers = child(paragraph, "numPr")
        number_id = number_id or value_of(numbers, "numId")
        if number_level is None and value_of(numbers, "ilvl"):
            number_level = integer(value_of(numbers, "ilvl"), 0)
        hidden = switched(letters, "vanish") if hidden is None else hidden
        bold = switched(letters, "b") if bold is None else bold
        vertical = vertical or value_of(letters, "vertAlign")
        contents = contents or bool(_CONTENTS_STYLE.match(title))
        name = value_of(node, "basedOn")
    return Style(level if level < 10 else 0, number_id, number_level, bool(hidden), vertical == "superscript", contents, bool(bold))


@dataclass(slots=True)
class NoteNumbers:
    """The numbers of notes: by kind and id, and by the bookmark around a mark, for marks that call a note again."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    bookmarks: dict[str, int] = field(default_factory=dict)


def number_notes(parts: Parts) -> NoteNumbers:
    """Number notes by the first mark of each in the text: footnotes from the document's first number, endnotes after them.

    Word counts endnotes apart (i, ii, iii); here every note of a file has a number of its own.
    """
    found = NoteNumbers()
    marks: dict[tuple[str, str], list[str]] = {}
    open_bookmarks: dict[str, str] = {}
    for node in _shown(parts.document):
        name = local(node)
        if name == "bookmarkStart":
            open_bookmarks[attribute(node, "id")] = attribute(node, "name")
        elif name == "bookmarkEnd":
            open_bookmarks.pop(attribute(node, "id"), None)
        elif name in ("footnoteReference", "endnoteReference"):
            marks.setdefault((name, attribute(node, "id")), []).extend(list(open_bookmarks.values())[-8:])
    for kind, settings in (("footnoteReference", "footnotePr"), ("endnoteReference", "endnotePr")):
        own = [key for key in marks if key[0] == kind]
        start = _first_number(parts, settings)
        taken = max(found.numbers.values(), default=start - 1)
        for number, key in enumerate(own, max(start, taken + 1)):
            found.numbers[key] = number
            found.bookmarks.update(dict.fromkeys(marks[key], number))
    return found


def _first_number(parts: Parts, settings: str) -> int:
    """The number of the first note: as the first section says, else the document's settings, else 1."""
    sections = list(parts.document.iter("{*}sectPr"))
    for owner in (*sections[:1], parts.settings):
        start = value_of(child(owner, settings), "numStart")
        if start:
            return max(0, integer(start, 1))
    return 1


def _shown(node: _Element) -> Iterator[_Element]:
    """All elements below `node` in order, without deleted and moved-away ones and Word's stand-ins for older programs."""
    stack = [iter(node)]
    while stack:
        one = next(stack[-1], None)
        if one is None:
            stack.pop()
            continue
        if local(one) in ("del", "moveFrom", "Fallback"):
            continue
        yield one
        stack.append(iter(one))
