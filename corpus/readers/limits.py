"""How large a file may be, so that a hostile one ends in a line within seconds and never fills the memory.

In: nothing. Out: `Limits`, plain numbers that every reader takes as an argument, their defaults, and the
one shape that all lines about files have: English / 中文, with the file's name made safe to print. Knows
nothing of formats.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from errors import CorpusError

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Largest sizes that are read.

    Measured: a report of 36,000 characters as .docx (written by pandoc) is 54 kB packed, 255 kB unpacked and 5,300 tags;
    Word's own files, which part text into more runs, were taken to have ten times as many.
    """

    max_file_bytes: int = 64 * _MIB
    max_unpacked_bytes: int = 48 * _MIB  # all parts of a packed file together
    max_tags: int = 500_000  # of a part of a Word file, or of a page: some 0.3 GB and 10 s of one core
    max_cells: int = 200_000  # of one table, merged cells counted out
    max_chars: int = 1_000_000  # of the canonical text: in one line 1 s and 0.3 GB of work, in lines of two characters 11 s
    max_packed_names: int = 20_000  # entries of a packed file


LIMITS = Limits()


def shown(path: Path | str) -> str:
    """A path as a line may print it: signs that move, hide or turn text are written out.

    >>> shown("报告\\u202etxt.docx")
    '报告\\\\u202etxt.docx'
    """
    return "".join(f"\\u{ord(char):04x}" if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char for char in str(path))


def refusal(path: Path | str, english: str, chinese: str) -> CorpusError:
    """The error for a file that is not read: one line, English / 中文.

    >>> str(refusal("a.docx", "the file is damaged; save it again", "文件已损坏，请重新保存"))
    'a.docx: the file is damaged; save it again / 文件已损坏，请重新保存'
    """
    return CorpusError(f"{shown(path)}: {english} / {chinese}")


def load_bytes(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of the file at `path`; CorpusError where there is none, it cannot be read, is empty or too large."""
    try:
        if path.stat().st_size > limits.max_file_bytes and path.is_file():
            raise too_large(path, limits)
        with path.open("rb") as stream:
            data = stream.read(limits.max_file_bytes + 1)
    except FileNotFoundError:
        raise refusal(path, "there is no such file; check the path", "没有这个文件，请检查路径") from None
    except IsADirectoryError:
        raise refusal(
            path, "this is a folder, not a file; name a file in it or ingest the folder", "这是文件夹，请指定其中的文件或导入整个文件夹"
        ) from None
    except OSError as error:
        raise refusal(path, f"cannot be read ({error.strerror}); check its permissions", "无法读取，请检查权限") from None
    if len(data) > limits.max_file_bytes:
        raise too_large(path, limits)
    if not data.strip():
        raise refusal(path, "the file is empty; save the report's text in it, or leave it out", "文件是空的，请存入报告正文或不要导入")
    return data


def too_large(path: Path, limits: Limits) -> CorpusError:
    """The line for a file with too many bytes."""
    size = limits.max_file_bytes
    most = f"{size // _MIB} MiB" if size >= _MIB else f"{size:,} bytes"
    return refusal(path, f"larger than {most}, more than any report; split it or leave it out", f"超过 {most}，请拆分或不要导入")


def check_text(path: Path, text: str, limits: Limits) -> None:
    """Raise CorpusError where a canonical text has nothing in it or too much."""
    if not text.strip():
        raise refusal(
            path,
            "the file holds only white space, no text; save the report's text in it (a scanned page needs text recognition first), "
            "or leave it out",
            "文件中没有文字，请存入报告正文（扫描件需先做文字识别）或不要导入",
        )
    if len(text) > limits.max_chars:
        raise refusal(
            path,
            f"holds {len(text):,} characters, and {limits.max_chars:,} are read at most; split it",
            f"共 {len(text)} 个字符，最多读取 {limits.max_chars} 个，请拆分",
        )
