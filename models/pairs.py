"""English–Chinese pairs for training: files in, rows of token numbers and batches out.

Comes in: a folder of `NAME.tsv.gz` (or `.tsv`) files, `english<TAB>chinese` a line, and a tokenizer.
Goes out: `Source` objects, and batches of (query bag, passage bag) drawn from one source at a time.
Does not know: the model, the loss, or how the weights are stored.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from errors import EmbedderError


@dataclass(frozen=True)
class SourceKind:
    """How one file is used: `running` text has neighbours that belong together, entries have none."""

    share: float
    running: bool


# The clear-licence sources and the share of the batches each is given: law teaches running text, the dictionaries the
# words that law never uses. Less law and more sentences (25 / 20 / 10 %) measured the same (models/NOTES.md).
SOURCES: dict[str, SourceKind] = {
    "twlaw": SourceKind(share=0.40, running=True),
    "cc_cedict": SourceKind(share=0.25, running=False),
    "cow_wordnet": SourceKind(share=0.08, running=False),
    "tatoeba": SourceKind(share=0.12, running=False),
    "tico19": SourceKind(share=0.06, running=True),
    "un_sdg": SourceKind(share=0.02, running=True),
    "cldr": SourceKind(share=0.01, running=False),
    "ecdict_subset": SourceKind(share=0.03, running=False),
    "pinyin_places": SourceKind(share=0.01, running=False),
    "numbers": SourceKind(share=0.02, running=False),
}
EXTRA_KIND = SourceKind(share=0.15, running=True)

# Put before a quarter of the queries, so that the words of a question weigh little in its vector.
QUESTION_WORDS = {
    "en": (
        "what is", "what are", "what does", "how many", "how much", "when did", "where is", "who is",
        "which", "why", "how", "tell me about", "is there", "what was the", "in which year",
    ),
    "zh": (
        "什么是", "是什么", "有哪些", "多少", "为什么", "如何", "怎么", "哪些", "哪里", "什么时候", "请问",
        "介绍一下", "怎么样", "是多少", "是什么意思", "谁",
    ),
}  # fmt: skip


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """The (english, chinese) rows of one `.tsv` or `.tsv.gz` file, in order, rows with an empty side dropped."""
    opener: Callable = gzip.open if path.suffix == ".gz" else open
    rows = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 2:
                raise EmbedderError(
                    f"{path}, line {number}: expected english<TAB>chinese, found {len(cells)} cells. "
                    "Give one pair a line with one tab in it."
                )
            if cells[0].strip() and cells[1].strip():
                rows.append((cells[0], cells[1]))
    return rows


def read_folder(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """The rows of every known source found in the folder, by source name; files of other names are left alone."""
    found = {}
    for name in SOURCES:
        for path in (folder / f"{name}.tsv.gz", folder / f"{name}.tsv"):
            if path.is_file():
                found[name] = read_pairs(path)
                break
    if not found:
        raise EmbedderError(
            f"{folder} holds none of the training files ({', '.join(SOURCES)}). "
            "See `python models/train.py --help` for what the folder must hold."
        )
    return found


@dataclass(frozen=True)
class Side:
    """One language of a source: token numbers of all rows end to end, row starts, and a key a text."""

    tokens: np.ndarray  # int64, all rows end to end
    starts: np.ndarray  # int64, one more than rows
    keys: np.ndarray  # int64, equal where two rows have the same text

    def row(self, number: int) -> np.ndarray:
        return self.tokens[self.starts[number] : self.starts[number + 1]]


@dataclass(frozen=True)
class Source:
    """A source in token numbers; `en` and `zh` have the same rows."""

    name: str
    kind: SourceKind
    en: Side
    zh: Side

    def __len__(self) -> int:
        return len(self.en.keys)


def _text_key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.casefold().encode(), digest_size=8).digest(), "little", signed=True)


def _encode_side(texts: Sequence[str], tokenizer: Tokenizer) -> Side:
    ids = [encoding.ids for encoding in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]
    starts = np.zeros(len(ids) + 1, dtype=np.int64)
    np.cumsum([len(row) for row in ids], out=starts[1:])
    tokens = np.fromiter((token for row in ids for token in row), dtype=np.int64, count=int(starts[-1]))
    return Side(tokens, starts, np.fromiter(map(_text_key, texts), dtype=np.int64, count=len(texts)))


def encode_source(name: str, kind: SourceKind, rows: Sequence[tuple[str, str]], tokenizer: Tokenizer) -> Source:
    """The rows as token numbers; rows that are empty for the tokenizer on either side are dropped."""
    en = _encode_side([row[0] for row in rows], tokenizer)
    zh = _encode_side([row[1] for row in rows], tokenizer)
    full = (np.diff(en.starts) > 0) & (np.diff(zh.starts) > 0)
    if full.all():
        return Source(name, kind, en, zh)
    kept = [row for row, good in zip(rows, full, strict=True) if good]
    return encode_source(name, kind, kept, tokenizer)


@dataclass(frozen=True)
class Batch:
    """Bags of token numbers, row i of `queries` belonging to row i of `passages`.

    `same` marks the pairs (i, j), i ≠ j, that must not count as negatives: one of their texts is the same.
    """

    queries: list[np.ndarray]
    passages: list[np.ndarray]
    same: np.ndarray


@dataclass(frozen=True)
class BatchPlan:
    """How batches are drawn; every number is a share of 1 unless named otherwise."""

    size: int = 2048
    document_share: float = 0.5
    monolingual_share: float = 0.25
    question_share: float = 0.25
    reversed_share: float = 0.2  # document batches with a Chinese query and an English passage
    min_rows: int = 2
    max_rows: int = 7
    max_passage_tokens: int = 200
    min_crop_tokens: int = 4
    max_crop_tokens: int = 30


class BatchMaker:
    """Draws batches without end from the sources, each batch from one of them."""

    def __init__(self, sources: Sequence[Source], tokenizer: Tokenizer, plan: BatchPlan, seed: int) -> None:
        self.sources = [source for source in sources if len(source) > 1]
        if not self.sources:
            raise EmbedderError("The training data holds fewer than two usable pairs. Give more pairs.")
        shares = np.array([source.kind.share for source in self.sources])
        self.shares = shares / shares.sum()
        self.plan = plan
        self.random = np.random.default_rng(seed)
        self.question_tokens = {
            language: [np.array(tokenizer.encode(words, add_special_tokens=False).ids, dtype=np.int64) for words in some]
            for language, some in QUESTION_WORDS.items()
        }

    def __iter__(self) -> Iterator[Batch]:
        while True:
            source = self.sources[self.random.choice(len(self.sources), p=self.shares)]
            if self.random.random() < self.plan.document_share:
                yield self._document_batch(source)
            else:
                yield self._pair_batch(source)

    def _pair_batch(self, source: Source) -> Batch:
        rows = self.random.choice(len(source), size=min(self.plan.size, len(source)), replace=False)
        queries = [self._asked(source.en.row(row), "en") for row in rows]
        passages = [source.zh.row(row) for row in rows]
        same = _same(source.en.keys[rows]) | _same(source.zh.keys[rows])
        return Batch(queries, passages, same)

    def _document_batch(self, source: Source) -> Batch:
        query_language, passage_language = self._languages()
        query_side, passage_side = getattr(source, query_language), getattr(source, passage_language)
        groups = self._row_groups(source)
        groups = [self._fitting(passage_side, group) for group in groups]
        chosen = np.array([group[self.random.integers(len(group))] for group in groups])
        queries = [self._asked(self._crop(query_side.row(row)), query_language) for row in chosen]
        passages = [np.concatenate([passage_side.row(row) for row in group]) for group in groups]
        same = _same(source.en.keys[chosen]) | _same(source.zh.keys[chosen])
        return Batch(queries, passages, same)

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


def _same(keys: np.ndarray) -> np.ndarray:
    same = keys[:, None] == keys[None, :]
    np.fill_diagonal(same, False)
    return same
