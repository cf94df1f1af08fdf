"""Whether a figure of somebody's sentence is a printed one, rounded: 6.77 trillion for 67665亿元, 约1800亿元 for 1781.8亿元.

In: the two figures and the sentence. Out: yes or no. A figure is rounded where it has fewer digits than the printed one and
at least three, or two beside a word that says so. The module knows nothing of what either is of.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from answer.figures import Figure

LEAST_DIGITS, LEAST_SAID = 3, 2  # a single digit is no rounded figure: it is another one
_SAID = re.compile(
    r"(?:约|近|大约|接近|左右|\b(?:about|around|nearly|almost|roughly|some|approximately|close to)) ?(?:\$|US\$|RMB )?$", re.IGNORECASE
)
# over 50,000 is told of 50,700
_OVER = re.compile(r"(?:超过?|突破|逾|\b(?:over|more than|exceed(?:s|ed|ing)?|above|topp(?:ed|ing))) ?(?:\$|US\$|RMB )?$", re.IGNORECASE)
_PLAN_NUMBER = re.compile(r"(?:st|nd|rd|th)? (?:Five-Year|FYP)", re.IGNORECASE)  # behind 14 of the 14th Five-Year Plan
_ABOUT = 12  # characters before the figure


def rounds(figure: Figure, printed: Figure, text: str) -> bool:
    """Whether `figure` of a text is `printed` rounded half up to its own digits.

    >>> from answer.figures import find_figures
    >>> said, other = find_figures("GDP reached 6.77 trillion yuan")[0], find_figures("67665亿元")[0]
    >>> rounds(said, other, "GDP reached 6.77 trillion yuan"), rounds(other, said, "67665亿元")
    (True, False)
    """
    if figure.unit != printed.unit or not figure.value or not printed.value:
        return False
    said, whole = _digits(figure.value), _digits(printed.value)
    step = Decimal(1).scaleb(figure.value.adjusted() - said + 1)
    if said < whole and _OVER.search(text[max(0, figure.start - _ABOUT) : figure.start]):
        return 0 < printed.value - figure.value < step
    least = LEAST_SAID if _SAID.search(text[max(0, figure.start - _ABOUT) : figure.start]) else LEAST_DIGITS
    if not least <= said < whole:
        return False
    return (printed.value / step).quantize(Decimal(1), ROUND_HALF_UP) * step == figure.value


def without_bound(before: str) -> str:
    """What stands before a figure without the word that says it is rounded: 超过, about."""
    return _SAID.sub("", _OVER.sub("", before))


def plan_named(figure: Figure, text: str) -> str:
    """The Chinese name of the plan period whose number a figure is; "" where it is no such number.

    >>> from answer.figures import find_figures
    >>> plan_named(find_figures("during the 14th Five-Year Plan")[0], "during the 14th Five-Year Plan")
    '十四五'
    """
    behind = _PLAN_NUMBER.match(text, figure.end)
    number = int(figure.value) if behind and figure.value == int(figure.value) else 0
    return f"十{'一二三四五六七八九'[number - 11]}五" if 11 <= number <= 19 else ""


def _digits(value: Decimal) -> int:
    """How many digits tell a value: 3 of 67700000."""
    return len(value.normalize().as_tuple().digits)
