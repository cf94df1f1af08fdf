"""Figures of several years: what grew or came together over a plan period is no figure of its last year.

In: a text and the place of a figure in it. Out: the words of the period that the figure belongs to, "" for none. What was reached
by its end (升至, reached) is a figure of the end. The module knows nothing of questions or passages.
"""

from __future__ import annotations

import re

from answer.directions import clauses_of
from answer.figures import find_figures, half_width

# matches “十四五”期间, 五年来, 过去五年, 2021年以来, over the 14th Five-Year Plan period; not 五年规划, 连续五年
_PERIOD = (
    r"“?十[一二三四五六]五”?(?:时期|期间|以来)|(?:过去|近|这|这个)的?[三四五3-5]年(?!级|规划|行动|计划)|(?<![续第])[三四五3-5]年(?:来|间|累计)|20\d\d年[底末]?以来"
    r"|\b(?:over|during|in|through(?:out)?) the (?:\d{2}th|thirteenth|fourteenth) (?:Five-Year Plan|FYP)(?: period)?|\b(?:over|in|during) the (?:past|last) (?:three|four|five) years|\bsince 20\d\d\b"
)
# matches 2025年, 今年, in 2025; not 较2020年, 是2020年的, compared with 2020
_YEAR = (
    r"(?<![较比与是至到超])20\d\d年(?![底末]?以来|相比|同期|的\d|[—–~至到-])|[今去当本]年|全年|年内"
    r"|(?<!with )(?<!than )(?<!from )(?<!since )(?<!over )(?<!to )\b20\d\d\b(?!年)|\b(?:this|last) year\b|\bthe whole year\b"
)
_PLAN = re.compile(r"(?<![较比])“?十[一二三四五六]五|\b(?:\d{2}th|thirteenth|fourteenth) (?:Five-Year Plan|FYP)", re.IGNORECASE)
_TIME = re.compile(rf"(?P<period>{_PERIOD})|(?P<year>{_YEAR})", re.IGNORECASE)
# What was reached: matches 跃升至1851亿元, 达到30家, rose to 1.4 trillion; not 增长52%
_LEVEL = re.compile(
    r"(?:至|到|达|突破|超过?|为|有|迈上|保持在?|稳定在|位列|拥有|集聚)[约近逾超]?$|\b(?:to|reach(?:ed|ing)?|exceed(?:ed|ing)?|is|was|were|are|at|stood at|total(?:l?ed|ling)?)(?: (?:about|around|over|nearly|more than))? $",
    re.IGNORECASE,
)
_GREW = re.compile(r"年均|累计|\b(?:a year|annual(?:ly)?|average|cumulative(?:ly)?|in total|altogether)\b", re.IGNORECASE)


def period_told(text: str, at: int) -> str:
    """The period that the figure at `at` is told of by the words before it.

    >>> period_told("五年来，外资增长52%", 8), period_told("五年来，零售额升至900亿元", 9), period_told("五年来建成。2025年新建9家", 13)
    ('五年来', '', '')
    """
    plain = half_width(text)
    times = list(_TIME.finditer(plain, 0, at))
    if not times or times[-1].lastgroup != "period":
        return ""
    start = 0
    for clause in clauses_of(text):
        start = text.find(clause, start)
        if start <= at < start + len(clause):
            break
    before = plain[start:at]
    return "" if _LEVEL.search(before) and not _GREW.search(plain[start : at + 30]) else times[-1][0]


def says_when(text: str) -> bool:
    """Whether a text says of which year or period it speaks; a year that figures are only compared with is none.

    >>> says_when("2025年外资增长5%"), says_when("“十四五”末达到9家"), says_when("外资增长5%，较2020年提高2个百分点"), says_when("up 2% compared with 2020")
    (True, True, False, False)
    """
    return _PLAN.search(text) is not None or _TIME.search(half_width(text)) is not None


def told_of_periods(text: str, start: int, end: int) -> bool:
    """Whether every figure of the sentence at `start`:`end` of a paragraph is told of several years; False where it has none."""
    figures = [one for one in find_figures(text[start:end]) if not re.fullmatch(r"(?:19|20)\d\d年?", half_width(one.text))]
    return bool(figures) and all(period_told(text, start + figure.start) for figure in figures)
