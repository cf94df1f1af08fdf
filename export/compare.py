"""Where an exported file's text differs from what was exported.

In: the lines as recorded and the lines as they read now. Out: what became of each piece of each line, and what was added. White
space and where lines break do not count. The module knows nothing of reports or forms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from export.sheet import Line
from export.standing import packed

_FIGURE = re.compile(r"[＞＜<>≥≤±-]?\d[\d,，.]*(?:\s*(?:%|％|亿|万|倍))?")  # 5%, 1,234.5, 2200亿; not 五
_LABEL = -1  # the place of a line's label among its pieces
MAX_SIGNS_COMPARED = 20_000  # of one stretch that was edited: above, it is shown whole with its first piece (20,000² signs take 2 s)


@dataclass(frozen=True)
class Edit:
    """One piece that reads otherwise now: `line` and `piece` count from 0, piece -1 is a label; `line` -1 is added text."""

    line: int
    piece: int
    was: str
    now: str

    @property
    def figures(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The figures that were there and are not, and those that are there and were not.

        >>> Edit(0, 0, "目标为5%，2026年", "目标为6%，2026年").figures
        (('5%',), ('6%',))
        """
        was, now = Counter(_FIGURE.findall(self.was)), Counter(_FIGURE.findall(self.now))
        return tuple((was - now).elements()), tuple((now - was).elements())


def find_edits(lines: Sequence[Line], now: Sequence[str]) -> list[Edit]:
    """All edits, in the order of the recorded lines; added text stands where it was found."""
    recorded, current = [packed(line.text) for line in lines], [packed(line) for line in now]
    edits: list[Edit] = []
    for kind, first, last, start, end in SequenceMatcher(None, recorded, current, autojunk=False).get_opcodes():
        if kind != "equal":
            edits += _in_stretch(lines, range(first, last), " ".join(now[start:end]))
    return edits


def _in_stretch(lines: Sequence[Line], numbers: range, now: str) -> list[Edit]:
    """The edits of some lines beside what stands in their place; pieces that are found there as they were are none."""
    places = [place for place, sign in enumerate(now) if not sign.isspace()]
    text = packed(now)

    def words(start: int, end: int) -> str:
        return now[places[start] : places[end - 1] + 1] if start < end else ""

    edits: list[Edit] = []
    missing: list[tuple[int, int, str]] = []
    at = 0
    for number, piece, string in [*_pieces(lines, numbers), (-1, 0, "")]:
        found = text.find(packed(string), at) if number >= 0 else len(text)
        if found < 0:
            missing.append((number, piece, string))
            continue
        if missing:
            edits += _assign(missing, at, found, text, words)
        elif found > at:
            edits.append(Edit(-1, 0, "", words(at, found)))
        missing = []
        at = found + len(packed(string))
    return edits


def _pieces(lines: Sequence[Line], numbers: range) -> list[tuple[int, int, str]]:
    """(line, piece, text) of all pieces that say something."""
    whole = [(number, piece, text) for number in numbers for piece, text in enumerate((lines[number].label, *lines[number].pieces), _LABEL)]
    return [one for one in whole if packed(one[2])]


def _assign(missing: Sequence[tuple[int, int, str]], start: int, end: int, text: str, words: Callable[[int, int], str]) -> list[Edit]:
    """The stretch `start` to `end` of the text shared out among pieces that are not in it as they were."""
    were = [packed(string) for _, _, string in missing]
    gap = text[start:end]
    if len(missing) == 1 or not gap or len(gap) + sum(map(len, were)) > MAX_SIGNS_COMPARED:
        bounds = [0, *[len(gap)] * len(missing)]
    else:
        bounds = _bounds(were, gap)
    return [
        Edit(number, piece, string, words(start + low, start + high))
        for (number, piece, string), low, high in zip(missing, bounds, bounds[1:], strict=False)
    ]


def _bounds(were: Sequence[str], gap: str) -> list[int]:
    """Where in the gap each of the pieces begins, and its end: after the last sign of the piece that is still there."""
    blocks = SequenceMatcher(None, "".join(were), gap, autojunk=False).get_matching_blocks()
    bounds, edge = [0], 0
    for string in were[:-1]:
        edge += len(string)
        before = [(block.a, block.b, block.size) for block in blocks if block.size and block.a < edge]
        reached = max((b + min(size, edge - a) for a, b, size in before), default=0)
        bounds.append(max(bounds[-1], reached))
    return [*bounds, len(gap)]
