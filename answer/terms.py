"""The terms a question names, their noted senses, and every sentence that uses them.

In: a `Query` and the sources. Out: names, `TermSense`s, spans of sentences. Names are compared without quotation
marks, widths and white space, and stand as wholes: 4311 not in 14311. The module knows nothing of wording.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from answer.draft import Desk, Draft
from answer.rows import reports_of_place
from answer.sources import Sources, TermSense, term_key
from corpus import Block, Glossary, split_sentences
from index import GENERIC, Query, english_stems

# “十四五”, 十五五规划: a period, not a term that somebody explains.
PLAN_PERIOD = re.compile(r"十[一二三四五六]五(?:规划|时期|期间)?")
_DEFINED_KINDS = frozenset({"slogan", "policy", "concept", "project", "industry"})
# Words that stand in many an English question: a name of them alone is none where they stand apart.
_COMMON = frozenset(
    stem
    for word in "one two three four five six seven eight nine ten new key major main core big first".split()
    for stem in english_stems(word)
)
# 五型政府, 三型机关: so many types of a thing, each set out somewhere.
_TYPE = re.compile(r"[两二三四五六七八九十]型(?:政府|机关|干部|党组织|城市|社会|队伍|企业|[\u4e00-\u9fff]{2}(?=[是指的 有]))")


def term_names(query: Query, desk: Desk) -> list[str]:
    """Names the question may be asking about, most explicit first."""
    plain = term_key(query.plain)
    found = [key for key in desk.sources.senses if len(key) > 1 and stands_in(key, plain)]
    found = [key for key in found if not any(key != other and key in other for other in found)]
    types = [name for name in _TYPE.findall(query.plain) if name in term_key(desk.sources.text)]
    names = [*(name for name in query.quoted if not PLAN_PERIOD.fullmatch(name)), *types, *sorted(found, key=len, reverse=True)]
    if query.language == "zh":
        printed = [
            phrase for phrase in desk.sources.quoted if phrase in query.plain and not phrase.isascii() and not PLAN_PERIOD.fullmatch(phrase)
        ]
        printed.sort(key=lambda phrase: (query.plain.index(phrase), -len(phrase)))  # a set has no order that two runs share
        names += [phrase for phrase in printed if not any(phrase != other and phrase in other for other in printed)]
    names += [term for term in query.terms if term_key(term) not in map(term_key, names) and _may_be_defined(term, desk)]
    halves = {half for name in names if (half := _half_of_type(name))}
    return [name for name in dict.fromkeys(names) if name not in halves]


# "two wings", "one ring", "4 improvements": names that begin with a number, as renderings quote them.
_NUMBERED_QUOTE = re.compile(r"\"((?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|\d{1,2}) [a-z][a-z -]{2,40})\"")
_EXPLAINED = r"\"{name}\"(?: \w+)?,? (?:is|are|refers?|means?|stands?|of the)\b"


@lru_cache(maxsize=8)
def _numbered_quotes(english: str) -> tuple[str, ...]:
    """The numbered names that renderings quote and say the meaning of, longest first."""
    text = english.lower()
    names = {name for name in _NUMBERED_QUOTE.findall(text) if re.search(_EXPLAINED.format(name=re.escape(name)), text)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def with_printed_quotes(query: Query, desk: Desk) -> Query:
    """The question with what it names as quoted: in English a numbered name of the renderings (the two wings), in Chinese a
    quoted phrase typed without the marks inside it (跳一跳够得着).
    """
    if query.language == "zh" and not query.quoted and "definition" in query.wants:
        typed = term_key(query.plain)
        keys = ((phrase, term_key(phrase)) for phrase in desk.sources.quoted if not phrase.isascii())
        named_zh = [phrase for phrase, key in keys if _LEAST_TYPED <= len(key) < len(phrase) and key in typed]
        return replace(query, quoted=(max(named_zh, key=lambda phrase: (len(phrase), phrase)),)) if named_zh else query
    if query.language != "en" or query.quoted or not re.search(r"(?i)\b(?:what|which|name|list|explain|mean)\b", query.plain):
        return query
    plain = query.plain.lower()
    named = next((name for name in _numbered_quotes(desk.sources.english_text) if re.search(rf"\b{re.escape(name)}\b", plain)), None)
    return query if named is None else replace(query, quoted=(named,))


_LEAST_CUT = 3  # characters of a part of a quoted name that may be a name of its own
_QUOTED_LONG = re.compile(r"“([^“”，。；：、]{4,24})”")
# Its meaning, and nothing else, is asked right behind a name: 厂改楼是指什么, 厂改楼是啥子意思; not 厂改楼是哪年搞的
_MEANT_BEHIND = re.compile(
    r"[”\"』]?(?:到底|究竟|具体)?(?:是|又是)?(?:指|指的是|个)?(?:什么|啥子?)(?:意思|含义|概念|东西|名堂)?(?:呀|啊|呢|嘛)?[?？。]*$"
)


@lru_cache(maxsize=8)
def _names_within(text: str) -> frozenset[str]:
    """What begins or ends the longer quoted names of a text, and stands nowhere else in it."""
    phrases = set(_QUOTED_LONG.findall(text))
    parts = {part for one in phrases for end in range(_LEAST_CUT, len(one)) for part in (one[:end], one[-end:])} - phrases
    outside = _QUOTED_LONG.sub("“”", text)
    return frozenset(part for part in parts if part not in outside)


def part_of_name_asked(query: Query, desk: Desk) -> str:
    """The beginning or end of a quoted name whose meaning a Chinese question asks for, where it stands in such names alone; "" for none.

    厂改楼 stands in “厂改楼消防审批一件事” alone: what it is, the reports need not say.
    """
    behind = _MEANT_BEHIND.search(query.plain) if query.language == "zh" else None
    asked = query.plain[: behind.start()] if behind is not None else ""
    within = _names_within(desk.sources.text) if asked else frozenset()
    return next((asked[at:] for at in range(len(asked) - _LEAST_CUT + 1) if asked[at:] in within), "")


_LEAST_TYPED = 5  # characters of a phrase with a mark inside
# What an abbreviation stands for is told where its long form stands before it in brackets: (SRDI).
_ABBREVIATION = re.compile(r"\b([A-Z][A-Z&]{1,6})\b.{0,12}\b(?:stands? for|short for|abbreviat\w+)\b")


def abbreviation_asked(query: Query) -> str:
    """The abbreviation whose long form an English question asks for, "" for none; an indicator's own is no such question."""
    found = _ABBREVIATION.search(query.plain) if query.language == "en" and not query.indicators else None
    return found[1] if found is not None else ""


