"""What a question asks: language, kind, years, places, indicators, terms, and the words to search for.

In: a question as typed, the glossary, and the vocabulary of the loaded reports. Out: a `Query`. Rules of
the two languages and of the genre only; nothing here knows an answer or how hits are scored.
"""

# long: one reading of a question; what it rests on stands in modules of its own.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus import Glossary, Match, Synonyms
from index.alone import Alone, names_nothing_else
from index.bridge import Bridge
from index.concepts import (
    FIGURE_ASKED,
    GENERIC,
    HAN_RUN,
    KINDS_OF_REPORT,
    WORD,
    Concept,
    find_concepts,
    find_focus,
)
from index.dialect import standard_words
from index.everyday import in_set_words
from index.framing import without_lead, without_manner
from index.phrasings import Phrasings
from index.rephrase import (
    economy_as_gdp,
    in_plain_words,
    statement_as_question,
    whole_places,
    whole_terms,
    with_gdp,
    with_per_head,
    with_total,
    without_names,
)
from index.sourced import without_where
from index.spelling import repair_spelling
from index.stopwords import ASKING_ZH, MEASURE_EN, POLITE_ZH, STOP_EN
from index.two_tellings import without_tellings
from index.typed import NameRepair, simplified
from index.unlisted import PLACE_KIND_EN, home_by_sound, unlisted_places, without_own_whole
from index.wants import kind_and_wants
from index.years import find_years

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_QUOTED = re.compile(r"[“\"「『‘']([A-Za-z][A-Za-z ,-]{0,59}|[^”\"」』’']{1,30})[”\"」』’']")
_VERSUS = re.compile(r"\bvs\b|\bversus\b|\bcompared?\b|\bthan\b|比|相比|对比", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])")  # of who's: it quotes nothing
_NUMBERED = re.compile(
    r"(?<![\d.])\d*[A-Z]?(?:\d*[+＋][\dA-Za-z\u4e00-\u9fff]+)+|(?<![\d.,])(?!20[0-4]\d(?!\d))\d{3,5}(?![\d.,%年亿万家个元件项名人]|\s*(?:yuan|percent|million|billion)|[- ](?:days?|hours?|metres?|meters?|people|homes|families|firms|km)\b)"
)

