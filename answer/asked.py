"""How well a sentence fits what is asked, beside the words it holds: year, place, part, side, kind of figure.

In: a `Query`, a sentence in its block. Out: yes or no, or what its score gains or loses. Rules of the two languages
and of the genre only. The module knows nothing of retrieval.
"""

from __future__ import annotations

import re

from answer.figures import half_width
from answer.level_asked import asks_level
from answer.planned import PROMISED, asks_done
from corpus import Block, Report
from index import Concept, Query

# Set on eval/questions/dev.jsonl and dev-2.jsonl (see eval/LOG.md).
BONUS_FIGURE = 0.25
BONUS_NEAR = 0.3  # a figure right beside what it is asked of
BONUS_LEVEL = 0.3  # an amount of money where the size of something is asked
BONUS_COUNTED = 0.3  # a sentence that counts as many things as are asked for
BONUS_SURFACE = 0.15  # the very words of the question
BONUS_STATED = 0.6  # the very figure that the question states: 超2亿的是哪里
BONUS_OPENS = 0.5  # a sentence that opens with the matter that is asked of as a whole
BONUS_UNDONE = 0.4  # what is not done yet, where that is asked
BONUS_PLAN = 0.12
BONUS_SPEAKER = 0.35
LONG_CHARS = 110  # a longer sentence holds words by its length alone
LONG_PENALTY = 0.15
BONUS_REPORT = 0.6
BONUS_DATE = 0.3
_PERIOD_NAME = re.compile(r"“?十[二三四五六]五")
BONUS_PERIOD = 0.5  # the plan period that the question names
PENALTY_PLAN_NOW = 0.9  # a plan, where it is asked how things stand
PENALTY_YEAR = 0.9
PENALTY_SCOPE = 0.4
PENALTY_HEADING = 0.35
PENALTY_BROKEN = 0.5  # a sentence that the page breaks off
PENALTY_NAME_ALONE = 0.8  # a line that is but a name says nothing of it
PENALTY_PART = 0.5
PENALTY_QUARTER = 0.5  # a figure of a part of the year, where the year is asked of: 一季度计划完成投资48.2亿元

# A year that a sentence speaks of; not the base of a comparison: 较2020年增长.
_YEAR = re.compile(r"(?<![\d较比是])(20[0-4]\d)(?=年|[—\-–至到]|\s|$)")
_YEARS_SAID = (
    ("今年", re.compile(r"\bthis year\b", re.IGNORECASE)),
    ("去年", re.compile(r"\blast year\b", re.IGNORECASE)),
    ("明年", re.compile(r"\bnext year\b", re.IGNORECASE)),
)
_FIGURE = re.compile(r"\d")
_LEAD_CHARS = 40
_DAY = re.compile(r"\d{1,2}月(?:\d{1,2}日|上旬|中旬|下旬|底)?|十[一二]?月|[一二三四五六七八九]月")
# 1781.8亿元, 1.47万亿元; not 5%.
_AMOUNT = re.compile(r"\d(?:[\d.]*)(?:万亿|亿|万)(?:元|美元)?")
_COUNT_EN = r"(?:\d\S*|two|three|four|five|six|seven|eight|nine|ten)"
# who promised that, who says it will rain; not who is said to lead, who was told
_SAYER_ASKED = re.compile(
    r"\bwho(?: (?:has|had|also|first|it was that|was it that))? (?:said|says|promised|promises|pledged|pledges|vowed|vows|announced|announces|argued|argues|warned|warns|told|claimed|claims|stressed|stresses|mentioned|mentions)\b",
    re.IGNORECASE,
)
SAYS = re.compile(r"[\u4e00-\u9fff]{2,4}(?:表示|介绍说?|指出|强调|认为|说[，,：“])")
# Words that make a figure that of a part of the district: a business district, a park, the state firms.
_PART = re.compile(
    r"中央商务区|CBD|商务区|商圈|产业园|园区|新城|集聚区|国企|国有企业|片区|\bSOEs?\b|\bbusiness district|\bparks?\b|state[- ](?:owned )?firms",
    re.IGNORECASE,
)
# 一季度计划完成投资48.2亿元 is the first figure; not 全年完成50亿元，一季度5亿元.
_QUARTER = re.compile(r"^(?!.*(?:全年|年度))(?:20\d\d年|\D)*?(?:[一二三四]季度|[上下]半年)")
_QUARTER_ASKED = re.compile(
    r"季度|[上下]半年|[年月]度?以来|\b(?:quarter|half(?: of the year)?|Q[1-4]|H[12])\b|月",
    re.IGNORECASE,
)
# How things stand is asked: a plan does not say.
_NOW = re.compile(r"现在|目前|如今|眼下|截至|\b(?:now|currently|at present|today|so far|are there|have (?:they|been))\b", re.IGNORECASE)
_NUMERALS_EN = dict(zip("two three four five six seven eight nine ten".split(), "两三四五六七八九十", strict=True))
_SO_MANY = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b|哪[两三四五六七八九十]|(?<=哪)[两三四五六七八九十]", re.IGNORECASE
)
# where are the seven posts: all of them are asked for
_WHERE_ARE = re.compile(
    r"\bwhere (?:exactly )?(?:are|were) (?:the|those|these|all)\b|(?:都|分别)?(?:设|放|建|落|布)?在(?:哪里|哪儿|哪些|什么地方)",
    re.IGNORECASE,
)