_MEANT = re.compile(
    r"\b(?:[Ww])hat (?:does|do|is) (?:the (?:abbreviation|acronym|letters) )?\"?([A-Z][A-Z&]{1,6})\"? (?:mean|stand|short)\b"
)


def abbreviation_meant(query: Query) -> str:
    """The abbreviation whose meaning an English question asks for, "" for none."""
    found = _MEANT.search(query.plain) or _ABBREVIATION.search(query.plain) if query.language == "en" else None
    return found[1] if found is not None else ""


_CODES = re.compile(r"\b[A-Z]{2,6}\b")
_CODE_MEANT = re.compile(r"\b(?:define[sd]?|definition|mean(?:s|t|ing)?|explain|differences? between)\b", re.IGNORECASE)
_AROUND_CODE = 4  # characters that a noted name may have beside its code: GEP核算


def senses_by_code(query: Query, desk: Desk) -> list[TermSense]:
    """The noted senses of all codes whose meaning or difference an English question asks for; none where one has no note."""
    codes = list(dict.fromkeys(_CODES.findall(query.plain))) if query.language == "en" and _CODE_MEANT.search(query.plain) else []
    found = [
        next((senses[0] for key, senses in desk.sources.senses.items() if code in key and len(key) <= len(code) + _AROUND_CODE), None)
        for code in codes
    ]
    senses = [sense for sense in found if sense is not None]
    return senses if len(senses) == len(codes) else []


def _half_of_type(name: str) -> str:
    """五型 of 五型政府: asked of the whole, the half is no term of its own."""
    match = re.match(r"[两二三四五六七八九十]型(?=[\u4e00-\u9fff]{2})", name)
    return match[0] if match else ""


def _may_be_defined(term: str, desk: Desk) -> bool:
    entry = desk.glossary.entry(term)
    return term not in GENERIC and not PLAN_PERIOD.fullmatch(term.strip("“”")) and entry is not None and entry.kind in _DEFINED_KINDS


