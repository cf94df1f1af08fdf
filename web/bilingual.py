"""A report's English beside its Chinese, sentence by sentence, and the switches of the proof pane.

In: the text of a block and a way to its English. Out: HTML, escaped, which the style sheet shows in the view of both languages.
The module knows nothing of reports or events.
"""

from __future__ import annotations

from html import escape

from corpus.sentences import split_sentences
from web.answering import English
from web.labels import Labels


def beside(report: str, text: str, english: English | None, labels: Labels) -> str:
    """The English of a text; a sentence that has none says so, unless none of them has."""
    if english is None or not text:
        return ""
    whole = english(report, text)
    found = [whole] if whole else [english(report, text[start:end]) for start, end in split_sentences(text)]
    if not any(found):
        return f'<p class="beside none">{escape(labels.no_english_yet)}</p>'
    words = " ".join(escape(one) if one else f'<span class="none">{escape(labels.no_english_yet)}</span>' for one in found)
    return f'<p class="beside" lang="en">{words}</p>'


def render_toggles(labels: Labels) -> str:
    """Both languages, and a wider pane; the page's script remembers which is on."""
    return "".join(
        f'<button type="button" class="quiet toggle" data-toggle="{name}" aria-pressed="false" title="{key}">{escape(label)}</button>'
        for name, key, label in (("both", "b", labels.both), ("wide", "w", labels.widen))
    )


def render_whose(labels: Labels) -> str:
    """The line of the view of both languages: which of them counts."""
    return f'<p class="whose">{escape(labels.chinese_counts)}</p>'
