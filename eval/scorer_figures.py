"""What the sentence scorer is worth beside the rules, line by line for the screen.

In: `Case`s. Out: lines: right first sentences by language and file; refusals at the share of answers the rules give and at
95 %; what is lost without each group of measures, and won by each alone beside the rules' score. Every question is judged by
weights that its own file had no part in. It knows nothing of how weights are found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from answer import GROUPS, MARGIN, MEASURES
from eval.fitting import fit_decider, judged_by_others, preferred
from eval.weighed import Case, near_misses

ANSWERED = 0.95  # share of answers given at which refusals are told
# Measures of one sentence by itself: they can be held against those of another question.
BY_ITSELF = [at for at, name in enumerate(MEASURES) if not name.endswith(("_gap", "_lead"))]
Scores = Mapping[str, np.ndarray]


def first_lines(cases: Sequence[Case]) -> list[str]:
    """Right first sentences of the questions whose rules allow a sentence and that have a right one among the weighed."""
    scores = judged_by_others(cases)
    asked = [case for case in cases if case.teaches and case.first is not None]
    lines = [f"right first sentence ({len(asked)} questions): rules | scorer where it is better by {MARGIN} | scorer alone"]
    parts = {name: [case for case in asked if case.language == name] for name in sorted({case.language for case in asked})}
    parts |= {name: [case for case in asked if case.group == name] for name in sorted({case.group for case in asked})}
    for name, part in {**parts, "all": asked}.items():
        counts = (_first_right(part, scores, margin) for margin in (np.inf, MARGIN, 0.0))
        lines.append(f"  {name:18} " + " | ".join(f"{count}/{len(part)} = {100 * count / len(part):.1f} %" for count in counts))
    return lines


def _first_right(cases: Sequence[Case], scores: Scores, margin: float) -> int:
    firsts = ((case, preferred(case, scores[case.id], margin)) for case in cases)
    return sum(bool(case.right[first]) for case, first in firsts if first is not None)


def group_lines(cases: Sequence[Case]) -> list[str]:
    """Right first sentences without each group of measures, and with it alone beside the rules' score."""
    asked = [case for case in cases if case.teaches and case.first is not None]

    def told(names: Collection[str]) -> str:
        scores = judged_by_others(cases, names)
        return " | ".join(str(_first_right(asked, scores, margin)) for margin in (MARGIN, 0.0))

    lines = [f"what each group of measures adds (right first sentences of {len(asked)}, margin {MARGIN} | scorer alone)"]
    lines += [f"  all measures              {told(MEASURES)}"]
    for group, names in GROUPS.items():
        lines += [f"  without {group:17} {told([name for name in MEASURES if name not in names])}"]
    return lines + [f"  score and {group:15} {told([*GROUPS['score'], *names])}" for group, names in GROUPS.items() if group != "score"]


def refusal_lines(cases: Sequence[Case]) -> list[str]:
    """How many questions are refused that should be: by the rules at the sentence they put first, and by a decider."""
    scores = judged_by_others(cases)
    every = [*cases, *near_misses(cases)]
    decided = _decided(every, scores)
    parts = {
        "answerable": [case for case in every if case.answerable and case.right.any()],
        "to be refused": [case for case in cases if not case.answerable],
        "right sentences taken out": [case for case in every if case.id not in scores],
    }
    given = np.array([decided[case.id] for case in parts["answerable"]])
    by_rules = {name: float(np.mean([not _stands(case) for case in part])) for name, part in parts.items()}
    lines = ["refused at the sentence that stands first: " + ", ".join(f"{name} ({len(part)})" for name, part in parts.items())]
    lines += [f"  {'rules':44}" + " | ".join(f"{100 * share:.1f} %" for share in by_rules.values())]
    for name, share in (("as many answers as the rules", 1 - by_rules["answerable"]), (f"{100 * ANSWERED:.0f} % answers given", ANSWERED)):
        least = np.quantile(given, 1 - share)
        shares = (np.mean([decided[case.id] < least for case in part]) for part in parts.values())
        lines += [f"  {'decider, ' + name:44}" + " | ".join(f"{100 * float(share):.1f} %" for share in shares)]
    return lines


def _stands(case: Case) -> bool:
    """Whether the rules let a sentence stand first that states what is asked of its thing."""
    return case.first is not None and bool(case.stated[case.first])


def _decided(cases: Sequence[Case], scores: Scores) -> dict[str, float]:
    """For each question how likely its first sentence answers it, by a decider that its own file had no part in."""
    rows = np.array([case.measures[_shown(case, scores)][BY_ITSELF] for case in cases])
    answers = np.array([float(case.answerable) for case in cases])
    found: dict[str, float] = {}
    for group in sorted({case.group for case in cases}):
        here = np.array([case.group == group for case in cases])
        odds = fit_decider(rows[~here], answers[~here])(rows[here])
        found |= dict(zip([case.id for case, own in zip(cases, here, strict=True) if own], odds.tolist(), strict=True))
    return found


def _shown(case: Case, scores: Scores) -> int:
    """The sentence that would be shown: the first allowed one, else the one that the rules rank first."""
    known = scores.get(case.id)
    first = preferred(case, known, MARGIN) if known is not None else case.first
    return first if first is not None else 0
