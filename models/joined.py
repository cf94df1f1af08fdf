"""After training: the trained vectors and the aligned ones they began from, side by side, put into as few numbers as before.

Comes in: two tables of token vectors and the sources. Goes out: one table.
Training brings near what means about the same; alignment alone keeps each word apart from all that does not translate it, best in many
numbers. A question needs both. Side by side their cosines add up; the directions that texts differ in most hold nearly all of that (principal
components, strongest first, so that a part of the numbers is a smaller model).
Does not know batches, losses, files.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.pairs import Source
from models.whitening import sample_text_vectors

START_SHARE = 0.7  # length of the aligned vectors beside the trained ones
POWER = 0.15  # whitened once more: the strongest directions of two tables are often the same
MAX_ROWS = 1500  # of each source: the covariance of some thousand numbers


def join_vectors(trained: np.ndarray, start: np.ndarray, sources: Sequence[Source], seed: int, share: float = START_SHARE) -> np.ndarray:
    """Token vectors as wide as `trained` (vocabulary, dimension), float32, from it and `start` (vocabulary, any dimension)."""
    beside = np.concatenate([_even(trained), np.float32(share) * _even(start)], axis=1)
    return strongest_directions(beside, sources, seed, trained.shape[1], POWER)


def strongest_directions(vectors: np.ndarray, sources: Sequence[Source], seed: int, dimension: int, power: float = 0.0) -> np.ndarray:
    """The token vectors on the `dimension` directions in which texts differ most, strongest first, each divided by its spread to `power`.

    `vectors` are no narrower than that.
    """
    texts = sample_text_vectors(vectors, sources, seed, MAX_ROWS)
    spread, directions = np.linalg.eigh(texts.T @ texts / max(len(texts), 1))
    factors = np.maximum(spread, spread.mean() * 1e-2) ** (-power / 2) if power else np.ones_like(spread)
    kept = np.ascontiguousarray((directions * factors)[:, ::-1][:, :dimension], np.float32)
    return np.asarray(vectors @ kept, np.float32)


def _even(vectors: np.ndarray) -> np.ndarray:
    """The vectors with a mean length of 1."""
    return vectors / np.float32(max(float(np.linalg.norm(vectors, axis=1).mean()), 1e-12))
