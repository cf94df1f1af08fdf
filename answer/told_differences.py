"""Differences that a sentence states between two of its own figures: 2026年6%，比2025年的10.4%低4.4个百分点.

In: one figure of a sentence and the sentence. Out: the two figures it is the difference of, where amount, unit and way
agree. The module judges neither of them.
"""

from __future__ import annotations

import re

from answer.figures import Figure, find_figures, half_width

_YEAR = re.compile(r"(?:19|20)\d\d年?")
# 高4.4个百分点, 多出8家; not 提高到5%
_WAY_ZH = re.compile(r"(?:(?P<up>[高多]出?|提高了?|上升了?|增加了?)|(?P<down>[低少]了?|下降了?|回落了?|减少了?))\s*$")
# 4.4 points above, 3 higher; up 0.5 points
_WAY_EN = re.compile(r"^\s*(?:(?P<up>above|higher|more)|(?P<down>below|lower|less|fewer))\b", re.IGNORECASE)

_TARGET_ZH = re.compile(r"[比较](?:[年预全原][^，。；\d]{0,4})?(?:目标|预期|计划)(?:值|要求)?\s*$")  # 比年初目标[高出]; not 比上年目标的6%
_TARGET_EN = re.compile(r"^\s*(?:than )?(?:the |its |their )?(?:\w+ )?(?:target|goal|plan)\b", re.IGNORECASE)  # above its target


def from_target(figure: Figure, text: str) -> tuple[Figure, bool] | None:
    """(the figure told just before, whether it is above) where `figure` is told as what parts that one from its target.

    >>> text = "预计增长10.4%，比目标高出5.4个百分点"
    >>> told = from_target(find_figures(text)[-1], text)
    >>> told and (told[0].text, told[1])
    ('10.4%', True)
    """
    zh, en = _WAY_ZH.search(text[: figure.start]), _WAY_EN.match(text[figure.end :])
    way = zh or en
    named = _TARGET_ZH.search(text[: zh.start()]) if zh else _TARGET_EN.match(text[figure.end + en.end() :]) if en else None
    before = [one for one in find_figures(text) if one.end <= figure.start and not _YEAR.fullmatch(half_width(one.text))]
    unit = "percent" if figure.unit == "percentage points" else figure.unit
    return (before[-1], way["up"] is not None) if way and named and before and before[-1].unit == unit else None


def difference_of(figure: Figure, text: str) -> tuple[Figure, Figure] | None:
    """(the figure told just before, the one it is set against), or None where `figure` is no difference told the right way round.

    >>> text = "2025年10.4%；2026年6%，比2025年低4.4个百分点。"
    >>> [one.text for one in difference_of(find_figures(text)[-1], text) or ()]
    ['6%', '10.4%']
    >>> wrong = text.replace("低", "高")
    >>> difference_of(find_figures(wrong)[-1], wrong) is None
    True
    """
    way = _WAY_ZH.search(text[: figure.start]) or _WAY_EN.match(text[figure.end :])
    if way is None:
        return None
    before = [one for one in find_figures(text) if one.end <= figure.start and not _YEAR.fullmatch(half_width(one.text))]
    if len(before) < 2:
        return None
    unit = "percent" if figure.unit == "percentage points" else figure.unit
    last = before[-1]
    for other in reversed(before[:-1]):
        change = last.value - other.value
        if {last.unit, other.unit} <= {unit, ""} and abs(change) == figure.value and change and (change > 0) is (way["up"] is not None):
            return last, other
    return None
