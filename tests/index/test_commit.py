"""A killed build leaves the old index; two builders do not meet."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from errors import UsageError
from index.commit import build_lock
from index.storage import open_index

# Builds the workshop's index in a process of its own, and stops for good at the named call.
KILLED = """
import os, signal, sys
sys.path[:0] = [{root!r}, {tests!r}]
from conftest import HashEmbedder
from pathlib import Path
from index.build import BuildOptions, build_or_update
import index.commit as commit

calls = 0
def stop(*arguments, real=commit.{call}):
    global calls
    calls += 1
    if calls == {at}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments)
commit.{call} = stop
build_or_update([Path({reports!r})], BuildOptions(Path({index!r}), 120), HashEmbedder())
"""
HOLDING = """
import sys, time
sys.path[:0] = [{root!r}]
from pathlib import Path
from index.commit import build_lock
with build_lock(Path({index!r})):
    print("held", flush=True)
    time.sleep(60)
"""


def run_killed(workshop: Any, call: str, at: int) -> int:
    here = Path(__file__).resolve()
    program = KILLED.format(
        root=str(here.parents[2]), tests=str(here.parent), call=call, at=at,
        reports=str(workshop.reports), index=str(workshop.folder),
    )  # fmt: skip
    return subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=120).returncode


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize(
    ("call", "at"), [("_write_file", 1), ("_write_file", 4), ("_flush_folder", 1), ("_flush_folder", 3), ("_write_file", 12)]
)
def test_a_build_killed_anywhere_leaves_the_old_index_and_the_next_build_works(workshop: Any, call: str, at: int) -> None:
    workshop.build()
    before = open_index(workshop.folder).fingerprint
    workshop.write(sichuan="四川省政府工作报告\n一、工作回顾\n地区生产总值增长6.1%。\n")
    assert run_killed(workshop, call, at) == -signal.SIGKILL
    assert open_index(workshop.folder).fingerprint == before
    assert workshop.build().changed == ["sichuan"]
    index = open_index(workshop.folder)
    assert "增长6.1%" in "".join(passage.text for passage in index.passages)
    left = {path.name for path in workshop.folder.iterdir()}
    assert left == {"manifest.json", "lock", index.manifest.folder}


def test_a_second_builder_is_told_who_is_building(workshop: Any) -> None:
    with build_lock(workshop.folder), pytest.raises(UsageError, match=rf"process {os.getpid()}"):
        workshop.build()
    assert workshop.build().written


def test_the_lock_of_a_killed_builder_is_free(workshop: Any) -> None:
    program = HOLDING.format(root=str(Path(__file__).resolve().parents[2]), index=str(workshop.folder))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        with pytest.raises(UsageError, match=f"process {holder.pid}"):
            workshop.build()
        holder.kill()
        holder.wait()
    for _ in range(50):
        try:
            assert workshop.build().written
            return
        except UsageError:
            time.sleep(0.1)
    pytest.fail("the lock stayed")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="--index-dir"), build_lock(tmp_path / "file" / "built"):
        pass


def test_a_full_disk_leaves_the_old_index_and_says_so(workshop: Any, monkeypatch: Any) -> None:
    import index.commit

    workshop.build()
    before = open_index(workshop.folder).fingerprint
    real = index.commit._write_file
    written: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr("index.commit._write_file", full)
    workshop.write(sichuan="四川省政府工作报告\n一、工作回顾\n地区生产总值增长6.1%。\n")
    with pytest.raises(UsageError, match="No space left on device"):
        workshop.build()
    assert open_index(workshop.folder).fingerprint == before
    assert not (workshop.folder / "building").exists()
