"""What a report is called where several are listed: its title, and its place where the title does not say it.

In: a loaded report and the labels. Out: words in the interface's language where the report has them, not escaped. The module knows
nothing of HTML or events.
"""

from __future__ import annotations

import re

from corpus.model import Report
from export import publisher_in_english
from web.labels import Labels

_PAGE = re.compile(r"第(\d+)版")


_KINDS = {
    "work report": "Government work report",
    "plan report": "Plan report",
}  # what a report of its kind is called where its title has no English


def title_of(report: Report, labels: Labels) -> str:
    """A report's title in the interface's language where it has one; in English else its kind, place and year, where these are known."""
    return (labels.language == "en" and (report.title_en or _by_kind(report))) or report.title


def title_language(report: Report, labels: Labels) -> str:
    """The language that `title_of` gives the title in."""
    return "en" if labels.language == "en" and (report.title_en or _by_kind(report)) else "zh-CN"


def _by_kind(report: Report) -> str:
    """Government work report, Songhe County, 2026; "" where the kind, the place's English name or the year is not known."""
    year = max(report.plans, default=0) or (report.date or "")[:4]
    kind = _KINDS.get(report.kind, "")
    return f"{kind}, {report.place_en}, {year}" if kind and report.place_en and year else ""


def place_of(report: Report, labels: Labels) -> str:
    """A report's place in the interface's language where it has one, "" where none is known."""
    return (labels.language == "en" and report.place_en) or report.place or ""


def publisher_of(report: Report, labels: Labels) -> str:
    """A report's publisher, "" where none is known; a place's own public body in English where its place has an English name."""
    english = publisher_in_english(report.publisher, report.place, report.place_en) if labels.language == "en" else ""
    return english or report.publisher or ""


def missing_of(report: Report, labels: Labels) -> str:
    """The parts known to be missing, as one line; "" where none are.

    >>> _PAGE.sub(r"page \\1", "第3版")
    'page 3'
    """
    if not report.missing:
        return ""
    parts = [_PAGE.sub(r"page \1", part) if labels.language == "en" else part for part in report.missing]
    return labels.missing_part.format(parts=labels.joiner.join(parts))


def placed_title(report: Report, labels: Labels) -> str:
    """The title, behind the place where the title names nothing of it: 云南省 · 2026年政府工作报告."""
    title = title_of(report, labels)
    placed = not lacks_place(report.title, report.place) or bool(report.place_en and report.place_en in title)
    return title if placed else f"{place_of(report, labels)} · {title}"


def lacks_place(title: str, place: str | None) -> bool:
    """Whether a title leaves open which place it is about.

    >>> lacks_place("2026年政府工作报告", "云南省"), lacks_place("渝中区报纸版面", "重庆市渝中区"), lacks_place("政府工作报告", None)
    (True, False, False)
    """
    name = place or ""
    return bool(name) and not any(name[start : start + 2] in title for start in range(max(1, len(name) - 1)))
