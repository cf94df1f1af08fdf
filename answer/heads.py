"""Whether a passage speaks of the very noun that a question asks for: the length of a road, the head of an institute, the weight class.

In: a `Query` and the passages of an answer as `Statement`s. Out: yes or no. A passage about the same thing that never
names what is asked of it answers something else. Rules of the two languages only; the module knows nothing of figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import rjieba

from answer.attributes import Statement
from answer.draft import Cosines
from answer.scale import held_in
from index import Concept, Query

HELD = 0.5  # share of a noun's forms that must stand in the passage, as for names
# How near to the noun a word of the passage must be that says the same: reward 激励 0.32, zones district 0.59; revenue 资质 0.18, event 第七届 0.11.
SAYS_IT = 0.3
_AUXILIARY = r"(?:did|does|do|is|was|were|are|will|has|have|had|would|can|could|should|must|may)"
_BEFORE_OF = r"(?= (?:of|for|at|in|on|to|by|between|that|which|per|from|with|under|as)\b|[?,]|$)"
# The noun that an English question asks for: which weight class did; what is the length of; split of the deposits.
_ASKED_EN = (
    re.compile(rf"\b(?:what|which)(?:'s)? (?:[\w'-]+ ){{0,3}}?(?P<noun>[\w-]+) (?:of\b.{{0,40}}? )?{_AUXILIARY}\b", re.IGNORECASE),
    re.compile(
        rf"\bwhat(?:'s| is| was| are| were) (?:the |its |their |his |her |[\w' ]+'s )?(?:[\w-]+ ){{0,5}}?(?P<noun>[\w-]+){_BEFORE_OF}",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:the |exact |total )?(?:[\w-]+ )?(?P<noun>[\w-]+) of\b", re.IGNORECASE),
)
# English nouns of what is measured or recorded of a thing: where none stands in the passage, it states something else.
_MEASURED = frozenset(
    """length width depth height weight altitude distance speed temperature capacity volume density circulation rating score class category event
    discipline split breakdown revenue revenues turnover profit profits loss losses deficit surplus dividend debt salary salaries wage wages price prices
    fee fees fare fares rent rents tariff fine penalty population headcount attendance audience turnout ceo founder owner output outputs""".split()
)
# The noun right before a Chinese question word: 院长是哪位, 离婚率高不高, 面积多大.
_QUESTION_ZH = re.compile(r"(?:是|有|为|达|在)(?:多少|多大|多高)|(?:多少|多大|多高|高不高|大不大)(?=$|[？?，,。 吗呢])|是?哪位|是谁")
_LIGHT_ZH = frozenset(
    "数量 数字 目标 规模 体量 总量 情况 水平 标准 比例 幅度 增速 金额 时间 面积 人数 个数 总数 比重 占比 名字 姓名 单位 部门 钱 人 年底 年末 年初".split()
)
# What a firm, a park, a trade turns out or takes in, at the end of a question or before its question word: 园区去年产值, 商会税收多少
_YIELD_ZH = re.compile(
    r"(?P<noun>产值|产出|增加值|营收|营业收入|营业额|销售额|税收|利润|产量|收入)(?:(?:大概|大约|一共|总共|能|会)*(?:是|有|为|达到?|做到|完成)?了?(?:多少|几|多大|多高)|(?=[？?。]?$))"
)
_ANYBODYS = frozenset("企业 公司 园区 产业 行业 单位 集团 业务 经济 项目 全年".split())  # 园区规上企业营收 is the park's
_YIELD_EN = frozenset("revenue revenues turnover profit profits output outputs".split())
_DIGIT = re.compile(r"(?<!\d)(?!20[0-4]\d年)\d")
_NOUN_BEFORE = 8  # characters before the question word that are cut into words


def speaks_of_noun(query: Query, statements: Sequence[Statement], cosines: Cosines) -> bool:
    """True unless a noun is asked for that none of the passages holds, in any wording known of it or near to it."""
    if query.language == "zh" and not _yields(query, statements):
        return False
    noun = noun_asked(query)
    if noun is None or not statements or any(statement.row for statement in statements):
        return True
    if query.language == "en" and not all(statement.stems for statement in statements):
        return True  # without an edition the passages have no English words to compare
    holding = [one for one in statements if held_in(noun, f"{one.text}{one.around}", one.stems) >= HELD]
    if holding and query.language == "en" and noun.surface.lower() in _YIELD_EN:
        return any(_DIGIT.search(statement.text) for statement in holding)
    if holding:
        return True
    return max(cosines(noun.surface, _words(statements)), default=0.0) >= SAYS_IT


def _yields(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless it is asked what a named thing turns out or takes in, and no passage that names it whole gives such a figure.

    A sentence about other parks whose 商业增加值增长8% tells nothing of the 数字经济园区.
    """
    found = _YIELD_ZH.search(query.plain)
    noun = next((one for one in query.concepts if found is not None and one.start == found.start("noun") and not one.kind), None)
    things = [one for one in query.concepts if one is not noun and one.kind not in ("place", "unit") and one.surface not in _LIGHT_ZH]
    if noun is None or not things or not statements or any(statement.row for statement in statements):
        return True
    return any(_yield_told(noun, things, statement) for statement in statements)


