"""The keyword half: BM25 over weighted fields, as inverted lists in numpy arrays.

In: for every unit (a passage, a sentence) the tokens of its fields, with a weight a field. Out: scores of all
units for the tokens of a question. Built anew at every ingest, because its statistics change with every
report; a library (bm25s) would bring no fields and 0.3 s more at every start. Does not know what a unit is.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

# The usual values (Robertson and Zaragoza 2009). Measured on the development questions (see `index/retriever.py`), nDCG@10
# of passages, English and Chinese: 1.2/0.75 0.782 0.892, 0.9/0.75 0.786 0.890, 2/0.75 0.763 0.858, 0.9/0.4 0.773 0.894:
# flat, and answers right 133 of 160 with them, 131 to 133 with the others.
K1 = 1.2
B = 0.75


class TokenBook:
    """Numbers for tokens, and for texts met before the numbers of their tokens."""

    def __init__(self, tokenize: Callable[[str], list[str]]) -> None:
        self.numbers: dict[str, int] = {}
        self._tokenize = tokenize
        self._texts: dict[str, np.ndarray] = {}

    def tokens_of(self, texts: Iterable[str]) -> np.ndarray:
        """Numbers of the tokens of `texts`, one text after the other, int64."""
        parts = [self._read(text) for text in texts]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def _read(self, text: str) -> np.ndarray:
        known = self._texts.get(text)
        if known is None:
            numbers = self.numbers
            known = np.array([numbers.setdefault(token, len(numbers)) for token in self._tokenize(text)], np.int64)
            self._texts[text] = known
        return known


class KeywordIndex:
    """Inverted lists with each unit's finished BM25 share for each token."""

    def __init__(self, count: int, vocabulary: dict[str, int], bounds: np.ndarray, units: np.ndarray, shares: np.ndarray) -> None:
        self.count = count
        self._vocabulary = vocabulary
        self._bounds = bounds  # token t has the entries bounds[t] : bounds[t + 1]
        self._units = units
        self._shares = shares
        self.filled = np.bincount(units, minlength=count) > 0  # which units hold any word, bool (count,)

    @classmethod
    def build(cls, fields: Sequence[tuple[float, Sequence[Sequence[str]]]], count: int, book: TokenBook) -> KeywordIndex:
        """Index `count` units; each field gives its weight and the texts of every unit, in the units' order."""
        weights: list[float] = []
        texts: list[np.ndarray] = []
        units: list[int] = []
        for weight, of_units in fields:
            for unit, parts in enumerate(of_units):
                texts.append(book.tokens_of(parts))
                units.append(unit)
                weights.append(weight)
        sizes = np.array([len(text) for text in texts], np.int64)
        if not sizes.sum():
            empty = np.zeros(0, np.int32)
            return cls(count, {}, np.zeros(1, np.int64), empty, empty.astype(np.float32))
        entries = np.concatenate(texts) * count + np.repeat(np.array(units, np.int64), sizes)
        keys, inverse = np.unique(entries, return_inverse=True)
        frequency = np.bincount(inverse, np.repeat(np.array(weights), sizes))
        present, tokens_of = np.unique(keys // count, return_inverse=True)
        units_of = keys % count
        lengths = np.bincount(units_of, frequency, count)
        document_frequency = np.bincount(tokens_of)
        rarity = np.log1p((count - document_frequency + 0.5) / (document_frequency + 0.5))
        norm = K1 * (1 - B + B * lengths / lengths[lengths > 0].mean())
        shares = rarity[tokens_of] * frequency * (K1 + 1) / (frequency + norm[units_of])
        bounds = np.concatenate([[0], np.cumsum(document_frequency)]).astype(np.int64)
        words = list(book.numbers)
        vocabulary = {words[number]: place for place, number in enumerate(present.tolist())}
        return cls(count, vocabulary, bounds, units_of.astype(np.int32), shares.astype(np.float32))

    def scores(self, tokens: Iterable[str]) -> np.ndarray:
        """BM25 of every unit, float32 (count,), for the tokens of a question; repeated tokens count again."""
        total = np.zeros(self.count, np.float64)
        for token, times in sorted(Counter(tokens).items()):
            number = self._vocabulary.get(token)
            if number is not None:
                part = slice(self._bounds[number], self._bounds[number + 1])
                total[self._units[part]] += times * self._shares[part]
        return total.astype(np.float32)

    def units(self, token: str) -> np.ndarray:
        """The units that hold a token, in order, int32."""
        number = self._vocabulary.get(token)
        return self._units[:0] if number is None else self._units[self._bounds[number] : self._bounds[number + 1]]

    def to_bytes(self) -> bytes:
        """The index as one numpy archive, the same bytes for the same content."""
        stream = io.BytesIO()
        words = np.frombuffer("\n".join(self._vocabulary).encode(), np.uint8)
        np.savez(stream, count=np.int64(self.count), words=words, bounds=self._bounds, units=self._units, shares=self._shares)
        return stream.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> KeywordIndex:
        """The index that `to_bytes` wrote."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            words = stored["words"].tobytes().decode()
            vocabulary = {word: number for number, word in enumerate(words.split("\n"))} if words else {}
            return cls(int(stored["count"]), vocabulary, stored["bounds"], stored["units"], stored["shares"])
