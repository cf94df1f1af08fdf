"""PDF files: order, wraps, notes at the foot, tables over pages, pages in locators, and what cannot be read."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pytest
from typeset import LEFT, Printer, print_text

from corpus import Report, read_reports
from corpus.furniture import page_edges
from corpus.readers import READERS
from corpus.readers.pdf import read_pdf
from corpus.readers.pdf_lines import Glyph, PrintedLine, make_lines
from corpus.readers.pdf_notes import find_page_notes
from corpus.readers.pdf_page import PrintedPage
from errors import CorpusError

SENTENCE = "全面落实各项部署，新增高新技术企业30家，技术合同成交额增长12.5%，建成一批标志性工程，群众获得感持续增强。"
TEXT = "\n".join(
    [
        "2026年青岭县政府工作报告",
        "一、2025年工作回顾",
        *(
            f"（{numeral}）推进第{numeral}项改革，主要指标回升向好\n第{numeral}，{SENTENCE}" + SENTENCE * 3
            for numeral in "一二三四五六七八"
        ),
        "二、2026年工作安排",
        "居民收入增长与经济增长同步，办好“两重”^1^项目，用好“两新”^2^政策，投资1.5万亿元。" + SENTENCE * 6,
        "各位代表！让我们携手奋进。",
    ]
)
NOTES = {"1": "“两重”：指国家重大战略实施和重点领域安全能力建设。", "2": "“两新”：指大规模设备更新和消费品以旧换新。"}


def read_one(path: Path) -> Report:
    result = read_reports([path])
    assert result.failures == ()
    return result.reports[0]


def content(report: Report) -> list[tuple[str, str, tuple[str, ...], int]]:
    return [(block.kind, block.text.string, block.section, block.level) for block in report.blocks]


def linked(report: Report) -> list[tuple[str, str, list[str]]]:
    texts = {block.id: block.text.string for block in report.blocks}
    return [(note.mark, note.text.string, [texts[block][:8] for block in note.blocks]) for note in report.notes]


def as_text(text: str, notes: dict[str, str]) -> str:
    """The same report as a text export of a Word file has it."""
    for mark, note in notes.items():
        text = "\n".join(
            line.replace(f"^{mark}^", f"[[footnoteRef:{mark}]]") + f" [{mark}: []{note}]" if f"^{mark}^" in line else line
            for line in text.split("\n")
        )
    return text + "\n"


@pytest.mark.parametrize("head", ["", "青岭县政府公报 2026年第3期"])
@pytest.mark.parametrize("number", ["— {} —", "{}", "第 {} 页"])
def test_a_report_reads_the_same_from_pdf_and_from_text(tmp_path: Path, head: str, number: str) -> None:
    (tmp_path / "report.txt").write_text(as_text(TEXT, NOTES), "utf-8")
    printed = read_one(print_text(tmp_path / "report.pdf", TEXT, NOTES, head=head, page_number=number))
    plain = read_one(tmp_path / "report.txt")
    assert content(printed) == content(plain)
    assert linked(printed) == linked(plain)
    assert [note.terms for note in printed.notes] == [note.terms for note in plain.notes]
    assert (printed.title, printed.place, printed.reviews, printed.plans) == (plain.title, plain.place, plain.reviews, plain.plans)
    receipt = printed.receipts[0]
    assert (receipt.marks, receipt.notes, receipt.linked, receipt.warnings) == (2, 2, 2, ())
    assert receipt.read == receipt.kept + sum(receipt.dropped.values()) and "unread" not in receipt.dropped
    assert ("running head" in receipt.dropped) == bool(head) and receipt.dropped["page number"] >= 3


def test_notes_in_the_size_of_the_text_without_a_rule_are_taken_from_the_page_foot(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(as_text(TEXT, NOTES), "utf-8")
    printed = read_one(print_text(tmp_path / "report.pdf", TEXT, NOTES, bare=True))
    plain = read_one(tmp_path / "report.txt")
    assert content(printed) == content(plain)
    assert linked(printed) == linked(plain) and len(printed.notes) == 2


def test_an_address_and_a_list_of_annexes_keep_their_lines_without_indents(tmp_path: Path) -> None:
    lines = [
        "县政府各部门、各街道办事处，有关单位：",
        "《计划草案的报告》已经会议批准，现印发给你们，请认真抓好落实。" + SENTENCE * 3,
        "附件：1.2025年主要目标完成情况表",
        "2.2026年主要目标建议表",
        "附件1",
        "2025年主要目标完成情况表",
        SENTENCE * 3,
    ]
    printer = Printer(tmp_path / "report.pdf")
    for line in lines:
        printer.paragraph(line, {}, indent=0)
    printer.save()
    assert [block.text.string for block in read_one(tmp_path / "report.pdf").blocks] == lines


def test_every_place_in_a_pdf_has_its_page(tmp_path: Path) -> None:
    report = read_one(print_text(tmp_path / "report.pdf", TEXT, NOTES, head="青岭县政府公报"))
    file = report.files[0]
    assert file.encoding == "pdf" and len(file.pages) > 2 and file.pages[0] == 0
    assert [file.page_of(start) for start in file.pages] == list(range(1, len(file.pages) + 1))
    pages = [file.page_of(block.text.runs[0].source_start) for block in report.blocks]
    assert pages == sorted(pages, key=lambda page: page or 0) and pages[0] == 1 and pages[-1] == len(file.pages)
    for block in report.blocks:
        for run in block.text.runs:
            assert file.text[run.source_start : run.source_start + run.length] == block.text.string[run.start : run.start + run.length]


def test_a_sentence_that_a_page_number_interrupts_has_a_break(tmp_path: Path) -> None:
    report = read_one(print_text(tmp_path / "report.pdf", TEXT, NOTES))
    file = report.files[0]
    for block in report.blocks:
        for before, after in zip(block.text.runs, block.text.runs[1:], strict=False):
            between = file.text[before.source_start + before.length : after.source_start]
            assert (after.start in block.text.breaks) == bool(set(between) & set("—0123456789") - set("[]")) or "footnoteRef" in between


def test_numbers_of_notes_may_begin_anew_on_each_page(tmp_path: Path) -> None:
    text = "\n".join(
        ["2026年青岭县政府工作报告", "一、2025年工作回顾", f"推进“两重”^1^项目。{SENTENCE * 14}", f"用好“两新”^2^政策。{SENTENCE}"]
    )
    report = read_one(print_text(tmp_path / "report.pdf", text, NOTES, restart=True))
    assert len(report.files[0].pages) == 2
    assert linked(report) == [("1", NOTES["1"], ["推进“两重”项目"]), ("1", NOTES["2"], ["用好“两新”政策"])]
    assert report.receipts[0].warnings == ()


def test_raised_figures_that_measure_are_no_marks(tmp_path: Path) -> None:
    text = "2026年青岭县政府工作报告\n一、2025年工作回顾\n新增绿地5km^2^，推进“两重”^1^项目和“两新”^2^政策。"
    report = read_one(print_text(tmp_path / "report.pdf", text, {"1": NOTES["1"]}))
    assert report.blocks[-1].text.string == "新增绿地5km2，推进“两重”项目和“两新”2政策。"
    assert [mark.mark for mark in report.blocks[-1].marks] == ["1"]


COLUMNS = ("序号", "指标名称", "单位", "2026年预期目标")
ROWS = [COLUMNS, *((str(n), f"第{n}项指标名称较长需要换行的增速", "%", f"{n}左右") for n in range(1, 61))]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize("cut", [True, False])
@pytest.mark.parametrize("furniture", [{"head": "青岭县政府公报"}, {"page_number": ""}])
def test_a_table_over_several_pages_is_one_table_with_its_headings(
    tmp_path: Path, repeat: bool, cut: bool, ruled: bool, furniture: dict[str, str]
) -> None:
    printer = Printer(tmp_path / "report.pdf", **furniture)
    printer.paragraph("2026年青岭县国民经济和社会发展计划草案的报告", {}, indent=0, centred=True)
    printer.paragraph("一、主要目标", {})
    printer.paragraph(SENTENCE * 2, {})
    printer.paragraph("2026年主要目标表", {}, indent=0, centred=True)
    printer.table(ROWS, (40, 150, 60, 185), repeat=repeat, cut=cut, ruled=ruled)
    printer.paragraph(SENTENCE, {})
    printer.save()
    report = read_one(tmp_path / "report.pdf")
    (table,) = [block.table for block in report.blocks if block.table]
    assert table.title == "2026年主要目标表"
    assert tuple(column.string for column in table.columns) == COLUMNS
    assert [tuple(cell.text.string for cell in row) for row in table.rows] == ROWS[1:]
    assert [(fact.indicator, fact.value, fact.year) for fact in report.facts if fact.row is not None][-1] == (ROWS[-1][1], "60左右", 2026)
    assert ("repeated heading" in report.receipts[0].dropped) == repeat
    assert report.blocks[-1].text.string == SENTENCE
    assert report.receipts[0].warnings == ()


def middle(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows whose cells stand in the middle of a name of three lines."""
    return [line for number, name, value in rows for line in (("", name[:6], ""), (number, name[6:12], value), ("", name[12:], ""))]


