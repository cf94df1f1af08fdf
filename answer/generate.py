"""Prose by a language model, facts by the extract composer: each sentence is proved before it is shown.

In: a draft made without a model, its query, and a model. Out: the draft as it grows, then the whole one. A sentence is shown
when its ids exist and what they stand for bears out its figures and words; any other is dropped and counted, and a fact that
would be lost with it is said in the extracted words. A model that fails leaves the draft as it was, with one line saying so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

from answer.draft import Desk, Draft
from answer.extract import ExtractComposer
from answer.figures import find_figures
from answer.given import FURTHER, Given, evidence_lines, gather, speaks_to_a_model
from answer.llm import LanguageModel, pieces_of
from answer.model import Citation, Claim
from answer.prompt import Prompts, as_data
from answer.reply import Said, read_sentences
from answer.rewrite import questions_of, restate, translate
from answer.room import MAX_CHARS
from answer.screen import declines, screened
from answer.section_overview import passages_of_overview
from answer.sentences import whole_sentence
from answer.support import bears_out, told_figures
from answer.trouble import trouble_line
from answer.verify import check_claim
from corpus import Glossary
from errors import ModelError
from index import Query

MAX_TRANSLATED = 3  # passages of one answer; each is a reply to wait for
_NOT_THERE = frozenset({"dead", "missing"})  # errors of a model that cannot be found at all
_ROOM = 2  # a model's answer may be so many times as long as an extracted one; what it says beyond is not read


class Writer:
    """Writes drafts anew with a language model."""

    def __init__(self, model: LanguageModel, prompts: Prompts, composer: ExtractComposer, desk: Desk) -> None:
        self.model = model
        self._prompts = prompts
        self._composer = composer
        self._desk = desk
        self._missing = False

    @property
    def name(self) -> str:
        """How an answer names its composer."""
        return f"model:{self.model.name}"

    def missing(self, look: bool = False) -> bool:
        """Whether the model was not there when it was last asked for; `look` asks for it now, which loads a local one."""
        if look:
            try:
                self.model.ready()
                self._missing = False
            except ModelError as error:
                self._missing = error.kind in _NOT_THERE
        return self._missing

    def write(self, draft: Draft, query: Query) -> Iterator[Draft]:
        """The draft with what is proved so far, again and again; the last one is whole. Refusals stay as they are."""
        if draft.status == "refused":
            yield draft
            return
        page: _Page | None = None
        try:
            source = self._translated(draft, query)
            below = passages_of_overview(query, self._desk)
            given = gather(source.claims, below or self._composer.further(query, FURTHER))
            if below:
                given = tuple(sorted(given, key=lambda item: _stands(item.claim, self._desk)))
            if not any(item.fact for item in given):
                yield draft  # nothing that words of a model could be held against
                return
            prompt = self._prompts["overview" if below or "overview" in query.wants else "answer", query.language]
            page = _Page(source, query, given, prompt.instructions, self._desk, in_order=bool(below))
            lines = evidence_lines(given, query.language)
            messages = prompt.messages(question=as_data(query.text), evidence=lines, example=given[0].id)
            with closing(pieces_of(self.model, messages)) as pieces:
                for said in read_sentences(pieces):
                    if page.take(said):
                        yield page.draft(self.name)
                    if page.is_full:
                        break
            if not page.proved:
                raise ModelError("", "declined" if declines(page.heard) else "unproved" if page.heard else "empty")
        except ModelError as error:
            self._missing = error.kind in _NOT_THERE
            notes = (*draft.notes, trouble_line(error, self.model.name, query.language))
            dropped, invented = (page.dropped, tuple(page.invented)) if page is not None else (0, ())
            yield replace(draft, notes=notes, dropped=dropped, invented=invented)
            return
        self._missing = False
        yield page.whole(self.name)

    def whole_question(self, question: str, history: Sequence[Any], language: str) -> str | None:
        """A follow-up put as a question that stands alone; None where the model cannot do it, or not to be trusted."""
        before = questions_of(history)
        try:
            return restate(question, before, language, self.model, self._prompts) if before else None
        except ModelError:
            return None  # the same failure is told with the answer, if there is one

    def _translated(self, draft: Draft, query: Query) -> Draft:
        """The draft of an English answer with passages that have no rendering in the model's English, and said to be so."""
        if query.language != "en":
            return draft
        room = MAX_TRANSLATED
        claims = []
        for claim in draft.claims:
            rendered = any(citation.quote_en and citation.quote_en_by != "gloss" for citation in claim.citations)
            glossed = any(citation.quote_en_by == "gloss" for citation in claim.citations)
            bare = bool(claim.citations) and (glossed or not claim.factual) and not rendered
            bare = bare and not speaks_to_a_model(claim)
            quote = "".join(citation.quote for citation in claim.citations)
            english = translate(quote, self.model, self._prompts, self._desk.glossary) if bare and room else None
            room -= bare
            if english is not None:
                citations = tuple(replace(citation, quote_en=english, quote_en_by=self.name) for citation in claim.citations)
                claim = Claim(whole_sentence(english), citations, claim.separator)
            claims.append(claim)
        return replace(draft, claims=tuple(claims))


