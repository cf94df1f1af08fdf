"""`python -m eval`: asks the question files through the assistant and prints the score.

In: question files, a folder of reports, a built index. Out: totals, the wrong answers one a line
(not with --hide), and a JSON summary where --json names a file. Exit status 0 done, 2 an input error
(one line), 1 where a question made the assistant fail.
"""

from __future__ import annotations

import argparse
import inspect
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from errors import UsageError, ZhengwenError
from eval.metrics import load_sources
from eval.questions import load_questions
from eval.runner import Asks, details, failure_lines, run, summarise, total_lines

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    options = read_options(arguments)
    try:
        questions = load_questions(options.questions)
        sources = load_sources(options.reports)
        outcomes = run(questions, open_assistant(options), sources)
        summary = summarise(outcomes)
        if not options.hide:
            print(*failure_lines(outcomes), "", sep="\n")
        print(*total_lines(summary), sep="\n")
        if options.json:
            write_summary(options, summary, [] if options.hide else details(outcomes))
    except ZhengwenError as error:
        print(f"eval: {error}", file=sys.stderr)
        return error.exit_status
    return 1 if summary["failures"] else 0


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Score the answers.")
    parser.add_argument("--questions", metavar="FILE", nargs="+", type=Path,
                        default=[HERE / "questions" / "dev.jsonl"])  # fmt: skip
    parser.add_argument("--reports", metavar="DIR", type=Path, default=ROOT / "data" / "reports",
                        help="the source files that quotes are held against")  # fmt: skip
    parser.add_argument("--index-dir", metavar="DIR", help="the built index (default: the setting)")
    parser.add_argument("--composer", choices=("extract", "model"), default="extract")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the summary there")
    parser.add_argument("--hide", action="store_true", help="totals only: for test.jsonl")
    return parser.parse_args(arguments)


def open_assistant(options: argparse.Namespace) -> Asks:
    """The assistant over the named index (built first where there is none), with the named composer."""
    from assistant import Assistant  # late, so that a wrong question file is told at once
    from errors import IndexMissingError
    from settings import load_settings

    chosen: dict[str, Any] = {}
    if options.composer == "model":
        if "composer" not in inspect.signature(Assistant.open).parameters:
            raise UsageError("this assistant composes without a language model only: use --composer extract")
        chosen["composer"] = "model"
    settings = load_settings(index_dir=options.index_dir)
    try:
        return Assistant.open(settings, **chosen)
    except IndexMissingError as error:
        from ingest import build_default

        print(f"eval: {error}; building it now …", file=sys.stderr)
        build_default(settings, stream=sys.stderr)
        return Assistant.open(settings, **chosen)


def write_summary(options: argparse.Namespace, summary: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """Writes the summary, and the single results where they are not to be hidden."""
    document = {"files": [path.name for path in options.questions], "composer": options.composer}
    document |= {"summary": summary} | ({"results": rows} if rows else {})
    try:
        text = json.dumps(document, ensure_ascii=False, indent=2)
        options.json.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {options.json}: {error.strerror}") from None


if __name__ == "__main__":
    sys.exit(main())
