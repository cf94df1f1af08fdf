"""Source sentences and rows as claims: verbatim in Chinese, by their rendering in English.

In: citations. Out: a `Claim` whose words are the source's own (zh) or the edition's (en); without a
rendering, English words that say what stands there, with its figures. The module knows nothing of why a
sentence was chosen.
"""

from __future__ import annotations

import re
from dataclasses import replace

from answer.clauses import shape_asked
from answer.draft import Desk
from answer.gloss import gloss_figures, sure_amounts
from answer.literal import MOST_UNKNOWN_CLOSELY, gloss_by_clause, gloss_literally, gloss_passage
from answer.model import Citation, Claim
from answer.sources import Sources
from corpus import Block
from index import Query, english_stems


def sentence_claim(citations: tuple[Citation, ...], language: str, desk: Desk, separator: str = "", query: Query | None = None) -> Claim:
    """A source sentence as a claim; `query` tells which clauses of one without a rendering are glossed."""
    if language == "zh":
        words = "".join(citation.quote for citation in citations)
        return Claim(words[:-1] + "。" if words.endswith("；") else words, citations, separator)
    english = [citation.quote_en for citation in citations]
    if all(english):
        return Claim(whole_sentence(" ".join(dict.fromkeys(text for text in english if text))), citations, separator)
    return untranslated_claim(citations, desk, separator, query)


# A sentence longer than this that parts into independent clauses is shown by the clauses that answer.
_LONG = 90
SHAPED_CLAUSE = 0.5  # of two clauses that name as much, the one that has the shape of the answer
_CLAUSES = re.compile(r"[^；]+[；]?")
# Which of them is first is seen only where all stand: in which quarter is most spent, 哪个季度最多; not at most, 最后.
_FIRST_OF_THEM = re.compile(
    r"\b(?:which|what|who)\b[^?]*(?<!at )\b(?:most|least|highest|lowest|largest|biggest|greatest|smallest|fewest|fastest|slowest)\b|(?:哪|谁)[^，。？?]{0,12}最(?![后近新终初佳])",
    re.IGNORECASE,
)


def narrow_span(query: Query, block: Block, start: int, end: int, sources: Sources) -> tuple[int, int, str | None]:
    """The clauses (parted by ；) of a long sentence that hold what the question names, and their English.

    The whole sentence, and None for the English, where it is short, of one clause, where no clause stands out, or
    where its rendering does not part the same way.
    """
    text = block.text.string[start:end]
    clauses = [match.span() for match in _CLAUSES.finditer(text)]
    if end - start <= _LONG or len(clauses) < 2 or "comparison" in query.wants or _FIRST_OF_THEM.search(query.plain):
        return start, end, None
    report = sources.report_of(block.id)
    rendering = sources.english(report.id, text)
    english = [part.strip() for part in rendering.en.split(";")] if rendering is not None else []
    if query.language == "en" and rendering is not None and len(english) != len(clauses):
        return start, end, None
    shape = shape_asked(query) if query.language == "en" else None
    held = [_names_held(query, text[a:b], english[i] if len(english) == len(clauses) else "") for i, (a, b) in enumerate(clauses)]
    held = [
        count + SHAPED_CLAUSE * (count > 0 and shape is not None and shape.given.search(one) is not None)
        for count, one in zip(held, english or [""] * len(held), strict=False)
    ]
    best = max(held)
    chosen = [i for i, count in enumerate(held) if count == best]
    if best == 0 or len(chosen) > 2 or len(chosen) == len(clauses):
        return start, end, None
    first, last = chosen[0], chosen[-1]
    words = "; ".join(english[first : last + 1]) if len(english) == len(clauses) else None  # without a rendering the clause is glossed
    return start + clauses[first][0], start + clauses[last][1], words


def _names_held(query: Query, clause: str, english: str) -> float:
    stems = f" {' '.join(english_stems(english))} "
    # Where no rendering tells which clause speaks of it, a name says more than a word: world heritage site more than first.
    return sum(
        1 + (bool(concept.kind) and not english and query.language == "en") / 2
        for concept in query.concepts
        if any(name in clause for name in concept.printed) or any(names and f" {' '.join(names)} " in stems for names in concept.en)
    )


def box_claim(citation: Citation, language: str, desk: Desk, separator: str = "") -> Claim:
    """A row of words as a claim: its cells in Chinese, their renderings in English."""
    if language == "zh":
        return Claim(f"{citation.quote.replace(' ', '：', 1)}。", (citation,), separator)
    if citation.quote_en:
        return Claim(whole_sentence(citation.quote_en.replace(" | ", ": ", 1)), (citation,), separator)
    return untranslated_claim((citation,), desk, separator)


# What asks for words, not for a figure.
_IN_WORDS = frozenset({"list", "definition", "reason", "how", "who", "overview"})


def untranslated_claim(citations: tuple[Citation, ...], desk: Desk, separator: str = "", query: Query | None = None) -> Claim:
    """English words about a passage without rendering: a literal gloss of it, else whose it is and what it speaks of.

    Where a figure is asked for, the clauses with figures are glossed; else the whole passage.
    """
    first = citations[0]
    place = first.report.place or ""
    quote = "".join(citation.quote for citation in citations)
    for_figures = query is not None and not query.wants & _IN_WORDS and bool(query.asks_figure or query.indicators or query.wants)

    def closely(clause: str) -> str | None:
        return gloss_literally(clause, desk.glossary, desk.words, MOST_UNKNOWN_CLOSELY)

    figures = gloss_figures(quote, desk.glossary, query, closely) if for_figures else None
    concepts = query.concepts if query is not None else ()
    names = [name for concept in concepts for name in concept.printed]
    things = [name for concept in concepts if concept.kind != "place" for name in concept.printed]
    whole = figures or gloss_passage(quote, desk.glossary, desk.words, things) or gloss_by_clause(quote, desk.glossary, desk.words, names)
    gloss = whole or gloss_figures(quote, desk.glossary, query)
    plan = ", plan" if first.scope.kind == "plan" else ""
    year = f" ({first.scope.year}{plan})" if first.scope.year is not None else ""
    if gloss is not None:
        whose = first.report.place_en or desk.glossary.english(place) or place or first.report.title_en or "The report"
        glossed = tuple(replace(citation, quote_en=gloss, quote_en_by="gloss") for citation in citations)
        return Claim(f"{whose}{year}: {gloss} (literal gloss of the Chinese).", glossed, separator)
    title = first.report.title_en or (
        f"The report of {first.report.place_en or desk.glossary.english(place) or place}" if place else "The report"
    )
    found = desk.glossary.find_zh(quote)
    topics = [match.entry.en for match in found if match.entry.kind not in ("unit", "place") and not re.search(r"\d", match.entry.en)]
    amounts = ", ".join(sure_amounts(quote))
    about = "; ".join(filter(None, (", ".join(dict.fromkeys(topics[:4])), f"figures in it: {amounts}" if amounts else "")))
    text = f"{title}{year} has a passage on this{' (' + about + ')' if about else ''}; it is quoted in Chinese in the citation and not translated."
    return Claim(text, citations, separator, factual=False)


def whole_sentence(text: str) -> str:
    """English text with a capital and a full stop.

    >>> whole_sentence("the four lists")
    'The four lists.'
    """
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if re.search(r"[.!?][\"')]*$", text) else text + "."
