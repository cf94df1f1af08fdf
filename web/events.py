"""What the page does: asks and streams, shows a passage, switches language, stops, begins anew.

In: what the person typed, clicked or chose, and the conversation so far. Out: new values for the page's
components. Each visitor's conversation lives in the page's own state, never here. The module knows nothing
of layout or servers.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any

import gradio as gr

from answer.model import Answer
from errors import ZhengwenError
from web.answering import Answers, english_of, growing, model_host_of, model_missing_of
from web.ask import Turn, clean_question, pieces, question_problem
from web.examples import example_questions, examples_so_far
from web.frame import (
    render_brand,
    render_hint,
    render_messages,
    render_missing,
    render_opened,
    render_problem,
    render_welcome,
)
from web.kept import keep_turns, restore_turns
from web.labels import Labels, labels_for, opening_language
from web.proof import render_empty
from web.rail import render_asked, render_outline
from web.scope import ALL, Scope
from web.steps import told
from web.take import render_taken
from web.understood import names_of, put_for, without

_log = logging.getLogger("zhengwen.web")

MOST_INSTEAD = 200  # characters of what is put in the place of a thing
Changes = dict[Any, Any]  # component → its new value


@dataclass
class Parts:
    """The page's components by name."""

    turns: Any  # state: list[Turn]
    opened: Any  # state: the anchor in the proof pane, "" for none
    scope: Any  # state: the Scope that the next question is asked of
    kept_language: Any  # kept in the browser
    brand: Any = None
    language: Any = None
    welcome: Any = None
    greeting: Any = None
    chat: Any = None
    problem: Any = None
    missing: Any = None  # the line that says that the language model is not there
    question: Any = None
    hint: Any = None
    asked: Any = None  # the reports and years to choose from
    outline: Any = None  # the questions of the conversation
    stop: Any = None
    new: Any = None
    proof: Any = None
    taking: Any = None  # a file or a text handed to the page's script
    kept: Any = None  # the conversation, for the browser to keep
    again: Any = None  # hears which question is to be asked again
    suggesting: Any = None  # hears that the reports have changed
    users: list[Any] = field(default_factory=list)
    examples: list[Any] = field(default_factory=list)

    def talk(self) -> list[Any]:
        """What asking changes."""
        own = [self.turns, self.chat, self.welcome, self.problem, self.question, self.stop, self.new, self.kept, self.missing]
        return [*own, self.outline]

    def worded(self) -> list[Any]:
        """What the interface language changes."""
        own = [self.brand, self.greeting, self.chat, self.problem, self.question, self.hint, self.stop, self.new, self.missing]
        return [*own, self.asked, self.outline, *self.users, *self.examples, self.proof, self.kept_language]