# The reports' own place without its name: 我区, the district.
_OWN = re.compile(r"\bdistrict\b|全区|我区|本区|区里|全省|我省|全县|我县", re.IGNORECASE)
# The city above the district as a whole: 全市, citywide; not 全市第1, which ranks the district.
_WHOLE_CITY = re.compile(
    r"(?<![占居列超比])(?<!排)(?<![排占]在)全市(?!第|排|唯一|首|最|率先|前列|[的里]?(?:第几|多少|什么位|几|占比|比重|份额|排|位))|市里的?|\bcity-?wide\b|\bthe (?:whole )?city\b(?!(?:'s)? (?:first|only|largest|biggest|tallest|top|best|highest|most|map|centre|center|brain|wall)\b)|\bmunicipal\b",
    re.IGNORECASE,
)
# Behind the city's name, what makes it the whole city that is asked of: 重庆2026年GDP, Chongqing's target.
_AS_A_WHOLE = (
    r"(?:市|'s| city| municipality)?(?:全市|整体|的| as a whole)?\s*(?:20\d\d|[今去明]年|GDP|地区生产|经济|增速|增长目标|固定资产|社会消费|一般公共|城镇居民|人均|外贸|进出口"
    r"|(?:annual |overall |economic )?(?:growth|target|economy|economic|retail|budget|investment))"
)
# Before its name: 整个重庆, the whole of Chongqing; not 占整个重庆的几成
_ALL_OF = r"(?:(?<![占居列超比在])整[个座]|\b(?:whole|entire|all)(?: of)? )"
# A rank in the city and a share of it are the district's: citywide rank, what part of Chongqing's total.
_COMPARED_EN = re.compile(
    r"\b(?:shares?|proportion|percentage|slice|fraction|portion|part|percent|much) of (?!the (?:whole )?(?:city|nation))(?:[\w'-]+ ){1,5}(?:in|of|across) the (?:whole |entire )?city\b|\brank(?:s|ed|ing)?\b|\b(?:shares?|proportion|percentage|slice|fraction|portion|part|percent|half|much) of (?:the )?(?:whole|all|entire)\b|\b(?:shares?|proportion|percentage|slice|fraction|portion|(?:what|which) part|how much|percent) of (?:the )?(?:whole )?(?:city|municipal|[A-Z]\w+'?s (?:total|whole))|\b(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|1/\d+|\d%) of (?:the )?(?:whole )?(?:city|municipality)|\b(?:only|first|best|top|largest|biggest|highest|tallest|leading)(?: \w+){0,3} in (?:the (?:whole )?city|[A-Z]\w+)\b|\bof (?:the )?(?:city|whole city|citywide|[A-Z]?\w+)(?:'?s)? total\b",
    re.IGNORECASE,
)
# China's growth target, 中国2026年GDP目标; the possessive tells it from names that begin with China.
_CHINA = re.compile(
    r"\bChina'?s\s+(?:20\d\d )?(?:overall |economic |annual )?(?:GDP|economy|growth|target)|中国(?:20\d\d年)?的?(?:GDP|经济增长|经济增速|增长目标)",
    re.IGNORECASE,
)
_NATION = re.compile(
    r"全国的?(?=20|GDP|gdp|经济|增速|目标|增长)|(?<![哪个几些多的])国家的|中国的|我国|\bnational (?:GDP|economy|growth|target)|\bnationwide\b|\bChina's (?:GDP|economy|growth|target)",
    re.IGNORECASE,
)


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
    places_named: tuple[str, ...]  # the places' names as they stand in the question
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
    repaired: str = ""  # the question with slips in Chinese names put right; "" where there are none
    in_words: bool = False  # answered from sentences alone, no row of a table: somebody's words, or what goes with an indicator


def question_language(text: str) -> str:
    """ "zh" or "en", by what carries the question: English words around a Chinese term make it English.

    >>> question_language("2026年GDP目标"), question_language('What does "三同" mean?'), question_language("GDP?")
    ('zh', 'en', 'en')
    """
    outside = _QUOTED.sub(" ", text)
    han = len(_HAN.findall(outside))
    words = [word for word in _LATIN_WORD.findall(outside) if not word.isupper()]
    if han == 0:
        return "en" if _LATIN_WORD.search(outside) or (_LATIN_WORD.search(text) and not (_HAN.search(text) or "“" in text)) else "zh"
    return "en" if len(words) >= 3 and len(words) * 2 > han else "zh"


@dataclass(frozen=True, slots=True)
class Home:
    """What the loaded reports are about: their places in both languages, and the year that 今年 means in the newest."""

    places: tuple[str, ...]
    places_en: tuple[str, ...]
    this_year: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that questions are read with: glossary, everyday words, the reports' own characters and English words."""

    glossary: Glossary
    synonyms: Synonyms
    characters: frozenset[str] | None = None
    words_en: frozenset[str] = frozenset()
    common_en: frozenset[str] = frozenset()  # any English words known to be spelt well
    bridge: Bridge | None = None  # from English words to Chinese ones, where reports without renderings are loaded
    names: NameRepair | None = None  # puts slips of an input method right
    sayings: Synonyms = field(default_factory=Synonyms)  # sayings, each with what it means in plain words
    phrasings: Phrasings = field(default_factory=Phrasings)  # whole phrases that name an indicator
    alone: Alone = field(default_factory=Alone)  # everyday words that name an indicator where nothing stands beside them