def year_fits(query: Query, block: Block, start: int, end: int) -> bool:
    """True unless the question names years and the sentence (or its section) speaks of others only."""
    if not query.years:
        return True
    text = half_width(block.text.string)
    named = {int(year) for year in _YEAR.findall(text[start:end])}
    if named & set(query.years):
        return True
    dated = block.scope.plans is not None and block.scope.year is not None  # 今年 in a plan for 2025 is 2025; in a story it may be any
    if not dated and any((word in query.plain or said.search(query.plain)) and word in text[start:end] for word, said in _YEARS_SAID):
        return True
    if any(year % 5 == 0 and speaks_of_period((year - 4, year), block, text[start:end]) for year in query.years):
        return True
    scope = block.scope.year
    if scope is not None:
        return scope in query.years
    before = {int(year) for year in _YEAR.findall(text[:start])}
    return bool(before & set(query.years)) or not (named or before)


def speaks_of_period(period: tuple[int, int], block: Block, text: str) -> bool:
    """True when a sentence, or the interviewer's question that it answers, speaks of a plan period: “十四五”期间, 2021—2025年."""
    number = (period[1] - 2015) / 5 + 2  # 十二五 ended in 2015
    digits = "一二三四五六七八九"
    names = [f"十{digits[int(number) - 1]}五"] if number.is_integer() and 1 <= number <= len(digits) else []
    asked = block.speaker.question if block.speaker is not None else ""
    around = f"{text}{asked or ''}"
    return any(name in around for name in names) or re.search(rf"{period[0]}年?[-—–~至到]+{period[1]}", half_width(around)) is not None


def _period_score(query: Query, block: Block, text: str) -> float:
    """What a sentence gains where the question names a plan period and the sentence speaks of it."""
    if not query.periods or query.years:
        return 0.0
    named = any(_PERIOD_NAME.match(name) for concept in query.concepts for name in concept.zh)  # 2021-2025年 names nothing else to hold
    return BONUS_PERIOD * (1 if named else 2) if any(speaks_of_period(period, block, text) for period in query.periods) else 0.0


def names_part(query: Query) -> bool:
    """True when the question itself asks of a part of the district."""
    return _PART.search(query.plain) is not None or any(concept.kind == "place" for concept in query.concepts)


def speaks_of_part(block: Block, start: int, text: str) -> bool:
    """True when the sentence, the short one right before it or the one that opens its paragraph names a part of the district."""
    return _PART.search(text) is not None or bool(part_opening(block, start, text))


def part_opening(block: Block, start: int, text: str) -> str:
    """The short sentence that tells of which part of the place a sentence is that names none: 加快中央商务区高端集聚发展。; "" for none."""
    before = re.findall(r"[^。！？]*[。！？]", block.text.string[:start])
    if _PART.search(text) or re.search(r"全[区市省县州]", text):
        return ""
    return next(
        (one for one in (*before[-1:], *before[:1]) if len(one) <= _LEAD_CHARS and not _FIGURE.search(one) and _PART.search(one)), ""
    )


