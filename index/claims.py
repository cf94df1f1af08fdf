"""A figure that a question of reasons claims: asked of another year or thing, it is not claimed any more.

In: a question as text. Out: the question with the figure pointed at instead of told. The module knows nothing of what is true.
"""

from __future__ import annotations

import re

_FIGURE = r"\d[\d,.]*\d|\d"
# 目标定在5%, 增速只有3.2%; not 2026年, nor a plan of 3 parts
_CLAIMED_ZH = re.compile(
    rf"(?P<lead>[定设调][在为到至成]|[是为到在至]|只有|仅有?|才有?)\s*(?:{_FIGURE})\s*(?:[%％]|个?百分点|[万亿]+\w?)(?:左右|以上|以下|以内|多)?"
)
_CLAIMED_EN = re.compile(
    rf"(?<![\w.,-])(?:(?:only|just|around|about|over|under|nearly|almost)\s+)*(?:{_FIGURE})\s*(?:%|per ?cent\b|(?:million|billion|trillion)\b(?:\s+yuan\b)?)",
    re.IGNORECASE,
)


def unclaimed(question: str, language: str) -> str:
    """The question without the figure that it claims.

    >>> unclaimed("2031年茶叶产量目标定在6%，为什么", "zh"), unclaimed("Why is the 2031 tea target only 6%?", "en")
    ('2031年茶叶产量目标定在这个数，为什么', 'Why is the 2031 tea target that figure?')
    """
    if language == "zh":
        return _CLAIMED_ZH.sub(lambda found: f"{found['lead']}这个数", question)
    return _CLAIMED_EN.sub("that figure", question)
