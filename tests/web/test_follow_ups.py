"""What is offered next follows from the answer, is answered by the reports, and stands under the newest answer alone."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from answer.model import Answer
from corpus.model import Report
from web.ask import Turn
from web.follow_ups import follow_ups, render_follow_ups
from web.frame import render_messages
from web.labels import EN, ZH
from web.understood import Names, names_of


@pytest.mark.parametrize(
    "question",
    [
        "2026年GDP目标是多少，为什么？",
        "2025年实际使用外资完成目标了吗？",
        "What is the 2026 GDP target, and why?",
        "Did the district meet its 2025 foreign capital target?",
    ],
)
def test_what_is_offered_is_answered(assistant: Any, question: str) -> None:
    offered = follow_ups(assistant.ask(question), names_of(assistant))
    assert offered
    assert [assistant.ask(one).status for one in offered] == ["answered"] * len(offered)


def test_a_target_leads_to_the_year_before_and_a_result_to_the_year_after(assistant: Any) -> None:
    names = names_of(assistant)
    assert follow_ups(assistant.ask("2026年GDP目标是多少？"), names) == ["2025年地区生产总值完成目标了吗？"]
    assert follow_ups(assistant.ask("2025年实际使用外资完成目标了吗？"), names) == ["2026年实际使用外资目标是多少？"]


def test_a_noted_term_is_offered_unless_the_question_named_it(sample_report: Report, sample_answer: Answer) -> None:
    names = Names({"sample": sample_report}, lambda name: "four lists")
    assert follow_ups(sample_answer, names) == ["“四张清单”是什么意思？"]
    assert follow_ups(replace(sample_answer, language="en", question="Why?"), names) == ["What does “four lists” mean?"]
    assert follow_ups(replace(sample_answer, question="四张清单？"), names) == []
    assert follow_ups(replace(sample_answer, status="refused"), names) == []


def test_only_the_newest_answer_offers_anything(sample_report: Report, sample_answer: Answer) -> None:
    names = Names({"sample": sample_report}, lambda name: "")
    older, newest = (message["content"] for message in render_messages([Turn("一？", sample_answer)] * 2, ZH, names=names)[1::2])
    assert "follow" not in older
    assert [unquote(html.unescape(one)) for one in re.findall(r'href="#put-([^"]*)"', newest)] == ["“四张清单”是什么意思？"]
    assert "可以接着问" in newest and "Ask next" in render_messages([Turn("一？", sample_answer)], EN, names=names)[1]["content"]


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("三同是什么意思，用在哪里？", "#term-三同"),
        ("2026年GDP目标是多少，为什么？", "#figures-地区生产总值"),
        ("2025年哪些目标没有完成？", "#figures-"),
        ("2031年GDP目标是多少？", ""),
    ],
)
def test_an_answer_leads_to_the_room_that_lists_what_it_is_about(assistant: Any, question: str, way: str) -> None:
    shown = render_follow_ups(assistant.ask(question), ZH, names_of(assistant))
    found = re.search(r'<a class="room" href="([^"]*)"', shown)
    assert unquote(html.unescape(found[1]) if found is not None else "") == way
