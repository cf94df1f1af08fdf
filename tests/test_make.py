"""The Makefile hands a question on as typed: no shell and no make expansion ever sees it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")


@pytest.fixture
def environment_folder(tmp_path: Path) -> Path:
    """A stand-in for .venv whose python prints the words it was given."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text('#!/bin/sh\nfor word in "$@"; do printf "<%s>\\n" "$word"; done\n', encoding="utf-8")
    python.chmod(0o755)
    return tmp_path


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    variables = [f"VENV={folder}", f"ANSWER_STAMP={folder}/bin/python"]
    return subprocess.run(["make", "-C", str(ROOT), "--no-print-directory", *variables, *words], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "question",
    [
        "2026年GDP目标是多少？",
        'it\'s “三同” and "两不"',
        "$(touch PWNED); `touch PWNED` && touch PWNED | cat > PWNED",
        "$(shell touch PWNED) $(error boom) $5 $$6 ${HOME}",
        "--help",
        "two\nlines # and a remark \\",
        "％ %s %d *?[a-z] ~ !!",
    ],
)
def test_a_question_arrives_as_typed(environment_folder: Path, question: str) -> None:
    done = make(environment_folder, "ask", "Q=" + question)
    assert done.stdout == f"<ask.py>\n<-->\n<{question}>\n"
    assert not (ROOT / "PWNED").exists()


def test_ask_without_a_question_says_what_to_type(environment_folder: Path) -> None:
    done = make(environment_folder, "ask", "Q=")
    assert done.returncode != 0
    assert 'make ask Q="' in done.stderr.splitlines()[0]


def test_a_python_that_is_not_there_is_named_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        ["make", "-C", str(ROOT), f"VENV={tmp_path}/new", "PYTHON=python-of-nowhere", "run"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode != 0
    assert "Zhengwen needs Python 3.11 or newer, and 'python-of-nowhere' is not there" in done.stderr


def test_help_is_the_default() -> None:
    done = subprocess.run(["make", "-C", str(ROOT), "--no-print-directory"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert "make run" in done.stdout
    assert "make test" in done.stdout
