"""The years of a question that the figures found do not speak of: a sentence that gives theirs, else a word that none does.

In: a draft for an indicator, the `Query`, the ranked evidence. Out: the sentences of the other years, or the draft with the
years named that nothing was found for. Knows nothing of tables or of how a sentence is shown.
"""

from __future__ import annotations

from answer.draft import Draft
from answer.evidence import Evidence
from answer.figures import half_width
from answer.fit import CLAUSE, has_figure
from answer.how_far import change_stated
from answer.model import Claim
from index import Query


def items_of_other_years(draft: Draft, query: Query, evidence: list[Evidence]) -> list[Evidence]:
    """For each year asked of that no claim is about, the first sentence that gives its figure."""
    found: list[Evidence] = []
    for year in _years_left(draft, query):
        of_year = (
            item
            for item in _speaking(query, evidence)
            if has_figure(item.text) and ((item.block.scope.year == year and item.block.scope.plans is not True) or _names(year, item))
        )
        first = next(of_year, None)
        found += [first] if first is not None and first not in found else []
    return found


def items_of_growth(query: Query, evidence: list[Evidence]) -> list[Evidence]:
    """For each year asked of the first sentence that tells by how much the indicator changed; of an aim only where no result does."""
    found: list[Evidence] = []
    telling = [item for item in _speaking(query, evidence) if change_stated(query, CLAUSE.split(half_width(item.text)), as_rate=True)]
    for year in query.years:
        of_year = [item for item in telling if item.block.scope.year == year or _names(year, item)]
        done = [item for item in of_year if item.block.scope.plans is not True] if "target" not in query.wants else []
        found += [item for item in (done or of_year)[:1] if item not in found]
    return found


def with_missing_years(draft: Draft, query: Query, evidence: list[Evidence]) -> Draft:
    """The draft; partial, with the years named, where several are asked of and nothing that was found speaks of one."""
    told = "".join(f"{claim.text}{''.join(c.quote for c in claim.citations)}" for claim in draft.claims)
    missing = [
        year
        for year in _years_left(draft, query)
        if str(year) in half_width(query.text)  # 明年 beside a year in figures may be that very year
        and str(year) not in half_width(told)
        and not any(_names(year, item) for item in _speaking(query, evidence))
    ]
    if draft.status != "answered" or not missing:
        return draft
    if query.language == "zh":
        text = f"{'、'.join(f'{year}年' for year in missing)}的，已读入的报告里没有找到。"
    else:
        text = f"For {' and '.join(map(str, missing))} the loaded reports give no such figure."
    return Draft("partial", (*draft.claims, Claim(text, (), "\n", factual=False)), "other_year")


def _years_left(draft: Draft, query: Query) -> list[int]:
    given = {citation.scope.year for claim in draft.claims for citation in claim.citations}
    return [year for year in query.years if year not in given] if len(query.years) > 1 else []


def _speaking(query: Query, evidence: list[Evidence]) -> list[Evidence]:
    """The sentences that name the indicators asked of."""
    indicators = {concept.surface for concept in query.concepts if concept.kind == "indicator"}
    return [item for item in evidence if indicators <= item.held and item.row is None and item.sense is None]


def _names(year: int, item: Evidence) -> bool:
    return f"{year}年" in half_width(item.text)
