"""After training: a word that running text seldom holds is drawn to what dictionaries give for it, in one step without a gradient.

Comes in: token vectors and the sources they were trained on. Goes out: token vectors of the same shape.
An entry of a dictionary is drawn some four times in a training, a word of law thousands of times: the vector of a rare word still stands
near where it began. Here it takes a part of the mean of its translations (as Faruqui and others, 2015, retrofit vectors to a lexicon).
Does not know batches, losses, files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from models.pairs import Side, Source

# nDCG@10 English → Chinese and back of crops of NTREX-128 (248 paragraphs, 992 crops), whitened: without 0.758 0.782; share 0.3 of a token
# seen 30 times 0.764 0.785, 100 times 0.765 0.787, 400 times 0.765 0.786; share 0.5, 100 times 0.761 0.784, 2,000 times 0.757 0.780;
# of written questions 0.705 0.738; 0.705 0.743, 0.698 0.747, 0.699 0.760; 0.694 0.760, 0.695 0.740 (models/NOTES.md).
SHARE = 0.3  # of its translations in the vector of a token never seen
HALF_COUNT = 30  # a token seen so often takes half of that share
MAX_TOKENS = 4  # of a translation: longer ones explain


def draw_to_entries(vectors: np.ndarray, sources: Sequence[Source], share: float = SHARE) -> np.ndarray:
    """The token vectors (vocabulary, dimension), float32, each as long as before and turned towards the translations of its token.

    Only entries of one token and at most MAX_TOKENS tokens of the other language count; without such the vectors as they were.
    """
    sums, counts = np.zeros_like(vectors), np.zeros(len(vectors))
    for source in sources:
        for side in (source.en, source.zh):
            counts += np.bincount(side.tokens, minlength=len(vectors))
        if not source.kind.running:
            for tokens, translations in _entries(vectors, source):
                order = np.argsort(tokens, kind="stable")
                own, starts = np.unique(tokens[order], return_index=True)
                sums[own] += np.add.reduceat(translations[order], starts, axis=0)
    lengths = np.linalg.norm(vectors, axis=1)
    drawn = np.flatnonzero(np.linalg.norm(sums, axis=1) * lengths > 0)
    part = (share * HALF_COUNT / (HALF_COUNT + counts[drawn]))[:, None].astype(np.float32)
    turned = vectors.copy()
    turned[drawn] = _unit((1 - part) * _unit(vectors[drawn]) + part * _unit(sums[drawn])) * lengths[drawn, None]
    return turned


def _entries(vectors: np.ndarray, source: Source) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Tokens that are an entry by themselves, and the unit vectors of their translations, from either side."""
    for side, other in ((source.en, source.zh), (source.zh, source.en)):
        rows = np.flatnonzero((np.diff(side.starts) == 1) & (np.diff(other.starts) <= MAX_TOKENS))
        if len(rows):
            yield side.tokens[side.starts[rows]], _text_vectors(vectors, other, rows)


def _text_vectors(vectors: np.ndarray, side: Side, rows: np.ndarray) -> np.ndarray:
    lengths = np.diff(side.starts)[rows]
    tokens = np.concatenate([side.row(row) for row in rows])
    return _unit(np.add.reduceat(vectors[tokens], np.cumsum(lengths) - lengths, axis=0))


def _unit(rows: np.ndarray) -> np.ndarray:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))
