"""What the reports say: files in, `Report` values out. Knows nothing of search or models."""

from corpus.model import (
    Block,
    BlockKind,
    Cell,
    Fact,
    FactKind,
    Footnote,
    NoteMark,
    Receipt,
    Report,
    Run,
    Scope,
    SourceFile,
    Span,
    Speaker,
    Table,
    Term,
    Text,
)
from corpus.read import ReadResult, read_report, read_reports
from corpus.sentences import split_sentences

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Fact",
    "FactKind",
    "Footnote",
    "NoteMark",
    "ReadResult",
    "Receipt",
    "Report",
    "Run",
    "Scope",
    "SourceFile",
    "Span",
    "Speaker",
    "Table",
    "Term",
    "Text",
    "read_report",
    "read_reports",
    "split_sentences",
]
