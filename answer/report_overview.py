"""A whole report in its own words, chapter by chapter; the names that one report uses and the one before does not.

In: a question what a report says in general, or which terms are new in it. Out: a `Draft`: under each chapter the headings of
its sections, which in this genre state what the section says, or where it has none its first sentences; or the names in
quotation marks that the later report prints and the earlier one nowhere. Knows nothing of single matters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from answer.counts import in_words
from answer.draft import Desk, Draft
from answer.mention_lists import report_name
from answer.mentions import fold
from answer.model import Claim
from answer.rows import reports_of_place
from answer.scale import held_in
from answer.sentences import sentence_claim
from corpus import Block, Report, split_sentences
from index import Concept, Query, english_stems

# 这份报告讲了什么, 主要内容, the gist of the report, section by section.
_WHOLE = re.compile(
    r"(?:报告|文件|材料|版面|报纸)(?:里|中|都|主要|大概|到底|一共)*(?:讲|说|写|谈)了?(?:些|哪些)?(?:什么|啥|内容)|(?:概括|总结|概述|介绍|简述|梳理)[^，。？]{0,12}(?:报告|文件)|(?:报告|文件)的?(?:主要)?(?:内容|要点|框架|结构|大意|重点|提纲)"
    r"|\b(?:gist|outline|summary|overview|structure|main points|key points|contents|tl ?; ?dr)\b.{0,40}\b(?:report|document|plan)\b|\b(?:summari[sz]e|sum up|outline)\b.{0,30}\b(?:report|document)\b|\bwhat(?:'s| is| does).{0,30}\b(?:report|document)\b.{0,20}\b(?:say|about|cover|section by section|contain|in general)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:这份|那份|报告|文件|计划|工作|政府|讲|说|写|主要|内容|要点|概括|总结|框架|结构|大意|重点|提纲|介绍|年度|国民经济|社会发展|草案|大概|章节|部分)+"
    r"|gist|outline|summary|overview|structure|contents?|points?|key|main|section\w*|chapter\w*|government|work|plan|report\w*|document\w*|general|cover\w*|give|district|draft|implementation",
    re.IGNORECASE,
)
# 哪些提法是新的, slogans not used in the report before; not 新增指标.
_NEW_NAMES = re.compile(
    r"(?:提法|说法|名词|口号|概念|新词|术语)[^。？]{0,24}(?:新|没有|没提|首次)|(?:新|首次)[^。？]{0,8}(?:提法|说法|名词|口号|概念|术语)"
    r"|\b(?:slogans?|terms?|phrases?|concepts?|wordings?)\b.{0,60}\b(?:new|not (?:used|found|in|mentioned)|absent|for the first time)\b|\bnew (?:slogans?|terms?|phrases?|concepts?|wordings?)\b",
    re.IGNORECASE,
)
# Words that ask for new names, no matter of their own.
_OF_NAMES = re.compile(
    r"(?:新|首次|提法|说法|名词|口号|概念|新词|术语|表述|提出|出现|没有|没提|哪些|什么)+|slogans?|terms?|phrases?|concepts?|wordings?|new|times?|first|used|found|mentioned|absent",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^“”，。；：、]{2,12})”")
_SECTIONS = 12  # headings of one chapter
_CHARS = {"zh": 1800, "en": 5000}
_SENTENCES = 2
_NAMES = 30
_ANNEX = re.compile(r"附件|附表|名词解释|名词注释|注释")


def compose_report(query: Query, desk: Desk) -> Draft | None:
    """The report asked for by chapters; None where a matter is asked of."""
    if not _WHOLE.search(query.plain) or query.indicators or query.terms or query.quoted:
        return None
    if any(not (_BESIDE.fullmatch(c.surface) or c.kind == "place") for c in query.concepts):
        return None
    report = next(iter(reports_meant(query, desk)), None)
    if report is None or (query.language == "en" and report.id in desk.sources.without_english):
        return None
    name = report_name(report, query, desk)
    claims: list[Claim] = []
    used = 0
    for chapter, sections in _chapters(report):
        made = [_line(block, query, desk, "\n- ") for block in sections[:_SECTIONS]] or _first_sentences(chapter, query, desk)
        used += sum(len(claim.text) for claim in made)
        if used > _CHARS[query.language]:
            break
        claims += [_line(chapter, query, desk, "\n"), *made]
    head = Claim(f"{name}{'：' if query.language == 'zh' else ':'}", (), "", factual=False)
    return Draft("answered", (head, *claims)) if claims else None


def compose_new_names(query: Query, desk: Desk) -> Draft | None:
    """The names that the later of two reports of a place prints in quotation marks and the earlier does not hold."""
    if not _NEW_NAMES.search(query.plain) or query.indicators:
        return None
    own = reports_of_place(query, desk.sources)
    whole = [report for report in desk.sources.reports.values() if report.id in own and report.kind != "newspaper page" and report.date]
    ordered = sorted(whole, key=lambda report: (report.date or "", report.id))
    if len(ordered) < 2 or len({report.place for report in ordered}) > 1:
        return None
    before, after = ordered[-2:]
    matter = [c for c in query.concepts if c.kind != "place" and not (_BESIDE.fullmatch(c.surface) or _OF_NAMES.fullmatch(c.surface))]
    earlier = fold("\n".join(desk.sources.finder.texts(before.id)))
    counted: Counter[str] = Counter()
    first: dict[str, tuple[Block, int, int]] = {}
    for block in after.blocks:
        for start, end in split_sentences(block.text.string):
            if not _speaks_of(matter, block, start, end, desk):
                continue
            for name in _QUOTED.findall(block.text.string[start:end]):
                if fold(name) not in earlier and not name.isascii():
                    counted[name] += 1
                    first.setdefault(name, (block, start, end))
    shown = [name for name, _ in counted.most_common() if query.language == "zh" or desk.glossary.english(name)][:_NAMES]
    if not shown:
        return None
    claims: list[Claim] = []
    for at, name in enumerate(shown):
        block, start, end = first[name]
        english = (desk.glossary.english(name) or name).replace('"', "")
        text = f"“{name}”" if query.language == "zh" else f'"{english}"'
        joint = ("。" if query.language == "zh" else ".") if at == len(shown) - 1 else ("；" if query.language == "zh" else ";")
        separator = "\n- " if not at else "" if query.language == "zh" else " "
        claims.append(Claim(f"{text}{joint}", desk.sources.cite_text(block.id, start, end), separator))
    claims.append(_names_told(before, after, len(counted), len(shown), matter, query, desk))
    return Draft("answered", tuple(claims))


def _speaks_of(matter: Sequence[Concept], block: Block, start: int, end: int, desk: Desk) -> bool:
    """Whether a sentence, or the heading right over it, names all of a matter; any does where none is asked of."""
    text = f"{''.join(block.section[-1:])} {block.text.string[start:end]}"
    rendering = desk.english(desk.sources.report_of(block.id).id, block.text.string[start:end]) if matter else None
    stems = f" {' '.join(english_stems(rendering))} " if rendering else ""
    return all(max(held_in(concept, text, ""), held_in(concept, text, stems)) >= 1 for concept in matter)


def _names_told(before: Report, after: Report, count: int, shown: int, matter: Sequence[Concept], query: Query, desk: Desk) -> Claim:
    later, earlier = report_name(after, query, desk), report_name(before, query, desk)
    of = "、".join(concept.surface for concept in matter) if query.language == "zh" else ", ".join(concept.surface for concept in matter)
    if query.language == "zh":
        text = f"{later}里{f'谈{of}的句子中' if of else ''}加引号、{earlier}里没有出现的名称有{in_words(count, 'zh')}个，按出现次数列{in_words(shown, 'zh')}个；没有出现不等于没有这件事。"
    else:
        text = (
            f"Names in quotation marks in {f'the sentences about {of} of ' if of else ''}{later} that do not stand in {earlier}: {in_words(count, 'en')}; {in_words(shown, 'en')} of them, by how often they stand. "
            "Not printed before is not the same as new."
        )
    return Claim(text, (), "\n", factual=False)


def reports_meant(query: Query, desk: Desk) -> list[Report]:
    """The reports that fit by id, kind and year, the one meant first: of several the newest that is no newspaper page."""
    own = reports_of_place(query, desk.sources)
    fitting = [
        report
        for report in desk.sources.reports.values()
        if report.id in own
        and query.report in (None, report.id)
        and (query.report_kind is None or report.kind == query.report_kind)
        and (query.report_year is None or str(query.report_year) in (report.date or ""))
    ]
    if len({report.place for report in fitting}) > 1:
        return []  # of many places none is meant

    def rank(report: Report) -> tuple[bool, bool, str, str]:
        dated = any(str(year) in (report.date or "") for year in query.years)
        return dated, report.kind != "newspaper page", report.date or "", report.id

    return sorted(fitting, key=rank, reverse=True)


def _chapters(report: Report) -> list[tuple[Block, list[Block]]]:
    """Each chapter's heading with those of its sections; the stories of a newspaper page."""
    if report.kind == "newspaper page":
        titles = {block.story: block for block in reversed(report.blocks) if block.kind == "title" and block.story}
        return [(block, []) for block in reversed(titles.values())]
    chapters: list[tuple[Block, list[Block]]] = []
    for block in report.blocks:
        if block.kind != "heading" or _ANNEX.match(block.text.string):
            continue
        if block.level <= 1 or not chapters:
            chapters.append((block, []))
        elif block.level == 2:
            chapters[-1][1].append(block)
    return chapters


def _line(block: Block, query: Query, desk: Desk, separator: str) -> Claim:
    return sentence_claim(desk.sources.cite_text(block.id, 0, len(block.text.string)), query.language, desk, separator)


def _first_sentences(heading: Block, query: Query, desk: Desk) -> list[Claim]:
    """The first sentences below a heading that has no sections."""
    claims: list[Claim] = []
    for block in desk.sources.neighbours(heading.id, 4):
        spans = split_sentences(block.text.string)
        if block.kind == "paragraph" and spans and len(claims) < _SENTENCES and block.story == heading.story:
            claims.append(sentence_claim(desk.sources.cite_text(block.id, *spans[0]), query.language, desk, "\n- ", query))
    return claims
