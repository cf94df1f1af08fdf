"""A citation as something to pass on: copied in two forms, linked, read on in its report; and followed where its file has changed.

In: a citation and the loaded reports. Out: HTML in which every word of a report is escaped, or the citation at its new place. The
module knows nothing of conversations or events.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from urllib.parse import quote

from answer.model import Citation
from corpus.model import Report
from export import cite_in_chinese, cite_in_english
from export.standing import Loaded, NoteStanding, packed
from web.labels import Labels

WORDS_IN_LINK = 24  # the first signs of a quote: enough to find it again where its file has changed


def render_tools(citation: Citation, labels: Labels, kind: str, read_on: str, original: str, copied: str) -> str:
    """Under the numbers of the proof: copies of the quote and of the citation in two forms, its link, the whole report, the file itself."""
    plain, done = citation.to_dict(), escape(labels.copied)
    forms = ((labels.copy, copied), (labels.copy_chinese, cite_in_chinese(plain, kind)), (labels.copy_english, cite_in_english(plain)))
    buttons = [
        f'<button type="button" class="quiet" data-copy="{escape(text)}" data-done="{done}">{escape(name)}</button>' for name, text in forms
    ]
    link = escape(citation_address(citation))
    buttons.append(f'<button type="button" class="quiet" data-copy="#{link}" data-link data-done="{done}">{escape(labels.link)}</button>')
    buttons += [f'<a class="quiet" href="#{escape(read_on)}">{escape(labels.read_on)}</a>'] if read_on else []
    buttons += [f'<a class="quiet" href="{escape(original)}" download>{escape(labels.original)}</a>'] if original else []
    return f'<div class="take-tools">{"".join(buttons)}</div>'


def render_steps(citations: int, labels: Labels) -> str:
    """To the citation before and the one after, where there are several."""
    if citations < 2:
        return ""
    return "".join(
        f'<button type="button" class="quiet" data-step="{by}" aria-label="{escape(name)}" title="{escape(name)}">{sign}</button>'
        for by, sign, name in ((-1, "↑", labels.previous), (1, "↓", labels.next))
    )


def citation_address(citation: Citation) -> str:
    """The part of a link behind #: checksum of the file, characters, and the first words, should the file change."""
    locator = citation.locator
    return f"c={locator.sha256[:8]}:{locator.start}-{locator.end}:{quote(packed(citation.quote)[:WORDS_IN_LINK])}"


def original_address(sha256: str) -> str:
    """Where the page hands out a report's own file."""
    return f"reports/file/{sha256}"


def follow_moved(reports: Mapping[str, Report], citation: Citation) -> tuple[Citation, NoteStanding] | None:
    """A citation whose file has changed, at the place where its words stand now; None where they stand nowhere."""
    loaded = Loaded(reports)
    standing, home = loaded.standing(citation.to_dict()), loaded.home(citation.to_dict())
    if standing.start is None or standing.end is None or home is None:
        return None
    report, number = reports[home[0]], home[1]
    file = report.files[number]
    locator = replace(citation.locator, file=file.name, sha256=file.sha256, start=standing.start, end=standing.end)
    return replace(citation, report=replace(citation.report, id=report.id), locator=locator), standing
