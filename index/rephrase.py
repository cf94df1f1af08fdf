"""Questions put as the reports would name things: growth alone is that of GDP, half-quoted terms are made whole.

In: a question in plain form. Out: the same question with the thing named. Rules of the two languages and of the genre
only. Knows nothing of concepts or scores.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Glossary, Match

_GROWTH_EN = re.compile(
    r"\b(?:how fast (?:did|does|is|has|will|was)\b.{0,40}?\beconomy\b|economic growth|annual growth(?= (?:is|does|do|did|was|will|target|goal|rate))|(?:^|(?<=\bthe )|(?<=\bits )|(?<=\btheir )|(?<=\ba )|(?<=\bof )|(?<=\bwhat )|(?<=\bwhich )|(?<=\d\d )|(?<=['’]s )|(?<=s['’] )|(?<=\bits own )|(?<=\bannual )|(?<=\byear )|(?<=\boverall )|(?<=\bmain )|(?<=\bheadline )|(?<=\bcity )|(?<=\bdistrict )|(?<=\bprovince )|(?<=\bhigher )|(?<=\blower )|(?<=\bhighest )|(?<=\blowest )|(?<=\bsame ))growth (?:target|goal|rate)|(?:percent|%) growth|growth of (?:around |about )?\d[\d.]*\s*(?:%|percent)|grow by \d|\bwho (?:grew|grows|is growing|has grown|will grow) (?:faster|fastest|slower|slowest|quicker|more)|grow(?:ing)? faster than the (?:national|country|whole|overall) |which (?:one |province |city |region |place |of (?:them|the two) )?(?:grew|grows|is growing|has grown|will grow) (?:faster|fastest|slower|slowest|quicker|more)|20\d\d growth\b|growth (?:in|for) 20\d\d|^growth\b"
    r"|(?<=economy )to grow\b|(?<=economy )(?:grew|grow|grows|expanded|shrank|contracted)\b|(?:^|(?<=year )|(?<=20\d\d )|(?<=economic ))growth (?:was|is|came in at|reached|slowed to|stood at) (?:an? )?(?:estimated |about |around |expected |roughly )*\d)",
    re.IGNORECASE,
)
# Weak growth without a thing, a share of the economy: those of GDP. Matches "why was growth so weak"; not "why was retail growth so weak".
_WEAK_EN = re.compile(
    r"\b(?:why|what) (?:was|is|did|does|made|held|kept|slowed|drove) (?:the |its |their )?(?:overall |economic |district )?growth\b|\bgrowth (?:was|is|so|came in|turned out|ended up) (?:so |too |rather )?(?:weak|slow|low|poor|sluggish|disappointing)",
    re.IGNORECASE,
)
_SHARE_OF_ECONOMY_EN = re.compile(r"(?<=\b)(?:share|slice|part|portion|proportion|percentage|fraction)\b.{0,40}?\beconomy\b", re.IGNORECASE)
_GROWTH_ZH = re.compile(
    r"经济(?:增速|增长(?!点|极))|经济(?=(?:预计|预期|仅|只|将|要|实现|同比|约|约为|累计|年均|平均)+增长\d)|(?:谁|哪个?(?:省|市|区|地方)?)(?:增长|增速|涨)得?(?:更|最|比较)?[快高慢低]|(?:^|[年，,的 ])(?:增速|增长)(?:目标|预期)|增长\d[\d.]*(?:%|个点)?左?右?的?(?:这个)?目标|经济(?=(?:为[什啥]么?|怎么)?[没未](?:能|有)?(?:达到?|完成|实现)预?期?|不及预期|低于预期)"
)
# “五型”政府: the quoted word is half of a term.
_ENDS_IN_S = re.compile(r"(?<![A-Za-z'])([A-Za-z]{4,})s(?![A-Za-z'])")
_HALF_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff]{1,6})[”\"]([\u4e00-\u9fff]{1,6})")
# The size of "the economy" without any other word is its GDP.
_ECONOMY_EN = re.compile(
    r"\b(?:how (?:large|big)|size)\b(?P<between>.{0,40}?)\beconomy\b|\bwhose economy\b(?= (?:was|is|were) (?:larger|bigger|smaller))|\b(?:larger|bigger|largest|biggest) economy\b",
    re.IGNORECASE,
)


def whole_terms(plain: str, glossary: Glossary) -> str:
    """The question with half-quoted terms whole, where the glossary knows the whole: “五型”政府 is 五型政府."""

    def whole(match: re.Match[str]) -> str:
        ends = (match[1] + match[2][:length] for length in range(len(match[2]), 0, -1))
        found = next((name for name in ends if glossary.entry(name) is not None), None)
        return match[0] if found is None else f"{found}{match[2][len(found) - len(match[1]) :]}"

    return _HALF_QUOTED.sub(whole, plain)


def whole_places(plain: str, glossary: Glossary) -> str:
    """The question with possessives of places that lack their apostrophe put right: jiangsus economy is that of Jiangsu.

    Only where the word as typed is none that the glossary knows.
    """

    def whole(match: re.Match[str]) -> str:
        if any(True for _ in glossary.find_en(match[0])):
            return match[0]
        return match[1] if any(found.entry.kind == "place" for found in glossary.find_en(match[1])) else match[0]

    return _ENDS_IN_S.sub(whole, plain)


def with_gdp(plain: str, language: str) -> str:
    """A question for economic growth, without an indicator, as one for GDP: the economy's growth is that of its GDP."""
    if language == "en" and (found := _WEAK_EN.search(plain)) is not None:
        return re.sub(r"growth", "GDP growth", plain, count=1, flags=re.IGNORECASE)
    found = (_GROWTH_ZH if language == "zh" else _GROWTH_EN).search(plain)
    if found is None:
        return plain
    return (
        f"{plain[: found.start()]} GDP {plain[found.start() :]}"
        if language == "en"
        else f"{plain[: found.start()]}GDP{plain[found.start() :]}"
    )


def economy_as_gdp(plain: str) -> str:
    """The size of an economy as that of its GDP.

    >>> economy_as_gdp("how big is Jiangsu's economy")
    "how large  is Jiangsu's  GDP"
    """
    plain = _SHARE_OF_ECONOMY_EN.sub(lambda match: re.sub(r"(?i)economy$", "GDP", match[0]), plain)
    return _ECONOMY_EN.sub(_named_gdp, plain)


def _named_gdp(match: re.Match[str]) -> str:
    """How big is X's economy: how large is X's GDP."""
    between = match["between"] or ""
    return f"how large {between} GDP" if match["between"] is not None else "how large is whose GDP"


_AIM_EN = re.compile(r"\b(?:targets?|goals?)\b", re.IGNORECASE)  # visitor target names the indicator and asks for its target


def without_names(plain: str, matches: Sequence[Match]) -> str:
    """The question without the indicators it names: 预期 of 人均预期寿命 asks for no target."""
    for match in sorted(matches, key=lambda found: -found.start):
        if match.entry.kind in ("indicator", "slogan"):
            aim = _AIM_EN.search(plain, match.start, match.end)
            plain = f"{plain[: match.start]} _ {aim[0] if aim else ''} {plain[match.end :]}"
    return plain
