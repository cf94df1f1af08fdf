"""What a question narrows itself to: a noun, a month, a part of the place, both sides of a ratio. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.heads import noun_asked

REPORT = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
全省地区生产总值14.2万亿元、增长5.4%。全年接待游客9400万人次，其中5月接待游客820万人次。
青竹片区加快建设，累计投用写字楼12栋。智慧医学研究院建成投用，引进科研团队15个。
3部作品获得群星奖、文华奖。细颗粒物年均浓度27微克/立方米、下降11.5%。刑事警情连续9年下降，群众安全感达99.5%。
有色金属产业营收突破1万亿元。柳梢在全国残运会摘金，江一帆在全国跆拳道锦标赛夺银。认定名特优新个体工商户53家。
接待外国友人来访50批次。星河科技迁入全国总部。林场引进瑞典、丹麦等国设备120台。
城镇登记失业率为3.1%。渔港社区建成小型消防站2个、占地600平方米。
创办养老机构5家以上，培育科技企业2家。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2025年5月接待了多少游客", "820万人次"),
        ("渔港社区的消防站占地多大", "600平方米"),
        ("林场的设备是从哪些国家引进的", "丹麦"),
        ("养老机构创办几家，科技企业呢", "5家以上"),
        ("2025年城镇登记失业率高不高", "3.1%"),
    ],
)
def test_what_keeps_to_the_question_is_answered(one: Any, question: str, said: str) -> None:
    answer = one.ask(question)
    assert answer.status in ("answered", "partial")
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2025年10月接待了多少游客",  # the whole year's and May's stand there
        "智慧医学研究院的院长是哪位",
        "外国友人是从哪些国家来的",
        "柳梢在全国残运会哪个项目拿的金牌",  # one clause names the sport of another person
        "名特优新个体户要满足什么条件才能评上",
        "青竹片区住了多少人",
        "星河科技是从哪个城市迁来的",
        "获得群星奖、文华奖的是哪几部作品",  # the prizes stand there, no title
    ],
)
def test_what_is_wider_than_the_question_is_refused(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert answer.status == "refused", answer.text


@pytest.mark.parametrize(
    "question", ["2025年有色金属产业营收怎么跌破一万亿了", "2025年PM2.5怎么反弹了", "Why did PM2.5 get worse in 2025?"]
)
def test_a_why_that_turns_the_direction_round_is_a_false_premise(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("answered", "false_premise")
    assert answer.text.rstrip().endswith(("与问题所说的方向相反。", "takes for granted."))


@pytest.mark.parametrize("question", ["2025年PM2.5为什么下降", "2025年地区生产总值增速为什么下跌", "2025年有色金属产业营收为什么下滑"])
def test_a_direction_that_the_report_does_not_contradict_is_no_false_premise(one: Any, question: str) -> None:
    assert one.ask(question).reason != "false_premise"


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("What revenue did the institute report?", "revenue"),
        ("Length of the new road in km?", "Length"),
        ("which weight class did he win in", "class"),
        ("What plan did the institute report?", None),  # every passage about a plan states one
        ("研究院的院长是哪位", "院长"),
        ("今年新修了多少", None),
    ],
)
def test_noun_that_a_question_asks_for(one: Any, question: str, noun: str | None) -> None:
    concept = noun_asked(one.understand(question))
    assert (concept.surface if concept is not None else None) == noun


NEIGHBOUR = """2026年浙江省政府工作报告
——2026年1月21日在浙江省第十四届人民代表大会第四次会议上

一、2025年工作回顾
大力实施“四大强链行动”。全省地区生产总值9.1万亿元、增长5.5%。

名词解释
1.四大强链行动：指补链行动、延链行动、固链行动、建链行动。
"""


@pytest.fixture(scope="module")
def two(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省.txt": REPORT, "浙江省.txt": NEIGHBOUR})


def test_a_term_of_another_place_is_not_told_as_that_of_the_place_named(two: Any) -> None:
    assert "补链行动" in two.ask("浙江的“四大强链行动”是什么").text
    assert "补链行动" in two.ask("“四大强链行动”是什么").text
    answer = two.ask("江苏的“四大强链行动”是什么")
    assert (answer.status, answer.reason) == ("refused", "undefined_term")
