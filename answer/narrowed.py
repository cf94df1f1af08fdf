"""Whether a passage keeps to what a question narrows itself to: one month or quarter, one part of the place, a ratio of two things, a country.

In: a `Query`, the citations of a draft and their `Statement`s. Out: yes or no. A figure of the whole year, of the whole
district, of one side of a ratio answers something wider. Rules of the two languages only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.attributes import Statement
from answer.model import Citation
from answer.origins import firms_stand_by_origin
from answer.scale import FOCUS_HELD, held_in
from corpus import Glossary
from index import Concept, Query

_MONTH_ZH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?!\d|[底末初来起])份?")
_MONTH_EN = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d{1,2}\b)")
# Halves and quarters of a year as they are asked for, and how reports print them. Not 上半场, the first half of the plan
_PARTS_OF_YEAR = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(printed))
    for asked, printed in (
        (r"上半年|[前头](?:6|六)个月|\bfirst (?:half (?:of )?(?:the year|this year|last year|20\d\d)|six months)\b|\bfirst half of the year\b", r"上半年|[前头](?:6|六)个?月|1[-—–至到]6月"),
        (r"下半年|[后]半年|\bsecond half (?:of )?(?:the year|this year|last year|20\d\d)\b", r"下半年|7[-—–至到]12月"),
        (r"前(?:3|三)(?:个)?季度?|[前头](?:9|九)个月|\bfirst (?:three quarters|nine months)\b", r"前(?:3|三)季度?|[前头](?:9|九)个?月|1[-—–至到]9月"),
        (r"(?<!前)(?:第?一|1)季度|首季|[前头](?:3|三)个月|\bfirst (?:quarter|three months)\b", r"(?:一|1)季度|首季|开门红|[前头](?:3|三)个?月|1[-—–至到]3月"),
        (r"(?:第?二|2)季度|\bsecond quarter\b", r"(?:二|2)季度|4[-—–至到]6月"),
        (r"(?<!前)(?:第?三|3)季度|\bthird quarter\b", r"(?:三|3)季度|7[-—–至到]9月"),
        (r"(?:第?四|4)季度|\b(?:fourth|last|final) quarter\b", r"(?:四|4)季度|10[-—–至到]12月"),
    )
)  # fmt: skip
# debt to GDP ratio, debt-to-asset ratio: both must be spoken of.
_RATIO_OF_TWO = re.compile(r"\b(?P<one>[\w]+)[ -]to[ -](?P<other>[\w]+) ratio\b", re.IGNORECASE)
# 从哪些国家来, which countries, from which city
_WHERE = re.compile(
    r"哪(?:些|几|一)?个?(?:国家|城市|国家和地区)|来自哪|从哪里?(?:来|迁|搬|引)|\bfrom (?:which|what) (?:cit(?:y|ies)|provinces?|states?)\b|\b(?:which|what) countr(?:y|ies)\b",
    re.IGNORECASE,
)


def keeps_to(query: Query, citations: Sequence[Citation], statements: Sequence[Statement], glossary: Glossary) -> bool:
    """True unless the question narrows itself to something and every passage is of something wider."""
    if not _of_part_of_year(query, statements):
        return False
    if not statements or any(statement.row for statement in statements):
        return True
    return (
        _of_the_month(query, statements)
        and _of_the_part(query, citations, statements)
        and _of_both(query, statements)
        and _names_places(query, citations, glossary)
        and firms_stand_by_origin(query, [statement.text for statement in statements], glossary)
    )


def _of_part_of_year(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a figure of a half or a quarter of a year is asked and no passage names one such part: a table's is of the year."""
    parts = [printed for asked, printed in _PARTS_OF_YEAR if asked.search(query.plain)] if query.asks_figure or query.indicators else []
    return not parts or any(printed.search(f"{one.text}{one.around}") for printed in parts for one in statements)


def _of_the_month(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a figure of one month is asked and no passage names that month."""
    if not (query.asks_figure or query.indicators):
        return True
    months = [f"{found[1]}月" for found in _MONTH_ZH.finditer(query.plain)] if query.language == "zh" else _months_en(query)
    return not months or any(
        re.search(rf"(?<![\d]){month}", f"{statement.text}{statement.around}") for month in months for statement in statements
    )


def _months_en(query: Query) -> list[str]:
    names = [(found.start(), found[0]) for found in _MONTH_EN.finditer(query.plain)]
    return [name for concept in query.concepts for at, _ in names if concept.start == at for name in concept.printed if name.endswith("月")]


def _of_the_part(query: Query, citations: Sequence[Citation], statements: Sequence[Statement]) -> bool:
    """True unless an indicator of a part (a street, a business district) is asked and no passage names both."""
    indicators = [concept for concept in query.concepts if concept.kind == "indicator"]
    whole = {citation.report.place for citation in citations}
    parts = [
        concept
        for concept in query.concepts
        if concept.kind == "place" and not any(name in place or place in name for name in concept.printed for place in whole if place)
    ]
    if not indicators or len(parts) != 1 or query.kind not in ("value", "target"):
        return True
    return any(_holds(indicators, statement) and _holds(parts, statement) for statement in statements)


def _holds(concepts: Sequence[Concept], statement: Statement) -> bool:
    return any(held_in(concept, f"{statement.text}{statement.around}", statement.stems) >= FOCUS_HELD for concept in concepts)


def _of_both(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a ratio of two named things is asked and no passage speaks of both."""
    found = _RATIO_OF_TWO.search(query.plain)
    if found is None:
        return True
    sides = [[one for one in query.concepts if one.start <= found.start(name) < one.start + len(one.surface)] for name in ("one", "other")]
    return not all(sides) or any(all(_holds(side, statement) for side in sides) for statement in statements)


def _names_places(query: Query, citations: Sequence[Citation], glossary: Glossary) -> bool:
    """True unless countries or cities are asked for and no passage names one beside those of the question and of the report."""
    if not _WHERE.search(query.plain):
        return True
    named = {name for concept in query.concepts for name in concept.printed}
    for citation in citations:
        own = f"{citation.report.place}{citation.report.title}"
        for match in glossary.find_zh(citation.quote + "".join(note.text for note in citation.footnotes)):
            if match.entry.kind == "place" and match.surface not in named and match.surface not in own:
                return True
    return False
