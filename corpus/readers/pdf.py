"""PDF files made from text: bytes in, `SourceFile` out, its canonical text written as exports of reports are.

One line of print is one line of text; a paragraph's first line keeps its indent; a page begins with a form feed. Notes at
the foot of a page become `[n: []…]` behind its text, their raised marks `[[footnoteRef:n]]`, cells of tables lines
led by a tab. Running heads and page numbers stay, for the ledger. What has no text (a scan), a password or its end cut
off ends in one `CorpusError` line. Knows nothing of what the text means.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from corpus.model import SourceFile
from corpus.readers.pdf_lines import PrintedLine, PrintedTable
from corpus.readers.pdf_notes import PageNotes, find_page_notes, raised_mark
from corpus.readers.pdf_page import PrintedPage, find_edges, is_edge, read_page
from corpus.readers.pdf_streams import check_page, check_streams
from corpus.readers.pdf_tables import join_tables
from errors import CorpusError

MAX_PAGES = 1500
MAX_BYTES = 200 * 1024 * 1024
# A page of small print in three columns has 6,000 signs.
MAX_SIGNS_A_PAGE = 20_000
# A page of a report has hundreds of signs; a scan's pages have none, or the few of a stamp.
_MIN_SIGNS_A_PAGE = 20
# Signs whose meaning the file does not give: (cid:123), or private ones.
_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_MAX_UNKNOWN_SHARE = 0.05
# A first line stands this many signs to the right of the others; a centred one stands farther.
_INDENT = (1.2, 2.8)
# Where lines stand farther apart than this many of their usual distances, something new begins.
# A word processor's space between paragraphs without indent is 1.35 of it (LibreOffice, from a web page).
_WIDE_GAP = 1.3
_SAME_GAP = 0.6  # points by which distances of one kind differ
_PITCH_SHARE = 0.25  # of the distances on a page that are the usual one
_OTHER_SIZE = 0.12


def read_pdf(path: Path, name: str) -> SourceFile:
    """Return the text of the PDF at `path`, called `name` in every locator; CorpusError if it has none."""
    data = _bytes(path)
    pages = _pages(path, data)
    signs = [sum(len(line.text.strip()) for line in _all_lines(page)) for page in pages]
    if not pages or sum(signs) < _MIN_SIGNS_A_PAGE * len(pages) / 2:
        raise CorpusError(
            f"{path}: this PDF holds pictures of pages and no text; run OCR over it (or ask for the text) and add the result"
            " / 这是扫描件，没有文字；请先做文字识别（OCR）或索取文字版后再加入"
        )
    text, starts = _write(pages)
    unknown = len(_UNKNOWN.findall(text))
    if unknown > len(text) * _MAX_UNKNOWN_SHARE:
        raise CorpusError(
            f"{path}: this PDF does not say which characters its signs are; print it anew from the original, or add it as text"
            " / 该PDF的字体没有文字编码，无法读出文字；请用原稿重新导出，或改用文本文件"
        )
    warnings = tuple(
        f"page {page.number} of {path.name} is a picture without text and was not read"
        for page, count in zip(pages, signs, strict=True)
        if count < 5 and page.pictures
    )
    warnings += tuple(
        f"page {page.number} of {path.name}: {page.unread_columns} lines stand in columns without rules and were read as text, not as a table"
        for page in pages
        if page.unread_columns
    )
    return SourceFile(name, hashlib.sha256(data).hexdigest(), "pdf", text, starts, warnings)


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); check its permissions / 无法读取，请检查权限") from None
    if not data.strip():
        raise CorpusError(f"{path}: the file is empty; save the report in it, or leave it out / 文件是空的，请换一份")
    if len(data) > MAX_BYTES:
        raise CorpusError(f"{path}: larger than {MAX_BYTES >> 20} MiB; split it, or add its text / 文件过大，请拆分或改用文本")
    if b"%PDF-" not in data[:1024]:
        raise CorpusError(f"{path}: this is no PDF whatever its name says; save it as PDF or as text / 这不是PDF文件，请另存后再加入")
    if b"%%EOF" not in data[-4096:]:
        raise CorpusError(f"{path}: this PDF is cut off before its end; fetch it again / 该PDF不完整（末尾缺失），请重新下载")
    return data


def _pages(path: Path, data: bytes) -> list[PrintedPage]:
    """The pages as printed; CorpusError for a PDF with a password or one that cannot be read."""
    import pdfplumber

    check_streams(path, data)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise CorpusError(f"{path}: more than {MAX_PAGES} pages; split it into parts / 超过{MAX_PAGES}页，请拆分后再加入")
            pages: list[PrintedPage] = []
            for number, page in enumerate(pdf.pages, 1):
                check_page(path, page, number)
                if len(page.chars) > MAX_SIGNS_A_PAGE:
                    raise CorpusError(
                        f"{path}: page {number} holds more signs than a page of text; add the report as text / 第{number}页字符过多，请改用文本文件"
                    )
                pages.append(read_page(page, number, pages[-1] if pages else None))
                page.close()
            return pages
    except CorpusError:
        raise
    except Exception as error:  # pdfminer meets damaged files with errors of many kinds
        if _is_locked(error):
            raise CorpusError(
                f"{path}: this PDF is locked with a password; save a copy without one / 该PDF有密码保护，请另存为无密码的文件"
            ) from None
        raise CorpusError(
            f"{path}: this PDF is damaged ({type(error).__name__}); fetch it again, or add it as text / 该PDF已损坏，请重新下载或改用文本"
        ) from None


def _is_locked(error: BaseException | None) -> bool:
    """Whether an error, or what it wraps, is pdfminer's for a password or an encryption."""
    while error is not None:
        names = (type(one).__name__ for one in (error, *error.args))
        if any("Password" in name or "Encrypt" in name for name in names):
            return True
        error = error.__cause__ or error.__context__
    return False


