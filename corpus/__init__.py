"""What the reports say: files in, `Report` values out. Knows nothing of search or models."""

from corpus.archives import ArchiveLimits, is_archive, unpack_archive
from corpus.attributes import Attribute, load_attributes, make_attribute
from corpus.crossing import Crossing, load_crossing
from corpus.english import EditionLine, EnglishEdition, Rendering, edition_key, load_edition, load_editions
from corpus.glossary import Glossary, GlossaryEntry, Match, fold_chinese, load_glossary
from corpus.indicators import column_fact, unit_of
from corpus.ledger import FactRow, IndicatorNames, find_facts, load_indicator_names, table_to_csv, to_csv, without_list_mark
from corpus.model import (
    Block,
    BlockKind,
    Cell,
    Change,
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
from corpus.readers import decode_text, read_file
from corpus.readers.canonical import without_signs
from corpus.sentences import split_sentences
from corpus.sums import PrintedSum, printed_sums, sum_spot
from corpus.synonyms import AskedRow, Synonyms, load_asked, load_synonyms
from corpus.worded import LISTS_TARGETS
from corpus.words import Word, Words, load_words

__all__ = [
    "LISTS_TARGETS",
    "ArchiveLimits",
    "AskedRow",
    "Attribute",
    "Block",
    "BlockKind",
    "Cell",
    "Change",
    "Crossing",
    "EditionLine",
    "EnglishEdition",
    "Fact",
    "FactKind",
    "FactRow",
    "Footnote",
    "Glossary",
    "GlossaryEntry",
    "IndicatorNames",
    "Match",
    "NoteMark",
    "PrintedSum",
    "ReadResult",
    "Receipt",
    "Rendering",
    "Report",
    "Run",
    "Scope",
    "SourceFile",
    "Span",
    "Speaker",
    "Synonyms",
    "Table",
    "Term",
    "Text",
    "Word",
    "Words",
    "column_fact",
    "decode_text",
    "edition_key",
    "find_facts",
    "fold_chinese",
    "is_archive",
    "load_asked",
    "load_attributes",
    "load_crossing",
    "load_edition",
    "load_editions",
    "load_glossary",
    "load_indicator_names",
    "load_synonyms",
    "load_words",
    "make_attribute",
    "printed_sums",
    "read_file",
    "read_report",
    "read_reports",
    "split_sentences",
    "sum_spot",
    "table_to_csv",
    "to_csv",
    "unit_of",
    "unpack_archive",
    "without_list_mark",
    "without_signs",
]
