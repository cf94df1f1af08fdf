"""Words of everyday speech that no report prints: they tell no sentence from another, and count neither for nor against one.

In: a `Query`, how often the reports name each concept. Out: the query without them. Rules of the Chinese language only:
verbs with the aspect or complement of speech (啃下, 再添, 考上), stretches of time ahead (未来五年). A noun that no report
prints is what is asked of, and stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

import rjieba

from answer.scale import ConceptWeights
from index import Concept, Query, find_focus

# Matches 再添, 各定, 不准, 啃下, 考上, 认得; not 报名, 出资, 完工
_SPOKEN = re.compile(r"(?:[再各还又都就不没可能想去来要]|钱).|.(?:[下上到得完掉好成起过住走进]|出来?)")
# Matches 未来, 五年, 接下来, 今后, 头五年; not 五年级
_AHEAD = re.compile(r"未来|今后|往后|接下来|下一步|[头后近这前]?[两三五十几]年|期间")


def without_spoken(query: Query, weights: ConceptWeights) -> Query:
    """The query without what is only said, as long as something that a report names remains."""
    if query.language != "zh":
        return query
    kept = tuple(concept for concept in query.concepts if not _only_said(concept, weights))
    if len(kept) == len(query.concepts) or not any(weights.count(concept) for concept in kept):
        return query
    focus = find_focus(query.plain, kept, "zh") if query.focus not in kept else query.focus
    return replace(query, concepts=kept, focus=focus)


def _only_said(concept: Concept, weights: ConceptWeights) -> bool:
    if concept.kind:
        return False
    if _AHEAD.fullmatch(concept.surface):
        return True
    unprinted = not weights.count(concept) and _SPOKEN.fullmatch(concept.surface) is not None
    return unprinted and all(part.startswith(("v", "d")) for _, part in rjieba.tag(concept.surface))
