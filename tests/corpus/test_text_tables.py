"""Tables that a plain text draws with strokes, tabs or spaces, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Report

HEAD = "2026年临川市政府工作报告\n一、2025年工作回顾\n2025年，全市经济稳中有进，各项指标完成情况如下。\n"
TAIL = "二、2026年工作安排\n全力抓好各项工作，地区生产总值增长5%左右。\n"
COLUMNS = ["指标", "单位", "2025年完成", "2026年预期目标"]
ROWS = [["地区生产总值增速", "%", "5.4", "5.5左右"], ["城镇新增就业", "万人", "4.6", "4.5"], ["粮食总产量", "万吨", "245.3", "245以上"]]


def drawn(cells: list[list[str]], between: str, edge: str = "") -> str:
    return "".join(edge + between.join(row) + edge + "\n" for row in cells)


def tables(report: Report) -> list[tuple[str, list[str], list[list[str]]]]:
    return [
        (
            block.table.title,
            [column.string for column in block.table.columns],
            [[cell.text.string for cell in row] for row in block.table.rows],
        )
        for block in report.blocks
        if block.table
    ]


@pytest.mark.parametrize(
    "text",
    [
        drawn([COLUMNS, *ROWS], " | ", "|"),
        drawn([COLUMNS], " | ", "|") + "|---|:--:|---:|---|\n" + drawn(ROWS, "|", "|"),
        "┌────┬──┬───┬───┐\n" + drawn([COLUMNS], "│", "│") + "├────┼──┼───┼───┤\n" + drawn(ROWS, "│", "│") + "└────┴──┴───┴───┘\n",
        drawn([COLUMNS, *ROWS], "\t"),
        drawn([COLUMNS, *ROWS], "    "),
        drawn([COLUMNS, *ROWS], "　　"),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_drawn_table_is_a_table_with_its_title(read_text: Callable[..., Report], text: str, blank: str) -> None:
    report = read_text(f"{HEAD}表1 主要指标表\n{blank}{text}{blank}{TAIL}")
    assert tables(report) == [("表1 主要指标表", COLUMNS, ROWS)]
    assert [(fact.indicator, fact.value, fact.unit, fact.kind, fact.year) for fact in report.facts][:2] == [
        ("地区生产总值增速", "5.4", "%", "result", 2025),
        ("地区生产总值增速", "5.5左右", "%", "target", 2026),
    ]
    receipt = report.receipts[0]
    assert (receipt.tables, receipt.rows) == (1, 3)
    assert receipt.read == receipt.kept + sum(receipt.dropped.values()) and "unread" not in receipt.dropped
    assert [block.text.string for block in report.blocks if block.kind == "heading"] == ["一、2025年工作回顾", "二、2026年工作安排"]


def test_a_row_with_blank_cells_puts_each_under_its_heading(read_text: Callable[..., Report]) -> None:
    text = (
        "类别      指标          2025年完成    2026年目标\n"
        "经济      GDP增速       5.4%          5.5%\n"
        "          出口增速                    3%\n"
        "民生      新增就业      4.6万人       4.5万人\n"
    )
    report = read_text(f"{HEAD}主要指标表\n{text}{TAIL}")
    assert tables(report)[0][2] == [
        ["经济", "GDP增速", "5.4%", "5.5%"],
        ["经济", "出口增速", "", "3%"],
        ["民生", "新增就业", "4.6万人", "4.5万人"],
    ]


def test_every_cell_leads_back_to_its_place_in_the_file(read_text: Callable[..., Report]) -> None:
    report = read_text(f"{HEAD}主要指标表\n{drawn([COLUMNS, *ROWS], ' | ', '|')}{TAIL}")
    (table,) = (block.table for block in report.blocks if block.table)
    source = report.files[0].text
    for text in (*table.columns, *(cell.text for row in table.rows for cell in row)):
        (run,) = text.runs
        assert source[run.source_start : run.source_start + run.length] == text.string


@pytest.mark.parametrize(
    "text",
    [
        "市长　周明远\n副市长　李　文\n秘书长　王　平\n",  # names, no figures
        "附表  2026年重点项目\n",
        "推进城市更新，改造老旧小区126个。  惠及居民3.8万户。  新建公园32个。\n" * 3,
        "甲|乙\n",
    ],
)
def test_what_has_no_columns_of_figures_is_no_table(read_text: Callable[..., Report], text: str) -> None:
    assert tables(read_text(HEAD + text + TAIL)) == []


def test_the_line_of_the_unit_stands_between_a_title_and_its_table(read_text: Callable[..., Report]) -> None:
    report = read_text(
        f"{HEAD}重点支出安排表\n单位：万元\n项目\t2025年执行\t2026年预算\n教育支出\t126500\t129800\n合计\t126500\t129800\n{TAIL}"
    )
    assert tables(report)[0][0] == "重点支出安排表 单位：万元"
    assert [(block.kind, block.text.string) for block in report.blocks[3:5]] == [("byline", "单位：万元"), ("table", "重点支出安排表")]
    found = [(fact.indicator, fact.value, fact.unit, fact.kind, fact.year) for fact in report.facts if fact.row is not None]
    assert found == [("教育支出", "126500", "万元", "result", 2025), ("教育支出", "129800", "万元", "target", 2026)]


def test_a_cell_with_its_own_unit_gives_that_unit(read_text: Callable[..., Report]) -> None:
    report = read_text(
        f"{HEAD}“十五五”主要指标\n指标\t2025年完成\t2030年目标\t年均增长\n地区生产总值\t3560亿元\t5000亿元\t5.5%左右\n净出口\t-2.4亿元\t—\t—\n{TAIL}"
    )
    found = [(f.indicator, f.value, f.unit, f.low, f.kind, f.change, f.since, f.year) for f in report.facts if f.row is not None]
    assert found == [
        ("地区生产总值", "3560", "亿元", 3560.0, "result", "level", None, 2025),
        ("地区生产总值", "5000", "亿元", 5000.0, "target", "level", None, 2030),
        ("地区生产总值", "5.5左右", "%", 5.5, "average", "growth", 2026, 2030),
        ("净出口", "-2.4", "亿元", -2.4, "result", "level", None, 2025),
    ]
