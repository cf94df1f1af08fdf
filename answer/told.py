"""A table row told in a sentence of ours, held against the row's own cells.

In: a sentence and the row it cites. Out: True where place, year, indicator, each value and the verdict are those of the
row and its columns, False where one is not, None where the sentence is not of this form. The forms are those of
`indicators.py`; the module knows nothing of how a row was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from answer.figures import half_width
from answer.frames import compare_values, value_en, value_zh
from answer.model import Citation, Claim
from corpus import Glossary, column_fact

# 渝中区2025年进出口总额增速：预期目标3%，预计完成28.5%，达到目标。; not 2025年进出口总额增长28.5%。
_ZH = tuple(
    re.compile(rf"^(?P<place>[^，。：]*?)(?P<year>\d{{4}})年(?P<label>.+?){rest}。?$")
    for rest in (
        r"的预期目标是(?P<target>.+?)",
        r"：预期目标(?P<target>.+?)，预计完成(?P<estimate>.+?)(?P<verdict>，未?达到目标)?",
        r"一栏只写“(?P<words>.+?)”，没有给出数字",
        r"预计完成(?P<estimate>.+?)",
    )
)
# The 2026 target of Yuzhong District for … is 5%.; not The 2026 target is 5%.
_EN = tuple(
    re.compile(form)
    for form in (
        r"^The (?P<year>\d{4}) target of (?P<place>.+?) for (?P<label>.+) is (?P<target>.+?)\.?$",
        r"^The (?P<year>\d{4}) result of (?P<place>.+?) for (?P<label>.+) is estimated at (?P<estimate>.+?)\.?$",
        r"^For (?P<label>.+) in (?P<year>\d{4}) the table's estimate column says: (?P<words>.+); it gives no figure\.?$",
        r"^(?P<label>.+) in (?P<year>\d{4}): target (?P<target>.+?), estimated result (?P<estimate>.+?)(?P<verdict>; the target was (?:met|missed))?\.?$",
    )
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UNTOLD = "words that are quoted in Chinese in the citation"


def row_is_told(claim: Claim, glossary: Glossary | None = None) -> bool | None:
    """Whether a sentence that tells one row tells what the row holds; None for any other sentence."""
    if len(claim.citations) != 1 or claim.citations[0].table is None:
        return None
    citation = claim.citations[0]
    for form in (*_ZH, *_EN):
        told = form.match(claim.text)
        if told is not None:
            parts = {name: value for name, value in told.groupdict().items() if value}
            return _holds(parts, citation, form in _ZH, glossary)
    return None


def row_cells(citation: Citation) -> tuple[tuple[str, str], ...]:
    """(column heading, cell) of a cited row, from its last column backwards where the cells are known by the quote alone."""
    assert citation.table is not None
    columns, cells = citation.table.columns, citation.table.cells
    if not cells:
        printed = citation.quote.split(" ")
        columns = columns[-len(printed) :] if len(printed) < len(columns) else ("",) * (len(printed) - len(columns)) + columns
        cells = tuple(printed)
    return tuple(zip(columns, cells, strict=False))


def _holds(parts: dict[str, str], citation: Citation, zh: bool, glossary: Glossary | None) -> bool:
    assert citation.table is not None
    year = parts["year"]
    if not _year_fits(year, citation):
        return False
    if "place" in parts and not _place_fits(parts["place"], citation):
        return False
    if not _label_fits(parts["label"], citation, zh, glossary):
        return False
    goals, reached = _cells_of(int(year), citation)
    chosen = {}
    for name, group in (("target", goals), ("estimate", reached), ("words", reached)):
        if name in parts:
            cell = next((cell for cell in group if _same_value(parts[name], cell, citation, zh, glossary)), None)
            if cell is None:
                return False
            chosen[name] = cell
    if "verdict" in parts:
        missed = "未" in parts["verdict"] or "missed" in parts["verdict"]
        return compare_values(chosen["target"], chosen["estimate"]) == ("missed" if missed else "met")
    return True


def _cells_of(year: int, citation: Citation) -> tuple[list[str], list[str]]:
    """The cells of a year's target columns and of its other value columns; columns of no known kind count as both."""
    assert citation.table is not None
    goals, reached, open_cells = [], [], []
    for heading, cell in row_cells(citation):
        fact = column_fact(heading, citation.table.title)
        if fact is None:
            open_cells += [] if heading else [cell]
        elif fact[0] in (year, None):
            (goals if fact[1] == "target" else reached).append(cell)
    return goals or open_cells, reached or open_cells


def _year_fits(year: str, citation: Citation) -> bool:
    assert citation.table is not None
    headed = [found for heading in citation.table.columns for found in _YEARS.findall(heading)]
    if headed:
        return year in headed
    around = (citation.table.title, *citation.section, citation.report.title, str(citation.scope.year or ""))
    return any(year in text for text in around)


def _place_fits(place: str, citation: Citation) -> bool:
    report = citation.report
    if place.lower() in ("the district", "the city", "the province"):
        return True
    around = [text for text in (report.place, citation.scope.place, report.title, report.place_en, report.title_en) if text]
    return any(place in text for text in around)


def _label_fits(label: str, citation: Citation, zh: bool, glossary: Glossary | None) -> bool:
    assert citation.table is not None
    row = citation.table.row
    if zh:
        return half_width(label) == half_width(row)
    rendered = (citation.quote_en or "").split(" | ")[0]
    if rendered:
        return label.lower() == rendered.lower()
    if glossary is None:
        return True
    names = ", ".join(match.entry.en for match in glossary.find_zh(row))
    whole = glossary.english(row) or names or "this indicator (named in Chinese in the citation)"
    return label.lower() in (whole.lower(), names.lower())


def _same_value(shown: str, cell: str, citation: Citation, zh: bool, glossary: Glossary | None) -> bool:
    if not cell:
        return False
    if zh:
        return any(half_width(shown) == half_width(made) for unit in _units(citation) for made in (value_zh(cell, unit), cell))
    if shown == _UNTOLD:
        return bool(_HAN.search(cell))
    rendered = [part for part in (citation.quote_en or "").lower().split(" | ")[1:] if part]

    def render(words: str) -> str | None:
        english = glossary.english(words) if glossary is not None else None
        told = [part for part in rendered if part in shown.lower()] or [re.sub(r"^.*\((.*)\)$", r"\1", part) for part in rendered]
        return next((part for part in told if part and part in shown.lower()), english)

    made = (value_en(cell, unit, render) for unit in _units(citation))
    return any(one is not None and one.lower() == shown.lower() for one in made)


def _units(citation: Citation) -> Iterable[str]:
    """The units that may belong to a row's values: its unit cell, else any of its cells of words, or none."""
    cells = row_cells(citation)
    named = [cell for heading, cell in cells if "单位" in heading and cell]
    return named or [*(cell for _, cell in cells if cell and not re.search(r"\d", cell)), ""]
