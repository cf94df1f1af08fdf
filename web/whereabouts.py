"""The parts of a report as a bar of links, as long as they are, with the place that is shown marked.

In: a loaded report and the block that is shown. Out: HTML, escaped; the page's script gives each part its length. The module knows
nothing of answers or events.
"""

from __future__ import annotations

import re
from html import escape

from corpus.model import Block, Report
from web.anchors import Spot, read_anchor
from web.answering import English
from web.labels import Labels
from web.rendered import in_interface

# 二、2026年经济社会发展计划安排 → 二; 第三部分 → 三; not 2026年重点工作, 一是
_NUMBERED = re.compile(r"([一二三四五六七八九十]{1,3})[、．.]|第([一二三四五六七八九十]{1,3})部分")
# 附件1 → 附1; 附表二： → 附二; 附件 → 附; not 附近
_ANNEX = re.compile(r"附(?:[件表录]|(?=\d))([\d一二三四五六七八九十]{0,2})")
_DIGITS = "一二三四五六七八九"
_LEAD_CHARS = 4  # of a part that is not numbered: as much as its share of the bar shows
_MOST_PARTS = 12  # more would be too narrow to hit


def render_whereabouts(report: Report, shown: Block | None, labels: Labels, english: English | None = None) -> str:
    """The bar, in the interface's language where the headings have an English; "" for a report that has no parts, or too many."""
    heads = _heads(report)
    if not 2 <= len(heads) <= _MOST_PARTS:
        return ""
    lengths = [_length(block) for block in report.blocks]
    ends = [*heads[1:], len(report.blocks)]
    at = report.blocks.index(shown) if shown is not None else -1
    parts = []
    for place, (start, end) in enumerate(zip([0, *heads[1:]], ends, strict=True), 1):
        head, length = report.blocks[heads[place - 1]], max(1, sum(lengths[start:end]))
        title = in_interface(head.text.string, report.id, english, labels)
        name = labels.part.format(n=place, of=len(heads), name=title)
        current, needle = "", ""
        if start <= at < end:
            current = " aria-current=location"
            needle = f'<i data-share="{1000 * (sum(lengths[start:at]) + lengths[at] // 2) // length}"></i>'
        parts.append(
            f'<a class="part" href="#{_anchor(report, head)}" data-share="{length}" title="{escape(title)}" aria-label="{escape(name)}"{current}>'
            f"{_name(head.text.string, title, labels)}{needle}</a>"
        )
    return f'<nav class="whereabouts" aria-label="{escape(labels.whereabouts)}">{"".join(parts)}</nav>'


def _heads(report: Report) -> list[int]:
    """Where the parts begin: at the headings of the first level, else at the titles of its stories."""
    for kinds, level in ((("heading",), 1), (("title",), 0)):
        found = [number for number, block in enumerate(report.blocks) if block.kind in kinds and block.level == level and block.text.runs]
        if len(found) > 1:
            return found
    return []


def _length(block: Block) -> int:
    cells = () if block.table is None else (cell for row in block.table.rows for cell in row if not cell.filled)
    return len(block.text.string) + sum(len(cell.text.string) for cell in cells)


def _anchor(report: Report, head: Block) -> str:
    run = head.text.runs[0]
    return read_anchor(report.id, Spot(run.file, run.source_start, run.source_start + run.length))


def _name(title: str, in_english: str, labels: Labels) -> str:
    """The lead of a part's name: for a reader of English its number, or the first word of its English."""
    short = _short(title)
    if labels.language == "en":
        lead = _in_figures(short) or ("" if in_english == title else in_english.split()[0].strip(",.:;"))
        if lead:
            return f'<span lang="en">{escape(lead)}</span>'
    return f'<span lang="zh-CN">{escape(short)}</span>'


def _in_figures(short: str) -> str:
    """A part's number in figures, "" for what is no number.

    >>> _in_figures("二"), _in_figures("十二"), _in_figures("二十"), _in_figures("附1"), _in_figures("附"), _in_figures("展望未来")
    ('2', '12', '20', 'A1', 'A', '')
    """
    if short.startswith("附"):
        return f"A{_in_figures(short[1:]) or short[1:]}"
    if not short or not all(sign in "一二三四五六七八九十" for sign in short):
        return ""
    tens, ten, ones = short.rpartition("十")
    return str((_DIGITS.index(tens) + 1 if tens else 1) * 10 * bool(ten) + (_DIGITS.index(ones) + 1 if ones else 0))


def _short(title: str) -> str:
    """What of a part's heading stands in the bar.

    >>> _short("二、2026年经济社会发展计划安排"), _short("附件1"), _short("附件名词解释"), _short("2026年重点工作")
    ('二', '附1', '附', '2026')
    """
    if annex := _ANNEX.match(title):
        return f"附{annex[1]}"
    numbered = _NUMBERED.match(title)
    return numbered[1] or numbered[2] if numbered else title[:_LEAD_CHARS]
