"""Which report the next question is asked of: one of those loaded, or all.

In: the loaded reports and what is chosen. Out: the choices and the value of the component beside the question. The module knows nothing of
how a question is answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr

from corpus.model import Report
from web.labels import Labels
from web.titles import placed_title

ALL = ""


def scope_choices(reports: Mapping[str, Report], labels: Labels) -> list[tuple[str, str]]:
    """(title, id) of all reports together and of each, in the interface's language where a title has that; equal titles are told apart."""
    titles = {name: placed_title(report, labels) for name, report in reports.items()}
    shared = [title for title in titles.values() if list(titles.values()).count(title) > 1]
    named = [(f"{title} ({name})" if title in shared else title, name) for name, title in titles.items()]
    return [(labels.ask_all, ALL), *named]


def scope_update(reports: Mapping[str, Report], labels: Labels, chosen: str | None) -> Any:
    """The component with these reports; what was chosen stays unless it is no longer loaded."""
    value = chosen if chosen in reports else ALL
    return gr.Dropdown(choices=scope_choices(reports, labels), value=value, label=labels.ask_which)
