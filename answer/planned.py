"""Whether a plan was met or what was done, where all that is found is the plan: told so, never passed off as the result.

In: a `Query` and what was found for it. Out: the refusal that says the result is not stated, or the words that go before the plan.
The module knows nothing of figures: an aim and its result are held against each other elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from answer.draft import Draft
from answer.model import Citation, Claim
from corpus import Scope
from index import Query

# did it come in as planned, 达到计划了吗: without a figure aimed at
_AS_PLANNED = re.compile(
    r"(?:达到|完成|实现|做到|兑现|超过|赶上|跟上|合)了?(?:预定|原定|既定|预期)?的?(?:计划|目标|进度|预期|任务)[^，。？]{0,4}(?:吗|么|没有?|否)|(?:计划|任务|目标|进度)[^，。？]{0,4}(?:完成|实现|达到|兑现|赶上)了?(?:吗|么|没有?|否)|按计划(?:完成|实现|落实)了?(?:吗|么|没)"
    r"|\b(?:did|was|were|has|have|had)\b.{0,80}\b(?:planned (?:level|amount|figure|pace)|(?:as|to|on|according to) plan(?:ned)?\b|(?:the|its|their|that) (?:\w+ ){0,4}(?:plan|target|goal)s?\b(?: for [\w ]{2,20})? (?:met|reached|hit|fulfilled|achieved|kept|delivered)|(?:meet|met|reach|reached|hit|fulfil|fulfilled|match|matched) (?:the|its|their|that) (?:\w+ )?(?:plan|target|goal))",
    re.IGNORECASE,
)
_ONLY_PLANNED = re.compile(r"计划|拟|力争|争取|预期目标|将(?:完成|实现|达)|确保")
_IS_DONE = re.compile(r"实际|已经?(?:完成|实现|达)|超额|圆满|如期|提前完成|(?:完成|实现|达到)了|顺利(?:完成|实现)|全面完成")
_NO_RESULT = {
    "zh": "已读入的报告只写了计划，没有写明结果，不能判断是否达到。",
    "en": "The loaded reports state only the plan, not the result, so whether it was met cannot be told.",
}

PROMISED = re.compile(r"说好|原[来定]|当初|承诺|答应|\bpromis|\bpledg", re.IGNORECASE)
# What came to pass is asked: 来了多少, 一共花了几亿, 去年接待多少, how many came. matches 建了多少公里, not 定了多少, were to be built
_DONE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![定打设])[了过](?:多少|几|大概)|(?:一共|总共|共)[^，。？定]{1,4}了|(?:去年|上一?年|前年)(?!的?(?:政府|工作|计划)*报告)(?![^，。？]*(?:[想要将]|定|安排))"
    r"|\b(?:did|was|were)\b(?! (?:to|supposed|due|meant|expected|set)\b)|\bhow (?:many|much)\b[^?]*\bcame\b",
    re.IGNORECASE,
)
_RESULT_OF = re.compile(
    r"\bwhat (?:was|were) the (?:20\d\d )?results? (?:for|of)\b|20\d\d年[^，。]{1,16}的?(?:实际)?结果(?:是|如何|怎样)", re.IGNORECASE
)
PLAN_ALONE = {
    "zh": "已读入的报告里没有找到实际结果，只找到计划。",
    "en": "In the loaded reports no result was found, only what was planned.",
}


def asks_done(query: Query) -> bool:
    """True where a figure of something done is asked for, and nothing that was planned or promised."""
    planned = query.wants & {"target", "comparison", "met", "missed", "reason"} or PROMISED.search(query.plain)
    if _RESULT_OF.search(query.plain) and not planned:
        return True
    return query.asks_figure and not planned and _DONE.search(f"{query.plain}\n{query.text}") is not None


def as_plan(query: Query, claims: Sequence[Claim], scopes: Iterable[Scope]) -> Draft:
    """The claims as an answer; as a partial one that says so, where something done is asked for and all their scopes plan."""
    if not claims or not asks_done(query) or not all(scope.plans is True for scope in scopes):
        return Draft("answered", tuple(claims))
    lead = Claim(as_lead(PLAN_ALONE[query.language], query.language), (), factual=False)
    return Draft("partial", (lead, replace(claims[0], separator="\n"), *claims[1:]), "not_in_corpus")


def as_lead(sentence: str, language: str) -> str:
    """A sentence as what goes before that which it speaks of: 只找到计划。 as 只找到计划：."""
    return f"{sentence[:-1]}{'：' if language == 'zh' else ':'}"


def only_planned(query: Query, citations: Sequence[Citation]) -> Draft | None:
    """The refusal of a question whether a plan was met, where all that is found is the plan; None otherwise."""
    if not _AS_PLANNED.search(query.plain) or not citations or query.wants & {"reason", "who"}:
        return None
    if any(
        citation.table is not None or _IS_DONE.search(citation.quote) or not _ONLY_PLANNED.search(citation.quote) for citation in citations
    ):
        return None
    return Draft("refused", (Claim(_NO_RESULT[query.language], (), factual=False),), "not_in_corpus", citations[0])
