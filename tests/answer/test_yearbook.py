"""Indicators side by side: what is gathered on one line, what a comparison says, which places state a figure and which do not."""

from __future__ import annotations

from typing import Any

import pytest

from answer import Yearbook, one_number, printed
from answer.yearbook import compare
from corpus import Fact, IndicatorNames, Report, SourceFile, find_facts
from corpus.amounts import cell_bounds
from corpus.manifest import Entry
from corpus.read import read_report


def fact(value: str, kind: Any = "target", name: str = "地区生产总值增速", **more: Any) -> Fact:
    low, high, qualifier = cell_bounds(value)
    given = {"low": low, "high": high, "qualifier": qualifier, "change": "growth", **more}
    return Fact(name, value, "%", 2025, kind, "云南省", "甲#1", 0, 0, **given)


# Target as printed, result as printed, name of the indicator, what comparing them says.
COMPARED = [
    ("6左右", "4.5", "地区生产总值增速", "missed"),
    ("5左右", "5", "社会消费品零售总额增速", "met"),
    ("＞30", "30", "人均地区生产总值", "missed"),
    ("＞30", "31", "人均地区生产总值", "met"),
    ("5.3以内", "5.3", "城镇调查失业率", "met"),
    ("≤33", "34", "PM2.5平均浓度", "missed"),
    ("5—5.5", "5.2", "地区生产总值增速", "met"),
    ("5—5.5", "4.9", "地区生产总值增速", "missed"),
    ("70以上", "70", "覆盖率", "met"),
    ("3", "预计完成", "单位GDP能耗下降", "said expected"),
    ("保持全市前列", "50（保持全市前列）", "全员劳动生产率", "said met"),
    ("市计划", "低于市计划", "单位GDP二氧化碳排放", "said met"),
    ("5.5", "5.2", "城镇调查失业率", "not comparable"),
    ("3左右", "0.2", "居民消费价格指数", "not comparable"),
    ("30", "31", "细颗粒物平均浓度", "not comparable"),
    ("2.8", "3.1", "研发经费投入强度", "met"),
    ("8", "3以上", "出口增速", "not comparable"),
]


@pytest.mark.parametrize(("target", "result", "name", "said"), COMPARED)
def test_a_status_comes_from_the_two_figures_alone(target: str, result: str, name: str, said: str) -> None:
    assert compare(fact(target, name=name), fact(result, "estimate", name)) == said


@pytest.mark.parametrize(
    ("given", "shown", "drawn"),
    [
        (fact("6左右"), "6%左右", 6.0),
        (fact("5.3以内"), "5.3%以内", None),
        (fact("＞30"), "＞30%", None),
        (fact("4.5—5"), "4.5—5%", None),
        (fact("保持全市前列"), "保持全市前列", None),
        (Fact("出口", "5", "%", 2025, "result", None, "a", None, None, low=5.0, high=None, qualifier="超过"), "超过5%", None),
        (Fact("善款", "1300", "万元", 2025, "result", None, "a", None, None, low=1300.0, high=1300.0, qualifier="余"), "1300余万元", None),
        (
            Fact("就业", "80", "万人", 2026, "target", None, "a", None, None, low=80.0, high=80.0, qualifier="力争、左右"),
            "力争80万人左右",
            80.0,
        ),
    ],
)
def test_a_figure_is_shown_as_printed_and_drawn_only_as_one_number(given: Fact, shown: str, drawn: float | None) -> None:
    assert (printed(given), one_number(given)) == (shown, drawn)


def province(name: str, target: str) -> Report:
    """A report of a place that reviews 2025 and plans 2026."""
    text = f"{name}2026年政府工作报告\n一、2025年工作回顾\n2025年地区生产总值增长5.2%。\n二、2026年工作安排\n2026年发展主要预期目标是：{target}。\n"
    return read_report([SourceFile(f"{name}.txt", "0" * 64, "utf-8", text)], Entry(name))


