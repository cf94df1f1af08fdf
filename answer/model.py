"""What an answer is: claims, their citations, the checks made on them, and a state.

In: nothing. Out: frozen values whose `to_dict` is the contract's JSON object (schema 1). The module
knows nothing of retrieval, files or frames; it only holds what was said and what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

Status = Literal["answered", "partial", "refused"]
Reason = Literal[
    "not_in_corpus",
    "other_year",
    "other_place",
    "undefined_term",
    "opinion_or_forecast",
    "unclear_question",
    "reason_not_stated",
    "missing_part",
    "false_premise",
]
Language = Literal["zh", "en"]

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class ReportReference:
    """The report a citation stands in, as shown to a reader."""

    id: str
    title: str
    title_en: str | None
    publisher: str | None
    place: str | None
    date: str | None
    place_en: str | None = None  # not in the JSON object: for checking English sentences

    def to_dict(self) -> dict[str, Any]:
        """The contract's `report` object."""
        return {
            "id": self.id,
            "title": self.title,
            "title_en": self.title_en,
            "publisher": self.publisher,
            "place": self.place,
            "date": self.date,
        }


@dataclass(frozen=True, slots=True)
class TableReference:
    """The table row a citation quotes: title and column headings verbatim, and the row's label.

    `cells` are the row's cells, one for each column ("" where blank); not in the JSON object, for checking values.
    """

    title: str
    columns: tuple[str, ...]
    row: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A note that travels with a quote because its mark stands in it."""

    mark: str
    term: str
    text: str


@dataclass(frozen=True, slots=True)
class CitationScope:
    """Year, place and part that the quote speaks of, and where that is written."""

    year: int | str | None = None
    place: str | None = None
    of: str | None = None
    kind: str | None = None
    basis: str = "manifest"


@dataclass(frozen=True, slots=True)
class Locator:
    """Where the quote stands: offsets in Unicode code points of the canonical text of `file`."""

    file: str
    sha256: str
    start: int
    end: int
    page: int | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One contiguous span of one source file, verbatim, with its place, scope, notes and English."""

    n: int
    report: ReportReference
    section: tuple[str, ...]
    quote: str
    locator: Locator
    scope: CitationScope
    quote_en: str | None = None
    quote_en_by: str | None = None
    table: TableReference | None = None
    footnotes: tuple[NoteReference, ...] = ()
    ocr: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The contract's citation object."""
        table = None
        if self.table is not None:
            table = {"title": self.table.title, "columns": list(self.table.columns), "row": self.table.row}
        return {
            "n": self.n,
            "report": self.report.to_dict(),
            "section": list(self.section),
            "quote": self.quote,
            "quote_en": self.quote_en,
            "quote_en_by": self.quote_en_by,
            "table": table,
            "footnotes": [{"mark": x.mark, "term": x.term, "text": x.text} for x in self.footnotes],
            "scope": {
                "year": self.scope.year,
                "place": self.scope.place,
                "of": self.scope.of,
                "kind": self.scope.kind,
                "basis": self.scope.basis,
            },
            "locator": {
                "file": self.locator.file,
                "sha256": self.locator.sha256,
                "start": self.locator.start,
                "end": self.locator.end,
                "page": self.locator.page,
                "cell": self.locator.cell,
            },
            "ocr": self.ocr,
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer, without marks, and the citations it rests on (drafts: n is 0).

    `separator` is what stands before the sentence in the answer ("", " ", "\\n", "\\n- ").
    `computed` lists figures worked out from cited ones: (as shown, operand figures, operation).
    `reworded` says that a model wrote it: it may say in its own words what it cites. Any other sentence is the source's own
    words or a frame around them, and is held to that.
    """

    text: str
    citations: tuple[Citation, ...]
    separator: str = ""
    computed: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    factual: bool = True
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One figure or name of the answer and what supports it."""

    text: str
    basis: Literal["quote", "scope", "computed"]
    citation: int
    operands: tuple[str, ...] = ()
    operation: str | None = None
    is_name: bool = False  # a name, not a figure; not in the JSON object

    def to_dict(self) -> dict[str, Any]:
        """The contract's check item."""
        return {
            "text": self.text,
            "basis": self.basis,
            "citation": self.citation,
            "from": list(self.operands),
            "op": self.operation,
        }


@dataclass(frozen=True, slots=True)
class Understood:
    """What the question was taken to ask."""

    kind: str
    indicators: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    report: str | None = None
    question: str | None = None  # a follow-up made whole from the turns before; None where nothing was taken from them

    def to_dict(self) -> dict[str, Any]:
        """The contract's `understood` object; `question` stands in it for a follow-up alone."""
        return {
            "kind": self.kind,
            "indicators": list(self.indicators),
            "terms": list(self.terms),
            "years": list(self.years),
            "places": list(self.places),
            "report": self.report,
            **({"question": self.question} if self.question is not None else {}),
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its proof; `text` carries [n] marks numbered by first use."""

    question: str
    language: Language
    understood: Understood
    status: Status
    reason: Reason | None
    text: str
    citations: tuple[Citation, ...]
    nearest: Citation | None = None
    checks: tuple[CheckItem, ...] = ()
    dropped: int = 0
    invented: tuple[str, ...] = ()  # ids that a model named and nobody gave it
    notes: tuple[str, ...] = ()
    composer: str = "extract"
    index: str = ""
    id: Any = None
    timing_ms: dict[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The contract's answer object, schema 1."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "question": self.question,
            "language": self.language,
            "understood": self.understood.to_dict(),
            "status": self.status,
            "reason": self.reason,
            "answer": self.text,
            "citations": [c.to_dict() for c in self.citations],
            "nearest": None if self.nearest is None else self.nearest.to_dict(),
            "checks": self._checks(),
            "notes": list(self.notes),
            "composer": self.composer,
            "index": self.index,
            "timing_ms": {name: round(value, 1) for name, value in self.timing_ms.items()},
        }

    def _checks(self) -> dict[str, Any]:
        checks: dict[str, Any] = {"items": [c.to_dict() for c in self.checks], "dropped": self.dropped}
        # Only where a model wrote: without one an answer keeps its bytes.
        return {**checks, "invented": list(self.invented)} if self.composer != "extract" or self.invented else checks

    def with_timing(self, timing_ms: dict[str, float]) -> Answer:
        """The same answer with its timing in milliseconds."""
        return replace(self, timing_ms=timing_ms)
