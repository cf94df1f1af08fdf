"""Loosely worded questions: feelings and vague words name nothing; a project is no target; a size is no age. Made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PLAN_2026 = """2026年澄江区国民经济和社会发展计划报告
——2026年1月18日在澄江区第八届人民代表大会第五次会议上
澄江区人民政府

一、2025年计划执行情况
渔港装备产业营收达85亿元。区计算中心纳管优质算力超3000P。
灯塔大厦、望潮广场等项目未完成处置，部分项目进度滞后。
区海洋局局长陆小舟表示，渔船更新将加快。

二、2026年工作安排
实施泊船难专项整治行动，新增渔船泊位60个，健全错峰靠泊机制。
"""


@pytest.fixture(scope="module")
def plan(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江区.txt": PLAN_2026})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("渔船找个泊位真让人头疼，政府有什么办法", "错峰靠泊"),
        ("泊位太难找，太恼火了，政府准备怎么治", "错峰靠泊"),
        ("渔港装备产业做到多大了", "85亿元"),
        ("算力搞到多大", "3000P"),
    ],
)
def test_feelings_and_vague_words_ask_for_nothing_of_their_own(plan: Any, question: str, told: str) -> None:
    assert told in plan.ask(question).text


def test_a_project_that_is_not_done_is_no_missed_target(plan: Any) -> None:
    answer = plan.ask("灯塔大厦那么多年没弄完，卡在哪里")
    assert "灯塔大厦" in answer.text and answer.reason == "reason_not_stated"


@pytest.mark.parametrize("question", ["陆小舟的手机号", "陆小舟的微信是多少", "怎么联系陆小舟"])
def test_how_to_reach_somebody_is_refused_where_it_is_not_told(plan: Any, question: str) -> None:
    assert plan.ask(question).status == "refused"


NEAR_MISSES = """2026年澄江区国民经济和社会发展计划报告
——2026年1月18日在澄江区第八届人民代表大会第五次会议上
澄江区人民政府

一、2025年计划执行情况
社会消费品零售总额达到320亿元。楼均税收达1800元/平方米。学位达到每千人口90个。房地产市场保持平稳。
升级“金渡行动”，引导渔船有序进港。

二、2026年工作安排
“十五五”末地区生产总值要迈上900亿元台阶，社会消费品零售总额增长4%左右。
"""


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("澄江房价一平米多少", "not_in_corpus"),
        ("澄江户籍人口是多少", "not_in_corpus"),
        ("什么是“金渡银桥计划”", "undefined_term"),
    ],
)
def test_what_stands_beside_it_is_no_answer(over: Callable[[dict[str, str]], Any], question: str, reason: str) -> None:
    answer = over({"澄江区.txt": NEAR_MISSES}).ask(question)
    assert (answer.status, answer.reason) == ("refused", reason)


def test_what_is_aimed_at_for_the_end_of_a_plan_period_is_told(over: Callable[[dict[str, str]], Any]) -> None:
    one = over({"澄江区.txt": NEAR_MISSES})
    assert "900亿元" in one.ask("“十五五”末GDP要到多少").text
    assert "320亿元" not in one.ask("“十五五”末社零要到多少").text


SCHOOLS_2026 = """2026年澄江区国民经济和社会发展计划报告
——2026年1月18日在澄江区第八届人民代表大会第五次会议上
澄江区人民政府

一、2025年计划执行情况
“潮汐楼”大客流分流机制全面推行。

二、2026年工作安排
加快推动渔村中学扩建等9个校园建设项目，新增学位3000个。全面落实离境退税政策。
建设滨江步道12公里。为养老机构配备船医20名。
"""


@pytest.fixture(scope="module")
def schools(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江区.txt": SCHOOLS_2026})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("今年要建几所学校", "9个校园建设项目"),
        ("江边能散步的地方有多长", "12公里"),
        ("出境退税有啥新花样", "离境退税"),
        ("退休人员有什么实惠", "养老机构"),
        ("潮汐楼人太多怎么管", "大客流"),
    ],
)
def test_everyday_words_find_what_is_printed(schools: Any, question: str, told: str) -> None:
    assert told in schools.ask(question).text


@pytest.mark.parametrize("question", ["今年要建几所医院", "今年要建几座码头"])
def test_what_is_counted_of_another_thing_is_no_answer(schools: Any, question: str) -> None:
    assert schools.ask(question).status == "refused"
