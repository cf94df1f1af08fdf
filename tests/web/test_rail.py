"""Beside the conversation: the reports and years to ask, by key and never by id, and the questions with how each was answered."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from answer.model import Answer
from corpus.model import Report
from web.anchors import report_key
from web.ask import Turn, render_answer
from web.kept import keep_turns, restore_turns
from web.labels import EN, ZH
from web.rail import render_asked, render_outline
from web.scope import ALL, Scope
from web.understood import Names


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


def test_what_is_chosen_is_checked_and_said_with_what_is_missing(sample_report: Report) -> None:
    reports = two(sample_report)
    shown = render_asked(reports, ZH, Scope(("sample",), (2026,)))
    key, other = report_key("sample"), report_key("other")
    assert re.findall(r'name="asked" value="([^"]*)"( checked)?', shown) == [("", ""), (key, " checked"), (other, "")]
    assert re.findall(r'name="asked-year" value="(\d+)"( checked)?', shown) == [("2024", ""), ("2025", ""), ("2026", " checked")]
    assert "2026-03-02 · 缺第1版" in shown and "样例&lt;i&gt;报告&lt;/i&gt;" in shown and ">1 份报告 · 2026<" in shown
    for all_of_it in (Scope(("gone",)), Scope(("sample", "other"))):
        assert 'value="" checked' in render_asked(reports, ZH, all_of_it)
    assert "A sample report" in render_asked(reports, EN, ALL) and ">All reports · any year<" in render_asked(reports, EN, ALL)


@pytest.mark.parametrize(
    ("data", "chosen"),
    [
        ({"keys": [report_key("sample")], "years": ["2026", "2031"]}, Scope(("sample",), (2026,))),
        ({"keys": [report_key("other"), report_key("sample")], "years": []}, Scope(("sample", "other"))),
        ({"keys": ["sample"], "years": [2026]}, ALL),
        ({"keys": "x", "years": [["x"], None]}, ALL),
        (None, ALL),
        ("x", ALL),
    ],
)
def test_reports_are_chosen_by_their_keys_alone_and_years_where_a_report_covers_them(
    sample_report: Report, data: Any, chosen: Scope
) -> None:
    assert Scope.of(two(sample_report), data) == chosen


def test_what_is_chosen_is_asked_as_far_as_it_is_loaded(sample_report: Report) -> None:
    reports = two(sample_report)
    cases = [Scope(), Scope(("other",)), Scope(("other", "gone"), (2026, 2031)), Scope(("sample", "other"), (2025,))]
    assert [scope.among(reports).asked() for scope in cases] == [
        {},
        {"report": "other"},
        {"report": "other", "years": (2026,)},
        {"years": (2025,)},
    ]
    assert Scope(("a", "b")).asked() == {"reports": ("a", "b")}
    assert Scope(("a", "b"), (2026,)).without(report_key("a")) == Scope(("b",), (2026,))
    assert Scope(("a",), (2025, 2026)).without("2025") == Scope(("a",), (2026,)) and Scope(("a",), (2026,)).without("all") == ALL


def test_a_chosen_scope_is_shown_with_the_way_out_of_each_part(
    sample_report: Report, sample_answer: Answer, sample_refusal: Answer
) -> None:
    names = Names(two(sample_report), lambda name: "")
    scope = Scope(("sample",), (2026,))
    shown = render_answer(
        replace(sample_answer, understood=replace(sample_answer.understood, years=(2026,))), 3, ZH, names=names, scope=scope
    )
    assert re.findall(r'href="(#again-3-[^"]+)"', shown) == [f"#again-3-{report_key('sample')}", "#again-3-2026"]
    wider = replace(names, answers=lambda question, scope: scope == ALL)
    refused = render_answer(sample_refusal, 3, ZH, names=wider, scope=scope)
    assert "#again-3-all" not in render_answer(sample_refusal, 3, ZH, names=names, scope=scope)
    assert 'href="#again-3-all">在全部报告里再问' in refused and "#again-3-all" not in render_answer(sample_refusal, 3, ZH, names=names)


def test_a_kept_conversation_keeps_what_it_was_asked_of(sample_answer: Answer) -> None:
    turns = [Turn("一？", sample_answer, Scope(("sample", "other"), (2026,))), Turn("二？", sample_answer)]
    assert [turn.scope for turn in restore_turns(keep_turns(turns), 2000)] == [turn.scope for turn in turns]
    without = json.dumps([{name: value for name, value in one.items() if name != "scope"} for one in json.loads(keep_turns(turns))])
    assert [turn.scope for turn in restore_turns(without, 2000)] == [ALL, ALL]


def two(report: Report) -> dict[str, Report]:
    return {"sample": report, "other": replace(report, id="other", title="别的报告", reviews=(2024,), plans=(2025,), missing=())}
