"""Names from other languages are found by the sound of their Chinese writing."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from errors import EmbedderError
from index.foreign import ForeignNames, fold_name, read_names

TEXTS = [
    "林德伯格在会上发言。费兰特写了四部小说。",
    "鲍尔索纳罗访问了港口。",
    "全市粮食产量稳步增长，农民收入提高。",
    "林德伯格与林德伯格的弟弟同来。",
]


@pytest.fixture(scope="module")
def names() -> ForeignNames:
    return ForeignNames(TEXTS)


@pytest.mark.parametrize(
    ("name", "often"),
    [("Lindberg", [1, 0, 0, 2]), ("Ferrante’s", [1, 0, 0, 0]), ("Bolsonaro", [0, 1, 0, 0]), ("BOLSONARO", [0, 1, 0, 0])],
)
def test_a_name_is_found_where_it_stands_in_characters(names: ForeignNames, name: str, often: list[int]) -> None:
    assert names.often(name).tolist() == often


@pytest.mark.parametrize("word", ["Development", "Harvest", "Moriarty", "Lin", "", "粮食"])
def test_what_sounds_like_nothing_in_the_texts_is_not_found(names: ForeignNames, word: str) -> None:
    assert not names.often(word).any()


def test_a_name_is_not_read_across_the_end_of_a_passage() -> None:
    assert not ForeignNames(["我见到林德", "伯格来了"]).often("Lindberg").any()


def test_no_texts_hold_no_names() -> None:
    assert ForeignNames([]).often("Lindberg").shape == (0,)


def test_signs_over_letters_and_possessives_are_folded() -> None:
    assert [fold_name(name) for name in ("Müller’s", "Alexei", "O'Neil")] == ["muller", "aleksei", "oneil"]


def test_the_best_reading_at_a_place_counts(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv.gz"
    lines = ["ma\tma\t-0.1", "m\tma\t-4", "a\tma\t-4", "ri\tli\t-0.1", "马\tma\t5", "里\tli\t5"]
    path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    assert ForeignNames(["马里和马", "里马"], path).often("Mari").tolist() == [1, 0]
    assert np.isfinite(read_names(path).letters["ma"]).sum() == 1


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"one cell", mtime=0), gzip.compress(b"ma\tma\tmuch", mtime=0), None])
def test_a_damaged_table_is_one_line_that_names_it(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "names.tsv.gz"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(EmbedderError, match=r"names\.tsv\.gz"):
        read_names(path)
