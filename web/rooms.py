"""The rooms beside the conversation: their places on the page, and what is done there.

In: the shelf of reports, the page's parts, and what a visitor typed, chose or sent. Out: components, and new values for
them. Which room shows is the page's script's business. The module knows nothing of how a term is found, a report read
or an index built.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from web.answering import model_host_of
from web.check_labels import check_labels_for
from web.events import Changes, Parts, opened_in
from web.frame import render_brand
from web.indicator_room import IndicatorParts, lay_out_indicators, unread_indicators, wire_indicators
from web.labels import Labels, labels_for
from web.proof import render_empty
from web.rail import render_asked
from web.reading import report_key
from web.reports import render_adding, render_busy, render_job, render_outcomes, render_report_list, render_reports_bar
from web.room_labels import ZH, room_labels_for
from web.scope import ALL, Scope
from web.shelf import Job, Outcome, Shelf
from web.terms import Wish, render_terms, render_terms_bar, render_terms_waiting
from web.uploads import AT_ONCE, PROBLEMS
from web.wishes import in_turn

ROOMS = (*ZH.room_names, "check")
_TICK_S = 0.25  # how often a change under way is shown anew
_MAX_NAME_CHARS = 200
# Each list hears of what is typed or pressed from the page's script and passes it on.
_TERMS_BRIDGE = "document.addEventListener('zhengwen-terms', event => trigger('select', event.detail));"
_WORK_BRIDGE = "document.addEventListener('zhengwen-reports', event => trigger('select', event.detail));"


@dataclass
class RoomParts:
    """The rooms' components by name."""

    wish: Any  # state: the Wish whose terms are shown, None before the room is first opened
    indicators: IndicatorParts
    tabs: Any = None
    terms_bar: Any = None
    terms: Any = None
    reports_bar: Any = None
    adding: Any = None
    work: Any = None
    shelf: Any = None


def render_tabs(labels: Labels) -> str:
    """The rooms' names as a list of tabs; which one is chosen, the page's script says."""
    words = room_labels_for(labels.language)
    names = (*words.room_names.values(), check_labels_for(labels.language).room)
    tabs = "".join(
        f'<button type="button" role="tab" id="tab-{room}" data-room="{room}" aria-controls="room-{room}">{escape(name)}</button>'
        for room, name in zip(ROOMS, names, strict=True)
    )
    return f'<div role="tablist" aria-label="{escape(words.rooms)}">{tabs}</div>'


def lay_out_tabs(rooms: RoomParts, labels: Labels) -> None:
    """The tabs, inside the open header."""
    rooms.tabs = gr.HTML(render_tabs(labels), elem_id="rooms")


def lay_out_rooms(rooms: RoomParts, shelf: Shelf, labels: Labels) -> None:
    """Terms, indicators and reports, inside the open main column."""
    with gr.Column(elem_id="room-terms", elem_classes="room"):
        rooms.terms_bar = gr.HTML(render_terms_bar(Wish(), labels), elem_id="terms-bar")
        rooms.terms = gr.HTML(render_terms_waiting(labels), elem_id="terms", js_on_load=_TERMS_BRIDGE)
    lay_out_indicators(rooms.indicators, labels)
    with gr.Column(elem_id="room-reports", elem_classes="room"):
        rooms.reports_bar = gr.HTML(render_reports_bar(shelf, labels), elem_id="reports-bar")
        with gr.Column(elem_id="reports"):
            rooms.adding = gr.HTML(render_adding(shelf, labels), elem_id="adding")
            rooms.work = gr.HTML("", elem_id="work", js_on_load=_WORK_BRIDGE)
            rooms.shelf = gr.HTML(render_report_list(shelf, labels), elem_id="shelf")


def wire_rooms(page: gr.Blocks, rooms: RoomParts, parts: Parts, shelf: Shelf) -> None:
    """Which event is answered by what."""
    events = RoomEvents(shelf, rooms, parts)
    at_once: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
    changing: dict[str, Any] = {**at_once, "queue": True, "trigger_mode": "multiple", "concurrency_limit": 2}
    shelved = [rooms.reports_bar, rooms.adding, rooms.shelf]
    listed = [*shelved, rooms.terms]
    wire_indicators(rooms.indicators, shelf, parts.language)
    rooms.terms.select(events.find, [parts.language], [rooms.wish, rooms.terms], trigger_mode="multiple", **at_once)
    rooms.work.select(
        events.change,
        [parts.language, rooms.wish, parts.opened, parts.scope],
        [rooms.work, parts.brand, parts.proof, parts.scope, parts.asked, *listed, rooms.indicators.list],
        **changing,
    )
    worded = [rooms.tabs, rooms.terms_bar, *listed]
    parts.language.change(events.switch, [parts.language, rooms.wish], [*worded, rooms.work], **at_once)
    page.load(events.refresh, [parts.kept_language], [*shelved, parts.brand, parts.proof, parts.asked], **at_once)


