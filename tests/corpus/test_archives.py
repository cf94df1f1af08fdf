"""ZIP archives: what is unpacked, what is refused, and names as Windows writes them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from corpus import ArchiveLimits, unpack_archive
from errors import CorpusError

REPORT = "2026年青岭县政府工作报告\n一、2025年工作回顾\n地区生产总值增长6%。\n"


def pack(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_reports_and_manifests_are_unpacked_and_the_rest_is_named(tmp_path: Path) -> None:
    path = pack(
        tmp_path / "a.zip",
        {
            "2026/青岭县.txt": REPORT, "2026/manifest.toml": "", "README.md": "x", "__MACOSX/2026/._青岭县.txt": "x",
            "2026/.DS_Store": "x", "图.png": "x", "旧.zip": "x",
        },
    )  # fmt: skip
    failures = unpack_archive(path, tmp_path / "out", ArchiveLimits())
    assert sorted(file.relative_to(tmp_path / "out").as_posix() for file in (tmp_path / "out").rglob("*") if file.is_file()) == [
        "2026/manifest.toml",
        "2026/青岭县.txt",
    ]
    assert (tmp_path / "out" / "2026" / "青岭县.txt").read_text("utf-8") == REPORT
    assert len(failures) == 2
    for line, words in zip(failures, [("图.png", "not read", "不支持"), ("旧.zip", "inside an archive", "嵌套")], strict=True):
        assert all(word in line for word in words) and str(path) in line and "\n" not in line


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"abcd.txt": REPORT})  # as many bytes as the name below
    path.write_bytes(path.read_bytes().replace(b"abcd.txt", "青岭.txt".encode("gbk")))
    assert unpack_archive(path, tmp_path / "out", ArchiveLimits()) == []
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["青岭.txt"]


def test_unpacking_again_keeps_what_is_there_and_drops_what_is_gone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    unpack_archive(pack(tmp_path / "a.zip", {"a.txt": REPORT, "b.txt": REPORT + "1"}), out, ArchiveLimits())
    before = (out / "a.txt").stat().st_mtime_ns
    (out / "b.txt").write_text("half", "utf-8")
    unpack_archive(tmp_path / "a.zip", out, ArchiveLimits())
    assert (out / "a.txt").stat().st_mtime_ns == before and (out / "b.txt").read_text("utf-8") == REPORT + "1"
    unpack_archive(pack(tmp_path / "a.zip", {"a.txt": REPORT}), out, ArchiveLimits())
    assert [file.name for file in out.iterdir()] == ["a.txt"]


def _damaged(path: Path) -> Path:
    pack(path, {"a.txt": REPORT * 50})
    path.write_bytes(path.read_bytes()[:-30])
    return path


def _locked(path: Path) -> Path:
    pack(path, {"a.txt": REPORT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    return path


def _link(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        entry = zipfile.ZipInfo("a.txt")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return path


REFUSED = {
    "a bomb": (lambda path: pack(path, {"a.txt": b"0" * (30 << 20)}), "grows as no report does", "压缩比"),
    "too large": (lambda path: pack(path, {"a.txt": bytes(range(256)) * 9000}), "larger than 2 MiB", "过大"),
    "too many files": (lambda path: pack(path, {f"{n}.txt": REPORT for n in range(12)}), "more than 10", "上限"),
    "a way out": (lambda path: pack(path, {"../a.txt": REPORT}), "outside of the archive", "越界"),
    "a way out in the middle": (lambda path: pack(path, {"x/../../a.txt": REPORT}), "outside of the archive", "越界"),
    "a way out as Windows writes it": (lambda path: pack(path, {"..\\a.txt": REPORT}), "outside of the archive", "越界"),
    "a root": (lambda path: pack(path, {"/tmp/a.txt": REPORT}), "outside of the archive", "越界"),
    "a drive": (lambda path: pack(path, {"C:\\a.txt": REPORT}), "outside of the archive", "越界"),
    "a link": (_link, "outside of the archive", "越界"),
    "a password": (_locked, "password", "密码"),
    "damage": (_damaged, "damaged", "损坏"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_an_archive_that_may_do_harm_is_refused_in_one_line_in_both_languages(tmp_path: Path, kind: str) -> None:
    make, english, chinese = REFUSED[kind]
    path = make(tmp_path / "a.zip")
    with pytest.raises(CorpusError) as raised:
        unpack_archive(path, tmp_path / "out", ArchiveLimits(files=10, mib=2 if kind != "a bomb" else 64))
    line = str(raised.value)
    assert str(path) in line and english in line and chinese in line and "\n" not in line
    assert not (tmp_path / "out").exists() and sorted(file.name for file in tmp_path.iterdir()) == ["a.zip"]
