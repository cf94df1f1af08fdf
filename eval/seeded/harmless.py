"""Changes that do no harm: the gate must let every one of them pass.

In: a `Patch`. Out: the program with another order, another wording, another speed, and the same answers in substance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from answer import Answer, Claim
from answer.frames import REFUSALS
from eval.seeded.plant import Change, Patch

REWORDED = {
    "not_in_corpus": ("查遍已读入的报告，没有能回答这一问题的内容。", "Nothing in the reports that were read answers this question."),
    "unclear_question": (
        "没能明白所问的内容，请说明指标、年份或名词。",
        "It is not clear what is asked: name an indicator, a year or a term.",
    ),
}


def _turn_keys(patch: Patch) -> None:
    patch.result(Answer, "to_dict", lambda shown: dict(reversed(shown.items())))


def _no_caches(patch: Patch) -> None:
    patch.wrap("index.tokens", "stem_word", lambda cached: cached.__wrapped__)  # type: ignore[attr-defined]


def _break_ties(patch: Patch) -> None:
    patch.result("answer.evidence", "rank_evidence", lambda found: sorted(found, key=lambda item: (-item.score, len(item.text))))


def _reword(patch: Patch) -> None:
    patch.put("answer.frames", "REFUSALS", REFUSALS | REWORDED)


def _two_threads(patch: Patch) -> None:
    patch.put("index.vectors", "THREADS", 2)


def _nothing(patch: Patch) -> None:
    """Only the index is built anew."""


def _turn_paths(patch: Patch) -> None:
    def make(original: Callable[..., Any]) -> Callable[..., Any]:
        def read(paths: Sequence[Any], *arguments: Any, **named: Any) -> Any:
            return original(list(reversed(paths)), *arguments, **named)

        return read

    patch.wrap("index.build", "read_reports", make)


def _no_timing(patch: Patch) -> None:
    patch.put(Answer, "with_timing", lambda self, timing_ms: self)


def _marks_behind(patch: Patch) -> None:
    """Marks stand behind the full stop, and paragraphs apart."""

    def shown(claims: Sequence[Claim]) -> str:
        parts = [
            f"{claim.separator.replace(chr(10), chr(10) * 2)}{claim.text}{''.join(f'[{c.n}]' for c in claim.citations)}" for claim in claims
        ]
        return "".join(parts).strip()

    patch.wrap("answer.cite", "render_text", lambda original: shown)


def _add_note(patch: Patch) -> None:
    patch.result("answer.finish", "finish", lambda answer: replace(answer, notes=(*answer.notes, "index opened read-only")))


HARMLESS = (
    Change("keys_turned", "an answer's keys stand in another order", _turn_keys),
    Change("caches_off", "nothing is remembered from one question to the next", _no_caches),
    Change("ties_broken_otherwise", "of two sentences with one score the shorter stands first", _break_ties),
    Change("refusals_reworded", "refusals say the same in other words", _reword),
    Change("two_threads", "the vector search uses two threads", _two_threads),
    Change("index_rebuilt", "the index is built anew", _nothing, rebuilds=True),
    Change("reports_turned", "the reports are read in another order", _turn_paths, rebuilds=True),
    Change("timing_left_out", "answers carry no timing", _no_timing),
    Change("marks_behind", "marks stand behind the full stop, paragraphs apart", _marks_behind),
    Change("note_added", "every answer carries one more note", _add_note),
)
