"""A line of one indicator through the years, held against the cells of the rows it cites.

In: a sentence and the rows it cites. Out: True where label, each year, kind, value, verdict and difference are those of the
rows, False where one is not, None where the sentence is not of this form. The form is that of `year_line.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.frames import compare_values, parse_value
from answer.model import Citation, Claim
from answer.told import cells_of, label_fits, same_value, units_of
from answer.year_line import distance_told
from corpus import Glossary

_KINDS = {
    "预期目标": "target",
    "预计完成": "estimate",
    "实际完成": "result",
    "target": "target",
    "estimate": "estimate",
    "result": "result",
}
# 固定资产投资总额增速：2025年预计完成10.4%；2026年预期目标6%，比2025年预计完成低4.4个百分点（计算得出）。
# not 渝中区2025年…增速：预期目标6%左右，预计完成4.5%。
_LINE_ZH = re.compile(r"^(?P<label>[^。]+?)：(?P<parts>\d{4}年(?:预期目标|预计完成|实际完成).+?)。?$")
_PART_ZH = re.compile(
    r"^(?P<year>\d{4})年(?P<kind>预期目标|预计完成|实际完成)(?P<value>.+?)(?P<verdict>，未?达到目标)?"
    r"(?:，比(?P<than>\d{4})年(?P<base>预期目标|预计完成|实际完成)(?P<way>[高低])(?P<distance>\d[^（）]*)（计算得出）)?$"
)
# Paid-in foreign investment: 2025 target 60 million US dollars; 2025 estimate 32 million US dollars, target missed.
_LINE_EN = re.compile(r"^(?P<label>.+?): (?P<parts>\d{4} (?:target|estimate|result) .+?)\.?$")
_PART_EN = re.compile(
    r"^(?P<year>\d{4}) (?P<kind>target|estimate|result) (?P<value>.+?)(?P<verdict>, target (?:met|missed))?"
    r"(?:, (?P<distance>\d\S*(?: [^,;]*?)?) (?P<way>above|below) the (?P<than>\d{4}) (?P<base>target|estimate|result) \(computed\))?$"
)

_WORDS = re.compile(r"^(?:一栏写“|in words: )(.+?)”?$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A value as told, and the cell that holds it."""

    year: str
    kind: str
    cell: str
    citation: Citation


def years_are_told(claim: Claim, glossary: Glossary | None = None) -> bool | None:
    """Whether a line through the years tells what its rows hold; None for any other sentence."""
    rows = [citation for citation in claim.citations if citation.table is not None]
    if not rows or len(rows) != len(claim.citations):
        return None
    for line, part, zh, joint in ((_LINE_ZH, _PART_ZH, True, "；"), (_LINE_EN, _PART_EN, False, "; ")):
        told = line.match(claim.text)
        if told is None:
            continue
        pieces = [part.match(piece) for piece in told["parts"].split(joint)]
        if not all(pieces):
            return None if len(pieces) == 1 else False
        if not all(label_fits(told["label"], citation, zh, glossary) for citation in rows):
            return False
        return _all_hold([piece for piece in pieces if piece is not None], rows, zh, glossary)
    return None


def _all_hold(pieces: list[re.Match[str]], rows: list[Citation], zh: bool, glossary: Glossary | None) -> bool:
    before: list[_Told] = []
    for piece in pieces:
        found = _find(piece, rows, zh, glossary)
        if found is None or not _verdict_fits(piece, found, before) or not _difference_fits(piece, found, before, zh):
            return False
        before.append(found)
    return True


def _find(piece: re.Match[str], rows: list[Citation], zh: bool, glossary: Glossary | None) -> _Told | None:
    """The cell of that year and kind that holds the value told."""
    kind = _KINDS[piece["kind"]]
    value = _WORDS.sub(lambda told: told[1], piece["value"])
    for citation in rows:
        goals, reached = cells_of(int(piece["year"]), citation)
        for cell in goals if kind == "target" else reached:
            if same_value(value, cell, citation, zh, glossary):
                return _Told(piece["year"], kind, cell, citation)
    return None


def _verdict_fits(piece: re.Match[str], found: _Told, before: list[_Told]) -> bool:
    if not piece["verdict"]:
        return True
    missed = "未" in piece["verdict"] or "missed" in piece["verdict"]
    goals = [one.cell for one in before if one.kind == "target" and one.year == found.year]
    return bool(goals) and compare_values(goals[-1], found.cell) == ("missed" if missed else "met")


def _difference_fits(piece: re.Match[str], found: _Told, before: list[_Told], zh: bool) -> bool:
    if not piece["distance"]:
        return True
    base = next((one for one in before if one.year == piece["than"] and one.kind == _KINDS[piece["base"]]), None)
    first, last = (parse_value(one.cell).number if one is not None else None for one in (base, found))
    if first is None or last is None or (piece["way"] in ("高", "above")) is not (last > first):
        return False
    return any(piece["distance"] == distance_told(abs(last - first), unit, zh) for unit in units_of(found.citation))
