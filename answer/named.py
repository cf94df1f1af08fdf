"""Whether a passage gives the names that a question asks for: of the works, the firms, the countries; a count names nobody.

In: a `Query` and the passages of an answer as `Statement`s. Out: yes or no. The module knows nothing of figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import rjieba

from answer.attributes import CLAUSES, Statement
from index import Query

# matches 叫什么名字, 都在哪些国家, names of the two works, which companies got it; not whose name stands there
_NAMES = re.compile(
    r"叫(?:什么|啥)|\btheir (?:names|titles)\b|名字|名称(?!是)|名单|都有谁|都?[是在]哪(?:些|几|[两三四五六七八九十\d]+[个条大家座处项张位种类片])(?!方面)|分别是(?!多[少大高长快]|几)|\bnames of\b|\bnames please\b|\btitles of\b|\bname (?:the|all)\b"
    r"|\bwhich (?:companies|firms|countries|cities|works|hospitals|schools|projects|brands|universities|banks)\b",
    re.IGNORECASE,
)
# titles of the two works, which two shows won, 叫什么剧名: a title stands between its marks; not the titles of honour that a city holds
_WORKS = r"(?:(?:art)?works?|books?|films?|plays?|dramas?|songs?|pieces?|shows?|novels?|paintings?|operas?)"
_TITLES = re.compile(
    rf"\btitles? of (?:the |its )?(?:\w+ ){{0,2}}{_WORKS}\b|\b{_WORKS}\b.{{0,60}}\btheir titles\b|\bwhich (?:\w+ ){{0,2}}{_WORKS} (?:won|got|received|took|picked up)\b|(?:剧|片|书|篇|曲)名|哪[几些两二三]?部(?:作品|剧|书|电影)",
    re.IGNORECASE,
)
# 2部, 3家, 两部: as many as the question says, with a measure word
_COUNT = re.compile(
    r"(?P<zh>\d{1,3}|[两三四五六七八九十])(?:余|多)?(?:部|家|个|项|位|所|名|国|件|条|座)|\b(?P<en>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_NUMERALS = {
    **{word: number for number, word in enumerate("两三四五六七八九十", 2)},
    **{word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)},
}
_COUNTS_ITSELF = re.compile(r"\d[余多]?[个家项处座栋所位名条]$")  # 示范楼宇、园区2个: how many there are, no name
_ONE_OF_MANY = re.compile(r"、|[和与及]")
_TITLE = re.compile(r"《([^》]+)》|“([^”]+)”")
# 头一个项目叫啥, 那家做算力的公司叫什么: one thing of a kind is asked for by its name
_ONE_NAMED = re.compile(
    r"(?:[头第首]一?|那|这|该)[个家座条所只部支艘款项](?P<kind>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:的?名字|名称)?(?:是)?叫(?:什么|啥)"
)
_LEAST_NAME = 3  # characters before the noun that make a name of it: 青鸥湾海水淡化项目; not 重点项目
_MODIFIERS = frozenset("重点 重大 示范 标志性 建设 首个 首家 新建 一批 相关 优质 龙头 试点 创新 配套 工程 改造 全市 全国 全区 全省".split())
_SAID_LATER = re.compile(r"分别|包括|包含|如下|指|：")


def names_given(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless names are asked for and the passages enumerate nothing that the question does not hold itself."""
    if not (_NAMES.search(query.plain) or _TITLES.search(query.plain)) or any(statement.row for statement in statements):
        return True
    text = "；".join(statement.text for statement in statements)
    if _TITLES.search(query.plain) and "《" not in text:
        return False
    if (one := _ONE_NAMED.search(query.plain)) is not None and (named := _names_one(text, one["kind"], query)) is not None:
        return named
    if not _items(text, query):
        return False
    number = _number_asked(query)
    clauses = CLAUSES.split(text)
    counted = [at for at, clause in enumerate(clauses) if number and _counts(clause, number)]
    counted = [at for at in counted if any(name in clauses[at] for concept in query.concepts for name in concept.printed)] or counted
    return not counted or any(_items(clauses[at], query) or _named_before(clauses, at, query) or _named_next(clauses, at) for at in counted)


def _names_one(text: str, kind: str, query: Query) -> bool | None:
    """Whether a clause that holds something else asked of names one thing of a kind by words of its own; None where none speaks of one.

    鸥港合伙会计所 is named by no 首家鸥港合伙联营会计师事务所.
    """
    noun = rjieba.cut(kind)[-1]
    kinds = next((concept.printed for concept in query.concepts if concept.surface.endswith(noun)), (noun,))
    others = [concept for concept in query.concepts if concept.kind != "place" and not set(concept.printed) & set(kinds)]
    said = [name for concept in query.concepts for name in concept.printed]
    found = None
    for clause in CLAUSES.split(text):
        if others and not any(name in clause for concept in others for name in concept.printed):
            continue
        for name in (name for name in kinds if name in clause):
            before = re.search(r"[\u4e00-\u9fffA-Za-z0-9]*$", clause[: clause.index(name)])
            words = [word for word, part in rjieba.tag(before[0] if before else "") if part[0] in "njxav"]
            own = [word for word in words if word not in _MODIFIERS and not any(word in one for one in (query.plain, *said))]
            quoted = [one for pair in _TITLE.findall(clause) for one in pair if one and one not in query.plain]
            found = bool(found) or bool(quoted) or sum(map(len, own)) >= _LEAST_NAME
    return found


def _named_before(clauses: Sequence[str], at: int, query: Query) -> bool:
    """Whether the clause before enumerates, and counts nothing of its own: 通过出让用地、提升载体，两项举措…."""
    return at > 0 and not re.search(r"\d", clauses[at - 1]) and bool(_items(clauses[at - 1], query))


def _named_next(clauses: Sequence[str], at: int) -> bool:
    """Whether the clause, or the one after it, says that the names follow: 分别是, 包括, 指."""
    return any(_SAID_LATER.search(clause) for clause in clauses[at : at + 2])


def _number_asked(query: Query) -> int:
    found = _COUNT.search(re.sub(r"20\d\d", " ", query.plain))
    word = (found["zh"] or found["en"]).lower() if found else ""
    return int(word) if word.isdigit() else _NUMERALS.get(word, 0)


def _counts(clause: str, number: int) -> bool:
    numerals = [str(number), *(word for word, value in _NUMERALS.items() if value == number and not word.isascii())]
    return any(re.search(rf"(?<![\d.]){numeral}(?:余|多)?(?:部|家|个|项|位|所|名|件|条|座)", clause) for numeral in numerals)


def _items(text: str, query: Query) -> list[str]:
    """What stands in enumerations and between title marks, without what the question names itself."""
    named = [name for concept in query.concepts for name in concept.printed if len(name) > 1]
    runs = [run for clause in CLAUSES.split(text) for run in re.split(r"[：:]", clause) if _ONE_OF_MANY.search(run)]
    items = [item for run in runs for item in _ONE_OF_MANY.split(run)]
    items += [item for pair in _TITLE.findall(text) for item in pair if item]
    items = [item for item in items if not _COUNTS_ITSELF.search(item)]
    return [item for item in items if item and item not in query.plain and not any(name in item or item in name for name in named)]
