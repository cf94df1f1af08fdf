"""What is counted, named and ranked by its own words: loosely asked of a report that is made up, near misses beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

REPORT = """2026年浙江省政府工作报告
——2026年1月18日在浙江省第十四届人民代表大会第四次会议上

一、2025年工作回顾
实际使用外资增长12%。外资企业总量突破3200家、居全国前列。深化“跨海通”改革，推动“仓改居消防一件事”落地见效。
研发服务业规模占全国1/9、会展业增加值占全国1/7。公交车中的氢能车比例提升至31%。群众满意率达96.4%。
高校团队120支参与攻关。新建近零碳楼宇、园区3个，社区邻里馆26个。三次产业结构由3.4∶41.1∶55.5调整为2.8∶39.9∶57.3。
丹麦驻杭州总领事馆正式开馆，总领事馆总数达21家。
雁湖湾量子科技项目首创“厂网合一”。全省首家中外合资养老机构正式运营。
副秘书长周一帆、秘书长陆小舟参加活动。林可欣介绍了民生保护工作进展。培育铁皮石斛多年的冉光辉带动乡亲增收。

二、2026年工作安排
新设领事馆3家以上。群众满意率保持97%以上。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"浙江省.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("研发服务业规模占全国多少", "1/9"),  # a share, not a size
        ("25年公交车里头氢能车要占到几成", "31%"),  # the year is no number of a whole
        ("浙江的群众满意率有多高", "96.4%"),  # no height
        ("浙江三次产业结构的比例各是多少", "2.8∶39.9∶57.3"),
        ("厂网合一的头一个项目叫啥", "雁湖湾量子科技项目"),  # one thing is named without a list
        ("陆小舟是什么职务", "秘书长陆小舟"),
        ("外资企业有多少家", "3200家"),
        ("冉光辉是干什么的", "培育铁皮石斛"),  # what somebody does, who holds no office
    ],
)
def test_what_stands_there_is_answered_however_it_is_asked(one: Any, question: str, said: str) -> None:
    answer = one.ask(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("去年引进了多少外资项目", "not_in_corpus"),  # money grew, firms are counted, no projects
        ("2025年新增外资企业多少家", "not_in_corpus"),  # only how many there are in all
        ("全省首家中外合资养老机构叫什么名字", "not_in_corpus"),
        ("林可欣是什么职务", "not_in_corpus"),  # her work is spoken of, no post
        ("冉光辉是什么职务", "not_in_corpus"),
        ("参与攻关的120支团队来自哪些高校", "not_in_corpus"),
        ("近零碳楼宇是哪三个", "not_in_corpus"),  # 楼宇、园区3个 counts, it names none
        ("社区邻里馆每个多大面积", "not_in_corpus"),
        ("邻里馆一共有多少学生", "not_in_corpus"),
        ("仓改居是指什么", "undefined_term"),  # stands in a longer name alone
    ],
)
def test_another_thing_of_the_same_matter_is_no_answer(one: Any, question: str, reason: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("refused", reason)


def test_how_many_there_are_comes_before_how_many_are_to_come(one: Any) -> None:
    answer = one.ask("有多少领事馆")
    assert answer.text.index("21家") < answer.text.find("3家以上") % 10_000


def test_required_and_reached_of_two_years_are_told_both(one: Any) -> None:
    answer = one.ask("群众满意率25年做到多少 26年要求多少")
    assert "96.4%" in answer.text
    assert "97%" in answer.text
