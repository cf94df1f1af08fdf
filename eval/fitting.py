"""Weights for the sentence scorer, and for a decider beside it, learned from cases by numpy alone.

In: `Case`s. Out: a `Scorer` (which sentence of a question stands first), a logistic line (whether a question is answered at
all), and the scores of each question by weights that its own file had no part in. It knows nothing of files or printing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np

from answer import MEASURES, Scorer
from eval.weighed import Case

RIDGE = 10.0  # of 3, 10 and 30 the right first sentences differ by three of 573 (files not trained on)
STEPS = 50
ENOUGH = 1e-7  # a step that gains less is the last


def fit(cases: Sequence[Case], names: Collection[str]) -> Scorer:
    """The weights under which the right sentences of each question take most of its share: a softmax over its sentences.

    Measures that are not named get no weight. Newton's steps, halved while they lose: the same cases give the same weights.
    """
    used = np.array([name in names for name in MEASURES])
    table = np.concatenate([case.measures for case in cases])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    plain = ((table - mean) / spread)[:, used]
    right = np.concatenate([case.right / case.right.sum() for case in cases])
    sizes = [len(case.right) for case in cases]
    starts = np.cumsum([0, *sizes[:-1]])
    of_case = np.repeat(np.arange(len(cases)), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = plain @ weights
        most = np.maximum.reduceat(scores, starts)
        raised = np.exp(scores - most[of_case])
        total = np.add.reduceat(raised, starts)
        value = (np.log(total) + most).sum() - (right * scores).sum() + RIDGE / 2 * weights @ weights
        return float(value), raised / total[of_case]

    weights = np.zeros(plain.shape[1])
    now, share = loss(weights)
    for _ in range(STEPS):
        slope = plain.T @ (share - right) + RIDGE * weights
        centre = np.add.reduceat(share[:, None] * plain, starts, axis=0)
        curve = (plain * share[:, None]).T @ plain - centre.T @ centre + RIDGE * np.eye(len(weights))
        step, length = np.linalg.solve(curve, slope), 1.0
        while loss(weights - length * step)[0] > now and length > ENOUGH:
            length /= 2
        weights = weights - length * step
        before, (now, share) = now, loss(weights)
        if before - now < ENOUGH:
            break
    whole = np.zeros(len(MEASURES))
    whole[used] = weights
    return Scorer(tuple(mean.tolist()), tuple(spread.tolist()), tuple(whole.tolist()))


def judged_by_others(cases: Sequence[Case], names: Collection[str] = MEASURES) -> dict[str, np.ndarray]:
    """For each question its sentences' scores, by weights that its own file had no part in."""
    found = {}
    for group in sorted({case.group for case in cases}):
        scorer = fit([case for case in cases if case.teaches and case.group != group], names)
        found.update({case.id: np.array(scorer.scores(case.measures)) for case in cases if case.group == group})
    return found


def preferred(case: Case, scores: np.ndarray, margin: float) -> int | None:
    """The sentence that stands first: the rules' own unless another allowed one is better by more than the margin."""
    first = case.first
    if first is None or case.announces[first]:
        return first
    best = max(np.flatnonzero(case.allowed), key=lambda at: (scores[at], -at))
    return int(best) if scores[best] > scores[first] + margin else first


def fit_decider(rows: np.ndarray, answers: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """How likely a row (a question's first sentence) is an answer: logistic regression with the same ridge, as log odds."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6

    def plain(table: np.ndarray) -> np.ndarray:
        return np.column_stack([(table - mean) / spread, np.ones(len(table))])

    table, weights = plain(rows), np.zeros(rows.shape[1] + 1)
    held_back = np.append(np.full(rows.shape[1], RIDGE), 1e-6)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (likely - answers) + held_back * weights
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(held_back)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < ENOUGH:
            break
    return lambda further: np.asarray(plain(further) @ weights)
