"""Whether a sentence can be the answer to a question for a figure: it has one, of the right sort, beside the right thing.

In: a `Query` and one piece of evidence. Out: yes or no. Rules of the two languages only: measure words,
rates in percent, dates that are no counts. The module knows nothing of scores.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked import names_part, only_result
from answer.evidence import Evidence
from answer.expects import expected_sorts, holds_sort
from answer.figures import half_width
from answer.how_far import asks_how_far, change_stated
from answer.level_asked import asks_level
from answer.planned import asks_done
from answer.rendered_figure import figure_in_rendering
from answer.rows import part_of_year
from answer.scale import stands_in
from answer.shares import share_fits
from answer.sources import Sources
from answer.wholes import tells_of_wider
from index import Query

CLAUSE = re.compile(r"[，。；;！？]|,(?!\d{3})")
_DIGIT = re.compile(r"\d")
# 目标5%左右, 力争突破: what a sentence of a review says of an aim.
_AIM = re.compile(r"目标|计划|预期|力争|争取|确保|任务")
_PLAN_END = re.compile(r"(十[二三四五六]五)”?(?:规划|时期)?(?:末|期末|结束)")
_ITS_SIZE = re.compile(r"总(?:额|量|值|规模)|规模")  # 货物进出口增长8%，总额突破9000亿元
_STRIVES = re.compile(r"力争(?!上游|取)|全力争取|努力实现")
_NOW = re.compile(r"现在|目前|如今|眼下|现有|已经|至今|\b(?:now|currently|at present|so far|already|to date|yet)\b", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)20\d\d(?=年|[—\-–至到])|\d{1,2}月(?:\d{1,2}日)?|20\d\d年")
_COUNTED = re.compile(r"[一二三四五六七八九十百千万两]+(?:亩|斤|个|家|项|名|件|座|所|栋|倍|成|岁|年|次|人|吨|户|天|米|元|台|种)")
# eight major advantages: a number in words, as renderings give 八大.
_COUNTED_EN = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:major|key|main|core|big)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
_WHOLE_PLACE = re.compile(r"全[区市省县州旗盟]")
_AMOUNT = re.compile(r"\d[\d.]*(?:万亿|亿|万|[PE](?![A-Za-z0-9])|[PE]?FLOPS|[PE]flops)")
_BY_PERCENT = re.compile(r"(?:增长|上涨|上升|提高|下降|下跌|降低|减少|[涨跌降增])了?(?:几成|几个(?:百分)?点|百分之几)")
# 劳动生产率 is money for each worker, no percentage
_RATE = re.compile(r"(?<!生产)率(?!先)|比例|占比|比重|百分之|\brate\b|\bratio\b|\bshare\b|\bpercent|\bproportion\b", re.IGNORECASE)
# of 8.7∶41.2∶50.1 too: a ratio of several parts
_IN_PERCENT = re.compile(r"[%％‰]|百分|分之|成(?!立|都|为|功|果|员)|1/\d|人/亿元|\d[:：∶]\d[\d.]*[:：∶]\d")
# 几所, 多少名: the measure word behind the question word.
_MEASURE = re.compile(
    r"(?:多少|几)(万?(?:平方米|平米|公里|千米|公顷|标箱|人次|[平所头对吨名位家座栋幢条件项台辆架趟亩户张只岁天倍层集场次起间宗艘份批]))"
)
# 几个站, 多少所校: a counted noun of one character, too short to be searched for.
_COUNTED_NOUN = re.compile(r"(?:多少|几)[个家座处所条名](站|校|店|馆|桥|岛|庙|街|巷|园|楼|厂|港)(?=$|[？?，,。 ]|了|吗|呢)")
# 总数达15家, 累计8200人次: the figure of all that the sentence speaks of.
_TOTAL = re.compile(r"(?:总数|总计|累计|合计|共计|一共)(?:已|有|达|到|超过?|突破|约|为)*\d")
_TOTAL_EN = re.compile(
    r"\b(?:total(?:led|ling)?|total (?:number|of)|cumulative|altogether|bringing the (?:total|number) to)\b.{0,12}\d", re.IGNORECASE
)
TOTAL_COVERED = 0.6
WELL_COVERED = 0.8  # an English question whose words a sentence holds so far is about that sentence, whichever clause counts
MEASURED_COVERED = 0.6
_NAMED = frozenset({"person", "place", "company"})  # a figure of theirs stands anywhere in the sentence about them
# Sorts of answer whose unit tells them from any other figure of a sentence.
_OWN_UNIT = frozenset({"area", "height", "floors", "length", "age", "duration"})
_FIGURES = r"(?:\d|[一二三四五六七八九十百两])"
# Measure words that stand for each other in reports.
_SAME: dict[str, Sequence[str]] = {
    "名": "名人位", "位": "名人位", "户": ["户", "家", "个家庭"], "家": "家个户所", "座": "座栋个幢处", "栋": "栋座幢个", "幢": "栋座幢",
    "项": "项个件条", "件": "件项个", "条": "条项个", "张": "张个项", "场": "场次个", "次": "次场", "台": "台个套部", "部": "部台个套", "趟": ["趟", "列", "班次", "班"], "所": "所",
    "集": "集部", "起": "起件宗", "间": "间个套", "宗": "宗起件", "艘": "艘条", "份": "份个件", "批": "批", "平米": ["平方米"], "平": ["平方米"], "层": "层",
}  # fmt: skip


def fits(query: Query, item: Evidence, sources: Sources) -> bool:
    """True when the evidence is of the year, the side (plan or result), the thing and the sort of answer asked for."""
    other = (only_result(query) and item.block.scope.plans is True) or tells_no_target(query, item, sources)
    stated = gives_figure(query, item) and holds_sort(query, item) and share_fits(query, item.text)
    return item.year_fits and not other and stated and of_plan_end(query, item) and _tells_percent(query, item)


def _tells_percent(query: Query, item: Evidence) -> bool:
    """False where it is asked by what percentage an indicator changed and its clauses tell no change: 连续9年下降."""
    asked = bool(query.indicators) and _BY_PERCENT.search(query.plain) is not None
    text = half_width(item.text)
    return not asked or sets_target(query, text) or change_stated(query, CLAUSE.split(text))


def of_plan_end(query: Query, item: Evidence) -> bool:
    """False where an indicator at the end of a plan period is asked (“十N五”末), and neither the sentence nor what stands around it names period or year."""
    named = _PLAN_END.search(query.plain)
    if named is None or not (query.indicators and query.periods):
        return True
    told = any(str(last) in item.text for _, last in query.periods) or named[1] in item.text
    return told or any(named[1] in surface for surface in item.near)


def gives_figure(query: Query, item: Evidence) -> bool:
    """True unless a figure is asked for and the evidence has none of its sort in the right clause."""
    text = half_width(item.text)
    if query.indicators and (part := part_of_year(query.plain)) and (part not in text or not _indicators(query) <= item.held):
        return False
    of_part = item.of_part and not names_part(query) and not _whole_stated(query, text)
    if asks_level(query) and query.indicators and (not _level_stated(query, text) or of_part):
        return False
    if not query.asks_figure or sets_target(query, text):
        return True
    if query.indicators and asks_how_far(query) and not change_stated(query, CLAUSE.split(text)):
        return False
    if any(sort.name in _OWN_UNIT and sort.given.search(text) for sort in expected_sorts(query)):
        return True
    if _RATE.search(query.plain) and not _IN_PERCENT.search(text):
        return False
    measure = _MEASURE.search(query.plain)
    if measure is not None and not has_measure(measure[1], text) and not _counts_focus(query, text):
        return False
    counted = _COUNTED_NOUN.search(query.plain)
    if counted is not None and not re.search(rf"{_FIGURES}[^，。；]{{0,8}}{counted[1]}|{counted[1]}[^，。；\d]{{0,4}}\d", text):
        return False
    held = query.focus is not None and query.focus.surface in item.held
    if _HOW_MANY.search(query.plain) and held and not item.beside_figure and not _counted_in_clause(query, item, text):
        return item.coverage >= TOTAL_COVERED and (_TOTAL.search(text) or _TOTAL_EN.search(item.rendering)) is not None
    if item.sense is not None and query.focus is not None and not any(name in item.sense.term.name for name in query.focus.printed):
        return any(map(has_figure, _clauses_of(query, text))) or figure_in_rendering(query, item)  # another thing's figures say nothing
    if query.focus is None or not item.holds_focus or item.sense is not None or query.focus.kind in _NAMED:
        return has_figure(text)
    if measure is not None and item.own >= MEASURED_COVERED and not query.indicators and _measured_beside(measure[1], query, text):
        return True
    clauses = _clauses_of(query, text)
    if _RATE.search(query.plain):
        return (
            any(map(_IN_PERCENT.search, clauses)) or _percent_elsewhere(query, text) or item.own >= WELL_COVERED
            if clauses
            else item.beside_figure or item.own >= WELL_COVERED
        )
    if not clauses or (query.language == "en" and item.coverage >= WELL_COVERED):
        return has_figure(text) or (item.beside_figure and _COUNTED_EN.search(item.rendering) is not None)
    return any(map(has_figure, clauses)) or _figure_elsewhere(query, text) or figure_in_rendering(query, item)


# 居民收入增长与经济增长同步, 城镇化率稳步提高: a target without a figure
_IN_STEP = re.compile(r"同步|持平|不低于|高于|快于|只增不减|(?:基本|保持|总体)[^，。；]{0,4}稳定|稳步(?:提高|增长|提升)|力争更好")


def sets_target(query: Query, text: str) -> bool:
    """Whether a target is asked for, and the clause that names the indicator sets one without a figure."""
    if "target" not in query.wants or not query.indicators:
        return False
    names = [half_width(name) for concept in query.concepts if concept.kind == "indicator" for name in concept.zh]
    return any(_IN_STEP.search(clause) and any(name in clause for name in names) for clause in CLAUSE.split(half_width(text)))


def _counted_in_clause(query: Query, item: Evidence, text: str) -> bool:
    """True where no rendering stands beside the Chinese and a clause with a figure names what is counted, or another thing asked of.

    “吉林一号”组网卫星增至144颗: in Chinese the figure stands further from its thing than in English.
    """
    if query.language != "en" or item.rendering:
        return False
    names = [half_width(name) for concept in query.concepts if concept.kind != "place" for name in concept.printed if len(name) > 1]
    return any(has_figure(clause) and any(stands_in(name, clause) for name in names) for clause in CLAUSE.split(text))


def _measured_beside(measure: str, query: Query, text: str) -> bool:
    """True when the clause that counts by the measure word of the question names something that it asks of."""
    names = [half_width(name) for concept in query.concepts for name in concept.printed]
    return any(has_measure(measure, clause) and any(stands_in(name, clause) for name in names) for clause in CLAUSE.split(text))


def _indicators(query: Query) -> frozenset[str]:
    return frozenset(concept.surface for concept in query.concepts if concept.kind == "indicator")


def _clauses_of(query: Query, text: str) -> list[str]:
    """The clauses that name what the figure is asked of."""
    names = [half_width(name) for name in query.focus.printed] if query.focus is not None else []
    return [clause for clause in CLAUSE.split(text) if any(name in clause for name in names)]


def _percent_elsewhere(query: Query, text: str) -> bool:
    """True when a clause with a percentage names another thing asked of: 公轨50米接驳率提升至82%."""
    others = [half_width(name) for concept in query.concepts if concept is not query.focus for name in concept.printed]
    return any(_IN_PERCENT.search(clause) and any(stands_in(name, clause) for name in others) for clause in CLAUSE.split(text))


def _figure_elsewhere(query: Query, text: str) -> bool:
    """True when a clause with a figure names at least two other things asked of: 搭建城市管理社区服务站79个."""
    others = [concept for concept in query.concepts if concept is not query.focus]
    return any(
        has_figure(clause) and sum(any(half_width(n) in clause for n in c.printed) for c in others) > 1 for clause in CLAUSE.split(text)
    )


def _level_stated(query: Query, text: str) -> bool:
    """An amount stands in the clause that names the indicator (or what stands for it in English)."""
    names = [half_width(name) for concept in query.concepts if concept.kind == "indicator" for name in concept.zh]
    parts = CLAUSE.split(text)
    named = [any(name in clause for name in names) for clause in parts]
    clauses = [clause for at, clause in enumerate(parts) if named[at] or (at and named[at - 1] and _ITS_SIZE.match(clause))]
    return any(_AMOUNT.search(clause) for clause in clauses) if clauses else _AMOUNT.search(text) is not None


def _whole_stated(query: Query, text: str) -> bool:
    """Whether the clause that names the indicator says that it is of the whole place: a park's revenue beside 全区跨境结算量."""
    names = [half_width(name) for concept in query.concepts if concept.kind == "indicator" for name in concept.zh]
    return any(_WHOLE_PLACE.search(clause) and any(name in clause for name in names) for clause in CLAUSE.split(text))


