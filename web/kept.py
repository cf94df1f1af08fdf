"""The conversation as the visitor's own browser keeps it for a reload, and as it comes back.

In: turns. Out: one line of JSON; and turns again, from whatever a browser hands over: what is not of this shape is left out
whole, nothing of it is shown. The server keeps nothing. The module knows nothing of components or HTML.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, get_args

from answer.model import (
    Answer,
    CheckItem,
    Citation,
    CitationScope,
    Locator,
    NoteReference,
    Reason,
    ReportReference,
    Status,
    TableReference,
    Understood,
)
from web.ask import Turn
from web.scope import ALL, Scope

TURNS_KEPT = 30  # about 15 kB each; a browser keeps 5 MB for a tab
MAX_CHARS = 4_000_000


def keep_turns(turns: Sequence[Turn]) -> str:
    """The newest answered turns, as one line."""
    return json.dumps([_plain(turn, turn.answer) for turn in turns if turn.answer is not None][-TURNS_KEPT:], ensure_ascii=False)


def restore_turns(kept: object, max_question_chars: int) -> list[Turn]:
    """The turns of such a line; [] for anything else."""
    if not isinstance(kept, str) or len(kept) > MAX_CHARS:
        return []
    try:
        found = json.loads(kept)
        turns = [Turn(_text(one["question"]), _answer(one), _scope(one["scope"]) if "scope" in one else ALL) for one in found]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
    fits = len(turns) <= TURNS_KEPT and all(len(turn.question) <= max_question_chars for turn in turns)
    return turns if fits else []


def _plain(turn: Turn, answer: Answer) -> dict[str, Any]:
    names = [place for place, check in enumerate(answer.checks) if check.is_name]
    cells = [_cells(one) for one in (*answer.citations, answer.nearest)]
    scope = {"reports": list(turn.scope.reports), "years": list(turn.scope.years)}
    return {"question": turn.question, "answer": answer.to_dict(), "names": names, "cells": cells, "scope": scope}


def _cells(citation: Citation | None) -> list[str]:
    """The cells of a cited row, which an answer's object does not hold."""
    return list(citation.table.cells) if citation is not None and citation.table is not None else []


def _answer(one: dict[str, Any]) -> Answer:
    """The answer of a kept turn. Raises KeyError, TypeError or ValueError for anything else."""
    given = one["answer"]
    if given["status"] not in get_args(Status) or given["reason"] not in (None, *get_args(Reason)):
        raise ValueError(given["status"])
    about = given["understood"]
    return Answer(
        question=_text(given["question"]),
        language="en" if given["language"] == "en" else "zh",
        understood=Understood(
            _text(about["kind"]),
            _texts(about["indicators"]),
            _texts(about["terms"]),
            tuple(_number(year) for year in about["years"]),
            _texts(about["places"]),
            _perhaps(about["report"]),
            _perhaps(about.get("question")),
        ),
        status=given["status"],
        reason=given["reason"],
        text=_text(given["answer"]),
        citations=tuple(_citation(citation, _texts(cells)) for citation, cells in zip(given["citations"], one["cells"], strict=False)),
        nearest=_citation(given["nearest"], _texts(one["cells"][-1])) if given["nearest"] is not None else None,
        checks=tuple(_check(item, place in one["names"]) for place, item in enumerate(given["checks"]["items"])),
        dropped=_number(given["checks"]["dropped"]),
        notes=_texts(given["notes"]),
        composer=_text(given["composer"]),
        index=_text(given["index"]),
    )


def _citation(given: dict[str, Any], cells: tuple[str, ...] = ()) -> Citation:
    report, table, scope, locator = given["report"], given["table"], given["scope"], given["locator"]
    year = scope["year"]
    return Citation(
        n=_number(given["n"]),
        report=ReportReference(
            _text(report["id"]), _text(report["title"]), *(_perhaps(report[key]) for key in ("title_en", "publisher", "place", "date"))
        ),
        section=_texts(given["section"]),
        quote=_text(given["quote"]),
        locator=Locator(
            _text(locator["file"]),
            _text(locator["sha256"]),
            _number(locator["start"]),
            _number(locator["end"]),
            _number(locator["page"]) if locator["page"] is not None else None,
            _perhaps(locator["cell"]),
        ),
        scope=CitationScope(
            year if year is None or isinstance(year, str) else _number(year),
            _perhaps(scope["place"]),
            _perhaps(scope["of"]),
            _perhaps(scope["kind"]),
            _text(scope["basis"]),
        ),
        quote_en=_perhaps(given["quote_en"]),
        quote_en_by=_perhaps(given["quote_en_by"]),
        table=TableReference(_text(table["title"]), _texts(table["columns"]), _text(table["row"]), cells) if table is not None else None,
        footnotes=tuple(NoteReference(_text(note["mark"]), _text(note["term"]), _text(note["text"])) for note in given["footnotes"]),
        ocr=given["ocr"] is True,
    )


def _scope(given: dict[str, Any]) -> Scope:
    return Scope(_texts(given["reports"]), tuple(_number(year) for year in given["years"]))


def _check(given: dict[str, Any], is_name: bool) -> CheckItem:
    basis = given["basis"]
    if basis not in ("quote", "scope", "computed"):
        raise ValueError(basis)
    return CheckItem(_text(given["text"]), basis, _number(given["citation"]), _texts(given["from"]), _perhaps(given["op"]), is_name)


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return given


def _perhaps(given: object) -> str | None:
    return None if given is None else _text(given)


def _texts(given: object) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise TypeError(given)
    return tuple(map(_text, given))


def _number(given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given < 10**9:
        raise ValueError(given)
    return given
