"""A table's value given under another column's name: a target as a result, a result as a target, one year's as another's.

In: one answer in its contract shape. Out: the figures that its sentences give under a name which belongs to another column
of the row they cite. Nothing but the answer is read: what a column is called stands in the citation. A figure that stands in
no cell of the row, or in the named column too, is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from eval.figures import find_figures, plain
from eval.metrics import cited_sentences

TARGET, RESULT = "target", "result"
# 2025年预期目标, 2025年预计完成情况: what the figures of a column are. The last word before a figure names it.
_NAMES = re.compile(rf"(?P<{TARGET}>目标|\btargets?\b)|(?P<{RESULT}>完成|实际|\bestimated\b|\bresults?\b)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LABEL_COLUMN = re.compile(r"名称|指标$")
_UNIT_COLUMN = re.compile(r"单位")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Cell:
    """One value of a cited row: what its column gives (target or result), of which year."""

    value: Fraction
    kind: str
    year: str | None


def misnamed_values(answer: Mapping[str, Any]) -> list[str]:
    """The figures that an answer gives under the name of a column they do not stand in, as it shows them."""
    found = []
    for sentence, citations in cited_sentences(answer):
        if not all(citation.get("table") for citation in citations):
            continue  # a figure may stand in the text that is cited beside the row
        cells = [cell for citation in citations for cell in row_cells(citation)]
        years = set(_YEAR.findall(sentence))
        for value, kind, shown in named_figures(sentence):
            same = [cell for cell in cells if cell.value == value]
            fits = [cell for cell in same if cell.kind == kind and (not years or cell.year is None or cell.year in years)]
            if same and not fits:
                found.append(shown)
    return found


def named_figures(sentence: str) -> Iterator[tuple[Fraction, str, str]]:
    """(value, target or result, as shown) of each figure that such a word stands before.

    >>> [(str(value), kind) for value, kind, _ in named_figures("预期目标6000万美元，预计完成3200万美元")]
    [('60000000', 'target'), ('32000000', 'result')]
    """
    words = plain(sentence)
    names = list(_NAMES.finditer(words))
    for at, name in enumerate(names):
        behind = words[name.end() : names[at + 1].start() if at + 1 < len(names) else None]
        for figure in find_figures(_YEAR.sub(" ", behind)):
            yield figure.value, str(name.lastgroup), figure.text


def row_cells(citation: Mapping[str, Any]) -> list[Cell]:
    """The values of a cited table row; none where its cells cannot be told apart, or for a citation of text."""
    table = citation.get("table") or {}
    columns = [plain(str(column)) for column in table.get("columns") or []]
    label_at = next((place for place, column in enumerate(columns) if _LABEL_COLUMN.search(column)), None)
    printed = str(citation.get("quote") or "").removeprefix(str(table.get("row"))).split()
    if label_at is None or len(printed) != len(columns) - label_at - 1:
        return []
    by_column = dict(zip(columns[label_at + 1 :], printed, strict=True))
    unit = next((cell for column, cell in by_column.items() if _UNIT_COLUMN.search(column)), "")
    cells = []
    for column, cell in by_column.items():
        name, number = _NAMES.search(column), _NUMBER.search(plain(cell))
        if name and number:
            year = _YEAR.search(column)
            cells += [Cell(f.value, str(name.lastgroup), year[0] if year else None) for f in find_figures(number[0] + plain(unit))[:1]]
    return cells
