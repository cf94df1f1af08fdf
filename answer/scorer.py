"""How much rather one sentence answers a question than the next: measures of each, weighed by a trained line of weights.

In: a `Query` and the evidence weighed for it; weights from a file of the project (`python -m eval.scorer --train`). Out: one
number a sentence, to be compared within one question alone: it orders sentences and does not say whether the best one is an
answer. The module knows nothing of how sentences are found, nor of what is done with the order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from answer.draft import Desk
from answer.evidence import Evidence
from answer.expects import expected_sorts, holds_sort
from answer.figures import half_width
from answer.fit import has_figure
from answer.scale import ConceptWeights, unknown_share
from errors import UsageError
from index import Query

# What is measured of a sentence, by what it looks at. "_lead" is how far it stands before the best of the others, "_gap" how
# far behind the best of all. Tried and left out, because they cost right first sentences in files not trained on or added
# none: length, kind of block, place in the paragraph; the rarest word, the heaviest word missing; words near in meaning by
# the embedder; the best clause; signs of single kinds of questions (eval/LOG.md).
GROUPS = {
    "search": ("fused", "rank", "cosine", "cosine_gap", "cosine_lead", "bm25", "bm25_lead", "not_searched"),
    "score": ("score", "score_gap", "score_lead"),
    "held": ("own", "own_lead", "covered", "covered_lead", "known", "context"),
    "figure": ("figure", "no_figure", "sort", "no_sort", "beside"),
    "year": ("other_year", "plans", "reviews", "other_side"),
}
MEASURES = tuple(name for names in GROUPS.values() for name in names)
COLUMN = {name: at for at, name in enumerate(MEASURES)}


@dataclass(frozen=True, slots=True)
class Scorer:
    """A line of weights over the measures, each first brought to mean 0 and spread 1."""

    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]

    def scores(self, measured: np.ndarray) -> list[float]:
        """One number a row of `measured` (sentences, measures), rounded so that order hangs on no last bit."""
        plain = (measured - np.array(self.mean)) / np.array(self.spread)
        return [round(float(score), 6) for score in (plain * np.array(self.weights)).sum(axis=1)]


def load_scorer(path: Path) -> Scorer:
    """The scorer of a file. Raises UsageError where it cannot be read or measures other things than this program does."""
    renew = "restore it with `git checkout`, or train it again with `python -m eval.scorer --train`"
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["measures"]
        lines = [(row["name"], float(row["mean"]), float(row["spread"]), float(row["weight"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"cannot read the sentence scorer {path} ({error}): {renew}") from None
    if tuple(name for name, *_ in lines) != MEASURES or any(spread <= 0 for _, _, spread, _ in lines):
        raise UsageError(f"{path} is of another version of the sentence scorer: {renew}")
    _, mean, spread, weights = zip(*lines, strict=True)
    return Scorer(mean, spread, weights)


def measure(query: Query, items: Sequence[Evidence], weights: ConceptWeights, desk: Desk) -> np.ndarray:
    """The measures of each sentence, (sentences, measures), float64; several are relative to the other sentences given."""
    unknown = unknown_share(query, weights)
    sorts = expected_sorts(query)
    found = np.zeros((len(items), len(MEASURES)))
    for at, (item, cosine) in enumerate(zip(items, _cosines(query, items, desk), strict=True)):
        text, match = half_width(item.text), item.match
        plans, sides = item.block.scope.plans, query.wants & {"target", "result"}
        figure = has_figure(text)
        row = {
            "fused": match.fused if match is not None else 0.0,
            "rank": 1 / (1 + item.place) if match is not None else 0.0,
            "cosine": cosine,
            "bm25": match.bm25 if match is not None else 0.0,
            "not_searched": match is None,
            "score": item.score,
            "own": item.own,
            "covered": item.coverage,
            "known": item.coverage / (1 - unknown) if unknown < 1 else 0.0,
            "context": item.coverage - item.own,
            "figure": query.asks_figure and figure,
            "no_figure": query.asks_figure and not figure,
            "sort": any(sort.given.search(text) for sort in sorts),
            "no_sort": bool(sorts) and not holds_sort(query, item),
            "beside": query.focus is not None and item.beside_figure and item.holds_focus,
            "other_year": bool(query.years) and not item.year_fits,
            "plans": plans is True,
            "reviews": plans is False,
            "other_side": len(sides) == 1 and plans is not None and plans is not ("target" in sides),
        }
        for name, value in row.items():
            found[at, COLUMN[name]] = float(value)
    return relate(found)


def relate(measured: np.ndarray) -> np.ndarray:
    """The same with what compares the sentences worked out anew: for some of a question's sentences as for all of them."""
    found = np.array(measured, np.float64)
    if not len(found):
        return found
    for name in ("fused", "bm25"):
        column = found[:, COLUMN[name]]
        found[:, COLUMN[name]] = column / (column.max() or 1.0)
    for name in MEASURES:
        base, _, against = name.rpartition("_")
        if base not in COLUMN or against not in ("gap", "lead"):
            continue
        values = found[:, COLUMN[base]]
        second, best = np.sort(np.append(values, min(0.0, values.min())))[-2:]
        at_best = np.arange(len(values)) == values.argmax()
        found[:, COLUMN[name]] = values - np.where(at_best & (against == "lead"), second, best)
    return found


def _cosines(query: Query, items: Sequence[Evidence], desk: Desk) -> list[float]:
    """How near each sentence is to the question; notes and rows, which the sentence search does not hold, are compared here."""
    apart = [item.text for item in items if item.match is None]
    found = iter(desk.cosines(query.plain, apart) if apart else ())
    return [item.match.cosine if item.match is not None else next(found) for item in items]
