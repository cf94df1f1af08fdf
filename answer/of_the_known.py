"""How many of those that the question itself counts: 那120家老店里卖茶的有几家, of the 120 shops how many sell tea.

In: a `Query` and the passages of an answer as `Statement`s. Out: yes or no. A passage that holds the count which the question states
and no other of the same measure says nothing of a part of them. Rules of the two languages only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from answer.attributes import Statement
from answer.figures import find_figures, half_width, stated_figures
from index import Query

_MEASURES = "家个名人户项所座场条件处栋台辆艘套张亩种支位只部"
# A count of some of them, behind the count of all: 那120家…有几家, 这240个队有多少是…的; not 120家比去年多几家, 每家多少人
_PART_ZH = re.compile(
    rf"\d[\d.,]*(?P<all>[{_MEASURES}])(?![^，。？]{{0,12}}每)[^？?。]{{0,24}}?(?:(?:有|占|是)了?(?:多少|几)(?P<some>[{_MEASURES}])|(?:多少|几)(?P<which>[{_MEASURES}])?(?:是|来自|属于|出自|从))"
)
_PART_EN = re.compile(
    r"\bhow many of (?:the|those|these|its|their|all) (?P<first>\d[\d,.]*)\b|\b(?:of|among) (?:the|those|these|its|their|all) (?P<then>\d[\d,.]*)\b[^?]{0,60}\bhow many\b",
    re.IGNORECASE,
)


# 存贷款余额达1.2万亿，其中贷款余额是多少: a part whose name stands inside that of its whole
_NAMED_PART = re.compile(r"其中的?(?P<part>[\u4e00-\u9fff]{2,8}?)(?:大概|大约|又|是|有|为|占|达到?|增长)*(?:多少|几|多大)")


def counts_named_part(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless the part of a whole is asked that bears the end of its name, and the passages give the whole alone."""
    found = _NAMED_PART.search(query.plain)
    whole = re.search(rf"[\u4e00-\u9fff]{found['part']}", query.plain[: found.start()]) if found is not None else None
    if found is None or whole is None or any(statement.row for statement in statements):
        return True
    return any(found["part"] in statement.text.replace(whole[0], "") for statement in statements)


def counts_some(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a count of some of those that the question counts is asked, and the passages that count them give no other count."""
    plain = half_width(query.plain)
    found = (_PART_ZH if query.language == "zh" else _PART_EN).search(plain)
    if found is None:
        return True
    if query.language == "zh" and (found["some"] or found["which"] or found["all"]) != found["all"]:
        return True  # of what they have: 那12座桥有几个车道
    known = {figure.value for figure in stated_figures(found[0] if query.language == "zh" else plain)}
    counts = [_counts(statement.text) for statement in statements]
    measures = {measure for one in counts for value, measure in one if value in known}
    return not measures or any(measure in measures and value not in known for one in counts for value, measure in one)


def _counts(text: str) -> list[tuple[Decimal, str]]:
    """The figures of a text that a measure word follows, each with it."""
    plain = half_width(text)
    ends = ((figure, re.match(rf"[余多]?([{_MEASURES}])", plain[figure.end :])) for figure in find_figures(plain))
    return [(figure.value, measure[1]) for figure, measure in ends if measure is not None]
