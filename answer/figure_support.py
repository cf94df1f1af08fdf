"""What supports each figure of a sentence: a quote after conversion, a citation's scope, or values it was computed from.

In: a claim. Out: a `CheckItem` for each of its figures, or None when one of them is supported by nothing. A year comes
from the quote, else from what stands nearest to it: column, scope, heading, title. The module knows nothing of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from answer.figures import Figure, agrees, chinese_numerals, find_figures, half_width, scale_of_unit, unit_class
from answer.model import CheckItem, Citation, Claim

# 2025, 2025年; not 2025.5, 2025亿元, 12025.
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_SCALE = re.compile(r"[万亿]|hundred|thousand|million|billion|trillion", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d]|\.\d)")


def figure_items(claim: Claim, terms: Callable[[], Sequence[str]] = tuple) -> list[CheckItem] | None:
    """The checks of a claim's figures in order, or None when one is supported by nothing it cites.

    `terms` gives the English names of what the quotes name, for figures inside them: "places per 1,000 people".
    """
    items = []
    for figure in find_figures(claim.text):
        item = _support(figure, claim) or _in_term(figure, claim, terms)
        if item is None:
            return None
        items.append(item)
    return items


def _support(figure: Figure, claim: Claim) -> CheckItem | None:
    year = _YEAR.fullmatch(half_width(figure.text)) is not None
    computed = None if year else _computed(figure, claim)
    if computed is not None:
        return computed
    for citation in claim.citations:
        if _in_quote(figure, citation):
            return CheckItem(figure.text, "quote", citation.n)
    for citation in claim.citations:
        if _year_in_scope(half_width(figure.text)[:4], citation) if year else _in_scope(figure, citation):
            return CheckItem(figure.text, "scope", citation.n)
    return None


def _in_term(figure: Figure, claim: Claim, terms: Callable[[], Sequence[str]]) -> CheckItem | None:
    lowered = claim.text.lower()
    for term in terms() if claim.citations else ():
        if any(at.start() <= figure.start and figure.end <= at.end() for at in re.finditer(re.escape(term.lower()), lowered)):
            return CheckItem(figure.text, "quote", claim.citations[0].n)
    return None


def _computed(figure: Figure, claim: Claim) -> CheckItem | None:
    for shown, operands, operation in claim.computed:
        parts = find_figures(shown)
        same = any(figure.value == part.value and (not part.unit or figure.unit == part.unit) for part in parts)
        if same or figure.text == shown:
            number = claim.citations[0].n if claim.citations else 0
            return CheckItem(figure.text, "computed", number, operands, operation)
    return None


def _in_quote(figure: Figure, citation: Citation) -> bool:
    sources = find_figures(citation.quote)
    if any(agrees(figure, source) for source in sources):
        return True
    if any(figure.value == source.value for source in sources) and not figure.unit:
        return True
    number = half_width(figure.text)
    bare = citation.table is not None or not _SCALE.search(number)
    if bare and re.search(rf"(?<![\d.]){re.escape(_digits(number))}(?!\d|\.\d|\s?[余多]?[万亿])", half_width(citation.quote)):
        return not figure.unit or (citation.table is not None and _row_value(figure, citation))
    if not figure.unit and figure.value in chinese_numerals(citation.quote):
        return True
    return citation.table is not None and _row_value(figure, citation)


def _digits(text: str) -> str:
    match = re.search(r"\d[\d,.]*", text)
    return match[0].rstrip(".,") if match else text


_BRACKETED = re.compile(r"[（(](?:单位[：:])?([^（）()\d]{1,6})[）)]$")


def _row_value(figure: Figure, citation: Citation) -> bool:
    """A cell holds the bare number; its unit stands in the row's unit cell, or in brackets behind its name: 新增就业（人）."""
    units = [part for part in citation.quote.split(" ") if part and not re.search(r"\d", part)]
    units += _BRACKETED.findall(half_width(citation.table.row)) if citation.table is not None else []
    for source in find_figures(citation.quote):
        for unit in units:
            kind = unit_class(unit)
            if figure.value == source.value * scale_of_unit(unit) and (not kind or not figure.unit or kind == figure.unit):
                return True
    return False


def _year_in_scope(year: str, citation: Citation) -> bool:
    """True when the nearest of column, scope, heading and title that gives a year gives this one."""
    for texts in _nearest(citation):
        years = {found for text in texts for found in _years_of(text)}
        if years:
            return year in years
    return False


def _nearest(citation: Citation) -> Iterable[tuple[str, ...]]:
    if citation.table is not None:
        yield citation.table.columns
        yield (citation.table.title,)
    yield (str(citation.scope.year or ""),)
    for heading in reversed(citation.section):
        yield (heading,)
    yield citation.report.title, citation.report.date or ""


def _years_of(text: str) -> set[str]:
    """The years a text gives, those within a span too.

    >>> sorted(_years_of("2026—2028年"))
    ['2026', '2027', '2028']
    """
    plain = half_width(text)
    years = set(_YEARS.findall(plain))
    for first, last in re.findall(r"((?:19|20)\d\d)年?\s?[—\-–~至到]+\s?((?:19|20)\d\d)", plain):
        years |= {str(year) for year in range(int(first), int(last) + 1)} if int(last) - int(first) < 20 else set()
    return years


def _in_scope(figure: Figure, citation: Citation) -> bool:
    """A figure of a heading, a column or a title, with its unit where it has one: 4311, 15分钟."""
    plain = str(figure.value.normalize().to_integral()) if figure.value == figure.value.to_integral() else str(figure.value)
    written = [*citation.section, citation.report.title, citation.report.title_en or "", citation.report.date or ""]
    if citation.table is not None:
        written += [citation.table.title, *citation.table.columns]
    if figure.unit:
        return any(agrees(figure, other) for text in written for other in find_figures(text))
    return any(re.search(rf"(?<!\d){re.escape(plain)}(?!\d)", text) for text in written)
