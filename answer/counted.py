"""Whether a passage counts the very things that a question counts: the flats, not the flats' neighbours; a part, not its whole.

In: a `Query` and the passages of an answer as `Statement`s. Out: yes or no. Rules of the two languages only. The module
knows nothing of attributes or of names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import rjieba

from answer.asked import figure_beside
from answer.attributes import Statement
from answer.expects import expected_sorts
from answer.scale import held_in, stands_in
from index import MEASURE_EN, Concept, Query

# matches how many platforms, number of staff; not how much money
_HOW_MANY = re.compile(r"\bhow many\b|\bnumber of\b|\bheadcount\b", re.IGNORECASE)
_END_OF_NAME = re.compile(
    r"\b(?:of|in|for|on|to|from|at|by|with|per|does|do|did|is|are|was|were|will|would|has|have|had|can|that|and|there|they|we|it|got|get|must|should)\b|[?,.:;]",
    re.IGNORECASE,
)
# 200项专利里发明专利占几项: the number of the whole, then the part.
_PART_ZH = re.compile(
    r"(?<![\d.])(?P<whole>\d[\d.]*[万亿]?)(?![\d.年])[^，。？?\d里中]{1,16}?(?:里面?|当中|其中|中)(?P<part>[^，。？?]{1,14}?)(?:占|有|出|是|的|了)*(?:多少|几)"
)
_TOTAL_STEMS = re.compile(r" total (?:number )?(?:to |of |at |reach |is |was )?\d")  # stems of: bringing the total to 15
# how many cars were exported, how many shops have been closed
_PASSIVE = re.compile(
    r"(?:was|were|is|are|will be|has been|have been|had been|got) (?:\w+ly )?(?P<done>[a-z]{2,}(?:ed|en|t|n))\b", re.IGNORECASE
)
_YEAR = re.compile(r"20[0-4]\d(?!\d)")
_PART_EN = re.compile(r"\bhow (?:many|much) of (?:the|those|these) (?P<whole>\d[\d.,]*\b)", re.IGNORECASE)
_MEASURE = re.compile(r"(?:多少|几)([家个项部位所支条名件处套户辆座])")
_CLAUSE_OR_ITEM = re.compile(r"[，。；;！？、]|,(?!\d{3}(?!\d))")
_MANY_THINGS = 3
_GLOSS_REACH = 8  # words from a thing to its figure in a literal gloss, which keeps the Chinese order; a percentage counts nothing
# Nouns that every report counts many of: of which of them, the word before tells.
_COUNTED_HEADS = frozenset("项目 企业 公司 机构 银行 品牌 平台 基金 工厂 门店 医院 学校 园区 总部".split())
# Figures that count no things: 46%, 7 years, 3.2亿元, 600 square metres; not 8920万人次, 12 towers
NO_COUNT_ZH = re.compile(
    r"\d[\d.,]*[余多]?(?:[%％‰]|个?百分点|倍|年|个?月|天|小时|分钟|[万亿]*(?:美|港|欧)?元|[万亿]*(?:平方公里|平方米|平方|平米|公里|千米|米|亩|公顷))"
)
_NO_COUNT_EN = re.compile(
    r"(?<= )(?:\d\S*[%％‰]|(?:\d\S*|two|three|four|five|six|seven|eight|nine|ten)(?: (?:million|billion|trillion))?"
    r" (?:year(?! plan)|month|week|day|hour|minut|percent|percentag|time|yuan|dollar|us|squar|kilomet\w*|met(?:re|er)|mu|hectar|consecut))(?= )"
)
# by what percentage did the number of fires fall, how many square metres: such a figure is asked for
MEASURE_ASKED = re.compile(
    r"\bhow many (?:more |extra |fewer )?(?:square|cubic|met(?:re|er)s?|kilomet\w+|km|miles?|mu|acres?|hectares?|minutes?|hours?|days?|weeks?|months?|years?|yuan|dollars?|[mbt]r?illion|times)\b|\bpercent|\bby (?:what|how)\b|\b(?:rate|share|proportion|part)\b|%",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[\d一二两三四五六七八九十百]")
_DONE = re.compile(r"[了到过成得]")  # behind a verb: 加码到多少, 少收了多少
_WHICH = re.compile(r"哪几|哪[一二两三四五六七八九十]")  # asks for names, counts nothing
# What is asked with a measure of its own, or is no thing at all: the figure may stand with anything.
_NO_THING = frozenset("钱 体量 规模 总量 数量 数 比例 比重 幅度 目标 字母 水平 标准 时间 面积 金额".split())


def counts_it(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless the question counts something and no passage gives a figure of it."""
    if not statements or any(statement.row for statement in statements):
        return _counts_part(query, statements)
    return _counts_part(query, statements) and (_counts_en if query.language == "en" else _names_zh)(query, statements)


def _counts_en(query: Query, statements: Sequence[Statement]) -> bool:
    asked = _HOW_MANY.search(query.plain)
    if asked is None or not all(statement.stems for statement in statements):
        return True
    stop = _END_OF_NAME.search(query.plain, asked.end() + 1)
    end = stop.start() if stop else len(query.plain)
    words = query.plain[asked.end() : end].split()
    if words and words[0].lower() in MEASURE_EN - {"people"}:
        return True
    named = [concept for concept in query.concepts if asked.end() <= concept.start < end]
    done = _done_to_them(query, end)
    glossed = any(statement.gloss for statement in statements)  # there a verb may be any of several
    if (
        done is not None
        and not glossed
        and not any(held_in(done, statement.text, statement.stems) > 0 and _digit_of(named, statement) for statement in statements)
    ):
        return False
    no_count = () if MEASURE_ASKED.search(query.plain) else (NO_COUNT_ZH, _NO_COUNT_EN)
    return not named or any(
        figure_beside(concept, *_without(no_count, statement))
        or _total_of(concept, statement)
        or _in_gloss(concept, statement)
        or _told_at_length(query, statement)
        for concept in named
        for statement in statements
    )


