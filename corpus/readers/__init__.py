"""One reader per file format: a path goes in, a `SourceFile` with its canonical text comes out.

The readers know nothing of headings, notes or stories; they only decide which characters a file holds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.model import SourceFile
from corpus.readers.pdf import read_pdf
from corpus.readers.text import read_source

READERS: dict[str, Callable[[Path, str], SourceFile]] = {".txt": read_source, ".pdf": read_pdf}

__all__ = ["READERS", "read_pdf", "read_source"]
