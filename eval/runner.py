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

from eval.metrics import Sources, hits_gold, is_right, sprung_traps, unsupported_figures
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
    verbatim: tuple[bool, ...]  # one a citation: does it stand in the source file
    located: tuple[bool, ...]  # one a citation from a text file: do start and end cut the quote
    wrong_figures: tuple[str, ...]
    traps: tuple[str, ...]  # names of the traps that the answer fell into
    milliseconds: float
    error: str | None = None

    @property
    def right(self) -> bool:
        return not self.faults


def run(questions: Iterable[Question], assistant: Asks, sources: Sources) -> list[Outcome]:
    """The outcomes in the order of the questions."""
    return [ask_and_judge(question, assistant, sources) for question in questions]


def ask_and_judge(question: Question, assistant: Asks, sources: Sources) -> Outcome:
    """Asks one question and measures the answer."""
    started, error = time.perf_counter(), None
    try:
        reply = assistant.ask(question.question, **question.asked_with)
        answer = dict(reply.to_dict() if hasattr(reply, "to_dict") else reply)
    except Exception as failure:  # one failing question must not hide the other results
        answer, error = {}, f"{type(failure).__name__}: {failure}"
    milliseconds = 1000 * (time.perf_counter() - started)
    citations = answer.get("citations") or []
    located = (sources.is_located(citation) for citation in citations)
    return Outcome(
        question=question,
        answer=answer,
        faults=(f"failed: {error}",) if error else tuple(is_right(question, answer)[1]),
        citation_hits=tuple(hits_gold(citation, question, sources) for citation in citations),
        verbatim=tuple(sources.is_verbatim(c.get("quote") or "", (c.get("locator") or {}).get("file")) for c in citations),
        located=tuple(place for place in located if place is not None),
        wrong_figures=tuple(unsupported_figures(answer)),
        traps=tuple(sprung_traps(question, answer)),
        milliseconds=milliseconds,
        error=error,
    )