def _done_to_them(query: Query, end: int) -> Concept | None:
    """What the question says was done to those that it counts: exported of how many cars were exported; None where it says nothing telling."""
    found = _PASSIVE.match(query.plain, end)
    return next((one for one in query.concepts if found is not None and one.start == found.start("done") and not one.kind), None)


def _digit_of(named: Sequence[Concept], statement: Statement) -> bool:
    """Whether a passage has a figure and names one of the things counted."""
    return _DIGIT.search(statement.text) is not None and any(held_in(one, statement.text, statement.stems) > 0 for one in named)


def _without(no_count: Sequence[re.Pattern[str]], statement: Statement) -> tuple[str, str]:
    """A passage and its stems, both without the figures that count nothing, where such are given."""
    text, stems = statement.text, statement.stems
    return (no_count[0].sub(" ", text), no_count[1].sub(" ", stems)) if no_count else (text, stems)


def _total_of(concept: Concept, statement: Statement) -> bool:
    """Whether the passage names what is counted and gives a total: the consulate opened, bringing the total to 15."""
    return _TOTAL_STEMS.search(statement.stems) is not None and held_in(concept, statement.text, statement.stems) > 0


def _told_at_length(query: Query, statement: Statement) -> bool:
    """Whether one glossed clause with a figure holds most of a long question: 在科研、工业、农业、消费等领域应用落地3000个以上."""
    things = [concept for concept in query.concepts if concept.kind not in ("place", "unit")]
    clauses = [clause for clause in statement.clauses if re.search(r"\d", clause)] if statement.gloss else []
    most = max((sum(held_in(concept, clause, "") > 0 for concept in things) for clause in clauses), default=0)
    return most >= _MANY_THINGS and 2 * most >= len(things)


def _in_gloss(concept: Concept, statement: Statement) -> bool:
    """Whether a glossed clause counts by what it names first: 中欧班列拓线扩量、开行4000班次."""
    names = "|".join(re.escape(" ".join(stems)) for stems in concept.en if stems)
    return (
        statement.gloss
        and bool(names)
        and re.search(rf" (?:{names}) (?:[^\d\s]\S* ){{0,{_GLOSS_REACH}}}\d[\d.,]* ", statement.stems) is not None
    )


def _names_zh(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless the noun that a figure is asked of stands in no passage: 藏书, 工期."""
    focus = query.focus
    if focus is None or focus.kind or _WHICH.search(query.plain) or focus.surface in _NO_THING or not _is_noun(focus.surface):
        return True
    if any(
        match.start() <= focus.start < match.end()
        for sort in expected_sorts(query)
        if sort.name != "duration"
        for match in sort.asked.finditer(query.plain)
    ):
        return True  # 多大岁数: the word that asks
    if _DONE.match(query.plain, focus.start + len(focus.surface)):
        return True
    chain = _chain(query, focus)
    if chain[-1].surface in _COUNTED_HEADS and len(chain) > 1:
        return any(_DIGIT.search(c) and all(held_in(one, c, "") for one in chain) for statement in statements for c in statement.clauses)
    return any(held_in(focus, f"{statement.text}{statement.around}", "") for statement in statements)


def _chain(query: Query, focus: Concept) -> list[Concept]:
    """What is counted with the nouns that stand right behind it in the question: 多少外资项目 counts projects, and those of foreign money."""
    chain = [focus]
    for concept in query.concepts:
        end = chain[-1].start + len(chain[-1].surface)
        if concept.start == end and not concept.kind and _is_noun(concept.surface):
            chain.append(concept)
    return chain


def _is_noun(word: str) -> bool:
    """Whether a word is one noun.

    >>> _is_noun("藏书"), _is_noun("压掉")
    (True, False)
    """
    tags = [part for _, part in rjieba.tag(word)]
    return len(tags) == 1 and tags[0].startswith("n")


def _counts_part(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a part of a numbered whole is asked for and no clause counts that part by itself."""
    found = _PART_ZH.search(query.plain) if query.language == "zh" else _PART_EN.search(query.plain)
    if found is None or _YEAR.match(found["whole"]):
        return True
    whole, start, end = found["whole"], found.end(), len(query.plain)
    measure = None
    if query.language == "zh":
        start, end = found.span("part")
        measure = _MEASURE.search(query.plain, end)
    parts: list[Concept] = [concept for concept in query.concepts if start <= concept.start < end]
    parts = parts if query.language == "zh" else parts[-1:]
    told = [statement for statement in statements if stands_in(whole, statement.text)]
    of_whole = [one for one in statements if one in told or one.paragraph in {tell.paragraph or None for tell in told}] or statements
    pieces = [piece.replace(whole, "") for statement in of_whole for piece in _CLAUSE_OR_ITEM.split(statement.text)]
    counted = [piece for piece in pieces if re.search(rf"\d[\d.]*[余多]?{measure[1]}" if measure is not None else r"\d", piece)]
    return not parts or any(any(name in piece for name in part.printed) for piece in counted for part in parts)
