"""What the head of a set of indicators says of its rows, held against the cells of each row it cites.

In: a claim that counts rows set lower, higher, alike, binding, expected or met, or lists those without figures. Out: True where every row counted is
cited and is so, False where one is not, None where the sentence says nothing of the kind. Knows nothing of how rows were
chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.frames import compare_values, parse_value
from answer.model import Citation, Claim
from answer.told import row_cells
from corpus import column_fact

# 6项的2026年目标低于2025年预计完成值; 6 have a 2026 target below the 2025 estimate
_MEASURED = (
    re.compile(r"项的(?P<year>\d{4})年目标(?P<way>低于|高于|与)(?P<than>\d{4})年(?P<base>预期目标|预计完成值)"),
    re.compile(r" have a (?P<year>\d{4}) target (?P<way>below|above|equal to) the (?P<than>\d{4}) (?P<base>target|estimate)"),
)
_SIGN = {"低于": -1, "高于": 1, "与": 0, "below": -1, "above": 1, "equal to": 0}
# 7项是约束性指标; 8 are binding; 13 met their target: not the tally, which goes on.
_SORT = re.compile(r"\d+(?:项是(?P<zh>约束性|预期性)指标| are (?P<en>binding|expected ones))[：。:.]?$")
_MET = re.compile(r"(?P<year>\d{4})(?:年的主要目标表| lists).*\d+(?:项达到目标| met their target)[：。:.]?$")
# 没有数字可比的有2项：人均预期寿命、…。 The names stand in the order of the rows cited.
_LISTED = re.compile(
    r"^(?:(?:没有数字可比|达到目标)的有\d+项：(?P<zh>.+?)。?|(?:Without figures to compare|Targets met) \(\d+\): (?P<en>.+?)\.?)$"
)
_PRINTED = {"binding": "约束性", "expected ones": "预期性"}


def set_is_held(claim: Claim) -> bool | None:
    """Whether each row that a head counts is cited and is what the head says."""
    counts = [operands for _, operands, operation in claim.computed if operation == "count"]
    labels = counts[1] if len(counts) > 1 else ()
    for form in _MEASURED:
        told = form.search(claim.text)
        if told is not None:
            kind = "target" if told["base"] in ("预期目标", "target") else "reached"
            than, year = int(told["than"]), int(told["year"])
            return all(_sign(claim.citations, label, (than, kind), (year, "target")) == _SIGN[told["way"]] for label in labels)
    sort = _SORT.search(claim.text)
    if sort is not None:
        word = sort["zh"] or _PRINTED[sort["en"]]
        return all(any(word == cell.strip() for one in _rows(claim.citations, label) for _, cell in row_cells(one)) for label in labels)
    listed = _LISTED.match(claim.text)
    if listed is not None:
        names = [_name(citation, zh=listed["zh"] is not None) for citation in claim.citations]
        joint = "、" if listed["zh"] is not None else ", "
        said = (listed["zh"] or listed["en"]).lower()
        return said == joint.join(name.lower() for name in names) if all(names) else None
    met = _MET.search(claim.text) or re.search(r"for (?P<year>\d{4}) lists .*\d+ met their target[:.]?$", claim.text)
    if met is not None:
        year = int(met["year"])
        return all(_is_met(claim.citations, label, year) for label in labels)
    return None


def _name(citation: Citation, zh: bool) -> str:
    """The name of a cited row, as printed or as rendered."""
    assert citation.table is not None
    return citation.table.row if zh else (citation.quote_en or "").split(" | ")[0]


def sign_of(before: str, after: str) -> int | None:
    """-1, 0 or 1 as the later of two printed values is lower, alike or higher; None without two numbers.

    A strict bound of the same number passes it: ＞31 is above 31, ≥2.16 is not above 2.16.

    >>> sign_of("10.4", "6"), sign_of("31", "＞31"), sign_of("2.16", "≥2.16"), sign_of("82.03", "高于全市平均水平")
    (-1, 1, 0, None)
    """
    first, last = parse_value(before), parse_value(after)
    if first.number is None or last.number is None:
        return None
    if first.number == last.number:
        strict = {">": 1, "<": -1}.get(last.sign, 0)
        return 0 if first.sign == last.sign else strict
    return 1 if last.number > first.number else -1


def _rows(citations: Sequence[Citation], label: str) -> list[Citation]:
    return [citation for citation in citations if citation.table is not None and citation.table.row == label]


def _cells(citations: Sequence[Citation], label: str, year: int, kind: str) -> list[str]:
    """The cells of a row's columns of a year: its target, or what was reached."""
    found = []
    for citation in _rows(citations, label):
        assert citation.table is not None
        for heading, cell in row_cells(citation):
            fact = column_fact(heading, citation.table.title)
            if fact is not None and fact[0] == year and (fact[1] == "target") is (kind == "target"):
                found.append(cell)
    return found


def _sign(citations: Sequence[Citation], label: str, before: tuple[int, str], after: tuple[int, str]) -> int | None:
    first, last = _cells(citations, label, *before), _cells(citations, label, *after)
    return sign_of(first[0], last[0]) if first and last else None


def _is_met(citations: Sequence[Citation], label: str, year: int) -> bool:
    goals, reached = _cells(citations, label, year, "target"), _cells(citations, label, year, "reached")
    return bool(goals and reached) and compare_values(goals[0], reached[0]) == "met"
