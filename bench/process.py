"""One command in a fresh process: how long it took, how much memory it held at most, what it printed.

Comes in: a command. Goes out: a `Run`. Knows nothing of what the command does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
# ru_maxrss counts bytes on macOS and kibibytes elsewhere.
RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """Wall time in seconds, peak resident memory in MiB (None where the system does not tell), standard output."""

    wall_s: float
    peak_mib: float | None
    output: str

    @property
    def report(self) -> dict[str, Any]:
        """The JSON object on the last line of the output."""
        found: dict[str, Any] = json.loads(self.output.splitlines()[-1])
        return found


def run_process(*command: str) -> Run:
    """Runs a Python command (its words after `python`) in the project's root; raises UsageError if it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=out, stderr=err)
        status, peak_mib = _wait(process)
        wall_s = time.perf_counter() - started
        out.seek(0)
        err.seek(0)
        output, complaint = out.read().decode(errors="replace"), err.read().decode(errors="replace")
    if status != 0:
        raise UsageError(f"`python {' '.join(command)}` ended with status {status}: {complaint.strip()[-2000:]}")
    return Run(wall_s, peak_mib, output)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, float | None]:
    """Exit status and peak memory in MiB; the memory of this one child, not of all children so far."""
    if not hasattr(os, "wait4"):  # Windows
        return process.wait(), None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss * RSS_UNIT_BYTES / 2**20
