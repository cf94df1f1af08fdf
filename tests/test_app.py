"""The command `app.py`: what goes wrong is one line and a status, never a traceback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run_app(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one child")
def test_the_page_is_served_until_ctrl_c(built_index: Path) -> None:
    command = [sys.executable, "app.py", "--port", "0", "--index-dir", str(built_index)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            line = running.stdout.readline()
            assert line.startswith("政问 Zhengwen: http://127.0.0.1:")
            with urllib.request.urlopen(line.split()[2], timeout=30) as response:
                assert response.status == 200
            running.send_signal(signal.SIGINT)
            _, said = running.communicate(timeout=30)
        finally:
            running.kill()
    assert (running.returncode, said) == (0, "")
