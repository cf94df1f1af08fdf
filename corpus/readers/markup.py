"""XML and HTML to trees, by a parser that trusts nothing: no entities, no network, no document types, no huge files.

In: bytes of XML or the text of a page. Out: lxml elements, or one `CorpusError` line. lxml is imported when
the first such file is read. Knows nothing of Word or of web pages.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.readers.limits import Limits, refusal
from corpus.readers.packed import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

# matches a document type in any encoding that keeps ASCII; an Office file never has one
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(data: bytes, path: Path, limits: Limits) -> _Element:
    """The root element of an Office file's part; CorpusError for entities, damage or too many tags."""
    from lxml import etree

    _check_tags(data.count(b"<") // 2, path, limits)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        if _DOCTYPE.search(data[:65536]):
            raise _entities(path) from None
        raise damaged(path) from None
    if root.getroottree().docinfo.doctype:
        raise _entities(path)
    return root


def parse_page(text: str, path: Path, limits: Limits) -> _Element:
    """The root element of a web page; CorpusError where it has too many tags or none, or is nested beyond reading."""
    from lxml import etree

    _check_tags(text.count("<"), path, limits)  # tags of a page need not be closed
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    messages = " ".join({entry.message.lower() for entry in parser.error_log})
    if "huge text" in messages:
        raise refusal(path, "a single text in it is longer than any report; split it", "其中一段文字比任何报告都长，请拆分")
    if "depth" in messages:
        raise refusal(
            path,
            "its parts are nested too deeply to be read whole; save its text as .docx or .txt",
            "网页嵌套过深，无法完整读取，请将正文另存为 .docx 或 .txt",
        )
    if root is None:
        raise refusal(
            path, "no text can be found in this page; save its text as .docx or .txt", "网页中没有文字，请将正文另存为 .docx 或 .txt"
        )
    return root


def local(node: _Element) -> str:
    """The name of an element without its namespace, "" for comments and the like."""
    tag = node.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _check_tags(count: int, path: Path, limits: Limits) -> None:
    if count > limits.max_tags:
        raise refusal(
            path,
            "holds more tags than any report (millions of cells?); save its text as a new file",
            "标签或单元格过多，远超任何报告，请将正文另存为新文件",
        )


def _entities(path: Path) -> Exception:
    return refusal(
        path,
        "declares XML entities, which no Word file does; it is not read: save its text as a new file",
        "文件中声明了 XML 实体，Word 文件不会如此，不予读取；请将正文另存为新文件",
    )
