"""Figures that differ stand side by side, each with its source; a plain answer has no such table."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from answer import Side
from answer.model import Answer
from corpus.model import Report
from web.anchors import Spot, read_anchor
from web.ask import Turn, render_answer
from web.labels import EN, ZH
from web.rail import render_outline
from web.understood import Names, names_of

CARGO = "2026年西部陆海新通道货运量目标到底是575标箱还是4.8万标箱"


@pytest.fixture(scope="module")
def cargo(assistant: Any) -> Any:
    return assistant.ask(CARGO)


def test_two_figures_of_the_five_reports_stand_side_by_side(cargo: Answer) -> None:
    shown = render_answer(cargo, 1, ZH)
    lines = {
        name: re.findall(r"<td>(?:<span[^>]*>)?([^<]*)", cells)
        for name, cells in re.findall(r'<tr class="(\w+)"><th[^>]*>[^<]*</th>(.*?)</tr>', shown)
    }
    assert lines["figure"] == ["575标箱", "4&#46;8万标箱"]
    assert lines["words"][0] == "经西部陆海新通道货运量｜2026年预期目标" and lines["words"][1].startswith("全年通道集货量和承运量超")
    assert lines["year"] == ["2026", "2026"] and lines["kind"] == ["目标", "计划"]
    heads = shown[shown.index('class="sides"') : shown.index("</thead>")]
    assert re.findall(r'href="#(cite-1-\d)"', heads) == ["cite-1-1", "cite-1-2"]
    assert "≠ 报告里有不同的数" in shown and "side by side" in render_answer(cargo, 1, EN)


def test_the_list_of_questions_marks_it(cargo: Answer) -> None:
    shown = render_outline([Turn(CARGO, cargo)], ZH)
    assert 'class="sign differ" aria-hidden="true">≠' in shown and 'title="报告里有不同的数"' in shown


def test_a_plain_answer_has_no_table_of_sources(sample_answer: Answer, assistant: Any) -> None:
    for answer in (sample_answer, assistant.ask("2026年GDP目标是多少，为什么？")):
        assert 'class="sides"' not in render_answer(answer, 1, ZH)


@pytest.mark.parametrize("question", ["2026年陆海新通道货运量目标？", "2026年经西部陆海新通道货运量目标是多少？"])
def test_figures_that_differ_stand_side_by_side_though_the_question_names_none(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    shown = render_answer(answer, 1, ZH, names=names_of(assistant))
    assert re.findall(r'class="figure">.*?</tr>', shown)[0].count("<td>") == 2 and "≠ 报告里有不同的数" in shown
    assert 'class="sign differ"' in render_outline([Turn(question, answer)], ZH, names_of(assistant))


def test_a_source_that_the_answer_does_not_cite_opens_in_its_report(sample_report: Report, sample_answer: Answer) -> None:
    cited = sample_answer.citations[0]
    uncited = replace(cited, n=0, locator=replace(cited.locator, start=3, end=9))
    names = Names({"sample": sample_report}, lambda name: "", lambda answer: (Side(cited, "5%", "一"), Side(uncited, "6%", "二")))
    heads = render_answer(sample_answer, 1, ZH, names=names).partition('class="sides"')[2].partition("</thead>")[0]
    assert re.findall(r'href="#([^"]+)"', heads) == ["cite-1-1", read_anchor("sample", Spot(0, 3, 9))]
