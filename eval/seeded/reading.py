"""Mistakes of reading: the reports come in with something lost, moved or misread.

In: a `Patch`. Out: the program with one mistake. Each is planted before an index is built, so that it reaches the search
and the answers the way a real one would. It knows what a `Report` holds, not how it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus import Block, Fact, Glossary, Report
from eval.seeded.plant import Change, Patch

# Questions that a table's columns answer.
FIGURES = ("target", "estimate", "target_and_why", "year_over_year")


def _each_report(patch: Patch, change: Callable[[Report], Report]) -> None:
    patch.result("corpus.read", "read_reports", lambda read: replace(read, reports=tuple(map(change, read.reports))))


def _each_block(patch: Patch, change: Callable[[Block], Block]) -> None:
    _each_report(patch, lambda report: replace(report, blocks=tuple(map(change, report.blocks))))


def _keep(report: Report, blocks: tuple[Block, ...]) -> Report:
    """The report with these of its blocks alone, and nothing that stands in another."""
    ids = {block.id for block in blocks}
    notes = tuple(replace(note, blocks=tuple(one for one in note.blocks if one in ids)) for note in report.notes)
    return replace(report, blocks=blocks, notes=notes, facts=tuple(fact for fact in report.facts if fact.block in ids))


def _drop_notes(patch: Patch) -> None:
    _each_report(patch, lambda report: replace(report, notes=(), blocks=tuple(replace(block, marks=()) for block in report.blocks)))


def _shift_notes(patch: Patch) -> None:
    """Each note's terms become the next note's."""

    def shifted(report: Report) -> Report:
        notes = report.notes
        moved = (*notes[1:], *notes[:1])
        return replace(
            report,
            notes=tuple(
                replace(note, text=other.text, terms=_renamed(note.terms, other.terms)) for note, other in zip(notes, moved, strict=True)
            ),
        )

    def _renamed(own: tuple, others: tuple) -> tuple:
        return tuple(replace(other, name=term.name, name_as_printed=term.name_as_printed) for term, other in zip(own, others, strict=False))

    _each_report(patch, shifted)


def _lose_end(patch: Patch) -> None:
    _each_report(patch, lambda report: _keep(report, report.blocks[: -max(1, len(report.blocks) // 10)]))


def _drop_tables(patch: Patch) -> None:
    _each_report(patch, lambda report: _keep(report, tuple(block for block in report.blocks if block.kind != "table")))


def _swap_kinds(patch: Patch) -> None:
    swapped = {"target": "estimate", "estimate": "target"}

    def swap(fact: Fact) -> Fact:
        return replace(fact, kind=swapped.get(fact.kind, fact.kind))  # type: ignore[arg-type]

    _each_report(patch, lambda report: replace(report, facts=tuple(map(swap, report.facts))))


def _year_off(patch: Patch) -> None:
    def later(report: Report) -> Report:
        blocks = tuple(
            replace(block, scope=replace(block.scope, year=block.scope.year + 1)) if block.scope.year else block for block in report.blocks
        )
        return replace(
            report, blocks=blocks, facts=tuple(replace(fact, year=fact.year + 1) if fact.year else fact for fact in report.facts)
        )

    _each_report(patch, later)


def _lose_scope(patch: Patch) -> None:
    _each_block(patch, lambda block: replace(block, scope=replace(block.scope, year=None, plans=None)))


def _lose_speakers(patch: Patch) -> None:
    _each_block(patch, lambda block: replace(block, speaker=None))


def _merge_stories(patch: Patch) -> None:
    """All of a newspaper page counts as its first story: one headline, one place, one interview."""

    def merged(report: Report) -> Report:
        first = next((block for block in report.blocks if block.story), None)
        if first is None:
            return report
        speaker = next((block.speaker for block in report.blocks if block.speaker), None)
        blocks = (
            replace(b, story=first.story, scope=first.scope, section=(), speaker=speaker and b.speaker and speaker) for b in report.blocks
        )
        return replace(report, blocks=tuple(blocks))

    _each_report(patch, merged)


def _lose_edition(patch: Patch) -> None:
    patch.put("ingest", "ENGLISH", Path("no-such-folder"))


def _lose_glossary(patch: Patch) -> None:
    def indicators_alone(original: Callable[[Any], Glossary]) -> Callable[[Any], Glossary]:
        return lambda path: Glossary(tuple(entry for entry in original(path).entries if entry.kind == "indicator"))

    # With no entry at all the program says so itself and does not start: data/indicators.csv names indicators of the glossary.
    patch.wrap("corpus.glossary", "load_glossary", indicators_alone)


def _lose_synonyms(patch: Patch) -> None:
    patch.put("assistant", "SYNONYMS_FILE", Path("no-such-file.csv"))


READING = (
    Change("notes_dropped", "footnotes and their marks are no longer read", _drop_notes, rebuilds=True),
    Change("notes_one_off", "each footnote explains the next one's term", _shift_notes, rebuilds=True),
    Change("end_lost", "the last tenth of each report is not read", _lose_end, rebuilds=True),
    Change("tables_dropped", "tables are not read", _drop_tables, rebuilds=True),
    Change(
        "target_for_estimate",
        "a table's columns of targets and of estimates are taken for each other",
        _swap_kinds,
        rebuilds=True,
        kinds=FIGURES,
    ),
    Change("year_off_by_one", "sections and columns are dated one year late", _year_off, rebuilds=True),
    Change("heading_scope_lost", "a heading no longer lends its section the year", _lose_scope, rebuilds=True),
    Change("speakers_lost", "who speaks in an interview is not kept", _lose_speakers, rebuilds=True),
    Change("stories_merged", "a newspaper page is read as one story", _merge_stories, rebuilds=True),
    Change("edition_lost", "the English edition is not found", _lose_edition, rebuilds=True),
    Change("glossary_lost", "of the glossary only the indicators come in", _lose_glossary, rebuilds=True),
    Change("synonyms_lost", "the file of everyday words is not found", _lose_synonyms),
)
