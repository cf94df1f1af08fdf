"""A checked draft as HTML: each sentence with its marks, what the reports print instead, the way to each passage.

In: a `CheckedText`, the loaded reports, the labels. Out: HTML in which every word of the draft and of a report is escaped. A
mark is a sign, a word and a colour, never a colour alone. The module knows nothing of events or of how a part was judged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from answer import MAX_DRAFT_CHARS, VERDICTS, CheckedPart, CheckedSentence, CheckedText
from answer.checked_words import KINDS, SIGNS, WORDS, said_of
from answer.model import Citation
from corpus.model import Report
from web.anchors import Spot, read_anchor
from web.check_labels import CheckLabels, check_labels_for
from web.labels import Labels, english_maker
from web.place import file_number
from web.shelf import Shelf
from web.uploads import ARCHIVE

_HAN = re.compile(r"[\u3400-\u9fff]")
_MEGABYTE = 1024 * 1024
_SHOWN_PRINTED = 160  # characters of what a report prints beside a mark; the passage itself is a click away


def render_check_bar(labels: Labels) -> str:
    """The room's name and what it is for."""
    words = check_labels_for(labels.language)
    return f"<h2>{escape(words.room)}</h2><p>{escape(words.lead)}</p>"


def render_check_form(shelf: Shelf, labels: Labels) -> str:
    """The box for the draft, the field for a file, the button."""
    words, uploads = check_labels_for(labels.language), shelf.uploads
    chars = f"{MAX_DRAFT_CHARS:,}"
    file, hint = "", words.limits.format(chars=chars)
    if uploads is not None and uploads.open:
        kinds = labels.joiner.join(kind.lstrip(".") for kind in uploads.kinds if kind != ARCHIVE)
        hint = words.file_limits.format(chars=chars, kinds=kinds, mb=uploads.max_bytes // _MEGABYTE)
        accept = escape(",".join(kind for kind in uploads.kinds if kind != ARCHIVE))
        file = (
            f'<label class="pick"><input type="file" id="draft-file" accept="{accept}" data-bytes="{uploads.max_bytes}" '
            f'aria-label="{escape(words.file)}"><span>{escape(words.file)}</span></label>'
        )
    return (
        f'<label class="hidden" for="draft">{escape(words.draft)}</label>'
        f'<textarea id="draft" rows="7" spellcheck="false" placeholder="{escape(words.placeholder)}"></textarea>'
        f'<div class="draft-acts"><button type="button" id="check-now">{escape(words.check)}</button>{file}<small>{escape(hint)}</small></div>'
    )


def render_check_problem(line: str) -> str:
    """One clear line in the place of a result."""
    return f'<p class="problem" role="alert">{escape(line)}</p>'


def render_checking(done: int, share: float, labels: Labels) -> str:
    """A check under way."""
    line = check_labels_for(labels.language).working.format(n=done)
    return (
        f'<div class="checking" role="status" data-checking><p>{escape(line)} …</p>'
        f'<progress max="1" value="{share:.2f}" aria-label="{escape(line)}"></progress></div>'
    )


def render_checked(checked: CheckedText, reports: Mapping[str, Report], labels: Labels) -> str:
    """The whole draft with its marks."""
    words, counts = check_labels_for(labels.language), checked.counts()
    told = "".join(
        f'<li class="v-{verdict}"><b>{counts[verdict]}</b> <span aria-hidden="true">{SIGNS[verdict]}</span> {escape(WORDS[labels.language][verdict])}</li>'
        for verdict in VERDICTS
        if counts[verdict] or verdict == "as_printed"
    )
    choices = "".join(
        f'<label class="chip"><input type="radio" name="check-show" value="{value}"{" checked" if value == "all" else ""}>'
        f"<span>{escape(label)}</span></label>"
        for value, label in (("all", words.show_all), ("flagged", words.show_flagged))
    )
    name = f" · {escape(checked.name)}" if checked.name else ""
    anchors = {citation.n: _anchor(citation, reports) for citation in checked.citations}
    cited = {citation.n: citation for citation in checked.citations}
    items = "".join(_sentence(sentence, anchors, cited, labels, words) for sentence in checked.sentences)
    none = "" if any(sentence.flagged for sentence in checked.sentences) else f'<p class="none-flagged">{escape(words.none_flagged)}</p>'
    return (
        f'<section class="checked" data-show="all" aria-label="{escape(words.result)}"><h3>{escape(words.result)}{name}</h3>'
        f'<div role="status"><ul class="verdicts">{told}</ul></div>'
        f'<fieldset><legend class="hidden">{escape(words.show)}</legend>{choices}</fieldset>{none}<ol class="sentences">{items}</ol></section>'
    )


def _in_rendering(part: CheckedPart, citations: Mapping[int, Citation], labels: Labels) -> str:
    """Whose rendering a quotation in English was found in, since the passage itself is Chinese; "" for any other part."""
    citation = citations.get(part.citation or 0)
    if citation is None or not citation.quote_en or part.kind != "quotation" or part.verdict != "not_found" or _HAN.search(part.text):
        return ""
    return "" if part.text in citation.quote else english_maker(labels, citation.quote_en_by)


def _sentence(
    sentence: CheckedSentence, anchors: Mapping[int, str | None], cited: Mapping[int, Citation], labels: Labels, words: CheckLabels
) -> str:
    """One sentence with its parts marked, then a line for each part that is not as printed."""
    language = "zh-CN" if sentence.language == "zh" else "en"
    pieces, end = [], 0
    for part in _apart(sentence.parts):
        pieces += [escape(sentence.text[end : part.start]), _mark(part, anchors, _in_rendering(part, cited, labels), labels, words)]
        end = part.end
    pieces.append(escape(sentence.text[end:]))
    makers = {part: _in_rendering(part, cited, labels) for part in sentence.parts}
    told = "".join(
        _told(part, anchors, makers[part], labels, words) for part in sentence.parts if part.verdict != "as_printed" or part.printed
    )
    notes = f'<ul class="told">{told}</ul>' if told else ""
    nothing = "" if sentence.parts else f'<p class="nothing">{escape(words.nothing)}</p>'
    kinds = " ".join(["flagged"] * sentence.flagged + ["opens"] * sentence.opens)
    return f'<li class="{kinds}"><p class="said" lang="{language}">{"".join(pieces)}</p>{nothing}{notes}</li>'


def _apart(parts: tuple[CheckedPart, ...]) -> list[CheckedPart]:
    """The parts in order, none inside another: what overlaps is told in a line of its own."""
    kept: list[CheckedPart] = []
    for part in sorted(parts, key=lambda one: (one.start, one.verdict == "as_printed", one.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return kept


def _mark(part: CheckedPart, anchors: Mapping[int, str | None], maker: str, labels: Labels, words: CheckLabels) -> str:
    """The part's words and sign, a link where there is a passage."""
    verdict = words.rendering.format(maker=maker) if maker else said_of(part, labels.language)
    said = f"{KINDS[labels.language][part.kind]} {part.text}{labels.joiner}{verdict}"
    inner = f'{escape(part.text)}<span class="sign" aria-hidden="true">{SIGNS[part.verdict]}</span>'
    anchor = anchors.get(part.citation or 0)
    if anchor is None:
        return f'<span class="part v-{part.verdict}" title="{escape(said)}">{inner}<span class="hidden"> {escape(verdict)}</span></span>'
    label = escape(f"{said}{labels.joiner}{words.open_passage}")
    return f'<a class="part v-{part.verdict}" href="#{anchor}" title="{escape(said)}" aria-label="{label}">{inner}</a>'


def _told(part: CheckedPart, anchors: Mapping[int, str | None], maker: str, labels: Labels, words: CheckLabels) -> str:
    """A line for one part: sign, words, verdict, what the report prints, the way to it."""
    shown = words.rendering.format(maker=maker) if maker else said_of(part, labels.language)
    shown = shown if len(shown) <= _SHOWN_PRINTED else f"{shown[:_SHOWN_PRINTED]} …"
    pieces = "".join(f"<del>{escape(piece.draft or '—')}</del> <ins>{escape(piece.report or '—')}</ins> " for piece in part.difference)
    compared = f'<span class="pieces">{escape(words.quotation)}{escape(labels.joiner)}{pieces}</span>' if pieces else ""
    anchor = anchors.get(part.citation or 0)
    way = f' <a class="go" href="#{anchor}">{escape(words.open_passage)}</a>' if anchor else ""
    text = part.text if len(part.text) <= 40 else f"{part.text[:40]} …"
    return f'<li class="v-{part.verdict}"><span aria-hidden="true">{SIGNS[part.verdict]}</span> <b>{escape(text)}</b> {escape(shown)}{way}{compared}</li>'


def _anchor(citation: Citation, reports: Mapping[str, Report]) -> str | None:
    """The way to a passage in the reading view; None where its file is not loaded any more."""
    report = reports.get(citation.report.id)
    file = file_number(report, citation) if report is not None else None
    if report is None or file is None:
        return None
    return read_anchor(report.id, Spot(file, citation.locator.start, citation.locator.end))
