"""Which of several sentences that hold enough comes first: the rules' own choice, unless the scorer is clearly for another.

In: a `Query`, its evidence in the rules' order, what of it fits the question. Out: the fitting evidence, the chosen
sentence first. Whether anything is answered at all stays with the rules; the module knows nothing of thresholds for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.draft import Desk
from answer.evidence import Evidence
from answer.model import Claim
from answer.scale import ConceptWeights
from answer.scorer import Scorer, measure
from answer.selection import announces
from answer.stated import is_stated
from index import Query

# Set on the development questions (see eval/LOG.md).
MARGIN = 1.0  # so much better another sentence must be than the rules' first: at 0.5 it won 22 first citations and lost 8, here 17 and 1
WEIGHED = 14  # of all evidence
WEIGHED_FITTING = 8  # of the evidence that fits


@dataclass(frozen=True, slots=True)
class Weighed:
    """One sentence that is weighed for an answer: as it would be shown, as measured, and what the rules say of it."""

    claim: Claim
    measures: tuple[float, ...]
    allowed: bool  # fits the question and holds enough of it
    stated: bool  # states what is asked of its thing
    announces: bool  # its paragraph is shown with it


def _pool(evidence: Sequence[Evidence], fitting: Sequence[Evidence]) -> list[Evidence]:
    """The evidence that is measured beside each other: the best of all, then the best that fits."""
    best = evidence[:WEIGHED]
    known = {id(item) for item in best}
    return [*best, *(item for item in fitting[:WEIGHED_FITTING] if id(item) not in known)]


def prefer(
    query: Query,
    evidence: Sequence[Evidence],
    fitting: list[Evidence],
    scorer: Scorer,
    weights: ConceptWeights,
    desk: Desk,
    allowed: Callable[[Query, Evidence], bool],
) -> list[Evidence]:
    """`fitting` with the sentence first that the scorer is clearly for, of those that are `allowed` to stand first."""
    if not fitting or announces(fitting[0]):
        return fitting
    items = _pool(evidence, fitting)
    scores = scorer.scores(measure(query, items, weights, desk))
    first = next((at for at, item in enumerate(items) if item is fitting[0]), None)
    fits = {id(item) for item in fitting}
    better = sorted((-score, at) for at, score in enumerate(scores) if first is not None and score > scores[first] + MARGIN)
    chosen = next((items[at] for _, at in better if id(items[at]) in fits and allowed(query, items[at])), None)
    return fitting if chosen is None else [chosen, *(item for item in fitting if item is not chosen)]


def weigh(
    query: Query,
    evidence: Sequence[Evidence],
    fitting: Sequence[Evidence],
    weights: ConceptWeights,
    desk: Desk,
    allowed: Callable[[Query, Evidence], bool],
    claim: Callable[[Evidence, Query], Claim],
) -> list[Weighed]:
    """The sentences that are weighed, in the rules' order, each as the scorer sees it: what a scorer is trained and judged on."""
    items = _pool(evidence, fitting)
    fits = {id(item) for item in fitting}
    found = []
    for item, row in zip(items, measure(query, items, weights, desk).tolist(), strict=True):
        shown = claim(item, query)
        stated = is_stated(query, shown.citations, desk)
        found.append(Weighed(shown, tuple(row), id(item) in fits and allowed(query, item), stated, announces(item)))
    return found