def understand(
    text: str,
    lexicon: Lexicon,
    home: Home,
    *,
    language: str | None = None,
    year: int | None = None,
    place: str | None = None,
    report: str | None = None,
) -> Query:
    """The question understood; `year`, `place`, `report` and `language` override what the words say.

    Never raises: a question without words comes back with empty search words.
    """
    # long: one field of the Query after the other, in the order they build on each other.
    stripped = " ".join(text.split())
    language = language or question_language(stripped)
    stripped = without_lead(stripped, language)
    plain = _plain(stripped, lexicon, home, language)
    put_right = lexicon.names.repair(plain) if lexicon.names is not None and language == "zh" else plain
    repaired, plain = put_right if put_right != plain else "", put_right
    plain = in_plain_words(without_where(plain), lexicon.sayings, language)
    plain = statement_as_question(in_set_words(plain) if language == "en" else plain, language)
    plain, report_kind, report_year = _named_document(plain)
    plain = whole_terms(with_per_head(plain, language), lexicon.glossary)
    plain = whole_places(plain, lexicon.glossary) if language == "en" else plain
    named = _matches(plain, lexicon.glossary, language)
    if not any(match.entry.kind == "indicator" for match in named):
        place_count = sum(match.entry.kind == "place" for match in named)
        plain = _with_phrase(with_gdp(with_total(plain, language, named), language, place_count), language, home, lexicon)
    years, periods = find_years(without_tellings(plain, language) if language == "en" else plain, home.this_year)
    if report_year is not None and years and report_year not in years and _VERSUS.search(plain):
        years = (report_year, *years)
    years = years if year is None else (year,)
    if report_year is not None and not years and report_kind == "work report" and _AIMED.search(plain):
        years = (report_year,)  # the work report of a year sets that year's targets
    matches = _matches(plain, lexicon.glossary, language)
    matches = [*matches, *_alone(plain, matches, language, years, lexicon)]
    kind, wants = kind_and_wants(without_tellings(without_names(plain, matches), language), language)
    indicators, terms, places = _by_kind(matches)
    listed = [match for match in matches if match.entry.kind == "place"]
    unlisted = unlisted_places(plain, language, [match for match in matches if len(match.surface) > 1], home.places, lexicon.words_en)
    if unlisted:  # 江北县 is not 江北区
        listed = [m for m in listed if not any(start <= m.start < end for _, start, end in unlisted)]
        places = tuple(dict.fromkeys([*_by_kind(listed)[2], *(name for name, _, _ in unlisted)]))
    quoted = tuple(dict.fromkeys([*_QUOTED.findall(_APOSTROPHE.sub("", plain)), *(found for found in _NUMBERED.findall(plain) if found)]))
    foreign = [match for match in matches if match.entry.kind != "place" or match.entry.zh not in "".join(home.places)]
    away = _blank_matches(plain, [match for match in matches if match not in foreign])
    for _, start, end in unlisted:  # a place is no thing that is asked of
        away = f"{away[:start]}{' ' * (end - start)}{away[end:]}"
    away = _NO_WORD.sub(lambda found: " " * len(found[0]), without_own_whole(away, home.places)) if language == "zh" else away
    concepts = find_concepts(
        without_tellings(without_manner(away, language), language), foreign, language, years, lexicon.synonyms, lexicon.bridge
    )
    search_zh, search_en = _search_words(without_tellings(plain, language), matches, concepts, language, lexicon.synonyms)
    return Query(
        text=stripped,
        plain=plain,
        language=language,
        kind=kind,
        years=years,
        periods=periods,
        places=places if place is None else (place,),
        places_named=tuple(dict.fromkeys([*(plain[m.start : m.end] for m in listed), *(plain[start:end] for _, start, end in unlisted)])),
        scope=_scope(
            _blank_matches(plain, [match for match in foreign if match.entry.kind not in ("place", "indicator")]),
            _blank_matches(plain, [match for match in foreign if match.entry.kind != "indicator"]),
            home,
        ),
        indicators=indicators,
        terms=terms,
        quoted=quoted,
        wants=wants,
        report=report,
        report_kind=report_kind,
        report_year=report_year,
        concepts=concepts,
        asks_figure=bool(FIGURE_ASKED.search(plain)),
        focus=find_focus(plain, concepts, language),
        search_zh=search_zh,
        search_en=search_en,
        repaired=repaired,
    )


