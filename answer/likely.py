"""Which passages a sentence of somebody else is most likely about: found by words, by figures, by indicator, by name.

In: a sentence read as a `Query`. Out: `Likely`s, best first: the passage as citations, what it says as claims that the
sentence can be held against, and the share of the sentence's words that it offers, the rarer counting more. The module
judges nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from answer.draft import Desk
from answer.figures import find_figures, half_width
from answer.frames import parse_value, value_en, value_zh
from answer.ground_words import words_of
from answer.model import Citation, Claim
from answer.quoted import stands
from answer.sentences import sentence_claim
from answer.sources import TableRow, term_key
from answer.speakers import office_claims
from corpus import split_sentences
from index import Query

SEARCHED = 24  # sentences taken from the search; the one meant is among the first 3 for 96 % of copied ones
KEPT = 14  # passages that a sentence is held against
LEAST_FIT = 0.12  # a passage with fewer of the sentence's words is about something else
WITH_ONE_VALUE = 10  # a figure that more passages hold tells none of them
NAMED_BONUS = 0.2  # for the row of an indicator that the sentence names by another name than the row: GDP, 经济增速
YEAR_BONUS = 0.1  # for a row with a column of the sentence's year
LEAST_OF_LABEL = 0.5  # of a row's label, as in support.py
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, eq=False)
class Likely:
    """A passage, what it says in the sentence's language, and how much of the sentence's words it holds (0 to 1)."""

    citations: tuple[Citation, ...]
    grounds: tuple[Claim, ...]
    fit: float
    row: TableRow | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Its words in both languages."""
        return tuple(text for c in self.citations for text in (c.quote, c.quote_en or "") if text)


@dataclass(frozen=True, slots=True)
class _Key:
    """Where a passage stands: a sentence of block `name`, the row `number` of all, a box's row, a sense of term `name`."""

    kind: str  # sentence, row, box, note
    name: str
    number: int
    end: int = 0


_Made = tuple[tuple[Citation, ...], tuple[Claim, ...], frozenset[str]]


