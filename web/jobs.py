"""A change of the reports under way or done, and what became of each file of it.

In: nothing. Out: plain values that the shelf fills and the page shows. The module knows nothing of indexes, uploads or HTML.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Literal

Verb = Literal["add", "remove", "reread"]


@dataclass(frozen=True)
class Outcome:
    """What became of one file or report: `problem` is "" where it went well, `detail` a reader's own words."""

    name: str
    problem: str = ""
    detail: str = ""
    report: str = ""  # the id of the report it became, or that has the same bytes


@dataclass
class Job:
    """One change under way or done; its fields are written by its thread alone."""

    verb: Verb
    names: tuple[str, ...]
    steps: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return time.monotonic() - self.started
