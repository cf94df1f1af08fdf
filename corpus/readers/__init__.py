"""One reader per file format: a path goes in, a `SourceFile` with its canonical text comes out.

The readers know nothing of headings, notes or stories; they only decide which characters a file holds. What kind a file
is decides its content, never its name alone. The libraries of a format are imported when its first file is read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.model import SourceFile
from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.readers.kinds import REFUSED, find_kind, not_read, suffix_kind
from corpus.readers.limits import LIMITS, Limits, refusal, shown
from corpus.readers.markdown import read_markdown
from corpus.readers.pdf import read_pdf
from corpus.readers.text import decode_text, read_source
from errors import ZhengwenError

READERS: dict[str, Callable[[Path, str], SourceFile]] = {
    ".docx": read_docx,
    ".htm": read_html,
    ".html": read_html,
    ".md": read_markdown,
    ".pdf": read_pdf,
    ".txt": read_source,
}


def is_known(path: Path) -> bool:
    """Whether the file's name is that of a format which is read, or of one for which a line says what to do."""
    kind = suffix_kind(path)
    return kind in READERS or kind in REFUSED


def read_file(path: Path, name: str) -> SourceFile:
    """The file at `path` by the reader of what it holds, called `name` in every locator; CorpusError if it is not read."""
    if shown(path.name) != path.name:
        raise refusal(path, "its name holds signs that hide or turn text; rename it", "文件名含有会隐藏或翻转文字的符号，请重命名")
    kind = find_kind(path)
    if kind not in READERS:
        raise not_read(path, kind)
    try:
        return READERS[kind](path, name)
    except (ZhengwenError, KeyboardInterrupt):
        raise
    except Exception as error:  # one strange file must not stop the others from being read
        english = f"the reader of {kind} files fails on it ({type(error).__name__}); save it again as .docx or .txt, and please report it"
        raise refusal(path, english, "读取程序无法处理该文件，请另存为 .docx 或 .txt 后再导入，并请反馈") from error


__all__ = ["LIMITS", "READERS", "Limits", "decode_text", "is_known", "read_file", "read_pdf", "read_source", "refusal", "shown"]
