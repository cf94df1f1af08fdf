"""How nearly the first passages found say a question pair by pair: each two neighbouring words of it by the two most like them.

In: the bundled embedder's vectors of single tokens, a question, the texts of some passages. Out: a score of each of these passages.
A mean of vectors blurs what stands next to what, and words taken by themselves lose it; two words together keep it (late interaction,
here over pairs of words). It is asked of the first passages only: over all of them it would take longer than all else. Does not know
how passages were found.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.embedder import StaticEmbedder

# Measured by `eval/search.py` (models/NOTES.md): the first 20 or 100 passages, or single words or three instead of two, are no better.
FIRST = 50
WINDOW = 2


def pair_scores(embedder: StaticEmbedder, question: str, texts: Sequence[str]) -> np.ndarray:
    """A score of every text, float64 (len(texts),), 0 to 1: the mean over the question's pairs, by their length, of the nearest cosine.

    A text, or a question, of one word is a pair by itself; of none it has 0.
    """
    bags = embedder.bags([question, *texts])
    asked = _pairs(embedder, bags[0])
    lengths = np.linalg.norm(asked, axis=1)
    told = [_pairs(embedder, bag) for bag in bags[1:]]
    filled = [number for number, pairs in enumerate(told) if len(pairs)]
    scores = np.zeros(len(texts))
    if not filled or not lengths.any():
        return scores
    every = np.concatenate([told[number] for number in filled])
    every /= np.maximum(np.linalg.norm(every, axis=1, keepdims=True), 1e-9)
    starts = np.cumsum([0, *(len(told[number]) for number in filled[:-1])])
    nearest = np.maximum(np.maximum.reduceat(asked @ every.T, starts, axis=1), 0.0)
    scores[filled] = nearest.sum(axis=0) / lengths.sum()
    return scores


def _pairs(embedder: StaticEmbedder, bag: Sequence[int]) -> np.ndarray:
    """The summed vectors of each two neighbouring tokens (pairs, dimension), float32."""
    vectors = embedder.scaled_vectors(np.array(bag, np.int64))
    return vectors if len(bag) < WINDOW else vectors[:-1] + vectors[1:]
