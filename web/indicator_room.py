"""The room of indicators on the page: its place, what is chosen there, its file for a spreadsheet.

In: the shelf of reports, what a visitor typed or chose, or the query of an address. Out: components, new values for them, and
CSV of the facts that the same choice shows. The list is made when the room is first opened. The module knows nothing of how
a figure is read or drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from answer import Yearbook
from corpus import table_to_csv, to_csv
from web.answering import english_of
from web.beside import render_places, render_sums
from web.find_terms import MAX_TYPED_CHARS
from web.indicator_labels import IndicatorLabels, indicator_labels_for
from web.indicators import render_all, render_lines
from web.labels import Labels, labels_for
from web.look import KINDS, VIEWS, Look, choose_rows, sum_rows
from web.reading import report_key
from web.rendered import in_interface
from web.shelf import Shelf
from web.titles import placed_title
from web.wishes import in_turn

Changes = dict[Any, Any]
# The list hears of what is typed or chosen from the page's script and passes it on.
_BRIDGE = "document.addEventListener('zhengwen-indicators', event => trigger('select', event.detail));"


@dataclass
class IndicatorParts:
    """The room's components by name."""

    look: Any  # state: the Look that is shown, None before the room is first opened
    offered: Any  # state: the reports and language that the bar offers a choice for
    bar: Any = None
    list: Any = None

    def all(self) -> list[Any]:
        """What a choice or another language renders anew."""
        return [self.bar, self.list]


def lay_out_indicators(parts: IndicatorParts, labels: Labels) -> None:
    """The room, inside the open main column."""
    with gr.Column(elem_id="room-indicators", elem_classes="room"):
        parts.bar = gr.HTML("", elem_id="indicators-bar")
        parts.list = gr.HTML(render_waiting(labels), elem_id="indicators", js_on_load=_BRIDGE)


def wire_indicators(parts: IndicatorParts, shelf: Shelf, language: Any) -> None:
    """What is answered to a choice and to another language."""

    def find(language: str, offered: tuple[str, ...], event: gr.EventData) -> Changes:
        labels, data = labels_for(language), getattr(event, "_data", None)
        look = Look.of(data)
        shown = in_turn(data, render_indicators(shelf, look, labels))
        changes = {parts.look: look, parts.list: shown}
        now = (labels.language, *shelf.reports)
        if tuple(offered) == now:  # a bar that is there is left alone: the visitor may have typed on since
            return changes
        return {**changes, parts.offered: now, parts.bar: render_bar(shelf, look, labels)}

    def switch(language: str, look: Look | None) -> Changes:
        labels = labels_for(language)
        if look is None:
            return {parts.list: render_waiting(labels)}
        return {
            parts.offered: (labels.language, *shelf.reports),
            parts.bar: render_bar(shelf, look, labels),
            parts.list: render_indicators(shelf, look, labels),
        }

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
    parts.list.select(find, [language, parts.offered], [parts.look, parts.offered, *parts.all()], trigger_mode="multiple", **quiet)
    language.change(switch, [language, parts.look], [parts.offered, *parts.all()], **quiet)


def unread_indicators(parts: IndicatorParts, labels: Labels) -> Changes:
    """The room as before it was opened, for other reports: the page's script asks for it when it is looked at."""
    return {parts.list: render_waiting(labels)}


def render_waiting(labels: Labels) -> str:
    """What stands in place of the list until the room is first opened."""
    return f'<p class="empty" data-unread>{escape(indicator_labels_for(labels.language).loading)} …</p>'


def render_indicators(shelf: Shelf, look: Look, labels: Labels) -> str:
    """What the look wants, in the view it wants."""
    book = _yearbook(shelf)
    if look.view == "sums":
        return render_sums(shelf.reports, look, labels)
    return {"goals": render_lines, "places": render_places, "all": render_all}[look.view](book, look, labels)


def render_bar(shelf: Shelf, look: Look, labels: Labels) -> str:
    """The views, the box to type in, and what to narrow the figures by."""
    words, book = indicator_labels_for(labels.language), _yearbook(shelf)
    views = "".join(
        f'<label class="chip"><input type="radio" name="ind-view" value="{view}"{" checked" if view == look.view else ""}>'
        f"<span>{escape(words.views[view])}</span></label>"
        for view in VIEWS
    )
    reports = [(report_key(report.id), placed_title(report, labels)) for report in shelf.reports.values()]
    roles = [("target", words.side_target), ("result", words.side_result)]
    return (
        f'<h2>{escape(words.name)}</h2><fieldset><legend class="hidden">{escape(words.view)}</legend>{views}</fieldset>'
        f'<input type="search" id="indicator-search" maxlength="{MAX_TYPED_CHARS}" value="{escape(look.typed)}" '
        f'placeholder="{escape(words.hint)}" aria-label="{escape(words.find)}" autocomplete="off">'
        f'<div class="narrow" data-view="{look.view}">'
        f"{_select('report', look.report, reports, words)}"
        f"{_select('place', look.place, [(place, _place(shelf, place, labels)) for place in book.places], words)}"
        f"{_select('year', str(look.year or ''), [(str(year), str(year)) for year in book.years], words)}"
        f"{_select('kind', look.kind, [(kind, words.kinds[kind]) for kind in KINDS], words)}"
        f'<select name="role" aria-label="{escape(words.filters["kind"])}">{_options(look.role, roles)}</select>'
        f'<label class="check"><input type="checkbox" name="missed"{" checked" if look.missed else ""}> '
        f"<span>{escape(words.only_missed)}</span></label></div>"
    )


def _place(shelf: Shelf, place: str, labels: Labels) -> str:
    """A place's name in the interface's language; as printed where it has no English."""
    english = next((report.place_en for report in shelf.reports.values() if report.place == place and report.place_en), "")
    return (
        in_interface(place, next(iter(shelf.reports), ""), english_of(shelf), labels) if not english or labels.language != "en" else english
    )


def indicators_csv(shelf: Any, query: Mapping[str, str]) -> str:
    """The facts, or sums, that a look given as an address shows, for a spreadsheet; headed in the language that `lang` names, else as
    the command line heads them.
    """
    look, language = Look.of(dict(query)), query.get("lang")
    headings = indicator_labels_for(language).headings if language in ("zh", "en") else {}
    if look.view == "sums":
        return table_to_csv(sum_rows(shelf.reports, look), headings)
    return to_csv(choose_rows(_yearbook(shelf), look), headings)


def _yearbook(shelf: Any) -> Yearbook:
    book = shelf.yearbook
    assert isinstance(book, Yearbook)
    return book


def _select(name: str, chosen: str, options: list[tuple[str, str]], words: IndicatorLabels) -> str:
    label = escape(words.filters[name])
    return f'<select name="{name}" aria-label="{label}">{_options(chosen, [("", words.any[name]), *options])}</select>'


def _options(chosen: str, options: list[tuple[str, str]]) -> str:
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(label)}</option>' for value, label in options
    )
