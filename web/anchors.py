"""Names of places in reports, as the page's links hold them.

In: a report's id, and perhaps a stretch of one of its files. Out: the anchor that names it, which holds no sign of the id itself.
The module knows nothing of HTML or events.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

# matches read-0a1b2c3d4e5f and read-0a1b2c3d4e5f-0-120-164; not cite-1-2
ANCHOR = re.compile(r"read-([0-9a-f]{12})(?:-(\d{1,4})-(\d{1,9})-(\d{1,9}))?")


@dataclass(frozen=True)
class Spot:
    """Characters `start` to `end` of file number `file` of a report."""

    file: int
    start: int
    end: int


def report_key(report_id: str) -> str:
    """The name of a report in anchors: it holds no sign of the id itself.

    >>> len(report_key("渝中<报告>")), report_key("a") == report_key("b")
    (12, False)
    """
    return hashlib.sha256(report_id.encode()).hexdigest()[:12]


def read_anchor(report_id: str, spot: Spot | None = None) -> str:
    """The anchor of a report, or of a place in it."""
    where = f"-{spot.file}-{spot.start}-{spot.end}" if spot is not None else ""
    return f"read-{report_key(report_id)}{where}"
