"""How many members of a group a question wants named, and whether texts name so many.

In: a `Query` and texts. Out: a number, yes or no. 9家三甲医院分别是哪几家 is answered by no sentence that only counts them. Rules of
the two languages only; the module knows nothing of scores.
"""

from __future__ import annotations

import re

from answer.evidence import Evidence
from answer.figures import half_width
from index import Query, english_stems

# 那9家三甲医院分别是哪几家, name the other five: so many members must be named.
_MEMBERS = re.compile(
    r"分别是?(?:哪|什么|谁)|是哪[几一二两三四五六七八九十\d]*|哪(?=[四五六七八九十][块样重座片招步道层路])|名单|都有谁|叫(?:什么|啥)名?字?|有哪些|列(?:全|出|一下|一列)|各(?:是|有)?(?:哪|什么)|\blist\b|\bname (?:the|all|them)\b|\bone by one\b|\bnames\b"
    r"|\bwhich (?:\w+ )?(?:three|four|five|six|seven|eight|nine|ten)\b|\bwhat are (?:the|they|these|those)\b",
    re.IGNORECASE,
)
_HOW_MANY_MEMBERS = re.compile(
    r"(?<![\d.“+])(?P<zh>\d{1,2}|[三四五六七八九十])(?:家|个|项|部|位|种|所|支|条|名|类|张|件|大(?![大会专医人])|处|块|样|重|座|片|招|步|道|层|路)(?!月|亿|万|百|年)"
    r"|\b(?P<en>\d{1,2}|three|four|five|six|seven|eight|nine|ten)\b(?! (?:million|billion|percent|years?|per))",
    re.IGNORECASE,
)
_NUMERALS = {word: number for number, word in enumerate("一 二 三 四 五 六 七 八 九 十".split(), 1)} | {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
_FEWEST_MEMBERS, _LONG_LIST, _MOST_MEMBERS = 3, 20, 60
_SEVERAL = 5  # of a long list so many must be named


def members_asked(query: Query) -> int:
    """How many members of a group the question wants named; 0 where it does not say.

    "三同" and other quoted names count nothing: they are terms.
    """
    plain = re.sub(r"[“\"][^”\"]*[”\"]|20\d\d", " ", query.plain)
    found = _HOW_MANY_MEMBERS.search(plain)
    if found is None or not _MEMBERS.search(plain):
        return 0
    word = (found["zh"] or found["en"]).lower()
    number = _NUMERALS.get(word) or int(word)
    return number if _FEWEST_MEMBERS <= number <= _MOST_MEMBERS else 0


_RUN = re.compile(r"[，。；;！？]|,(?!\d{3})")
# 叫什么集团, 是哪几个片区: the noun that every member bears.
_MEMBER_NOUN = re.compile(r"(?:叫(?:什么|啥)|哪[几些两三四五六七八九十]?[个家项座条处所]?)([\u4e00-\u9fff]{2,3})(?=$|[？?，,。 ])")


# the four state-owned groups, which three companies in the park: what every member is called
_MEMBER_NOUN_EN = re.compile(
    r"\b(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten) (?:[a-z][\w'-]* ){0,4}?(?P<noun>[a-z-]{3,}s)\b(?=\s*(?:$|[?,.;:–-]|(?:are|is|were|was|in|of|that|which|inside|within|at|on|for|the|do|does|did|will|has|have|and|by|under)\b))",
    re.IGNORECASE,
)


def bears_noun(query: Query, item: Evidence, number: int) -> bool:
    """Whether a text names so many members by the noun that the question asks them by (one fewer is enough); one of English its English."""
    noun = _MEMBER_NOUN.search(query.plain)
    if noun is not None:
        return item.text.count(noun[1]) >= number - 1
    named = _MEMBER_NOUN_EN.search(query.plain) if item.rendering else None
    return named is not None and english_stems(item.rendering).count(english_stems(named["noun"])[0]) >= number - 1


def counts_members(text: str, number: int) -> bool:
    """Whether a text says that there are so many.

    >>> counts_members("技术、数据、水权等3大要素交易平台", 3), counts_members("民营500强、100强企业", 6)
    (True, False)
    """
    numerals = "|".join((str(number), *(word for word, value in _NUMERALS.items() if value == number and not word.isascii())))
    return re.search(rf"(?<![\d.])(?:{numerals})(?:家|个|项|部|位|种|所|支|条|名|类|张|件|大|处)", half_width(text)) is not None


def names_members(texts: list[str], number: int) -> bool:
    """Whether the texts together enumerate about so many things (one fewer is enough).

    >>> names_members(["高质量发展、9家三甲医院"], 9), names_members(["一是稳。二是进。三是立。"], 3)
    (False, True)
    """
    longest = max((len(re.findall(r"、|[和与及]", run)) + 1 for text in texts for run in _RUN.split(text)), default=0)
    joined = "".join(texts)
    parts = max(
        len(re.findall(r"[一二三四五六七八九十]是", joined)),
        joined.count("；") + 1,
        len(re.findall(r"“[^”]+”", joined)),
    )
    return max(longest, parts, len(texts)) >= (number - 1 if number <= _LONG_LIST else _SEVERAL)
