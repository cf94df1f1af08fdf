"""`python -m eval.gate`: have the answers got worse than the baseline, question by question?

In: the development questions, `baseline.json`, a built index; with --provinces also a folder of provincial reports.
Out: the totals, what was gained and lost, a question a line, and the limits that broke. Exit status: 0 within what the
baseline allows, 1 a limit broke, 2 an input error. No time is printed: the same answers give the same bytes.
`--write REASON` makes the present answers the new baseline. It knows nothing of how answers are made.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from errors import UsageError, ZhengwenError
from eval.baseline import BASELINE, Part, part_of, read_baseline, write_baseline
from eval.compare import ALLOWS, Comparison, compare
from eval.runner import Outcome
from eval.sets import DEVELOPMENT, SETS, run_set, why_left_out
from eval.summary import summarise, total_lines

WORKERS = min(os.cpu_count() or 1, 4)  # each reads the index and the models


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.gate", description="Compare the answers with the baseline.")
    parser.add_argument("--baseline", metavar="FILE", type=Path, default=BASELINE)
    parser.add_argument("--index-dir", metavar="DIR", help="the built index (default: the setting)")
    parser.add_argument("--provinces", metavar="DIR", type=Path, help="a folder of provincial reports: asks their questions too")
    parser.add_argument("--workers", metavar="N", type=int, default=WORKERS, help="ask in so many processes (default: %(default)s)")
    parser.add_argument("--write", metavar="REASON", help="make the present answers the baseline, for this reason")
    options = parser.parse_args(arguments)
    try:
        if options.write is not None and not options.write.strip():
            raise UsageError("--write needs a reason: why are these answers the new measure?")
        baseline = None if options.write else read_baseline(options.baseline)
        outcomes = _run(options.provinces, options.index_dir, options.workers)
        if baseline is not None:
            return _judge(outcomes, baseline)
        write_baseline(options.baseline, {name: part_of(found) for name, found in outcomes.items()}, options.write, ALLOWS)
        print(f"baseline written: {options.baseline}")
    except ZhengwenError as error:
        print(f"eval.gate: {error}", file=sys.stderr)
        return error.exit_status
    return 0


def _run(provinces: Path | None, index_dir: str | None, workers: int) -> dict[str, list[Outcome]]:
    found = {}
    for chosen in SETS[DEVELOPMENT.name]:
        told = why_left_out(chosen, provinces)
        if told:
            print(told)
        else:
            found[chosen.name] = run_set(chosen, provinces=provinces, index_dir=index_dir, workers=workers)
    return found


def _judge(outcomes: Mapping[str, Sequence[Outcome]], baseline: Mapping[str, Any]) -> int:
    failed = False
    for name, found in outcomes.items():
        if name not in baseline["parts"]:
            raise UsageError(f"the baseline has no part {name!r}: add it with `python -m eval.gate --write REASON`")
        before = baseline["parts"][name]
        comparison = compare(_as_before(found, before["questions"]), Part(before["totals"], before["questions"]), before["allows"])
        print(f"== {name}", *total_lines(summarise(found), timed=False), "", *report_lines(comparison, found), sep="\n")
        failed |= bool(comparison.broken)
    print("gate failed" if failed else "gate passed")
    return int(failed)


def _as_before(outcomes: Sequence[Outcome], known: Mapping[str, Any]) -> Part:
    """The present answers with totals over the questions that the baseline knows: a new question is named, not judged."""
    totals = part_of([outcome for outcome in outcomes if outcome.question.id in known]).totals
    return Part(totals, part_of(outcomes).questions)


def report_lines(comparison: Comparison, outcomes: Sequence[Outcome]) -> list[str]:
    """The comparison for the screen; the same for the same answers, to the byte."""
    by_id = {outcome.question.id: outcome for outcome in outcomes}
    lines = []
    for title, names in comparison.changes.items():
        for name in names:
            outcome = by_id[name]
            faults = f"  ✗ {'; '.join(outcome.faults)}" if outcome.faults else ""
            lines.append(f"{title.replace('_', ' ')}: {name}  {outcome.question.question}{faults}")
    for title, names in (("not in the baseline", comparison.new), ("only in the baseline", comparison.gone)):
        lines += [f"{title}: {', '.join(names)}"] if names else []
    return [*lines, *(f"BROKEN {line}" for line in comparison.broken)]


if __name__ == "__main__":
    sys.exit(main())
