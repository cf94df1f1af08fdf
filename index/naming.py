"""The names of reports and of their files, where reading alone cannot know them.

In: reports as read, entries of the index. Out: the same reports under other names. Does not read anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import Report
from index.manifest import ReportEntry


def under_names(report: Report, names: Sequence[str]) -> Report:
    """`report` with its files called by `names`: read alone, a file in a sub-folder does not tell the folder."""
    if [file.name for file in report.files] == list(names):
        return report
    files = tuple(replace(file, name=name) for file, name in zip(report.files, names, strict=True))
    receipts = tuple(replace(receipt, file=name) for receipt, name in zip(report.receipts, names, strict=True))
    return replace(report, files=files, receipts=receipts)


def is_version_of(entry: ReportEntry, before: ReportEntry) -> bool:
    """Whether `entry` takes the place of `before`: a file of the same name, or an id given by a manifest.toml."""
    names = {source.name for source in before.sources}
    return bool(entry.metadata) or any(source.name in names for source in entry.sources)


def under_id(report: Report, name: str) -> Report:
    """`report` under another id, which its blocks' ids begin with."""

    def moved(block: str) -> str:
        return name + block.removeprefix(report.id)

    return replace(
        report,
        id=name,
        blocks=tuple(replace(block, id=moved(block.id)) for block in report.blocks),
        notes=tuple(replace(note, blocks=tuple(map(moved, note.blocks))) for note in report.notes),
        facts=tuple(replace(fact, block=moved(fact.block)) for fact in report.facts),
    )
