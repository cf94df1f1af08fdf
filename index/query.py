"""What a question asks: language, kind, years, places, indicators, terms, and the words to search for.

In: a question as typed, the glossary, and the vocabulary of the loaded reports. Out: a `Query`. Rules of
the two languages and of the genre only; nothing here knows an answer or how hits are scored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus import Glossary, Match, Synonyms
from index.concepts import (
    FIGURE_ASKED,
    HAN_RUN,
    KINDS_OF_REPORT,
    WORD,
    Concept,
    find_concepts,
    find_focus,
    repair_spelling,
)
from index.stopwords import ASKING_ZH, POLITE_ZH, STOP_EN
from index.wants import kind_and_wants

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")

_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(20[0-4]\d)(?!\d|[.,]\d|亿|万|家|个|元)")
_SHORT_YEAR = re.compile(r"(?<!\d)(2\d)年(?!\d|内|间|来|以)")
# “十四五” 2021–2025, 14th FYP.
_PLAN_ZH = re.compile(r"十([二三四五六])五")
_PLAN_EN = re.compile(r"\b(\d{2})th (?:five[- ]year|FYP)|\b(\d{2})th FYP", re.IGNORECASE)
_NEXT_ZH, _THIS_ZH, _LAST_ZH = re.compile(r"明年|来年|下一年"), re.compile(r"今年|本年|当年|这一年"), re.compile(r"去年|上年|上一年|前一年")
_NEXT_EN = re.compile(r"\b(?:next|coming|following) year", re.IGNORECASE)
_THIS_EN = re.compile(r"\bthis year", re.IGNORECASE)
_LAST_EN = re.compile(r"\b(?:last|previous|past|prior) year", re.IGNORECASE)

_QUOTED = re.compile(r"[“\"「『‘']([^”\"」』’']{1,30})[”\"」』’']")
_NUMBERED = re.compile(r"(?<![\d.])\d*[A-Z]?(?:\d*[+＋][\dA-Za-z\u4e00-\u9fff]+)+|(?<![\d.,])(?!20[0-4]\d(?!\d))\d{3,5}(?![\d.,%年亿万家个元件项名人]|\s*(?:yuan|percent|million|billion))")

_CITY_ZH = re.compile(
    r"全市(?!第|唯一|首|最|率先|前列)|市里的?|重庆市?(?:全市|整体|的)?(?=20\d\d|[今去明]年|GDP|gdp|地区生产|经济|增速|增长目标|固定资产|社会消费|一般公共|城镇居民|人均|外贸|进出口)"
)
# The size of "the economy" without any other word is its GDP.
_ECONOMY_EN = re.compile(r"\b(?:how (?:large|big)|size)\b.{0,20}\b(?:district'?s?|local|its|the|yuzhong'?s?) economy\b", re.IGNORECASE)
_CITY_EN = re.compile(r"\b(?:chongqing(?:'s)?(?: (?:city|municipality|as a whole))?|city-?wide|the (?:whole )?city(?:'s)?|municipal)\b(?! station| medical| times)", re.IGNORECASE)
_NATION_ZH = re.compile(r"全国|国家的|中国的|我国")

@dataclass(frozen=True, slots=True)
class Query:
    """A question understood. `search_zh` and `search_en` are the words worth searching for in each language."""

    text: str
    plain: str
    language: str
    kind: str
    years: tuple[int, ...]
    periods: tuple[tuple[int, int], ...]
    places: tuple[str, ...]
    scope: str  # "district" (the reports' own place), "city", "nation", "other"
    indicators: tuple[str, ...]  # glossary names (zh)
    terms: tuple[str, ...]  # other glossary names (zh) and quoted or numbered words
    quoted: tuple[str, ...]
    wants: frozenset[str]  # target, result, missed, met, reason, who, when, list, count, yes_no, how, comparison, definition
    report: str | None
    report_year: int | None  # "the 2025 work report": the year of the document, not of what is asked
    report_kind: str | None  # "work report", "plan report", "newspaper page" where the question names one
    concepts: tuple[Concept, ...]
    asks_figure: bool  # how many, how much, which rate: an answer needs a figure
    focus: Concept | None  # what a figure is asked of, where the words show it: 多少[消费券], how many [teachers]
    search_zh: str
    search_en: str


def simplified(text: str, known: frozenset[str] | None = None) -> str:
    """`text` in NFKC and simplified characters; OpenCC is loaded only if a character is not in `known`.

    >>> simplified("渝中區２０２６年")
    '渝中区2026年'
    """
    plain = unicodedata.normalize("NFKC", text)
    if known is not None and all(character in known for character in _HAN.findall(plain)):
        return plain
    if not _HAN.search(plain):
        return plain
    import opencc

    return str(opencc.OpenCC("t2s").convert(plain))


def question_language(text: str) -> str:
    """"zh" or "en", by what carries the question: English words around a Chinese term make it English.

    >>> question_language("2026年GDP目标"), question_language('What does "三同" mean?'), question_language("GDP?")
    ('zh', 'en', 'en')
    """
    outside = _QUOTED.sub(" ", text)
    han = len(_HAN.findall(outside))
    words = [word for word in _LATIN_WORD.findall(outside) if not word.isupper()]
    if han == 0:
        return "en" if _LATIN_WORD.search(text) or not _HAN.search(text) else "zh"
    return "en" if len(words) >= 3 and len(words) * 2 > han else "zh"


def _years(plain: str, this_year: int) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    years = [int(found) for found in _YEAR.findall(plain)]
    years += [2000 + int(found) for found in _SHORT_YEAR.findall(plain)]
    for patterns, year in (
        ((_NEXT_ZH, _NEXT_EN), this_year + 1),
        ((_THIS_ZH, _THIS_EN), this_year),
        ((_LAST_ZH, _LAST_EN), this_year - 1),
    ):
        if any(pattern.search(plain) for pattern in patterns):
            years.append(year)
    periods: list[tuple[int, int]] = []
    digits = "二三四五六"
    for found in _PLAN_ZH.findall(plain):
        number = 12 + digits.index(found)
        periods.append((2011 + 5 * (number - 12), 2015 + 5 * (number - 12)))
    for first, second in _PLAN_EN.findall(plain):
        number = int(first or second)
        periods.append((2011 + 5 * (number - 12), 2015 + 5 * (number - 12)))
    return tuple(dict.fromkeys(years)), tuple(dict.fromkeys(periods))


def _search_words_zh(plain: str) -> str:
    return " ".join(ASKING_ZH.sub(" ", POLITE_ZH.sub(" ", plain)).split())


def _search_words_en(plain: str) -> str:
    return " ".join(word for word in WORD.findall(plain) if word.lower() not in STOP_EN)


def understand(
    text: str,
    glossary: Glossary,
    synonyms: Synonyms,
    *,
    home_places: Sequence[str],
    this_year: int,
    known_characters: frozenset[str] | None = None,
    words_en: Collection[str] = (),
    language: str | None = None,
    year: int | None = None,
    place: str | None = None,
    report: str | None = None,
) -> Query:
    """The question understood; `year`, `place`, `report` and `language` override what the words say.

    `home_places` are the places the loaded reports are about (渝中区); `this_year` is what 今年 means in
    the newest of them. Never raises: a question without words comes back with empty search words.
    """
    stripped = " ".join(text.split())
    language = language or question_language(stripped)
    plain = _plain(stripped, known_characters, words_en if language == "en" else ())
    plain, report_kind, report_year = _named_document(plain)
    years, periods = _years(plain, this_year)
    if year is not None:
        years = (year,)
    matches = _matches(plain, glossary, language)
    kind, wants = kind_and_wants(_without(plain, matches), language)
    indicators: dict[str, None] = {}
    terms: dict[str, None] = {}
    places: dict[str, None] = {}
    for match in matches:
        if match.entry.kind == "place":
            places[_official_place(match.entry.zh, match.entry.zh_aliases)] = None
            continue
        target = indicators if match.entry.kind == "indicator" else terms
        target[match.entry.zh] = None
    if place is not None:
        places = {place: None}
    quoted = tuple(dict.fromkeys([*_QUOTED.findall(plain), *(found for found in _NUMBERED.findall(plain) if found)]))
    home = tuple(name.removesuffix("区").removesuffix("市").removesuffix("省").removesuffix("县") for name in home_places)
    own = any(name and name in plain for name in home) or re.search(r"\byuzhong\b|\bdistrict\b|全区|我区|本区|区里", plain, re.IGNORECASE)
    scope = "district"
    bare = _blank_matches(plain, [match for match in matches if match.entry.zh not in "".join(home_places)])
    if not own:
        if _CITY_ZH.search(plain) or (language == "en" and _CITY_EN.search(bare)):
            scope = "city"
        elif _NATION_ZH.search(bare):
            scope = "nation"
    home_names = "".join(home_places)
    named = [match for match in matches if match.entry.kind != "place" or match.entry.zh not in home_names]
    away = _blank_matches(plain, [match for match in matches if match not in named])
    concepts = find_concepts(away, named, language, years, synonyms)
    printed = [name for concept in concepts if not concept.kind for name in concept.zh[1:]] if language == "zh" else []
    expansion = " ".join([*(match.entry.zh for match in matches), *printed])
    expansion_en = " ".join(" ".join(synonyms.printed_en(concept.surface)) for concept in concepts) if language == "en" else ""
    search_zh = f"{_search_words_zh(plain)} {expansion}" if language == "zh" else " ".join([expansion, *(HAN_RUN.findall(plain))])
    return Query(
        text=stripped,
        plain=plain,
        language=language,
        kind=kind,
        years=years,
        periods=periods,
        places=tuple(places),
        scope=scope,
        indicators=tuple(indicators),
        terms=tuple(terms),
        quoted=quoted,
        wants=wants,
        report=report,
        report_kind=report_kind,
        report_year=report_year,
        concepts=concepts,
        asks_figure=bool(FIGURE_ASKED.search(plain)),
        focus=find_focus(plain, concepts, language),
        search_zh=search_zh,
        search_en=f"{_search_words_en(plain)} {expansion_en}".strip() if language == "en" else "",
    )


def _plain(text: str, known_characters: frozenset[str] | None, words_en: Collection[str]) -> str:
    """A question in the form in which it is read: simplified, spelt as the reports do, years parted from letters."""
    plain = _GLUED_YEAR.sub(" ", simplified(text, known_characters))
    return _ECONOMY_EN.sub("how large GDP", repair_spelling(plain, words_en))


# 人均gdp2025年 is read as 人均gdp 2025年.
_GLUED_YEAR = re.compile(r"(?<=[A-Za-z])(?=20\d\d)")
# "the 2025 work report", 2025年政府工作报告: a year right before a document is the document's.
_DOCUMENT_YEAR = re.compile(
    r"(20\d\d)年?(?:的)?(?=(?:渝中区?)?(?:政府)?工[作做]报告|计划(?:执行)?报告)|\b(20\d\d) (?=(?:government )?work report|plan report)", re.IGNORECASE
)


def _named_document(plain: str) -> tuple[str, str | None, int | None]:
    """(the question without the document's year, the kind of report it names, that year)."""
    kind = next((kind for kind, pattern in KINDS_OF_REPORT if pattern.search(plain)), None)
    found = _DOCUMENT_YEAR.search(plain)
    year = int(found[1] or found[2]) if found else None
    return (_DOCUMENT_YEAR.sub("", plain) if found else plain), kind, year


def _official_place(name: str, aliases: Sequence[str]) -> str:
    """A place by its name with 市, 区, 县 or 省 where it has one: 成都 is 成都市; 解放碑 stays."""
    return next((one for one in (name, *aliases) if one in {name + ending for ending in ("市", "区", "县", "省")}), name)


# 5型政府, 4张清单: a digit where reports print the numeral.
_DIGIT = str.maketrans("123456789", "一二三四五六七八九")


def _matches(plain: str, glossary: Glossary, language: str) -> list[Match]:
    """Glossary names in the question, none overlapping: the question's own language first."""
    chinese = list(glossary.find_zh(plain)) if _HAN.search(plain) else []
    taken = [(match.start, match.end) for match in chinese if match.entry.kind == "slogan"]
    for match in glossary.find_zh(_ONE_DIGIT.sub(lambda found: found[0].translate(_DIGIT), plain)) if _ONE_DIGIT.search(plain) else ():
        if match.entry.kind == "slogan" and all(match.end <= start or match.start >= end for start, end in taken):
            chinese = [other for other in chinese if other.end <= match.start or other.start >= match.end] + [match]
    english = list(glossary.find_en(plain)) if _LATIN_WORD.search(plain) else []
    first, second = (chinese, english) if language == "zh" else (english, chinese)
    taken = [(match.start, match.end) for match in first]
    return first + [match for match in second if all(match.end <= start or match.start >= end for start, end in taken)]


def _blank_matches(plain: str, matches: Sequence[Match]) -> str:
    """The question with the reports' own place names blanked out: they tell no sentence from another."""
    for match in matches:
        plain = f"{plain[: match.start]}{' ' * (match.end - match.start)}{plain[match.end :]}"
    return plain


def _without(plain: str, matches: Sequence[Match]) -> str:
    """The question without the indicators it names: 预期 of 人均预期寿命 asks for no target."""
    for match in sorted(matches, key=lambda found: -found.start):
        if match.entry.kind in ("indicator", "slogan"):
            plain = f"{plain[: match.start]} _ {plain[match.end :]}"
    return plain


_ONE_DIGIT = re.compile(r"(?<![\d.+])[1-9](?=[\u4e00-\u9fff])(?![年月日%])")
