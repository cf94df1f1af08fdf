"""Vectors: numbers never come back, filters hold, damage is seen before FAISS sees it."""

from __future__ import annotations

import hashlib
from typing import Any

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from errors import IndexDamagedError
from index.vectors import VectorIndex

AXES = np.eye(4, dtype=np.float32)


def stored(vectors: VectorIndex) -> tuple[bytes, str]:
    data = vectors.to_bytes()
    return data, hashlib.sha256(data).hexdigest()


def test_search_gives_cosines_best_first() -> None:
    vectors = VectorIndex(4)
    ids = vectors.add(np.array([[1, 0, 0, 0], [0.6, 0.8, 0, 0], [0, 1, 0, 0]], np.float32))
    numbers, cosines = vectors.search(AXES[0], 3)
    assert numbers.tolist() == ids.tolist() == [1, 2, 3]
    np.testing.assert_allclose(cosines, [1.0, 0.6, 0.0], atol=1e-6)


def test_a_removed_number_is_never_given_out_again() -> None:
    vectors = VectorIndex(4)
    vectors.add(AXES[:3])
    assert vectors.remove([3]) == 1
    assert vectors.add(AXES[3:]).tolist() == [4]
    assert vectors.search(AXES[2], 4)[0].tolist() != [3]
    assert sorted(vectors.ids.tolist()) == [1, 2, 4]


@given(st.lists(st.tuples(st.sampled_from(["add", "remove"]), st.integers(0, 5)), max_size=30))
@settings(max_examples=60, deadline=None)
def test_no_sequence_of_changes_gives_a_number_twice(steps: list[tuple[str, int]]) -> None:
    vectors = VectorIndex(4)
    given_out: list[int] = []
    alive: list[int] = []
    for step, many in steps:
        if step == "add":
            new = vectors.add(np.tile(AXES[0], (many, 1))).tolist()
            given_out += new
            alive += new
        else:
            vectors.remove(alive[:many])
            alive = alive[many:]
    assert len(set(given_out)) == len(given_out)
    assert vectors.ids.tolist() == alive


def test_numbers_survive_storage_and_the_next_one_is_new() -> None:
    vectors = VectorIndex(4)
    vectors.add(AXES)
    vectors.remove([4])
    again = VectorIndex.from_bytes(*stored(vectors), "vectors", vectors.next_id)
    assert again.ids.tolist() == [1, 2, 3]
    assert again.add(AXES[3:]).tolist() == [5]
    np.testing.assert_array_equal(again.rows[:3], AXES[:3])


def test_a_number_in_use_is_refused() -> None:
    vectors = VectorIndex(4)
    vectors.add(AXES[:1])
    with pytest.raises(ValueError, match="one vector only"):
        vectors.add(AXES[1:2], [1])


def test_search_among_some_numbers_gives_these_alone() -> None:
    vectors = VectorIndex(4)
    vectors.add(AXES)
    near = np.array([0.8, 0.4, 0.4, 0.2], np.float32)
    assert vectors.search(near, 4, among=[2, 4])[0].tolist() == [2, 4]
    assert vectors.search(near, 1, among=[4])[0].tolist() == [4]
    assert vectors.search(AXES[0], 4, among=[])[0].tolist() == []
    assert vectors.search(AXES[0], 4, among=[99])[0].tolist() == []


def test_an_empty_index_finds_nothing() -> None:
    assert VectorIndex(4).search(AXES[0], 5)[0].tolist() == []
    assert VectorIndex(4).rows.shape == (0, 4)


def test_damaged_bytes_never_reach_faiss(monkeypatch: Any) -> None:
    vectors = VectorIndex(4)
    vectors.add(AXES)
    data, checksum = stored(vectors)
    monkeypatch.setattr(faiss, "deserialize_index", lambda *_: pytest.fail("FAISS saw damaged bytes"))
    for damaged in (data[:-1], data[:40] + bytes([data[40] ^ 1]) + data[41:], b""):
        with pytest.raises(IndexDamagedError, match=r"passages\.faiss does not match its checksum"):
            VectorIndex.from_bytes(damaged, checksum, "passages.faiss")


def test_an_index_of_another_kind_is_refused() -> None:
    flat = faiss.IndexFlatIP(4)
    data = faiss.serialize_index(flat).tobytes()
    with pytest.raises(IndexDamagedError, match="not an index of this program"):
        VectorIndex.from_bytes(data, hashlib.sha256(data).hexdigest(), "x")
