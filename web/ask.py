"""The conversation: a question looked over, an answer as the HTML of one chat message, piece by piece.

In: a question as typed, or an Answer. Out: one line that says why a question cannot be asked, or HTML
for a chat message. The chat reads Markdown, so every sign that means something to Markdown or HTML goes
out as a character reference: nothing in a report or question becomes a link, an image or an element.
The module knows nothing of frames, retrieval or the proof pane's inside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from answer.cite import pieces as pieces
from answer.model import Answer, CheckItem, Citation
from web.body import cite_link, quoted_words, render_body
from web.disagree import render_disagreement
from web.escape import escape as escape
from web.follow_ups import render_follow_ups
from web.labels import Labels, counted, english_maker
from web.next_step import render_next
from web.proof import NEAREST, cite_id
from web.rendered import in_interface
from web.scope import ALL, Scope
from web.titles import lacks_place
from web.understood import PLAIN, Names, render_understood

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TAG = re.compile(r"<[^<>]*>")  # <b>, </script>; not 3 < 5


class Ending:
    """How a question that is being worked out ends: it is answered, or stopped by its reader, whichever comes first."""

    def __init__(self) -> None:
        self._ends: dict[str, Answer | None] = {}  # setdefault is one step: of two threads one comes first

    def settle(self, answer: Answer | None) -> Answer | None:
        """Ends it with `answer`, None to stop it; returns what it had ended with where it had."""
        return self._ends.setdefault("", answer)

    @property
    def stopped(self) -> bool:
        """Whether its reader has stopped it."""
        return self._ends.get("", ...) is None


@dataclass(frozen=True)
class Turn:
    """One question and its answer, None while it is being worked out or when that failed."""

    question: str
    answer: Answer | None = None
    scope: Scope = ALL  # what was chosen to be asked
    ending: Ending = field(default_factory=Ending, compare=False, repr=False)


def clean_question(text: str | None) -> str:
    """The question without control and direction signs, spaces trimmed.

    >>> clean_question("  GDP\\u202e目标 ")
    'GDP目标'
    """
    return _CONTROL.sub("", text or "").strip()


def question_problem(question: str, max_chars: int, labels: Labels) -> str | None:
    """Why this question cannot be asked, in one line, or None."""
    if not question:
        return labels.empty
    if len(question) > max_chars:
        return labels.too_long.format(n=f"{len(question):,}", limit=f"{max_chars:,}")
    if not any(unicodedata.category(sign)[0] in "LN" for sign in _TAG.sub("", question)):
        return labels.no_words
    return None


def render_question(question: str) -> str:
    """The question as the heading of its turn."""
    lines = "<br>".join(escape(line) for line in question.splitlines() if line.strip())
    return f'<div class="question">{lines}</div>'


def render_waiting(labels: Labels, step: str = "") -> str:
    """What stands in place of an answer that is being worked out: the step that is being taken."""
    return f'<div class="waiting"><i></i><span>{escape(labels.steps.get(step, labels.searching))}</span></div>'


def render_failure(line: str) -> str:
    """What stands in place of an answer that could not be finished."""
    return f'<div class="failure">{escape(line)}</div>'


def render_answer(
    answer: Answer,
    message: int,
    labels: Labels,
    shown: str | None = None,
    names: Names = PLAIN,
    newest: bool = False,
    scope: Scope = ALL,
) -> str:
    """The message of a whole answer, or of its beginning `shown` while it streams in; `names` says what was understood in English.

    Under the newest one of a conversation stands what can be asked next.
    """
    text = answer.text if shown is None else shown
    whole = shown is None
    differing = render_disagreement(names.sides(answer), message, labels, names.reports, names.words)
    parts = [render_understood(answer, message, labels, names, scope), _badge(answer, labels, bool(differing)), differing]
    parts.append(render_body(text, answer, message, labels, names))
    if whole:
        parts += [_nearest(answer.nearest, message, labels, names)] if answer.nearest is not None else []
        parts += [render_next(answer, message, labels, names, scope)] if answer.status == "refused" else []
        parts.append(_foot(answer, message, labels))
        parts += [render_follow_ups(answer, labels, names)] if newest else []
    return f'<div class="answer {answer.status}" lang="{"en" if answer.language == "en" else "zh-CN"}">{"".join(parts)}</div>'


def _badge(answer: Answer, labels: Labels, differing: bool = False) -> str:
    """The state in words above anything but a plain answer."""
    if answer.status == "answered" and answer.reason is None and not differing:
        return ""
    words = [f"≠ {labels.differs}"] if differing else []
    words += [labels.status[answer.status]] if answer.status != "answered" else []
    words += [labels.reason.get(answer.reason, answer.reason)] if answer.reason else []
    return f'<p class="state"><span class="badge {answer.status}">{escape(" · ".join(words))}</span></p>'


def _nearest(citation: Citation, message: int, labels: Labels, names: Names) -> str:
    """A refusal's nearest passage: quoted, placed, and said not to be an answer."""
    report = citation.report
    home = report.place if lacks_place(report.title, report.place) else None
    title = (labels.language == "en" and report.title_en) or report.title
    path = " › ".join(in_interface(part, report.id, names.words, labels) for part in citation.section if part)
    source = " · ".join(part for part in (in_interface(home or "", report.id, names.words, labels), title, report.date, path) if part)
    return (
        f'<div class="nearest"><p class="nearest-head">{escape(labels.nearest)}</p>'
        f'<blockquote lang="zh-CN">{escape(quoted_words(citation))}</blockquote>{_nearest_english(citation, labels, names)}'
        f'<p class="nearest-source">{escape(source)} '
        f'<a class="see" href="#{cite_id(message, NEAREST)}">{escape(labels.see_source)}</a></p></div>'
    )


