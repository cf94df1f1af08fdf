"""An exported answer as one web page that stands by itself: no script, no address, nothing loaded from anywhere.

In: a record and its sealed form, or the bytes of such a file. Out: the bytes, or what stands in them. Every word of a report or a
question is escaped; the record stands in a comment. The module knows nothing of reports.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from export.record import Record
from export.sheet import LISTED, MARKED, Line
from export.visible import Visible, decoded

COMMENT = "zhengwen-record"
_MARK = re.compile(r"\[(\d{1,6})\]")  # [2]; not [2026年]
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; --ink: #16191c; --dim: #434a52; --line: #dce0e4; --bg: #fff; --link: #14507e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaed; --dim: #bcc4cc; --line: #2f363d; --bg: #121518; --link: #8fc0ea; } }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.7 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 44em; margin: 0 auto; padding: 24px 16px 64px; overflow-wrap: anywhere; }
h1 { font-size: 20px; } h2 { margin: 32px 0 8px; font-size: 18px; line-height: 1.45; } a { color: var(--link); text-decoration: none; }
p { margin: 0 0 8px; } ul { margin: 0 0 8px; padding-left: 1.4em; } sup { line-height: 0; }
.meta { color: var(--dim); font-size: 14px; }
.notes { border-top: 1px solid var(--line); } .notes li { margin: 12px 0; font-size: 14px; } .notes li:target { outline: 2px solid var(--link); }
.quote { font: 16px/1.85 "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
"""
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav"
    " ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset(("head", "script", "style", "template", "title"))


def write(record: Record, sealed: str) -> bytes:
    """The file's bytes."""
    body = [line for line in record.lines if not line.note]
    notes = [line for line in record.lines if line.note]
    listed = "".join(
        f'<li id="note-{number}" value="{number}">{"".join(_block(line) for line in lines)}</li>'
        for number, lines in groupby(notes, key=lambda line: line.note)
    )
    parts = [
        "<ul>" + "".join(f"<li>{_inner(line)}</li>" for line in lines) + "</ul>" if items else "".join(_block(line) for line in lines)
        for items, lines in groupby(body, key=lambda line: line.role in LISTED)
    ]
    notes_list = f'<ol class="notes">{listed}</ol>' if listed else ""
    title = escape(next((line.text for line in body if line.role == "question"), record.lines[0].text))
    page = (
        f'<!DOCTYPE html>\n<html lang="{"en" if record.language == "en" else "zh-CN"}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}"><meta name="referrer" content="no-referrer">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f"<body><main>{''.join(parts)}{notes_list}</main>\n"
        f"<!-- {COMMENT}\n{sealed}\n-->\n</body></html>\n"
    )
    return page.encode()


def read(data: bytes) -> Visible:
    """The file's lines as they are read, and its record."""
    reader = _Reader()
    reader.feed(decoded(data))
    reader.close()
    reader.end_line()
    return Visible(tuple(reader.lines), reader.sealed)


def _block(line: Line) -> str:
    inner = _inner(line)
    if line.role in ("title", "question", "notes"):
        tag = "h1" if line.role == "title" else "h2"
        return f"<{tag}>{inner}</{tag}>"
    if line.role in ("answer", "quote", "nearest"):
        return f'<p class="{"quote" if line.role != "answer" else "answer"}">{inner}</p>'
    return f'<p class="meta">{inner}</p>'


def _inner(line: Line) -> str:
    """The line with its label in bold; marks of an answer as links to their notes."""
    label = f"<b>{escape(line.label)}</b>" if line.label else ""
    text = escape("".join(line.pieces).strip())
    if line.role in MARKED:
        text = _MARK.sub(r'<sup><a href="#note-\1">[\1]</a></sup>', text)
    return label + text


class _Reader(HTMLParser):
    """The lines of a page, one for each element that begins a line; the record of its last comment of ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.sealed: str | None = None
        self._line: list[str] = []
        self._silent = 0

    def end_line(self) -> None:
        """What was read since the last line is one."""
        text = "".join(self._line).strip()
        if text:
            self.lines.append(text)
        self._line = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.end_line()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is empty."""
        if tag in _BLOCKS:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._silent:
            self._line.append(data)

    def handle_comment(self, data: str) -> None:
        """A comment, perhaps ours."""
        name, _, rest = data.strip().partition("\n")
        if name.strip() == COMMENT:
            self.sealed = rest.strip()
