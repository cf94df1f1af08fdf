"""Everyday words of the genre with their English: what a literal gloss is made of beside the glossary's terms.

In: `data/words.csv`, one Chinese word a row; an empty English side is a word of grammar that a gloss leaves out. Out: the
words that a run of Chinese text parts into, each with its English, or without it where nothing is known. The module knows
nothing of sentences, figures or answers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from errors import CorpusError

COLUMNS = ("zh", "en")
# What a piece costs when a run is parted; the cheapest parting wins. A long word beats two short ones, a known single
# character beats an unknown one by a hair, so that 炳灵寺 parts into a name and its 寺.
_WORD, _SINGLE, _UNKNOWN = 1.0, 1.4, 1.5


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a text and its English; None for a piece that is not known."""

    zh: str
    en: str | None


class Words:
    """Chinese words and their English."""

    def __init__(self, english: Mapping[str, str]) -> None:
        self._english = dict(english)
        self._longest = max(map(len, self._english), default=0)

    def __len__(self) -> int:
        return len(self._english)

    def part(self, run: str, also: Mapping[str, str] | None = None) -> list[Word]:
        """A run of Chinese characters as words, `also` of a text's own names; neighbouring unknown characters are one piece.

        >>> words = Words({"提升": "improve", "服务": "service", "服务能力": "service capacity", "寺": "temple"})
        >>> [(word.zh, word.en) for word in words.part("提升服务能力炳灵寺")]
        [('提升', 'improve'), ('服务能力', 'service capacity'), ('炳灵', None), ('寺', 'temple')]
        """
        english = {**also, **self._english} if also else self._english
        longest = max(self._longest, *map(len, also)) if also else self._longest
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(run) + 1):
            options = [(best[end - 1][0] + _UNKNOWN, end - 1)]
            for start in range(max(0, end - longest), end):
                if run[start:end] in english:
                    options.append((best[start][0] + (_SINGLE if end - start == 1 else _WORD), start))
            best.append(min(options, key=lambda option: (option[0], option[1])))
        return list(reversed(list(_trace(run, best, english))))


def _trace(run: str, best: list[tuple[float, int]], english: Mapping[str, str]) -> Iterator[Word]:
    """The words of the cheapest parting, the last one first."""
    end, unknown = len(run), ""
    while end:
        start = best[end][1]
        piece = run[start:end]
        if piece not in english:
            unknown = piece + unknown
        else:
            if unknown:
                yield Word(unknown, None)
                unknown = ""
            yield Word(piece, english[piece])
        end = start
    if unknown:
        yield Word(unknown, None)


def load_words(path: str | Path) -> Words:
    """Read a word list; a row that cannot be used raises CorpusError with file, line and what to do."""
    path = Path(path)
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path}: the word list cannot be read ({error}); put a UTF-8 CSV file there.") from error
    if not rows or tuple(rows[0]) != COLUMNS:
        raise CorpusError(f"{path}, line 1: the columns are not {','.join(COLUMNS)}; write them there.")
    english: dict[str, str] = {}
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(COLUMNS) or not row[0] or row[0] in english:
            raise CorpusError(f"{path}, line {number}: not a new Chinese word and its English; mend or remove the row.")
        english[row[0]] = row[1]
    return Words(english)
