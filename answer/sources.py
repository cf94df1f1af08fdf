"""What may be cited: blocks, table rows and notes of the loaded reports, each turned into a citation.

In: reports and a lookup of English renderings. Out: `Citation`s whose quote is one contiguous span of one
source file, verbatim by construction (it is cut out of the source, never composed). The module knows
nothing of questions, retrieval or wording.
"""
# long: whatever may be cited is looked up and cut out in one place, so that no quote is made anywhere else.

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from answer.mentions import Finder
from answer.model import Citation, CitationScope, Locator, NoteReference, ReportReference, TableReference
from corpus import Block, Fact, FactRow, Footnote, IndicatorNames, Rendering, Report, Term, Text, find_facts

EnglishLookup = Callable[[str, str], Rendering | None]

# “五个一”, “红色三岩”; not a whole quoted sentence.
_QUOTED = re.compile(r"“([^“”，。；：、]{3,8})”")
_NOT_YET = 0  # drafts carry no number; cite.py numbers them by first use


@dataclass(frozen=True, slots=True)
class TermSense:
    """One definition of a term: where its note stands."""

    report: Report
    note: Footnote
    term: Term

    @property
    def definition(self) -> str:
        """The definition, verbatim."""
        return self.note.text.string[self.term.definition_start : self.term.definition_end]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of an indicator table with its facts, by (year, kind)."""

    report: Report
    block: Block
    row: int
    label: str
    unit: str
    facts: tuple[Fact, ...]

    def fact(self, year: int | None, kind: str) -> Fact | None:
        """The row's fact of this year and kind, if the table has such a column."""
        return next((fact for fact in self.facts if fact.year == year and fact.kind == kind), None)


