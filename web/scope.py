"""What the next question is asked of: some of the loaded reports, some years, or all.

In: the loaded reports, and what the page sent or a browser kept. Out: a `Scope` that names loaded reports alone. The module knows nothing of HTML,
events or of how a question is answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from corpus.model import Report
from web.anchors import report_key

_MOST = 300  # of either, in whatever a page sends


@dataclass(frozen=True)
class Scope:
    """Ids of reports and years, in the order in which they are offered; () stands for all."""

    reports: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @classmethod
    def of(cls, reports: Mapping[str, Report], data: Any) -> Scope:
        """What the page sent: reports by key, years by number; whatever is not loaded is left out."""
        keys, years = ((data.get(name) if isinstance(data, Mapping) else None) for name in ("keys", "years"))
        keys, years = (given[:_MOST] if isinstance(given, list) else [] for given in (keys, years))
        return cls(
            tuple(name for name in reports if report_key(name) in keys),
            tuple(year for year in years_of(reports) if str(year) in years),
        )

    def among(self, reports: Mapping[str, Report]) -> Scope:
        """The same as far as it is loaded; all reports together are no choice."""
        chosen = tuple(name for name in reports if name in self.reports)
        offered = years_of(reports)
        return Scope(chosen if len(chosen) < len(reports) else (), tuple(year for year in self.years if year in offered))

    def without(self, item: str) -> Scope:
        """The same without a year, a report named by its key, or "all" of it."""
        if item == "all":
            return Scope()
        years = tuple(year for year in self.years if str(year) != item)
        return replace(self, reports=tuple(name for name in self.reports if report_key(name) != item), years=years)

    def asked(self) -> dict[str, Any]:
        """What an assistant is asked with; nothing for all."""
        chosen: dict[str, Any] = {"years": self.years} if self.years else {}
        if len(self.reports) == 1:
            chosen["report"] = self.reports[0]
        elif self.reports:
            chosen["reports"] = self.reports
        return chosen


ALL = Scope()


def years_of(reports: Mapping[str, Report]) -> tuple[int, ...]:
    """The years that the reports look back on or plan, in order."""
    return tuple(sorted({year for report in reports.values() for year in (*report.reviews, *report.plans)}))
