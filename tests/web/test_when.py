"""Behind a figure that its sentence gives no year stands of when and of what kind it is; behind a table's figure how the text bounds it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from answer import Yearbook
from answer.model import Answer, Citation, CitationScope, Locator, ReportReference, TableReference, Understood
from corpus import IndicatorNames, Report, find_facts
from corpus.manifest import Entry
from corpus.model import SourceFile
from corpus.read import read_report
from web.body import render_body
from web.labels import EN, ZH, Labels
from web.understood import PLAIN, Names

TEXT = (
    "甲县2026年政府工作报告\n一、过去五年工作回顾\n"
    "“十四五”期间，路网更密。货运量增长37%，占全省8%、较2020年提高2个百分点。客运量升至90万人次。\n"
    "二、2026年工作安排\n力争出口额800万美元。今年新建学校9所。茶园扩种。财政收入增长4%左右。\n"
)


@pytest.fixture
def report() -> Report:
    return read_report([SourceFile("a.txt", "ab" * 32, "utf-8", TEXT)], Entry("a"))


def cite(report: Report, n: int, words: str, year: int | None = 2025, kind: str | None = None, row: str = "") -> Citation:
    start = TEXT.index(words) if not row else 0
    table = TableReference("表", ("指标", "目标"), row) if row else None
    reference = ReportReference(report.id, report.title, None, None, None, None)
    where = Locator("a.txt", "ab" * 32, start, start + len(words))
    return Citation(n, reference, (), words, where, CitationScope(year, None, None, kind, "section"), table=table)


def behind(report: Report, labels: Labels, *said: tuple[str, Citation], book: Yearbook | None = None, joint: str = "\n") -> list[str]:
    """The words behind the marks of an answer's sentences."""
    text = joint.join(f"{sentence}[{one.n}]" for sentence, one in said)
    answer = Answer("？", "zh", Understood("value"), "answered", None, text, tuple(one for _, one in said))
    shown = render_body(text, answer, 1, labels, Names({report.id: report}, PLAIN.english, book=book))
    return [unescape(re.sub("<[^>]*>", "", one)) for one in re.findall(r'<span class="when"[^>]*>(.*?)</span>(?=</p>|</li>|\S|$)', shown)]


GREW = "货运量增长37%，占全省8%、较2020年提高2个百分点。"


@pytest.mark.parametrize(
    ("labels", "words", "year", "kind", "told"),
    [
        (ZH, GREW, 2025, None, ["“十四五”期间"]),
        (EN, GREW, 2025, None, ["14th Five-Year Plan period"]),
        (ZH, "客运量升至90万人次。", 2025, None, ["2025年"]),  # what was reached is of the end
        (ZH, "力争出口额800万美元。", 2026, "plan", ["2026年计划"]),
        (EN, "力争出口额800万美元。", 2026, "plan", ["2026 plan"]),
        (ZH, "今年新建学校9所。", 2026, "plan", ["2026年计划"]),  # of which year 今年 is, only the report's date says
        (ZH, "力争出口额800万美元。", None, None, []),
        (ZH, "茶园扩种。", 2026, "plan", []),
    ],
)
def test_a_figure_without_a_year_says_of_when_and_of_what_kind_it_is(
    report: Report, labels: Labels, words: str, year: int | None, kind: str | None, told: list[str]
) -> None:
    assert behind(report, labels, (words, cite(report, 1, words, year, kind))) == told


def test_a_sentence_that_names_its_year_is_left_alone(report: Report) -> None:
    one = cite(report, 1, "力争出口额800万美元。", 2026, "plan")
    assert behind(report, ZH, ("2026年力争出口额800万美元。", one)) == []
    assert behind(report, ZH, ("出口额比2024年多，达到800万美元。", one)) == ["2026年计划"]


def test_what_stands_behind_one_sentence_is_not_said_again_of_the_next(report: Report) -> None:
    plans = [
        cite(report, n, words, 2026, "plan") for n, words in enumerate(("力争出口额800万美元。", "茶园扩种。", "今年新建学校9所。"), 1)
    ]
    old = cite(report, 4, GREW)
    said = [(one.quote, one) for one in (*plans, old)]
    assert behind(report, ZH, *said) == ["2026年计划", "“十四五”期间"]
    assert behind(report, ZH, said[0], said[3], said[2]) == ["2026年计划", "“十四五”期间", "2026年计划"]


@pytest.mark.parametrize(("labels", "told"), [(ZH, "正文：4%左右"), (EN, "in the text: around 4%")])
def test_a_table_s_figure_is_told_with_the_words_that_bound_it_in_the_text(report: Report, labels: Labels, told: str) -> None:
    facts = find_facts([report], IndicatorNames({}))
    bounded = next(row for row in facts if row.fact.qualifier == "左右")
    cell = replace(bounded, fact=replace(bounded.fact, qualifier="", row=0, column=2))
    book = Yearbook([cell, *facts], lambda report, name: None)
    one = cite(report, 1, TEXT[:1], 2026, "target", row=cell.fact.indicator)
    assert behind(report, labels, (f"2026年{cell.fact.indicator}的目标是4%。", one), book=book) == [told]
    assert behind(report, labels, (f"2027年{cell.fact.indicator}的目标是4%。", one), book=book) == []
    assert behind(report, labels, (f"2026年{cell.fact.indicator}的目标是5%。", one), book=book) == []
