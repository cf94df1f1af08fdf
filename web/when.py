"""Of when and of what kind a figure of an answer is, where its sentence does not say so, and how running text bounds a table's figure.

In: a sentence, the citations it rests on, and the names of the loaded reports. Out: a few words of HTML for the chat, escaped: 2025年计划,
“十四五”期间, 正文：5%左右; "" where the sentence says it all. The module knows nothing of events or of how a figure was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answer import find_figures, period_told, says_when
from answer.model import Citation
from corpus import FactRow
from export.bounds import bounding, said_figure
from web.anchors import Spot, read_anchor
from web.escape import escape
from web.labels import Labels
from web.place import covered, file_number
from web.understood import Names

_YEAR = re.compile(r"(?:19|20)\d\d年?")
_RELATIVE = re.compile(r"[今本全]年(?:以来)?|\bthis year\b|\bthe whole year\b", re.IGNORECASE)
_PLAN = re.compile("十([一二三四五六])五")
_SINCE = re.compile("(20\\d\\d)年[底末]?以来")
_NUMERALS = "一二三四五六"


class When:
    """The words behind the marks of an answer's sentences; what a sentence has in common with the one before is not said again."""

    def __init__(self, labels: Labels, names: Names) -> None:
        self._labels = labels
        self._names = names
        self._before: list[str] = []

    def render(self, sentence: str, citations: Sequence[Citation]) -> str:
        """The words behind one sentence, which stands behind those rendered before."""
        labels = self._labels
        if not _figures(sentence):
            return ""
        parts = [] if _says_when(sentence) else [*_moments(citations, labels, self._names)]
        parts += [_bounded(row, labels) for citation in citations for row in bounding(sentence, citation, self._names.book)]
        before, self._before = self._before, parts
        shown = labels.joiner.join(dict.fromkeys(part for part in parts if part not in before))
        return f' <span class="when" lang="{labels.html_lang}">{shown}</span>' if shown else ""


def _says_when(words: str) -> bool:
    """Whether a reader knows of when some words are; of 今年, only one who knows the report's date.

    >>> _says_when("2025年增长5%"), _says_when("今年增长5%"), _says_when("Retail sales are to grow by 5% this year")
    (True, False, False)
    """
    return says_when(_RELATIVE.sub("", words))


def _figures(words: str) -> list[int]:
    """Where the figures of some words stand; a year is none."""
    return [figure.start for figure in find_figures(words) if not _YEAR.fullmatch(figure.text)]


def _moments(citations: Sequence[Citation], labels: Labels, names: Names) -> Iterator[str]:
    """For each passage of running text whose own words do not say it, the period or the year that it is told of."""
    for citation in citations:
        if citation.table is not None or _says_when(citation.quote) or not _figures(citation.quote):
            continue
        period = _period(citation, names)
        scope = citation.scope
        if period:
            yield escape(_said_period(period, labels))
        elif isinstance(scope.year, int):
            kind = labels.when_kinds.get(scope.kind or "", "")
            yield escape(labels.when.format(year=scope.year, kind=kind).strip())


def _period(citation: Citation, names: Names) -> str:
    """The words of the period that the first figure of a quote is told of by its paragraph; "" for none."""
    report = names.reports.get(citation.report.id)
    file = file_number(report, citation) if report is not None else None
    if report is None or file is None:
        return ""
    for block in report.blocks:
        span = covered(block.text, file, citation.locator.start, citation.locator.end)
        if span is not None:
            return next((period_told(block.text.string, span[0] + at) for at in _figures(block.text.string[slice(*span)])), "")
    return ""


def _said_period(period: str, labels: Labels) -> str:
    """A period in the interface's language; as printed where no other form is known."""
    if labels.language == "en":
        if plan := _PLAN.search(period):
            return f"{11 + _NUMERALS.index(plan[1])}th Five-Year Plan period"
        if since := _SINCE.search(period):
            return f"since {since[1]}"
    return period


def _bounded(row: FactRow, labels: Labels) -> str:
    """What running text says, as the way there."""
    shown, spot = escape(said_figure(row.fact, labels.language, True)), row.spot()
    if spot is not None:
        shown = f'<a href="#{read_anchor(row.report.id, Spot(spot.file, spot.start, spot.end))}">{shown}</a>'
    return f"{escape(labels.in_text)}{shown}"
