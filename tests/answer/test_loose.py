"""Loose questions answered: an item with what follows its head, a body behind a pilot, a place among others, one measure. Made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.set_words import set_asked

WORK_2026 = """2026年澄江区政府工作报告
——2026年1月18日在澄江区第八届人民代表大会第五次会议上
澄江区人民政府

一、2025年工作回顾
全年还存在一些问题。一是渔港设施仍需更新。码头泊位周转不畅，冷库电价偏高。二是造船产业结构仍需升级。木船比重过高，年轻船工不足。
实施全球海洋基金渔港无铅浮标试点。

二、2026年工作安排
云汇码头新建泊位12个。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江区.txt": WORK_2026})


def test_the_head_of_an_item_brings_what_follows_it_and_no_other_item(one: Any) -> None:
    text = one.ask("造船产业结构还有啥毛病").text
    assert "木船比重过高" in text and "冷库" not in text


@pytest.mark.parametrize("question", ["无铅浮标试点是谁出钱搞的", "无铅浮标试点背后是谁"])
def test_who_stands_behind_a_pilot_may_be_a_body(one: Any, question: str) -> None:
    assert "全球海洋基金" in one.ask(question).text


def test_nobody_stands_behind_what_names_no_body(one: Any) -> None:
    answer = one.ask("云汇码头泊位是谁出钱建的")
    assert answer.status == "refused"


@pytest.mark.parametrize(
    ("question", "is_set"),
    [
        ("海运增加值的目标25年和26年哪年定得高", False),
        ("2026年的目标有哪些比2025年的预计完成值高", True),
        ("which output target is higher, 2025 or 2026", False),
    ],
)
def test_the_target_of_one_measure_is_no_set_of_targets(one: Any, question: str, is_set: bool) -> None:
    assert (set_asked(one.understand(question)) is not None) is is_set


def test_who_holds_an_office_is_told_under_every_printed_name(assistant: Any) -> None:
    speakers = {block.speaker.name: block.speaker for r in assistant.reports.values() for block in r.blocks if block.speaker is not None}
    names = [name for name, speaker in speakers.items() if "科技局" in (speaker.office or "")]
    text = assistant.ask("区科技局的局长叫什么名字").text
    assert names and all(name in text for name in names)
    assert assistant.ask("区水产局的局长叫什么名字").status == "refused"


@pytest.mark.parametrize("question", ["渔政局一把手叫啥", "商会主任叫什么"])
def test_an_office_that_no_report_names_anybody_for_is_refused(one: Any, question: str) -> None:
    assert one.ask(question).status == "refused"


def test_the_other_year_of_a_place_is_no_figure_of_the_places_it_stands_among(over: Callable[[dict[str, str]], Any]) -> None:
    earlier = (
        "2025年澄江区政府工作报告\n——2025年1月18日在澄江区第八届人民代表大会第四次会议上\n澄江区人民政府\n\n一、2025年工作安排\n"
        "提升云汇商圈、鹿鸣商圈、渔港商圈能级，社会消费品零售总额突破900亿元。\n"
        "云汇商圈。聚焦潮流消费，引进重点品牌30个，社会消费品零售总额达120亿元。\n"
    )
    later = (
        "2026年澄江区政府工作报告\n——2026年1月18日在澄江区第八届人民代表大会第五次会议上\n澄江区人民政府\n\n一、2026年工作安排\n"
        "云汇商圈形成共进的商业生态圈，力争商圈社会消费品零售总额突破150亿元。\n"
    )
    text = over({"澄江区2025.txt": earlier, "澄江区2026.txt": later}).ask("云汇商圈零售总额2025年和2026年分别定多少").text
    assert "150亿元" in text and text.find("120亿元") < (text.find("900亿元") if "900亿元" in text else len(text))