def prove(said: Said, given: Sequence[Given], language: str, instructions: str, glossary: Glossary) -> Claim | None:
    """The sentence as a claim that cites what it names; None unless its ids exist and what they stand for bears out all it says."""
    by_id = {item.id: item for item in given}
    ids = [name.lower() for name in said.ids]
    text = screened(said.text, language, instructions)
    if text is None or not ids or any(name not in by_id for name in ids):
        return None
    grounds = [by_id[name].claim for name in ids]
    separator = said.separator or (" " if language == "en" else "")
    computed = tuple(part for ground in grounds for part in ground.computed)
    claim = Claim(text, _citations(grounds), separator, computed, reworded=True)
    if check_claim(claim, glossary) is None or not bears_out(text, language, grounds, glossary):
        return None
    return claim


@dataclass
class _Page:
    """One reply as it is proved: what is shown, what was dropped, what was made up."""

    source: Draft
    query: Query
    given: tuple[Given, ...]
    instructions: str
    desk: Desk
    in_order: bool = False  # of a report or a part of it, told from its beginning to its end
    shown: list[Claim] = field(default_factory=list)
    heard: str = ""  # the beginning of the reply
    proved: int = 0
    dropped: int = 0
    invented: list[str] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether there is no room for more."""
        return sum(len(claim.text) for claim in self.shown) > _ROOM * MAX_CHARS[self.query.language]

    def take(self, said: Said) -> bool:
        """Shows a sentence that is proved, or the extracted one in its place; whether anything new is shown."""
        self.heard = self.heard or said.text
        known = {item.id for item in self.given}
        self.invented += [name for name in map(str.lower, said.ids) if name not in known and name not in self.invented]
        claim = prove(said, self.given, self.query.language, self.instructions, self.desk.glossary)
        if claim is not None:
            self.proved += 1
            if any(claim.text == other.text for other in self.shown):
                return False
            self.shown.append(claim)
            return True
        self.dropped += 1
        facts = {item.id: item.claim for item in self.given if item.fact}
        for name in said.ids:
            lost = facts.get(name.lower())
            if lost is not None and lost in needed(self.source) and not covered(lost, self.shown, self.query):
                self.shown.append(replace(lost, separator=said.separator))
                return True
        return False

    def draft(self, composer: str) -> Draft:
        """What is proved so far."""
        return replace(self.source, claims=tuple(self.shown), composer=composer, dropped=self.dropped, invented=tuple(self.invented))

    def whole(self, composer: str) -> Draft:
        """The answer: what is proved, and every needed fact that it does not hold; the first of them in front."""
        claims = list(self.shown)
        if self.in_order:
            claims = in_order(claims, [claim for claim in needed(self.source) if not covered(claim, self.shown, self.query)], self.desk)
        for position, claim in enumerate(needed(self.source) if not self.in_order else ()):
            if covered(claim, self.shown, self.query):
                continue
            if position == 0 and claim.citations:
                claims[:1] = [replace(claim, separator=""), replace(claims[0], separator=claims[0].separator.strip(" ") or "\n")]
            else:
                claims.append(replace(claim, separator=claim.separator if "\n" in claim.separator else "\n"))
        self.shown = claims
        return self.draft(composer)


def needed(draft: Draft) -> list[Claim]:
    """What an answer must not lose: its first claim, facts of tables, computed figures, items of a list, and what it says is missing."""
    return [
        claim
        for position, claim in enumerate(draft.claims)
        if position == 0
        or not claim.factual
        or claim.computed
        or claim.separator.startswith("\n- ")
        or any(citation.table is not None for citation in claim.citations)
    ]


def covered(claim: Claim, shown: Sequence[Claim], query: Query) -> bool:
    """Whether what is shown says a claim: it cites its source, and gives its figures."""
    places = {_place(citation) for citation in claim.citations}
    citing = [other for other in shown if places & {_place(citation) for citation in other.citations}]
    if not citing or not places:
        return False
    wanted = {told.figure.value for told in told_figures(claim.text)}
    given = {figure.value for other in citing for figure in find_figures(other.text)}
    if claim.computed or any(citation.table is not None for citation in claim.citations):
        return wanted <= given
    return not query.asks_figure or not wanted or bool(wanted & given)


def in_order(shown: Sequence[Claim], missing: Sequence[Claim], desk: Desk) -> list[Claim]:
    """What is shown and the headings below which nothing is, as a list in the order of the report; what cites nothing in front."""
    told = {section.rstrip("。") for claim in shown for citation in claim.citations for section in citation.section}
    silent = [claim for claim in missing if not any(citation.quote.rstrip("。") in told for citation in claim.citations)]
    listed = [replace(claim, separator="\n- ") for claim in shown]
    ordered = sorted((*silent, *listed), key=lambda claim: _stands(claim, desk))
    return [replace(claim, separator=(claim.separator or "\n") if at else "") for at, claim in enumerate(ordered)]


def _stands(claim: Claim, desk: Desk) -> tuple[int, int]:
    """Where a report's reader comes to a claim; a newspaper page stands in its file in another order. (-1, 0) without citation."""
    for citation in claim.citations:
        for ordinal, block in enumerate(desk.sources.reports[citation.report.id].blocks):
            if block.section == citation.section and (at := block.text.string.find(citation.quote)) >= 0:
                return ordinal, at
    return -1, 0


def _citations(grounds: Sequence[Claim]) -> tuple[Citation, ...]:
    """The citations of some claims, each place once."""
    return tuple({_place(citation): citation for ground in reversed(grounds) for citation in reversed(ground.citations)}.values())[::-1]


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.locator.file, citation.locator.start, citation.locator.end
