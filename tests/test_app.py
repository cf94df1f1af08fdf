"""The command `app.py`: what goes wrong is one line and a status, never a traceback."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run_app(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "app.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
    )


def test_help_names_the_flags() -> None:
    done = run_app("--help")
    assert done.returncode == 0
    assert all(flag in done.stdout for flag in ("--host", "--port", "--index-dir"))


def test_a_busy_port_is_one_line_and_status_2() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run_app("--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert done.stderr.startswith("app.py: cannot use 127.0.0.1 port ")
    assert done.stderr.count("\n") == 1


def test_an_unknown_setting_is_one_line_and_status_2() -> None:
    done = run_app(ZHENGWEN_COLOUR="red")
    assert done.returncode == 2
    assert done.stderr.startswith("app.py: unknown setting ZHENGWEN_COLOUR")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("--port", "x"), ("--colour",)])
def test_a_wrong_flag_is_status_2(arguments: tuple[str, ...]) -> None:
    assert run_app(*arguments).returncode == 2
