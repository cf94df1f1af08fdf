"""Files to text: encodings, line ends, and what is no text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from corpus.readers import read_source
from errors import CorpusError

TEXT = "一、2025年工作回顾\r\n地区生产总值增长5%左右。\n“三同”政策落地。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16-le", "utf-16-be", "gb18030"],
)
def test_every_encoding_gives_the_same_canonical_text(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    source = read_source(path, "a/report.txt")
    assert (source.text, source.encoding, source.name) == (TEXT, encoding, "a/report.txt")
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        ("　\n　".encode(), "only white space"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(256)) * 8, "not a text"),
        (b"%PDF-1.7\n\x00\x01\x02\xff\xfe" * 40, "not a text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(300), "not a text"),
    ],
    ids=["empty", "blank", "ideographic blanks", "zip", "pdf", "png"],
)
def test_what_is_no_text_gives_one_clear_line(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(CorpusError) as raised:
        read_source(path, "report.txt")
    line = str(raised.value)
    assert str(path) in line and says in line and ";" in line and "\n" not in line


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="there is no such file; check the path"):
        read_source(tmp_path / "nowhere.txt", "nowhere.txt")
    with pytest.raises(CorpusError, match="this is a folder"):
        read_source(tmp_path, "folder")
