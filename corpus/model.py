"""What a report is once it has been read: frozen values, no behaviour beyond looking things up.

In: nothing. Out: the types every reader ends in and the index begins with. `Text` keeps, for each
character shown, where it stands in the source file, so that any quote can be traced back. The module
knows nothing of file formats, search or answers.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "question", "table", "byline"]
ScopeBasis = Literal["text", "column", "section", "manifest"]
FactKind = Literal["target", "estimate", "result", "cumulative", "average", "plan"]
Change = Literal["level", "growth", "fall", "above", "below", "rank"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as read: `text` is the canonical text that all offsets count in (Unicode code points)."""

    name: str  # path relative to the folder that was ingested
    sha256: str  # of the file's bytes
    encoding: str
    text: str
    pages: tuple[int, ...] = ()  # where each page begins in `text`, for files that have pages
    warnings: tuple[str, ...] = ()  # what the reader could not read
    aside: tuple[tuple[str, int], ...] = ()  # what stands in the file but not in `text`: reason, characters
    bold: tuple[tuple[int, int], ...] = ()  # where paragraphs of `text` begin in bold, in order: start, end

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which the character at `offset` stands; None for a file without pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters of a Text, starting at `start`, stand at `source_start` in file number `file`."""

    start: int
    length: int
    file: int  # position in Report.files
    source_start: int


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned text, each character verbatim from a source file (white space, marks and bookmarks left out).

    `runs` are in order and cover `string` without gaps. `breaks` are offsets in `string` before which the
    source was interrupted by something that is not white space or a mark (a jump to another page, another
    column): a quote never crosses one.
    """

    string: str
    runs: tuple[Run, ...]
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the canonical text of file number `file`."""

    file: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark that stood at `offset` of the block's text (after the character before it)."""

    offset: int
    mark: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Which year and place a block speaks of when its sentences do not say so themselves."""

    year: int | None = None  # "全年", "今年", "一年来" mean this year
    plans: bool | None = None  # True where the section plans, False where it reviews
    place: str | None = None
    basis: ScopeBasis = "manifest"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is reported to speak in an interview answer; `inferred` when name and office pair only by list order."""

    name: str
    office: str | None
    inferred: bool
    question: str  # the interviewer's question as printed, "" if none


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell. `filled` is True for a merged cell's text repeated down from an earlier row."""

    text: Text
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one heading row; every row has as many cells as `columns` (a missing cell has empty text)."""

    title: str
    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, interview question or table, in reading order."""

    id: str  # "<report id>#<ordinal>", stable for the same bytes
    kind: BlockKind
    text: Text  # for a table: its title (may be empty)
    section: tuple[str, ...]  # heading path, outermost first, without the block's own heading
    story: str  # headline of the newspaper story, "" elsewhere
    level: int = 0  # headings: 1 一、 2 （一） 3 一是 / ——; others 0
    scope: Scope = field(default_factory=Scope)
    speaker: Speaker | None = None
    marks: tuple[NoteMark, ...] = ()
    table: Table | None = None

    @property
    def lead(self) -> str:
        """The heading that a paragraph's first sentence is (一是推动创新, 积极扩大有效投资), "" where it is none."""
        inner = self.section[-1] if self.kind == "paragraph" and self.section else ""
        return inner if inner and self.text.string.startswith(inner) else ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a note defines. `definition` is verbatim, a contiguous part of the note's text."""

    name: str  # without quotation marks, as printed: 三同, 1+8+N+11, OPC, 网约房智管
    name_as_printed: str  # “三同”, “1+8+N+11”治理指挥中枢
    definition_start: int  # offsets in Footnote.text.string
    definition_end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note with its mark, its whole text, and the terms it defines.

    `blocks` are the ids of the blocks with its mark or, where no mark calls it, of those that use its term in its sense.
    """

    mark: str
    text: Text
    terms: tuple[Term, ...]
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure (or stated level) of one indicator: from a table cell or from running text."""

    indicator: str  # as printed in the row or the sentence: 地区生产总值（GDP）增速
    value: str  # as printed: 6左右, ＞30, 50（保持全市前列）, 保持全市前列
    unit: str  # as printed: %, 万元, "" if none
    year: int | None
    kind: FactKind
    place: str | None
    block: str  # Block.id
    row: int | None  # table facts: row and column of the value
    column: int | None
    start: int = 0  # running text: offsets in the block's text
    end: int = 0
    low: float | None = None  # running text: the least number it allows, in the printed unit; None if open
    high: float | None = None  # the greatest
    qualifier: str = ""  # as printed, parted by 、: 左右, 力争、以上
    change: Change = "level"  # what the figure says of the indicator; "above" and "below" are distances from `against`
    since: int | None = None  # first year of a period that ends with `year`
    of: str = ""  # the part that the indicator is limited to: 城镇居民, 民营企业; "" for the whole
    against: str = ""  # what a change, a distance or a rank is measured by, as printed: 2020年, 全国
    basis: ScopeBasis = "column"  # where the year stands


@dataclass(frozen=True, slots=True)
class Receipt:
    """What happened to one file's characters: `read` = `kept` + the sum of `dropped` by reason.

    `linked` counts marks that call a note, and notes without a mark that are tied to a use of their term. `sums` are totals
    as printed, with the parts that the text gives them, in signs: 371个 = 148 + 102 + 121, or 120个; 70 + 48 = 118.
    """

    file: str
    read: int
    kept: int
    dropped: dict[str, int]
    notes: int
    marks: int
    linked: int
    tables: int
    rows: int
    stories: int
    warnings: tuple[str, ...]
    aside: tuple[tuple[str, int], ...] = ()  # characters that the file holds beside its text, by reason
    sums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One document: one or more files read into blocks, notes, tables and facts."""

    id: str
    title: str
    title_en: str | None
    publisher: str | None
    place: str | None
    place_en: str | None
    date: str | None  # ISO, as precise as known: 2026-03-02, 2026-01
    kind: str  # "plan report", "work report", "newspaper page", "report"
    reviews: tuple[int, ...]  # years it reviews
    plans: tuple[int, ...]  # years it plans
    files: tuple[SourceFile, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Footnote, ...]
    facts: tuple[Fact, ...]
    receipts: tuple[Receipt, ...]
    missing: tuple[str, ...] = ()  # parts known not to be there: "第1版"
