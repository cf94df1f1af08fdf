"""What a question was taken to name, above its answer: each item can be changed, or left out of a new question.

In: an answer, and the names of things and reports in English. Out: HTML for the chat; a question without one of its items. The module
knows nothing of how a question is understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from answer import Side, Yearbook, sides_of
from answer.model import Answer
from corpus.model import Report
from web.anchors import report_key
from web.answering import English, english_of
from web.escape import escape
from web.labels import Labels
from web.scope import ALL, Scope
from web.titles import placed_title

_MOST_OTHERS = 8  # offered in the place of a thing; any other is typed


@dataclass(frozen=True)
class Names:
    """The loaded reports, and the English name of a thing, "" where none is known."""

    reports: Mapping[str, Report]
    english: Callable[[str], str]
    sides: Callable[[Answer], tuple[Side, ...]] = sides_of  # the sources of figures that differ
    words: English | None = None  # the English of a few words of a report
    naming: Callable[[str], Mapping[str, str]] = lambda question: {}  # what a question names → its words for it
    indicators: Callable[[], Sequence[str]] = tuple  # those that the reports state, the one of most places first
    answers: Callable[[str, Scope], bool] = lambda question, scope: False  # whether a question is answered when it is asked
    book: Yearbook | None = None  # the figures of the reports by indicator, place and year
    stands: Callable[[str], bool] = lambda name: True  # whether the reports hold the letters of a term

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
    naming = getattr(assistant, "words_naming", PLAIN.naming)
    english = getattr(assistant, "name_in_english", PLAIN.english)

    book = getattr(assistant, "yearbook", None)

    def indicators() -> Sequence[str]:
        return book.subjects if book is not None else ()

    def answers(question: str, scope: Scope) -> bool:
        tried = getattr(assistant, "answers", None)
        return tried is not None and bool(tried(question, **scope.among(names.reports).asked()))

    def stands(name: str) -> bool:
        register = getattr(assistant, "register", None)
        return register is None or bool(register.look_up(name)[1])

    names = Names(getattr(assistant, "reports", {}), english, sides, english_of(assistant), naming, indicators, answers, book, stands)
    return names


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
    naming = names.naming(asked) if about.indicators or about.places or about.years or about.terms else {}
    chips = ""
    for item, others in _named(answer, names, scope):
        shown = english(item) or item
        literal = next((words for words in (item, shown) if words in asked), "")
        named = naming.get(item, "") if naming.get(item, "") in asked else ""
        chips += _chip(named or literal, shown, item if shown != item else "", others, message, labels)
    about_it = _chosen(scope, message, labels, names) + (f"{escape(labels.taken_as)} {chips}" if chips else "")
    return whole + (f'<div class="inferred">{about_it}</div>' if about_it else "")


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


def _named(answer: Answer, names: Names, scope: Scope) -> Iterator[tuple[str, list[str]]]:
    """Each thing that the question was taken to name, with what can be put in its place, in the answer's language."""
    about, english = answer.understood, answer.language == "en"
    reports = names.reports.values()
    years = sorted({str(year) for report in reports for year in (*report.reviews, *report.plans)}, reverse=True)[:_MOST_OTHERS]
    places = [
        (report.place, (english and (report.place_en or names.english(report.place))) or report.place) for report in reports if report.place
    ]
    for year in about.years:
        if year not in scope.years:
            yield str(year), [one for one in sorted(years) if one != str(year)]
    for place in about.places:
        yield (
            place,
            list(dict.fromkeys(shown for one, shown in places if not one.endswith(place) and not place.endswith(one)))[:_MOST_OTHERS],
        )
    for indicator in about.indicators:
        others = [one for one in names.indicators()[: _MOST_OTHERS + 1] if one != indicator]
        yield indicator, [shown for one in others[:_MOST_OTHERS] if (shown := names.english(one) if english else one)]
    for term in about.terms:
        yield term, []


def _chip(words: str, shown: str, chinese: str, others: Sequence[str], message: int, labels: Labels) -> str:
    """One item: what to put in its place and, where `words` say what is to be left out, the way to ask again without it."""
    change = escape(labels.instead.format(item=shown) + (f" · {chinese}" if chinese else ""))
    edit = f"#edit-{message}-{escape(quote(words or shown))}"
    if words and others:
        to = "".join(f'<a href="#change-{message}/{_packed(words)}/{_packed(one)}">{escape(one)}</a> ' for one in others)
        part = f'<details class="change"><summary><span title="{change}">{escape(shown)}</span></summary><p>{to}<a href="{edit}">{escape(labels.other_words)}</a></p></details>'
    else:
        part = f'<a href="{edit}" title="{change}">{escape(shown)}</a>'
    if words:
        less = escape(labels.without.format(item=shown))
        part += f' <a href="#again-{message}-{escape(quote(words))}" title="{less}">×</a>'
    return f'<span class="chip">{part}</span> '


def _packed(words: str) -> str:
    return escape(quote(words, safe=""))


def put_for(question: str, item: str, other: str) -> str:
    """The question with another thing in the place of one that it names, to be asked again.

    >>> put_for("2027年GDP目标是多少？", "2027", "2026")
    '2026年GDP目标是多少？'
    """
    return question.replace(item, other)


def without(question: str, item: str) -> str:
    """The question without a thing it names, to be asked again.

    >>> without("2026年GDP目标是多少？", "2026"), without("What is the 2026 GDP target?", "2026")
    ('GDP目标是多少？', 'What is the GDP target?')
    >>> without("渝中区的目标", "渝中区"), without("What is the target for Yuzhong in 2026?", "Yuzhong")
    ('目标', 'What is the target in 2026?')
    """
    before = r"(?:\b(?:of|in|for|at|on)\s+(?:the\s+)?)?(?<![A-Za-z])" if item.isascii() else ""
    behind = "(?:年?的?)" if item.isdigit() else r"(?:['’]s\b)?(?![A-Za-z])" if item.isascii() else "的?"
    left = re.sub(before + re.escape(item) + behind, "", question)
    return re.sub(r"\s+(?=[?？.,，。])", "", " ".join(left.split()))
