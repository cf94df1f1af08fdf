"""One part of a report in its own words: named by its number or by what its heading says.

In: a question what a part, chapter or section says. Out: a `Draft` of the part's heading and, in order, the headings below
it, or its leads, or the first sentences of its paragraphs; and the sentences below these, for whoever writes it anew. The
module knows nothing of single matters: a part that no heading names is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.frames import refusal
from answer.model import Claim
from answer.overview import has_lead
from answer.report_overview import compose_report, reports_meant
from answer.scale import held_in
from answer.sentences import sentence_claim
from answer.sources import term_key
from corpus import Block, Report, split_sentences
from index import Concept, Query, english_stems

# 讲了什么, 主要内容, 概括; not 定了多少, which asks for one thing of the part.
_ASKS = re.compile(
    r"(?:讲|说|写|谈|提)(?:了|的|到)?(?:些|哪些|是|都)*(?:什么|啥|内容)|内容|要点|大意|提要|概括|总结|概述|简述|概况|介绍|归纳|梳理|提炼"
    r"|\b(?:overview|outline|gist|summar\w+|sum(?:s|med)? up|key points|main points|contents?|describe)\b|\bwhat(?:'s| is| does)\b.{0,60}\b(?:say|about|cover|contain|deal with|in)\b",
    re.IGNORECASE,
)
_OTHER_WANTS = frozenset({"reason", "who", "when", "count", "comparison", "yes_no", "opinion", "definition", "met", "missed"})
_DIGITS = "零一二三四五六七八九十"
_N = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
# 第三部分, 第3章, “三、”这一节; not 三部分, which counts.
_BY_NUMBER = re.compile(
    rf"第(?P<of>{_N})(?:个|大)?(?:部分|章节?|节|篇|板块)|[“\"]?(?P<printed>[一二三四五六七八九十]{{1,3}})、[”\"]?(?:这|那)?(?:一)?个?(?:部分|章|节)"
    r"|(?P<last>最后)(?:的)?一?个?大?(?:部分|章|节)"
    r"|\b(?P<of_en>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:part|chapter|section)\b|\b(?P<last_en>last|final) (?:part|chapter|section)\b"
    r"|\b(?:part|chapter|section) (?P<after_en>one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,4}|\d{1,2})\b(?!\.\d)",
    re.IGNORECASE,
)
# （二）, sub-section two of a part.
_SUB = re.compile(r"[（(](?P<of>[一二三四五六七八九十]{1,3})[）)]|第(?P<nth>[一二三四五六七八九十]{1,3})(?:小节|小点|点)")
# 关于民生的部分, 工作回顾部分讲了什么, the section on finance; not 部分指标, a section of the river.
_BY_TOPIC = re.compile(
    r"[\u4e00-\u9fff”](?:部分|章节|板块|篇章|[这那一][章节])(?=里|中|主要|都|大概|讲|说|写|谈|的?(?:内容|要点|大意)|[，。？?！!\s]|$)"
    r"|\b(?:sections?|parts?|chapters?) (?:on|about|concerning|covering|dealing with|titled|called|headed)\b|\bthe (?:\w+ ){1,4}(?:section|chapter)(?!\s+of the (?:river|road|line))\b",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"第?[一二三四五六七八九十\d]*(?:部分|章节?|节|篇章?|板块|小节|段落)(?:讲|说|写|谈)?|概括|总结|概述|简述|概况|介绍|归纳|梳理|提炼|报告|内容|主要|要点|大意|提要"
    r"|sections?|parts?|chapters?|summar\w+|sum|overview|outline|gist|points?|contents?|describe|reports?|cover\w*|deal\w*|titled|called|headed"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,4}|\d{1,2}",
    re.IGNORECASE,
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_CARDINALS = "one two three four five six seven eight nine ten".split()
_ROMAN = "i ii iii iv v vi vii viii ix x".split()
_HEAD_NUMBER = re.compile(
    r"^\s*第?(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、.．]|部分|章|篇|节)|^[（(](?P<sub>[一二三四五六七八九十]{1,3})[）)]"
)
_CALL = re.compile(r"[！!]$")
_ANNEX = re.compile(r"附件|附表|名词解释|名词注释|注释")
_LEAST_HELD = 0.6  # of what a question names of a heading, as for the leads of a matter
_LEAST_TITLE = 4  # characters; a shorter heading stands in questions of something else
_ITEMS = 14
_OWN_SENTENCES = 4  # of a part that is a single paragraph
_PASSAGES = 14  # sentences below the headings, for a model
_CHARS = {"zh": 800, "en": 2400}


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, or a paragraph that begins with a lead, and the blocks below it; without heading where the file begins in it."""

    report: Report
    head: Block | None
    below: tuple[Block, ...]


