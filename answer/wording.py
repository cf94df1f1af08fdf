"""Whose words a sentence uses: which of them stand in a source in that order, and what was put in or left out.

In: a sentence and the text it rests on, in one language. Out: `Tokens`, and for a sentence that copies the text the
`Gap`s between the copied stretches: own words, and the source's words that they stand for. Width, case, white space and
marks do not count. The module knows nothing of citations or of what words mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from answer.figures import half_width

# 1,234.5, GDP, 增 and % are a token each; not the comma of 1,234 or a quotation mark.
_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[a-zà-öø-ÿ]+|[\u3400-\u9fff〇]|[%‰℃+<>≤≥×/±=]|(?<![\w)])-(?=\d)")
# Where a clause, an item or an aside begins or ends: ，, ; and brackets; not the comma inside 1,234.
_EDGE = re.compile(r"[，。；：、！？!?;:()\[\]|\n]|[,.](?!\d)")
_QUOTE_MARK = re.compile(r"[“”\"]")  # a term's edge: what stands beside “1+7+11” may be left out
_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text with their places; `words` are folded, `starts` and `ends` count characters of the text."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @cached_property
    def line(self) -> str:
        """All words, parted by a sign that stands in none of them."""
        return f"{_SEPARATOR}{_SEPARATOR.join(self.words)}{_SEPARATOR}" if self.words else _SEPARATOR

    def holds(self, other: Tokens) -> bool:
        """True when the other's words stand here in one piece."""
        return other.line in self.line

    def edge_before(self, at: int, marks: bool = False) -> bool:
        """True when a clause, item or aside begins at token `at`; with `marks` also where a quotation mark stands."""
        if at <= 0 or at >= len(self.words):
            return True
        between = self.text[self.ends[at - 1] : self.starts[at]]
        return _EDGE.search(between) is not None or (marks and _QUOTE_MARK.search(between) is not None)


@dataclass(frozen=True, slots=True)
class Gap:
    """Own words `words[start:end]` of a sentence, and the source's words that stand at their place."""

    start: int
    end: int
    own: tuple[str, ...]
    lost: tuple[str, ...]
    whole_clauses: bool  # what is left out begins and ends where clauses, items or quoted terms do
    item: bool  # what is put in begins and ends where clauses or items do


@dataclass(frozen=True, slots=True)
class Copy:
    """How much of a sentence is copied (0 to 1), the gaps, and which of its tokens are copied."""

    share: float
    gaps: tuple[Gap, ...]
    copied: frozenset[int]


@lru_cache(maxsize=512)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text.

    >>> tokens_of("增长５％，达1,200家").words
    ('增', '长', '5', '%', '达', '1200', '家')
    """
    plain = half_width(text).lower()
    found = list(_TOKEN.finditer(plain))
    words = tuple(match[0].replace(",", "") for match in found)
    return Tokens(plain, words, tuple(match.start() for match in found), tuple(match.end() for match in found))


def compare(sentence: Tokens, source: Tokens) -> Copy:
    """What a sentence copies from a source, in order.

    >>> [(gap.own, gap.lost) for gap in compare(tokens_of("产值同比下降5%"), tokens_of("全区产值同比增长5%")).gaps]
    [(('下', '降'), ('增', '长'))]
    """
    if not sentence.words or not source.words:
        return Copy(0.0, (Gap(0, len(sentence.words), sentence.words, (), False, False),), frozenset())
    at = source.line.find(sentence.line)
    if at >= 0:
        first = source.line.count(_SEPARATOR, 0, at)
        blocks = [(0, first, len(sentence.words))]
    else:
        matcher = SequenceMatcher(None, source.words, sentence.words, autojunk=False)
        blocks = [(b, a, size) for a, b, size in matcher.get_matching_blocks() if size]
    copied = frozenset(i for mine, _, size in blocks for i in range(mine, mine + size))
    return Copy(len(copied) / len(sentence.words), tuple(_gaps(sentence, source, blocks)), copied)


def _gaps(sentence: Tokens, source: Tokens, blocks: list[tuple[int, int, int]]) -> list[Gap]:
    if not blocks:
        return [Gap(0, len(sentence.words), sentence.words, (), False, False)]
    gaps = []
    first_mine, first_theirs, _ = blocks[0]
    if first_mine:  # what stood before the copy, as many words as were put there
        gaps.append(_gap(sentence, source, (0, first_mine), (max(0, first_theirs - first_mine), first_theirs)))
    for (mine, theirs, size), (next_mine, next_theirs, _) in pairwise(blocks):
        gaps.append(_gap(sentence, source, (mine + size, next_mine), (theirs + size, next_theirs)))
    mine, theirs, size = blocks[-1]
    rest = len(sentence.words) - mine - size
    if rest:
        gaps.append(_gap(sentence, source, (mine + size, mine + size + rest), (theirs + size, theirs + size + rest)))
    return gaps


def _gap(sentence: Tokens, source: Tokens, mine: tuple[int, int], theirs: tuple[int, int]) -> Gap:
    whole = source.edge_before(theirs[0], marks=True) and source.edge_before(theirs[1], marks=True)
    item = sentence.edge_before(mine[0]) and sentence.edge_before(mine[1])
    return Gap(*mine, sentence.words[slice(*mine)], source.words[slice(*theirs)], whole, item)


def uncovered(sentence: Tokens, sources: tuple[Tokens, ...], least: int) -> tuple[int, ...]:
    """Tokens of a sentence that stand in no source, in any order, in stretches of at least `least` tokens.

    >>> sentence = tokens_of("这是局长汪源的表述")
    >>> "".join(sentence.words[i] for i in uncovered(sentence, (tokens_of("区科技局局长杜俊波"),), 2))
    '这是汪源的表述'
    """
    return cover(sentence, sources, least)[0]


def cover(sentence: Tokens, sources: tuple[Tokens, ...], least: int) -> tuple[tuple[int, ...], int]:
    """The uncovered tokens, and how many stretches of the sources make up the rest."""
    left, at, words, stretches = [], 0, sentence.words, 0
    while at < len(words):
        size = 0
        while at + size < len(words) and _stands(words[at : at + size + 1], sources):
            size += 1
        enough = size >= least or (size and not "\u3400" <= words[at] <= "\u9fff")
        if not enough:
            left.append(at)
        stretches += bool(enough)
        at += size if enough else 1
    return tuple(left), stretches


def _stands(words: tuple[str, ...], sources: tuple[Tokens, ...]) -> bool:
    line = f"{_SEPARATOR}{_SEPARATOR.join(words)}{_SEPARATOR}"
    return any(line in source.line for source in sources)
