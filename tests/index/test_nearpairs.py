"""Pairs of words: what stands next to what decides between passages of the same words, and odd texts have a score too."""

from __future__ import annotations

import numpy as np
import pytest

from index.embedder import StaticEmbedder, load_embedder
from index.nearpairs import pair_scores


@pytest.fixture(scope="module")
def embedder() -> StaticEmbedder:
    bundled = load_embedder(None)
    assert isinstance(bundled, StaticEmbedder)
    return bundled


def test_two_words_together_are_nearer_than_the_same_words_apart(embedder: StaticEmbedder) -> None:
    together, apart = "the red car passed a house of stone", "the red house passed a car of stone"
    scores = pair_scores(embedder, "red car", [together, apart])
    assert scores[0] > scores[1]
    bags = [sorted(bag) for bag in embedder.bags([together, apart])]
    assert bags[0] == bags[1]  # their mean vectors are the same


def test_a_pair_finds_its_translation(embedder: StaticEmbedder) -> None:
    scores = pair_scores(embedder, "flood warning", ["当地发布洪水预警", "当地发布新书目录"])
    assert scores[0] > scores[1]


def test_scores_lie_between_nothing_and_the_words_themselves(embedder: StaticEmbedder) -> None:
    scores = pair_scores(embedder, "flood warning", ["flood warning", "flood", "", "海"])
    assert scores[0] == pytest.approx(1.0, abs=1e-5) and scores[2] == 0.0
    assert np.all((scores >= 0.0) & (scores <= 1.0 + 1e-5))


def test_nothing_asked_or_told_scores_nothing(embedder: StaticEmbedder) -> None:
    assert pair_scores(embedder, "", ["flood"]).tolist() == [0.0]
    assert pair_scores(embedder, "flood", []).tolist() == []
    assert pair_scores(embedder, "flood", ["", ""]).tolist() == [0.0, 0.0]
