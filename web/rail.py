"""Beside the conversation: which reports are asked, and the questions asked so far, each with how it was answered.

In: the loaded reports, what is chosen, and turns. Out: HTML in which every word of a report or question is escaped; a report is named by
its key, never by its id. The module knows nothing of events or of how a question is answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from answer import sides_of
from corpus.model import Report
from web.anchors import report_key
from web.ask import Turn
from web.labels import Labels, counted
from web.scope import ALL
from web.titles import lacks_place, place_of, title_of

SIGNS = {"answered": "✓", "partial": "◐", "refused": "—", "waiting": "…", "differ": "≠"}


def render_asked(reports: Mapping[str, Report], labels: Labels, chosen: str | None) -> str:
    """All reports, or one of them, to choose from; with what tells them apart: place, date, missing parts."""
    lines = [_choice("", escape(labels.ask_all), "", chosen not in reports)]
    for name, report in reports.items():
        title = title_of(report, labels)
        language = "en" if title != report.title else "zh-CN"
        about = [place_of(report, labels) if lacks_place(report.title, report.place) else "", report.date or ""]
        about += [labels.missing_part.format(parts=labels.joiner.join(report.missing))] if report.missing else []
        shown = f'<span class="src" lang="{language}">{escape(title)}</span>'
        lines.append(_choice(report_key(name), shown, escape(" · ".join(filter(None, about))), name == chosen))
    return f'<fieldset class="asked"><legend>{escape(labels.ask_which)}</legend>{"".join(lines)}</fieldset>'


def _choice(key: str, shown: str, about: str, chosen: bool) -> str:
    more = f"<small>{about}</small>" if about else ""
    on = " checked" if chosen else ""
    return f'<label><input type="radio" name="asked" value="{key}"{on}><span>{shown}{more}</span></label>'


def chosen_report(reports: Mapping[str, Report], data: Any) -> str:
    """The id of the report whose key the page sent; all of them for anything else."""
    key = data.get("key") if isinstance(data, dict) else None
    return next((name for name in reports if report_key(name) == key), ALL)


def render_outline(turns: Sequence[Turn], labels: Labels) -> str:
    """The questions of the conversation, each a way back to its answer; "" before the first."""
    if not turns:
        return ""
    lines = []
    for number, turn in enumerate(turns, 1):
        state: str = turn.answer.status if turn.answer is not None else "waiting"
        said = labels.status[state] if turn.answer is not None else labels.searching
        if turn.answer is not None and sides_of(turn.answer):
            state, said = "differ", labels.differs
        sign = f'<span class="sign {state}" aria-hidden="true">{SIGNS[state]}</span>'
        words = f'{escape(turn.question)}<span class="hidden"> {escape(said)}</span>'
        lines.append(f'<li><a href="#turn-{number}" title="{escape(said)}">{sign}<span>{words}</span></a></li>')
    count = escape(counted(labels.questions, len(turns)))
    return (
        f'<nav class="outline" aria-label="{escape(labels.this_talk)}"><h2>{escape(labels.this_talk)}</h2>'
        f'<button type="button" data-outline aria-expanded="false">{escape(labels.this_talk)} · {count}</button><ol>{"".join(lines)}</ol></nav>'
    )