class Sources:
    """All that the loaded reports offer for citing."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        english: EnglishLookup,
        english_text: str = "",
        without_english: Collection[str] = (),
        names: IndicatorNames | None = None,
    ) -> None:
        # long: one pass over the reports fills every lookup.
        self.reports = dict(reports)
        self.without_english = frozenset(without_english)
        self.names = names or IndicatorNames({})
        self.english = english
        self.english_text = english_text  # all renderings, for counting words
        self.blocks: dict[str, tuple[Report, Block]] = {}
        self.position: dict[str, int] = {}
        self.senses: dict[str, list[TermSense]] = {}
        self.rows: list[TableRow] = []
        self.notes_of: dict[str, list[Footnote]] = {}
        self._keys: dict[str, str] = {}
        for report in self.reports.values():
            for ordinal, block in enumerate(report.blocks):
                self.blocks[block.id] = (report, block)
                self.position[block.id] = ordinal
            for note in report.notes:
                for block_id in note.blocks:
                    self.notes_of.setdefault(block_id, []).append(note)
                for term in note.terms:
                    self.senses.setdefault(term_key(term.name), []).append(TermSense(report, note, term))
            self.rows.extend(_rows(report))
        self.text = "\n".join(map(self.text_of, self.reports.values()))
        self.quoted = frozenset(_QUOTED.findall(self.text))  # slogans and names as the reports print them: “五个一”
        bare = [block.text.string for report, block in self.blocks.values() if report.id in without_english]
        self.text_without_english = "\n".join(bare)  # of the reports that have no rendering
        indicator_rows = {(row.block.id, row.row) for row in self.rows}
        self.box_rows = [
            (block, number)
            for _, block in self.blocks.values()
            if block.table is not None
            for number in range(len(block.table.rows))
            if (block.id, number) not in indicator_rows
        ]

    @cached_property
    def finder(self) -> Finder:
        """Looks names up in all that the reports print."""
        return Finder(self.reports)

    @cached_property
    def statements(self) -> dict[str, tuple[FactRow, ...]]:
        """The facts of running text by the glossary's name of their indicator, in the order of the reports."""
        told = {name: tuple(row for row in rows if row.fact.row is None) for name, rows in self.facts.items()}
        return {name: rows for name, rows in told.items() if rows}

    @cached_property
    def facts(self) -> dict[str, tuple[FactRow, ...]]:
        """The facts of tables and running text by the glossary's name of their indicator, in the order of the reports."""
        found: dict[str, list[FactRow]] = {}
        for row in find_facts(self.reports.values(), self.names):
            if row.canonical:
                found.setdefault(row.canonical, []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}

    def cite_fact(self, row: FactRow) -> Citation:
        """Where a fact stands: its row of a table, or the words of running text that state it."""
        return self.cite_statement(row) if row.fact.row is None else self.cite_row(self.row_of(row), row.fact)

    def row_of(self, row: FactRow) -> TableRow:
        """The row of an indicator table that a fact was read from; raises StopIteration where it was read from text."""
        return next(one for one in self.rows if (one.block.id, one.row) == (row.block.id, row.fact.row))

    def cite_statement(self, row: FactRow) -> Citation:
        """The words of running text that state a fact, with its year, place, part and kind."""
        fact = row.fact
        scope = CitationScope(fact.year, fact.place or row.report.place, fact.of or None, fact.kind, fact.basis)
        notes = self.notes_in(row.block, fact.start, fact.end)
        return self._cite(row.report, row.block.text, fact.start, fact.end, row.block.section, scope, notes)

    def text_of(self, report: Report) -> str:
        """All that a report prints: its paragraphs, its notes, its tables."""
        texts = [block.text.string for block in report.blocks] + [note.text.string for note in report.notes]
        return "\n".join([*texts, *(_table_text(block) for block in report.blocks if block.table is not None)])

    def key_of(self, block: Block) -> str:
        """The block's text in the form in which term names are compared."""
        if block.id not in self._keys:
            self._keys[block.id] = term_key(block.text.string)
        return self._keys[block.id]

    def report_of(self, block_id: str) -> Report:
        """The report a block stands in."""
        return self.blocks[block_id][0]

    def senses_of(self, block_id: str, marks: set[str]) -> list[TermSense]:
        """The first term of each note of a block that has one of the marks."""
        report = self.report_of(block_id)
        notes = [note for note in self.notes_of.get(block_id, []) if note.mark in marks and note.terms]
        return [TermSense(report, note, note.terms[-1]) for note in notes]

    def neighbours(self, block_id: str, after: int) -> list[Block]:
        """Up to `after` blocks that follow in reading order."""
        report, _ = self.blocks[block_id]
        start = self.position[block_id] + 1
        return list(report.blocks[start : start + after])

    def cite_text(self, block_id: str, start: int, end: int, english: str | None = None) -> tuple[Citation, ...]:
        """Characters `start`:`end` of a block as one citation, or two where the source was interrupted.

        `english` is their English where it is known to be just theirs; else the edition's lines that hold them.
        """
        report, block = self.blocks[block_id]
        cuts = [start, *(cut for cut in block.text.breaks if start < cut < end), end]
        notes = self.notes_in(block, start, end)
        pieces = []
        for first, last in pairwise(cuts):
            pieces.append(self._cite(report, block.text, first, last, block.section, text_scope(block), notes))
        return tuple(replace(piece, quote_en=english) for piece in pieces) if english else tuple(pieces)

    def cite_note(self, sense: TermSense) -> Citation:
        """A term's definition in its note (with the term's own words before it when they stand there)."""
        text = sense.note.text
        section = self.blocks[sense.note.blocks[0]][1].section if sense.note.blocks else ()
        return self._cite(sense.report, text, 0, len(text.string), section, CitationScope(None, sense.report.place), ())

    def cite_box(self, block: Block, row: int) -> Citation:
        """One row of a table that holds words, as a citation."""
        assert block.table is not None
        label = next((cell.text.string for cell in block.table.rows[row] if cell.text.string), "")
        return self.cite_row(TableRow(self.report_of(block.id), block, row, label, "", ()))

    def cite_row(self, row: TableRow, fact: Fact | None = None) -> Citation:
        """One table row, from its label to its last value, with title and column headings."""
        table = row.block.table
        assert table is not None
        cells = table.rows[row.row]
        printed = [cell for cell in cells if not cell.filled and cell.text.string]
        label_at = next((i for i, cell in enumerate(printed) if cell.text.string == row.label), 0)
        runs = [run for cell in printed[label_at:] for run in cell.text.runs]
        file_number = runs[0].file
        runs = [run for run in runs if run.file == file_number]
        source = row.report.files[file_number]
        start = runs[0].source_start
        end = runs[-1].source_start + runs[-1].length
        quote = " ".join(cell.text.string for cell in printed[label_at:])
        year, kind = (fact.year, fact.kind) if fact else (None, None)
        columns = tuple(column.string for column in table.columns)
        return Citation(
            n=_NOT_YET,
            report=reference(row.report),
            section=(*row.block.section, table.title) if table.title and table.title not in row.block.section else row.block.section,
            quote=quote,
            locator=Locator(source.name, source.sha256, start, end, source.page_of(start), f"row {row.row + 1}"),
            scope=CitationScope(year, fact.place if fact else row.report.place, None, kind, "column"),
            quote_en=self._row_english(row, printed[label_at:]),
            quote_en_by="project" if self.english(row.report.id, row.label) else None,
            table=TableReference(table.title, columns, row.label, tuple(cell.text.string for cell in cells)),
        )

    def _row_english(self, row: TableRow, cells: list) -> str | None:
        label = self.english(row.report.id, row.label)
        if label is None:
            return None
        rest = []
        for cell in cells[1:]:
            rendering = self.english(row.report.id, cell.text.string)
            has_han = re.search(r"[\u3400-\u9fff]", cell.text.string)
            rest.append(rendering.en if rendering and has_han else ("" if has_han else cell.text.string))
        return " | ".join([label.en, *rest])

    def _cite(
        self,
        report: Report,
        text: Text,
        start: int,
        end: int,
        section: tuple[str, ...],
        scope: CitationScope,
        notes: tuple[NoteReference, ...],
    ) -> Citation:
        file_number, source_start, source_end = locate(text, start, end)
        source = report.files[file_number]
        quote = text.string[start:end]
        rendering = self.english(report.id, quote)
        return Citation(
            n=_NOT_YET,
            report=reference(report),
            section=section,
            quote=quote,
            locator=Locator(source.name, source.sha256, source_start, source_end, source.page_of(source_start)),
            scope=scope,
            quote_en=rendering.en if rendering else None,
            quote_en_by=rendering.made_by if rendering else None,
            footnotes=notes,
        )

    def notes_in(self, block: Block, start: int, end: int) -> tuple[NoteReference, ...]:
        """The notes whose marks stand between two offsets of a block, in the order of their notes."""
        wanted = {mark.mark for mark in block.marks if start < mark.offset <= end}
        if not wanted:
            return ()
        found = []
        for note in self.notes_of.get(block.id, []):
            if note.mark in wanted:
                found.append(NoteReference(note.mark, note.terms[0].name if note.terms else "", note.text.string))
        return tuple(found)