def _yield_told(noun: Concept, things: Sequence[Concept], statement: Statement) -> bool:
    """Whether a figure stands behind the noun in a clause that names what is asked of, or in one of no other thing in a passage that does."""
    names = [name for thing in ([one for one in things if one.kind] or things) for name in thing.zh]
    for clause in statement.clauses:
        at = next((clause.find(name) for name in noun.zh if name in clause), -1)
        if at < 0 or not _DIGIT.search(clause, at):
            continue
        before = rjieba.tag(clause[max(0, at - _NOUN_BEFORE) : at])
        others = bool(before) and before[-1][1].startswith("n") and len(before[-1][0]) > 1 and before[-1][0] not in _ANYBODYS
        if any(name in clause for name in names) or (not others and any(name in f"{statement.text}{statement.around}" for name in names)):
            return True
    return False


def _words(statements: Sequence[Statement]) -> list[str]:
    """The words of the passages, of Chinese those of two characters and more, of English their stems."""
    chinese = {word for statement in statements for word in rjieba.cut(statement.text) if len(word) > 1}
    return sorted(chinese | {word for statement in statements for word in statement.stems.split() if len(word) > 2})


def noun_asked(query: Query) -> Concept | None:
    """The concept of the noun that a question asks for; None where it asks for a sort of answer or a name alone."""
    span = _span_en(query.plain) if query.language == "en" else _span_zh(query.plain)
    if span is None:
        return None
    start, end = span
    found = [one for one in query.concepts if one.start < end and start < one.start + len(one.surface)]
    return next((one for one in found if not one.kind), None)


def _span_en(plain: str) -> tuple[int, int] | None:
    for pattern in _ASKED_EN:
        found = pattern.search(plain)
        if found is not None:
            return found.span("noun") if found["noun"].lower() in _MEASURED else None
    return None


def _span_zh(plain: str) -> tuple[int, int] | None:
    """Where the noun before the question word stands.

    >>> [plain[slice(*span)] if (span := _span_zh(plain)) else "" for plain in ("研究院的院长是哪位", "今年新修了多少", "园区规模多大")]
    ['院长', '', '']
    """
    found = _QUESTION_ZH.search(plain)
    if found is None:
        return None
    tagged = rjieba.tag(plain[max(0, found.start() - _NOUN_BEFORE) : found.start()])
    if not tagged:
        return None
    word, part = tagged[-1]
    if len(word) < 2 or not part.startswith("n") or part in ("nr", "ns", "nt", "nz") or word in _LIGHT_ZH:
        return None
    return found.start() - len(word), found.start()
