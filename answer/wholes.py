"""Of which whole a figure is told: the nation, the province, the city, or nothing wider than the report's own place.

In: a sentence with a figure, a passage that holds it and the place of its report. Out: whether the sentence tells the figure of a
wider whole than the passage does: the district's 5 % as the nation's. The module knows nothing of how a figure is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from answer.directions import clauses_of
from index import Query


def _as_such(whole: str, also: str = "") -> str:
    """A whole as itself, not as what something ranks in or is a share of: 全市2026年; not 占全市, 全市第1, 全市率先."""
    return rf"(?<![占居列超较比于]){whole}(?!第|前列|首|唯一|最|率先{also})"


_SHARED = "|比重|1/|平均|水平|[一二三四五六七八九十]分之"  # 全市1/9, 全省平均
_PILOTS = r"|[\u4e00-\u9fff]{0,6}(?:示范|试点|先进)"  # 全国文明城区示范
_OF_NATION = f"{_as_such('全国', _PILOTS)}|我国|中国经济|国家层面"
# Sentences that speak of the city or the nation as a whole.
_SPEAKS_OF = {
    "city": re.compile(f"{_as_such('全市', _SHARED + '|获|推广|的?先进')}|市委|市政府"),
    "nation": re.compile(_OF_NATION),
}
# What makes a figure the whole's own. matches 全国2026年目标, China aims for, the national average; not 全国第1, national park
_WHOLES = {
    "nation": re.compile(
        _OF_NATION
        + r"|^(?:20\d\d年|[今去明]年)?中国(?=[20\d年今去明经失粮]|的|GDP)"
        + r"|\b(?:China(?:'s|’s)|the (?:whole )?(?:nation|country)(?:'s|’s)?|nation-?wide|country-?wide|national (?:\w+ )?(?:GDP|economy|growth|unemployment|target|average|rate|output|sales|income|figure))\b"
        r"|^(?:in |by |for )?(?:20\d\d,? )?China (?:aims?|plans?|targets?|sets?|expects?|grew|wants?|will|has|had|is|was|reported|recorded)\b",
        re.IGNORECASE,
    ),
    "province": re.compile(
        _as_such("全省", _SHARED) + r"|\b(?:province-?wide|the (?:whole )?province(?:'s|’s)?)\b",
        re.IGNORECASE,
    ),
    "city": re.compile(
        _as_such("全市", _SHARED) + r"|\b(?:city-?wide|the (?:whole )?city(?:'s|’s))\b",
        re.IGNORECASE,
    ),
}
# Whose figure it is, where it is not the place's own, and what a sentence must then say: 全市GDP增长目标5.5%, the city's target;
# not the inner city.
_TOLD = tuple(
    (re.compile(there, re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for there, told in (
        (r"全国|\b(?:nation(?:al|wide|'s)|country's|China's)", r"全国|国家|\b(?:nation|countr|China)"),
        (r"全省|\b(?:provinc(?:ial|e-?wide|e's)|whole province)", r"全省|\bprovinc"),
        (r"全市|\b(?:city-?wide|city's|whole city|entire city)", r"全市|\b(?:city|cities|municipal)"),
    )
)
# 重庆市2026年, 四川省: the city's or the province's own figure; not 重庆市渝中区.
_WIDER_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2}[市省](?![\u4e00-\u9fff]{2,4}[区县市])|\b(?:municipal|city-wide|citywide|province)\b", re.IGNORECASE
)
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


def tells_of_wider(scope: str, text: str) -> bool:
    """Whether a Chinese sentence speaks of the whole "city" or "nation", or of those who govern it."""
    return _SPEAKS_OF[scope].search(text) is not None


def wider_name(scope: str) -> str:
    """A whole in Chinese: 全市."""
    return _NAMES[scope]["zh"]


def wider_in_english(name: str) -> str | None:
    """A whole named in Chinese, in English; None for any other name."""
    return next((names["en"] for names in _NAMES.values() if names["zh"] == name), None)


def whole_is_told(there: str, text: str) -> bool:
    """Whether a figure that is told of the city, province or nation is told so: 全市 is not left out."""
    return all(said.search(text) for wider, said in _TOLD if wider.search(there))


def without_own_whole(clause: str, place: str) -> str:
    """A clause of a report without the word for the whole of its own place: 全省 in a province's report is no wider whole.

    >>> without_own_whole("全省增长5%", "青鸥省"), without_own_whole("全市增长5%", "青鸥市白石区")
    ('增长5%', '全市增长5%')
    """
    return next((clause.replace(_NAMES[kind]["zh"], "") for kind, ending in _OWN_KIND if kind != "nation" and ending.search(place)), clause)


def names_wider_place(text: str) -> bool:
    """Whether a text names a city or province as such, not as what a district lies in."""
    return _WIDER_PLACE.search(text) is not None


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


# who built the city's data base: the place at hand; not the whole city's, the city of Songhe's.
_CITY_AT_HAND = re.compile(r"\bthe city(?:['’]s)?\b(?! (?:as a whole|of|government|average|total|level)\b)", re.IGNORECASE)


def says_city_loosely(query: Query) -> bool:
    """Whether an English question that asks for no figure says "the city" for the place it is about."""
    return (
        query.language == "en"
        and not (query.asks_figure or query.indicators or query.places)
        and _CITY_AT_HAND.search(query.plain) is not None
    )
