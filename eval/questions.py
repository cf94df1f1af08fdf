"""Question files: read, and refused with one clear line when they are not well formed.

In: JSONL files, one question with its known answer a line. Out: `Question`s in the order of the
files. It knows the words a question may use (kinds, users, reasons, traps), not how an answer is judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from errors import UsageError

LANGUAGES = ("zh", "en")
KINDS = (
    "definition", "value", "target", "estimate", "target_and_why", "why", "who_said", "list", "count",
    "comparison", "yes_no", "when", "conflict", "overview", "refusal", "how", "year_over_year", "follow_up",
)  # fmt: skip
USERS = ("journalist", "investor", "clerk")
STATUSES = ("answered", "refused")
REASONS = (
    "not_in_corpus", "other_year", "other_place", "undefined_term", "opinion_or_forecast",
    "unclear_question", "reason_not_stated", "missing_part", "false_premise",
)  # fmt: skip
# Faults that have a name of their own: what an answer says that belongs to something else.
TRAPS = ("target_as_result", "borrowed_reason", "wrong_sense", "other_place", "other_year")


@dataclass(frozen=True)
class Gold:
    """A passage that proves the answer: report id, heading, the report's own words."""

    report: str
    section: str
    quote: str


@dataclass(frozen=True)
class Question:
    """One question and what makes an answer to it right; the fields are those of the file."""

    id: str
    language: str
    kind: str
    user: str
    question: str
    gold: tuple[Gold, ...]
    required: tuple[tuple[str, ...], ...]  # every group must be met, by one of its alternatives
    forbidden: tuple[str, ...]
    status: str
    reason: tuple[str, ...] | None
    note: str
    asked_with: dict[str, object] = field(default_factory=dict)  # history, year, place, report
    traps: dict[str, tuple[str, ...]] = field(default_factory=dict)  # name of a fault → words that show it in an answer


def load_questions(paths: Iterable[Path]) -> list[Question]:
    """The questions of all files in order. Raises UsageError naming the file and line at fault."""
    questions: list[Question] = []
    seen: dict[str, str] = {}
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "not UTF-8 text"
            raise UsageError(f"cannot read the question file {path}: {reason}") from None
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            where = f"{path}, line {number}"
            question = _read_question(line, where)
            if question.id in seen:
                raise UsageError(f"{where}: the id {question.id} stands already in {seen[question.id]}")
            seen[question.id] = where
            questions.append(question)
    if not questions:
        raise UsageError("the question files hold no question: name one with --questions FILE")
    return questions


def _read_question(line: str, where: str) -> Question:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{where}: not a JSON object ({error.msg})") from None
    if not isinstance(row, dict):
        raise UsageError(f"{where}: not a JSON object")
    try:
        question = Question(
            id=_text(row["id"]),
            language=_one_of(row["language"], LANGUAGES),
            kind=_one_of(row["kind"], KINDS),
            user=_one_of(row["user"], USERS),
            question=_text(row["question"]),
            gold=tuple(Gold(_text(g["report"]), g["section"], _text(g["quote"])) for g in row["gold"]),
            required=tuple(tuple(_text(a) for a in _full(group)) for group in row["required"]),
            forbidden=tuple(_text(word) for word in row["forbidden"]),
            status=_one_of(row["status"], STATUSES),
            reason=_reasons(row["reason"]),
            note=_text(row["note"]),
            asked_with=_asked_with(row),
            traps=_traps(row.get("traps", {})),
        )
    except KeyError as error:
        raise UsageError(f"{where}: the field {error.args[0]!r} is missing") from None
    except (TypeError, ValueError) as error:
        raise UsageError(f"{where}: {error}") from None
    if question.status == "answered" and not (question.gold and question.required):
        raise UsageError(f"{where}: an answered question needs gold and required words")
    if question.status == "refused" and not question.reason:
        raise UsageError(f"{where}: a question to be refused needs its acceptable reasons")
    return question


def _asked_with(row: Mapping[str, Any]) -> dict[str, object]:
    """What a question is asked with beside its words; a history is a list of turns, each with its question."""
    for turn in row.get("history", []):
        if not isinstance(turn, dict) or "question" not in turn:
            raise ValueError(f"{turn!r} is not a turn: a history is a list of objects with a question")
        _text(turn["question"])
    return {key: row[key] for key in ("history", "year", "place", "report") if key in row}


def _traps(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError(f"traps is {value!r}, not an object: name of a fault → list of words")
    return {_one_of(name, TRAPS): tuple(_text(word) for word in _full(words)) for name, words in value.items()}


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is not a text")
    return value


def _full(group: object) -> list[str]:
    if not isinstance(group, list) or not group:
        raise ValueError(f"{group!r} is not a group of alternatives")
    return group


def _one_of(value: object, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return str(value)


def _reasons(value: object) -> tuple[str, ...] | None:
    return None if value is None else tuple(_one_of(reason, REASONS) for reason in _full(value))
