"""Plain text files: bytes in, `SourceFile` out.

Reads UTF-8 (with or without a byte order mark), UTF-16 and GB18030. The canonical text is the decoded
text as it stands, line ends included, because every offset counts in it. What is not a text, is empty
or is not there ends in one `CorpusError` line. Knows nothing of what the text means.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from corpus.model import SourceFile
from corpus.readers.limits import LIMITS, Limits, check_text, load_bytes, refusal

# First bytes of files that are no text whatever their name says: PDF, ZIP (docx), PNG, JPEG, GIF, old Word, RAR, 7z.
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf")
# Signs that any page of Chinese text has; bytes read in a wrong width do not give them.
_ORDINARY = re.compile("[0-9\\n\\r ，。、：；“”（）]")
_MIN_ORDINARY_SHARE = 0.02
# Control characters that no text editor writes; tab, line feed, form feed and carriage return are not here.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.001


def read_source(path: Path, name: str, limits: Limits = LIMITS) -> SourceFile:
    """Return the text of the file at `path`, called `name` in every locator; CorpusError if it has none."""
    data = load_bytes(path, limits)
    text, encoding = decode_text(data, path)
    check_text(path, text, limits)
    return SourceFile(name=name, sha256=hashlib.sha256(data).hexdigest(), encoding=encoding, text=text)


def decode_text(data: bytes, path: Path) -> tuple[str, str]:
    """The text in `data` and its encoding; CorpusError where it is no text."""
    for encoding in () if data.startswith(_MAGIC) else _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        guessed = encoding in ("utf-16-le", "utf-16-be")
        if _is_text(text) and not (guessed and len(_ORDINARY.findall(text)) < len(text) * _MIN_ORDINARY_SHARE):
            return text, encoding
    raise refusal(
        path,
        "this is not a text in UTF-8, UTF-16 or GB18030; save it as UTF-8 text, or leave it out",
        "不是 UTF-8、UTF-16 或 GB18030 文本，请另存为 UTF-8 文本或不要导入",
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    # Without a byte order mark every second byte of UTF-16 Chinese text's line ends and digits is zero.
    if len(data) % 2 == 0 and b"\x00" in data[:4096]:
        return (
            ("utf-16-le", "utf-16-be")
            if data[1:4096:2].count(0) >= data[0:4096:2].count(0)
            else (
                "utf-16-be",
                "utf-16-le",
            )
        )
    return ("utf-8", "gb18030")


def _is_text(text: str) -> bool:
    """Whether `text` reads like text: hardly any control characters, private or unassigned ones.

    >>> _is_text("二、2025年工作安排\\n"), _is_text("PK\\x03\\x04\\x14\\x00")
    (True, False)
    """
    if len(_CONTROL.findall(text)) > max(0, len(text) * _MAX_CONTROL_SHARE):
        return False
    strange = sum(1 for char in text if "\ue000" <= char <= "\uf8ff" or char > "\U0002ffff")
    return strange <= len(text) * 0.02