# The meaning of one word, and nothing else, is asked: 新质生产力是什么意思. Not what is the plan for it
_SURELY_MEANING = re.compile(
    r"什么意思|啥意思|何意|含义|定义|何谓|(?:什么|啥)叫|^(?:什么|啥)是|\bmeans?\b|\bmeaning\b|\bdefin|\bstands? for", re.IGNORECASE
)
_WORDS_OF_POLICY = frozenset({"policy", "concept", "industry"})


def terms_meant(query: Query, glossary: Glossary) -> list[str]:
    """The terms of a question that a report has to explain: its slogans, and the one word of policy whose meaning alone is asked."""
    kinds = {name: entry.kind for name in query.terms if (entry := glossary.entry(name))}
    alone = len(query.terms) == 1 and _SURELY_MEANING.search(query.plain) is not None
    return [name for name, kind in kinds.items() if kind == "slogan" or (alone and kind in _WORDS_OF_POLICY)]


def find_senses(names: list[str], query: Query, desk: Desk) -> list[TermSense]:
    """Noted senses of the names: exact first; else terms of which a quoted name is a part."""
    exact: list[TermSense] = []
    for name in names:
        exact += desk.sources.senses.get(term_key(name), [])
    if not exact:
        for name in names:
            key = term_key(name)
            for other, senses in desk.sources.senses.items():
                if len(key) > 2 and (stands_in(key, other) or (len(other) > 2 and stands_in(other, key))):
                    exact += senses
    unique: dict[tuple[str, str, str], TermSense] = {}
    for sense in exact:
        unique.setdefault((sense.report.id, sense.note.mark, sense.definition), sense)
    senses = list(unique.values())
    return [sense for sense in senses if not _is_joint(sense, senses)]


def uses_of(name: str, sources: Sources) -> list[tuple[Block, int, int]]:
    """Every sentence that uses the name, in reading order."""
    key = term_key(name)
    uses = []
    for _, block in sources.blocks.values():
        if block.kind == "table" or not stands_in(key, sources.key_of(block)):
            continue
        for start, end in split_sentences(block.text.string):
            if stands_in(key, term_key(block.text.string[start:end])):
                uses.append((block, start, end))
    return uses


def stands_in(key: str, text: str) -> bool:
    """A name stands in a text as a whole: 4311 not in 14311, GIS not in LOGISTICS."""
    head = r"(?<![0-9A-Z+])" if key[:1].isascii() and key[:1].isalnum() else ""
    tail = r"(?![0-9A-Z+])" if key[-1:].isascii() and key[-1:].isalnum() else ""
    return key in text and (not (head or tail) or re.search(head + re.escape(key) + tail, text) is not None)


def _is_joint(sense: TermSense, senses: list[TermSense]) -> bool:
    """True for the joint form of a note of several terms (“三同”“两不”) when its parts are there too."""
    parts = [other for other in senses if other.note is sense.note and other is not sense]
    inside = [
        part
        for part in parts
        if part.term.definition_start >= sense.term.definition_start
        and part.term.definition_end <= sense.term.definition_end
        and part.definition != sense.definition
    ]
    return len(inside) > 1


def of_its_place(query: Query, draft: Draft, desk: Desk) -> bool:
    """True unless the question names a place whose own reports never use the term that other places' reports explain."""
    own = reports_of_place(query, desk.sources)
    quotes = {(citation.report.id, citation.quote) for claim in draft.claims for citation in claim.citations}
    if not quotes or any(report in own for report, _ in quotes) or len(own) == len(desk.sources.reports):
        return True
    explained = {
        name
        for senses in desk.sources.senses.values()
        for sense in senses
        for name in (sense.term.name, *query.quoted)
        if any(report == sense.report.id and quote in sense.note.text.string for report, quote in quotes)
    }
    return any(name in block.text.string for report, block in desk.sources.blocks.values() if report.id in own for name in explained)


def stands_as_name(stems: list[str], query: Query) -> bool:
    """Whether a name of common words alone stands in the question as it is: the new three; not the new rules … which three kinds."""
    return not _COMMON.issuperset(stems) or f" {' '.join(stems)} " in f" {' '.join(english_stems(query.plain))} "