# What became of it is asked, not what was planned: 实际完成了多少, 最后卖到多少.
_ONLY_RESULT = re.compile(
    r"实际(?!使用|利用)|最后|最终|到底(?:完成|实现|达到)|(?:完成|实现|达到|做到)了多少|\bactual(?:ly)?\b|\breally (?:add|build|built|open|reach|achieve|get|finish|complete|come|came|spend|spent)|\bin the end\b|\bturned out\b|\bended up\b|\bachieved\b",
    re.IGNORECASE,
)


def only_result(query: Query) -> bool:
    """True when a result is asked for and no target beside it: a plan does not answer it."""
    return (
        _ONLY_RESULT.search(query.plain) is not None
        and not PROMISED.search(query.plain)
        and "target" not in query.wants
        and not query.wants & {"comparison", "met", "missed"}
    )


def figure_beside(focus: Concept, text: str, stems: str) -> bool:
    """True when a figure stands right beside what it is asked of, in the sentence or its rendering's stems."""
    for name in (re.escape(printed) for printed in focus.printed if printed in text):
        if re.search(rf"\d[\d.]*\S{{0,5}}{name}|{name}\S{{0,6}}\d", text):
            return True
    for names in focus.en:
        name = re.escape(" ".join(names))
        if (
            names
            and f" {' '.join(names)} " in stems
            and re.search(rf" {_COUNT_EN}(?: \S+){{0,4}} {name} | {name}(?: (?!and |its |with )\S+){{0,4}} {_COUNT_EN} ", stems)
        ):
            return True
    return False


def fit_score(query: Query, block: Block, text: str, fits: bool, report: Report, rendering: str = "") -> float:
    """What a sentence gains or loses by how it fits the question: figure, year, side of the report, part, place, length."""
    score = 0.0 if fits else -PENALTY_YEAR
    score += _figure_score(query, text, rendering)
    if any(concept.kind and concept.surface in text for concept in query.concepts):
        score += BONUS_SURFACE
    score -= min(LONG_PENALTY * max(0, len(text) - LONG_CHARS) / LONG_CHARS, 0.5)
    if not query.wants & _ASKS_FIGURE and any(figure in half_width(text) for figure in _figures_stated(query)):
        score += BONUS_STATED
    if query.language == "zh" and query.wants & _BROAD and not query.asks_figure and _opens_with(query, text):
        score += BONUS_OPENS
    score += BONUS_UNDONE if "missed" in query.wants and _UNDONE.search(text) else 0.0
    score -= PENALTY_BROKEN if block.kind == "paragraph" and _BROKEN.search(text) else 0.0
    score -= PENALTY_NAME_ALONE if _NAME_ALONE.fullmatch(text) else 0.0
    if "who" in query.wants and (block.speaker is not None or SAYS.search(text)):
        score += BONUS_SPEAKER
    if query.indicators and speaks_of_part(block, max(block.text.string.find(text), 0), text) and not names_part(query):
        score -= PENALTY_PART
    score -= PENALTY_QUARTER if query.asks_figure and _QUARTER.search(text) and not _QUARTER_ASKED.search(query.plain) else 0.0
    score += BONUS_COUNTED if asks_so_many(query, text) else 0.0
    if block.kind in ("heading", "title", "question", "byline"):
        score -= PENALTY_HEADING
    if query.report_kind is not None and report.kind == query.report_kind:
        score += BONUS_REPORT * (2 if query.report_year is not None and str(query.report_year) in (report.date or "") else 1)
    return score + _scope_score(query, block, report) + _period_score(query, block, text)


_BROKEN = re.compile(r"[\u4e00-\u9fff、，,]$")  # 获得者、渝: no full stop
# 未完成处置, 整体进度滞后
_UNDONE = re.compile(r"未完成|未能|尚未|滞后|没有完成|无法|仍未")
_BROAD = frozenset({"overview", "how"})
_VERB_CHARS = 2  # of a verb before the matter
_ASKS_FIGURE = frozenset({"count", "target", "result", "met", "missed", "comparison", "reason"})
# 超2亿, 137亿元, 8.2%, 4806家; not 2026年, 三件事
_STATED = re.compile(r"(?<![\d.])\d[\d.]*(?:万亿|亿|万|%|(?<=\d\d)(?=[^\d年.]))")
# 刘劲枫, 区科技局党组书记、局长: a line of a list, no sentence.
_NAME_ALONE = re.compile(r"[\u4e00-\u9fff、 ]{2,16}")