LONG = [(str(n), "城镇居民人均可支配收入名义增速", f"{n}.5") for n in range(1, 6)]


@pytest.mark.parametrize(
    ("rows", "table", "named"),
    [
        ([("序号", "指标", "目标"), *LONG], True, False),
        ([("序号", "指标", "目标"), *middle(LONG)], False, True),  # which row a line belongs to is in doubt
        (LONG, False, True),  # what the figures are of is not said
        ([("序号", "指标", "目标"), *((a, b, "稳步提高") for a, b, _ in LONG)], True, False),  # counted rows need no figures
        (
            [("姓名", "单位", "职务"), ("张明", "区发展改革委", "主任"), ("李亮", "区统计局", "局长"), ("王敏", "区财政局", "局长")],
            False,
            False,
        ),
    ],
)
def test_columns_without_rules_are_a_table_only_where_no_row_is_in_doubt(
    tmp_path: Path, rows: list[tuple[str, ...]], table: bool, named: bool
) -> None:
    printer = Printer(tmp_path / "report.pdf")
    printer.paragraph("2026年青岭县国民经济和社会发展计划草案的报告", {}, indent=0, centred=True)
    printer.paragraph(SENTENCE * 2, {})
    printer.table(rows, (60, 200, 150), ruled=False)
    printer.paragraph(SENTENCE, {})
    printer.save()
    report = read_one(tmp_path / "report.pdf")
    found = [[tuple(cell.text.string for cell in row) for row in block.table.rows] for block in report.blocks if block.table]
    assert found == ([rows[1:]] if table else [])
    assert bool(report.receipts[0].warnings) == named
    assert all("stand in columns without rules" in line for line in report.receipts[0].warnings)
    assert report.receipts[0].read == report.receipts[0].kept + sum(report.receipts[0].dropped.values())


