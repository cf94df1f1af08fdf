"""Figures of one thing that cannot both hold stand side by side unasked; bounds, roundings, other years, parts and roles differ in nothing."""

from __future__ import annotations

from typing import Any

import pytest

from answer import Differences, Yearbook
from answer.model import Answer, Citation, CitationScope, Locator, ReportReference, TableReference, Understood
from corpus import IndicatorNames, Report, SourceFile, find_facts
from corpus.manifest import Entry
from corpus.read import read_report

NAMES = IndicatorNames({"gdp": "地区生产总值", "地区生产总值": "地区生产总值", "粮食产量": "粮食产量"})
PLAN = "2026年计划报告\n一、2026年主要目标\n2026年，全省地区生产总值增长5%左右，粮食产量达到12.3万吨。\n"


def report(name: str, text: str) -> Report:
    entry = Entry(id=name, files=(f"{name}.txt",), place="云南省", reviews=(2025,), plans=(2026,), kind="plan report")
    return read_report([SourceFile(f"{name}.txt", name * 64, "utf-8", text)], entry)


def sides(other: str) -> list[tuple[int, str, str]]:
    """Number, figure and file of each source, where an answer cites the plan report and another report says `other`."""
    reports = [report("a", PLAN), report("b", f"2026年工作要点\n一、2026年工作\n{other}\n")]
    question, quote = "2026年GDP目标是多少？", "全省地区生产总值增长5%左右"
    start = reports[0].files[0].text.index(quote)
    about = ReportReference("a", "2026年计划报告", None, None, "云南省", None)
    scope = CitationScope(2026, "云南省", None, "target", "text")
    cited = Citation(1, about, (), quote, Locator("a.txt", "a" * 64, start, start + len(quote)), scope)
    asked = Understood("value", indicators=("地区生产总值",), years=(2026,))
    answer = Answer(question, "zh", asked, "answered", None, "", (cited,))
    found = Differences(Yearbook(find_facts(reports, NAMES), lambda name, text: None)).sides(answer)
    return [(side.citation.n, side.figure, side.citation.locator.file) for side in found]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("2026年，全省地区生产总值增长6%左右。", [(1, "5%左右", "a.txt"), (0, "6%左右", "b.txt")]),
        ("2026年，全省地区生产总值增长5.2%。", []),  # 左右 allows it
        ("2026年，全省地区生产总值增长4%以上。", []),  # both can hold
        ("2025年，全省地区生产总值增长6%。", []),  # another year
        ("2026年，江苏省地区生产总值增长6%左右。", []),  # another place
        ("2026年，昆明市地区生产总值增长6%左右。", []),  # a part of the place
        ("2026年，民营企业地区生产总值增长6%左右。", []),  # a part of it
        ("2026年，粮食产量达到13万吨。", []),  # not what is asked
    ],
)
def test_another_report_s_figure_of_the_same_thing_stands_beside_the_cited_one(other: str, expected: list[tuple[int, str, str]]) -> None:
    assert sides(other) == expected


CARGO = "经通道货运量"


def in_one_unit(sentence: str, **scope: Any) -> list[tuple[int, str]]:
    """What a row of 575 标箱 and a sentence say of the goods over a corridor."""
    about = ReportReference("a", "甲区报告", None, None, "甲区", "2026-03-02")
    columns, cells = ("指标名称", "单位", "2025年预计完成", "2026年预期目标"), (CARGO, "标箱", "500", "575")
    row = Citation(
        1, about, ("附件2",), " ".join(cells), Locator("a.txt", "a" * 64, 0, 9), CitationScope(2026, "甲区", None, "target", "column")
    )
    row = Citation(1, about, row.section, row.quote, row.locator, row.scope, table=TableReference("附件2", columns, CARGO, cells))
    given = {"year": 2026, "place": "甲区", "of": None, "kind": "plan", "basis": "section", **scope}
    text = Citation(2, about, (), sentence, Locator("a.txt", "a" * 64, 20, 40), CitationScope(**given))
    answer = Answer(
        "2026年通道货运量目标？", "zh", Understood("value", indicators=(CARGO,), years=(2026,)), "answered", None, "", (row, text)
    )
    return [(side.citation.n, side.figure) for side in Differences(Yearbook((), lambda name, text: None)).sides(answer)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年通道货运量超4.8万标箱、货值达24亿元，均增长15%以上", [(1, "575标箱"), (2, "4.8万标箱")]),
        ("通道货运量达到575标箱", []),
        ("通道货运量突破500标箱", []),  # 575 is over 500
        ("通道货运量较上年增长75标箱", []),  # a change
        ("通道货运量累计4.8万标箱", []),  # of several years
        ("港口吞吐能力达到4.8万标箱", []),  # about another thing
        ("通道货运量货值达24亿元", []),  # another unit
    ],
)
def test_a_sentence_in_the_row_s_uncommon_unit_stands_beside_the_row(sentence: str, expected: list[tuple[int, str]]) -> None:
    assert in_one_unit(sentence) == expected


@pytest.mark.parametrize("scope", [{"year": 2025}, {"place": "乙区"}, {"kind": "result"}])
def test_of_another_year_place_or_role_it_does_not(scope: dict[str, Any]) -> None:
    assert in_one_unit("全年通道货运量超4.8万标箱", **scope) == []
