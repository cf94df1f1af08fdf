"""How large the packed streams of a PDF are, before its library unpacks them whole.

In: the bytes of a file, then its pages one by one. Out: nothing, or the `CorpusError` line for a stream that unpacks to more
than any report holds, or a page that draws more than any page of text. Knows nothing of what streams say.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Any

from errors import CorpusError

_MIB = 1024 * 1024
# A scanned page in full colour is 26 MiB at 300 dots an inch, 100 MiB at 600.
MAX_STREAM_BYTES = 128 * _MIB
# What draws a page of text is 10 to 300 KiB; at some 200,000 signs and strokes a second 8 MiB take ten seconds.
MAX_PAGE_BYTES = 8 * _MIB
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_STEP = _MIB
_MOST_PACKED = 1032  # bytes that one byte of Flate stands for at most


def check_streams(path: Path, data: bytes, most: int = MAX_STREAM_BYTES) -> None:
    """Raise CorpusError where a stream of the file at `path` unpacks to more than `most` bytes."""
    for match in _STREAM.finditer(data):
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        if (end - match.end()) * _MOST_PACKED > most and unpacked_size(data[match.end() : end], most) > most:
            raise CorpusError(
                f"{path}: unpacks to more than any report holds (a packed bomb?); print it anew, or add its text"
                " / 解压后大小远超任何报告（可能是压缩炸弹），请重新导出或改用文本文件"
            )


def check_page(path: Path, page: Any, number: int, most: int = MAX_PAGE_BYTES) -> None:
    """Raise CorpusError where what draws a page is more than `most` bytes."""
    left = most
    for stream in page.page_obj.contents:
        raw = getattr(stream, "rawdata", None) or b""
        left -= max(len(raw), unpacked_size(raw, left))
        if left < 0:
            raise CorpusError(
                f"{path}: page {number} draws more than a page of text does; leave the page out, or add the report as text"
                f" / 第{number}页的图形内容过多，请去掉该页或改用文本文件"
            )


def unpacked_size(packed: bytes, most: int) -> int:
    """How many bytes a Flate stream unpacks to, counted no farther than a little over `most`; 0 for one of another kind.

    >>> import zlib
    >>> unpacked_size(zlib.compress(bytes(5000)), 10**6), unpacked_size(b"no such stream", 10)
    (5000, 0)
    """
    stream, size = zlib.decompressobj(), 0
    try:
        while packed and size <= most and not stream.eof:
            size += len(stream.decompress(packed, _STEP))
            packed = stream.unconsumed_tail
    except zlib.error:
        return size
    return size
