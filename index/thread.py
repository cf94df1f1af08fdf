"""What a conversation comes to, question by question: the types that following it up passes on.

In: nothing. Out: a `FollowUp` (a question as understood), a `Thread` (what is being talked about), and the `Memory` that
reading a follow-up needs beside the words of the turns. Knows nothing of how a follow-up is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.query import Query


class Memory(Protocol):
    """What is known beside the words of the turns."""

    @property
    def read(self) -> Reads:
        """Reads a text as a question."""

    @property
    def several_places(self) -> bool:
        """Whether the reports are of several places, so that a question's place is part of what it asks of."""

    def render(self, name: str, language: str) -> str:
        """A name of the glossary in a language; the name itself where it has none."""

    def person(self, question: str, answer: str | None) -> str:
        """Whom the answer to a question names last; "" for nobody."""

    def items(self, question: str, answer: str | None) -> Sequence[str]:
        """The things that the answer to a question lists, in order."""


class Reads(Protocol):
    """Understands a text as a question."""

    def __call__(self, text: str, /) -> Query: ...


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question as understood. `alone`: it may also be meant by itself, which only the reports can tell."""

    text: str
    language: str  # of the answer
    leans: bool = False
    alone: bool = False
    opens: bool = True  # what comes after is about this one
    asks: bool = True  # what comes after may leave the asking to this one
    in_words: bool = False  # a figure of what it leans on is no answer: it asks something else of it
    of_list: bool = False  # one of a list: the next may name another one
    item: str = ""  # the one of a list that it asks of, as it stands in the text
    swaps: bool = False  # the question before with one thing, place or year in the place of another
    closes: bool = False  # asks nothing: thanks, an end
    brief: bool = False  # what was asked before, answered shorter
    unclear: str = ""  # words that point to nothing that was said


@dataclass(frozen=True, slots=True)
class Thread:
    """What is being talked about: `root` the last question whole in itself, `frame` the last that asked something."""

    root: str
    frame: str
    last: str
    answer: str | None
    listing: tuple[str, str | None]  # the last question that may have been answered by a list, and its answer
    language: str
    alike: tuple[str, ...] = ()  # questions of this kind one after the other: they may be asked of together
    item: str = ""  # the one of a list that `frame` asks of
