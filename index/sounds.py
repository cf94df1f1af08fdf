"""Names written in pinyin and the Chinese names of a text that are read so: Jinchuan finds 金川.

In: a text, a capitalised English word that no list knows. Out: the runs of characters in the text that are read like it.
pypinyin is imported when such a word is asked of, not before. Knows nothing of what a name stands for.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache

_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORTEST, _LONGEST = 2, 4  # syllables of a name
_LEAST_LETTERS = 5  # Xian, Hebe are other words too often
_MOST = 3
# What stands behind a name in English and is another word in Chinese: Jinchuan Group.
_KIND = re.compile(
    r"\s+(?:Group|Corporation|Company|Company Limited|University|County|City|District|River|Lake|Canal|Port|Airport|Railway|Bridge|Reservoir|Mountain|Steel|Motor|Bank)\b.*",
    re.IGNORECASE,
)


class Sounds:
    """The characters of one text by the syllable that each is read as."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.named = lru_cache(maxsize=1024)(self._named)

    def _named(self, word: str) -> tuple[str, ...]:
        """Up to three runs of characters that are read like `word`, the most frequent first; () for a word that is no pinyin.

        >>> Sounds("金川集团排名上升").named("Jinchuan Group"), Sounds("金川集团").named("Boeing")
        (('金川',), ())
        """
        letters = re.sub(r"[^a-z]", "", _KIND.sub("", word).lower())
        if len(letters) < _LEAST_LETTERS:
            return ()
        found: Counter[str] = Counter()
        for syllables in self._parted(letters, _LONGEST):
            if len(syllables) >= _SHORTEST:
                pattern = "".join(f"[{''.join(self._readings[syllable])}]" for syllable in syllables)
                found.update(re.findall(pattern, self._text))
        return tuple(name for name, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST])

    def _parted(self, letters: str, most: int) -> list[list[str]]:
        """All ways to part letters into syllables that some character of the text is read as."""
        if not letters:
            return [[]]
        if not most:
            return []
        heads = [letters[:size] for size in range(1, 7) if letters[:size] in self._readings and size <= len(letters)]
        return [[head, *rest] for head in heads for rest in self._parted(letters[len(head) :], most - 1)]

    @cached_property
    def _readings(self) -> dict[str, list[str]]:
        from pypinyin import Style, pinyin

        readings: dict[str, list[str]] = {}
        for character in sorted(set(_HAN.findall(self._text))):
            for syllable in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
                readings.setdefault(syllable.replace("ü", "v"), []).append(character)
        return readings