def compose_section(query: Query, desk: Desk) -> Draft | None:
    """The part that a question names; a refusal where its report has no part of that number, None where it names none."""
    part = _part_of(query, desk)
    if isinstance(part, Report):
        last = [block for block in _chapters(part) if block is not None][-1:]
        nearest = desk.sources.cite_text(last[0].id, 0, len(last[0].text.string))[0] if last else None
        return Draft("refused", (Claim(refusal("not_in_corpus", query.language), (), factual=False),), "not_in_corpus", nearest)
    if part is None:
        return None
    claims = [sentence_claim(desk.sources.cite_text(part.head.id, 0, _end(part.head)), query.language, desk)] if part.head else []
    used = 0
    for block, start, end in _items(part):
        claim = sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n- " if claims else "- ")
        if len(claims) > 1 and (used + len(claim.text) > _CHARS[query.language] or len(claims) > _ITEMS):
            break
        claims.append(claim)
        used += len(claim.text)
    return Draft("answered", tuple(claims)) if claims else None


def passages_of_overview(query: Query, desk: Desk) -> list[Claim]:
    """The first sentences below each heading of the part or report that is to be summed up, in order; none for other questions."""
    part = _part_of(query, desk)
    if isinstance(part, Part):
        blocks = part.below
    elif part is None and "overview" in query.wants and compose_report(query, desk) is not None:
        blocks = reports_meant(query, desk)[0].blocks
    else:
        return []
    fresh, claims = True, list[Claim]()
    marked = sum(block.kind == "paragraph" and has_lead(block) for block in blocks)
    for block in blocks:
        if block.kind == "heading":
            fresh = True
        elif block.kind == "paragraph" and (cut := split_sentences(block.text.string)) and (fresh or marked < _PASSAGES):
            # 一是推动产业提质。: the sentence behind a lead says what was done.
            start, end = cut[1 if len(cut) > 1 and has_lead(block) else 0]
            claims.append(sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk))
            fresh = False
    return claims[:_PASSAGES]


def names_a_part(query: Query) -> bool:
    """Whether a question asks what a part, a chapter or a section says, by number or by what it is about."""
    return _asks(query) and bool(_BY_NUMBER.search(query.text) or _BY_TOPIC.search(query.text))


def without_structure(query: Query) -> Query:
    """The query of a part without the words that name parts: what remains is what the part is about."""
    return replace(query, concepts=tuple(_topic(query))) if names_a_part(query) else query


def _asks(query: Query) -> bool:
    return _ASKS.search(query.text) is not None and not query.wants & _OTHER_WANTS


def _topic(query: Query) -> list[Concept]:
    return [concept for concept in query.concepts if not _STRUCTURE.fullmatch(concept.surface) and concept.kind != "place"]


def _part_of(query: Query, desk: Desk) -> Part | Report | None:
    """The part asked for; the report that was meant where it has none of that number; None where no heading is named."""
    reports = [report for report in reports_meant(query, desk) if query.language == "zh" or report.id not in desk.sources.without_english]
    reports = [report for report in reports if report.kind != "newspaper page"]
    number = _number(query.text)
    if not reports or not _asks(query):
        return None
    if number is None:
        parts = [part for report in reports for part in _parts(report)]
        return _by_topic(query, parts, desk) if _BY_TOPIC.search(query.text) else _by_title(query, parts, desk)
    part = next((part for report in reports if (part := _numbered(report, number)) is not None), None)
    if part is None:
        return reports[0]
    sub = _SUB.search(query.text)
    inner = [inner for inner in _parts(part.report) if inner.head is not None and inner.head in part.below]
    if sub is not None:
        wanted = _value(sub["of"] or sub["nth"])
        return next((one for one in inner if one.head is not None and _printed(one.head) == wanted), None)
    return _by_topic(query, inner, desk) if _topic(query) else part


def _number(text: str) -> int | None:
    """The number of a part that a question names, -1 for the last.

    >>> _number("概括计划报告第三部分"), _number("what is in the last chapter"), _number("三部分内容")
    (3, -1, None)
    """
    found = _BY_NUMBER.search(text)
    if found is None:
        return None
    if found["last"] or found["last_en"]:
        return -1
    return _value(found["of"] or found["printed"] or found["of_en"] or found["after_en"])


def _value(printed: str) -> int:
    """The value of a number as it is written: 十一, 3, third, iv."""
    printed = printed.lower()
    for names in (_ORDINALS, _CARDINALS, _ROMAN):
        if printed in names:
            return names.index(printed) + 1
    if printed.isdigit():
        return int(printed)
    tens, _, ones = printed.rpartition("十")
    ten = 10 * (_DIGITS.find(tens) if tens else 1) if "十" in printed else 0
    return ten + (max(_DIGITS.find(ones), 0) if ones else 0)


def _printed(heading: Block) -> int | None:
    found = _HEAD_NUMBER.match(heading.text.string)
    return _value(found["n"] or found["sub"]) if found is not None else None


