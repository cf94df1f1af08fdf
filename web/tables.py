"""The parts of a report's table that the proof pane and the reading view share: a column's heading, and one row as a card.

In: a table of a report, and its English. Out: HTML, escaped; the English stands beside each word, for the view of both languages. The module
knows nothing of reports as a whole or of events.
"""

from __future__ import annotations

from html import escape

from corpus.model import Table
from web.answering import English
from web.labels import Labels
from web.rendered import render_beside


def render_head(words: str, report: str = "", english: English | None = None) -> str:
    """The heading of a table's column; a column without one has an empty cell."""
    return f'<th scope="col">{escape(words)}{render_beside(words, report, english)}</th>' if words else "<td></td>"


def render_row(table: Table, number: int, labels: Labels, report: str = "", english: English | None = None) -> str:
    """One row as heading and cell, line by line, so that no figure stands without its heading."""
    lines = "".join(
        f'<tr><th scope="row">{escape(head.string)}{render_beside(head.string, report, english)}</th>'
        f"<td>{escape(cell.text.string) or '—'}{render_beside(cell.text.string, report, english)}</td></tr>"
        for head, cell in zip(table.columns, table.rows[number], strict=False)
    )
    return f'<h5>{escape(labels.row)}</h5><table class="row src" lang="zh-CN"><tbody>{lines}</tbody></table>'
