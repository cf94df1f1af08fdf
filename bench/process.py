"""One command in a fresh process: how long it took, how much memory it held at most, what it printed.

Comes in: a command. Goes out: a `Run`. Knows nothing of what the command does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
TIMER = ROOT / "bench" / "timer.py"
COMPLAINT_CHARS = 2000


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
    with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as folder:
        note = Path(folder, "note.json")
        timed = [sys.executable, "-I", "-S", str(TIMER), str(note), sys.executable, *command]
        done = subprocess.run(timed, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace")
        if not note.exists():
            raise UsageError(f"`python {' '.join(command)}` could not be measured: {done.stderr.strip()[-COMPLAINT_CHARS:]}")
        taken = json.loads(note.read_text(encoding="ascii"))
    if taken["status"] != 0:
        complaint = done.stderr.strip()[-COMPLAINT_CHARS:]
        raise UsageError(f"`python {' '.join(command)}` ended with status {taken['status']}: {complaint}")
    return Run(taken["wall_s"], taken["peak_mib"], done.stdout)
