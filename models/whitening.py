"""After training: directions that all texts share are made shorter, in one step without a gradient.

Comes in: token vectors and the sources they were trained on. Goes out: token vectors of the same shape.
The covariance of the texts' unit vectors is turned partly into the identity: each direction is divided by its spread to the power
`POWER` (a soft form of whitening; Su and others, 2021). It is linear, so it goes into the token vectors and costs nothing after.
Does not know batches, losses, files.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.pairs import Side, Source

# nDCG@10 English → Chinese of crops of NTREX-128 (248 paragraphs, 992 crops): 0 0.741, 0.1 0.749, 0.2 0.755, 0.3 0.755, 0.5 0.755;
# of written questions 0.685, 0.704, 0.704, 0.706, 0.699; within one language flat (models/NOTES.md).
POWER = 0.3
MIN_TOKENS = 6  # a row: entries of dictionaries are words, not texts
MAX_ROWS = 8000  # of each source


def whiten_vectors(vectors: np.ndarray, sources: Sequence[Source], seed: int, power: float = POWER) -> np.ndarray:
    """The token vectors (vocabulary, dimension), float32, partly whitened by the texts of both languages; as long as before on average.

    Where no source has rows long enough, the vectors as they were.
    """
    stacked = sample_text_vectors(vectors, sources, seed)
    if len(stacked) < 2 * vectors.shape[1]:
        return vectors
    spread, directions = np.linalg.eigh((stacked.T @ stacked / len(stacked)).astype(np.float64))
    # A direction that no text has must not be blown up.
    factors = np.maximum(spread, spread.mean() * 1e-2) ** (-power / 2)
    whitened = (vectors @ (directions * factors) @ directions.T).astype(np.float32)
    lengths = [float(np.linalg.norm(table, axis=1).mean()) for table in (vectors, whitened)]
    return np.asarray(whitened * np.float32(lengths[0] / max(lengths[1], 1e-12)))


def sample_text_vectors(vectors: np.ndarray, sources: Sequence[Source], seed: int, most: int = MAX_ROWS) -> np.ndarray:
    """Unit vectors (texts, dimension) of at most `most` rows of each source that are texts, both sides of each."""
    random = np.random.default_rng(seed)
    texts = [
        _text_vectors(vectors, side, rows)
        for source in sources
        for rows in [_sample(source, random, most)]
        for side in (source.en, source.zh)
    ]
    return np.concatenate(texts)


def _sample(source: Source, random: np.random.Generator, most: int) -> np.ndarray:
    long = np.flatnonzero((np.diff(source.en.starts) >= MIN_TOKENS) & (np.diff(source.zh.starts) >= MIN_TOKENS))
    return np.sort(random.choice(long, most, replace=False)) if len(long) > most else long


def _text_vectors(vectors: np.ndarray, side: Side, rows: np.ndarray) -> np.ndarray:
    """Unit vectors of some rows of one side (len(rows), dimension)."""
    means = np.array([vectors[side.row(row)].mean(axis=0) for row in rows], np.float32).reshape(len(rows), vectors.shape[1])
    return np.asarray(means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12))