class Events:
    """The answers to the page's events."""

    def __init__(self, assistant: Answers, parts: Parts, max_question_chars: int) -> None:
        self._assistant = assistant
        self._parts = parts
        self._max_question_chars = max_question_chars
        self._english = english_of(assistant)

    def ask(self, typed: str, before: list[Turn], language: str, scope: Scope = ALL, alone: bool = False) -> Iterator[Changes]:
        """One question: looked over, then its answer sentence by sentence; asked of the `scope`; `alone`, it follows no other."""
        labels, parts, question = labels_for(language), self._parts, clean_question(typed)
        trouble = question_problem(question, self._max_question_chars, labels)
        if trouble is not None:
            yield {parts.problem: render_problem(trouble)}
            return
        scope = scope.among(self._assistant.reports)
        waiting = [*before, turn := Turn(question, scope=scope)]
        yield {**self._talk(waiting, labels, busy=True), parts.question: ""}
        answer: Answer | None = None
        try:
            history = [one.answer.to_dict() for one in before if one.answer is not None and not alone]
            for answer, shown, step in self._coming(question, history, turn):
                if turn.ending.stopped:
                    break
                yield {parts.chat: self._messages(waiting, labels, (answer, shown) if answer is not None else None, step)}
        except Exception as error:  # whatever went wrong, the person keeps the question and gets one line
            yield {**self._talk(before, labels, _trouble(error, labels), again=True), parts.question: question}
            return
        if turn.ending.settle(answer) is None:  # stopped: what comes last is what stopping has put there
            yield self._talk(before, labels, labels.stopped)
        else:
            yield self._talk([*before, Turn(question, answer, scope)], labels)

    def _coming(self, question: str, history: list[dict[str, Any]], turn: Turn) -> Iterator[tuple[Answer | None, str, str]]:
        """An answer as it grows, with as much of its text as is to be shown; until it does, None and the step that is being taken."""
        answer, streamed = None, False
        for one in told(partial(growing, self._assistant, question, history, turn.scope), stopped=lambda: turn.ending.stopped):
            if isinstance(one, str):
                if not streamed:
                    yield None, "", one
                continue
            answer, streamed = one
            if streamed:
                yield answer, answer.text, ""
        shown = ""
        for piece in [] if streamed or answer is None else pieces(answer.text):
            shown += piece
            yield answer, shown, ""

    def again(self, before: list[Turn], language: str, event: gr.EventData) -> Iterator[Changes]:
        """A question asked before: now without a thing that it names or that was chosen, of another year, or on its own."""
        data = getattr(event, "_data", None)
        given = data if isinstance(data, dict) else {}
        which, what, instead, alone = (given.get(name) for name in ("which", "what", "instead", "alone"))
        if not isinstance(which, int) or not 0 < which <= len(before):
            return
        turn = before[which - 1]
        about = turn.answer.understood if turn.answer is not None else None
        if alone is True:
            yield from self.ask(turn.question, before, language, turn.scope, alone=True)
            return
        if not isinstance(what, str) or not what:
            return
        whole = (about.question if about is not None else None) or turn.question
        if (wider := turn.scope.without(what)) != turn.scope:
            yield from self.ask(turn.question, before, language, wider)
            return
        other = str(instead) if type(instead) is int else instead if isinstance(instead, str) else ""
        put = put_for(whole, what, other[:MOST_INSTEAD]) if other else without(whole, what)
        yield from self.ask(put, before, language, turn.scope, alone=True)  # it is whole: nothing of the turns before comes back

    def take(self, turns: list[Turn], language: str, event: gr.EventData) -> Changes:
        """An answer or the conversation as a file, or as text."""
        data = getattr(event, "_data", None)
        taken = render_taken(turns, data if isinstance(data, dict) else {}, self._assistant.reports, language, names_of(self._assistant))
        return {self._parts.taking: taken}

    def restore(self, turns: list[Turn], language: str, event: gr.EventData) -> Changes:
        """The conversation that the browser kept over a reload; nothing where one has begun already."""
        data = getattr(event, "_data", None)
        found = restore_turns(data.get("talk") if isinstance(data, dict) else None, self._max_question_chars)
        return self._talk(found, labels_for(language)) if found and not turns else {self._parts.problem: ""}

    def show(self, turns: list[Turn], language: str, event: gr.EventData) -> Changes:
        """The passage behind a clicked citation."""
        data = getattr(event, "_data", None)
        anchor = str(data.get("cite", "")) if isinstance(data, dict) else ""
        pane = render_opened(self._assistant.reports, turns, anchor, labels_for(language), self._english)
        return {self._parts.opened: anchor, self._parts.proof: pane}

    def choose(self, event: gr.EventData) -> Changes:
        """What the next question is asked of, as chosen beside the conversation."""
        return {self._parts.scope: Scope.of(self._assistant.reports, getattr(event, "_data", None))}

    def switch(self, language: str, turns: list[Turn], anchor: str, scope: Scope = ALL) -> Changes:
        """The same page in the other language; questions, answers and passages keep theirs."""
        labels, parts, reports = labels_for(language), self._parts, self._assistant.reports
        return {
            parts.brand: render_brand(reports, labels, model_host_of(self._assistant)),
            parts.greeting: render_welcome(labels),
            parts.chat: self._reworded(turns, labels),
            parts.problem: "",
            parts.missing: render_missing(model_missing_of(self._assistant), labels),
            parts.question: gr.Textbox(placeholder=labels.placeholder, submit_btn=labels.ask, label=labels.question),
            parts.hint: render_hint(labels),
            parts.asked: render_asked(reports, labels, scope),
            parts.outline: render_outline(turns, labels, names_of(self._assistant)),
            parts.stop: labels.stop,
            parts.new: labels.new,
            **dict(zip(parts.users, labels.users, strict=True)),
            parts.proof: render_opened(reports, turns, anchor, labels, self._english),
            parts.kept_language: labels.language,
        }

    def _reworded(self, turns: list[Turn], labels: Labels) -> gr.Chatbot:
        """The conversation in the other language; where none had begun, one that began meanwhile is not taken away."""
        return gr.Chatbot(self._messages(turns, labels), label=labels.conversation) if turns else gr.Chatbot(label=labels.conversation)

    def suggest_again(self, language: str) -> Changes:
        """Example questions in another language, or about other reports; where they are still being found, the page asks again soon."""
        language = labels_for(language).language
        found = examples_so_far(language, self._assistant)
        soon = "" if found is not None else f'<p data-soon="{time.monotonic_ns()}"></p>'
        shown = found if found is not None else example_questions(language)
        return {self._parts.suggesting: soon, **dict(zip(self._parts.examples, shown, strict=True))}

    def halt(self, turns: list[Turn], language: str) -> Changes:
        """The conversation without the question that was stopped; that one goes back into its box. One that was answered before stays so."""
        labels = labels_for(language)
        done, asked = [turn for turn in turns if turn.answer is not None], [turn for turn in turns if turn.answer is None]
        if not asked:
            return self._talk(done, labels)
        question, scope = asked[-1].question, asked[-1].scope
        answer = asked[-1].ending.settle(None)
        if answer is not None:
            return self._talk([*done, Turn(question, answer, scope)], labels)
        return {**self._talk(done, labels, labels.stopped), self._parts.question: question}

    def clear(self, language: str) -> Changes:
        """An empty page again."""
        labels, parts = labels_for(language), self._parts
        return {**self._talk([], labels), parts.opened: "", parts.proof: render_empty(self._assistant.reports, labels)}

    def suggest(self, kept: str | None, request: gr.Request) -> Changes:
        """Example questions about the reports as they are now: the page was made when it was started."""
        return self.suggest_again(opened_in(kept, request))

    def look(self, kept: str | None, request: gr.Request) -> Changes:
        """Whether the language model of the settings is there when the page is opened."""
        labels = labels_for(opened_in(kept, request))
        return {self._parts.missing: render_missing(model_missing_of(self._assistant, look=True), labels)}

    def remember(self, kept: str | None, request: gr.Request) -> tuple[str, str]:
        """The language the page opens in: the address's `?lang=`, the one chosen last time, else the browser's; and the one to keep."""
        asked = request.query_params.get("lang")
        return opened_in(kept, request), labels_for(asked).language if asked else kept or ""

    def _messages(
        self, turns: list[Turn], labels: Labels, streaming: tuple[Answer, str] | None = None, step: str = ""
    ) -> list[dict[str, str]]:
        return render_messages(turns, labels, streaming, names_of(self._assistant), step)

    def _talk(self, turns: list[Turn], labels: Labels, problem: str = "", busy: bool = False, again: bool = False) -> Changes:
        """The conversation as it now stands; the greeting where there is none. A problem that may pass can be tried `again`."""
        parts = self._parts
        return {
            parts.turns: turns,
            parts.chat: gr.Chatbot(self._messages(turns, labels), visible=bool(turns)),
            parts.welcome: gr.Column(visible=not turns),
            parts.problem: render_problem(problem, labels.try_again if again else ""),
            parts.outline: render_outline(turns, labels, names_of(self._assistant)),
            parts.missing: render_missing(model_missing_of(self._assistant), labels),
            parts.stop: gr.Button(visible=busy),
            parts.new: gr.Button(visible=bool(turns) and not busy),
            parts.kept: f'<p data-talk="{escape(keep_turns(turns))}"></p>',
        }


def opened_in(kept: str | None, request: gr.Request) -> str:
    """The language in which a visitor's page opens."""
    return opening_language(request.query_params.get("lang"), kept, request.headers.get("accept-language"))


def _trouble(error: Exception, labels: Labels) -> str:
    """One line for the person; what is not meant for a person goes to the log."""
    if isinstance(error, ZhengwenError):
        return str(error)
    _log.error("a question failed", exc_info=error)
    return labels.failed
