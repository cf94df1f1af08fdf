"""What stands behind the marks of sentences that are shown: their notes' definitions, while there is room.

In: a question, the evidence shown, the characters left. Out: claims. The module knows nothing of why a sentence was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from answer.definitions import definition_claim
from answer.draft import Desk
from answer.evidence import Evidence
from answer.model import Claim
from index import Query


def marked_notes(query: Query, shown: Sequence[Evidence], room: int, desk: Desk) -> list[Claim]:
    """Definitions of the terms marked in the sentences shown, of `room` characters together at most."""
    claims: list[Claim] = []
    for item in shown:
        marks = {mark.mark for mark in item.block.marks if item.start < mark.offset <= item.end}
        for sense in desk.sources.senses_of(item.block.id, marks):
            claim = definition_claim(sense, query, desk)
            if len(claim.text) <= room:
                claims.append(claim)
                room -= len(claim.text)
    return claims
