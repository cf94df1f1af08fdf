"""Parts that a question adds up: the sentence that gives the parts beside the one that gives their whole.

In: a question whether parts come to a total, and the ranked evidence. Out: a `Draft` with the sentence of the whole and that of the parts, both
as printed; None where no part of a report gives both. Nothing is judged: parts may be of some kinds only. Knows nothing of tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.figures import find_figures, half_width
from answer.model import Claim
from corpus import split_sentences
from index import Query

# 加起来够不够 (not 加起来多少), 三类相加等于总数吗, 对得上总数, do they add up to it, adding the two together; not 增加, added 50 firms
_ASKED = re.compile(
    r"(?:加起来|加总|相加|合起来|合在一起|加(?:在)?一[块起]|加拢)[^，。？]{0,12}(?:够|等于|对得上|对不上|吻合|一致|是不是|是否|有没有|总数|总量|总额|凑|吗)|凑(?:得|不)?(?:够|齐|成)|(?:[对合]得?上|等于|够不?够?|吻合)[^，。]{0,4}(?:总数|总量|总额|总的?|全部|这个数)|总数[^，。]{0,6}对得上"
    r"|\badd(?:s|ed|ing)?(?: them| it| these| those| all| the [\w ]{3,40}?)? (?:up|together)\b|^add up\b|\bsum(?:s|med)? (?:up )?to\b|\bthe sum of\b|\b(?:come|total|tot)s? (?:up )?to (?:the )?(?:total|whole|same|overall)\b|\bmake up the (?:total|whole)\b",
    re.IGNORECASE,
)
# 共开行航线90条, 年度运力约58亿吨; not 航线24条
_WHOLE = re.compile(r"共|总|合计|全[年区市省县州]|年度|累计")
_PARTED = re.compile(r"从[^，。]{2,10}看|其中|分别|包括|包含|分为")
_LEAST_SHARE = Decimal("0.9")  # of the parts' sum that a whole must come to: parts are rounded
_TRIED = 8
_LEAST_PARTS = 2

Speak = Callable[[Evidence, Query, str], Claim]


def compose_adds_up(query: Query, evidence: Sequence[Evidence], desk: Desk, speak: Speak) -> Draft | None:
    """The whole and its parts, each in its sentence; None where nothing is added up, or no whole stands near the parts."""
    if not asks_sum(query.plain) or query.wants & {"reason", "who", "when"}:
        return None
    found: list[tuple[int, int, tuple[Evidence, ...]]] = []
    for place, item in enumerate(evidence[:_TRIED]):
        told = _whole_and_parts(item, desk) if item.row is None and item.sense is None and item.year_fits else ()
        named = sum(not surface[:1].isdigit() for surface in item.held)
        found += [(named, -place, told)] if told else []
    if not found:
        return None
    whole_clauses = replace(query, wants=query.wants | {"comparison"})  # no clause of either is left out
    shown = max(found, key=lambda one: one[:2])[2]
    return Draft("answered", tuple(speak(item, whole_clauses, "\n" if at else "") for at, item in enumerate(shown)))


def _whole_and_parts(item: Evidence, desk: Desk) -> tuple[Evidence, ...]:
    """The sentence of the whole and the one of the parts, or the one that gives both; () where a sentence gives no parts of anything."""
    parts = _parts_of(item.text)
    if any(map(_comes_to_one, parts.values())) and _WHOLE.search(item.text):
        return (item,)
    whole = _whole_of(item, parts, desk) if parts and _is_broken_down(item.text) else None
    return (whole, item) if whole is not None else ()


def _parts_of(text: str) -> dict[str, list[Decimal]]:
    """The figures of a sentence by unit, of the units that at least two parts are counted in."""
    found: dict[str, list[Decimal]] = {}
    for figure in find_figures(half_width(text)):
        unit = figure.unit or _counted_in(text, figure.end)
        if unit and unit not in ("percent", "percentage points"):
            found.setdefault(unit, []).append(figure.value)
    return {unit: values for unit, values in found.items() if len(values) >= _LEAST_PARTS}


def _comes_to_one(values: Sequence[Decimal]) -> bool:
    """Whether the largest of some values is about what the others come to: 90, 41, 24, 25."""
    rest = sum(values) - max(values)
    return len(values) > _LEAST_PARTS and _LEAST_SHARE * rest <= max(values) <= rest / _LEAST_SHARE


def _is_broken_down(text: str) -> bool:
    """Whether a sentence says that it gives parts of one thing, or gives each by the same words: 内河航线24条；近海航线41条."""
    plain = half_width(text)
    before = [plain[max(figure.start - 2, 0) : figure.start] for figure in find_figures(plain)]
    return _PARTED.search(plain) is not None or any(words and before.count(words) >= _LEAST_PARTS for words in before)


def asks_sum(plain: str) -> bool:
    """Whether a question adds parts up.

    >>> asks_sum("三类码头加起来够不够总数"), asks_sum("新增了几座码头")
    (True, False)
    """
    return _ASKED.search(plain) is not None


def _counted_in(text: str, end: int) -> str:
    return next(iter(re.findall(r"^[个项家件户名人处所座台辆条]", half_width(text)[end:])), "")


def _whole_of(item: Evidence, parts: dict[str, list[Decimal]], desk: Desk) -> Evidence | None:
    """The sentence of the same section that states a whole no smaller than the parts, the nearest one before them first."""
    before: list[Evidence] = []
    after: list[Evidence] = []
    for other in _section_of(item, desk):
        if other.text == item.text:
            after = [other]
        elif _is_whole(other.text, parts):
            (after if after else before).append(other)
    return next(iter([*reversed(before), *after[1:]]), None)


def _section_of(item: Evidence, desk: Desk) -> Iterator[Evidence]:
    """The sentences of the section that a sentence stands in, in their order."""
    report = desk.sources.report_of(item.block.id)
    for block in report.blocks:
        if block.section == item.block.section and block.kind == "paragraph":
            text = block.text.string
            for start, end in split_sentences(text):
                yield replace(item, block=block, start=start, end=end, text=text[start:end], rendering="")


def _is_whole(text: str, parts: dict[str, list[Decimal]]) -> bool:
    """Whether a sentence states, as a whole, one figure that comes to all the parts at least, in a unit of theirs."""
    plain = half_width(text)
    if not _WHOLE.search(plain):
        return False
    found = [(figure.unit or _counted_in(text, figure.end), figure.value) for figure in find_figures(plain)]
    return any(value >= _LEAST_SHARE * sum(values) for unit, values in parts.items() for held, value in found if held == unit)
