"""What a reader of an exported answer sees, line by line, whatever the form.

In: answers with their notes, as plain objects. Out: `Line`s in order: title and particulars, each question with its answer, then
the notes. A line knows its part, so that a later look can say what was edited. The module knows nothing of forms or files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from answer import pieces
from export.citation import cite_in_chinese, cite_in_english, named_note
from export.words import Words, counted, english_maker, words_for

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what an XML file cannot hold
_BULLET = re.compile(r"^[-•·]\s+")  # "- 一张清单"
LISTED = ("item", "side")  # roles of lines in a list
MARKED = ("answer", "item", "side")  # roles of lines with marks
_ROW = re.compile(r"row (\d+)")  # row 3; not row A


@dataclass(frozen=True)
class Line:
    """One line: `pieces` are its sentences, `label` stands before them; `answer` and `note` count from 1, 0 is none."""

    role: str
    pieces: tuple[str, ...]
    label: str = ""
    answer: int = 0
    note: int = 0

    @property
    def text(self) -> str:
        """The line as it is read."""
        return self.label + "".join(self.pieces)

    def to_dict(self) -> dict[str, Any]:
        """The line as a plain object."""
        return {"role": self.role, "label": self.label, "pieces": list(self.pieces), "answer": self.answer, "note": self.note}

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> Line:
        """The line of a plain object. Raises KeyError, TypeError or ValueError for anything else."""
        return cls(str(given["role"]), tuple(map(str, given["pieces"])), str(given["label"]), int(given["answer"]), int(given["note"]))


def make_lines(answers: Sequence[dict[str, Any]], notes: Sequence[dict[str, Any]], exported: str, language: str) -> Iterator[Line]:
    """All lines of a sheet: `answers` and `notes` as `export.record` makes them."""
    words = words_for(language)
    yield _line("title", words.title)
    yield _line("meta", exported, words.exported + words.colon)
    for number, answer in enumerate(answers, 1):
        yield from _answer_lines(answer, number)
    yield _line("hint", words.hint)
    if notes:
        yield _line("notes", words.notes)
    for note in notes:
        yield from _note_lines(note, words_for(note["language"]))


def _line(role: str, text: str, label: str = "", answer: int = 0, note: int = 0) -> Line:
    return Line(role, (shown(text),), shown(label) + (" " if label.endswith(" ") else ""), answer, note)


def shown(text: str) -> str:
    """Text as it may stand in any form: on one line, without signs that an XML file cannot hold.

    >>> shown("一\\n二\\x00")
    '一 二'
    """
    return " ".join(_CONTROL.sub("", text).split())


def _answer_lines(answer: dict[str, Any], number: int) -> Iterator[Line]:
    """The question, what was understood, the state, the answer, its checks and remarks, and a refusal's nearest passage."""
    words = words_for(answer["language"])

    def line(role: str, text: str, label: str = "") -> Line:
        return _line(role, text, label and label + words.colon, number)

    yield line("question", answer["question"])
    yield line("state", _state(answer, words), words.state)
    if answer.get("scope"):
        yield line("scope", answer["scope"], words.scope)
    understood = _understood(answer["understood"], answer.get("named") or {}, words)
    if understood:
        yield line("meta", understood, words.understood)
    if answer.get("differing"):
        yield line("differs", words.differs_line, words.differs)
    for side in answer.get("differing", ()):
        yield Line("side", (shown(_side(side, words)),), "", number)
    for place, text in enumerate(answer["answer"].split("\n")):
        if not text.strip():
            continue
        bare = _BULLET.sub("", text)
        yield Line("item" if bare != text else "answer", tuple(_CONTROL.sub("", piece) for piece in pieces(bare)), "", number)
        if bounds := [one["figure"] for one in answer.get("bounds", ()) if one["line"] == place]:
            yield line("bound", words.joiner.join(bounds), words.in_text)
    if answer["nearest"]:
        yield line("nearest", answer["nearest"]["quote"], words.nearest)
        yield line("source", _source(answer["nearest"], words), words.source)
        yield line("place", _place(answer["nearest"], words), words.place)
    checks = _checks(answer, words)
    if checks:
        yield line("checks", checks, words.checks)
    for remark in answer["notes"]:
        yield line("remark", remark, words.remark)


