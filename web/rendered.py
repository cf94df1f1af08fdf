"""A few words of a report for a reader of the English interface: a heading, a unit, a place, a publisher, a figure.

In: words as printed, and the English edition and glossary of an assistant. Out: their English, "" where none is known; or HTML, escaped, with the
English in the place of the words, or the words themselves, marked as having none. Nothing is guessed. The module knows nothing of events.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from answer import printed
from answer.frames import unit_en, value_en
from corpus import Fact
from export.bounds import said_figure as said_figure
from web.answering import English
from web.labels import Labels

_HAN = re.compile(r"[\u3400-\u9fff]")
_OF_YEAR = re.compile(r"(20\d\d)年[度]?(.+)")  # 2025年预计完成情况: the year, then words that may have an English of their own
_PAGE = re.compile(r"第(\d+)版")


def short_english(english: English | None, report: str, words: str) -> str:
    """The English of a few words: the edition's where it renders just them, the glossary's, or put together from a year and words that have one.

    >>> short_english({("a", "预期目标"): "target"}.get and (lambda report, words: {"预期目标": "target"}.get(words)), "a", "2026年预期目标")
    '2026 target'
    """
    if english is None or not _HAN.search(words):
        return ""
    find = getattr(english, "short", english)
    found = find(report, words)
    if found:
        return str(found)
    if page := _PAGE.fullmatch(words):
        return f"page {page[1]}"
    if match := _OF_YEAR.fullmatch(words):
        rest = find(report, match[2])
        return f"{match[1]} {rest[0].lower()}{rest[1:]}" if rest else ""
    return value_en(words, "", lambda aside: find(report, aside) or None) or "" if any(sign.isdigit() for sign in words) else ""


def render_words(words: str, report: str, english: English | None, labels: Labels) -> str:
    """Words of a report in the interface's language; what has no English stays as it is, and is marked."""
    if labels.language != "en" or not _HAN.search(words):
        return escape(words)
    found = short_english(english, report, words)
    if found:
        return f'<span lang="en" title="{escape(words)}">{escape(found)}</span>'
    return f'<span lang="zh-CN" class="no-english" title="{escape(labels.no_english_yet.strip("()（）"))}">{escape(words)}</span>'


def in_interface(words: str, report: str, english: English | None, labels: Labels) -> str:
    """Words of a report in the interface's language where they have an English, not escaped; else as printed."""
    return (short_english(english, report, words) if labels.language == "en" else "") or words


def render_beside(words: str, report: str, english: English | None) -> str:
    """The English of a table's head or cell, for the view of both languages; "" where there is none."""
    found = short_english(english, report, words)
    return f'<span class="beside" lang="en">{escape(found)}</span>' if found else ""


def render_figure(fact: Fact, language: str, with_unit: bool) -> str:
    """The same as HTML, with the printed figure as a title; marked where it has no English."""
    shown, said = printed(fact, with_unit), said_figure(fact, language, with_unit)
    return render_name(shown, said if said != shown else "", language)


def unit_of(unit: str, language: str, english: Callable[[str], str] = lambda words: "") -> str:
    """A unit in the interface's language, not escaped.

    >>> unit_of("亿元", "en"), unit_of("万人", "en"), unit_of("亿元", "zh")
    ('100 million yuan', '10,000 people', '亿元')
    """
    return (unit_en(unit, lambda words: english(words) or None) if language == "en" else None) or unit


def render_name(name: str, english: str, language: str) -> str:
    """A place's or a part's name in the interface's language; escaped."""
    if language != "en" or not _HAN.search(name):
        return f'<span lang="zh-CN">{escape(name)}</span>'
    if english:
        return f'<span lang="en" title="{escape(name)}">{escape(english)}</span>'
    return f'<span lang="zh-CN" class="no-english">{escape(name)}</span>'
