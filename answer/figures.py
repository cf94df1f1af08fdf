"""Figures in Chinese and English text: find them, bring them to one scale, render and compare them.

In: a sentence in either language. Out: `Figure`s with an exact value, a unit class and their place in the
text; English renderings of Chinese amounts. The module knows nothing of citations or answers. Values are
`Decimal`: no figure is ever rounded here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

# Full-width digits, letters, signs -> half width, one to one, so that offsets stay.
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEPT_CHARS = 1000  # of a text that is kept in both widths: the same names, sentences and paragraphs are asked for with each question
_SCALES_ZH = {"万亿": Decimal(10) ** 12, "亿": Decimal(10) ** 8, "万": Decimal(10) ** 4, "千": Decimal(1000), "百": Decimal(100)}
_SCALES_EN = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}

# 2026年, 2025, 12月; not 2026家
_DATE = re.compile(r"(?:19|20)\d\d(?:年(?:代|期)?)?|\d{1,2}[月日]")
# 1781.8亿元, 5.2%, 12.2个百分点, 76亿元/平方公里; not the letters of eVTOL. "千" only before a counted
# unit, so that 千米 and 千瓦 keep theirs.
_FIGURE_ZH = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:[余多](?=[亿万千百]))?(?P<scale>万亿|亿|万|千(?![米瓦克])|百(?!分))?余?多?"
    r"(?P<unit>个?百分点|%|‰|美元|元|标箱|公里|千米|平方公里|平方米|立方米|吨|斤|岁|天|年(?:代|期)?|月|日|时|分钟|小时|人次|人|倍|P(?![A-Za-z]))?"
)
_FIGURE_EN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[ -]?(?P<scale>hundred|thousand|million|billion|trillion)?s?\b"
    r"[ -]?(?P<unit>percentage points?|%|per ?cent|US dollars?|USD|yuan|RMB|TEUs?|km|kilomet(?:re|er)s?|square (?:kilo)?met(?:re|er)s?"
    r"|tonnes?|years?|days?|months?|people|person-times|persons|visits|times|-?fold)?",
    re.IGNORECASE,
)
_UNIT_CLASSES: tuple[tuple[str, str], ...] = (
    ("百分点", "percentage points"),
    ("percentage point", "percentage points"),
    ("%", "percent"),
    ("percent", "percent"),
    ("per cent", "percent"),
    ("美元", "us dollars"),
    ("us dollar", "us dollars"),
    ("usd", "us dollars"),
    ("元", "yuan"),
    ("yuan", "yuan"),
    ("rmb", "yuan"),
    ("标箱", "teu"),
    ("teu", "teu"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `start`:`end`: exact value after its scale (亿, billion), unit class or "" when it has none of ours."""

    text: str
    start: int
    end: int
    value: Decimal
    unit: str


def half_width(text: str) -> str:
    """`text` with full-width signs made half width, one character for one.

    >>> half_width("＞31，５％")
    '>31,5%'
    """
    return _half_width(text) if len(text) <= _KEPT_CHARS else text.translate(_HALF)


@lru_cache(maxsize=16384)
def _half_width(text: str) -> str:
    return text.translate(_HALF)


def unit_class(unit: str) -> str:
    """The class of a printed unit: percent, percentage points, yuan, us dollars, teu, or "" for counted things.

    >>> unit_class("个百分点"), unit_class("yuan"), unit_class("家")
    ('percentage points', 'yuan', '')
    """
    lowered = half_width(unit).lower()
    for part, name in _UNIT_CLASSES:
        if part in lowered:
            return name
    return ""


def stated_figures(question: str) -> list[Figure]:
    """The different figures that a question states, in its order, without the years and days that only date what it asks.

    >>> [figure.text for figure in stated_figures("2026年到底是300家还是1.2万家，12月报的是300家")]
    ['300', '1.2万']
    """
    stated: list[Figure] = []
    for figure in find_figures(question):
        if not _DATE.fullmatch(figure.text) and not any(agrees(figure, other) for other in stated):
            stated.append(figure)
    return stated


