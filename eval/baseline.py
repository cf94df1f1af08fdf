"""The baseline: what each question's answer was when somebody last said that it was good enough.

In: outcomes, or the file `baseline.json`. Out: a `Part` for each set: totals, and of every question whether it was
right, whether its first citation hit, how many gold passages were cited,
whether a plain search finds one first, its status and its reason. Written one line a question, so that one changed answer
is one changed line. Test questions never enter it. It does not know what counts as a fall.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errors import UsageError
from eval.runner import Outcome
from eval.summary import reason_fits, summarise

BASELINE = Path(__file__).resolve().parent / "baseline.json"


@dataclass(frozen=True)
class Part:
    """One set's answers as the gate sees them: totals by name, and a record by question id."""

    totals: Mapping[str, Any]
    questions: Mapping[str, Mapping[str, Any]]


def part_of(outcomes: Sequence[Outcome]) -> Part:
    """What the gate keeps of some outcomes."""
    return Part(_totals(outcomes), {o.question.id: _record(o) for o in sorted(outcomes, key=lambda o: o.question.id)})


def _record(outcome: Outcome) -> dict[str, Any]:
    return {
        "right": outcome.right,
        "cited": outcome.citation_hits[:1] == (True,),
        "passages": sum(outcome.gold_cited),
        "found": bool(outcome.found_first),
        "status": outcome.answer.get("status"),
        "reason": outcome.answer.get("reason"),
        "reason_right": outcome.question.status == "refused" and reason_fits(outcome),
    }


def _totals(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Counts of faults; lengths in characters; the share of partial answers in percent."""
    summary = summarise(outcomes)

    def missing(key: str) -> int:
        return int(summary[key]["of"] - summary[key]["hits"])

    partial = summary["partial"]
    return {
        "figure_errors": summary["figure_errors"],
        "misnamed_values": summary["misnamed_values"],
        "quotes_not_verbatim": missing("quotes_verbatim"),
        "locators_not_exact": missing("locators_exact"),
        "other_language": missing("language_right"),
        **{f"trap_{name}": share["hits"] for name, share in summary["traps"].items()},
        "failures": summary["failures"],
        "chars": {
            f"{name}_{language}": value
            for language, lengths in summary["length_chars"].items()
            for name, value in lengths.items()
            if value is not None
        },
        "partial_percent": round(100 * partial["hits"] / max(partial["of"], 1), 1),
    }


def read_baseline(path: Path) -> dict[str, Any]:
    """The baseline. Raises UsageError where it cannot be read or is no baseline."""
    renew = "make one with `python -m eval.gate --write REASON`"
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read the baseline {path} ({error}): {renew}") from None
    if not isinstance(document, dict) or not isinstance(document.get("parts"), dict) or not document.get("reason"):
        raise UsageError(f"{path} is no baseline: {renew}")
    for name, part in document["parts"].items():
        if not isinstance(part, dict) or not {"allows", "totals", "questions"} <= part.keys():
            raise UsageError(f"{path}: the part {name!r} lacks allows, totals or questions: {renew}")
    return document


def write_baseline(path: Path, parts: Mapping[str, Part], reason: str, allows: Mapping[str, int]) -> None:
    """Makes the parts the baseline; parts that were not run keep what stood there, and so does what each allows."""
    old = read_baseline(path)["parts"] if path.exists() else {}
    new = {
        name: {
            "allows": {**allows, **old.get(name, {}).get("allows", {})},
            "totals": dict(part.totals),
            "questions": {key: dict(record) for key, record in part.questions.items()},
        }
        for name, part in parts.items()
    }
    document = {"reason": reason, "parts": dict(sorted({**old, **new}.items()))}
    path.write_text(_plain(document, depth=4) + "\n", encoding="utf-8")


def _plain(value: object, depth: int, indent: str = "") -> str:
    """JSON in which objects deeper than `depth` stand on one line."""
    if not isinstance(value, dict) or not value or depth == 0:
        return json.dumps(value, ensure_ascii=False)
    inner = indent + " "
    lines = [f"{inner}{json.dumps(key, ensure_ascii=False)}: {_plain(item, depth - 1, inner)}" for key, item in value.items()]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
