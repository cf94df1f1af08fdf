"""What the synonyms file holds: everyday words and, in the same language, the words that reports print for them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from corpus import load_synonyms

FILE = Path(__file__).resolve().parents[2] / "data" / "synonyms.csv"
HAN = re.compile(r"[\u3400-\u9fff]")
# They stand in most sentences of a report: a group with one of them would match everything.
TOO_GENERAL = "发展 建设 工作 推进 提升 development work project projects district government city".split()

Row = tuple[str, list[str], list[str]]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [(row["language"], row["asked"].split("|"), row["printed"].split("|")) for row in csv.DictReader(stream)]


def test_columns_are_language_asked_printed() -> None:
    with FILE.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))
    assert lines[0] == ["language", "asked", "printed"]
    assert [line for line in lines if len(line) != 3] == []


def test_there_are_enough_groups_in_both_languages(rows: list[Row]) -> None:
    languages = [language for language, _, _ in rows]
    assert set(languages) == {"zh", "en"}
    assert languages.count("zh") >= 500 and languages.count("en") >= 500


def test_no_word_is_empty_or_padded(rows: list[Row]) -> None:
    assert [row for row in rows for word in row[1] + row[2] if not word or word != word.strip()] == []


def test_no_word_is_asked_in_two_groups_of_a_language(rows: list[Row]) -> None:
    asked = [(language, word.lower()) for language, words, _ in rows for word in words]
    assert sorted({one for one in asked if asked.count(one) > 1}) == []


def test_no_group_prints_the_words_that_it_is_asked_by(rows: list[Row]) -> None:
    same = [row for row in rows if {word.lower() for word in row[1]} == {word.lower() for word in row[2]}]
    assert same == []


def test_no_word_is_printed_twice_in_one_group(rows: list[Row]) -> None:
    assert [row for row in rows if len({word.lower() for word in row[2]}) != len(row[2])] == []


def test_each_group_is_in_its_own_language(rows: list[Row]) -> None:
    assert [word for language, asked, printed in rows if language == "en" for word in asked + printed if HAN.search(word)] == []
    # Some names are Latin in Chinese reports too (AI, GDP); each Chinese group has a Chinese word.
    assert [row for row in rows if row[0] == "zh" and not any(HAN.search(word) for word in row[2])] == []


def test_no_group_has_a_word_that_matches_everything(rows: list[Row]) -> None:
    assert [row for row in rows if set(TOO_GENERAL) & {word.lower() for word in row[1] + row[2]}] == []


@pytest.mark.parametrize(
    ("language", "asked", "printed"),
    [
        ("zh", "开支", "支出"),
        ("zh", "老楼", "老旧小区"),
        ("zh", "堵车", "堵乱点"),
        ("zh", "骑手", "新就业群体"),
        ("zh", "药厂", "制药企业"),
        ("zh", "种树", "植树造林"),
        ("zh", "涨价", "居民消费价格涨幅"),
        ("zh", "退休金", "养老金"),
        ("en", "jobs", "employment"),
        ("en", "shortcomings", "difficulties"),
        ("en", "metro", "rail transit"),
        ("en", "roads", "rural roads"),
        ("en", "dams", "reservoir"),
        ("en", "seniors", "elderly"),
        ("en", "renovate", "renewal"),
    ],
)
def test_everyday_word_leads_to_the_printed_one(language: str, asked: str, printed: str) -> None:
    synonyms = load_synonyms(FILE)
    words = synonyms.printed_zh(asked) if language == "zh" else synonyms.printed_en(asked)
    assert printed in words
