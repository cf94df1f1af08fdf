"""The words of our own that may stand in an answer beside the source's: frames around names and values, function words.

In: a sentence. Out: the sentence with its frames blanked, so that what is left must stand in the sources; and which words
say nothing of their own. The frames are those of the composing modules: a new one is entered here, else its sentences are
not shown. The module knows nothing of sources.
"""

from __future__ import annotations

import re

# 据报道，这是…的表述; 报告没有给“…”单独下定义; not the same words in another order or with one more.
_FRAMES = (
    r"^据报道，这是(?=.)|的表述(?=(?:（姓名与职务按版面名单的先后对应）)?。?$)|（姓名与职务按版面名单的先后对应）",
    r"年的主要目标表共列(?=\d)|项指标(?=[；。]?$|；按表内)|；按表内数字逐行比较，(?=\d)|项达到目标，(?=\d)|项没有达到，(?=\d)|项没有可比的数字",
    r"^按表内数字逐行比较，|年有(?=\d+项指标的)|项指标的(?:预计)?完成值没有达到预期目标",
    r"^报告没有给(?=“)|单独下定义，是这样展开的：",
    r"^两者相同。?$",
    r"^This is reported speech of\b|\(name and office are paired by their order on the page\)",
    r"^The table of main targets for(?= \d)|(?<=\d) lists(?= \d)|indicators(?=\.?$|; comparing)|; comparing its rows,(?= \d)|met their target,(?= \d)|missed it and(?= \d)|give no figures to compare",
    r"^Comparing the table's rows,(?= \d)|indicators? of(?= [A-Z])|(?:indicators? )?fell short of (?:their|its)(?= \d)|(?<=\d) target:$",
    r"^The reports give no separate definition of(?= \")|; they set it out like this:",
    r"^The note on(?= \")|is quoted in Chinese in the citation; it has no English rendering yet",
    r"has a passage on this|(?<=[(;])\s?figures in it: (?:\d[\d.,]*%?(?: [a-zA-Z]+){0,3}(?:, )?)+(?=\))|; it is quoted in Chinese in the citation and not translated",
    r"；按表内各行逐项比较，(?=\d)|项(?:的\d{4}年目标(?:低于|高于|与)\d{4}年(?:预期目标|预计完成值)(?:相同)?|\d{4}年(?:也列|不再列|没有列)|是(?:约束性|预期性)指标|没有给出可比的数字)(?=[：。]?$)|项达到目标(?=[：。]?$)|^(?:没有数字可比|达到目标)的有(?=\d)|(?<=\d)项：",
    r"; comparing row by row,(?= \d)|(?<=\d )(?:stand in the \d{4} table too|are no longer listed in \d{4}|were not listed in \d{4}|have a \d{4} target (?:below|above|equal to) the \d{4} (?:target|estimate)|are binding|are expected ones|give no figure to compare|met their target)(?=[:.]?$)|^(?:Without figures to compare|Targets met) \((?=\d)|(?<=\d)\): ",
    r"^The two are equal\.?$",
    r"^(?:降幅)?最[高低大小]的是|（按所写的下限比较）",
    r"^The (?:highest|lowest|largest fall|smallest fall):|\(compared by the least that is stated\)",
    r"(?<=\d{4}), plan(?=\))|\(literal gloss of the Chinese\)",
    r"^The report was delivered on(?= \w+ \d)|^It was delivered by(?= \w)|\(name in pinyin\)|^报告人：",
)
_FRAME = re.compile("|".join(_FRAMES))
_PASSAGE = "The report"  # the subject of a sentence about a passage whose report has no name

# Words of grammar that name nothing, count nothing and turn nothing round.
_NEUTRAL = frozenset(
    "的 了 是 为 在 和 与 及 其 中 该 这 那 将 会 等 指 有 也 都 之 于 以 所 并 而 对 从 由 把 各 年 达 至 到 据 说 称 即".split()
)
_NEUTRAL_EN = frozenset(
    "the a an of in to for is are was were be been being that this these those it its they their and with by at on as we our will"
    " has have had which from s there said reached stood amounted according report reports".split()
)


def without_frames(text: str) -> tuple[str, bool]:
    """The sentence with its frames blanked, character for character, and whether it had one.

    >>> without_frames("据报道，这是局长杜俊波的表述。")
    ('||||||局长杜俊波|||。', True)
    >>> without_frames("局长杜俊波表示，要加快建设。")
    ('局长杜俊波表示，要加快建设。', False)
    """
    of_passage = text.startswith((f"{_PASSAGE} has a passage", f"{_PASSAGE} of ")) and " has a passage on this" in text
    plain = text.removeprefix(_PASSAGE).removeprefix(" of") if of_passage else text
    blanked = _FRAME.sub(lambda frame: "|" * len(frame[0]), plain)
    return "|" * (len(text) - len(plain)) + blanked, blanked != plain


def is_neutral(word: str) -> bool:
    """True for a token that says nothing of its own.

    >>> is_neutral("的"), is_neutral("the"), is_neutral("未"), is_neutral("over")
    (True, True, False, False)
    """
    return word in _NEUTRAL or word in _NEUTRAL_EN
