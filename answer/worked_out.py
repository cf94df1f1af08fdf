"""Values worked out from cited figures and shown as computed: their amount, unit and direction are worked out again.

In: a claim with its computed values. Out: True where the sentence says what its operands give, False where it does not,
None where it tells no difference or count of ours. The module knows nothing of quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from answer.figures import find_figures, scale_of_unit, unit_class
from answer.model import Citation, Claim
from answer.told import row_cells
from answer.told_sets import set_is_held
from corpus import column_fact

# 后者比前者低0.55个百分点（计算得出）。; The latter is 0.55 percentage points lower (computed).; not 比上年低0.55个百分点。
_DIFFERENCE = (
    re.compile(r"^后者比前者(?P<way>[高低])(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<unit>.*?)（计算得出）。?$"),
    re.compile(r"^The latter is (?P<amount>\d[\d,]*(?:\.\d+)?) ?(?P<unit>.*?) ?\b(?P<way>higher|lower) \(computed\)\.?$"),
)
# 湖北省比河南省低0.5个百分点（按所写的数计算得出）。
_APART = (
    re.compile(r"^[^，。]+比[^，。]+?(?P<way>[高低])(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<unit>[^（]*)（按所写的数计算得出）。?$"),
    re.compile(
        r"^.+ is (?P<amount>\d[\d,]*(?:\.\d+)?) ?(?P<unit>percentage points) (?P<way>higher|lower) than .+ \(computed from the numbers stated\)\.?$"
    ),
)
# 最高的是甘肃省，…（按所写的下限比较）; The lowest: Qinghai (compared by …)
_EXTREME = re.compile(
    r"^(?:降幅)?最(?:(?P<high>[高大])|[低小])的是.*（按所写的下限比较）。?$"
    r"|^The (?:(?P<highest>highest|largest fall)|lowest|smallest fall):.*\(compared by the least that is stated\)\.?$"
)
_ALIKE = re.compile(r"^所写的数相同（按所写的下限比较）。?$|^The numbers stated are the same \(compared by the least that is stated\)\.?$")
# The numbers of a count over a table's rows: 共列25项, 20项达到目标; lists 25 indicators, 20 met. Not the year.
_COUNTED = re.compile(
    r"(?<![\d.])(?!(?:19|20)\d\d(?:年| ))\d+(?=项|个指标| indicators?| met their| missed it| give no| stand in| are (?:no longer|binding|expected)| were not| have a|\): )"
)
_SCALE_WORD = r"(?:thousand|million|billion|trillion)\b"
_COUNT_FRAMES = re.compile(
    r"^(?:\d{4}年的主要目标表共列|按表内数字逐行比较|没有数字可比的有|达到目标的有|The table of main targets|Comparing the table's rows|Without figures to compare|Targets met)"
)


def is_worked_out(claim: Claim) -> bool | None:
    """Whether a difference or a count is told as its operands give it; None for any other sentence.

    >>> entry = ("0.5", ("10.5", "10"), "difference")
    >>> is_worked_out(Claim("后者比前者低0.5家（计算得出）。", (), computed=(entry,)))
    True
    >>> is_worked_out(Claim("后者比前者高0.5家（计算得出）。", (), computed=(entry,)))
    False
    """
    if _ALIKE.match(claim.text):
        return any(done == "equal" and len(of) == len(claim.citations) and len(set(_numbers(of))) == 1 for _, of, done in claim.computed)
    extreme = _EXTREME.match(claim.text)
    if extreme is not None:  # which place it is of stands in the citations, and is looked at with them
        operation = "max" if extreme["high"] or extreme["highest"] else "min"
        return None if any(done == operation and _is_extreme(shown, of, done) for shown, of, done in claim.computed) else False
    for form in (*_DIFFERENCE, *_APART):
        told = form.match(claim.text)
        if told is not None:
            return any(_difference_fits(told, operands, claim) for _, operands, operation in claim.computed if operation == "difference")
    if _COUNT_FRAMES.match(claim.text):
        told_counts = [int(number) for number in _COUNTED.findall(claim.text)]
        counts = [len(operands) for _, operands, operation in claim.computed if operation == "count"]
        return None if _stands_in(told_counts, counts) and _targets_of_year(claim) and set_is_held(claim) is not False else False
    return None


def _targets_of_year(claim: Claim) -> bool:
    """A count is one of the targets of a year: the cited rows have a column of targets of that year."""
    years = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", claim.text)}
    tables = [citation.table for citation in claim.citations if citation.table is not None]
    facts = [column_fact(heading, table.title) for table in tables for heading in table.columns]
    return not years or not tables or any(fact is not None and fact[1] == "target" and fact[0] in years for fact in facts)


def _difference_fits(told: re.Match[str], operands: Sequence[str], claim: Claim) -> bool:
    try:
        first, last = (Decimal(operand.replace(",", "")) for operand in operands)
    except (InvalidOperation, ValueError):
        return False
    change = last - first
    up = told["way"] in ("高", "higher")
    if change == 0 or up is not (change > 0):
        return False
    if abs(change) != Decimal(told["amount"].replace(",", "")) or re.match(_SCALE_WORD, told["unit"]):
        return _scaled_fits(told, abs(change), claim)
    points = told["unit"] in ("个百分点", "percentage points")
    percent = any(cell.strip() == "%" for citation in claim.citations if citation.table for _, cell in row_cells(citation))
    percent = percent or (len(claim.citations) == 2 and all(map(_holds_percent, claim.citations, operands)))
    if points or percent:
        return points and percent
    return "%" not in told["unit"] and _unit_stands(told["unit"], claim)


def _scaled_fits(told: re.Match[str], change: Decimal, claim: Claim) -> bool:
    """Whether a difference is told in English units that the row's own unit gives: 2800 of 万美元 as 28 million US dollars."""
    figures = find_figures(f"{told['amount']} {told['unit']}")
    units = [part for citation in claim.citations if citation.table for _, part in row_cells(citation) if not re.search(r"\d", part)]
    return len(figures) == 1 and any(
        scale_of_unit(unit) != 1 and figures[0].value == change * scale_of_unit(unit) and figures[0].unit == unit_class(unit)
        for unit in units
    )


def _holds_percent(citation: Citation, operand: str) -> bool:
    return citation.table is None and re.search(rf"(?<![\d.]){re.escape(operand)}[%％]", citation.quote) is not None


def _numbers(shown: Sequence[str]) -> list[Decimal]:
    return [Decimal(number.replace(",", "")) for number in shown]


def _is_extreme(shown: str, of: Sequence[str], operation: str) -> bool:
    values = _numbers(of)
    return _numbers([shown])[0] == (max(values) if operation == "max" else min(values))


def _unit_stands(unit: str, claim: Claim) -> bool:
    """A Chinese unit stands in the cited row; an English one in its rendering, where there is one."""
    if not unit or not claim.citations:
        return True
    if re.search(r"[\u3400-\u9fff]", unit):
        return any(unit in citation.quote for citation in claim.citations)
    rendered = [citation.quote_en.lower() for citation in claim.citations if citation.quote_en]
    return not rendered or any(unit.lower() in text for text in rendered)


def _stands_in(told: list[int], counts: list[int]) -> bool:
    """The numbers told are the counts, in their order."""
    return bool(told) and any(counts[at : at + len(told)] == told for at in range(len(counts)))
