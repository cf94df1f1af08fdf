"""The sentences that were weighed for each question, with what the gold says of them: what the scorer learns and is judged on.

In: question files, an assistant, the source files. Out: a `Case` a question. A sentence is right where it quotes a gold
passage or alone holds all that an answer must; all sentences of a question to be refused are wrong. It does not know how
sentences are measured, nor how a scorer is trained.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from answer import relate
from eval.metrics import Sources, gold_hits, missed_groups
from eval.questions import Question, load_questions

LEAST_LEFT = 3  # sentences that are left where the right ones are taken out


@dataclass(frozen=True)
class Case:
    """One question with its weighed sentences in the rules' order: `measures` is (sentences, measures), the rest one a sentence."""

    id: str
    group: str  # its file: what is trained on one is never judged on it
    language: str
    answerable: bool
    measures: np.ndarray
    right: np.ndarray
    allowed: np.ndarray  # the rules would let it stand first
    stated: np.ndarray  # the rules find that it states what is asked of its thing
    announces: np.ndarray

    @property
    def teaches(self) -> bool:
        """True where some sentences are right and others are not."""
        return bool(self.right.any() and not self.right.all())

    @property
    def first(self) -> int | None:
        """The sentence that the rules put first; None where they allow none."""
        return int(np.argmax(self.allowed)) if self.allowed.any() else None


def gather(files: Iterable[Path], assistant: Any, sources: Sources) -> list[Case]:
    """A case for each question of the files that is asked by itself and has sentences to weigh, in their order."""
    cases = []
    for path in files:
        for question in load_questions([path]):
            if not question.asked_with and (weighed := assistant.weighed(question.question)):
                cases.append(_case(question, path.stem, weighed, sources))
    return cases


def _case(question: Question, group: str, weighed: Sequence[Any], sources: Sources) -> Case:
    answerable = question.status != "refused"
    right = [answerable and _is_right(one.claim, question, sources) for one in weighed]
    return Case(
        question.id,
        group,
        question.language,
        answerable,
        np.array([one.measures for one in weighed]),
        np.array(right),
        np.array([one.allowed for one in weighed]),
        np.array([one.stated for one in weighed]),
        np.array([one.announces for one in weighed]),
    )


def _is_right(claim: Any, question: Question, sources: Sources) -> bool:
    quotes = [{"report": {"id": citation.report.id}, "quote": citation.quote} for citation in claim.citations]
    return any(any(gold_hits(quote, question, sources)) for quote in quotes) or not missed_groups(question.required, claim.text)


def near_misses(cases: Iterable[Case]) -> list[Case]:
    """Answerable cases with their right sentences taken out: what is left speaks of the same thing and answers nothing.

    Neither the rules nor their words were made for these, so that they judge both alike.
    """
    found = []
    for case in cases:
        keep = ~case.right
        if case.answerable and case.right.any() and keep.sum() >= LEAST_LEFT:
            parts = (relate(case.measures[keep]), case.right[keep], case.allowed[keep], case.stated[keep], case.announces[keep])
            found.append(Case(f"{case.id} without", case.group, case.language, False, *parts))
    return found