def text_scope(block: Block) -> CitationScope:
    """The scope a block lends its sentences: its section's year and place, and whether it plans."""
    return CitationScope(block.scope.year, block.scope.place, None, "plan" if block.scope.plans else None, block.scope.basis)


def reference(report: Report) -> ReportReference:
    """The report as a citation names it."""
    return ReportReference(report.id, report.title, report.title_en, report.publisher, report.place, report.date, report.place_en)


def term_key(name: str) -> str:
    """The form in which term names are compared: half width, no quotation marks, no white space, upper case.

    >>> term_key("“1＋8+N+11” 治理指挥中枢")
    '1+8+N+11治理指挥中枢'
    """
    plain = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in name)
    return re.sub(r"[\s“”\"'‘’「」《》、，,]", "", plain).upper()


def locate(text: Text, start: int, end: int) -> tuple[int, int, int]:
    """(file number, start, end) in the source of characters `start`:`end` of a cleaned text."""
    first = last = None
    for run in text.runs:
        if run.start <= start < run.start + run.length:
            first = (run.file, run.source_start + start - run.start)
        if run.start < end <= run.start + run.length:
            last = (run.file, run.source_start + end - run.start)
    if first is None or last is None or first[0] != last[0]:
        raise ValueError(f"characters {start}:{end} do not stand in one file")
    return first[0], first[1], last[1]


def _table_text(block: Block) -> str:
    assert block.table is not None
    return "\n".join(cell.text.string for row in block.table.rows for cell in row if not cell.filled)


def _rows(report: Report) -> list[TableRow]:
    grouped: dict[tuple[str, int], list[Fact]] = {}
    for fact in report.facts:
        if fact.row is not None:
            grouped.setdefault((fact.block, fact.row), []).append(fact)
    by_id = {block.id: block for block in report.blocks}
    return [
        TableRow(report, by_id[block_id], row, facts[0].indicator, facts[0].unit, tuple(facts))
        for (block_id, row), facts in grouped.items()
    ]
