"""Which indicator a figure of somebody's sentence is told of, and whether a passage tells its figure of the same one.

In: a figure, the sentence, a passage, the glossary. Out: the indicators by their glossary names; yes, no, or None where one side
names none. What a clause does not name it takes from the clauses before it. Knows nothing of years, places or verdicts.
"""

from __future__ import annotations

from collections.abc import Collection, Set

from answer.contradicts import clause_at
from answer.directions import clauses_of
from answer.figures import Figure, find_figures
from answer.likely import Likely
from corpus import Glossary


def indicators_told(figure: Figure, text: str, language: str, understood: Collection[str], glossary: Glossary) -> Set[str]:
    """The indicators that a sentence tells a figure of: those of its clause, else the last before it, else those understood."""
    own = _named(clause_at(text, figure.start), language, glossary)
    before = [_named(clause, language, glossary) for clause in clauses_of(text[: figure.start])]
    if own or any(before):
        return own or next(names for names in reversed(before) if names)
    return frozenset() if _named(text, language, glossary) else frozenset(understood)


def is_told_of(figure: Figure, wanted: Set[str], passage: Likely, glossary: Glossary) -> bool | None:
    """Whether a passage of running text tells a figure of one of the `wanted` indicators; None where it names none beside it."""
    if passage.row is not None or not wanted:
        return None
    found: list[Set[str]] = []
    for citation in passage.citations:
        clauses = clauses_of(citation.quote)
        for at in (at for at, clause in enumerate(clauses) if any(one.value == figure.value for one in find_figures(clause))):
            # 地区生产总值迈上6万亿元台阶，达到62661亿元: what names nothing goes on with the clauses before.
            own, *before = (_named(clause, "zh", glossary) for clause in reversed(clauses[: at + 1]))
            last = next((names for names in before if names), frozenset())
            found.append(own or (last if last & wanted else frozenset()))
    return None if not found or not all(found) else any(wanted & names for names in found)


def _named(clause: str, language: str, glossary: Glossary) -> frozenset[str]:
    found = glossary.find_zh(clause) if language == "zh" else glossary.find_en(clause)
    return frozenset(match.entry.zh for match in found if match.entry.kind == "indicator")
