"""How running text bounds a table's bare figure: the table has 5, the text 5%左右. Said beside the figure wherever an answer is shown.

In: an answer's sentences, the table's cells they cite, and the figures of the loaded reports. Out: the figures of running text, and their
words in either language. The module knows nothing of pages or forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from answer import Yearbook, pieces, printed, role_of
from answer.frames import value_en
from answer.model import Answer, Citation
from corpus import Fact, FactRow
from export.words import words_for

_HAN = re.compile(r"[\u3400-\u9fff]")
_MARK = re.compile(r"\[(\d{1,4})\]")  # [2]; not [2026年]
# Words that bound a figure → English, by whether they stand before or behind it.
_BEFORE = (("力争", "striving for "), ("确保", "at least "), ("不低于", "at least "), ("不少于", "at least "), ("不高于", "at most "),
           ("超过", "over "), ("突破", "over "), ("超", "over "), ("逾", "over "), ("约", "about "), ("近", "nearly "), ("迈上", "reaching "), ("达到", "reaching "), ("达", "reaching "))  # fmt: skip
_BEHIND = (("左右", "around "), ("上下", "around "), ("及以上", "at least "), ("以上", "at least "), ("以内", "within "), ("以下", "below "),
           ("余", "over "), ("多", "over "))  # fmt: skip


def bounding(sentence: str, citation: Citation, book: Yearbook | None) -> Iterator[FactRow]:
    """The figures of running text that are a table's figure with words that bound it (5, and 5%左右), of a year that the sentence names."""
    for line in book.lines if book is not None and citation.table is not None else ():
        own = [row.fact for row in line.rows if _is_cell(row, citation) and str(row.fact.year) in sentence and row.fact.value in sentence]
        for row in line.rows:
            fact = row.fact
            if fact.row is None and fact.qualifier and any(
                not one.qualifier and one.year == fact.year and role_of(one) == role_of(fact) and one.low == fact.low and one.unit == fact.unit
                for one in own
            ):  # fmt: skip
                yield row


def _is_cell(row: FactRow, citation: Citation) -> bool:
    table = citation.table
    return table is not None and row.report.id == citation.report.id and row.fact.row is not None and row.fact.indicator == table.row


def find_bounds(answer: Answer, book: Yearbook | None) -> list[dict[str, Any]]:
    """The bounds of an answer's figures, each once: the line of its text (from 0), the words in its language, and where they stand."""
    known = {citation.n: citation for citation in answer.citations}
    found: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(answer.text.split("\n")):
        for sentence in pieces(line):
            for n in map(int, _MARK.findall(sentence)):
                for row in bounding(sentence, known[n], book) if n in known else ():
                    said, spot = said_figure(row.fact, answer.language, True), row.spot()
                    where = {"start": spot.start, "end": spot.end} if spot is not None else {}
                    found.setdefault(said, {"line": number, "figure": said, "report": row.report.id, **where})
    return list(found.values())


def bounded_text(answer: Answer, book: Yearbook | None) -> str:
    """The answer's text, under each line how running text bounds its figures."""
    words, bounds = words_for(answer.language), find_bounds(answer, book)
    lines = []
    for number, line in enumerate(answer.text.split("\n")):
        own = [one["figure"] for one in bounds if one["line"] == number]
        lines += [line, *([f"{words.in_text}{words.colon}{words.joiner.join(own)}"] if own else [])]
    return "\n".join(lines)


def figure_in_english(fact: Fact, with_unit: bool) -> str:
    """A figure with what bounds it, in English; "" where a word of it is not known.

    >>> figure_in_english(Fact("GDP", "6左右", "%", 2026, "target", None, "", 0, 0, low=6.0, high=6.0), True)
    'around 6%'
    >>> figure_in_english(Fact("GDP", "700", "亿元", 2026, "target", None, "", None, None, low=700.0, high=None, qualifier="力争、超"), True)
    'striving for over 70 billion yuan'
    """
    unit, value = (fact.unit if with_unit else ""), fact.value
    lead = ""
    for word in [one for one in fact.qualifier.split("、") if one and one not in value] if fact.row is None else []:
        meant = next((shown for known, shown in (*_BEFORE, *_BEHIND) if known == word), None)
        if meant is None:
            return ""
        lead += meant
    said = value_en(value, unit, lambda words: None)
    return f"{lead}{said}" if said and not _HAN.search(said) else ""


def said_figure(fact: Fact, language: str, with_unit: bool) -> str:
    """A figure as printed, or in English for a reader of that where it can be said so; not escaped."""
    shown = printed(fact, with_unit)
    return (figure_in_english(fact, with_unit) if language == "en" and _HAN.search(shown) else "") or shown
