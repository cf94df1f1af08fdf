"""What a slogan or abbreviation means: from its note, else from the sentence that says so, else honestly not.

In: a question that names a term. Out: a `Draft`, or None when it names no term or asks something else of
it. Order: a note's own definition; a sentence of the form “X”是/指/即/：; an enumeration before or after
the term; the parts of a numbered slogan; a term used and defined nowhere. The module knows nothing of
indicators or refusals of other kinds.
"""

from __future__ import annotations

import re
from dataclasses import replace

from answer.draft import Desk, Draft
from answer.expects import expected_sorts
from answer.frames import refusal
from answer.model import Citation, Claim
from answer.sentences import sentence_claim, untranslated_claim, whole_sentence
from answer.slogan_parts import TYPED, part_asked, parts_of, with_members
from answer.sources import TermSense, term_key
from answer.terms import (
    abbreviation_asked,
    abbreviation_meant,
    find_senses,
    of_its_place,
    part_of_name_asked,
    senses_by_code,
    stands_as_name,
    term_names,
    terms_meant,
    uses_of,
)
from answer.titled import items_under, parts_draft
from answer.under_name import asks_other, asks_under
from corpus import Block, split_sentences
from index import Query, english_stems

# “一环”指…, “一轴”是“…”, “三攻坚一盘活”，即…; not “投资渝中”品牌.
_EXPLAINS = r"[”\"』]?(?:是指|指的是|指|即|是(?!我|全|否)|：|:|包括|包含)"
# Strong signs that the meaning itself is asked for.
_MEANING = re.compile(
    r"什么意思|啥意思|何意|含义|指(?:的是)?(?:什么|啥|哪)|何谓|(?:什么|啥)叫|解释|定义|怎么?理解|全称|缩写|代表(?:什么|啥)"
    r"|\bmean|\bdefin|\bexplain|\bstands? for|\brefers? to|\bconsist|\bmade up of|\bcomprise|^what(?: exactly)?(?:'s| is| are)(?: exactly)?(?: the| a| an)? [\"“']"
    r"|[”\"』](?:到底|究竟)?是?(?:个)?怎么(?:个|回)?(?:做法|事|弄法)"
    r"|^what(?: exactly)?(?:'s| is| are)(?: exactly)? (?:the )?[^?]{1,40}(?:\?|$)|\bwhich (?:\w+ ){1,3}are\b",
    re.IGNORECASE,
)
# Weak signs: X是什么 asks for a meaning only where no figure, year, person or reason is asked for.
_WEAK_MEANING = re.compile(r"(?:什么|啥)是|是(?:个)?(?:什么|啥)(?!时候)|(?:讲|说)的?(?:什么|啥)")
# 1+6+11: which are they, what is the 6, 各指什么.
_ABOUT_PARTS = re.compile(r"各|分别|指|代表|什么|啥|哪|谁|\bwhat (?:is|are|does)\b|\bwhich\b|\bwho\b|\bmean", re.IGNORECASE)
# …是哪八张, 包括哪些, 说的是哪几个 right behind a term.
_WHICH = re.compile(
    r"^(?:这|那|的|里面?|中|具体|到底|究竟|现代化|产业|治理|指挥|体系|机制|中枢|工程|行动|模式|平台|政府|清单|赛道|场景|品牌|内容|个|几){0,4}(?:都|又)?(?:分别|各)?"
    r"(?:[说讲]的)?(?:是|有|包括|包含|指)?(?:了|的)?(?:哪|什么|啥)(?!时候|进展|变化|措施|举措|成效|成绩|项目|目标|安排)"
)
_NUMBER = re.compile(r"\d{3,7}")  # 4311, 33618: slogans that are a number; years are no quoted names
_LINKING = frozenset({"the", "of", "and", "in", "a", "for"})
# A quoted English name that counts its parts. Matches `Eight Actions`, `three highlands`; not `one-stop service`
_COUNTED_EN = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b(?!-)", re.IGNORECASE)
_MAX_SENSES = 3


