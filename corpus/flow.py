"""Working text: strings whose every character remembers where it stands, and the ledger of what is left out.

In: source files, laid end to end in one count of positions. Out: `Flow` pieces to cut and join, the
`Text` values they end in, and the account of dropped characters by reason. Knows nothing of headings,
notes or any other meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.model import Run, SourceFile, Text

_SIGN = re.compile(r"\S")


@dataclass(slots=True)
class Flow:
    """Text on its way: `at[i]` is the position of `string[i]` in the canvas, `breaks` as in `Text`."""

    string: str = ""
    at: list[int] = field(default_factory=list)
    breaks: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.string)

    def cut(self, start: int, end: int | None = None) -> Flow:
        """The characters from `start` to `end`, with the breaks that fall inside."""
        end = len(self.string) if end is None else end
        inside = tuple(b - start for b in self.breaks if start < b < end)
        return Flow(self.string[start:end], self.at[start:end], inside)

    def joined(self, other: Flow, interrupted: bool = False) -> Flow:
        """This flow followed by `other`; `interrupted` leaves a break where they meet."""
        if not self.string:
            return other
        offset = len(self.string)
        meeting = (offset,) if interrupted else ()
        breaks = self.breaks + meeting + tuple(b + offset for b in other.breaks)
        return Flow(self.string + other.string, self.at + other.at, breaks)

    def stripped(self) -> Flow:
        """Without white space at either end."""
        left = len(self.string) - len(self.string.lstrip())
        return self.cut(left, max(left, len(self.string.rstrip())))


def _is_latin(char: str) -> bool:
    return char.isascii() and not char.isspace()


def tidy(flow: Flow, keep_spaces: bool = False) -> Flow:
    """`flow` without white space, save single spaces between Latin words (all single ones if `keep_spaces`).

    >>> text = "突破 650 亿元、引进TOP TOY等"
    >>> tidy(Flow(text, list(range(len(text))))).string
    '突破650亿元、引进TOP TOY等'
    """
    flow = flow.stripped()
    string = flow.string
    if not any(char.isspace() for char in string):
        return flow
    kept: list[int] = []
    for index, char in enumerate(string):
        if not char.isspace():
            kept.append(index)
            continue
        before = string[index - 1]
        if before.isspace() or char in "\n\r\t":
            continue
        between_words = _is_latin(before) and _is_latin(_SIGN.search(string, index + 1)[0])  # type: ignore[index]  # no white space ends the string
        if between_words or (keep_spaces and not flow.breaks):
            kept.append(index)
    shifted = tuple(bisect_right(kept, b - 1) for b in flow.breaks)
    return Flow("".join(string[i] for i in kept), [flow.at[i] for i in kept], shifted)


class Canvas:
    """The files of one report laid end to end, and the reasons why characters were left out."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = tuple(files)
        self.bases: list[int] = []
        end = 0
        for file in files:
            self.bases.append(end)
            end += len(file.text)
        self.length = end
        self._dropped: list[tuple[int, int, str]] = []

    def file_of(self, position: int) -> int:
        """The number of the file in which `position` falls."""
        return bisect_right(self.bases, position) - 1

    def drop(self, start: int, end: int, reason: str) -> None:
        """Note that the characters from `start` to `end` are left out for `reason`."""
        self._dropped.append((start, end, reason))

    def drop_flow(self, flow: Flow, reason: str) -> None:
        """Note that all characters of `flow` are left out for `reason`."""
        for position in flow.at:
            self._dropped.append((position, position + 1, reason))

    def text(self, flow: Flow) -> Text:
        """`flow` as a `Text`, its positions folded into runs."""
        runs: list[Run] = []
        start = 0
        at = flow.at
        for index in range(1, len(at) + 1):
            if index == len(at) or at[index] != at[index - 1] + 1 or at[index] in self.bases:
                file = self.file_of(at[start])
                runs.append(Run(start, index - start, file, at[start] - self.bases[file]))
                start = index
        return Text(flow.string, tuple(runs), flow.breaks)

    def account(self, texts: Iterable[Text]) -> list[tuple[int, dict[str, int]]]:
        """For each file: characters that stand in some text, and the rest counted by reason.

        A character that no step has named counts as white space if it is that, else as "unread".
        """
        kept = bytearray(self.length)
        for text in texts:
            for run in text.runs:
                start = self.bases[run.file] + run.source_start
                kept[start : start + run.length] = b"\x01" * run.length
        reasons: dict[int, str] = {}
        for start, end, reason in self._dropped:
            for position in range(start, end):
                if not kept[position]:
                    reasons.setdefault(position, reason)
        accounts: list[tuple[int, dict[str, int]]] = []
        for file, base in zip(self.files, self.bases, strict=True):
            dropped: dict[str, int] = {}
            count = 0
            for offset, char in enumerate(file.text):
                if kept[base + offset]:
                    count += 1
                    continue
                default = "whitespace" if char.isspace() else "unread"
                reason = default if char.isspace() else reasons.get(base + offset, default)
                dropped[reason] = dropped.get(reason, 0) + 1
            accounts.append((count, dict(sorted(dropped.items()))))
        return accounts
