"""A sentence that copies a passage with something changed: which passage, and which of the changes turn what it says.

In: a sentence, its likely passages. Out: a `Copied` with the places where they part. Words put in or left out turn a
sentence by a figure, a direction, a negation, a numeral; other words in the place of the source's turn it only where the rest
is copied so closely that nothing else can be meant. The module knows nothing of verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.checkable import Part
from answer.directions import NEGATION, find_directions
from answer.figures import chinese_numerals, find_figures
from answer.grounds import Grounds
from answer.likely import Likely
from answer.own_words import is_neutral
from answer.rewording import gap_holds
from answer.wording import Copy, Gap, Tokens, compare, tokens_of
from corpus import Glossary

COPY_SHARE, CLOSE_COPY_SHARE = 0.6, 0.8  # of the sentence's words in order; from the latter on any exchange turns it
LEAST_COPIED = 5  # words in order; fewer are a turn of speech
_MOST_EXCHANGED = 12  # words of ours in the place of the source's; more are a clause of its own
_FEW = 4  # words that a number exchanged stands among
_LIKE_LENGTH = 3  # an exchange puts about as many words as it takes
# What states a figure and says nothing of it: 达到 for 实现, 比 for 较; not 超过, 仅.
_STATING = frozenset("比较同为是实现达到完成有共已至的了和与及以数量总额度预期计目标约增长速年") | frozenset(
    "reached stood totalled total jumped amounted was is were are at to of in by on the a an estimated target result growth rate number level".split()
)
_PERCENT = frozenset({"%", "percent", "percentage"})
_NOT = frozenset("没未能有")  # 没能, 没有 and 未能 say the same
_REACH = 4  # words on either side of a word of the source
_ORDINALS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    word: number for number, word in enumerate("zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split())
}


@dataclass(frozen=True, slots=True)
class Copied:
    """A passage that a sentence copies with a change; `turned` are the places that turn what is said."""

    passage: Likely
    body: Tokens
    copy: Copy
    share: float
    turned: tuple[Gap, ...]

    @property
    def is_close(self) -> bool:
        """Whether so much is copied that other words in the source's place can only be a change."""
        return self.share >= CLOSE_COPY_SHARE

    def printed(self, gap: Gap) -> str:
        """The source's words of a place, joined as its language does."""
        return ("" if re.search(r"[\u3400-\u9fff]", self.body.text) else " ").join(gap.lost)

    def lost_at(self, part: Part, text: str) -> str | None:
        """What the source has where the sentence has a part; None where the part is copied too."""
        tokens = tokens_of(text)
        for gap in self.copy.gaps:
            start, end = place_of(gap, tokens)
            if _is_exchange(gap) and start < part.end and part.start < end and any(not is_neutral(word) for word in gap.own):
                return self.printed(gap)
        return None


def find_copied(text: str, passages: Sequence[Likely], glossary: Glossary) -> Copied | None:
    """The passage that a sentence copies with a change, None where it copies none."""
    tokens = tokens_of(text)
    best: tuple[float, Copy, Likely, Tokens] | None = None
    for passage in passages:
        for body in Grounds(passage.citations, glossary).bodies if passage.row is None else ():
            copy = compare(tokens, body)
            share = _share(copy, tokens)
            if best is None or share > best[0]:
                best = (share, copy, passage, body)
    if best is None or best[0] < COPY_SHARE or len(best[1].copied) < LEAST_COPIED:
        return None
    share, copy, passage, body = best
    grounds = Grounds(passage.citations, glossary)
    changed = [gap for gap in copy.gaps if not gap_holds(gap, tokens, grounds, False) and not _in_other_name(gap, tokens, body, glossary)]
    close = share >= CLOSE_COPY_SHARE
    chinese = re.search(r"[\u3400-\u9fff]", text) is not None
    return Copied(passage, body, copy, share, tuple(gap for gap in changed if _turns(gap, close, tokens, body, chinese)))


def _in_other_name(gap: Gap, tokens: Tokens, body: Tokens, glossary: Glossary) -> bool:
    """Whether a gap lies in a name that the source prints in another form: 社零总额 for 社会消费品零售总额."""
    start, end = place_of(gap, tokens)
    chinese = re.search(r"[\u3400-\u9fff]", tokens.text) is not None
    for match in glossary.find_zh(tokens.text) if chinese else glossary.find_en(tokens.text):
        if match.start <= start and end <= match.end:
            names = (match.entry.zh, *match.entry.zh_aliases) if chinese else (match.entry.en, *match.entry.en_aliases)
            if any(name != match.surface and body.holds(tokens_of(name)) for name in names):
                return True
    return False


