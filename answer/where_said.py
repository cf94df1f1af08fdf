"""Where what is answered stands: the reports and their parts, told after an answer to a question that asks for them.

In: a draft, its question. Out: the draft with a line for each report that it cites. Knows nothing of how the answer was found.
"""

from __future__ import annotations

from dataclasses import replace

from answer.draft import Draft
from answer.model import Citation, Claim
from index import Query, asks_where

MOST = 3  # reports that are named


def told_where(draft: Draft, query: Query) -> Draft:
    """The draft with where its first citations of each report stand; as it is where that is not asked, or nothing was found."""
    if draft.status == "refused" or not asks_where(query.text):
        return draft
    cited: dict[str, Citation] = {}
    for claim in draft.claims:
        for citation in claim.citations:
            cited.setdefault(citation.report.id, citation)
    lines = [Claim(where_line(one, query.language), (one,), "\n", factual=False) for one in list(cited.values())[:MOST]]
    return replace(draft, claims=(*draft.claims, *lines))


def where_line(citation: Citation, language: str) -> str:
    """The report of a citation by title and date; in Chinese its part too, whose printed name English lacks."""
    report, part = citation.report, citation.section[-1] if citation.section else ""
    if language == "en":
        return f"It stands in: {report.title_en or report.title}{f' ({report.date})' if report.date else ''}."
    return f"出自《{report.title}》{f'（{report.date}）' if report.date else ''}{f'，“{part}”部分' if part else ''}。"


def where_is_told(claim: Claim) -> bool:
    """Whether a sentence says no more than where its one citation stands."""
    return len(claim.citations) == 1 and claim.text in {where_line(claim.citations[0], language) for language in ("zh", "en")}
