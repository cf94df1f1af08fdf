"""What a question is about, cut from its words: the subject that a follow-up lacks, or the slot that it fills anew.

In: a question as understood, with its `Query`. Out: the words of its subject; the same question with another year,
place or thing in it; a new question of a known kind. Knows nothing of turns or of what shows that a question leans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

import rjieba

from index.concepts import DOCUMENT_EN, DOCUMENT_ZH, Concept
from index.leaning import EN, SHARE_OF, ZH, Tongue
from index.query import Query
from index.stopwords import ASKING_ZH, POLITE_ZH

_QUOTES = re.compile(r"[“”\"]")
_STOPS = re.compile(r"[?？。!！]+")
_PER = re.compile(r"人均|地均|户均|年均")
_MEASURE = re.compile(r"(多少|几)(?:万?人次|[个家项条件座所名位张台])(?![\u4e00-\u9fff]{2})")
# 差多少, 多少个: what asks for the amount goes whole; not 多少人 (the noun is what is counted).
_ASKED_AMOUNT = re.compile(
    r"(?:相|还)?[差高低多少增减]了?(?:多少|几)(?:个百分点)?|(?:多少|几)[个家项条件座所名位张台](?=[\u4e00-\u9fff]|$)"
)
# Parts of the country that reports speak for; a place with no such name is a station, a bridge or a hall: 重庆站, 来福士.
_REGION = re.compile(r"[省市县州盟旗乡镇村国]$|(?<![片园社街景校院])区$|街道$|自治")
# 去年经济增长多少，完成目标了吗: the second part asks of the first; not 财政收入完成.
_WHETHER_DONE = re.compile(r"[，,](?:有没有|是否)?(?:完成|达到|实现)了?(?:年度|全年|年初|预期)?(?:目标|任务|预期)?了?$")
_START = re.compile(r"^(?:[ ，,]|[是有](?![\u4e00-\u9fff]?[无效权]))+")
_END = re.compile(r"(?:[ ，,的了是]|(?<!没)有|(?:将|能|可以)?要?达?到|[将能要])+$")


_ORDERS = re.compile(r"list|name|show|tell|give|find", re.IGNORECASE)  # list what they promise: the asking


class Subject:
    """The subject of one question, in the language of the question that lacks it."""

    def __init__(self, text: str, query: Query, language: str, render: Callable[[str, str], str], several_places: bool = False) -> None:
        self._text, self._query, self._language = text, query, language
        # Where the reports are of one place alone, its name tells nothing.
        self._own = [render(place, language) for place in query.places] if several_places else []
        self._signs: Tongue = ZH if query.language == "zh" else EN
        self._render = render if query.language != language else None

    def full(self, filled: Collection[str] = (), graded: bool = False, amounts: bool = True) -> str:
        """All that the question says but its asking: 2026年gdp目标; in English its topic, with target or result if `graded`.

        Without `amounts` a clause that asks how much and names nothing goes: 旅游，来了多少人.
        """
        if self._language != "zh" or self._query.language != "zh":
            return self.topic(filled, with_kind=graded, with_focus=True)
        text = self._text if amounts else self._without_amounts()
        names = sorted({c.surface for c in self._query.concepts if c.kind}, key=lambda name: (-len(name), name))
        # 查 of 调查失业率 asks nothing: what stands inside a name stays.
        parts = re.split(f"({'|'.join(map(re.escape, names))})", _STOPS.sub("", text)) if names else [_STOPS.sub("", text)]
        text = "".join(
            part if at % 2 else POLITE_ZH.sub("", ASKING_ZH.sub("", _ASKED_AMOUNT.sub("", part))) for at, part in enumerate(parts)
        )
        text = _WHETHER_DONE.sub("", text)
        if "year" in filled:
            text = self._signs.year.sub("", text)
        if "place" in filled:
            text = _without_places(text, self._query)
        if "document" in filled:
            text = DOCUMENT_ZH.sub("", text)
        return _START.sub("", _END.sub("", text))

    def _without_amounts(self) -> str:
        first, *later = re.split(r"[，,]", self._text)
        nouns = [c.surface for c in self._query.concepts if len(c.surface) > 1 and (c.kind or is_noun(c.surface, "zh"))]
        kept = [clause for clause in later if not self._signs.asks.search(clause) or any(noun in clause for noun in nouns)]
        return "，".join([first, *kept])

    def topic(self, filled: Collection[str] = (), *, with_kind: bool = False, with_focus: bool = False) -> str:
        """What the question names: its things, else its nouns; its place, year and document; not what it asks them for."""
        outside = self._beside_whole()
        things = [c for c in named_things(self._query) if c in outside and (c.kind != "indicator" or "indicator" not in filled)]
        places = [
            c for c in self._query.concepts if c.kind == "place" and "place" not in filled and not self._signs.whole.search(c.surface)
        ]
        dated = [found.span() for found in self._signs.year.finditer(self._query.plain)]
        nouns = [c for c in outside if not c.kind and is_noun(c.surface, self._query.language)]
        nouns = [c for c in nouns if not any(first <= c.start < end for first, end in dated)]
        named = things or [c for c in nouns if with_focus or c is not self._query.focus] or nouns
        if not things and entity_of(self._query) and not with_focus:  # 重庆站投资多少: the station is what is asked of
            named = []
        names = self._phrases(sorted([*places, *named], key=lambda c: c.start))
        own = [] if "place" in filled or places else self._own
        document = (DOCUMENT_ZH if self._query.language == "zh" else DOCUMENT_EN).search(self._text)
        if document is not None and "document" not in filled and self._render is None:
            names.append(document[0])
        year = "" if "year" in filled else self.year()
        kind = self._kind() if with_kind else ""
        if self._language == "zh":
            return f"{'和'.join(own)}{year}{''.join(names)}{kind}"
        return ", ".join([*dict.fromkeys([*own, *names]), *([f"{year} {kind}".strip()] if year or kind else [])])

    def _beside_whole(self) -> list[Concept]:
        """What a question names but the whole that a share is of: services, not the economy, of which their share is asked."""
        whole = SHARE_OF.search(self._query.plain)
        kept = [c for c in self._query.concepts if whole is None or not whole.start() <= c.start < whole.end()]
        named = [c for c in kept if c.kind != "place" and is_noun(c.surface, self._query.language)]
        return kept if named else list(self._query.concepts)

    def _phrases(self, concepts: Sequence[Concept]) -> list[str]:
        """The names of concepts; in English those that stand side by side as the phrase they make."""
        names: list[str] = []
        begins = ends = -1
        for concept in concepts:
            if self._render is None and names and re.fullmatch(r" *|-", self._query.plain[ends : concept.start]) and self._language == "en":
                names.pop()
            else:
                begins = concept.start
            ends = concept.start + len(concept.surface)
            joined = self._render is None and begins < concept.start and self._language == "en"
            names.append(self._query.plain[begins:ends] if joined else self._name(concept))
        return names

    def thing(self) -> str:
        """The one thing asked of: the first that the reports have a name for, else the first phrase of several nouns, else the first noun."""
        found = named_things(self._query)
        if found:
            return self._name(found[0])
        plain = [c for c in self._query.concepts if not c.kind and is_noun(c.surface, self._query.language)]
        phrases = self._phrases(plain)
        return next((phrase for phrase in phrases if " " in phrase), phrases[0] if phrases else "")

    def is_named(self) -> bool:
        """True where it is somebody's or some place's: what it, its figure, means is not told by the figure alone."""
        return any(c.kind in ("person", "company", "project", "place") for c in self._query.concepts)

    def head(self) -> str:
        """The noun that the last thing named ends in: 清单 of 四张清单; "" for none."""
        named = named_things(self._query) or [c for c in self._query.concepts if not c.kind and is_noun(c.surface, "zh")]
        words = [word for word in rjieba.cut(named[-1].surface) if len(word) > 1] if named and self._query.language == "zh" else []
        return str(words[-1]) if words else ""

    def year(self) -> str:
        """The years and periods named, as words."""
        unit = "年" if self._language == "zh" else ""
        years = [f"{year}{unit}" for year in self._query.years] or [f"{first}-{last}{unit}" for first, last in self._query.periods]
        return ("和" if self._language == "zh" else " and ").join(years)

    def place(self) -> str:
        """The place named that is not the reports' own, "" for none."""
        named = (c for c in self._query.concepts if c.kind == "place" and not self._signs.whole.search(c.surface))
        return next(map(self._name, named), "".join(self._own[:1]))

    def _kind(self) -> str:
        words = {"target": ("目标", "target"), "result": ("完成", "result")}
        return next((pair[self._language == "en"] for kind, pair in words.items() if kind in self._query.wants), "")

    def _name(self, concept: Concept) -> str:
        if self._render is None or not concept.kind:
            return _QUOTES.sub("", concept.surface).removesuffix("'s")
        return self._render(concept.surface, self._language)


