"""Runs one command as the child of a process that is itself small, and writes down what it took.

Comes in: `FILE COMMAND …`. Goes out: in FILE a JSON object with `status`, `wall_s` and `peak_mib` (null where the system
does not tell). A child's peak memory counts from its parent's size at the start, so the parent must be small: this
file imports the least it can and is run by path, never imported.
"""

import os
import subprocess
import sys
import time

# ru_maxrss counts bytes on macOS and kibibytes elsewhere.
RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024

if __name__ == "__main__":
    out, *command = sys.argv[1:]
    started = time.perf_counter()
    process = subprocess.Popen(command)
    if hasattr(os, "wait4"):
        _, wait_status, usage = os.wait4(process.pid, 0)
        status, peak = os.waitstatus_to_exitcode(wait_status), f"{usage.ru_maxrss * RSS_UNIT_BYTES / 2**20:.1f}"
        process.returncode = status
    else:  # Windows
        status, peak = process.wait(), "null"
    with open(out, "w", encoding="ascii") as file:
        file.write(f'{{"status": {status}, "wall_s": {time.perf_counter() - started:.6f}, "peak_mib": {peak}}}')
