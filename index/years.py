"""Years and plan periods that a question names: 2026, 26年, 明年, "next year", 十五五, 15th FYP.

In: a question in plain form, and the year that 今年 means in the reports asked. Out: years and periods, in order.
Never looks at the clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(20[0-4]\d)(?!\d|[.,]\d|亿|万|家|个|元)")
# 2026-2030, 2026至2030年: one period, not two years.
_RANGE = re.compile(r"(?<!\d)(20[0-4]\d)年?\s*(?:[-–—~]|至|到|to)\s*(20[0-4]\d)(?!\d)")
_SHORT_RANGE = re.compile(r"(?<!\d)(20)([0-4]\d)([-–—~])(2\d|3\d)(?![\d-])")  # 2021-25; not 2026-01-15
_SHORT_YEAR = re.compile(r"(?<!\d)(2\d)年(?!\d{1,2}(?![\d.])|内|间|来|以)")  # 24年303天; not 25年3个月
# GDP target 26, exports 25: two digits where a year is all that they can be; not growth 26%, the 26 projects
_TERSE_YEAR = re.compile(
    r"\b(?:targets?|tgts?|goals?|growth|output|results?|actuals?|estimates?|plan|revenue|sales|gdp|exports|imports|investment) (?:for |in )?"
    r"(2[3-9]|30)(?=\s*(?:$|[?;]|[.,](?!\d)|(?:and|vs|versus|compared|please|pls)\b))",
    re.IGNORECASE,
)
# “十四五” 2021–2025, 14th FYP.
_PLAN_ZH = re.compile(r"十([二三四五六])五")
_PLAN_ENDED = re.compile(r"十([二三四五六])五”?(?:规划|时期|期间)?(?:末|收官|结束)")  # “十四五”末: its last year, once that is past
_PLAN_EN = re.compile(r"\b(\d{2})th (?:five[- ]year|FYP)|\b(\d{2})th FYP", re.IGNORECASE)
# the next five-year plan, 下一个五年规划: of the plans that start every five years the one that starts this year or later.
_PLAN_AHEAD = re.compile(
    r"(?:下|新)(?:一)?(?:个|轮)?的?(?:五|5)年(?:规划|计划)|\b(?:next|coming|upcoming|new|following) (?:five|5)[- ]year (?:plan|programme|period)\b",
    re.IGNORECASE,
)
_PLAN_BEHIND = re.compile(
    r"上(?:一)?(?:个|轮)(?:五|5)年(?:规划|计划)|\b(?:last|previous|past|outgoing|expired) (?:five|5)[- ]year plan\b", re.IGNORECASE
)
_PLAN_STARTS = 2026  # and every five years before and after
# 过去五年, over the past five years: the five years that end with the one before this.
_PAST_FIVE = re.compile(
    r"(?:过去|刚过去的?|前|近)(?:的)?(?:五|5)年|五年来|\b(?:past|last|previous) (?:five|5) years\b|(?<!next )(?<!coming )(?<!new )\bfive[- ]year period\b",
    re.IGNORECASE,
)
_NEXT_FIVE = re.compile(
    r"(?:今后|未来|接下来的?|下一个)(?:五|5)年(?!规划|计划)|\b(?:next|coming|following) (?:five|5) years\b", re.IGNORECASE
)
_NEXT_ZH, _THIS_ZH, _LAST_ZH = re.compile(r"明年|来年|下一年"), re.compile(r"今年|本年|当年|这一年"), re.compile(r"去年|上年|上一年|前一年")
_BEFORE_LAST = re.compile(r"(?<![\d五十])前年|\b(?:the )?year before last\b|\btwo years ago\b", re.IGNORECASE)
_NEXT_EN = re.compile(r"\b(?:next|coming|following) year\b", re.IGNORECASE)
_THE_NEXT = re.compile(r"\bthe (?:next|following) year\b", re.IGNORECASE)  # behind a year that is named: the one after that
_THIS_EN = re.compile(r"\bthis year", re.IGNORECASE)
_LAST_EN = re.compile(r"\b(?:last|previous|past|prior) year\b", re.IGNORECASE)
# 明年也就是2026: the year that is given is the one that is meant.
_SAME_YEAR = re.compile(r"(?:明年|今年|去年)(?:也?就?是|即|[，,（(])(?=20\d\d)")
# 2031年多少 一年后呢, in 2031 and a year later: the year after the only one that is named.
_YEAR_AFTER = re.compile(
    r"(?<!前)一年(?:之|以)?后(?!的目标)|(?<!第)第二年|次年|转年|\b(?:a|one) year later\b|\bthe year after(?= *(?:$|[?.,;]|that\b))",
    re.IGNORECASE,
)
# 比2020年翻了几番: the base of a comparison is not the year asked of.
_BASE = re.compile(r"(?:比|较|相比|与)20\d\d年?|\b(?:than in|compared (?:with|to)|up from|since|over) 20\d\d\b", re.IGNORECASE)


def find_years(plain: str, this_year: int) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """(years, periods as first and last year), each once.

    >>> find_years("明年和2024年", 2026), find_years("“十五五”末", 2026)
    (((2024, 2027), ()), ((), ((2026, 2030),)))
    >>> find_years("gdp target 26", 2026)[0], find_years("exports 25?", 2026)[0], find_years("growth 26% and 25 projects", 2026)[0]
    ((2026,), (2025,), ())
    >>> find_years("ferries in 2031 and the next year", 2026)[0], find_years("ferries next year", 2026)[0]
    ((2031, 2032), (2027,))
    >>> find_years("ferries in 2031, and a year later?", 2026)[0], find_years("2031年几座码头 第二年呢", 2026)[0]
    ((2031, 2032), (2031, 2032))
    """
    plain = _SHORT_RANGE.sub(r"\1\2\3\1\4", _SAME_YEAR.sub("", plain))
    if len(set(_YEAR.findall(plain))) == 1 and _BASE.search(plain):
        plain = _BASE.sub(" ", plain)
    spans = [(int(first), int(last)) for first, last in _RANGE.findall(plain)]
    plain = _RANGE.sub(" ", plain)
    years = [year for span in spans if span[1] - span[0] == 1 for year in span]  # from 2024 to 2025 compares two years
    spans = [span for span in spans if span[1] - span[0] != 1]
    years += [int(found) for found in _YEAR.findall(plain)]
    years += [2000 + int(found) for pattern in (_SHORT_YEAR, _TERSE_YEAR) for found in pattern.findall(plain)]
    if len(set(years)) == 1:
        years += [years[0] + 1] if _YEAR_AFTER.search(plain) or _THE_NEXT.search(plain) else []
        plain = _THE_NEXT.sub(" ", plain)
    for patterns, year in (
        ((_NEXT_ZH, _NEXT_EN), this_year + 1),
        ((_THIS_ZH, _THIS_EN), this_year),
        ((_LAST_ZH, _LAST_EN), this_year - 1),
        ((_BEFORE_LAST,), this_year - 2),
    ):
        if any(pattern.search(plain) for pattern in patterns):
            years.append(year)
    ended = [match for match in _PLAN_ENDED.finditer(plain) if years and _plan_period(match[1])[1] < this_year]
    years += [_plan_period(match[1])[1] for match in ended]
    for match in ended:
        plain = plain.replace(match[0], " ")
    periods: list[tuple[int, int]] = [*spans]
    periods += [(this_year - 5, this_year - 1)] if _PAST_FIVE.search(plain) else []
    periods += [(this_year, this_year + 4)] if _NEXT_FIVE.search(plain) else []
    ahead, current = this_year + (_PLAN_STARTS - this_year) % 5, this_year - (this_year - _PLAN_STARTS) % 5
    periods += [(ahead, ahead + 4)] if _PLAN_AHEAD.search(plain) else []
    periods += [(current - 5, current - 1)] if _PLAN_BEHIND.search(plain) else []
    periods += [_plan_period(found) for found in _PLAN_ZH.findall(plain)]
    for first, second in _PLAN_EN.findall(plain):
        number = int(first or second)
        periods.append((2011 + 5 * (number - 12), 2015 + 5 * (number - 12)))
    return tuple(dict.fromkeys(years)), tuple(dict.fromkeys(periods))


def year_words(plain: str, this_year: int) -> dict[int, str]:
    """The words of a question that name a year: its digits, or one that is told from another.

    >>> year_words("去年和2024年GDP", 2026), year_words("What was it last year?", 2026)
    ({2024: '2024', 2025: '去年'}, {2025: 'last year'})
    """
    found = {int(digits): digits for digits in _YEAR.findall(plain)}
    told = (_NEXT_ZH, _THIS_ZH, _LAST_ZH, _BEFORE_LAST, _NEXT_EN, _THIS_EN, _LAST_EN, _SHORT_YEAR)
    for match in (one for pattern in told for one in pattern.finditer(plain)):
        for year in find_years(match[0], this_year)[0]:
            found.setdefault(year, match[0])
    return found


def with_years(question: str, years: Sequence[int], language: str) -> str:
    """A question that names no year, asked of these.

    >>> with_years("GDP目标是多少？", (2025, 2026), "zh"), with_years("What is the GDP target, and why?", (2026,), "en")
    ('2025年和2026年GDP目标是多少？', 'In 2026, what is the GDP target, and why?')
    """
    if language == "zh":
        return "和".join(f"{year}年" for year in years) + question
    began = question[:1].lower() + question[1:] if question[1:2].islower() else question  # What is; not GDP
    return f"In {' and '.join(map(str, years))}, {began}"


def plan_named(plain: str) -> list[str]:
    """The one plan period that a question names, as it stands there; none where it names several.

    >>> plan_named("十五五规划纲要一共几项指标"), plan_named("the 15th FYP of Beijing")
    (['十五五'], ['15th FYP'])
    """
    found = list(dict.fromkeys(match[0] for pattern in (_PLAN_ZH, _PLAN_EN) for match in pattern.finditer(plain)))
    return found if len(found) == 1 else []


def _plan_period(numeral: str) -> tuple[int, int]:
    """The years of the plan 十N五.

    >>> _plan_period("四")
    (2021, 2025)
    """
    number = "二三四五六".index(numeral)
    return 2011 + 5 * number, 2015 + 5 * number
