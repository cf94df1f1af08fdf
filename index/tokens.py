"""Text to tokens for keyword search, in Chinese and English, fed by the corpus's own terms.

In: any text, and the terms that count as one word (glossary names, terms that notes define). Out: tokens:
single Chinese characters, pairs of them, the longest terms, whole figures and slogan numbers (5%, 2026,
1+8+n+11), stemmed English words. Widths, case and quotation marks do not count. The module knows nothing
of passages or scores.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import Stemmer  # type: ignore[import-not-found]  # PyStemmer: compiled, without types

# “三同”“两不” is asked for as 三同两不; Yuzhong's becomes yuzhongs and is stemmed.
_QUOTES = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》〈〉＂＇`"))
# The sign that web pages leave of a subscript: the `_` of pm_2.5; not of file_name
_SUBSCRIPT = re.compile(r"(?<=[a-z])_(?=\d)")
# One token of folded text, first match wins.
# slogan numbers: `1+8+n+11`, `1+7+11`; not `5+`
# figures: `4311`, `2026`, `82.03`, `1,000`, `5%`; not the dot in `5.`
# words: `gdp`, `fdi`, `co2`, `pm2` of `pm2.5`
# runs of Chinese characters
_PIECE = re.compile(
    r"(?P<slogan>[0-9a-z]+(?:\+[0-9a-z]+)+)"
    r"|(?P<figure>\d+(?:[.,]\d+)*(?:%|‰)?)"
    r"|(?P<word>[a-zà-öø-ÿ][a-zà-öø-ÿ0-9]*)"
    r"|(?P<han>[\u3400-\u9fff\U00020000-\U0002ffff]+)"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
# A term of one or two characters is a character or a pair already.
_SHORTEST_TERM = 3
# Words that stand in most English sentences and tell nothing of what one is about.
_STOP_WORDS = frozenset(
    "a an and any are as at be been being both but by can could did do does for from had has have he her his how i if"
    " in into is it its may might more most much must no nor not of on or our out over shall she should so some such"
    " than that the their them then there these they this those through to under up upon us was we were what when"
    " where which while who whom whose why will with would you your".split()
)
_stemmer = Stemmer.Stemmer("english", 0)


def fold_text(text: str) -> str:
    """The form in which texts are compared: half width, lower case, no quotation marks.

    >>> fold_text("“三同”、ＧＤＰ增长５％"), fold_text("PM_2.5")
    ('三同、gdp增长5%', 'pm2.5')
    """
    return _SUBSCRIPT.sub("", unicodedata.normalize("NFKC", text).lower().translate(_QUOTES))


@lru_cache(maxsize=65536)
def stem_word(word: str) -> str:
    """The stem of a lower-case English word.

    >>> stem_word("targets"), stem_word("residents"), stem_word("gdp")
    ('target', 'resid', 'gdp')
    """
    return str(_stemmer.stemWord(word))


class Tokenizer:
    """Tokens of a text; `terms` are found whole, the longest first, wherever they stand."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        folded = {fold_text(term) for term in terms}
        self.terms = frozenset(term for term in folded if len(term) >= _SHORTEST_TERM and _HAN.search(term))
        lengths: dict[str, set[int]] = {}
        for term in self.terms:
            lengths.setdefault(term[0], set()).add(len(term))
        self._lengths = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}

    def tokenize(self, text: str) -> list[str]:
        """All tokens of `text`, repeated as often as they occur: pieces in order, then terms.

        >>> Tokenizer(["实际使用外资"]).tokenize("实际使用外资5%")
        ['实', '际', '使', '用', '外', '资', '实际', '际使', '使用', '用外', '外资', '5%', '实际使用外资']
        >>> Tokenizer().tokenize("The district's targets for 2026")
        ['district', 'target', '2026']
        >>> Tokenizer().tokenize("“1+8+N+11”")
        ['1+8+n+11']
        """
        folded = fold_text(text)
        tokens: list[str] = []
        for piece in _PIECE.finditer(folded):
            value, kind = piece[0], piece.lastgroup
            if kind == "han":
                tokens += value
                tokens += map("".join, pairwise(value))
            elif kind == "figure":
                tokens.append(value.replace(",", ""))
            elif kind == "slogan":
                tokens.append(value)
            elif value not in _STOP_WORDS:
                # A possessive lost its apostrophe with the quotation marks: district's is districts here.
                tokens.append(stem_word(value))
        tokens += self._find_terms(folded)
        return tokens

    def _find_terms(self, folded: str) -> list[str]:
        found: list[str] = []
        lengths, terms = self._lengths, self.terms
        at, end = 0, len(folded)
        while at < end:
            for length in lengths.get(folded[at], ()):
                term = folded[at : at + length]
                if term in terms and not _continues(folded, at) and not _continues(folded, at + length):
                    found.append(term)
                    at += length
                    break
            else:
                at += 1
        return found


def _continues(text: str, at: int) -> bool:
    """Whether a Latin word or a figure goes on across offset `at`: a term must not begin or end there."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
