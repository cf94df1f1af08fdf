"""BM25: the values of the formula, fields, order, storage."""

from __future__ import annotations

import math

import numpy as np

from index.keywords import K1, B, KeywordIndex, TokenBook


def build(*fields: tuple[float, list[list[str]]]) -> KeywordIndex:
    return KeywordIndex.build(fields, len(fields[0][1]), TokenBook(str.split))


def test_scores_are_those_of_the_formula() -> None:
    index = build((1.0, [["a b"], ["a a c"], ["c"]]))
    rarity = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    mean = 2.0
    expected = [rarity * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / mean)) for tf, length in ((1, 2), (2, 3), (0, 1))]
    np.testing.assert_allclose(index.scores(["a"]), expected, rtol=1e-6)


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    index = build((1.0, [["common rare"], ["common other"], ["common more"]]))
    assert index.scores(["rare"])[0] > index.scores(["common"])[0] > 0


def test_a_word_around_counts_less_than_an_own_word() -> None:
    index = build((1.0, [["gdp"], ["x"], ["y"]]), (0.3, [["x"], ["gdp"], ["y"]]))
    first, second, third = index.scores(["gdp"]).tolist()
    assert first > second > third == 0


def test_texts_of_one_field_count_together() -> None:
    assert build((1.0, [["a b", "c"], ["d"]])).scores(["c"]).tolist() == build((1.0, [["a b c"], ["d"]])).scores(["c"]).tolist()


def test_words_that_are_not_there_score_nothing() -> None:
    assert build((1.0, [["a"], ["b"]])).scores(["z", "q"]).tolist() == [0.0, 0.0]


def test_an_index_without_words_scores_nothing() -> None:
    index = build((1.0, [[""], []]))
    assert index.scores(["a"]).tolist() == [0.0, 0.0]
    assert KeywordIndex.from_bytes(index.to_bytes()).scores(["a"]).tolist() == [0.0, 0.0]


def test_the_order_of_a_question_does_not_change_a_bit() -> None:
    index = build((1.0, [["a b c d e f"], ["b c"], ["f a"]]))
    assert index.scores("a b c d e f".split()).tobytes() == index.scores("f e d c b a".split()).tobytes()


def test_stored_and_read_again_it_scores_the_same() -> None:
    index = build((1.0, [["增长 5%"], ["外资 增长"], ["就业"]]))
    again = KeywordIndex.from_bytes(index.to_bytes())
    assert again.scores(["增长", "外资"]).tolist() == index.scores(["增长", "外资"]).tolist()
    assert again.to_bytes() == index.to_bytes()
