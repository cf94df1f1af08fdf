"""After training: tokens that mean nearly the same share one row of the table, each with a length of its own.

Comes in: token vectors, their tokenizer, how often texts hold each token. Goes out: the row of every token, and the vectors with it.
A row of 512 numbers is what a token costs; grows, growing and a name with its second spelling need one between them. So three words find
room where two did. The layout knows it: `mapping` says which row a token has, `weights` how long it is (`folder.py`).
Does not know batches, losses, files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
from tokenizers import Tokenizer

from models.words import Stems, unit_rows

# nDCG@10 of written questions on news English → Chinese, back, Chinese, English with a row for each of 79,342 tokens: 0.785 0.815 0.933 0.940;
# words of a stem sharing from a cosine of 0.9 up 0.781 0.817 0.933 0.940, from 0.8 0.787 0.823 0.933 0.939, from 0.6 0.786 0.818 0.933 0.931; from
# 0.8 and added words with any other from 0.85 0.787 0.823 0.933 0.936, from 0.8 0.792 0.827 0.933 0.936 (55,250 rows; models/NOTES.md).
MIN_COSINE = 0.8
_BLOCK = 4000


def share_rows(vectors: np.ndarray, vocabulary: Mapping[str, int], counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The vectors, those of one row with one direction and as long as before, and the row of each token, int64 (vocabulary,).

    Rows are numbered by the first token that has each. `counts` are those of the tokens in training texts; tokens after them were added later. A
    word shares with the most frequent of its stem that is near it, an added one with the nearest of all that stand before it.
    """
    units = unit_rows(vectors)
    seen = np.zeros(len(vectors))
    seen[: len(counts)] = counts
    leader = np.arange(len(vectors))
    for numbers in Stems.of(vocabulary, vectors, seen).tokens.values():
        _share_within(leader, units, numbers[np.argsort(-seen[numbers], kind="stable")])
    alone = leader == np.arange(len(vectors))
    nearest = np.arange(len(vectors))
    _share_with_any(nearest, units, np.flatnonzero(alone[: len(counts)]), len(counts) + np.flatnonzero(alone[len(counts) :]))
    leader = nearest[leader]
    _, first, row_of = np.unique(leader, return_index=True, return_inverse=True)
    shared = units[leader] * np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(shared, np.float32), np.asarray(np.argsort(np.argsort(first))[row_of], np.int64)


def _share_within(leader: np.ndarray, units: np.ndarray, numbers: np.ndarray) -> None:
    leaders: list[int] = []
    for number in numbers.tolist():
        if leaders:
            cosines = units[leaders] @ units[number]
            if cosines.max() >= MIN_COSINE:
                leader[number] = leaders[int(cosines.argmax())]
                continue
        leaders.append(number)


def _share_with_any(nearest: np.ndarray, units: np.ndarray, before: np.ndarray, added: np.ndarray) -> None:
    for at in range(0, len(added), _BLOCK):
        block = added[at : at + _BLOCK]
        best, which = np.full(len(block), -1.0, np.float32), np.zeros(len(block), np.int64)
        for start in range(0, len(before), _BLOCK):
            cosines = units[block] @ units[before[start : start + _BLOCK]].T
            place = cosines.argmax(axis=1)
            found = cosines[np.arange(len(block)), place]
            better = found > best
            best[better], which[better] = found[better], before[start : start + _BLOCK][place[better]]
        near = best >= MIN_COSINE
        nearest[block[near]] = which[near]
        before = np.concatenate([before, block[~near]])


def first_rows(
    tokenizer: Tokenizer, vectors: np.ndarray, row_of: np.ndarray, rows: int, kept: int
) -> tuple[Tokenizer, np.ndarray, np.ndarray]:
    """Tokenizer, vectors and rows of the tokens whose row is among the first `rows`; the first `kept` tokens stay in any case."""
    stay = np.flatnonzero((row_of < rows) | (np.arange(len(row_of)) < kept))
    if len(stay) == len(row_of):
        return tokenizer, vectors, row_of
    described = json.loads(tokenizer.to_str())
    described["model"]["vocab"] = [described["model"]["vocab"][number] for number in stay]
    return Tokenizer.from_str(json.dumps(described, ensure_ascii=False)), vectors[stay], row_of[stay]
