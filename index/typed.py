"""A question as it was typed, put into the characters that reports print: simplified, slips of an input method put right.

A slip is a character that sounds or looks like the right one, inside a known name.
In: a question, the names that are known, the text of the reports. Out: the question with one wrong character of a name
replaced (失业律 → 失业率). Nothing is touched that the reports or the lists print as it was typed. pypinyin is
imported when a name is one character away, not before. Knows nothing of what is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST, _MOST = 3, 12  # characters of a name: two characters alone are other words too often
_HAN_RUN = re.compile(r"[\u3400-\u9fff]{3,}")
# Characters that are taken for each other by their shape.
_SHAPES = (
    "己已巳", "未末", "侯候", "治冶", "折拆析", "拔拨", "即既", "辩辨辫", "竞竟", "崇祟", "博搏", "密蜜", "贷货", "募幕墓", "籍藉", "杨扬", "晴睛", "清情请",
    "徒徙", "戊戌戍", "券卷", "遣遗", "粟栗", "孤狐弧", "沽估", "仓仑", "历厉", "偿尝", "帐账", "坚竖", "暖缓援", "赢羸", "亨享", "微徽", "享亨", "底低抵",
    "住往注", "干千于", "土士", "人入", "日曰", "大太", "问间", "今令", "设没", "失夫", "材村", "州洲", "城诚", "链键", "陆陇", "壁璧", "惠慧",
)  # fmt: skip


# Words of one character: typed where they stand, they are no slip. 渝中区有哪些 is no 渝中区委哪些.
_WORDS_OF_ONE = frozenset("有是在的了和与及为会能要多少几哪什么不没未都也就还把被让对从到比以年月日元个家项")


def simplified(text: str, known: frozenset[str] | None = None) -> str:
    """`text` in NFKC and simplified characters; OpenCC is loaded only if a character is not in `known`.

    >>> simplified("渝中區２０２６年")
    '渝中区2026年'
    """
    plain = unicodedata.normalize("NFKC", text)
    if known is not None and all(character in known for character in _HAN.findall(plain)):
        return plain
    if not _HAN.search(plain):
        return plain
    return str(_opencc().convert(plain))


@cache
def _opencc() -> Any:
    """The converter; reading its tables takes milliseconds."""
    import opencc

    return opencc.OpenCC("t2s")


class NameRepair:
    """Puts names right in questions. `printed` says whether words stand in the reports or the lists as they are."""

    def __init__(self, names: Iterable[str], printed: Callable[[str], bool]) -> None:
        self._printed = printed
        self._masked: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            if _LEAST <= len(name) <= _MOST and _HAN_RUN.fullmatch(name):
                for at in range(len(name)):
                    self._masked.setdefault(_mask(name, at), []).append(name)

    def repair(self, text: str) -> str:
        """`text` with slips in known names put right, the longest names first; the same text where there is none.

        >>> NameRepair(["城镇调查失业率", "失业率"], lambda words: words == "失业").repair("失业律是多少")
        '失业率是多少'
        """
        for run in _HAN_RUN.findall(text):
            for length in range(min(_MOST, len(run)), _LEAST - 1, -1):
                for start in range(len(run) - length + 1):
                    typed = run[start : start + length]
                    meant = self._meant(typed)
                    if meant is not None:
                        return self.repair(text.replace(typed, meant, 1))
        return text

    def _meant(self, typed: str) -> str | None:
        """The only name that the words typed can be a slip for; of three characters the first may belong to the word before."""
        found = {
            name: at
            for at in range(len(typed))
            for name in self._masked.get(_mask(typed, at), ())
            if name != typed and (at or len(typed) > _LEAST) and typed[at] not in _WORDS_OF_ONE
        }  # fmt: skip
        if not found or self._printed(typed):
            return None
        close = [name for name, at in found.items() if _alike(typed[at], name[at])]
        return close[0] if len(close) == 1 else None


def _mask(name: str, at: int) -> str:
    return f"{name[:at]}*{name[at + 1 :]}"


def _alike(typed: str, meant: str) -> bool:
    """Whether one character is easily typed for another."""
    return any(typed in group and meant in group for group in _SHAPES) or bool(_sounds(typed) & _sounds(meant))


@lru_cache(maxsize=4096)
def _sounds(character: str) -> frozenset[str]:
    """The syllables of a character without tones; those that speakers confuse count as one (zh z, ing in)."""
    from pypinyin import Style, pinyin

    syllables = pinyin(character, style=Style.NORMAL, heteronym=True)
    return frozenset(
        re.sub(r"(?<=[aei])ng$", "n", re.sub(r"^([zcs])h", r"\1", syllable)) for syllable in (syllables[0] if syllables else ())
    )
