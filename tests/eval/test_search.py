"""The measure of search: ranks to nDCG with an interval, news made into paragraphs, questions that name one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from errors import EmbedderError
from eval import search
from eval.search import ndcg_row, plain_bm25, ranks_of, read_news, table


def test_ndcg_counts_the_rank_of_the_one_right_paragraph() -> None:
    row = ndcg_row("task", "search", [1, 3, 0, 11])
    assert row.value == pytest.approx((1 + 0.5) / 4) and row.first == 0.25
    assert row.low <= row.value <= row.high and row == ndcg_row("task", "search", [1, 3, 0, 11])


def test_a_tie_counts_against_the_right_paragraph() -> None:
    assert ranks_of(np.array([[0.5, 0.5, 0.1], [0.9, 0.2, 0.1]]), [0, 0]) == [2, 1]


def test_plain_bm25_finds_characters_and_stems() -> None:
    assert plain_bm25(["海啸在哪里"], ["海啸袭来", "飞机坠毁"]).argmax(axis=1).tolist() == [0]
    assert plain_bm25(["Which planes crashed?"], ["A tsunami came.", "The plane crashes."]).argmax(axis=1).tolist() == [1]


def news(folder: Path, lines: int) -> None:
    with gzip.open(folder / "ntrex.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(f"line {number}\t第{number}行\n" for number in range(1, lines + 1))


def test_every_other_paragraph_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    news(tmp_path, 16)
    asked = tmp_path / "questions.tsv"
    asked.write_text("9\twhich line?\t第几行？\n", encoding="utf-8")
    monkeypatch.setitem(search.QUESTIONS, "test", asked)
    read = read_news(tmp_path, "test")
    assert read.paragraphs["en"] == ["line 1 line 2 line 3 line 4", "line 9 line 10 line 11 line 12"]
    assert read.paragraphs["zh"][1] == "第9行第10行第11行第12行" and read.gold == [1]
    asked.write_text("5\twhich line?\t第几行？\n", encoding="utf-8")
    with pytest.raises(EmbedderError, match="no paragraph begins at line 5"):
        read_news(tmp_path, "test")
    with pytest.raises(EmbedderError, match=r"ntrex\.tsv\.gz is missing"):
        read_news(tmp_path / "nowhere")


def test_the_table_shows_the_interval() -> None:
    assert table([ndcg_row("en→zh", "search", [1, 1])], "nDCG@10")[2] == "| en→zh | search | 2 | 1.000 | 1.000–1.000 | 100 % |"


def test_what_is_measured_of_one_set_stands_beside_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = tmp_path / "search.json"
    monkeypatch.setattr(search, "MEASURED", stored)
    row = ndcg_row("task", "search", [1, 2])
    search.store("development", "first", [row], [])
    search.store("test", "first", [], [row])
    search.store("development", "second", [], [])
    found = json.loads(stored.read_text(encoding="utf-8"))
    assert found["development"] == {"fingerprint": "second", "news": [], "reports": []}
    assert found["test"]["fingerprint"] == "first" and found["test"]["reports"][0]["value"] == row.value


def test_no_paragraph_is_asked_of_in_both_sets() -> None:
    asked = [{line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()} for path in search.QUESTIONS.values()]
    assert all(asked) and not asked[0] & asked[1]
