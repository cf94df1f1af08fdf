"""The same text gives the same report, whichever format holds it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import Report, read_reports
from corpus.readers import READERS, read_file
from tests.corpus.writing import docx_of, html_of, md_of

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports"
WRITERS: dict[str, Callable[[str, Path], Path]] = {".docx": docx_of, ".html": html_of, ".md": md_of}


def written(folder: Path, suffix: str) -> dict[str, Report]:
    """The reports of data/reports written in another format and read back."""
    for path in REPORTS.glob("*.txt"):
        WRITERS[suffix](path.read_text("utf-8"), folder / (path.stem + suffix))
    manifest = (REPORTS / "manifest.toml").read_text("utf-8")
    (folder / "manifest.toml").write_text(manifest.replace('.txt"', f'{suffix}"'), "utf-8")
    result = read_reports([folder])
    assert result.failures == ()
    return {report.id: report for report in result.reports}


def blocks(report: Report) -> list[tuple[Any, ...]]:
    return [
        (block.kind, block.text.string, block.section, block.story, block.level, block.scope, block.speaker, block.marks)
        for block in report.blocks
    ]


def tables(report: Report) -> list[tuple[Any, ...]]:
    return [
        (
            block.table.title,
            [column.string for column in block.table.columns],
            [[(cell.text.string, cell.filled) for cell in row] for row in block.table.rows],
        )
        for block in report.blocks
        if block.table
    ]


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_text_gives_the_same_report_from_every_format(tmp_path: Path, suffix: str, yuzhong: dict[str, Report]) -> None:
    found = written(tmp_path, suffix)
    assert list(found) == list(yuzhong)
    for name, report in yuzhong.items():
        other = found[name]
        assert blocks(other) == blocks(report)
        assert [(n.mark, n.text.string, n.terms, n.blocks) for n in other.notes] == [
            (n.mark, n.text.string, n.terms, n.blocks) for n in report.notes
        ]
        assert tables(other) == tables(report)
        assert other.facts == report.facts
        assert (other.title, other.date, other.missing) == (
            report.title,
            report.date,
            tuple(m.replace(".txt", suffix) for m in report.missing),
        )
        for receipt, file in zip(other.receipts, other.files, strict=True):
            assert receipt.read == len(file.text) == receipt.kept + sum(receipt.dropped.values())
            assert "unread" not in receipt.dropped


def test_every_text_leads_back_to_the_canonical_text(tmp_path: Path) -> None:
    for suffix in WRITERS:
        for report in written(tmp_path, suffix).values():
            for text in (*(block.text for block in report.blocks), *(note.text for note in report.notes)):
                for run in text.runs:
                    source = report.files[run.file].text
                    assert text.string[run.start : run.start + run.length] == source[run.source_start : run.source_start + run.length]
        for path in tmp_path.iterdir():
            path.unlink()


REPORT = "2026年青川县政府工作报告\n一、2025年工作回顾\n地区生产总值增长5%。\n"


@pytest.mark.parametrize("claimed", [".txt", ".docx", ".doc", ".html", ".md"])
@pytest.mark.parametrize("real", [".txt", ".docx", ".html"])
def test_a_file_is_read_by_what_it_holds_not_by_its_name(tmp_path: Path, claimed: str, real: str) -> None:
    path = tmp_path / f"report{claimed}"
    if real == ".txt":
        path.write_text(REPORT, "utf-8")
    else:
        WRITERS[real](REPORT, path)
    (report,) = read_reports([path]).reports
    assert [(block.kind, block.text.string) for block in report.blocks] == [
        ("title", "2026年青川县政府工作报告"),
        ("heading", "一、2025年工作回顾"),
        ("paragraph", "地区生产总值增长5%。"),
    ]


def test_readers_end_in_one_type(tmp_path: Path) -> None:
    """Every reader gives the name it was given, the checksum of the bytes and a text."""
    for suffix, write in WRITERS.items():
        path = write(REPORT, tmp_path / f"report{suffix}")
        for source in (read_file(path, "a/b"), READERS[suffix](path, "a/b")):
            assert (source.name, len(source.sha256)) == ("a/b", 64) and "地区生产总值增长5%。" in source.text


def test_reading_text_loads_no_library_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    program = (
        "import sys; from pathlib import Path; from corpus import read_reports; "
        f"assert read_reports([Path({str(tmp_path)!r})]).reports; sys.exit('lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=REPORTS.parents[1], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
