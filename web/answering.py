"""What the page needs of an assistant, and an answer that shows itself while a language model writes it.

In: an assistant and a question. Out: the answer, once or as it grows. The module knows nothing of HTML or components.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from answer.model import Answer
from corpus.model import Report
from web.scope import ALL, Scope

English = Callable[[str, str], str | None]  # (id of a report, words of it) → their English
_DASH = re.compile(r"^[-–—]+\s*")
Say = Callable[[str], None]  # hears which step of an answer is taken: Labels.steps


def silent(step: str) -> None:
    """Hears of a step and tells nobody."""


class EnglishOf:
    """The English edition of an assistant's reports, as it is when it is asked for; None for words without one."""

    def __init__(self, assistant: object) -> None:
        self._assistant = assistant

    def __call__(self, report: str, words: str) -> str | None:
        """The English of a passage, by the sentences that hold it."""
        index = getattr(self._assistant, "index", None)
        rendering = index.english(report, words) if index is not None and words else None
        return rendering.en if rendering is not None else None

    def short(self, report: str, words: str) -> str:
        """The English of just these words: of the report's edition, of another report's, a report's place or title, or the glossary's; else "".

        A heading that runs on into its paragraph is a sentence there: 一是搭建平台 is rendered as 一是搭建平台。
        """
        reports = getattr(self._assistant, "reports", {})
        for name in dict.fromkeys((report, *reports)):
            if found := self._exactly(name, words):
                return found
        if found := self._exactly(report, f"{words}。"):
            return _DASH.sub("", found).rstrip(".")
        place = next((one.place_en for one in reports.values() if one.place == words and one.place_en), "")
        place = place or next((one.title_en for one in reports.values() if one.title == words and one.title_en), "")
        by_name = getattr(self._assistant, "name_in_english", None)
        return place or (by_name(words) if by_name is not None else "")

    def _exactly(self, report: str, words: str) -> str:
        index, reports = getattr(self._assistant, "index", None), getattr(self._assistant, "reports", {})
        rendering = index.english(report, words) if index is not None and words.strip("。") and report in reports else None
        return str(rendering.en) if rendering is not None and rendering.exact else ""


def english_of(assistant: object) -> EnglishOf:
    """The English of an assistant's reports."""
    return EnglishOf(assistant)


class Answers(Protocol):
    """What the page needs of an assistant."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """The loaded reports by id."""

    def ask(self, question: str, *, history: Sequence[Mapping[str, Any]] = ...) -> Answer:
        """An answer to the question, in its language."""


@runtime_checkable
class Streams(Protocol):
    """An assistant whose answers can be seen while they are written."""

    def stream(self, question: str, *, history: Sequence[Mapping[str, Any]] = ..., say: Say = ...) -> Iterator[Answer]:
        """The answer as it grows; the last one is whole. `say` hears of each step."""


def growing(
    assistant: Answers, question: str, history: Sequence[Mapping[str, Any]], scope: Scope = ALL, say: Say = silent
) -> Iterator[tuple[Answer, bool]]:
    """(the answer so far, whether it was written by a model as it streamed in); the last one is whole. Asked of the `scope` alone."""
    asked = scope.asked()
    if not isinstance(assistant, Streams):
        yield assistant.ask(question, history=history, **asked), False
        return
    for answer in assistant.stream(question, history=history, say=say, **asked):
        yield answer, answer.composer != "extract"


def model_host_of(assistant: Answers) -> str:
    """The other machine whose language model is sent the questions; "" where nothing leaves this one."""
    return str(getattr(assistant, "model_host", ""))


def model_missing_of(assistant: Answers, look: bool = False) -> bool:
    """Whether a language model is configured and not there, as last seen or, to `look`, as it is now."""
    missing = getattr(assistant, "model_missing", None)
    return bool(missing(look)) if callable(missing) else False
