"""A table row told in a sentence of ours, held against the row's own cells.

In: a sentence and the row it cites. Out: True where place, year, indicator, each value and the verdict are those of the
row and its columns, False where one is not, None where the sentence is not of this form. The forms are those of
`indicators.py`; the module knows nothing of how a row was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from answer.directions import find_directions
from answer.figures import Figure, find_figures, half_width, scale_of_unit
from answer.frames import Value, compare_values, grown_en, parse_value, value_en, value_zh
from answer.model import Citation, Claim
from corpus import Glossary, column_fact, unit_of

# 渝中区2025年进出口总额增速：预期目标3%，预计完成28.5%，达到目标。; not 2025年进出口总额增长28.5%。
_ZH = tuple(
    re.compile(rf"^(?P<place>[^，。：]*?)(?P<year>\d{{4}})年(?P<label>.+?){rest}。?$")
    for rest in (
        r"的预期目标是(?P<target>.+?)",
        r"：预期目标(?P<target>.+?)，(?:预计|实际)完成(?P<estimate>.+?)(?P<verdict>，未?达到目标)?",
        r"一栏只写“(?P<words>.+?)”，没有给出数字",
        r"(?:预计|实际)完成(?P<estimate>.+?)",
    )
)
# The 2026 target of Yuzhong District for … is 5%.; not The 2026 target is 5%.
_EN = tuple(
    re.compile(form)
    for form in (
        r"^The (?P<year>\d{4}) target of (?P<place>.+?) for (?P<label>.+) is (?P<target>.+?)\.?$",
        r"^The (?P<year>\d{4}) result of (?P<place>.+?) for (?P<label>.+) is (?:estimated at )?(?P<estimate>.+?)\.?$",
        r"^For (?P<label>.+) in (?P<year>\d{4}) the table's estimate column says: (?P<words>.+); it gives no figure\.?$",
        r"^(?:In (?P<place>[A-Z][^,]*(?:, [A-Z][a-z][^,]*)*), )?(?P<label>(?!In [A-Z][a-z]).+) in (?P<year>\d{4}): target (?P<target>.+?), (?:estimated )?result (?P<estimate>.+?)(?P<verdict>; the target was (?:met|missed))?\.?$",
    )
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# 预期目标, target; 预计完成, result, estimated: what a figure is told as.
_ROLE = re.compile(
    r"(?P<target>目标|计划|\btargets?\b|\bgoals?\b|\bplan(?:s|ned)?\b)|(?P<reached>完成|实际|实现|结果|\bresults?\b|\bestimated\b|\bactual(?:ly)?\b|\breached\b)",
    re.IGNORECASE,
)
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


def row_figures_fit(text: str, citation: Citation) -> bool:
    """Whether each figure of a sentence that is a cell of the row is told as its column says: year, target or result, bound."""
    assert citation.table is not None
    label = (citation.quote_en or "").split(" | ")[0]
    plain = text.replace(citation.table.row, "|")
    plain = re.sub(re.escape(label), "|", plain, flags=re.IGNORECASE) if label else plain
    years = {int(year) for year in _YEARS.findall(half_width(plain))}
    cells = [(column_fact(heading, citation.table.title), cell) for heading, cell in row_cells(citation)]
    valued = [(fact, parse_value(cell)) for fact, cell in cells if fact is not None]
    for figure in find_figures(plain):
        same = [(fact, value) for fact, value in valued if value.number is not None and _is_value(figure, value.number, citation)]
        if not same or figure.value in years:
            continue
        role = _role_before(plain, figure.start)
        same = [(fact, value) for fact, value in same if not years or fact[0] is None or fact[0] in years]
        same = [(fact, value) for fact, value in same if role is None or (fact[1] == "target") == (role == "target")]
        signs = {direction.sign for direction in find_directions(_clause_at(plain, figure.start))}
        if not any(_bound(value) in (0, *signs) for _, value in same):
            return False
    return True


def _is_value(figure: Figure, number: Decimal, citation: Citation) -> bool:
    return any(figure.value == number * scale_of_unit(unit) for unit in (*units_of(citation), ""))


def _role_before(text: str, at: int) -> str | None:
    """What the last word before a figure that tells it takes the figure for: a target, or what was reached."""
    before = list(_ROLE.finditer(text[:at]))
    return before[-1].lastgroup if before else None


def _clause_at(text: str, at: int) -> str:
    edges = [match.end() for match in re.finditer(r"[，。；;：:]|,(?!\d)|\.(?!\d)", text)]
    return text[max((edge for edge in edges if edge <= at), default=0) : min((edge for edge in edges if edge > at), default=len(text))]


def _bound(value: Value) -> int:
    """+1 for a value that is a least one (70以上, ＞30), -1 for a greatest one (5.3以内, ≤33), else 0."""
    if value.qualifier in ("以内", "以下") or value.sign in ("<", "≤"):
        return -1
    return 1 if value.qualifier == "以上" or value.sign in (">", "≥") else 0


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
    if not label_fits(parts["label"], citation, zh, glossary):
        return False
    goals, reached = cells_of(int(year), citation)
    chosen = {}
    for name, group in (("target", goals), ("estimate", reached), ("words", reached)):
        if name in parts:
            cell = next((cell for cell in group if same_value(parts[name], cell, citation, zh, glossary)), None)
            if cell is None:
                return False
            chosen[name] = cell
    if "verdict" in parts:
        missed = "未" in parts["verdict"] or "missed" in parts["verdict"]
        return compare_values(chosen["target"], chosen["estimate"]) == ("missed" if missed else "met")
    return True


def cells_of(year: int, citation: Citation) -> tuple[list[str], list[str]]:
    """The cells of a year's target columns and of its other value columns; columns of no known kind count as both."""
    assert citation.table is not None
    goals: list[str] = []
    reached: list[str] = []
    open_cells: list[str] = []
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


