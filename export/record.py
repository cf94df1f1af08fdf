"""What an exported file holds for a program: the answers, their notes and every line shown, under a checksum.

In: answers. Out: a `Record`, and its sealed form, plain ASCII without a sign that means something to HTML, Markdown or XML.
Reading a sealed record says whether its checksum still fits. The module knows nothing of forms or files.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answer import Answer, Citation, Side, Yearbook, sides_of
from export.bounds import find_bounds
from export.citation import plain_citation
from export.sheet import Line, make_lines

SCHEMA = 1
_MARK = re.compile(r"\[(\d{1,4})\]")  # [2]; not [2026年]
_UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&-"}


@dataclass(frozen=True)
class Record:
    """What was exported, when, in which language, and each line as it was shown."""

    exported: str
    language: str
    answers: tuple[dict[str, Any], ...]
    notes: tuple[dict[str, Any], ...]
    lines: tuple[Line, ...]
    intact: bool = True  # its checksum fits

    def to_dict(self) -> dict[str, Any]:
        """The record as a plain object."""
        return {
            "schema": SCHEMA,
            "exported": self.exported,
            "language": self.language,
            "answers": list(self.answers),
            "notes": list(self.notes),
            "lines": [line.to_dict() for line in self.lines],
        }


def make_record(
    answers: Sequence[Answer],
    kinds: Mapping[str, str],
    exported: datetime.date,
    language: str | None = None,
    differing: Callable[[Answer], Sequence[Side]] = sides_of,
    scopes: Sequence[str] = (),
    book: Yearbook | None = None,
    naming: Callable[[str], str] = lambda name: "",
) -> Record:
    """The record of answers in their order, their notes numbered through from 1 by first use; `kinds` by report id.

    `language` is that of the sheet's own words; each answer's part is in the answer's language. `differing` finds the sources of figures
    that differ, each of which has a note too; `scopes` says for each answer of which reports and years alone it was asked, "" for all;
    `book` knows how running text bounds a table's figure, `naming` the English of what a question was taken to name, "" for none.
    """
    made: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for place, answer in enumerate(answers):
        text, used = _renumbered(answer, len(notes))
        sides = _sides(differing(answer), used, len(notes))
        for n, citation in used.items():
            notes.append({**_plain(citation, kinds), "n": n, "answer": len(made) + 1, "language": answer.language})
        nearest = _plain(answer.nearest, kinds) if answer.nearest is not None else None
        scope = scopes[place] if place < len(scopes) else ""
        about = {"scope": scope, "bounds": find_bounds(answer, book), "named": _named(answer, naming)}
        made.append({**_answer(answer), "answer": text, "nearest": nearest, "differing": sides, **about})
    spoken = language or (answers[0].language if answers else "zh")
    day = exported.isoformat()
    return Record(day, spoken, tuple(made), tuple(notes), tuple(make_lines(made, notes, day, spoken)))


def _named(answer: Answer, naming: Callable[[str], str]) -> dict[str, str]:
    """What an English question was taken to name, in English where that is known."""
    about = answer.understood
    if answer.language != "en":
        return {}
    titles = {one.report.id: one.report.title_en or "" for one in answer.citations}
    names = {name: naming(name) for name in (*about.indicators, *about.terms, *about.places)}
    return {name: english for name, english in {**names, about.report or "": titles.get(about.report or "", "")}.items() if english}


def _sides(sides: Sequence[Side], used: dict[int, Citation], before: int) -> list[dict[str, Any]]:
    """The sources of figures that differ as plain objects; one that the answer does not cite gets a note of its own in `used`."""
    found = []
    for side in sides:
        citation = side.citation
        n = next((new for new, one in used.items() if citation.n and one.n == citation.n), None)
        if n is None:
            n = before + len(used) + 1
            used[n] = citation
        scope, report = citation.scope, citation.report
        about = {"kind": scope.kind, "of": scope.of, "year": scope.year, "report": report.title, "date": report.date}
        found.append({"n": n, "figure": side.figure, "words": side.words, **about})
    return found


def _renumbered(answer: Answer, before: int) -> tuple[str, dict[int, Citation]]:
    """The text with its marks counted on from `before` in the order of their first use, and the citations by new number."""
    known = {citation.n: citation for citation in answer.citations}
    numbers: dict[int, int] = {}

    def renumber(match: re.Match[str]) -> str:
        n = int(match[1])
        return f"[{before + numbers.setdefault(n, len(numbers) + 1)}]" if n in known else match[0]

    text = _MARK.sub(renumber, answer.text)
    return text, {before + new: known[n] for n, new in numbers.items()}


def _plain(citation: Citation, kinds: Mapping[str, str]) -> dict[str, Any]:
    return {**plain_citation(citation), "kind": kinds.get(citation.report.id, "report")}


def _answer(answer: Answer) -> dict[str, Any]:
    computed = sum(check.basis == "computed" for check in answer.checks)
    names = sum(check.is_name for check in answer.checks)
    whole = answer.to_dict()
    kept = ("question", "language", "understood", "status", "reason", "notes", "composer", "index")
    counts = {
        "figures": len(answer.checks) - computed - names,
        "computed": computed,
        "names": names,
        "citations": len(answer.citations),
        "dropped": answer.dropped,
    }
    return {**{key: whole[key] for key in kept}, "counts": counts}


def seal(record: Record) -> str:
    """The record as one line of ASCII with its checksum."""
    body = record.to_dict()
    line = json.dumps({"record": body, "sha256": checksum(body)}, ensure_ascii=True, separators=(",", ":"))
    # These signs stand in texts and names alone, where JSON may write any sign by its number; a minus before a digit never occurs.
    return "".join(_UNSAFE.get(sign, sign) for sign in line)


def unseal(sealed: str) -> Record | None:
    """The record of a sealed line, None for what is none; one that was edited comes with `intact` false."""
    try:
        given = json.loads(sealed)
        body = given["record"]
        if body["schema"] != SCHEMA:
            return None
        lines = tuple(Line.from_dict(line) for line in body["lines"])
        notes, answers = tuple(map(_with_place, body["notes"])), tuple(map(_with_question, body["answers"]))
        return Record(str(body["exported"]), str(body["language"]), answers, notes, lines, given.get("sha256") == checksum(body))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def checksum(body: dict[str, Any]) -> str:
    """SHA-256 of a record's object, whatever the order of its fields."""
    canonical = json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _with_place(note: dict[str, Any]) -> dict[str, Any]:
    """The note, where it has what a recheck reads. Raises KeyError, TypeError or ValueError."""
    locator = note["locator"]
    plain = {"file": str(locator["file"]), "sha256": str(locator["sha256"]), "start": int(locator["start"]), "end": int(locator["end"])}
    report = {**note["report"], "id": str(note["report"]["id"]), "title": str(note["report"]["title"])}
    return {**note, "n": int(note["n"]), "quote": str(note["quote"]), "report": report, "locator": {**locator, **plain}}


def _with_question(answer: dict[str, Any]) -> dict[str, Any]:
    nearest = _with_place(answer["nearest"]) if answer["nearest"] else None
    return {**answer, "question": str(answer["question"]), "nearest": nearest}
