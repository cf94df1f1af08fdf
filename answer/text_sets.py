"""Targets of running text set below, above or at what was reached the year before, where a report has no table of them.

In: the set a question asks for, and one report. Out: a `Draft`: how many indicators give both figures and how many of them
fit, each with its two clauses, cited; or None where the report gives no such pair. Only figures of one unit, one sort of
change and the place as a whole are set against each other, by the least that is stated. Knows nothing of tables.
"""

from __future__ import annotations

from answer.counts import in_words
from answer.draft import Desk, Draft
from answer.model import Claim
from answer.rows import reports_of_place
from answer.set_words import SetAsked
from answer.statements import statement_claim
from corpus import FactRow
from index import Query

_SIGN = {"lower": -1, "higher": 1, "same": 0}
_WORDS_ZH = {"lower": "低于", "higher": "高于", "same": "等于"}
_WORDS_EN = {"lower": "below", "higher": "above", "same": "equal to"}
_AIMS, _DONE = frozenset({"target", "plan"}), frozenset({"result", "estimate"})


def compose_text_set(query: Query, asked: SetAsked, desk: Desk) -> Draft | None:
    """The pairs of the one report asked of; None where several are, or where it is no question of lower and higher."""
    own = sorted(reports_of_place(query, desk.sources))
    reports = [report for report in own if query.report in (None, report)]
    kinds = [kind for kind in asked.kinds if kind in _SIGN]
    if len(reports) != 1 or not kinds or asked.against_target:
        return None
    year = max(query.years, default=max(desk.sources.reports[reports[0]].plans, default=0))
    pairs = _pairs(reports[0], year, desk)
    if not any(_sign(*pair) == _SIGN[kind] for pair in pairs for kind in kinds):
        return None
    claims: list[Claim] = []
    for kind in kinds:
        chosen = [(done, aim) for done, aim in pairs if _sign(done, aim) == _SIGN[kind]]
        if not chosen and len(kinds) > 1:
            continue
        for done, aim in chosen:
            claims += [statement_claim(done, query, desk, "\n- "), statement_claim(aim, query, desk, "" if query.language == "zh" else " ")]
        claims.append(_counted(kind, year, len(pairs), len(chosen), query))
    return Draft("answered", tuple(claims))


def _pairs(report: str, year: int, desk: Desk) -> list[tuple[FactRow, FactRow]]:
    """For each indicator what was reached the year before and the target, of one unit, sort of change and scope."""
    pairs = []
    for rows in desk.sources.statements.values():
        whole = [row for row in rows if row.report.id == report and _is_whole(row)]
        aims = [row for row in whole if row.fact.year == year and row.fact.kind in _AIMS]
        done = [row for row in whole if row.fact.year == year - 1 and row.fact.kind in _DONE]
        found = next(((one, aim) for aim in aims for one in done if _same_measure(one, aim)), None)
        pairs += [found] if found is not None else []
    return pairs


def _is_whole(row: FactRow) -> bool:
    fact, own = row.fact, row.report.place or ""
    of_place = fact.place is None or not own or own.endswith(fact.place) or fact.place.endswith(own)
    return of_place and not fact.of and fact.since is None and fact.low is not None and fact.change not in ("rank", "above", "below")


def _same_measure(one: FactRow, other: FactRow) -> bool:
    return one.fact.unit == other.fact.unit and _growing(one) == _growing(other)


def _growing(row: FactRow) -> bool:
    return row.fact.change in ("growth", "fall")


def _sign(done: FactRow, aim: FactRow) -> int:
    before, after = (row.fact.low or 0.0 for row in (done, aim))
    before, after = (value * (-1 if row.fact.change == "fall" else 1) for value, row in ((before, done), (after, aim)))
    return (after > before) - (after < before)


def _counted(kind: str, year: int, pairs: int, chosen: int, query: Query) -> Claim:
    if query.language == "zh":
        text = f"报告没有指标表。正文里{year - 1}年的结果和{year}年的目标都有数字、口径相同的指标有{in_words(pairs, 'zh')}项，其中{in_words(chosen, 'zh')}项的目标{_WORDS_ZH[kind]}上年结果（按所写的下限比较）。"
    else:
        text = (
            f"The report has no table of targets. Its text gives a {year - 1} result and a {year} target of one measure for {in_words(pairs, 'en')} indicators; "
            f"{in_words(chosen, 'en')} of these targets are {_WORDS_EN[kind]} the result (compared by the least that is stated)."
        )
    return Claim(text, (), "\n", factual=False)
