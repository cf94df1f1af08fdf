"""Where firms, visitors and goods come from is no place that a report could be of. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.origins import firms_stand_by_origin, is_origin

REPORT = """2026年白石区政府工作报告
——2026年1月18日在白石区第八届人民代表大会第五次会议上

一、2025年工作回顾
新增企业2300家，外资企业累计达420家，接待游客3200万人次，其中入境游客12万人次。对越南出口18亿元。
地区生产总值增长5.6%。

二、2026年工作安排
地区生产总值增长5%左右。
"""


@pytest.fixture(scope="module")
def stone(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"白石区.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "place", "origin"),
    [
        ("有多少韩国企业", "韩国", True),
        ("来自法国的游客有多少", "法国", True),
        ("对泰国出口多少", "泰国", True),
        ("How many Swiss companies are there?", "瑞士", True),
        ("how many foreign firms from Canada invested here", "加拿大", True),
        ("exports to Brazil in 2025", "巴西", True),
        ("来自四川省的游客有多少", "四川省", True),
        ("韩国2026年GDP目标是多少", "韩国", False),
        ("What is Canada's growth target?", "加拿大", False),
        ("四川省有多少家企业", "四川省", False),
        ("How many companies are there in Sichuan?", "四川省", False),
    ],
)
def test_an_origin_is_told_from_a_place_that_is_asked_of(stone: Any, question: str, place: str, origin: bool) -> None:
    query = stone.understand(question)
    assert query.places == (place,)
    assert is_origin(query.places[0], query, stone._desk.glossary) is origin


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("有多少韩国企业", "not_in_corpus"),
        ("How many foreign companies from Canada are there?", "not_in_corpus"),
        ("江北区有多少家外资企业", "other_place"),
        ("What is Canada's GDP growth target for 2026?", "other_place"),
    ],
)
def test_figures_of_an_origin_not_told_are_not_in_the_reports(stone: Any, question: str, reason: str) -> None:
    answer = stone.ask(question)
    assert (answer.status, answer.reason) == ("refused", reason)


def test_figures_of_an_origin_that_are_told_are_found(stone: Any) -> None:
    assert "18亿元" in stone.ask("对越南出口多少").text


FIRMS = """2026年江西省政府工作报告
——2026年1月27日在江西省第十四届人民代表大会第四次会议上

一、2025年工作回顾
修缮葡萄牙领事馆旧址，活化利用文物建筑12处。引进荷兰百年花卉品牌郁金花园全国首店。挪威、芬兰等6家北欧企业设立办事处。
支持企业开拓面向巴西的市场。
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("有哪些荷兰品牌", "郁金花园"),
        ("芬兰企业有多少家", "6家"),
        ("有哪些葡萄牙企业", ""),  # an old consulate is no firm
        ("有没有巴西企业", ""),  # a market is none either
        ("有多少荷兰企业", ""),  # one brand is named, nobody counted
        ("葡萄牙领事馆旧址修得怎么样了", "修缮葡萄牙领事馆旧址"),
    ],
)
def test_firms_of_a_country_stand_by_its_name(over: Callable[[dict[str, str]], Any], question: str, said: str) -> None:
    answer = over({"江西省.txt": FIRMS}).ask(question)
    assert answer.status == ("answered" if said else "refused")
    assert said in answer.text


@pytest.mark.parametrize(("text", "stands"), [("落地韩资企业5家", True), ("韩国客商投资的5家企业", True), ("韩国周活动走进5家商场", False)])
def test_firms_by_the_short_name_of_their_money_stand_by_their_country(stone: Any, text: str, stands: bool) -> None:
    assert firms_stand_by_origin(stone.understand("有多少韩国企业"), [text], stone._desk.glossary) is stands
