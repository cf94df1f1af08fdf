"""Near misses: the report speaks of the thing, and does not say what is asked of it. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.attributes import CLAUSES, Statement, states
from corpus import make_attribute

REPORT = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
总投资38亿元的凤栖湖隧道动工建设。云栖大剧院建成开放，建筑面积2.6万平方米，由省建工集团承建。
省图书馆新馆年接待读者120万人次，聘用工作人员310名。新增高新技术企业262家。整治消防、燃气等重点隐患615个。
青竹镇茶叶年产值达6亿元，发放茶农补贴每亩300元。3部舞台作品获得国家奖项。城镇调查失业率为5.1%。
连续六年未发生重大事故。引进瑞典、丹麦、荷兰等3国企业设立研发中心。

二、2026年工作安排
凤栖湖隧道计划2027年建成通车。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("凤栖湖隧道总投资多少钱", "38亿元"),
        ("凤栖湖隧道哪年建成通车", "2027年"),
        ("云栖大剧院是哪家单位承建的", "省建工集团"),
        ("云栖大剧院面积多大", "2.6万平方米"),
        ("省图书馆新馆有多少名工作人员", "310名"),
        ("茶农补贴多少钱一亩", "300元"),
        ("云栖大剧院是谁打造的", "省建工集团"),
        ("在江苏设研发中心的3国企业是哪些国家的", "丹麦"),
    ],
)
def test_what_is_stated_of_the_thing_is_answered(one: Any, question: str, said: str) -> None:
    answer = one.ask(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "凤栖湖隧道是谁设计的",  # its cost and its opening are there
        "云栖大剧院总投资多少钱",  # its area and its builder are there
        "云栖大剧院能坐多少名观众",
        "省图书馆新馆藏书有多少万册",  # staff and readers are there
        "青竹镇茶农户均增收多少元",  # output and a subsidy are there
        "262家高新技术企业里做芯片的有几家",  # the whole is there, no part
        "获得国家奖项的3部舞台作品叫什么名字",  # a count names nobody
        "江苏省青年失业率是多少",  # of all, not of the young
    ],
)
def test_what_is_not_stated_of_the_thing_is_refused(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")


def test_the_comma_of_a_clause_is_not_that_of_a_thousand() -> None:
    assert CLAUSES.split("认定1,684家,2025年新增3家") == ["认定1,684家", "2025年新增3家"]


def test_a_word_of_the_attribute_stands_in_the_clause_with_its_figure() -> None:
    cost = make_attribute("cost", "money", "造价", "cost", "投资|造价")
    assert states(cost, Statement("隧道总投资38亿元，全长3公里。", "", "", False))
    assert not states(cost, Statement("隧道投资主体已定，带动产值38亿元。", "", "", False))


def test_a_refusal_points_to_what_is_there(one: Any) -> None:
    answer = one.ask("云栖大剧院总投资多少钱")
    assert "云栖大剧院" in answer.nearest.quote


def test_a_share_states_how_far_deaths_fell() -> None:
    deaths = make_attribute("casualties", "people", "死亡人数", "deaths", "死亡")
    fell = Statement("生产安全事故死亡人数下降14.5%。", "", "", False)
    assert [states(deaths, fell, share=share) for share in (True, False)] == [True, False]
