"""Asks every question and judges every answer.

In: questions, anything with `ask(question, …)`, and the source files. Out: an `Outcome` a question. It
does not know how answers are made, nor how outcomes are summed up; a question that makes the assistant
fail counts as wrong, and the run goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from eval.columns import misnamed_values
from eval.metrics import Sources, gold_hits, is_right, sprung_traps, unsupported_figures
from eval.questions import Question


class Asks(Protocol):
    """The one thing needed of an assistant."""

    @property
    def ask(self) -> Callable[..., Any]: ...


@dataclass(frozen=True)
class Outcome:
    """One question, the answer to it (contract shape), the verdict and its measures."""

    question: Question
    answer: dict[str, Any]
    faults: tuple[str, ...]
    citation_hits: tuple[bool, ...]  # one a citation: does it quote a gold passage
    gold_cited: tuple[bool, ...]  # one a gold passage: does a citation quote it
    verbatim: tuple[bool, ...]  # one a citation: does it stand in the source file
    located: tuple[bool, ...]  # one a citation from a text file: do start and end cut the quote
    wrong_figures: tuple[str, ...]
    misnamed: tuple[str, ...]  # a table's values given under another column's name
    traps: tuple[str, ...]  # names of the traps that the answer fell into
    milliseconds: float
    found_first: bool | None = None  # whether a search for the question's words finds a gold passage first; None unasked
    error: str | None = None

    @property
    def right(self) -> bool:
        return not self.faults


def run(questions: Iterable[Question], assistant: Asks, sources: Sources) -> list[Outcome]:
    """The outcomes in the order of the questions."""
    return [ask_and_judge(question, assistant, sources) for question in questions]


def ask_and_judge(question: Question, assistant: Asks, sources: Sources) -> Outcome:
    """Asks one question and measures the answer."""
    started, error, found_first = time.perf_counter(), None, None
    milliseconds = 0.0
    try:
        reply = assistant.ask(question.question, **question.asked_with)
        answer = dict(reply.to_dict() if hasattr(reply, "to_dict") else reply)
        milliseconds = 1000 * (time.perf_counter() - started)
        found_first = finds_first(question, assistant, sources)
    except Exception as failure:  # one failing question must not hide the other results
        answer, error = {}, f"{type(failure).__name__}: {failure}"
    citations = answer.get("citations") or []
    hits = [gold_hits(citation, question, sources) for citation in citations]
    located = (sources.is_located(citation) for citation in citations)
    misnamed = tuple(misnamed_values(answer))
    faults = [*is_right(question, answer)[1], *(f"{value} stands in another column" for value in misnamed)]
    return Outcome(
        question=question,
        answer=answer,
        faults=(f"failed: {error}",) if error else tuple(faults),
        citation_hits=tuple(map(any, hits)),
        gold_cited=tuple(any(hit[place] for hit in hits) for place in range(len(question.gold))),
        verbatim=tuple(sources.is_verbatim(c.get("quote") or "", (c.get("locator") or {}).get("file")) for c in citations),
        located=tuple(place for place in located if place is not None),
        wrong_figures=tuple(unsupported_figures(answer)),
        misnamed=misnamed,
        traps=tuple(sprung_traps(question, answer)),
        milliseconds=milliseconds,
        found_first=found_first,
        error=error,
    )


def finds_first(question: Question, assistant: Asks, sources: Sources) -> bool | None:
    """Whether the first passage of a plain search is a gold one; None for an assistant without search, or a follow-up."""
    search = getattr(assistant, "search", None)
    if search is None or not question.gold or question.asked_with:
        return None
    found = [{"report": {"id": hit.passage.report}, "quote": hit.passage.text} for hit in search(question.question, 1)]
    return any(any(gold_hits(passage, question, sources)) for passage in found)
