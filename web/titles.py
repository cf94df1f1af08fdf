"""What a report is called where several are listed: its title, and its place where the title does not say it.

In: a loaded report and the labels. Out: words in the interface's language where the report has them, not escaped. The module knows
nothing of HTML or events.
"""

from __future__ import annotations

from corpus.model import Report
from web.labels import Labels


def title_of(report: Report, labels: Labels) -> str:
    """A report's title in the interface's language where it has one."""
    return (labels.language == "en" and report.title_en) or report.title


def place_of(report: Report, labels: Labels) -> str:
    """A report's place in the interface's language where it has one, "" where none is known."""
    return (labels.language == "en" and report.place_en) or report.place or ""


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
