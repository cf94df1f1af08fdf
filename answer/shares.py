"""Whether a share or a rank that a sentence gives is that of the very thing asked of.

In: a `Query`, in English one for a share of the whole economy alone, and the text of one piece of evidence. Out: yes or no. A
sentence may give several shares (金融业占1/8、科研服务业占1/3): the right one stands in the clause that names the thing, or in
one that names nothing and follows it. Rules of the language only. The module knows nothing of scores.
"""

from __future__ import annotations

import re

from answer.figures import half_width
from answer.scale import FOCUS_HELD, held_in
from index import Concept, Query

# 占全市多大份额, 在GDP里的占比; what stands before is the thing, what stands between is the whole. Not 占地多少亩, nor 占了几家,
# which counts.
_COUNT_ASKED = r"(?:多少|几)(?:[家项户所座名位席间只支台辆条件]|个(?!百分|点))"
_SHARE_ASKED = re.compile(
    rf"占(?!地|用|道|据)(?:了|到|着)?(?P<whole>(?:(?!{_COUNT_ASKED})[^，。？?]){{0,14}}?)的?(?!{_COUNT_ASKED})(?:比重|比例|份额|多少|多大|几成|几分之|百分之|几|[？?]?$)|(?:占比|所占比[重例])"
)
# what share of the economy is services, how much of GDP comes from finance; of another whole any figure may be its share
_OF_ECONOMY_EN = re.compile(
    r"\b(?:(?:what|which|how (?:big|large|much)(?: of)?(?: an?)?) )?(?:share|proportion|percentage|percent|part|portion|slice|fraction|much) of (?:the |its )?(?:\w+'s )?(?:\w+ )?(?:GDP|economy|gross domestic product)\b",
    re.IGNORECASE,
)
# what share of the city's GDP, how much of Chongqing's economy: the whole is a wider place's, the thing the economy of the place asked of
_OF_WIDER_EN = re.compile(
    r"\b(?:share|proportion|percentage|percent|part|portion|slice|fraction|much) of (?:(?P<wider>(?:the )?(?:whole )?(?:city|nation|country|municipality|province|region|national|municipal|provincial|China)(?:'s)?)|[A-Z]\w+'s) (?:\w+ )?(?:GDP|economy|gross domestic product)\b"
)
_OF_ALL = re.compile(r"占?全[市国省区]")
_OF_GDP = re.compile(r"GDP|生产总值|经济总量", re.IGNORECASE)
_RANK_ASKED = re.compile(r"排(?:名|在|到|行)?(?:第几|老几|几)|第几(?:名|位)")
# 占比23.1%, 占全市1/8, 比重超11%, 占全市的三分之一
_SHARE_GIVEN = re.compile(
    r"(?:占|比重|比例|份额)[^，。；、]{0,16}?(?:\d[\d.]*\s*[%％]|\d/\d+|[一二三四五六七八九十]+分之|[一二三四五六七八九]成|一半|半数)"
)
_RANK_GIVEN = re.compile(r"第[\d一二三四五六七八九十]+(?![季届次期个批轮])|首位|榜首|前[列茅]|前[\d一二三四五六七八九十]+|第一方阵|唯一")
_CLAUSE = re.compile(r"[，。；;！？、]|,(?!\d{3})")
_HAN = re.compile(r"[\u4e00-\u9fff]")
# What names no thing in front of a share: 均位列西部, 较2020年翻了一番
_EMPTY = re.compile(r"均|都|稳?居|位[列居]|排名?|全[市国省]|西部|约|超|较[^，。；、]+|是20\d\d年[^，。；、]+")
_REACH = 3  # clauses, from the share backwards
# 占比23.1%: a share whose whole stands in no word belongs to what opens the part between semicolons.
_BARE = re.compile(r"(?:占比|比重|比例|份额|占)[约超达为是有]*\d")
_WHOLE = re.compile(r"全[市国省区]|GDP|生产总值|总量|总额", re.IGNORECASE)  # a share of such a whole is printed as one
_PERCENT = re.compile(r"[%％]")
_FIGURE_BEFORE = re.compile(r"多少|几[个家项]")
_RANKED = re.compile(r"排名|第几|位次|排位")
_EACH = re.compile(r"各|分别")
_OWN_WORDS = 4  # so many Chinese characters before a share name a thing of their own: 科研服务业规模占全市1/3
_TOTAL = re.compile(r"总(?:里程|长度|面积|规模|数|量|额|值)|累计")  # 总里程达909公里、居全国首位
_WIDE = re.compile(r"全市|国内|世界|全国|全区|全省|全球|西部|总[量数额]?|整体|本区|我区")


