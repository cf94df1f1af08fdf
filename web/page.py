"""The page: its components, and which event leads to which answer of `Events`.

In: an open assistant and the settings' plain values. Out: a `gr.Blocks`. A click on a citation comes in as
the anchor's name and goes out as the proof pane's HTML. The module knows nothing of servers, retrieval or
how an answer is made.
"""

from __future__ import annotations

from typing import Any

import gradio as gr

from web.answering import model_host_of
from web.check_room import CheckParts, lay_out_check, wire_check
from web.events import Events, Parts
from web.examples import EXAMPLES_PER_USER, example_questions
from web.frame import render_brand, render_hint, render_welcome
from web.indicator_room import IndicatorParts
from web.labels import Labels, labels_for
from web.proof import render_empty
from web.rail import render_asked
from web.rooms import RoomParts, lay_out_rooms, lay_out_tabs, wire_rooms
from web.scope import ALL
from web.shelf import Answers, Shelf

ANSWERING_AT_ONCE = 4  # answers worked out side by side; the rest wait their turn
WAITING_AT_MOST = 64

# The pane hears of a clicked citation from the page's script and passes its name on.
# So do the parts that take answers away, restore a conversation, and ask again.
_HEARS = "document.addEventListener('zhengwen-{0}', event => trigger('select', event.detail));"
_CITE_BRIDGE = "document.addEventListener('zhengwen-cite', event => trigger('select', { cite: event.detail }));"


def build_page(assistant: Answers, max_question_chars: int, language: str = "zh") -> gr.Blocks:
    """The page over an assistant (a `Shelf` where reports can be added), with all events wired; its parts first in `language`."""
    shelf = assistant if isinstance(assistant, Shelf) else Shelf(assistant)
    labels = labels_for(language)
    with gr.Blocks(title="政问 Zhengwen", analytics_enabled=False, fill_width=True) as page:
        parts = Parts(
            turns=gr.State([]),
            opened=gr.State(""),
            scope=gr.State(ALL),
            kept_language=gr.BrowserState("", storage_key="zhengwen-language", secret="zhengwen"),
        )
        rooms = RoomParts(wish=gr.State(None), indicators=IndicatorParts(gr.State(None), gr.State(())))
        check = CheckParts(checked=gr.State(None))
        _lay_out(parts, rooms, check, shelf, labels)
        _wire(page, parts, Events(shelf, parts, max_question_chars))
        wire_rooms(page, rooms, parts, shelf)
        wire_check(check, parts, shelf)
    page.queue(default_concurrency_limit=ANSWERING_AT_ONCE, max_size=WAITING_AT_MOST)
    return page


def _lay_out(parts: Parts, rooms: RoomParts, check: CheckParts, shelf: Shelf, labels: Labels) -> None:
    """Header, rooms and proof pane, inside the open Blocks."""
    with gr.Row(elem_id="top"):
        parts.brand = gr.HTML(render_brand(shelf.reports, labels, model_host_of(shelf)), elem_id="brand")
        lay_out_tabs(rooms, labels)
        parts.language = gr.Radio(
            [("中文", "zh"), ("EN", "en")],
            value=labels.language,
            elem_id="language",
            label=labels.language_switch,
            show_label=False,
            container=False,
        )
    parts.taking = gr.HTML("", elem_id="taking", js_on_load=_HEARS.format("take"))
    parts.kept = gr.HTML("", elem_id="kept", js_on_load=_HEARS.format("restore"))
    parts.again = gr.HTML("", elem_id="again", js_on_load=_HEARS.format("again"))
    parts.suggesting = gr.HTML("", elem_id="suggesting", js_on_load=_HEARS.format("suggest"))
    with gr.Row(elem_id="panes"):
        with gr.Column(elem_id="main"):
            with gr.Column(elem_id="room-ask"):
                with gr.Column(elem_id="rail"):
                    parts.asked = gr.HTML(render_asked(shelf.reports, labels, ALL), elem_id="asked", js_on_load=_HEARS.format("scope"))
                    parts.outline = gr.HTML("", elem_id="outline")
                _lay_out_conversation(parts, labels)
            lay_out_rooms(rooms, shelf, labels)
            lay_out_check(check, shelf, labels)
        parts.proof = gr.HTML(render_empty(shelf.reports, labels), elem_id="proof", js_on_load=_CITE_BRIDGE)


