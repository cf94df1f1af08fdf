"""What a manifest says, and what is inferred without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Report
from corpus.manifest import Entry, infer_entry, load_manifest
from errors import CorpusError

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports"


def test_the_four_reports_of_the_project(yuzhong: dict[str, Report]) -> None:
    known = {r.id: (r.title, r.kind, r.date, r.reviews, r.plans, r.place, r.place_en) for r in yuzhong.values()}
    place = ("重庆市渝中区", "Yuzhong District, Chongqing")
    assert known == {
        "yuzhong-plan-report-2026": (
            "重庆市渝中区2025年国民经济和社会发展计划执行情况及2026年计划草案的报告",
            "plan report",
            "2026-03-02",
            (2025,),
            (2026,),
            *place,
        ),
        "yuzhong-work-report-2025": ("重庆市渝中区人民政府工作报告", "work report", "2025", (2024,), (2025,), *place),
        "yuzhong-newspaper-2026-01": ("渝中区报纸版面（2026年1月）", "newspaper page", "2026-01", (), (), *place),
        "yuzhong-newspaper-2025-12": ("渝中区报纸版面（2025年12月）", "newspaper page", "2025-12", (), (), *place),
    }


def test_every_file_of_the_folder_is_described_and_its_hash_is_in_the_readme(yuzhong: dict[str, Report]) -> None:
    described = {name for entry in load_manifest(REPORTS) for name in entry.files}
    assert described == {path.name for path in REPORTS.glob("*.txt")}
    readme = (REPORTS.parent / "README.md").read_text("utf-8")
    for report in yuzhong.values():
        for file in report.files:
            assert f"| `reports/{file.name}` | {file.sha256} |" in readme


CASES = [
    (
        ["重庆市渝中区人民政府工作报告", "一、2024年工作回顾"],
        ("重庆市渝中区人民政府工作报告", "重庆市渝中区", None, "work report", (2024,), (2025,)),
    ),
    (
        ["重庆市渝中区人民政府工作报告", "一、工作回顾"],
        ("重庆市渝中区人民政府工作报告", "重庆市渝中区", None, "work report", (), ()),
    ),
    (
        ["2026年政府工作报告", "——二〇二六年一月二十七日在甘肃省十四届人民代表大会第四次会议上"],
        ("2026年政府工作报告", "甘肃省", "2026-01-27", "work report", (2025,), (2026,)),
    ),
    (
        ["江宁县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告", "2025年1月8日"],
        (
            "江宁县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告",
            "江宁县",
            "2025-01-08",
            "plan report",
            (2024,),
            (2025,),
        ),
    ),
    (["没有标题的一段话。", "又一段话。"], ("notes", None, None, "report", (), ())),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_a_report_without_an_entry_is_inferred_from_its_text(lines: list[str], expected: tuple[object, ...]) -> None:
    found = infer_entry(Entry("notes"), lines)
    assert (found.title, found.place, found.date, found.kind, found.reviews, found.plans) == expected


def test_a_day_alone_in_brackets_dates_a_report_and_a_summary_of_work_is_a_title() -> None:
    found = infer_entry(Entry("x"), ["白岭县2026年政府工作报告", "（2026年1月15日）", "各位代表："])
    assert (found.date, found.place) == ("2026-01-15", "白岭县")
    assert infer_entry(Entry("notes"), ["柳溪镇2025年工作总结", "全镇新建公路12公里。"]).title == "柳溪镇2025年工作总结"


def test_what_a_manifest_says_wins(tmp_path: Path) -> None:
    entry = Entry("x", title="某市报告", place="某市", date="2020", kind="work report", reviews=(2019,), plans=(2020,))
    assert infer_entry(entry, ["2026年北京市政府工作报告"]) == entry


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[report]\n", "not a TOML file"),
        ('[[report]]\ntitle = "x"\nfiles = ["a.txt"]\n', "report 1 has no id"),
        ('[[report]]\nid = "a"\n', "files is a list of file names"),
        ('[[report]]\nid = "a"\nfiles = ["a.txt"]\nyear = 2025\n', "unknown key 'year'"),
        ('[[report]]\nid = "a"\nfiles = ["a.txt"]\nplans = 2026\n', "plans is a list of years"),
        ('[[report]]\nid = "a"\nfiles = ["a.txt"]\ndate = 2026-01-01\n', "date is a text"),
        ('[[report]]\nid = "a"\nfiles = ["a.txt"]\n[[report]]\nid = "a"\nfiles = ["b.txt"]\n', "two reports have the id"),
    ],
)
def test_a_manifest_that_cannot_be_used_says_what_to_correct(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "manifest.toml").write_text(text, "utf-8")
    with pytest.raises(CorpusError) as raised:
        load_manifest(tmp_path)
    assert says in str(raised.value) and "manifest.toml" in str(raised.value) and "\n" not in str(raised.value)
