"""The words that carry a text, and those that a model's sentence may take from its ground.

In: a text in one language, or the claims that a sentence names. Out: pairs of Chinese characters or English stems, and the
texts in and around the quotes. The module judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answer.figures import half_width
from answer.model import Claim
from corpus import Glossary
from index import Tokenizer

_HAN = re.compile(r"[\u3400-\u9fff]+")
# Words that only join or point: 的, 其中, 报告提出; not 目标 or 未.
_JOINING = re.compile(
    r"首先|其次|再次|最后|因此|所以|由此|总的来看|总体来看|第[一二三四五]，|根据|按照|报告(?:中|里)?(?:提出|指出|显示|说|写明)?|其中|同时|此外|另外|分别|以及|包括|即|[的了是为在和与及将等也都并而对于从由把各其这那该约达至到]"
)
_JOINING_EN = frozenset(
    "yes first second third fourth final last therefor thus overal moreov howev accord report state say also addit total respect includ name figur mean set give put reach amount stood stand".split()
)
TOKENIZER = Tokenizer()


def words_of(text: str, language: str) -> set[str]:
    """The words that carry a text: pairs of Chinese characters (and Latin names), or English stems; figures aside.

    >>> sorted(words_of("2026年的GDP目标", "zh")), sorted(words_of("The targets of 2026 for exports", "en"))
    (['gdp', '年', '目标'], ['export', 'target'])
    """
    plain = half_width(text)
    if language == "en":
        return {stem for stem in TOKENIZER.tokenize(plain) if stem[:1].isalpha()} - _JOINING_EN
    words = {name.lower() for name in re.findall(r"[A-Za-z]{2,}", plain)}
    for run in _HAN.findall(_JOINING.sub(" ", plain)):
        words |= {run} if len(run) == 1 else {a + b for a, b in pairwise(run)}
    return words


def ground_words(grounds: Sequence[Claim], language: str, glossary: Glossary) -> set[str]:
    """All words that the claims and what stands around their quotes offer, in one language."""
    texts = ground_texts(grounds, language)
    if language == "en":
        quotes = [" ".join((c.quote, *c.section)) for claim in grounds for c in claim.citations]
        texts += [match.entry.en for quote in quotes for match in glossary.find_zh(quote)]
        texts += [glossary.english(c.report.place or "") or "" for claim in grounds for c in claim.citations]
    words = set().union(*(words_of(text, language) for text in texts))
    # Cutting out joining words parts pairs differently in source and sentence: the source offers its pairs uncut too.
    return (
        words | {a + b for text in texts for run in _HAN.findall(half_width(text)) for a, b in pairwise(run)} if language == "zh" else words
    )


def ground_texts(grounds: Sequence[Claim], language: str) -> list[str]:
    """What the claims say, and what stands in and around their quotes."""
    texts = [claim.text for claim in grounds]
    for citation in (citation for claim in grounds for citation in claim.citations):
        report = citation.report
        if language == "en":
            texts += [citation.quote_en or "", report.title_en or ""]
            continue
        texts += [citation.quote, *citation.section, report.title, report.place or "", report.publisher or "", report.date or ""]
        texts += [note.text for note in citation.footnotes]
        if citation.table is not None:
            texts += [citation.table.title, *citation.table.columns, citation.table.row]
    return texts


def all_texts(grounds: Sequence[Claim]) -> list[str]:
    """The same in both languages."""
    return [*ground_texts(grounds, "zh"), *ground_texts(grounds, "en")]


def uncut_words(text: str, language: str) -> set[str]:
    """The words of a text, and its pairs of characters where joining words were not cut out."""
    pairs = {a + b for run in _HAN.findall(half_width(text)) for a, b in pairwise(run)} if language == "zh" else set()
    return words_of(text, language) | pairs
