"""Example questions for the three kinds of users: journalist, investor, clerk.

In: the loaded reports. Out: questions that these reports answer, as many in each language: first those about the reports that come
with the project, then ones made from the targets, results and terms of whatever reports are loaded. Each was asked before it is shown.
The module knows nothing of frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import Any

EXAMPLES_PER_USER = 2
TRIED = 12  # questions asked for one kind of user until enough are answered: about 40 ms each, once for a set of reports

EXAMPLES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "zh": (
        ("2026年GDP目标是多少，为什么？", "2025年GDP增速完成目标了吗？"),
        ("2025年实际使用外资完成目标了吗？", "“4311”现代化产业体系包括什么？"),
        ("“四张清单”是哪四张？", "“三同”“两不”是什么意思？"),
    ),
    "en": (
        ("What is the 2026 GDP target, and why?", "Did the district meet its 2025 GDP growth target?"),
        ("Did the district meet its 2025 foreign capital target?", "What is the “4311” industrial system?"),
        ("What are the “four lists”?", "What does “three sames and two no-needs” mean?"),
    ),
}
# Asked of whatever is loaded: with year, printed name of an indicator and, where it is known, place; or with a term.
_MADE = {
    "zh": ("{place}{year}年{name}目标是多少？", "{place}{year}年{name}是多少？", "“{term}”是什么意思？"),
    "en": ("What is the {year} target for {name}{place}?", "What was {name}{place} in {year}?", "What does “{term}” mean?"),
}


def example_questions(language: str, assistant: Any = None) -> list[str]:
    """Example questions, EXAMPLES_PER_USER for each kind of user in turn; those of the project where no reports are at hand."""
    if assistant is None or not hasattr(assistant, "facts"):
        return [text for group in EXAMPLES[language] for text in group[:EXAMPLES_PER_USER]]
    key = tuple((name, *(file.sha256 for file in report.files)) for name, report in assistant.reports.items())
    return list(_answered(language, _Asked(key, assistant)))


class _Asked:
    """An assistant that counts as equal to another with the same reports."""

    def __init__(self, key: object, assistant: Any) -> None:
        self._key, self.assistant = key, assistant

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=2)
def _answered(language: str, asked: _Asked) -> tuple[str, ...]:
    """Questions that the assistant answers, each once; where a group has too few, the project's own stand in."""
    assistant = asked.assistant
    chosen: dict[str, None] = {}
    groups = []
    for own, made in zip(EXAMPLES[language], _made(language, assistant), strict=True):
        tried = islice(unique(chain(own, made)), TRIED)
        good = (text for text in tried if text not in chosen and assistant.ask(text).status != "refused")
        groups.append([text for _, text in zip(range(EXAMPLES_PER_USER), good, strict=False)])
        chosen |= dict.fromkeys(groups[-1])
    others = (text for made in _made(language, assistant) for text in islice(unique(made), TRIED) if text not in chosen)
    spare = (text for text in others if assistant.ask(text).status != "refused")
    left = chain(spare, (text for group in EXAMPLES[language] for text in group if text not in chosen))
    return tuple(group[place] if place < len(group) else next(left) for group in groups for place in range(EXAMPLES_PER_USER))


def unique(texts: Iterable[str]) -> Iterator[str]:
    """Each text once, in order.

    >>> list(unique(["一", "二", "一"]))
    ['一', '二']
    """
    seen: set[str] = set()
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def _made(language: str, assistant: Any) -> tuple[Iterator[str], Iterator[str], Iterator[str]]:
    """Questions made from targets, from results, and from terms that a note explains, in the order of the reports."""
    target, result, term = _MADE[language]

    def of(kinds: tuple[str, ...], frame: str) -> Iterator[str]:
        for row in assistant.facts():  # made when a question is wanted: the project's own need none
            if row.fact.kind in kinds and row.canonical and row.fact.year:
                place, name = row.report.place or "", row.canonical
                if language == "en":
                    place = f" in {row.report.place_en or place}" if place else ""
                    name = assistant.name_in_english(name)  # an English question names nothing in Chinese but what has no English
                if name:
                    yield frame.format(place=place, year=row.fact.year, name=name)

    terms = (term.format(term=entry.name) for entry in assistant.register.entries if entry.senses)
    return of(("target",), target), of(("result", "estimate"), result), iter(terms)
