"""Plain search: the passages for somebody's words, in reports of either language, on any subject.

In: a question understood, an opened index, an embedder. Out: passages (`Hit`), best first; the same question gives the same
order. Where the answer needs the one sentence that proves it, search must lose nothing: besides the vectors and the words of
the question it asks each word's neighbours in meaning and, across languages, a dictionary. Does not know how a question is answered:
which passages an answer rests on is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.dictionary import Translations
from index.embedder import StaticEmbedder
from index.framing import unframed
from index.nearpairs import FIRST, pair_scores
from index.nearwords import NearWords
from index.passage import Hit, Passage
from index.query import Query
from index.retriever import DIGITS, PassageScores, Retriever, ranked, shares

_HAN = re.compile(r"[\u3400-\u9fff]")
# What kind of place a name ends with. Matches the 市 of 重庆市, the 自治区 of 西藏自治区; not 沙市, which is its own name
_KIND_OF_PLACE = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:壮族|回族|维吾尔)?(?:自治区|自治县|自治州|[省市区县])$")


@dataclass(frozen=True, slots=True)
class _Words:
    """What is searched for: the question as it was typed, and its words worth searching for in each language."""

    typed: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """What each score counts, as a share of its best: of passages in one language, for a question in one."""

    cosine: float = 0.0  # vectors of the passage and of its best sentence
    near: float = 0.0  # each word's neighbours in meaning
    own: float = 0.0  # BM25 of the question as it was typed
    sentence: float = 0.0  # the same in the best sentence of the passage: an answer stands in one
    named: float = 0.0  # BM25 of its Chinese words, with what the glossary and everyday words add
    dictionary: float = 0.0
    rendered: float = 0.0  # BM25 of its English words in the passage's English edition
    rendered_own: float = 0.0  # the same of the question as it was typed
    pairs: float = 0.0  # among the first passages: the question's words two by two; beside all others, which together count 1


# Measured by `eval/search.py`: nDCG@10 of 89 written questions over 248 paragraphs of news, in brackets of 331 crops of their lines (models/NOTES.md).
# English to Chinese: these 0.860; near 1.3 and cosine 1, cosines of near words squared 0.832 (0.796), cosine 1.6 and near 1.15 0.836 (0.807), near words to
# the power 1.5 0.843 (0.81); with names by sound 0.860. Chinese to English: these 0.890; near 2, cosine 1 0.868 (0.853).
# Chinese to Chinese: these 0.971 (1.000), own alone 0.971 (0.998). English to English: these 0.965; sentence 1, cosine ¼, near 1 0.964 (0.984);
# these of the crops 0.988; own alone 0.959 (0.974). With `pairs`, over 169 questions: 0.874 → 0.874 (0.808 → 0.821), 0.883 → 0.891, 0.964 → 0.969,
# 0.950 → 0.954 (0.984 → 0.993); 0.6 instead of 0.4 for Chinese 0.972, but four of 791 questions on reports fall out of the first five.
SAME_ZH = SearchWeights(own=6.0, sentence=1.0, named=2.0, cosine=1.5, near=0.75, pairs=0.4)
SAME_EN = SearchWeights(own=2.5, sentence=2.4, cosine=0.6, near=0.7, pairs=0.4)
ZH_TO_EN = SearchWeights(cosine=1.6, near=1.2, dictionary=1.0, pairs=0.6)
EN_TO_ZH = SearchWeights(cosine=1.6, near=1.15, dictionary=1.0, named=0.7, pairs=0.6)
EN_TO_RENDERED = SearchWeights(cosine=0.5, near=0.7, dictionary=1.0, named=1.0, rendered=2.0, rendered_own=1.0)


class PlainSearch:
    """Search over one opened index; what only some questions need is made at the first of them."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._embedder = retriever.embedder
        self._index = retriever.index

    def find(
        self, query: Query, k: int = 10, first: Collection[str] = (), without: Collection[str] = (), proved: Sequence[Passage] = ()
    ) -> list[Hit]:
        """The best `k` passages for a question, best first.

        `proved` are passages that an answer rests on: they come before all others; those of the reports `first`, which are about a place
        that the question names, come next. `without` names scores of `SearchWeights` that do not count, to measure what each is worth;
        or "names": then the names of such places are searched for too.
        """
        english = query.language == "en"
        words = _words(query, bool(first) and "names" not in without)
        scores = self._scores(words, english)
        fused = np.zeros(len(self._index.passages))
        for units, weights in self._kinds(english):
            fused[units] = _weighted(scores, weights, without)[units]
        if "pairs" not in without:
            self._add_pairs(fused, words.typed, english)
        bm25 = np.maximum(scores["named"], scores["own"])
        # What is put first is worth as much more as it takes to stand there: the scores shown fall from the first passage to the last.
        if first:
            placed = np.array([passage.report in first for passage in self._index.passages], bool)
            fused[placed & (fused > 0)] += fused.max(initial=0.0)
        top = fused.max(initial=0.0) or 1.0
        for place, passage in enumerate(proved):
            fused[self._numbers[passage.id]] += top * (len(proved) - place)
        found = PassageScores(self._retriever.vector(words.typed), english, fused, scores["cosine"], bm25)
        return self._retriever.hits(dict.fromkeys(ranked(fused)), found, words.zh or words.typed, k)

    def _scores(self, words: _Words, english: bool) -> dict[str, np.ndarray]:
        index, tokenize = self._index, self._index.tokenizer.tokenize
        nothing = np.zeros(len(index.passages))
        passages, renderings = index.passage_words, index.passage_words_english
        asked = tokenize(words.typed)
        other = self._in_english if not english else ~self._in_english
        scores = {
            "own": passages.scores(asked),
            "sentence": self._retriever.best_sentences(asked),
            "named": passages.scores(tokenize(words.zh)),
            "rendered": renderings.scores(tokenize(words.en)),
            "rendered_own": renderings.scores(asked) if english else nothing,
            "near": self._near_words.scores(words.typed) if self._near_words is not None else nothing,
            "dictionary": self._translations.scores(words.typed, english) if other.any() else nothing,
        }
        scores = {name: np.round(score.astype(np.float64), DIGITS) for name, score in scores.items()}
        vector = self._retriever.vector(words.typed)
        return {**scores, "cosine": self._retriever.cosines(vector, english, scores.values())}

    def _add_pairs(self, fused: np.ndarray, typed: str, english: bool) -> None:
        """Let count in the first passages' scores how nearly they say the question pair by pair; the best of a kind still have 1."""
        if not isinstance(self._embedder, StaticEmbedder):
            return
        worth = np.zeros(len(fused))
        for units, weights in self._kinds(english):
            worth[units] = weights.pairs
        top = np.array([number for number in ranked(fused) if worth[number]][:FIRST], np.int64)
        found = pair_scores(self._embedder, typed, [self._index.passages[number].text for number in top])
        fused[top] += worth[top] * shares(np.round(found, DIGITS))
        fused /= 1 + worth

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
    def _numbers(self) -> dict[str, int]:
        """Passage id → its place among the passages."""
        return {passage.id: number for number, passage in enumerate(self._index.passages)}

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


def _words(query: Query, without_places: bool) -> _Words:
    """What is searched for; without the names of places, which tell nothing between passages of their own reports.

    A question of names alone keeps them.
    """
    # An English question with its own spelling: what repairs slips of reports' words takes Lakers for lakes.
    asked = (query.text if query.language == "en" else query.plain, query.search_zh, query.search_en)
    words = _Words(*(unframed(text, query.language) for text in asked))
    if not without_places:
        return words
    found = {name for place in query.places for name in (place, _KIND_OF_PLACE.sub("", place))} | set(query.places_named)
    names = [_name_pattern(name) for name in sorted(found - {""}, key=lambda name: (-len(name), name))]
    pattern = re.compile("|".join(names), re.IGNORECASE)
    cut = _Words(*(" ".join(pattern.sub(" ", text).split()) for text in (words.typed, words.zh, words.en)))
    return cut if names and (cut.zh or cut.en) else words


def _name_pattern(name: str) -> str:
    """A name where it stands by itself; an English one with its possessive."""
    return rf"\b{re.escape(name)}(?:['’]?s)?\b" if name.isascii() else re.escape(name)


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
