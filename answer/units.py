"""What a figure counts: the measure word or noun behind it, and whether the source counts the same with it.

In: a sentence and the texts it rests on. Out: the first figure whose unit is not the source's. Amounts of money and
percentages are told apart in `figures.py`; here stand the counted things. The module knows nothing of citations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.figures import Figure, find_figures, half_width

# Printed behind a figure -> what is counted. Longest first where one begins another.
_CLASSES: tuple[tuple[str, str], ...] = (
    (r"万?平方公里|square kilomet(?:re|er)s?|sq\.? ?km", "square kilometre"),
    (r"万?(?:平方米|平米|平(?!台))|square met(?:re|er)s?", "square metre"),
    (r"万?立方米|cubic met(?:re|er)s?", "cubic metre"),
    (r"公里|千米|kilomet(?:re|er)s?|km\b", "kilometre"),
    (r"公顷|hectares?|亩|mu\b", "area"),
    (r"米|met(?:re|er)s?\b", "metre"),
    (r"人次|person-times|visits?\b|visitors?\b", "visit"),
    (r"[人名位](?!均)|people\b|persons?\b|residents?\b|students?\b|workers?\b|talents?\b", "person"),
    (r"户|households?\b|famil(?:y|ies)\b", "household"),
    (r"家|compan(?:y|ies)\b|enterprises?\b|firms?\b|institutions?\b|banks?\b", "company"),
    (r"吨|tonnes?\b|tons?\b", "tonne"),
    (r"斤|jin\b", "jin"),
    (r"标箱|TEUs?\b", "teu"),
    (r"小时|hours?\b", "hour"),
    (r"分钟|minutes?\b", "minute"),
    (r"个月|months?\b", "month"),
    (r"[天日]|days?\b", "day"),
    (r"周(?!边|年)|weeks?\b", "week"),
    (r"周?年|years?\b", "year"),
    (r"岁|years? old\b|years? of age\b", "age"),
    (r"倍|-?fold\b|times\b", "times"),
    (r"千瓦时|度(?!假)|kilowatt-hours?\b|kWh\b", "energy"),
    (r"千瓦|兆瓦|kilowatts?\b|megawatts?\b|[kM]W\b", "power"),
    (r"[项件条]|projects?\b|measures?\b|items?\b|tasks?\b|policies\b", "item"),
    (r"[座栋幢]|buildings?\b|bridges?\b", "building"),
    (r"[所处]|schools?\b", "place"),
    (r"[辆台艘架]|vehicles?\b|units?\b", "vehicle"),
    (r"个", "any"),
)
_CLASS = re.compile("|".join(f"(?P<c{number}>{pattern})" for number, (pattern, _) in enumerate(_CLASSES)), re.IGNORECASE)
_SCALED = re.compile(
    r"\s*-?(?:余|多|约)?(?:万亿|亿|万|千(?!米|瓦)|百(?!分)|hundred|thousand|million|billion|trillion)?(?:余|多)?\s*-?", re.IGNORECASE
)
# What people count as companies or items may be counted as places or buildings elsewhere: 家, 个, 所, 座 of one thing.
_LOOSE = frozenset({"any", "company", "item", "building", "place", "vehicle"})
_STRICTLY_APART = (frozenset({"company", "item"}), frozenset({"company", "vehicle"}), frozenset({"item", "vehicle"}))
_NOUN_REACH = 3  # words between an English figure and the noun it counts


def counted(text: str, figure: Figure) -> str | None:
    """What a figure of a text counts; "" for a figure with no unit that is known, None for money and shares.

    >>> text = "引育企业30家、公里数144公里、占5.2%"
    >>> [counted(text, figure) for figure in find_figures(text)]
    ['company', 'kilometre', None]
    """
    if figure.unit:
        return None
    plain = half_width(text)
    number = re.compile(r"\d[\d,]*(?:\.\d+)?").match(plain, figure.start)
    behind = plain[number.end() if number else figure.end :]
    scaled = _SCALED.match(behind)
    behind = behind[scaled.end() if scaled else 0 :]
    found = _CLASS.match(behind)
    if found is None and re.match(r"[a-z]", behind, re.IGNORECASE):
        words = re.match(rf"(?:[\w'’-]+ ){{1,{_NOUN_REACH}}}", behind + " ")
        found = next((m for m in _CLASS.finditer(words[0]) if m.start() == 0 or words[0][m.start() - 1] == " "), None) if words else None
    return _CLASSES[int((found.lastgroup or "c0")[1:])][1] if found else ""


def unsupported_unit(sentence: str, sources: Sequence[str]) -> str | None:
    """The first figure of a sentence that every source with that value gives another unit; None where none is.

    >>> unsupported_unit("新增企业30户", ["引育企业30家"]), unsupported_unit("引育30家", ["引育企业30家"])
    ('30户', None)
    """
    told = [(counted(source, figure), figure.value) for source in sources for figure in find_figures(source)]
    for figure in find_figures(sentence):
        mine = counted(sentence, figure)
        theirs = [unit for unit, value in told if value == figure.value]
        if mine and theirs and not any(unit is not None and _same(mine, unit) for unit in theirs):
            end = figure.end
            return sentence[figure.start : end if figure.text[-1:] not in "0123456789" else end + 1]
    return None


def _same(mine: str, theirs: str) -> bool:
    if mine == theirs or not theirs:
        return True
    return {mine, theirs} <= _LOOSE and frozenset({mine, theirs}) not in _STRICTLY_APART