def place_of(gap: Gap, tokens: Tokens) -> tuple[int, int]:
    """Where a gap stands in the sentence; where words are left out, the word before."""
    if gap.own:
        return tokens.starts[gap.start], tokens.ends[gap.end - 1]
    at = max(0, gap.start - 1)
    return tokens.starts[at], tokens.ends[at]


def _turns(gap: Gap, close: bool, tokens: Tokens, body: Tokens, chinese: bool) -> bool:
    """Whether a change turns what is said."""
    join = "" if chinese else " "
    own, lost = join.join(gap.own), join.join(gap.lost)
    if {own, lost} <= _PERCENT or (own and lost and set(own + lost) <= _NOT):
        return False
    alike = _is_exchange(gap)
    lost = lost if alike or not gap.own else ""  # what stood before or behind, not in the place of our words
    lost = re.sub(r"\bno (?=\d)", "", lost)  # No. 2
    if ("最" in own) != ("最" in lost) and alike:
        return True
    if (NEGATION.search(own) is None) != (NEGATION.search(lost) is None) and (len(gap.own) <= 3 or alike):
        return True
    before, behind = tokens.words[max(0, gap.start - 1) : gap.start], tokens.words[gap.end : gap.end + 1]
    said, printed = (join.join((*before, *words, *behind)) for words in (gap.own, gap.lost))  # 以下 for 以上 exchanges 下 alone
    ways = {found.sign for found in find_directions(said)}, {found.sign for found in find_directions(printed)}
    if alike and ways[0] != ways[1] and all(ways):
        return True
    numbers = _numbers(gap.own), _numbers(gap.lost)
    if alike and all(numbers) and len(gap.own) <= _FEW:
        return numbers[0] != numbers[1]
    beside = {word for at, word in enumerate(body.words) if _next_to(at, gap, tokens, body)}
    content = [word for word in gap.own if not is_neutral(word) and word not in _STATING and word not in beside]
    inside = gap.start > 0 and gap.end < len(tokens.words)  # at an end nothing tells what stood there
    if not gap.own:  # left out: 余 of 存贷款余额 where nothing else is missing
        return (
            close
            and len(gap.lost) == 1
            and 0 < gap.start < len(tokens.words)
            and gap.lost[0] not in _STATING
            and not is_neutral(gap.lost[0])
        )
    taken = [word for word in gap.lost if not is_neutral(word) and word not in _STATING]
    return close and alike and inside and bool(content) and bool(taken) and len(gap.own) <= _MOST_EXCHANGED


def _next_to(at: int, gap: Gap, tokens: Tokens, body: Tokens) -> bool:
    """Whether a word of the source stands where a gap's own words stand: the lowest in the city is there at the lowest level."""
    before, behind = tokens.words[max(0, gap.start - 1) : gap.start], tokens.words[gap.end : gap.end + 1]
    around = body.words[max(0, at - _REACH) : at + _REACH + 1]
    return all(word in around for word in (*before, *behind))


def _is_exchange(gap: Gap) -> bool:
    """Whether a place holds other words instead of the source's, about as many."""
    return bool(gap.own and gap.lost) and max(len(gap.own), len(gap.lost)) <= _LIKE_LENGTH + 2 * min(len(gap.own), len(gap.lost))


def _share(copy: Copy, tokens: Tokens) -> float:
    """The share of a sentence's words that are copied in runs of two and more: any text shares single characters."""
    runs = [at for at in copy.copied if at - 1 in copy.copied or at + 1 in copy.copied]
    return len(runs) / len(tokens.words) if tokens.words else 0.0


def _numbers(words: Sequence[str]) -> set[int]:
    """The numbers that words name: 3, 三, third."""
    text = "".join(words)
    values = {int(value) for value in chinese_numerals(text)} | {_ORDINALS[word] for word in words if word in _ORDINALS}
    return values | {int(figure.value) for figure in find_figures(" ".join(words)) if figure.value == int(figure.value)}
