"""Figures in a text, read without help from the code that is being measured.

In: a Chinese or English text. Out: `Figure`s with an exact value and a unit, so that 178.18 billion
yuan and 1781.8亿元 are one figure and 5 % is not found inside 4.5 %. It does not know what a figure
is about (target or result, which year): the questions say which figure an answer must hold.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

PERCENT, POINTS, SHARE, YUAN, DOLLARS = "%", "points", "share", "yuan", "US dollars"

MAGNITUDES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7, "百万": 10**6,
    "万": 10**4, "千": 10**3,
    "trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6,
    "thousand": 10**3, "hundred": 10**2,
}  # fmt: skip
UNITS = {
    "%": PERCENT, "percent": PERCENT, "per cent": PERCENT, "pct": PERCENT,
    "个百分点": POINTS, "百分点": POINTS, "percentage points": POINTS, "percentage point": POINTS,
    "元": YUAN, "人民币": YUAN, "yuan": YUAN, "renminbi": YUAN, "rmb": YUAN, "cny": YUAN, "¥": YUAN,
    "美元": DOLLARS, "us dollars": DOLLARS, "us dollar": DOLLARS, "u.s. dollars": DOLLARS, "u.s. dollar": DOLLARS,
    "dollars": DOLLARS, "dollar": DOLLARS, "usd": DOLLARS, "us$": DOLLARS, "$": DOLLARS,
}  # fmt: skip

# 千 is a magnitude in 5千人 but not in 20千米; bn, mn and tn need the end of the word.
_MAGNITUDE = (
    r"万亿|千亿|百亿|亿|千万|百万|万|千(?![米克瓦])"
    r"|trillion|billion|million|thousand|hundred|(?:tn|bn|mn)(?![a-z])"
)
_UNIT = (
    r"percentage[ -]points?|percent(?![a-z])|per cent|pct(?![a-z])|%|个百分点|百分点"
    r"|美元|元|人民币|us dollars?|u\.s\. dollars?|dollars?|usd|yuan|renminbi|rmb|cny"
)
# Matches 1781.8亿元, ¥178.18 billion, 4.5 per cent, 48,000. Not the 2.5 of PM2.5, the 8 of B24-8, the
# 26 of 2026.
_FIGURE = re.compile(
    r"(?P<currency>us\$|\$|¥|rmb|cny|usd)?\s*(?<![\d.])"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?P<decimals>\.\d+)?"
    rf"(?:[ -]?(?P<magnitude>{_MAGNITUDE}))?[余多]?(?:[ -]?(?P<unit>{_UNIT}))?(?P<letters>[a-z]*)"
)
_NAME_BEFORE = re.compile(r"[a-z]\d*-?$")  # PM|2.5, B24-|8, GEF-|7
_FRACTION = re.compile(r"(?<![\d./])(\d{1,3})/(\d{1,3})(?![\d/])")  # 1/3, not 2026/03/02
_RANGE = re.compile(r"\s*(?:[-–—~至到]+|to)\s*")  # between the ends of 4.5—5%
_YEAR = re.compile(r"(?:19|20)\d\d")  # no end of a range: 2025 to 5%

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORD_VALUES = {word: n for n, word in enumerate(_ONES)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_WORDS = "|".join(sorted(_WORD_VALUES, key=len, reverse=True))
_WORD_FIGURE = re.compile(
    rf"(?<![a-z])(?P<first>{_WORDS})(?:[ -](?P<second>{'|'.join(_ONES[1:10])}))?"
    rf"(?:[ -](?P<magnitude>trillion|billion|million|thousand|hundred))?"
    rf"(?:[ -](?P<unit>percentage[ -]points?|percent|per cent))?(?![a-z]|[ -]years? plan)"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_WORD_SHARE = re.compile(rf"(?<![a-z])(?P<many>an?|one|two|three|four|five)[ -](?P<part>{'|'.join(_PARTS)})s?(?![a-z])")
_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_NUMBER = re.compile(r"[零〇一二两三四五六七八九十百]+")
_HAN_SHARE = re.compile(r"([一二两三四五六七八九十]+)分之([一二两三四五六七八九十]+)")


@dataclass(frozen=True)
class Figure:
    """One figure: its exact value with the magnitude worked in, its unit if known, its text."""

    value: Fraction
    unit: str | None
    text: str
    letters: str = ""  # Latin letters grown on to it: the P of 4000P, the th of 8th


def plain(text: str) -> str:
    """The text in half width and lower case: ％ → %, ５ → 5, Billion → billion."""
    return unicodedata.normalize("NFKC", text).replace("\u200b", "").lower()


def find_figures(text: str, *, in_words: bool = False) -> list[Figure]:
    """All figures of a text in order of kind; with `in_words` also eight, one third, 八, 三分之一.

    >>> [(str(f.value), f.unit) for f in find_figures("GDP总量实现1781.8亿元、增长４.5％")]
    [('178180000000', 'yuan'), ('9/200', '%')]
    """
    clean = plain(text)
    found: list[Figure] = []
    shares = list(_FRACTION.finditer(clean))
    for match in shares:
        if int(match[2]):
            found.append(Figure(Fraction(int(match[1]), int(match[2])), SHARE, match[0]))
    digits = [m for m in _FIGURE.finditer(clean) if not _is_named(clean, m)]
    digits = [m for m in digits if not any(_inside(m, share) for share in shares)]
    found += _with_shared_units(clean, digits)
    return found + (_figures_in_words(clean) if in_words else [])


def _is_named(text: str, match: re.Match[str]) -> bool:
    return not match["currency"] and bool(_NAME_BEFORE.search(text[: match.start("number")]))


def _inside(match: re.Match[str], other: re.Match[str]) -> bool:
    return match.start("number") < other.end() and match.end("number") > other.start()


def _with_shared_units(text: str, matches: list[re.Match[str]]) -> list[Figure]:
    """Figures of the matches; the first end of a range takes the unit of the second (4.5—5%)."""
    figures: list[Figure] = []
    for at, match in enumerate(matches):
        magnitude, unit = match["magnitude"], match["unit"] or match["currency"]
        is_year = _YEAR.fullmatch(match["number"]) and not match["decimals"]
        if not magnitude and not unit and not is_year and at + 1 < len(matches):
            after = matches[at + 1]
            if _RANGE.fullmatch(text[match.end() : after.start()] or "x"):
                magnitude, unit = after["magnitude"], after["unit"]
        value = Fraction(match["number"].replace(",", "") + (match["decimals"] or ""))
        unit = UNITS[re.sub(r"[ -]+", " ", unit)] if unit else None
        value *= MAGNITUDES[magnitude] if magnitude else 1
        value = value / 100 if unit == PERCENT else value
        figures.append(Figure(value, unit, match[0].strip(), match["letters"]))
    return figures


def _figures_in_words(text: str) -> list[Figure]:
    found = []
    for match in _WORD_SHARE.finditer(text):
        many = _WORD_VALUES.get(match["many"], 1)
        found.append(Figure(Fraction(many, _PARTS[match["part"]]), SHARE, match[0]))
    for match in _WORD_FIGURE.finditer(text):
        value = Fraction(_WORD_VALUES[match["first"]] + _WORD_VALUES.get(match["second"] or "", 0))
        value *= MAGNITUDES.get(match["magnitude"] or "", 1)
        unit = UNITS[match["unit"].replace("-", " ")] if match["unit"] else None
        found.append(Figure(value / 100 if unit == PERCENT else value, unit, match[0]))
    for match in _HAN_SHARE.finditer(text):
        whole, part = _han_value(match[1]), _han_value(match[2])
        if whole and part is not None:
            found.append(Figure(Fraction(part, whole), SHARE, match[0]))
    for match in _HAN_NUMBER.finditer(text):
        number = _han_value(match[0])
        if number is not None:
            found.append(Figure(Fraction(number), None, match[0]))
    return found


def _han_value(han: str) -> int | None:
    """The value of a Chinese numeral below a thousand; None for what is none (十五五).

    >>> [_han_value(h) for h in ("八", "十二", "三十五", "一百零八", "十五五")]
    [8, 12, 35, 108, None]
    """
    match = re.fullmatch(
        r"(?:([一二两三四五六七八九])百)?[零〇]?(?:([一二三四五六七八九])?(十))?([零〇一二两三四五六七八九])?",
        han,
    )
    if not match or not han:
        return None
    hundreds, tens, ten, ones = match.groups()
    return (
        100 * _HAN_DIGITS.get(hundreds or "零", 0)
        + (10 * (_HAN_DIGITS[tens] if tens else 1) if ten else 0)
        + _HAN_DIGITS.get(ones or "零", 0)
    )


def read_figure(text: str) -> Figure | None:
    """The figure that a text is, whole; None where it is more or other than one figure.

    >>> read_figure("60 million US dollars").value == read_figure("6000万美元").value
    True
    >>> read_figure("5项") is None
    True
    """
    clean = plain(text).strip()
    figures = find_figures(clean)
    return figures[0] if len(figures) == 1 and figures[0].text == clean else None


def same_figure(wanted: Figure, found: Figure) -> bool:
    """Whether two figures are one: the same value, and units that do not speak against it.

    A per cent is never a plain number and no percentage point; a currency may be left unsaid.
    """
    if wanted.value != found.value:
        return False
    if wanted.unit == found.unit or SHARE in (wanted.unit, found.unit):
        return True
    if {PERCENT, POINTS} & {wanted.unit, found.unit}:
        return False
    return wanted.unit is None or found.unit is None


# A unit in a table cell of its own (实际使用外资 | 万美元 | 3200), not one that follows a figure.
_LONE_UNIT = re.compile(r"(?<![\d.万亿])(万|亿)(?=[美元吨人件户斤])")


def is_supported(figure: Figure, source: str) -> bool:
    """Whether a figure stands in a source text, in digits or numerals, also as a bare table cell."""
    if any(same_figure(figure, other) for other in find_figures(source, in_words=True)):
        return True
    bare = [f.value for f in find_figures(source) if f.unit is None]
    if figure.unit in (PERCENT, POINTS):
        # a cell of the annex holds 4.5, its unit % stands in another cell
        return "%" in plain(source) and figure.value * (100 if figure.unit == PERCENT else 1) in bare
    scales = {MAGNITUDES[match[1]] for match in _LONE_UNIT.finditer(plain(source))}
    return any(value * scale == figure.value for value in bare for scale in scales)
