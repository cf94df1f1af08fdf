"""Files that mean harm or are broken: each ends in one line, in seconds, and the others are read."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import read_reports
from corpus.furniture import tail_start
from corpus.readers import read_file
from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.readers.limits import Limits
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_source
from errors import CorpusError
from tests.corpus.writing import cell, docx_of, paragraph, part, run, write_docx
from tests.growth import MOST, TIMES, growth

GOOD = "2026年青川县政府工作报告\n一、2025年工作回顾\n地区生产总值增长5%。\n"
SMALL = Limits(max_file_bytes=200_000, max_unpacked_bytes=100_000, max_tags=2_000, max_cells=300, max_chars=5_000, max_packed_names=50)
SAVE_AS = "文件 → 另存为 → Word 文档 (*.docx)"


def line_of(error: CorpusError, path: Path) -> str:
    """The error's line: the file's name, English / 中文, nothing else."""
    line = str(error)
    assert line.startswith(f"{path}: ") and "\n" not in line and " / " in line
    assert any("一" <= sign <= "鿿" for sign in line.rsplit(" / ", 1)[1]), line
    return line


def packed(path: Path, name: str, data: bytes) -> Path:
    """A Word file one of whose parts is `data`."""
    write_docx(path.with_suffix(".tmp"), paragraph(run("增长5%。")), {"footnotes": part("footnotes", "")})
    with zipfile.ZipFile(path.with_suffix(".tmp")) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, data if one == name else old.read(one))
    path.with_suffix(".tmp").unlink()
    return path


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "增增增增增增增增"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


def zip_bomb(path: Path) -> Path:
    return packed(path, "word/document.xml", b" " * 50_000_000)


def entity_bomb(path: Path) -> Path:
    return packed(
        path,
        "word/document.xml",
        (ENTITIES + part("document", "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>").split("?>", 1)[1]).encode(),
    )


def outside_entity(path: Path) -> Path:
    return packed(path, "word/footnotes.xml", (ENTITIES + part("footnotes", "<w:t>&c;</w:t>").split("?>", 1)[1]).encode())


def many_cells(path: Path) -> Path:
    return write_docx(path, f"<w:tbl>{('<w:tr>' + '<w:tc/>' * 100 + '</w:tr>') * 100}</w:tbl>")


def wide_cells(path: Path) -> Path:
    row = "<w:tr>" + cell(paragraph(run("一")), '<w:gridSpan w:val="150"/>') + cell("") + "</w:tr>"
    return write_docx(path, f"<w:tbl>{row * 3}</w:tbl>")


def cut_off(path: Path) -> Path:
    whole = docx_of(GOOD, path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def broken_inside(path: Path) -> Path:
    return packed(path, "word/document.xml", part("document", "<w:body><w:p>").encode())


def no_text_part(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/other.xml", "<x/>")
    return path


def locked_parts(path: Path) -> Path:
    data = bytearray(docx_of(GOOD, path).read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(sign, start)) >= 0:
            struct.pack_into("<H", data, start + place, 1)
            start += 4
    path.write_bytes(data)
    return path


def many_parts(path: Path) -> Path:
    with zipfile.ZipFile(docx_of(GOOD, path), "a") as archive:
        for number in range(60):
            archive.writestr(f"../../{number}", "")
    return path


def deep(path: Path) -> Path:
    return write_docx(path, "<w:tbl><w:tr><w:tc>" * 120 + "</w:tc></w:tr></w:tbl>" * 120)


def empty_page(path: Path) -> Path:
    return write_docx(path, paragraph("<w:r><w:drawing/></w:r>"))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (zip_bomb, "unpacks to more than any report"),
        (entity_bomb, "XML entities"),
        (outside_entity, "XML entities"),
        (many_cells, "tags"),
        (wide_cells, "300 cells"),
        (cut_off, "damaged or cut off"),
        (broken_inside, "damaged or cut off"),
        (no_text_part, "damaged or cut off"),
        (locked_parts, "password"),
        (many_parts, "more parts"),
        (deep, "damaged or cut off"),
        (empty_page, "no text"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_hostile_word_file_ends_in_one_line(tmp_path: Path, make: Callable[[Path], Path], says: str) -> None:
    path = make(tmp_path / "bad.docx")
    tracemalloc.start()
    with pytest.raises(CorpusError) as raised:
        read_docx(path, "bad.docx", SMALL)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert says in line_of(raised.value, path)
    assert peak < 10_000_000


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<html><table>" + "<tr><td>一</td></tr>" * 3000 + "</table>", "tags"),
        ("<html><table><tr><td colspan=999 rowspan=60000>一<td>二</tr>" + "<tr><td>三" * 400 + "</table>", "cells"),
        ("<html>" + "<div>" * 1500 + "增长。", "nested"),
        ("<html><p>" + "增长。" * 3000 + "</p>", "characters"),
        ("<html><p>" + "增长。" * 90_000 + "</p>", "larger than 200,000 bytes"),
        ("<html><script>增长。</script><img src=a.png>", "no text"),
    ],
)
def test_a_hostile_page_ends_in_one_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.html"
    path.write_text(text, "utf-8")
    with pytest.raises(CorpusError) as raised:
        read_html(path, "bad.html", SMALL)
    assert says in line_of(raised.value, path)


def test_one_long_line_ends_in_one_line(tmp_path: Path) -> None:
    for reader, name in ((read_source, "long.txt"), (read_markdown, "long.md")):
        path = tmp_path / name
        path.write_text("增长" * 3000, "utf-8")
        with pytest.raises(CorpusError) as raised:
            reader(path, name, SMALL)
        assert "6,000 characters" in line_of(raised.value, path)


@pytest.mark.parametrize(
    ("sign", "most"), [("<!--", 100_000), ("<table", 60_000), ("**", 150_000), ("[a](", 70_000), ("`", 300_000), ("[^a]", 70_000)]
)
def test_signs_of_markdown_without_end_cost_in_proportion(tmp_path: Path, sign: str, most: int) -> None:
    path = tmp_path / "bad.md"

    def read(size: int) -> None:
        path.write_text("增长5%。\n" + sign * size, "utf-8")
        read_markdown(path, "bad.md")

    assert growth(read, most // TIMES) < MOST


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNREAD = {
    "a.doc": (OLE + "WordDocument".encode("utf-16-le") + bytes(600), "an old Word file", SAVE_AS),
    "b.docx": (OLE + "WordDocument".encode("utf-16-le") + bytes(600), "an old Word file", SAVE_AS),
    "c.docx": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "protected with a password", SAVE_AS),
    "d.wps": (OLE + bytes(600), "a WPS file", SAVE_AS),
    "e.png": (b"\x89PNG\r\n\x1a\n" + bytes(300), "an image", SAVE_AS),
    "f.txt": (b"\xff\xd8\xff\xe0" + bytes(300), "an image", SAVE_AS),
    "g.rtf": (b"{\\rtf1\\ansi ...}", "an RTF file", SAVE_AS),
    "h.mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a web archive", "HTML"),
    "i.xls": (OLE + "Workbook".encode("utf-16-le") + bytes(600), "a spreadsheet", "docx"),
    "j.docx": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "Word XML", SAVE_AS),
    "k.bmp": (b"BM" + bytes(300), "an image", SAVE_AS),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_a_kind_that_is_not_read_says_what_to_do(tmp_path: Path, name: str) -> None:
    data, english, advice = UNREAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CorpusError) as raised:
        read_file(path, name)
    line = line_of(raised.value, path)
    assert english in line and advice in line


def test_an_ofd_is_told_from_other_packed_files(tmp_path: Path) -> None:
    for name, inner, says in (("a.ofd", "OFD.xml", "an OFD file"), ("b.docx", "xl/workbook.xml", "a spreadsheet")):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(inner, "<x/>")
        with pytest.raises(CorpusError) as raised:
            read_file(path, name)
        assert says in line_of(raised.value, path)


def test_a_name_that_turns_the_text_around_it_is_refused_in_a_line_that_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "报告\u202etxt.docx"
    docx_of(GOOD, path)
    result = read_reports([tmp_path])
    (line,) = result.failures
    assert "报告\\u202etxt.docx: its name holds signs" in line and "\u202e" not in line


def test_a_manifest_cannot_reach_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("机密。", "utf-8")
    inside = tmp_path / "reports"
    inside.mkdir()
    (inside / "a.txt").write_text(GOOD, "utf-8")
    (inside / "manifest.toml").write_text('[[report]]\nid = "x"\nfiles = ["a.txt", "../secret.txt"]\n', "utf-8")
    assert [file.name for report in read_reports([inside]).reports for file in report.files] == ["a.txt"]


def test_bad_files_do_not_keep_the_good_ones_from_being_read(tmp_path: Path) -> None:
    for number, make in enumerate((entity_bomb, outside_entity, cut_off, broken_inside, no_text_part, locked_parts, deep, empty_page)):
        make(tmp_path / f"bad-{number}.docx")
    for name, (data, _, _) in UNREAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good-1.txt").write_text(GOOD, "utf-8")
    docx_of(GOOD, tmp_path / "good-2.docx")
    (tmp_path / "~$good-2.docx").write_bytes(b"\x05user" + bytes(150))
    result = read_reports([tmp_path])
    assert [report.id for report in result.reports] == ["good-1", "good-2"]
    assert len(result.failures) == 8 + len(UNREAD)
    assert all(" / " in line and "\n" not in line for line in result.failures)


def test_a_reader_that_fails_names_the_file_and_the_rest_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, name: str) -> None:
        raise AttributeError("x")

    monkeypatch.setitem(__import__("corpus.readers", fromlist=["READERS"]).READERS, ".docx", fails)
    docx_of(GOOD, tmp_path / "a.docx")
    (tmp_path / "b.txt").write_text(GOOD, "utf-8")
    result = read_reports([tmp_path])
    assert [report.id for report in result.reports] == ["b"]
    assert "a.docx: the reader of .docx files fails on it (AttributeError)" in result.failures[0]


def test_a_page_of_endless_short_lines_costs_in_proportion() -> None:
    assert tail_start(["增长"] * 100_000, [False] * 100_000) == 100_000
    assert tail_start(["增长。"] * 100_000, [True] * 100_000) == 100_000 - 133
    assert growth(lambda size: tail_start(["增长"] * size, [False] * size), 25_000) < MOST
    assert growth(lambda size: tail_start(["增长。"] * size, [True] * size), 25_000) < MOST
