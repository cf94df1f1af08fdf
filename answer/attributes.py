"""What a question asks of its thing (staff, price, builder, opening date), and whether a passage states that very thing.

In: a `Query`, the attributes of `data/attributes.csv`, cited passages as `Statement`s. Out: the attributes asked; yes or no.
A passage about the same thing that states something else of it answers nothing: 领事馆正式开馆 gives no staff. The
module knows nothing of how passages are found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.figures import half_width
from answer.model import Citation
from answer.scale import FOCUS_HELD, held_in
from corpus import Attribute, Glossary
from index import Concept, Query, english_stems

CLAUSES = re.compile(r"[，。；;！？]|,(?!\d{3}(?!\d))")  # not the comma of 1,234
_MANY = r"(?:\d[\d.,]*|[一二两三四五六七八九十百千]+)[余多]?(?:万|千|百|亿)?[余多]?"
# What stands in the clause that states an attribute. 员工300余名, 未发生…亡人; not 300元.
_STATED = {
    "people": re.compile(rf"{_MANY}(?:名|位|人|户|个(?![“”]?(?:翻番|百分|方面|维度))|岗|对)|万人|未发生|零|无[^，。；]{{0,6}}亡"),
    "count": re.compile(rf"{_MANY}(?:[套户间张座个条对支名位处所]|对)"),
    "money": re.compile(rf"{_MANY}(?:美|港|欧)?元"),
    "share": re.compile(r"[%％‰]|百分|分之|1/\d|成(?!立|都|为|功|果|员)"),
    "time": re.compile(r""),
    "matter": re.compile(r""),
    # 由市设计院打造, 城市发展集团; not 加快建设
    "actor": re.compile(r"公司|集团|[院局委会]|中心|企业|大学|银行|科技|由|表示|获得者"),
}
# How a figure, a time, somebody is asked for; without it the word of an attribute is only what is spoken of.
_ASKS = {
    "figure": re.compile(
        r"多少|几|怎么[卖收]|\bhow (?:much|many|big|large|high)\b|\bnumber of\b|\btotal\b|\bwhat(?:'s|\b)|^(?:the )?(?:\w+ ){0,2}\w+ (?:of|for|in|per)\b|\bheadcount\b",
        re.IGNORECASE,
    ),
    "time": re.compile(
        r"什么时候|何时|啥时候|几时|哪一?[年月天]|几月|\bwhen\b|\b(?:what|which) (?:year|month|date|day)\b|\bby when\b", re.IGNORECASE
    ),
    "matter": re.compile(r"什么|啥|哪些|哪几|有没有|有无|吗|\b(?:what|which|are there|is there|any)\b", re.IGNORECASE),
    "actor": re.compile(
        r"谁|哪[一]?[家个位支所](?!月)|是哪|\bwho\b|\bwhich\b|\bwhat (?:company|firm)\b|开发商|投资方|创始人|施工方|冠军", re.IGNORECASE
    ),
}
# A rate, a growth is asked for, not the amount: 负债率, by how much did it grow.
_ASKS_SHARE = re.compile(
    r"率|增长|增速|涨|降|比例|比重|占|百分|\bratio\b|\brates?\b|\bpercent|\bshare\b|\bgr[eo]w|\bris[ei]|\brose\b|\bf[ae]ll\b|\bceiling\b|\bincrease",
    re.IGNORECASE,
)
_HOW_MANY_ZH = re.compile(r"多少|几")
# Things are counted, not money: how many toddlers got the subsidy, 补贴发给了多少户; not how many yuan, 多少钱
_COUNTS_THINGS = re.compile(
    r"\bhow many (?!yuan|rmb|dollars?|[mbtr]\w*illions?|percent)|(?:多少|几)万?(?:名|位|人(?!民币)|户|家|个(?!亿|点)|对|套|项)",
    re.IGNORECASE,
)
_ASKS_MONEY = re.compile(r"多少(?:钱|元|亿|万元)|金额|标准|\bhow much\b|\bhow large\b|\bhow big\b|\bhow high\b|\bamount\b", re.IGNORECASE)
_NEAR = 4  # characters between 多少 and what it counts: 多少名公司员工
_ASKED_AS = {"time": "time", "actor": "actor", "matter": "matter"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One cited passage: its words, what stands around it, the stems of its rendering, and whether it is a row of figures."""

    text: str
    around: str
    stems: str
    row: bool
    gloss: bool = False  # the stems are those of a literal gloss, in the Chinese order
    paragraph: str = ""  # the block that it stands in, where that is known

    @property
    def clauses(self) -> list[str]:
        """The parts between commas, each of which states one thing."""
        return [clause for clause in CLAUSES.split(self.text) if clause]


