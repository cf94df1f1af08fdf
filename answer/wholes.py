"""Of which whole a figure is told: the nation, the province, the city, or nothing wider than the report's own place.

In: a sentence with a figure, a passage that holds it and the place of its report. Out: whether the sentence tells the figure of a
wider whole than the passage does: the district's 5 % as the nation's. The module knows nothing of how a figure is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from answer.asked import WIDER
from answer.directions import clauses_of

# What makes a figure the whole's own. matches 全国2026年目标, China aims for, the national average; not 全国第1, national park
_WHOLES = {
    "nation": re.compile(
        WIDER["nation"].pattern
        + r"|^(?:20\d\d年|[今去明]年)?中国(?=[20\d年今去明经失粮]|的|GDP)"
        + r"|\b(?:China(?:'s|’s)|the (?:whole )?(?:nation|country)(?:'s|’s)?|nation-?wide|country-?wide|national (?:\w+ )?(?:GDP|economy|growth|unemployment|target|average|rate|output|sales|income|figure))\b"
        r"|^(?:in |by |for )?(?:20\d\d,? )?China (?:aims?|plans?|targets?|sets?|expects?|grew|wants?|will|has|had|is|was|reported|recorded)\b",
        re.IGNORECASE,
    ),
    "province": re.compile(
        r"(?<![占居列超较比])全省(?!第|前列|首|唯一|最|比重|率先|平均|水平)|\b(?:province-?wide|the (?:whole )?province(?:'s|’s)?)\b",
        re.IGNORECASE,
    ),
    "city": re.compile(
        r"(?<![占居列超较比])全市(?!第|前列|首|唯一|最|比重|1/|率先|平均|水平|[一二三四五六七八九十]分之)|\b(?:city-?wide|the (?:whole )?city(?:'s|’s))\b",
        re.IGNORECASE,
    ),
}
# What only sets the own place against the whole: ranks No. 1 in the country, a tenth of the national total, above the national average.
_BESIDE = re.compile(
    r"(?:占|居|列|超|较|比|高于|低于|快于|慢于|优于|领先|位列|跻身)[^，。；]{0,6}$|\b(?:in|of|than|above|below|from|across|by|for|to|among|versus|against|with|over|under|outside)(?: the| all)?(?: whole)? $",
    re.IGNORECASE,
)
_NAMES = {
    "nation": {"zh": "全国", "en": "the whole nation"},
    "province": {"zh": "全省", "en": "the whole province"},
    "city": {"zh": "全市", "en": "the whole city"},
}
_OWN_KIND = (("nation", re.compile(r"国$")), ("province", re.compile(r"(?:省|自治区)$")), ("city", re.compile(r"市$")))
_INSIDE = re.compile(r"^(?P<whole>.+?(?:省|市|自治区))(?P<own>.+[市区县旗])$")  # 重庆市|渝中区
_ENDING = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|[省市区县旗]$")


def told_of_wider(text: str, at: int, holding: Iterable[str], place: str, place_en: str = "") -> bool:
    """Whether a sentence tells the figure at `at` of a whole that neither its passage's clauses nor the report's place is.

    >>> told_of_wider("全国2026年经济增长5%", 11, ["经济增长5%"], "青鸥省白石县"), told_of_wider("全省增长5%", 4, ["增长5%"], "青鸥省")
    (True, False)
    >>> told_of_wider("青鸥省2026年增长5%", 10, ["增长5%"], "青鸥省白石县"), told_of_wider("青鸥省白石县增长5%", 8, ["增长5%"], "青鸥省白石县")
    (True, False)
    """
    told = whole_of(text, at, place, place_en)
    if not told:
        return False
    own = next((kind for kind, ending in _OWN_KIND if ending.search(place)), "")
    inside = _INSIDE.match(place)
    if told == own and inside is None:
        return False
    return not any(told in _wholes_of(clause, place, place_en) for clause in holding)


def whole_of(text: str, at: int, place: str, place_en: str = "") -> str:
    """The whole ("nation", "province", "city") that the clause of a figure tells it of, or the nearest clause before that names any place."""
    start, clauses = 0, []
    for clause in clauses_of(text):
        start = text.find(clause, start)
        if start > at:
            break
        clauses.append(clause)
        start += len(clause)
    for clause in reversed(clauses):
        wholes = _wholes_of(clause, place, place_en)
        if any(name in clause for name in _own_names(place, place_en)):
            return ""
        if wholes:
            return next(iter(wholes))
    return ""


def whole_named(clauses: Iterable[str], place: str, place_en: str, language: str) -> str:
    """The widest whole that any of some clauses speaks of, in words: 全国, the whole city; "" for none."""
    found = [kind for clause in clauses for kind in _wholes_of(clause, place, place_en)]
    return next((names[language] for kind, names in _NAMES.items() if kind in found), "")


def _wholes_of(clause: str, place: str, place_en: str) -> dict[str, None]:
    """The wholes that a clause speaks of as such, the widest first."""
    found = {
        kind: None
        for kind, pattern in _WHOLES.items()
        if any(not _BESIDE.search(clause[: match.start()]) for match in pattern.finditer(clause.strip()))
    }
    inside = _INSIDE.match(place)
    if inside is not None and _names_container(clause.strip(), inside["whole"], place_en):
        found |= {"province" if inside["whole"].endswith("省") else "city": None}
    return found


def _names_container(clause: str, whole: str, place_en: str) -> bool:
    """Whether a clause opens with the city or province that the own place lies in: 重庆市2026年…, Chongqing's target."""
    core = re.escape(_ENDING.sub("", whole))
    if re.match(rf"(?:20\d\d年|[今去明]年)?{core}[省市]?(?=的|20\d\d年|[今去明]年|全年|GDP|经济|地区生产总值)", clause):
        return True
    core_en = re.escape(place_en.rpartition(", ")[2]) if ", " in place_en else ""
    return bool(core_en) and re.search(rf"\b{core_en}(?:'s|’s)(?! \w+ District)|\b{core_en} as a whole\b", clause) is not None


def _own_names(place: str, place_en: str) -> list[str]:
    """What the own place is called without its container and its ending: 白石 of 青鸥省白石县, Baishi."""
    inside = _INSIDE.match(place)
    own = _ENDING.sub("", inside["own"] if inside is not None else place)
    english = re.sub(r" (?:District|County|City|Province)$", "", place_en.partition(", ")[0])
    return [name for name in (own, english) if len(name) > 1] if inside is not None else []
