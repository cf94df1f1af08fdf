"""Mistakes of saying: what was found is cut, rounded, miscited, or refused for the wrong reason.

In: a `Patch`. Out: the program with one mistake. It knows claims, citations and answers, not how they are composed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from answer import Answer, Citation, Claim, Draft, Sources
from eval.seeded.plant import Change, Patch

# Questions that ask for reasons, or may.
REASONS = ("why", "target_and_why", "target", "conflict", "comparison", "year_over_year", "follow_up")


def _each_answer(patch: Patch, change: Callable[[Answer], Answer]) -> None:
    patch.result("answer.finish", "finish", change)


def _each_citation(change: Callable[[Citation], Citation]) -> Callable[[Patch], None]:
    def plant(patch: Patch) -> None:
        _each_answer(patch, lambda answer: replace(answer, citations=tuple(map(change, answer.citations))))

    return plant


def _mix_units(patch: Patch) -> None:
    patch.wrap("answer.figures", "scale_of_unit", lambda original: lambda unit: Decimal(10**8) if unit.startswith("万") else original(unit))


def _cite_neighbour(patch: Patch) -> None:
    """The passage behind the right one is cited, with its own place."""
    neighbours: dict[object, Citation] = {}

    def make(original: Callable[..., Any]) -> Callable[..., Any]:
        def cite(self: Any, block_id: str, start: int, end: int, english: str | None = None) -> tuple[Citation, ...]:
            found: tuple[Citation, ...] = original(self, block_id, start, end, english)
            for block in self.neighbours(block_id, 3):
                if block.kind == "paragraph":
                    first = block.text.string.find("。") + 1 or len(block.text.string)
                    other = original(self, block.id, 0, first)[0]
                    neighbours.update({citation.locator: other for citation in found})
                    break
            return found

        return cite

    def moved(citation: Citation) -> Citation:
        return replace(neighbours.get(citation.locator, citation), n=citation.n)

    patch.wrap(Sources, "cite_text", make)
    _each_citation(moved)(patch)


def _weigh_evidence(factor: float) -> Callable[[Patch], None]:
    """Evidence seems to hold more, or less, of the question than it does."""

    def weighed(found: Sequence[Any]) -> list[Any]:
        return [replace(item, coverage=min(1.0, item.coverage * factor), held_weight=item.held_weight * factor) for item in found]

    def plant(patch: Patch) -> None:
        patch.result("answer.evidence", "rank_evidence", weighed)

    return plant


def _rounded(text: str) -> str:
    return re.sub(r"\d+\.\d+", lambda number: str(Decimal(number[0]).quantize(Decimal(1), ROUND_HALF_UP)), text)


def _round_unverified(patch: Patch) -> None:
    patch.wrap("answer.verify", "verify_claims", lambda original: lambda claims, glossary=None: (tuple(claims), (), 0))
    patch.result("answer.sentences", "sentence_claim", lambda claim: replace(claim, text=_rounded(claim.text)))


def _cut_definition(claim: Claim) -> Claim:
    return replace(claim, text=re.split(r"[，,；;]", claim.text)[0].rstrip("。.") + claim.text[-1:])


def _cut_definitions(patch: Patch) -> None:
    patch.result("answer.definitions", "definition_claim", _cut_definition)


def _first_reason(draft: Draft | None) -> Draft | None:
    """The draft up to its first reason; what is listed behind it is lost."""
    if draft is None:
        return None
    listed = [at for at, claim in enumerate(draft.claims) if claim.separator == "\n- "]
    return replace(draft, claims=draft.claims[: listed[0] + 1]) if listed else draft


def _cut_reasons(patch: Patch) -> None:
    patch.result("answer.reasons", "compose_reasons", _first_reason)


def _cut_lists(patch: Patch) -> None:
    """Lists lose all but their first item, and what a section sets out all but its first sentence."""
    patch.result("answer.lists", "compose_list", _first_reason)
    patch.result("answer.selection", "select_sentences", lambda chosen: chosen[:1])


def _all_other_year(patch: Patch) -> None:
    _each_answer(patch, lambda answer: replace(answer, reason="other_year") if answer.status == "refused" else answer)


def _edited(citation: Citation) -> Citation:
    return replace(citation, quote=citation.quote.replace("，", ",").replace("；", ";"))


def _shifted(citation: Citation) -> Citation:
    place = citation.locator
    return replace(citation, locator=replace(place, start=place.start + 1, end=place.end + 1))


SAYING = (
    Change("units_mixed", "万 in a table's unit is worth 亿", _mix_units),
    Change("neighbour_cited", "the passage behind the right one is cited", _cite_neighbour),
    Change("refusals_looser", "evidence seems to hold twice as much of the question", _weigh_evidence(2.0)),
    Change("refusals_stricter", "evidence seems to hold two thirds of what it holds", _weigh_evidence(0.66)),
    Change("figures_rounded", "decimals are rounded, and nobody verifies", _round_unverified),
    Change("definitions_cut", "a definition ends at its first comma", _cut_definitions),
    Change("reasons_cut", "of several reasons only the first is given", _cut_reasons, kinds=REASONS),
    Change("lists_cut", "of several items or sentences only the first is given", _cut_lists),
    Change("all_other_year", "every refusal says that the year is another one", _all_other_year),
    Change("quotes_edited", "quotes are given with half-width punctuation", _each_citation(_edited)),
    Change("locators_shifted", "places are counted from one, not from zero", _each_citation(_shifted)),
)