def _figures_stated(query: Query) -> list[str]:
    """The figures that a question states of what it asks for.

    >>> _STATED.findall("年客流超2亿的是哪里"), _STATED.findall("2026年要上几个项目"), _STATED.findall("那39项攻关榜单涉及哪些领域")
    (['2亿'], [], ['39'])
    """
    return _STATED.findall(half_width(query.plain))


def _opens_with(query: Query, text: str) -> bool:
    """Whether a sentence opens with what is asked of: 就业服务精准有效; not 警示教育480余场, which is asked of as 教育."""
    return any(
        0 <= text.find(name) <= _VERB_CHARS for concept in query.concepts if concept.kind not in ("place", "policy") for name in concept.zh
    )


def asks_so_many(query: Query, text: str) -> bool:
    """True when the question asks for so many things and the text says that there are so many: 三大科创方向, the seven posts."""
    if not (query.wants & {"list", "definition"} or _WHERE_ARE.search(query.plain)):
        return False
    found = _SO_MANY.search(query.plain)
    if found is None:
        return False
    number = _NUMERALS_EN.get(found[0].lower(), found[0][-1:] if not found[0].isascii() else "")
    number = number.strip("大个项")
    digit = "一二三四五六七八九十".find(number.replace("两", "二")) + 1 if number else 0
    return bool(number) and re.search(rf"(?:{number}|(?<![\d.]){digit})(?:大|个|项|件|条|类|方面)", half_width(text)) is not None


def _figure_score(query: Query, text: str, rendering: str) -> float:
    score = 0.0
    if "count" in query.wants and _FIGURE.search(text):
        score += BONUS_FIGURE
        if query.focus is not None and figure_beside(query.focus, text, rendering):
            score += BONUS_NEAR
    elif query.kind in ("value", "comparison") and _implies_figure(query) and _FIGURE.search(re.sub(r"20\d\d", "", text)):
        score += BONUS_FIGURE
    if "when" in query.wants and _DAY.search(text):
        score += BONUS_DATE
    return score + (BONUS_LEVEL if asks_level(query) and _AMOUNT.search(text) else 0.0)


def _implies_figure(query: Query) -> bool:
    """True where a target or result is asked for, or an indicator is named and nothing else: computing capacity, 托位数."""
    alone = not query.wants and any(concept.kind == "indicator" for concept in query.concepts)
    return bool(query.wants & {"target", "result"}) or alone


def _scope_score(query: Query, block: Block, report: Report) -> float:
    score = 0.0
    place, plans = block.scope.place, block.scope.plans
    named = any(_names_place(name, place) for name in (*query.places, query.plain)) if place else True
    if place not in (None, report.place) and not named:
        score -= PENALTY_SCOPE
    if plans is True and (_NOW.search(query.plain) or asks_done(query)):
        score -= PENALTY_PLAN_NOW
    if plans is False and not query.wants & {"target", "result"}:
        score += BONUS_PLAN / 2
    if plans is not None and len(query.wants & {"target", "result"}) == 1:
        score += BONUS_PLAN if plans is ("target" in query.wants) else -BONUS_PLAN
    return score


def among_others(query: Query, text: str) -> bool:
    """Whether a place asked of stands among others: A、B、C; a figure of such a sentence is theirs together."""
    names = [name for concept in query.concepts if concept.kind == "place" for name in concept.zh]
    places = "|".join(map(re.escape, names))
    return bool(places) and re.search(rf"、[^，。；、,]*(?:{places})|(?:{places})[^，。；、,]*、", text) is not None


def _names_place(words: str, place: str) -> bool:
    core = re.sub(r"^.+[市省](?=.{2,})|[区县市省]$", "", place)
    return bool(core) and core in words


def tells_sayer(query: Query, block: Block, text: str) -> bool:
    """True unless an English question asks who said something and the text is nobody's word."""
    return not _SAYER_ASKED.search(query.plain) or block.speaker is not None or SAYS.search(text) is not None
