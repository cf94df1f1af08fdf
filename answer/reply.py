"""A reply read sentence by sentence while it streams in, with the ids that each sentence names.

In: pieces of text as a model writes them. Out: `Said`s, whole sentences without their marks; what is not yet decided (half
a mark, a stop that a mark may follow) is held back. Hidden thoughts of a model are skipped. The module judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# [k7qf], [k7qf, m3xd], 【k7qf】, [3]; not [2026年] or [the plan report]
_MARK = re.compile(r"[\[【]\s*([A-Za-z0-9]{1,12}(?:\s*[,，、;；]\s*[A-Za-z0-9]{1,12})*)\s*[\]】]")
_OPEN_MARK = re.compile(r"[\[【][^\]】\n]{0,60}$")  # half a mark at the end of what is there
# 增长5%。 “……”。 rose 5%. (…)." ; not 5.5 or U.S. dollars, e.g. this
_STOP = re.compile(r"[。！？!?]+[”’」』）)\"']*|(?<!\b[A-Za-z])(?<!\bNo)\.[”’\"')]*(?=\s|[\[【]|$)")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.、)）])\s+")  # "- 增长", "1. 增长"; not "1.5倍"
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_EMPHASIS = re.compile(r"\*\*|__|`+|^\s*>\s*")
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_OPEN_THOUGHT = re.compile(r"<think>.*\Z|<(?:t(?:h(?:i(?:n(?:k)?)?)?)?)?\Z", re.DOTALL)
_ONE_LINE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a reply: its words without marks, the ids it names in order, and what stands before it."""

    text: str
    ids: tuple[str, ...]
    separator: str = ""  # "" in the same paragraph, "\n" in a new one, "\n- " for an item of a list


def read_sentences(pieces: Iterable[str]) -> Iterator[Said]:
    """The sentences of a reply, each as soon as it is whole.

    >>> [(said.text, said.ids) for said in read_sentences(["增长5", "%。[k7", "qf]出口7.5%[m3xd]", "[k7qf]。"])]
    [('增长5%。', ('k7qf',)), ('出口7.5%。', ('m3xd', 'k7qf'))]
    """
    rest, line_start = "", True
    for piece in pieces:
        rest = _THOUGHT.sub("", rest + piece)
        held = _OPEN_THOUGHT.search(rest)
        ready = rest[: held.start()] if held else rest
        while (end := _end_of_first(ready, whole=False)) is not None:
            said, line_start = _said(ready[:end], line_start)
            ready, rest = ready[end:], rest[end:]
            if said is not None:
                yield said
    rest = _OPEN_THOUGHT.sub("", rest)
    while rest.strip():
        end = _end_of_first(rest, whole=True) or len(rest)
        said, line_start = _said(rest[:end], line_start)
        rest = rest[end:]
        if said is not None:
            yield said


def _end_of_first(text: str, *, whole: bool) -> int | None:
    """Where the first sentence and its marks end; None while that cannot be said."""
    line = text.find("\n")
    for stop in _STOP.finditer(text):
        if 0 <= line < stop.start():
            break
        end = stop.end()
        while (mark := _MARK.match(text, _skip_spaces(text, end))) is not None:
            end = mark.end()
        if not whole and (end == len(text) or _skip_spaces(text, end) == len(text) or _OPEN_MARK.match(text, _skip_spaces(text, end))):
            return None  # a mark may still follow
        if _is_number_of_list(text[: stop.end()]):
            continue
        return _past_stop(text, end)
    return line + 1 if line >= 0 else None


def _past_stop(text: str, end: int) -> int:
    """Behind a stop that stands after the marks of a sentence that had one before them too: "…。[k7qf]。"."""
    return end + 1 if text[end : end + 1] in ("。", ".") and text[end - 1 : end] in ("]", "】") else end


def _is_number_of_list(text: str) -> bool:
    """Whether a stop only ends the number of a list's item: "1." of "1. 增长"."""
    return re.fullmatch(r"\s*\d{1,2}\.", text) is not None


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\u3000":
        at += 1
    return at


def _said(raw: str, line_start: bool) -> tuple[Said | None, bool]:
    """The sentence of some text, None where it holds no word; and whether the next one begins a line."""
    next_starts = raw.rstrip(" \t").endswith("\n")
    ids = tuple(dict.fromkeys(name.strip() for mark in _MARK.findall(raw) for name in re.split(r"[,，、;；]", mark)))
    bare = _EMPHASIS.sub("", raw)
    bullet = _BULLET.match(bare) if line_start else None
    words = _MARK.sub("", _HEADING.sub("", _BULLET.sub("", bare, count=1) if bullet else bare))
    words = re.sub(r"\s+(?=[。，；：！？,.;:!?])", "", _ONE_LINE.sub(" ", words).strip())
    words = re.sub(r"([。！？.!?])[。.]$", r"\1", words)  # "…。[k7qf]。": one of the two stops went with the mark
    if not re.search(r"[^\W_]", words):
        return (Said("", ids) if ids else None), next_starts or line_start
    separator = "\n- " if bullet else "\n" if line_start else ""
    return Said(words, ids, separator), next_starts
