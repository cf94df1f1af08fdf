"""A pasted text taken apart: its sentences in order, with their places, whatever it was pasted from.

In: the canonical text of a draft. Out: `Line`s, each a sentence or a heading: its words in one line, where it stands, its
language. Lines that a printer broke in mid-sentence are read as one. The module knows nothing of reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import split_sentences

# A stop that ends an English sentence: not the one of 4.5, No. 3, U.S. or e.g.
_STOP_EN = re.compile(
    r"(?<!\bNo)(?<!\bU\.S)(?<!\be\.g)(?<!\bi\.e)(?<!\bMr)(?<!\bMs)(?<!\bDr)[.!?][\"”')\]]*(?=\s+[\"“'(\[]*[A-Z0-9\u3400-\u9fff])"
)
_ORDER = re.compile(r"(?:^|[:;])\s*\d{1,2}$")  # the 1 of "projects: 1. Chongqing Station"
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENDS = re.compile(r"[。！？!?；;：:.…][”’』」\"')）\]]*\s*$")
_MARKS = re.compile(r"^[ \t\u3000]*(?:#{1,6}[ \t]+|[-*+•][ \t]+|>[ \t]*)*")
# A line of this length that ends in no stop goes on in the next: a heading is shorter.
_WRAPPED_CHARS = {"zh": 18, "en": 45}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: `text` in one line; `start`:`end` in the draft; whether a line of the draft begins with it."""

    text: str
    start: int
    end: int
    language: str
    opens: bool


def draft_lines(text: str) -> Iterator[Line]:
    """The sentences of a draft, in order.

    >>> [(line.text, line.language) for line in draft_lines("# 速览\\n2025年增长4.5%。其中服务业好。\\nGDP rose 4.5%. It fell.")]
    [('速览', 'zh'), ('2025年增长4.5%。', 'zh'), ('其中服务业好。', 'zh'), ('GDP rose 4.5%.', 'en'), ('It fell.', 'en')]
    """
    for start, end in _paragraphs(text):
        words = text[start:end]
        language = "zh" if len(_HAN.findall(words)) * 3 >= len(re.findall(r"[A-Za-z]+", words)) and _HAN.search(words) else "en"
        flat = _flattened(words, language)
        spans = split_sentences(flat) if language == "zh" else _english(flat)
        for number, (first, last) in enumerate(spans):
            said = " ".join(flat[first:last].split())
            if any(char.isalnum() for char in said):
                shown = said if language == "en" else flat[first:last].replace("\0", "").strip()
                yield Line(shown, start + first, start + last, language, not number)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, with those that only a printer parted taken together."""
    lines = []
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        marks = _MARKS.match(match[0])
        first = match.start() + (marks.end() if marks else 0)
        if text[first : match.end()].strip():
            lines.append((first, match.end(), bool(marks and marks[0].strip())))
    at = 0
    while at < len(lines):
        start, end, _ = lines[at]
        while at + 1 < len(lines) and _goes_on(text, (start, end), lines[at], lines[at + 1]):
            at += 1
            end = lines[at][1]
        yield start, end
        at += 1


def _goes_on(text: str, whole: tuple[int, int], line: tuple[int, int, bool], following: tuple[int, int, bool]) -> bool:
    words, after = text[line[0] : line[1]], text[following[0] : following[1]]
    between = text[line[1] : following[0]]
    least = _WRAPPED_CHARS["zh" if _HAN.search(words) else "en"]
    if following[2] or between.count("\n") > 1 or "\t" in words or "|" in words or _ENDS.search(words):
        return False
    # A table's cells and headings are short; what was wrapped is about as long as its neighbour, or is its end.
    return len(words) >= least and (len(after) >= least / 2 or _ENDS.search(after) is not None) and len(text[slice(*whole)]) < 4000


def _flattened(words: str, language: str) -> str:
    """Line ends as blanks in English, as signs to be left out in Chinese; every character keeps its place."""
    return re.sub(r"[\r\n\u2028\u2029]", " " if language == "en" else "\0", words)


def _english(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for stop in _STOP_EN.finditer(text):
        if _ORDER.search(text[start : stop.start()]):
            continue
        spans.append((start, stop.end()))
        start = stop.end()
    return [*spans, (start, len(text))]
