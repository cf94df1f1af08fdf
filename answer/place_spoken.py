"""Whether a sentence speaks of a place: it names it, its story or section does, or the sentence before tells with whom a joint deed was done.

In: places, one piece of evidence. Out: yes or no, or the sentence before. Knows nothing of questions or of scores.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus import Block

if TYPE_CHECKING:
    from answer.evidence import Evidence

# 太行山东北部, 黄河南岸, 长江西段 name a side of a mountain or river, not a province; not 湖北部分地区
_NOT_A_SIDE = r"(?![岸侧麓]|[东西南北]?[部段](?!分))"

_JOINTLY = re.compile(r"(?:联合|共同|共建|携手|合作|双方|两地|两[市区县])(?![国体会])")


def with_whom(block: Block, start: int) -> str:
    """The sentence before one that tells of a joint deed and not with whom: 强化青岭协作。共同举办三场展会。; "" for any other."""
    text = block.text.string
    return re.split(r"(?<=[。！？])", text[:start].rstrip())[-2:][0] if _JOINTLY.match(text, start) else ""


def speaks_of(places: list[str], item: Evidence) -> bool:
    """True when the sentence, its story or its scope names one of the places."""
    around = f"{item.text}{item.block.story}{item.block.scope.place or ''}{''.join(item.block.section)}"
    around += with_whom(item.block, item.start)
    return any(re.search(re.escape(place.rstrip("区县市省")) + _NOT_A_SIDE, around) for place in places)
