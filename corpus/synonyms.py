"""Everyday words and the words that reports print for the same thing.

In: `data/synonyms.csv`, one group a row. Out: for a word as asked, the words as printed, in the same
language. The module knows nothing of questions or search.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from corpus.glossary import fold_word
from errors import CorpusError

COLUMNS = ("language", "asked", "printed")


AskedRow = tuple[str, tuple[str, ...], tuple[str, ...]]  # language, what is asked, what is printed


class Synonyms:
    """Words as printed by the word as asked; English words are compared in lower case, plural or not."""

    def __init__(self, rows: Iterable[AskedRow] = ()) -> None:
        self._printed: dict[tuple[str, str], tuple[str, ...]] = {}
        self._asked: dict[str, set[str]] = {"zh": set(), "en": set()}
        for language, asked, printed in rows:
            self._asked[language].update(asked)
            for word in asked:
                key = (language, _fold(word))
                self._printed[key] = tuple(dict.fromkeys((*self._printed.get(key, ()), *printed)))

    @property
    def words_en(self) -> frozenset[str]:
        """All single English words that are asked or printed, in lower case."""
        printed = (word for (language, _), words in self._printed.items() if language == "en" for word in words)
        return frozenset(part.lower() for words in (self._asked["en"], printed) for word in words for part in word.split())

    def find(self, text: str, language: str) -> list[tuple[int, int]]:
        """Spans of asked phrases: Chinese words of two characters and more, English phrases of several words.

        >>> Synonyms([("en", ("old people",), ("elderly",))]).find("help for Old people", "en")
        [(9, 19)]
        """
        pattern = self._pattern_zh if language == "zh" else self._pattern_en
        return [match.span() for match in pattern.finditer(text)]

    @cached_property
    def _pattern_zh(self) -> re.Pattern[str]:
        words = sorted((word for word in self._asked["zh"] if len(word) > 1), key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")

    @cached_property
    def _pattern_en(self) -> re.Pattern[str]:
        words = sorted((word for word in self._asked["en"] if " " in word or "-" in word), key=lambda word: (-len(word), word))
        return re.compile(rf"\b(?:{'|'.join(map(either_number, words)) or '(?!)'})\b", re.IGNORECASE)

    def printed_zh(self, word: str) -> tuple[str, ...]:
        """Chinese words as printed for `word`.

        >>> Synonyms([("zh", ("开支",), ("支出", "经费"))]).printed_zh("开支")
        ('支出', '经费')
        """
        return self._printed.get(("zh", _fold(word)), ())

    def printed_en(self, word: str) -> tuple[str, ...]:
        """English words as printed for `word`.

        >>> Synonyms([("en", ("kid",), ("child",))]).printed_en("Kids")
        ('child',)
        """
        return self._printed.get(("en", _fold(word)), ())


def either_number(phrase: str) -> str:
    """A pattern for an English phrase whose last word may be in the plural or not: head office and head offices.

    >>> [bool(re.fullmatch(either_number("tower blocks"), word)) for word in ("tower block", "tower blocks", "tower blockss")]
    [True, True, False]
    """
    last = re.search(r"[a-z]{3,}$", phrase, re.IGNORECASE)
    if last is None:
        return re.escape(phrase)
    single = f"{phrase[: last.start()]}{fold_word(last[0])}"
    return rf"(?:{re.escape(phrase)}|{re.escape(single)}(?:e?s)?)"


def load_synonyms(path: Path) -> Synonyms:
    """The groups of one CSV file; an absent file has none. Raises CorpusError naming file and line."""
    return Synonyms(load_asked(path))


def load_asked(path: Path) -> list[AskedRow]:
    """(language, what is asked, what is printed) of each line of one CSV file; an absent file has none.

    Raises CorpusError naming file and line.
    """
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        if tuple(next(reader, ())) != COLUMNS:
            raise CorpusError(f"{path}, line 1: the columns must be {','.join(COLUMNS)}")
        rows = []
        for cells in reader:
            if len(cells) != len(COLUMNS) or cells[0] not in ("zh", "en") or not cells[1] or not cells[2]:
                raise CorpusError(f"{path}, line {reader.line_num}: give language (zh or en), asked and printed words")
            rows.append((cells[0], tuple(cells[1].split("|")), tuple(cells[2].split("|"))))
    return rows


def _fold(word: str) -> str:
    """A word in lower case, an English plural as its singular: babies and baby are one."""
    return " ".join(map(fold_word, word.strip().lower().split())) if word.isascii() else word.strip().lower()
