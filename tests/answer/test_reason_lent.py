"""A reason given for one fact is never lent to another. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

REPORT = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
2025年，地区生产总值增长5.3%。社会消费品零售总额增长4.1%。进出口总额增长12.6%。城镇居民人均可支配收入增长4.4%。
受房地产深度调整影响，固定资产投资增长1.2%，低于预期。得益于口岸通关便利化，实际使用外资增长18%。
商品批发贸易额增速受统计口径调整影响回落。

二、2026年工作安排
全省经济社会发展主要预期目标是：地区生产总值增长5%左右，进出口总额增长3%，社会消费品零售总额增长5%。
确定上述目标，综合考虑了外部环境、现实基础和支撑条件，与潜在增长率相衔接。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("固定资产投资怎么才涨1.2%", "房地产"),
        ("江苏固投低于预期是啥原因", "房地产"),
        ("实际使用外资猛涨18%，靠啥拉动的", "通关便利化"),
        ("2026年进出口目标为什么定3%", "支撑条件"),
    ],
)
def test_a_reason_given_for_that_fact_is_told(one: Any, question: str, said: str) -> None:
    answer = one.ask(question)
    assert answer.status == "answered" and said in answer.text


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("社零咋只涨4.1%", "4.1%"),
        ("2025年进出口猛涨12.6% 报告讲没讲靠啥拉动的", "12.6%"),
        ("城镇居民收入才涨4.4%，是啥原因", "4.4%"),
        ("2025年社零为什么涨得这么慢", "4.1%"),
        ("2025年进出口总额为啥涨这么猛", "12.6%"),
        ("what drove the 12.6% jump in foreign trade in 2025", "12.6%"),
    ],
)
def test_a_reason_given_for_something_else_is_not_lent(one: Any, question: str, fact: str) -> None:
    answer = one.ask(question)
    assert (answer.status, answer.reason) == ("partial", "reason_not_stated")
    assert fact in answer.text and not any(other in answer.text for other in ("房地产", "统计口径", "支撑条件", "real estate"))


LOOKS_BACK = """2026年贵州省政府工作报告
——2026年1月22日在贵州省第十四届人民代表大会第四次会议上

一、2025年工作回顾
2025年，地区生产总值增长4.7%，预期目标为5.5%左右。

二、2026年工作安排
确定2026年目标时，建议地区生产总值增长5.2%左右的预期目标。一是衔接全国目标，全国提出增长5%左右。二是研判走势，2025年因汛期影响，地区生产总值增长不及预期，预计2026年好于2025年，目标可以实现。
"""


def test_what_explains_one_years_target_is_not_lent_to_the_year_before_though_it_looks_back_at_it(
    over: Callable[[dict[str, str]], Any],
) -> None:
    one = over({"贵州省.txt": LOOKS_BACK})
    asked, before = one.ask("2026年GDP增长目标为什么这么定"), one.ask("2025年GDP目标为什么是5.5%")
    assert asked.status == "answered" and "衔接全国目标" in asked.text
    assert before.reason == "reason_not_stated" and "5.5%" in before.text and "衔接" not in before.text
    assert one.ask("2025年GDP增长目标为什么这么定").reason == "reason_not_stated"
    after = one.ask("那2025年呢", history=[one.ask("2026年GDP增长目标定在5.2%左右，为什么").to_dict()])
    assert after.reason == "reason_not_stated" and "与报告所列不同" not in after.text
