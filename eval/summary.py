"""The sums over many outcomes: one summary, its lines for the screen, and a line for each wrong answer.

In: `Outcome`s. Out: a plain dictionary, ready for JSON, and lines of text. Shares come with their 95 % Wilson
interval. The same outcomes give the same summary, but for `time_ms`. It does not know how a question is judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from eval.metrics import answer_language, is_partial, is_refused, is_told, percentile, wilson
from eval.questions import LANGUAGES, TRAPS
from eval.runner import Outcome

# More partial answers than this among all that are given is a fault: half an answer must stay the exception.
MAX_PARTIAL_PERCENT = 10
NOT_REFUSED = "answered"
# Line on the screen → share of the summary.
TOTALS = (
    ("accuracy", "accuracy"),
    ("  answerable questions", "accuracy_answerable"),
    ("citation hit", "citation_hit"),
    ("first citation precision", "first_citation_precision"),
    ("gold passages cited", "gold_cited"),
    ("found first by search", "found_first"),
    ("right refusals", "refused_of_unanswerable"),
    ("wrong refusals", "refused_of_answerable"),
    ("reasons right", "refusal_reason_right"),
    ("language right", "language_right"),
    ("quotes verbatim", "quotes_verbatim"),
    ("locators exact", "locators_exact"),
    ("answers with figure errors", "answers_with_figure_errors"),
)


def summarise(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """All totals; the same outcomes give the same summary, but for `time_ms`."""
    answerable = [o for o in outcomes if o.question.status == "answered"]
    unanswerable = [o for o in outcomes if o.question.status == "refused"]
    given = [o for o in outcomes if o.answer and not is_refused(o.answer)]
    first = [o.citation_hits[0] for o in answerable if o.citation_hits]
    partial = _share([is_partial(o.answer) for o in given])
    return {
        "questions": len(outcomes),
        "accuracy": _share([o.right for o in outcomes]),
        "accuracy_answerable": _share([o.right for o in answerable]),
        "by_language": _by(outcomes, lambda o: o.question.language),
        "by_kind": _by(outcomes, lambda o: o.question.kind),
        "by_user": _by(outcomes, lambda o: o.question.user),
        "citation_hit": _share([any(o.citation_hits) for o in answerable]),
        "first_citation_precision": _share(first),
        "found_first": _share([o.found_first for o in outcomes if o.found_first is not None]),
        "gold_cited": _share([hit for o in answerable for hit in o.gold_cited]),
        "refused_of_unanswerable": _share([not o.faults for o in unanswerable]),
        "refused_of_answerable": _share([is_refused(o.answer) for o in answerable]),
        "refusal_reason_right": _share([reason_fits(o) for o in unanswerable if is_refused(o.answer)]),
        "refusals": _refusals(outcomes),
        "unanswerable_by_reason": _by(unanswerable, lambda o: (o.question.reason or ("",))[0]),
        "language_right": _share([speaks_right_language(o) for o in outcomes if o.answer]),
        "quotes_verbatim": _share([v for o in outcomes for v in o.verbatim]),
        "locators_exact": _share([v for o in outcomes for v in o.located]),
        "answers_with_figure_errors": _share([bool(o.wrong_figures) for o in given]),
        "figure_errors": sum(len(o.wrong_figures) for o in given),
        "misnamed_values": sum(len(o.misnamed) for o in given),
        "traps": {name: _share([name in o.traps for o in outcomes if name in o.question.traps]) for name in TRAPS},
        "partial": partial,
        "too_many_partial": partial["hits"] * 100 > partial["of"] * MAX_PARTIAL_PERCENT,
        "length_chars": {lang: _lengths([o for o in given if not is_partial(o.answer)], lang) for lang in LANGUAGES},
        "length_chars_partial": {lang: _lengths([o for o in given if is_partial(o.answer)], lang) for lang in LANGUAGES},
        "failures": sum(o.error is not None for o in outcomes),
        "time_ms": {
            name: round(percentile([o.milliseconds for o in outcomes], at) or 0, 1) for name, at in (("median", 0.5), ("p90", 0.9))
        },
    }


def reason_fits(outcome: Outcome) -> bool:
    """Whether the reason that an answer gives is one that the question accepts."""
    return outcome.answer.get("reason") in (outcome.question.reason or ())


def speaks_right_language(outcome: Outcome) -> bool:
    """Whether the answer is in the question's language."""
    return answer_language(outcome.answer.get("answer") or "") == outcome.question.language