def _with_phrase(plain: str, language: str, home: Home, lexicon: Lexicon) -> str:
    """The question with the indicator named that it puts as a phrase; as it is where it names an indicator or anything else too."""
    if any(match.entry.kind == "indicator" for match in _matches(plain, lexicon.glossary, language)):
        return plain
    years, _ = find_years(plain, home.this_year)
    for candidate in lexicon.phrasings.named(plain, language):
        matches = _matches(candidate, lexicon.glossary, language)
        bare = candidate
        longer = [match for match in matches if len(match.surface) > 1]
        for _, start, end in unlisted_places(candidate, language, longer, home.places, lexicon.words_en):
            bare = f"{bare[:start]}{' ' * (end - start)}{bare[end:]}"
        concepts = find_concepts(bare, matches, language, years, lexicon.synonyms)
        others = [concept for concept in concepts if concept.kind != "indicator"]
        whole = all(any(map(_WHOLE_PLACE.search, concept.zh)) for concept in others if concept.kind == "place")
        indicators = {match.entry.zh for match in matches if match.entry.kind == "indicator"}
        if whole and len(indicators) == 1 and names_nothing_else(others):  # 外资企业 is not 外资 beside a number of firms
            return candidate
    return plain


def _alone(plain: str, matches: Sequence[Match], language: str, years: Sequence[int], lexicon: Lexicon) -> list[Match]:
    """The indicators that everyday words name where the question names nothing else, or joins them to one named by its own name."""
    if any(match.entry.kind == "indicator" for match in matches):
        return lexicon.alone.joined(plain, matches, language)
    named = [match for match in matches if match.entry.kind != "place"]
    phrases = lexicon.alone.phrases(_blank_matches(plain, matches), language, plain)
    bare = _blank_matches(plain, [match for match in matches if match not in named])
    return lexicon.alone.named(plain, find_concepts(bare, [*named, *phrases], language, years, lexicon.synonyms), language)