@pytest.fixture(scope="module")
def provinces() -> Yearbook:
    aims = {
        "云南省": "地区生产总值增长5%左右",
        "江苏省": "地区生产总值增长4.5%—5%",
        "安徽省": "城镇新增就业30万人",
        "辽宁省": "地区生产总值增长6%以上",
    }
    names = IndicatorNames({"地区生产总值": "地区生产总值", "gdp": "地区生产总值"})
    return Yearbook(find_facts([province(*one) for one in aims.items()], names), lambda report, name: None)


def test_places_stand_side_by_side_and_who_is_silent_is_named(provinces: Yearbook) -> None:
    [found] = provinces.side_by_side("地区生产总值", 2026, "target")
    assert [(line.place, printed(line.rows[0].fact)) for line in found.lines] == [
        ("辽宁省", "6%以上"),
        ("云南省", "5%左右"),
        ("江苏省", "4.5%—5%"),
    ]
    assert found.silent == ("安徽省",)
    assert (found.change, found.unit) == ("growth", "%")


def test_a_place_that_states_a_level_is_not_called_silent_about_growth() -> None:
    names = IndicatorNames({"粮食产量": "粮食产量"})
    reports = [
        province("云南省", "粮食产量1955万吨"),
        province("江苏省", "粮食产量760亿斤"),
        province("辽宁省", "粮食产量490亿斤"),
        province("安徽省", "进出口增长5%"),
    ]
    first, second = Yearbook(find_facts(reports, names), lambda report, name: None).side_by_side("粮食产量", 2026, "target")
    assert ([line.place for line in first.lines], first.otherwise, first.silent) == (["江苏省", "辽宁省"], ("云南省",), ("安徽省",))
    assert [line.place for line in second.lines] == ["云南省"]


def test_results_of_all_places_are_one_comparison_and_no_year_is_taken_for_another(provinces: Yearbook) -> None:
    [found] = provinces.side_by_side("地区生产总值", 2025, "result")
    assert {printed(line.rows[0].fact) for line in found.lines} == {"5.2%"} and found.silent == ()
    assert provinces.side_by_side("地区生产总值", 2027, "target") == []


def test_the_subject_of_most_places_comes_first(provinces: Yearbook) -> None:
    assert provinces.subjects[0] == "地区生产总值"
    assert (provinces.years, provinces.places) == ((2026, 2025), ("云南省", "江苏省", "安徽省", "辽宁省"))


def test_the_missed_targets_of_2025_are_those_that_the_answer_names(assistant: Any) -> None:
    missed = [line.name for line in assistant.yearbook.lines if line.status(2025) == "missed"]
    assert missed == [
        "地区生产总值（GDP）增速",
        "区级一般公共预算收入增速",
        "民营经济增加值",
        "城镇居民人均可支配收入增速",
        "实际使用外资（FDI）",
    ]
    answer = assistant.ask("2025年哪些目标没有完成？").text
    assert all(name in answer for name in missed)


def test_figures_of_two_annexes_stand_on_one_line_and_equal_ones_once(assistant: Any) -> None:
    line = next(line for line in assistant.yearbook.lines if line.name == "固定资产投资总额增速")
    cells = [(2025, "target"), (2025, "result"), (2026, "target")]
    assert [[printed(row.fact) for row in line.cell(year, role)] for year, role in cells] == [["5%左右"], ["10.4%"], ["6%"]]


def test_every_fact_stands_on_exactly_one_line(assistant: Any) -> None:
    book = assistant.yearbook
    assert sorted(id(row) for line in book.lines for row in line.rows) == sorted(id(row) for row in book.rows)
    assert len(book.rows) == len(assistant.facts()) > 300


def test_what_a_report_lists_a_target_of_for_the_first_time_is_new(assistant: Any) -> None:
    book = assistant.yearbook
    new = [line.name for line in book.lines if book.is_new(line, 2026)]
    assert len(new) == 9 and new[:2] == ["专精特新企业数量", "每万人高价值发明专利拥有量"]
    assert "地区生产总值（GDP）增速" not in new and not any(book.is_new(line, 2025) for line in book.lines)
