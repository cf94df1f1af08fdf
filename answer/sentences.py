"""Source sentences and rows as claims: verbatim in Chinese, by their rendering in English.

In: citations. Out: a `Claim` whose words are the source's own (zh) or the edition's (en); without a
rendering, English words that say what stands there, with its figures. The module knows nothing of why a
sentence was chosen.
"""

from __future__ import annotations

import re

from answer.draft import Desk
from answer.model import Citation, Claim


def sentence_claim(citations: tuple[Citation, ...], language: str, desk: Desk, separator: str = "") -> Claim:
    """A source sentence as a claim."""
    if language == "zh":
        return Claim("".join(citation.quote for citation in citations), citations, separator)
    english = [citation.quote_en for citation in citations]
    if all(english):
        return Claim(whole_sentence(" ".join(dict.fromkeys(text for text in english if text))), citations, separator)
    return untranslated_claim(citations, desk, separator)


def box_claim(citation: Citation, language: str, desk: Desk, separator: str = "") -> Claim:
    """A row of words as a claim: its cells in Chinese, their renderings in English."""
    if language == "zh":
        return Claim(f"{citation.quote.replace(' ', '：', 1)}。", (citation,), separator)
    if citation.quote_en:
        return Claim(whole_sentence(citation.quote_en.replace(" | ", ": ", 1)), (citation,), separator)
    return untranslated_claim((citation,), desk, separator)


def untranslated_claim(citations: tuple[Citation, ...], desk: Desk, separator: str = "") -> Claim:
    """English words about a passage without rendering: whose it is and what it speaks of."""
    first = citations[0]
    title = first.report.title_en or first.report.place or "The report"
    topics = [match.entry.en for match in desk.glossary.find_zh("".join(c.quote for c in citations))]
    about = ", ".join(dict.fromkeys(topics[:4]))
    text = (
        f"{title} has a passage on this{' (' + about + ')' if about else ''}; it is quoted in Chinese in the citation and not translated."
    )
    return Claim(text, citations, separator, factual=False)


def whole_sentence(text: str) -> str:
    """English text with a capital and a full stop.

    >>> whole_sentence("the four lists")
    'The four lists.'
    """
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if re.search(r"[.!?][\"')]*$", text) else text + "."
