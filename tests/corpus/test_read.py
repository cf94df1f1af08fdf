"""Whole folders in, reports and receipts out."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Report, Text, read_reports
from tests.growth import MOST, growth

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports"


def texts(report: Report) -> list[Text]:
    found = [block.text for block in report.blocks] + [note.text for note in report.notes]
    for block in report.blocks:
        if block.table is not None:
            found += [*block.table.columns, *(cell.text for row in block.table.rows for cell in row)]
    return found


def assert_every_character_is_accounted_for(report: Report) -> None:
    for file, receipt in zip(report.files, report.receipts, strict=True):
        assert receipt.read == len(file.text) == receipt.kept + sum(receipt.dropped.values())
        assert "unread" not in receipt.dropped, (report.id, receipt.dropped)
    kept: list[set[int]] = [set() for _ in report.files]
    for text in texts(report):
        position = 0
        for run in text.runs:
            source = report.files[run.file].text
            assert run.start == position
            assert text.string[run.start : run.start + run.length] == source[run.source_start : run.source_start + run.length]
            kept[run.file].update(range(run.source_start, run.source_start + run.length))
            position += run.length
        assert position == len(text.string)
        assert all(0 < offset < len(text.string) for offset in text.breaks)
        for sign in ("footnoteRef", "bookmark", "\t", "\n", "[: []"):
            assert sign not in text.string
    assert [len(positions) for positions in kept] == [receipt.kept for receipt in report.receipts]


def test_receipts_add_up_and_every_character_leads_back_to_its_file(yuzhong: dict[str, Report]) -> None:
    for report in yuzhong.values():
        assert_every_character_is_accounted_for(report)


def test_receipts_of_the_five_files(yuzhong: dict[str, Report]) -> None:
    receipts = {r.file: r for report in yuzhong.values() for r in report.receipts}
    found = {name: (r.read, r.notes, r.marks, r.linked, r.tables, r.rows, r.stories) for name, r in receipts.items()}
    assert found == {
        "yuzhong-plan-report-2026.txt": (36034, 64, 64, 64, 6, 66, 0),
        "yuzhong-work-report-2025-page-2.txt": (11544, 0, 0, 0, 0, 0, 0),
        "yuzhong-work-report-2025-page-3.txt": (12101, 0, 0, 0, 0, 0, 0),
        "yuzhong-newspaper-2026-01.txt": (5946, 0, 0, 0, 0, 0, 8),
        "yuzhong-newspaper-2025-12.txt": (6806, 0, 0, 0, 0, 0, 5),
    }
    assert {k: v for k, v in receipts["yuzhong-plan-report-2026.txt"].dropped.items() if k != "whitespace"} == {
        "bookmark": 286,
        "note bracket": 438,
        "note mark": 1142,
        "page number": 6,
    }


def test_ids_are_counted_through_and_stable(yuzhong: dict[str, Report]) -> None:
    for report in yuzhong.values():
        assert [block.id for block in report.blocks] == [f"{report.id}#{n}" for n in range(len(report.blocks))]
    again = {report.id: report for report in read_reports([REPORTS]).reports}
    assert again == yuzhong


def test_reading_costs_in_proportion_to_the_text(tmp_path: Path) -> None:
    lines = ["地区生产总值增长6%，粮食产量42万吨，新建“四好”农村路120公里，改造老旧小区35个、惠及居民1.2万户。"] * 50

    def read(chapters: int) -> None:
        text = "\n".join(f"（{number}）推进第{number}项工作\n" + "\n".join(lines) for number in range(chapters))
        (tmp_path / "平山县.txt").write_text(f"2026年平山县政府工作报告\n一、2025年工作回顾\n{text}\n", "utf-8")
        assert read_reports([tmp_path]).failures == ()

    assert growth(read, 5) < MOST


def test_one_bad_file_is_named_and_the_rest_are_read(tmp_path: Path) -> None:
    good = "2026年平山县政府工作报告\n一、2025年工作回顾\n地区生产总值增长6%。\n"
    (tmp_path / "a.txt").write_text(good, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.csv").write_text("1,2", "utf-8")
    (tmp_path / "README.md").write_text("x", "utf-8")
    (tmp_path / "same.txt").write_text(good, "utf-8")
    result = read_reports([tmp_path, tmp_path / "a.txt", tmp_path / "nowhere.txt"])
    assert [(report.id, report.title) for report in result.reports] == [("a", "2026年平山县政府工作报告")]
    assert len(result.failures) == 3
    for line, (name, says) in zip(
        result.failures,
        [("c.csv", "files of this kind"), ("b.txt", "the file is empty"), ("nowhere.txt", "no such file")],
        strict=True,
    ):
        assert name in line and says in line and "\n" not in line


def test_an_empty_folder_and_a_manifest_with_a_missing_file_are_named(tmp_path: Path) -> None:
    assert "no report stands in this folder" in read_reports([tmp_path]).failures[0]
    (tmp_path / "a.txt").write_text("一、回顾\n增长6%。\n", "utf-8")
    (tmp_path / "manifest.toml").write_text('[[report]]\nid = "x"\nfiles = ["a.txt", "gone.txt"]\n', "utf-8")
    result = read_reports([tmp_path])
    assert [(report.id, report.missing) for report in result.reports] == [("x", ("gone.txt",))]
    assert "gone.txt" in result.failures[0]


def test_one_page_of_a_document_alone_names_what_is_missing() -> None:
    result = read_reports([REPORTS / "yuzhong-work-report-2025-page-3.txt"])
    assert [(r.id, r.missing) for r in result.reports] == [("yuzhong-work-report-2025", ("第2版", "yuzhong-work-report-2025-page-2.txt"))]


def test_two_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    for folder, rate in (("north", 5), ("south", 6)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "工作 报告.txt").write_text(f"一、回顾\n增长{rate}%。\n", "utf-8")
    result = read_reports([tmp_path])
    assert [(r.id, r.files[0].name) for r in result.reports] == [
        ("工作-报告", "north/工作 报告.txt"),
        ("工作-报告-2", "south/工作 报告.txt"),
    ]


PLACES = [("青川市", 2023, "3.4"), ("松阳县", 2027, "12"), ("石河自治州", 2030, "0.5")]


@pytest.mark.parametrize(("place", "year", "rate"), PLACES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_reports_of_other_places_years_and_figures(tmp_path: Path, place: str, year: int, rate: str, line_end: str, encoding: str) -> None:
    text = f"""下载
