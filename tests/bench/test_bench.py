"""The bench measures what it says: fresh processes, medians, ratios, one line for a wrong input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.__main__ import Line, main, table
from bench.process import run_process
from bench.questions import read_questions
from errors import UsageError


def test_a_process_tells_its_output_its_time_and_its_memory() -> None:
    run = run_process("-c", "import time; block = bytearray(200 << 20); time.sleep(0.2); print('[1]'); print('{\"units\": 3}')")
    assert run.report == {"units": 3}
    assert run.wall_s >= 0.2
    assert run.peak_mib is None or 200 <= run.peak_mib < 400


def test_memory_is_that_of_one_child_not_of_the_biggest_so_far() -> None:
    run_process("-c", "block = bytearray(300 << 20)")
    small = run_process("-c", "pass")
    assert small.peak_mib is None or small.peak_mib < 150


def test_a_failing_process_is_one_usage_error_with_its_complaint() -> None:
    with pytest.raises(UsageError, match="status 3: no such report"):
        run_process("-c", "import sys; print('no such report', file=sys.stderr); sys.exit(3)")


def test_questions_are_read_in_order_and_a_bad_line_is_named(tmp_path: Path) -> None:
    good = tmp_path / "good.jsonl"
    good.write_text('{"question": "一"}\n\n{"id": 2, "question": "two"}\n', encoding="utf-8")
    assert read_questions(good) == ["一", "two"]
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"question": "一"}\n{"q": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"bad\.jsonl, line 2"):
        read_questions(bad)
    with pytest.raises(UsageError, match="cannot read"):
        read_questions(tmp_path / "none.jsonl")


def test_the_table_shows_medians_and_a_ratio_of_medians() -> None:
    lines = [Line("search", "ms", [1.0, 9.0, 2.0], [4.0]), Line("answer", "ms", [3.0], []), Line("memory", "MiB", [], [])]
    assert [row.split() for row in table(lines).splitlines()] == [
        ["Zhengwen", "plain", "LlamaIndex", "ratio"],
        ["search", "2.0", "ms", "4.0", "ms", "0.50"],
        ["answer", "3.0", "ms", "–", "–"],
        ["memory", "–", "–", "–"],
    ]


def test_a_missing_folder_is_one_line_and_status_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--reports", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == f"bench: no folder of reports at {tmp_path / 'none'}\n"


@pytest.mark.soak
def test_both_systems_are_measured_in_one_run(tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"question": "2026年GDP目标是多少？"}\n', encoding="utf-8")
    assert main(["--questions", str(questions), "--repeat", "1", "--json", str(tmp_path / "bench.json")]) == 0
    found = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert found["rounds"] == 1
    by_name = {line["name"]: line for line in found["lines"]}
    assert by_name["search, a question"]["ratio"] > 0
    assert by_name["answer, a question"]["plain"] is None
