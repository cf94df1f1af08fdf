"""What a question takes for granted of a target, held against its row.

In: a question that names an indicator, the rows' own answer. Out: a `Draft` with the reason `false_premise`, or
None where nothing is taken for granted that the row contradicts. The asker's own figure is never repeated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.draft import Desk, Draft
from answer.figures import agrees, find_figures, half_width
from answer.frames import compare_values, parse_value
from answer.indicators import pair_claim
from answer.model import Claim
from answer.rows import rows_for
from index import Query

# The question takes for granted that a target was met or missed: 超额完成…靠什么, why did … beat.
_ASSERTS = r"(?:没有?|未)能?(?:达到|完成|实现|达成|达标).*(?:原因|为什么|为啥|为何|咋)|(?:怎么|咋|为什么|为何|为啥).*(?:没有?|未)能?(?:达到|完成|实现|达成|达标)|超额完成|(?:为什么|为何|为啥).*(?:完成|达到|达成|超过)|靠的?是?什么|(?i:\bwhy (?:did|has|was).*\b(?:beat|exceed|surpass|meet|met|miss|hit|fall short|fell short)\w*|\bthanks to what\b)"
# A statement that a target was passed: … beat its target, 超额完成了.
_CLAIMS = r"超额|超过了?.{0,6}目标|(?i:\b(?:beat|exceeded|surpassed|topped)\b)"
# A bound that is asked about, no figure that is taken for the printed one: 超过5%吗, is it above 5 percent?
_BOUND = re.compile(
    r"超|高于|低于|不到|不足|以上|突破|达到|大于|小于|多于|少于|接近|(?i:\b(?:above|below|over|under|more|less|fewer|exceed\w*|reach\w*|least|most|beat|pass\w*|than)\b)"
)
# What fell is asked for, not a growth that slowed. Matches 为啥大跌, why did investment shrink; not 增速下降, why did growth fall
_FELL = re.compile(
    r"(?<![速幅率])(?:[大下暴猛狂]?跌|下滑|缩水)了?(?:那么|这么|不少|好|很|如此)多?|(?:为什么|为何|为啥|怎么会?|咋).{0,12}(?:[大下暴猛狂]跌|负增长|萎缩|缩水)|(?<![速幅率])(?:[大下暴猛狂]跌|负增长|萎缩|缩水).{0,6}(?:原因|为什么|为何|为啥)"
    r"|^(?!.*(?:增速|增幅|涨幅|率)).*(?:为什么|为何|为啥|怎么|咋).{0,12}(?:跌|减少|下降)(?:了|呢|[？?]?$)"
    r"|\bwhy (?:did|has|have|is|was)\b(?!.*\b(?:growth|target|rate)\b).*\b(?:fall(?:en|ing)?|drop(?:ped)?|shrink(?:ing)?|shrunk|plunged?|slumped?|collapsed?|contract(?:ed)?)\b",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"增速|增长|growth", re.IGNORECASE)
_MEASURED = frozenset({"percent", "yuan", "us dollars"})
_CONTRARY = {"zh": "报告写的与问题所说的方向相反。", "en": "The report states the opposite of what the question takes for granted."}
_NOT_SO = {"zh": "问题里的数字与报告所列不同。", "en": "The figure in the question is not the one that the report gives."}


def false_premise(query: Query, desk: Desk) -> Draft | None:
    """A why-question that takes a target for met (or missed) where its row says the contrary: the row, and that."""
    if (grew := _fell_not(query, desk)) is not None:
        return grew
    asserted = re.search(_ASSERTS, query.plain) or ("met" in query.wants and re.search(_CLAIMS, query.plain))
    if not asserted or "yes_no" in query.wants:
        return None
    taken = "missed" if "missed" in query.wants else "met"
    for row in rows_for(query, desk):
        for target in row.facts:
            estimate = row.fact(target.year, "estimate") or row.fact(target.year, "result")
            if target.kind != "target" or estimate is None or (query.years and target.year not in query.years):
                continue
            verdict = compare_values(target.value, estimate.value)
            if verdict is not None and verdict != taken:
                return Draft("answered", (pair_claim(row, target, estimate, query, desk, "", verdict=True),), "false_premise")
    return None


# A fall and a rise that a why-question takes for granted, and how reports print each; what only slowed (下滑) has not fallen.
_TAKEN_DOWN = re.compile(r"跌破|[大下暴猛狂]跌|负增长|萎缩|缩水|(?i:\bfell below\b|\bdropped below\b)")
_TAKEN_UP = re.compile(r"反弹|变差|恶化|回升|(?i:\b(?:get|got|getting|gotten) worse\b|\bworsen\w*\b|\brebound\w*\b)")
_PRINTED_DOWN = re.compile(r"下降|降低|降至|减少|下滑|改善")
_PRINTED_UP = re.compile(r"突破|增长|提高|升至|达到|上升|迈上")


def turned_round(query: Query, quotes: Sequence[str]) -> bool:
    """Whether a question takes a thing for fallen (risen) that each clause naming its indicator or focus says rose (fell)."""
    if _GROWTH.search(query.plain):
        return False  # a growth may slow while what grows goes on rising
    names = [name for concept in query.concepts if concept.kind == "indicator" or concept is query.focus for name in concept.printed]
    taken = (_TAKEN_DOWN.search(query.plain), _PRINTED_UP, _PRINTED_DOWN), (_TAKEN_UP.search(query.plain), _PRINTED_DOWN, _PRINTED_UP)
    clauses = [clause for quote in quotes for clause in re.split(r"[，。；]", half_width(quote))]
    for asked, contrary, same in taken:
        held = [
            clause + after
            for clause, after in zip(clauses, [*clauses[1:], ""], strict=True)
            if any(half_width(name) in clause for name in names)
        ]
        if asked and any(contrary.search(one) for one in held) and not any(same.search(one) for one in held):
            return True
    return False


def contrary(query: Query) -> Claim:
    """The line that the report states the opposite."""
    return Claim(_CONTRARY[query.language], (), "\n", factual=False)


def _fell_not(query: Query, desk: Desk) -> Draft | None:
    """The row of a growth that a question takes for a fall."""
    if not _FELL.search(query.plain):
        return None
    for row in rows_for(query, desk):
        for target in row.facts if row.unit == "%" and _GROWTH.search(row.label) else ():
            estimate = row.fact(target.year, "estimate") or row.fact(target.year, "result")
            if target.kind != "target" or estimate is None or (query.years and target.year not in query.years):
                continue
            grown = parse_value(estimate.value).number
            if grown is not None and grown > 0:
                return Draft("answered", (pair_claim(row, target, estimate, query, desk, "", verdict=True),), "false_premise")
    return None


def asks_of_result(query: Query, desk: Desk, beside_target: bool = False) -> bool:
    """True where the question's figure is what a row estimates or reports, and no target of it: 为什么只增长0.5%.

    With `beside_target` a target may stand beside it: 定6%才涨4.5%.
    """
    asked = [figure for figure in find_figures(query.plain) if figure.unit in _MEASURED]
    printed = [
        (fact.kind, figure) for row in rows_for(query, desk) for fact in row.facts for figure in find_figures(f"{fact.value}{row.unit}")
    ]
    kinds = {kind for kind, theirs in printed if any(agrees(mine, theirs) for mine in asked)}
    return bool(kinds - {"target"}) and (beside_target or "target" not in kinds)


def result_missed(query: Query, desk: Desk) -> bool:
    """True where the reason of a result is asked for and the tables show that it fell short of its target."""
    if "result" not in query.wants or "target" in query.wants or len(query.years) != 1:
        return False
    pairs = [(row.fact(query.years[0], "target"), row.fact(query.years[0], "estimate")) for row in rows_for(query, desk)]
    return any(target and reached and compare_values(target.value, reached.value) == "missed" for target, reached in pairs)


def other_figure(query: Query, rows: Draft, desk: Desk) -> Draft | None:
    """The rows' answer with a line that the question's figure is another one; None where a row prints it, or none is taken for granted."""
    asked = [figure for figure in find_figures(query.plain) if figure.unit in _MEASURED]
    if not asked or _BOUND.search(query.plain) or not query.wants & {"yes_no", "reason"} or "comparison" in query.wants:
        return None
    printed = [
        figure
        for row in rows_for(query, desk)
        for fact in row.facts
        if fact.year in query.years or not query.years
        for figure in find_figures(f"{fact.value}{row.unit}")
    ]
    comparable = [figure for figure in printed if figure.unit == asked[0].unit]
    if not comparable or any(agrees(mine, theirs) for mine in asked for theirs in printed):
        return None
    return Draft("answered", (*rows.claims, Claim(_NOT_SO[query.language], (), "\n", factual=False)), "false_premise")
