"""Whether the English of a sentence gives a figure of what an English question asks of.

In: a `Query` and one piece of evidence with its rendering. Out: yes or no. What a question names in English stands in no Chinese
clause; the clause of its figure is found in the rendering. The module knows nothing of Chinese.
"""

from __future__ import annotations

import re

from answer.evidence import Evidence
from answer.scale import FOCUS_HELD, held_in
from index import Query, english_stems

_CLAUSE = re.compile(r"[;:]|,(?!\d{3})")
_FIGURE_EN = re.compile(r"\d|\b(?:dozens?|hundreds?|thousands?|[mb]illions?|trillion)\b", re.IGNORECASE)
_YEAR_EN = re.compile(r"\b20\d\d\b")


def figure_in_rendering(query: Query, item: Evidence) -> bool:
    """True when a clause of the English with a figure names what the figure is asked of, or at least two other things asked of."""
    focus = query.focus
    for clause in _CLAUSE.split(item.rendering) if focus is not None else ():
        stems = f" {' '.join(english_stems(clause))} "
        held = [one for one in query.concepts if one.kind != "place" and held_in(one, "", stems) >= FOCUS_HELD]
        if (focus in held or len(held) > 1) and _FIGURE_EN.search(_YEAR_EN.sub(" ", clause)):
            return True
    return False
