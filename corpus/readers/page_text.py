"""What a saved web page shows: its encoding, and its tree without what no reader of the page sees.

In: the bytes of a page, then its tree. Out: decoded text; the tree without scripts, controls, hidden parts and menus,
with the count of letters taken out by reason. Knows nothing of articles.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.readers.limits import refusal
from corpus.readers.markup import local

if TYPE_CHECKING:
    from lxml.etree import _Element

# matches <meta charset="gb2312">, <meta http-equiv=… content="text/html; charset=utf-8">, <?xml … encoding="GBK"?>
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 8192
# Chinese pages that declare one of these may hold signs of the larger set.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "chinese": "gb18030", "utf8": "utf-8", "unicode": "utf-16"}
_MAX_DAMAGED_SHARE = 0.001

NEVER_SHOWN = {
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "button", "select", "option", "input", "textarea",
    "iframe", "frame", "object", "embed", "svg", "canvas", "audio", "video", "map", "dialog", "rt", "rp", "datalist", "progress",
}  # fmt: skip
MENUS = {"nav", "footer", "aside"}
# matches display:none, visibility : hidden; not display:block
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# matches .share{display:none} and #tip { …; display:none }; not .a .b{display:none}, whose place decides
_HIDING_RULE = re.compile(r"(?:^|\}|\*/)\s*([.#][\w-]{1,60})\s*\{([^{}]{0,500})\}")
_AT_RULE = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_MAX_STYLE_CHARS = 500_000


def decode_page(data: bytes, path: Path) -> tuple[str, str]:
    """The text of a page and its encoding: by byte order mark, by what it declares, else the first that fits.

    A page of which one sign in a thousand is broken is read, those signs as �; CorpusError beyond that.
    """
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    named = _known(declared[1].decode("ascii")) if declared else ""
    candidates = list(dict.fromkeys(name for name in (named, "utf-8", "gb18030") if name))
    for name in candidates:
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    counts = {name: data.decode(name, "replace").count("�") for name in candidates}
    best = min(candidates, key=lambda name: counts[name])
    if counts[best] > max(3, len(data) * _MAX_DAMAGED_SHARE):
        raise refusal(
            path,
            "this page is not a text in the encoding that it declares, UTF-8 or GB18030; save it again as UTF-8",
            "网页文字不是其声明的编码，也不是 UTF-8 或 GB18030，请另存为 UTF-8 网页",
        )
    return data.decode(best, "replace"), best


def _known(name: str) -> str:
    """The Python name of a declared encoding, "" where there is none such.

    >>> _known("GB2312"), _known("UTF-8"), _known("x-nothing")
    ('gb18030', 'utf-8', '')
    """
    try:
        found = codecs.lookup(_LARGER.get(name.lower(), name))
    except LookupError:
        return ""
    return found.name if "\n" in found.decode(b"\n", "ignore")[0] and found.name not in ("utf-16", "utf-7") else ""


def drop_unseen(root: _Element, aside: Counter[str]) -> None:
    """Take out of the tree what the page does not show as its text, and count the letters of menus and hidden parts."""
    hiding = _hiding_names(root)
    whole = letters(root)
    for node in list(root.iter()):
        name = local(node)
        reason = ""
        if name in NEVER_SHOWN:
            reason = "" if name in ("rt", "rp") else "script"
        elif name in MENUS or (name == "header" and not any(True for _ in node.iter("h1", "h2", "h3"))):
            reason = "menu"
        elif name == "del":
            reason = "deleted"
        elif _is_hidden(node) or (hiding and _names(node) & hiding and letters(node) * 2 < whole):
            reason = "hidden"
        else:
            continue
        if reason not in ("", "script"):
            aside[reason] += letters(node)
        remove(node)


def _is_hidden(node: _Element) -> bool:
    return node.get("hidden") is not None or node.get("aria-hidden") == "true" or bool(_HIDING.search(node.get("style") or ""))


def _names(node: _Element) -> set[str]:
    names = {f".{one}" for one in (node.get("class") or "").split()}
    return names | {f"#{node.get('id')}"} if node.get("id") else names


def _hiding_names(root: _Element) -> set[str]:
    """Classes and ids that the page's own style sheets hide, rules for print or small screens aside."""
    sheets = "".join(node.text or "" for node in root.iter("style"))[:_MAX_STYLE_CHARS]
    return {match[1] for match in _HIDING_RULE.finditer(_AT_RULE.sub("}", sheets)) if _HIDING.search(match[2])}


def letters(node: _Element) -> int:
    """How many signs stand below `node`, white space aside."""
    return sum(
        len("".join(text.split())) for one in node.iter() if local(one) not in NEVER_SHOWN for text in (one.text, *_tails(one)) if text
    )


def _tails(node: _Element) -> list[str | None]:
    return [child.tail for child in node]


def remove(node: _Element) -> None:
    """Take an element out; what follows it stays."""
    parent = node.getparent()
    if parent is None:
        return
    tail = node.tail or ""
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)
