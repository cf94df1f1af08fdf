"""A question worked out in the background, so that a reader who waits is told which step is being taken.

In: what makes the answer, step by step. Out: answers as they come, and the name of a step wherever nothing has come for a while: a quick
answer is told of nothing. The module knows nothing of HTML, components or how an answer is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

from web.answering import Say

Made = TypeVar("Made")
PATIENCE_S = 0.4  # an answer without a model takes 15 to 100 ms: it never shows a step; a reader begins to wonder after about half a second


class _End:
    """Nothing more comes; `error` is what went wrong, if anything."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error


class _Worked(Generic[Made]):
    """One thing that came: an answer, in a wrapping that no step has."""

    def __init__(self, made: Made) -> None:
        self.made = made


def told(make: Callable[[Say], Iterator[Made]], patience_s: float = PATIENCE_S) -> Iterator[Made | str]:
    """What `make` gives, in order, and between them the step that it says it takes; raises what it raises.

    Where this is closed early, `make` ends at its next answer.
    """
    come: SimpleQueue[str | _Worked[Made] | _End] = SimpleQueue()
    left = Event()
    Thread(target=_work, args=(make, come, left), daemon=True, name="zhengwen-answer").start()
    step = shown = ""
    try:
        while True:
            try:
                one = come.get(timeout=patience_s)
            except Empty:
                if step != shown:
                    shown = step
                    yield step
                continue
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