def compose_definition(query: Query, desk: Desk) -> Draft | None:
    """The meaning of the term(s) the question names, or the refusal that says it is nowhere defined."""
    draft = _meaning(query, desk)
    if draft is None or not of_its_place(query, draft, desk):
        return None
    return with_members(query, draft)


def _meaning(query: Query, desk: Desk) -> Draft | None:
    if coded := senses_by_code(query, desk):
        return Draft("answered", tuple(definition_claim(sense, query, desk, "\n" if at else "") for at, sense in enumerate(coded)))
    names = term_names(query, desk)
    if not names and (short := abbreviation_asked(query)):
        return _in_rendering(short, query, desk, f"({short})") or _undefined(short, query, desk)
    if (inner := part_of_name_asked(query, desk)) and not any(inner in name for name in names):
        return _in_text(inner, query, desk) or _undefined(inner, query, desk)
    if query.wants & {"who", "missed"} and not _MEANING.search(query.plain) and not any("+" in name for name in query.quoted):
        return None
    if not names or not _asks_meaning(query, names, desk):
        return _by_likeness(query, desk)
    senses = find_senses(names, query, desk)
    part = next(filter(None, (part_asked(name, query) for name in query.quoted)), "")
    senses = [sense for sense in senses if part in sense.term.name + sense.definition] if part else senses  # of 两江四岸, 两江 is not 四岸
    if senses:
        return Draft("answered", tuple(definition_claim(sense, query, desk) for sense in senses[:_MAX_SENSES]))
    for name in query.quoted or names:
        draft = _in_text(name, query, desk) if not name.isascii() or name[:1].isdigit() else _in_rendering(name, query, desk)
        if draft is not None:
            return draft
    slogans = [name.strip("“”") for name in terms_meant(query, desk.glossary)]
    told = {*query.quoted, *desk.sources.quoted, abbreviation_meant(query)}
    explicit = [name for name in names if name in told or name.strip("“”") in slogans]
    only = bool(explicit) and (_nothing_else(query, explicit[0], desk) or _asks_its_parts(explicit[0], query, desk))
    if only and not asks_other(explicit[0], query, _meant(query) or _asks_its_parts(explicit[0], query, desk)):
        if (named := _by_likeness(query, desk, explicit[0])) is not None:
            return named
        under = items_under(explicit[0].strip("“”"), query, desk)
        if under is not None:
            return under
        return _undefined(explicit[0].strip("“”"), query, desk)
    return _by_likeness(query, desk)


def _in_rendering(name: str, query: Query, desk: Desk, spelt: str = "") -> Draft | None:
    """The sentence whose English says what a quoted English phrase is: "one axis" is ..., "one ring" refers to ..."""
    explains = re.compile(rf"\"?{re.escape(name)}\"?(?: \w+)?,? (?:is|are|refers?|means?|stands?|of the)\b", re.IGNORECASE)
    for sense in (sense for senses in desk.sources.senses.values() for sense in senses):
        if (note := desk.sources.english(sense.report.id, sense.note.text.string)) is not None and explains.search(note.en):
            return Draft("answered", (definition_claim(sense, query, desk),))
    for report, block in desk.sources.blocks.values():
        for start, end in split_sentences(block.text.string) if block.kind == "paragraph" else ():
            rendering = desk.sources.english(report.id, block.text.string[start:end])
            if rendering is not None and (spelt in rendering.en if spelt else explains.search(rendering.en)):
                return Draft("answered", (sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk),))
    return None


def _by_likeness(query: Query, desk: Desk, quoted: str = "") -> Draft | None:
    """A noted term whose English name's words, among them those that it quotes, all stand in a question that asks what or which."""
    if query.language != "en" or not query.wants & {"list", "definition"} or query.indicators or "count" in query.wants:
        return None
    asked, parts = set(english_stems(query.plain)), set(english_stems(quoted))
    best: tuple[int, TermSense] | None = None
    for senses in desk.sources.senses.values():
        for sense in senses:
            entry = desk.glossary.entry(sense.term.name)
            for name in (entry.en, *entry.en_aliases) if entry else ():
                stems = [stem for stem in english_stems(name) if stem not in _LINKING]
                named = parts <= set(stems) <= asked and stands_as_name(stems, query)
                if len(stems) > 1 and named and (best is None or len(stems) > best[0]):
                    best = (len(stems), sense)
    return Draft("answered", (definition_claim(best[1], query, desk),)) if best else None


