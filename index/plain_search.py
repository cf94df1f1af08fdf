"""Plain search: the passages for somebody's words, in reports of either language, on any subject.

In: a question understood, an opened index, an embedder. Out: passages (`Hit`), best first; the same question gives the same
order. Where the answer needs the one sentence that proves it, search must lose nothing: besides the vectors and the words of
the question it asks each word's neighbours in meaning and, across languages, a dictionary. Does not know what is answered.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.dictionary import Translations
from index.embedder import StaticEmbedder
from index.nearwords import NearWords
from index.passage import Hit
from index.query import Query
from index.retriever import DIGITS, PassageScores, Retriever, ranked, shares

_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """What each score counts, as a share of its best: of passages in one language, for a question in one."""

    cosine: float = 0.0  # vectors of the passage and of its best sentence
    near: float = 0.0  # each word's neighbours in meaning
    own: float = 0.0  # BM25 of the question as it was typed
    named: float = 0.0  # BM25 of its Chinese words, with what the glossary and everyday words add
    dictionary: float = 0.0
    rendered: float = 0.0  # BM25 of its English words in the passage's English edition
    rendered_own: float = 0.0  # the same of the question as it was typed


# Measured by `eval/search.py`: nDCG@10 of 89 written questions over 248 paragraphs of news, and how often (%) the passage
# meant is among the first five for the development questions on the project's reports and on provinces without English.
# Chinese to Chinese: these 0.971 95.3 76.6; 4:2:¼:½ 0.967 95.3 77.9; 2:2:1:1 0.962 95.1 79.2; own alone 0.971 92.8 68.8; what stood
#   here before, named 3 cosine 1, 0.952 94.6 68.8.
# English to Chinese: these 0.798 87.9 86.6; before, named 2 rendered 3 cosine 1, 0.575 86.3 61.6; named at 2 0.784 on news. (The last
#   column also gains by asking the reports of a place that is named first.)
SAME_ZH = SearchWeights(own=6.0, named=2.0, cosine=0.5, near=1.0)
SAME_EN = SearchWeights(own=4.0, cosine=0.25, near=1.0)
ZH_TO_EN = SearchWeights(cosine=1.0, near=2.0, dictionary=1.0)
EN_TO_ZH = SearchWeights(cosine=1.0, near=1.0, dictionary=1.0, named=1.0)
EN_TO_RENDERED = SearchWeights(cosine=1.0, near=1.0, dictionary=1.0, named=1.0, rendered=2.0, rendered_own=1.0)


class PlainSearch:
    """Search over one opened index; what only some questions need is made at the first of them."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._embedder = retriever.embedder
        self._index = retriever.index

    def find(self, query: Query, k: int = 10, first: Collection[str] = (), without: Collection[str] = ()) -> list[Hit]:
        """The best `k` passages for a question, best first; those of the reports `first` before all others.

        `without` names scores of `SearchWeights` that do not count, to measure what each is worth.
        """
        english = query.language == "en"
        scores = self._scores(query, english)
        fused = np.zeros(len(self._index.passages))
        for units, weights in self._kinds(english):
            fused[units] = _weighted(scores, weights, without)[units]
        bm25 = np.maximum(scores["named"], scores["own"])
        found = PassageScores(self._retriever.vector(_as_typed(query)), english, fused, scores["cosine"], bm25)
        numbers = ranked(fused)
        if first:
            numbers.sort(key=lambda number: self._index.passages[number].report not in first)
        return self._retriever.hits(numbers, found, query.search_zh or query.plain, k)

    def _scores(self, query: Query, english: bool) -> dict[str, np.ndarray]:
        index, tokenize = self._index, self._index.tokenizer.tokenize
        nothing = np.zeros(len(index.passages))
        words, renderings = index.passage_words, index.passage_words_english
        asked = _as_typed(query)
        other = self._in_english if not english else ~self._in_english
        scores = {
            "own": words.scores(tokenize(asked)),
            "named": words.scores(tokenize(query.search_zh)),
            "rendered": renderings.scores(tokenize(query.search_en)),
            "rendered_own": renderings.scores(tokenize(asked)) if english else nothing,
            "near": self._near_words.scores(asked) if self._near_words is not None else nothing,
            "dictionary": self._translations.scores(asked, english) if other.any() else nothing,
        }
        scores = {name: np.round(score.astype(np.float64), DIGITS) for name, score in scores.items()}
        vector = self._retriever.vector(asked)
        return {**scores, "cosine": self._retriever.cosines(vector, english, scores.values())}

    def _kinds(self, english: bool) -> list[tuple[np.ndarray, SearchWeights]]:
        """Which passages are scored by which weights."""
        rendered = self._index.passage_words_english.filled
        if not english:
            return [(~self._in_english, SAME_ZH), (self._in_english, ZH_TO_EN)]
        return [
            (self._in_english, SAME_EN),
            (~self._in_english & ~rendered, EN_TO_ZH),
            (~self._in_english & rendered, EN_TO_RENDERED),
        ]

    @cached_property
    def _in_english(self) -> np.ndarray:
        """Which passages hold no Chinese, bool (passages,)."""
        return np.array([not _HAN.search(passage.text) for passage in self._index.passages], bool)

    @cached_property
    def _near_words(self) -> NearWords | None:
        """None for an embedder whose pieces of words mean nothing by themselves."""
        if not isinstance(self._embedder, StaticEmbedder):
            return None
        return NearWords(self._embedder, [passage.text for passage in self._index.passages])

    @cached_property
    def _translations(self) -> Translations:
        return Translations(self._index.passage_words, [passage.text for passage in self._index.passages])


def _as_typed(query: Query) -> str:
    """An English question with its own spelling: what repairs slips of reports' words takes Lakers for lakes."""
    return query.text if query.language == "en" else query.plain


def _weighted(scores: dict[str, np.ndarray], weights: SearchWeights, without: Collection[str]) -> np.ndarray:
    """Each score's share of its best one, weighted; between 0 and 1."""
    total = np.zeros(len(scores["cosine"]))
    whole = 0.0
    for name, score in scores.items():
        weight: float = getattr(weights, name)
        if weight and name not in without:
            total += weight * shares(score)
            whole += weight
    return total / max(whole, 1e-12)
