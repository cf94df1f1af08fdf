"""What a visitor sends: taken in pieces, weighed, and kept apart until it is read.

In: the body of a request, file by file, with its name. Out: a token for a file that may be read, or the name of what is
wrong with it; later the file stands in the folder of uploads under a name of its own. Size, kind and number are limited
here, on the way in. The module knows nothing of reports, indexes or pages.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Literal

Problem = Literal["kind", "size", "number", "empty", "name", "lost", "closed"]
PROBLEMS: tuple[Problem, ...] = ("kind", "size", "number", "empty", "name", "lost", "closed")

ARCHIVE = ".zip"  # what holds several files
SOURCES = "sources"  # the uploads' folder in the index folder: what every build reads beside the project's own reports
WAITING = "incoming"  # where a file waits to be read
AT_ONCE = 20  # files of one go; a folder of reports is a task for ingest.py
_WAITS_S = 3600.0
_TOKEN = re.compile(r"[0-9a-f]{32}")
# Signs that a file system or a report's id cannot hold: a/b, 区:报, #1; control and direction signs go by category.
_UNSAFE = re.compile(r'[/\\:*?"<>|#\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:readme|manifest|con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_MAX_STEM_CHARS = 60


class RefusedUpload(Exception):
    """A file that is not taken; its only argument is the Problem."""

    @property
    def problem(self) -> Problem:
        """What is wrong with the file."""
        return self.args[0]


@dataclass(frozen=True)
class Waiting:
    """A file that was taken and waits to be read."""

    token: str
    name: str
    path: Path


class Uploads:
    """The folders of uploads beside an index, with their limits."""

    def __init__(self, index_dir: Path, kinds: Collection[str], max_bytes: int, max_files: int) -> None:
        self.folder = index_dir / SOURCES
        self.kinds = tuple(sorted(kinds))
        self.max_bytes = max_bytes
        self.max_files = max_files
        self._incoming = index_dir / WAITING
        self._waiting: dict[str, Waiting] = {}
        self._lock = Lock()
        shutil.rmtree(self._incoming, ignore_errors=True)  # of a page that was ended while files waited

    @property
    def open(self) -> bool:
        """Whether this page takes files at all."""
        return self.max_files > 0

    @property
    def room(self) -> int:
        """How many more files may be kept."""
        settled = sum(path.is_file() for path in self.folder.rglob("*")) if self.folder.is_dir() else 0
        return self.max_files - settled - len(self._waiting)

    async def take(self, given: str, announced: int | None, body: AsyncIterator[bytes]) -> Waiting:
        """Keep one file of a visitor. Raises RefusedUpload before anything is kept, or as soon as it grows too large."""
        name = clean_name(given)
        self._admit(name, announced)
        token = secrets.token_hex(16)
        path = self._incoming / f"{token}{Path(name).suffix.lower()}"
        with self._lock:
            self._waiting[token] = waiting = Waiting(token, name, path)
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
            await self._write(path, body)
        except BaseException:
            self.drop(token)
            raise
        return waiting

    def waiting(self, token: object) -> Waiting | None:
        """The file that waits under a token."""
        known = isinstance(token, str) and _TOKEN.fullmatch(token) is not None
        return self._waiting.get(str(token)) if known else None

    def drop(self, token: str) -> None:
        """Delete a waiting file."""
        with self._lock:
            waiting = self._waiting.pop(token, None)
        if waiting is not None:
            waiting.path.unlink(missing_ok=True)

    def settle(self, token: str, taken: Collection[str]) -> Path:
        """Move a waiting file to the uploads, under its name or, where that is in `taken` or there, one with a number."""
        with self._lock:
            waiting = self._waiting.pop(token)
            self.folder.mkdir(parents=True, exist_ok=True)
            path, number = self.folder / waiting.name, 2
            while path.exists() or path.name in taken:
                path, number = self.folder / f"{Path(waiting.name).stem}-{number}{Path(waiting.name).suffix}", number + 1
            shutil.move(waiting.path, path)
        return path

    def holds(self, path: Path) -> bool:
        """Whether a file is one of the uploads."""
        return self.folder.resolve() in path.resolve().parents

    def _admit(self, name: str, announced: int | None) -> None:
        self._forget_old()
        if not self.open:
            raise RefusedUpload("closed")
        if not name:
            raise RefusedUpload("name")
        if Path(name).suffix.lower() not in self.kinds:
            raise RefusedUpload("kind")
        if announced is not None and announced > self.max_bytes:
            raise RefusedUpload("size")
        if self.room <= 0 or len(self._waiting) >= AT_ONCE:
            raise RefusedUpload("number")

    async def _write(self, path: Path, body: AsyncIterator[bytes]) -> None:
        size = 0
        with path.open("xb") as stream:
            async for chunk in body:
                size += len(chunk)
                if size > self.max_bytes:
                    raise RefusedUpload("size")
                stream.write(chunk)
        if size == 0:
            raise RefusedUpload("empty")

    def _forget_old(self) -> None:
        """Drop files that a visitor sent and never had read."""
        for waiting in list(self._waiting.values()):
            try:
                if time.time() - waiting.path.stat().st_mtime > _WAITS_S:
                    self.drop(waiting.token)
            except OSError:
                continue


def clean_name(given: str) -> str:
    """A file's name as it is kept: no folders, no signs that a file system minds, not too long; "" if nothing is left.

    >>> clean_name("C:\\\\报告\\\\渝中区 2026#.TXT"), clean_name("../../etc/passwd.txt"), clean_name("README.md")
    ('渝中区 2026.TXT', 'passwd.txt', 'report-README.md')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    kept = "".join(sign for sign in last if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    name = " ".join(_UNSAFE.sub(" ", kept).split())
    stem, dot, suffix = name.rpartition(".")
    stem = stem.strip(" .")[:_MAX_STEM_CHARS].strip()
    if not dot or not stem or not suffix.strip():
        return ""
    return f"{'report-' if _RESERVED.match(stem) else ''}{stem}.{suffix.strip()}"