def _lay_out_conversation(parts: Parts, labels: Labels) -> None:
    """Greeting, questions and answers, and the box for the next question."""
    parts.missing = gr.HTML("", elem_id="missing")
    with gr.Column(elem_id="welcome") as parts.welcome:
        parts.greeting = gr.HTML(render_welcome(labels), elem_id="greeting")
        _lay_out_examples(parts, labels)
    parts.chat = gr.Chatbot(
        elem_id="chat",
        visible=False,
        label=labels.conversation,
        layout="panel",
        container=False,
        show_label=False,
        buttons=[],
        height="100%",
        latex_delimiters=[],
        line_breaks=False,
        allow_tags=False,
        feedback_options=None,
        autoscroll=False,
    )
    _lay_out_question(parts, labels)


def _lay_out_examples(parts: Parts, labels: Labels) -> None:
    """Three columns of example questions, one for each kind of user."""
    questions = iter(example_questions(labels.language))
    with gr.Row(elem_id="examples"):
        for name in labels.users:
            with gr.Column(elem_classes="example-group", min_width=0):
                parts.users.append(gr.HTML(name, elem_classes="example-user"))
                for _ in range(EXAMPLES_PER_USER):
                    parts.examples.append(gr.Button(next(questions), elem_classes="example", size="sm"))


def _lay_out_question(parts: Parts, labels: Labels) -> None:
    """The question's box, the line above it for problems and the line under it."""
    with gr.Column(elem_id="asking"):
        parts.problem = gr.HTML("", elem_id="problem")
        parts.question = gr.Textbox(
            elem_id="question",
            placeholder=labels.placeholder,
            label=labels.question,
            show_label=False,
            container=False,
            lines=1,
            max_lines=6,
            submit_btn=labels.ask,
            autofocus=True,
        )
        with gr.Row(elem_id="under"):
            parts.hint = gr.HTML(render_hint(labels), elem_id="hint")
            parts.stop = gr.Button(labels.stop, elem_id="stop", size="sm", visible=False)
            parts.new = gr.Button(labels.new, elem_id="new", size="sm", visible=False)


def _wire(page: gr.Blocks, parts: Parts, events: Events) -> None:
    """Which event is answered by what."""
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    talk, asked = parts.talk(), [parts.question, parts.turns, parts.language, parts.scope]
    # A question sent while an answer comes in, or in the moment after its last words, is asked next; by default it would be dropped.
    parts.question.submit(events.ask, asked, talk, trigger_mode="always_last", **quiet)
    for example in parts.examples:
        example.click(events.ask, [example, parts.turns, parts.language, parts.scope], talk, **quiet)
    parts.again.select(events.again, [parts.turns, parts.language], talk, trigger_mode="multiple", **quiet)
    # What is asked ends by itself once it is stopped: an event that is cancelled now and then leaves a mark of an error behind.
    parts.stop.click(events.halt, [parts.turns, parts.language], talk, **quiet)
    parts.new.click(events.clear, [parts.language], [*talk, parts.opened, parts.proof], **quiet)
    at_once = {**quiet, "queue": False}
    shown = [parts.opened, parts.proof]
    suggested = [*parts.examples, parts.suggesting]
    parts.proof.select(events.show, [parts.turns, parts.language], shown, **at_once)
    parts.taking.select(events.take, [parts.turns, parts.language], [parts.taking], trigger_mode="multiple", **quiet)
    parts.kept.select(events.restore, [parts.turns, parts.language], talk, **at_once)
    chosen = [parts.language, parts.turns, parts.opened, parts.scope]
    parts.asked.select(events.choose, None, [parts.scope], trigger_mode="multiple", **at_once)  # none of several quick choices is lost
    parts.language.change(events.switch, chosen, parts.worded(), **at_once)
    parts.language.change(events.suggest_again, [parts.language], suggested, **at_once)
    parts.suggesting.select(events.suggest_again, [parts.language], suggested, **at_once)
    page.load(events.suggest, [parts.kept_language], suggested, **at_once)
    page.load(events.look, [parts.kept_language], [parts.missing], **quiet)
    page.load(events.remember, [parts.kept_language], [parts.language, parts.kept_language], **at_once)
