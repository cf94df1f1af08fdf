"""Printed totals and their parts: what is added up, what is left alone, in running text and in tables; the receipt says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Report
from corpus.sums import printed_sums, sum_spot, sums_of_text

# Text → the additions it prints, as the receipt shows them.
ADDED = [
    ("全年共办理建议提案120件，其中人大代表建议70件、政协提案50件，办结率100%。", ["120件 = 70 + 50"]),
    ("共建成5G基站100个，其中城区60个、乡镇30个。", ["100个; 60 + 30 = 90"]),
    ("从5方面提出了28个主要指标，其中20个预期性指标、8个约束性指标。", ["28个 = 20 + 8"]),
    ("全市共有幼儿园300所，其中公办园180所（含村办园20所）、民办园120所。", ["300所 = 180 + 120"]),
    ("共实施项目200个，其中产业项目120个、投资300亿元，基础设施项目80个、投资200亿元。", ["200个 = 120 + 80"]),
    ("总投资500亿元，其中产业项目120个、投资300亿元，民生项目80个、投资200亿元。", ["500亿元 = 300 + 200"]),
    ("全区户籍人口50万人，其中男性26万人，女性24万人，新出生3000人。", ["50万人 = 26 + 24"]),
    ("新建道路30公里、改建道路20公里，共计50公里。", ["50公里 = 30 + 20"]),
    ("城镇、农村分别新增就业3万人、2万人，合计5万人。", ["5万人 = 3 + 2"]),
    ("共新增学位5000个，小学、初中分别为3000个、2000个。", ["5000个 = 3000 + 2000"]),
    ("全年共受理案件1,200件，其中民事800件、刑事300件、行政100件。", ["1,200件 = 800 + 300 + 100"]),
]
# Text in which nothing says that these are the parts of that, or in which a figure is a rate, a bound or a change.
LEFT_ALONE = [
    "粮食产量增长5%，其中夏粮增长3%、秋粮增长2%。",
    "实有经营主体688.3万户，其中企业162.5万户、增长1.1倍。",
    "共完成投资约100亿元，其中工业60亿元、民生40亿元。",
    "共选派干部100名，其中硕士20名、处级以上30名、女性50名。",
    "完成生态建设任务4000万亩，其中防沙治沙1500万亩，重点推进岸线180公里治理。",
    "新建学校20所，改建12所、扩建8所。",
    "计划安排项目371个，包含续建项目148个、新开工项目102个、前期项目121个。",
    "新增充电桩120个，其中城区70个，比上年增加50个。",
    "人均公园绿地16平方米，其中城区10平方米、乡镇6平方米。",
    "公共图书馆、共享单车、共同富裕示范社区12个。",
]


@pytest.mark.parametrize(("text", "lines"), ADDED)
def test_parts_that_the_text_gives_a_total_are_added_up_as_printed(text: str, lines: list[str]) -> None:
    assert [one.line() for one in sums_of_text(text)] == lines


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_figures_that_are_no_parts_of_a_total_are_left_alone(text: str) -> None:
    assert sums_of_text(text) == []


def test_parts_named_by_qizhong_need_not_be_all_and_those_of_a_total_are() -> None:
    [some], [total] = sums_of_text(ADDED[1][0]), sums_of_text(ADDED[7][0])
    assert (some.named, some.adds_up, some.added) == (True, False, "90")
    assert (total.named, total.adds_up) == (False, True)


TABLE = "主要项目表\n\n| 领域 | 项目数（个） | 投资（亿元） | 占比（%） |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            "| 产业 | 120 | 300 | 60 |\n| 民生 | 80 | 205.5 | 40 |\n| 合计 | 200 | 505.5 | 100 |\n",
            ["200 = 120 + 80", "505.5 = 300 + 205.5"],
        ),
        ("| 总计 | 200 | 500 | 100 |\n| 产业 | 120 | 300 | 60 |\n| 民生 | 70 | — | 40 |\n", ["200; 120 + 70 = 190"]),
        (
            "| 收入 | 200 | 505 | |\n| 其中：税收 | 120 | 300 | |\n| 非税 | 80 | 205 | |\n| 支出 | 90 | 10 | |\n",
            ["200 = 120 + 80", "505 = 300 + 205"],
        ),
        ("| 收入 | 200 | 505 | |\n| 其中：税收 | 120 | 300 | |\n| 支出 | 90 | 10 | |\n", []),
        ("| 产业 | 120 | 300 | 60 |\n| 民生 | 较多 | 约200 | 40 |\n| 合计 | 200 | 500 | 100 |\n", []),
        ("| 产业 | 120 | 300 | 60 |\n| 小计 | 120 | 300 | 60 |\n| 合计 | 240 | 600 | 100 |\n", []),
    ],
)
def test_rows_of_a_table_are_added_up_where_it_says_what_they_are_parts_of(
    read_text: Callable[..., Report], rows: str, lines: list[str]
) -> None:
    report = read_text(TABLE + rows, "report.md")
    assert [one.line() for one in printed_sums(report.blocks)] == lines


def test_a_sum_stands_in_the_receipt_and_leads_to_its_words(yuzhong: dict[str, Report]) -> None:
    report = yuzhong["yuzhong-plan-report-2026"]
    assert report.receipts[0].sums == ("371个 = 148 + 102 + 121",)
    [one] = printed_sums(report.blocks)
    block = next(block for block in report.blocks if block.id == one.block)
    spot = sum_spot(block, one)
    assert spot is not None
    words = report.files[spot.file].text[spot.start : spot.end].replace("\n", "")
    assert words.startswith("2026年全区共计划安排项目371个，包含续建项目148个") and words.endswith("前期项目121个")
