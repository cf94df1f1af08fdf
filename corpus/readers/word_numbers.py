"""Automatic numbers of Word paragraphs, as Word prints them: 一、（一）1. ①, counted and restarted by its rules.

In: the tree of numbering.xml, then each numbered paragraph's list and level in reading order. Out: the label that stands
before the paragraph, "" for bullets. Knows nothing of paragraphs or of what numbers mean to a report.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.readers.markup import local
from corpus.readers.word_parts import attribute, integer, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEVEL_SIGN = re.compile(r"%([1-9])")
MAX_LEVEL = 8


def counting(number: int) -> str:
    """A number as Chinese counts.

    >>> [counting(n) for n in (3, 10, 12, 20, 34, 101, 110, 1000)]
    ['三', '十', '十二', '二十', '三十四', '一百零一', '一百一十', '一千']
    """
    if not 0 < number < 10000:
        return str(number)
    parts, zero = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            parts += ("零" if zero and parts else "") + _DIGITS[digit] + sign
        zero = not digit
    return parts[1:] if 10 <= number < 20 else parts


def _legal(number: int) -> str:
    """壹, 拾, 贰拾, 叁佰: the signs of bank notes."""
    plain = counting(number)
    plain = "一" + plain if plain.startswith("十") else plain
    return plain.translate(str.maketrans(_DIGITS[1:] + "十百千", _LEGAL[1:] + "拾佰仟"))


def _letters(number: int, first: str) -> str:
    return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
    text = ""
    for value, sign in (*signs, (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _enclosed(first: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= count else str(number)


def _listed(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalFullWidth2": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "chineseCounting": counting,
    "chineseCountingThousand": counting,
    "taiwaneseCounting": counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": counting,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "taiwaneseDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "upperLetter": lambda number: _letters(number, "A"),
    "lowerLetter": lambda number: _letters(number, "a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda number: "",
}


def format_number(number: int, how: str) -> str:
    """`number` in one of Word's number formats; those not known here count 1, 2, 3.

    >>> [format_number(12, how) for how in ("chineseCounting", "ideographDigital", "decimalEnclosedCircle", "upperRoman", "decimal")]
    ['十二', '一二', '⑫', 'XII', '12']
    """
    return _FORMATS.get(how, str)(number) if 0 <= number < 10000 else str(number)


@dataclass(slots=True)
class Level:
    """How one level of a list prints and counts."""

    start: int = 1
    how: str = "decimal"
    pattern: str = ""
    gap: str = " "  # what parts the label from the text
    arabic: bool = False  # all levels in it as 1, 2, 3
    restart: int | None = None  # the level after which it starts anew; 0: never
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # list (w:num) → its levels
    counter: dict[str, str] = field(default_factory=dict)  # list → the definition whose count it shares
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)  # list → levels that it starts anew
    counts: dict[str, dict[int, int]] = field(default_factory=dict)  # definition → level → last number
    _begun: set[str] = field(default_factory=set)

    def label(self, number_id: str, level: int) -> str:
        """Count one paragraph of a list and return its label with the gap after it; "" for none or a bullet."""
        levels = self.levels.get(number_id)
        if not levels or level not in levels:
            return ""
        counts = self.counts.setdefault(self.counter[number_id], {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            for restarted, start in self.restarts.get(number_id, {}).items():
                counts[restarted] = start - 1
        own = levels[level]
        counts[level] = counts.get(level, own.start - 1) + 1
        for lower in [other for other in counts if other > level]:
            after = levels[lower].restart if lower in levels else None
            if after is None or 0 < after > level:
                del counts[lower]
        if own.how == "bullet":
            return ""

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place, own)
            how = "decimal" if own.arabic and other.how != "decimalZero" else other.how
            return format_number(counts.get(place, other.start), how)

        text = _LEVEL_SIGN.sub(shown, own.pattern)
        return text + own.gap if text else ""

    def level_of_style(self, number_id: str, style: str) -> int:
        """The level that a paragraph style has in a list."""
        return next((level for level, own in self.levels.get(number_id, {}).items() if own.style == style), 0)


def read_numbering(root: _Element | None, style_lists: dict[str, str]) -> Numbering:
    """The lists in the tree of numbering.xml; `style_lists` gives the list that a list style names."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    for node in root:
        if local(node) == "abstractNum":
            name = attribute(node, "abstractNumId")
            abstract[name] = {integer(attribute(one, "ilvl"), 0): _level(one) for one in node if local(one) == "lvl"}
            links.update((name, attribute(one, "val")) for one in node if local(one) == "numStyleLink")
    nums = [node for node in root if local(node) == "num"]
    targets = {attribute(node, "numId"): value_of(node, "abstractNumId") for node in nums}
    for node in nums:
        name = attribute(node, "numId")
        target = targets[name]
        if target in links:  # a list style: its own list holds the levels
            target = targets.get(style_lists.get(links[target], ""), target)
        numbering.counter[name] = target
        levels = dict(abstract.get(target, {}))
        for override in node:
            if local(override) != "lvlOverride":
                continue
            place = integer(attribute(override, "ilvl"), 0)
            levels.update((place, _level(one)) for one in override if local(one) == "lvl")
            start = value_of(override, "startOverride")
            if start:
                numbering.restarts.setdefault(name, {})[place] = integer(start, 1)
        numbering.levels[name] = levels
    return numbering


def _level(node: _Element) -> Level:
    level = Level(start=integer(value_of(node, "start"), 1))
    level.how = value_of(node, "numFmt") or _alternate_format(node) or "decimal"
    level.pattern = value_of(node, "lvlText")
    level.gap = "" if value_of(node, "suff") == "nothing" else " "
    level.arabic = any(local(child) == "isLgl" and attribute(child, "val") not in ("0", "false") for child in node)
    restart = value_of(node, "lvlRestart")
    level.restart = integer(restart, 0) if restart else None
    level.style = value_of(node, "pStyle")
    return level


def _alternate_format(node: _Element) -> str:
    """A number format inside mc:AlternateContent, where Word puts newer ones beside an older stand-in."""
    return next((attribute(one, "val") for one in node.iter() if local(one) == "numFmt" and attribute(one, "val") != "custom"), "")