def statement_of(citation: Citation, glossary: Glossary | None = None, story: str = "", paragraph: str = "") -> Statement:
    """A citation as a statement; a row of words is none of figures. What stands in names of policies and places states nothing."""
    table = citation.table
    stems = f" {' '.join(english_stems(citation.quote_en))} " if citation.quote_en else ""
    policies = [match.surface for match in glossary.find_zh(citation.quote) if match.entry.kind == "policy"] if glossary is not None else []
    around = " ".join((*citation.section, story, citation.report.title, table.row if table is not None else "", *policies))
    notes = "".join(f"；{note.term}：{note.text}" for note in citation.footnotes)
    return Statement(
        half_width(_masked(citation.quote + notes, glossary)),
        half_width(around),
        stems,
        table is not None and citation.scope.kind is not None,
        citation.quote_en_by == "gloss",
        paragraph,
    )


def _masked(text: str, glossary: Glossary | None) -> str:
    """`text` without the names of policies, so that 共建成渝地区 builds nothing; as long as before."""
    for match in glossary.find_zh(text) if glossary is not None else ():
        if match.entry.kind == "policy":
            text = f"{text[: match.start]}{' ' * (match.end - match.start)}{text[match.end :]}"
    return text


def asked_attributes(query: Query, attributes: Sequence[Attribute]) -> tuple[Attribute, ...]:
    """The attributes that the question's words ask for; those of an indicator's own name ask nothing."""
    plain = query.plain
    for concept in query.concepts:
        if concept.kind == "indicator":
            plain = plain.replace(concept.surface, " ")
    counted = _COUNTS_THINGS.search(plain) is not None and not _ASKS_MONEY.search(plain)
    return tuple(
        attribute
        for attribute in attributes
        if attribute.figure not in ("group", "words")
        and not (counted and attribute.figure == "money")
        and _asked_in(plain, attribute)
        and (_ASKS[_ASKED_AS.get(attribute.figure, "figure")].search(plain) or _is_bare_name(plain, attribute))
    )


_BARE_WORDS = 5
_ASKS_OTHERWISE = re.compile(r"\b(?:what|which|how|who|why|where|when)\b", re.IGNORECASE)
# Things are counted where a question counts, or is no more than their name: how many flats, seats in the hall; not what are the locks
# for short-stay flats.
_COUNTED_EN = re.compile(r"\bhow many\b|\bhow much\b|\bhow (?:big|large)\b|\b(?:numbers?|count|capacity|total|sum)\b", re.IGNORECASE)


def _is_bare_name(plain: str, attribute: Attribute) -> bool:
    """Whether an English question is a few words that end in the attribute's: bus fare, average office rents in 2025."""
    bare = re.sub(r"(?: (?:in|for|of) (?:20\d\d|[A-Z]\w+))*\s*\??$", "", plain)
    found = [match for match in attribute.asked.finditer(bare) if match.end() == len(bare)]
    return bool(found) and len(bare.split()) <= _BARE_WORDS and attribute.figure in ("money", "count", "share")


def _asked_in(plain: str, attribute: Attribute) -> bool:
    """Whether a question's words ask for the attribute; people and things in Chinese stand right by 多少: 国企员工人均创造多少 counts no staff."""
    for found in attribute.asked.finditer(plain):
        if found[0].isascii():
            return attribute.figure != "count" or _COUNTED_EN.search(plain) is not None or _ASKS_OTHERWISE.search(plain) is None
        if attribute.figure not in ("people", "count"):
            return True
        if _HOW_MANY_ZH.search(plain[max(0, found.start() - _NEAR) : found.end() + _NEAR]):
            return True
    return False


