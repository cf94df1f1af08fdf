"""How a change is planted: functions and values of the running program replaced, everywhere they are used.

In: a module or class, a name, what to put there. Out: the program behaves as if its text said so, until the patch ends.
A name that is not there raises AttributeError, so that a change whose target was renamed is noticed, not passed over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from unittest import mock

ROOMS = ("answer", "assistant", "corpus", "index", "ingest")


# What the program loads only when it needs it; an import of a changed function must not escape.
LOADED_LATE = ("assistant", "ingest", "index.build", "index.generation", "index.nodes", "index.splitter")


class Patch:
    """Replaces things for as long as its stack is open."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def put(self, owner: object, name: str, value: object) -> None:
        """`owner.name` is `value` from now on; the name must be there already. A module is named by its path."""
        self._stack.enter_context(mock.patch.object(_owner(owner), name, value))

    def wrap(self, owner: object, name: str, make: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
        """A function or method is what `make` makes of it; so is each import of it in another module of the program."""
        original = getattr(_owner(owner), name)
        value = make(original)
        self.put(owner, name, value)
        for module in [module for key, module in sorted(sys.modules.items()) if key.split(".")[0] in ROOMS]:
            for other in [key for key, held in vars(module).items() if held is original]:
                self.put(module, other, value)

    def result(self, owner: object, name: str, change: Callable[[Any], Any]) -> None:
        """What a function returns goes through `change`, wherever it is called."""

        def make(original: Callable[..., Any]) -> Callable[..., Any]:
            def changed(*arguments: Any, **named: Any) -> Any:
                return change(original(*arguments, **named))

            return changed

        self.wrap(owner, name, make)


def _owner(owner: object) -> object:
    """A module by its path (a package may export a function under the name of one of its modules), or the class itself."""
    return import_module(owner) if isinstance(owner, str) else owner


@dataclass(frozen=True)
class Change:
    """One change: its name, what somebody did, how it is planted, and whether it shows only in an index built anew.

    It is measured on each fourth development question, or on all questions of some kinds where it touches few.
    """

    name: str
    tells: str
    plant: Callable[[Patch], None]
    rebuilds: bool = False
    kinds: tuple[str, ...] = ()


@contextmanager
def planted(change: Change | None) -> Iterator[None]:
    """The program with the change in it; all of the program's modules are loaded first, so that none escapes."""
    for name in LOADED_LATE:
        import_module(name)

    with ExitStack() as stack:
        if change is not None:
            change.plant(Patch(stack))
        yield