def share_fits(query: Query, text: str) -> bool:
    """True unless a share or a rank is asked and the text gives none of the thing asked of, in the whole asked for.

    Shares of what the question does not name first are not looked at.
    """
    plain, text = query.plain, half_width(text)
    if _of_economy(query):
        given = _given(_SHARE_GIVEN, text)
        if _of_wider_economy(query):
            return any(_OF_GDP.search(thing) and _OF_ALL.search(words) for thing, words in given)
        return any(_OF_GDP.search(words) for _, words in given)
    share, rank = _asked(query)
    if share is not None:
        of = [c for c in _things(query) if c.start < share.start()]
        whole = [c for c in _things(query) if share.start("whole") <= c.start < share.end("whole")] if share["whole"] else []
        said = _as_wholes(query, share["whole"] or "")
        given = _given(_SHARE_GIVEN, text)
        if not given and not _WHOLE.search(said):
            given = [(clause, "") for clause in _CLAUSE.split(text) if _PERCENT.search(clause)]
        each = _EACH.search(plain) is not None
        return not of or any(_named(of, thing, each) and _in_whole(whole, said, words) for thing, words in given)
    if rank is not None:
        of = [c for c in _things(query) if c.start < rank.start()]
        return not of or any(_named(of, thing, False) for thing, _ in _given(_RANK_GIVEN, text))
    return True


def asks_share(query: Query) -> bool:
    """True where a share or a rank of something is asked; the share that an indicator is by its name is none."""
    return any(_asked(query)) or _of_economy(query)


def _of_economy(query: Query) -> bool:
    """True where an English question asks a share of the whole economy; not by the name of an indicator, as in R&D spending as share of GDP."""
    plain = query.plain
    for concept in query.concepts:
        if concept.kind == "indicator" and _OF_ECONOMY_EN.search(concept.surface):
            plain = plain.replace(concept.surface, " ")
    return query.language == "en" and _OF_ECONOMY_EN.search(plain) is not None


def _of_wider_economy(query: Query) -> bool:
    """True where the whole is the economy of a wider place: the city's GDP; Chongqing's, beside the district that is asked of."""
    found = _OF_WIDER_EN.search(query.plain)
    return found is not None and (found["wider"] is not None or len(query.places) > 1)


def _asked(query: Query) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    share, rank = _SHARE_ASKED.search(query.plain), _RANK_ASKED.search(query.plain)
    if share is not None and _RANKED.search(query.plain, share.end()):
        return None, None  # the rank of a share
    if share is not None and _FIGURE_BEFORE.search(query.plain, 0, share.start()):
        return None, None  # the share is asked beside another figure
    named = share is not None and any(c.kind == "indicator" and c.start <= share.start() < c.start + len(c.surface) for c in query.concepts)
    return (None, None) if query.language != "zh" else (None if named else share, rank)


def _things(query: Query) -> list[Concept]:
    """What a question names, without places and words of the asking."""
    return [
        c
        for c in query.concepts
        if c.kind not in ("place", "unit") and not _RANK_ASKED.search(c.surface) and not _WIDE.fullmatch(c.surface)
    ]


def _as_wholes(query: Query, words: str) -> str:
    """Words of a question with the places that it names as a whole: a share of a city is one of 全市."""
    for place in query.places_named:
        words = words.replace(place, "全市")
    return words


def _given(mark: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    """(the words that name the thing, the words of the share), for each share that a text gives.

    >>> _given(_SHARE_GIVEN, "首店首牌数量682家、占全市1/3；环保产业占全市1/5")
    [('首店首牌数量682家、', '占全市1/3'), ('环保产业', '占全市1/5')]
    """
    found = []
    for match in mark.finditer(text):
        starts = [0, *(cut.end() for cut in _CLAUSE.finditer(text, 0, match.start()))][-_REACH:]
        if _BARE.match(match[0]):
            starts = [text.rfind("；", 0, match.start()) + 1]
        own = ""
        if any(_TOTAL.match(text, start) for start in starts):  # of all that the sentence speaks of
            starts = [text.rfind("；", 0, match.start()) + 1]
        while starts and len(_HAN.findall(_EMPTY.sub("", own))) < _OWN_WORDS:
            own = text[starts.pop() : match.start()]
        found.append((own, match[0]))
    return found


def _named(of: list[Concept], thing: str, each: bool) -> bool:
    """Whether the words name half of the things at least; one of them, where the share of each is asked."""
    held = sum(held_in(concept, thing, "") >= FOCUS_HELD for concept in of)
    return held > 0 if each else 2 * held >= len(of)


def _in_whole(whole: list[Concept], words: str, given: str) -> bool:
    """Whether the share is one of the whole asked for; a share of the whole city is none of GDP."""
    if not given or _BARE.match(given):
        return True
    if not whole:
        return not _WIDE.search(words) or not re.search(r"占(?!全|比)[\u4e00-\u9fff]{2}", given)
    return any(held_in(concept, given, "") >= FOCUS_HELD for concept in whole)