def whole_question(kind: str, thing: str, year: str, place: str, language: str) -> str:
    """A question of a kind, asked out.

    >>> whole_question("target", "社零增速", "2025年", "", "zh"), whole_question("result", "retail sales", "2025", "", "en")
    ('2025年社零增速目标是多少', 'what was the 2025 result for retail sales')
    """
    if language == "zh":
        if kind == "definition":
            return f"{thing}是什么意思"
        return f"{place}{year}{thing}" + ("目标是多少" if kind == "target" else "完成了多少")
    if kind == "definition":
        return f"what does {thing} mean"
    dated = f"{year} " if year else ""
    where = f" in {place}" if place else ""
    return f"what {'is' if kind == 'target' else 'was'} the {dated}{kind} for {thing}{where}"


def swap_year(text: str, year: str, signs: Tongue) -> str:
    """The question with its years replaced by another; with that year where it has none.

    >>> swap_year("2026年社零增速目标是多少", "2025年", ZH), swap_year("What is the target for GDP?", "2025", EN)
    ('2025年社零增速目标是多少', 'What is the target for GDP in 2025')
    """
    if signs is ZH and re.fullmatch(r"20\d\d", year):
        year = f"{year}年"
    first = signs.year.search(text)
    if first is not None:
        rest = signs.year.sub("", text[first.end() :])
        return f"{text[: first.start()]}{year}{rest}"
    return f"{year}{text}" if signs is ZH else f"{text.rstrip(' ?.')} in {year}"


