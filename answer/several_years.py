"""What answers only nearly: a total or an average over several years where one year is asked of, a share where the size is.

In: a `Query` and the sentences found for it, with their claims. Out: the draft with a line before such claims that says what they are;
where there is nothing else, a refusal that says so and cites the first as the nearest there is. Knows nothing of how sentences are
chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.draft import Draft
from answer.evidence import Evidence
from answer.figures import half_width
from answer.fit import sets_target
from answer.levels import asks_amount
from answer.model import Claim, Reason
from answer.planned import PLAN_ALONE, as_lead, as_plan
from answer.sources import Sources
from index import Query

# matches “十四五”期间游客总花费3392.4亿元, 五年累计投资, 过去五年; not 十四五规划, 五年级, 累计 (which may be of one year)
_SPAN = re.compile(
    r"(?<![较比“])(?<![较比]“)“?十[二三四五六]五”?(?:期间|时期|以来)|(?:过去|这|近|[前后])?(?:五|四|三|5|4|3)年(?:来|间|里|累计|共|合计|总)|年均|年平均|累计(?=[^；。]*“?十[二三四五六]五)|20\d\d年?[—\-–~至到]20\d\d年?(?:累计|间|期间)?"
)
_PARTS = re.compile(r"[；。;]")
_ONLY = {
    "zh": "已读入的报告里只找到几年的合计或年均，没有找到{year}年一年的。",
    "en": "In the loaded reports only a total or an average over several years was found, none of {year} alone.",
}
_ALSO = {"zh": "几年的合计或年均，不是{year}年一年的：", "en": "A total or an average over several years, not of {year} alone:"}
# What is printed where how large it is was asked, and no amount stands in any of it: 金融业增加值占全市1/8
_NO_AMOUNT = {
    "zh": "已读入的报告里没有找到它有多少，只找到它的变化、占比或位次。",
    "en": "In the loaded reports how large it is was not found, only how it changed, its share or its rank.",
}
_AMOUNT = re.compile(r"\d[\d.]*(?:万亿|亿|万|元|美元|[PE](?![A-Za-z0-9]))|(?<=[超过逾破达上])(?:[百千]?万?亿|[十百千]?万)(?!人均)")
_ASKING = re.compile(r"多少|几|哪|什么|啥|怎么|谁|\b(?:how|what|which|when|who|where|why)\b", re.IGNORECASE)


def sums_years(query: Query, text: str) -> bool:
    """Whether what a sentence says of the thing asked is of a span of years, and names no year asked of.

    Of the part of the sentence (to the next ；) whose figure is meant; a span holds on until another date stands before the figure.
    """
    plain = half_width(text)
    names = _names(query)
    for part in _PARTS.split(plain):
        if not re.search(r"\d", part) or not any(name in part for name in names):
            continue
        span = _SPAN.search(part)
        if span is None or any(f"{year}年" in part for year in query.years) or re.search(r"全年|去年|当年|今年", part):
            return False
        figure = re.search(r"\d[\d.]*(?:万亿|亿|万|%|个|家|人|项)", part[span.end() :])
        return figure is not None
    return False


def _names(query: Query, *kinds: str) -> list[str]:
    """How reports print the things asked of, but for places; of some kinds alone where they are given."""
    asked = (concept for concept in query.concepts if concept.kind != "place" and (not kinds or concept.kind in kinds))
    return [half_width(name) for concept in asked for name in concept.printed]


def _aims(query: Query, shown: Sequence[tuple[Evidence, Claim]]) -> Sequence[tuple[Evidence, Claim]]:
    """Where an indicator's target is asked for and no year, what plans say or aim at, the newest plan first: no result beside them. All where none does."""
    if "target" not in query.wants or not query.indicators or query.wants & {"result", "met", "missed"} or query.years or query.periods:
        return shown
    aims = [(item, claim) for item, claim in shown if item.block.scope.plans or sets_target(query, item.text)]
    return sorted(aims, key=lambda told: -(told[0].block.scope.year or 0)) or shown


def told_apart(query: Query, shown: Sequence[tuple[Evidence, Claim]], further: Sequence[Claim], sources: Sources) -> Draft:
    """The claims of some sentences, then `further` ones: plans told as plans, and totals over several years behind what is of the one asked.

    Totals alone, the plan alone of a year that a report looks back on, a change alone where the size is asked are refused.
    """
    shown = _aims(query, shown)
    asked = (query.asks_figure or "target" in query.wants) and len(query.years) == 1 and not query.periods
    sums = [claim for item, claim in shown if asked and sums_years(query, item.text)]
    own = sorted(((item, claim) for item, claim in shown if claim not in sums), key=lambda told: not sets_target(query, told[0].text))
    own = [(item, replace(claim, separator="\n" if at else "")) for at, (item, claim) in enumerate(own)]
    # What does not hold the thing asked is no result of it: it may stand in a review and yet leave the plan alone.
    holding = [item for item, _ in own if any(name in half_width(item.text) for name in _names(query, "indicator"))]
    draft = as_plan(query, [claim for _, claim in own], [item.block.scope for item in holding or [item for item, _ in own]])
    if not sums and own and draft.status == "partial" and _is_over(query, sources):
        return _only(query, PLAN_ALONE[query.language], draft.claims[1:], "not_in_corpus", further)
    if not sums and own and draft.status == "answered" and asks_amount(query) and not any(_AMOUNT.search(item.text) for item, _ in own):
        return _only(query, _NO_AMOUNT[query.language], draft.claims, "not_in_corpus", further)
    if not sums:
        return replace(draft, claims=(*draft.claims, *further))
    if not own:
        return _only(query, _ONLY[query.language].format(year=query.years[0]), sums, "other_year", further)
    lead = Claim(_ALSO[query.language].format(year=query.years[0]), (), "\n", factual=False)
    return replace(draft, claims=(*draft.claims, lead, replace(sums[0], separator="\n"), *sums[1:], *further))


def asks_several(query: Query) -> bool:
    """Whether a question asks with more than one question word: 花了多少 占几成."""
    return len(_ASKING.findall(query.plain)) > 1


def _only(query: Query, told: str, found: Sequence[Claim], reason: Reason, further: Sequence[Claim]) -> Draft:
    """The refusal that says what alone was found, and cites it; a partial answer where more is asked than this."""
    if not asks_several(query):
        return Draft("refused", (Claim(told, (), factual=False),), reason, next(iter(found[0].citations), None))
    lead = Claim(as_lead(told, query.language), (), factual=False)
    return Draft("partial", (lead, replace(found[0], separator="\n"), *found[1:], *further), reason)


def _is_over(query: Query, sources: Sources) -> bool:
    """Whether one year is asked of that a loaded report looks back on: its plan tells no result."""
    return len(query.years) == 1 and any(
        block.scope.plans is False and block.scope.year == query.years[0] for _, block in sources.blocks.values()
    )
