"""After training: words of one stem are drawn together, and words of dictionaries become whole tokens with a meaning."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from models.vocabulary import train_tokenizer
from models.words import add_words, draw_to_stems, known_words

ROWS = {
    "cc_cedict": [("Tennessee", "田纳西"), ("to juggle", "杂耍"), ("Juggler (person)", "杂耍演员"), ("the river bank", "河岸")],
    "tatoeba": [("Farming feeds us all here.", "农业养活我们大家。"), ("She farmed.", "她务农。")],
}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return train_tokenizer(["farm farms river"] * 9 + ["农业田纳西杂耍演员河岸农场"] * 9, size=400)


@pytest.fixture
def vectors(tokenizer: Tokenizer) -> np.ndarray:
    return np.random.default_rng(5).standard_normal((tokenizer.get_vocab_size(), 16)).astype(np.float32)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def text_vector(tokenizer: Tokenizer, vectors: np.ndarray, text: str) -> np.ndarray:
    return np.asarray(vectors[tokenizer.encode(text, add_special_tokens=False).ids].mean(axis=0))


def test_a_rare_word_is_drawn_to_its_stem_and_a_frequent_one_stays(tokenizer: Tokenizer, vectors: np.ndarray) -> None:
    vocabulary = tokenizer.get_vocab()
    farm, farms, river = (vocabulary[word] for word in ("farm", "farms", "river"))
    counts = np.zeros(len(vectors))
    counts[farm], counts[river] = 100_000, 5
    turned = draw_to_stems(vectors, vocabulary, counts)
    assert cosine(turned[farms], turned[farm]) > 0.9 > cosine(vectors[farms], vectors[farm])
    assert cosine(turned[farm], vectors[farm]) > 0.999
    assert np.allclose(turned[river], vectors[river], atol=1e-5)
    assert np.allclose(np.linalg.norm(turned, axis=1), np.linalg.norm(vectors, axis=1), atol=1e-4)


def test_a_name_of_a_dictionary_becomes_a_token_that_means_its_chinese(tokenizer: Tokenizer, vectors: np.ndarray) -> None:
    assert len(tokenizer.encode("Tennessee").tokens) > 1
    longer, grown = add_words(tokenizer, vectors, np.ones(len(vectors)), ROWS, room=50)
    assert longer.encode("in Tennessee").tokens[-1] == "tennessee"
    assert longer.get_vocab_size() == len(grown) > len(vectors)
    assert np.array_equal(grown[: len(vectors)], vectors)
    chinese = text_vector(longer, grown, "田纳西")
    assert cosine(grown[longer.token_to_id("tennessee")], chinese) > 0.999


def test_a_form_of_a_known_word_means_about_what_that_word_means(tokenizer: Tokenizer, vectors: np.ndarray) -> None:
    longer, grown = add_words(tokenizer, vectors, np.ones(len(vectors)), ROWS, room=50)
    farm, farmed = (longer.token_to_id(word) for word in ("farm", "farmed"))
    assert farmed is not None
    assert cosine(grown[farmed], grown[farm]) > 0.4


def test_names_come_first_and_no_more_words_than_there_is_room_for(tokenizer: Tokenizer, vectors: np.ndarray) -> None:
    longer, grown = add_words(tokenizer, vectors, np.ones(len(vectors)), ROWS, room=2)
    assert len(grown) == len(vectors) + 2
    assert {"tennessee", "juggler"} <= longer.get_vocab().keys()
    assert "juggle" not in longer.get_vocab()


def test_a_capital_is_a_name_only_where_sentences_do_not_begin_with_one() -> None:
    known = known_words(ROWS, {})
    assert known.names == {"tennessee", "juggler"}
    assert known.entries["juggle"] == [(1.0, "杂耍")]
    assert known.entries["bank"] == [(0.3, "河岸")]


def test_without_anything_to_add_all_stays_as_it_was(tokenizer: Tokenizer, vectors: np.ndarray) -> None:
    same, kept = add_words(tokenizer, vectors, np.ones(len(vectors)), {"tatoeba": [("It is", "是")]}, room=5)
    assert same is tokenizer
    assert kept is vectors
