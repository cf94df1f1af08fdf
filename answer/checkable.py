"""The parts of a sentence that can be held against a report: figures, years, quotations, names, offices.

In: a sentence in either language, the glossary. Out: `Part`s in order, none inside another. The module knows nothing of
reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.checked import PartKind
from answer.figures import find_figures, half_width
from answer.names import find_names
from corpus import Glossary

# “我们将把每一分钱花在刀刃上”, "we will spend every yuan where it counts"; not “四张清单”, "three sames".
QUOTATION = re.compile(r"[“\"「『]([^“”\"「」『』]+)[”\"」』]")
_QUOTED_CHARS, _QUOTED_WORDS = 12, 6  # the longest quoted name of the five reports has 11 characters without a stop
_STOP = re.compile(r"[，。！？；,!?;]")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_ORDER = re.compile(r"(?:^|[:;：；]) ?[（(]?\d{1,2}(?:[）)、]|\.(?=\s))\s*")  # 1. or （3） before a sentence or an item; not 1.5
_NUMBER = re.compile(r"[\d.,%\s]+")  # “4311” is a name, “15%” a figure
# 区科技局局长, 区委书记, Director of the District Bureau; not 局长会议.
_OFFICE = re.compile(
    r"(?:局长|主任|书记|区长|县长|市长|省长|主席|院长|校长|行长|董事长|总经理|厅长|处长|科长|秘书长|委员长|总裁|馆长)$|^title$"
)
_WHOLE = re.compile(r"[全本我][市区国省县州]")  # 全市 names no place
_NAMED = frozenset("person place company institution project document title slogan".split())

_MONEY = re.compile(r"(?:USD|US|RMB|CNY|EUR|HKD|GBP|JPY)\s?\d[\d.,]*", re.IGNORECASE)  # USD 80 is an amount; G20 is a name
_CURRENCY = re.compile(r"[\s-]*(?:\b(?:in|of)\s+)?(?:US\$|USD\b|(?:U\.S\.|US)[\s-]*dollars?\b|dollars?\b|euros?\b)", re.IGNORECASE)
# What stands before digits that belong to a name or a unit: PM|2.5, per |100 million yuan; not "GDP 5%" or "paper 12".
_IN_NAME = re.compile(r"[A-Za-z]$|\bper $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One checkable part at `start`:`end` of a sentence."""

    kind: PartKind
    text: str
    start: int
    end: int


def find_parts(text: str, glossary: Glossary) -> tuple[Part, ...]:
    """The checkable parts of a sentence, in order; the longer one where two overlap.

    >>> [(part.kind, part.text) for part in find_parts("2025年“四张清单”新增5家", Glossary(()))]
    [('year', '2025年'), ('name', '四张清单'), ('figure', '5家')]
    """
    found: list[Part] = []
    for part in (*_quotations(text), *_named(text, glossary), *_figures(text)):
        if part.start < part.end and not any(part.start < other.end and other.start < part.end for other in found):
            found.append(part)
    return tuple(sorted(found, key=lambda part: part.start))


def _quotations(text: str) -> Iterator[Part]:
    for match in QUOTATION.finditer(text):
        words = match[1]
        chinese = re.search(r"[\u3400-\u9fff]", words) is not None
        long = (
            len(words) >= _QUOTED_CHARS or (_STOP.search(words[:-1]) and len(words) >= 6)
            if chinese
            else len(words.split()) >= _QUOTED_WORDS
        )
        if long:
            yield Part("quotation", words, match.start(1), match.end(1))


def _named(text: str, glossary: Glossary) -> Iterator[Part]:
    matches = glossary.find_zh(text) if re.search(r"[\u3400-\u9fff]", text) else glossary.find_en(text)
    known = {match.surface: match.entry.kind for match in matches}
    parts = [(match.start, match.surface) for match in matches if match.entry.kind in _NAMED]
    for name in find_names(text):
        parts += [(match.start(), name) for match in re.finditer(re.escape(name), text)]
    amounts = [(part.start, part.end) for part in _figures(text)]
    for start, name in sorted(parts, key=lambda part: (-len(part[1]), part[0])):
        quoted = text[max(0, start - 1) : start] in ("“", '"', "「")
        if _MONEY.fullmatch(name) or any(first < start and start + len(name) <= end for first, end in amounts):
            continue  # US of “80 million US dollars”
        if name.strip() and not _WHOLE.fullmatch(name) and not (_NUMBER.fullmatch(name) and not (quoted and len(name) > 2)):
            office = _OFFICE.search(known.get(name, "")) or _OFFICE.search(name)
            yield Part("office" if office else "name", name, start, start + len(name))


def _figures(text: str) -> Iterator[Part]:
    ordinals = [match.span() for match in _ORDER.finditer(text)]
    for figure in find_figures(text):
        if any(start <= figure.start < end for start, end in ordinals) or _IN_NAME.search(text[: figure.start]):
            continue
        year = _YEAR.fullmatch(half_width(figure.text))
        yield Part("year" if year else "figure", *_with_measure(text, figure.start, figure.end))


def _with_measure(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The figure with its Chinese measure word or its currency: 5家, 300天, 80 million U.S. dollars."""
    behind = re.match(
        r"[余多]?(?:家|个|人次|人|户|项|件|座|栋|所|处|天|年|名|位|条|场|套|次|倍|吨|公里|平方米|平方公里|亩|岁)?", text[end:]
    )
    end += behind.end() if behind and re.search(r"\d\s*[万亿千百]*$", text[start:end]) else 0
    if money := _CURRENCY.match(text, end):
        end = money.end()
    shown = text[start:end].rstrip()
    return shown, start, start + len(shown)