def undefined(query: Query, desk: Desk) -> Draft | None:
    """What stands under a quoted or numbered term, else the refusal that it is explained nowhere; None when none is named."""
    if not query.quoted:
        return None
    return items_under(query.quoted[0], query, desk) or _undefined(query.quoted[0], query, desk)


def explained_in_text(name: str, query: Query, desk: Desk, lead: bool) -> tuple[Citation, ...]:
    """The sentences that say what a name is (X是…, its items before it, its parts one by one), with `lead` also those that it
    heads; () for none. `query` lends its language alone: the name need not stand in it."""
    draft = _in_text(name, replace(query, quoted=(name,)), desk, lead)
    return tuple(one for claim in draft.claims if claim.factual for one in claim.citations) if draft is not None else ()


def definition_claim(sense: TermSense, query: Query, desk: Desk, separator: str = "\n") -> Claim:
    """A noted term's definition: word for word in Chinese, by its note's rendering in English."""
    citation = desk.sources.cite_note(sense)
    if query.language == "zh":
        definition = sense.definition.strip(" ：:；;。")
        name = sense.term.name_as_printed
        name = name if "“" in name or '"' in name else f"“{name}”"
        if definition.startswith(name):
            name = ""
        joint = "" if not name or re.match(r"指|是", definition) else "："
        return Claim(f"{name}{joint}{definition}。", (citation,), separator)
    if citation.quote_en:
        return Claim(whole_sentence(citation.quote_en), (citation,), separator)
    glossed = untranslated_claim((citation,), desk, separator)
    if glossed.factual:
        return glossed
    english = desk.glossary.english(sense.term.name) or sense.term.name
    text = f'The note on "{english}" is quoted in Chinese in the citation; it has no English rendering yet.'
    return Claim(text, (citation,), separator, factual=False)


def _asks_meaning(query: Query, names: list[str], desk: Desk) -> bool:
    about_figures = query.language == "en" and bool(query.wants & {"target", "result", "count"}) and not query.quoted
    if _MEANING.search(query.plain) and not query.indicators and not about_figures:
        return True
    if _WEAK_MEANING.search(query.plain) and any(_NUMBER.fullmatch(name) for name in query.quoted) and not query.indicators:
        return True
    about_figures = bool(query.years or query.indicators or query.wants & {"target", "result", "count", "who", "when", "reason", "how"})
    if _WEAK_MEANING.search(query.plain) and not about_figures:
        return True
    noted = [name for name in names if term_key(name) in desk.sources.senses]
    if (
        query.language == "en"
        and noted
        and "count" not in query.wants
        and not query.years
        and not expected_sorts(query)  # what time does it close
        and re.search(r"(?i)\b(?:what|which|explain|name|list)\b", query.plain)
    ):
        return True
    if any(TYPED.fullmatch(name) for name in names) and re.search(r"(?i)哪|什么|啥|指|\b(?:what|which|name|list)\b", query.plain):
        return True
    if any(_asks_which(name, query, desk) for name in names):
        return True
    if any("+" in name or (_NUMBER.fullmatch(name) and name in desk.sources.quoted) for name in query.quoted) and _ABOUT_PARTS.search(
        query.plain
    ):
        return True
    bare = re.sub(r"[\s“”\"'‘’?？。]", "", query.plain)
    return any(term_key(name) == term_key(bare) for name in names)


def _asks_its_parts(name: str, query: Query, desk: Desk) -> bool:
    """True where a name counts its parts (四张清单, 1146), these are asked for, and the reports print it without a list."""
    counts = re.search(r"[\d一二两三四五六七八九十]", name) is not None or _COUNTED_EN.match(name) is not None
    uses = uses_of(name, desk.sources)
    listed = any(block.text.string[start:end].count("、") > 1 for block, start, end in uses)
    return (
        counts
        and (_asks_which(name, query, desk) or _meant(query))
        and not listed
        and (bool(uses) or name.lower() in desk.sources.english_text.lower())
    )


