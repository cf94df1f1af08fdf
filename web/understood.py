"""What a question was taken to name, above its answer: each item can be changed, or left out of a new question.

In: an answer, and the names of things and reports in English. Out: HTML for the chat; a question without one of its items. The module
knows nothing of how a question is understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from answer import Side, sides_of
from answer.model import Answer
from corpus.model import Report
from web.anchors import report_key
from web.escape import escape
from web.labels import Labels
from web.scope import ALL, Scope
from web.titles import placed_title


@dataclass(frozen=True)
class Names:
    """The loaded reports, and the English name of a thing, "" where none is known."""

    reports: Mapping[str, Report]
    english: Callable[[str], str]
    sides: Callable[[Answer], tuple[Side, ...]] = sides_of  # the sources of figures that differ

    def title(self, name: str, labels: Labels) -> str:
        """A report's title in the interface's language; its id where it is not loaded."""
        report = self.reports.get(name)
        if report is None:
            return name
        return placed_title(report, labels)


PLAIN = Names({}, lambda name: "")


def names_of(assistant: object) -> Names:
    """The names that an assistant knows, as it is now."""
    differences = getattr(assistant, "differences", None)
    sides = differences.sides if differences is not None else sides_of
    return Names(getattr(assistant, "reports", {}), getattr(assistant, "name_in_english", PLAIN.english), sides)


def render_understood(answer: Answer, message: int, labels: Labels, names: Names = PLAIN, scope: Scope = ALL) -> str:
    """How a follow-up was made whole, and what the question was taken to name: each item leads to another question."""
    about = answer.understood
    dated = bool(scope.years) and (about.question or "").lower().endswith(answer.question.lower())  # nothing but the chosen years is added
    alone = f'<a href="#alone-{message}">{escape(labels.alone)}</a>' if message > 1 and not dated else ""
    whole = (
        "" if about.question is None else f'<p class="understood">{escape(labels.understood.format(question=about.question))} {alone}</p>'
    )
    asked = about.question or answer.question
    english = names.english if answer.language == "en" else PLAIN.english
    chips = ""
    for item in dict.fromkeys(
        (*(str(year) for year in about.years if year not in scope.years), *about.places, *about.indicators, *about.terms)
    ):
        shown = english(item) or item
        named = next((words for words in (item, shown) if words in asked), "")
        chips += _chip(named, shown, item if shown != item else "", bool(named), message, labels)
    about_it = _chosen(scope, message, labels, names) + (f"{escape(labels.taken_as)} {chips}" if chips else "")
    return whole + (f'<p class="inferred">{about_it}</p>' if about_it else "")


def _chosen(scope: Scope, message: int, labels: Labels, names: Names) -> str:
    """The reports and years that were chosen to be asked, each with the way to ask again without it."""
    items = [(names.title(name, labels), report_key(name)) for name in scope.reports] + [(str(year), str(year)) for year in scope.years]
    chips = "".join(
        f'<span class="chip">{escape(shown)} <a href="#again-{message}-{key}" title="{escape(labels.not_only.format(item=shown))}">×</a></span> '
        for shown, key in items
    )
    return f"{escape(labels.scope)} {chips}" if chips else ""


def said_scope(scope: Scope, labels: Labels, names: Names) -> str:
    """The reports and years that were chosen to be asked, in words; "" for all."""
    return labels.joiner.join([*(names.title(name, labels) for name in scope.reports), *map(str, scope.years)])


def _chip(words: str, shown: str, chinese: str, named: bool, message: int, labels: Labels) -> str:
    """One item with the way to change it and, where `words` say what is to be left out, the way to ask again without it."""
    change = escape(labels.instead.format(item=shown) + (f" · {chinese}" if chinese else ""))
    parts = [f'<a href="#edit-{message}-{escape(quote(words or shown))}" title="{change}">{escape(shown)}</a>']
    if named:
        less = escape(labels.without.format(item=shown))
        parts.append(f'<a href="#again-{message}-{escape(quote(words))}" title="{less}">×</a>')
    return f'<span class="chip">{" ".join(parts)}</span> '


def without(question: str, item: str) -> str:
    """The question without a thing it names, to be asked again.

    >>> without("2026年GDP目标是多少？", "2026"), without("What is the 2026 GDP target?", "2026")
    ('GDP目标是多少？', 'What is the GDP target?')
    """
    left = re.sub(re.escape(item) + ("年?" if item.isdigit() else ""), "", question)
    return " ".join(left.split())
