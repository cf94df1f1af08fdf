"""`python -m eval.scorer`: trains the sentence scorer, and says what it is worth beside the rules.

In: the development questions, a built index; with --provinces also a folder of provincial reports and their questions. Out:
right first sentences and refusals, each question judged by weights trained on the other files, and what each group of
measures adds; with --train the weights in `models/sentence-scorer.json`. Exit status 0 done, 2 an input error.
It does not know how sentences are found or shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from answer import MEASURES, Scorer
from errors import UsageError, ZhengwenError
from eval.fitting import RIDGE, fit
from eval.metrics import load_sources
from eval.scorer_figures import first_lines, group_lines, refusal_lines
from eval.sets import DEVELOPMENT, PROVINCES_DEVELOPMENT, REPORTS, ROOT, built_index, open_assistant
from eval.weighed import Case, gather

SCORER_FILE = ROOT / "models" / "sentence-scorer.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.scorer", description="Train and judge the sentence scorer.")
    parser.add_argument("--train", action="store_true", help=f"write the weights to {SCORER_FILE.relative_to(ROOT)}")
    parser.add_argument("--provinces", metavar="DIR", type=Path, help="a folder of provincial reports: their questions too")
    parser.add_argument("--index-dir", metavar="DIR", help="the built index (default: the setting)")
    options = parser.parse_args(arguments)
    try:
        cases = _cases(options.provinces, options.index_dir)
        if options.train:
            _write(fit([case for case in cases if case.teaches], MEASURES), cases)
        else:
            print(*first_lines(cases), *refusal_lines(cases), *group_lines(cases), sep="\n")
    except ZhengwenError as error:
        print(f"eval.scorer: {error}", file=sys.stderr)
        return error.exit_status
    return 0


def _cases(provinces: Path | None, index_dir: str | None) -> list[Case]:
    cases = gather(DEVELOPMENT.files(), open_assistant(index_dir), load_sources(REPORTS))
    if provinces is not None:
        with built_index(provinces) as folder:
            cases += gather(PROVINCES_DEVELOPMENT.files(), open_assistant(folder), load_sources(provinces))
    if not any(case.teaches for case in cases):
        raise UsageError("no development question has a right sentence among others: is the index that of the five reports?")
    return cases


def _write(scorer: Scorer, cases: Sequence[Case]) -> None:
    rows = zip(MEASURES, scorer.mean, scorer.spread, scorer.weights, strict=True)
    document = {
        "trained_on": {
            "files": sorted({case.group for case in cases}),
            "questions": sum(case.teaches for case in cases),
            "sentences": sum(len(case.right) for case in cases if case.teaches),
        },
        "ridge": RIDGE,
        "measures": [
            {"name": name, **{key: round(value, 6) for key, value in zip(("mean", "spread", "weight"), values, strict=True)}}
            for name, *values in rows
        ],
    }
    SCORER_FILE.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(f"written: {SCORER_FILE.relative_to(ROOT)}, {document['trained_on']}")


if __name__ == "__main__":
    sys.exit(main())
