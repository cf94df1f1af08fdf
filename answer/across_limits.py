"""Conditions that a question sets for the figures of places, and how such figures are measured: over 5 %, 不到2000亿元, 超过千亿斤.

In: the question's words, a fact. Out: whether the fact fits; a fact's number in the unit of its sort. Knows nothing of places.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus import Fact

_NUMBER = r"(\d[\d.]*)"
_UNIT = r"\s*(?:%|％|个?百分点|个点|亿元?|万亿元?|万|percent|per cent|pct)?"
# 低于5%, under 5 %; not 不低于5%
_UNDER = re.compile(
    rf"(?:没到|不到|(?<!不)低于|(?<!不)小于|不足|未达到?|没有?达到|(?<!不)少于)\s*{_NUMBER}|(?<!not )(?<!no )\b(?:below|under|less than|lower than)\s+{_NUMBER}",
    re.IGNORECASE,
)
# 5%以下, 5% or less; not 5%以上
_AT_MOST = re.compile(
    rf"(?:不超过|不高于|不多于)\s*{_NUMBER}|{_NUMBER}{_UNIT}(?:及以下|以下|以内)|\b(?:at most|(?:no|not) (?:more|higher) than|not (?:above|over|exceed\w*))\s+{_NUMBER}|{_NUMBER}{_UNIT}\s+(?:or (?:less|lower|below|under))\b",
    re.IGNORECASE,
)
# 超过5%, above 5 %; not 不超过5%
_OVER = re.compile(
    rf"(?:(?<!不)超过?|(?<!不)高于|(?<!不)大于|(?<!不)多于|突破)\s*{_NUMBER}|(?<!not )(?<!no )\b(?:above|over|more than|higher than|exceed\w*)\s+{_NUMBER}",
    re.IGNORECASE,
)
# 5%以上, 不低于5%, 5% or more; not 5%左右
_AT_LEAST = re.compile(
    rf"(?:不低于|不少于|不小于|(?<!没)(?<!没有)(?<!未)达到?了?|至少)\s*{_NUMBER}|{_NUMBER}{_UNIT}(?:及以上|以上)|\b(?:at least|(?:no|not) (?:less|lower) than|not (?:below|under))\s+{_NUMBER}|{_NUMBER}{_UNIT}\s+(?:or (?:more|higher|above|over|faster|better))\b",
    re.IGNORECASE,
)
# 定在5%左右, 都是5%, of around 5 %, at 5 percent; not 前5名, 2026
_EQUAL = re.compile(
    rf"(?<![\d.第前]){_NUMBER}\s*(?:%|％|个百分点|个点)(?!以|及)|(?<![\d.]){_NUMBER}\s*(?:percent|per cent|pct)\b(?!\s*(?:or|and) )",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(
    r"负增长|为负|是负|负的|负数|下降的?(?:是|有)|\bnegative\b|\bshr[aiu]nk\w*\b|\bcontract\w*\b|\bfell\b|\bdeclin\w+\b", re.IGNORECASE
)
_ABOUT = re.compile(r"左右|\baround\b", re.IGNORECASE)  # 5%左右 is asked for too
_RANGE = re.compile(r"区间|范围|\brange", re.IGNORECASE)
_SCALES = {"万亿": 1e12, "亿": 1e8, "万": 1e4, "千": 1e3, "百": 1e2}
# What a unit weighs in the one that stands for its sort.
_WEIGHTS = {"斤": ("吨", 0.0005), "公斤": ("吨", 0.001), "千克": ("吨", 0.001), "吨": ("吨", 1.0)}
# What stands behind the number of a condition: 1000亿斤, 50 million tonnes, 1 trillion yuan; 千亿 alone is 1000亿.
_SCALED = re.compile(
    r"\s*(?P<scale>万亿|千亿|百亿|亿|千万|百万|万|trillion|billion|million|thousand)?\s*(?P<base>公斤|千克|斤|吨|tonnes?\b|tons?\b|kilograms?\b|jin\b)?",
    re.IGNORECASE,
)
_ALL_SCALES = {
    **_SCALES,
    "千亿": 1e11,
    "百亿": 1e10,
    "千万": 1e7,
    "百万": 1e6,
    "trillion": 1e12,
    "billion": 1e9,
    "million": 1e6,
    "thousand": 1e3,
}
_BASES = {"t": "吨", "k": "公斤", "j": "斤"}  # by the first letter of an English unit
_ROUND = re.compile(r"(?<=[过于破到足超])(?=(?:万亿|千亿|百亿|亿|千万|百万)[元斤吨人美])")


def least(fact: Fact) -> float:
    """What places are put in order by: the least that the words allow, in the unit's own sort; a fall is below zero."""
    number = fact.low if fact.low is not None else fact.high
    scale, base = _unit(fact)
    return (number or 0.0) * scale * _WEIGHTS.get(base, ("", 1.0))[1] * (-1 if fact.change == "fall" else 1)


