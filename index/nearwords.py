"""Words of a question found in passages by nearness of meaning: each word by the words nearest to it, in either language.

In: the bundled embedder's vectors of single tokens, the texts of all passages. Out: a score of every passage for a question.
Where the mean of a question's words is near to the mean of a passage's, this asks of each word by itself whether the passage
holds it or one like it, as BM25 does of the word as it is spelt. Does not know the keyword half, the dictionary or fusion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.embedder import StaticEmbedder
from index.stopwords import STOP_EN, STOP_ZH

# Measured on written questions over NTREX-128 (`models/NOTES.md`), nDCG@10 by this half alone, English to Chinese and back, from 0.25 up: cosines to
# the power 1.5 0.814 0.838, 1 0.797 0.833, 2 0.802 0.837, 3 0.769 0.832; from 0.2 up 0.813 0.837, from 0.3 0.796 0.833; 60 near words 0.814 0.837.
POWER = 1.5
MIN_COSINE = 0.25
MAX_NEAR = 30  # of the words nearest to one of the question
K1 = 1.2
B = 0.5


class NearWords:
    """The tokens of all passages, and for each the passages that hold it."""

    def __init__(self, embedder: StaticEmbedder, texts: Sequence[str]) -> None:
        self._embedder = embedder
        self.count = len(texts)
        bags = [Counter(bag) for bag in embedder.bags(texts)]
        units = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        tokens = np.fromiter((token for bag in bags for token in bag), np.int64, len(units))
        counts = np.fromiter((times for bag in bags for times in bag.values()), np.float64, len(units))
        order = np.argsort(tokens, kind="stable")
        self._tokens, first = np.unique(tokens[order], return_index=True)
        self._bounds = np.append(first, len(units))
        self._units, self._counts = units[order], counts[order]
        lengths = np.array([sum(bag.values()) for bag in bags], np.float64)
        self._norm = K1 * (1 - B + B * lengths / max(lengths.mean() if len(lengths) else 0.0, 1.0))
        self._vectors = embedder.token_vectors(self._tokens)

    def scores(self, question: str) -> np.ndarray:
        """A score of every passage, float64 (count,), 0 where it holds nothing near; words that only ask count nothing."""
        total = np.zeros(self.count)
        words = [token for token in self._embedder.bags([question])[0] if self._embedder.token(token) not in STOP_EN | STOP_ZH]
        if not words or not len(self._tokens):
            return total
        cosines = self._embedder.token_vectors(np.array(words)) @ self._vectors.T
        for row in cosines.astype(np.float64):
            total += self._word_scores(row)
        return total

    def _word_scores(self, cosines: np.ndarray) -> np.ndarray:
        """BM25 of one word that stands in a passage as often as the words near it do, each counted by its nearness."""
        near = np.flatnonzero(cosines >= MIN_COSINE)
        near = near[np.argsort(-cosines[near], kind="stable")[:MAX_NEAR]]
        often, surely = np.zeros(self.count), np.zeros(self.count)
        for token in near:
            part = slice(self._bounds[token], self._bounds[token + 1])
            weight = cosines[token] ** POWER
            often[self._units[part]] += weight * self._counts[part]
            surely[self._units[part]] = np.maximum(surely[self._units[part]], weight)
        holding = surely.sum()
        rarity = np.log1p((self.count - holding + 0.5) / (holding + 0.5))
        return np.asarray(rarity * often * (K1 + 1) / (often + self._norm))
