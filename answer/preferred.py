"""Which of several sentences that hold enough comes first: the rules' own choice, unless the scorer is clearly for another.

In: a `Query`, its evidence in the rules' order, what of it fits the question. Out: the fitting evidence, the chosen
sentence first; the one that is shown beside it, as the scorer tells the two hardly apart. Whether anything is answered at all stays with the rules; the module knows nothing of thresholds for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.draft import Desk
from answer.evidence import Evidence, head_of, names_head
from answer.model import Claim
from answer.scale import ConceptWeights
from answer.scorer import Scorer, measure
from answer.selection import announces
from answer.stated import is_stated
from index import Query

# Set on the development questions (see eval/LOG.md).
# Also how near to the first another one must come to be shown beside it (`beside_first`).
MARGIN = 1.0  # so much better another sentence must be than the rules' first: at 0.5 it won 22 first citations and lost 8, here 17 and 1
# How high the scorer puts a sentence that answers though it holds few of the question's words: see eval/LOG.md for what it gains and loses.
SURE = 4.0
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
    chosen = next((item for item in _scored(query, evidence, fitting, scorer, weights, desk, MARGIN) if allowed(query, item)), None)
    return fitting if chosen is None else [chosen, *(item for item in fitting if item is not chosen)]


def surest(
    query: Query,
    evidence: Sequence[Evidence],
    fitting: Sequence[Evidence],
    scorer: Scorer,
    weights: ConceptWeights,
    desk: Desk,
    allowed: Callable[[Query, Evidence], bool],
) -> list[Evidence]:
    """The one sentence of `fitting` that the scorer puts before all others and far above what answers nothing; none where it may not stand."""
    items = _pool(evidence, fitting)
    if not fitting or not items:
        return []
    scores = scorer.scores(measure(query, items, weights, desk))
    best = max(range(len(items)), key=scores.__getitem__)
    chosen = items[best]
    fits = any(item is chosen for item in fitting)
    return [chosen] if fits and scores[best] >= SURE and not announces(chosen) and allowed(query, chosen) else []


def beside_first(
    query: Query,
    evidence: Sequence[Evidence],
    fitting: Sequence[Evidence],
    scorer: Scorer,
    weights: ConceptWeights,
    desk: Desk,
    allowed: Callable[[Query, Evidence], bool],
) -> list[Evidence]:
    """The others of `fitting` that are `allowed` and that the scorer puts before the first or hardly behind it, best first."""
    near = _scored(query, evidence, fitting, scorer, weights, desk, -MARGIN)
    return [item for item in near if item is not fitting[0] and allowed(query, item)]


def _scored(
    query: Query,
    evidence: Sequence[Evidence],
    fitting: Sequence[Evidence],
    scorer: Scorer,
    weights: ConceptWeights,
    desk: Desk,
    margin: float,
) -> list[Evidence]:
    """What of `fitting` the scorer puts more than a margin over its first, best first; nothing where that one brings its paragraph."""
    if not fitting or announces(fitting[0]):
        return []
    items = _pool(evidence, fitting)
    scores = scorer.scores(measure(query, items, weights, desk))
    first = next((score for score, item in zip(scores, items, strict=True) if item is fitting[0]), None)
    fits = {id(item) for item in fitting}
    better = sorted((-score, at) for at, score in enumerate(scores) if first is not None and score > first + margin)
    return [items[at] for _, at in better if id(items[at]) in fits and _may_pass(query, items[at], fitting[0])]


def _may_pass(query: Query, item: Evidence, first: Evidence) -> bool:
    """Whether what the search does not hold may pass the first sentence: a note or row of what is named, or one that holds more of it.

    The scorer learnt from questions about notes and rows, and puts any of them above the sentences: 有什么好处 is not asked of a note.
    """
    if query.language == "en" or item.match is not None or first.match is None or item.held > first.held:
        return True
    return names_head(query, head_of(item))


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
