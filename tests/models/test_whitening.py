"""The last step of training: directions that all texts share become shorter, and nothing else changes."""

from __future__ import annotations

import numpy as np
import pytest

from models.pairs import Side, Source, SourceKind
from models.whitening import whiten_vectors


def side(rows: list[list[int]]) -> Side:
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return Side(np.array([token for row in rows for token in row]), starts, np.arange(len(rows)))


@pytest.fixture
def vectors() -> np.ndarray:
    random = np.random.default_rng(3).standard_normal((60, 8)).astype(np.float32)
    random[:, 0] *= 6  # most of what all tokens, so all texts, have in common
    return random


@pytest.fixture
def source() -> Source:
    random = np.random.default_rng(4)
    texts = [[random.integers(0, 60, 8).tolist() for _ in range(200)] for _ in range(2)]
    return Source("made-up", SourceKind(1.0, True), side(texts[0]), side(texts[1]))


def spread(vectors: np.ndarray) -> float:
    """How much longer the first direction is than the others."""
    lengths = np.sqrt((vectors**2).mean(axis=0))
    return float(lengths[0] / lengths[1:].mean())


def test_the_direction_that_all_texts_share_becomes_shorter(vectors: np.ndarray, source: Source) -> None:
    half, whole = (whiten_vectors(vectors, [source], 1, power) for power in (0.5, 1.0))
    assert spread(vectors) > 1.5 * spread(half) > 1.5 * spread(whole)


def test_vectors_stay_as_long_as_before_on_average(vectors: np.ndarray, source: Source) -> None:
    lengths = [float(np.linalg.norm(table, axis=1).mean()) for table in (vectors, whiten_vectors(vectors, [source], 1))]
    assert lengths[0] == pytest.approx(lengths[1], rel=1e-5)


def test_no_power_changes_nothing_and_the_same_seed_gives_the_same(vectors: np.ndarray, source: Source) -> None:
    assert np.allclose(whiten_vectors(vectors, [source], 1, 0.0), vectors, atol=1e-4)
    assert np.array_equal(whiten_vectors(vectors, [source], 1), whiten_vectors(vectors, [source], 1))


def test_too_few_texts_leave_the_vectors_as_they_were(vectors: np.ndarray) -> None:
    few = Source("few", SourceKind(1.0, True), side([[1] * 8, [2] * 8]), side([[3] * 8, [4] * 8]))
    entries = Source("entries", SourceKind(1.0, False), side([[1, 2]] * 90), side([[3]] * 90))
    assert whiten_vectors(vectors, [few, entries], 1) is vectors
