"""What a report admits went badly: the paragraph that every report of this genre gives to it.

In: a question for problems, shortcomings or weaknesses and nothing narrower. Out: a `Draft` of that paragraph's
sentences, each cited, or None where the question is narrower or no report has such a paragraph. The module knows
nothing of single indicators.
"""

from __future__ import annotations

import re

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.model import Claim
from answer.reasons import ENUMERATED
from answer.rows import reports_of_place
from answer.sentences import sentence_claim
from corpus import Block, Report, split_sentences
from index import Query

_PROBLEMS = re.compile(
    r"问题|不足|短板|困难|挑战|弱项|软肋|缺点|毛病|没做好|\b(?:weak(?:ness(?:es)?|\s+(?:spots?|points?))|troubles?|went wrong|(?:is|are|was|were) wrong|shortcomings?|problems?|difficult(?:y|ies)|challenges?|drawbacks?|failings?)\b",
    re.IGNORECASE,
)
# Words that may stand beside it: whose problems, and that they are admitted.
_BESIDE = re.compile(
    r"政府|工作|发展|经济|社会|承认|坦承|自己|自曝|存在|面临|面对|主要|清醒|提到|认识|报告|哪些|年度|计划|执行|反思|概括|总结|归纳|梳理|列举|检讨|认账|认|省长|市长|主席|全省|governor|mayor|province|provincial|admit\w*|own\w*|acknowledg\w*|concede\w*|confess\w*|government|district|economy|economic|development|work|"
    r"spots?|points?|wrong|went|own up|face[sd]?|facing|main|still|self|criticis\w*|see[sn]?|identif\w*|list\w*|name[sd]?|plan|implementation|social|remain\w*|biggest|ones|report\w*",
    re.IGNORECASE,
)
# 我们也清醒认识到, 还存在以下问题, 发展还面临不少困难和挑战.
_LEAD = re.compile(
    r"(?:清醒|深刻|冷静)地?(?:看到|认识到)|(?:还|也|仍|依然)(?:存在|面临)(?:着)?[^，。]{0,8}(?:问题|困难|不足|短板|挑战|差距)|存在(?:以下|的)(?:主要)?问题|(?:问题|困难|短板|不足)[^，。]{0,8}不容(?:忽视|回避)"
)
_MAX_CHARS = {"zh": 320, "en": 900}


def compose_problems(query: Query, desk: Desk) -> Draft | None:
    """The sentences in which the report asked for (else the newest) says what is wrong."""
    if not _PROBLEMS.search(query.plain) or query.wants & {"reason", "who", "when", "count", "how", "yes_no"}:
        return None
    if query.terms or any(not (_PROBLEMS.fullmatch(c.surface) or _BESIDE.fullmatch(c.surface)) for c in query.concepts):
        return None
    found = _paragraph(query, desk)
    if found is None:
        return None
    block, spans = found
    items = [span for span in spans[1:] if ENUMERATED.match(block.text.string[span[0] :])]
    claims: list[Claim] = []
    used = 0
    for start, end in [spans[0], *items] if len(items) > 1 else spans:
        claim = sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n- " if claims else "")
        if claims and used + len(claim.text) > _MAX_CHARS[query.language]:
            break
        claims.append(claim)
        used += len(claim.text)
    return Draft("answered", tuple(claims))


def _paragraph(query: Query, desk: Desk) -> tuple[Block, list[tuple[int, int]]] | None:
    """The paragraph and its sentences from the lead on; of several reports the one that fits the question best."""
    own = reports_of_place(query, desk.sources)
    best: tuple[tuple[bool, bool, str], Block, list[tuple[int, int]]] | None = None
    for report in desk.sources.reports.values():
        if report.id not in own or (query.report and report.id != query.report):
            continue
        for block in report.blocks:
            text = block.text.string
            spans = split_sentences(text) if block.kind == "paragraph" and _LEAD.search(text) else []
            at = next((i for i, (start, end) in enumerate(spans) if _LEAD.search(text[start:end])), None)
            if at is None or len(spans) - at < 2 or not year_fits(query, block, *spans[at]):
                continue
            rank = _rank(query, report)
            if best is None or rank > best[0]:
                best = (rank, block, spans[at:])
    return None if best is None else best[1:]


def _rank(query: Query, report: Report) -> tuple[bool, bool, str]:
    dated = query.report_year is not None and str(query.report_year) in (report.date or "")
    return (query.report_kind is not None and report.kind == query.report_kind, dated, report.date or "")
