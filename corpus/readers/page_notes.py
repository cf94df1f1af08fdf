"""Footnotes of a web page: marks that link to a note further down, by the links alone.

In: the tree of an article. Out: which links are marks, which elements hold the notes, and which links only lead back.
Marks without links stay in the text, where the reader of plain text finds them. Knows nothing of what notes say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.readers.canonical import note_number
from corpus.readers.markup import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = {"p", "li", "dd", "dt", "div", "td", "tr", "section", "aside", "blockquote"}
# matches ↩, ^, 返回, [返回正文]; not 返回舱
_BACK = re.compile(r"[\[［【(（]?(?:[↩↑⤴^⏎]+\ufe0e?|返回(?:正文|原文)?|back)[\]］】)）]?", re.IGNORECASE)


@dataclass(slots=True)
class PageNotes:
    """Marks (links) by the number of their note, the elements that hold each note, links that lead back."""

    marks: dict[_Element, int] = field(default_factory=dict)
    notes: dict[_Element, int] = field(default_factory=dict)
    back: set[_Element] = field(default_factory=set)


def find_page_notes(root: _Element) -> PageNotes:
    """The linked notes below `root`."""
    order = {node: place for place, node in enumerate(root.iter())}
    targets: dict[str, _Element] = {}
    for node in order:
        for name in (node.get("id"), node.get("name")):
            if name:
                targets.setdefault(name, node)
    forward: dict[_Element, _Element] = {}
    back: set[_Element] = set()
    for node in order:
        target = targets.get((node.get("href") or "").partition("#")[2]) if local(node) == "a" else None
        if target is None:
            continue
        text = "".join("".join(node.itertext()).split())
        if note_number(text) is not None and order[target] > order[node]:
            forward[node] = target
        elif order[target] < order[node] and (note_number(text) is not None or _BACK.fullmatch(text)):
            back.add(node)
    return _numbered(forward, back, order)


def _numbered(forward: dict[_Element, _Element], back: set[_Element], order: dict[_Element, int]) -> PageNotes:
    found = PageNotes(back=back)
    wanted = set(forward.values())
    holders = {target: _holder(target, wanted, forward) for target in dict.fromkeys(forward.values())}
    usable = {mark: holder for mark, target in forward.items() if (holder := holders[target]) is not None}
    printed: dict[_Element, int] = {}  # in the order of the marks
    for mark in sorted(usable, key=order.__getitem__):
        printed.setdefault(usable[mark], note_number("".join(mark.itertext())) or 0)
    if len(set(printed.values())) < len(printed):  # counted anew on each part of the page
        printed = {holder: count for count, holder in enumerate(printed, 1)}
    found.notes = printed
    found.marks = {mark: printed[holder] for mark, holder in usable.items()}
    return found


def _holder(target: _Element, targets: set[_Element], marks: dict[_Element, _Element]) -> _Element | None:
    """The element that holds the whole note whose beginning is `target`, None where it cannot be told from the text."""
    node = target
    while local(node) not in _BLOCKS:
        parent = node.getparent()
        if parent is None:
            return None
        node = parent
    if any(one in marks or (one in targets and one is not target) for one in node.iter()):
        return None
    while (parent := node.getparent()) is not None and local(parent) in _BLOCKS:
        first = parent[0] is node and not (parent.text or "").strip()
        if not first or any(one in marks or (one in targets and one is not target) for one in parent.iter()):
            break
        node = parent
    return node
