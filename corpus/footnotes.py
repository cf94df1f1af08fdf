"""Footnotes: `[[footnoteRef:n]]` with `[n: []…]` somewhere after it, or ［1］ with entries ［1］… at the end.

In: the canonical text of a file. Out: where marks and notes stand, each note's body as a piece of that
text, and the terms that a note defines. Linking goes by the mark alone, wherever the note stands. Knows
nothing of blocks; who holds a mark is decided where blocks are made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Term

# matches [[footnoteRef:3]]; not [3: []…]
MARK = re.compile(r"\[\[footnoteRef:(\d+)\]\]")
# matches [3: [] that opens a note; not [3] or [bookmark: x]
NOTE_START = re.compile(r"\[(\d+): \[\]")
# What may follow a note's closing bracket: another note, the end of the line or of the file.
_AFTER_NOTE = re.compile(r"[ \t\u3000]*(?:\[\d+: \[\]|\r?\n|\Z)")

# Shapes of marks, each matched at the start of an entry: ［1］, [1], 〔1〕, ①; not （1）, which numbers items
_SHAPES = (r"［(\d{1,3})］", r"\[(\d{1,3})\]", r"〔(\d{1,3})〕", r"【(\d{1,3})】", r"([①-⑳])")
_MIN_ENTRIES = 2

_QUOTED = re.compile(r"“([^“”]+)”")
_OWN = re.compile(r"“([^“”]{2,8})”(?:是)?指")
_MAX_HEAD_CHARS = 60
_NOT_SAID = "挥标导数南引定派示控"  # 指 in 指挥, 指标, 指导 … does not open a definition


@dataclass(frozen=True, slots=True)
class NoteSpan:
    """A note as it stands in a file: its mark, the whole of it, and its body without the brackets."""

    mark: str
    start: int
    end: int
    body_start: int
    body_end: int


def find_marks(text: str) -> list[tuple[str, int, int]]:
    """The marks in `text`: (mark, start, end), in order.

    >>> find_marks("“三同”“两不”[[footnoteRef:3]]经验")
    [('3', 8, 25)]
    """
    return [(m[1], m.start(), m.end()) for m in MARK.finditer(text)]


def find_notes(text: str) -> list[NoteSpan]:
    """The notes in `text`, in order; brackets inside a body are part of it.

    >>> [text[n.body_start:n.body_end] for text in ["a [0: []OPC：指[x]。] \\n"] for n in find_notes(text)]
    ['OPC：指[x]。']
    """
    notes: list[NoteSpan] = []
    position = 0
    while match := NOTE_START.search(text, position):
        end = _closing_bracket(text, match.end())
        if end is None:
            position = match.end()
            continue
        notes.append(NoteSpan(match[1], match.start(), end + 1, match.end(), end))
        position = end + 1
    return notes


def _closing_bracket(text: str, start: int) -> int | None:
    """Where the bracket that closes a note stands: the first balanced one that a note may end at."""
    following = NOTE_START.search(text, start)
    limit = following.start() if following else len(text)
    depth = 0
    fallback: int | None = None
    for index in range(start, limit):
        if text[index] == "[":
            depth += 1
        elif text[index] == "]":
            if _AFTER_NOTE.match(text, index + 1):
                if depth <= 0:
                    return index
                fallback = index
            depth -= 1
    return fallback


def find_numbered(text: str) -> tuple[list[tuple[str, int, int]], list[NoteSpan]]:
    """Marks and notes of one shape: entries on lines of their own at the end, their marks in the text before.

    >>> text = "实施“两重”［1］和“两新”［2］。\\n注释\\n［1］“两重”：指重大项目。\\n［2］“两新”：指更新。\\n"
    >>> marks, notes = find_numbered(text)
    >>> [mark for mark, _, _ in marks], [text[n.body_start:n.body_end] for n in notes]
    (['1', '2'], ['“两重”：指重大项目。', '“两新”：指更新。'])
    >>> find_numbered("①完善机制；②优化流程。")
    ([], [])
    """
    for shape in _SHAPES:
        entries = list(re.finditer(rf"^[ \t　]*{shape}[ \t　]*(\S[^\r\n]*)", text, re.MULTILINE))
        entries = _from_one(entries)
        if len(entries) < _MIN_ENTRIES:
            continue
        start = entries[0].start()
        numbers = {entry[1] for entry in entries}
        marks = [(m[1], m.start(), m.end()) for m in re.finditer(shape, text[:start]) if m[1] in numbers]
        if len({mark for mark, _, _ in marks}) < max(_MIN_ENTRIES, len(entries) // 2):
            continue
        return marks, [NoteSpan(e[1], e.start(), e.end(2), e.start(2), e.end(2)) for e in entries]
    return [], []


def _from_one(entries: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The last run of entries that counts up from 1 (or ①)."""
    run: list[re.Match[str]] = []
    for entry in entries:
        number = int(entry[1]) if entry[1].isdecimal() else ord(entry[1]) - ord("①") + 1
        if number == 1:
            run = [entry]
        elif run and number == len(run) + 1:
            run.append(entry)
    return run


