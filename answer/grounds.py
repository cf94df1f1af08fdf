"""What one claim rests on: the words of its citations in both languages, and what stands around them.

In: a claim, the glossary where there is one. Out: `Grounds`: quotes and renderings to copy from, scope to take a place or
a heading from, English names of the terms that the quotes hold. The module judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from answer.model import Citation
from answer.wording import Tokens, tokens_of
from corpus import Glossary


@dataclass(frozen=True)
class Grounds:
    """The texts that a claim's words may come from."""

    citations: tuple[Citation, ...]
    glossary: Glossary | None

    @cached_property
    def bodies(self) -> tuple[Tokens, ...]:
        """Quotes, renderings and notes, one after the other as they are cited, and each alone."""
        quotes = [citation.quote for citation in self.citations]
        english = [citation.quote_en for citation in self.citations if citation.quote_en]
        notes = [f"{note.term}：{note.text}" for citation in self.citations for note in citation.footnotes]
        joined = ["".join(quotes), " ".join(dict.fromkeys(english))]
        return tuple(tokens_of(text) for text in dict.fromkeys([*joined, *quotes, *english, *notes]) if text)

    @cached_property
    def scope(self) -> tuple[Tokens, ...]:
        """Headings, columns, titles, places: what may be said with a quote though it stands around it."""
        return tuple(tokens_of(text) for text in dict.fromkeys(scope_texts(self.citations)) if text)

    @cached_property
    def renderings(self) -> tuple[Tokens, ...]:
        """The same names, as tokens."""
        return tuple(tokens_of(name) for name in self.terms)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The glossary's English names of the terms that quotes, notes and headings hold."""
        if self.glossary is None:
            return ()
        texts = [tokens.text for tokens in (*self.bodies, *self.scope) if re.search(r"[\u3400-\u9fff]", tokens.text)]
        entries = [match.entry for text in texts for match in self.glossary.find_zh(text)]
        names = [name for entry in entries for name in (entry.en, *entry.en_aliases)]
        return tuple(dict.fromkeys(names))

    @property
    def everything(self) -> tuple[Tokens, ...]:
        """All of it."""
        return (*self.bodies, *self.scope, *self.renderings)


def scope_texts(citations: Iterable[Citation]) -> Iterable[str]:
    """What stands around the quotes, nearest first for each citation."""
    for citation in citations:
        if citation.table is not None:
            yield from (*citation.table.columns, citation.table.row, citation.table.title)
        scope, report = citation.scope, citation.report
        yield from (str(part) for part in (scope.year, scope.place, scope.of) if part)
        yield from reversed(citation.section)
        yield from (part for part in (report.title, report.title_en, report.place, report.place_en, report.publisher) if part)
        yield report.date or ""
