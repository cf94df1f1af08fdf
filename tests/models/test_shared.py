"""Tokens that mean nearly the same share a row; what has no room is left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, pre_tokenizers
from tokenizers.models import Unigram

from errors import EmbedderError
from index.embedder import StaticEmbedder
from models.folder import write_checksums, write_model_folder
from models.shared import first_rows, share_rows

WORDS = ["[UNK]", "farm", "farms", "river", "农场", "farming", "ranch", "lagoon"]
TRAINED = 5
COUNTS = np.array([0, 3, 90, 40, 50])


def axis(*numbers: float) -> np.ndarray:
    return np.array([*numbers, *[0.0] * (6 - len(numbers))], np.float32)


@pytest.fixture
def vectors() -> np.ndarray:
    # farm is near farms, farming is not; ranch means what 农场 means; lagoon is near nothing.
    rows = [axis(), axis(2, 0.6), axis(1), axis(0, 0, 1), axis(0, 0, 0, 1), axis(0.5, 2), axis(0, 0, 0.1, 3), axis(0, 0, 0, 0, 0, 1)]
    return np.array(rows)


@pytest.fixture
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(Unigram([(word, -4.0) for word in WORDS], 0, False))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def rows_by_word(vectors: np.ndarray) -> tuple[np.ndarray, dict[str, int]]:
    shared, row_of = share_rows(vectors, {word: number for number, word in enumerate(WORDS)}, COUNTS)
    return shared, dict(zip(WORDS, row_of.tolist(), strict=True))


def test_near_words_of_a_stem_share_and_far_ones_do_not(vectors: np.ndarray) -> None:
    _, row = rows_by_word(vectors)
    assert row["farm"] == row["farms"] != row["farming"]


def test_an_added_word_shares_with_whatever_it_is_near(vectors: np.ndarray) -> None:
    _, row = rows_by_word(vectors)
    assert row["ranch"] == row["农场"]
    assert sorted(set(row.values())) == list(range(6))


def test_words_seen_in_texts_share_with_their_stem_alone(vectors: np.ndarray) -> None:
    vectors[3] = vectors[2]
    _, row = rows_by_word(vectors)
    assert row["river"] != row["farms"]


def test_a_shared_row_is_that_of_the_most_frequent_and_lengths_stay(vectors: np.ndarray) -> None:
    shared, _ = rows_by_word(vectors)
    assert np.allclose(np.linalg.norm(shared, axis=1), np.linalg.norm(vectors, axis=1), atol=1e-5)
    assert shared[1] / np.linalg.norm(shared[1]) == pytest.approx(vectors[2], abs=1e-5)


def test_added_words_without_room_are_left_out_and_trained_ones_stay(vectors: np.ndarray, tokenizer: Tokenizer) -> None:
    shared, row_of = share_rows(vectors, tokenizer.get_vocab(), COUNTS)
    smaller, kept, rows = first_rows(tokenizer, shared, row_of, 4, TRAINED)
    assert set(smaller.get_vocab()) == {*WORDS[:TRAINED], "ranch"}
    assert len(kept) == len(rows) == smaller.get_vocab_size()
    assert rows.max() == 3
    assert kept[smaller.token_to_id("ranch")] == pytest.approx(shared[WORDS.index("ranch")])
    same, all_kept, _ = first_rows(tokenizer, shared, row_of, 6, TRAINED)
    assert same is tokenizer
    assert all_kept is shared


@pytest.fixture
def folder(vectors: np.ndarray, tokenizer: Tokenizer, tmp_path: Path) -> Path:
    shared, row_of = share_rows(vectors, tokenizer.get_vocab(), COUNTS)
    write_model_folder(tmp_path / "shared", shared, tokenizer, {}, row_of)
    write_model_folder(tmp_path / "own", shared, tokenizer, {})
    return tmp_path


def test_a_folder_of_shared_rows_is_smaller_and_gives_the_same_vectors(folder: Path) -> None:
    texts = ["farm river", "ranch lagoon farming", "农场"]
    shared, own = (StaticEmbedder(folder / name) for name in ("shared", "own"))
    assert np.allclose(shared.encode(texts), own.encode(texts), atol=0.01)
    assert np.allclose(shared.token_vectors(np.arange(1, 8)), own.token_vectors(np.arange(1, 8)), atol=0.01)


def test_other_libraries_read_shared_rows_with_the_same_vectors(folder: Path) -> None:
    model2vec = pytest.importorskip("model2vec")
    sentence_transformers = pytest.importorskip("sentence_transformers")
    texts = ["farm river", "ranch lagoon farming"]
    ours = StaticEmbedder(folder / "shared").encode(texts)
    static = model2vec.StaticModel.from_pretrained(str(folder / "shared")).encode(texts)
    theirs = sentence_transformers.SentenceTransformer(str(folder / "shared"), device="cpu").encode(texts)
    for other in (static / np.linalg.norm(static, axis=1, keepdims=True), theirs):
        assert (ours * other).sum(axis=1).min() > 0.999


def test_rows_that_are_not_there_are_refused(folder: Path) -> None:
    from safetensors.numpy import load_file, save_file

    path = folder / "shared" / "model.safetensors"
    table = load_file(path)
    table["mapping"][-1] = 99
    save_file(table, path)
    write_checksums(folder / "shared")
    with pytest.raises(EmbedderError, match="rows of its tokens"):
        StaticEmbedder(folder / "shared")