def label_fits(label: str, citation: Citation, zh: bool, glossary: Glossary | None) -> bool:
    """Whether a name told is that of the cited row."""
    assert citation.table is not None
    row = citation.table.row
    if zh:
        return half_width(label) == half_width(row)
    rendered = (citation.quote_en or "").split(" | ")[0]
    if rendered:
        return label.lower() == grown_en(rendered, row).lower()
    if glossary is None:
        return True
    names = ", ".join(match.entry.en for match in glossary.find_zh(row) if match.entry.kind != "unit")
    whole = glossary.english(row) or names or "this indicator (named in Chinese in the citation)"
    return label.lower() in (grown_en(whole, row).lower(), grown_en(names, row).lower())


def same_value(shown: str, cell: str, citation: Citation, zh: bool, glossary: Glossary | None) -> bool:
    """Whether a value told is that of a cell, with a unit of its row."""
    if not cell:
        return False
    if zh:
        return any(half_width(shown) == half_width(made) for unit in units_of(citation) for made in (value_zh(cell, unit), cell))
    if shown == _UNTOLD:
        return bool(_HAN.search(cell))
    rendered = [part for part in (citation.quote_en or "").lower().split(" | ")[1:] if part]

    def render(words: str) -> str | None:
        english = glossary.english(words) if glossary is not None else None
        told = sorted((part for part in rendered if part in shown.lower()), key=len, reverse=True) or [
            re.sub(r"^.*\((.*)\)$", r"\1", part) for part in rendered
        ]
        return next((part for part in told if part and part in shown.lower()), english)

    made = (value_en(cell, unit, render) for unit in units_of(citation))
    return any(one is not None and one.lower() == shown.lower() for one in made)


def units_of(citation: Citation) -> Iterable[str]:
    """The units that may belong to a row's values: its unit cell, that in its name's brackets, those of the cells; else any cell of words, or none."""
    assert citation.table is not None
    cells = row_cells(citation)
    named = [cell for heading, cell in cells if "单位" in heading and cell]
    named = named or re.findall(r"[（(](?:单位[：:])?([^（）()\d]{1,6})[）)]$", half_width(citation.table.row))  # 城镇新增就业（人）
    named = named or [own for _, cell in cells if (own := unit_of(cell, "", "", "", ""))]
    return named or [*(cell for _, cell in cells if cell and not re.search(r"\d", cell)), ""]
