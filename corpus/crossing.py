"""Everyday English words and the Chinese words that reports print for them, where no English edition stands between.

In: `data/crossing.csv`, one group a row: English words as asked, Chinese words as printed. Out: for an English word or phrase
the Chinese ones. They help a question to find its passage and are never said in an answer. The module knows nothing of
questions or search.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from corpus.glossary import fold_word
from corpus.synonyms import either_number
from errors import CorpusError

COLUMNS = ("asked", "printed")


class Crossing:
    """Chinese words as printed by the English word as asked; case does not count, nor does a plural's s."""

    def __init__(self, rows: Iterable[tuple[tuple[str, ...], tuple[str, ...]]] = ()) -> None:
        self._printed = {word.lower(): printed for asked, printed in rows for word in asked}
        self._folded = {_fold(word): printed for word, printed in self._printed.items()}

    def printed(self, word: str) -> tuple[str, ...]:
        """The Chinese words for an English one, () where none are known.

        >>> Crossing([(("pig", "hog"), ("生猪",))]).printed("Pigs")
        ('生猪',)
        """
        return self._printed.get(word.lower()) or self._folded.get(_fold(word), ())

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans of phrases of several words, the longest first where they overlap.

        >>> Crossing([(("work safety",), ("安全生产",))]).find("Deaths in work safety")
        [(10, 21)]
        """
        return [match.span() for match in self._phrases.finditer(text)]

    @cached_property
    def _phrases(self) -> re.Pattern[str]:
        words = sorted((word for word in self._printed if " " in word or "-" in word), key=lambda word: (-len(word), word))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(either_number, words)) or '(?!)'})(?![\w-])", re.IGNORECASE)


def _fold(phrase: str) -> str:
    return " ".join(map(fold_word, phrase.lower().split()))


def load_crossing(path: str | Path) -> Crossing:
    """The groups of one CSV file; a row that cannot be used raises CorpusError with file, line and what to do."""
    path = Path(path)
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path}: the word list cannot be read ({error}); put a UTF-8 CSV file there.") from error
    if not rows or tuple(rows[0]) != COLUMNS:
        raise CorpusError(f"{path}, line 1: the columns are not {','.join(COLUMNS)}; write them there.")
    groups = []
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(COLUMNS) or not all(row):
            raise CorpusError(f"{path}, line {number}: not English words and their Chinese ones; mend or remove the row.")
        groups.append((tuple(row[0].split("|")), tuple(row[1].split("|"))))
    return Crossing(groups)
