"""What a composer hands on: claims with draft citations, a state, and what each step needs to work.

In: nothing. Out: `Draft` (not yet numbered or verified) and `Desk`, the tools every composing step shares.
The module knows nothing of any single kind of answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from answer.model import Citation, Claim, Reason, Status
from answer.sources import Sources
from corpus import Attribute, Glossary, Words
from index import Query, SentenceMatch

Search = Callable[[Query, int], Sequence[SentenceMatch]]
Cosines = Callable[[str, Sequence[str]], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before numbering and verification."""

    status: Status
    claims: tuple[Claim, ...]
    reason: Reason | None = None
    nearest: Citation | None = None
    notes: tuple[str, ...] = ()
    composer: str = "extract"  # or "model:<name>"
    dropped: int = 0  # sentences of a model that were not shown
    invented: tuple[str, ...] = ()  # ids that a model named and nobody gave it


@dataclass(frozen=True, slots=True)
class Desk:
    """What a composing step may use: sources to cite, the glossary, sentence search, what may be asked of a thing."""

    sources: Sources
    glossary: Glossary
    search: Search
    attributes: tuple[Attribute, ...] = ()  # what may be asked of a thing, and the words that state it
    words: Words = field(default_factory=lambda: Words({}))
    cosines: Cosines = lambda _, texts: [0.0] * len(texts)  # how near texts are to a question

    def english(self, report_id: str, text: str) -> str | None:
        """The edition's English of `text`, else the glossary's, else None."""
        rendering = self.sources.english(report_id, text)
        if rendering is not None:
            return rendering.en
        return self.glossary.english(text)
