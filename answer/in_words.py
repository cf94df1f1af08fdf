"""Numbers, shares and days that a model's sentence gives in words: does its ground give them, in words or in figures?

In: a sentence and the text of its ground, half width. Out: the first share, multiple, rank or day that the ground does not
bear out. Figures in digits are judged elsewhere; the module knows nothing of claims or prompts.
"""

from __future__ import annotations

import re
from decimal import Decimal

from answer.figures import chinese_numerals, find_figures

# Shares and multiples in words, with their values: 五成, 三分之二, 一半; two thirds, a quarter, doubled. Not 三成员 or half a day.
_TENTHS = re.compile(r"([一二两三四五六七八九])成(?!员|立|为|果|功|效|长|渝|本|都|绩|就|套|熟|品|片|年|人|交|型|形)(半)?")
_PART = re.compile(r"([二三四五六七八九十百千]+)分之([一二三四五六七八九十百零〇点]+)")
_HALF = re.compile(
    r"[过超近]半|[一半]半(?!年|岛|径)|半数|\bhalf\b(?! (?:a|of the|of this|of last|of) (?:day|year|month|century|hour)|-| year| of 20)",
    re.IGNORECASE,
)
_DOUBLES = re.compile(r"翻(?:了)?[一两]?番|\b(?:doubl(?:e|ed|ing)|twofold|twice as)\b", re.IGNORECASE)
_TREBLES = re.compile(r"\b(?:tripl(?:e|ed|ing)|trebl(?:e|ed)|threefold|three times as)\b|[两三四五六七八九十]倍", re.IGNORECASE)
_PART_EN = re.compile(
    r"\b(?:an?|one|two|three|four|nine|seven)[ -](?:third|quarter|fifth|tenth|eighth|sixth)s?\b(?! year| quarter| largest| of (?:20|the year))",
    re.IGNORECASE,
)
_SHARE_EN = re.compile(r"\b(?P<number>[a-z]+(?:[ -](?:point )?[a-z]+)?) (?:percent|per cent|percentage points?)\b", re.IGNORECASE)
_NUMBERS_EN = {word: value for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_NUMBERS_EN |= {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
_COUNT_EN = re.compile(rf"\b(?:{'|'.join(word for word, value in _NUMBERS_EN.items() if value > 1)})\b", re.IGNORECASE)
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
# 2026年3月2日, 3月; not 3个月. 2026-03-02. 2 March 2026, March 2, in March 2026; not "may" or a march.
_DAY_ZH = re.compile(r"(?:((?:19|20)\d\d)年)?(?<!\d)(1[0-2]|[1-9])月(?:(\d{1,2})日)?")
_DAY_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(\d\d))?(?!\d)")
_DAY_EN = re.compile(
    r"(?:\b(?P<before>\d{1,2}) )?\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?: (?P<behind>\d{1,2})\b(?!\d))?(?:,? (?P<year>(?:19|20)\d\d))?"
)
_ORDERS_EN = {word: rank for rank, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
# The third in the city; not "Third, …", which counts what is said, nor two thirds or a second phase's "second".
_ORDER_EN = re.compile(rf"\b(?:{'|'.join(_ORDERS_EN)})\b(?!,)", re.IGNORECASE)
_YEAR_AND = re.compile(r"((?:19|20)\d\d)(年[度\u4e00-\u9fff][\u4e00-\u9fff“])")


def unsupported_in_words(said: str, there: str) -> str | None:
    """A share, a multiple or a number in words that the ground says neither so nor in figures."""
    values = {figure.value for figure in find_figures(there)}
    for found, value in _worded(said):
        if value not in values and found.lower() not in there.lower():
            return found
    for match in _ORDER_EN.finditer(said):
        rank = _ORDERS_EN[match[0].lower()]
        if not re.search(rf"\b{match[0]}\b|第(?:{rank}|{'零一二三四五六七八九十'[rank]})|\bNo\.? ?{rank}\b", there, re.IGNORECASE):
            return match[0]
    numerals = values | chinese_numerals(there)
    for match in _COUNT_EN.finditer(said):
        if Decimal(_NUMBERS_EN[match[0].lower()]) not in numerals and not re.search(rf"\b{match[0]}\b", there, re.IGNORECASE):
            return match[0]
    return None


def _worded(said: str) -> list[tuple[str, Decimal | None]]:
    """Shares and multiples in words, each with its value in the scale of percent; None where it has no single one.

    >>> [(found, str(value)) for found, value in _worded("约五成半、三分之二，seven percent")]
    [('五成半', '55'), ('三分之二', 'None'), ('seven percent', '7')]
    """
    digits = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
    found: list[tuple[str, Decimal | None]] = [(m[0], Decimal(digits[m[1]] * 10 + 5 * bool(m[2]))) for m in _TENTHS.finditer(said)]
    for part in _PART.finditer(said):
        value = next(iter(chinese_numerals(part[2])), None) if part[1] == "百" and "点" not in part[2] else None
        found.append((part[0], value))
    found += [(m[0], Decimal(50)) for m in _HALF.finditer(said)]
    found += [(m[0], None) for pattern in (_DOUBLES, _TREBLES, _PART_EN) for m in pattern.finditer(said)]
    for match in _SHARE_EN.finditer(said):
        words = match["number"].lower().split()
        if words[-1] in _NUMBERS_EN:
            found.append((f"{words[-1]}{match[0][len(match['number']) :]}", Decimal(_NUMBERS_EN[words[-1]])))
    return found


def unsupported_day(said: str, there: str) -> str | None:
    """A day, a month or a year in the place of the ground's: 2 March 2025 for 2 March 2026, 2026年度 for 2021年度."""
    known = {day for _, day in _days(there)}
    for found, (year, month, day) in _days(said):
        fits = [k for k in known if (not year or not k[0] or k[0] == year) and k[1] == month and (not day or not k[2] or k[2] == day)]
        if not fits:
            return found
    for match in _YEAR_AND.finditer(said):
        there_years = {other[1] for other in _YEAR_AND.finditer(there) if other[2] == match[2]}
        if there_years and match[1] not in there_years and there.count(match[2]) == len(re.findall(rf"20\d\d{re.escape(match[2])}", there)):
            return match[0]
    return None


def _days(text: str) -> list[tuple[str, tuple[int, int, int]]]:
    """The months and days of a text, each as (year, month, day) with 0 for what it does not give.

    >>> _days("2026年3月2日")[0][1], _days("on 2 March 2026")[0][1], _days("2026-03")[0][1]
    ((2026, 3, 2), (2026, 3, 2), (2026, 3, 0))
    """
    found = [(m[0], (int(m[1] or 0), int(m[2]), int(m[3] or 0))) for m in _DAY_ZH.finditer(text)]
    found += [(m[0], (int(m[1]), int(m[2]), int(m[3] or 0))) for m in _DAY_ISO.finditer(text)]
    for match in _DAY_EN.finditer(text):
        month = _MONTHS.index(match["month"][:3].lower()) + 1
        found.append((match[0], (int(match["year"] or 0), month, int(match["before"] or match["behind"] or 0))))
    return found
