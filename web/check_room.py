"""The room that checks a draft: its place on the page, and what is done there.

In: the shelf of reports, the page's parts, a text that was pasted or a file that was sent. Out: components, and new values for
them. A draft is read, checked and forgotten: its file is deleted as soon as it is read. The module knows nothing of how a
part is judged.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from answer import MAX_DRAFT_CHARS, CheckedText
from corpus import read_file, without_signs
from errors import ZhengwenError
from web.check import render_check_bar, render_check_form, render_check_problem, render_checked, render_checking
from web.check_labels import check_labels_for
from web.events import Changes, Parts
from web.labels import Labels, labels_for
from web.room_labels import room_labels_for
from web.said import in_language
from web.shelf import Shelf
from web.uploads import PROBLEMS
from web.wishes import in_turn

_log = logging.getLogger("zhengwen.web")
_SHOWN_EVERY_S = 0.5
_BRIDGE = "document.addEventListener('zhengwen-check', event => trigger('select', event.detail));"


@dataclass
class CheckParts:
    """The room's components by name."""

    checked: Any  # state: the CheckedText that is shown, None for none
    bar: Any = None
    form: Any = None
    result: Any = None


def lay_out_check(check: CheckParts, shelf: Shelf, labels: Labels) -> None:
    """The room, inside the open main column."""
    with gr.Column(elem_id="room-check", elem_classes="room"):
        check.bar = gr.HTML(render_check_bar(labels), elem_id="check-bar")
        with gr.Column(elem_id="check"):
            check.form = gr.HTML(render_check_form(shelf, labels), elem_id="check-form")
            check.result = gr.HTML("", elem_id="check-result", js_on_load=_BRIDGE)


def wire_check(check: CheckParts, parts: Parts, shelf: Shelf) -> None:
    """Which event is answered by what."""
    events = CheckEvents(shelf, check)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    shown = [check.checked, check.result]
    check.result.select(events.check, [parts.language], shown, concurrency_limit=2, trigger_mode="multiple", **quiet)
    parts.language.change(events.switch, [parts.language, check.checked], [check.bar, check.form, check.result], queue=False, **quiet)


class CheckEvents:
    """The answers to the room's events."""

    def __init__(self, shelf: Shelf, check: CheckParts) -> None:
        self._shelf = shelf
        self._check = check

    def check(self, language: str, event: gr.EventData) -> Iterator[Changes]:
        """A draft checked: how far it is, then its marks; one line where it cannot be."""
        labels, result = labels_for(language), self._check.result
        words = check_labels_for(language)
        data = getattr(event, "_data", None)
        try:
            text, name, problem = self._read(data if isinstance(data, dict) else {}, language)
            if problem:
                yield {self._check.checked: None, result: in_turn(data, render_check_problem(problem))}
                return
            shown, checked = time.monotonic() - _SHOWN_EVERY_S, CheckedText(name, (), ())
            for checked in self._shelf.checker.steps(text, name):
                if time.monotonic() - shown >= _SHOWN_EVERY_S and checked.sentences:
                    shown = time.monotonic()
                    yield {result: render_checking(len(checked.sentences), checked.sentences[-1].end / len(text), labels)}
            yield {self._check.checked: checked, result: in_turn(data, render_checked(checked, self._shelf.reports, labels))}
        except Exception as error:  # whatever went wrong, the person keeps the draft and gets one line
            if not isinstance(error, ZhengwenError):
                _log.error("a draft was not checked", exc_info=error)
            yield {self._check.checked: None, result: in_turn(data, render_check_problem(words.failed))}

    def switch(self, language: str, checked: CheckedText | None) -> Changes:
        """The room in the other language; the draft stays as it is, what is typed is kept by the page's script."""
        labels, check = labels_for(language), self._check
        result = render_checked(checked, self._shelf.reports, labels) if checked is not None else ""
        return {check.bar: render_check_bar(labels), check.form: render_check_form(self._shelf, labels), check.result: result}

    def _read(self, data: dict[str, Any], language: str) -> tuple[str, str, str]:
        """(text, name of its file, what is wrong with it)."""
        words = check_labels_for(language)
        name, problem = str(data.get("name", ""))[:200], data.get("problem")
        text = data.get("text") if isinstance(data.get("text"), str) else ""
        if problem is not None:
            return "", name, self._refused(problem, language)
        if "token" in data:
            waiting = self._shelf.uploads.waiting(data["token"]) if self._shelf.uploads is not None else None
            if waiting is None or self._shelf.uploads is None:
                return "", name, words.lost
            try:
                text, name = without_signs(read_file(waiting.path, waiting.name).text), waiting.name
            except ZhengwenError as error:
                return "", name, words.unread.format(detail=in_language(str(error), language).replace(waiting.path.name, waiting.name))
            finally:
                self._shelf.uploads.drop(waiting.token)
        if not any(sign.isalnum() for sign in text or ""):
            return "", name, words.empty
        if len(text or "") > MAX_DRAFT_CHARS:
            return "", name, words.long.format(n=f"{len(text or ''):,}", chars=f"{MAX_DRAFT_CHARS:,}")
        return text or "", name, ""

    def _refused(self, problem: object, language: str) -> str:
        """Why a file was not taken, in the words of the room of reports."""
        uploads = self._shelf.uploads
        known = next((one for one in PROBLEMS if one == problem), "lost")
        kinds = labels_for(language).joiner.join(kind.lstrip(".") for kind in uploads.kinds) if uploads else ""
        size, most = (uploads.max_bytes // (1024 * 1024), uploads.max_files) if uploads else (0, 0)
        return room_labels_for(language).problems[known].format(kinds=kinds, mb=size, once=1, most=most)
