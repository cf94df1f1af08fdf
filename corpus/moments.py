"""Which year or period a figure of running text belongs to, and whether it lies ahead.

In: the blocks of a report in order, their sentences and clauses. Out: `Moment`s. A clause's own words win over its
sentence, the sentence over what its paragraph opened with, that over the heading and the block's `Scope`. Knows
nothing of amounts or indicators, and never looks at the clock: 今年 is the year of the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.genre import HALF_DIGITS
from corpus.model import Block, ScopeBasis
from corpus.scope import PERIOD_STARTS
from corpus.sentences import split_sentences

PLAN_YEARS = {number: (start, start + 4) for number, start in PERIOD_STARTS.items()}
# matches “十四五”时期, 十五五期间, “十四五”以来; not “十四五”收官之年, “十五五”规划, “十三五”末
_PLAN = re.compile(r"“?十(?P<plan>[三四五六])五”?(?:这|的)?(?:时期|期间|以来|[^，。；“]{0,8}五年)")
# A heading's goals of a plan, which need not say 时期. matches “十五五”主要目标; not “十四五”工作回顾, “十五五”规划目标任务完成情况
_PLAN_GOALS = re.compile(
    r"“?十(?P<plan>[三四五六])五”?(?:(?:经济|社会|发展|主要|预期|总体|奋斗|的)*)(?:目标|指标|任务)(?!.*(?:完成|回顾|实现))"
)
# matches “十五五”末, “十四五”期末; not “十五五”时期
_PLAN_END = re.compile(r"“?十(?P<end>[三四五六])五”?(?:期|时期)?末")
# What makes a number of years a record, no time of figures: matches 近三年最高, 五年来新高
_NO_RECORD = r"(?!来?(?:最|新高|新低|首|平均|同期)|以来)"
# matches 五年来, 过去五年, 今后五年, 这5年; not 连续五年, 五年规划, 再奋斗五年
_FIVE = re.compile(
    r"(?P<five>(?:过去|这|刚刚过去|近|回望|回顾|未来|今后|下一个)的?(?:五|5)年|(?<![续奋第])(?:五|5)年(?:来|间|累计))(?!规划|行动|计划)"
    + _NO_RECORD
)
_RANGE = re.compile(r"(?<!\d)(?P<first>20\d\d)年?(?:—{1,2}|–|-|~|至|到)(?P<last>20\d\d)年")
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)年")
# matches 2021年以来, 2023年底以来; not 2021年
_SINCE = re.compile(r"(?<!\d)(?P<since>20\d\d)年[底末]?以来")
_COUNTS = {numeral: count for count, numeral in enumerate("两三四五六七八九十", 2)} | {"二": 2}
# Years of another number than five. matches 三年来, 近两年, 今后三年; not 五年来, 连续三年, 三年行动, 一年来
_SPAN = re.compile(
    r"(?P<span>(?:近|过去|最近|这|未来|今后)[二两三四六七八九十]年|(?<![续奋第用十])[二两三四六七八九十]年(?:来|间))(?!规划|行动|计划|内)"
    + _NO_RECORD
)
_NAMED = re.compile(
    r"(?P<this>今年)|(?P<last_year>去年|上年(?!结转|结余|决算|执行|预算))|(?P<next_year>明年)|(?P<own>全年|一年来|过去(?:的)?一年|年内|年末|年底|当年)"
)
_MENTION = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in (_RANGE, _SINCE, _PLAN_END, _PLAN, _FIVE, _SPAN, _YEAR, _NAMED)))
# What a figure is compared with: matches 比上年, 较2020年末, 是2020年的, 与“十三五”末相比; not 2025年比
BASE = re.compile(
    r"(?:(?:从|由)20\d\d年(?=的)|(?:比|较|相较于?|相比于?|与|是|超)(?:去年|上年|前年|同期|“?十[二三四五]五”?(?:时期|期间|期?末)?|20\d\d年|五年前|年初|全国|全省|全市|全区)"
    r"(?:[^，。；、\d]{0,8}?(?=相比|增|减|提|下降|降|上升|上涨|涨|回落|翻|缩|收窄|扩|高|低|快|分别|均|年均|累计|的|，|\d)(?:相比[，]?)?|$))"
)
# A year or period that figures are set against, whatever follows it. matches 高于“十三五”时期, 比2020年多, 快于2024年; not 占比2030年达到
_OLDER = re.compile(
    r"(?:恢复|回升|相当)[到至于]20\d\d年|(?:(?<![占之])比|较|[高快低慢优好多少]于|超过?)(?:“?十[二三四五六]五”?(?:时期|期间|同期|期?末)?|20\d\d年|[去上前]年)(?!度?(?:目标|计划))"
)
# Part of a year: such a figure is no figure of the year. matches 一季度, 1—11月, 春节期间, 日均; not “十四五”期间, 元/月
PART_OF_YEAR = re.compile(
    r"[上下]半年|[一二三四1-4]季度|前[三3]季度|\d{1,2}月|[一二三四五六七八九十]月份?|春节|国庆|中秋|假期|黄金周|小长假|暑期|"
    r"[日月周]均|[每单首当](?:[日天月周年]|小时)|每个?月|高峰|[赛展节]期|(?<!”)(?<!五)期间|(?<![比较])年初"
)
# Part of a year that opens a sentence holds for all of it, and for the next ones until a time is named. matches 前三季度，, 2025年1—11月，; not 3月，
PART_OPENS = re.compile(
    r"^[^，。；]{0,8}(?:[上下]半年|[一二三四1-4]季度|前[三3]季度|(?:\d{1,2}|[一二三四五六七八九十]+)[—–~至到-]{1,2}\d{1,2}月份?|前\d{1,2}个月|截至\d{1,2}月底?)[^，。；]{0,3}，"
)
# Years that are not told. matches 党的二十大以来, 三年内, 用三年时间, 自2023年起; not 今年以来, 五年来
OTHER_YEARS = re.compile(r"(?<![今年五”期])以来|[一二两三四五六七八九十\d]年内|用[一二两三四五六七八九十\d]年|自20\d\d年")
OTHER_OPENS = re.compile(rf"^[^，。；]{{0,10}}(?:{OTHER_YEARS.pattern})[^，。；\d]{{0,4}}，")
# matches 连续三年新增就业超过10万人; not 三年
EACH_OF_YEARS = re.compile(r"连续[一二两三四五六七八九十\d]+(?:年|个月)")
# The outline of a plan, in the paragraph that presents it. matches “十五五”规划纲要, 第十五个五年规划; not “十五五”规划开局之年
_OUTLINE = re.compile(r"“?十(?P<plan>[三四五六])五”?规划纲要|第十(?P<number>[三四五六])个五年规划")
# What may stand before a year at the head of a clause: matches 刚刚过去的2025年; not 提高到2025年
_HEADS_CLAUSE = re.compile(r"(?:^|[，。；！：:,])(?:刚刚过去的|回顾|回望|在|[今去明]年也?就?是)?$")
# A year in a title or a bracket dates neither: matches 《行动计划（2025—2027年）》
_ENCLOSED = re.compile(r"《[^》]*》|（[^）]*）|\([^)]*\)")
_OPENING_CHARS = 90  # of a paragraph: its time stands in the first sentence or two (16 provincial reports)


# A level held for so many years in a row. matches 连续五年稳定在, 连续11年保持在; not 连续五年增长, 五年稳定在
_KEPT_YEARS = re.compile(r"连续(?:(?P<digits>\d{1,2})|(?P<numeral>[二两三四五六七八九十]))年(?:[^，。；\d]{0,4})(?:稳定|保持|维持)在?")


def years_kept(words: str) -> int:
    """How many years in a row the level that `words` lead to was held, 0 where they do not say.

    >>> years_kept("粮食产量连续五年稳定在"), years_kept("连续11年保持在"), years_kept("连续五年增长")
    (5, 11, 0)
    """
    found = _KEPT_YEARS.search(words)
    return 0 if found is None else int(found["digits"] or _COUNTS[found["numeral"]])


@dataclass(frozen=True, slots=True)
class Moment:
    """`year`, or the period from `since` to `year`; `ahead` is True where it is planned, False where it is over."""

    year: int | None
    since: int | None = None
    ahead: bool | None = None
    basis: ScopeBasis = "manifest"


class Clock:
    """The time of each block of one report, read in order."""

    def __init__(self, date: str | None, reviews: Sequence[int], plans: Sequence[int]) -> None:
        self.now = int(date[:4]) if date else min(plans, default=max(reviews, default=-1) + 1)
        self.review = max(reviews, default=self.now - 1)
        self.dated = self.now > 0  # else 今年 and 五年来 mean no year that is known
        self._heading: Moment | None = None
        self._mixed = False  # the chapter's heading names several times: its paragraphs say which
        self._opened: Moment | None = None
        self._section: tuple[str, ...] = ()
        self._scope = Moment(None)

    def enter(self, block: Block) -> Moment:
        """The time that holds in `block` before any of its sentences says otherwise."""
        scope = block.scope
        own = Moment(scope.year, None, scope.plans, "section" if scope.basis == "section" else "manifest")
        if block.kind in ("heading", "title"):
            self._under(block, own)
        if own != self._scope or block.kind == "question":
            self._scope, self._opened = own, None
        opening = self._opening(block, own) if block.kind in ("paragraph", "question") else None
        if opening is not None:
            self._opened = replace(opening, basis="section")
            return replace(opening, basis="text")
        return self._opened or self._heading or own

    def _under(self, block: Block, own: Moment) -> None:
        """What a heading says of the time of the blocks under it."""
        if block.level > 2:
            return
        found = [moment for _, moment in self.mentions(block.text.string, own)]
        goals = _PLAN_GOALS.search(block.text.string)
        found += [self._period(*PLAN_YEARS[goals["plan"]])] if goals else []
        times = {(moment.since, moment.year) for moment in found}
        if len(times) == 1:
            self._heading, self._opened, self._mixed = replace(found[0], basis="section"), None, False
        elif block.level < 2 or times:
            self._heading, self._opened, self._mixed = None, None, bool(times)
        elif not self._mixed:
            self._opened = None

    def _opening(self, block: Block, own: Moment) -> Moment | None:
        """What the first sentences of a paragraph say of its time: a period, or the year that the section is about."""
        text = block.text.string
        last: Moment | None = None
        for start, end in split_sentences(text[: 2 * _OPENING_CHARS])[:3]:
            if start > _OPENING_CHARS:
                break
            opening = text[start : min(end, start + _OPENING_CHARS)]
            found = self.mentions(opening, own)
            if start == 0 and any(moment.since is None and not self.lasts(moment, own) for _, moment in found):
                return None  # 到2027年，…。“十五五”期间，…: each sentence has a time of its own
            for at, moment in found:
                if self.lasts(moment, own) and (moment.since is not None or self.heads_clause(opening, at)):
                    last = moment
            outline = _OUTLINE.search(opening)
            if outline and last is None:
                last = self._period(*PLAN_YEARS[outline["plan"] or outline["number"]])
        return last

    def heads_clause(self, text: str, end: int) -> bool:
        """Whether the time whose words end at `end` begins a clause: it then dates what follows, not one figure."""
        words = re.search(r"(?:20\d\d年(?!的\d)|[一-鿿]{2,6})$", text[:end])
        if text[:end].endswith("年") and words and words[0][:2] == "20":
            return _HEADS_CLAUSE.search(text[: words.start()]) is not None and not text.startswith("的", end)
        return not text[:end].endswith(("去年", "上年")) or _HEADS_CLAUSE.search(text[: end - 2]) is not None

    def lasts(self, moment: Moment, own: Moment) -> bool:
        """Whether a time holds beyond its sentence: five years, or a year that the report is about."""
        if moment.since is not None and moment.year is not None:
            return moment.year - moment.since == 4
        return moment.year in (own.year, self.now, self.review)

    def mentions(self, text: str, own: Moment) -> list[tuple[int, Moment]]:
        """The times that `text` names, each with the offset after its words; what it compares with is left out."""
        found: list[tuple[int, Moment]] = []
        text = text.translate(HALF_DIGITS)
        bases = [match.span() for pattern in (BASE, _OLDER, _ENCLOSED) for match in pattern.finditer(text)]
        for match in _MENTION.finditer(text):
            if any(start <= match.start() < end for start, end in bases):
                continue
            moment = self._moment(match, own)
            if moment is not None:
                found.append((match.end(), moment))
        return found

    def _moment(self, match: re.Match[str], own: Moment) -> Moment | None:
        if match["first"]:
            first, last = int(match["first"]), int(match["last"])
            return self._period(first, last) if first < last else None
        if match["since"]:
            first = int(match["since"])
            return self._period(first, self.review) if first < self.review else self._at(first, own)
        if match["plan"]:
            first, last = PLAN_YEARS[match["plan"]]
            open_end = match[0].endswith("以来") and self.dated and first < self.review
            return self._period(first, self.review if open_end else last)
        if match["span"]:
            count = next(_COUNTS[char] for char in match["span"] if char in _COUNTS)
            ahead = match["span"].startswith(("未来", "今后"))
            if not self.dated:
                return None
            return self._period(self.now, self.now + count - 1) if ahead else self._period(self.review - count + 1, self.review)
        if match["end"]:
            return self._at(PLAN_YEARS[match["end"]][1], own)
        if match["five"] and not self.dated:
            return None
        if match["five"]:
            ahead = re.match(r"未来|今后|下一个", match["five"]) is not None
            return self._period(self.review + 1, self.review + 5) if ahead else self._period(self.review - 4, self.review)
        if match["year"]:
            return self._at(int(match["year"]), own)
        if (match["this"] or match["last_year"] or match["next_year"]) and not self.dated:
            return None
        if match["this"]:
            return self._at(self.now, own)
        if match["last_year"]:
            return self._at(self.now - 1, own)
        if match["next_year"]:
            return self._at(self.now + 1, own)
        return replace(own, basis="text") if own.year else None

    def _period(self, first: int, last: int) -> Moment:
        return Moment(last, first, last > self.review if self.dated else None, "text")

    def _at(self, year: int, own: Moment) -> Moment:
        if year == self.now and self.review < self.now:
            return Moment(year, None, True if own.ahead else None, "text")
        return Moment(year, None, year > self.now if self.dated else own.ahead, "text")