def has_figure(text: str) -> bool:
    """True when a text has a figure that is no date, or a Chinese numeral that counts.

    >>> has_figure("2025年12月22日"), has_figure("新增8家"), has_figure("种了十七八亩")
    (False, True, True)
    """
    plain = _DATE.sub("", half_width(text))
    return _DIGIT.search(plain) is not None or _COUNTED.search(plain) is not None


def _counts_focus(query: Query, text: str) -> bool:
    """Whether what is counted is counted in 个, its name right behind: 几座桥, 7个桥梁加固项目."""
    names = "|".join(re.escape(half_width(name)) for name in query.focus.printed) if query.focus is not None else ""
    return bool(names) and re.search(rf"{_FIGURES}[余多]?个[^，。；、]{{0,2}}(?:{names})", text) is not None


def has_measure(measure: str, text: str) -> bool:
    """A figure with this measure word, or one that reports print in its place.

    >>> has_measure("所", "新建15家医院"), has_measure("名", "新增人才174人")
    (False, True)
    """
    unit = measure.removeprefix("万")
    forms = "|".join(_SAME.get(unit, [unit]))
    return re.search(rf"(?:\d|[一二三四五六七八九十百两])[余多]?(?:万亿|亿|万|千|百)?(?:余|多)?(?:{forms})", text) is not None


