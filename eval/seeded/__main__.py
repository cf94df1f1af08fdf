"""`python -m eval.seeded`: does the gate stop planted mistakes, and let harmless changes pass?

In: nothing (all changes), `--five SEED` (five mistakes, chosen by the seed) or `--only NAME …`. Out: a line a change.
Exit status 0 as it should be, 1 where too many mistakes pass or a harmless change is stopped, 2 an input error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from errors import UsageError, ZhengwenError
from eval.seeded.check import CHANGES, DEFECTS, EVERY, FEWEST_CAUGHT, Verdict, five, judge
from eval.seeded.harmless import HARMLESS


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.seeded", description="Plant mistakes and see that the gate stops them.")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--five", metavar="SEED", help="five mistakes, chosen by this text alone")
    chosen.add_argument("--only", metavar="NAME", nargs="+", help="these changes")
    parser.add_argument("--index-dir", metavar="DIR", help="the built index (default: the setting)")
    parser.add_argument("--every", metavar="N", type=int, default=EVERY, help=f"ask each Nth development question (default {EVERY})")
    options = parser.parse_args(arguments)
    try:
        unknown = [name for name in options.only or () if name not in CHANGES]
        if unknown:
            raise UsageError(f"no change {unknown[0]!r}: use some of {', '.join(CHANGES)}")
        changes = [CHANGES[name] for name in options.only] if options.only else five(options.five) if options.five else CHANGES.values()
        verdicts = judge(list(changes), index_dir=options.index_dir, every=options.every)
    except ZhengwenError as error:
        print(f"eval.seeded: {error}", file=sys.stderr)
        return error.exit_status
    return _report(verdicts)


def _report(verdicts: Sequence[Verdict]) -> int:
    for verdict in verdicts:
        shown = "; ".join(verdict.broken) or "nothing"
        print(f"{'stopped' if verdict.stopped else 'passed ':<8} {verdict.change.name:<22} {verdict.change.tells}: {shown}")
    defects = [verdict for verdict in verdicts if verdict.change in DEFECTS]
    caught = sum(verdict.stopped for verdict in defects)
    flagged = [verdict for verdict in verdicts if verdict.change in HARMLESS and verdict.stopped]
    print(f"{caught} of {len(defects)} mistakes stopped, {len(flagged)} of {len(verdicts) - len(defects)} harmless changes stopped")
    return int(len(defects) - caught > len(DEFECTS) - FEWEST_CAUGHT or bool(flagged))


if __name__ == "__main__":
    sys.exit(main())