def test_merged_cells_stay_blank_and_are_filled_down(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "report.pdf")
    printer.paragraph("2026年青岭县国民经济和社会发展计划草案的报告", {}, indent=0, centred=True)
    printer.paragraph("一、主要目标", {})
    printer.paragraph(SENTENCE, {})
    printer.table([("类别", "指标名称", "目标"), ("经济", "生产总值增速", "5"), ("", "投资增速", "6")], (100, 200, 135))
    printer.save()
    (table,) = [block.table for block in read_one(tmp_path / "report.pdf").blocks if block.table]
    assert [[cell.text.string for cell in row] for row in table.rows] == [["经济", "生产总值增速", "5"], ["经济", "投资增速", "6"]]
    assert table.rows[1][0].filled


@pytest.mark.parametrize(
    ("text", "pages", "found"),
    [
        ("公报1\n甲\n1\n\f公报2\n乙\n2\n", (0, 8), {0: "running head", 6: "page number", 9: "running head", 15: "page number"}),
        ("甲。\n30\n\f乙。\n5\n", (0, 7), {}),  # figures that do not count with the pages
        ("甲\n1\n", (0,), {2: "page number"}),
        ("甲\n1\n", (), {}),
    ],
)
def test_running_heads_and_page_numbers_go_by_what_stands_on_many_pages(text: str, pages: tuple[int, ...], found: dict[int, str]) -> None:
    edges = page_edges(text, pages)
    assert {place: edges[place] for place in found} == found and len(edges) == len(found)


