"""Who heads a body, however it is asked, and the first places that one report claims; of the bundled reports."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who heads the district's Development and Reform Commission?", "Liu Jinfeng"),
        ("name of the boss of the Science and Technology Bureau", "Du Junbo"),
        ("who runs the housing commission", "Zhang Minggong"),
        ("发改委一把手叫啥", "刘劲枫"),
        ("发改委主任到底叫啥 两份报纸写得好像不一样", "另劲枫"),
    ],
)
def test_the_head_of_a_body_is_named_with_the_office(assistant: Any, question: str, name: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert name in answer.text and "reported speech" not in answer.text


def test_the_first_places_a_plan_report_claims_are_listed(assistant: Any) -> None:
    answer = assistant.ask("Which fields does the plan report say rank No. 1 in the city")
    assert answer.status == "answered"
    assert {citation.report.id for citation in answer.citations} == {"yuzhong-plan-report-2026"}
    assert "ranking No. 2" not in answer.text


PAGE = (
    "# 要闻\n\n问计“十五五”\n\n近日，本报邀请两位负责人就公众关心的话题作答，现将主要内容刊发。\n\n"
    "主持人\n本报记者\n李 明\n访谈嘉宾\n市商务局局长\n天府新区管委会党组书记、主任\n赵 一\n钱二三\n\n"
    "问：消费如何提振？\n\n赵一说，全年办好促消费活动60场，力争社零总额增长6%。\n\n"
    "问:公交何时提速?\n\n钱二三表示,今年开通快线3条,新区道路全面升级。\n\n(下转4版)\n"
)


@pytest.mark.parametrize(
    "question",
    ["天府新区的负责人是谁", "天府新区谁是头", "Who heads Tianfu New Area?", "who runs the Tianfu New Area management committee"],
)
def test_the_head_of_an_area_is_named_where_his_office_begins_with_it(over: Any, question: str) -> None:
    answer = over({"page.txt": PAGE}).ask(question)
    assert answer.status == "answered" and ("钱二三" in answer.text or "Qian" in answer.text), answer.text


def test_the_head_of_an_area_that_no_list_knows_is_named(over: Any) -> None:
    assert "钱二三" in over({"page.txt": PAGE.replace("天府", "鸥港")}).ask("鸥港新区的负责人是谁").text


def test_of_another_thing_in_the_area_its_head_is_no_answer(over: Any) -> None:
    assert "钱二三" not in over({"page.txt": PAGE}).ask("天府新区的快线是谁承建的").text


@pytest.mark.parametrize(
    "question", ["这次访谈的嘉宾是哪两位", "Name the two officials who were the guests of the interview", "list the interviewees"]
)
def test_guests_are_listed_however_their_names_are_asked_for(over: Any, question: str) -> None:
    answer = over({"page.txt": PAGE}).ask(question)
    assert answer.status == "answered" and len(answer.text.splitlines()) == 2, answer.text
