"""Which targets a report without a table of them says were missed: its own sentences.

In: a question that asks which targets of one report were missed, and names no indicator. Out: a `Draft` of the sentences in which
the report says so, each cited, or the refusal where it says
nothing of the kind; None where it has a table: the rows are compared then.
The module knows nothing of causes.
"""

from __future__ import annotations

import re

from answer.draft import Desk, Draft
from answer.expects import members_asked, names_members
from answer.frames import refusal
from answer.model import Claim
from answer.rows import other_places, reports_of_place
from answer.sentences import sentence_claim
from corpus import split_sentences
from index import Query

_ASKED = re.compile(r"目标|指标|任务|预期|\b(?:targets?|goals?|indicators?|objectives?|plan)\b", re.IGNORECASE)
_WHICH = re.compile(r"哪|什么|啥|几[项个]|有没有|是否|都|\b(?:which|what|any|list|how many|did|were)\b", re.IGNORECASE)
# 两个指标没有达到规划预期, CPI涨幅也未达年初预期; not 未能按时参会
SAYS_MISSED = re.compile(
    r"(?:没有|未能?|尚未)(?:全部|完全|如期)?(?:达到|完成|实现|达)[^，。；]{0,8}(?:目标|预期|规划|计划|任务)|(?:低于|不及|不达)[^，。；]{0,6}(?:预期|目标|计划)|(?:目标|指标|预期)[^，。；]{0,6}(?:没有|未能?|尚未)(?:如期)?(?:达到|完成|实现)"
)
_MOST = 3


def compose_missed_in_text(query: Query, desk: Desk) -> Draft | None:
    """The sentences of the one report asked in which it says that targets were missed."""
    if "missed" not in query.wants or query.wants & {"reason", "comparison"} or query.indicators:
        return None
    if not (_ASKED.search(query.plain) and _WHICH.search(query.plain)) or other_places(query, desk.sources):
        return None
    own = {query.report} if query.report else reports_of_place(query, desk.sources)
    if len(own) != 1 or own & {row.report.id for row in desk.sources.rows}:
        return None
    report = desk.sources.reports[next(iter(own))]
    spans = [
        (block, start, end)
        for block in report.blocks
        if block.kind == "paragraph" and block.scope.plans is not True
        for start, end in split_sentences(block.text.string)
        if SAYS_MISSED.search(block.text.string[start:end])
    ]
    claims: list[Claim] = []
    for block, start, end in spans[:_MOST]:
        cited = desk.sources.cite_text(block.id, start, end)
        claims.append(sentence_claim(cited, query.language, desk, "\n" if claims else "", query))
    members = members_asked(query)
    unnamed = members and not names_members([citation.quote for claim in claims for citation in claim.citations], members)
    if not claims or unnamed:
        nearest = claims[0].citations[0] if claims else None
        return Draft("refused", (Claim(refusal("not_in_corpus", query.language), (), factual=False),), "not_in_corpus", nearest)
    return Draft("answered", tuple(claims))
