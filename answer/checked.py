"""What checking somebody's text gives: each sentence, its checkable parts, and what the reports print of each.

In: nothing. Out: frozen values whose `to_dict` is the JSON object of `ask.py --check`. The text itself is never changed:
parts are places in it. The module knows nothing of how a part was judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from answer.model import Citation

Verdict = Literal["as_printed", "differs", "target_not_result", "other_scope", "not_found"]
VERDICTS: tuple[Verdict, ...] = ("as_printed", "differs", "target_not_result", "other_scope", "not_found")
PartKind = Literal["figure", "year", "quotation", "name", "office", "wording"]

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of quoted words beside the report's: what the draft has, what the report prints ("" on either side)."""

    draft: str
    report: str


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """One part at `start`:`end` of its sentence; `citation` is the number of its passage, None where there is none.

    `printed` is what the report has in its place, with its kind and year: "5.5% (estimate for 2025)".
    """

    kind: PartKind
    text: str
    start: int
    end: int
    verdict: Verdict
    citation: int | None = None
    printed: str = ""
    difference: tuple[Piece, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The part as plain values."""
        return {
            "kind": self.kind,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "verdict": self.verdict,
            "citation": self.citation,
            "printed": self.printed or None,
            "difference": [{"draft": piece.draft, "report": piece.report} for piece in self.difference],
        }


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """One sentence as the draft has it at `start`:`end` (line breaks inside taken out of `text`), and its parts in order."""

    text: str
    start: int
    end: int
    language: str
    parts: tuple[CheckedPart, ...] = ()
    opens: bool = False  # whether a line of the draft begins with it

    @property
    def flagged(self) -> bool:
        """Whether anything in it is not as printed."""
        return any(part.verdict != "as_printed" for part in self.parts)

    def to_dict(self) -> dict[str, Any]:
        """The sentence as plain values."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "language": self.language,
            "checkable": bool(self.parts),
            "parts": [part.to_dict() for part in self.parts],
        }


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A whole draft: its sentences and the passages that their parts name, numbered by first use."""

    name: str
    sentences: tuple[CheckedSentence, ...]
    citations: tuple[Citation, ...]
    index: str = ""

    def counts(self) -> dict[Verdict, int]:
        """How many parts have each verdict."""
        parts = [part for sentence in self.sentences for part in sentence.parts]
        return {verdict: sum(part.verdict == verdict for part in parts) for verdict in VERDICTS}

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of `ask.py --check`."""
        return {
            "schema": SCHEMA,
            "name": self.name,
            "counts": {
                **self.counts(),
                "sentences": len(self.sentences),
                "not_checkable": sum(not sentence.parts for sentence in self.sentences),
            },
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "citations": [citation.to_dict() for citation in self.citations],
            "index": self.index,
        }
