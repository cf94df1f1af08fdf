"""Two figures that a question holds against each other: where each of them stands, side by side.

In: a question that states two figures and asks which of them is right, and the ranked evidence. Out: a `Draft` with the row
or the sentence that states each, nothing weighed and nothing picked; None where one of them stands nowhere near what is
asked of. Knows nothing of how the two differ: each line carries its own name, unit and year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.figures import Figure, agrees, find_figures, scale_of_unit, stated_figures, unit_class
from answer.indicators import single_claim
from answer.model import Claim
from answer.rows import reports_of_place
from answer.scale import things_in
from answer.sources import TableRow
from corpus import Fact
from index import Query

# 到底是300还是1.2万, 一处说…一处说, 300 or 12,000; not 2025年还是2026年
_WHICH_OF_TWO = re.compile(
    r"还是|到底|哪个(?:对|准|是对|才|为准)|一[处边会](?:儿)?[说写是].*一[处边会]|又[说写是]|矛盾|对不上|不一致|打架|冲突"
    r"|\bor\b|\bvs\.?\b|\bversus\b|\bwhich (?:one|is|figure|number)\b|\b(?:elsewhere|contradict\w*|conflict\w*|inconsisten\w*|mismatch|another (?:place|page|report))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，、；。;]|,(?!\d{3})")
_SHORT_YEAR = re.compile(r"(\d\d)年")
_KEPT = 2

Speak = Callable[[Evidence, Query, str], Claim]


def compose_two_figures(query: Query, evidence: Sequence[Evidence], desk: Desk, speak: Speak) -> Draft | None:
    """What states the first figure and what states the second; None unless both are found and differ in where they stand."""
    if not _WHICH_OF_TWO.search(query.plain) or "reason" in query.wants:
        return None
    stated = [figure for figure in stated_figures(query.plain) if not _names(figure, query)]
    if len(stated) != _KEPT:
        return None
    claims: list[Claim] = []
    for figure in stated:
        claim = _of_row(figure, query, desk) or _of_sentence(figure, query, evidence, desk, speak)
        if claim is None or any(claim.text == other.text for other in claims):
            return None
        claims.append(claim if not claims else Claim(claim.text, claim.citations, "\n", claim.computed, claim.factual))
    return Draft("answered", tuple(claims))


def _names(figure: Figure, query: Query) -> bool:
    """Whether a figure is a year asked of, 26年, or stands in a name, Global 500: it is held against nothing."""
    if (short := _SHORT_YEAR.fullmatch(figure.text)) is not None and 2000 + int(short[1]) in query.years:
        return True
    things = [concept.surface for concept in query.concepts if concept.kind != "unit" and not concept.surface[:1].isdigit()]
    return any(re.search(rf"(?<![\d.]){re.escape(figure.text)}(?![\d.])", surface) for surface in things)


def _of_row(figure: Figure, query: Query, desk: Desk) -> Claim | None:
    """The table row that states the figure, of a name that the question speaks of."""
    own = reports_of_place(query, desk.sources)
    found: list[tuple[int, TableRow, Fact]] = []
    for row in desk.sources.rows:
        if row.report.id not in own or (query.report is not None and row.report.id != query.report):
            continue
        held = things_in(query, row.label, desk.english(row.report.id, row.label) or "")
        if held:
            found += [
                (held, row, fact) for fact in row.facts if _states(fact, row, figure) and (not query.years or fact.year in query.years)
            ]
    if not found:
        return None
    _, row, fact = max(found, key=lambda one: one[0])
    claim = single_claim(row, fact, query, desk)
    return Claim(claim.text, claim.citations, "", claim.computed, claim.factual)


def _states(fact: Fact, row: TableRow, figure: Figure) -> bool:
    scale, unit = scale_of_unit(row.unit), unit_class(row.unit)
    return any(
        agrees(figure, Figure(one.text, 0, 0, one.value * (1 if one.unit else scale), one.unit or unit))
        or (not figure.unit and one.value == figure.value)
        for one in find_figures(fact.value)
    )


def _of_sentence(figure: Figure, query: Query, evidence: Sequence[Evidence], desk: Desk, speak: Speak) -> Claim | None:
    """The best sentence that states the figure and holds something of what is asked of."""
    for item in evidence:
        told = item.row is None and item.held and any(_is_of_it(clause, figure, query, desk) for clause in _CLAUSE.split(item.text))
        if told and (not query.years or year_fits(query, item.block, item.start, item.end)):
            return speak(item, query, "")
    return None


def _is_of_it(clause: str, figure: Figure, query: Query, desk: Desk) -> bool:
    """Whether a clause states the figure, and of no other indicator than those asked of."""
    if not any(agrees(figure, one) and (not figure.unit or figure.unit == one.unit) for one in find_figures(clause)):
        return False
    others = {match.entry.zh for match in desk.glossary.find_zh(clause) if match.entry.kind == "indicator"}
    return not query.indicators or not others or bool(others & set(query.indicators))
