"""Beside the conversation: the reports to ask, by key and never by id, and the questions with how each was answered."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from answer.model import Answer
from corpus.model import Report
from web.anchors import report_key
from web.ask import Turn
from web.labels import EN, ZH
from web.rail import chosen_report, render_asked, render_outline


def test_every_question_leads_back_to_its_answer_and_says_how_it_went(sample_answer: Answer, sample_refusal: Answer) -> None:
    turns = [
        Turn("一？", sample_answer),
        Turn("二？", replace(sample_answer, status="partial")),
        Turn("三？", sample_refusal),
        Turn("四？"),
    ]
    shown = render_outline(turns, ZH)
    assert re.findall(r'href="(#turn-\d)" title="([^"]+)"', shown) == [
        ("#turn-1", "已回答"),
        ("#turn-2", "部分回答"),
        ("#turn-3", "未作答"),
        ("#turn-4", "正在查找"),
    ]
    assert re.findall(r'aria-hidden="true">(.)</span>', shown) == ["✓", "◐", "—", "…"]
    assert "4 个问题" in shown and "4 questions" in render_outline(turns, EN)


def test_before_the_first_question_there_is_no_list() -> None:
    assert render_outline([], ZH) == ""


def test_the_chosen_report_is_checked_and_said_with_what_is_missing(sample_report: Report) -> None:
    reports = {"sample": sample_report}
    shown = render_asked(reports, ZH, "sample")
    assert re.findall(r'value="([^"]*)"( checked)?', shown) == [("", ""), (report_key("sample"), " checked")]
    assert "2026-03-02 · 缺第1版" in shown and "样例&lt;i&gt;报告&lt;/i&gt;" in shown
    assert 'value="" checked' in render_asked(reports, ZH, "gone") and "A sample report" in render_asked(reports, EN, "")


@pytest.mark.parametrize(
    ("data", "chosen"), [({"key": report_key("sample")}, "sample"), ({"key": "sample"}, ""), ({"key": ["x"]}, ""), (None, ""), ("x", "")]
)
def test_a_report_is_chosen_by_its_key_alone(sample_report: Report, data: Any, chosen: str) -> None:
    assert chosen_report({"sample": sample_report}, data) == chosen