def find_figures(text: str) -> tuple[Figure, ...]:
    """All figures of a Chinese or English text, in order.

    >>> [(f.text, str(f.value), f.unit) for f in find_figures("总量实现1781.8亿元、占全市比重5.2%")]
    [('1781.8亿元', '178180000000.0', 'yuan'), ('5.2%', '5.2', 'percent')]
    >>> [(f.text, str(f.value), f.unit) for f in find_figures("178.18 billion yuan, up 12.2 percentage points")]
    [('178.18 billion yuan', '178180000000.00', 'yuan'), ('12.2 percentage points', '12.2', 'percentage points')]
    """
    plain = half_width(text)
    found: dict[int, Figure] = {}
    for pattern, scales in ((_FIGURE_ZH, _SCALES_ZH), (_FIGURE_EN, _SCALES_EN)):
        for match in pattern.finditer(plain):
            number = match["number"].replace(",", "")
            scale = scales.get((match["scale"] or "").lower(), Decimal(1))
            unit = match["unit"] or ""
            figure = Figure(
                text[match.start() : match.end()].rstrip(),
                match.start(),
                match.end(),
                Decimal(number) * scale,
                unit_class(unit) if unit else "",
            )
            earlier = found.get(match.start("number"))
            if earlier is None or figure.end > earlier.end:
                found[match.start("number")] = figure
    ordered = sorted(found.values(), key=lambda figure: figure.start)
    kept: list[Figure] = []
    for figure in ordered:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return tuple(kept)


_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_NUMERAL_RUN = re.compile(r"[零〇一二三四五六七八九十百两]+")


def chinese_numerals(text: str) -> frozenset[Decimal]:
    """Values of the Chinese numerals of a text, each run read as one number.

    >>> sorted(map(int, chinese_numerals("“十四五”规划、二十届三中全会、十大项目")))
    [3, 5, 10, 14, 20]
    """
    values: set[Decimal] = set()
    for run in _NUMERAL_RUN.findall(text):
        plan = re.fullmatch(r"(十[一二三四五六七八九])五", run)  # 十四五: the fourteenth five-year plan
        values |= {_numeral_value(plan[1]), Decimal(5)} if plan else {_numeral_value(run)}
    return frozenset(values)


_YEAR_RUN = re.compile(r"[一二][零〇一二三四五六七八九]{3}")  # 二〇二六: read digit by digit


def _numeral_value(run: str) -> Decimal:
    if _YEAR_RUN.fullmatch(run):
        return Decimal("".join(str(_NUMERALS[character]) for character in run))
    total, current = 0, 0
    for character in run:
        if character in "十百":
            total += (current or 1) * (10 if character == "十" else 100)
            current = 0
        else:
            current = _NUMERALS[character]
    return Decimal(total + current)


def agrees(shown: Figure, source: Figure) -> bool:
    """True when both have the same value and no two different known units.

    >>> a = find_figures("60 million US dollars")[0]
    >>> agrees(a, find_figures("6000万美元")[0]), agrees(a, find_figures("6000万元")[0])
    (True, False)
    """
    return shown.value == source.value and (not shown.unit or not source.unit or shown.unit == source.unit)


def plain_decimal(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros, thousands parted by commas.

    >>> plain_decimal(Decimal("178.1800")), plain_decimal(Decimal("48000"))
    ('178.18', '48,000')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def english_amount(value: Decimal) -> str:
    """A value in English scale words, exact.

    >>> english_amount(Decimal("178180000000")), english_amount(Decimal("36800000")), english_amount(Decimal("50700"))
    ('178.18 billion', '36.8 million', '50,700')
    """
    for word, scale in (("trillion", 12), ("billion", 9), ("million", 6)):
        if value >= Decimal(10) ** scale:
            return f"{plain_decimal(value / Decimal(10) ** scale)} {word}"
    return plain_decimal(value)


def scale_of_unit(unit: str) -> Decimal:
    """The factor a table's unit carries: 万美元 -> 10000, 亿元 -> 100000000, % -> 1.

    >>> str(scale_of_unit("万美元")), str(scale_of_unit("亿元")), str(scale_of_unit("家"))
    ('10000', '100000000', '1')
    """
    for word in ("万亿", "亿", "万"):
        if unit.startswith(word):
            return _SCALES_ZH[word]
    return Decimal(1)
