"""The command line of ingest.py: lines, receipts, exit status."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ingest
from corpus import read_reports
from index.storage import open_index

ROOT = Path(__file__).resolve().parent.parent


class HashEmbedder:
    name, fingerprint, dimension = "hash", "hash-1", 32

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            vectors[row, zlib.crc32(text.encode()) % self.dimension] = 1
        return vectors


@pytest.fixture(autouse=True)
def _small_embedder(monkeypatch: Any) -> None:
    monkeypatch.setattr("index.embedder.load_embedder", lambda name=None: HashEmbedder())


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "gansu.txt").write_text("甘肃省政府工作报告\n一、工作回顾\n粮食产量256亿斤。\n", encoding="utf-8")
    (folder / "yunnan.txt").write_text("云南省政府工作报告\n一、工作回顾\n旅游收入1.2万亿元。\n", encoding="utf-8")
    return folder


def run(capsys: Any, *arguments: object) -> tuple[int, str, str]:
    status = ingest.main([str(argument) for argument in arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_reports_are_read_with_a_receipt_and_the_index_stands(capsys: Any, tmp_path: Path, reports: Path) -> None:
    status, out, err = run(capsys, reports, "--index-dir", tmp_path / "built")
    assert (status, err) == (0, "")
    assert "added: gansu (1 passage)" in out and "added: yunnan (1 passage)" in out
    assert re.search(r"index written: 2 reports, 2 passages, 2 sentences, \d+\.\d s, fingerprint [0-9a-f]{16}$", out.strip())
    assert list(open_index(tmp_path / "built").reports) == ["gansu", "yunnan"]


def test_the_receipts_of_the_projects_own_reports_add_up(capsys: Any, tmp_path: Path) -> None:
    status, out, err = run(capsys, "--index-dir", tmp_path / "built")
    assert (status, err) == (0, "")
    rows = [re.split(r"\s{2,}", line) for line in out.splitlines() if re.match(r"\S+\.txt\s{2,}\d", line)]
    assert [row[0] for row in rows] == sorted(path.name for path in (ROOT / "data" / "reports").glob("*.txt"))
    for row in rows:
        read, kept, left_out = (int(cell.replace(",", "")) for cell in row[1:4])
        assert read == kept + left_out, row
        reasons = next((line for line in out.splitlines() if line.startswith(f"{row[0]}: left out ")), "")
        assert sum(int(number.replace(",", "")) for number in re.findall(r" ([\d,]+)(?:,|$)", reasons)) == left_out, row
    assert "do not add up" not in out
    notes = {row[0]: row[4:7] for row in rows}
    assert notes["yuzhong-plan-report-2026.txt"] == ["64", "64", "64"]


def test_a_second_run_has_nothing_to_do(capsys: Any, tmp_path: Path, reports: Path) -> None:
    first = run(capsys, reports, "--index-dir", tmp_path / "built")[1]
    status, out, _ = run(capsys, reports, "--index-dir", tmp_path / "built")
    assert status == 0
    assert out.splitlines()[:2] == ["unchanged: gansu (1 passage)", "unchanged: yunnan (1 passage)"]
    assert out.splitlines()[2].startswith("nothing to do: 2 reports")
    assert out.split()[-1] == first.split()[-1]


def test_remove_takes_one_report_out_and_reads_nothing(capsys: Any, tmp_path: Path, reports: Path) -> None:
    run(capsys, reports, "--index-dir", tmp_path / "built")
    status, out, _ = run(capsys, "--remove", "gansu", "--index-dir", tmp_path / "built")
    assert status == 0 and "removed: gansu" in out.splitlines()
    assert list(open_index(tmp_path / "built").reports) == ["yunnan"]


def test_exact_names_first_what_will_go(capsys: Any, tmp_path: Path, reports: Path) -> None:
    run(capsys, reports, "--index-dir", tmp_path / "built")
    status, out, _ = run(capsys, reports / "yunnan.txt", "--exact", "--index-dir", tmp_path / "built")
    assert status == 0
    assert out.splitlines()[0] == "going: gansu (甘肃省政府工作报告)"


def test_a_file_that_cannot_be_read_is_named_and_the_status_is_2(capsys: Any, tmp_path: Path, reports: Path) -> None:
    (reports / "scan.xyz").write_bytes(b"\x00")
    status, out, err = run(capsys, reports, "--index-dir", tmp_path / "built")
    assert status == 2
    assert "added: gansu (1 passage)" in out
    assert err.count("\n") == 1 and err.startswith("ingest.py: not read: ") and "scan.xyz" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["/nowhere/at/all"], "no such file or folder"),
        (["--remove", "nothing"], "no such report in the index"),
        (["--translate"], "ZHENGWEN_MODEL"),
    ],
)
def test_what_a_person_can_mend_is_one_line_and_status_2(capsys: Any, tmp_path: Path, arguments: list[str], words: str) -> None:
    status, _, err = run(capsys, *arguments, "--index-dir", tmp_path / "built")
    assert status == 2
    assert err.count("\n") == 1 and words in err and "Traceback" not in err


def test_a_damaged_index_is_refused_with_the_command_that_rebuilds_it(capsys: Any, tmp_path: Path, reports: Path) -> None:
    run(capsys, reports, "--index-dir", tmp_path / "built")
    (path,) = (tmp_path / "built").glob("generation-*/sentences.faiss")
    path.write_bytes(path.read_bytes()[:-1])
    status, _, err = run(capsys, reports, "--index-dir", tmp_path / "built")
    assert status == 2 and "sentences.faiss" in err and "python ingest.py --rebuild" in err
    status, out, err = run(capsys, reports, "--rebuild", "--index-dir", tmp_path / "built")
    assert (status, err) == (0, "") and "index written: 2 reports" in out


def test_an_internal_failure_is_one_line_and_status_1(capsys: Any, tmp_path: Path, reports: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("index.build.read_reports", lambda paths: 1 / 0)
    status, _, err = run(capsys, reports, "--index-dir", tmp_path / "built")
    assert status == 1
    assert err == "ingest.py: internal failure, please report it: ZeroDivisionError: division by zero\n"


def test_an_unknown_setting_is_refused(capsys: Any, tmp_path: Path, reports: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("ZHENGWEN_INDX_DIR", "x")
    status, _, err = run(capsys, reports, "--index-dir", tmp_path / "built")
    assert status == 2 and "ZHENGWEN_INDX_DIR" in err


def test_uploads_beside_the_index_are_read_by_default(capsys: Any, tmp_path: Path) -> None:
    uploads = tmp_path / "built" / "sources"
    uploads.mkdir(parents=True)
    (uploads / "henan.txt").write_text("河南省政府工作报告\n一、工作回顾\n粮食产量1350亿斤。\n", encoding="utf-8")
    status, out, _ = run(capsys, "--index-dir", tmp_path / "built")
    assert status == 0 and "added: henan (1 passage)" in out and "added: yuzhong-plan-report-2026" in out
    assert run(capsys, "--rebuild", "--index-dir", tmp_path / "built")[0] == 0
    assert (uploads / "henan.txt").is_file()
    assert "henan" in open_index(tmp_path / "built").reports


def test_help_starts_without_the_index() -> None:
    program = "import sys, ingest\ntry: ingest.main(['--help'])\nexcept SystemExit: pass\nsys.exit('faiss' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, "--exact" in done.stdout) == (0, True)


def test_opening_and_searching_loads_neither_llama_index_nor_torch(capsys: Any, tmp_path: Path, reports: Path) -> None:
    run(capsys, reports, "--index-dir", tmp_path / "built")
    program = (
        "import sys\nfrom index import Retriever, open_index\n"
        f"index = open_index({str(tmp_path / 'built')!r})\n"
        "Retriever.search_sentences\nindex.reports, index.passages, index.sentence_words, index.sentence_vectors\n"
        "heavy = {'llama_index', 'torch', 'transformers', 'scipy', 'pandas'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_archive_is_unpacked_beside_the_index_and_survives_a_rebuild(capsys: Any, tmp_path: Path, reports: Path) -> None:
    path = tmp_path / "各省.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in reports.iterdir():
            archive.write(file, f"2026/{file.name}")
        archive.writestr("图.png", "x")
    status, out, err = run(capsys, path, "--index-dir", tmp_path / "built")
    assert status == 2 and "added: gansu (1 passage)" in out and "added: yunnan (1 passage)" in out
    assert err.count("\n") == 1 and "图.png" in err
    assert out.splitlines()[-3:] == [
        "not read: 1 file",
        out.splitlines()[-2],
        out.splitlines()[-1],
    ] and out.splitlines()[-2].split() == ["file", "why", "what", "to", "do"]
    path.unlink()
    status, out, err = run(capsys, reports, "--rebuild", "--index-dir", tmp_path / "built")
    assert (status, err) == (0, "") and list(open_index(tmp_path / "built").reports) == ["gansu", "yunnan"]


def test_a_refused_archive_is_one_line_and_the_limits_are_arguments_and_settings(
    capsys: Any, tmp_path: Path, reports: Path, monkeypatch: Any
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in reports.iterdir():
            archive.write(file, file.name)
    for arguments, environment in ((["--max-archive-files", "1"], ""), ([], "1")):
        monkeypatch.setenv("ZHENGWEN_MAX_ARCHIVE_FILES", environment)
        status, _, err = run(capsys, path, *arguments, "--index-dir", tmp_path / "built")
        assert status == 2 and err.count("\n") == 1 and "2 files, more than 1" in err and "上限" in err
    monkeypatch.setenv("ZHENGWEN_MAX_ARCHIVE_FILES", "")
    status, out, err = run(capsys, path, reports / "gansu.txt", "--index-dir", tmp_path / "built")
    assert (status, err) == (0, "") and "index written: 2 reports" in out


def test_many_files_are_read_in_parts_and_a_stopped_run_goes_on(capsys: Any, tmp_path: Path, monkeypatch: Any) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(7):
        (folder / f"r{number}.txt").write_text(f"青岭{number}县政府工作报告\n一、工作回顾\n粮食产量{number + 1}亿斤。\n", encoding="utf-8")
    (folder / "r0.txt").write_bytes(b"")
    monkeypatch.setattr("ingest.PART_FILES", 2)
    asked: list[list[str]] = []
    read = read_reports

    def stopping(paths: Any) -> Any:
        asked.append([path.name for path in paths])
        if len(asked) == 3:
            raise KeyboardInterrupt
        return read(paths)

    monkeypatch.setattr("index.build.read_reports", stopping)
    status, _, err = run(capsys, folder, "--index-dir", tmp_path / "built")
    assert status == 1 and "goes on from there" in err
    assert list(open_index(tmp_path / "built").reports) == ["r1", "r2", "r3"]
    status, out, err = run(capsys, folder, "--index-dir", tmp_path / "built")
    assert status == 2 and err.count("\n") == 1 and "r0.txt" in err
    assert asked == [["r0.txt", "r1.txt"], ["r2.txt", "r3.txt"], ["r4.txt", "r5.txt"], ["r0.txt", "r4.txt"], ["r5.txt", "r6.txt"]]
    assert list(open_index(tmp_path / "built").reports) == [f"r{number}" for number in range(1, 7)]
    assert [line for line in out.splitlines() if line.startswith("added")] == [f"added: r{number} (1 passage)" for number in (4, 5, 6)]
    whole = tmp_path / "whole"
    monkeypatch.setattr("ingest.PART_FILES", 50)
    run(capsys, folder, "--index-dir", whole)
    assert open_index(whole).fingerprint == open_index(tmp_path / "built").fingerprint
