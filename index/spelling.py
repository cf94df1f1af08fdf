"""English words typed with a slip, put as the nearest word that the reports or the lists know.

In: a question, the words that are known. Out: the question with its unknown words put right where one known word is near
enough. Nothing is touched that is spelt as it should be. Knows nothing of what is asked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection
from functools import lru_cache

from index.stopwords import ASKING_EN, MEASURE_EN, STOP_EN
from index.tokens import stem_word

_LONG_WORD = re.compile(r"(?<![A-Za-z-])[a-z]{5,}(?![A-Za-z-])|(?<![A-Za-z-])[A-Z][a-z]{5,}(?![A-Za-z-])")
_LESS_NEAR = 0.84  # where rightly spelt words are known: avarage, docters
_NEAR = 0.9  # share of letters in common: privat, biomedecine are repaired, previous is not precious


def repair_spelling(
    text: str, known: Collection[str], common: Collection[str] = (), is_name: Callable[[re.Match[str], str], bool] | None = None
) -> str:
    """English words that no report and no list knows, put as the nearest word that one does.

    A word of `common` is spelt as it should be. With such a list at hand, more distant words are tried for the rest. `is_name` says
    of a word in the text, and of the nearest known one, whether it is a name and no slip for that.

    >>> repair_spelling("privat economy", {"private", "economy"})
    'private economy'
    >>> repair_spelling("previous docters", {"precious", "doctors"}, {"previous"})
    'previous doctors'
    """
    if not known:
        return text

    known, stems = _with_stems(frozenset(known))

    def repaired(match: re.Match[str]) -> str:
        word = match[0].lower()
        stem = stem_word(word)
        if word in known or word in common or word in STOP_EN or word in MEASURE_EN or _is_form_of(word, known, common):
            return match[0]
        asking = difflib.get_close_matches(word, sorted(ASKING_EN), n=1, cutoff=_NEAR)
        if asking or (stem in stems and stem != word):
            return asking[0] if asking else match[0]
        near = [one for one in known if one[:1] == word[:1] and abs(len(one) - len(word)) <= 2]
        found = difflib.get_close_matches(word, sorted(near), n=1, cutoff=_LESS_NEAR if common else _NEAR)
        return found[0] if found and not (is_name is not None and is_name(match, found[0])) else match[0]

    return _LONG_WORD.sub(repaired, text)


_ENDINGS = ("er", "est", "ly", "ness", "ful", "less", "ing", "ed", "s")


def _is_form_of(word: str, *lists: Collection[str]) -> bool:
    """True for a word with an English ending behind a word of one of the lists: quicker is no slip for quicken."""
    stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 4]
    return any(form in words for stem in stems for form in (stem, f"{stem}e") for words in lists)


@lru_cache(maxsize=8)
def _with_stems(known: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words known and those that ask, and the stems of all; worked out once for each vocabulary."""
    words = known | ASKING_EN
    return words, frozenset(stem_word(word) for word in words)
