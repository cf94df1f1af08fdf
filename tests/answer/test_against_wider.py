"""An indicator of the own place against the city's or the nation's; a made-up report."""

from __future__ import annotations

from typing import Any

import pytest

REPORT = """2026年白石市青岭区政府工作报告
——2026年1月12日在白石市青岭区第十九届人民代表大会第六次会议上

一、2025年工作回顾
地区生产总值增长5.7%，全国首个海带交易所落户。

二、2026年工作安排
主要预期目标是：地区生产总值增长6%左右。
市委提出全市地区生产总值增长目标5.5%左右，青岭要高于这一水平。
深化青岭与海盐县的对口协作。共同举办海带节3场，吸引游客5万人。
"""


@pytest.fixture(scope="module")
def district(over: Any) -> Any:
    return over({"青岭区.txt": REPORT})


@pytest.mark.parametrize(
    "question", ["青岭区2026年GDP目标比全市高还是低", "Is Qingling's 2026 GDP target higher or lower than the city's?"]
)
def test_both_are_shown(district: Any, question: str) -> None:
    text = district.ask(question).text
    assert "5.5%" in text and "6%" in text


def test_another_whole_is_not_taken_for_it(district: Any) -> None:
    assert "5.5%" not in district.ask("青岭区2026年GDP目标比全国高还是低").text


def test_a_joint_deed_is_told_of_the_place_named_before(district: Any) -> None:
    assert "5万人" in district.ask("和海盐县一起办的海带节来了多少人").text
    assert "5万人" not in district.ask("和江东县一起办的海带节来了多少人").text
