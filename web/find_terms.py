"""Which terms a reader means by a few letters: Chinese, English, pinyin, a part of the name, or a number.

In: the terms of the register, and what was typed. Out: the terms that fit, best first: the whole name, its beginning, a
part of it, its English, its pinyin with or without the vowels' marks or by first letters, then words of its definition.
The module knows nothing of HTML or where a term stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from answer import Entry
from answer.mentions import fold

MAX_TYPED_CHARS = 60
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z]")
_NUMERALS = str.maketrans("一二三四五六七八九两〇零", "123456789200")
_JOINTS = "、，,；;/·+和与及"
_SMALL_PINYIN = 2  # one Latin letter would fit half of all names


def find_terms(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that fit, best first, of those whose name holds what was typed the shortest first, else in their own order; all of them
    for an empty `typed`.
    """
    wanted = fold(_plain(typed[:MAX_TYPED_CHARS]))
    if not wanted:
        return list(entries)
    ranked = [(rank, _length(entry, wanted), place) for place, entry in enumerate(entries) if (rank := _rank(entry, wanted)) is not None]
    return [entries[place] for _, _, place in sorted(ranked)] or _joined(entries, wanted)


def _length(entry: Entry, wanted: str) -> int:
    """The length of the shortest name that holds what was typed; 0 where none does."""
    return min((len(name) for name in map(fold, entry.forms) if wanted in name), default=0)


def names_one(entries: Sequence[Entry], typed: str) -> bool:
    """Whether `typed` is a name of a term, or several of them joined."""
    wanted = fold(_plain(typed[:MAX_TYPED_CHARS]))
    return any(wanted in map(fold, entry.forms) for entry in entries) or bool(_joined(entries, wanted))


def _joined(entries: Sequence[Entry], wanted: str) -> list[Entry]:
    """The terms whose names `wanted` is made of, one behind the other, parted by signs or not (三同两不, 三同、两不); else none.

    The longest names are tried first.
    """
    named: dict[str, Entry] = {}
    for entry in entries:
        for form in entry.forms:
            named.setdefault(fold(form), entry)

    @cache
    def parts(at: int) -> list[str] | None:
        while at < len(wanted) and wanted[at] in _JOINTS:
            at += 1
        if at == len(wanted):
            return []
        for end in range(len(wanted), at + 1, -1):
            if wanted[at:end] in named and (rest := parts(end)) is not None:
                return [named[wanted[at:end]].name, *rest]
        return None

    found = parts(0) if _HAN.search(wanted) else None
    return [entry for entry in entries if entry.name in (found or ())]


def _rank(entry: Entry, wanted: str) -> int | None:
    """How well a term fits, 0 best; None if not at all."""
    names = [fold(form) for form in entry.forms]
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(wanted in name for name in names):
        return 2
    counted = wanted.translate(_NUMERALS)
    if any(counted in name.translate(_NUMERALS) for name in names):
        return 3
    if any(wanted in fold(_plain(name)) for name in entry.english):
        return 4
    if len(wanted) >= _SMALL_PINYIN and _LATIN.match(wanted) and any(wanted in spelt for form in entry.forms for spelt in _pinyin(form)):
        return 5
    if len(wanted) > 1 and any(wanted in fold(sense.definition) for sense in entry.senses):
        return 6
    return None


def _plain(typed: str) -> str:
    """`typed` without the marks over pinyin's vowels, without hyphens and apostrophes.

    >>> _plain("sì zhāng qīng-dān")
    'si zhang qingdan'
    """
    if _HAN.search(typed):
        return typed
    letters = unicodedata.normalize("NFD", typed.replace("ü", "v"))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn" and letter not in "-’'")


@lru_cache(maxsize=50_000)
def _pinyin(name: str) -> tuple[str, str]:
    """A name in pinyin without tones, and the first letters of its syllables; signs and Latin letters as they are.

    >>> _pinyin("“四张清单”")
    ('sizhangqingdan', 'szqd')
    """
    from pypinyin import lazy_pinyin  # half a second: only when someone types Latin letters that no name holds

    syllables = lazy_pinyin(fold(name))
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)
