"""What a report prints as somebody's words: said so above it, since it is reported speech and not the report's own statement.

In: a block of a report with the speaker that it names. Out: HTML, escaped; "" for a block that nobody speaks. The module knows nothing of how a
speaker is found.
"""

from __future__ import annotations

from html import escape

from corpus.model import Block, Report
from web.answering import English
from web.labels import Labels
from web.rendered import render_words


def render_speaker(report: Report, block: Block, english: English | None, labels: Labels) -> str:
    """The line above a block that is somebody's reported words."""
    speaker = block.speaker
    if speaker is None:
        return ""
    parts = [render_words(one, report.id, english, labels) for one in (speaker.name, speaker.office) if one]
    hint = f" · {escape(labels.paired)}" if speaker.inferred and speaker.office else ""
    return (
        f'<p class="speech"><span aria-hidden="true">❞</span> {escape(labels.reported_speech)}{escape(labels.joiner).join(parts)}{hint}</p>'
    )
