"""Packed files (ZIP), opened without trusting them: names and parts, each within limits.

In: the path of a packed file. Out: the names in it, or a `Package` that gives the bytes of its parts until
their sum is spent. What lies about its size, is cut off, locked or packs too much ends in one `CorpusError`
line. Nothing is ever written to disk, so a name like ../x leads nowhere. Knows nothing of what the parts are.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from corpus.readers.limits import Limits, load_bytes, refusal
from errors import CorpusError

_END = b"PK\x05\x06"
_END_BYTES = 22
_MAX_COMMENT = 65535
_MIN_ENTRY_BYTES = 46
_LONGEST_NAME = 300


class Package:
    """An opened packed file; `take` gives a part's bytes once its size has been checked by unpacking it."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.data = load_bytes(path, limits)
        self._left = limits.max_unpacked_bytes
        _check_directory(self.data, path, limits)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(self.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error):
            raise damaged(path) from None
        self.names = frozenset(self._archive.namelist())

    def take(self, name: str) -> bytes | None:
        """The bytes of the part `name`, None where there is none; CorpusError for damage, a password or too much."""
        if name not in self.names:
            return None
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise refusal(
                self.path, "its parts are locked with a password; save it again without one", "文件内容受密码保护，请取消密码后另存"
            )
        try:
            with self._archive.open(info) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, struct.error):
            raise damaged(self.path) from None
        if len(data) > self._left:
            raise refusal(
                self.path,
                "unpacks to more than any report holds (a packed bomb?); leave it out, or save its text as a new file",
                "解压后大小远超任何报告（可能是压缩炸弹），请不要导入，或将正文另存为新文件",
            )
        self._left -= len(data)
        return data


def names_in(path: Path, limits: Limits) -> frozenset[str]:
    """The names in the packed file at `path`; CorpusError or BadZipFile where they cannot be read."""
    return Package(path, limits).names


def damaged(path: Path) -> CorpusError:
    """The line for a packed file that is cut off or broken."""
    return refusal(path, "the file is damaged or cut off; copy or save it again", "文件已损坏或不完整，请重新复制或另存")


def _check_directory(data: bytes, path: Path, limits: Limits) -> None:
    """Raise where the list of parts is missing or longer than any document's: it is read whole into memory."""
    place = data.rfind(_END, max(0, len(data) - _END_BYTES - _MAX_COMMENT))
    if place < 0 or place + _END_BYTES > len(data):
        raise damaged(path)
    _, size = struct.unpack_from("<HI", data, place + 10)
    if size > limits.max_packed_names * (_MIN_ENTRY_BYTES + _LONGEST_NAME):
        raise refusal(path, "packs more parts than any document; leave it out", "压缩的部分过多，请不要导入")
    if data.count(b"PK\x01\x02", place - size if size <= place else 0, place) > limits.max_packed_names:
        raise refusal(path, "packs more parts than any document; leave it out", "压缩的部分过多，请不要导入")
