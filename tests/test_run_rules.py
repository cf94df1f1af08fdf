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
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # plugins that no probe needs take seconds to load
    done = subprocess.run([*command, *options, str(folder)], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=120)
    return done.returncode, done.stdout + done.stderr


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


WORKERS = ("-p", "xdist", "-n", "2", "--dist", "loadfile")


def test_several_workers_name_once_what_was_left_out_and_fail_on_it_too(tmp_path: Path) -> None:
    (tmp_path / "test_other.py").write_text("def test_d(): pass\n", encoding="utf-8")
    status, output = run_pytest(tmp_path, SKIPPING, *WORKERS, "--fail-on-skip")
    assert status == 1
    assert "left out: 1 × long checks (make soak); 1 × no Chromium" in output.splitlines()


def test_a_worker_tells_what_tried_to_leave_the_machine(tmp_path: Path) -> None:
    status, output = run_pytest(tmp_path, "import socket\ndef test_name():\n    socket.getaddrinfo('hub.example', 443)\n", *WORKERS)
    assert status == 1
    assert "TRIED TO LEAVE THE MACHINE: hub.example" in output


def test_files_that_drive_a_browser_share_one_worker_and_a_file_is_never_parted(tmp_path: Path) -> None:
    telling = (
        "import os, pathlib\ndef test_{}({}): pathlib.Path(__file__).with_suffix('.{}').write_text(os.environ['PYTEST_XDIST_WORKER'])\n"
    )
    browser = "import pytest\n@pytest.fixture\ndef chromium(): pass\n"
    for name, tests in {"test_a_browser": "ab", "test_browser": "cd", "test_plain": "ef", "test_more": "gh"}.items():
        drives = name.endswith("browser")
        text = (browser if drives else "") + "".join(telling.format(test, "chromium" if drives else "", test) for test in tests)
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    status, output = run_pytest(tmp_path, "", *WORKERS)
    assert status == 0, output
    ran = {path.suffix[1:]: path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if len(path.suffix) == 2}
    assert sorted(ran) == list("abcdefgh")
    assert [len({ran[test] for test in piece}) for piece in ("abcd", "ef", "gh")] == [1, 1, 1]
    assert set(ran.values()) == {"gw0", "gw1"}


def test_a_test_that_drives_a_browser_in_another_file_is_refused(tmp_path: Path) -> None:
    status, output = run_pytest(tmp_path, "import pytest\n@pytest.fixture\ndef chromium(): pass\ndef test_page(chromium): pass\n")
    assert status != 0
    assert "test_probe.py::test_page drives a browser" in output


def test_settings_of_who_runs_the_tests_are_put_aside() -> None:

    assert [name for name in os.environ if name.startswith("ZHENGWEN_")] == []
