"""An answer's sentences as HTML: paragraphs and lists with their marks as links; English ones beside the Chinese they rest on.

In: an answer's text, or its beginning while it streams in, and the answer. Out: HTML for a chat message, escaped as the chat needs it.
The module knows nothing of frames, events or the proof pane's inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from answer.model import Answer, Citation
from web.escape import escape
from web.labels import Labels
from web.proof import cite_id
from web.understood import PLAIN, Names
from web.when import When

_MARK = re.compile(r"\[(\d{1,4})\]")  # [2]; not [2026年]
_MARKS = re.compile(r"((?:\[\d{1,4}\]\s*)+)([。．，；：、！？,.;:!?）)]*)")  # [1][2]。
_BULLET = re.compile(r"^[-•·]\s+")  # "- 一张清单"
_ENDS = re.compile(r"</(?:p|li></[uo]l)>$")  # of <p>…</p>, <ul><li>…</li></ul>; not of <b>…</b>
_NUMBERED = re.compile(r"^\d{1,2}[.、]\s+")  # "1. 一张清单"; not "1.5倍"
_ON_ONE_LINE = 3  # marks that stay together; of more, the last alone stays with the stop


@dataclass(frozen=True)
class _Row:
    """Sentences that rest on the same citations."""

    shown: str  # HTML
    numbers: tuple[int, ...]


def render_body(text: str, answer: Answer, message: int, labels: Labels, names: Names = PLAIN) -> str:
    """Lines of the answer as paragraphs and lists; a table of sentences and quotes for an English one."""
    if answer.language == "en" and answer.citations:
        return _pairs(text, answer, message, labels, names)
    known = {citation.n: citation for citation in answer.citations}
    when = When(labels, names)
    parts: list[str] = []
    open_list = ""
    for kind, words in _lines(text):
        if kind != open_list:
            parts.append((f"</{open_list}>" if open_list else "") + (f"<{kind}>" if kind else ""))
            open_list = kind
        inner = _linked(words, known, message, labels, when)
        lead = "" if any("<p" in part or "<li" in part for part in parts) else ' class="lead"'
        parts.append(f"<li>{inner}</li>" if kind else f"<p{lead}>{inner}</p>")
    return "".join(parts) + (f"</{open_list}>" if open_list else "")


def cite_link(message: int, n: int, labels: Labels) -> str:
    """The link of one mark."""
    name = escape(labels.open_citation.format(n=n))
    return f'<a class="cite" href="#{cite_id(message, n)}" title="{name}">{n}</a>'


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """("ul", "ol" or "", the words) of each line that holds any."""
    for line in text.split("\n"):
        if line.strip():
            kind = "ul" if _BULLET.match(line) else "ol" if _NUMBERED.match(line) else ""
            yield kind, _BULLET.sub("", line) if kind == "ul" else _NUMBERED.sub("", line) if kind else line


def _linked(text: str, known: Mapping[int, Citation], message: int, labels: Labels, when: When) -> str:
    """Escaped text in which the marks of known citations are links, the last kept on one line with the stop that follows."""
    parts, end = [], 0
    for marks in _MARKS.finditer(text):
        parts.append(escape(text[end : marks.start()].rstrip(" ")))
        links = [cite_link(message, int(n), labels) if int(n) in known else escape(f"[{n}]") for n in _MARK.findall(marks[1])]
        several = " many" if len(links) > _ON_ONE_LINE else ""
        parts.append(f'<span class="marks{several}">{"".join(links[:-1])}<span>{links[-1]}{escape(marks[2])}</span></span>')
        rests_on = [known[int(n)] for n in _MARK.findall(marks[1]) if int(n) in known]
        parts.append(when.render(text[end : marks.start()], rests_on))
        end = marks.end()
    return "".join(parts) + escape(text[end:])


def _pairs(text: str, answer: Answer, message: int, labels: Labels, names: Names) -> str:
    """One row a sentence: its words, and the quotes that it rests on, each once."""
    quoted = {citation.n: citation for citation in answer.citations}
    alone = {row.numbers[0] for row in _rows(answer.text, quoted, message, labels, names) if len(row.numbers) == 1}
    seen: set[int] = set()
    lines = []
    for row in _rows(text, quoted, message, labels, names):
        # A sentence that sums up what others say one by one leaves each quote to the sentence that rests on it alone.
        below = [n for n in row.numbers if len(row.numbers) > 1 and n in alone - seen]
        quotes = [_quote(quoted[n], len(row.numbers) > 1, n in seen, labels) for n in row.numbers if n not in below]
        quotes += [_pointer(below, labels.pair_below, labels)] if below else []
        seen |= {*row.numbers} - {*below}
        source = f'<td lang="zh-CN">{"".join(quotes)}</td>' if quotes else "<td></td>"
        lines.append(f"<tr><td>{row.shown}</td>{source}</tr>")
    head = f'<tr><th scope="col">{escape(labels.pair_answer)}</th><th scope="col">{escape(labels.pair_source)}</th></tr>'
    return f'<table class="pair"><thead>{head}</thead><tbody>{"".join(lines)}</tbody></table>' if lines else ""


def _rows(text: str, known: Mapping[int, Citation], message: int, labels: Labels, names: Names) -> list[_Row]:
    """The sentences in order, those that follow each other on the same citations together."""
    rows: list[_Row] = []
    number, when = 0, When(labels, names)
    for kind, words in _lines(text):
        number = number + 1 if kind == "ol" else 0
        for place, (piece, numbers) in enumerate(_sentences(words, set(known))):
            inner = _linked(piece, known, message, labels, when)
            again = bool(rows and numbers and rows[-1].numbers == numbers)
            if again and place:
                rows[-1] = replace(rows[-1], shown=_joined(rows[-1].shown, inner))
                continue
            start = f' value="{number}"' if kind == "ol" else ""
            lead = ' class="lead"' if not rows else ""
            shown = f"<{kind}><li{start}>{inner}</li></{kind}>" if kind and place == 0 else f"<p{lead}>{inner}</p>"
            if again:
                rows[-1] = replace(rows[-1], shown=rows[-1].shown + shown)
            else:
                rows.append(_Row(shown, numbers))
    return rows


def _joined(shown: str, inner: str) -> str:
    """A further sentence of the same line, put before the ends of the elements that hold the one before."""
    ends = _ENDS.search(shown)
    assert ends is not None
    return f"{shown[: ends.start()]} {inner}{ends[0]}"


def _sentences(words: str, known: set[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A line cut behind its marks, each piece with the citations that it names.

    >>> list(_sentences("It is 5% [1]. So it was [2][3].", {1, 2, 3}))
    [('It is 5% [1].', (1,)), ('So it was [2][3].', (2, 3))]
    """
    end = 0
    for marks in _MARKS.finditer(words):
        numbers = dict.fromkeys(int(n) for n in _MARK.findall(marks[1]) if int(n) in known)
        yield words[end : marks.end()].strip(), tuple(numbers)
        end = marks.end()
    if words[end:].strip():
        yield words[end:].strip(), ()


