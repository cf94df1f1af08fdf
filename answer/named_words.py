"""The words of a question that name an indicator, a place, a term or a year: what is taken out or put in another's place.

In: a question as read. Out: each thing it was taken to name with the words that stand in it; a thing without such words is left out. The
module knows nothing of pages or of how a question is asked again.
"""

from __future__ import annotations

import re

from index import Query, year_words

# Behind a place's name, what belongs to it: Yuzhong [District], 渝中[区]
_KIND_OF_PLACE = r"(?:\s+(?:district|city|municipality|province|county|prefecture|autonomous region)\b|[省市区县州旗])?"


def words_naming(query: Query, this_year: int) -> dict[str, str]:
    """Thing, by its Chinese name or as a year's digits → its words in the question as typed."""
    found: dict[str, str] = {str(year): words for year, words in year_words(query.text, this_year).items()}
    for place, words in _places(query):
        found.setdefault(place, _as_typed(words, query.text, _KIND_OF_PLACE))
    for item in (*query.indicators, *query.terms):
        plain = item.strip("“”")
        named = next((one for one in query.concepts if plain in one.zh or one.surface.strip("“”") == plain), None)
        if named is not None:
            found.setdefault(item, _as_typed(named.surface, query.text))
    return {item: words for item, words in found.items() if words}


def _places(query: Query) -> list[tuple[str, str]]:
    """Each place with its name in the question: by position where there are as many of both, else by what they share."""
    if len(query.places) == len(query.places_named):
        return list(zip(query.places, query.places_named, strict=True))
    return [(place, words) for words in query.places_named for place in query.places if words in place]


def _as_typed(words: str, text: str, behind: str = "") -> str:
    """The words as they stand in the text, with what belongs to them `behind`; "" where they do not."""
    match = re.search(re.escape(words) + behind, text, re.IGNORECASE)
    return match[0] if match else ""
