"""The first sentence of a paragraph, where it is the heading of that paragraph.

In: paragraphs in reading order. Out: the leads among their first sentences, with a mark (一是…。, ——…。) or without one
(做强新材料产业。…), as Word prints in bold and a text export prints like the rest. Knows nothing of chapters or years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.genre import MAX_LEAD_CHARS, ends_sentence, heading_level, item_level
from corpus.sentences import split_sentences

# A lead without a mark: one or two short clauses, no figure, no quotation begun and left open.
# matches 积极扩大有效投资。, 加强科技创新，驱动能源转型。; not 新增就业3万人。, 一年来，我们主要做了以下工作。
_UNMARKED = re.compile(r"[^，。；：！？、“”（）\d\s][^，。；：！？“”（）\d]{3,17}(?:，[^，。；：！？“”（）\d]{3,17})?。")
# Words that open a sentence of a running text, not a heading: 同时, 过去一年, 我们清醒认识到.
_RUNNING = re.compile(
    r"同时|与此同时|此外|过去|今年|当前|一年来|五年来|各位|我们|这些|这是|以上|在|对|其中|但|从|成绩|回顾|展望|新形势|围绕以上|实现上述|做好"
)
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
