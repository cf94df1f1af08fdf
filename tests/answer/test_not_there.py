"""What is asked for does not stand there: no name, no count a day, nothing said of it, no such firm, no result. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.slogan_parts import part_asked

REPORT = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
地区生产总值增长5.3%。凤栖湖古镇全年接待游客210万人次，游客花费12亿元。云栖动物园日均客流量达1.5万人次。
南阳小学校长李红梅获评全国模范教师，北亭小学新校区投入使用。
王志强在亚洲残疾人运动会摘金，陈思雨在亚洲锦标赛获得举重59公斤级冠军。
退役军人赵大伟带领村民种茶，他的妻子陪他上山。烈士遗属周桂兰和女儿周小雨受到慰问。
越南驻苏州总领事馆正式开馆。华晨汽车新工厂竣工投产。重医药业增资扩产。区属国企利润总额增长6%。
优化“三轴两心多组团”空间布局。城市低保标准从796元/月提高至842元/月。

二、2026年工作安排
主要预期目标是：地区生产总值增长5%左右。
从进度看，一季度全省重大项目计划完成投资820亿元。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("南阳小学的校长是哪位", "李红梅"),
        ("周桂兰的女儿叫什么名字", "周小雨"),
        ("云栖动物园一天有多少人逛", "1.5万"),
        ("凤栖湖古镇2025年有多少游客", "210万"),
        ("陈思雨拿冠军是哪个级别", "59公斤级"),
        ("一季度重大项目计划完成多少投资", "820亿元"),
        ("城市低保从每月多少涨到了每月多少", "842元/月"),
    ],
)
def test_what_stands_there_is_answered(one: Any, question: str, said: str) -> None:
    answer = one.ask(question)
    assert answer.status == "answered" and said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "北亭小学的校长是哪位",  # another school's head is named
        "越南总领事馆的总领事是哪位",
        "赵大伟的妻子叫什么名字",
        "凤栖湖古镇一天有多少人逛",  # the year's figure is there
        "王志强拿金牌是什么项目",
        "哪家国企利润率最高",  # profits, no margin
        "did Volvo build a plant in Jiangsu",
        "what rate of corporate income tax do firms pay in Jiangsu",  # a term that stands nowhere, in no form
        "how high are the tariffs on tea in Jiangsu",
    ],
)
def test_what_does_not_stand_there_is_refused(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")


def test_a_firm_printed_in_characters_is_known_by_its_latin_letters(one: Any) -> None:
    from answer.unheard import unheard_names

    names = [
        unheard_names(one.understand(f"when did {firm} open its plant"), one._composer.weights, one._sources)
        for firm in ("Huachen", "Chongyi", "Volvo")
    ]
    assert names == [[], [], ["Volvo"]]


@pytest.mark.parametrize("question", ["一季度重大项目投资达到计划了吗", "江苏一季度重大项目的投资计划完成了没有"])
def test_a_plan_alone_does_not_tell_whether_it_was_met(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")
    assert "没有写明结果" in answer.text and answer.nearest is not None and "820亿元" in answer.nearest.quote


@pytest.mark.parametrize(
    "question",
    ["江苏和浦东谁的GDP增速高", "Jiangsu or Pudong - who has the higher GDP growth", "Is GDP growth higher in Jiangsu or in Nanshan?"],
)
def test_one_side_of_a_comparison_is_no_answer(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("refused", "other_place")
    assert any(place in answer.text for place in ("浦东", "Pudong", "Nanshan"))


def test_the_parts_of_a_slogan_are_not_read_off_its_name(one: Any) -> None:
    answer = one.ask("空间布局讲的“三轴两心多组团”，三轴是哪三条")
    assert (answer.status, answer.reason) == ("refused", "undefined_term")
    assert answer.nearest is not None and "三轴两心多组团" in answer.nearest.quote


@pytest.mark.parametrize(("question", "part"), [("“三轴两心”里的三轴分别是哪些", "三轴"), ("“三轴两心”什么时候提出的", "")])
def test_a_part_asked_for_is_found_behind_its_slogan(one: Any, question: str, part: str) -> None:
    assert part_asked("三轴两心", one.understand(question)) == part


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("what did Du Junbo say about nuclear fusion", False),
        ("杜俊波谈没谈到核聚变", False),
        ("What did Yuan Ju say about house prices?", False),
        ("what did Yuan Ju say about green finance", True),
    ],
)
def test_what_somebody_says_of_other_things_is_not_of_this(assistant: Any, question: str, answered: bool) -> None:
    assert (assistant.ask(question).status == "answered") is answered