class Likelihood:
    """Finds the passages of the loaded reports that a sentence may be about."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._made: dict[tuple[_Key, str], _Made] = {}
        self._indicators: dict[int, frozenset[str]] = {}

    def likely(self, text: str, query: Query, reports: Collection[str] | None = None) -> list[Likely]:
        """The passages that offer most of a sentence's words, best first; of some `reports` as many as of all others together."""
        language = query.language
        said = words_of(text, language)
        whole = sum(map(self._weight, said)) or 1.0
        found: dict[_Key | str, Likely] = {}
        for key in self._keys(text, query):
            citations, grounds, offered = self._make(key, language)
            fit = sum(self._weight(word) for word in said & offered) / whole
            fit += self._row_bonus(key.number, query) if key.kind == "row" else 0.0
            if citations and (fit >= LEAST_FIT or key.kind != "sentence"):
                found[key] = Likely(citations, grounds, fit, self.desk.sources.rows[key.number] if key.kind == "row" else None)
        for claim in office_claims(query, self.desk):
            found[claim.text] = Likely(claim.citations, (claim,), 1.0 if claim.text[:-1] in text else LEAST_FIT)
        ranked = sorted(found.values(), key=lambda one: -one.fit)
        own = [one for one in ranked if reports is not None and one.citations[0].report.id in reports]
        return [*own[:KEPT], *[one for one in ranked if one not in own][:KEPT]]

    def mention(self, name: str, language: str) -> tuple[Citation, ...]:
        """The first place where the reports print a name, by what it is called in Chinese; empty where they do not."""
        for printed in self._printed(name, language):
            key = term_key(printed)
            for block_id, (_, block) in self.desk.sources.blocks.items():
                if not _stands(key, self.desk.sources.key_of(block)):
                    continue
                at = block.text.string.find(printed)
                spans = split_sentences(block.text.string)
                span = next((span for span in spans if span[0] <= at < span[1]), spans[0] if spans else None)
                if span is not None:
                    return self.desk.sources.cite_text(block_id, *span)
            for row in self.desk.sources.rows:
                if _stands(key, term_key(row.label)):
                    return (self.desk.sources.cite_row(row),)
            for senses in self.desk.sources.senses.values():
                for sense in senses:
                    if _stands(key, term_key(sense.note.text.string)):
                        return (self.desk.sources.cite_note(sense),)
        return ()

    def verbatim(self, words: str) -> tuple[Citation, ...]:
        """The sentences of one paragraph in which quoted words stand as they are; empty where they do not."""
        for block_id, (_, block) in self.desk.sources.blocks.items():
            text = block.text.string
            if block.kind != "table" and stands(words, text):
                spans = [span for span in split_sentences(text) if _share_words(words, text[slice(*span)])]
                if spans:
                    return self.desk.sources.cite_text(block_id, spans[0][0], spans[-1][1])
        return ()

    def _printed(self, name: str, language: str) -> Iterator[str]:
        if language == "zh" or _HAN.search(name):
            yield name
            entry = self.desk.glossary.entry(name)
            yield from (entry.zh, *entry.zh_aliases) if entry is not None else ()
            return
        for match in self.desk.glossary.find_en(name):
            if match.surface.lower() == name.lower():
                yield from (match.entry.zh, *match.entry.zh_aliases)
        if re.search(r"[A-Z0-9]", name):
            yield name  # OPC, PM2.5: printed so in Chinese too

    def _keys(self, text: str, query: Query) -> Iterator[_Key]:
        """What may be meant: sentences by search and by figure, rows, boxes and notes by name."""
        sources = self.desk.sources
        searched = [*self.desk.search(query, SEARCHED)] if query.places else []
        for match in [*searched, *self.desk.search(replace(query, places=()), SEARCHED)]:
            yield _Key("sentence", match.sentence.block, match.sentence.start, match.sentence.end)
        for figure in find_figures(text):
            held = [] if _YEAR.fullmatch(half_width(figure.text)) else self._by_value.get(figure.value, [])
            yield from held if len(held) <= WITH_ONE_VALUE else []
        for name in query.indicators:
            for stated in sources.statements.get(name, ()):
                yield self._around(stated.block.id, stated.fact.start)
        said = words_of(text, query.language)
        for number, row in enumerate(sources.rows):
            label = self._label_words(row, query.language)
            if (label and len(label & said) >= LEAST_OF_LABEL * len(label)) or self._named(number, query.indicators):
                yield _Key("row", "", number)
        key = term_key(text)
        for name, senses in sources.senses.items():
            if name in key or any(match in name for match in map(term_key, query.terms)):
                yield from (_Key("note", name, number) for number in range(len(senses)))
        for block, number in sources.box_rows:
            assert block.table is not None
            report = sources.report_of(block.id)
            cells = [cell.text.string for cell in block.table.rows[number][:2] if cell.text.string]
            rendered = [words_of(self.desk.english(report.id, cell) or "", "en") for cell in cells] if query.language == "en" else []
            near = any(len(words) > 2 and len(words & said) >= LEAST_OF_LABEL * len(words) for words in rendered)
            if near or any(len(cell) >= 3 and term_key(cell) in key for cell in cells):
                yield _Key("box", block.id, number)

    def _around(self, block: str, at: int) -> _Key:
        text = self.desk.sources.blocks[block][1].text.string
        start, end = next((span for span in split_sentences(text) if span[0] <= at < span[1]), (0, len(text)))
        return _Key("sentence", block, start, end)

    def _make(self, key: _Key, language: str) -> _Made:
        """A passage's citations, its claims, and the words it offers; made once."""
        at = (key, language)
        if at not in self._made:
            citations, grounds = self._cited(key, language)
            self._made[at] = citations, grounds, frozenset(self._offered(citations, grounds, language))
        return self._made[at]

    def _cited(self, key: _Key, language: str) -> tuple[tuple[Citation, ...], tuple[Claim, ...]]:
        sources = self.desk.sources
        if key.kind == "sentence":
            citations = sources.cite_text(key.name, key.number, key.end)
            return citations, (sentence_claim(citations, language, self.desk),)
        if key.kind == "row":
            cited = sources.cite_row(sources.rows[key.number])
            return (cited,), tuple(Claim(told, (cited,)) for told in row_told(sources.rows[key.number], language, self.desk))
        if key.kind == "note":
            cited = sources.cite_note(sources.senses[key.name][key.number])
        else:
            cited = sources.cite_box(sources.blocks[key.name][1], key.number)
        return (cited,), (Claim(cited.quote if language == "zh" else cited.quote_en or "", (cited,)),)

    def _offered(self, citations: Sequence[Citation], grounds: Sequence[Claim], language: str) -> Iterator[str]:
        texts: list[str] = [claim.text for claim in grounds]
        for citation in citations:
            report, table = citation.report, citation.table
            around = (*citation.section[-1:], *((table.title, *table.columns, table.row) if table else ()))
            if language == "zh":
                texts += [citation.quote, *around, report.place or "", *(note.text for note in citation.footnotes)]
            else:
                texts += [citation.quote_en or "", report.place_en or ""]
                texts += [match.entry.en for text in (citation.quote, *around) for match in self.desk.glossary.find_zh(text)]
        for text in texts:
            yield from words_of(text, language)
            if language == "zh":
                for run in re.findall(r"[\u3400-\u9fff]+", half_width(text)):
                    yield from (run[at : at + 2] for at in range(len(run) - 1))

    def _named(self, row: int, indicators: Sequence[str]) -> bool:
        """Whether a row is of an indicator that the sentence names, by any of its names."""
        if row not in self._indicators:
            matches = self.desk.glossary.find_zh(self.desk.sources.rows[row].label)
            self._indicators[row] = frozenset(match.entry.zh for match in matches if match.entry.kind == "indicator")
        return bool(self._indicators[row] & set(indicators))

    def _row_bonus(self, row: int, query: Query) -> float:
        facts = self.desk.sources.rows[row].facts
        of_year = any(fact.year in query.years for fact in facts)
        return NAMED_BONUS * self._named(row, query.indicators) + YEAR_BONUS * of_year

    def _label_words(self, row: TableRow, language: str) -> set[str]:
        if language == "zh":
            return words_of(re.sub(r"[（(].*?[）)]", "", row.label), "zh")
        rendering = self.desk.english(row.report.id, row.label)
        return words_of(re.sub(r" ?\(.*?\)", "", rendering or ""), "en")

    @cached_property
    def _spots(self) -> list[_Key]:
        found = []
        for block_id, (_, block) in self.desk.sources.blocks.items():
            if block.kind != "table":
                found += [_Key("sentence", block_id, *span) for span in split_sentences(block.text.string)]
        return found

    @cached_property
    def _by_value(self) -> dict[Decimal, list[_Key]]:
        """Figures that are no years → the sentences and rows that hold them."""
        found: dict[Decimal, list[_Key]] = {}
        for spot in self._spots:
            text = self.desk.sources.blocks[spot.name][1].text.string[spot.number : spot.end]
            for figure in find_figures(text):
                if not _YEAR.fullmatch(half_width(figure.text)):
                    found.setdefault(figure.value, []).append(spot)
        return {value: list(dict.fromkeys(spots)) for value, spots in found.items()}

    def _weight(self, word: str) -> float:
        """How much a word tells: the rarer, the more."""
        known = self._counts.get(word, 0)
        return math.log(1 + len(self._spots) / (1 + known))

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for _, block in self.desk.sources.blocks.values():
            for word in words_of(block.text.string, "zh"):
                counts[word] = counts.get(word, 0) + 1
        for line in self.desk.sources.english_text.split("\n"):
            for word in words_of(line, "en"):
                counts[word] = counts.get(word, 0) + 1
        return counts


