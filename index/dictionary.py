"""A dictionary between a question in one language and passages in the other: rare words that the embedder knows too little of.

In: the bundled dictionary (`models/dictionary.py` makes it), the keyword index of the passages, their texts. Out: a score of every
passage for a question: BM25, a word standing in a passage as often as its translations do; a name that it lacks is looked for by its sound.
Read at the first question that needs it.
Does not know vectors or fusion.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from errors import EmbedderError
from index.foreign import ForeignNames
from index.keywords import KeywordIndex
from index.stopwords import ASKING_ZH, POLITE_ZH, STOP_EN, STOP_ZH
from index.tokens import stem_word

FILE = Path(__file__).resolve().parent.parent / "models" / "dictionary.tsv.gz"
MAX_WORDS = 3  # of an English phrase
MAX_CHINESE = 6
ONE_CHARACTER = 0.3  # what a translation of one character counts: it stands in many other words
K1 = 1.2
B = 0.75
# One English word. Matches `growth`, `well-being`; of `district's` the first word
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
# A name as it is written. Matches `Agüero`, the two of `Palin's Alaska`; not `DARPA`, `iPhone`
_NAME = re.compile(r"\b[A-Z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*")


def phrase_stems(text: str) -> list[str]:
    """The stems of the words of an English text in lower case, without possessives.

    >>> phrase_stems("the city's bridges")
    ['the', 'citi', 'bridg']
    """
    return [stem_word(word) for word in _WORD.findall(_POSSESSIVE.sub("", text))]


@lru_cache(maxsize=2)
def read_dictionary(path: Path = FILE) -> dict[str, str]:
    """English stems → Chinese words parted by `|`; EmbedderError where the file is not there or damaged."""
    try:
        lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        return dict(line.split("\t") for line in lines)  # a line of other than two cells is a ValueError
    except (OSError, EOFError, ValueError) as error:
        raise EmbedderError(f"The bundled dictionary {path} cannot be read: {error}. Restore it with `git checkout -- models`.") from error


@lru_cache(maxsize=2)
def read_backwards(path: Path = FILE) -> dict[str, list[str]]:
    """Chinese word → English stems of what it translates."""
    found: dict[str, list[str]] = {}
    for stems, words in read_dictionary(path).items():
        for word in words.split("|"):
            found.setdefault(word, []).append(stems)
    return found


class Translations:
    """The passages of an index, searched in the other language than the question's."""

    def __init__(self, words: KeywordIndex, texts: Sequence[str], path: Path = FILE) -> None:
        self._words = words
        self._texts = texts
        self._path = path
        lengths = np.array([len(text) for text in texts], np.float64)
        self._norm = K1 * (1 - B + B * lengths / max(lengths.mean() if len(lengths) else 0.0, 1.0))

    def scores(self, question: str, english: bool) -> np.ndarray:
        """A score of every passage, float64; `english` says which language the question is in."""
        total = np.zeros(len(self._texts))
        for often in self._in_chinese(question) if english else self._in_english(question):
            holding = int((often > 0).sum())
            if holding:
                rarity = np.log1p((len(often) - holding + 0.5) / (holding + 0.5))
                total += rarity * often * (K1 + 1) / (often + self._norm)
        return total

    def _in_chinese(self, question: str) -> Iterator[np.ndarray]:
        """For each English phrase of the question, the longest first, how often its translations stand in each passage."""
        dictionary = read_dictionary(self._path)
        words = _WORD.findall(_POSSESSIVE.sub("", question.lower()))
        stems = [stem_word(word) for word in words]
        at = 0
        while at < len(stems):
            phrases = ((size, " ".join(stems[at : at + size])) for size in range(min(MAX_WORDS, len(stems) - at), 0, -1))
            size, phrase = next(((size, one) for size, one in phrases if one in dictionary), (1, ""))
            if phrase and not (size == 1 and words[at] in STOP_EN):
                often = np.zeros(len(self._texts))
                for word in dictionary[phrase].split("|"):
                    for unit, times in self._times(word):
                        often[unit] += times * (ONE_CHARACTER if len(word) == 1 else 1.0)
                yield often
            at += size
        for name in _NAME.findall(_POSSESSIVE.sub("", question)):
            if name.lower() not in STOP_EN and stem_word(name.lower()) not in dictionary:
                yield self._names.often(name)

    @cached_property
    def _names(self) -> ForeignNames:
        return ForeignNames(self._texts)

    def _times(self, word: str) -> Iterator[tuple[int, int]]:
        """The passages that hold a Chinese word, and how often."""
        pairs = [word] if len(word) < 3 else [word[place : place + 2] for place in range(len(word) - 1)]
        held = [self._words.units(pair) for pair in pairs]
        shared = set(held[0].tolist()).intersection(*(units.tolist() for units in held[1:]))
        for unit in sorted(shared):
            times = self._texts[unit].count(word)
            if times:
                yield unit, times

    def _in_english(self, question: str) -> Iterator[np.ndarray]:
        """For each Chinese word of the question, the longest first, how often one of its translations stands in each passage."""
        dictionary = read_backwards(self._path)
        text = ASKING_ZH.sub(" ", POLITE_ZH.sub(" ", question))
        at = 0
        while at < len(text):
            size = next((size for size in range(MAX_CHINESE, 1, -1) if text[at : at + size] in dictionary), 0)
            if size and text[at : at + size] not in STOP_ZH:
                often = np.zeros(len(self._texts))
                for stems in dictionary[text[at : at + size]]:
                    held = [self._words.units(stem) for stem in stems.split(" ")]
                    shared = held[0] if len(held) == 1 else np.array(sorted(set(held[0].tolist()).intersection(*held[1:])), np.int64)
                    often[shared] += 1.0
                yield often
            at += size or 1
