"""What a reader can do after a refusal: another year, a place that is loaded, the uses of a term, other words.

In: an answer that was refused, and the names of the loaded reports. Out: HTML for the chat, escaped. The module knows nothing of why a
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
from web.understood import Names

_QUOTED = re.compile("“([^“”]+)”")  # “33618”现代制造业集群体系 is found by 33618
_YEARS_OFFERED = 4
_PLACES_NAMED = 6


def render_next(answer: Answer, message: int, labels: Labels, names: Names, scope: Scope = ALL) -> str:
    """One line with the way on; "" where there is none to name."""
    wider = ""
    if scope != ALL:
        wider = f'<a href="#again-{message}-all">{escape(labels.ask_wider)}</a> '
    if answer.reason == "other_year":
        inner = _years(answer, message, labels, names)
    elif answer.reason == "undefined_term" and answer.understood.terms:
        inner = f'<a href="#term-{term_anchor(answer.understood.terms[0])}">{escape(labels.next_term)}</a>'
    else:
        places = list(dict.fromkeys(filter(None, (place_of(report, labels) for report in names.reports.values()))))
        line = labels.next_step.get(answer.reason or "", "")
        inner = "" if "{places}" in line and not places else escape(line.format(places=labels.joiner.join(places[:_PLACES_NAMED])))
    return f'<p class="next">{wider}{inner}</p>' if wider or inner else ""


def term_anchor(term: str) -> str:
    """What the room of terms finds a term by, escaped: the first name in quotation marks, else the whole.

    >>> term_anchor("“三增”“两稳”"), term_anchor("33618")
    ('&#37;E4&#37;B8&#37;89&#37;E5&#37;A2&#37;9E', '33618')
    """
    quoted = _QUOTED.search(term)
    return escape(quote(quoted[1] if quoted else term, safe=""))


def _years(answer: Answer, message: int, labels: Labels, names: Names) -> str:
    """The years that the loaded reports are about, the nearest to the year asked first, each as a question again."""
    asked = next((year for year in answer.understood.years if str(year) in (answer.understood.question or answer.question)), None)
    covered = {year for report in names.reports.values() for year in (*report.reviews, *report.plans)} - {*answer.understood.years}
    if asked is None or not covered:
        return ""
    nearest = sorted(covered, key=lambda year: (abs(year - asked), -year))[:_YEARS_OFFERED]
    return escape(labels.next_years) + " ".join(f'<a href="#swap-{message}-{asked}-{year}">{year}</a>' for year in sorted(nearest))
