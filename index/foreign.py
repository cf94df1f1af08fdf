"""Names from other languages and the Chinese runs that are read like them: Kavanaugh finds 卡瓦诺.

In: a table of which letters are written with which characters (`models/names.py` makes it), the texts of all passages, a name. Out: how
often each passage holds a run of characters that sounds like the name. For names that no dictionary holds; Chinese names written in
pinyin are `index/sounds.py`. Does not know questions or scores.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from errors import EmbedderError

FILE = Path(__file__).resolve().parent.parent / "models" / "names.tsv.gz"
MAX_LETTERS = 4  # that one character stands for
LEAST_LETTERS = 4  # of a name: shorter ones are read like too much
# Chosen on written questions over news, English → Chinese (models/NOTES.md): 2.2 0.850, 2.6 0.849, 3.0 0.849; without names by sound 0.836.
MIN_SCORE_A_LETTER = 2.2
BELOW_BEST = 3.0  # what is read a little less like the name than the best run is another writing of it
SILENT = -3.0  # a letter that no character stands for: the gh of Kavanaugh
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class NameTable:
    """Log-likelihoods: of a syllable for some letters, and of a character in a name against one in any text."""

    letters: Mapping[str, np.ndarray]  # (syllables + 1,), the last one for all else
    characters: Mapping[str, tuple[int, float]]  # number of its syllable, score
    syllables: int


def fold_name(name: str) -> str:
    """A name in plain letters as they sound, without its possessive.

    >>> fold_name("Agüero's"), fold_name("Alex")
    ('aguero', 'aleks')
    """
    plain = unicodedata.normalize("NFD", re.sub(r"['’]s$", "", name)).lower()
    return re.sub(r"[^a-z]", "", plain).replace("x", "ks")


@lru_cache(maxsize=2)
def read_names(path: Path = FILE) -> NameTable:
    """The table of the file; EmbedderError where it is not there or damaged."""
    try:
        rows = [line.split("\t") for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
        number = {syllable: place for place, syllable in enumerate(sorted({syllable for _, syllable, _ in rows}))}
        letters: dict[str, np.ndarray] = {}
        characters: dict[str, tuple[int, float]] = {}
        for key, syllable, score in rows:
            if _HAN.match(key):
                characters[key] = number[syllable], float(score)
            else:
                letters.setdefault(key, np.full(len(number) + 1, -np.inf))[number[syllable]] = float(score)
    except (OSError, EOFError, ValueError) as error:
        raise EmbedderError(f"The bundled names {path} cannot be read: {error}. Restore them with `git checkout -- models`.") from error
    return NameTable(letters, characters, len(number))


@dataclass(frozen=True)
class _Runs:
    """Runs that are read like the first letters of a name: where each ends, where it begins, how well it does."""

    ends: np.ndarray
    starts: np.ndarray
    scores: np.ndarray


class ForeignNames:
    """The texts of all passages as sounds."""

    def __init__(self, texts: Sequence[str], path: Path = FILE) -> None:
        self._table = read_names(path)
        self.count = len(texts)
        unknown = (self._table.syllables, 0.0)
        known = [self._table.characters.get(character, unknown) for text in texts for character in f"{text}\n"]
        self._syllables = np.array([syllable for syllable, _ in known], np.int64)
        self._characters = np.array([score for _, score in known])
        self._passages = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])

    def often(self, name: str) -> np.ndarray:
        """How often each passage holds a run of two and more characters that sounds like the name, float64 (count,)."""
        found = np.zeros(self.count)
        letters = fold_name(name)
        if len(letters) < LEAST_LETTERS or not len(self._syllables):
            return found
        runs = self._read_like(letters)
        good = (runs.scores >= MIN_SCORE_A_LETTER * len(letters)) & (runs.ends - runs.starts > 1)
        if good.any():
            good &= runs.scores >= runs.scores[good].max() - BELOW_BEST
            # One run with and without a last character that a silent letter may stand for is found once.
            np.add.at(found, self._passages[np.unique(runs.starts[good])], 1.0)
        return found

    def _read_like(self, letters: str) -> _Runs:
        """The best run behind each place of the text that all the letters are read as."""
        everywhere = np.arange(len(self._syllables))
        states = [_Runs(everywhere, everywhere, np.zeros(len(everywhere)))]
        for end in range(1, len(letters) + 1):
            reached = [self._longer(states[end - size], letters[end - size : end]) for size in range(1, min(MAX_LETTERS, end) + 1)]
            if end > 1:
                before = states[end - 1]
                reached.append(_Runs(before.ends, before.starts, before.scores + SILENT))
            states.append(_best_at_each_end(reached))
        return states[-1]

    def _longer(self, runs: _Runs, letters: str) -> _Runs:
        """The runs that go on with a character which stands for some letters."""
        scores = self._table.letters.get(letters)
        if scores is None:
            return _Runs(*(np.zeros(0, np.int64),) * 2, np.zeros(0))
        inside = runs.ends < len(self._syllables)
        ends, starts = runs.ends[inside], runs.starts[inside]
        total = runs.scores[inside] + scores[self._syllables[ends]] + self._characters[ends]
        fits = np.isfinite(total)
        return _Runs(ends[fits] + 1, starts[fits], total[fits])


def _best_at_each_end(several: Sequence[_Runs]) -> _Runs:
    ends, starts, scores = (np.concatenate([getattr(runs, name) for runs in several]) for name in ("ends", "starts", "scores"))
    order = np.lexsort((starts, -scores))
    kept = order[np.unique(ends[order], return_index=True)[1]]
    return _Runs(ends[kept], starts[kept], scores[kept])
