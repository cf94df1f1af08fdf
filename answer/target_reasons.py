"""Why the targets are what they are: the sentences in which a report itself says so.

In: a why-question about a target, or about the targets of a report. Out: a `Draft` with the target's figure where one is
asked for, and the sentences that explain it, each cited; None where the report has no such sentence. A sentence counts only
where it speaks of targets and weighs them (兼顾, 衔接, 留有余地). What a report says of a missed target is told of missed ones
alone. It knows nothing of tables.
"""

from __future__ import annotations

import re

from answer.draft import Desk, Draft
from answer.model import Claim
from answer.reasons import CAUSE, ENUMERATED
from answer.rows import other_places, reports_of_place
from answer.sentences import sentence_claim
from answer.statements import fitting_facts, statement_claim
from corpus import Block, FactRow, Report, split_sentences
from index import Query

# 确定上述目标，; 提出这些目标，; 以上这些目标，; 这些目标的设定，; 5.5%左右的预期增长目标与…; not 完成目标任务
_OF_TARGETS = re.compile(
    r"^(?:作出|之所以)?(?:确定|提出|设定|安排|制定|明确)(?:了)?(?:上述|以上|这一|这些|该|这个|\d)[^，。；]{0,24}目标|^(?:上述|以上|这一|这些|该)(?:这些|主要|预期|增长|发展|指标)*目标"
    r"|^\d[^，。；]{0,20}目标(?:，|与|和|同|既|是|体现|兼顾|符合|综合|充分|统筹)|提出[^，。；]{0,16}(?:增长|增速)[^，。；]{0,12}，为(?:确保|实现)"
)
_WEIGHS = re.compile(
    r"考虑|兼顾|衔接|匹配|吻合|统筹|留有余地|留出空间|体现|有利于|支撑条件|切实可行|科学可行|积极有为|打好基础|打牢基础|跳起来|需要"
)
# 主要考虑：一是…。二是…; what stands right before is the target that they explain.
_CONSIDERS = re.compile(r"主要(?:是)?(?:基于|考虑|依据)(?:以下|了|的是)?(?:[两三四五]个?(?:方面|点))?[：:，]")
_MISSED_ONES = re.compile(r"(?:没有|未能?|尚未)[^，。；]{0,6}(?:达到|完成|实现|如期)|未达(?:到)?|低于预期|不及预期")
_TARGET_ZH = re.compile(r"目标|指标")
_ASKS_TARGET = re.compile(
    r"目标|指标|增速|增长|定(?:得|这么|那么|的|在|到|成|为)|[只才]定|\b(?:targets?|goals?|aims?|objectives?|grow|growth|plans?)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"十五五|今后五年|未来五年|今年|20(?:2[6-9]|30)|定|\b(?:next|coming|this year|20(?:2[6-9]|30)|aim|think|consider|set)\b", re.IGNORECASE
)
_SET = re.compile(r"定[得这那在到成]|[只才敢]定")  # 凭什么定这么低
# 受世纪疫情严重冲击、…因素影响
# To grow faster than the nation: a target without its name.
_FASTER = re.compile(
    r"\b(?:grow|growing|growth)\b.{0,20}\b(?:faster|quicker|above|higher|ahead|than)\b|(?:快于|高于|超过)全国", re.IGNORECASE
)
_OWING = re.compile(r"受[^。；]{2,140}影响|由于")
_PERCENT = re.compile(r"\d+(?:\.\d+)?(?=[%％]|左右)")
_MOST = 3  # sentences of one paragraph
_MOST_ITEMS = 6

Spans = list[tuple[Block, int, int]]


def compose_target_reasons(query: Query, desk: Desk, rows: tuple[Claim, ...]) -> Draft | None:
    """The reasons a report gives for its targets (or for those it missed); `rows` are the target as found."""
    if not ("target" in query.wants or _ASKS_TARGET.search(query.plain)) or other_places(query, desk.sources):
        return None
    own = {query.report} if query.report else _named_report(query, desk) or reports_of_place(query, desk.sources)
    if len(own) != 1:
        return None
    missed = "missed" in query.wants
    if (
        "target" not in query.wants
        and not missed
        and not (_SET.search(query.plain) or ((query.indicators or _FASTER.search(query.plain)) and _FUTURE.search(query.plain)))
    ):
        return None
    report = next(iter(own))
    figures = rows or tuple(statement_claim(row, query, desk) for row in _facts(query, desk, report))
    numbers = set(_PERCENT.findall(" ".join((query.plain, *(claim.text for claim in figures)))))
    found = _missed(report, query, desk) if missed else _explained(report, query, desk, numbers)
    if not found:
        return None
    separator = "\n- " if len(found) > 1 else "\n" if figures else ""
    claims = [sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, separator) for block, start, end in found]
    return Draft("answered", (*figures, *claims))