def split_terms(body: str) -> tuple[Term, ...]:
    """The terms that a note's text defines, each with the part of the text that defines it.

    >>> body = "“三同”“两不”:“三同”指成本低；“两不”指不求人。"
    >>> [(t.name, body[t.definition_start:t.definition_end]) for t in split_terms(body)]
    [('三同', '“三同”指成本低'), ('两不', '“两不”指不求人。'), ('三同两不', '“三同”指成本低；“两不”指不求人。')]
    >>> [t.name for t in split_terms("“1+8+N+11”治理指挥中枢：指实体运行区治理中心。")]
    ['1+8+N+11', '1+8+N+11治理指挥中枢']
    """
    head_end, start = _split_head(body)
    if head_end == 0:
        return ()
    end = len(body.rstrip())
    head = body[:head_end].strip()
    terms: list[Term] = []
    cores = [name for name in _QUOTED.findall(head) if _is_name(name)]
    parts = [part for name in cores for part in _parallel_parts(name)]
    parts += [
        part for part in _OWN.findall(body) if _is_name(part) and part not in (*cores, *parts) and any(part in name for name in cores)
    ]
    own = _own_definitions(body, start, end, [*cores, *parts])
    only_quotes = not _QUOTED.sub("", head).strip("、和与及 ")
    for name in cores:
        span = own.get(name, (start, end))
        terms.append(Term(name, f"“{name}”", *span))
    for name in parts:
        if name in own:
            terms.append(Term(name, f"“{name}”", *own[name]))
        elif len(name) > 3:
            terms.append(Term(name, name, start, end))
    whole = re.sub("[“”]", "", head)
    if not only_quotes or len(cores) != 1:
        terms.append(Term(whole, head, start, end))
    return tuple(dict.fromkeys(terms))


def _is_name(quoted: str) -> bool:
    """Whether a quoted part of a head can stand for the term: not one sign, not a mere count.

    >>> _is_name("三同"), _is_name("新"), _is_name("21"), _is_name("11311")
    (True, False, False, True)
    """
    return len(quoted) > 1 and not (quoted.isdecimal() and len(quoted) < 3)


def _split_head(body: str) -> tuple[int, int]:
    """Where the head of a note ends and where its definition begins; (0, 0) if it has no head."""
    depth = 0
    said = 0
    for index, char in enumerate(body[:_MAX_HEAD_CHARS]):
        if char in "“（(":
            depth += 1
        elif char in "”）)":
            depth -= 1
        elif depth <= 0 and char in "：:":
            return index, index + 1
        elif depth <= 0 and char == "指" and index > 1 and not said and body[index + 1 : index + 2] not in _NOT_SAID:
            said = index - 1 if body[index - 1] == "是" else index
        elif depth <= 0 and char in "，。；":
            break
    return said, said


def _parallel_parts(name: str) -> list[str]:
    """The parts of a quoted list of terms.

    >>> _parallel_parts("渝进蓉出、蓉进渝出"), _parallel_parts("最多跑一次")
    (['渝进蓉出', '蓉进渝出'], [])
    """
    parts = name.split("、")
    return parts if len(parts) > 1 and all(len(part) > 1 for part in parts) else []


def _own_definitions(body: str, start: int, end: int, names: list[str]) -> dict[str, tuple[int, int]]:
    """For names that the definition takes one by one (“三同”指…；“两不”指…): the part that each has."""
    found: list[tuple[int, str]] = []
    for name in names:
        match = re.search(rf"“{re.escape(name)}”(?:是)?指", body[start:end])
        if match:
            found.append((start + match.start(), name))
    found.sort()
    spans: dict[str, tuple[int, int]] = {}
    for index, (begin, name) in enumerate(found):
        stop = found[index + 1][0] if index + 1 < len(found) else end
        while stop > begin and body[stop - 1] in "；;， ":
            stop -= 1
        spans[name] = (begin, stop)
    return spans
