"""What the list of crossings holds: everyday English words and the Chinese words that reports print for them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from corpus import Crossing, load_crossing
from errors import CorpusError

FILE = Path(__file__).resolve().parents[2] / "data" / "crossing.csv"
HAN = re.compile(r"[\u3400-\u9fff]")
# They stand in most sentences of a report: a group with one of them would match everything.
TOO_GENERAL = "发展 建设 工作 推进 提升 development work project projects district government".split()


@pytest.fixture(scope="module")
def rows() -> list[tuple[list[str], list[str]]]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [(row["asked"].split("|"), row["printed"].split("|")) for row in csv.DictReader(stream)]


def test_no_word_is_empty_padded_or_asked_in_two_groups(rows: list[tuple[list[str], list[str]]]) -> None:
    asked = [word.lower() for words, _ in rows for word in words]
    assert [word for words in rows for side in words for word in side if not word or word != word.strip()] == []
    assert sorted({word for word in asked if asked.count(word) > 1}) == []


def test_english_is_asked_and_chinese_printed(rows: list[tuple[list[str], list[str]]]) -> None:
    assert [word for asked, _ in rows for word in asked if HAN.search(word)] == []
    # Some names are Latin in Chinese reports too: 5G, eVTOL.
    assert [word for _, printed in rows for word in printed if not HAN.search(word) and not re.search(r"[A-Z\d]", word)] == []


def test_no_group_has_a_word_that_matches_everything(rows: list[tuple[list[str], list[str]]]) -> None:
    assert [row for row in rows if set(TOO_GENERAL) & {word.lower() for word in row[0] + row[1]}] == []


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("Pigs", "生猪"),
        ("flying taxis", "低空"),
        ("babies", "婴幼儿"),
        ("elevators", "电梯"),
        ("work safety", "安全生产"),
        ("slaughtered", "出栏"),
    ],
)
def test_everyday_word_leads_to_the_printed_one(asked: str, printed: str) -> None:
    assert printed in load_crossing(FILE).printed(asked)


def test_the_longest_phrase_is_found() -> None:
    crossing = Crossing([(("medical", "medical centres"), ("医疗",)), (("regional medical centres",), ("区域医疗中心",))])
    assert crossing.find("new regional medical centres") == [(4, 28)]
    assert crossing.find("biomedical centres") == []


@pytest.mark.parametrize("line", ["pigs,", "pigs,生猪,猪", "pigs"])
def test_a_row_that_cannot_be_used_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "crossing.csv"
    file.write_text(f"asked,printed\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"crossing\.csv, line 2: .*mend or remove the row"):
        load_crossing(file)
