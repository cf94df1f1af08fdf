"""Whether a passage bears out a whole sentence of somebody else: the checks of the answers, none looser.

In: a sentence and a likely passage. Out: True where the verifier finds everything it says in the passage. A sentence that
copies is held word by word, one in other words also by what its words and figures stand beside. The module knows nothing of
how passages are found or what a part of the sentence is.
"""

from __future__ import annotations

import re
from typing import Literal

from answer.directions import find_directions
from answer.figure_support import figure_items
from answer.grounds import Grounds
from answer.likely import Likely
from answer.model import Claim
from answer.names import unsupported_name
from answer.own_words import without_frames
from answer.rewording import copies
from answer.support import bears_out
from answer.told import row_is_told
from answer.told_statements import statement_is_told
from answer.verify import check_claim
from corpus import Glossary

# A clause behind the row's own: 预计完成4.5%，没有达到6%的目标 says more than how a row is told; not 预期目标6%，预计完成4.5%
_GOES_ON = re.compile(
    r"[，；;](?!(?:预期)?目标|预计|实际|完成(?!了?(?:年度|全年|预期)*的?(?:目标|任务))|未?达到目标)[^，；;。]{2,}|(?<!\d),(?! (?:target|estimated|result|up|down|over|below)\b) [^,.;]{4,}"
)


def holds(text: str, language: str, passage: Likely, glossary: Glossary) -> Literal["word", "sense", ""]:
    """How a passage bears out all that a sentence says: word by word, in other words, or "" where it does not."""
    claim = Claim(text, passage.citations)
    framed = without_frames(text)[1]
    copied = copies(text, Grounds(passage.citations, glossary)) if not framed else None
    told = copied or framed or row_is_told(claim, glossary) or statement_is_told(claim, glossary)
    if told and check_claim(claim, glossary) is not None:
        return "word"
    if is_told_otherwise(text, passage, glossary) or figure_items(claim) is None:
        return ""
    # The directions of a comparison (below its target) stand in no source: they are held against the figures themselves.
    name = unsupported_name(text, Grounds(passage.citations, glossary).everything, glossary)
    if name is not None and not find_directions(name):  # 远高于 is tagged as a name
        return ""
    return "sense" if any(bears_out(text, language, [ground], glossary) for ground in passage.grounds) else ""


def is_told_otherwise(text: str, passage: Likely, glossary: Glossary) -> bool:
    """Whether a sentence tells a row or a fact of running text, and tells it otherwise than the passage has it."""
    claim = Claim(text, passage.citations)
    row = row_is_told(claim, glossary) is False and not _GOES_ON.search(text)
    return row or statement_is_told(claim, glossary) is False