def row_told(row: TableRow, language: str, desk: Desk) -> Iterable[str]:
    """What a row says, a sentence for each year: target, then estimate or result."""
    label = row.label if language == "zh" else (desk.english(row.report.id, row.label) or "")
    for year in dict.fromkeys(fact.year for fact in row.facts):
        said = [fact_told(fact.value, fact.unit, fact.kind, language, desk, row.report.id) for fact in row.facts if fact.year == year]
        when = f"{year}年" if year and language == "zh" else f" in {year}" if year else ""
        yield f"{when}{label}：{'，'.join(said)}。" if language == "zh" else f"{label}{when}: {', '.join(said)}."


def fact_told(value: str, unit: str, kind: str, language: str, desk: Desk, report: str) -> str:
    """One value with what it is: 预期目标6%左右, estimated result 4.5%."""
    if language == "zh":
        names = {"target": "预期目标", "estimate": "预计完成", "result": "完成"}
        shown = value_zh(value, unit) if parse_value(value).number is not None else value
        return f"{names.get(kind, '')}{shown}"
    names = {"target": "target ", "estimate": "estimated result ", "result": "result "}
    return f"{names.get(kind, '')}{value_en(value, unit, lambda words: desk.english(report, words)) or value}"


def _stands(key: str, text: str) -> bool:
    """Whether a name stands in a text, both folded, and not inside a longer number: 1311 is not in 11311."""
    at = text.find(key)
    while key and at >= 0:
        inside = (key[0].isdigit() and text[max(0, at - 1) : at].isdigit()) or (
            key[-1].isdigit() and text[at + len(key) : at + len(key) + 1].isdigit()
        )
        if not inside:
            return True
        at = text.find(key, at + 1)
    return False


def _share_words(words: str, sentence: str) -> bool:
    """Whether one of two texts holds the other, or the end of the one is the beginning of the other."""
    return stands(words, sentence) or stands(sentence, words) or stands(sentence[-8:], words) or stands(sentence[:8], words)
