"""The three forms of an exported answer, by the ending of the file's name: Markdown, Word and a web page.

In: a record, or the bytes of a file. Out: the bytes of a file, or what stands in it: the lines as they are read now and the sealed
record. One form is like the other: `write` and `read` have the same signatures. The module knows nothing of reports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from errors import UsageError
from export.as_docx import read as read_docx
from export.as_docx import write as write_docx
from export.as_html import read as read_html
from export.as_html import write as write_html
from export.as_markdown import read as read_markdown
from export.as_markdown import write as write_markdown
from export.record import Record, seal, unseal
from export.visible import Unreadable, Visible

MAX_BYTES = 32 * 2**20  # a conversation of a hundred answers has about 2 MiB


@dataclass(frozen=True)
class Form:
    """One form: the ending, what a browser calls it, and how it is written and read."""

    suffix: str
    media_type: str
    write: Callable[[Record, str], bytes]
    read: Callable[[bytes], Visible]


FORMS: dict[str, Form] = {
    ".md": Form(".md", "text/markdown", write_markdown, read_markdown),
    ".docx": Form(
        ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx, read_docx
    ),
    ".html": Form(".html", "text/html", write_html, read_html),
}  # fmt: skip


def form_of(name: str) -> Form:
    """The form that a file's name asks for. Raises UsageError for another ending."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMS:
        raise UsageError(f"{name}: an answer is exported as {', '.join(FORMS)}; give the file one of these endings")
    return FORMS[suffix]


def write_form(record: Record, name: str) -> bytes:
    """The bytes of a file of this name. Raises UsageError for another ending."""
    return form_of(name).write(record, seal(record))


def read_form(data: bytes, name: str) -> tuple[Record, Visible]:
    """The record in an exported file, and its lines as they read now. Raises UsageError where there is none."""
    if len(data) > MAX_BYTES:
        raise UsageError(f"{name}: has {len(data):,} bytes, an exported answer at most {MAX_BYTES:,}: not read")
    try:
        visible = form_of(name).read(data)
    except Unreadable as error:
        raise UsageError(f"{name}: {error}") from None
    record = unseal(visible.sealed) if visible.sealed is not None else None
    if record is None:
        raise UsageError(f"{name}: holds no record of an exported answer that can be read; export it anew with ask.py --export")
    return record, visible