class RoomEvents:
    """The answers to the rooms' events."""

    def __init__(self, shelf: Shelf, rooms: RoomParts, parts: Parts) -> None:
        self._shelf = shelf
        self._rooms = rooms
        self._parts = parts
        self._at_first = list(shelf.reports)

    def find(self, language: str, event: gr.EventData) -> Changes:
        """The terms that fit what was typed and chosen."""
        data = getattr(event, "_data", None)
        wish = Wish.of(data)
        return {self._rooms.wish: wish, self._rooms.terms: in_turn(data, render_terms(self._shelf.register, wish, labels_for(language)))}

    def change(self, language: str, wish: Wish | None, opened: str, scope: Scope, event: gr.EventData) -> Iterator[Changes]:
        """Reports added, read anew or removed: the steps, then what became of each and the lists as they now are."""
        labels, work, shelf = labels_for(language), self._rooms.work, self._shelf
        data = getattr(event, "_data", None)
        data = data if isinstance(data, dict) else {}
        failed, job = self._start(data)
        if job is None:
            verb = "add" if data.get("do") == "add" else "other"
            yield {work: render_outcomes(verb, failed, shelf, labels) if failed else render_busy(labels)}
            return
        while True:
            yield {work: render_job(job, labels)}
            if job.done.wait(_TICK_S):
                break
        told = render_outcomes(job.verb, [*job.outcomes, *failed], shelf, labels)
        proof = {} if opened else {self._parts.proof: render_empty(shelf.reports, labels)}
        yield {
            work: told,
            self._parts.brand: render_brand(shelf.reports, labels, model_host_of(shelf)),
            self._parts.scope: scope.among(shelf.reports),
            self._parts.asked: render_asked(shelf.reports, labels, scope.among(shelf.reports)),
            **proof,
            **self._listed(labels, wish),
            **unread_indicators(self._rooms.indicators, labels),
        }

    def switch(self, language: str, wish: Wish | None) -> Changes:
        """The rooms in the other language; what a report says stays as it is, and a change's outcome is not repeated."""
        labels = labels_for(language)
        return {**self._worded(labels, wish), self._rooms.work: ""}

    def refresh(self, kept: str | None, request: gr.Request) -> Changes:
        """The reports as they are now: the page was made when it was started. What has not changed since is left alone,
        as the visitor may have opened something by now.
        """
        labels, reports = labels_for(opened_in(kept, request)), self._shelf.reports
        opened = {
            self._parts.brand: render_brand(reports, labels, model_host_of(self._shelf)),
            self._parts.proof: render_empty(reports, labels),
            self._parts.asked: render_asked(reports, labels, ALL),
        }
        return {**self._shelved(labels), **({} if list(reports) == self._at_first else opened)}

    def _worded(self, labels: Labels, wish: Wish | None) -> Changes:
        bar = {self._rooms.tabs: render_tabs(labels), self._rooms.terms_bar: render_terms_bar(wish or Wish(), labels)}
        return {**bar, **self._listed(labels, wish)}

    def _listed(self, labels: Labels, wish: Wish | None) -> Changes:
        terms = render_terms(self._shelf.register, wish, labels) if wish is not None else render_terms_waiting(labels)
        return {**self._shelved(labels), self._rooms.terms: terms}

    def _shelved(self, labels: Labels) -> Changes:
        rooms, shelf = self._rooms, self._shelf
        return {
            rooms.reports_bar: render_reports_bar(shelf, labels),
            rooms.adding: render_adding(shelf, labels),
            rooms.shelf: render_report_list(shelf, labels),
        }

    def _start(self, data: dict[str, Any]) -> tuple[list[Outcome], Job | None]:
        """What cannot be done at all, and the change that was begun."""
        verb, shelf = data.get("do"), self._shelf
        if verb == "add":
            failed, tokens = _sent(data.get("files"))
            return failed, shelf.start("add", tokens) if tokens else None
        ids = [name for name in shelf.reports if report_key(name) == data.get("key")]
        if verb not in ("remove", "reread") or not ids:
            return [Outcome("", "gone")], None
        return [], shelf.start(verb, ids)


def _sent(files: Any) -> tuple[list[Outcome], list[str]]:
    """The files that were refused on their way in, and the tokens of the others."""
    failed: list[Outcome] = []
    tokens: list[str] = []
    for file in files if isinstance(files, list) else []:
        if not isinstance(file, dict):
            continue
        name, token, problem = str(file.get("name", ""))[:_MAX_NAME_CHARS], file.get("token"), file.get("problem")
        if isinstance(token, str) and len(tokens) < AT_ONCE:
            tokens.append(token)
        else:
            failed.append(Outcome(name, next((one for one in PROBLEMS if one == problem), "number" if token else "lost")))
    return failed, tokens
