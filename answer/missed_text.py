"""Which targets a report without a table of them says were missed: its own sentences.

In: a question that asks which targets of one report were missed, and names no indicator. Out: a `Draft` of the sentences in which
the report says so, each cited, or the refusal where it says
nothing of the kind; None where it has a table: the rows are compared then. Where it is asked which places missed targets, of each its first sentence.
The module knows nothing of causes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from answer.counts import in_words
from answer.draft import Desk, Draft
from answer.frames import refusal
from answer.members import members_asked, names_members
from answer.missed_by_facts import compose_missed_by_facts
from answer.model import Claim
from answer.rows import other_places, reports_of_place
from answer.sentences import sentence_claim
from corpus import Block, Report, split_sentences
from index import Query

_ASKED = re.compile(r"目标|指标|任务|预期|\b(?:targets?|goals?|indicators?|objectives?|plan)\b", re.IGNORECASE)
_WHICH = re.compile(r"哪|什么|啥|几[项个]|有没有|是否|都|\b(?:which|what|any|list|how many|did|were)\b", re.IGNORECASE)
# 两个指标没有达到规划预期, CPI涨幅也未达年初预期; not 未能按时参会
SAYS_MISSED = re.compile(
    r"(?:没有|未能?|尚未)(?:全部|完全|如期)?(?:达到|完成|实现|达)[^，。；]{0,8}(?:目标|预期|规划|计划|任务)|(?:低于|不及|不达)[^，。；]{0,6}(?:预期|目标|计划)|(?:目标|指标|预期)[^，。；]{0,6}(?:没有|未能?|尚未)(?:如期)?(?:达到|完成|实现)"
)
# which provinces missed targets: of all the reports loaded
_PLACES_ASKED = re.compile(
    r"(?:哪些|哪几个|哪个|有没有)(?:省份?|市|地方|地区|区县|报告)|\b(?:which|what|any|do any|did any)(?: of the| of these)? (?:provinces?|places?|regions?|reports?|cities|districts)\b",
    re.IGNORECASE,
)
# what was so before and is no more: 扭转多年未达预期的局面
_TURNED = re.compile(r"(?:扭转|改变|结束|摆脱)[^，。；]{0,10}(?:未|没有|不及|低于)[^，。；]*")
_MOST = 3


def compose_missed_in_text(query: Query, desk: Desk) -> Draft | None:
    """The sentences of the one report asked in which it says that targets were missed."""
    if "missed" not in query.wants or query.wants & {"reason", "comparison"} or query.indicators:
        return None
    if not (_ASKED.search(query.plain) and _WHICH.search(query.plain)) or other_places(query, desk.sources):
        return None
    own = {query.report} if query.report else reports_of_place(query, desk.sources)
    if own & {row.report.id for row in desk.sources.rows}:
        return None
    if len(own) > 1 and _PLACES_ASKED.search(query.plain):
        return _of_all(query, desk, own)
    if len({desk.sources.reports[name].place for name in own}) != 1:
        return None
    spans = _sentences(desk.sources.reports[next(iter(own))]) if len(own) == 1 else []
    if not spans and (by_facts := compose_missed_by_facts(query, desk, own)) is not None:
        return by_facts
    if len(own) != 1:
        return None
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


def _sentences(report: Report) -> list[tuple[Block, int, int]]:
    """The sentences of what a report reviews that say that something aimed at was not reached."""
    return [
        (block, start, end)
        for block in report.blocks
        if block.kind == "paragraph" and block.scope.plans is not True
        for start, end in split_sentences(block.text.string)
        if SAYS_MISSED.search(_TURNED.sub("", block.text.string[start:end]))
    ]


def _of_all(query: Query, desk: Desk, own: Collection[str]) -> Draft:
    """For each report that says so its first sentence, and how many of the reports do."""
    reports = [desk.sources.reports[name] for name in sorted(own)]
    saying = {report.id: spans for report in reports if (spans := _sentences(report))}
    if not saying:
        return Draft("refused", (Claim(refusal("not_in_corpus", query.language), (), factual=False),), "not_in_corpus")
    claims: list[Claim] = []
    for name, spans in saying.items():
        block, start, end = spans[0]
        claim = sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n- " if claims else "- ", query)
        place = desk.sources.reports[name].place
        claims.append(replace(claim, text=f"{place}：{claim.text}") if query.language == "zh" and place else claim)
    if query.language == "zh":
        count = f"查了{in_words(len(reports), 'zh')}份报告，{in_words(len(saying), 'zh')}份写明有没有达到的目标；其余的没有这样写，不等于都达到了。"
    else:
        count = (
            f"Reports searched: {in_words(len(reports), 'en')}; {in_words(len(saying), 'en')} say that something aimed at was not reached. "
            "That the others do not say so does not mean that they reached everything."
        )
    return Draft("answered", (*claims, Claim(count, (), "\n", factual=False)))
