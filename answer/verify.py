"""The last look before an answer is shown: every figure is re-found, or its sentence does not appear.

In: claims with their citations. Out: the claims that hold, a `CheckItem` for each figure, and how many
sentences were dropped. A figure is supported by a quote it cites (after conversion), by that citation's
scope or table headings, or as a value computed from cited figures. The module knows nothing of how the
claims were made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.figures import (
    Figure,
    agrees,
    chinese_numerals,
    find_figures,
    half_width,
    scale_of_unit,
    unit_class,
)
from answer.model import CheckItem, Citation, Claim


def verify_claims(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[CheckItem, ...], int]:
    """(claims that hold, their checks, number dropped). Citations must be numbered already."""
    kept: list[Claim] = []
    items: list[CheckItem] = []
    dropped = 0
    for claim in claims:
        checks = check_claim(claim)
        if checks is None:
            dropped += 1
            continue
        kept.append(claim)
        items += checks
    return tuple(kept), tuple(items), dropped


def check_claim(claim: Claim) -> list[CheckItem] | None:
    """The checks of one claim's figures, or None when one of them is supported by nothing it cites."""
    if not claim.factual and not claim.citations:
        return []  # a refusal states nothing of the reports; it may repeat the asker's own term, such as 33618
    items = []
    for figure in find_figures(claim.text):
        item = _support(figure, claim)
        if item is None:
            return None
        items.append(item)
    return items


def _support(figure: Figure, claim: Claim) -> CheckItem | None:
    for citation in claim.citations:
        if _in_quote(figure, citation):
            return CheckItem(figure.text, "quote", citation.n)
    for citation in claim.citations:
        if _in_scope(figure, citation):
            return CheckItem(figure.text, "scope", citation.n)
    for shown, operands, operation in claim.computed:
        if any(figure.value == part.value for part in find_figures(shown)) or figure.text.startswith(shown):
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
    if re.search(rf"(?<![\d.]){re.escape(_digits(number))}(?![\d])", half_width(citation.quote)):
        return not figure.unit or _same_row_unit(figure, citation)
    if not figure.unit and figure.value in chinese_numerals(citation.quote):
        return True
    return citation.table is not None and _row_value(figure, citation)


def _digits(text: str) -> str:
    match = re.search(r"\d[\d,.]*", text)
    return match[0].rstrip(".,") if match else text


def _same_row_unit(figure: Figure, citation: Citation) -> bool:
    """A cell holds the bare number; its unit stands in the row's unit cell."""
    if citation.table is None:
        return False
    return _row_value(figure, citation)


def _row_value(figure: Figure, citation: Citation) -> bool:
    units = [part for part in citation.quote.split(" ") if part and not re.search(r"\d", part)]
    for source in find_figures(citation.quote):
        for unit in units:
            kind = unit_class(unit)
            if figure.value == source.value * scale_of_unit(unit) and (not kind or not figure.unit or kind == figure.unit):
                return True
    return False


def _in_scope(figure: Figure, citation: Citation) -> bool:
    plain = str(figure.value.normalize().to_integral()) if figure.value == figure.value.to_integral() else str(figure.value)
    if citation.scope.year is not None and plain == str(citation.scope.year):
        return True
    written = [*citation.section, citation.report.title, citation.report.date or ""]
    if citation.table is not None:
        written += [citation.table.title, *citation.table.columns]
    return any(re.search(rf"(?<!\d){re.escape(plain)}(?!\d)", text) for text in written)
