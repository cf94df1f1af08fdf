"""Words in quotation marks held against the reports, character by character.

In: quoted words, the passages they may come from. Out: whether they stand there, and the stretches that differ: what the
draft has, what the report prints. Width, white space and the shape of quotation marks do not count. Knows nothing of verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from answer.checked import Piece
from answer.figures import half_width

LEAST_ALIKE = 0.6  # share of a quotation's characters that stand in order in a passage that it is taken to quote
_FOLD = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "—": "-", "–": "-"})
_HAN = re.compile(r"[\u3400-\u9fff]")
_STOPS = "。，；、！？.,;!? "


def stands(words: str, source: str) -> bool:
    """Whether quoted words stand in a source, a stop at their end aside.

    >>> stands("增长５％，好于预期。", "经济增长5%，好于预期；"), stands("增长6%", "经济增长5%")
    (True, False)
    """
    wanted = _folded(words).strip(_STOPS)
    return bool(wanted) and wanted in _folded(source)


def differences(words: str, source: str) -> tuple[float, tuple[Piece, ...]]:
    """How much of the quoted words stands in order in the source, and the stretches that differ, in order.

    >>> differences("把每一分钱用在刀刃上", "我们要把每一分钱花在刀刃上，不乱花")
    (0.9, (Piece(draft='用', report='花'),))
    >>> differences("We will spend it all.", "We will save it all, yuan by yuan.")
    (0.8, (Piece(draft='spend', report='save'),))
    """
    english = _HAN.search(words) is None  # letters stand in any English sentence in any order: whole words are held against each other
    mine, theirs = (_units(_spaced(text), english) for text in (words.strip(_STOPS), source))
    matcher = SequenceMatcher(None, _compared(theirs, english), _compared(mine, english), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not mine or not blocks:
        return 0.0, (Piece(words, ""),)
    joint = " " if english else ""
    pieces = []
    first, last = blocks[0], blocks[-1]
    if first.b:
        pieces.append(Piece(joint.join(mine[: first.b]), joint.join(theirs[max(0, first.a - first.b) : first.a])))
    for one, following in pairwise(blocks):
        draft, report = mine[one.b + one.size : following.b], theirs[one.a + one.size : following.a]
        if draft or report:
            pieces.append(Piece(joint.join(draft), joint.join(report)))
    rest = len(mine) - last.b - last.size
    if rest:
        pieces.append(Piece(joint.join(mine[-rest:]), joint.join(theirs[last.a + last.size : last.a + last.size + rest])))
    return sum(block.size for block in blocks) / len(mine), tuple(pieces)


def _units(text: str, english: bool) -> list[str]:
    """What is held against each other: words of English, characters of Chinese."""
    return text.split() if english else list(text)


def _compared(units: Sequence[str], english: bool) -> list[str]:
    return [unit.translate(_FOLD).strip(_STOPS).lower() or unit for unit in units] if english else [unit.translate(_FOLD) for unit in units]


def nearest(words: str, sources: Iterable[str]) -> tuple[int, float, tuple[Piece, ...]]:
    """(which source, share, differences) of the source that a quotation is nearest to; (-1, 0, ()) without sources."""
    best: tuple[int, float, tuple[Piece, ...]] = (-1, 0.0, ())
    for number, source in enumerate(sources):
        share, pieces = differences(words, source)
        if share > best[1]:
            best = (number, share, pieces)
    return best


def _folded(text: str) -> str:
    return "".join(half_width(text).translate(_FOLD).split()).lower()


def _spaced(text: str) -> str:
    """Half width, in one line; English keeps its blanks between words."""
    plain = " ".join(half_width(text).split())
    return plain if plain.isascii() else plain.replace(" ", "")
