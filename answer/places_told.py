"""Whose figures a sentence of somebody else tells: the places that it names, or that the sentence before it named.

In: a sentence read as a `Query`, the sources. Out: `Places`: the reports that are about them, and whether a passage is of
another place. Where all reports are of one place and the sentence names no other, every passage is of the right one. The module
judges no figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.likely import Likely
from answer.rows import other_places, reports_of_place
from answer.sources import Sources
from index import Query

_ENDING = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|[省市区县]$")


@dataclass(frozen=True, slots=True)
class Places:
    """The places that a sentence is of; `reports` are those about them, None where any may be meant."""

    reports: frozenset[str] | None
    names: tuple[str, ...]

    def is_away(self, passage: Likely) -> bool:
        """Whether a passage is of another place and does not name one of these."""
        if self.reports is None or passage.citations[0].report.id in self.reports:
            return False
        around = [part for c in passage.citations for part in (c.scope.place or "", *c.section)]
        return not any(name in text for name in self.names for text in (*passage.texts, *around))


def places_told(query: Query, sources: Sources, before: Sequence[str] = ()) -> Places:
    """The places that a sentence names, else those named `before` it where the reports are of several."""
    several = len({report.place for report in sources.reports.values()}) > 1
    asked = query if query.places or not several else replace(query, places=tuple(before))
    own = reports_of_place(asked, sources)
    if len(own) < len(sources.reports):
        return Places(own, _cores(asked.places))
    elsewhere = other_places(asked, sources)
    alone = bool(elsewhere) and len(elsewhere) == len(asked.places)
    return Places(frozenset(), (*_cores(elsewhere), *query.places_named)) if alone else Places(None, ())


def _cores(places: Sequence[str]) -> tuple[str, ...]:
    """Names of places without what they end in: 江苏 of 江苏省."""
    return tuple(core for place in places if len(core := _ENDING.sub("", re.sub(r"^.+?[市省](?=.{2,})", "", place))) > 1)
