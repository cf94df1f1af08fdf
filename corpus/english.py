"""The English edition: renderings of source sentences, found again by the source's own text.

In: `data/english/*.jsonl`, one line for each sentence, heading, note and cell of a report. Out: for any
span of a report's text, the English of the lines it covers. The key is the source text without white
space and with half-width signs, so a new segmentation still finds its renderings. The module knows
nothing of who asks or why.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from errors import CorpusError

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One rendering: `zh` as printed, its English, who made it and whether someone else has read it."""

    zh: str
    en: str
    made_by: str  # "project" or "model:<name>"
    second_read: bool = False


@dataclass(frozen=True, slots=True)
class Rendering:
    """English of a span; `exact` is False when the lines it comes from say more than the span."""

    en: str
    made_by: str
    exact: bool


@lru_cache(maxsize=16384)  # the same sentences are looked up with each question
def edition_key(text: str) -> str:
    """The form in which source text is compared: no white space, half-width signs.

    >>> edition_key("增长 5％， 左右")
    '增长5%,左右'
    """
    return _SPACE.sub("", text).translate(_HALF)


class EnglishEdition:
    """The renderings of one report, in the order of its text."""

    def __init__(self, lines: Sequence[EditionLine]) -> None:
        self._lines = list(lines)
        self._by_key: dict[str, EditionLine] = {}
        self._starts: list[int] = []
        parts: list[str] = []
        position = 0
        for line in self._lines:
            key = edition_key(line.zh)
            self._by_key.setdefault(key, line)
            self._starts.append(position)
            parts.append(key)
            position += len(key)
        self._stream = "".join(parts)

    @property
    def text(self) -> str:
        """All renderings, a line each."""
        return "\n".join(line.en for line in self._lines)

    @property
    def lines(self) -> tuple[EditionLine, ...]:
        """The renderings in order."""
        return tuple(self._lines)

    @property
    def by_model(self) -> bool:
        """Whether a language model wrote any of it; it may then lack sentences that were not to be trusted."""
        return any(line.made_by.startswith("model:") for line in self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def render(self, text: str) -> Rendering | None:
        """The English of `text`, or None where the edition does not hold all of it."""
        key = edition_key(text)
        if not key:
            return None
        line = self._by_key.get(key)
        if line is not None:
            return Rendering(line.en, line.made_by, True)
        start = self._stream.find(key)
        if start < 0:
            return None
        end = start + len(key)
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        covered = self._lines[first : last + 1]
        ends_at = self._starts[last + 1] if last + 1 < len(self._starts) else len(self._stream)
        exact = self._starts[first] == start and ends_at == end
        makers = {line.made_by for line in covered}
        return Rendering(" ".join(line.en for line in covered), min(makers), exact)


def load_edition(path: Path) -> EnglishEdition:
    """The edition in one JSON Lines file. Raises CorpusError naming file and line."""
    return EnglishEdition(list(_read_lines(path)))


def load_editions(folder: Path) -> dict[str, EnglishEdition]:
    """All editions of a folder by report id (the file's stem); an absent folder has none."""
    if not folder.is_dir():
        return {}
    return {path.stem: load_edition(path) for path in sorted(folder.glob("*.jsonl"))}


def _read_lines(path: Path) -> Iterable[EditionLine]:
    with path.open(encoding="utf-8") as stream:
        for number, raw in enumerate(stream, 1):
            if not raw.strip():
                continue
            try:
                fields = json.loads(raw)
                yield EditionLine(fields["zh"], fields["en"], fields["made_by"], bool(fields.get("second_read")))
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise CorpusError(f"{path}, line {number}: not a rendering ({error}); give zh, en and made_by on one JSON line") from None