# Whom a place or a firm works with: who is it teaming up with. Not who met with the mayor.
_PARTNER = re.compile(r"\bwho(?:m|'s|se)?\b (?:is|are|was|were|will|does|did|has|have) .*\b(?:with|to)\b", re.IGNORECASE)


def asks_person(query: Query, attributes: Sequence[Attribute]) -> bool:
    """Whether somebody is asked for who must be a person: who built it may be a firm."""
    if _PARTNER.search(query.plain):
        return False
    return "who" in query.wants and not any(attribute.figure == "actor" for attribute in asked_attributes(query, attributes))


def states_attributes(query: Query, statements: Sequence[Statement], attributes: Sequence[Attribute]) -> bool:
    """True unless the question asks for attributes and no passage states any of them, or of nobody that is asked of."""
    asked = asked_attributes(query, attributes)
    share = _ASKS_SHARE.search(query.plain) is not None
    if asked and not any(
        statement.row or (states(attribute, statement, share=share) and _of_its_thing(query, attribute, statement))
        for attribute in asked
        for statement in statements
    ):
        return False
    of_figure = query.asks_figure or bool(asked) or bool(query.indicators)
    groups = [
        one for one in attributes if (one.figure == "words" or (one.figure == "group" and of_figure)) and one.asked.search(query.plain)
    ]
    return all(any(word in f"{one.text}{one.around}" for one in statements for word in group.printed) for group in groups)


# Kinds of names (glossary) that an attribute is asked of.
_THINGS = frozenset({"project", "company", "institution", "place", "person", "document", "indicator"})
# Words for a thing of any kind.
_ANY_THING = frozenset(
    "钱 人 人数 数 数量 项目 中心 公司 企业 单位 地方 工程 建设 活动 地区 目标 program programme project centre center company building development".split()
)


def _of_its_thing(query: Query, attribute: Attribute, statement: Statement) -> bool:
    """Whether the passage names one of the things that the attribute is asked of; True where the question names none."""
    spans = [match.span() for match in attribute.asked.finditer(query.plain)]
    rest = [thing for thing in things_asked_of(query, spans) if not set(thing.zh) & set(attribute.printed)]
    named = [concept for concept in rest if concept.kind in _THINGS]
    return names_any(named or rest, statement)


def things_asked_of(query: Query, spans: Sequence[tuple[int, int]]) -> list[Concept]:
    """The concepts that a question asks something of: those outside the words that ask it, and that say more than 项目."""
    return [
        concept
        for concept in query.concepts
        if concept.kind != "unit"
        and concept.surface.lower() not in _ANY_THING
        and not concept.surface.isdigit()
        and not any(start <= concept.start < end for start, end in spans)
    ]


def names_any(things: Sequence[Concept], statement: Statement) -> bool:
    """Whether the passage or what stands around it names one of the things; True where there are none to name."""
    return not things or any(held_in(thing, f"{statement.text}{statement.around}", statement.stems) >= FOCUS_HELD for thing in things)


def states(attribute: Attribute, statement: Statement, *, share: bool = False) -> bool:
    """Whether one clause holds a word of the attribute and what it is given in; with `share`, a share will do: deaths fell by 14.5%.

    >>> from corpus import make_attribute
    >>> staff = make_attribute("staff", "people", "员工", "staff", "员工|从业")
    >>> [states(staff, Statement(text, "", "", False)) for text in ("公司有员工300余名。", "公司新增员工宿舍，面积300平方米。")]
    [True, False]
    """
    given = _STATED[attribute.figure]
    also = _STATED["share"] if share and attribute.figure in ("money", "people", "count") else given
    return any(
        (given.search(clause) or also.search(clause)) and any(word in clause for word in attribute.printed) for clause in statement.clauses
    )
