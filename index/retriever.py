"""Both halves asked, and their rankings made one.

In: an opened `Index`, an `Embedder`, the words to look for in each language. Out: passages (`Hit`) or sentences
(`SentenceMatch`), best first, with the scores of each half. The same index and words give the same order. Does not
know what a question means, nor what an answer says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

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
#   English  1:1:3 0.782   1:1:1.5 0.763   BM25 of renderings alone 0.769   of the Chinese alone 0.448   vectors alone 0.444
# The same weights by reciprocal rank (offset 60): 0.855 and 0.752; 131 of 160 answers right, 135 with these.
ZH_WEIGHTS = FusionWeights(cosine=1.0, bm25=3.0, bm25_en=0.0)
EN_WEIGHTS = FusionWeights(cosine=1.0, bm25=1.0, bm25_en=3.0)
# A passage's cosine: this share from its own vector, the rest from its best sentence (+4 to +7 points R@1 in a first study).
PASSAGE_SHARE = 0.5
# Vectors taken from FAISS before exact scoring; further down a rank adds next to nothing.
CANDIDATES = 400
# Scores are rounded before they are ranked, so that the order does not hang on the last bit of a sum.
DIGITS = 6


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


class Retriever:
    """Search over one opened index."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self.index = index
        self._embedder = embedder
        self._sentence_rows = _Rows(index.sentence_vectors)
        self._passage_rows = _Rows(index.passage_vectors)
        self._rendering_rows = _Rows(index.rendering_vectors)
        self._passage_of = np.array([place.passage for place in index.places], np.int64)
        counts = np.bincount(self._passage_of, minlength=len(index.passages))
        self._first_sentence = np.concatenate([[0], np.cumsum(counts)])
        self._reports = np.array([passage.report for passage in index.passages])

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
        allowed = self._allowed_passages(reports)
        vector = self._encode(question or en or zh)
        bm25, bm25_en = self._keyword_scores(self.index.passage_words, self.index.passage_words_english, zh, en, allowed)
        sentences = self._nearest_sentences(vector, bool(en), allowed)
        near = self._passage_rows.nearest(vector, allowed)
        pool = np.union1d(near, self._passage_of[sentences])
        cosine = np.zeros(len(self.index.passages))
        cosine[pool] = self._passage_cosines(vector, pool, bool(en))
        fused = _fuse(EN_WEIGHTS if en else ZH_WEIGHTS, cosine, bm25, bm25_en, self.index.passage_words_english.filled)
        best = self._distinct(_best(fused, len(fused)))[: max(k, 0)]
        sentence_bm25 = self._keyword_scores(self.index.sentence_words, self.index.sentence_words_english, zh, en, None)[0]
        return [self._hit(number, fused, cosine, bm25, vector, sentence_bm25, bool(en)) for number in best]

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
        passages = self._allowed_passages(reports)
        allowed = None if passages is None else passages[self._passage_of]
        vector = self._encode(question or en or zh)
        bm25, bm25_en = self._keyword_scores(self.index.sentence_words, self.index.sentence_words_english, zh, en, allowed)
        pool = np.union1d(self._nearest_sentences(vector, bool(en), passages), np.flatnonzero(bm25 + bm25_en))
        cosine = np.zeros(len(bm25))
        cosine[pool] = self._sentence_cosines(vector, pool, bool(en))
        fused = _fuse(EN_WEIGHTS if en else ZH_WEIGHTS, cosine, bm25, bm25_en, self.index.sentence_words_english.filled)
        matches = []
        for number in _best(fused, k):
            place = self.index.places[number]
            passage = self.index.passages[place.passage]
            matches.append(
                SentenceMatch(
                    passage,
                    place.position,
                    passage.sentences[place.position],
                    float(fused[number]),
                    float(cosine[number]),
                    float(bm25[number]),
                    float(bm25_en[number]),
                )
            )
        return matches

    def _distinct(self, numbers: Sequence[int]) -> list[int]:
        """The first of all passages with one text in one report: a note that defines three terms fills one place."""
        texts: dict[tuple[str, str], int] = {}
        for number in numbers:
            passage = self.index.passages[number]
            texts.setdefault((passage.report, passage.text), number)
        return list(texts.values())

    def _encode(self, text: str) -> np.ndarray:
        return np.asarray(self._embedder.encode([text])[0], np.float32)

    def _allowed_passages(self, reports: Collection[str] | None) -> np.ndarray | None:
        return None if reports is None else np.isin(self._reports, list(reports))

    def _keyword_scores(
        self, words: KeywordIndex, english: KeywordIndex, zh: str, en: str, allowed: np.ndarray | None
    ) -> tuple[np.ndarray, np.ndarray]:
        tokenize = self.index.tokenizer.tokenize
        scores = []
        for half, text in ((words, zh), (english, en)):
            found = np.round(half.scores(tokenize(text)), DIGITS).astype(np.float64)
            scores.append(found if allowed is None else np.where(allowed, found, 0.0))
        return scores[0], scores[1]

    def _nearest_sentences(self, vector: np.ndarray, english: bool, passages: np.ndarray | None) -> np.ndarray:
        allowed = None if passages is None else passages[self._passage_of]
        near = self._sentence_rows.nearest(vector, allowed)
        if english and len(self._rendering_rows):
            # A rendering stands under its sentence's number.
            rendered = self.index.rendering_vectors
            among = None if allowed is None else self._rendering_rows.ids[allowed[self._sentence_rows.rows_of(self._rendering_rows.ids)]]
            numbers, _ = rendered.search(vector, CANDIDATES, among)
            near = np.union1d(near, self._sentence_rows.rows_of(numbers))
        return near

    def _sentence_cosines(self, vector: np.ndarray, rows: np.ndarray, english: bool) -> np.ndarray:
        cosine = self._sentence_rows.cosines(vector, rows)
        if english and len(self._rendering_rows):
            numbers = self._sentence_rows.ids[rows]
            rendered = self._rendering_rows.holds(numbers)
            ours = self._rendering_rows.rows_of(numbers[rendered])
            cosine[rendered] = np.maximum(cosine[rendered], self._rendering_rows.cosines(vector, ours))
        return cosine

    def _passage_cosines(self, vector: np.ndarray, passages: np.ndarray, english: bool) -> np.ndarray:
        own = self._passage_rows.cosines(vector, passages)
        starts, ends = self._first_sentence[passages], self._first_sentence[passages + 1]
        rows = np.concatenate([np.arange(start, end) for start, end in zip(starts, ends, strict=True)] or [np.zeros(0)])
        cosines = self._sentence_cosines(vector, rows.astype(np.int64), english)
        best = own.copy()  # rows and definitions have no sentences: their own vector counts alone
        at = 0
        for number, length in enumerate(ends - starts):
            if length:
                best[number] = cosines[at : at + length].max()
                at += length
        return np.round(PASSAGE_SHARE * own + (1 - PASSAGE_SHARE) * best, DIGITS)

    def _hit(
        self,
        number: int,
        fused: np.ndarray,
        cosine: np.ndarray,
        bm25: np.ndarray,
        vector: np.ndarray,
        sentence_bm25: np.ndarray,
        english: bool,
    ) -> Hit:
        rows = np.arange(self._first_sentence[number], self._first_sentence[number + 1])
        cosines = self._sentence_cosines(vector, rows, english)
        sentences = tuple(
            SentenceHit(position, float(one), float(sentence_bm25[row]))
            for position, (row, one) in enumerate(zip(rows, cosines, strict=True))
        )
        return Hit(self.index.passages[number], float(fused[number]), float(cosine[number]), float(bm25[number]), sentences)


