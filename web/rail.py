"""Beside the conversation: which reports and years are asked, and the questions asked so far, each with how it was answered.

In: the loaded reports, what is chosen, and turns. Out: HTML in which every word of a report or question is escaped; a report is named by
its key, never by its id. The module knows nothing of events or of how a question is answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from corpus.model import Report
from web.anchors import report_key
from web.ask import Turn
from web.labels import Labels, counted
from web.scope import Scope, years_of
from web.titles import lacks_place, missing_of, place_of, title_of
from web.understood import PLAIN, Names

_YEARS_OFFERED = 8  # the newest: two rows beside the conversation
SIGNS = {"answered": "✓", "partial": "◐", "refused": "—", "waiting": "…", "differ": "≠"}


def render_asked(reports: Mapping[str, Report], labels: Labels, scope: Scope) -> str:
    """Reports and years to choose from, several of each or all; on a narrow page one line says what is chosen and unfolds them."""
    scope = scope.among(reports)
    years = "".join(_year(year, year in scope.years) for year in years_of(reports)[-_YEARS_OFFERED:])
    of_years = f'<fieldset class="years"><legend>{escape(labels.which_years)}</legend>{years}</fieldset>' if years else ""
    said = f'data-all="{escape(labels.ask_all)}" data-some="{escape(labels.ask_some)}" data-any="{escape(labels.all_years)}"'
    return (
        f'<button type="button" data-scope {said} aria-expanded="false"><b>{escape(labels.scope)}</b> <span>{escape(_said(scope, labels))}</span></button>'
        f'<div class="asked"><fieldset><legend>{escape(labels.ask_which)}</legend>{_reports(reports, labels, scope)}</fieldset>{of_years}</div>'
    )


def _reports(reports: Mapping[str, Report], labels: Labels, scope: Scope) -> str:
    """All reports, and each with what tells it apart: place, date, missing parts."""
    lines = [_choice("", escape(labels.ask_all), "", not scope.reports)]
    for name, report in reports.items():
        title = title_of(report, labels)
        language = "en" if title != report.title else "zh-CN"
        about = [place_of(report, labels) if lacks_place(report.title, report.place) else "", report.date or ""]
        about.append(missing_of(report, labels))
        shown = f'<span class="src" lang="{language}">{escape(title)}</span>'
        lines.append(_choice(report_key(name), shown, escape(" · ".join(filter(None, about))), name in scope.reports))
    return "".join(lines)


def _choice(key: str, shown: str, about: str, chosen: bool) -> str:
    more = f"<small>{about}</small>" if about else ""
    on = " checked" if chosen else ""
    return f'<label><input type="checkbox" name="asked" value="{key}"{on}><span>{shown}{more}</span></label>'


def _year(year: int, chosen: bool) -> str:
    on = " checked" if chosen else ""
    return f'<label><input type="checkbox" name="asked-year" value="{year}"{on}><span>{year}</span></label>'


def _said(scope: Scope, labels: Labels) -> str:
    """What is chosen, in one line; the page's script says the same when the choice changes."""
    of = counted(labels.ask_some, len(scope.reports)) if scope.reports else labels.ask_all
    return f"{of} · {labels.joiner.join(map(str, scope.years)) or labels.all_years}"


def render_outline(turns: Sequence[Turn], labels: Labels, names: Names = PLAIN) -> str:
    """The questions of the conversation, each a way back to its answer; "" before the first."""
    if not turns:
        return ""
    lines = []
    for number, turn in enumerate(turns, 1):
        state: str = turn.answer.status if turn.answer is not None else "waiting"
        said = labels.status[state] if turn.answer is not None else labels.searching
        if turn.answer is not None and names.sides(turn.answer):
            state, said = "differ", labels.differs
        sign = f'<span class="sign {state}" aria-hidden="true">{SIGNS[state]}</span>'
        words = f'{escape(turn.question)}<span class="hidden"> {escape(said)}</span>'
        lines.append(f'<li><a href="#turn-{number}" title="{escape(said)}">{sign}<span>{words}</span></a></li>')
    count = escape(counted(labels.questions, len(turns)))
    return (
        f'<nav class="outline" aria-label="{escape(labels.this_talk)}"><h2>{escape(labels.this_talk)}</h2>'
        f'<button type="button" data-outline aria-expanded="false">{escape(labels.this_talk)} · {count}</button><ol>{"".join(lines)}</ol></nav>'
    )
