"""What reports aim at in a year that a question names without naming anything else: what do they want by 2035, 2035年的目标是什么.

In: a `Query` with years and no thing asked of. Out: the sentences that name such a year with a figure, cited; None where the question
asks for no aims or no sentence names its years. Knows nothing of tables: the years that they plan are answered by them before.
"""

from __future__ import annotations

import re

from answer.draft import Desk, Draft
from answer.figures import find_figures, half_width
from answer.model import Claim
from answer.room import MAX_CHARS
from answer.rows import reports_of_place
from answer.sentences import sentence_claim
from corpus import split_sentences
from index import Query

_MOST = 5
# What leans on a question before names something that is not said: 上一回的目标, the one before
_LEANS = re.compile(
    r"上一?[回次个]|前一?[回次个]|[那这]一?[回次个]|\b(?:the )?(?:last|previous|other|first) (?:one|time)\b|\bthe one before\b",
    re.IGNORECASE,
)


def asks_aims_of_year(query: Query) -> bool:
    """Whether a question asks what is aimed at in years that it names."""
    return (
        "target" in query.wants and bool(query.years) and not query.wants & {"met", "missed", "reason"} and not _LEANS.search(query.plain)
    )


def compose_aims_of_year(query: Query, desk: Desk) -> Draft | None:
    """The sentences of the reports asked that say what is aimed at in the question's years, in the order they stand."""
    if not asks_aims_of_year(query):
        return None
    named = re.compile("|".join(rf"(?<!\d){year}年" for year in query.years))
    claims: list[Claim] = []
    own = reports_of_place(query, desk.sources)
    for report, block in desk.sources.blocks.values():
        if report.id not in own or (query.report is not None and report.id != query.report) or block.kind != "paragraph":
            continue
        for start, end in split_sentences(block.text.string):
            text = half_width(block.text.string[start:end])
            if (
                not named.search(text)
                or all(str(year) in (report.date or "") for year in query.years)
                or not _has_figure(named.sub("", text))
            ):
                continue
            claim = sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n" if claims else "")
            room = MAX_CHARS[query.language] - sum(len(one.text) for one in claims)
            if len(claims) < _MOST and (not claims or len(claim.text) <= room):
                claims.append(claim)
    return Draft("answered", tuple(claims)) if claims else None


def _has_figure(text: str) -> bool:
    """Whether a text states a figure that is no year."""
    return any(figure.unit or not re.fullmatch(r"(?:19|20)\d\d", figure.text) for figure in find_figures(text))
