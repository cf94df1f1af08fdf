"""What kind of figure a statement gives: result, estimate, target, plan, average or running total, and of which years.

In: the time of a statement, its words and what is said of its indicator. Out: a `Judged`, or None where it cannot be
told. An average or a total of five years is never a figure of one year; a figure of part of a year is none at all.
Knows nothing of names, places or of how statements are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.flows import is_in_use, is_yearly, read_flow
from corpus.heads import COUNTING, HEAD
from corpus.model import Change, FactKind
from corpus.moments import PLAN_YEARS, Moment
from corpus.predicates import Predicate

_ESTIMATE = re.compile(r"(?<!比)(?:预计|预估|估计)(?!的)")
# At the head of a sentence it holds for all its parts. matches 预计实现地区生产总值391亿元，…；财政收入38亿元; 初步预计，; not 装机预计增长
_ALL_ESTIMATED = re.compile(
    r"^(?:初步核算，?)?(?:全年|20\d\d年，?)?(?:初步预计，|(?:初步)?预计(?:20\d\d年|全年|全[省市县区]|可?实现|完成|(?:地区)?生产总值|GDP))"
)
_AIM = re.compile(r"力争|争取|目标|确保|计划|努力|要(?:达到|实现|保持)|将(?:达到|实现|突破)?")
_AIM_AFTER = re.compile(r"的?(?:预期|增长|预期增长)?目标")
_DONE = re.compile(r"已(?:经)?|完成了|实现了|超额|截至")
_AVERAGE, _TOTAL = re.compile(r"年均|每年"), re.compile(r"累计|总共")
_AVERAGE_NAME = re.compile(r"年均.{0,6}(?:增速|增长|增幅)$")
# A name that ends so measures growth, whatever verb follows.
_GROWTH_NAME = re.compile(r"(?:增速|增幅|涨幅|增长率?)$")
# What is never so many percent: a figure in % after such a name says something else, such as 改善16.5%.
_NO_SHARE = re.compile(
    r"(?:浓度|增加值|收入|投资|产值|产量|总额|总值|数量|人次|规模|余额|营收|利润|消费|进出口|出口|进口|支出|存款|贷款|里程|面积|人数|(?<!指)数)$"
)
_GROWS_BY = re.compile(r"的?(?:增长|增速)(?![\d达至到])")  # after a figure: 保持20%以上增长
_PERIOD_IN_CLAUSE = re.compile(r"五年|5年|“?十[三四五六]五”?(?:时期|期间|以来)")
_COUNTED_UNIT = re.compile(r"[户家个人座处所套栋条件](?:左右|以上|以下|以内)?$")
# A total within one year is its result. matches 2025年累计兑现奖励, 全年累计; not 2021年以来累计, 截至2025年累计
_TOTAL_OF_YEAR = re.compile(r"(?<![至到])(?:20\d\d年|全年|今年|当年|去年)(?:度|[全我][省市区县])?(?:累计|总共)")
_UNIT = re.compile(r"^[\d.,]+")  # the digits before a unit
_ADDED = re.compile(r"(?:城镇)?(?:新增|净增)")
# What the verb of a growth in persons or households is done to, not what grows. matches 农房风貌提升26.4万户
_DONE_TO = re.compile(r"(?:提升|提高|改善|优化|下降|降低)(?:约|近|超过?|逾)?$")
_BASE_YEAR = re.compile(r"(20\d\d)年|十([三四五六])五")


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind and change of a figure, its year, and the first year of its period, None for one year."""

    kind: FactKind
    change: Change
    year: int
    since: int | None


