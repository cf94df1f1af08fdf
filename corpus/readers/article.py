"""Where on a web page its article stands: the smallest part that holds nearly all of its sentences.

In: a page's tree, unseen parts gone. Out: the element that holds the article, and its headline where that
stands outside. It goes by where the sentences are, not by the names that one site or another gives its parts.
Knows nothing of what the article says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.markup import local
from corpus.readers.page_text import NEVER_SHOWN

if TYPE_CHECKING:
    from lxml.etree import _Element

# How much may be left outside of the element that is looked into: letters of sentences and of tables with figures. Menus, link
# lists and imprints hold hardly any; a list of terms or an annex table beside the text holds more, and is never left outside.
MAX_OUTSIDE_SHARE = 0.15
MAX_OUTSIDE_CHARS = 300
_MIN_TABLE_ROWS = 3
# matches what a sentence has and a menu has not
_SENTENCE_SIGN = re.compile(r"[。，；！？]")
# Parts of a table or list that mean nothing without the whole.
_INNER = {"tbody", "thead", "tfoot", "tr", "li", "p", "dd", "dt", "span", "font", "b", "strong", "em", "a"}
_MIN_HEADLINE_CHARS = 8
_MAX_HEADLINE_CHARS = 80


def find_article(root: _Element) -> _Element:
    """The element that holds the article; the whole page where no part holds nearly all of its text."""
    weights = _weights(root)
    total = weights.get(root, 0)
    least = total - min(total * MAX_OUTSIDE_SHARE, MAX_OUTSIDE_CHARS)
    node = root
    while total:
        inner = next((one for one in node if weights.get(one, 0) >= least), None)
        if inner is None:
            break
        node = inner
    while local(node) in _INNER and node.getparent() is not None:
        node = node.getparent()
    return node


def _weights(root: _Element) -> dict[_Element, int]:
    """For each element the letters of sentences and of tables' cells below it, links aside."""
    weights: dict[_Element, int] = {}
    nodes = list(root.iter())
    links = {node for node in nodes if is_link(node)}
    cells = {one for table in root.iter("table") if _has_rows(table) for one in table.iter()}
    for node in nodes:
        outside = local(node) in NEVER_SHOWN or node in links
        weights[node] = 0 if outside else _weight(node.text, node in cells)
    for node in reversed(nodes):
        parent = node.getparent()
        if parent is not None and node is not root and parent not in links:
            weights[parent] += weights[node] + _weight(node.tail, parent in cells)
    return weights


def _has_rows(table: _Element) -> bool:
    """Whether a table holds rows of cells, not the layout of a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return sum(1 for row in table.iter("tr") if sum(1 for cell in row if "".join(cell.itertext()).strip()) > 1) >= _MIN_TABLE_ROWS


def is_link(node: _Element) -> bool:
    """Whether an element is a link around words; one around whole paragraphs is a mistake of the page."""
    return local(node) == "a" and node.get("href") is not None and next(node.iter("p", "div", "table", "ul", "ol"), None) is None


def _weight(text: str | None, cell: bool = False) -> int:
    return len(text.strip()) if text and (cell or _SENTENCE_SIGN.search(text)) else 0


def find_headline(root: _Element, article: _Element, title: str) -> str:
    """The headline above the article: the page's h1, else a line that the page's <title> repeats; "" if the article has it.

    `title` is the text of <title>.
    """
    begun = _squeezed(" ".join(text for text in _first_texts(article, 60)))
    named = _squeezed(title)
    ancestors = set(article.iterancestors())
    found = ""
    for node in root.iter():
        if node is article:
            break
        if node in ancestors or local(node) in NEVER_SHOWN:
            continue
        text = "".join(node.itertext())
        line = _squeezed(text)
        if not _MIN_HEADLINE_CHARS <= len(line) <= _MAX_HEADLINE_CHARS:
            continue
        if local(node) == "h1" or (line in named and len(line) > len(_squeezed(found))):
            found = " ".join(text.split())
    return "" if _squeezed(found) in begun else found


def _first_texts(node: _Element, count: int) -> list[str]:
    texts: list[str] = []
    for text in node.itertext():
        if text.strip():
            texts.append(text)
        if len(texts) >= count:
            break
    return texts


def _squeezed(text: str) -> str:
    return "".join(text.split())
