"""A report's English beside its Chinese, sentence by sentence, and the switches of the proof pane.

In: the text of a block and a way to its English. Out: HTML, escaped, which the style sheet shows in the view of both languages.
The module knows nothing of reports or events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise

from corpus.sentences import split_sentences
from web.answering import English
from web.labels import Labels
from web.place import Stretch


def in_sentences(
    report: str,
    text: str,
    shown: Callable[[int, int], str],
    marked: Sequence[Stretch],
    current: int,
    english: English | None,
    labels: Labels,
    quoted: str = "",
) -> str:
    """A text as `shown` (HTML of a stretch of it), each sentence before its English, which is marked as the sentence is, or the part of it
    that is the English of what is `quoted`; all of it as one where none has an English of its own.
    """
    pairs = _pairs(report, text, english)
    if not any(words for _, _, words in pairs):
        return shown(0, len(text))
    parts = []
    for start, end, words in pairs:
        over = [stretch.n for stretch in marked if stretch.start < end and start < stretch.end]
        at = words.lower().find(quoted.strip(" .").lower()) if quoted and current in over else -1
        part = slice(max(at, 0), at + len(quoted.strip(" .")))
        inner = f'{escape(words[: part.start])}<span class="on">{escape(words[part])}</span>{escape(words[part.stop :])}' if at >= 0 else ""
        names = "beside" + (" on" if current in over and not inner else " also" if over and not inner else "") + ("" if words else " none")
        language = "en" if words else labels.html_lang
        parts.append(
            f'<span class="said">{shown(start, end)}</span>'
            f'<span class="{names}" lang="{language}">{inner or escape(words or labels.no_english_yet)}</span>'
        )
    return "".join(parts)


def _pairs(report: str, text: str, english: English | None) -> list[tuple[int, int, str]]:
    """(start, end, English) of each sentence; those that one rendering holds together are one."""
    if english is None or not text:
        return []
    starts = [0, *(start for start, _ in split_sentences(text)[1:]), len(text)]
    found: list[tuple[int, int, str]] = []
    for start, end in pairwise(starts):
        words = english(report, text[start:end]) or ""
        if found and words and words == found[-1][2]:
            start = found.pop()[0]
        found.append((start, end, words))
    return found


def beside(report: str, text: str, english: English | None, labels: Labels) -> str:
    """The English of a text under it; a sentence that has none says so, unless none of them has."""
    if english is None or not text:
        return ""
    whole = english(report, text)
    found = [whole] if whole else [english(report, text[start:end]) for start, end in split_sentences(text)]
    if not any(found):
        return f'<p class="beside none">{escape(labels.no_english_yet)}</p>'
    words = " ".join(escape(one) if one else f'<span class="none">{escape(labels.no_english_yet)}</span>' for one in found)
    return f'<p class="beside" lang="en">{words}</p>'


def no_english(report: str, text: str, english: English | None, labels: Labels) -> str:
    """That a text has no English, where none of its sentences has; else ""."""
    lacks = english is not None and bool(text) and not has_english(report, text, english)
    return f'<p class="beside none">{escape(labels.no_english_yet)}</p>' if lacks else ""


def has_english(report: str, text: str, english: English | None) -> bool:
    """Whether any sentence of a text has an English of its own."""
    return any(words for _, _, words in _pairs(report, text, english))


def render_toggles(labels: Labels) -> str:
    """Both languages, and a wider pane; the page's script remembers which is on."""
    return "".join(
        f'<button type="button" class="quiet toggle" data-toggle="{name}" aria-pressed="false" title="{key}">{escape(label)}</button>'
        for name, key, label in (("both", "b", labels.both), ("wide", "w", labels.widen))
    )


def render_whose(labels: Labels, has_edition: bool = True) -> str:
    """The line of the view of both languages: which of them counts, or that the report's sentences stand in Chinese alone."""
    return f'<p class="whose">{escape(labels.chinese_counts if has_edition else labels.chinese_alone)}</p>'
