"""Asks every question, judges every answer, and sums up.

In: questions, anything with `ask(question, …)`, and the source files. Out: an `Outcome` a question,
one summary (a plain dictionary, ready for JSON) and its lines for the screen. It does not know how
answers are made; a question that makes the assistant fail counts as wrong, and the run goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from eval.metrics import Sources, answer_language, hits_gold, is_refused, is_right, percentile, unsupported_figures, wilson
from eval.questions import LANGUAGES, Question


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
        milliseconds=milliseconds,
        error=error,
    )


def summarise(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """All totals; the same outcomes give the same summary, but for `time_ms`."""
    answerable = [o for o in outcomes if o.question.status == "answered"]
    unanswerable = [o for o in outcomes if o.question.status == "refused"]
    answered = [o for o in outcomes if o.answer and not is_refused(o.answer)]
    refused_rightly = [o for o in unanswerable if is_refused(o.answer)]
    first = [o.citation_hits[0] for o in answerable if o.citation_hits]
    languages = [answer_language(o.answer.get("answer") or "") == o.question.language
                 for o in outcomes if o.answer]  # fmt: skip
    return {
        "questions": len(outcomes),
        "accuracy": _share([o.right for o in outcomes]),
        "accuracy_answerable": _share([o.right for o in answerable]),
        "by_language": _by(outcomes, lambda o: o.question.language),
        "by_kind": _by(outcomes, lambda o: o.question.kind),
        "by_user": _by(outcomes, lambda o: o.question.user),
        "citation_hit": _share([any(o.citation_hits) for o in answerable]),
        "first_citation_precision": _share(first),
        "refused_of_unanswerable": _share([not o.faults for o in unanswerable]),
        "refused_of_answerable": _share([is_refused(o.answer) for o in answerable]),
        "refusal_reason_right": _share([o.answer.get("reason") in (o.question.reason or ()) for o in refused_rightly]),
        "language_right": _share(languages),
        "quotes_verbatim": _share([v for o in outcomes for v in o.verbatim]),
        "locators_exact": _share([v for o in outcomes for v in o.located]),
        "answers_with_figure_errors": _share([bool(o.wrong_figures) for o in answered]),
        "figure_errors": sum(len(o.wrong_figures) for o in answered),
        "length_chars": {lang: _lengths(answered, lang) for lang in LANGUAGES},
        "failures": sum(o.error is not None for o in outcomes),
        "time_ms": {"median": round(percentile([o.milliseconds for o in outcomes], 0.5) or 0, 1)},
    }


def _share(hits: Sequence[bool]) -> dict[str, Any]:
    low, high = wilson(sum(hits), len(hits))
    return {
        "hits": sum(hits),
        "of": len(hits),
        "share": round(sum(hits) / len(hits), 4) if hits else None,
        "low": round(low, 4),
        "high": round(high, 4),
    }


def _by(outcomes: Sequence[Outcome], name: Callable[[Outcome], str]) -> dict[str, dict[str, Any]]:
    names = sorted({name(outcome) for outcome in outcomes})
    return {key: _share([o.right for o in outcomes if name(o) == key]) for key in names}


def _lengths(outcomes: Sequence[Outcome], language: str) -> dict[str, Any]:
    lengths = [len(o.answer.get("answer") or "") for o in outcomes if o.question.language == language]
    return {"median": percentile(lengths, 0.5), "p90": percentile(lengths, 0.9)}


def total_lines(summary: dict[str, Any]) -> list[str]:
    """The totals for the screen, best known first; the intervals are 95 % Wilson intervals."""
    lines = [f"questions                    {summary['questions']}"]
    for title, key in (
        ("accuracy", "accuracy"),
        ("  answerable questions", "accuracy_answerable"),
        ("citation hit", "citation_hit"),
        ("first citation precision", "first_citation_precision"),
        ("right refusals", "refused_of_unanswerable"),
        ("wrong refusals", "refused_of_answerable"),
        ("reasons right", "refusal_reason_right"),
        ("language right", "language_right"),
        ("quotes verbatim", "quotes_verbatim"),
        ("locators exact", "locators_exact"),
        ("answers with figure errors", "answers_with_figure_errors"),
    ):
        lines.append(f"{title:<28} {_cell(summary[key])}")
    lines.append(f"{'figure errors':<28} {summary['figure_errors']}")
    for language, length in summary["length_chars"].items():
        lines.append(f"{'length ' + language:<28} median {length['median']}, 90 % {length['p90']} characters")
    lines.append(f"{'time':<28} median {summary['time_ms']['median']} ms")
    if summary["failures"]:
        lines.append(f"{'failed':<28} {summary['failures']} questions made the assistant fail")
    for group in ("by_language", "by_kind", "by_user"):
        lines += ["", group.replace("_", " ")]
        lines += [f"  {name:<26} {_cell(share)}" for name, share in summary[group].items()]
    return lines


def _cell(share: dict[str, Any]) -> str:
    if share["share"] is None:
        return "–"
    return f"{share['hits']}/{share['of']} = {100 * share['share']:.1f} %  ({100 * share['low']:.1f}–{100 * share['high']:.1f})"


def failure_lines(outcomes: Iterable[Outcome]) -> list[str]:
    """A line a wrong answer: id, question, what was wrong, the answer's first 120 characters."""
    lines = []
    for outcome in outcomes:
        faults = list(outcome.faults)
        faults += [f"figure {figure} stands in no cited quote" for figure in outcome.wrong_figures]
        if faults:
            start = " ".join(str(outcome.answer.get("answer") or "").split())[:120]
            question = outcome.question
            lines.append(f"{question.id}  {question.question}  ✗ {'; '.join(faults)}  → {start}")
    return lines


def details(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """One plain object a question for the JSON file."""
    return [
        {
            "id": o.question.id,
            "question": o.question.question,
            "right": o.right,
            "faults": list(o.faults),
            "wrong_figures": list(o.wrong_figures),
            "citation_hits": list(o.citation_hits),
            "verbatim": list(o.verbatim),
            "status": o.answer.get("status"),
            "reason": o.answer.get("reason"),
            "answer": o.answer.get("answer"),
            "error": o.error,
        }
        for o in outcomes
    ]
