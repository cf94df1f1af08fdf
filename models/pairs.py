"""English–Chinese pairs for training: files in, rows of token numbers out.

Comes in: a folder of `NAME.tsv.gz` (or `.tsv`) files, `english<TAB>chinese` a line, and a tokenizer.
Goes out: `Source` objects.
Does not know: batches, the model, the loss, or how the weights are stored.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from errors import EmbedderError


@dataclass(frozen=True)
class SourceKind:
    """How one file is used: `running` text has neighbours that belong together, entries have none.

    Of a source in families as many neighbouring rows as `family` are nearly the same text: a batch takes all of them or none.
    """

    share: float
    running: bool
    family: int = 1


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


def token_counts(sources: Sequence[Source], vocabulary: int = 0) -> np.ndarray:
    """How often both sides of all sources hold each token, (at least `vocabulary`,)."""
    tokens = [side.tokens for source in sources for side in (source.en, source.zh)]
    return np.bincount(np.concatenate(tokens) if tokens else np.zeros(0, np.int64), minlength=vocabulary)
