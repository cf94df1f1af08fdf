"""An aim of running text and what became of it: a target of one report against a later report's result.

In: a question whether something aimed at was reached, which states the figure aimed at or names an indicator that no table
lists. Out: a `Draft` with the aim, the result of the same indicator, part, place, unit and year, each cited, and how the two
compare; partial where no text tells what came of it; None where the facts hold no such pair. Knows nothing of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answer.draft import Desk, Draft
from answer.figures import Figure, agrees, half_width, scale_of_unit, stated_figures, unit_class
from answer.model import Claim
from answer.rows import foreign_places, reports_of_place, rows_for
from answer.scale import FOCUS_HELD, held_in
from answer.statements import AIMS, statement_claim
from corpus import FactRow
from index import Query, english_stems

# 完成了吗, 做到没有, 有没有达到, 最后来了多少; not 怎么完成.
_REACHED = re.compile(
    r"(?:完成|实现|达到|做到|兑现|达成|达标|超过|突破)了?(?:吗|没有?|么|否)|(?:有没有|是否|是不是)(?:都|已经?|真的?)?(?:完成|实现|达到|做到|兑现|达成|达标|超过|突破)"
    r"|(?:目标|任务)[^，。？]{0,6}(?:完成|实现|兑现|达成)(?:得)?(?:怎么?样|如何|情况|咋样)|(?:最后|结果|实际)(?:[^，。？]{0,4})(?:多少|怎么样|呢)"
    r"|\b(?:did|was|were|has|have|had)\b.{0,70}(?<!should )(?<!would )(?<!must )(?<!will )(?<!could )\b(?:ma[dk]e|reach\w*|hit|meet|met|achiev\w*|attain\w*|exceed\w*|surpass\w*|beat(?:en)?|manage\w*|fulfil\w*|deliver\w*|kept|come true)\b",
    re.IGNORECASE,
)
# 完成了吗, did it reach; where the figure reached is asked for, a sentence may tell it: 最后新增了多少
_WHETHER = re.compile(r"吗|没有?[？?]?$|了没|是否|有没有|是不是|^(?:did|has|have|had|was|were)\b", re.IGNORECASE)
_DONE = frozenset({"result", "estimate"})
_UNTOLD = {
    "zh": "已读入的报告没有写明{}年的结果，不能对照。",
    "en": "The loaded reports do not state the {} result, so the two cannot be set against each other.",
}
_VERDICTS = {
    "zh": {True: "按这两处的数字比较，达到目标。", False: "按这两处的数字比较，没有达到目标。"},
    "en": {True: "By these two figures the target was met.", False: "By these two figures the target was not met."},
}


def compose_held_to(query: Query, desk: Desk) -> Draft | None:
    """The aim that the question names, what became of it, and whether it was reached."""
    if not _REACHED.search(query.plain) or query.wants & {"reason", "who"} or query.scope != "district":
        return None
    if foreign_places(query, desk.sources) or rows_for(query, desk):
        return None
    aims = list(_aims(query, desk))
    for aim in aims:
        for done in results_of(aim, desk):
            met = is_met(aim, done)
            if met is None:
                continue
            first, second = statement_claim(aim, query, desk), statement_claim(done, query, desk, "\n")
            verdict = Claim(_VERDICTS[query.language][met], (*first.citations, *second.citations), "\n")
            return Draft("answered", (first, second, verdict))
    asked = _WHETHER.search(query.plain) is not None and "count" not in query.wants
    alone = aims[0] if asked and aims and not any(_is_told_of(aim, desk) for aim in aims) else None
    if alone is None or (not query.years and not stated_figures(query.plain) and _has_results(alone, desk)):
        return None  # without a year it is asked of one that is over, not of the plan's
    note = Claim(_UNTOLD[query.language].format(alone.fact.year), (), "\n", factual=False)
    return Draft("partial", (statement_claim(alone, query, desk), note), "not_in_corpus")


def _aims(query: Query, desk: Desk) -> Iterator[FactRow]:
    """Facts aimed at that state the question's figure, or those of its indicator where it states none."""
    stated = stated_figures(query.plain)
    own = reports_of_place(query, desk.sources)
    for name, rows in sorted(desk.sources.statements.items()):
        for row in rows:
            fact = row.fact
            if (
                fact.kind not in AIMS
                or fact.since is not None
                or row.report.id not in own
                or (query.years and fact.year not in query.years)
                or (query.periods and not query.years and not any(first <= (fact.year or 0) <= last for first, last in query.periods))
            ):
                continue
            named = name in query.indicators or _speaks_of(query, row, desk)
            if named and (any(agrees(figure, _bound(row)) for figure in stated) if stated else name in query.indicators):
                yield row