打印
{year}年{place}政府工作报告
——{year}年1月9日在{place}第十届人民代表大会第二次会议上
{place}长　王　文
各位代表：
现在，我代表{place}人民政府，向大会报告工作，请予审议，并请各位委员提出意见。
一、{year - 1}年工作回顾
（一）经济稳中有进。地区生产总值增长{rate}%，“双百”行动[[footnoteRef:0]]见效。 [0: []“双百”行动：指百企进百村。]
二、{year}年工作安排
主要预期目标是：地区生产总值增长{rate}%左右。
专栏1  重点项目
\t领域
\t项目

\t交通
\t{place}快速路{rate}公里

— 7 —
三、加强自身建设
持续改进作风，办好民生实事。
""".replace("\n", line_end)
    (tmp_path / "report.txt").write_bytes(text.encode(encoding))
    (report,) = read_reports([tmp_path / "report.txt"]).reports
    assert_every_character_is_accounted_for(report)
    assert (report.title, report.place, report.date) == (f"{year}年{place}政府工作报告", place, f"{year}-01-09")
    assert (report.reviews, report.plans) == ((year - 1,), (year,))
    assert [(b.text.string, b.scope.year, b.scope.plans) for b in report.blocks if b.kind == "heading"] == [
        (f"一、{year - 1}年工作回顾", year - 1, False),
        ("（一）经济稳中有进。", year - 1, False),
        (f"二、{year}年工作安排", year, True),
        ("三、加强自身建设", year, True),
    ]
    paragraph = next(b for b in report.blocks if "见效" in b.text.string)
    assert paragraph.text.string == f"地区生产总值增长{rate}%，“双百”行动见效。"
    assert paragraph.marks[0].offset == paragraph.text.string.index("见效")
    assert [term.name for term in report.notes[0].terms] == ["双百", "双百行动"]
    table = next(b.table for b in report.blocks if b.table)
    assert table.title == "专栏1 重点项目"
    assert [[cell.text.string for cell in row] for row in table.rows] == [["交通", f"{place}快速路{rate}公里"]]