def judge(text: str, piece: str, amount: tuple[int, int], moment: Moment, named: bool, predicate: Predicate, name: str) -> Judged | None:
    """What a figure at `amount` of the sentence `text` is; `piece` are the words before it, `name` its indicator.

    `named` tells whether the sentence itself names the period of `moment`.

    >>> said = Predicate("地区生产总值", "growth", True)
    >>> judge("地区生产总值增长5%左右。", "地区生产总值增长", (8, 12), Moment(2026, None, True), True, said, "地区生产总值").kind
    'target'
    >>> five = Moment(2030, 2026, True)
    >>> judge("地区生产总值年均增长5%。", "地区生产总值年均增长", (10, 12), five, True, said, "地区生产总值")
    Judged(kind='average', change='growth', year=2030, since=2026)
    """
    change = _change(text, amount[1], predicate, name)
    before = text[: amount[0]].replace(";", "；").rpartition("；")[2]
    percent = text[: amount[1]].rstrip("左右以上下内").endswith(("%", "％"))
    if change == "level" and percent and _NO_SHARE.search(name):
        return None
    counted = COUNTING.match(name) is not None and not percent
    unit = _COUNTED_UNIT.search(text[: amount[1]])
    if change in ("growth", "fall") and unit and not HEAD.search(name) and _DONE_TO.search(piece):
        return None
    kind = _kind(text, before, piece, amount[1], moment, replace(predicate, change=change), name, counted)
    if kind is None or moment.year is None:
        return None
    base = _base_end(predicate.against)
    if base is not None and kind == "result" and change in ("growth", "fall") and moment.year - base > 1:
        return Judged("cumulative", change, moment.year, base + 1)
    if moment.since is not None and kind == "result" and change == "level" and not percent:
        reading = read_flow(name, piece, _PERIOD_IN_CLAUSE.search(piece) is not None, before)
        if reading != "end":
            return Judged("cumulative", change, moment.year, moment.since) if reading == "total" else None
    pace = change in ("above", "below") and (_GROWTH_NAME.search(name) is not None or predicate.adverbs == "增长")
    if moment.since is not None and pace and kind in ("result", "target"):
        return (
            Judged(kind, change, moment.year, moment.since) if kind == "target" else None
        )  # 五年…居民收入增速高于经济增速: in each of them?
    since = moment.since if kind in ("average", "cumulative") or change in ("growth", "fall") or (counted and change == "level") else None
    if kind == "cumulative" and change == "level" and not named:
        words = before.rpartition("，")[2]
        if is_in_use(name, _UNIT.sub("", text[amount[0] : amount[1]]), words):
            return Judged("result", change, moment.year, None)
        if _TOTAL.search(words) and not _ADDED.match(name) and not is_yearly(name, before):
            since = None  # a running total may be older than the period that the paragraph speaks of
    return Judged(kind, change, moment.year, since)


def _change(text: str, end: int, predicate: Predicate, name: str) -> Change:
    if predicate.change == "level" and (_GROWTH_NAME.search(name) or (text[end - 1 : end] != "元" and _GROWS_BY.match(text, end))):
        return "growth"
    return predicate.change


def _kind(text: str, before: str, piece: str, end: int, moment: Moment, predicate: Predicate, name: str, counted: bool) -> FactKind | None:
    ahead = moment.ahead
    if ahead is None:
        aimed = bool(_AIM.search(before)) or _AIM_AFTER.match(text, end) is not None
        ahead = True if aimed else False if _DONE.search(before) else None
    average = _AVERAGE.search(piece.replace(name, "")) is not None or _AVERAGE_NAME.search(name) is not None
    if _is_estimated(before, predicate) or _ALL_ESTIMATED.match(text):
        return "average" if average else "estimate"
    if ahead is None:
        return None
    if average:
        return "average"
    if _TOTAL.search(piece) and not _TOTAL_OF_YEAR.search(before):
        return "cumulative"
    if ahead:
        return None if _DONE.search(before) else "plan" if counted and not HEAD.search(name) else "target"
    whole = predicate.change in ("growth", "fall") or (predicate.change == "level" and counted)
    return "cumulative" if moment.since is not None and whole else "result"


def _is_estimated(before: str, predicate: Predicate) -> bool:
    """Whether 预计 in the words before a figure holds for it: behind a name of its own it governs that one's figures alone."""
    found = list(_ESTIMATE.finditer(before))
    if not found:
        return False
    clause = before[: found[-1].start()].rpartition("，")[2]
    behind_a_name = HEAD.search(re.sub(r"20\d\d年|全年", "", clause)) is not None
    return not (behind_a_name and "，" in before[found[-1].end() :] and predicate.subject.strip("、，"))


def _base_end(against: str) -> int | None:
    """The last year of what a change is measured by: 2020年 → 2020, “十三五”时期 → 2020."""
    match = _BASE_YEAR.search(against)
    return None if match is None else int(match[1]) if match[1] else PLAN_YEARS[match[2]][1]
