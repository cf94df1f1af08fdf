"""Figures that a question holds against each other, and which source states which of them.

In: an answer. Out: one `Side` a source, where at least two of the asked figures stand in different citations; nothing is weighed, averaged or
picked. The module knows nothing of how an answer was made, of HTML or of languages' labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from answer.figures import Figure, agrees, find_figures, scale_of_unit, stated_figures, unit_class
from answer.frames import value_zh
from answer.model import Answer, Citation

MOST_SIDES = 4  # more columns than that are no longer read side by side
_CLAUSE = re.compile(r"[^，；。,;：:！？]+")  # 货值达24亿元 of 全年通道集货量超4.8万标箱、货值达24亿元，均增长15%以上
_WRITTEN = ("text", "column")  # the year stands beside the figure; a section or a report may look back or ahead
_ROLES = {"target": "goal", "plan": "goal", "estimate": "outcome", "result": "outcome", "cumulative": "outcome"}
_UNIT_HEAD = re.compile(r"单位|[Uu]nit")


@dataclass(frozen=True, slots=True)
class Side:
    """What one citation says: the figure as printed, and the words around it (a row's label and heading for a table)."""

    citation: Citation
    figure: str
    words: str

    def to_dict(self) -> dict[str, Any]:
        """The side as a plain object; the citation's `n` is 0 where the answer does not cite it."""
        return {"figure": self.figure, "words": self.words, "citation": self.citation.to_dict()}


def sides_of(answer: Answer) -> tuple[Side, ...]:
    """The sources in the order of the answer, each with the asked figure that it alone of them states; () where they do not differ."""
    asked = stated_figures(answer.question)
    found: list[tuple[int, Side]] = []
    for citation in answer.citations if len(asked) > 1 else ():
        held = {}
        for stated, side in _stated(citation):
            held.update({place: side for place, figure in enumerate(asked) if agrees(figure, stated) and place not in held})
        if len(held) == 1:
            found += held.items()
    sides = tuple(side for _, side in found[:MOST_SIDES])
    differ = len({place for place, _ in found[:MOST_SIDES]}) > 1
    return sides if differ and _of_one_thing([side.citation for side in sides]) else ()


def _of_one_thing(citations: Sequence[Citation]) -> bool:
    """Whether nothing written beside the figures parts them: two places, two years or a goal and its outcome may differ."""
    places = {citation.scope.place for citation in citations}
    years = {citation.scope.year for citation in citations if citation.scope.basis in _WRITTEN and citation.scope.year is not None}
    roles = {role for citation in citations if (role := goal_or_outcome(citation))}
    return len(places) == 1 and len(years) < 2 and len(roles) < 2


def goal_or_outcome(citation: Citation) -> str:
    """Whether a citation states what is aimed at or what came of it; "" where neither is said.

    >>> from answer.model import CitationScope, Locator, ReportReference
    >>> about = CitationScope(2026, "渝中区", kind="plan")
    >>> goal_or_outcome(Citation(1, ReportReference("甲", "甲", None, None, None, None), (), "", Locator("甲.txt", "0", 0, 1), about))
    'goal'
    """
    return _ROLES.get(citation.scope.kind or "", "")


def clauses_of(quote: str) -> list[str]:
    """The clauses of a quote, one figure's words apart from the next one's.

    >>> clauses_of("全年通道集货量超4.8万标箱、货值达24亿元，均增长15%以上。")
    ['全年通道集货量超4.8万标箱、货值达24亿元', '均增长15%以上']
    """
    return [clause[0].strip() for clause in _CLAUSE.finditer(quote)]


def _stated(citation: Citation) -> Iterator[tuple[Figure, Side]]:
    """Every figure of a citation, those of a table's row in their column's unit."""
    table = citation.table
    if table is None or not table.cells:
        for clause in clauses_of(citation.quote):
            for figure in find_figures(clause):
                yield figure, Side(citation, figure.text, clause)
        return
    pairs = list(zip(table.columns, table.cells, strict=False))
    unit = next((cell for head, cell in pairs if _UNIT_HEAD.search(head)), "")
    for head, cell in pairs:
        for figure in find_figures(cell) if cell and cell not in (unit, table.row) else ():
            side = Side(citation, value_zh(cell, unit), f"{table.row}｜{head}")
            if figure.unit or not unit:
                yield figure, side
            else:
                yield Figure(figure.text, figure.start, figure.end, figure.value * scale_of_unit(unit), unit_class(unit)), side
