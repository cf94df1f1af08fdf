"""Questions of one kind asked one after the other, put together as one: which of them, both, their.

In: the texts of such questions, oldest first, how a text is read. Out: one question that names what they differ in side by
side: places, things or years. Knows nothing of what is asked of them then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index.leaning import EN, ZH
from index.query import Query
from index.subject import named_things, swap_place, swap_thing, swap_year

_QUOTES = re.compile(r"[“”\"]")  # around one name; two stand side by side without
_AND = {"zh": "和", "en": " and "}


def put_together(texts: Sequence[str], read: Callable[[str], Query], render: Callable[[str, str], str], years: bool = True) -> str:
    """The last question with the names of those before it that differ in nothing else; "" where none does.

    `years`: they may differ in their year.
    """
    queries = [read(_QUOTES.sub("", text)) for text in texts if text]
    if len(queries) < 2:
        return ""
    last = queries[-1]
    for slot in (_places, _things, *([_years] if years else [])):
        names = [slot(last)]
        for query in reversed(queries[:-1]):
            if query.language != last.language or _beside(slot, query) != _beside(slot, last):
                break
            names.insert(0, slot(query))
        names = list(dict.fromkeys(names))
        if len(names) > 1 and all(names):
            return _named(slot, last, ["".join(name) for name in names if len(name) == 1], render)
    return ""


def _places(query: Query) -> tuple[str, ...]:
    return query.places


def _things(query: Query) -> tuple[str, ...]:
    return tuple(concept.surface for concept in named_things(query))


def _years(query: Query) -> tuple[str, ...]:
    return tuple(map(str, query.years))


def _beside(slot: Callable[[Query], tuple[str, ...]], query: Query) -> tuple[object, ...]:
    """What a question asks beside one slot: its kind of answer and its other slots."""
    targets = query.wants & {"target", "result"}
    return (targets, query.kind == "definition", *(other(query) for other in (_places, _things, _years) if other is not slot))


def _named(slot: Callable[[Query], tuple[str, ...]], last: Query, names: list[str], render: Callable[[str, str], str]) -> str:
    """The last question with all the names in the place of its own."""
    language = last.language
    if len(names) < 2:
        return ""
    if slot is _places:
        shown = [re.sub(r" (?:Province|City|Autonomous Region)$", "", render(name, language)) for name in names]
        return swap_place(last.text, _AND[language].join(shown), last)
    if slot is _years:
        unit = "年" if language == "zh" else ""
        return swap_year(last.text, _AND[language].join(f"{name}{unit}" for name in names), ZH if language == "zh" else EN)
    return swap_thing(last.text, _AND[language].join(names), last) or ""
