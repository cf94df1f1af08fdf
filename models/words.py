"""After training: English words of one stem are drawn together, and words that only dictionaries know become tokens of their own.

Comes in: token vectors, their tokenizer, how often texts hold each token, the pairs. Goes out: vectors and tokenizer, longer by the new words.
A word that training never saw whole falls into pieces that mean something else: Tennessee into ten, n, es, see. Here it stands for what its
entries say in Chinese and for the words of its stem; of a name, an entry is all there is.
Does not know batches, losses, files.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from tokenizers import Tokenizer

from index.tokens import stem_word
from models.vocabulary import WHOLE_SCORE

SHARE = 0.7  # of the stem's own direction in the vector of a token never seen
HALF_COUNT = 300  # a token seen so often takes half of that share
MIN_LETTERS = 4  # of a word that has a stem
NAMES = ("cc_cedict", "cldr", "pinyin_places")  # sources that write names, and nothing else but beginnings, with a capital
MAX_ENTRY_WORDS = 3
MAX_ENTRY_CHINESE = 12
ADDED_WORDS = 40_000  # more than all that dictionaries explain; the rows of the table are what is short (`shared.py`)
PART_OF_PHRASE = 0.3  # what the entry of a phrase tells of each of its words
RARE = 30  # texts hold a word so seldom that its length is that of a rare one
_WORD = re.compile(r"[A-Za-z]+")
# What stands around the word of an entry. Matches `to ` of `to grow`, ` (of a river)`; not `toll`
_AROUND = re.compile(r"\([^)]*\)|^\s*(?:to be|to|an|a|the)\s+")

Rows = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Stems:
    """The tokens of each stem, and the direction that they share."""

    tokens: Mapping[str, np.ndarray]
    vectors: np.ndarray  # of all tokens
    counts: np.ndarray

    @classmethod
    def of(cls, vocabulary: Mapping[str, int], vectors: np.ndarray, counts: np.ndarray) -> Stems:
        found: dict[str, list[int]] = {}
        for word, number in sorted(vocabulary.items()):
            if word.isascii() and word.isalpha() and len(word) >= MIN_LETTERS:
                found.setdefault(stem_word(word), []).append(number)
        return cls({stem: np.array(numbers) for stem, numbers in found.items()}, vectors, counts)

    def direction(self, stem: str) -> np.ndarray:
        """Unit vector of a stem (dimension,): its words by the root of how often they were seen; zero for an unknown one."""
        numbers = self.tokens.get(stem)
        if numbers is None:
            return np.zeros(self.vectors.shape[1], np.float32)
        return unit_rows((unit_rows(self.vectors[numbers]) * np.sqrt(self.counts[numbers] + 1)[:, None]).sum(axis=0))


def draw_to_stems(vectors: np.ndarray, vocabulary: Mapping[str, int], counts: np.ndarray) -> np.ndarray:
    """The token vectors (vocabulary, dimension), float32, each as long as before and turned towards the words of its stem."""
    stems = Stems.of(vocabulary, vectors, counts)
    turned = unit_rows(vectors)
    for stem, numbers in stems.tokens.items():
        if len(numbers) > 1:
            part = (SHARE * HALF_COUNT / (HALF_COUNT + counts[numbers]))[:, None]
            turned[numbers] = unit_rows((1 - part) * turned[numbers] + part * stems.direction(stem))
    return np.asarray(turned * np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


@dataclass
class Known:
    """What the pairs tell of the words that are no tokens: rows that hold each, entries, which are names."""

    rows: Counter[str] = field(default_factory=Counter)
    entries: dict[str, list[tuple[float, str]]] = field(default_factory=dict)  # weight, Chinese
    names: set[str] = field(default_factory=set)

    def in_order(self, stems: Stems) -> list[str]:
        """The words that entries or a stem explain: names that are an entry by themselves first, then the most frequent."""
        words = {word for word in self.rows if stem_word(word) in stems.tokens} | self.entries.keys()
        by_itself = {word for word, some in self.entries.items() if any(weight == 1 for weight, _ in some)}
        return sorted(words, key=lambda word: (word not in self.names & by_itself, -self.rows[word], word))


def known_words(rows_by_source: Rows, vocabulary: Mapping[str, int]) -> Known:
    """What the pairs tell of English words of three and more letters that are no tokens."""
    known = Known()
    for source, rows in rows_by_source.items():
        for english, chinese in rows:
            words = _new_words(english, vocabulary)
            known.rows.update(words)
            if source in NAMES:
                known.names |= {word.lower() for word in _WORD.findall(english) if word.istitle() and word.lower() in words}
            if words and len(chinese) <= MAX_ENTRY_CHINESE:
                entry = _WORD.findall(_AROUND.sub("", english.lower()))
                for word in words & set(entry) if len(entry) <= MAX_ENTRY_WORDS else ():
                    known.entries.setdefault(word, []).append((1.0 if len(entry) == 1 else PART_OF_PHRASE, chinese))
    return known


def _new_words(english: str, vocabulary: Mapping[str, int]) -> set[str]:
    return {word for word in _WORD.findall(english.lower()) if len(word) > 2 and word not in vocabulary}


def add_words(
    tokenizer: Tokenizer, vectors: np.ndarray, counts: np.ndarray, rows_by_source: Rows, room: int
) -> tuple[Tokenizer, np.ndarray]:
    """Tokenizer and token vectors with at most `room` words more, as long as rare tokens are; counts are those of the tokens in texts."""
    vocabulary = tokenizer.get_vocab()
    stems, known = Stems.of(vocabulary, vectors, counts), known_words(rows_by_source, vocabulary)
    lengths = np.linalg.norm(vectors, axis=1)
    rare = lengths[(counts > 0) & (counts <= RARE)]
    length = float(np.median(rare)) if len(rare) else float(lengths.mean())
    added = list(_directions(known.in_order(stems), known, stems, tokenizer, room))
    if not added:
        return tokenizer, vectors
    described = json.loads(tokenizer.to_str())
    described["model"]["vocab"] += [[word, WHOLE_SCORE] for word, _ in added]
    longer = np.concatenate([vectors, np.array([direction * length for _, direction in added], np.float32)])
    return Tokenizer.from_str(json.dumps(described, ensure_ascii=False)), longer


def _directions(words: Iterable[str], known: Known, stems: Stems, tokenizer: Tokenizer, room: int) -> Iterator[tuple[str, np.ndarray]]:
    """The first `room` words that something is known of, each with its unit vector."""
    found = 0
    for word in words:
        if found == room:
            return
        direction = stems.direction(stem_word(word)) + _translated(known.entries.get(word, ()), stems, tokenizer)
        if direction.any():
            found += 1
            yield word, unit_rows(direction)


def _translated(entries: Sequence[tuple[float, str]], stems: Stems, tokenizer: Tokenizer) -> np.ndarray:
    """Unit vector of the Chinese sides of a word's entries, or zero."""
    total = np.zeros(stems.vectors.shape[1], np.float32)
    for weight, chinese in entries:
        tokens = tokenizer.encode(chinese, add_special_tokens=False).ids
        if tokens:
            total += np.float32(weight) * unit_rows(stems.vectors[tokens].mean(axis=0))
    return unit_rows(total)


def unit_rows(vectors: np.ndarray) -> np.ndarray:
    """The vectors at length 1; zero ones as they are."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12), np.float32)
