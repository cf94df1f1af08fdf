"""What is wrong in the rows of a glossary: figures that differ between the languages, Chinese in an English name, names given twice.

In: a glossary. Out: one line for each fault, with the term. Numerals that count (三攻坚一盘活) must stand in the English as a word,
a figure, an ordinal or a list of so many things; those of names of places, people, firms and offices need not. It does not know
whether a rendering is good.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from corpus import Glossary, GlossaryEntry

_HAN = re.compile(r"[\u3400-\u9fff“”‘’]")
# A number in Chinese numerals. Matches 三, 十五, 二十, 三十; 一 alone mostly means "whole" or "one and the same"
_NUMERAL = re.compile(r"[二三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九]")
# Numerals that count nothing. Matches 四川, 长三角, 二氧化碳; not 三大行动
_NO_COUNT = re.compile(
    r"四川|三峡|三角|二氧化|二次元|二维码|三江|三星堆|三亚|五台|五粮|六盘|六安|九江|九龙|九寨|九华|九坑|九州|九九|三明|三门峡|三晋|三苏|三沙|二里头|二人转|八桂|"
    r"二连浩特|四平|十堰|六尺|七里|八步|五一|十一国|十月|二月|三月|七台|四面|四大名|百家|八达|三轮|五指|十渡|三北|三角|十全|五彩|"
    r"十二月市|解放东西路|五经普|四经普|三七|五官|五金|五谷|四合院|十字|十分|省三会|四方|四季|六十六中"
)
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_WORDS = {
    word: value
    for value, words in {
        0: "zero",
        1: "one single first primary",
        2: "two double dual both twin pair second secondary twice mutual",
        3: "three triple trio third tertiary threefold",
        4: "four fourth quadruple fourfold",
        5: "five fifth fivefold",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth",
        11: "eleven eleventh",
        12: "twelve twelfth",
        13: "thirteen thirteenth",
        14: "fourteen fourteenth",
        15: "fifteen fifteenth",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        20: "twenty twentieth",
        30: "thirty",
        40: "forty",
    }.items()
    for word in words.split()
}
_FREE_KINDS = frozenset({"place", "person", "institution", "company", "title"})


def wrong_rows(glossary: Glossary) -> list[str]:
    """The faults of all rows, in their order: `三同: three stands in no part of "sames"`; none in a sound glossary."""
    return [f"{entry.zh}: {fault}" for entry in glossary.entries for fault in _faults(entry)]


def _faults(entry: GlossaryEntry) -> Iterator[str]:
    for name in (entry.en, *entry.en_aliases):
        if _HAN.search(name):
            yield f"Chinese or a curly quote in {name!r}; write it in English"
    for names in ((entry.zh, *entry.zh_aliases), (entry.en, *entry.en_aliases)):
        twice = [name for name, count in Counter(names).items() if count > 1]
        if twice:
            yield f"{', '.join(twice)} stands there twice; leave one"
    lost = set(re.findall(r"\d+", entry.zh)) - set(re.findall(r"\d+", entry.en))
    if lost:
        yield f"{', '.join(sorted(lost))} is not in {entry.en!r}"
    if entry.kind not in _FREE_KINDS:
        for number in sorted(set(chinese_numbers(entry.zh)) - english_numbers(entry.en)):
            yield f"{number} is not in {entry.en!r}; give the figure, or list the things"


def chinese_numbers(name: str) -> list[int]:
    """The numbers that a Chinese name counts with, 一 left out.

    >>> chinese_numbers("三攻坚一盘活"), chinese_numbers("“十五五”规划"), chinese_numbers("四川云教"), chinese_numbers("一主两副")
    ([3], [15, 5], [], [2])
    """
    # “十五五” is the fifteenth five(-year plan): its last numeral is one of its own.
    return [_value(found) for found in _NUMERAL.findall(_NO_COUNT.sub(" ", name))]


def english_numbers(name: str) -> set[int]:
    """The numbers that an English name holds: figures, words, ordinals, and how many things its lists name.

    >>> sorted(english_numbers("15th Five-Year Plan")), sorted(english_numbers("agriculture, rural areas and farmers"))
    ([5, 15], [3])
    """
    words = re.findall(r"[a-z]+", name.lower())
    numbers = {_WORDS[word] for word in words if word in _WORDS} | {int(digits) for digits in re.findall(r"\d+", name)}
    for tens, ones in pairwise(words):
        if _WORDS.get(tens, 0) in (20, 30, 40) and _WORDS.get(ones, 10) < 10:
            numbers.add(_WORDS[tens] + _WORDS[ones])
    lists = re.split(r"[:(;)]", name)
    joints = [len(re.findall(r",(?! and\b)|\band\b|&|, and\b", part)) for part in lists]
    return numbers | {count + 1 for count in joints if count}


def _value(numeral: str) -> int:
    if "十" not in numeral:
        return _DIGITS[numeral]
    tens, ones = numeral.split("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
