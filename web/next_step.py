"""What a reader can do after a refusal: another year, a place that is loaded, the uses of a term, other words.

Nothing is offered that would be refused again: each question was tried. In: an answer that was refused, and the names of the loaded reports. Out: HTML for the chat, escaped. The module knows nothing of why a
question is refused.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from answer.model import Answer
from web.escape import escape
from web.labels import Labels
from web.scope import ALL, Scope
from web.titles import place_of
from web.understood import Names, put_for

_QUOTED = re.compile("“([^“”]+)”")  # “33618”现代制造业集群体系 is found by 33618
_YEARS_OFFERED = 4
_YEARS_TRIED = 8  # some 30 ms each, once for a question
_PLACES_NAMED = 6


def render_next(answer: Answer, message: int, labels: Labels, names: Names, scope: Scope = ALL) -> str:
    """One line with the way on; "" where there is none to name."""
    wider = ""
    whole = answer.understood.question or answer.question
    if scope != ALL and names.answers(whole, ALL):
        wider = f'<a href="#again-{message}-all">{escape(labels.ask_wider)}</a> '
    if answer.reason == "other_year":
        inner = _years(answer, message, labels, names, scope) or _figures(answer, labels, names)
    elif answer.reason == "undefined_term" and answer.understood.terms and names.stands(_first_name(answer.understood.terms[0])):
        inner = f'<a href="#term-{term_anchor(answer.understood.terms[0])}">{escape(labels.next_term)}</a>'
    else:
        places = list(dict.fromkeys(filter(None, (place_of(report, labels) for report in names.reports.values()))))
        reason = "not_in_corpus" if answer.reason == "undefined_term" else answer.reason or ""  # a name that stands nowhere
        line = labels.next_step.get(reason, "")
        inner = "" if "{places}" in line and not places else escape(line.format(places=labels.joiner.join(places[:_PLACES_NAMED])))
    return f'<p class="next">{wider}{inner}</p>' if wider or inner else ""


def term_anchor(term: str) -> str:
    """What the room of terms finds a term by, escaped: the first name in quotation marks, else the whole.

    >>> term_anchor("“三增”“两稳”"), term_anchor("33618")
    ('&#37;E4&#37;B8&#37;89&#37;E5&#37;A2&#37;9E', '33618')
    """
    return escape(quote(_first_name(term), safe=""))


def _first_name(term: str) -> str:
    quoted = _QUOTED.search(term)
    return quoted[1] if quoted else term


def _years(answer: Answer, message: int, labels: Labels, names: Names, scope: Scope) -> str:
    """Of the years that the loaded reports are about, the nearest to the year asked of which the same question is answered."""
    whole = answer.understood.question or answer.question
    asked = next((year for year in answer.understood.years if str(year) in whole), None)
    covered = {year for report in names.reports.values() for year in (*report.reviews, *report.plans)} - {*answer.understood.years}
    if asked is None or not covered:
        return ""
    nearest = sorted(covered, key=lambda year: (abs(year - asked), -year))[:_YEARS_TRIED]
    answered = [year for year in nearest if names.answers(put_for(whole, str(asked), str(year)), scope)][:_YEARS_OFFERED]
    links = " ".join(f'<a href="#swap-{message}-{asked}-{year}">{year}</a>' for year in sorted(answered))
    return escape(labels.next_years) + links if answered else ""


def _figures(answer: Answer, labels: Labels, names: Names) -> str:
    """Where the figures of what was asked for stand by year; else the words for what was not found at all."""
    listed = next((name for name in answer.understood.indicators if name in names.indicators()), "")
    if not listed:
        return escape(labels.next_step["not_in_corpus"])
    return f'<a class="room" href="#figures-{escape(quote(listed, safe=""))}">{escape(labels.next_figures)}</a>'
