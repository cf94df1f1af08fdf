"""What can be asked next after an answer: of the terms that its quotes use, of the same indicator a year before or after.

In: an answer, and the names of the loaded reports. Out: whole questions in the answer's language, and HTML for the chat, escaped. Nothing is
asked to find them. The module knows nothing of events or of how a question is understood.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from answer.model import Answer
from web.escape import escape
from web.examples import unique
from web.labels import Labels
from web.next_step import term_anchor
from web.understood import Names

MOST = 3  # one line of a laptop
_TERMS = 2
_FRAMES = {
    "zh": {"term": "“{name}”是什么意思？", "met": "{year}年{name}完成目标了吗？", "target": "{year}年{name}目标是多少？"},
    "en": {
        "term": "What does “{name}” mean?",
        "met": "Was the {year} target for {name} met?",
        "target": "What is the {year} target for {name}?",
    },
}


def follow_ups(answer: Answer, names: Names) -> list[str]:
    """At most MOST questions; none after a refusal."""
    if answer.status == "refused":
        return []
    indicator, terms = list(_of_indicator(answer, names))[:1], list(unique(_of_terms(answer, names)))[:_TERMS]
    return [*indicator, *terms][:MOST]


def _of_terms(answer: Answer, names: Names) -> Iterator[str]:
    """The terms that a note explains, as far as the question does not name them."""
    for citation in answer.citations:
        for note in citation.footnotes:
            chinese = note.term.strip("“”")
            name = chinese if answer.language == "zh" else names.english(note.term).strip("“”")
            asked = f"{answer.question} {' '.join(answer.understood.terms)}"
            if name and name.lower() not in asked.lower() and chinese not in asked:
                yield _FRAMES[answer.language]["term"].format(name=name)


def _of_indicator(answer: Answer, names: Names) -> Iterator[str]:
    """How far the target of the year before was met, or the target of the year after, where the cited report tells of that year."""
    frames = _FRAMES[answer.language]
    for indicator in answer.understood.indicators[:1]:
        name = indicator if answer.language == "zh" else names.english(indicator)
        for citation in answer.citations if name else ():
            report, scope = names.reports.get(citation.report.id), citation.scope
            if report is None or not isinstance(scope.year, int) or citation.table is None or scope.year not in answer.understood.years:
                continue
            if scope.kind == "target" and scope.year - 1 in report.reviews:
                yield frames["met"].format(year=scope.year - 1, name=name)
            elif scope.kind in ("estimate", "result") and scope.year + 1 in report.plans:
                yield frames["target"].format(year=scope.year + 1, name=name)


def render_follow_ups(answer: Answer, labels: Labels, names: Names) -> str:
    """The questions as links that ask them, and the room that lists what the answer is about."""
    found = follow_ups(answer, names)
    language = "en" if answer.language == "en" else "zh-CN"
    links = "".join(f'<a href="#put-{escape(quote(question, safe=""))}">{escape(question)}</a> ' for question in found)
    asked = f'{escape(labels.ask_next)} <span lang="{language}">{links}</span>' if found else ""
    room = _room(answer, labels)
    return f'<p class="follow">{asked}{room}</p>' if asked or room else ""


def _room(answer: Answer, labels: Labels) -> str:
    """The way to the list of a term's uses or of an indicator's figures; "" where the answer is about neither."""
    about, rows = answer.understood, [citation for citation in answer.citations if citation.table is not None]
    if answer.status == "refused":
        return ""
    if about.kind == "definition" and about.terms:
        return f'<a class="room" href="#term-{term_anchor(about.terms[0])}">{escape(labels.next_term)}</a>'
    if rows and about.indicators:
        return f'<a class="room" href="#figures-{escape(quote(about.indicators[0], safe=""))}">{escape(labels.next_figures)}</a>'
    return f'<a class="room" href="#figures-">{escape(labels.next_rows)}</a>' if len(rows) > 1 else ""
