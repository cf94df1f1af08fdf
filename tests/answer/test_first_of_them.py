"""Which of them is first: the sentence that gives them all is shown whole. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

REPORT = """2026年澄江区政府工作报告
——2026年1月18日在澄江区第八届人民代表大会第五次会议上

一、2026年工作安排
从采摘进度看，春季全区茶园计划采摘鲜叶482吨、占全年的百分之二十八；夏季全区茶园计划采摘鲜叶764吨、占全年的百分之四十四；秋季全区茶园计划采摘鲜叶304吨、占全年的百分之十八；冬季全区茶园休园养护、不采摘鲜叶，安排修剪施肥四次。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江区.txt": REPORT})


def test_which_is_most_shows_all_of_them(one: Any) -> None:
    text = one.ask("茶园哪个季度计划采摘鲜叶最多").text
    assert [figure for figure in ("482吨", "764吨", "304吨") if figure not in text] == []


@pytest.mark.parametrize("question", ["夏季茶园计划采摘鲜叶多少吨", "茶园夏季最后计划采摘鲜叶多少吨"])
def test_one_of_them_is_shown_alone(one: Any, question: str) -> None:
    text = one.ask(question).text
    assert "764吨" in text
    assert "482吨" not in text
