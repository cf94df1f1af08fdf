"""One thing asked of a city and of a district in it at once: 绿地率市里定多少区里定多少 is a question of each.

In: a Chinese question. Out: its parts, each of one level, or none. Rules of the language only; the module knows nothing of reports.
"""

from __future__ import annotations

import re

_CITY = r"(?:全市|市里|市上|市级层面)"
_PART = r"(?:全区|全县|我区|本区|区里|县里|区上|县上|区级层面|县级层面)"
_ASK = r"[^，。？?、；;\s]*?(?:多少|几|多[大高])[^，。？?、；;\s]*?"
_GAP = r"[，,、；;\s]*(?:和|跟|与|而|那)?"
# 绿地率市里定多少，区里定多少; not 全市有几个区里的码头, where one level is named inside a name
_EACH_ASKED = re.compile(
    rf"^(?P<lead>[^？?]*?)[，,\s]*(?P<first>(?P<level>{_CITY}|{_PART}){_ASK}){_GAP}(?P<second>(?P<other>{_CITY}|{_PART}){_ASK})[？?呢啊。]*$"
)
# 市里和区里的绿地率各是多少
_TOGETHER = re.compile(
    rf"^(?P<lead>[^？?]*?)(?P<level>{_CITY})(?:和|跟|与|、|同|以及)?(?P<other>{_PART})(?=的|20\d\d|2\d年|[今去明]年|[^？?，,]*(?:各|分别|都))(?P<rest>[^？?]*(?:多少|几|多[大高])[^？?]*)[？?]*$"
)


def parts_by_level(question: str) -> list[str]:
    """The parts of a Chinese question that asks one thing of a city and of a district, each of one of them; [] for another.

    >>> parts_by_level("2031年绿地率 市里定多少 区里定多少"), parts_by_level("市里和区里的绿地率各是多少")
    (['2031年绿地率市里定多少', '2031年绿地率区里定多少'], ['市里的绿地率各是多少', '区里的绿地率各是多少'])
    >>> parts_by_level("区里有多少码头"), parts_by_level("全市有几处码头，区里有几家茶馆")
    ([], [])
    """
    for pattern in (_EACH_ASKED, _TOGETHER):
        found = pattern.match(question)
        if found is None or (re.match(_CITY, found["level"]) is None) is (re.match(_CITY, found["other"]) is None):
            continue
        lead = found["lead"].strip(" ，,")
        if pattern is _TOGETHER:
            return [f"{lead}{found[level]}{found['rest'].strip()}" for level in ("level", "other")]
        if _things(found["first"], found["level"]) == _things(found["second"], found["other"]):
            return [f"{lead}{found[side]}" for side in ("first", "second")]
    return []


def _things(piece: str, level: str) -> str:
    """What a piece names beside its level and the words of asking: both pieces must ask of the same."""
    return re.sub(rf"^{level}|定|设|涨|增长?|目标|要|是|为|的|了|多少|几|多[大高]|个?点|百分之|个百分点", "", piece)
