"""An exported answer as Markdown: footnotes in the form [^1], and the record in a comment at the end.

In: a record and its sealed form, or the bytes of such a file. Out: the bytes, or what stands in them. Signs that mean something to
Markdown or HTML are written with a backslash, so that nothing of a report becomes a link, a picture or an element. The module
knows nothing of reports.
"""

from __future__ import annotations

import re

from export.record import Record
from export.sheet import MARKED, Line
from export.visible import Visible, decoded

COMMENT = "zhengwen-record"
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|!~$&^@]")
_ADDRESS = re.compile(r"(?i)(www)\.|://")  # http://x, www.x: some readers make links of them
_START = re.compile(r"^(\d{0,9})([-+=.)])")  # "- x", "1. x" at the start of a line; not "1.5倍" alone, which loses nothing by it
_MARK = re.compile(r"\[(\d{1,6})\]")  # [2]; not [2026年]
_RECORD = re.compile(rf"<!--\s*{COMMENT}\s+(.*?)\s*-->", re.DOTALL)
_LEAD = re.compile(r"^\s*(?:\[\^\d+\]:\s*|>\s?|#{1,6}\s+|[-*+]\s+)*")  # "[^1]: ", "## ", "- "; not "-x"
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,})\s*")
_READ = re.compile(r"\\([!-/:-@\[-`{-~])|\[\^(\d+)\]|\*\*|__")


def write(record: Record, sealed: str) -> bytes:
    """The file's bytes."""
    parts: list[str] = []
    note = 0
    for line in record.lines:
        if line.note:
            lead = "    " if line.note == note else f"[^{line.note}]: "
            note = line.note
            parts.append(lead + _inner(line))
        else:
            parts.append(_block(line))
    return ("\n\n".join(parts) + f"\n\n<!-- {COMMENT}\n{sealed}\n-->\n").encode()


def read(data: bytes) -> Visible:
    """The file's lines as they are read, and its record."""
    text = decoded(data)
    found = list(_RECORD.finditer(text))
    sealed = found[-1][1] if found else None
    lines = [_LEAD.sub("", line) for line in _RECORD.sub("", text).splitlines() if not _RULE.fullmatch(line)]
    return Visible(tuple(plain for line in lines if (plain := _READ.sub(_plain, line).strip())), sealed)


def _block(line: Line) -> str:
    inner = _inner(line)
    lead = {"title": "# ", "question": "## ", "notes": "## ", "item": "- ", "side": "- ", "answer": "", "nearest": "> ", "hint": ""}
    return lead.get(line.role, "- ") + inner


def _inner(line: Line) -> str:
    """The line with its label in bold; marks of an answer as references to notes."""
    name = line.label.rstrip(" :：")  # a colon inside the stars, before a Chinese character, would end no bold
    label = f"**{escape(name)}**{line.label[len(name) :]}" if name else ""
    text = "".join(line.pieces).strip()
    if line.role not in MARKED:
        return label + escape(text, start=not label)
    cut = _MARK.split(text)  # words, number, words, number, …, words
    words = [escape(part, start=place == 0) if place % 2 == 0 else f"[^{part}]" for place, part in enumerate(cut)]
    return label + "".join(words)


def escape(text: str, start: bool = False) -> str:
    """`text` so that Markdown and HTML find nothing to act on; `start` where it begins a line.

    >>> print(escape("1. ![x](http://a.b) <i>5%</i>", start=True))
    1\\. \\!\\[x\\](http\\://a.b) \\<i\\>5%\\</i\\>
    """
    one_line = " ".join(text.split("\n"))
    escaped = _SIGNS.sub(lambda sign: "\\" + sign.group(), one_line)
    escaped = _ADDRESS.sub(lambda sign: "\\://" if sign.group() == "://" else f"{sign.group(1)}\\.", escaped)
    if start:
        escaped = _START.sub(r"\1\\\2", escaped.lstrip())
    return escaped


def _plain(match: re.Match[str]) -> str:
    return match[1] if match[1] is not None else f"[{match[2]}]" if match[2] is not None else ""