def _quote(citation: Citation, numbered: bool, again: bool, labels: Labels) -> str:
    """A quote, with its number where there are several; one that stands above is only pointed to."""
    if again:
        return _pointer([citation.n], labels.pair_above, labels)
    number = f'<b class="n">{citation.n}</b> ' if numbered else ""
    return f'<p class="src">{number}{escape(quoted_words(citation))}</p>'


def _pointer(numbers: list[int], where: str, labels: Labels) -> str:
    """That some quotes stand at another sentence."""
    shown = " ".join(f'<b class="n">{n}</b>' for n in numbers)
    return f'<p class="again">{shown} <span lang="{labels.html_lang}">{escape(where)}</span></p>'


def quoted_words(citation: Citation) -> str:
    """A quote as it stands in the report; of a table's row, each cell behind its column's heading; not escaped."""
    table, rest, shown = citation.table, citation.quote, []
    for head, cell in () if table is None else zip(table.columns, table.cells, strict=False):
        if cell and rest.startswith(cell):  # a cell that stands before the quoted ones, such as a row's number, is not of the quote
            rest = rest[len(cell) :].lstrip()
            shown.append(cell if table is not None and cell == table.row else f"{head} {cell}".strip())
    return "｜".join(shown) if shown and not rest else citation.quote
