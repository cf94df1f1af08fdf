"""Start vectors: word alignment finds which tokens stand for each other."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from models.alignment import align_tokens, start_vectors
from models.pairs import Side, Source, SourceKind

# Tokens 1-4 are English (red, blue, car, house), 5-8 Chinese in the same order; 9 is a figure of both languages.
ROWS = [
    ([1, 3], [5, 7]), ([1, 4], [5, 8]), ([2, 3], [6, 7]), ([2, 4], [6, 8]), ([3, 9], [7, 9]), ([4, 9], [8, 9]),
]  # fmt: skip


def side(rows: list[list[int]]) -> Side:
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return Side(np.array([token for row in rows for token in row]), starts, np.arange(len(rows)))


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr("models.alignment.MAX_TOKEN_SHARE", 1.0)  # in six rows every token is common
    return Source("made-up", SourceKind(1.0, False), side([en for en, _ in ROWS]), side([zh for _, zh in ROWS]))


def test_each_english_token_is_aligned_most_with_its_own_translation(source: Source) -> None:
    links = align_tokens([source], vocabulary=10)
    best = {en: int(links.zh[links.en == en][links.counts[links.en == en].argmax()]) for en in np.unique(links.en).tolist()}
    assert best == {1: 5, 2: 6, 3: 7, 4: 8, 9: 9}


def test_translations_start_near_each_other_and_others_do_not(source: Source) -> None:
    vectors = start_vectors([source], vocabulary=10, dimension=256, length=1.0, seed=1)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    cosine = unit[1:5] @ unit[5:9].T
    assert cosine.argmax(axis=1).tolist() == [0, 1, 2, 3]
    assert cosine.argmax(axis=0).tolist() == [0, 1, 2, 3]


def test_common_tokens_start_shorter_than_rare_ones(source: Source) -> None:
    lengths = np.linalg.norm(start_vectors([source], vocabulary=10, dimension=64, length=1.0, seed=1), axis=1)
    assert lengths[3] < lengths[1]  # car stands in three rows, red in two
    assert lengths[0] == pytest.approx(1.0)  # in no row


def test_the_same_seed_gives_the_same_start(source: Source) -> None:
    first, second = (start_vectors([source], 10, 32, 1.0, seed=4) for _ in range(2))
    assert (first == second).all()