def _all_lines(page: PrintedPage) -> list[PrintedLine]:
    tables = [item for item in page.items if isinstance(item, PrintedTable)]
    return [*page.lines, *(line for table in tables for row in table.rows for cell in row for line in cell)]


def _write(pages: Sequence[PrintedPage]) -> tuple[str, tuple[int, ...]]:
    """The canonical text, and where each page begins in it."""
    size = _body_size(pages)
    find_edges(pages)
    notes = find_page_notes(pages, size)
    join_tables(pages, [here.taken for here in notes])
    known = {note.mark for page in notes for note in page.notes}
    writer = _Writer(size, known or _counted_marks(pages))
    starts: list[int] = []
    for page, here in zip(pages, notes, strict=True):
        writer.begin_page(page, here)
        starts.append(writer.length)
        writer.write_page(page, here)
    return "".join(writer.parts), tuple(starts)


def _body_size(pages: Sequence[PrintedPage]) -> float:
    """The size in which most of the text is printed."""
    sizes: dict[float, int] = {}
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] = sizes.get(round(line.size, 1), 0) + len(line.text)
    return max(sizes, key=lambda one: (sizes[one], one), default=10.0)


def _counted_marks(pages: Sequence[PrintedPage]) -> set[str]:
    """The raised numbers of a report whose notes stand elsewhere (a list of terms at its end), where they count up from 1."""
    raised = [
        part for page in pages for line in _all_lines(page) for part, is_raised in line.parts if is_raised and part.strip().isdecimal()
    ]
    numbers = list(dict.fromkeys(int(part) for part in raised))
    return {str(number) for number in numbers} if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) else set()


