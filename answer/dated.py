"""When a report was issued, delivered or printed: the line of the report that dates it.

In: a question for the date of a document itself. Out: a `Draft` with that line, cited, or None where something else
is asked; a refusal where no line of the report names its date. The module knows nothing of dates of other things.
"""

from __future__ import annotations

import re

from answer.draft import Desk, Draft
from answer.frames import refusal
from answer.model import Citation, Claim
from answer.rows import reports_of_place
from answer.sentences import sentence_claim
from corpus import Report, split_sentences
from index import Query

_ISSUED = re.compile(
    r"(?:报告|计划|草案|文件|通知|这[份期]).{0,12}(?:印发|发布|公布|出台|作的|做的|登的|刊登|发表|落款|什么时候的|哪[天年]的)|(?:印发|发布|公布|作|宣读).{0,6}(?:报告|草案)"
    r"|\b(?:report|plan|document|page|paper)\b.{0,30}\b(?:issued|published|released|delivered|presented|dated|printed|come out|came out|sent (?:out|round)|put out|handed out|signed)\b"
    r"|\b(?:issued?|published?|released?|delivered|presented|dated|printed)\b.{0,40}\b(?:report|plan|document|page)\b",
    re.IGNORECASE,
)
_BARE = 14  # a line no longer than this is a date and nothing else


def compose_dated(query: Query, desk: Desk) -> Draft | None:
    """The line that dates the report asked for; of several reports the newest that fits the question."""
    if "when" not in query.wants or not _ISSUED.search(query.plain):
        return None
    own = reports_of_place(query, desk.sources)
    fitting = [report for report in desk.sources.reports.values() if report.id in own and report.date and _is_meant(query, report)]
    for report in sorted(fitting, key=lambda report: report.date or "", reverse=True):
        for block in report.blocks:
            text = block.text.string
            for start, end in split_sentences(text):
                if _printed(report.date or "").search(re.sub(r"\s", "", text[start:end])):
                    return Draft("answered", (_claim(desk.sources.cite_text(block.id, start, end), query, desk),))
    return Draft("refused", (Claim(refusal("not_in_corpus", query.language, ""), (), factual=False),), "not_in_corpus")


def _claim(citations: tuple[Citation, ...], query: Query, desk: Desk) -> Claim:
    """The dated line; a bare date gets a few words around it."""
    claim = sentence_claim(citations, query.language, desk)
    if len(citations[0].quote) > _BARE:
        return claim
    words = claim.text.rstrip("。.")
    text = f"报告所署的日期是{words}。" if query.language == "zh" else f"The report is dated {words}."
    return Claim(text, claim.citations, claim.separator)


def _is_meant(query: Query, report: Report) -> bool:
    if query.report and report.id != query.report:
        return False
    if query.report_kind is not None and report.kind != query.report_kind:
        return False
    return query.report_year is None or str(query.report_year) in (report.date or "")


def _printed(date: str) -> re.Pattern[str]:
    """A date of a manifest (2026-03-02) as reports print it: 2026年3月2日; a month alone where no day is known."""
    year, *rest = date.split("-")
    parts = [rf"{int(part)}{unit}" for part, unit in zip(rest, "月日", strict=False)]
    return re.compile(rf"{year}年{''.join(parts)}" if parts else "(?!)")