def _asks_which(name: str, query: Query, desk: Desk) -> bool:
    """True where the things that a term stands for are asked for by name: “八大行动”是哪八个, list all eight of the "Eight Actions"."""
    if query.years:
        return False
    if query.language == "en":
        printed = name in query.quoted and name.lower() in desk.sources.english_text.lower()
        return printed and "list" in query.wants and _COUNTED_EN.match(name) is not None
    at = query.plain.find(name)
    return bool(part_asked(name, query)) or (at >= 0 and _WHICH.match(query.plain[at + len(name) :].lstrip("”\"』’'")) is not None)


def _meant(query: Query) -> bool:
    return bool(_MEANING.search(query.plain) or _WEAK_MEANING.search(query.plain))


def _nothing_else(query: Query, name: str, desk: Desk) -> bool:
    """True when what the question names beside the term stands right by the term in the reports, or nowhere."""
    rest = [c for c in query.concepts if term_key(name) not in term_key(c.surface) and term_key(c.surface) not in term_key(name)]
    if not rest or (len(rest) > 1 and asks_under(query)):
        return not rest
    uses = uses_of(name, desk.sources)
    near = " ".join(block.text.string[start:end] for block, start, end in uses)
    beside = [c for c in rest if any(part in near for part in c.zh)]
    return query.language == "en" or len(beside) == len(rest) or not uses


def _in_text(name: str, query: Query, desk: Desk, lead: bool = True) -> Draft | None:
    """A definition or enumeration in running text; several senses are all given. `lead`: else what its heading leads."""
    found: list[tuple[Block, int, int]] = []
    explains = re.compile('[“"『]?' + re.escape(name) + _EXPLAINS)
    uses = uses_of(name, desk.sources)
    for block, start, end in uses:
        sentence = block.text.string[start:end]
        if explains.search(sentence) or _listed_before(name, sentence):
            found.append((block, start, end))
    if found:
        claims = [
            sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n")
            for block, start, end in found[:_MAX_SENSES]
        ]
        return Draft("answered", tuple(claims))
    parts = parts_of(name, uses, query, desk)
    entry = desk.glossary.entry(name)
    slogan = name in query.quoted or (entry is not None and entry.kind == "slogan")
    return parts or (_lead_paragraph(name, uses, query, desk) if slogan and lead else None)


_LEAD_CHARS = 40


def _lead_paragraph(name: str, uses: list[tuple[Block, int, int]], query: Query, desk: Desk) -> Draft | None:
    """The paragraph that a short first sentence with the name announces."""
    for block, start, end in uses:
        spans = split_sentences(block.text.string)
        if start == 0 and end <= _LEAD_CHARS and len(spans) > 2 and block.kind == "paragraph":
            return parts_draft(name, [(block, *span) for span in spans[1:6]], query, desk)
    return None


def _listed_before(name: str, sentence: str) -> bool:
    """“储备、开工、在建、完工”四张清单: the items stand before the name and their count is its numeral."""
    match = re.match(r"[“\"]?([两二三四五六七八九十]|\d)", name)
    at = sentence.find(name)
    if match is None or at <= 0:
        return False
    before = re.split(r"[，。；：,;:]", sentence[:at])[-1].rstrip('“"”等')
    if "”、" in before or "、“" in before:  # “两个确立”、坚决做到“两个维护”: other names, not its items
        return False
    numeral = match[1]
    count = int(numeral) if numeral.isdigit() else "零一二三四五六七八九十".find(numeral.replace("两", "二"))
    return before.count("、") + 1 == count and count > 1


def _undefined(name: str, query: Query, desk: Desk) -> Draft:
    uses = uses_of(name, desk.sources)
    detail = f"“{name}”" if query.language == "zh" else f'"{name}"'
    nearest = None
    if uses:
        block, start, end = uses[0]
        nearest = desk.sources.cite_text(block.id, start, end)[0]
    text = refusal("undefined_term", query.language, detail)
    return Draft("refused", (Claim(text, (), factual=False),), "undefined_term", nearest)
