"""The last look before an answer is shown: what a sentence says is found again in what it cites, or it does not appear.

In: claims with their citations. Out: the claims that hold, a `CheckItem` for each figure and name, and how many sentences
were dropped. A figure, year, unit, direction or name is supported by a quote (after conversion), by the citation's scope,
or as a value computed from cited figures. A row told is held against its cells, a copied sentence word by word against
what it copies, any other one by its figures, directions and names. The module knows nothing of how claims were made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.figure_support import figure_items
from answer.grounds import Grounds
from answer.model import CheckItem, Claim
from answer.names import find_names
from answer.own_words import without_frames
from answer.rewording import copies, rewords
from answer.told import row_is_told
from answer.told_statements import statement_is_told, verdict_is_told
from answer.told_years import years_are_told
from answer.where_said import where_is_told
from answer.wording import cover, tokens_of
from answer.worked_out import is_worked_out
from corpus import Glossary

_PARTS = re.compile(r"[|,，、()（）；;]+")
_MARKS = ' 。.“”":：'
# "three sames"; alone: the English name of something that the cited words print in quotation marks; not a sentence that is quoted
_NAME_ALONE = re.compile(r'^"(?P<name>[^"]+)"[.;]?$')
_QUOTED = re.compile(r"“([^“”]+)”")
# Jiangxi: gross ecosystem product: … (literal gloss of the Chinese).; Hubei (2026, plan): …
_GLOSS = re.compile(r"^(?P<whose>[^:]+?)(?: \((?P<year>\d{4})(?:, plan)?\))?: (?P<gloss>.+) \(literal gloss of the Chinese\)\.$", re.DOTALL)


def verify_claims(claims: Sequence[Claim], glossary: Glossary | None = None) -> tuple[tuple[Claim, ...], tuple[CheckItem, ...], int]:
    """(claims that hold, their checks, number dropped). Citations must be numbered already."""
    kept: list[Claim] = []
    items: list[CheckItem] = []
    dropped = 0
    for claim in claims:
        checks = check_claim(claim, glossary)
        if checks is None:
            dropped += 1
            continue
        kept.append(claim)
        items += checks
    return tuple(kept), tuple(items), dropped


def check_claim(claim: Claim, glossary: Glossary | None = None) -> list[CheckItem] | None:
    """The checks of one claim, or None when something it says is supported by nothing it cites.

    Without a glossary, an English name is known by its capitals and marks alone.
    """
    if not claim.factual and not claim.citations:
        # A refusal states nothing of the reports; it may repeat the asker's own term, such as 33618. What is counted is shown.
        return (figure_items(claim) or []) if claim.computed else []
    if where_is_told(claim):
        return []
    grounds = Grounds(claim.citations, glossary)
    items = figure_items(claim, lambda: grounds.terms)
    if items is None or not claim.citations:
        return items
    told = is_worked_out(claim)
    told = years_are_told(claim, glossary) if told is None else told
    told = row_is_told(claim, glossary) if told is None else told
    told = statement_is_told(claim, glossary) if told is None else told
    told = verdict_is_told(claim) if told is None else told
    told = _name_is_told(claim, glossary) if told is None else told
    told = _gloss_is_told(claim) if told is None else told
    if told is None:
        told = _frame_holds(claim, grounds)
    if told is None:
        told = copies(claim.text, grounds, claim.reworded)
    if told is None:
        told = rewords(claim.text, grounds)
    return [*items, *_name_items(claim)] if told else None


def _name_is_told(claim: Claim, glossary: Glossary | None) -> bool | None:
    """Whether a name given alone in English is the glossary's for a name quoted there; None where it is no such name, or none is known."""
    alone = _NAME_ALONE.match(claim.text)
    if alone is None or glossary is None:
        return None
    printed = {name for citation in claim.citations for name in _QUOTED.findall(citation.quote)}
    known = {english.replace('"', "") for english in map(glossary.english, sorted(printed)) if english}
    return alone["name"] in known if known else None


def _gloss_is_told(claim: Claim) -> bool | None:
    """True for a gloss shown whole under its own place and year; None for any other sentence, and for one that differs from its gloss."""
    told = _GLOSS.match(claim.text)
    if told is None:
        return None
    for citation in claim.citations:
        whole = citation.quote_en_by == "gloss" and citation.quote_en == told["gloss"]
        years = told["year"] is None or str(citation.scope.year) == told["year"]
        if whole and years and told["whose"] in (citation.report.place_en, citation.report.place, citation.report.title_en):
            return True
    return None


def _frame_holds(claim: Claim, grounds: Grounds) -> bool | None:
    """Whether all that a sentence of ours holds beside its frame stands in what it cites; None where it has no frame."""
    rest, framed = without_frames(claim.text)
    if not framed:
        return None
    counted = {word for shown, _, _ in claim.computed for word in tokens_of(shown).words}
    tokens = tokens_of(rest)
    missing, stretches = cover(tokens, grounds.everything, 2)
    if any(tokens.words[i] not in counted for i in missing):
        return False
    # A name, an office, a list of terms stand as they are printed: one stretch each, not pieced together.
    return stretches <= max(len(claim.citations), len([part for part in _PARTS.split(rest) if part.strip(_MARKS)]))


def _name_items(claim: Claim) -> list[CheckItem]:
    """What supports each marked name of a sentence that holds: a quote, else the scope of a citation."""
    items = []
    for name in find_names(claim.text):
        tokens = tokens_of(name)
        for citation in claim.citations:
            alone = Grounds((citation,), None)
            if any(body.holds(tokens) for body in alone.bodies):
                items.append(CheckItem(name, "quote", citation.n, is_name=True))
                break
        else:
            for citation in claim.citations:
                if any(text.holds(tokens) for text in Grounds((citation,), None).scope):
                    items.append(CheckItem(name, "scope", citation.n, is_name=True))
                    break
    return items
