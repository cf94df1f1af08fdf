"""Batches for training: queries, the passages that they belong to, and the sentences of the passages.

Comes in: sources in token numbers. Goes out: batches without end, each drawn from one source.
A pair batch sets rows against their other side. A document batch sets a cropped row against a passage of its neighbours, or, among entries,
some words of a line against many lines of entries. Rare words are learnt in running text too: entries of the dictionaries are put into
queries and, in the other language, into the sentence that each asks of.
Does not know: files, the model, the loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from errors import EmbedderError
from models.asking import asking_words
from models.pairs import Side, Source, token_counts


@dataclass(frozen=True)
class Batch:
    """Bags of token numbers, row i of `queries` belonging to row i of `passages`, each passage a list of its sentences.

    `same` marks the pairs (i, j), i ≠ j, that must not count as negatives: one of their texts is the same.
    """

    queries: list[np.ndarray]
    passages: list[list[np.ndarray]]
    same: np.ndarray


@dataclass(frozen=True)
class BatchPlan:
    """How batches are drawn; every number is a share of 1 unless named otherwise."""

    size: int = 2048
    document_share: float = 0.5
    monolingual_share: float = 0.25
    question_share: float = 0.4
    reversed_share: float = 0.2  # document batches with a Chinese query and an English passage
    min_rows: int = 2
    max_rows: int = 7
    max_passage_tokens: int = 200
    min_crop_tokens: int = 4
    max_crop_tokens: int = 30
    salted_share: float = 0.5  # of the queries of running text that get one or two entries
    salted_tokens: int = 12  # of a query with entries
    bag_share: float = 0.5  # of the document batches of entries
    bag_lines: int = 8
    bag_entries: int = 3  # a line


class EntryPool:
    """Short entries of all dictionaries, drawn the oftener the rarer their words are."""

    MAX_TOKENS = 3

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = [source for source in sources if not source.kind.running and source.kind.family == 1]
        counts = token_counts(sources)
        places, weights = [], []
        for number, source in enumerate(self.sources):
            short = (np.diff(source.en.starts) <= self.MAX_TOKENS) & (np.diff(source.zh.starts) <= self.MAX_TOKENS)
            rows = np.flatnonzero(short)
            places.append(np.stack([np.full(len(rows), number), rows], axis=1))
            rarest = np.minimum(*(np.minimum.reduceat(counts[side.tokens], side.starts[:-1])[rows] for side in (source.en, source.zh)))
            weights.append(1 / np.sqrt(10 + rarest))
        self._places = np.concatenate(places) if places else np.zeros((0, 2), np.int64)
        self._bounds = np.cumsum(np.concatenate(weights)) if places else np.zeros(0)

    def __len__(self) -> int:
        return len(self._places)

    def draw(self, count: int, random: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
        """(english, chinese) token numbers of `count` entries."""
        drawn = np.searchsorted(self._bounds, random.random(count) * self._bounds[-1], side="right")
        pairs = []
        for number, row in self._places[np.minimum(drawn, len(self) - 1)]:
            source = self.sources[number]
            pairs.append((source.en.row(row), source.zh.row(row)))
        return pairs


class BatchMaker:
    """Draws batches without end from the sources, each batch from one of them."""

    def __init__(self, sources: Sequence[Source], tokenizer: Tokenizer, plan: BatchPlan, seed: int) -> None:
        self.sources = [source for source in sources if len(source) > 1]
        if not self.sources:
            raise EmbedderError("The training data holds fewer than two usable pairs. Give more pairs.")
        shares = np.array([source.kind.share for source in self.sources])
        self.shares = shares / shares.sum()
        self.plan = plan
        self.pool = EntryPool(self.sources)
        self.random = np.random.default_rng(seed)
        self.question_tokens = {
            language: [np.array(tokenizer.encode(words, add_special_tokens=False).ids, dtype=np.int64) for words in some]
            for language, some in asking_words().items()
        }

    def __iter__(self) -> Iterator[Batch]:
        while True:
            source = self.sources[self.random.choice(len(self.sources), p=self.shares)]
            if self.random.random() >= self.plan.document_share:
                yield self._pair_batch(source)
            elif not source.kind.running and self.random.random() < self.plan.bag_share and len(source) >= 2 * self._bag_size:
                yield self._bag_batch(source)
            else:
                yield self._document_batch(source)

    def _pair_batch(self, source: Source) -> Batch:
        family = source.kind.family
        picked = self.random.choice(len(source) // family, size=min(self.plan.size, len(source)) // family, replace=False)
        rows = (picked[:, None] * family + np.arange(family)).ravel()
        queries = [self._asked(source.en.row(int(row)), "en") for row in rows]
        passages = [[source.zh.row(int(row))] for row in rows]
        return Batch(queries, passages, _same_rows(source, rows))

    def _document_batch(self, source: Source) -> Batch:
        query_language, passage_language = self._languages()
        query_side, passage_side = getattr(source, query_language), getattr(source, passage_language)
        groups = [self._fitting(passage_side, group) for group in self._row_groups(source)]
        places = [int(self.random.integers(len(group))) for group in groups]
        chosen = np.array([group[place] for group, place in zip(groups, places, strict=True)])
        queries = [self._crop(query_side.row(row)) for row in chosen]
        passages = [[passage_side.row(row) for row in group] for group in groups]
        if source.kind.running and len(self.pool):
            for number in np.flatnonzero(self.random.random(len(chosen)) < self.plan.salted_share):
                entries = self.pool.draw(int(self.random.integers(1, 3)), self.random)
                asked, told = ([entry[language == "zh"] for entry in entries] for language in (query_language, passage_language))
                queries[number] = np.concatenate([queries[number], *asked])[-self.plan.salted_tokens :]
                sentences, place = passages[number], places[number]
                sentences[place] = np.concatenate([sentences[place], *told])
        return Batch([self._asked(query, query_language) for query in queries], passages, _same_rows(source, chosen))

    @property
    def _bag_size(self) -> int:
        return self.plan.bag_lines * self.plan.bag_entries

    def _bag_batch(self, source: Source) -> Batch:
        """Passages of lines of entries; two or all entries of one line are asked for."""
        query_language, passage_language = self._languages()
        query_side, passage_side = getattr(source, query_language), getattr(source, passage_language)
        count = min(self.plan.size // 2, len(source) // self._bag_size)
        drawn = self.random.choice(len(source), size=count * self._bag_size, replace=False)
        queries, passages = [], []
        for lines in drawn.reshape(count, self.plan.bag_lines, self.plan.bag_entries):
            passages.append([np.concatenate([passage_side.row(row) for row in line]) for line in lines])
            line = self.random.permutation(lines[self.random.integers(len(lines))])
            asked = line[: int(self.random.integers(2, len(line) + 1))]
            queries.append(self._asked(np.concatenate([self._crop(query_side.row(row)) for row in asked]), query_language))
        return Batch(queries, passages, np.zeros((count, count), bool))

    def _languages(self) -> tuple[str, str]:
        if self.random.random() < self.plan.monolingual_share:
            language = "zh" if self.random.random() < 0.5 else "en"
            return language, language
        return ("zh", "en") if self.random.random() < self.plan.reversed_share else ("en", "zh")

    def _row_groups(self, source: Source) -> list[np.ndarray]:
        """Rows of each passage of a batch: neighbours in running text, any rows elsewhere; no row twice."""
        size = int(self.random.integers(self.plan.min_rows, self.plan.max_rows + 1))
        count = min(self.plan.size, len(source) // size) or 1
        size = min(size, len(source))
        if source.kind.running:
            # A random shift of the grid, so that passages begin anywhere from one batch to the next.
            shift = int(self.random.integers(0, size))
            blocks = max(1, (len(source) - shift) // size)
            shift = shift if (len(source) - shift) // size else 0
            picked = self.random.choice(blocks, size=min(count, blocks), replace=False)
            return [np.arange(shift + block * size, shift + (block + 1) * size) for block in picked]
        rows = self.random.choice(len(source), size=count * size, replace=False)
        return list(rows.reshape(count, size))

    def _fitting(self, side: Side, group: np.ndarray) -> np.ndarray:
        """The first rows of the group that fit into a passage, one at least."""
        lengths = side.starts[group + 1] - side.starts[group]
        return group[: max(1, int(np.searchsorted(np.cumsum(lengths), self.plan.max_passage_tokens, side="right")))]

    def _crop(self, tokens: np.ndarray) -> np.ndarray:
        if len(tokens) <= self.plan.min_crop_tokens:
            return tokens
        top = min(self.plan.max_crop_tokens, len(tokens))
        length = int(self.random.integers(self.plan.min_crop_tokens, top + 1))
        first = int(self.random.integers(0, len(tokens) - length + 1))
        return tokens[first : first + length]

    def _asked(self, tokens: np.ndarray, language: str) -> np.ndarray:
        if self.random.random() >= self.plan.question_share:
            return tokens
        words = self.question_tokens[language]
        return np.concatenate([words[self.random.integers(len(words))], tokens])


def _same_rows(source: Source, rows: np.ndarray) -> np.ndarray:
    return _same(source.en.keys[rows]) | _same(source.zh.keys[rows])


def _same(keys: np.ndarray) -> np.ndarray:
    same = keys[:, None] == keys[None, :]
    np.fill_diagonal(same, False)
    return same
