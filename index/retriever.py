"""Both halves asked, and their rankings made one.

In: an opened `Index`, an `Embedder`, the words to look for in each language. Out: passages (`Hit`) or sentences
(`SentenceMatch`), best first, with the scores of each half. The same index and words give the same order. Does not
know what a question means, nor what an answer says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Crossing
from index.bridge import Bridge
from index.embedder import Embedder
from index.keywords import KeywordIndex
from index.passage import Hit, Passage, Sentence, SentenceHit
from index.storage import Index
from index.vectors import VectorIndex


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """What each half counts in the fused score, for a question in one language."""

    cosine: float
    bm25: float
    bm25_en: float


# Each half's scores, divided by its best one, times its weight. Measured on the 132 development questions with a source
# (eval/questions/dev.jsonl; nDCG@10 of passages), bundled embedder:
#   Chinese  1:3 0.876   1:2 0.869   1:1 0.856   BM25 alone 0.858   vectors alone 0.654
#   English  1:2:3 0.770   1:1:3 0.745   1:1:6 0.724   2:1:3 0.737; before everyday words were turned into the reports'
#            words 1:1:3 0.782, BM25 of renderings alone 0.769, of the Chinese alone 0.448, vectors alone 0.444
# English answers right: 62 of 80 at 1:2:3, 59 at 1:1:3. By reciprocal rank (offset 60) instead of shares 0.855 and 0.752, and
# 131 of 160 answers right where shares gave 135.
ZH_WEIGHTS = FusionWeights(cosine=1.0, bm25=3.0, bm25_en=0.0)
EN_WEIGHTS = FusionWeights(cosine=1.0, bm25=2.0, bm25_en=3.0)
# A passage's cosine: this share from its own vector, the rest from its best sentence (+4 to +7 points R@1 in a first study).
PASSAGE_SHARE = 0.5
# Units taken from each half before all of them are scored by both: some ten times what is ever asked for.
CANDIDATES = 400
# Scores are rounded before they are ranked, so that the order does not hang on the last bit of a sum.
DIGITS = 6
RANK_DIGITS = 9


@dataclass(frozen=True, slots=True)
class SentenceMatch:
    """One sentence of a text passage with its scores; `position` counts in `passage.sentences`."""

    passage: Passage
    position: int
    sentence: Sentence
    fused: float
    cosine: float
    bm25: float
    bm25_en: float


@dataclass(frozen=True, slots=True)
class PassageScores:
    """Scores of all passages for one question: its vector, whether it is English, and arrays (passages,)."""

    vector: np.ndarray
    english: bool
    fused: np.ndarray
    cosine: np.ndarray
    bm25: np.ndarray


class Retriever:
    """Search over one opened index."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self.index = index
        self.embedder = embedder
        self._passages = _Rows(index.passage_vectors)
        self._sentences = _Rows(index.sentence_vectors)
        self._renderings = _Rows(index.rendering_vectors)
        # A rendering stands under its sentence's number: sentence row → rendering row, -1 where there is none.
        self._sentence_of = self._sentences.rows_of(self._renderings.ids)
        self._rendering_of = np.full(len(self._sentences.ids), -1, np.int64)
        self._rendering_of[self._sentence_of] = np.arange(len(self._sentence_of))
        self._passage_of = np.array([place.passage for place in index.places], np.int64)
        counts = np.bincount(self._passage_of, minlength=len(index.passages))
        self._first_sentence = np.concatenate([[0], np.cumsum(counts)])
        self._reports = np.array([passage.report for passage in index.passages])

    @property
    def words(self) -> frozenset[str]:
        """English words that the embedder knows whole."""
        return self.embedder.words()

    def bridge(self, text: str, crossing: Crossing) -> Bridge:
        """What turns English words into Chinese ones that stand in `text`."""
        return Bridge(self.embedder, text, crossing)

    def search(
        self,
        *,
        zh: str,
        en: str = "",
        question: str = "",
        k: int = 10,
        reports: Collection[str] | None = None,
    ) -> list[Hit]:
        """The best `k` passages for the words `zh` (and `en`, for an English question), best first.

        `question` is what the vectors compare, `en` or `zh` if it is empty; `reports` limits the search to these ids.
        """
        index, english = self.index, bool(en)
        allowed = self._allowed_passages(reports)
        vector = self.vector(question or en or zh)
        bm25, bm25_en = self._word_scores(index.passage_words, index.passage_words_english, zh, en, allowed)
        cosine = self.cosines(vector, english, (bm25, bm25_en), allowed)
        fused = _fuse(EN_WEIGHTS if en else ZH_WEIGHTS, cosine, bm25, bm25_en, index.passage_words_english.filled)
        return self.hits(ranked(fused), PassageScores(vector, english, fused, cosine, bm25), zh, k)

    def cosines(self, vector: np.ndarray, english: bool, others: Iterable[np.ndarray], allowed: np.ndarray | None = None) -> np.ndarray:
        """Cosines of the nearest passages and of the best by each of the `others` scores, float64; 0 for all the rest."""
        near = self._passage_of[self._nearest_sentences(vector, english, allowed)]
        pool = _union(self._passages.nearest(vector, allowed), near, *map(_best_rows, others))
        cosine = np.zeros(len(self.index.passages))
        cosine[pool] = np.where(True if allowed is None else allowed[pool], self._passage_cosines(vector, pool, english), 0.0)
        return cosine

    def hits(self, numbers: Iterable[int], scores: PassageScores, zh: str, k: int) -> list[Hit]:
        """The first `k` of the passages `numbers`, each text of a report once, with the scores of their sentences."""
        index = self.index
        sentence_bm25 = self._word_scores(index.sentence_words, index.sentence_words_english, zh, "", None)[0]
        hits = []
        for number in self._distinct(numbers)[: max(k, 0)]:
            rows = np.arange(self._first_sentence[number], self._first_sentence[number + 1])
            cosines = self._sentence_cosines(scores.vector, rows, scores.english)
            sentences = tuple(
                SentenceHit(position, float(cosines[position]), float(sentence_bm25[row])) for position, row in enumerate(rows)
            )
            own = float(scores.fused[number]), float(scores.cosine[number]), float(scores.bm25[number])
            hits.append(Hit(index.passages[number], *own, sentences))
        return hits

    def search_sentences(
        self,
        *,
        zh: str,
        en: str = "",
        question: str = "",
        k: int = 40,
        reports: Collection[str] | None = None,
    ) -> list[SentenceMatch]:
        """The best `k` sentences of text passages, best first; arguments as in `search`."""
        index, english = self.index, bool(en)
        passages = self._allowed_passages(reports)
        allowed = None if passages is None else passages[self._passage_of]
        vector = self.vector(question or en or zh)
        bm25, bm25_en = self._word_scores(index.sentence_words, index.sentence_words_english, zh, en, allowed)
        pool = _union(self._nearest_sentences(vector, english, passages), _best_rows(bm25), _best_rows(bm25_en))
        cosine = np.zeros(len(bm25))
        cosine[pool] = self._sentence_cosines(vector, pool, english)
        fused = _fuse(EN_WEIGHTS if en else ZH_WEIGHTS, cosine, bm25, bm25_en, index.sentence_words_english.filled)
        matches = []
        for number in ranked(fused)[: max(k, 0)]:
            place = index.places[number]
            passage = index.passages[place.passage]
            scores = float(fused[number]), float(cosine[number]), float(bm25[number]), float(bm25_en[number])
            matches.append(SentenceMatch(passage, place.position, passage.sentences[place.position], *scores))
        return matches

    def best_sentences(self, tokens: Sequence[str]) -> np.ndarray:
        """BM25 of the best sentence of every passage for some tokens, float64 (passages,); 0 for rows and definitions."""
        best = np.zeros(len(self.index.passages))
        np.maximum.at(best, self._passage_of, self.index.sentence_words.scores(tokens))
        return best

    def nearness(self, question: str, texts: Sequence[str]) -> list[float]:
        """How near each of the texts is to the question, whether they are in the index or not."""
        vectors = np.asarray(self.embedder.encode([question, *texts]), np.float32)
        found = np.einsum("ij,j->i", vectors[1:], vectors[0]).astype(np.float64)
        return [float(cosine) for cosine in np.round(found, DIGITS)]

    def _distinct(self, numbers: Iterable[int]) -> list[int]:
        """The first of all passages with one text in one report: a note that defines three terms fills one place."""
        texts: dict[tuple[str, str], int] = {}
        for number in numbers:
            passage = self.index.passages[number]
            texts.setdefault((passage.report, passage.text), number)
        return list(texts.values())

    def vector(self, text: str) -> np.ndarray:
        """A text's vector, float32 (dimension,)."""
        return np.asarray(self.embedder.encode([text])[0], np.float32)

    def _allowed_passages(self, reports: Collection[str] | None) -> np.ndarray | None:
        return None if reports is None else np.isin(self._reports, list(reports))

    def _word_scores(
        self, words: KeywordIndex, english: KeywordIndex, zh: str, en: str, allowed: np.ndarray | None
    ) -> tuple[np.ndarray, np.ndarray]:
        tokenize = self.index.tokenizer.tokenize
        scores = []
        for half, text in ((words, zh), (english, en)):
            found = np.round(half.scores(tokenize(text)).astype(np.float64), DIGITS)
            scores.append(found if allowed is None else np.where(allowed, found, 0.0))
        return scores[0], scores[1]

    def _nearest_sentences(self, vector: np.ndarray, english: bool, passages: np.ndarray | None) -> np.ndarray:
        allowed = None if passages is None else passages[self._passage_of]
        near = self._sentences.nearest(vector, allowed)
        if not english or not len(self._renderings.ids):
            return near
        found = self._renderings.nearest(vector, None if allowed is None else allowed[self._sentence_of])
        return _union(near, self._sentence_of[found])

    def _sentence_cosines(self, vector: np.ndarray, rows: np.ndarray, english: bool) -> np.ndarray:
        """Cosines of sentences; for an English question the better one of a sentence and its rendering."""
        cosine = self._sentences.cosines(vector, rows)
        if english:
            rendering = self._rendering_of[rows]
            has_one = rendering >= 0
            cosine[has_one] = np.maximum(cosine[has_one], self._renderings.cosines(vector, rendering[has_one]))
        return cosine

    def _passage_cosines(self, vector: np.ndarray, passages: np.ndarray, english: bool) -> np.ndarray:
        own = self._passages.cosines(vector, passages)
        first = self._first_sentence[passages]
        counts = self._first_sentence[passages + 1] - first
        starts = np.cumsum(counts) - counts
        rows = np.arange(counts.sum()) + np.repeat(first - starts, counts)
        best = own.copy()  # rows and definitions have no sentences: their own vector counts alone
        filled = counts > 0
        if filled.any():
            best[filled] = np.maximum.reduceat(self._sentence_cosines(vector, rows, english), starts[filled])
        return np.round(PASSAGE_SHARE * own + (1 - PASSAGE_SHARE) * best, DIGITS)