class _Writer:
    """Writes pages one after the other."""

    def __init__(self, size: float, known: set[str]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self._size = size
        self._known = known

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def begin_page(self, page: PrintedPage, notes: PageNotes) -> None:
        """Part this page from the one before, and learn where its lines begin and how far apart they stand."""
        if self.parts:
            self._add("\f")
        self._page = page
        body = [line for line in page.lines if id(line) not in notes.taken]
        self._left = _left_margin(body, self._size)
        gaps = [after.top - before.top for before, after in pairwise(body) if after.top > before.top]
        self._pitch = _pitch(gaps) if gaps else 2 * self._size
        self._printed = {note.printed: note.mark for note in notes.notes if not note.printed.isdecimal()}

    def write_page(self, page: PrintedPage, notes: PageNotes) -> None:
        """Write the page's lines and tables, and its notes where they stand."""
        before: PrintedLine | None = None
        pending = bool(notes.notes)
        for item in page.items:
            if isinstance(item, PrintedTable):
                self._table(item)
                before = None
            elif id(item) not in notes.taken:
                self._line(item, before)
                before = item
            elif pending:
                self._notes(notes)
                pending = False

    def _line(self, line: PrintedLine, before: PrintedLine | None) -> None:
        indent = (line.x0 - self._left) / self._size
        opens = _INDENT[0] <= indent <= _INDENT[1]
        apart = before is not None and not is_edge(before, self._page) and not is_edge(line, self._page) and self._is_apart(before, line)
        if opens or apart:
            self._add("\n")
        self._add("　　" * opens + self._marked(line) + "\n")

    def _is_apart(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether two lines stand farther apart than lines do, or are printed in different sizes."""
        return line.top - before.top > _WIDE_GAP * self._pitch or abs(line.size - before.size) > _OTHER_SIZE * self._size

    def _marked(self, line: PrintedLine) -> str:
        """The line's text with its marks as exports write them."""
        text = ""
        for part, raised in line.parts:
            mark = raised_mark(part, text, self._known) if raised else None
            text += f"[[footnoteRef:{mark}]]" if mark else part
        for printed, mark in self._printed.items():
            text = re.sub(rf"(?<=[\w”’」》）)%％]){re.escape(printed)}", f"[[footnoteRef:{mark}]]", text)
        return text.strip()

    def _notes(self, notes: PageNotes) -> None:
        self._add("\n")
        for note in notes.notes:
            self._add(f"[{note.mark}: []{_joined(note.lines)}]\n")

    def _table(self, table: PrintedTable) -> None:
        """The cells a line each, led by a tab; a cell's further lines have none."""
        for row in table.rows:
            self._add("\n")
            for cell in row:
                self._add("\t" + "\n".join(self._marked(line) for line in cell) + "\n")
        self._add("\n")


def _pitch(gaps: Sequence[float]) -> float:
    """How far apart the lines of a paragraph stand: the smallest gap that a good part of the lines keep.

    >>> _pitch([26.8, 19.8, 26.8, 26.8, 19.8, 19.9, 26.8]), _pitch([20.0, 20.0, 21.0, 20.0])
    (19.8, 20.0)
    """
    ordered = sorted(gaps)
    for gap in ordered:
        if sum(abs(other - gap) < _SAME_GAP for other in ordered) >= _PITCH_SHARE * len(ordered):
            return gap
    return float(median(ordered))


def _left_margin(lines: Sequence[PrintedLine], size: float) -> float:
    """Where most lines of a page begin, those that open a paragraph or are centred aside."""
    places: dict[float, int] = {}
    for line in lines:
        place = round(line.x0 / 4) * 4.0
        places[place] = places.get(place, 0) + 1
    if not places:
        return 0.0
    common = [place for place, count in places.items() if count >= max(places.values()) / 3]
    return min(min(common), *(line.x0 for line in lines if abs(line.x0 - min(common)) < size / 2), min(common) + 4)


def _joined(lines: Sequence[str]) -> str:
    """The lines of a note as one; a space stays between two Latin words.

    >>> _joined(["“两重”：指重大", "战略（major", "projects）。"])
    '“两重”：指重大战略（major projects）。'
    """
    text = ""
    for line in lines:
        latin = text[-1:].isascii() and text[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        text += " " * latin + line
    return text
