"""How the cost of some work grows with its size: a ratio of CPU times, so that it says nothing of the machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 4  # so much more is given the second time
MOST = 10.0  # work in proportion costs four times as much, work with the square of its size sixteen times
_RUNS = 3  # the least of so many counts: what else the machine does only adds


def growth(work: Callable[[int], object], size: int) -> float:
    """The least CPU time of `work` on `TIMES` times `size`, by that on `size`; what is kept between calls is filled before."""
    work(size)
    return _least(work, size * TIMES) / max(_least(work, size), 1e-4)


def _least(work: Callable[[int], object], size: int) -> float:
    spent = []
    for _ in range(_RUNS):
        gc.collect()
        started = time.process_time()
        work(size)
        spent.append(time.process_time() - started)
    return min(spent)
