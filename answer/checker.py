"""Somebody's text held against the loaded reports: sentence by sentence, part by part.

In: the canonical text of a draft. Out: `CheckedSentence`s as they are done, then the `CheckedText`. Nothing is rewritten. The
module joins the steps and knows nothing of files or pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from answer.checked import CheckedPart, CheckedSentence, CheckedText
from answer.draft import Desk
from answer.draft_text import Line, draft_lines
from answer.judged import BEFORE, Before, Judge, Judged
from answer.likely import Likelihood
from answer.model import Citation
from index import Query

MAX_DRAFT_CHARS = 100_000  # some 2,000 sentences: a minute or two of work
MAX_SENTENCE_CHARS = 2_000  # a longer run without a stop is no sentence: it is shown and not read

Read = Callable[[str, str], Query]  # (sentence, language) → as a question is read


class Checker:
    """Checks drafts against one index."""

    def __init__(self, desk: Desk, read: Read, fingerprint: str = "") -> None:
        self._read = read
        self._judge = Judge(Likelihood(desk), desk.glossary)
        self._fingerprint = fingerprint

    def check(self, text: str, name: str = "") -> CheckedText:
        """The whole draft, checked."""
        return list(self.steps(text, name))[-1]

    def steps(self, text: str, name: str = "") -> Iterator[CheckedText]:
        """The draft as it is read, a sentence more each time; the last one is whole."""
        numbers = _Numbers()
        done: list[CheckedSentence] = []
        checked = CheckedText(name, (), (), self._fingerprint)
        before = BEFORE
        for line in draft_lines(text):
            sentence, before = self._sentence(line, before if not line.opens else BEFORE, numbers)
            done.append(sentence)
            checked = CheckedText(name, tuple(done), tuple(numbers.citations), self._fingerprint)
            yield checked
        if not done:
            yield checked

    def _sentence(self, line: Line, before: Before, numbers: _Numbers) -> tuple[CheckedSentence, Before]:
        """The sentence checked, and what the next one may go on with."""
        judged: list[Judged] = []
        if len(line.text) <= MAX_SENTENCE_CHARS:
            query = self._read(line.text, line.language)
            judged = self._judge.judge(line.text, query, before)
            borne = (one.passage for one in judged if one.passage is not None and one.part.kind == "figure" and one.verdict == "as_printed")
            before = Before(query.places or before.places, tuple(dict.fromkeys(borne)))
        parts = tuple(_part(one, numbers) for one in judged)
        return CheckedSentence(line.text, line.start, line.end, line.language, parts, line.opens), before


@dataclass
class _Numbers:
    """Citations by first use."""

    citations: list[Citation] = field(default_factory=list)
    by_place: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def of(self, citation: Citation) -> int:
        """The number of a citation, a new one where its place is new."""
        place = citation.locator.file, citation.locator.start, citation.locator.end
        if place not in self.by_place:
            self.by_place[place] = len(self.citations) + 1
            self.citations.append(replace(citation, n=len(self.citations) + 1))
        return self.by_place[place]


def _part(one: Judged, numbers: _Numbers) -> CheckedPart:
    number = numbers.of(one.citation) if one.citation is not None else None
    part = one.part
    return CheckedPart(part.kind, part.text, part.start, part.end, one.verdict, number, one.printed, one.difference)
