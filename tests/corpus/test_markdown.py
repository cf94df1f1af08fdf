"""Markdown: its signs gone, its notes and tables kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Report, read_reports
from corpus.readers.markdown import read_markdown


def text_of(tmp_path: Path, text: str) -> str:
    path = tmp_path / "report.md"
    path.write_text(text, "utf-8")
    return read_markdown(path, "report.md").text


def report_of(tmp_path: Path, text: str) -> Report:
    text_of(tmp_path, text)
    result = read_reports([tmp_path / "report.md"])
    assert result.failures == ()
    return result.reports[0]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("**“三同”**政策", "“三同”政策"),
        ("推进*改革*与_开放_", "推进改革与开放"),
        ("_开放_ 与 __改革__ 和 ~~旧~~", "开放 与 改革 和 旧"),
        ("PM_2.5_浓度，5*6*7", "PM_2.5_浓度，5*6*7"),
        ("见[附件](http://a.b/c_(1).html)和![图](x.png)。", "见附件和。"),
        ("`4311`体系，\\*不是\\*强调，增速\\<5%", "4311体系，*不是*强调，增速<5%"),
        ("面积3万m<sup>2</sup>，<b>粗</b>&amp;细", "面积3万m²，粗&细"),
        ("- 一是改革", "一是改革"),
        ("> 引文", "引文"),
        ("1. 甲", "1. 甲"),
        ("-5%的降幅", "-5%的降幅"),
        ("+ N”体系", "+ N”体系"),
        ("#1机组", "#1机组"),
        ("<!-- 注 -->正文", "正文"),
    ],
)
def test_signs_of_markdown_do_not_show(tmp_path: Path, printed: str, shown: str) -> None:
    assert text_of(tmp_path, printed + "\n") == shown + "\n"


def test_headings_rules_front_matter_and_fences(tmp_path: Path) -> None:
    text = "---\ntitle: x\ntags:\n  - a\n---\n# 2026年政府工作报告 #\n\n一、回顾\n========\n\n---\n\n（一）经济\n----\n\n```\n代码\n```\n"
    assert text_of(tmp_path, text).split() == ["#", "2026年政府工作报告", "#", "一、回顾", "##", "（一）经济", "代码"]


def test_notes_of_several_paragraphs_named_and_called_twice(tmp_path: Path) -> None:
    text = (
        "一、回顾\n\n“三同”[^tong]落地，OPC[^o]增加。\n\n“三同”[^tong]再落地。\n\n"
        "[^o]: OPC：指一人公司。\n\n[^tong]: “三同”：指成本低。\n\n    服务**好**。\n\n[^x]: 无人用。\n"
    )
    report = report_of(tmp_path, text)
    assert [(note.mark, note.text.string, note.blocks) for note in report.notes] == [
        ("1", "“三同”：指成本低。服务好。", ("report#1", "report#2")),
        ("2", "OPC：指一人公司。", ("report#1",)),
    ]
    assert report.receipts[0].aside == (("note without a mark", 4),)


def test_pipe_tables_and_tables_in_html(tmp_path: Path) -> None:
    pipes = "表1\n\n| 指标名称 | 2025年完成 |\n|:---|---:|\n| **GDP**[^1] | 5\\|6 |\n| 失业率 | 5.3 |\n\n[^1]: GDP：指总值。\n"
    page = "表2\n\n<table><tr><td>指标名称</td><td>2025年完成</td></tr><tr><td>投资</td><td>10.4</td></tr></table>\n"
    report = report_of(tmp_path, pipes + "\n" + page)
    found = [
        ([c.string for c in b.table.columns], [[c.text.string for c in row] for row in b.table.rows]) for b in report.blocks if b.table
    ]
    assert found == [
        (["指标名称", "2025年完成"], [["GDP", "5|6"], ["失业率", "5.3"]]),
        (["指标名称", "2025年完成"], [["投资", "10.4"]]),
    ]
    assert [(note.text.string, note.blocks) for note in report.notes] == [("GDP：指总值。", (report.blocks[0].id,))]


def test_blank_lines_between_all_paragraphs_count_as_none(tmp_path: Path) -> None:
    assert text_of(tmp_path, "甲。\n\n乙。\n\n\n丙。\n\n丁。\n") == "甲。\n乙。\n\n丙。\n丁。\n"
    assert text_of(tmp_path, "甲\n乙\n丙\n\n丁\n") == "甲\n乙\n丙\n\n丁\n"