def _side(side: dict[str, Any], words: Words) -> str:
    """One of several figures: the figure with its note, its words, what it counts, of when, and whose it is."""
    about = [words.kind.get(side["kind"] or "", ""), side["of"], str(side["year"] or ""), side["report"], side["date"]]
    said = words.stop.join(part for part in about if part)
    brackets = f" ({said})" if words.colon.isascii() else f"（{said}）"
    return f"{side['figure']} [{side['n']}]{words.colon}{side['words']}{brackets}"


def _state(answer: dict[str, Any], words: Words) -> str:
    reason = answer["reason"]
    return words.status[answer["status"]] + (f" · {words.reason.get(reason, reason)}" if reason else "")


def _understood(understood: dict[str, Any], named: dict[str, str], words: Words) -> str:
    """Report, year, place, indicator and term that the question was taken to name, `named` in English; a follow-up made whole."""
    found = [understood["question"]] if understood.get("question") else []
    for name, key in ((words.indicators, "indicators"), (words.terms, "terms"), (words.years, "years"), (words.places, "places")):
        if understood[key]:
            found.append(f"{name} {words.joiner.join(named.get(str(item), str(item)) for item in understood[key])}")
    if understood["report"]:
        found.append(f"{words.report} {named.get(understood['report'], understood['report'])}")
    return words.stop.join(found)


def _checks(answer: dict[str, Any], words: Words) -> str:
    """What was held against the quotes, by number."""
    counts = answer["counts"]
    labels = (
        (words.figures_match, counts["figures"]),
        (words.figures_computed, counts["computed"]),
        (words.names_match, counts["names"]),
        (words.citations, counts["citations"]),
    )
    told = words.joiner.join(counted(label, count) for label, count in labels if count)
    parts = [told] if told else []
    parts += [words.written_by.format(name=answer["composer"].removeprefix("model:"))] if answer["composer"].startswith("model:") else []
    parts += [counted(words.dropped, counts["dropped"])] if counts["dropped"] else []
    return words.stop.join(parts)


def _note_lines(note: dict[str, Any], words: Words) -> Iterator[Line]:
    """One numbered note: the quote, its English, source, place, and the citation that stands by itself."""

    def line(role: str, text: str, label: str) -> Line:
        return _line(role, text, label + words.colon, 0, note["n"])

    yield line("quote", note["quote"], words.quote)
    if note["table"]:
        columns = " | ".join(note["table"]["columns"])
        yield line("columns", f"{note['table']['title']} | {columns}" if note["table"]["title"] else columns, words.columns)
    if note["quote_en"]:
        maker = english_maker(words, note["quote_en_by"])
        yield line("english", note["quote_en"], f"{words.english} ({maker})" if words.colon.isascii() else f"{words.english}（{maker}）")
    else:
        yield line("english", words.no_english, words.english)
    for own in note["footnotes"]:
        yield line("footnote", own["text"], named_note(words.footnote, own["mark"]))
    yield line("source", _source(note, words), words.source)
    yield line("place", _place(note, words), words.place)
    yield line("chinese_form", cite_in_chinese(note, note["kind"]), words.chinese_form)
    yield line("english_form", cite_in_english(note), words.english_form)


def _source(note: dict[str, Any], words: Words) -> str:
    """Title, publisher, date and heading path."""
    report = note["report"]
    title = report["title"]
    if words.colon.isascii() and report.get("title_en"):
        title = f"{report['title_en']} [{title}]"
    path = " › ".join(part for part in note["section"] if part)
    return words.stop.join(part for part in (title, report.get("publisher"), report.get("date") or words.dateless, path) if part)


def _place(note: dict[str, Any], words: Words) -> str:
    """Row and page where there are any, file, characters and checksum."""
    locator = note["locator"]
    row = _ROW.fullmatch(locator.get("cell") or "")
    parts = [words.row.format(n=row[1])] if row else [locator["cell"]] if locator.get("cell") else []
    parts += [words.page.format(n=locator["page"])] if locator.get("page") is not None else []
    parts += [words.ocr] if note.get("ocr") else []
    parts.append(words.file.format(name=locator["file"]))
    parts.append(words.characters.format(start=locator["start"], end=locator["end"]))
    parts.append(f"SHA-256 {locator['sha256']}")
    return words.stop.join(parts)
