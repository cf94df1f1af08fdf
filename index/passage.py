"""The unit of search: a passage, its sentences, and a hit with its scores.

In: blocks, rows and notes of a report. Out: `Passage`, `Sentence`, `Hit`. A passage is a few whole
sentences of one section, one table row with its headings, or one noted term; the definitions of the
notes marked in it travel with it. The module knows nothing of how hits are found or what is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# A text with words of letters alone. Matches `growth of 5%`; not `GDP增长`, `，，。`, `5%`
_LATIN = re.compile(r"[^\u3001-\u9fff\uff01-\uff5e]*[A-Za-z][^\u3001-\u9fff\uff01-\uff5e]*")
# Letters that say about as much as one Chinese character: the English of NTREX-128 is 2.9 times as long as its Chinese.
_LETTERS_A_CHARACTER = 3

PassageKind = Literal["text", "row", "definition", "heading"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or one item of an enumeration) at `start`:`end` of the text of block `block`."""

    block: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched and cited. `id` comes from the content, so it survives re-indexing."""

    id: str
    report: str
    kind: PassageKind
    text: str  # the sentences joined; a row: "指标名称：… 单位：… 2026年预期目标：…"; a definition: the note's text
    section: tuple[str, ...]
    story: str
    sentences: tuple[Sentence, ...]  # rows and definitions: empty
    notes: tuple[str, ...] = ()  # marks of the notes that travel with it
    block: str = ""  # the (first) block; for a row its table
    row: int | None = None
    term: str | None = None  # definitions: Term.name


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """Scores of one sentence of a hit passage: position in Passage.sentences, cosine, bm25."""

    position: int
    cosine: float
    bm25: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its scores; `fused` orders hits, best first."""

    passage: Passage
    fused: float
    cosine: float
    bm25: float
    sentences: tuple[SentenceHit, ...] = ()


def length_in_characters(text: str) -> int:
    """The length of a text in Chinese characters, or in as many letters as say the same.

    >>> length_in_characters("生产总值增长"), length_in_characters("growth of output")
    (6, 6)
    """
    return -(-len(text) // _LETTERS_A_CHARACTER) if _LATIN.fullmatch(text) else len(text)
