"""What is searched of a passage and of a sentence: its own words, the words around it, its English.

In: passages of one report, the report, its English edition. Out: `PassageFields` and `SentenceFields`: texts, not
yet tokens or vectors. The words around a sentence are its headings, story, the question it answers, the lead of its
paragraph and the year its section speaks of. Does not know how much each field weighs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus import Block, EnglishEdition, Report
from index.passage import Passage, Sentence

# A lead says what its paragraph is about: 现代金融业提质增效。 A long first sentence is content, not a lead.
_LONGEST_LEAD = 40


@dataclass(frozen=True, slots=True)
class SentenceFields:
    """Searched texts of one sentence; `english` is "" where the edition does not hold it."""

    text: str
    context: tuple[str, ...]
    english: str
    english_context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageFields:
    """Searched texts of one passage and of its sentences; a text passage's own words are its sentences'.

    `embedded` is what the passage's vector is made from.
    """

    text: tuple[str, ...]
    context: tuple[str, ...]
    english: tuple[str, ...]
    english_context: tuple[str, ...]
    embedded: str
    sentences: tuple[SentenceFields, ...]


def search_fields(report: Report, passages: Sequence[Passage], edition: EnglishEdition | None) -> list[PassageFields]:
    """The searched texts of each of `report`'s passages, in order."""
    reader = _FieldReader(report, edition)
    return [reader.passage_fields(passage) for passage in passages]


def embedded_text(passage: Passage) -> str:
    """What a passage's vector is made from: its text behind its story and its two innermost headings."""
    return " ".join(filter(None, [passage.story, *passage.section[-2:], passage.text]))


class _FieldReader:
    def __init__(self, report: Report, edition: EnglishEdition | None) -> None:
        self._blocks = {block.id: block for block in report.blocks}
        self._notes = report.notes
        self._edition = edition
        self._leads: dict[str, Sentence] = {}
        self._known: dict[str, str] = {}

    def passage_fields(self, passage: Passage) -> PassageFields:
        for sentence in passage.sentences:
            if sentence.start == 0 and len(sentence.text) <= _LONGEST_LEAD:
                self._leads[sentence.block] = sentence
        sentences = tuple(self._sentence_fields(passage, sentence) for sentence in passage.sentences)
        around = (*self._around(passage, self._blocks.get(passage.block)), *self._note_texts(passage))
        if passage.kind == "text":
            text = tuple(sentence.text for sentence in sentences)
            english = tuple(sentence.english for sentence in sentences if sentence.english)
        else:
            text = (passage.text,)
            english = self._row_english(passage) if passage.kind == "row" else self._in_english(text)
        return PassageFields(text, around, english, self._in_english(around) if english else (), embedded_text(passage), sentences)

    def _english(self, text: str) -> str:
        """The English of `text`, "" where the edition does not hold it."""
        if self._edition is None or not text:
            return ""
        if text not in self._known:
            rendering = self._edition.render(text)
            self._known[text] = rendering.en if rendering else ""
        return self._known[text]

    def _in_english(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(filter(None, map(self._english, texts)))

    def _sentence_fields(self, passage: Passage, sentence: Sentence) -> SentenceFields:
        around = self._around(passage, self._blocks.get(sentence.block))
        lead = self._leads.get(sentence.block)
        if lead is not None and lead != sentence:
            around = (*around, lead.text)
        english = self._english(sentence.text)
        return SentenceFields(sentence.text, around, english, self._in_english(around) if english else ())

    def _around(self, passage: Passage, block: Block | None) -> tuple[str, ...]:
        around = [*passage.section, passage.story]
        if passage.term:
            around.append(passage.term)
        if block is not None and block.speaker is not None:
            around += [block.speaker.question, block.speaker.office or "", block.speaker.name]
        if block is not None and block.scope.year is not None:
            around.append(f"{block.scope.year}年")
        return tuple(text for text in dict.fromkeys(around) if text)

    def _note_texts(self, passage: Passage) -> list[str]:
        if passage.kind == "definition" or not passage.notes:
            return []
        # A mark may stand for several notes of a report (page by page): only those marked in this passage's blocks.
        blocks = {passage.block, *(sentence.block for sentence in passage.sentences)}
        return [note.text.string for note in self._notes if note.mark in passage.notes and blocks & set(note.blocks)]

    def _row_english(self, passage: Passage) -> tuple[str, ...]:
        table = self._blocks[passage.block].table
        if table is None or passage.row is None:
            return ()
        row = table.rows[passage.row]
        if not any(self._english(cell.text.string) for cell in row):
            return ()
        words: list[str] = []
        for column, cell in zip(table.columns, row, strict=True):
            words += [self._english(column.string), self._english(cell.text.string) or cell.text.string]
        return tuple(filter(None, words))
