"""Counts of our own in words: how many reports were looked at, how many places were found.

In: a whole number. Out: the number in words of the answer's language. In an answer digits are a report's figures, each with a
mark; what we counted ourselves is written out, so that neither is taken for the other.
"""

from __future__ import annotations

_ZH = "零一二三四五六七八九"
_EN = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, language: str) -> str:
    """The number in words, up to 999; digits beyond.

    >>> in_words(16, "zh"), in_words(105, "zh"), in_words(2, "zh"), in_words(16, "en"), in_words(184, "en")
    ('十六', '一百零五', '两', 'sixteen', 'one hundred and eighty-four')
    """
    if not 0 <= number < 1000:
        return str(number)
    return ("两" if number == 2 else _zh(number)) if language == "zh" else _en(number)


def _zh(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        behind = "" if not rest else f"零{_ZH[ones]}" if not tens else f"{_ZH[tens]}十{_ZH[ones] if ones else ''}"
        return f"{_ZH[hundreds]}百{behind}"
    if tens:
        return f"{'' if tens == 1 else _ZH[tens]}十{_ZH[ones] if ones else ''}"
    return _ZH[ones]


def _en(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    below = _EN[rest] if rest < len(_EN) else _TENS[rest // 10 - 2] + (f"-{_EN[rest % 10]}" if rest % 10 else "")
    if not hundreds:
        return below
    return f"{_EN[hundreds]} hundred{f' and {below}' if rest else ''}"
