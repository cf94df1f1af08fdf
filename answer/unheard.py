"""Names in a question that no loaded report prints: a firm, a brand, somebody nobody speaks of, a slogan made up.

In: a `Query`, how often the reports name each concept, the sources. Out: such names as typed. A question about one is not
answered from what the reports say of others. A name that is Chinese in Latin letters counts as printed where its characters
are. The module knows nothing of typing errors or of places.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

import rjieba

from answer.scale import ConceptWeights
from answer.sources import Sources
from index import Concept, Query, english_stems

# matches Tesla, IKEA, Deep Ocean; not GDP growth, EV
_NAME = re.compile(r"(?:[A-Z][a-z]{2,}|[A-Z]{3,})(?:[ -](?:[A-Z][a-z]+|[A-Z]{2,}))*")
_HAN = re.compile(r"[\u3400-\u9fff]")
# Words written with a capital that are no names: of peoples, languages, creeds, days.
_NO_NAME = re.compile(r"(?:ese|ish|ian|ican|ic|ists?|days?)s?$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.?!:;] )[\"“(]*$")  # any word is capitalised there
_TERMS = frozenset({"indicator", "policy"})
_MOST_SYLLABLES = 4
_AROUND = 8  # characters that the tagger reads on either side
_GRAMMAR = re.compile(r"[pucdrmqfy]|v$")
_QUOTED_CHARS = 4
_TRIED = 40  # places of the text that sound like a name are looked at


def unheard_names(query: Query, weights: ConceptWeights, sources: Sources) -> list[str]:
    """The names that stand nowhere in the reports; none of a Chinese question, nor of one that gives the name in Chinese too."""
    if query.language != "en" or _HAN.search(query.plain):
        return []
    return [concept.surface for concept in query.concepts if _is_unheard(concept, query, weights, sources)]


def is_made_up(query: Query, weights: ConceptWeights, sources: Sources) -> bool:
    """Whether a Chinese question asks what a quoted name means that stands nowhere whole, and one of whose words no report has.

    “金渡银桥计划” is not explained by what stands about “金渡行动”.
    """
    if query.language != "zh" or query.kind != "definition" or not query.quoted or len(_HAN.findall(query.quoted[0])) < _QUOTED_CHARS:
        return False
    name = query.quoted[0]
    parts = [concept for concept in query.concepts if not concept.kind and concept.surface in name]
    return name not in sources.text and any(not weights.count(concept) for concept in parts)


def unheard_terms(query: Query, weights: ConceptWeights) -> list[str]:
    """The terms of the glossary of which a figure is asked in English though no report names them in any form: corporate income tax."""
    if query.language != "en" or not query.asks_figure:
        return []
    return [concept.surface for concept in query.concepts if concept.kind in _TERMS and not weights.count(concept)]


def _is_unheard(concept: Concept, query: Query, weights: ConceptWeights, sources: Sources) -> bool:
    name = concept.surface
    if concept.kind or not _NAME.fullmatch(name) or _NO_NAME.search(name) or _OPENS.search(query.plain[: concept.start]):
        return False
    if query.plain.isupper() or weights.count(concept) or name.lower() in sources.text.lower():
        return False
    words = re.split(r"[ -]", name)
    apart = (Concept(word, (), (english_stems(word),)) for word in words) if len(words) > 1 else ()
    heard = any(weights.count(word) for word in apart)
    return not heard and not any(_stands_in_characters(word.lower(), sources.text) for word in {*words, "".join(words)})


def _stands_in_characters(letters: str, text: str) -> bool:
    """Whether a noun of the text is read as these letters: Huawei is 华为; the verb 化为 is none."""
    characters = _characters(text)
    for syllables in _cut(letters, characters):
        pattern = "".join(f"[{characters[syllable]}]" for syllable in syllables)
        for found, _ in zip(re.finditer(pattern, text), range(_TRIED), strict=False):
            if _is_name_at(found.start(), found.end(), text):
                return True
    return False


_FIRM_ENDS = re.compile(r"药业|集团|股份|科技|实业|重工|汽车|电子|能源|化工|生物|银行|保险|证券|控股|公司|制药|医药|矿业|钢铁|电气|通信")


def _is_name_at(start: int, end: int, text: str) -> bool:
    """Whether the words that stand there begin and end with it, and are a noun or a name that the tagger does not know."""
    at = max(0, start - _AROUND)
    inside: list[str] = []
    of_firm = _FIRM_ENDS.match(text, end) is not None  # 重医药业 is cut 重 医药 业: what follows tells that a firm's name ends there
    for word, part in rjieba.tag(text[at : end + _AROUND]):
        if at < end and at + len(word) > start:
            if at < start or (at + len(word) > end and not of_firm):
                return False
            inside.append(part)
        at += len(word)
    return all(part.startswith(("n", "j", "i", "x")) for part in inside) if len(inside) == 1 else not any(map(_GRAMMAR.match, inside))


def _cut(letters: str, syllables: Container[str]) -> Iterator[tuple[str, ...]]:
    """All ways to read letters as two or more of the syllables; none where they are no Chinese.

    >>> list(_cut("jianghan", {"jiang", "han"})), list(_cut("tesla", {"te", "la"}))
    ([('jiang', 'han')], [])
    """
    open_ends: list[tuple[tuple[str, ...], str]] = [((), letters)]
    while open_ends:
        read, rest = open_ends.pop()
        if not rest and len(read) > 1:
            yield read
        elif len(read) < _MOST_SYLLABLES:
            open_ends += [((*read, rest[:size]), rest[size:]) for size in range(1, min(6, len(rest)) + 1) if rest[:size] in syllables]


@lru_cache(maxsize=4)
def _characters(text: str) -> dict[str, str]:
    """Syllable → the characters of a text that may be read so: 重 is zhong and chong."""
    from pypinyin import Style, pinyin  # half a second: only where such a name is asked of

    found: dict[str, str] = {}
    for character in sorted(set(_HAN.findall(text))):
        for syllable in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
            found[syllable] = found.get(syllable, "") + character
    return found