class _Rows:
    """The rows of a VectorIndex: the nearest ones, and exact cosines of any."""

    def __init__(self, vectors: VectorIndex) -> None:
        self.ids = vectors.ids
        self._vectors = vectors
        self._matrix = vectors.rows
        self._order = np.argsort(self.ids)
        self._sorted = self.ids[self._order]

    def rows_of(self, numbers: np.ndarray) -> np.ndarray:
        """The rows under these numbers, which must all be there."""
        return self._order[np.searchsorted(self._sorted, numbers)] if len(numbers) else np.zeros(0, np.int64)

    def nearest(self, vector: np.ndarray, allowed: np.ndarray | None) -> np.ndarray:
        """The rows of the best vectors, of those for which `allowed` is True."""
        among = None if allowed is None else self.ids[allowed]
        return self.rows_of(self._vectors.search(vector, CANDIDATES, among)[0])

    def cosines(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Cosines of these rows, rounded, float64."""
        # einsum sums each row by itself: a row's cosine does not hang on which others are asked for.
        found = np.einsum("ij,j->i", self._matrix[rows], vector).astype(np.float64)
        return np.asarray(np.round(found, DIGITS))


def _union(*rows: np.ndarray) -> np.ndarray:
    return np.unique(np.concatenate(rows)).astype(np.int64)


def _best_rows(scores: np.ndarray, most: int = CANDIDATES) -> np.ndarray:
    """Rows of the best `most` positive scores, and of all that equal the last of them."""
    found = np.flatnonzero(scores > 0)
    if len(found) <= most:
        return found
    last = np.partition(scores[found], len(found) - most)[len(found) - most]
    return found[scores[found] >= last]


def _fuse(weights: FusionWeights, cosine: np.ndarray, bm25: np.ndarray, bm25_en: np.ndarray, rendered: np.ndarray) -> np.ndarray:
    """Each half's share of its best score, weighted; between 0 and 1.

    A unit without English (`rendered` is False) cannot be found by it: its Chinese words count for both, so that a
    report without an English edition does not stand behind all others.
    """
    english = np.where(rendered, shares(bm25_en), shares(bm25))
    total = weights.cosine * shares(cosine) + weights.bm25 * shares(bm25) + weights.bm25_en * english
    return np.asarray(total / (weights.cosine + weights.bm25 + weights.bm25_en))


def shares(scores: np.ndarray) -> np.ndarray:
    """Scores divided by the best of them; none is below 0."""
    best = scores.max(initial=0.0)
    return np.maximum(scores, 0.0) / best if best > 0 else np.zeros(len(scores))


def ranked(fused: np.ndarray) -> list[int]:
    """Rows of the best positive scores, best first, equal ones in their own order."""
    rounded = np.round(fused, RANK_DIGITS)
    rows = _best_rows(rounded, 2 * CANDIDATES)
    return list(rows[np.lexsort((rows, -rounded[rows]))].tolist())
