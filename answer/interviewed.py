"""Whom a newspaper page interviewed: each speaker once, with the office that the page lists.

In: a question that asks who was interviewed, and of no matter. Out: a `Draft`: a line for each speaker of the page asked for,
in its order, name and office cited where the page prints them; None for any other question. Knows nothing of what was said.
"""

from __future__ import annotations

import re

from answer.draft import Desk, Draft
from answer.rows import reports_of_place
from answer.speakers import guest_claim
from corpus import Block, Report
from index import Query

# 采访了谁, 访谈嘉宾有哪些, who was interviewed; not 谁讲的绿色金融.
_ASKED = re.compile(
    r"(?:采访|专访|访谈|受访)(?:了|的|过)?(?:嘉宾|对象|人)?(?:名单)?(?:分别|是|都|有|都有)*(?:谁|哪些人?|哪(?:几|[两二三四五六七八九十\d]+)[个位名]人?|什么人)|(?:谁|哪些人|哪几[个位]人?|哪些(?:嘉宾|负责人|官员|领导))(?:接受|参加|上|做)了?(?:采访|专访|访谈)"
    r"|\bwho (?:was|were|is|are|got|has been|have been) interviewed\b|\bwho (?:did|does) [\w' -]{2,40} interview\b|\bwh(?:o|ich) (?:was|were|are|is) (?:the )?(?:\w+ )?(?:interviewees?|interview guests?|guests?)\b"
    r"|\b(?:name|list|give) (?:me )?(?:all )?(?:the )?(?:names of )?(?:the )?(?:\w+ ){0,2}(?:interviewees|guests|(?:officials|people|persons|leaders|heads|speakers) (?:who (?:were|was) |that were )?(?:interviewed|(?:the )?(?:\w+ )?guests))\b",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = re.compile(rf"(?P<zh>1[0-2]|[1-9])月|\b(?P<en>{'|'.join(_MONTHS)})\b", re.IGNORECASE)
# Words of such a question that name no matter.
_IDLE = re.compile(
    r"采访|专访|访谈|受访|嘉宾|对象|版面|报纸|区报|接受|参加|负责人|官员|领导|人|\d{1,2}(?:月份?)?|interview\w*|guests?|officials?|speakers?|leaders?|heads?|persons?|names?|newspapers?|papers?|pages?|editions?|issues?|"
    + "|".join(_MONTHS),
    re.IGNORECASE,
)
_MOST = 20


def compose_interviewed(query: Query, desk: Desk) -> Draft | None:
    """The speakers of the pages asked for; None where a matter is asked of, or no page has interviews."""
    named = [c for c in query.concepts if c.kind not in ("place", "unit") and not _IDLE.fullmatch(c.surface)]
    if not _ASKED.search(query.plain) or named:
        return None
    speakers: dict[str, tuple[Report, Block]] = {}
    for report in _pages(query, desk):
        for block in report.blocks:
            if block.speaker is not None:
                speakers.setdefault(block.speaker.name, (report, block))
    claims = [guest_claim(report, block, query, desk, "\n- ") for report, block in list(speakers.values())[:_MOST]]
    return Draft("answered", tuple(claims)) if claims else None


def _pages(query: Query, desk: Desk) -> list[Report]:
    """The newspaper pages of the month, or of the years, that the question names; all of them where it names none."""
    own = reports_of_place(query, desk.sources)
    pages = [report for report in desk.sources.reports.values() if report.id in own and report.kind == "newspaper page"]
    found = _MONTH.search(query.plain)
    if found is not None:
        month = int(found["zh"]) if found["zh"] else _MONTHS.index(found["en"].lower()) + 1
        return [page for page in pages if f"-{month:02d}" in (page.date or "")]
    return [page for page in pages if not query.years or any(str(year) in (page.date or "") for year in query.years)]
