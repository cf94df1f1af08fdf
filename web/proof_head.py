"""Above a passage in the proof pane: the numbers of its answer, what can be done with it, and whose words they are.

In: a citation of an answer and its loaded report. Out: HTML in which every word of a report is escaped; in the English interface what has an
English rendering stands in English. The module knows nothing of frames, events or the passage itself.
"""

from __future__ import annotations

from html import escape

from answer.model import Answer, Citation
from corpus.model import Report
from web.anchors import Spot, read_anchor
from web.answering import English
from web.bilingual import render_toggles
from web.cited import original_address, render_steps, render_tools
from web.labels import Labels
from web.place import file_number
from web.rendered import render_words
from web.titles import lacks_place, publisher_of


def cite_id(message: int, n: int | str) -> str:
    """The anchor of citation `n` of message `message`.

    >>> cite_id(3, 2)
    'cite-3-2'
    """
    return f"cite-{message}-{n}"


def render_proof_head(
    answer: Answer, message: int, citation: Citation, loaded: Report | None, labels: Labels, english: English | None = None
) -> str:
    """Numbers of this answer, then title, source line, scope and heading path; the element is left open."""
    numbers = "".join(
        f'<a class="cite" href="#{cite_id(message, c.n)}" aria-label="{escape(labels.open_citation.format(n=c.n))}"'
        f"{' aria-current=true' if c.n == citation.n else ''}>{c.n}</a>"
        for c in answer.citations
    )
    report, locator = citation.report, citation.locator
    title_en = report.title_en if labels.language == "en" and report.title_en else ""
    place = render_words(report.place, report.id, english, labels) if report.place and lacks_place(report.title, report.place) else ""
    publisher = escape(publisher_of(loaded, labels)) if loaded is not None else ""
    of = (
        publisher
        if publisher and publisher != escape(report.publisher or "")
        else render_words(report.publisher or "", report.id, english, labels)
    )
    source = [of or place, *map(escape, _about(citation, labels))]
    characters = labels.characters.format(start=f"{locator.start:,}", end=f"{locator.end:,}")
    path = '<span class="sep" aria-hidden="true">›</span>'.join(
        f"<span>{render_words(part, report.id, english, labels)}</span>" for part in _path(citation)
    )
    return (
        f'<header class="proof-head"><div class="proof-bar"><h2>{escape(labels.proof)}</h2>'
        f'<nav class="numbers" aria-label="{escape(labels.proof)}">{numbers}</nav>{render_steps(len(answer.citations), labels)}{render_toggles(labels)}'
        f'<button type="button" class="quiet close" data-close>{escape(labels.close)}</button></div>'
        f"{passage_tools(citation, loaded, labels)}"
        f'<h3 class="src" lang="zh-CN">{escape(report.title)}</h3>'
        + (f'<p class="title-en" lang="en">{escape(title_en)}</p>' if title_en else "")
        + f'<p class="source">{" · ".join(part for part in source if part)}</p>'
        f'<p class="source">{escape(labels.file)} <code>{escape(locator.file)}</code> · {escape(characters)}</p>'
        + (f'<p class="path src" lang="zh-CN">{path}</p>' if path else "")
        + _scope(citation, loaded, labels, english)
    )


def _path(citation: Citation) -> list[str]:
    """The headings above the passage; one that the next begins with says nothing of its own: 附件2 › 附件2 主要目标表."""
    parts = [part for part in citation.section if part]
    return [part for part, following in zip(parts, [*parts, ""][1:], strict=True) if not following.startswith(part)]


def _about(citation: Citation, labels: Labels) -> list[str]:
    """Date, page, and whether it was read from a picture."""
    page = citation.locator.page
    return [
        citation.report.date or labels.dateless,
        *([labels.page.format(n=page)] if page is not None else []),
        *([labels.ocr] if citation.ocr else []),
    ]


def passage_tools(citation: Citation, loaded: Report | None, labels: Labels, reading: bool = False) -> str:
    """Copies, link, the whole report (unless it is what is shown, `reading`) and its file, as far as it is loaded."""
    copied = "\n".join((citation.quote, "——" + _provenance(citation, labels)))
    file = file_number(loaded, citation) if loaded is not None else None
    if loaded is None or file is None:
        return render_tools(citation, labels, loaded, "", "", copied)
    read_on = "" if reading else read_anchor(loaded.id, Spot(file, citation.locator.start, citation.locator.end))
    return render_tools(citation, labels, loaded, read_on, original_address(citation.locator.sha256), copied)


def _provenance(citation: Citation, labels: Labels) -> str:
    """One line that says where a copied quote stands."""
    characters = labels.characters.format(start=f"{citation.locator.start:,}", end=f"{citation.locator.end:,}")
    report, path = citation.report, " › ".join(part for part in citation.section if part)
    parts = [report.publisher, report.title, report.date, path, citation.locator.file, characters]
    return labels.joiner.join(part for part in parts if part) + f" (sha256 {citation.locator.sha256[:8]})"


def _scope(citation: Citation, loaded: Report | None, labels: Labels, english: English | None) -> str:
    """Year, place, part and kind the quote speaks of."""
    scope = citation.scope
    kind = labels.kind.get(scope.kind or "", scope.kind)
    place = scope.place or ""
    if labels.language == "en" and loaded is not None and loaded.place == place:
        place = loaded.place_en or place
    parts = [escape(str(scope.year or "")), render_words(place, citation.report.id, english, labels)]
    parts += [render_words(scope.of or "", citation.report.id, english, labels), escape(kind or "")]
    shown = " · ".join(part for part in parts if part)
    return f'<p class="scope">{escape(labels.scope)} <span>{shown}</span></p>' if shown else ""
