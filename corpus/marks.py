"""Notes in print: a mark in the text (［1］, [1], [^1], 【注1】, ①, ¹, *) and an entry that begins with it.

In: the canonical text of a file. Out: where marks and entries stand, as for footnotes. Entries may stand under
their paragraph, at a section's end or at the end of the text; numbers may begin anew. Where a list of terms
numbers its entries 1. 2. 3., marks of any shape with those numbers belong to it. What has no mark in the text
before it is no entry but an item of a list. Knows nothing of blocks or terms' uses.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from corpus.bare_notes import find_bare_list
from corpus.footnotes import NoteSpan
from corpus.genre import GLOSSARY, LIST_ITEM, ends_sentence, starts_block
from corpus.terms import split_terms

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_STARS = "*＊※"  # they do not count: the first one calls the first note


@dataclass(frozen=True, slots=True)
class _Shape:
    """One way to print a mark; `plain` shapes are nothing but marks, the others also number items or units."""

    pattern: str
    plain: bool
    entry: str = ""  # how an entry may also begin, where that differs from its mark
    single: bool = False  # two in one line are signs of emphasis


# An entry of a mark in brackets that stands without them: matches 注1：“631”机制…, 注2、…; not 注释：, 注1个
_NOTED = r"注释?[ \t　]?(\d{1,3})(?=[ \t　]*[：:.．、])"
# Each with what it matches and must not.
_SHAPES = (
    _Shape(r"\[\^([\w-]{1,12})\]", True),  # [^1]
    _Shape(r"［(?:注释?)?(\d{1,3})］", True, _NOTED),  # ［1］, ［注1］; not ［2025］
    _Shape(r"\[(?:注释?)?(\d{1,3})\](?!\()", True, _NOTED),  # [1]; not [1](http://…), [2025]
    _Shape(r"〔(?:注释?)?(\d{1,3})〕", True),  # 〔1〕; not 〔2025〕12号
    _Shape(r"【(?:注释?)?(\d{1,3})】", True, _NOTED),  # 【1】, 【注1】; not 【字号】
    _Shape(r"[（(]注释?(\d{1,3})[）)]", True, _NOTED),  # （注1）; not （1）
    _Shape(rf"(?<![A-Za-z{_RAISED}])([{_RAISED}]{{1,3}})(?![{_RAISED}])", False),  # ¹, ¹²; not km²
    _Shape(rf"([{_CIRCLED}])", False),  # ①
    _Shape(r"(?<![*＊※])([*＊※])(?![*＊※])", False),  # *; not **
    _Shape(r"(?<![*＊※])([*＊]{2,3})(?![*＊※])", False, single=True),  # ** after *; not **重点**
    _Shape(r"[（(](\d{1,3})[）)]", False),  # （1）
)
# What a mark of a shape that numbers items too may follow: a name, a figure, a bracket; not a stop or a colon.
_AFTER_TERM = re.compile(r"[\w”’』」》）)%％″\"]")
_ENTRY_GAP = re.compile(r"[ \t　]*[:：.．、]?[ \t　]*")
# An entry's number under 注释 where marks have another shape: matches 1.“两重”, 2、…, （3）…, 注4：…; not 1.3万
_LISTED = re.compile(r"[ \t　]*(?:注释?\s*)?(?:[（(](\d{1,3})[）)]|(\d{1,3})[.．、:：)）](?!\d))")
_LINE = re.compile(r"[^\r\n\f]+")
# 注：①…；②…。 puts all entries of a paragraph into one line
_LABEL = re.compile(r"[ \t　]*(?:注释?[：:][ \t　]*)?")
_MAX_NOTE_CHARS = 1500


@dataclass(frozen=True, slots=True)
class _Entry:
    mark: str
    number: int
    start: int  # of the line, so that a label 注： goes with it
    body: int
    end: int


def find_printed(text: str) -> tuple[list[tuple[str, int, int]], list[NoteSpan]]:
    """Marks and notes of every shape that `text` has, in order of position.

    >>> text = "实施“两重”［1］和“两新”［2］。\\n注释\\n［1］“两重”：指重大项目。\\n［2］“两新”：指更新。\\n"
    >>> marks, notes = find_printed(text)
    >>> [mark for mark, _, _ in marks], [text[n.body_start:n.body_end] for n in notes]
    (['1', '2'], ['“两重”：指重大项目。', '“两新”：指更新。'])
    >>> find_printed("①完善机制；②优化流程。")
    ([], [])
    """
    marks: list[tuple[str, int, int]] = []
    notes: list[NoteSpan] = []
    listed: set[int] | None = None
    for shape in _SHAPES:
        found = _alone_in_lines(shape, text) if shape.single else list(re.finditer(shape.pattern, text))
        if not found:
            continue
        entries = _entries(text, shape, found)
        starts = {entry.start for entry in entries} | {entry.body for entry in entries}
        inline = [match for match in found if not _opens(match, text, starts) and _may_mark(match, text, shape)]
        spans = [NoteSpan(entry.mark, entry.start, entry.end, entry.body, entry.end) for entry in entries]
        inline = [match for match in inline if not _inside(match.start(), spans)]
        if not entries:
            listed = _listed_numbers(text) if listed is None else listed
            if shape.plain and not listed:
                spans = find_bare_list(text, [(_mark(match[1]), match.start()) for match in inline])
            if not spans:
                inline = [match for match in inline if text[match.start() - 1] not in "\r\n\f"]
            if not spans and not _stand_alone(inline, shape, listed):
                continue
        elif not shape.plain:
            inline = [match for match in inline if _mark(match[1]) in {entry.mark for entry in entries}]
        marks += [(_mark(match[1]), match.start(), match.end()) for match in inline]
        notes += spans
    return sorted(marks, key=lambda mark: mark[1]), sorted(notes, key=lambda note: note.start)


def _alone_in_lines(shape: _Shape, text: str) -> list[re.Match[str]]:
    """The matches of a shape that are the only one of their line."""
    pattern = re.compile(shape.pattern)
    lines = (list(pattern.finditer(text, line.start(), line.end())) for line in _LINE.finditer(text))
    return [matches[0] for matches in lines if len(matches) == 1]


def _mark(printed: str) -> str:
    """The mark as notes are called: raised digits become plain ones.

    >>> _mark("¹²"), _mark("①"), _mark("3")
    ('12', '①', '3')
    """
    return unicodedata.normalize("NFKC", printed) if printed[0] in _RAISED else printed


def _number(mark: str) -> int:
    """The value of a mark, 1 for one that does not count."""
    return int(unicodedata.normalize("NFKC", mark)) if mark[0] not in _STARS and not mark.isalpha() and mark.isalnum() else 1


def _inside(position: int, spans: list[NoteSpan]) -> bool:
    """Whether `position` falls into one of the spans, which are in order."""
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return index >= 0 and position < spans[index].end


def _opens(match: re.Match[str], text: str, starts: set[int]) -> bool:
    """Whether the match is the mark that opens an entry."""
    gap = _ENTRY_GAP.match(text, match.end())
    return match.start() in starts or (gap is not None and gap.end() in starts)


def _may_mark(match: re.Match[str], text: str, shape: _Shape) -> bool:
    """Whether what stands before the match lets it be a mark."""
    before = text[max(0, match.start() - 1) : match.start()]
    if shape.plain:
        return bool(before.strip()) or match.start() > 0
    return bool(_AFTER_TERM.match(before)) and text[match.end() : match.end() + 1] not in ("*", "＊")


def _entries(text: str, shape: _Shape, found: list[re.Match[str]]) -> list[_Entry]:
    """The entries of one shape: runs that count up from 1, most of whose numbers stand as marks before them."""
    heads = [head for line in _LINE.finditer(text) for head in _heads_of(text, line, shape)]
    opening = {head[1] for head in heads}
    inline: dict[str, list[int]] = {}
    for match in found:
        if match.start() not in opening and _may_mark(match, text, shape):
            inline.setdefault(match[1], []).append(match.start())
    runs: list[list[tuple[int, int, re.Match[str]]]] = []
    for head in heads:
        number, mark = _number(head[2][1]), head[2][1]
        run = runs[-1] if runs else []
        before = run[-1][1] if run else -1
        goes_on = bool(run) and number == _number(run[-1][2][1]) + 1
        called = _called(inline, mark, -1, head[1]) or (goes_on and text.count("\n", before, head[1]) <= 3)
        if goes_on and called:
            run.append(head)
        elif mark in _STARS:
            if bisect_left(inline.get(mark, []), head[1]) > len(runs):
                runs.append([head])
        elif (number == 1 or (shape.plain and not run)) and _called(inline, mark, before, head[1]):
            runs.append([head])
    entries: list[_Entry] = []
    for run in runs:
        if sum(_called(inline, head[2][1], -1, head[1]) for head in run) * 2 < len(run):
            continue
        made = _bodies(text, run, inline)
        if shape.plain or _explains(text, made):
            entries += made
    return entries


def _called(inline: dict[str, list[int]], mark: str, after: int, before: int) -> bool:
    """Whether `mark` stands in the text between two positions."""
    places = inline.get(mark, [])
    index = bisect_right(places, after)
    return index < len(places) and places[index] < before


def _heads_of(text: str, line: re.Match[str], shape: _Shape) -> list[tuple[int, int, re.Match[str]]]:
    """(start with its label, start, match) of each entry that a line opens; after the first, those that count on."""
    label = _LABEL.match(text, line.start(), line.end())
    begin = label.end() if label else line.start()
    first = re.compile(shape.pattern).match(text, begin, line.end())
    first = re.compile(shape.entry).match(text, begin, line.end()) if first is None and shape.entry else first
    if (
        first is None
        or not text[first.end() : line.end()].strip()
        or (shape.single and re.compile(shape.pattern).search(text, first.end(), line.end()))
    ):
        return []
    heads = [(line.start(), first.start(), first)]
    for match in re.compile(shape.pattern).finditer(text, first.end(), line.end()):
        follows = text[max(0, match.start() - 3) : match.start()].rstrip()[-1:]
        if follows and follows in "。；;" and _number(match[1]) == _number(heads[-1][2][1]) + 1:
            heads.append((match.start(), match.start(), match))
    return heads


def _bodies(text: str, run: list[tuple[int, int, re.Match[str]]], inline: dict[str, list[int]]) -> list[_Entry]:
    """The entries of a run with their ends: up to the next one where only their own lines lie between."""
    made: list[_Entry] = []
    for index, (start, _, match) in enumerate(run):
        gap = _ENTRY_GAP.match(text, match.end())
        body = gap.end() if gap else match.end()
        end = _sentence_end(text, body)
        following = run[index + 1][0] if index + 1 < len(run) else None
        if following is not None:
            between = text[body:following]
            marked = _called(inline, run[index + 1][2][1], body, following)
            headed = any(starts_block(line.strip()) or GLOSSARY.fullmatch(line.strip()) for line in between.splitlines()[1:])
            if following < end or not (marked or headed or len(between) > _MAX_NOTE_CHARS):
                end = following
        made.append(_Entry(_mark(match[1]), _number(match[1]), start, body, body + len(text[body:end].rstrip())))
    return made


def _sentence_end(text: str, body: int) -> int:
    """Where an entry ends that nothing follows: its line, or the line in which a sentence broken over lines ends."""
    end = body
    for line in re.finditer(r"[^\r\n\f]*(?:\r?\n|\f|\Z)", text[body : body + _MAX_NOTE_CHARS]):
        string = line[0].strip()
        if line.start() and (not string or starts_block(string) or LIST_ITEM.match(string)):
            break
        end = body + line.end()
        if ends_sentence(string, brackets_end=True):
            break
    return end


def _explains(text: str, entries: list[_Entry]) -> bool:
    """Whether entries read like notes: most define a term, or 注释 or 注： stands over them."""
    defined = sum(1 for entry in entries if split_terms("".join(text[entry.body : entry.end].split())))
    if defined * 2 >= len(entries):
        return True
    above = text[: entries[0].start].rstrip().rsplit("\n", 1)[-1].strip()
    return bool(GLOSSARY.fullmatch("".join(above.split()))) or text[entries[0].start : entries[0].body].lstrip().startswith("注")


def _stand_alone(inline: list[re.Match[str]], shape: _Shape, listed: set[int]) -> bool:
    """Whether marks without entries of their shape are marks: a list of terms has their numbers, or they count up."""
    numbers = list(dict.fromkeys(_number(match[1]) for match in inline if match[1].isdecimal() or not shape.plain))
    if not numbers:
        return False
    if listed and sum(1 for number in numbers if number in listed) * 2 >= len(numbers) and numbers == sorted(numbers):
        return True
    return shape.plain and len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _listed_numbers(text: str) -> set[int]:
    """The numbers of the entries under headings such as 名词解释."""
    numbers: set[int] = set()
    lines = list(_LINE.finditer(text))
    strings = ["".join(line[0].split()) for line in lines]
    heads = [index for index, string in enumerate(strings) if len(string) < 40 and GLOSSARY.fullmatch(string)]
    for line in lines[heads[0] + 1 :] if heads else ():
        match = _LISTED.match(line[0])
        if match:
            numbers.add(int(match[1] or match[2]))
    return numbers


def pair_marks(marks: list[tuple[int, str]], notes: list[tuple[int, str]]) -> list[int | None]:
    """For each mark (position, mark) the number of its note: the next of that name, else the last before it.

    Marks that do not count (*) call their notes in order where there are as many notes as marks.

    >>> pair_marks([(3, "1"), (9, "1"), (20, "1"), (30, "2")], [(6, "1"), (12, "1")])
    [0, 1, 1, None]
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for number, (position, mark) in enumerate(notes):
        places.setdefault(mark, []).append((position, number))
    total, met = Counter(mark for _, mark in marks), Counter[str]()
    found: list[int | None] = []
    for position, mark in marks:
        own = places.get(mark)
        if own and mark in _STARS and len(own) == total[mark]:
            found.append(own[met[mark]][1])
            met[mark] += 1
            continue
        found.append(own[min(bisect_left(own, (position, -1)), len(own) - 1)][1] if own else None)
    return found
