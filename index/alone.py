"""Indicators that a question names by an everyday word and nothing beside it: retail in 2026, 零售今年几个点.

In: what a question names, a list of everyday words with the indicators they stand for. Out: the glossary's matches of them.
Online retail, retail banks and a shopping street's retail are other things: there each word stays as it is. Knows nothing
of values or reports beyond whether a name stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Glossary, Match, Synonyms
from index.concepts import Concept
from index.printed_by import Prints, printed_anywhere
from index.stopwords import MEASURE_ZH

# What may stand beside the one word: which of several places is asked of.
_BESIDE = frozenset(
    "省 市 区 县 省份 地方 province provinces city cities district districts region regions place places local overall".split()
)

# how many jobs would they bring, what's his job: of what was spoken of; not what they got in retail
_OF_IT = re.compile(
    r"\bhow (?:many|much)\b.*\b(?:they|it|them|this|that|these|those)\b|\b(?:he|she|his|her)\b|[它其他她]们?的?|这些|那些", re.IGNORECASE
)
_STEERS = frozenset("控制 保持 稳住 守住 压 冲刺 拉动".split())  # 失业的人控制到多少


def names_nothing_else(concepts: Sequence[Concept]) -> bool:
    """True where concepts are but places and measures: they set no other thing beside an indicator."""
    return all(concept.kind == "place" or _only_measures(concept) for concept in concepts)


def _only_measures(concept: Concept) -> bool:
    """True for what measures or steers, and for the kind of place that is asked of: 涨了多少, 控制, which province."""
    measures = len(concept.zh) > 1 and all(name in MEASURE_ZH for name in concept.zh[1:])
    return measures or concept.surface.lower() in _BESIDE | _STEERS


FIGURE = re.compile(r"多少|(?<![第哪])几(?!乎|近|何|率)|\bhow (?:many|much)\b", re.IGNORECASE)


_ENDS_NAME = r"(?=\s*(?:$|[?.,;:]|(?:and|targets?|goals?|growth|results?|rates?|figures?|numbers?|in 20\d\d|for 20\d\d|by 20\d\d|last|this|next|planned|aimed|was|were|is|are|do|did|grow|grew|rise|rose|fall|fell|come|came|go|went|reach|compare|perform|look)\b))"
_JOINED_AFTER = re.compile(
    rf"(?: (?:growth|targets?|goals?|rates?))?(?:,? (?:and|plus|or|as well as)|,| &) (?:the |its |their )?(?P<word>[a-z]+){_ENDS_NAME}",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(
    r"(?:^|[,:;?]\s*|\b(?:the|its|their|for|of|on|were|was|are|is|what|both|did|do|how much|how fast did) )(?P<word>[a-z]+)(?: (?:growth|targets?|goals?|rates?))?(?:,? (?:and|plus|or|as well as)|,| &) (?:the |its |their )?$",
    re.IGNORECASE,
)


_JOINT_ZH = re.compile(r"(?:的?(?:增速|增长|目标))?(?:和|与|跟|、|还有|以及)")
_BEGINS_ZH = re.compile(r"(?:^|[，,。：、的年和与跟]|[今去明]年|区里|市里|全[区市省县])$")
_ENDS_ZH = re.compile(
    r"(?:的?(?:增速|增长|目标|涨幅|增幅|情况|数据))|$|[，,。？?]|[今去明]年|20\d\d|2\d年|各|分别|都|比|对比|相比|哪|谁|多少|怎么|咋"
)


def _joins_zh(plain: str, first: Match, last: Match) -> bool:
    """Whether the first is joined to the last and nothing else narrows either: 投资和社零今年各多少; not 民间投资和社零, 社零和投资环境."""
    free = _BEGINS_ZH.search(plain[: first.start]) is not None and _ENDS_ZH.match(plain, last.end) is not None
    return free and _JOINT_ZH.fullmatch(plain, first.end, last.start) is not None


class Alone:
    """Everyday words with the indicators that they name where they stand alone; of several the first that the reports asked print."""

    def __init__(self, words: Synonyms | None = None, glossary: Glossary | None = None, prints: Prints = printed_anywhere) -> None:
        self._words = words or Synonyms()
        self._glossary = glossary or Glossary(())
        self._prints = prints

    def phrases(self, plain: str, language: str, asked: str = "") -> list[Match]:
        """Those of two Chinese characters or several English words, wherever they stand; `asked` is the question with its places."""
        return [
            match for start, end in self._words.find(plain, language) for match in self._match(plain[start:end], start, language, asked)
        ]

    def named(self, plain: str, concepts: Sequence[Concept], language: str) -> list[Match]:
        """The indicators of all concepts of a question, places aside; none where one of them names something else.

        Nor where more figures are asked for than indicators named: 来了多少游客花了多少钱.
        """
        if _OF_IT.search(plain):
            return []
        words = [concept for concept in concepts if concept.kind != "place" and not _only_measures(concept)]
        found = [match for concept in words for match in self._match(concept.surface, concept.start, language, plain)]
        return found if len(found) == len(words) and len(FIGURE.findall(plain)) <= max(len(found), 1) else []

    def joined(self, plain: str, named: Sequence[Match], language: str = "en") -> list[Match]:
        """The words that an "and" joins to an indicator named by its own name: GDP and investment, jobs and exports in 2031, 社零和投资.

        Not a word that something else narrows: GDP and investment in tunnels, foreign investment and GDP, 社零和投资环境.
        """
        found = [match for match in named if match.entry.kind == "indicator"]
        if language == "zh":
            words = [
                match for match in self.phrases(plain, language) if all(match.end <= one.start or match.start >= one.end for one in named)
            ]
            return [word for word in words if any(_joins_zh(plain, *sorted((word, one), key=lambda match: match.start)) for one in found)]
        for match in found:  # grows: one joined word may join another
            after = _JOINED_AFTER.match(plain, match.end)
            # jobs and exports, but not job and start-up subsidies: the first may only tell of which subsidies
            before = _JOINED_BEFORE.search(plain[: match.start]) if " " not in match.surface else None
            for word in (one for one in (after, before) if one is not None):
                free = all(word.end("word") <= one.start or word.start("word") >= one.end for one in (*named, *found))
                found += self._match(word["word"], word.start("word"), "en", plain) if free else []
        return [match for match in found if match not in named]

    def _match(self, word: str, start: int, language: str, asked: str) -> list[Match]:
        names = (self._words.printed_zh if language == "zh" else self._words.printed_en)(word)
        entries = [entry for entry in map(self._glossary.entry, names) if entry is not None]
        printed = [*(entry for entry in entries if self._prints(entry, asked)), *entries]
        return [Match(start, start + len(word), entry, word) for entry in printed[:1]]