def _refusals(outcomes: Sequence[Outcome]) -> dict[str, dict[str, int]]:
    """Reason given → what the question was: to be refused for that reason, for another one, or to be answered."""
    table: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        refused = is_refused(outcome.answer) or is_told(outcome.question, outcome.answer)
        if not outcome.answer or (not refused and outcome.question.status == "answered"):
            continue
        given = str(outcome.answer.get("reason")) if refused else NOT_REFUSED
        if outcome.question.status == "answered":
            column = "answerable"
        else:
            column = "acceptable" if refused and reason_fits(outcome) else "not_acceptable"
        table.setdefault(given, Counter())[column] += 1
    columns = ("acceptable", "not_acceptable", "answerable")
    return {given: {column: table[given][column] for column in columns} for given in sorted(table)}


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


def total_lines(summary: dict[str, Any], *, timed: bool = True) -> list[str]:
    """The totals for the screen, best known first; the intervals are 95 % Wilson intervals."""
    lines = [f"questions                    {summary['questions']}"]
    for title, key in TOTALS:
        lines.append(f"{title:<28} {_cell(summary[key])}")
    lines.append(f"{'figure errors':<28} {summary['figure_errors']}")
    lines.append(f"{'values of another column':<28} {summary['misnamed_values']}")
    for name, share in summary["traps"].items():
        if share["of"]:
            lines.append(f"{'trap ' + name:<28} {_cell(share)}")
    lines += _length_lines(summary)
    if timed:
        lines.append(f"{'time':<28} median {summary['time_ms']['median']} ms, 90 % {summary['time_ms']['p90']} ms")
    if summary["failures"]:
        lines.append(f"{'failed':<28} {summary['failures']} questions made the assistant fail")
    return lines + _group_lines(summary)


def side_by_side(extract: Sequence[Outcome], model: Sequence[Outcome]) -> list[str]:
    """The same questions answered without a language model and with one, a line a measure."""
    pairs = [summarise(extract), summarise(model)]
    lines = [f"{'':<28} {'extract':<30} model"]
    lines += [f"{title:<28} {_cell(pairs[0][key]):<30} {_cell(pairs[1][key])}" for title, key in TOTALS]
    for title, key in (("figure errors", "figure_errors"), ("values of another column", "misnamed_values")):
        lines.append(f"{title:<28} {pairs[0][key]:<30} {pairs[1][key]}")
    for language in LANGUAGES:
        medians = [str(summary["length_chars"][language]["median"]) for summary in pairs]
        lines.append(f"{f'length {language}, median':<28} {medians[0]:<30} {medians[1]}")
    times = [f"{summary['time_ms']['median']} ms" for summary in pairs]
    lines.append(f"{'time, median':<28} {times[0]:<30} {times[1]}")
    written = _share([str(o.answer.get("composer")).startswith("model:") for o in model if o.answer and not is_refused(o.answer)])
    dropped = sum((o.answer.get("checks") or {}).get("dropped", 0) for o in model)
    return [*lines, f"{'written by the model':<59} {_cell(written)}", f"{'sentences not shown':<59} {dropped}"]


def _length_lines(summary: dict[str, Any]) -> list[str]:
    fault = f"  FAULT: at most {MAX_PARTIAL_PERCENT} %" if summary["too_many_partial"] else ""
    lines = [f"{'partial answers':<28} {_cell(summary['partial'])}{fault}"]
    for title, key in (("length", "length_chars"), ("length, partial", "length_chars_partial")):
        for language, length in summary[key].items():
            if length["median"] is not None:
                lines.append(f"{f'{title} {language}':<28} median {length['median']}, 90 % {length['p90']} characters")
    return lines


def _group_lines(summary: dict[str, Any]) -> list[str]:
    lines = []
    for group in ("by_language", "by_kind", "by_user", "unanswerable_by_reason"):
        lines += ["", group.replace("_", " ") + (" (first of those accepted)" if group.endswith("reason") else "")]
        lines += [f"  {name:<26} {_cell(share)}" for name, share in summary[group].items()]
    lines += ["", f"{'reason given':<28} {'accepted':>10} {'another one':>12} {'answerable':>11}"]
    for given, row in summary["refusals"].items():
        lines.append(f"  {given:<26} {row['acceptable']:>10} {row['not_acceptable']:>12} {row['answerable']:>11}")
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
            "misnamed": list(o.misnamed),
            "traps": list(o.traps),
            "citation_hits": list(o.citation_hits),
            "gold_cited": list(o.gold_cited),
            "verbatim": list(o.verbatim),
            "status": o.answer.get("status"),
            "reason": o.answer.get("reason"),
            "answer": o.answer.get("answer"),
            "error": o.error,
        }
        for o in outcomes
    ]
