"""Two figures that a question holds against each other are told apart by source; a change over the years is no disagreement."""

from __future__ import annotations

from typing import Any

import pytest

from answer import sides_of
from answer.model import Answer, Citation, CitationScope, Locator, ReportReference, TableReference, Understood

REPORT = ReportReference("甲", "甲区报告", None, None, "甲区", "2026-03-02")


def cite(n: int, quote: str, **scope: Any) -> Citation:
    about = CitationScope(**{"year": 2026, "place": "甲区", "basis": "section", **scope})
    return Citation(n, REPORT, (), quote, Locator("甲.txt", "0" * 64, n, n + 9), about)


def row(n: int, cells: tuple[str, ...], columns: tuple[str, ...] = ("指标", "单位", "2026年预期目标")) -> Citation:
    cited = cite(n, " ".join(cells), kind="target", basis="column")
    return Citation(n, REPORT, (), cited.quote, cited.locator, cited.scope, table=TableReference("附件1", columns, cells[0], cells))


def asked(question: str, *citations: Citation) -> list[tuple[int, str]]:
    answer = Answer(question, "zh", Understood("value"), "answered", None, "", citations)
    return [(side.citation.n, side.figure) for side in sides_of(answer)]


CARGO = row(1, ("经通道货运量", "标箱", "575"))
CARRIED = cite(2, "发挥总部企业作用，全年通道集货量超4.8万标箱、货值达24亿元，均增长15%以上", kind="plan")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2026年通道货运量到底是575标箱还是4.8万标箱？", [(1, "575标箱"), (2, "4.8万标箱")]),
        ("Is it 575 or 48,000 TEU?", [(1, "575标箱"), (2, "4.8万标箱")]),
        ("2026年通道货运量目标是多少？", []),  # nothing is held against anything
        ("2026年和2025年的575标箱？", []),  # years are no figures
        ("是575标箱还是600标箱？", []),  # the second is stated nowhere
        ("货值是24亿元还是4.8万标箱？", []),  # one source states both
    ],
)
def test_each_source_stands_with_the_figure_that_it_alone_states(question: str, expected: list[tuple[int, str]]) -> None:
    assert asked(question, CARGO, CARRIED) == expected


def test_a_cell_is_read_in_the_unit_of_its_row() -> None:
    productivity = row(1, ("全员劳动生产率", "万元/人", "50（保持全市前列）"))
    assert asked("是50万还是38万？", productivity, cite(2, "国企全员劳动生产率达38万元/人")) == [
        (1, "50万元/人（保持全市前列）"),
        (2, "38万元"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"year": 2025, "basis": "text"}, {"year": 2026, "basis": "text"}),
        ({"place": "甲区"}, {"place": "乙区"}),
        ({"kind": "target"}, {"kind": "result"}),
    ],
)
def test_another_year_place_or_a_goal_and_its_outcome_are_no_disagreement(one: dict[str, Any], other: dict[str, Any]) -> None:
    pair = [cite(1, "增长6%", **one), cite(2, "增长5%", **other)]
    assert asked("是6%还是5%？", *pair) == []
    assert asked("是6%还是5%？", cite(1, "增长6%"), cite(2, "增长5%")) == [(1, "6%"), (2, "5%")]


def test_no_more_sides_than_can_be_read_beside_each_other() -> None:
    assert [n for n, _ in asked("1家、2家、3家、4家还是5家？", *(cite(n, f"共{n}家") for n in range(1, 6)))] == [1, 2, 3, 4]
