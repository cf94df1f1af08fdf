"""Figures of the reports that differ, side by side: one column a source, with what it counts, of when, and where it stands.

In: the sources of an answer's figures that differ. Out: HTML for a chat message, escaped as the chat needs it; "" where nothing differs. The module knows nothing of how the
sources were found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from answer import Side
from answer.model import Citation
from corpus.model import Report
from web.anchors import Spot, read_anchor
from web.answering import English
from web.body import cite_link
from web.escape import escape
from web.labels import Labels
from web.place import file_number
from web.rendered import in_interface


def render_disagreement(
    sides: Sequence[Side], message: int, labels: Labels, reports: Mapping[str, Report], english: English | None = None
) -> str:
    """The table with the line above it."""
    if not sides:
        return ""
    heads = "".join(
        f'<th scope="col"><span class="src" lang="{_language(side, labels)}">{escape(_title(side, labels))}</span>{_way(side.citation, message, labels, reports)}</th>'
        for side in sides
    )
    lines = "".join(
        f'<tr class="{name}"><th scope="row">{escape(label)}</th>{"".join(_cell(text, own) for text, own in cells)}</tr>'
        for name, label, cells in _lines(sides, labels, english)
        if any(text for text, _ in cells)
    )
    return (
        f'<p class="differs">{escape(labels.differs_line)}</p>'
        f'<table class="sides"><thead><tr><td></td>{heads}</tr></thead><tbody>{lines}</tbody></table>'
    )


def _way(citation: Citation, message: int, labels: Labels, reports: Mapping[str, Report]) -> str:
    """To the passage: by its number in the answer, else into its report."""
    if citation.n:
        return cite_link(message, citation.n, labels)
    report, locator = reports.get(citation.report.id), citation.locator
    file = file_number(report, citation) if report is not None else None
    if report is None or file is None:
        return ""
    anchor = read_anchor(report.id, Spot(file, locator.start, locator.end))
    return f' <a class="see" href="#{anchor}">{escape(labels.see_source)}</a>'


def _lines(sides: Sequence[Side], labels: Labels, english: English | None) -> list[tuple[str, str, list[tuple[str, bool]]]]:
    """(class, label, cells); a cell is its text and whether the words are the report's own."""
    kinds = [labels.kind.get(side.citation.scope.kind or "", "") for side in sides]
    return [
        ("figure", labels.differs_rows["figure"], [(side.figure, True) for side in sides]),
        ("words", labels.differs_rows["words"], [(side.words, True) for side in sides]),
        ("of", labels.differs_rows["of"], [(_said(side.citation.scope.of or "", side, labels, english)) for side in sides]),
        ("year", labels.differs_rows["year"], [(str(side.citation.scope.year or ""), False) for side in sides]),
        ("kind", labels.differs_rows["kind"], [(kind, False) for kind in kinds]),
        ("where", labels.differs_rows["where"], [_path(side, labels, english) for side in sides]),
    ]


def _cell(text: str, own: bool) -> str:
    words = f'<span class="src" lang="zh-CN">{escape(text)}</span>' if own and text else escape(text) or "—"
    return f"<td>{words}</td>"


def _title(side: Side, labels: Labels) -> str:
    report = side.citation.report
    return " · ".join(part for part in ((labels.language == "en" and report.title_en) or report.title, report.date) if part)


def _language(side: Side, labels: Labels) -> str:
    return "en" if labels.language == "en" and side.citation.report.title_en else "zh-CN"


def _said(words: str, side: Side, labels: Labels, english: English | None) -> tuple[str, bool]:
    """Words in the interface's language, and whether they are the report's own."""
    shown = in_interface(words, side.citation.report.id, english, labels)
    return shown, shown == words


def _path(side: Side, labels: Labels, english: English | None) -> tuple[str, bool]:
    table = side.citation.table
    parts = [part for part in side.citation.section if part]
    if table is not None and table.title not in parts:
        parts.append(table.title)
    said = [_said(part, side, labels, english) for part in parts]
    return " › ".join(shown for shown, _ in said), all(own for _, own in said)