def broken_pdfs(folder: Path) -> dict[str, bytes]:
    whole = print_text(folder / "whole.pdf", TEXT, NOTES).read_bytes()
    locked = print_text(folder / "locked.pdf", TEXT, NOTES, password="geheim").read_bytes()
    scan = Printer(folder / "scan.pdf", page_number="")
    for _ in range(3):
        scan.canvas.drawInlineImage(_picture(), LEFT, 100, 400, 600)
        scan.turn()
    scan.canvas.save()
    return {
        "cut off": whole[: len(whole) // 2],
        "locked": locked,
        "pictures": (folder / "scan.pdf").read_bytes(),
        "empty": b"",
        "no PDF": b"PK\x03\x04 something else",
        "damaged": b"%PDF-1.7\n" + b"\x00" * 400 + b"\n%%EOF\n",
    }


def _picture() -> object:
    from PIL import Image

    return Image.new("L", (40, 60), 200)


def drawn(*operations: bytes) -> bytes:
    """A PDF of one page whose packed stream holds these operations."""
    packed = zlib.compress(b"".join(operations), 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    body = b"%PDF-1.7\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(places)
    return body + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)


@pytest.mark.parametrize(
    ("operations", "says"),
    [((b"0 0 m " * 1_700_000,), "page 1 draws more"), ((bytes(140_000_000),), "unpacks to more than any report")],
)
def test_a_packed_bomb_in_a_pdf_ends_in_one_line(tmp_path: Path, operations: tuple[bytes, ...], says: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(drawn(*operations))
    with pytest.raises(CorpusError) as raised:
        read_pdf(path, "report.pdf")
    assert says in str(raised.value) and " / " in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("kind", "english", "chinese"),
    [
        ("cut off", "cut off before its end", "末尾缺失"),
        ("locked", "locked with a password", "密码"),
        ("pictures", "no text", "扫描件"),
        ("empty", "the file is empty", "空的"),
        ("no PDF", "this is no PDF", "不是PDF"),
        ("damaged", "this PDF", "PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_named_in_one_line_in_both_languages(tmp_path: Path, kind: str, english: str, chinese: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(broken_pdfs(tmp_path)[kind])
    with pytest.raises(CorpusError) as raised:
        read_pdf(path, "report.pdf")
    line = str(raised.value)
    assert str(path) in line and english in line and chinese in line and "\n" not in line


def test_a_page_that_is_a_picture_among_others_is_named(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "report.pdf")
    printer.paragraph("2026年青岭县政府工作报告", {}, indent=0, centred=True)
    printer.paragraph(SENTENCE * 4, {})
    printer.turn()
    printer.page_number = ""
    printer.canvas.drawInlineImage(_picture(), LEFT, 100, 400, 600)
    printer.save()
    report = read_one(tmp_path / "report.pdf")
    assert report.receipts[0].warnings == ("page 2 of report.pdf is a picture without text and was not read",)


def test_a_pdf_is_read_by_its_suffix() -> None:
    assert READERS[".pdf"] is read_pdf


def printed(top: float, size: float, *parts: tuple[str, bool]) -> PrintedLine:
    return PrintedLine(top, top + size, 70, 500, size, list(parts))


@pytest.mark.parametrize(("first", "joined"), [("“两重”：指国家重大战略实", True), ("“两重”：指国家重大战略实施。", False)])
def test_a_note_that_breaks_off_goes_on_at_the_foot_of_the_next_page(first: str, joined: bool) -> None:
    pages = [
        PrintedPage(1, 595, 842, [printed(100, 14, ("推进“两重”项目。", False)), printed(700, 9, ("1", True), (first, False))]),
        PrintedPage(2, 595, 842, [printed(100, 14, ("用好“两新”政策。", False)), printed(700, 9, ("施和安全能力建设。", False))]),
    ]
    before, after = find_page_notes(pages, 14)
    assert before.notes[0].lines == [first, "施和安全能力建设。"][: 2 if joined else 1]
    assert bool(after.taken) == joined


FOOT: list[tuple[Any, ...]] = [
    (600, ("推进“两重”", False), ("1", True), ("项目。", False)),
    (620, ("用好政策。", False)),
    (660, ("1 “两重”：指国家重大战略实", False)),
]


@pytest.mark.parametrize(
    ("lines", "bodies"),
    [
        (FOOT, [["“两重”：指国家重大战略实"]]),
        ([*FOOT[:2], (640, *FOOT[2][1:])], []),  # no gap above it
        ([(600, ("推进项目。", False)), *FOOT[1:]], []),  # no raised mark calls it
        ([*FOOT[:2], (660, ("2 家企业上市。", False))], []),  # another number is called
        ([*FOOT, (680, ("12 家企业。", False))], [["“两重”：指国家重大战略实", "12 家企业。"]]),  # a number that does not count up
    ],
)
def test_a_note_in_the_size_of_the_text_needs_a_gap_and_a_mark_that_calls_it(lines: list[tuple[Any, ...]], bodies: list[list[str]]) -> None:
    page = PrintedPage(1, 595, 842, [printed(100 + 20 * n, 14, ("正文。", False)) for n in range(25)])
    page.items += [printed(top, 14, *parts) for top, *parts in lines]
    (found,) = find_page_notes([page], 14)
    assert [note.lines for note in found.notes] == bodies
    assert len(found.taken) == sum(map(len, bodies))


def test_a_note_in_the_size_of_the_text_goes_on_behind_the_gap_of_the_next_page() -> None:
    pages = [PrintedPage(n, 595, 842, [printed(100 + 20 * m, 14, ("正文。", False)) for m in range(25)]) for n in (1, 2)]
    pages[0].items += [printed(top, 14, *parts) for top, *parts in FOOT]
    pages[1].items += [
        printed(600, 14, ("用好“两新”", False), ("2", True), ("政策。", False)),
        printed(640, 14, ("施。", False)),
        printed(660, 14, ("2 “两新”：指设备更新。", False)),
    ]
    before, after = find_page_notes(pages, 14)
    assert before.notes[0].lines == ["“两重”：指国家重大战略实", "施。"]
    assert [note.lines for note in after.notes] == [["“两新”：指设备更新。"]] and len(after.taken) == 2


@pytest.mark.parametrize(("foot", "size", "raised"), [(20.0, 9.0, []), (14.0, 16.0, ["“两重”"])])
def test_a_large_number_before_small_print_leaves_it_small_print(foot: float, size: float, raised: list[str]) -> None:
    glyphs = [Glyph("3", 72, 80, 5, 21), *(Glyph(sign, 90 + 9 * n, 99 + 9 * n, foot - 9, foot) for n, sign in enumerate("“两重”"))]
    (line,) = make_lines(glyphs)
    assert line.text.replace(" ", "") == "3“两重”" and line.size == size
    assert [part.strip() for part, up in line.parts if up] == raised
