"""Taking away what the page shows: answers as files, an answer as text, and links that lead back to a citation.

In: the conversation, what the visitor asked for, and the loaded reports. Out: HTML that hands a file or a text to the page's
script, which saves or copies it; nothing is written on the server. The module knows nothing of layout or events' wiring.
"""

from __future__ import annotations

import base64
import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from answer import Side, Yearbook
from answer.model import Answer, Citation
from corpus.model import Report
from export import FORMS, cite_in_chinese, cite_in_english, make_record, plain_citation, scope_lines, side_lines, write_form
from export.bounds import bounded_text
from export.standing import Loaded, packed
from web.answering import English
from web.ask import Turn
from web.cited import WORDS_IN_LINK
from web.labels import Labels, labels_for
from web.reading import Spot, render_reading
from web.understood import PLAIN, Names, said_scope

ENDINGS = {"md": ".md", "docx": ".docx", "html": ".html"}
# matches c-0a1b2c3d-120-164 and c-0a1b2c3d-120-164-增速%5; not cite-1-2
ADDRESS = re.compile(r"c-([0-9a-f]{8})-(\d{1,9})-(\d{1,9})(?:-(.{0,80}))?", re.DOTALL)
_NAME_CHARS = 40


def render_taken(turns: Sequence[Turn], data: Mapping[str, Any], reports: Mapping[str, Report], language: str, names: Names = PLAIN) -> str:
    """What the script saves or copies; "" where nothing such was asked. `names` knows the sources of figures that differ."""
    which, form, asked = data.get("which"), str(data.get("form")), data.get("at")
    at = asked if isinstance(asked, int) and not isinstance(asked, bool) else 0  # tells a second wish for the same from the first
    if which != "all":
        number = which if isinstance(which, int) and not isinstance(which, bool) else 0
        turns = turns[number - 1 : number] if 0 < number <= len(turns) else []
    taken = [(turn.answer, turn.scope) for turn in turns if turn.answer is not None]
    if not taken:
        return ""
    answers = [_in_place(answer, reports) for answer, _ in taken]
    scopes = [said_scope(scope, labels_for(answer.language), names) for answer, scope in taken]
    kinds = {name: report.kind for name, report in reports.items()}
    if form == "copy":
        text = "\n\n".join(
            as_text(answer, kinds, names.sides(answer), scope, names.book) for answer, scope in zip(answers, scopes, strict=True)
        )
        return f'<p data-at="{at}" data-text="{escape(text)}"></p>'
    if form not in ENDINGS:
        return ""
    suffix = ENDINGS[form]
    spoken = language if len(answers) > 1 else answers[0].language
    name = f"{file_stem(answers[0].question)}{suffix}"
    record = make_record(answers, kinds, datetime.date.today(), spoken, names.sides, scopes, names.book, names.english)
    content = base64.b64encode(write_form(record, name)).decode("ascii")
    return f'<p data-at="{at}" data-name="{escape(name)}" data-type="{FORMS[suffix].media_type}" data-bytes="{content}"></p>'


def _in_place(answer: Answer, reports: Mapping[str, Report]) -> Answer:
    """The answer with the English names of its reports' places, which a conversation that the browser kept does not hold."""
    cited = []
    for one in answer.citations:
        loaded = reports.get(one.report.id)
        cited.append(replace(one, report=replace(one.report, place_en=loaded.place_en)) if loaded is not None and loaded.place_en else one)
    return replace(answer, citations=tuple(cited))


def as_text(answer: Answer, kinds: Mapping[str, str], sides: Sequence[Side] = (), scope: str = "", book: Yearbook | None = None) -> str:
    """Question, answer and numbered sources, to be pasted into a letter; what it was asked of alone, figures that differ, and how running
    text bounds a table's figure.
    """
    cited = [f"[{one.n}] {_cited(one, kinds, answer.language)}" for one in answer.citations]
    head = [answer.question, *scope_lines(scope, answer.language), "", *side_lines(sides, answer.language), bounded_text(answer, book)]
    return "\n".join((*head, *([""] if cited else []), *cited))


def _cited(citation: Citation, kinds: Mapping[str, str], language: str) -> str:
    plain = plain_citation(citation)
    form = cite_in_english(plain) if language == "en" else cite_in_chinese(plain, kinds.get(citation.report.id, "report"))
    return f"{citation.quote} —— {form}"


def file_stem(question: str) -> str:
    """A file's name made of a question.

    >>> file_stem("2026年GDP目标是多少，为什么？"), file_stem("<../>")
    ('2026年GDP目标是多少-为什么', 'zhengwen')
    """
    kept = re.sub(r"[^\w]+", "-", question).strip("-_")[:_NAME_CHARS].strip("-_")
    return kept or "zhengwen"


def render_linked(reports: Mapping[str, Report], anchor: str, labels: Labels, english: English | None = None) -> str | None:
    """The report open at the place that a link names, with a line where it has moved; None for what is no such link."""
    match = ADDRESS.fullmatch(anchor)
    if match is None:
        return None
    start, end, words = int(match[2]), int(match[3]), packed(match[4] or "")
    for report in reports.values():
        for number, file in enumerate(report.files):
            if file.sha256.startswith(match[1]):
                return render_reading(report, Spot(number, start, end), labels, english=english)
    loaded = Loaded(reports)
    for name, report in reports.items():
        for number in range(len(report.files)):
            found = loaded.find(name, number, words) if len(words) >= WORDS_IN_LINK // 2 else None
            if found is not None:
                return render_reading(report, Spot(number, *found), labels, labels.link_moved, english)
    return f'<div class="proof-empty"><h2>{escape(labels.proof)}</h2><p class="banner" role="alert">{escape(labels.link_lost)}</p></div>'
