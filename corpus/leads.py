"""The first sentence of a paragraph, where it is the heading of that paragraph.

In: paragraphs in reading order, and how much of each stands in bold at its beginning. Out: the leads among their first
sentences: those in bold, those with a mark (一是…。, ——…。), and those without one (做强新材料产业。…) that a text export
prints like the rest. Knows nothing of chapters or years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.genre import MAX_HEADING_CHARS, MAX_LEAD_CHARS, MAX_RUN_IN_CHARS, QUESTION, ends_sentence, has_stop, heading_level, item_level
from corpus.sentences import split_sentences

# A lead without a mark: one or two short clauses, no figure, no quotation begun and left open.
# matches 积极扩大有效投资。, 加强科技创新，驱动能源转型。; not 新增就业3万人。, 一年来，我们主要做了以下工作。
_UNMARKED = re.compile(r"[^，。；：！？、“”（）\d\s][^，。；：！？“”（）\d]{3,17}(?:，[^，。；：！？“”（）\d]{3,17})?。")
# Words that open a sentence of a running text, not a heading: 同时, 过去一年, 我们清醒认识到.
_RUNNING = re.compile(
    r"同时|与此同时|此外|过去|今年|当前|一年来|五年来|各位|我们|这些|这是|以上|在|对|其中|但|从|成绩|回顾|展望|新形势|围绕以上|实现上述|做好"
)
# What ends a bold heading whose paragraph goes on.
_LEAD_ENDS = tuple("。：:")
# Who is spoken to, in bold or not: matches 各位代表, 同志们; not 各位代表建议办理
_ADDRESSED = re.compile(r"(?:各位[一-鿿]{2,4}|同志们|朋友们)(?:[、，：:！!].*)?$")
# A heading without a mark stands beside others: one alone may be a sentence that is only short.
MIN_SIBLINGS = 2
# What follows it in its paragraph is longer than it.
_MIN_BODY_CHARS = 40


def lead_of(string: str) -> str:
    """The short first sentence of a paragraph that a lead mark opens, "" if it has none.

    >>> lead_of("五是推动治理效能不断提高。数字重庆底座持续夯实。"), lead_of("全区上下。")
    ('五是推动治理效能不断提高', '')
    """
    if heading_level(string) != 3 and not item_level(string):
        return ""
    start, end = split_sentences(string)[0]
    if end - start > MAX_LEAD_CHARS or end == len(string) or not ends_sentence(string[start:end]):
        return ""
    return string[start:end].rstrip("。")


def unmarked_lead(string: str) -> str:
    """The first sentence of a paragraph that has the form of a heading without a mark, "" if it has not.

    >>> unmarked_lead("积极扩大有效投资。" + "抢抓政策机遇，滚动实施重大项目，全年完成投资增长5%以上，为发展积蓄后劲、增添动能。")
    '积极扩大有效投资'
    >>> unmarked_lead("同时要看到不足。" + "抢抓政策机遇，滚动实施重大项目，全年完成投资增长5%以上，为发展积蓄后劲、增添动能。")
    ''
    """
    found = _UNMARKED.match(string)
    if found is None or len(string) - found.end() < _MIN_BODY_CHARS:
        return ""
    if _RUNNING.match(string) or heading_level(string) or item_level(string):
        return ""
    return found[0].rstrip("。")


def bold_end(string: str, width: int) -> int:
    """Where the heading ends that a paragraph begins with, whose first `width` characters stand in bold; 0 if it has none.

    Bold that ends within a sentence only stresses a word, and a whole paragraph in bold heads nothing in itself.

    >>> string = "地区生产总值增长5%。全年工业投资增长8%。"
    >>> bold_end(string, 11), bold_end(string, 10), bold_end(string, 6), bold_end(string, len(string))
    (11, 11, 0, 0)
    """
    end = width if string[width - 1 : width] in _LEAD_ENDS else width + 1
    if not 0 < width <= end < len(string) or string[end - 1] not in _LEAD_ENDS:
        return 0
    bold = string[: end - 1]
    return 0 if len(bold) > MAX_RUN_IN_CHARS or has_stop(bold) or _ADDRESSED.match(bold) or QUESTION.match(string) else end


def is_bold_heading(string: str) -> bool:
    """Whether a paragraph that stands wholly in bold is a heading: short, no more than one clause of a sentence with figures.

    >>> is_bold_heading("坚持创新驱动，培育新质生产力"), is_bold_heading("着力扩大内需。"), is_bold_heading("各位代表：")
    (True, True, False)
    >>> is_bold_heading("地区生产总值增长5%。")
    False
    """
    if not 2 < len(string) <= MAX_HEADING_CHARS or string[-1] in "：:，、；;！？!?”）" or "；" in string or _ADDRESSED.match(string):
        return False
    bare = string.removesuffix("。")
    return not has_stop(bare) and not QUESTION.match(string) and (bare == string or not any(char.isdecimal() for char in bare))


def siblings(strings: Sequence[str]) -> frozenset[int]:
    """Positions of the paragraphs with an unmarked lead that stand beside another one; a table is an empty string."""
    leads = [bool(unmarked_lead(string)) for string in strings]
    kept: set[int] = set()
    start = 0
    for position in range(len(leads) + 1):
        if position < len(leads) and leads[position]:
            continue
        if position - start >= MIN_SIBLINGS:
            kept.update(range(start, position))
        start = position + 1
    return frozenset(kept)
