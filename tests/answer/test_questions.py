"""Kinds of questions answered by rules of their own, asked of the shipped reports and of a report made up here."""

from __future__ import annotations

from typing import Any

import pytest

from assistant import Assistant
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings

MADE_UP = """2026年青川区政府工作报告
——2026年1月20日在青川区第九届人民代表大会第六次会议上
青川区人民政府

一、2025年工作回顾
全年地区生产总值增长4.1%，低于预期目标。新建青川大桥一座，总投资6.2亿元，11月3日建成通车。外贸进出口增长8%。
在肯定成绩的同时，我们也清醒看到，发展还存在不少困难和问题。主要是：工业支撑不足。财政收支矛盾突出。
区属粮库扩建工程开工建设。区长林开元到粮库调研。

二、2026年工作安排
地区生产总值增长5%左右。新增城镇就业3000人。建设三型机关，深入推进学习型机关建设。深入推进服务型机关建设。深入推进节约型机关建设。
"""


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("made-up")
    (folder / "青川区.txt").write_text(MADE_UP, encoding="utf-8")
    build_or_update(
        [folder / "青川区.txt"], BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars), load_embedder()
    )
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


ANSWERED = [
    ("青川大桥花了多少钱", ["6.2亿元"]),
    ("青川大桥几月几号通车", ["11月3日"]),
    ("报告承认有哪些问题和不足", ["工业支撑不足", "财政收支矛盾突出"]),
    ("三型机关是哪三型", ["学习型机关", "服务型机关", "节约型机关"]),
    ("这份政府工作报告是哪天作的", ["2026年1月20日"]),
    ("2026年经济增长目标是多少", ["5%"]),
]
REFUSED = [
    "粮库扩建花了多少钱",  # the thing is there, its price is not
    "粮库哪天开工的",  # no day
    "青川大桥有多高",  # no height
    "青川大桥由谁负责",  # nobody is said to
    "区属粮库的地址在哪",  # no address
    "2026年地区生产总值实际增长了多少",  # only a target
    "林开元毕业于哪所大学",  # the man is there, a university is not
]


@pytest.mark.parametrize(("question", "held"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_a_report_never_seen_answers_what_it_says(made_up: Any, question: str, held: list[str]) -> None:
    answer = made_up.ask(question)
    assert answer.status == "answered"
    assert [words for words in held if words not in answer.text] == []


@pytest.mark.parametrize("question", REFUSED)
def test_a_report_never_seen_is_silent_on_what_it_does_not_say(made_up: Any, question: str) -> None:
    answer = made_up.ask(question)
    assert answer.status == "refused", answer.text
    assert answer.reason in ("not_in_corpus", "other_year", "reason_not_stated")


def test_a_target_told_as_missed_without_its_figure_is_told_so(made_up: Any) -> None:
    answer = made_up.ask("青川区2025年地区生产总值达标了吗")
    assert answer.status == "answered"
    assert "增长4.1%，低于预期目标" in answer.text and "没有写明" not in answer.text


def test_targets_of_a_text_without_a_table_are_set_against_the_year_before(made_up: Any) -> None:
    answer = made_up.ask("青川区2026年哪些目标高于2025年完成的")
    assert answer.status == "answered"
    assert "有一项，其中一项的目标高于上年结果" in answer.text
    assert "增长4.1%" in answer.text and "增长5%左右" in answer.text


@pytest.mark.parametrize(
    ("question", "held", "missing"),
    [
        ("青川区2026年地区生产总值目标比去年高吗", ["增长5%左右", "增长4.1%"], "没有写明2025年的这一目标，两年的目标不能对照"),
        ("青川区2025年外贸进出口达标了吗", ["增长8%"], "没有写明2025年的这一目标，不能对照是否完成"),
    ],
)
def test_a_text_without_a_table_gives_what_it_states_and_says_that_a_target_is_missing(
    made_up: Any, question: str, held: list[str], missing: str
) -> None:
    answer = made_up.ask(question)
    assert (answer.status, answer.reason) == ("partial", "not_in_corpus")
    assert [words for words in (*held, missing) if words not in answer.text] == []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("is the GDP target higher than last year's", "2026 target 5%, 1 percentage point below the 2025 target (computed)"),
        ("今年GDP目标是不是调低了", "2026年预期目标5%，比2025年预期目标低1个百分点（计算得出）"),
        ("今年社零目标比去年的目标高还是低", "2026年预期目标4.5%，比2025年预期目标低0.5个百分点（计算得出）"),
    ],
)
def test_a_target_is_set_against_last_years_target_before_what_was_reached(assistant: Any, question: str, first: str) -> None:
    lines = assistant.ask(question).text.splitlines()
    assert first in lines[0]
    assert "estimate" in lines[1] or "预计完成" in lines[1]


def test_the_tasks_of_a_quarter_are_not_those_of_the_district(assistant: Any) -> None:
    district, quarter = assistant.ask("渝中区今年重点做什么").text, assistant.ask("化龙桥今年重点做什么").text
    assert "突出战略引领" in district
    assert "突出战略引领" not in quarter and "陆海国际中心" in quarter


def test_a_list_of_a_paragraph_is_whole_and_its_heading_is_no_item(assistant: Any) -> None:
    lines = assistant.ask("渝中今年民生实事有哪些").text.splitlines()
    assert not lines[0].startswith("- ")
    assert any("噪音整治" in line for line in lines[1:])


def test_a_share_of_the_economy_is_not_answered_by_its_growth(assistant: Any) -> None:
    assert assistant.ask("What share of Yuzhong's economy is services?").status == "refused"


def test_why_a_result_is_what_it_is_gives_the_cause_of_a_missed_target(assistant: Any) -> None:
    assert "核算方式" in assistant.ask("2025年GDP增速完成，为什么").text
    assert assistant.ask("2025年实际使用外资完成，为什么这么低").status == "partial"  # no cause is given for it


@pytest.mark.parametrize(
    "question",
    [
        "2025年固定资产投资为什么下降",  # it did not fall; reasons for targets are not lent
        "why did budget revenue grow only 0.5% in 2025",
    ],
)
def test_no_reason_is_borrowed(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.reason in ("reason_not_stated", "not_in_corpus", "false_premise"), answer.text


def test_a_report_is_dated_by_its_own_line_or_not_at_all(assistant: Any) -> None:
    assert "2 March 2026" in assistant.ask("When was the plan report issued?").text
    assert assistant.ask("When was the 2025 work report delivered?").status == "refused"  # its page has no date


def test_an_apostrophe_quotes_nothing(assistant: Any) -> None:
    assert assistant.understand("who's on the district's list").quoted == ()
