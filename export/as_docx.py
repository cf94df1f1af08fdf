"""An exported answer as a Word file: real endnotes, and the record in a part of its own.

In: a record and its sealed form, or the bytes of such a file, perhaps saved again by another program. Out: the bytes, or what
stands in them; deleted text of tracked changes does not count, inserted text does. The module knows nothing of reports.
"""

# The standard library's reader stands for lxml here: writing and reading this one file must not load what only reports need.

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from export.docx_parts import RECORD, W, parts_of
from export.record import Record
from export.sheet import MARKED, Line
from export.visible import Unreadable, Visible

_MARK = re.compile(r"\[(\d{1,6})\]")  # [2]; not [2026年]
_OLD = (1980, 1, 1, 0, 0, 0)  # the same record gives the same bytes
MAX_PART_BYTES = 64 * 2**20
_STYLES = {
    "title": "Title",
    "question": "Heading1",
    "notes": "Heading1",
    "answer": "",
    "item": "ListBullet",
    "side": "ListBullet",
    "nearest": "",
}
_SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_DOCUMENT, _ENDNOTES, _FOOTNOTES = "word/document.xml", "word/endnotes.xml", "word/footnotes.xml"


def write(record: Record, sealed: str) -> bytes:
    """The file's bytes."""
    seen: set[int] = set()
    body = "".join(_paragraph(line, _STYLES.get(line.role, "Particulars"), seen) for line in record.lines if not line.note)
    notes = []
    for number, lines in groupby((line for line in record.lines if line.note), key=lambda line: line.note):
        first = '<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteRef/></w:r>' + _run(" ")
        inner = "".join(_paragraph(line, "EndnoteText", seen, "" if place else first) for place, line in enumerate(lines))
        notes.append(f'<w:endnote w:id="{number}">{inner}</w:endnote>')
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts_of(body, "".join(notes), sealed).items():
            archive.writestr(zipfile.ZipInfo(name, _OLD), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _paragraph(line: Line, style: str, seen: set[int], before: str = "") -> str:
    """One paragraph; the first mark of a note is its endnote, a later one refers to that."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    label = _run(line.label, "<w:rPr><w:b/></w:rPr>") if line.label else ""
    text = "".join(line.pieces).strip()
    if line.role not in MARKED:
        return f"<w:p>{properties}{before}{label}{_run(text)}</w:p>"
    cut = _MARK.split(text)  # words, number, words, number, …, words
    runs = [_run(part) if place % 2 == 0 else _reference(int(part), seen) for place, part in enumerate(cut)]
    return f"<w:p>{properties}{before}{label}{''.join(runs)}</w:p>"


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _reference(number: int, seen: set[int]) -> str:
    """[n] in superscript: the endnote itself, or a field that shows its number again."""
    if number not in seen:
        seen.add(number)
        inner = f'<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteReference w:id="{number}"/></w:r>'
        inner = f'<w:bookmarkStart w:id="{number}" w:name="_Note{number}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    else:
        field = f'<w:instrText xml:space="preserve"> NOTEREF _Note{number} \\h </w:instrText>'
        inner = "".join(
            f"<w:r>{_SUPERSCRIPT}{part}</w:r>"
            for part in ('<w:fldChar w:fldCharType="begin"/>', field, '<w:fldChar w:fldCharType="separate"/>')
        )
        inner += _run(str(number), _SUPERSCRIPT) + f'<w:r>{_SUPERSCRIPT}<w:fldChar w:fldCharType="end"/></w:r>'
    return _run("[", _SUPERSCRIPT) + inner + _run("]", _SUPERSCRIPT)


def read(data: bytes) -> Visible:
    """The file's lines as they are read, its notes in the order of their marks, and its record."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            document = _part(archive, _DOCUMENT)
            notes: dict[tuple[str, str], ElementTree.Element] = {}
            for name, kind in ((_ENDNOTES, "endnote"), (_FOOTNOTES, "footnote")):
                root = _part(archive, name) if name in names else None
                for note in () if root is None else root:
                    notes[kind, note.get(_w("id"), "")] = note
            own = [name for name in sorted(names) if re.fullmatch(r"customXml/item\d+\.xml", name)]
            records = [root.text for name in own if (root := _part(archive, name)).tag == f"{{{RECORD}}}record"]
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise Unreadable("this is not a Word file that can be read; save it as .docx and try again") from None
    order: list[tuple[str, str]] = []
    lines = [_text(paragraph, order) for paragraph in document.iter(_w("p"))]
    for reference in list(order):
        lines += [_text(paragraph, []) for paragraph in notes.get(reference, ElementTree.Element("none")).iter(_w("p"))]
    return Visible(tuple(line for line in lines if line.strip()), records[-1] if records else None)


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """One part. Raises ValueError for one too large, or one that declares entities."""
    if archive.getinfo(name).file_size > MAX_PART_BYTES:
        raise ValueError(name)
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError(name)
    return ElementTree.fromstring(data)


def _text(paragraph: ElementTree.Element, order: list[tuple[str, str]]) -> str:
    """The text of a paragraph; marks by the order in which their notes are first called."""
    parts: list[str] = []
    for element in _shown(paragraph):
        name = element.tag.rpartition("}")[2]
        if name == "t":
            parts.append(element.text or "")
        elif name in ("tab", "br"):
            parts.append(" ")
        elif name in ("endnoteReference", "footnoteReference"):
            key = (name.removesuffix("Reference"), element.get(_w("id"), ""))
            if key not in order:
                order.append(key)
            parts.append(str(order.index(key) + 1))
    return "".join(parts)


def _shown(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """What of a paragraph is seen: nothing of text deleted or moved away, nor of paragraphs inside it."""
    for child in element:
        if child.tag not in (_w("del"), _w("moveFrom"), _w("p")):
            yield child
            yield from _shown(child)
