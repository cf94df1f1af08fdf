"""Where training starts: token vectors computed from word alignments, before any gradient.

Comes in: sources of token numbers. Goes out: a start vector for each token.
Which English token a Chinese token stands for is estimated with IBM Model 1 in both directions (Brown and others, 1993,
"The mathematics of statistical machine translation"). English tokens get random vectors, Chinese tokens the mean of
the English tokens they stand for, then English tokens are drawn to those that share their translations.
Does not know: batches, losses, files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.pairs import Side, Source

# Rows with more token pairs than this teach alignment little and cost most: long articles of law.
MAX_TOKEN_PAIRS_A_ROW = 500
# Tokens with a greater share of all tokens of a side (the, of, 之, 应) align with everything.
MAX_TOKEN_SHARE = 0.004
ROUNDS = 4
# Added to each count of a source token, against rare tokens that claim all the words beside them.
SMOOTHING = 0.5
# A token with this share of the text starts at half length: 1 / (1 + share / HALF_SHARE) (Arora and others, 2017).
HALF_SHARE = 1e-4


@dataclass(frozen=True)
class Alignment:
    """Links between English and Chinese tokens and how often each was taken, both directions agreeing."""

    en: np.ndarray  # int64, token of each link
    zh: np.ndarray  # int64
    counts: np.ndarray  # float32


def align_tokens(sources: Sequence[Source], vocabulary: int) -> Alignment:
    """Links between the tokens of the two sides, by IBM Model 1 in both directions, geometric mean of the counts."""
    common = {language: _common_tokens(sources, language, vocabulary) for language in ("en", "zh")}
    pairs = [_token_pairs(source, common["en"], common["zh"]) for source in sources]
    en, zh, en_slot, zh_slot = (np.concatenate(parts) for parts in _with_offsets(pairs))
    links, link_of_pair = np.unique(en * vocabulary + zh, return_inverse=True)
    link_en, link_zh = np.divmod(links, vocabulary)
    by_en = _expected_counts(link_of_pair, zh_slot, link_en, vocabulary)
    by_zh = _expected_counts(link_of_pair, en_slot, link_zh, vocabulary)
    return Alignment(link_en, link_zh, np.sqrt(by_en * by_zh).astype(np.float32))


def _common_tokens(sources: Sequence[Source], language: str, vocabulary: int) -> np.ndarray:
    counts = _token_counts([getattr(source, language) for source in sources], vocabulary)
    return np.asarray(counts > MAX_TOKEN_SHARE * counts.sum())


def _token_counts(sides: Sequence[Side], vocabulary: int) -> np.ndarray:
    counts = np.zeros(vocabulary, dtype=np.int64)
    for side in sides:
        counts += np.bincount(side.tokens, minlength=vocabulary)
    return counts


def _without_common(side: Side, common: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(tokens, row lengths) of a side less its commonest tokens."""
    kept = ~common[side.tokens]
    row_of_token = np.repeat(np.arange(len(side.keys)), np.diff(side.starts))
    return side.tokens[kept], np.bincount(row_of_token[kept], minlength=len(side.keys))


def _token_pairs(source: Source, common_en: np.ndarray, common_zh: np.ndarray) -> tuple[np.ndarray, ...]:
    """All token pairs of all short rows: English token, Chinese token, and the place in the text of either."""
    en_tokens, en_lengths = _without_common(source.en, common_en)
    zh_tokens, zh_lengths = _without_common(source.zh, common_zh)
    counts = en_lengths * zh_lengths
    counts[counts > MAX_TOKEN_PAIRS_A_ROW] = 0
    row = np.repeat(np.arange(len(source)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    en_slot = (np.cumsum(en_lengths) - en_lengths)[row] + within // zh_lengths[row]
    zh_slot = (np.cumsum(zh_lengths) - zh_lengths)[row] + within % zh_lengths[row]
    return en_tokens[en_slot], zh_tokens[zh_slot], en_slot, zh_slot


def _with_offsets(pairs: list[tuple[np.ndarray, ...]]) -> list[list[np.ndarray]]:
    """The four columns over all sources, slots made different from one source to the next."""
    columns: list[list[np.ndarray]] = [[], [], [], []]
    offset = 0
    for en, zh, en_slot, zh_slot in pairs:
        for column, part in zip(columns, (en, zh, en_slot + offset, zh_slot + offset), strict=True):
            column.append(part)
        offset += 1 + max((int(slot.max()) for slot in (en_slot, zh_slot) if len(slot)), default=0)
    return columns


def _expected_counts(link_of_pair: np.ndarray, slot: np.ndarray, giver: np.ndarray, vocabulary: int) -> np.ndarray:
    """Expected count of each link when each slot of one side takes one token of the other side (the giver)."""
    chance: np.ndarray = np.ones(len(giver))
    counts: np.ndarray = chance
    for _ in range(ROUNDS):
        weight = chance[link_of_pair]
        weight /= np.bincount(slot, weight)[slot]
        counts = np.bincount(link_of_pair, weight, minlength=len(giver))
        chance = counts / (np.bincount(giver, counts, minlength=vocabulary)[giver] + SMOOTHING)
    return counts


def start_vectors(sources: Sequence[Source], vocabulary: int, dimension: int, length: float, seed: int) -> np.ndarray:
    """A start vector for each token (vocabulary, dimension); `length` for rare tokens, shorter for common ones."""
    links = align_tokens(sources, vocabulary)
    random = np.random.default_rng(seed)
    chance = _unit_rows(random.standard_normal((vocabulary, dimension), dtype=np.float32))
    chinese = _carried(links.en, links.zh, links.counts, chance)
    english = _unit_rows(chance + _carried(links.zh, links.en, links.counts, chinese))
    chinese = _carried(links.en, links.zh, links.counts, english)
    # A token of both languages (a figure, gdp) gets both; one that was never aligned stays random.
    english[np.bincount(links.en, minlength=vocabulary) == 0] = 0
    vectors = _unit_rows(english + chinese)
    unlinked = ~vectors.any(axis=1)
    vectors[unlinked] = chance[unlinked]
    return vectors * length * _rarity(sources, vocabulary)


def _carried(giver: np.ndarray, taker: np.ndarray, counts: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """For each token, the direction of the count-weighted sum of the vectors of the tokens linked to it, or zero."""
    import torch  # here alone: a weighted sum of some million rows, without holding them all at once

    order = np.argsort(taker, kind="stable")
    sums = torch.nn.functional.embedding_bag(
        torch.from_numpy(giver[order]),
        torch.from_numpy(vectors),
        torch.from_numpy(np.searchsorted(taker[order], np.arange(len(vectors)))),
        mode="sum",
        per_sample_weights=torch.from_numpy(counts[order]),
    )
    return _unit_rows(sums.numpy())


def _unit_rows(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def _rarity(sources: Sequence[Source], vocabulary: int) -> np.ndarray:
    counts = _token_counts([side for source in sources for side in (source.en, source.zh)], vocabulary)
    return (1 / (1 + counts / counts.sum() / HALF_SHARE)).astype(np.float32)[:, None]
