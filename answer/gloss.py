"""A literal gloss of a Chinese sentence that has no English: what its figures are of, and the figures, converted exactly.

In: a quote, what a question names, the glossary. Out: one English line, clause by clause, or None where no clause with a
figure can be named in English. It renders names that the glossary (or the question itself) gives, figures, and the few
words that bind a figure to its name (增长, 达到, 由…提高到…); nothing else, so that nothing is made up. It knows nothing of
citations.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from answer.figures import Figure, english_amount, find_figures, half_width, plain_decimal
from corpus import Glossary, Match
from index import Query

_CLAUSE = re.compile(r"[^，,；;。：:！？]+")
# What stands right before a figure → English; the first that matches. 由5元提高到10元 is "from 5 yuan to 10 yuan".
_BEFORE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:提高|提升|增加|增长|扩大|上调|上升|下降|降低|减少|下调|缩小|降|增|升)(?:到|至|为)\s*$"), "to "),
    (re.compile(r"(?:由|从)[^，。]{0,12}?$"), "from "),
    (re.compile(r"年均(?:增长|增速)[^，。\d]{0,6}$"), "up on average a year "),
    (re.compile(r"(?:增长|增速|增幅|提高|提升|上升|增加|上涨|涨幅|增)[^，。\d]{0,4}$"), "up "),
    (re.compile(r"(?:下降|降低|减少|回落|下滑|降幅|缩小|降)[^，。\d]{0,4}$"), "down "),
    (re.compile(r"(?:超过|突破|超|逾|迈上|跨上|站上)\s*$"), "over "),
    (re.compile(r"(?:不低于|不少于|至少)\s*$"), "at least "),
    (re.compile(r"(?:不超过|不高于)\s*$"), "at most "),
    (re.compile(r"(?:高于|高出)[^，。\d]{0,6}$"), "higher by "),
    (re.compile(r"第\s*$"), "rank "),
)
_AFTER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\s*左右"), "around "),
    (re.compile(r"^[^，。\d]{0,3}以上"), "at least "),
    (re.compile(r"^[^，。\d]{0,3}(?:以内|以下)"), "at most "),
)
_UNITS_EN = {"percent": "%", "percentage points": " percentage points", "us dollars": " US dollars", "yuan": " yuan", "teu": " TEU"}
# What a figure counts, where our unit classes do not say: 45件, 3100公里.
_COUNTED_EN = (
    ("平方公里", " square kilometres"), ("平方米", " square metres"), ("立方米", " cubic metres"), ("公里", " kilometres"),
    ("千米", " kilometres"), ("公顷", " hectares"), ("亩", " mu"), ("千瓦时", " kWh"), ("千瓦", " kW"),
    ("兆瓦", " MW"), ("公斤", " kg"), ("千克", " kg"),
    ("吨", " tonnes"), ("斤", " jin"), ("班次", " trips"), ("架次", " flights"), ("艘", " vessels"), ("人次", " visits"), ("人", " people"), ("户", " households"), ("岁", " years"),
    ("天", " days"), ("小时", " hours"), ("分钟", " minutes"), ("倍", " times"), ("P", "P"),
)  # fmt: skip
_POWER_USED = re.compile(r"[万亿]度(?!假)")  # 1000亿度 of electricity; not 度假
# ，增长10%; ，稳居全国第4位; ，占全国近三成: a clause without a thing of its own; not ，增长极建设
_FOLLOWS = re.compile(
    r"(?:同比|比上年|较上年)?(?:(?:增长|下降|提高|增速|增幅)[^，。、]{0,4}\d|(?:稳|位|仍|均|继续)?居[^，。、]{0,4}第|占[^，。、]{0,8}(?:\d|[一二三四五六七八九]成))"
)
_FIRMS = re.compile(r"(?:主体|企业|公司|商户|工商户|法人|单位|市场)[^、，。；\d]{0,6}$")  # 经营主体370万户 are no households
_HOUSEHOLDS = " households"
_MAX_CLAUSES = 3
_MAX_NAMES = 3
_YEAR = re.compile(r"(到)?(20[0-4]\d)年")
# “1351”防灾体系, PM2.5, 5A级: digits that are part of a name.
_NAMED = re.compile(r"[“\"][^”\"]*[”\"]|[A-Za-z]+[-_]?[\d.]+|\d+[A-Z]+级?")
# 连续迈上4个万亿元台阶: the steps are counted, not the amount.
_STEPS = re.compile(r"\S?个(?:万亿|千亿|百亿|亿)")
_ROUND = re.compile(r"(?:突破|超|过|逾|迈上|站上)(?:千亿|百亿|万亿|千万|百万)(?=元|标箱|人次|吨|辆|台|千瓦)")  # an amount without digits
_YEAR_ONLY = re.compile(r"20\d\d年?$")


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    held: tuple[str, ...]  # the question's words that it holds
    names: tuple[str, ...]  # English names of what it names
    figures: tuple[Figure, ...]


_DAY = re.compile(r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)")  # 3月19日至20日，: a clause of its own before what happened then


def gloss_figures(
    quote: str, glossary: Glossary, query: Query | None = None, literally: Callable[[str], str | None] = lambda clause: None
) -> str | None:
    """The clauses of `quote` that have figures and hold what the question names: word for word where `literally` can, else names with figures.

    Names come from the glossary, else they are the question's own words for what the clause holds.
    """
    clauses = [_clause(match[0], glossary, query) for match in _CLAUSE.finditer(half_width(quote))]
    dated = query is not None and "when" in query.wants
    chosen = [
        clause
        for clause in clauses
        if ((clause.figures or _ROUND.search(clause.text)) and (clause.held if query is not None else clause.names))
        or (dated and _DAY.match(clause.text))
    ]
    parts = []
    for clause in _with_following(chosen[:_MAX_CLAUSES], clauses):
        names = clause.names or clause.held
        if said := literally(clause.text):
            parts.append(said)
        elif names and all(_is_sure(figure, clause.text[figure.end :]) for figure in clause.figures):
            parts.append(f"{_when(clause.text)}{', '.join(names[:_MAX_NAMES])}: {_figures(clause)}")
    return "; ".join(dict.fromkeys(parts)) or None


def _with_following(chosen: list[_Clause], clauses: list[_Clause]) -> list[_Clause]:
    """The chosen clauses, each with the one behind it that says more of its figure: 实际使用外资33.8亿美元，增长10%."""
    kept: list[_Clause] = []
    for clause in chosen:
        at = next(i for i, one in enumerate(clauses) if one is clause)
        more = clauses[at + 1 : at + 2]
        kept += [one for one in (clause, *(one for one in more if _FOLLOWS.match(one.text))) if not any(one is other for other in kept)]
    return kept


def sure_amounts(quote: str, most: int = 4) -> tuple[str, ...]:
    """The first amounts of a passage whose unit has English, each once; bare numbers, years and ranks are left out.

    >>> sure_amounts("浙江省投入财政帮扶资金33.9亿元、实施帮扶项目781个，比2024年增长5%")
    ('3.39 billion yuan', '5%')
    """
    text = half_width(quote)
    masked = _NAMED.sub(lambda name: "_" * len(name[0]), text)
    figures = [figure for figure in find_figures(masked) if not _YEAR_ONLY.match(figure.text) and _is_sure(figure, text[figure.end :])]
    return tuple(dict.fromkeys(_amount(figure, text[figure.end :]) for figure in figures))[:most]


def _is_sure(figure: Figure, after: str) -> bool:
    """Whether what a figure counts has English: 33.9亿元, 95万亩; not 第8.6代, 3号, 781个."""
    return figure.unit in _UNITS_EN or any(after.startswith(zh) or figure.text.endswith(zh) for zh, _ in _COUNTED_EN)


def _clause(text: str, glossary: Glossary, query: Query | None) -> _Clause:
    found = [match for match in glossary.find_zh(text) if _names_something(match)]
    names = dict.fromkeys(match.entry.en for match in found if not re.search(r"\d", match.entry.en))
    held = []
    for concept in query.concepts if query is not None else ():
        if any(half_width(name) in text for name in (*concept.zh, *concept.near[:1])):
            held.append(concept.surface)  # by its nearest word alone: 医疗床位 are no hospitals
    masked = _NAMED.sub(lambda name: "_" * len(name[0]), text)
    figures = tuple(
        figure for figure in find_figures(masked) if not _YEAR_ONLY.match(figure.text) and not _STEPS.match(text[figure.end - 1 :])
    )
    return _Clause(text, tuple(held), tuple(names), figures)


def _when(clause: str) -> str:
    """The year that a clause itself names.

    >>> _when("到2030年人均地区生产总值达到10万元以上"), _when("地区生产总值增长5%")
    ('by 2030, ', '')
    """
    year = _YEAR.search(clause)
    return "" if year is None else f"{'by' if year[1] else 'in'} {year[2]}, "


def _names_something(match: Match) -> bool:
    return match.entry.kind not in ("unit", "place")


def _figures(clause: _Clause) -> str:
    shown = []
    for figure in clause.figures:
        before, after = clause.text[: figure.start], clause.text[figure.end :]
        lead = next((english for pattern, english in _BEFORE if pattern.search(before)), "")
        bound = next((english for pattern, english in _AFTER if pattern.search(after)), "")
        shown.append(f"{lead}{bound}{_amount(figure, after, before)}")
    return re.sub(r", (?=to )", " ", ", ".join(shown))


def amount_in_english(figure: Figure, after: str, before: str = "") -> tuple[str, int]:
    """A figure with what it counts in English, and how many characters of `after` belong to it; firms that `before` names are no households."""
    unit = next((zh for zh, _ in _COUNTED_EN if after.startswith(zh) and not figure.unit and re.search(r"[\d万亿]$", figure.text)), "")
    if not unit and _POWER_USED.match(figure.text[-1:] + after):
        return f"{english_amount(figure.value)} kWh", 1
    return _amount(figure, after, before), len(unit)


def _amount(figure: Figure, after: str, before: str = "") -> str:
    if figure.unit in _UNITS_EN:
        number = plain_decimal(figure.value) if figure.unit.startswith("percent") else english_amount(figure.value)
        return f"{number}{_UNITS_EN[figure.unit]}"
    words = figure.text + after[:4]
    unit = next((english for zh, english in _COUNTED_EN if zh in words), "")
    unit = "" if unit == _HOUSEHOLDS and _FIRMS.search(before) else unit
    return f"{english_amount(figure.value)}{unit}"