def _nearest_english(citation: Citation, labels: Labels, names: Names) -> str:
    """The English of a refusal's nearest passage for a reader of English, with whose it is; that there is none, where there is none."""
    if labels.language != "en":
        return ""
    words = citation.quote_en or (names.words(citation.report.id, citation.quote) if names.words is not None else None)
    if not words:
        return f'<p class="nearest-source">{escape(labels.english_none)}</p>'
    whose = f" · {escape(english_maker(labels, citation.quote_en_by))}" if citation.quote_en_by else ""
    return f'<blockquote lang="en">{escape(words)}</blockquote><p class="nearest-source">{escape(labels.english)}{whose}</p>'


def _foot(answer: Answer, message: int, labels: Labels) -> str:
    """Figures that match, number of quotes, what was dropped, and notes on the answer."""
    plain = answer.status == "answered" and answer.reason is None  # any other state stands above the answer
    parts = [f'<span class="said">{escape(labels.status["answered"])}</span>'] if plain else []
    if answer.checks:
        parts.append(_figures(answer.checks, message, labels))
    if answer.citations:
        count = counted(labels.citations, len(answer.citations))
        parts.append(f'<span class="count">{escape(count)} · {escape(labels.verbatim)}</span>')
    if answer.composer.startswith("model:"):
        parts.append(f'<span class="count">{escape(labels.written_by.format(name=answer.composer.removeprefix("model:")))}</span>')
    lines = [counted(labels.dropped, answer.dropped)] if answer.dropped else []
    lines += answer.notes
    notes = "".join(f'<p class="remark">{escape(line)}</p>' for line in lines)
    parts.append(_take(message, labels))
    return f'{notes}<div class="foot">{"".join(parts)}</div>'


def _take(message: int, labels: Labels) -> str:
    """Copy, and the files that an answer or the whole conversation can be saved as."""

    def links(which: str) -> str:
        return " ".join(f'<a href="#take-{which}-{form}">{escape(name)}</a>' for form, name in labels.forms.items())

    return (
        f'<div class="takes"><a class="take" href="#take-{message}-copy">{escape(labels.copy_answer)}</a>'
        f'<details class="take"><summary>{escape(labels.take)}</summary>'
        f"<p><b>{escape(labels.take_answer)}</b> {links(str(message))}</p><p><b>{escape(labels.take_talk)}</b> {links('all')}</p></details></div>"
    )


def _figures(checks: Sequence[CheckItem], message: int, labels: Labels) -> str:
    """How many figures and names match, unfolding into which one stands in which quote."""
    computed = sum(item.basis == "computed" for item in checks)
    names = sum(item.is_name for item in checks)
    figures = len(checks) - computed - names
    counts = ((labels.figures_match, figures), (labels.figures_computed, computed), (labels.names_match, names))
    words = [counted(label, count) for label, count in counts if count]
    rows = "".join(
        f"<tr><td>{escape(item.text)}</td><td>{escape(_basis(item, labels))}</td><td>{cite_link(message, item.citation, labels)}</td></tr>"
        for item in checks
    )
    head = f"<tr><th>{escape(labels.figure)}</th><th>{escape(labels.found_in)}</th><td></td></tr>"
    return (
        f'<details class="figures"><summary>✓ {escape(labels.joiner.join(words))}</summary>'
        f"<table><thead>{head}</thead><tbody>{rows}</tbody></table></details>"
    )


def _basis(item: CheckItem, labels: Labels) -> str:
    """What a figure rests on; for a computed one, from what."""
    words = labels.basis[item.basis]
    return f"{words}: {' , '.join(item.operands)}" if item.operands else words
