"""A change of the reports under way or done, and what became of each file of it.

In: nothing. Out: plain values that the shelf fills and the page shows. The module knows nothing of indexes, uploads or HTML.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Verb = Literal["add", "remove", "reread"]


class NotOpened(Exception):
    """The index on disk is changed but could not be opened; its only argument: the lines of what could not be read."""


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


def line_of(path: Path, lines: Iterable[str]) -> str:
    """What is said of a file that could not be read, without its path; "" where nothing is.

    >>> line_of(Path("a/b.txt"), ["a/c.txt: no text", "a/b.txt: the file is empty"])
    'the file is empty'
    """
    return next((line.removeprefix(str(path)).lstrip(": ") for line in lines if line.startswith(str(path))), "")
