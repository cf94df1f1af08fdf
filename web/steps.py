"""A question worked out in the background, so that a reader who waits is told which step is being taken.

In: what makes the answer, step by step. Out: answers as they come, and the name of a step wherever nothing has come for a while: a quick
answer is told of nothing. The module knows nothing of HTML, components or how an answer is made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

from web.answering import Say

Made = TypeVar("Made")
PATIENCE_S = 0.4  # an answer without a model takes 15 to 100 ms: it never shows a step; a reader begins to wonder after about half a second
GLANCE_S = 0.05  # how often it is looked whether the reader has stopped it


class _End:
    """Nothing more comes; `error` is what went wrong, if anything."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error


class _Worked(Generic[Made]):
    """One thing that came: an answer, in a wrapping that no step has."""

    def __init__(self, made: Made) -> None:
        self.made = made


def told(
    make: Callable[[Say], Iterator[Made]], patience_s: float = PATIENCE_S, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Made | str]:
    """What `make` gives, in order, and between them the step that it says it takes; raises what it raises.

    It ends as soon as its reader has `stopped` it, whatever `make` waits for. Where it ends or is closed early, `make` ends at its next answer.
    """
    come: SimpleQueue[str | _Worked[Made] | _End] = SimpleQueue()
    left = Event()
    Thread(target=_work, args=(make, come, left), daemon=True, name="zhengwen-answer").start()
    step = shown = ""
    last = time.monotonic()
    try:
        while not stopped():
            try:
                one = come.get(timeout=min(patience_s, GLANCE_S))
            except Empty:
                if step != shown and time.monotonic() - last >= patience_s:
                    shown = step
                    yield step
                continue
            last = time.monotonic()
            if isinstance(one, str):
                step = one
            elif isinstance(one, _Worked):
                yield one.made
            else:
                if one.error is not None:
                    raise one.error
                return
    finally:
        left.set()


def _work(make: Callable[[Say], Iterator[Made]], come: SimpleQueue[str | _Worked[Made] | _End], left: Event) -> None:
    """Runs `make` to its end, or until nobody waits any more."""
    error: Exception | None = None
    try:
        for made in make(come.put):
            come.put(_Worked(made))
            if left.is_set():
                break
    except Exception as failed:  # handed to whoever waits: this thread has nobody to tell
        error = failed
    come.put(_End(error))