def sort_of(fact: Fact) -> tuple[str, str]:
    """What a figure can be compared with: growth with growth, yuan with yuan, tonnes with jin.

    >>> sort_of(Fact("粮食产量", "8", "亿斤", 2025, "result", None, "b", None, None, low=8, high=8))
    ('level', '吨')
    """
    _, base = _unit(fact)
    return ("growth" if fact.change in ("growth", "fall") else fact.change), _WEIGHTS.get(base, (base, 1.0))[0]


def _unit(fact: Fact) -> tuple[float, str]:
    found = next((scale for scale in _SCALES if fact.unit.startswith(scale)), "")
    return _SCALES.get(found, 1.0), fact.unit.removeprefix(found)


def condition(plain: str, stated: int) -> Callable[[Fact], bool] | None:
    """The condition that a question sets, None for none. 定在5%的有几个: of more than two places only."""
    plain = _ROUND.sub("1", plain)
    for pattern, test in _LIMITS:
        found = pattern.search(plain)
        if found is not None:
            number = next(at for at, group in enumerate(found.groups(), 1) if group)
            limit, measure = _measured(float(found[number].rstrip(".")), plain, found.end(number))
            about = _ABOUT.search(plain) is not None
            return lambda fact: test(measure(fact), limit, about)
    if _RANGE.search(plain):
        return lambda fact: fact.low is not None and fact.high is not None and fact.low < fact.high
    if _BELOW_ZERO.search(plain) and stated > 2:
        return lambda fact: least(fact) < 0
    equal = _EQUAL.search(plain)
    if equal is not None and stated > 2:
        wanted = float((equal[1] or equal[2]).rstrip("."))
        return lambda fact: fact.low == fact.high == wanted and fact.change != "fall"
    return None


def _measured(number: float, plain: str, at: int) -> tuple[float, Callable[[Fact], Fact]]:
    """The number of a condition with the scale and unit behind it, and facts in the same measure; as printed where it has neither."""
    behind = _SCALED.match(plain, at)
    if behind is None or not (behind["scale"] or behind["base"]):
        return number, lambda fact: fact
    base = behind["base"] or ""
    base = _BASES.get(base[:1].lower(), base)
    # Of a scale alone the unit is the fact's own.
    own = _WEIGHTS.get(base, ("", 1.0))[1]
    scaled = number * _ALL_SCALES.get((behind["scale"] or "").lower(), 1.0) * own

    def measure(fact: Fact) -> Fact:
        scale, unit = _unit(fact)
        weight = scale * (_WEIGHTS.get(unit, ("", 1.0))[1] if base else 1.0)
        low, high = (None if value is None else value * weight for value in (fact.low, fact.high))
        return replace(fact, low=low, high=high)

    return scaled, measure


def _is_at_most(fact: Fact, limit: float, about: bool) -> bool:
    return fact.high is not None and (fact.high < limit or (fact.high == limit and (about or not _is_about(fact))))


def _is_under(fact: Fact, limit: float, about: bool) -> bool:
    return fact.high is not None and fact.high < limit


def _is_at_least(fact: Fact, limit: float, about: bool) -> bool:
    number = _signed(fact)
    return number is not None and (number > limit or (number == limit and (about or not _is_about(fact))))


def _is_over(fact: Fact, limit: float, about: bool) -> bool:
    number = _signed(fact)
    return number is not None and number > limit


def _is_about(fact: Fact) -> bool:
    """5%左右 is neither 5%以上 nor 5%以内."""
    return "左右" in fact.qualifier or "约" in fact.qualifier


# The stricter first: 没到5%，都在5%以下 is under 5.
_LIMITS = ((_UNDER, _is_under), (_OVER, _is_over), (_AT_MOST, _is_at_most), (_AT_LEAST, _is_at_least))


def _signed(fact: Fact) -> float | None:
    return fact.low if fact.low is None or fact.change != "fall" else -fact.low
