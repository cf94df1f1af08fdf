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


def title_of(report: Report, labels: Labels) -> str:
    """A report's title in the interface's language where it has one."""
    return (labels.language == "en" and report.title_en) or report.title


def title_language(report: Report, labels: Labels) -> str:
    """The language that `title_of` gives the title in."""
    return "en" if labels.language == "en" and report.title_en else "zh-CN"


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
    return (
        f"{place_of(report, labels)} · {title_of(report, labels)}" if lacks_place(report.title, report.place) else title_of(report, labels)
    )


def lacks_place(title: str, place: str | None) -> bool:
    """Whether a title leaves open which place it is about.

    >>> lacks_place("2026年政府工作报告", "云南省"), lacks_place("渝中区报纸版面", "重庆市渝中区"), lacks_place("政府工作报告", None)
    (True, False, False)
    """
    name = place or ""
    return bool(name) and not any(name[start : start + 2] in title for start in range(max(1, len(name) - 1)))
