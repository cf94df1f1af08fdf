"""Mistakes of finding: the question is misunderstood, or the search ranks by the wrong things.

In: a `Patch`. Out: the program with one mistake. It knows what a `Query` and a search return, not how they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from eval.seeded.plant import Change, Patch
from index.keywords import KeywordIndex
from index.retriever import EN_WEIGHTS, ZH_WEIGHTS
from index.tokens import Tokenizer
from index.vectors import VectorIndex

# Questions in which the vectors decide most: in the first seven kinds shuffled ones lost 12 first passages of 251, in all others 2.
BY_LIKENESS = ("target", "value", "comparison", "count", "overview", "why", "when", "how", "year_over_year")


def _swap_tokenizer(patch: Patch) -> None:
    patch.put(Tokenizer, "tokenize", lambda self, text: text.lower().split())


def _break_rarity(patch: Patch) -> None:
    """Common words count most, and the vectors nothing."""

    def scores(self: Any, tokens: Sequence[str]) -> np.ndarray:
        total = np.zeros(self.count, np.float32)
        for token in sorted(set(tokens)):
            number = self._vocabulary.get(token)
            if number is not None:
                units = self._units[self._bounds[number] : self._bounds[number + 1]]
                total[units] += len(units)
        return total

    patch.put(KeywordIndex, "scores", scores)
    patch.put("index.retriever", "ZH_WEIGHTS", replace(ZH_WEIGHTS, cosine=0.0))
    patch.put("index.retriever", "EN_WEIGHTS", replace(EN_WEIGHTS, cosine=0.0))


def _shuffle_vectors(patch: Patch) -> None:
    """A text is found by the vector of another."""

    def make(add: Callable[..., Any]) -> Callable[..., Any]:
        def shuffled(self: Any, vectors: np.ndarray, ids: Any = None) -> Any:
            return add(self, vectors[np.random.default_rng(1).permutation(len(vectors))], ids)

        return shuffled

    patch.wrap(VectorIndex, "add", make)


def _change_query(change: Callable[[Any], Any]) -> Callable[[Patch], None]:
    def plant(patch: Patch) -> None:
        patch.result("index.query", "understand", change)

    return plant


def _always_chinese(patch: Patch) -> None:
    patch.wrap("index.query", "question_language", lambda original: lambda text: "zh")


FINDING = (
    Change("tokenizer_swapped", "text is cut at white space alone", _swap_tokenizer, rebuilds=True),
    Change("rarity_broken", "keyword search counts common words most, vectors are not asked", _break_rarity),
    Change("vectors_shuffled", "vectors and texts no longer belong together", _shuffle_vectors, rebuilds=True, kinds=BY_LIKENESS),
    Change("years_ignored", "the years of a question are not seen", _change_query(lambda query: replace(query, years=(), periods=()))),
    Change(
        "place_ignored", "the places of a question are not seen", _change_query(lambda query: replace(query, places=(), scope="district"))
    ),
    Change(
        "opinions_answered",
        "a question for an opinion is taken for one for facts",
        _change_query(lambda query: replace(query, kind="value") if query.kind == "opinion" else query),
        kinds=("refusal",),
    ),
    Change("other_language", "every question is taken for a Chinese one", _always_chinese),
)
