"""`python -m bench`: Zhengwen and a plain LlamaIndex pipeline, measured in turn on the same reports and questions.

Comes in: a folder of reports, a file of questions, a number of rounds. Goes out: a table on standard output, and a
JSON file where --json names one. Each round runs every measured thing once, in a fresh process, the two systems in
turn, so that a slow minute of the machine meets both. Exit status 0 done, 2 an input error (one line).
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench.process import ROOT, run_process
from bench.questions import read_questions
from errors import UsageError, ZhengwenError

COLD_IMPORT = "import faiss, llama_index.core"


@dataclass
class Line:
    """One line of the table: what is measured, its unit, and one value a round (or a question) for each system."""

    name: str
    unit: str
    zhengwen: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float | None:
        """Median of Zhengwen over median of the plain pipeline; below 1 Zhengwen takes less."""
        if not self.zhengwen or not self.plain or not median(self.plain):
            return None
        return median(self.zhengwen) / median(self.plain)


def measure(reports: Path, questions: Path, rounds: int) -> list[Line]:
    """All lines of the table, filled round by round."""
    first = read_questions(questions)[0]
    lines = {
        name: Line(name, unit)
        for name, unit in (
            ("ingest, whole process", "s"), ("ingest, peak memory", "MiB"), ("ingest, passages or nodes", ""),
            ("cold start: one answer | bare imports", "s"), ("open a built index", "ms"), ("search, a question", "ms"),
            ("answer, a question", "ms"), ("query process, peak memory", "MiB"),
        )
    }  # fmt: skip
    for number in range(rounds):
        print(f"round {number + 1} of {rounds} …", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="zhengwen-bench-") as folder:
            systems = [("zhengwen", Path(folder, "zhengwen")), ("plain", Path(folder, "plain"))]
            for system, out in systems if number % 2 == 0 else reversed(systems):
                for name, values in one_round(system, reports, out, questions, first).items():
                    getattr(lines[name], system).extend(values)
    return list(lines.values())


def one_round(system: str, reports: Path, out: Path, questions: Path, first: str) -> dict[str, list[float]]:
    """Every measure of one system once: ingest, cold start, then warm queries, each in a fresh process."""
    if system == "zhengwen":
        read = run_process("ingest.py", str(reports), "--index-dir", str(out))
        cold = run_process("ask.py", "--index-dir", str(out), "--", first)
        warm = run_process("-m", "bench.warm", str(out), str(questions))
        units = warm.report["units"]
    else:
        read = run_process("-m", "bench.plain", "ingest", str(reports), str(out))
        units = read.report["units"]
        cold = run_process("-c", COLD_IMPORT)
        warm = run_process("-m", "bench.plain", "query", str(out), str(questions))
    return {
        "ingest, whole process": [read.wall_s],
        "ingest, peak memory": [] if read.peak_mib is None else [read.peak_mib],
        "ingest, passages or nodes": [units],
        "cold start: one answer | bare imports": [cold.wall_s],
        "open a built index": [warm.report["open_ms"]],
        "search, a question": warm.report["search_ms"],
        "answer, a question": warm.report.get("answer_ms", []),
        "query process, peak memory": [] if warm.peak_mib is None else [warm.peak_mib],
    }


def table(lines: Sequence[Line]) -> str:
    """The medians side by side; a ratio below 1 means that Zhengwen takes less."""
    rows: list[tuple[str, ...]] = [("", "Zhengwen", "plain LlamaIndex", "ratio")]
    for line in lines:
        values = [f"{median(of):,.1f} {line.unit}".strip() if of else "–" for of in (line.zhengwen, line.plain)]
        rows.append((line.name, *values, "–" if line.ratio is None else f"{line.ratio:.2f}"))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]).rstrip()
        for row in rows
    )


def as_json(lines: Sequence[Line], options: argparse.Namespace) -> dict[str, Any]:
    """The run as one object: where, on what, and every value."""
    return {
        "machine": {"system": platform.platform(), "python": platform.python_version()},
        "reports": sum(path.is_file() for path in options.reports.rglob("*")),
        "questions": len(read_questions(options.questions)),
        "rounds": options.repeat,
        "lines": [
            {
                "name": line.name,
                "unit": line.unit,
                "ratio": line.ratio,
                "zhengwen": {"median": median(line.zhengwen), "values": line.zhengwen} if line.zhengwen else None,
                "plain": {"median": median(line.plain), "values": line.plain} if line.plain else None,
            }
            for line in lines
        ],
    }


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line, with paths made absolute: the children run in the project's root."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Zhengwen and a plain LlamaIndex pipeline, side by side: time and memory."
    )
    parser.add_argument("--reports", metavar="DIR", type=Path, default=ROOT / "data" / "reports",
                        help="a folder of reports in text files (default: data/reports); a bigger one shows the scale")  # fmt: skip
    parser.add_argument("--questions", metavar="FILE", type=Path, default=ROOT / "eval" / "questions" / "dev.jsonl",
                        help="one JSON object a line with `question`")  # fmt: skip
    parser.add_argument("--repeat", metavar="N", type=int, default=3, help="rounds (default: 3)")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every value there")
    options = parser.parse_args(arguments)
    options.reports, options.questions = options.reports.resolve(), options.questions.resolve()
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    options = read_options(arguments)
    try:
        if options.repeat < 1:
            raise UsageError("--repeat must be 1 or more")
        if not options.reports.is_dir():
            raise UsageError(f"no folder of reports at {options.reports}")
        lines = measure(options.reports, options.questions, options.repeat)
        print(table(lines))
        if options.json:
            options.json.write_text(json.dumps(as_json(lines, options), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except ZhengwenError as error:
        print(f"bench: {error}", file=sys.stderr)
        return error.exit_status
    except OSError as error:
        print(f"bench: cannot write {options.json}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
