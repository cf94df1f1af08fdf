"""The rules of a test run hold: no network, skips named, and skips that fail where they must."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run_pytest(folder: Path, text: str, *options: str) -> tuple[int, str]:
    """Exit status and output of a run over one test file, under the rules of tests/conftest.py."""
    (folder / "test_probe.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), "-p", "tests.conftest"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run([*command, *options, str(folder)], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=120)
    return done.returncode, done.stdout


def test_a_connection_beyond_loopback_fails_the_test_even_when_its_error_is_swallowed(tmp_path: Path) -> None:
    status, output = run_pytest(
        tmp_path,
        "import contextlib, socket\n"
        "def test_address():\n"
        "    with contextlib.suppress(OSError), socket.socket() as link:\n"
        "        link.connect(('203.0.113.7', 80))\n"
        "def test_name():\n"
        "    with contextlib.suppress(OSError):\n"
        "        socket.getaddrinfo('hub.example', 443)\n",
    )
    assert status == 1
    assert output.count("this test tried to reach the network") >= 2
    assert "TRIED TO LEAVE THE MACHINE: 203.0.113.7, hub.example" in output


def test_loopback_is_open(tmp_path: Path) -> None:
    status, _ = run_pytest(
        tmp_path,
        "import socket\n"
        "def test_loopback():\n"
        "    with socket.create_server(('127.0.0.1', 0)) as server:\n"
        "        socket.create_connection(('localhost', server.getsockname()[1])).close()\n",
    )
    assert status == 0


SKIPPING = (
    "import pytest\n"
    "@pytest.mark.skip(reason='no Chromium')\n"
    "def test_a(): pass\n"
    "@pytest.mark.soak\n"
    "def test_b(): pass\n"
    "def test_c(): pass\n"
)


def test_what_was_left_out_is_named_in_one_line(tmp_path: Path) -> None:
    status, output = run_pytest(tmp_path, SKIPPING)
    assert status == 0
    assert "left out: 1 × long checks (make soak); 1 × no Chromium" in output.splitlines()


def test_with_fail_on_skip_a_skipped_test_fails_the_run_and_the_long_checks_do_not(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, SKIPPING, "--fail-on-skip")[0] == 1
    assert run_pytest(tmp_path, SKIPPING.replace("@pytest.mark.skip(reason='no Chromium')\n", ""), "--fail-on-skip")[0] == 0


def test_settings_of_who_runs_the_tests_are_put_aside() -> None:

    assert [name for name in os.environ if name.startswith("ZHENGWEN_")] == []
