"""Lists of terms: entries under 名词解释 and the like, at the end of a report or of one of its sections.

In: the paragraphs of a report. Out: the same without the entries, and the entries as notes. An entry may be
numbered (1. 1、（1）一、①), broken over lines, go on in further paragraphs, have its term on a line of its own, or
share one paragraph with the others. Knows nothing of marks, nor of who uses a term.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.clean import Item, Paragraph, TabLines, stands_alone
from corpus.flow import Canvas, Flow
from corpus.genre import ANNEX, GLOSSARY, ends_sentence, has_stop, heading_level
from corpus.lines import Note
from corpus.note_tables import take_note_table
from corpus.terms import split_terms

# matches 1. 1、 1） （1） (1) ［1］ ① ★ 一、 （一） 注1：, the 1 of 1“两重”; not 1.3万, 2026年
_NUMBER = re.compile(
    r"(?:注释?)?\d{1,3}(?:[.．](?!\d)|[、）)]|(?<=注\d)[：:]|(?=[“\"「【]))|[（(［\[〔【](?:注释?)?\d{1,3}[）)］\]〕】][.．、]?|[①-⑳㉑-㊿]|[●○◆◇■□▲△★☆•·]"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
# A list in one paragraph: matches 名词解释：1.“两重”：…, 注：“两重”指…; not 注：表中数据为快报数 (which defines nothing)
_RUN_IN = re.compile(r"(?:[^，。；：:]{0,12}名词(?:解释|注释|说明)|注释?)[：:](?=.)")
# Where the next entry of such a paragraph begins: matches ；2.“两新”, 。（2）“两新”, ；“两新”：; not ；“两新”落地
_NEXT = re.compile(r"(?<=[。；;])(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|(?=“[^“”]{1,20}”[^，。；“”]{0,12}(?:：|:|是指|指)))")
# A further paragraph of an entry: matches 一是…, （1）…, 其中：…; not 各位代表
_GOES_ON = re.compile(r"[一二三四五六七八九]是|[（(]\d{1,2}[）)]|[①-⑳]|其中|包括|具体|主要")
_MAX_TERM_CHARS = 40
_MAX_ENTRY_PARAGRAPHS = 20
_NUMERALS = "一二三四五六七八九十"


@dataclass(slots=True)
class _List:
    """The entries of one list while it is read."""

    notes: list[Note] = field(default_factory=list)
    kept: list[Item] = field(default_factory=list)
    waiting: tuple[Flow, str] | None = None  # a term whose definition stands on the next line, and its number
    numbered: bool = False


def take_glossaries(canvas: Canvas, items: Sequence[Item], before: int = 0) -> tuple[list[Item], list[Note]]:
    """`items` without the entries of lists of terms (their headings stay), and those entries as notes.

    `before` notes stand in the report already: entries without a number are counted on from there.
    """
    kept: list[Item] = []
    notes: list[Note] = []
    index = 0
    while index < len(items):
        item = items[index]
        taken = _take_run_in(canvas, item, before + len(notes)) if isinstance(item, Paragraph) else None
        headed = bool(kept) and isinstance(kept[-1], Paragraph) and GLOSSARY.fullmatch(kept[-1].string) is not None
        if isinstance(item, TabLines):
            taken = take_note_table(canvas, item, headed, before + len(notes))
        if taken:
            notes += taken
        elif _heads(items, index):
            kept.append(item)
            found, used = _take_list(canvas, items[index + 1 :], before + len(notes))
            kept += found.kept
            notes += found.notes
            index += used
        else:
            kept.append(item)
        index += 1
    return kept, notes


def _heads(items: Sequence[Item], index: int) -> bool:
    """Whether a heading of a list of terms stands at `index`: an entry follows, in one of its two forms."""
    item = items[index]
    if not isinstance(item, Paragraph) or not GLOSSARY.fullmatch(item.string):
        return False
    following = [other for other in items[index + 1 : index + 4] if isinstance(other, Paragraph)]
    if any(_opens_entry(other) for other in following):
        return True
    return len(item.string) > 2 and len(following) > 1 and _is_term_line(following[0]) and ends_sentence(following[1].string)


def _opens_entry(item: Item) -> bool:
    return isinstance(item, Paragraph) and bool(split_terms(_without_number(item.string)) or _spaced_head(item))


def _without_number(string: str) -> str:
    match = _NUMBER.match(string)
    return string[match.end() :] if match else string


def _is_term_line(item: Paragraph) -> bool:
    """Whether a paragraph is nothing but a term: short, without a stop, an open comma or a definition."""
    string = _without_number(item.string).rstrip("：:")
    return 1 < len(string) <= _MAX_TERM_CHARS and stands_alone(string) and not has_stop(string)


def _spaced_head(item: Paragraph) -> int:
    """The length of a head that only a space parts from its definition (1.两重　国家重大战略实施…。), 0 without one."""
    raw = item.first.raw.string
    number = _NUMBER.match(raw)
    bare = raw[number.end() :].lstrip() if number else raw
    match = re.match(r"([^\s，。；：:]{2,24})[ \t　]+(?=[^\s]{6,})", bare)
    if match is None or not ends_sentence(item.string) or len(item.string) < 2 * len(match[1]):
        return 0
    return len(match[1])


def _take_list(canvas: Canvas, items: Sequence[Item], before: int) -> tuple[_List, int]:
    """The entries at the start of `items`, and how many items they are."""
    found = _List()
    for index, item in enumerate(items):
        number = _number(item.string, len(found.notes) + 1) if isinstance(item, Paragraph) else ""
        if not isinstance(item, Paragraph) or _ends(item, number):
            return found, index
        following = items[index + 1] if index + 1 < len(items) else None
        more = any(_numbers(other, len(found.notes) + 1) for other in items[index + 1 : index + 1 + _MAX_ENTRY_PARAGRAPHS])
        _take_entry(canvas, found, item, number, following, before, more)
    return found, len(items)


def _ends(item: Paragraph, number: str) -> bool:
    """Whether a list of terms is over at `item`: the next heading, annex or list."""
    if ANNEX.fullmatch(item.string) or GLOSSARY.fullmatch(item.string):
        return True
    return heading_level(item.string) in (1, 2) and not (number and split_terms(item.string[len(number) :]))


def _number(string: str, expected: int) -> str:
    """The number at the start of an entry, with its stop; the expected one may stand before a figure.

    >>> _number("21.5+2就业之家：覆盖省、市", 21), _number("“两重”：指重大项目", 1), _number("2026年实事：十件", 3)
    ('21.', '', '')
    """
    match = re.match(rf"{expected}[.．、]", string) or _NUMBER.match(string)
    return match[0] if match else ""


def _numbers(item: Item, expected: int) -> bool:
    return isinstance(item, Paragraph) and bool(re.match(rf"[（(［\[〔【]?{expected}[.．、）)］\]〕】]", item.string))


def _take_entry(canvas: Canvas, found: _List, item: Paragraph, number: str, following: Item | None, before: int, more: bool) -> None:
    flow = item.flow.cut(len(number)).stripped()
    if found.waiting is not None:
        head, printed = found.waiting
        found.waiting = None
        _add(canvas, found, item, printed, head.joined(item.flow), before, len(head.string.rstrip("：:")))
        return
    terms = split_terms(flow.string)
    spaced = 0 if terms else _spaced_head(item)
    goes_on = found.notes and not number and found.numbered
    headed = bool(terms) and flow.string[-1] in "：:"  # the definition stands on the next line
    if (terms or spaced) and not goes_on and not headed:
        canvas.drop_flow(item.flow.cut(0, len(number)), "note number")
        _add(canvas, found, item, number, flow, before, spaced)
    elif (
        (headed or _is_term_line(item))
        and isinstance(following, Paragraph)
        and ends_sentence(following.string)
        and not _numbers(following, len(found.notes) + 2)
    ):
        canvas.drop_flow(item.flow.cut(0, len(number)), "note number")
        found.waiting = flow, number
    elif goes_on and ends_sentence(flow.string) and (more or _GOES_ON.match(flow.string)):
        found.notes[-1].body = found.notes[-1].body.joined(item.flow)
    else:
        found.kept.append(item)


def _add(canvas: Canvas, found: _List, item: Paragraph, number: str, flow: Flow, before: int, head: int) -> None:
    found.numbered = found.numbered or bool(number)
    mark = re.sub(r"[^\d①-⑳㉑-㊿]", "", number) or str(before + len(found.notes) + 1)
    found.notes.append(Note(mark, flow, item.first.file, printed=False, head=head))


def _take_run_in(canvas: Canvas, item: Paragraph, before: int) -> list[Note]:
    """The entries of a list that is one paragraph (注：“两重”指…；“两新”指…。), none where it is no such list."""
    label = _RUN_IN.match(item.string)
    if label is None:
        return []
    starts = [label.end(), *(match.start() for match in _NEXT.finditer(item.string, label.end()))]
    notes: list[Note] = []
    numbers: list[Flow] = []
    for start, end in zip(starts, [*starts[1:], len(item.string)], strict=True):
        flow = item.flow.cut(start, end)
        number = _NUMBER.match(flow.string)
        width = number.end() if number else 0
        mark = re.sub(r"[^\d①-⑳㉑-㊿]", "", number[0]) if number else ""
        numbers.append(flow.cut(0, width))
        flow = flow.cut(width).stripped()
        if not split_terms(flow.string):
            return []
        notes.append(Note(mark or str(before + len(notes) + 1), flow, item.first.file, printed=False))
    canvas.drop_flow(item.flow.cut(0, label.end()), "note label")
    for flow in numbers:
        canvas.drop_flow(flow, "note number")
    return notes
