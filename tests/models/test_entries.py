"""After training: rare words turn towards what dictionaries give for them, and nothing else changes."""

from __future__ import annotations

import numpy as np
import pytest

from models.entries import draw_to_entries
from models.pairs import Side, Source, SourceKind


def side(rows: list[list[int]]) -> Side:
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return Side(np.array([token for row in rows for token in row]), starts, np.arange(len(rows)))


def entries(pairs: list[tuple[list[int], list[int]]], running: bool = False) -> Source:
    return Source("made-up", SourceKind(1.0, running), side([one for one, _ in pairs]), side([other for _, other in pairs]))


@pytest.fixture
def vectors() -> np.ndarray:
    return np.random.default_rng(3).standard_normal((20, 16)).astype(np.float32)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_a_word_turns_towards_its_translation_and_stays_as_long(vectors: np.ndarray) -> None:
    drawn = draw_to_entries(vectors, [entries([([1], [2, 3])])])
    translation = vectors[[2, 3]].mean(axis=0)
    assert cosine(drawn[1], translation) > cosine(vectors[1], translation) + 0.1
    assert np.allclose(np.linalg.norm(drawn, axis=1), np.linalg.norm(vectors, axis=1), rtol=1e-5)
    assert np.array_equal(np.delete(drawn, 1, axis=0), np.delete(vectors, 1, axis=0))


def test_both_words_of_an_entry_turn_towards_each_other(vectors: np.ndarray) -> None:
    drawn = draw_to_entries(vectors, [entries([([4], [5])])])
    assert cosine(drawn[4], drawn[5]) > cosine(vectors[4], vectors[5]) + 0.2


def test_a_word_that_texts_hold_often_turns_less(vectors: np.ndarray) -> None:
    often = entries([([1, 6], [7, 8])] * 300, running=True)
    rare, common = (draw_to_entries(vectors, some) for some in ([entries([([1], [2])])], [entries([([1], [2])]), often]))
    assert cosine(rare[1], vectors[2]) > cosine(common[1], vectors[2]) > cosine(vectors[1], vectors[2])


@pytest.mark.parametrize(
    "sources", [[], [entries([([1], [2])], running=True)], [entries([([1], [2, 3, 4, 5, 6])])], [entries([([1, 9], [2, 3])])]]
)
def test_running_text_phrases_and_explanations_draw_nothing(vectors: np.ndarray, sources: list[Source]) -> None:
    assert np.array_equal(draw_to_entries(vectors, sources), vectors)