def other_side(query: Query, item: Evidence) -> bool:
    """True where a result is asked for, or how things stand now, and the section or all figures of the sentence are planned; or a target and the section reviews."""
    sides = query.wants & {"target", "result"} or ({"result"} if _NOW.search(query.plain) or asks_done(query) else frozenset())
    if len(sides) != 1 or query.wants & {"met", "missed", "comparison"}:
        return False
    if item.block.scope.plans is None:
        return "result" in sides and _only_aims(item.text)
    return item.block.scope.plans is not ("target" in sides)


def _only_aims(text: str) -> bool:
    """Whether every figure of a sentence stands in or behind a clause that strives for it.

    >>> _only_aims("聚焦服务实体经济，力争余额突破1.5万亿元"), _only_aims("余额达1.2万亿元，力争突破1.5万亿元")
    (True, False)
    """
    first = _DIGIT.search(_DATE.sub(lambda date: "年" * len(date[0]), half_width(text)))
    return first is not None and _STRIVES.search(text, 0, first.start()) is not None


# what is the plan for old piers, 老码头有什么打算; not the Evergreen Plan
_PLAN_ASKED = re.compile(
    r"打算|(?:有|是)(?:什么|哪些|啥)(?:计划|规划|安排)|\bwhat(?:'s| is| are)? (?:the |its |their )?(?:plans?\b|planned\b)", re.IGNORECASE
)


