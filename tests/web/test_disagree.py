"""Figures that differ stand side by side, each with its source; a plain answer has no such table."""

from __future__ import annotations

import re
from typing import Any

import pytest

from answer.model import Answer
from web.ask import Turn, render_answer
from web.labels import EN, ZH
from web.rail import render_outline

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