def compose_all_targets_why(query: Query, desk: Desk) -> Draft | None:
    """Why a report's targets are what they are, where the question names none of them."""
    return compose_target_reasons(query, desk, ()) if query.kind == "target_and_why" and not query.concepts else None


def _named_report(query: Query, desk: Desk) -> set[str]:
    """The one report that the question names by its kind and year; none where it names no such report, or several fit."""
    if query.report_kind is None or query.report_year is None:
        return set()
    reports = (desk.sources.reports[name] for name in reports_of_place(query, desk.sources))
    found = {report.id for report in reports if report.kind == query.report_kind and str(query.report_year) in (report.date or "")}
    return found if len(found) == 1 else set()


def _facts(query: Query, desk: Desk, report: str) -> list[FactRow]:
    """The target itself, where an indicator is asked of."""
    return fitting_facts(query, desk, report)[:1] if query.indicators else []


def _missed(report: str, query: Query, desk: Desk) -> Spans:
    """The sentence that says why targets were missed; of several the first."""
    for block in desk.sources.reports[report].blocks:
        text = block.text.string
        for start, end in split_sentences(text) if block.kind == "paragraph" and _MISSED_ONES.search(text) else ():
            sentence = text[start:end]
            if _MISSED_ONES.search(sentence) and _TARGET_ZH.search(sentence) and (CAUSE.search(sentence) or _OWING.search(sentence)):
                return [(block, start, end)]
    return []


def _explained(report: str, query: Query, desk: Desk, numbers: set[str]) -> Spans:
    """The paragraph's sentences that explain targets; of several paragraphs the one that fits the question best."""
    best: tuple[int, Spans] | None = None
    for block in desk.sources.reports[report].blocks:
        text = block.text.string
        if block.kind != "paragraph" or not (_OF_TARGETS.search(text) or _TARGET_ZH.search(text)):
            continue
        spans = split_sentences(text)
        for at, (start, end) in enumerate(spans) if not _of_later_year(query, block, desk.sources.reports[report]) else ():
            sentence = text[start:end]
            found = _items(block, spans, at) if _CONSIDERS.search(sentence) and _TARGET_ZH.search(text, 0, end) else []
            if not found and _OF_TARGETS.search(sentence) and _WEIGHS.search(sentence):
                found = [
                    (block, *span) for span in spans[at : at + _MOST] if span == (start, end) or _OF_TARGETS.search(text[slice(*span)])
                ]
            if found:
                score = _fit(query, block, sentence, numbers)
                if best is None or score > best[0]:
                    best = (score, found)
    return best[1] if best is not None else []


def _of_later_year(query: Query, block: Block, report: Report) -> bool:
    """True where a paragraph explains the targets of a later year than the one asked of: a reason is never lent to other targets."""
    dated = re.match(r"\d{4}", report.date or "")
    explained = block.scope.year or (int(dated[0]) if dated else None)
    return len(query.years) == 1 and not query.periods and explained is not None and query.years[0] < explained


def _items(block: Block, spans: list[tuple[int, int]], at: int) -> Spans:
    """一是…二是… behind 主要考虑：, each with its sentences."""
    text = block.text.string
    starts = [spans[at][0], *(start for start, _ in spans[at + 1 :] if ENUMERATED.match(text[start:]))]
    if len(starts) < 2:
        return [(block, *spans[at])]
    ends = [*starts[1:], spans[-1][1]]
    return [(block, start, end) for start, end in zip(starts, ends, strict=True)][:_MOST_ITEMS]


def _fit(query: Query, block: Block, sentence: str, numbers: set[str]) -> int:
    """How well a paragraph fits the years and figures of the question: five years are not one."""
    period = bool(query.periods) or re.search(r"五年|\b(?:five|5)[- ]years?\b|annual|per year|年均", query.plain) is not None
    of_period = "年均" in sentence  # a target of one year is often said to fit the five years' goals
    asked = query.years or ((query.report_year,) if query.report_year is not None else ())
    year = bool(asked) and block.scope.year in asked
    return 2 * (period == of_period) + 2 * bool(numbers & set(_PERCENT.findall(sentence))) + year
