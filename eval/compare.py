"""What has changed between two sets of answers, and which of it is a fall.

In: two `Part`s (before, now) and what may be lost. Out: a `Comparison`: gains and losses by question, and the limits that
broke. A question that is new is named, not judged; one that is gone was part of the measure. It does not know where the parts come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.baseline import Part

# What a new baseline allows; the file may say otherwise. Losses that gains make good count as lost all the same, up to a
# point: answers that come and go in numbers are for somebody to look at. Counts of faults may not grow at all.
ALLOWS = {
    "lost": 8,
    "net_lost": 2,
    "first_citation_lost": 8,
    "net_first_citation_lost": 3,
    "net_passages_lost": 5,
    "net_found_lost": 6,
    "refusal_lost": 3,
    "answer_lost": 4,
    "reason_lost": 4,
    "gone": 0,
    "figure_errors": 0,
    "misnamed_values": 0,
    "quotes_not_verbatim": 0,
    "locators_not_exact": 0,
    "other_language": 0,
    "traps": 0,
    "failures": 0,
    "length_percent": 10,
    "partial_percent": 10,
}
_COUNTED = ("figure_errors", "misnamed_values", "quotes_not_verbatim", "locators_not_exact", "other_language", "failures")


@dataclass(frozen=True)
class Comparison:
    """What changed: ids of questions by kind of change, ids that only one side has, the limits that broke."""

    changes: Mapping[str, tuple[str, ...]]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    broken: tuple[str, ...]


def compare(now: Part, before: Part, allows: Mapping[str, float]) -> Comparison:
    """What changed from `before` to `now`, in the order of ids; `allows` may leave out what ALLOWS says."""
    both = [name for name in now.questions if name in before.questions]
    changes: dict[str, tuple[str, ...]] = {}
    for title, key in (("", "right"), ("first_citation_", "cited"), ("reason_", "reason_right")):
        changes[f"{title}lost"] = tuple(n for n in both if before.questions[n][key] and not now.questions[n][key])
        changes[f"{title}gained"] = tuple(n for n in both if now.questions[n][key] and not before.questions[n][key])
    refused = {n: (before.questions[n]["status"] == "refused", now.questions[n]["status"] == "refused") for n in both}
    counts = {
        "lost": len(changes["lost"]),
        "net_lost": len(changes["lost"]) - len(changes["gained"]),
        "first_citation_lost": len(changes["first_citation_lost"]),
        "net_first_citation_lost": len(changes["first_citation_lost"]) - len(changes["first_citation_gained"]),
        "net_passages_lost": sum(before.questions[n]["passages"] - now.questions[n]["passages"] for n in both),
        "net_found_lost": sum(before.questions[n]["found"] - now.questions[n]["found"] for n in both),
        "refusal_lost": sum(refused[n] == (True, False) for n in changes["lost"]),
        "answer_lost": sum(refused[n] == (False, True) for n in changes["lost"]),
        "reason_lost": len(changes["reason_lost"]) - len(changes["reason_gained"]),
        "gone": sum(name not in now.questions for name in before.questions),
    }
    limits = {**ALLOWS, **allows}
    broken = [f"{name.replace('_', ' ')}: {count}, allowed {limits[name]}" for name, count in counts.items() if count > limits[name]]
    return Comparison(
        changes,
        tuple(name for name in now.questions if name not in before.questions),
        tuple(name for name in before.questions if name not in now.questions),
        (*broken, *_broken_totals(now, before, limits)),
    )


def _broken_totals(now: Part, before: Part, limits: Mapping[str, float]) -> Sequence[str]:
    traps = [name for name in now.totals if name.startswith("trap_")]
    broken = []
    for name in (*_COUNTED, *traps):
        count, was = now.totals[name], before.totals.get(name, 0)
        allowed = limits["traps" if name in traps else name]
        if count > was + allowed:
            broken.append(f"{name.replace('_', ' ')}: {count}, was {was}, allowed {allowed} more")
    for name, chars in now.totals["chars"].items():
        was = before.totals["chars"].get(name)
        if was and abs(chars - was) * 100 > was * limits["length_percent"]:
            broken.append(f"length {name.replace('_', ' ')}: {chars} characters, was {was}, allowed {limits['length_percent']} % off")
    partial = now.totals["partial_percent"]
    if partial > limits["partial_percent"]:
        broken.append(f"partial answers: {partial} %, allowed {limits['partial_percent']} %")
    return broken
