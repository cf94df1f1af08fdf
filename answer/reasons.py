"""Why: the reasons a report itself gives for one fact, or the plain statement that it gives none.

In: a why-question and its best evidence. Out: a `Draft` with the fact and its reasons, each cited. A
reason counts only when it stands in the fact's own sentence, in the enumeration that follows it, or in
the next sentences of the same paragraph that refer back to it; a reason given for something else is
never lent. The module knows nothing of tables or definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.model import Claim
from answer.rows import reports_of_place, rows_for
from answer.sentences import sentence_claim
from corpus import Block, Report, split_sentences
from index import Query

# 一是紧跟全市发展水平。 二是衔接…; not 一是 inside a word.
ENUMERATED = re.compile(r"^(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十])")
# 因金融业核算方式调整等因素影响; 得益于…; 旨在…; 统筹考虑…
CAUSE = re.compile(
    r"因(?!此|地|素|而)[^，。]{2,40}(?:影响|原因|导致|，)|由于|关键在于|在于|因而|因此|所以|从而使?|得益于|受[^，。]{2,30}影响|原因|是因为|根据[^，。]{2,40}(?:因素|需要)|综合(?:考虑|分析|研判)|统筹考虑|旨在|为了|为(?:深入|进一步|更好|切实|细化|全面)|目的是|有利于|能够确保|以确保|避免"
)
# The paragraph after a list of targets that says why: 上述目标,统筹考虑…
BACK_REFERENCE = re.compile(r"^(?:上述|以上|这一|该|这些)(?:目标|指标|安排|成绩)")
# 提出地区生产总值增长5%左右的预期目标建议。 The items behind such a sentence are its reasons.
STATES_TARGET = re.compile(r"目标|预期|定为|设定|安排为|提出.{0,30}增长")
# 经济增长不及预期: what the reasons of a missed target speak of; those of setting a target are others.
SHORTFALL = re.compile(r"不及预期|低于预期|未达|没有达到|未能|无法|放缓|回落|下滑|下降")
# Why something fell: words that set a target or praise a rise answer nothing.
_FALL = re.compile(
    r"下降|[大下暴猛狂]跌|减少|回落|下滑|缩水|萎缩|变少|走低|掉了|掉下|降了|跌了|滑坡|负增长|\b(?:fall|fell|fallen|drop(?:ped)?|shrink|shrank|shrunk|declin\w+|decreas\w+|slump\w*|plung\w+|collaps\w+|weak\w*|slow(?:ed|er|down)?|sluggish|disappoint\w+)\b",
    re.IGNORECASE,
)
_MAX_REASONS = 5
_NO_REASON = {
    "zh": ("报告没有写明这样做的理由。", "报告没有写明其中的原因。"),
    "en": ("The report states no reason for this.", "The report states no cause of this."),
}


def asks_of_fall(query: Query) -> bool:
    """True when the cause of a fall of an indicator is asked for."""
    return _FALL.search(query.plain) is not None and any(concept.kind == "indicator" for concept in query.concepts)


def no_reason(query: Query) -> Claim:
    """The line that the report gives no reason: none for doing so, or none for what came about."""
    came_about = "missed" in query.wants or asks_of_fall(query)
    return Claim(_NO_REASON[query.language][came_about], (), "\n", factual=False)


def explained_year(query: Query, desk: Desk) -> int | None:
    """The year whose target is to be explained: of the figure that the question states, else the newest of the tables.

    None where the question names years, asks of what came about, or no table has its indicator.
    """
    facts = [fact for row in rows_for(query, desk) for fact in row.facts if fact.kind == "target" and fact.year is not None]
    if query.years or not facts or query.wants & {"result", "missed"}:
        return None
    stated = set(re.findall(r"\d+(?:\.\d+)?", query.plain))
    years = {fact.year for fact in facts if stated & set(re.findall(r"\d+(?:\.\d+)?", fact.value))}
    return years.pop() if len(years) == 1 else max(fact.year for fact in facts if fact.year is not None)


def may_explain(query: Query, item: Evidence, year: int | None = None) -> bool:
    """True for a sentence of the year and the indicators asked of; a plan explains an aim, never what came about.

    `year` is that of the target to be explained, where it is known: what is said of another year's targets is never lent.
    """
    if year is not None and item.block.scope.year not in (None, year):
        return False
    asked = {concept.surface for concept in query.concepts if concept.kind == "indicator"}
    past = bool(asked) and "result" in query.wants and "target" not in query.wants
    return (
        item.year_fits and item.sense is None and item.row is None and asked <= item.held and not (past and item.block.scope.plans is True)
    )


def compose_reasons(query: Query, best: list[Evidence], desk: Desk, fact_claims: tuple[Claim, ...] = ()) -> Draft | None:
    """The fact and the reasons given for it; None when the evidence states none."""
    for find in (_enumerated_reasons, _stated_reasons):
        for evidence in best:
            reasons = find(evidence, desk)
            if reasons:
                return _draft(query, evidence, reasons, desk, fact_claims)
    return None


def compose_shortfall(query: Query, evidence: list[Evidence], desk: Desk, facts: tuple[Claim, ...]) -> Draft | None:
    """The fact that a target was missed, and the first sentence of that year that gives a cause of falling short."""
    asked = {concept.surface for concept in query.concepts if concept.kind == "indicator"}
    for item in evidence:
        named = asked <= item.held if asked else item.own == 1
        about = item.sense is None and item.row is None and item.year_fits and named
        if about and CAUSE.search(item.text) and SHORTFALL.search(item.text):
            return _draft(query, item, [(item.block, item.start, item.end)], desk, facts)
    reports = (desk.sources.reports[report] for report in sorted(reports_of_place(query, desk.sources)))
    found = next(
        (span for report in reports for span, named in causes_of_shortfall(query, report, desk) if named & set(query.indicators)), None
    )
    if found is None:
        return None
    start = "\n" if facts else ""
    return Draft("answered", (*facts, sentence_claim(desk.sources.cite_text(found[0].id, *found[1:]), query.language, desk, start)))


def causes_of_shortfall(query: Query, report: Report, desk: Desk) -> Iterator[tuple[tuple[Block, int, int], set[str]]]:
    """Each sentence of the year asked that gives a cause of falling short, with the glossary names it holds, in reading order."""
    for block in report.blocks:
        if block.kind != "paragraph" or block.scope.plans is None:
            continue
        for start, end in split_sentences(block.text.string):
            text = block.text.string[start:end]
            if SHORTFALL.search(text) and CAUSE.search(text) and year_fits(query, block, start, end):
                yield (block, start, end), {match.entry.zh for match in desk.glossary.find_zh(text)}


def _draft(query: Query, evidence: Evidence, reasons: list[tuple[Block, int, int]], desk: Desk, facts: tuple[Claim, ...]) -> Draft:
    claims = list(facts)
    own = (evidence.block, evidence.start, evidence.end)
    if not claims and own not in reasons and not ENUMERATED.match(evidence.text):
        claims.append(sentence_claim(desk.sources.cite_text(evidence.block.id, evidence.start, evidence.end), query.language, desk))
    separator = "\n- " if len(reasons) > 1 else "\n"
    for block, start, end in reasons[:_MAX_REASONS]:
        claims.append(sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, separator))
    return Draft("answered", tuple(claims))


def _enumerated_reasons(evidence: Evidence, desk: Desk) -> list[tuple[Block, int, int]]:
    """一是…二是…三是… behind the sentence that states a target, or around one of its items."""
    text = evidence.block.text.string
    spans = split_sentences(text)
    at = next((i for i, (start, _) in enumerate(spans) if start == evidence.start), None)
    if at is None:
        return []
    first = next((i for i, (start, _) in enumerate(spans) if ENUMERATED.match(text[start:])), None)
    if first is None or first == 0 or at < first - 1:
        return []
    lead = text[slice(*spans[first - 1])]
    return _enumeration(evidence.block, spans[first:]) if STATES_TARGET.search(lead) else []


def _stated_reasons(evidence: Evidence, desk: Desk) -> list[tuple[Block, int, int]]:
    """A reason in the sentence itself, or in the paragraph behind it that refers back to it."""
    if CAUSE.search(evidence.text):
        return [(evidence.block, evidence.start, evidence.end)]
    for following in desk.sources.neighbours(evidence.block.id, 1):
        if BACK_REFERENCE.match(following.text.string):
            return [(following, *span) for span in split_sentences(following.text.string)[:2]]
    return []


def _enumeration(block: Block, spans: list[tuple[int, int]]) -> list[tuple[Block, int, int]]:
    """一是…。…二是…。 as one span an item: each item runs to the next one's start."""
    text = block.text.string
    starts = [start for start, _ in spans if ENUMERATED.match(text[start:])]
    ends = [*starts[1:], spans[-1][1]]
    return [(block, start, end) for start, end in zip(starts, ends, strict=True)]
