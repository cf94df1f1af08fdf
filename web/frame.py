"""The page's fixed parts as HTML: name and reports, greeting, hints, problems; and the whole conversation.

In: reports, turns and labels. Out: HTML and chat messages, escaped. The module knows nothing of Gradio or
of how an answer is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from answer.model import Answer
from corpus.model import Report
from web.answering import English
from web.ask import Turn, render_answer, render_question, render_waiting
from web.labels import Labels, counted
from web.proof import citation_of, render_empty, render_proof, render_reports
from web.reading import find_reading, render_reading
from web.take import render_linked
from web.understood import PLAIN, Names


def render_brand(reports: Mapping[str, Report], labels: Labels, model_host: str = "") -> str:
    """Name, how many reports are loaded, unfolding into their list, and where a question goes."""
    count = counted(labels.reports, len(reports))
    where = labels.elsewhere.format(host=model_host) if model_host else labels.local
    return (
        f'<a class="skip" href="#question">{escape(labels.skip)}</a>'
        f'<h1 lang="zh-CN" data-lang="{labels.html_lang}">政问<small lang="en">{escape(labels.tagline)}</small></h1>'
        f'<details class="reports"><summary>{escape(count)}<i> · {escape(where)}</i></summary>'
        f"{render_reports(reports, labels)}</details>"
        f'<button type="button" class="theme" data-theme-switch data-dark="{escape(labels.dark)}" data-light="{escape(labels.light)}" '
        f'title="{escape(labels.theme_title)}"></button>'
    )


def render_welcome(labels: Labels) -> str:
    """The lines above the example questions, and the way back to a conversation that was put aside for a new one: the page's script
    keeps it, and shows the way where there is one.
    """
    back = f'<p class="bring-back"><button type="button" class="quiet" data-bring-back>{escape(labels.bring_back)}</button></p>'
    return f"<h2>{escape(labels.welcome)}</h2><p>{escape(labels.welcome_line)}</p>{back}"


def render_hint(labels: Labels) -> str:
    """The line under the question."""
    switch = f'<button type="button" class="quiet" data-keys title="{escape(labels.keys_title)}">{escape(labels.keys)}</button>'
    unreachable = escape(labels.unreachable)  # said by the page's script: the program itself cannot
    return (
        f'<span class="keys"><span class="long">{escape(labels.hint)} · </span>{switch}</span>'
        f'<span data-unreachable="{unreachable}">{escape(labels.hint_source)}</span>'
    )


def render_problem(line: str, again: str = "") -> str:
    """One clear line above the question, with a button named `again` where it may be asked once more; nothing for an empty one."""
    button = f' <button type="button" data-retry>{escape(again)}</button>' if again else ""
    return f'<p role="alert">{escape(line)}{button}</p>' if line else ""


def render_missing(missing: bool, labels: Labels) -> str:
    """The line above the conversation where the language model of the settings is not there; nothing where it is, or none is set."""
    return f'<p class="banner" role="status">{escape(labels.model_missing)}</p>' if missing else ""


def render_messages(
    turns: Sequence[Turn], labels: Labels, streaming: tuple[Answer, str] | None = None, names: Names = PLAIN, step: str = ""
) -> list[dict[str, str]]:
    """The conversation as chat messages; `streaming` is the last turn's answer and how much of it shows, `step` what is done for it."""
    messages = []
    for number, turn in enumerate(turns, 1):
        if turn.answer is not None:
            reply = render_answer(turn.answer, number, labels, names=names, newest=number == len(turns), scope=turn.scope)
        elif streaming is not None and number == len(turns):
            reply = render_answer(streaming[0], number, labels, shown=streaming[1], names=names, scope=turn.scope)
        else:
            reply = render_waiting(labels, step)
        messages.append({"role": "user", "content": render_question(turn.question)})
        messages.append({"role": "assistant", "content": reply})
    return messages


def render_opened(reports: Mapping[str, Report], turns: Sequence[Turn], anchor: str, labels: Labels, english: English | None = None) -> str:
    """The proof pane for an anchor such as cite-2-1, read-0a1b2c3d4e5f or a link to a citation; the empty pane for any other."""
    reading = find_reading(reports, anchor)
    if reading is not None:
        return render_reading(*reading, labels, english=english)
    linked = render_linked(reports, anchor, labels, english)
    if linked is not None:
        return linked
    parts = anchor.split("-")
    if len(parts) == 3 and parts[0] == "cite" and parts[1].isascii() and parts[1].isdigit() and len(parts[1]) < 6:
        message = int(parts[1])
        answer = turns[message - 1].answer if 0 < message <= len(turns) else None
        if answer is not None and citation_of(answer, parts[2]) is not None:
            return render_proof(reports, answer, message, parts[2], labels, english)
    return render_empty(reports, labels)
