"""Notes that are a plain numbered list behind the text, under no heading: what Word and browsers make of an <ol> of notes.

In: the canonical text of a file and the marks found in it. Out: where the entries stand, each with the mark that calls it,
where count and order of marks and entries agree; nothing where they do not. Knows nothing of shapes of marks or of blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.footnotes import NoteSpan
from corpus.genre import ends_sentence
from corpus.terms import split_terms

# An item of a numbered list, where its number is the next one: matches 1. “两重”：指…, 2、…, 40.15分钟生活圈：…; not 2026年
_ITEM = re.compile(r"(?:^|\f)[ 　]*(\d{1,3})[.．、][ \t　]*", re.MULTILINE)
# The way back to the mark that pages print behind a note: matches ↩, ↑, ^
_BACK = re.compile(r"[\s　]*(?:[↩↑⤴^]\ufe0e?)?[\s　]*$")
_MAX_ENTRY_CHARS = 1500
_LEAST = 2  # notes: one number alone agrees with any list


def find_bare_list(text: str, marks: Sequence[tuple[str, int]]) -> list[NoteSpan]:
    """The notes of a numbered list behind the last of `marks` (mark, position), [] where it does not answer them.

    Marks count up by one, from 0 or 1; the list counts from 1 to as many as there are marks, and most of it defines terms.

    >>> text = "实施“两重”[0]和“两新”[1]。\\n1. “两重”：指重大项目。 ↩\\n2. “两新”：指更新。 ↩\\n"
    >>> [(note.mark, text[note.body_start : note.body_end]) for note in find_bare_list(text, [("0", 6), ("1", 14)])]
    [('0', '“两重”：指重大项目。'), ('1', '“两新”：指更新。')]
    >>> find_bare_list(text, [("0", 6), ("1", 14), ("2", 15)])
    []
    """
    names = list(dict.fromkeys(mark for mark, _ in marks))
    numbers = [int(name) for name in names if name.isdecimal()]
    if len(names) < _LEAST or len(numbers) < len(names) or numbers[0] > 1 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    run = _run(text, max(position for _, position in marks), len(names))
    notes: list[NoteSpan] = []
    for index, item in enumerate(run):
        end = run[index + 1].start() if index + 1 < len(run) else _last_end(text, item.end())
        body = _BACK.sub("", text[item.end() : end])
        notes.append(
            NoteSpan(names[index], item.start(1), item.end() + len(text[item.end() : end].rstrip()), item.end(), item.end() + len(body))
        )
    defined = sum(1 for note in notes if split_terms("".join(text[note.body_start : note.body_end].split())))
    return notes if defined * 2 >= len(notes) else []


def _run(text: str, after: int, count: int) -> list[re.Match[str]]:
    """The items 1 to `count` of the last numbered list behind `after`, [] if none has just so many."""
    found: list[re.Match[str]] = []
    for item in _ITEM.finditer(text, text.find("\n", after) + 1 or len(text)):
        number = int(item[1])
        if number == 1 and not text[item.end() : item.end() + 1].isdecimal():
            found = [item]
        elif found and number == len(found) + 1:
            found.append(item)
    return found if len(found) == count else []


def _last_end(text: str, start: int) -> int:
    """Where the last entry ends: the line in which its sentence, which may be broken over lines, comes to an end."""
    end = start
    for line in re.finditer(r"[^\n\f]*(?:\n|\f|\Z)", text[start : start + _MAX_ENTRY_CHARS]):
        if line.start() and not line[0].strip():
            break
        end = start + line.end()
        if ends_sentence(_BACK.sub("", line[0]), brackets_end=True):
            break
    return end
