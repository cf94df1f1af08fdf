"""Why: the reasons a report itself gives for one fact, or the plain statement that it gives none.

In: a why-question and its best evidence. Out: a `Draft` with the fact and its reasons, each cited. A
reason counts only when it stands in the fact's own sentence, in the enumeration that follows it, or in
the next sentences of the same paragraph that refer back to it; a reason given for something else is
never lent. The module knows nothing of tables or definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.figures import half_width
from answer.level_asked import asks_level
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
# What came about is asked of, no aim: 才涨0.5%, 靠啥拉动, what drove it; not 只定5%.
_CAME_ABOUT = re.compile(
    r"(?<!定)(?<!设)(?<!定得)(?<!设得)(?:这么|那么|如此|这样)(?:少|低|小|差|慢|弱|惨|猛|快|高|多)|(?:才|只|仅|就|猛|大|暴|狂)(?:增长?|涨|有|完成|达到|做到|长|是)|(?:涨|增长|增|提高|上升|升|跌|降|完成)了|拉动|带动|推动|猛增|暴增|大增|攀升|飙升|反弹|回升|下滑|的背后"
    r"|\b(?:drove|driv(?:es?|ing)|jump\w*|surg\w+|soar\w*|boom\w*|grew|rose|climb\w*|leapt|pushed|boosted|fuell?ed|lifted|triggered|rebound\w*|accounts? for|(?:go|goes|went|gone|going|grow|rise|climb|increase)(?: up)? (?:by )?(?:only|just|merely|a mere)|only (?:grew|rose|increased|reached|went up|managed))\b",
    re.IGNORECASE,
)
# A rise that is asked of: no cause of falling short explains it.
_ROSE = re.compile(
    r"[猛大暴狂飞](?:涨|增)|(?<![才只仅没])(?:涨|增长|提高|上升|升)了|拉动|带动|推动|攀升|飙升|反弹|回升|\b(?:drove|driving|jump\w*|surg\w+|soar\w*|boom\w*|climb\w*|leapt|boosted|boosting|fuell?ed|lifted|rebound\w*|what pushed)\b",
    re.IGNORECASE,
)
# A cause of what came about; what is weighed or meant (旨在, 有利于) sets an aim.
_CAUSE_OF_EVENT = re.compile(
    r"因(?!此|地|素|而)[^，。]{2,40}(?:影响|原因|导致|，)|由于|得益于|归功|受[^，。]{2,30}影响|原因(?:是|在)|在[^，。；]{2,24}(?:带动|拉动|推动|支撑|驱动)下|[由因][^，。；]{2,16}(?:带动|拉动|所致)"
)
_PIECE = re.compile(r"[。；;]")
_ECONOMY = re.compile(r"经济(?:增长|增速|运行|发展|总量|恢复|下行|回升)")
_OWN_CAUSE = 0.8  # of what is asked of, where no indicator is: a cause of another thing's rise is none
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?=\s*(?:%|％|percent\b|个?百分点|倍))", re.IGNORECASE)
_MAX_REASONS = 5
_NO_REASON = {
    "zh": ("报告没有写明这样做的理由。", "报告没有写明其中的原因。"),
    "en": ("The report states no reason for this.", "The report states no cause of this."),
}


def asks_of_fall(query: Query) -> bool:
    """True when the cause of a fall of an indicator is asked for."""
    return _FALL.search(query.plain) is not None and any(concept.kind == "indicator" for concept in query.concepts)


def asks_what_came_about(query: Query) -> bool:
    """True when the cause of what happened is asked for, in its own words: 才涨0.5%, what drove it; no aim is asked of."""
    return "target" not in query.wants and ("missed" in query.wants or _CAME_ABOUT.search(query.plain) is not None or asks_of_fall(query))


def asks_of_rise(query: Query) -> bool:
    """True when the cause of a rise is asked for: a cause of falling short is none of it."""
    return "missed" not in query.wants and _ROSE.search(query.plain) is not None


def names_asked(query: Query, text: str, desk: Desk) -> bool:
    """Whether a text names one of the indicators asked of, by a name of its own; True where none is asked of.

    大宗贸易量稳步增长 names no 进出口总额.
    """
    if not query.indicators:
        return True
    named = {match.entry.zh for match in desk.glossary.find_zh(text) if match.entry.kind == "indicator"}
    if any(name == asked or name.endswith(asked) for name in named for asked in query.indicators):
        return True
    return any("生产总值" in asked for asked in query.indicators) and _ECONOMY.search(text) is not None


def holds_figures(query: Query, text: str) -> bool:
    """Whether a text holds one of the rates that the question states of what came about; True where it states none, or asks of an aim."""
    stated = _FIGURE.findall(query.plain) if asks_what_came_about(query) else []
    return not stated or any(figure in half_width(text) for figure in stated)


def no_reason(query: Query) -> Claim:
    """The line that the report gives no reason: none for doing so, or none for what came about."""
    level = asks_level(query) and "target" not in query.wants
    came_about = level or "missed" in query.wants or asks_of_fall(query) or asks_what_came_about(query)
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
    came = "result" in query.wants or asks_level(query) or asks_what_came_about(query)  # how large it was, why so little: no aim
    past = bool(asked) and came and "target" not in query.wants
    return (
        item.year_fits and item.sense is None and item.row is None and asked <= item.held and not (past and item.block.scope.plans is True)
    )


def compose_reasons(query: Query, best: Sequence[Evidence], desk: Desk, fact_claims: tuple[Claim, ...] = ()) -> Draft | None:
    """The fact and the reasons given for it; None when the evidence states none."""
    for find in (_enumerated_reasons, _stated_reasons):
        for evidence in best:
            reasons = find(query, evidence, desk) if _led_by_its_year(query, evidence) else []
            if reasons:
                return _draft(query, evidence, reasons, desk, fact_claims)
    return None


def compose_causes(query: Query, best: Sequence[Evidence], desk: Desk, facts: tuple[Claim, ...]) -> Draft | None:
    """The fact and the cause of what came about, of a sentence that names its indicator; what an aim was set for causes nothing."""
    for item in best:
        named = query.indicators or item.own >= _OWN_CAUSE
        pieces = [piece for piece in _PIECE.split(item.text) if named and names_asked(query, piece, desk)]
        if any(_CAUSE_OF_EVENT.search(piece) for piece in pieces) and item.block.scope.plans is not True:
            return _draft(query, item, [(item.block, item.start, item.end)], desk, facts)
    return None


def compose_shortfall(query: Query, evidence: list[Evidence], desk: Desk, facts: tuple[Claim, ...]) -> Draft | None:
    """The fact that a target was missed, and the first sentence of that year that gives a cause of falling short."""
    asked = {concept.surface for concept in query.concepts if concept.kind == "indicator"}
    for item in evidence:
        named = asked <= item.held if asked else item.own == 1
        about = item.sense is None and item.row is None and item.year_fits and named and names_asked(query, item.text, desk)
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


def _led_by_its_year(query: Query, evidence: Evidence) -> bool:
    """False for what stands among items behind a sentence of other years alone: it may look back at a year whose target it does not explain."""
    text = evidence.block.text.string
    spans = split_sentences(text)
    first = next((i for i, (start, _) in enumerate(spans) if ENUMERATED.match(text[start:])), 0)
    return first == 0 or evidence.start < spans[first][0] or year_fits(query, evidence.block, *spans[first - 1])


def _draft(query: Query, evidence: Evidence, reasons: list[tuple[Block, int, int]], desk: Desk, facts: tuple[Claim, ...]) -> Draft:
    claims = list(facts)
    own = (evidence.block, evidence.start, evidence.end)
    if not claims and own not in reasons and not ENUMERATED.match(evidence.text):
        claims.append(sentence_claim(desk.sources.cite_text(evidence.block.id, evidence.start, evidence.end), query.language, desk))
    separator = "\n- " if len(reasons) > 1 else "\n"
    for block, start, end in reasons[:_MAX_REASONS]:
        claims.append(sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, separator))
    return Draft("answered", tuple(claims))


def _enumerated_reasons(query: Query, evidence: Evidence, desk: Desk) -> list[tuple[Block, int, int]]:
    """一是…二是…三是… behind the sentence that states the target asked of, or around one of its items."""
    text = evidence.block.text.string
    spans = split_sentences(text)
    at = next((i for i, (start, _) in enumerate(spans) if start == evidence.start), None)
    if at is None:
        return []
    first = next((i for i, (start, _) in enumerate(spans) if ENUMERATED.match(text[start:])), None)
    if first is None or first == 0 or at < first - 1:
        return []
    lead = text[slice(*spans[first - 1])]
    return _enumeration(evidence.block, spans[first:]) if STATES_TARGET.search(lead) and names_asked(query, lead, desk) else []


def _stated_reasons(query: Query, evidence: Evidence, desk: Desk) -> list[tuple[Block, int, int]]:
    """A reason in the sentence itself, or in the paragraph behind it that refers back to it."""
    if CAUSE.search(evidence.text) and names_asked(query, evidence.text, desk):
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