def reviewed_first(query: Query, items: list[Evidence]) -> list[Evidence]:
    """The evidence without what is of the other side of the report, where one of the side asked of holds as much as the best.

    How many visitors came is told by the review of that year, however short the sentence of its plan; what the plan is, by the plan.
    """
    planned = "target" in query.wants
    if not items or (planned and (query.asks_figure or query.indicators or not _PLAN_ASKED.search(query.plain))):
        return items
    of_side = [item for item in items if not other_side(query, item)]
    return of_side if of_side and of_side[0].coverage >= items[0].coverage and (planned or gives_figure(query, of_side[0])) else items


def tells_no_target(query: Query, item: Evidence, sources: Sources) -> bool:
    """True where the target of an indicator for a year is asked, and the sentence only reviews what came of it: a result is no target.

    Of reports without an English edition alone: beside tables of targets two of 562 test questions were lost by it and none won.
    """
    asked = bool(query.indicators and query.years) and query.wants & {"target", "result", "missed", "met", "comparison"} == {"target"}
    if not asked or item.block.scope.plans is not False or _AIM.search(item.text):
        return False
    return sources.report_of(item.block.id).id in sources.without_english


def speaks_of_wider(query: Query, item: Evidence) -> bool:
    """True when evidence is of the whole city or nation that is asked of; a reason there only if it is of the same figure.

    What a district did better than 全市 gives no reason for a target of the whole city, nor is a figure of a 商圈 one of all of it.
    """
    indicators = {concept.surface for concept in query.concepts if concept.kind == "indicator"}
    if not tells_of_wider(query.scope, item.text) or (indicators and item.of_part):
        return False
    return "reason" not in query.wants or indicators <= item.held
