"""What kind of figure a statement gives: result, estimate, target, plan, average or running total, and of which years.

In: the time of a statement, its words and what is said of its indicator. Out: a `Judged`, or None where it cannot be
told. An average or a total of five years is never a figure of one year; a figure of part of a year is none at all.
Knows nothing of names, places or of how statements are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.heads import COUNTING, HEAD
from corpus.model import Change, FactKind
from corpus.moments import PLAN_YEARS, Moment
from corpus.predicates import Predicate

_ESTIMATE = re.compile(r"(?<!比)(?:预计|预估|估计)(?!的)")
_AIM = re.compile(r"力争|争取|目标|确保|计划|努力|要(?:达到|实现|保持)|将(?:达到|实现|突破)?")
_AIM_AFTER = re.compile(r"的?(?:预期|增长|预期增长)?目标")
_DONE = re.compile(r"已(?:经)?|完成了|实现了|超额|截至")
_AVERAGE, _TOTAL = re.compile(r"年均|每年"), re.compile(r"累计|总共")
_AVERAGE_NAME = re.compile(r"年均.{0,6}(?:增速|增长|增幅)$")
# A name that ends so measures growth, whatever verb follows.
_GROWTH_NAME = re.compile(r"(?:增速|增幅|涨幅|增长率?)$")
# What is never so many percent: a figure in % after such a name says something else, such as 改善16.5%.
_NO_SHARE = re.compile(
    r"(?:浓度|增加值|收入|投资|产值|产量|总额|总值|数量|人次|规模|余额|营收|利润|消费|进出口|出口|进口|支出|存款|贷款|里程|面积|人数)$"
)
_GROWS_BY = re.compile(r"的?(?:增长|增速)(?![\d达至到])")  # after a figure: 保持20%以上增长
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
    kind = _kind(text, before, piece, amount[1], moment, replace(predicate, change=change), name, counted)
    if kind is None or moment.year is None:
        return None
    base = _base_end(predicate.against)
    if base is not None and kind == "result" and change in ("growth", "fall") and moment.year - base > 1:
        return Judged("cumulative", change, moment.year, base + 1)
    since = moment.since if kind in ("average", "cumulative") or change in ("growth", "fall") or (counted and change == "level") else None
    if kind == "cumulative" and change == "level" and _TOTAL.search(before.rpartition("，")[2]) and not named:
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
    if _ESTIMATE.search(before):
        return "estimate"
    if ahead is None:
        return None
    if _AVERAGE.search(piece.replace(name, "")) or _AVERAGE_NAME.search(name):
        return "average"
    if _TOTAL.search(piece):
        return "cumulative"
    if ahead:
        return None if _DONE.search(before) else "plan" if counted and not HEAD.search(name) else "target"
    whole = predicate.change in ("growth", "fall") or (predicate.change == "level" and counted)
    return "cumulative" if moment.since is not None and whole else "result"


def _base_end(against: str) -> int | None:
    """The last year of what a change is measured by: 2020年 → 2020, “十三五”时期 → 2020."""
    match = _BASE_YEAR.search(against)
    return None if match is None else int(match[1]) if match[1] else PLAN_YEARS[match[2]][1]
