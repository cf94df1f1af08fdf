"""Which indicators a reader wants to see: what was typed and chosen, and the lines and figures that fit it.

In: whatever the page or an address sent, and the yearbook. Out: a `Look`, and the lines, facts, comparisons and sums that
fit it; the same for the page and for its export. The module knows nothing of HTML or events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args
from urllib.parse import urlencode

from answer import Comparison, Entry, Line, Yearbook, place_of, printed, role_of
from corpus import FactKind, FactRow, PrintedSum, Report, printed_sums, sum_spot
from web.find_terms import MAX_TYPED_CHARS, find_terms
from web.reading import report_key

View = Literal["goals", "places", "all", "sums"]
VIEWS: tuple[View, ...] = get_args(View)
KINDS: tuple[FactKind, ...] = get_args(FactKind)
PAGE = 40  # lines shown at first, and how many more each time: some three screens of a laptop
_AT_MOST = 5000
_MAX_CHARS = 80
_YEARS = range(1900, 2200)
_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Look:
    """What of the indicators is to be shown; "" and None stand for all."""

    view: View = "goals"
    typed: str = ""
    report: str = ""  # the report's key
    place: str = ""
    year: int | None = None
    kind: str = ""
    role: Literal["target", "result"] = "target"
    subject: str = ""
    missed: bool = False
    upto: int = PAGE

    @classmethod
    def of(cls, data: Any) -> Look:
        """The look that a page or an address sent; whatever is not one counts as the plain look."""
        data = data if isinstance(data, Mapping) else {}

        def text(name: str, limit: int = _MAX_CHARS) -> str:
            value = data.get(name)
            return value[:limit] if isinstance(value, str) else ""

        def number(name: str) -> int | None:
            value = data.get(name)
            if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 6:
                value = int(value)
            return value if type(value) is int else None

        year, upto = number("year"), number("upto")
        return cls(
            next((one for one in VIEWS if one == text("view")), "goals"),
            text("typed", MAX_TYPED_CHARS),
            text("report"),
            text("place"),
            year if year in _YEARS else None,
            next((one for one in KINDS if one == text("kind")), ""),
            "result" if text("role") == "result" else "target",
            text("subject"),
            data.get("missed") in (True, "1"),
            min(max(upto, PAGE), _AT_MOST) if upto is not None else PAGE,
        )

    def query(self) -> str:
        """The look as the query of an address; only what is not the default."""
        plain = Look()
        given = {name: getattr(self, name) for name in self.__dataclass_fields__ if getattr(self, name) != getattr(plain, name)}
        given.pop("upto", None)
        return urlencode({name: "1" if value is True else value for name, value in given.items()})


def choose_lines(book: Yearbook, look: Look) -> list[Line]:
    """The lines that fit the look, with the facts of the chosen report alone."""
    lines = []
    for line in book.lines:
        if look.place and line.place != look.place:
            continue
        rows = tuple(row for row in line.rows if not look.report or report_key(row.report.id) == look.report)
        if any(_fits(row, look) for row in rows):
            lines.append(line if rows == line.rows else replace(line, rows=rows))
    if look.typed.strip():
        lines = _named(book, lines, look.typed)
    return [line for line in lines if "missed" in statuses(line).values()] if look.missed else lines


def choose_rows(book: Yearbook, look: Look) -> list[FactRow]:
    """The facts that fit the look, in the order of the reports: what is exported."""
    if look.view == "places":
        found = [row for _, every in choose_comparisons(book, look)[1] for one in every for line in one.lines for row in line.rows]
    else:
        found = [row for line in choose_lines(book, look) for row in line.rows if _fits(row, look)]
    wanted = {id(row) for row in found}
    return [row for row in book.rows if id(row) in wanted]


def statuses(line: Line) -> dict[int, str]:
    """Year → what comparing its target and result gives, for years with both."""
    years = dict.fromkeys(row.fact.year for row in line.rows if row.fact.year is not None)
    return {year: status for year in years if year is not None and (status := line.status(year))}


def focus_year(lines: Sequence[Line], look: Look) -> int | None:
    """The year whose targets and results stand side by side: the chosen one, else the newest with results."""
    if look.year is not None:
        return look.year
    facts = [row.fact for line in lines for row in line.rows if row.fact.year is not None]
    results = [fact.year for fact in facts if role_of(fact) == "result"]
    return max((year for year in results or [fact.year for fact in facts] if year is not None), default=None)


def subjects_for(book: Yearbook, look: Look) -> list[str]:
    """The indicators that places can be compared by, those that fit what is typed; the one of most places first."""
    if not look.typed.strip():
        return list(book.subjects)
    entries = [Entry(subject, (subject,), (book.subject_english(subject),), ()) for subject in book.subjects]
    return [entry.name for entry in find_terms(entries, look.typed)]


def choose_comparisons(book: Yearbook, look: Look) -> tuple[Look, list[tuple[int, list[Comparison]]]]:
    """The look with the indicator that it leaves open filled in, and the places side by side: of the year chosen, else of each year, the one of most places first."""
    subjects = subjects_for(book, look)
    subject = look.subject if look.subject in subjects else next(iter(subjects), "")
    own = [line for line in book.lines if line.subject == subject and not line.of]
    stated = {row.fact.year for line in own for row in line.rows if role_of(row.fact) == look.role and row.fact.year is not None}
    years = [look.year] if look.year is not None else sorted(stated, reverse=True)
    filled = replace(look, subject=subject)
    found = [(year, book.side_by_side(subject, year, look.role)) for year in years] if subject else []
    stating = {year: len({line.place for one in every for line in one.lines}) for year, every in found}
    return filled, sorted(((year, every) for year, every in found if every), key=lambda one: (-stating[one[0]], -one[0]))


def choose_sums(reports: Mapping[str, Report], look: Look) -> list[tuple[Report, PrintedSum]]:
    """The printed totals with their parts, of the chosen report and place."""
    chosen = [one for one in reports.values() if not look.report or report_key(one.id) == look.report]
    chosen = [one for one in chosen if not look.place or (one.place or one.title) == look.place]
    typed = look.typed.strip()
    found = []
    for report in chosen:
        words = {block.id: block.text.string for block in report.blocks}
        found += [(report, one) for one in printed_sums(report.blocks) if typed in words[one.block]]
    return found


def sum_rows(reports: Mapping[str, Report], look: Look) -> Iterator[dict[str, Any]]:
    """The sums that fit, as plain values for a spreadsheet, each with its words and its place in the source file."""
    for report, one in choose_sums(reports, look):
        block = next(block for block in report.blocks if block.id == one.block)
        spot = sum_spot(block, one)
        file = report.files[spot.file] if spot is not None else None
        yield {
            "report": report.id,
            "total": one.total,
            "unit": one.unit,
            "parts": " + ".join(one.parts),
            "added": one.added,
            "parts_named": "some or all" if one.named else "all",
            "section": " › ".join(block.section),
            "quote": block.text.string[one.start : one.end],
            "file": file.name if file is not None else "",
            "sha256": file.sha256 if file is not None else "",
            "start": spot.start if spot is not None else "",
            "end": spot.end if spot is not None else "",
            "cell": "" if one.column is None else f"row {one.rows[0] + 1}, column {one.column + 1}",
        }


def stated_once(rows: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """The figures of a cell without a bare one, 6.5, whose number another of the same kind states with words that bound it, 6.5左右."""
    said = [(row, printed(row.fact, with_unit=False).rstrip("%％")) for row in rows]
    bounded = {
        (row.fact.kind, number) for row, words in said for number in _FIGURE.findall(words) if _FIGURE.findall(words) == [number] != [words]
    }
    return tuple(row for row, words in said if (row.fact.kind, words) not in bounded)


def _fits(row: FactRow, look: Look) -> bool:
    """Whether a fact is of the year, kind and place that are chosen."""
    fact = row.fact
    return (
        (look.year is None or fact.year == look.year)
        and (not look.kind or fact.kind == look.kind)
        and (not look.place or place_of(row) == look.place)
    )


def _named(book: Yearbook, lines: Sequence[Line], typed: str) -> list[Line]:
    """The lines whose name, in Chinese, English or pinyin, holds what was typed; best first."""
    by_name: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        by_name.setdefault((line.name, line.subject), []).append(line)
    entries = [
        Entry(f"{name}\n{subject}", (name, *([subject] if subject != name else [])), (book.english(group[0]),), ())
        for (name, subject), group in by_name.items()
    ]
    found = find_terms(entries, typed)
    groups = {f"{name}\n{subject}": group for (name, subject), group in by_name.items()}
    return [line for entry in found for line in groups[entry.name]]
