"""Risks, problems, difficulties asked of in general: the passage that the report gives to them. The reports are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from index import asks_of_troubles

HILL = """2026年澄江省政府工作报告
——2026年1月18日在澄江省第八届人民代表大会第五次会议上

一、2025年工作回顾
地区生产总值增长5.6%。接待游客3200万人次，文旅市场持续火热。防范化解金融风险取得实效，处置问题楼盘12个。
在肯定成绩的同时，我们也清醒认识到，发展中还存在不少问题。一是内需不足。消费恢复较慢，民间投资下降。二是创新不强。高新企业数量偏少。对此，我们将采取有力措施加以解决。

二、2026年工作安排
地区生产总值增长5%左右。积极发展文旅产业，有序化解金融风险。
"""
LAKE = """2026年鹿鸣省政府工作报告
——2026年1月20日在鹿鸣省第八届人民代表大会第五次会议上

一、2025年工作回顾
地区生产总值增长4.9%。
同时我们也看到，老问题、新挑战仍然不少，主要是外部环境变化影响加深，部分企业经营比较困难，青年就业压力较大，基层财政收支矛盾突出，重点领域风险隐患较多。

二、2026年工作安排
地区生产总值增长4.5%左右。
"""


@pytest.fixture(scope="module")
def hill(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江省.txt": HILL})


@pytest.fixture(scope="module")
def both(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江省.txt": HILL, "鹿鸣省.txt": LAKE})


@pytest.mark.parametrize(
    "question",
    [
        "有哪些风险",
        "报告提到了什么挑战？",
        "目前存在哪些困难和不足",
        "有没有什么问题",
        "去年有什么没做好的",
        "政府担心什么",
        "哪些工作做得不够好",
    ],
)
def test_what_is_wrong_in_general_is_told_point_by_point(hill: Any, question: str) -> None:
    answer = hill.ask(question)
    assert answer.status == "answered"
    first, *points = answer.text.split("\n")
    assert "还存在不少问题" in first
    assert [point[:6] for point in points] == ["- 一是内需", "- 二是创新"]
    assert "民间投资下降" in points[0]
    assert "加以解决" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What went wrong last year?",
        "What do they admit they did badly?",
        "What could go wrong in 2026?",
        "What are the weak spots of the economy?",
    ],
)
def test_it_is_told_in_english_however_it_is_asked(hill: Any, question: str) -> None:
    answer = hill.ask(question)
    assert answer.status == "answered"
    assert "还存在不少问题" in answer.citations[0].quote and any("民间投资下降" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "is_general"),
    [
        ("what went badly last year", True),
        ("what didn't go so well in 2025", True),
        ("what's the worst thing they admit", True),
        ("what is wrong with the bridge", False),
        ("how well did the ports do", False),
    ],
)
def test_what_went_badly_asks_in_general(hill: Any, question: str, is_general: bool) -> None:
    assert asks_of_troubles(hill.understand(question)) is is_general


@pytest.mark.parametrize(
    "question", ["金融风险怎么化解", "处置了多少问题楼盘", "文旅市场有什么问题", "他担心什么", "What went wrong with tourism?"]
)
def test_a_risk_of_one_thing_is_asked_of_that_thing(hill: Any, question: str) -> None:
    assert "内需不足" not in hill.ask(question).text


@pytest.mark.parametrize(
    "follow_up", ["any risks they mention?", "and the challenges?", "那有什么困难和问题", "还有什么短板吗", "What problems do they admit?"]
)
def test_after_another_topic_risks_in_general_are_asked_of_the_place(hill: Any, follow_up: str) -> None:
    answer = hill.ask(follow_up, history=[{"question": "去年接待游客多少"}])
    assert answer.status == "answered"
    assert "发展中还存在不少问题" in answer.citations[0].quote


def test_of_several_places_the_one_talked_of_is_asked(both: Any) -> None:
    answer = both.ask("有什么风险吗？", history=[{"question": "鹿鸣省2026年GDP目标"}])
    assert {citation.report.place for citation in answer.citations} == {"鹿鸣省"}
    assert "重点领域风险隐患较多" in answer.text


def test_of_several_places_and_none_named_each_tells_its_own(both: Any) -> None:
    answer = both.ask("面临哪些困难")
    assert [line.split("：")[0] for line in answer.text.split("\n") if "：" in line] == ["澄江省", "鹿鸣省"]


def test_of_each_of_them_is_asked_of_all_places(both: Any) -> None:
    answer = both.ask("两省各自承认什么问题", history=[{"question": "澄江省2026年GDP目标"}])
    assert {citation.report.place for citation in answer.citations} == {"澄江省", "鹿鸣省"}


RIVER = f"""2026年渡川省政府工作报告
——2026年1月18日在渡川省第八届人民代表大会第五次会议上

一、2025年工作回顾
地区生产总值增长5.1%。
与此同时，年度计划执行还存在以下问题，须高度重视。一是部分指标未达预期。30项指标中，渡船客运量增速等{"、".join(f"第{n}号航道通航率" for n in range(20))}项指标能够实现目标。码头货运量增速等3项指标无法完成目标。二是航道设施仍较薄弱。{"老旧码头改造进度滞后，" * 3}灯塔维护缺口较大。

二、2026年工作安排
地区生产总值增长5%左右。
"""


def test_where_a_list_is_too_long_what_goes_badly_is_told_before_what_goes_well(over: Callable[[dict[str, str]], Any]) -> None:
    told = over({"渡川省.txt": RIVER}).ask("还存在哪些问题").text
    assert "3项指标无法完成目标" in told and "灯塔维护缺口较大" in told
    assert "能够实现目标" not in told
