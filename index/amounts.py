"""Amounts of an English question as Chinese texts print them: 30.5 billion is 305亿.

In: an English text. Out: where its amounts stand, each with its Chinese forms. Knows nothing of reports.
"""

from __future__ import annotations

import re
from decimal import Decimal

# 30.5 billion, 1.2 trillion, 7 million; not 30.5.
_AMOUNT = re.compile(r"\b(\d+(?:\.\d+)?)\s*(trillion|billion|million|tn|bn)\b", re.IGNORECASE)
_SCALES = {"t": 10**12, "b": 10**9, "m": 10**6}
_UNITS_ZH = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))


def find_amounts(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """The spans of the amounts, each with what it is in Chinese, the largest unit first.

    >>> find_amounts("capacity of 30.5 billion jin"), find_amounts("7 million")[0][2]
    ([(12, 24, ('305亿', '3050000万'))], ('700万',))
    """
    found = []
    for match in _AMOUNT.finditer(text):
        value = Decimal(match[1]) * _SCALES[match[2][0].lower()]
        printed = tuple(f"{(value / unit).normalize():f}{name}" for unit, name in _UNITS_ZH if value >= unit)
        found.append((*match.span(), printed))
    return found


# an eighth, 八分之一: reports print 1/8.
_NUMERALS = "〇一二三四五六七八九十"
_PARTS_EN = dict(zip("third quarter fifth sixth seventh eighth ninth tenth".split(), range(3, 11), strict=True))
_FRACTION = re.compile(
    r"([二三四五六七八九十])分之一|(?:an? |one[- ])?(third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE
)


def printed_fraction(word: str) -> tuple[str, ...]:
    """A part in words as reports print it in digits; () for any other word.

    >>> printed_fraction("eighth"), printed_fraction("九分之一"), printed_fraction("eight")
    (('1/8',), ('1/9',), ())
    """
    found = _FRACTION.fullmatch(word)
    if found is None:
        return ()
    return (f"1/{_NUMERALS.index(found[1]) if found[1] else _PARTS_EN[found[2].lower()]}",)