class _Rows:
    """The rows of a VectorIndex by number, and exact cosines of any of them."""

    def __init__(self, vectors: VectorIndex) -> None:
        self.ids = vectors.ids
        self._vectors = vectors
        self._matrix = vectors.rows
        self._order = np.argsort(self.ids)
        self._sorted = self.ids[self._order]

    def __len__(self) -> int:
        return len(self.ids)

    def holds(self, numbers: np.ndarray) -> np.ndarray:
        return np.isin(numbers, self._sorted)

    def rows_of(self, numbers: np.ndarray) -> np.ndarray:
        return self._order[np.searchsorted(self._sorted, numbers)] if len(numbers) else np.zeros(0, np.int64)

    def nearest(self, vector: np.ndarray, allowed: np.ndarray | None) -> np.ndarray:
        among = None if allowed is None else self.ids[allowed]
        numbers, _ = self._vectors.search(vector, CANDIDATES, among)
        return self.rows_of(numbers)

    def cosines(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        # einsum sums each row by itself: a row's cosine does not hang on which others are asked for.
        found = np.einsum("ij,j->i", self._matrix[rows], vector).astype(np.float64)
        return np.asarray(np.round(found, DIGITS))


def _fuse(weights: FusionWeights, cosine: np.ndarray, bm25: np.ndarray, bm25_en: np.ndarray, rendered: np.ndarray) -> np.ndarray:
    """Each half's share of its best score, weighted; between 0 and 1.

    A unit without English (`rendered` is False) cannot be found by it: its Chinese words count for both, so that a
    report without an English edition does not stand behind all others.
    """
    english = np.where(rendered, _shares(bm25_en), _shares(bm25))
    total = weights.cosine * _shares(cosine) + weights.bm25 * _shares(bm25) + weights.bm25_en * english
    return np.asarray(total / (weights.cosine + weights.bm25 + weights.bm25_en))


def _shares(scores: np.ndarray) -> np.ndarray:
    best = scores.max(initial=0.0)
    return np.maximum(scores, 0.0) / best if best > 0 else np.zeros(len(scores))


def _best(fused: np.ndarray, k: int) -> list[int]:
    order: Sequence[int] = np.lexsort((np.arange(len(fused)), -np.round(fused, 9))).tolist()
    return [number for number in order[: max(k, 0)] if fused[number] > 0]
