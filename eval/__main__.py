"""`python -m eval`: asks a set of questions through the assistant and prints the score.

In: the name of a set, or question files; a folder of reports, a built index; with --provinces a folder of provincial
reports. Out: totals, the wrong answers one a line (never those of the test questions), and a JSON summary where --json
names a file. Exit status 0 done, 2 an input error (one line), 1 where a question made the assistant fail.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errors import UsageError, ZhengwenError
from eval.metrics import load_sources
from eval.questions import load_questions
from eval.runner import Outcome, run
from eval.sets import DEVELOPMENT, REPORTS, SETS, is_hidden, open_assistant, run_on_folder, run_set, why_left_out
from eval.summary import details, failure_lines, side_by_side, summarise, total_lines


@dataclass(frozen=True)
class Part:
    """The outcomes of the questions that are asked of one index; hidden ones are only summed up."""

    name: str
    files: tuple[str, ...]
    hidden: bool
    outcomes: Sequence[Outcome]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    options = read_options(arguments)
    try:
        parts = _run(options)
        summaries = {part.name: summarise(part.outcomes) for part in parts}
        for part in parts:
            print(f"== {part.name}")
            if not part.hidden:
                print(*failure_lines(part.outcomes), "", sep="\n")
            print(*total_lines(summaries[part.name]), sep="\n")
        if options.composer == "model":
            plain = _run(argparse.Namespace(**{**vars(options), "composer": "extract"}))
            for part, without in zip(parts, plain, strict=True):
                print(f"\n== {part.name}: side by side", *side_by_side(without.outcomes, part.outcomes), sep="\n")
        if options.json:
            write_summary(options, parts, summaries)
    except ZhengwenError as error:
        print(f"eval: {error}", file=sys.stderr)
        return error.exit_status
    return 1 if any(summary["failures"] for summary in summaries.values()) else 0


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Score the answers.")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--set", choices=tuple(SETS), default=DEVELOPMENT.name, help="test questions are summed up only")
    asked.add_argument("--questions", metavar="FILE", nargs="+", type=Path, help="these files instead of a set")
    parser.add_argument(
        "--provinces",
        metavar="DIR",
        type=Path,
        help="a folder of provincial reports (*.txt): asks the set's provincial questions too; with --questions: asks them of these reports",
    )
    parser.add_argument(
        "--reports", metavar="DIR", type=Path, default=REPORTS, help="with --questions: the source files that quotes are held against"
    )
    parser.add_argument("--index-dir", metavar="DIR", help="the built index (default: the setting)")
    parser.add_argument(
        "--composer", choices=("extract", "model"), default="extract", help="model: with the configured one, and beside it without"
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the summary there")
    parser.add_argument("--hide", action="store_true", help="totals only; test questions are never shown")
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace) -> list[Part]:
    return [_run_files(options)] if options.questions else _run_set(options)


def _run_files(options: argparse.Namespace) -> Part:
    questions = load_questions(options.questions)
    if options.provinces is not None:
        outcomes = run_on_folder(questions, options.provinces, options.composer)
    else:
        outcomes = run(questions, open_assistant(options.index_dir, options.composer), load_sources(options.reports))
    hidden = options.hide or any(map(is_hidden, options.questions))
    return Part("questions", tuple(path.name for path in options.questions), hidden, outcomes)


def _run_set(options: argparse.Namespace) -> list[Part]:
    """The named set, then its provincial one; a line on standard output for the one that is left out."""
    parts = []
    for chosen in SETS[options.set]:
        told = why_left_out(chosen, options.provinces)
        if told:
            print(told)
            continue
        outcomes = run_set(chosen, provinces=options.provinces, index_dir=options.index_dir, composer=options.composer)
        files = tuple(path.name for path in chosen.files())
        parts.append(Part(chosen.name, files, options.hide or chosen.hidden, outcomes))
    return parts


def write_summary(options: argparse.Namespace, parts: Sequence[Part], summaries: Mapping[str, dict[str, Any]]) -> None:
    """Writes the summaries, and the single results where they are not to be hidden; the first part at the top."""
    documents = [_document(part, summaries[part.name]) for part in parts]
    whole = {"composer": options.composer, **(documents[0] if documents else {}), "further": documents[1:]}
    try:
        options.json.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {options.json}: {error.strerror}") from None


def _document(part: Part, summary: dict[str, Any]) -> dict[str, Any]:
    results = {} if part.hidden else {"results": details(part.outcomes)}
    return {"set": part.name, "files": list(part.files), "summary": summary, **results}


if __name__ == "__main__":
    sys.exit(main())
