"""Which set of indicators a question asks for: kept, dropped, new, set lower or higher, binding, without a figure, met.

In: a `Query`. Out: a `SetAsked`, or None where it asks of no set. The patterns name ways of asking only. Knows nothing of
tables or values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index import Query

SetKind = Literal["kept", "dropped", "new", "lower", "higher", "same", "binding", "expected", "no_figure", "met"]
_OF_TWO = frozenset({"kept", "dropped", "new", "lower", "higher", "same"})

# 指标, 目标, indicators: what the set is of.

_OF_INDICATORS = re.compile(r"指标|目标|附件|\b(?:indicators?|targets?|goals?|promises)\b", re.IGNORECASE)
# matches 2026年新列的指标, newly added indicators; not 新增就业目标
_NEW = re.compile(
    r"新(?:列|加|添|设|增设|纳入|出现|增加)|新增(?:了|的)?(?=[^，。？]{0,6}(?:指标|目标))|(?:指标|目标)[^，。？]{0,6}(?:新增|是新)|首次(?:列入|纳入|出现)|以前没有的"
    r"|\b(?:new(?:ly added|ly listed)?|added|introduced|first[- ]time)\b",
    re.IGNORECASE,
)
# matches 今年不再列的指标, dropped from the table; not 单位GDP能耗下降
_DROPPED = re.compile(
    r"不再|取消|去掉|拿掉|删[掉除去]|(?:没有?|未)(?:再|继续)(?:列|出现)|(?:没有?|未)[^，。？]{0,3}(?:保留|沿用)|退出|消失|砍掉|被撤"
    r"|\b(?:drop(?:s|ped)?|remov(?:e|ed|es)|no longer|left out|disappear(?:s|ed)?|gone|taken (?:out|off)|discontinued|cut from|deleted)\b",
    re.IGNORECASE,
)
# matches 两张表都有的指标, indicators that stand in both tables, carried over
_KEPT = re.compile(
    r"(?:两|2)(?:张|个)?(?:表|年|附件)[^，。？]{0,4}都|都有的|保留|沿用|延续|继续(?:列|沿用|保留)|相同的指标|共有的|附件1和附件2都"
    r"|\bin both\b|\bboth (?:tables|years|annexes)\b|\bkept\b|\bcarried over\b|\bretain(?:ed|s)?\b|\bin common\b|\bremain(?:ed|s)? in\b",
    re.IGNORECASE,
)
_LOWER_WORD = r"(?:更|还|要|反而|都|又)?(?:低|少|小)(?!碳|保|空|于[^，。？]{0,3}\d+(?:\.\d+)?%)|下调|调低|降低|降下|往下调|降了|变低"
_HIGHER_WORD = r"(?:更|还|要|反而|都|又)?(?:高|多|大)(?!质|品|新|技|校|龄|价|于[^，。？]{0,3}\d+(?:\.\d+)?%)|上调|调高|提高|往上调|加码|[涨升]了|上[涨升]|变高"
# targets that rise, goals went up; not a target to increase exports
_RISES = r"\b(?:targets?|goals?) (?:that |which )?(?:(?:are|were|have|will|be|been) )*(?:rise|rises|rose|rising|risen|go(?:es|ing)? up|went up|gone up|up|climb(?:s|ed)?|increase[sd]?)\b"
_FALLS = r"\b(?:targets?|goals?) (?:that |which )?(?:(?:are|were|have|will|be|been) )*(?:fall|falls|fell|falling|fallen|go(?:es|ing)? down|went down|gone down|down|come down|came down|decrease[sd]?)\b"
# 比去年完成的低, 低于上年; below last year's; with a figure behind it, another question: 低于5%.
_LOWER = re.compile(
    rf"{_LOWER_WORD}|{_FALLS}|\b(?:lower(?:ed)?|below|under|less|smaller|reduced|cut|scaled back|beneath|softer|modest)\b(?! \d)",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    rf"{_HIGHER_WORD}|{_RISES}|\b(?:higher|above|exceed(?:s|ing)?|greater|raised|lifted|more ambitious|tougher|stretch)\b(?! \d)",
    re.IGNORECASE,
)
_SAME = re.compile(r"持平|一样|不变|相同|相等|没变|\b(?:equal(?:s|led)?|same as|unchanged|the same|identical|flat)\b", re.IGNORECASE)
_BINDING = re.compile(r"约束性|\b(?:legally )?binding\b|\bmandatory\b|\bobligatory\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"预期性|\bexpected (?:ones|indicators|kind|type)\b|\banticipat(?:ory|ive)\b|\bindicative\b|\bnon-?binding\b", re.IGNORECASE
)
# matches 没有给出数字, without a figure, a target in words only; not 没有完成
_NO_FIGURE = re.compile(
    r"(?:没有?|未|无|不)(?:给|写|填|列|公布|具体)?出?(?:具体|明确)?的?(?:数字|数值|数据|量化|可比)|(?:只|光)(?:写|有|填)[^，。？]{0,8}(?:预计完成|文字|话|字)|无法(?:比较|核对)"
    r"|\b(?:no|without(?: an?y?)?|lack(?:s|ing)? (?:an?y? )?|not (?:give|given|state|stated|have)(?: an?y?)?|(?:don't|doesn't|do not|does not) (?:have|give|state)(?: an?y?)?) (?:exact |actual |hard )?(?:figures?|numbers?|values?)\b"
    r"|\bwords only\b|\bonly (?:in )?words\b|\bunquantified\b|\bnot quantified\b|\bcannot be (?:compared|checked)\b",
    re.IGNORECASE,
)
# matches 完成了目标的指标, which goals were met; whether one was met is asked otherwise.
_MET = re.compile(
    r"(?<!没)(?<!没有)(?<!未)(?<!未能)(?:完成|达到|实现|达成)了?(?:年度|全年)?(?:的)?(?:预期)?(?:目标|任务)的(?:指标|有|是)?|(?:指标|目标)[^，。？没未]{0,6}(?:完成了|达标了|达到了|实现了)|超额完成"
    r"|\b(?:targets?|goals?|indicators?)\b.{0,20}\b(?:were|was|have been|got) (?:met|hit|reached|achieved|fulfilled|exceeded)\b|\b(?:met|hit|reached|achieved|beat|exceeded) (?:their|its|the) (?:\d{4} )?(?:annual )?(?:targets?|goals?)\b",
    re.IGNORECASE,
)
# 海运增加值的目标: one measure is asked of, not the whole table.
_MEASURED = re.compile(
    r"[\u4e00-\u9fff](?:增加值|总额|产值|收入|规模|总量|销量|产量|人数|面积|里程)的?(?:预期)?(?:目标|指标)|\b(?:output|revenue|turnover|sales|value added|volume) (?:targets?|goals?)\b",
    re.IGNORECASE,
)
# All of them taken for met, or counted: answered elsewhere.
_TAKEN = re.compile(r"既然|全都|全部|\b(?:since|given that|now that)\b", re.IGNORECASE)
_WHICH = re.compile(
    r"哪|几[项个]|(?<![高低差多少增降])多少|有什么|都有|列一?[下出]|列举|名单|分别|\b(?:which|what|list|name|how many|number of|all|every|any|indicators that|targets (?:that|for))\b",
    re.IGNORECASE,
)
# What a target is set against: last year's target, not what was reached.
_AGAINST_TARGET = re.compile(
    r"(?:比|低于|高于|较|跟|和|与)[^，。？]{0,10}(?<!预计)(?:的?(?:预期)?目标)(?!.{0,4}(?:完成|实际))|\b(?:than|below|above|under|compared (?:with|to)|versus|vs|as|equal) (?:\w+ |'s ){0,3}(?:\d{4} |last year'?s? |previous year'?s? )?(?:targets?|goals?)\b",
    re.IGNORECASE,
)
# A target that was moved was moved from the one before: 上调的目标, targets that were lowered.
_MOVED = re.compile(
    rf"[上下]调|调[高低]|往[上下]调|加码|目标[^，。？]{{0,4}}(?:提高|[涨升降]|上[涨升]|变[高低])了|(?:提高|[涨升降]|上[涨升]|变[高低])了?的目标|{_RISES}|{_FALLS}"
    r"|\b(?:raised|lowered|lifted|reduced|scaled back)\b",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(
    r"去年|上年|上一年|前一年|完成|实际|结果|实现|(?<!\d)(?:20)?\d\d年?.*(?<!\d)(?:20)?\d\d年|\blast year|\bprevious|\bestimate|\bresult|\bactual|\breached|\bachieved|\boutcome|\b20\d\d\b.*\b20\d\d\b",
    re.IGNORECASE,
)
# What is new or changed from one year's plan to the next's, nothing named: 今年和去年比有什么变化, what's new in the plan.
_CHANGED = re.compile(
    r"(?:有|作了?|做了?|发生了?)(?:些|什么|哪些|啥|何)(?:新|大|重要|主要)?的?(?:变化|不同|调整|改变|新内容)|(?:变|改|调整|不同)了?(?:些|什么|哪些|啥)|(?:什么|哪些|啥)(?:变了|不同|不一样)"
    r"|\bwhat(?:'s| is| are| has| have)? (?:the )?(?:new|changed|different|changes|differences|differs|been changed)\b|\bhow (?:do|does|did|have|has) .{0,50}(?:differ|change)",
    re.IGNORECASE,
)
_CHANGING = re.compile(r"比有|变化|不同|调整|改变|内容|differ\w*|different|chang\w+|new", re.IGNORECASE)
_PLAN = re.compile(r"计划|报告|指标|目标|年|\b(?:plans?|reports?|targets?|goals?|indicators?|year)\b", re.IGNORECASE)
_ONLY_NEW = re.compile(r"\bnew\b|新内容", re.IGNORECASE)
_HOW_MUCH = re.compile(r"(?:相?差|距离?)了?(?:多少|多大)|多少")  # 差多少 sets nothing higher or lower
_MATTERS = frozenset({"slogan", "concept", "industry", "project", "company", "policy"})  # of one matter: green finance, no set
_REACHED = re.compile(r"完成|实际|结果|实现|\b(?:outcome|result|estimate|reached|achieved|actual)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SetAsked:
    """The kinds of set asked for, in order; whether the target of the year before is the measure; whether what was reached is asked of."""

    kinds: tuple[SetKind, ...]
    against_target: bool
    of_past: bool

    @property
    def of_two(self) -> bool:
        """True where two years are compared."""
        return bool(_OF_TWO & set(self.kinds))


def set_asked(query: Query) -> SetAsked | None:
    """The set of indicators a question asks for, None where it asks of one indicator or of something else."""
    plain = query.plain
    named = any(not _CHANGING.fullmatch(concept.surface) for concept in query.concepts)
    if not (query.indicators or named or query.terms or query.quoted) and _CHANGED.search(plain) and _PLAN.search(plain):
        return SetAsked(("new",) if _ONLY_NEW.search(plain) else ("lower", "higher", "new", "dropped"), True, False)
    if (
        query.indicators
        or _MEASURED.search(plain)
        or not _OF_INDICATORS.search(plain)
        or not _WHICH.search(plain)
        or query.wants & {"reason", "who"}
    ):
        return None
    against_target = _AGAINST_TARGET.search(plain) is not None or (_MOVED.search(plain) is not None and not _REACHED.search(plain))
    kinds: list[SetKind] = []
    for kind, pattern in (("no_figure", _NO_FIGURE), ("dropped", _DROPPED), ("kept", _KEPT), ("binding", _BINDING), ("new", _NEW)):
        if pattern.search(plain):
            kinds.append(kind)  # type: ignore[arg-type]
    if (
        not kinds
        and not _TAKEN.search(plain)
        and "count" not in query.wants
        and "missed" not in query.wants - _falsely_missed(plain)
        and not any(concept.kind in _MATTERS for concept in query.concepts)
        and _MET.search(plain)
    ):
        kinds.append("met")
    if not kinds and (_COUNTERPART.search(plain) or against_target):
        graded = _HOW_MUCH.sub(" ", plain)
        for kind, pattern in (("lower", _LOWER), ("higher", _HIGHER), ("same", _SAME)):
            if pattern.search(graded):
                kinds.append(kind)  # type: ignore[arg-type]
    if not kinds and _EXPECTED.search(plain):
        kinds.append("expected")
    return SetAsked(tuple(kinds), against_target, _REACHED.search(plain) is not None) if kinds else None


def asks_several_sets(query: Query) -> bool:
    """Whether one question asks of several sets, which are told together: which targets are new and which were dropped."""
    asked = set_asked(query)
    return asked is not None and len(asked.kinds) > 1


def _falsely_missed(plain: str) -> frozenset[str]:
    """Targets of a later year set below what was reached are not missed ones."""
    return frozenset({"missed"}) if len(set(re.findall(r"20\d\d", plain))) > 1 else frozenset()
