"""Two tables of token vectors become one: cosines of both count, in as few numbers as the trained one has."""

from __future__ import annotations

import numpy as np
import pytest

from models.joined import join_vectors, strongest_directions
from models.pairs import Side, Source, SourceKind


def side(rows: list[list[int]]) -> Side:
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return Side(np.array([token for row in rows for token in row]), starts, np.arange(len(rows)))


@pytest.fixture
def source() -> Source:
    random = np.random.default_rng(4)
    texts = [[random.integers(0, 40, 8).tolist() for _ in range(300)] for _ in range(2)]
    return Source("made-up", SourceKind(1.0, True), side(texts[0]), side(texts[1]))


def cosine(vectors: np.ndarray, one: int, other: int) -> float:
    first, second = vectors[one], vectors[other]
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def test_words_that_only_training_brought_together_are_kept_apart_again_by_the_start(source: Source) -> None:
    random = np.random.default_rng(1)
    trained, start = (random.standard_normal((40, 16)).astype(np.float32) for _ in range(2))
    trained[1] = trained[0]  # alike by training alone
    trained[3], start[3] = trained[2], start[2]  # alike by both
    joined = join_vectors(trained, start, [source], seed=1)
    assert joined.shape == trained.shape
    assert joined.dtype == np.float32
    assert cosine(joined, 2, 3) == pytest.approx(1, abs=1e-4)
    assert cosine(joined, 0, 1) < 0.95
    assert cosine(join_vectors(trained, start, [source], seed=1, share=1e-6), 0, 1) == pytest.approx(1, abs=1e-4)


def test_the_strongest_directions_come_first_and_all_of_them_lose_nothing(source: Source) -> None:
    vectors = np.random.default_rng(2).standard_normal((40, 12)).astype(np.float32)
    vectors[:, 5] *= 8
    turned = strongest_directions(vectors, [source], 1, 12)
    assert np.allclose(turned @ turned.T, vectors @ vectors.T, atol=1e-2)
    assert abs(np.corrcoef(turned[:, 0], vectors[:, 5])[0, 1]) > 0.95
    assert strongest_directions(vectors, [source], 1, 3).shape == (40, 3)