def swap_span(text: str, span: str, signs: Tongue) -> str:
    """The question asked of another part of the year.

    >>> swap_span("2026年一季度投资多少", "二季度", ZH), swap_span("What is the plan for roads?", "Q2", EN)
    ('2026年二季度投资多少', 'What is the plan for roads Q2')
    """
    if signs.span.search(text):
        return signs.span.sub(span, text, count=1)
    year = signs.year.search(text)
    at = year.end() if year else 0
    return f"{text[:at]}{span}{text[at:]}" if signs is ZH else f"{text.rstrip(' ?.')} {span}"


def swap_thing(text: str, new: str, query: Query, *, beside: bool = False) -> str | None:
    """The question with what it asks of replaced, or with words put beside that; None where it does not stand in it.

    In a question without a thing that has a name, its first noun (in English what a figure is asked of) is what it asks
    of. The measure word of the old thing goes: 多少家.
    """
    things = [c for c in named_things(query) if c.kind != "person"]
    plain = [c for c in query.concepts if not c.kind and is_noun(c.surface, query.language) and not _ORDERS.fullmatch(c.surface)]
    if query.focus in plain and query.language == "en":
        plain = [query.focus]
    for concept in [*things, *plain]:
        at = text.lower().find(concept.surface.lower())
        if at < 0:
            continue
        end = at + len(concept.surface)
        if text[at - 1 : at] in ("“", '"'):
            new = _QUOTES.sub("", new)  # the old one stands in quotation marks, and so will this one
        if beside and query.language == "zh":
            per = _PER.match(text[at:end])
            return f"{text[:at]}{new}{text[at + (per.end() if per else 0) :]}"
        if beside:
            return f"{text[:end]} {new}{text[end:]}"
        return text[:at] + new + _MEASURE.sub(r"\1", text[end:])
    return None


def swap_place(text: str, new: str, query: Query) -> str:
    """The question asked of another place."""
    old = _places_named(query)
    where = re.sub(r"^(?:in|for|of) |'s$", "", new)
    at = old.search(text) if old is not None and query.language == "en" and where else None
    if at is not None and old is not None:
        text = f"{text[: at.start()]}{at['in'] or ''}{where}{at['own'] or ''}{old.sub('', text[at.end() :])}"
        return re.sub(r"  +", " ", text)
    bare = _without_places(text, query)
    if query.language == "zh":
        return f"{new}{bare.lstrip('的，, ')}"
    return f"{_STOPS.sub('', bare).strip()} in {where}" if where else bare.strip()


def _without_places(text: str, query: Query) -> str:
    signs = ZH if query.language == "zh" else EN
    old = _places_named(query)
    text = old.sub("", text) if old is not None else text
    return re.sub(r"  +", " ", signs.own.sub("", signs.whole.sub("", text)))


def _places_named(query: Query) -> re.Pattern[str] | None:
    """The places of a question as they stand in it, several side by side as one: in Hubei and Sichuan."""
    found = [re.sub(r"'s$", "", name) for name in query.places_named]
    found += [part for place in query.places for part in (place, re.sub(r"^.+?[市省](?=.+[区县市])", "", place), place.rstrip("区县市省"))]
    known = sorted({name for name in found if name}, key=lambda one: (-len(one), one))
    if not known:
        return None
    one = rf"(?:{'|'.join(map(re.escape, known))})"
    return re.compile(rf"(?P<in>\b(?:in|for|of) )?{one}(?:(?:,? and |, |[和、与]){one})*(?P<own>'s)?", re.IGNORECASE)


def entity_of(query: Query) -> str:
    """The project, company or building that a question names, as it stands there; "" for none, and for a part of the country."""
    places = (c for c in query.concepts if c.kind == "place" and not any(map(_REGION.search, c.zh)))
    found = sorted([*places, *(c for c in query.concepts if c.kind in ("project", "company"))], key=lambda concept: concept.start)
    return found[0].surface.removesuffix("'s") if found else ""


def named_things(query: Query) -> list[Concept]:
    """What a question names that the glossary knows, years and places aside."""
    named = [c for c in query.concepts if c.kind not in ("", "place", "unit", "title")]
    return [c for c in named if not ZH.year.fullmatch(c.surface) and not EN.year.fullmatch(c.surface)]


@lru_cache(maxsize=2048)
def is_noun(word: str, language: str) -> bool:
    """True unless a word's part of speech (in English its ending) is that of a verb.

    >>> is_noun("项目", "zh"), is_noun("吸引", "zh"), is_noun("launched", "en"), is_noun("state-owned", "en")
    (True, False, False, True)
    """
    if language == "en" and word.isascii():
        return "-" in word or re.fullmatch(r"[a-z]{2,}ed|done|be|is|are", word) is None
    parts = [part for _, part in rjieba.tag(word)]
    return not all(part[0] in "vad" and part not in ("vn", "an") for part in parts)