def _by_kind(matches: Sequence[Match]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names of indicators, of other terms, and of places, each once, in the question's order."""
    names: dict[str, dict[str, None]] = {"indicator": {}, "place": {}, "": {}}
    for match in matches:
        entry = match.entry
        if entry.zh in GENERIC or re.fullmatch(r"全[市国区省县]", entry.zh):
            continue
        name = _official_place(entry.zh, entry.zh_aliases) if entry.kind == "place" else entry.zh
        names.get(entry.kind, names[""])[name] = None
    return tuple(names["indicator"]), tuple(names[""]), tuple(names["place"])


def _scope(plain: str, bare: str, home: Home) -> str:
    """Whether the reports' own place is asked of, the city it lies in, or the nation.

    `plain` has no names but those of places and indicators in it, `bare` those of indicators alone: newcomers to the city are a name.
    """
    plain, bare = (without_own_whole(text, home.places) for text in (plain, bare))  # 全市 in the report of a city is no wider whole
    own = [re.sub(r"^.+?[市省](?=.+[区县市])|[区县市省]$", "", place) for place in home.places]
    own_en = [place.split(",")[0].removesuffix(" District").removesuffix(" Province") for place in home.places_en]
    if _OWN.search(plain) or any(name and name.lower() in plain.lower() for name in own + own_en):
        return "district"
    above = [match[1] for place in home.places if (match := re.match(r"(.+?)[市省](?=.+[区县市]$)", place))]
    above += [place.split(", ")[1] for place in home.places_en if ", " in place]
    whole = [
        rf"{re.escape(name)}{_AS_A_WHOLE}|{re.escape(name)}(?: city| municipality)? as a whole|\b(?:of|for|in) {re.escape(name)}(?: as a whole|(?= in 20| for 20|\?|$))"
        for name in above
    ]
    all_of = any(re.search(rf"{_ALL_OF}{re.escape(name)}(?!区)", plain, re.IGNORECASE) for name in above)
    of_city = all_of or _WHOLE_CITY.search(plain) or any(re.search(pattern, bare, re.IGNORECASE) for pattern in whole)
    if of_city and not _COMPARED_EN.search(plain):
        return "city"
    return "nation" if _NATION.search(bare) or _CHINA.search(plain) else "district"


def _search_words(plain: str, matches: Sequence[Match], concepts: Sequence[Concept], language: str, synonyms: Synonyms) -> tuple[str, str]:
    """(Chinese words, English words) to search for, each with what it may be printed as."""
    names = [match.entry.zh for match in matches]
    if language == "zh":
        printed = [name for concept in concepts if not concept.kind for name in concept.zh[1:]]
        return " ".join([*ASKING_ZH.sub(" ", POLITE_ZH.sub(" ", plain)).split(), *names, *printed]), ""
    printed = [word for concept in concepts for word in synonyms.printed_en(concept.surface)]
    words = [word for word in WORD.findall(plain) if word.lower() not in STOP_EN]
    near = (name for concept in concepts for name in concept.near)
    return " ".join([*names, *HAN_RUN.findall(plain), *near]), " ".join([*words, *printed])


def _plain(text: str, lexicon: Lexicon, home: Home, language: str) -> str:
    """A question in the form in which it is read: simplified, spelt as the reports do, years parted from letters."""
    text = _PART_EN.sub(lambda found: f"{_ORDER_OF[int(found[5]) - 1]} {'quarter' if found[1] else 'half of the year'}", text)
    plain = _PER_THOUSAND.sub("per thousand", _GLUED_YEAR.sub(" ", standard_words(simplified(text, lexicon.characters))))
    if language != "en":
        return economy_as_gdp(plain)

    def is_name(typed: re.Match[str], near: str) -> bool:
        """A loaded place in pinyin, or a name before County and the like that is no slip for a listed place: Qingling County."""
        if not typed[0][0].isupper():
            return False
        before_kind = PLACE_KIND_EN.match(typed.string, typed.end()) is not None
        if before_kind and not any(found.entry.kind == "place" for found in lexicon.glossary.find_en(near)):
            return True
        return home_by_sound(typed[0], home.places) is not None

    return economy_as_gdp(repair_spelling(plain, lexicon.words_en, lexicon.common_en, is_name))


_PART_EN = re.compile(
    r"\b(?:([Qq])(?=[1-4]\b)|(?<=\bin )([Hh])(?=[12]\b)|(?<=\bfor )([Hh])(?=[12]\b)|([Hh])(?=[12] 20\d\d))([1-4])(?![.\d-])"
)  # Q1, in H1; not H2
_ORDER_OF = ("first", "second", "third", "fourth")
# 人均gdp2025年 is read as 人均gdp 2025年.
_GLUED_YEAR = re.compile(r"(?<=[A-Za-z])(?=20\d\d)")
_PER_THOUSAND = re.compile(r"\b(?:per|for every|in every) (?:1,?000\b|(?:one|a) thousand\b)", re.IGNORECASE)
_AIMED = re.compile(r"目标|预期|定(?:的|了|在|为|得|多少)|\b(?:targets?|goals?|aims?)\b", re.IGNORECASE)
# "the 2025 work report", 2025年政府工作报告: a year right before a document is the document's.
_DOCUMENT_YEAR = re.compile(
    r"(20\d\d)年?(?:的|那[份本]|这[份本])?(?=(?:[\u4e00-\u9fff]{1,5}[区县市省州])?(?:政府)?工[作做]报告|计划(?:执行)?报告)|\b(20\d\d) (?=(?:(?:annual|official|district|provincial|municipal|local) )*(?:government (?:work )?report|work report|plan report))|(20\d\d)年?(?:的|那[份本]|这[份本])?(?=政府报告)",
    re.IGNORECASE,
)


def _named_document(plain: str) -> tuple[str, str | None, int | None]:
    """(the question without the document's year, the kind of report it names, that year)."""
    kind = next((kind for kind, pattern in KINDS_OF_REPORT if pattern.search(plain)), None)
    found = _DOCUMENT_YEAR.search(plain)
    return (_DOCUMENT_YEAR.sub("", plain), kind, int(found[1] or found[2] or found[3])) if found else (plain, kind, None)


def _official_place(name: str, aliases: Sequence[str]) -> str:  # 成都 is 成都市; 解放碑 stays
    return next((one for one in (name, *aliases) if one in {name + ending for ending in ("市", "区", "县", "省")}), name)


_WHOLE_PLACE = re.compile(r"[省市区县州盟旗]$")  # what a report is of: no street, park or bridge
# 5型政府, 4张清单: a digit where reports print the numeral.
_DIGIT = str.maketrans("123456789", "一二三四五六七八九")


def _matches(plain: str, glossary: Glossary, language: str) -> list[Match]:
    """Glossary names in the question, none overlapping: the question's own language first."""
    # 没完成 都列出来 names no 成都: a space parts the words of a question
    chinese = [m for m in glossary.find_zh(plain) if m.entry.kind != "place" or " " not in m.surface] if _HAN.search(plain) else []
    taken = [(match.start, match.end) for match in chinese if match.entry.kind == "slogan"]
    for match in glossary.find_zh(_ONE_DIGIT.sub(lambda found: found[0].translate(_DIGIT), plain)) if _ONE_DIGIT.search(plain) else ():
        if match.entry.kind == "slogan" and all(match.end <= start or match.start >= end for start, end in taken):
            chinese = [other for other in chinese if other.end <= match.start or other.start >= match.end] + [match]
    english = [match for match in glossary.find_en(plain) if not _is_common(match)] if _LATIN_WORD.search(plain) else []
    chinese = [match for match in chinese if not _only_qualifies(match, plain)]
    first, second = (chinese, english) if language == "zh" else (english, chinese)
    taken = [(match.start, match.end) for match in first]
    return first + [match for match in second if all(match.end <= start or match.start >= end for start, end in taken)]


# 多少外资项目, 外资银行有几家: things are counted that the indicator's short name only tells apart
_QUALIFIED = re.compile(
    r"(?:类|型)?(?:项目|银行|品牌|工厂|门店|商店|平台|基金|总部|研发中心|实验室|医院|学校|车企|药企|律所|机构|企业|公司)"
    r"(?=$|[，。？?、 了呢啊]|(?:一共|总共|到底|大概|现在|目前)?(?:有|是|达)?(?:多少|几)[家个]|(?:有|是|叫)?哪)"
)
_COUNTED_BEFORE = re.compile(r"(?:(?:多少|几)[家个]?|哪[些几][家个]?)新?$")
_SHORT_INDICATOR = 4  # characters: 外资, 进出口, 民营经济; an indicator's full name is asked of as such


def _only_qualifies(match: Match, plain: str) -> bool:
    """True where an indicator's short name stands right before things that a question counts or lists: 去年引进了多少外资项目."""
    if match.entry.kind != "indicator" or match.end - match.start > _SHORT_INDICATOR:
        return False
    noun = _QUALIFIED.match(plain, match.end)
    if noun is None:
        return False
    return (
        _COUNTED_BEFORE.search(plain[: match.start]) is not None
        or re.match(r"[^，。？?]{0,4}(?:(?:多少|几)[家个]|哪)", plain[noun.end() :]) is not None
    )


def _is_common(match: Match) -> bool:  # most is not MOST
    return not match.surface.isupper() and match.surface.lower() in STOP_EN | MEASURE_EN


def _blank_matches(plain: str, matches: Sequence[Match]) -> str:
    """The question with the reports' own place names blanked out: they tell no sentence from another."""
    for match in matches:
        plain = f"{plain[: match.start]}{' ' * (match.end - match.start)}{plain[match.end :]}"
    return plain


# 去年产了多少 is cut 去年 产了, not 年产; 31年开了几家 no 年开, 五十米内能到 no 内能, 多少人去 no 人去
_NO_WORD = re.compile(
    r"[去今明前上]年(?!度|味|轮|龄|代)|(?<=(?<![\d.])[0-3]\d)年(?=[开建办产来拿出进])|(?<=20[0-4]\d)年(?=[开建办产来拿出进])|(?<=[米里分时天周月年])内(?=[能可要会])|(?<=多少)人(?=[去来到在能会用])|(?<=[十百千万])人(?=有)|能(?=[省降涨减增][了]?(?:多少|几))"
)
_ONE_DIGIT = re.compile(r"(?<![\d.+])[1-9](?=[\u4e00-\u9fff])(?![年月日%])")