def _speaks_of(query: Query, row: FactRow, desk: Desk) -> bool:
    """Whether the words that state a fact hold one of the things that the question names."""
    quote = half_width(desk.sources.cite_statement(row).quote)
    stems = f" {' '.join(english_stems(desk.glossary.english(row.canonical) or ''))} "
    things = [c for c in query.concepts if c.kind not in ("place", "unit", "title") and not c.surface[:1].isdigit()]
    return any(held_in(concept, quote, stems) >= FOCUS_HELD for concept in things)


def _has_results(aim: FactRow, desk: Desk) -> bool:
    """Whether the report of an aim tells what the same indicator reached in a year before."""
    rows = desk.sources.statements.get(aim.canonical, ())
    return any(row.report.id == aim.report.id and row.fact.kind in _DONE and (row.fact.year or 0) < (aim.fact.year or 0) for row in rows)


def _is_told_of(aim: FactRow, desk: Desk) -> bool:
    """Whether any text that looks back on the year names the indicator: a result may stand there that was read as no fact."""
    names = {aim.fact.indicator, aim.canonical}
    return any(
        block.scope.plans is not True and block.scope.year in (None, aim.fact.year) and any(name in block.text.string for name in names)
        for _, block in desk.sources.blocks.values()
    )


def _bound(row: FactRow) -> Figure:
    """The number a fact names, in full."""
    fact = row.fact
    number = fact.low if fact.low is not None else fact.high
    value = Decimal(str(number)) * scale_of_unit(half_width(fact.unit)) if number is not None else Decimal("NaN")
    return Figure(fact.value, 0, 0, value, unit_class(fact.unit))


def results_of(aim: FactRow, desk: Desk) -> list[FactRow]:
    """What was reached of the same indicator, part, place and year in the same unit, as a later report tells it first."""
    target = aim.fact
    same = [
        row
        for row in desk.sources.statements.get(aim.canonical, ())
        if row.fact.kind in _DONE
        and row.fact.since is None
        and row.fact.year == target.year
        and (row.fact.change, row.fact.of, row.fact.place) == (target.change, target.of, target.place)
        and unit_class(row.fact.unit) == unit_class(target.unit)
        and half_width(row.fact.unit)[-1:] == half_width(target.unit)[-1:]
        and row.report.place == aim.report.place
    ]
    return sorted(same, key=lambda row: row.report.date or "", reverse=True)


def is_met(aim: FactRow, done: FactRow) -> bool | None:
    """Whether the figure reached is within the bound aimed at; None where either is no plain bound."""
    goal, reached = aim.fact, _bound(done).value
    if done.fact.low is None or goal.change == "rank" or (goal.low is None and goal.high is None):
        return None
    scale = scale_of_unit(half_width(goal.unit))
    if goal.high is not None and goal.low is None:
        return done.fact.high is not None and reached <= Decimal(str(goal.high)) * scale
    if goal.change == "fall" or goal.low is None or (goal.high is not None and goal.high != goal.low):
        return None
    return reached >= Decimal(str(goal.low)) * scale
