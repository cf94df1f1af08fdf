"""The word list of literal glosses: it loads, it parts runs into the longest words, and says what is wrong with a bad row."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from corpus import Words, load_words
from errors import CorpusError

LIST = Path(__file__).resolve().parents[2] / "data" / "words.csv"


def test_the_list_of_the_project_loads_and_knows_common_words() -> None:
    words = load_words(LIST)
    assert len(words) > 2000
    assert [word.zh for word in words.part("提升养老服务能力")] == ["提升", "养老", "服务能力"]


def test_no_word_changes_a_figure_or_holds_chinese() -> None:
    with LIST.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))[1:]
    assert [row for row in rows if re.search(r"[\u3400-\u9fff]", row[1])] == []
    assert [row for row in rows if re.search(r"\d", row[1]) and not re.search(r"[\d一二三四五六七八九十]", row[0])] == []


def test_the_longest_words_win_and_unknown_neighbours_are_one_piece() -> None:
    words = Words({"长期": "long-term", "期": "period", "长": "long", "寺": "temple"})
    assert [(word.zh, word.en) for word in words.part("长期炳灵寺")] == [("长期", "long-term"), ("炳灵", None), ("寺", "temple")]


@pytest.mark.parametrize(
    ("text", "part"),
    [("zh,english\n", "line 1"), ("zh,en\n提升,improve\n提升,raise\n", "line 3"), ("zh,en\n提升\n", "line 2")],
    ids=["heading", "twice", "no English"],
)
def test_a_bad_row_is_named(tmp_path: Path, text: str, part: str) -> None:
    path = tmp_path / "words.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=part):
        load_words(path)
