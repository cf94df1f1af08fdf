"""What a report prints as somebody's words: said so above it, since it is reported speech and not the report's own statement.

In: a block of a report with the speaker that it names. Out: HTML, escaped; "" for a block that nobody speaks. The module knows nothing of how a
speaker is found.
"""

from __future__ import annotations

import re
from html import escape

from corpus.model import Block, Report
from web.answering import English
from web.labels import Labels
from web.rendered import render_words

# matches 李某某表示, …。”赵某说：“; not 报告指出 in a government's own report, nor 表示满意
_SAYS = re.compile(r"(?:^|[。！？；”])\s*([^，。,！？；“”：:]{2,24}?)(?:表示|指出|介绍说?|认为|强调|坦言|透露|谈到|说)[,，:：]")


def render_speaker(report: Report, block: Block, english: English | None, labels: Labels) -> str:
    """The line above a block that is somebody's reported words, or tells them."""
    speaker = block.speaker
    if speaker is not None:
        said, hint = [one for one in (speaker.name, speaker.office) if one], labels.paired if speaker.inferred and speaker.office else ""
    else:
        said, hint = _named(report, block), ""
    if not said:
        return ""
    shown = escape(labels.joiner).join(render_words(one, report.id, english, labels) for one in said)
    more = f" · {escape(hint)}" if hint else ""
    return f'<p class="speech"><span aria-hidden="true">❞</span> {escape(labels.reported_speech)}{shown}{more}</p>'


def _named(report: Report, block: Block) -> list[str]:
    """Whom a paragraph of a newspaper page says to have said something, each once."""
    found = _SAYS.finditer(block.text.string) if report.kind == "newspaper page" and block.kind == "paragraph" else ()
    return list(dict.fromkeys(match[1] for match in found))
