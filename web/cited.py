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
from export import cite_in_chinese, cite_in_english, plain_citation
from export.standing import Loaded, NoteStanding, packed
from web.labels import Labels

WORDS_IN_LINK = 24  # the first signs of a quote: enough to find it again where its file has changed


def render_tools(citation: Citation, labels: Labels, loaded: Report | None, read_on: str, original: str, copied: str) -> str:
    """Under the numbers of the proof: copies of the quote and of the citation in two forms, its link, the whole report, the file itself."""
    plain, done = plain_citation(citation, loaded.place_en if loaded is not None else None), escape(labels.copied)
    kind = loaded.kind if loaded is not None else "report"
    forms = ((labels.copy, copied), (labels.copy_chinese, cite_in_chinese(plain, kind)), (labels.copy_english, cite_in_english(plain)))
    buttons = [
        f'<button type="button" class="quiet" data-copy="{escape(text)}" data-done="{done}">{escape(name)}</button>' for name, text in forms
    ]
    buttons.append(_link(citation_address(citation), labels))
    buttons += [f'<a class="quiet" href="#{escape(read_on)}">{escape(labels.read_on)}</a>'] if read_on else []
    buttons += [_original(original, labels.original)] if original else []
    return f'<div class="take-tools">{"".join(buttons)}</div>'


def render_report_tools(report: Report, labels: Labels) -> str:
    """For a report that is read from its beginning: the link to it, and each of its files."""
    first = next((block.text for block in report.blocks if block.text.runs), None)
    buttons = []
    if first is not None:
        run = first.runs[0]
        where = f"{run.source_start}-{run.source_start + run.length}"
        buttons.append(_link(f"c={report.files[run.file].sha256[:8]}:{where}:{quote(packed(first.string)[:WORDS_IN_LINK])}", labels))
    several = len(report.files) > 1
    for number, file in enumerate(report.files, 1):
        buttons.append(_original(original_address(file.sha256), f"{labels.original} {number}" if several else labels.original, file.name))
    return f'<div class="take-tools">{"".join(buttons)}</div>'


def _link(address: str, labels: Labels) -> str:
    done = escape(labels.copied)
    return f'<button type="button" class="quiet" data-copy="#{escape(address)}" data-link data-done="{done}">{escape(labels.link)}</button>'


def _original(address: str, name: str, title: str = "") -> str:
    told = f' title="{escape(title)}"' if title else ""
    return f'<a class="quiet" href="{escape(address)}" download{told}>{escape(name)}</a>'


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