def _chapters(report: Report) -> list[Block | None]:
    """The headings of the highest level, in order; None first where the file begins inside a chapter."""
    headings = [block for block in report.blocks if block.kind == "heading" and not _ANNEX.match(block.text.string)]
    top = min((block.level for block in headings), default=0)
    chapters: list[Block | None] = [block for block in headings if block.level == top]
    first = chapters[0] if chapters else None
    if first is not None and (_printed(first) or 1) > 1 and first is not headings[0]:
        chapters.insert(0, None)
    return chapters


def _numbered(report: Report, number: int) -> Part | None:
    chapters = _chapters(report)
    if number == -1 or not chapters:
        return _part(report, chapters[-1]) if chapters else None
    printed = {_printed(block): block for block in reversed(chapters) if block is not None and _printed(block) is not None}
    if number in printed:
        return _part(report, printed[number])
    if number == 1 and chapters[0] is None:
        return _part(report, None)
    return _part(report, chapters[number - 1]) if not printed and number <= len(chapters) else None


def _part(report: Report, head: Block | None) -> Part:
    at = report.blocks.index(head) + 1 if head is not None else 0
    below = []
    for block in report.blocks[at:]:
        if block.kind == "heading" and (block.level <= head.level if head is not None else block.level == 1):
            break
        below.append(block)
    if head is not None and head.kind != "heading":
        return Part(report, head, ())
    return Part(report, head, tuple(block for block in below if block.kind in ("heading", "paragraph") and block.text.string))


def _parts(report: Report) -> Iterator[Part]:
    """Every part of a report that has a heading or a lead."""
    for block in report.blocks:
        leads = block.kind == "paragraph" and has_lead(block)
        if block.text.string and (leads or (block.kind == "heading" and not _ANNEX.match(block.text.string))):
            yield _part(report, block)


def _by_topic(query: Query, parts: list[Part], desk: Desk) -> Part | None:
    """The part whose heading the question holds whole, else the one that holds most of what the question names of it."""
    plain, topic = term_key(query.text), _topic(query)
    best: tuple[float, int, int] | None = None
    found = None
    for part in parts:
        assert part.head is not None
        if not year_fits(query, part.head, 0, _end(part.head)):
            continue
        words = part.head.text.string[: _end(part.head)]
        title = term_key(_HEAD_NUMBER.sub("", words))
        held = 2.0 if len(title) >= _LEAST_TITLE and title in plain else _held(topic, part, words, query, desk)
        rank = (held, -(part.head.level or 4), len(title) if held > 1 else 0)
        if held >= _LEAST_HELD and (best is None or rank > best):
            best, found = rank, part
    return found


def _by_title(query: Query, parts: list[Part], desk: Desk) -> Part | None:
    """The part whose whole heading the question repeats; what else it names must stand in the headings above or the report's title."""
    plain, found, length = term_key(query.text), None, _LEAST_TITLE - 1
    for part in parts:
        assert part.head is not None
        title = term_key(_HEAD_NUMBER.sub("", part.head.text.string))
        if part.head.kind != "heading" or len(title) <= length or title not in plain:
            continue
        around = "".join((part.head.text.string, *part.head.section, part.report.title, part.report.date or ""))
        if all(held_in(concept, around, "") >= _LEAST_HELD for concept in _topic(query)) and year_fits(
            query, part.head, 0, _end(part.head)
        ):
            found, length = part, len(title)
    return found


def _held(topic: list[Concept], part: Part, words: str, query: Query, desk: Desk) -> float:
    rendering = desk.sources.english(part.report.id, words) if query.language == "en" else None
    stems = f" {' '.join(english_stems(rendering.en))} " if rendering is not None else ""
    return sum(held_in(concept, words, stems) for concept in topic) / len(topic) if topic else 0.0


def _items(part: Part) -> list[tuple[Block, int, int]]:
    """What a part is set out in: the headings below it, else its leads, else the first sentence of each paragraph."""
    if part.head is not None and part.head.kind != "heading":
        return [(part.head, *span) for span in split_sentences(part.head.text.string)[1 : _OWN_SENTENCES + 1]]
    headings = [block for block in part.below if block.kind == "heading"]
    if headings:
        top = min(block.level for block in headings)
        return [(block, 0, _end(block)) for block in headings if block.level == top]
    marked = [block for block in part.below if has_lead(block)]
    paragraphs = marked if len(marked) > 1 else part.below
    # 各位代表！ and what a speech ends with say nothing of the part.
    return [
        (block, *spans[0])
        for block in paragraphs
        if (spans := split_sentences(block.text.string)) and not _CALL.search(block.text.string[slice(*spans[0])])
    ]


def _end(block: Block) -> int:
    """Where a heading ends: a paragraph with a lead is headed by its first sentence."""
    spans = split_sentences(block.text.string)
    return spans[0][1] if block.kind == "paragraph" and spans else len(block.text.string)
