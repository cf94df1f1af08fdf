"""So many things of one kind, each of them: what a report announces or heads with a number (10件民生实事, 八个方面主要目标).

In: a question that asks which, or what, so many things are. Out: a `Draft` of the items of that very enumeration, each cited,
or None where no enumeration of that many things of that kind is found whole. Items are those of one sentence (一是…；二是…),
of the sentences or paragraphs behind, of headings, or the numbered ones of an annex; a note that lists them counts too. It
knows nothing of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import year_fits
from answer.definitions import definition_claim
from answer.draft import Desk, Draft
from answer.figures import chinese_numerals
from answer.model import Claim
from answer.reasons import ENUMERATED
from answer.rows import other_places, reports_of_place
from answer.sentences import sentence_claim
from answer.sources import TermSense, term_key
from corpus import Block, Report, split_sentences
from index import Concept, Query

_NUMBERS_EN = {
    name: value
    for value, name in enumerate("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(), 2)
}
_COUNT_EN = re.compile(rf"\b({'|'.join(_NUMBERS_EN)}|[2-9]|1\d|20)\b(?!\s*(?:%|percent|th\b|st\b|billion|million|years?\b))", re.IGNORECASE)
_COUNT_ZH = re.compile(r"([二三四五六七八九十两]+|(?<!\d)(?:[2-9]|1\d|20))(?=[个大项件条类点方])")
# 1.通过…, （一）…, 一是…, 一、…: the head of an item.
_ITEM_HEAD = re.compile(r"^\s*(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[是、])")
_INLINE = re.compile(r"[一二三四五六七八九十]+是")
_ANNEX_REACH = 30
_MOST = 20
_LEAD_CHARS = 40  # a paragraph that opens with its item's number is shown by its first sentence
_ASKING = re.compile(r"list|name|all|main|\d+|" + "|".join(_NUMBERS_EN), re.IGNORECASE)  # words of the asking, not of what is asked of
_LIST = frozenset({"list", "definition"})

Spans = list[tuple[Block, int, int]]


def compose_enumerated(query: Query, desk: Desk) -> Draft | None:
    """All items of the enumeration asked for, of the one report asked; None where none is found whole."""
    if not query.wants & _LIST or query.wants & {"reason", "comparison"} or query.quoted or other_places(query, desk.sources):
        return None  # a quoted term is looked up as a term
    counts = _counts(query)
    things = [c for c in query.concepts if c.kind not in ("place", "unit", "title") and c.printed and not _ASKING.fullmatch(c.surface)]
    own = {query.report} if query.report else reports_of_place(query, desk.sources)
    if not things or len(own) != 1:
        return None
    report = desk.sources.reports[next(iter(own))]
    sense = _noted(counts, things, query, report, desk)
    if sense is not None:
        return Draft("answered", (definition_claim(sense, query, desk, ""),))
    found = _in_text(counts, things, query, report, desk)
    if found is None:
        return None
    lead, items = found
    claims: list[Claim] = [] if lead is None else [sentence_claim(desk.sources.cite_text(*_args(lead)), query.language, desk)]
    for item in items[:_MOST]:
        claims.append(sentence_claim(desk.sources.cite_text(*_args(item)), query.language, desk, "\n- " if claims else "- "))
    return Draft("answered", tuple(claims))


def _args(span: tuple[Block, int, int]) -> tuple[str, int, int]:
    return span[0].id, span[1], span[2]


def _counts(query: Query) -> set[int]:
    if query.language == "en":
        return {_NUMBERS_EN.get(found.lower()) or int(found) for found in _COUNT_EN.findall(query.plain)}
    return {int(found) if found.isdigit() else int(max(chinese_numerals(found))) for found in _COUNT_ZH.findall(query.plain)}


def _numbers(text: str) -> set[int]:
    """How many things a Chinese phrase says there are.

    >>> sorted(_numbers("努力实现以下8个方面主要目标")), sorted(_numbers("十个突出亮点"))
    ([8], [10])
    """
    return {int(found) if found.isdigit() else int(max(chinese_numerals(found))) for found in _COUNT_ZH.findall(text)}


def _names(things: list[Concept], text: str) -> int:
    """How many of the things asked of a text names."""
    return sum(any(name in text for name in concept.printed) for concept in things)


def _noted(counts: set[int], things: list[Concept], query: Query, report: Report, desk: Desk) -> TermSense | None:
    """The note whose term is so many of these things: 2026年10件民生实事."""
    for senses in desk.sources.senses.values():
        for sense in senses:
            name = sense.term.name_as_printed
            counted = _numbers(name)
            if sense.report.id == report.id and counted and (not counts or counts & counted):
                own = re.sub(r"20\d\d年|\d+|[“”\"]", "", name)
                if any(term_key(zh) in term_key(own) and len(zh) >= len(own) - 2 for concept in things for zh in concept.zh):
                    years = {int(year) for year in re.findall(r"20\d\d", name)}
                    if not years or not query.years or years & set(query.years):
                        return sense
    return None


def _in_text(
    counts: set[int], things: list[Concept], query: Query, report: Report, desk: Desk
) -> tuple[tuple[Block, int, int] | None, Spans] | None:
    best: tuple[int, tuple[Block, int, int] | None, Spans] | None = None
    for block, start, end, named in _announcements(counts, things, query, report):
        sentence = block.text.string[start:end]
        items = _items(block, start, end, desk)
        wanted = counts & _numbers(sentence) or counts
        whole = len(items) in wanted if wanted else len(items) > 2
        if whole and (best is None or named > best[0]):
            inline = len(items) == 1 or (items[0][0].id == block.id and items[0][1] < end)
            best = (named, None if inline or block.kind in ("heading", "title") else (block, start, end), items)
    return best[1:] if best is not None else None


def _announcements(counts: set[int], things: list[Concept], query: Query, report: Report) -> Iterator[tuple[Block, int, int, int]]:
    """Sentences that name most of what is asked of and say that there are so many, and headings that name all of it."""
    for block in report.blocks:
        text = block.text.string
        if block.kind == "table" or not _names(things, text):
            continue
        for start, end in split_sentences(text):
            sentence = text[start:end]
            named = _names(things, sentence)
            heading = block.kind in ("heading", "title") or (len(text) <= _LEAD_CHARS and not _ITEM_HEAD.match(text))
            counted = bool(_numbers(sentence) & counts) and 2 * named >= len(things)
            if (counted or (heading and named == len(things))) and year_fits(query, block, start, end):
                yield block, start, end, named


def _items(block: Block, start: int, end: int, desk: Desk) -> Spans:
    """The items behind an announcement: in its own sentence, in the sentences behind, in the paragraphs or headings that follow."""
    text = block.text.string
    inline = [match.start() for match in _INLINE.finditer(text, start, end) if text[match.start() - 1] in "：:；;。，"]
    if len(inline) > 1:
        ends = [*inline[1:], end]
        return [(block, first, last) for first, last in zip(inline, ends, strict=True)]
    behind = [span for span in split_sentences(text) if span[0] >= end and ENUMERATED.match(text[span[0] :])]
    if len(behind) > 1:
        return [(block, *span) for span in behind]
    return _following(block, desk)


def _following(block: Block, desk: Desk) -> Spans:
    items: Spans = []
    style = ""
    level = 0
    for following in desk.sources.neighbours(block.id, _ANNEX_REACH):
        text = following.text.string
        head = _ITEM_HEAD.match(text)
        if head is None:
            if following.kind == "heading" or not items:
                break
            continue  # the text under an item's heading
        kind = re.sub(r"[\d一二三四五六七八九十]+", "#", head[0].strip())
        if items and (kind != style or (following.kind == "heading") != (level > 0)):
            if following.kind == "heading" and level and following.level <= level:
                break
            continue
        style, level = kind, following.level if following.kind == "heading" else 0
        spans = split_sentences(text)
        whole = following.kind == "heading" or head[0].strip()[:1].isdigit()
        items.append((following, 0, len(text)) if whole else (following, *spans[0]))
    return items
