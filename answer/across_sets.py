"""What a question asks of places put side by side: those that fit a condition, the first or last of them, how far they are apart.

In: a question and one row for each place, the greatest first. Out: the sentence that answers for the set, and the rows it
picks out. A range or "over 5 %" is never made one number: places are compared by the least that is stated, and that is said.
Knows nothing of how the rows were found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from answer.across_limits import condition, least, sort_of
from answer.draft import Desk
from answer.figures import plain_decimal
from answer.model import Claim
from corpus import FactRow
from index import Query

_MOST_WORD = re.compile(
    r"最高|最大|最多|最快|最强|排(?:在)?(?:最)?前|前[一二三四五六七八九十\d]|谁(?:的[^，。？]{1,8})?(?:更|最)?(?:高|大|多|快)|哪个?(?:更|最)?(?:高|大|多|快)|(?:哪[个省市区县]?|谁)(?:的)?(?:增[长速]|涨|增幅|发展)得?(?:更|最)?(?:高|大|多|快)"
    r"|\b(?:highest|largest|biggest|most|fastest|higher|larger|bigger|faster|more|top|leads?|leading)\b",
    re.IGNORECASE,
)
_LEAST_WORD = re.compile(
    r"最低|最小|最少|最慢|谁(?:的[^，。？]{1,8})?(?:更|最)?(?:低|小|少|慢)|哪个?(?:更|最)?(?:低|小|少|慢)|(?:哪[个省市区县]?|谁)(?:的)?(?:增[长速]|涨|增幅|发展)得?(?:更|最)?(?:低|小|少|慢)|\b(?:lowest|smallest|least|slowest|lower|smaller|slower|fewest)\b",
    re.IGNORECASE,
)
# 高多少, 差几个百分点, how much higher; not 多少个省
_APART = re.compile(
    r"(?:高|低|多|少|快|慢|大|小)(?:出|了)?(?:多少|几)|差(?:了|出)?(?:多少|几|距)|相差|\b(?:how much|by how much|how many (?:points?|percentage points?)|difference|gap|margin)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"前(?P<zh>[一二两三四五六七八九十]|\d{1,2})(?:个|名|位|的)?|\b(?:top|first) (?P<en>two|three|four|five|six|\d{1,2})\b|\b(?P<highest>two|three|four|five|six) (?:\w+ )?(?:provinces?|regions?|places|cities)?.{0,20}\b(?:highest|fastest|largest|biggest|most)",
    re.IGNORECASE,
)
_COUNTS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10} | dict(
    zip("two three four five six".split(), range(2, 7), strict=True)
)
_MOST_PICKED = 20

Rows = list[FactRow]


def in_order(rows: Rows) -> Rows:
    """The rows by what they state, the highest first; where all of them are falls, the largest fall first."""
    return sorted(rows, key=lambda row: (-_weight(row, rows), row.report.id))


def _weight(row: FactRow, rows: Rows) -> float:
    falls = all(one.fact.change == "fall" for one in rows)  # 降得最多: of falls alone the largest is meant
    return abs(least(row.fact)) if falls else least(row.fact)


def asks_of_the_set(query: Query) -> bool:
    """Whether the first or last of several places is asked for, or how far two are apart."""
    return any(pattern.search(query.plain) for pattern in (_MOST_WORD, _LEAST_WORD, _APART))


def asked_of_the_set(query: Query, ordered: Rows, desk: Desk) -> tuple[Claim | None, Rows | None]:
    """The sentence that answers for the set, and the rows it picks out (None: all of them)."""
    fits = condition(query.plain, len(ordered))
    if fits is not None:
        return _picked(query, [row for row in ordered if fits(row.fact)][:_MOST_PICKED], desk)
    if len(ordered) == 2 and _APART.search(query.plain):
        return _apart(query, ordered, desk) or _extreme(query, ordered, desk, max), None
    first = _FIRST.search(query.plain)
    count = _number_of(first) if first is not None else 1
    for pattern, best in ((_MOST_WORD, max), (_LEAST_WORD, min)):
        if pattern.search(query.plain) or pattern.search(query.text):  # what is put for the biggest economy says GDP alone
            if 1 < count < len(ordered):
                return None, _first(ordered, count, best)
            return _extreme(query, ordered, desk, best), None
    return None, None


def _number_of(found: re.Match[str]) -> int:
    word = next(group for group in found.groups() if group).lower()
    return _COUNTS.get(word, int(word) if word.isdigit() else 1)


def _first(ordered: Rows, count: int, best: Callable[..., float]) -> Rows:
    """The first `count` of the order, and those that share the place of the last of them."""
    rows = ordered if best is max else ordered[::-1]
    last = _weight(rows[count - 1], rows)
    return [row for row in rows if (_weight(row, rows) >= last if best is max else _weight(row, rows) <= last)]


def _picked(query: Query, rows: Rows, desk: Desk) -> tuple[Claim, Rows | None]:
    """Who fits, and their rows; all rows are shown where none fits."""
    names = [place_of(row, query, desk) for row in rows]
    if query.language == "zh":
        text = f"符合的有{len(rows)}个：{'、'.join(names)}（逐条比较得出）。" if rows else "没有符合的（逐条比较得出）。"
    else:
        text = f"{len(rows)} fit: {', '.join(names)} (compared one by one)." if rows else "None fits (compared one by one)."
    return Claim(text, (), factual=False), rows or None


def _extreme(query: Query, ordered: Rows, desk: Desk, best: Callable[..., float]) -> Claim:
    """The first or last place of the order, all of those that share it."""
    falls = all(row.fact.change == "fall" for row in ordered)
    values = [_weight(row, ordered) for row in ordered]
    top = [row for row, value in zip(ordered, values, strict=True) if value == best(values)]
    if len(top) == len(ordered):
        return _alike(query, ordered, desk)
    high = best is max
    citations = tuple(desk.sources.cite_fact(row) for row in top)
    names = [place_of(row, query, desk) for row in top]
    shown = plain_decimal(Decimal(str(best(values))))
    worked_out = ((shown, tuple(plain_decimal(Decimal(str(value))) for value in values), "max" if high else "min"),)
    if query.language == "zh":
        words = ("降幅最大" if falls else "最高") if high else ("降幅最小" if falls else "最低")
        told = "" if citations[0].table is not None else f"，{citations[0].quote.strip('，、；。')}"
        return Claim(f"{words}的是{'、'.join(names)}{told}（按所写的下限比较）。", citations, computed=worked_out)
    words = ("largest fall" if falls else "highest") if high else ("smallest fall" if falls else "lowest")
    return Claim(f"The {words}: {', '.join(names)} (compared by the least that is stated).", citations, computed=worked_out)


def _alike(query: Query, ordered: Rows, desk: Desk) -> Claim:
    """That all places state the same number."""
    citations = tuple(desk.sources.cite_fact(row) for row in ordered)
    values = tuple(plain_decimal(Decimal(str(least(row.fact)))) for row in ordered)
    text = (
        "所写的数相同（按所写的下限比较）。"
        if query.language == "zh"
        else "The numbers stated are the same (compared by the least that is stated)."
    )
    return Claim(text, citations, computed=((values[0], values, "equal"),))


def _apart(query: Query, ordered: Rows, desk: Desk) -> Claim | None:
    """How far two places are apart, where both state one number in one unit; None where they do not."""
    more, less = (row.fact for row in ordered)
    exact = more.low == more.high and less.low == less.high and more.low is not None and less.low is not None
    if not exact or more.unit != less.unit or more.change != less.change:
        return None
    a, b = Decimal(str(more.low)), Decimal(str(less.low))
    citations = tuple(desk.sources.cite_fact(row) for row in ordered)
    names = [place_of(row, query, desk) for row in ordered]
    percent = more.unit in ("%", "％")
    amount, operands = plain_decimal(abs(a - b)), (plain_decimal(a), plain_decimal(b))
    if a == b:
        return _alike(query, ordered, desk)
    if query.language == "zh":
        unit = "个百分点" if percent else more.unit
        text = f"{names[1]}比{names[0]}低{amount}{unit}（按所写的数计算得出）。"
        return Claim(text, citations, computed=((amount if percent else f"{amount}{unit}", operands, "difference"),))
    if not percent:
        return None
    text = f"{names[1]} is {amount} percentage points lower than {names[0]} (computed from the numbers stated)."
    return Claim(text, citations, computed=((amount, operands, "difference"),))


def place_of(row: FactRow, query: Query, desk: Desk) -> str:
    """The place whose report states a row, in the question's language."""
    return name_of(row.report.id, query, desk)


def name_of(report: str, query: Query, desk: Desk) -> str:
    """The place of a report, in the question's language; its title where it has none."""
    about = desk.sources.reports[report]
    place = about.place or about.title
    if query.language == "zh":
        return place
    return about.place_en or desk.glossary.english(place) or place


def sorts_by_places(rows: Sequence[Sequence[FactRow]]) -> list[tuple[str, str]]:
    """The sorts of figures of several places, the one that most of them state first."""
    stated: dict[tuple[str, str], int] = {}
    for own in rows:
        for sort in dict.fromkeys(sort_of(row.fact) for row in own):
            stated[sort] = stated.get(sort, 0) + 1
    return sorted(stated, key=lambda sort: -stated[sort])
