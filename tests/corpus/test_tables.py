"""Annex tables, boxes and the facts in them."""

from __future__ import annotations

from collections.abc import Callable

from corpus import Report, Table

PLAN = "yuzhong-plan-report-2026"


def tables(report: Report) -> list[Table]:
    return [block.table for block in report.blocks if block.table is not None]


def row(table: Table, number: int) -> list[str]:
    return [cell.text.string for cell in table.rows[number - 1]]


def test_the_two_annexes_have_25_rows_each_with_their_headings(yuzhong: dict[str, Report]) -> None:
    first, second = tables(yuzhong[PLAN])[-2:]
    shared = ["序号", "指标类别", "指标名称", "单位", "指标属性"]
    assert first.title == "附件1 2025年经济社会发展主要目标完成情况表"
    assert second.title == "附件2 2026年经济社会发展主要目标预期建议表"
    assert [c.string for c in first.columns] == [*shared, "2025年预期目标", "2025年预计完成情况"]
    assert [c.string for c in second.columns] == [*shared, "2025年预计完成情况", "2026年预期目标"]
    for table in (first, second):
        assert [cells[0].text.string for cells in table.rows] == [str(number) for number in range(1, 26)]
        assert all(cell.text.string for cells in table.rows for cell in cells)
    assert row(first, 1) == ["1", "推动高质量发展", "地区生产总值（GDP）增速", "%", "预期性", "6左右", "4.5"]
    assert row(first, 8)[2:] == ["全员劳动生产率", "万元/人", "预期性", "保持全市前列", "50（保持全市前列）"]
    assert row(first, 19) == ["19", "深化改革开放", "实际使用外资（FDI）", "万美元", "预期性", "6000", "3200"]
    assert row(first, 25)[1:] == ["实现安全发展", "亿元GDP安全事故死亡率", "人/亿元", "约束性", "＜0.01", "预计完成"]
    assert row(second, 16) == ["16", "扩大开放", "实际使用外资（FDI）", "万美元", "预期性", "3200", "3680"]
    assert row(second, 19)[2:] == ["单位GDP二氧化碳排放下降", "%", "约束性", "完成市级下达目标", "完成市级下达目标"]
    assert row(second, 20)[2:] == ["细颗粒物（PM2.5）浓度", "微克/立方米", "约束性", "34", "≤33"]


def test_merged_categories_are_filled_down_and_say_so(yuzhong: dict[str, Report]) -> None:
    first = tables(yuzhong[PLAN])[-2]
    printed = [cells[0].text.string for cells in first.rows if not cells[1].filled]
    assert printed == ["1", "12", "18", "20", "25"]
    assert [cells[1].text.string for cells in first.rows][17:20] == ["深化改革开放", "深化改革开放", "提升城市品质"]
    assert not any(cell.filled for cells in first.rows for cell in (*cells[:1], *cells[2:]))


def test_the_four_boxes(yuzhong: dict[str, Report]) -> None:
    boxes = tables(yuzhong[PLAN])[:4]
    assert [(box.title, [c.string for c in box.columns], len(box.rows)) for box in boxes] == [
        ("专栏1 纳入2026年度成渝地区双城经济圈建设重要事项", ["", ""], 4),
        ("专栏2 2026年“投资于人”重要民生事项", ["重点领域", "重点事项"], 6),
        ("专栏3 2026年“一核两翼三带五片区”重点项目", ["", ""], 4),
        ("专栏4 2026年度对外开放重大平台、重大活动", ["", ""], 2),
    ]
    assert [(cells[0].text.string, cells[0].filled) for cells in boxes[0].rows] == [
        ("重庆成都双核联动联建2026年度合作事项清单", False),
        ("2026年度“四重清单”", False),
        ("2026年度“四重清单”", True),
        ("共建成渝地区双城经济圈2026年度重点项目", False),
    ]
    assert [cells[0].text.string for cells in boxes[1].rows] == [
        "教育领域", "医疗领域", "文体领域", "其他服务领域", "创新创业领域", "人才培育领域",
    ]  # fmt: skip
    assert boxes[3].rows[0][1].text.string.startswith("渝欧跨境数字贸易产业园、重庆火锅要素交易平台、")


def test_each_value_cell_of_an_annex_is_a_fact(yuzhong: dict[str, Report]) -> None:
    facts = [fact for fact in yuzhong[PLAN].facts if fact.row is not None]
    assert len(facts) == 100
    assert {fact.place for fact in facts} == {"重庆市渝中区"}
    capital = [(f.value, f.unit, f.year, f.kind, f.row, f.column) for f in facts if f.indicator == "实际使用外资（FDI）"]
    assert capital == [
        ("6000", "万美元", 2025, "target", 18, 5),
        ("3200", "万美元", 2025, "estimate", 18, 6),
        ("3200", "万美元", 2025, "estimate", 15, 5),
        ("3680", "万美元", 2026, "target", 15, 6),
    ]
    water = next(f for f in facts if f.indicator == "长江干流水质")
    assert (water.value, water.unit) == ("保持Ⅱ类", "")
    kinds = {(f.block, f.column): (f.year, f.kind) for f in facts}
    assert sorted(kinds.values()) == [(2025, "estimate"), (2025, "estimate"), (2025, "target"), (2026, "target")]


TABLE = (
    "一、2025年计划执行情况\n各项指标完成较好，具体情况见下表。\n附表1\n\n2025年主要指标完成情况表\n\n"
    "\t类别\n\t指标名称\n\t计量\n单位\n\t2024年实际\n\t2025年目标\n\t2025年完成\n\n"
    "\t经济\n\t粮食产量\n\t万吨\n\t21.5\n\t22\n\t22.3\n\n\t\n\t进出口总额\n\t亿元\n\t\n\t9\n左右\n\t9.4\n\n"
    "\t民生\n\t城镇新增就业\n\t人\n\t30000\n\t31000\n\n\n二、2026年计划安排\n新一年计划如下，请予审议。\n"
)


def test_another_countys_table_keeps_its_empty_cells_empty(read_text: Callable[..., Report]) -> None:
    report = read_text(TABLE)
    (table,) = tables(report)
    assert table.title == "附表1 2025年主要指标完成情况表"
    columns = ["类别", "指标名称", "计量单位", "2024年实际", "2025年目标", "2025年完成"]
    assert [c.string for c in table.columns] == columns
    assert [[cell.text.string for cell in cells] for cells in table.rows] == [
        ["经济", "粮食产量", "万吨", "21.5", "22", "22.3"],
        ["经济", "进出口总额", "亿元", "", "9左右", "9.4"],
        ["民生", "城镇新增就业", "人", "30000", "31000", ""],
    ]
    assert [(f.indicator, f.value, f.unit, f.year, f.kind) for f in report.facts] == [
        ("粮食产量", "21.5", "万吨", 2024, "result"),
        ("粮食产量", "22", "万吨", 2025, "target"),
        ("粮食产量", "22.3", "万吨", 2025, "result"),
        ("进出口总额", "9左右", "亿元", 2025, "target"),
        ("进出口总额", "9.4", "亿元", 2025, "result"),
        ("城镇新增就业", "30000", "人", 2024, "result"),
        ("城镇新增就业", "31000", "人", 2025, "target"),
    ]
    assert [b.text.string for b in report.blocks if b.kind == "heading"][-1] == "二、2026年计划安排"
