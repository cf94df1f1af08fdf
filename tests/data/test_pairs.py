"""The sentence pairs written for training: their form, and that no question of the eval is among them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eval.questions import load_questions

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile(r"[\u3400-\u9fff]")
GRAM = 13  # characters of Chinese
WORDS = 8  # of English: questions are short


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in (ROOT / "data" / "pairs.tsv").read_text(encoding="utf-8").splitlines()]


def _grams(text: str) -> set[str]:
    plain = re.sub(r"\s", "", text.lower())
    return {plain[at : at + GRAM] for at in range(len(plain) - GRAM + 1)}


def _runs(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9.%]+", text.lower())
    return {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}


def test_each_line_is_an_english_and_a_chinese_text(pairs: list[tuple[str, ...]]) -> None:
    assert len(pairs) >= 3000
    assert [pair for pair in pairs if len(pair) != 2 or not all(part.strip() == part != "" for part in pair)] == []
    assert [english for english, _ in pairs if HAN.search(english)] == []
    assert [chinese for _, chinese in pairs if not HAN.search(chinese)] == []


def test_no_text_stands_twice(pairs: list[tuple[str, ...]]) -> None:
    assert len({english.lower() for english, _ in pairs}) == len({chinese for _, chinese in pairs}) == len(pairs)


def test_no_long_run_of_a_question_of_the_eval_is_among_them(pairs: list[tuple[str, ...]]) -> None:
    questions = load_questions(sorted((ROOT / "eval" / "questions").glob("*.jsonl")))
    asked = set().union(*(_grams(question.question) | _runs(question.question) for question in questions))
    shared = sum(1 for english, chinese in pairs if (_grams(chinese) | _runs(english)) & asked)
    assert shared == 0


def test_a_shared_run_would_be_seen() -> None:
    assert _grams("2026年地区生产总值预期目标是多少") & _grams("请问2026年地区生产总值预期目标")
    assert not _runs("What is the target for GDP growth?") & _runs("What is the target for exports?")
