"""Targets without a figure, of the year asked of: 居民收入增长与经济增长同步. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.fit import sets_target

REPORT = """2026年澄江省政府工作报告
——2026年1月18日在澄江省第八届人民代表大会第五次会议上

一、2025年工作回顾
城乡居民人均可支配收入分别增长4.6%、6.1%。外资企业总数突破3200家。新增外资企业180家。

二、2026年工作安排
“十五五”时期主要目标是：地区生产总值年均增长5%，居民收入增长与经济增长同步，常住人口城镇化率达到70%。
实施就业优先战略，多渠道增加居民收入。
今年主要预期目标是：地区生产总值增长4.8%左右，居民收入增长与经济增长基本同步，社会消费品零售总额稳步增长。
"""


@pytest.fixture(scope="module")
def hill(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江省.txt": REPORT})


@pytest.mark.parametrize("question", ["澄江2026年居民收入目标是多少", "今年居民收入目标", "居民收入2026年预期增长多少"])
def test_a_target_in_words_is_told_before_that_of_several_years(hill: Any, question: str) -> None:
    answer = hill.ask(question)
    assert answer.status == "answered"
    assert "基本同步" in answer.text.split("\n")[0]
    assert "年均" not in answer.text or "不是2026年一年的：" in answer.text[: answer.text.index("年均增长5%")]


@pytest.mark.parametrize(
    ("question", "text", "sets"),
    [
        ("2026年社零目标是多少", "社会消费品零售总额稳步增长。", True),
        ("2026年社零目标是多少", "居民收入增长与经济增长同步，社会消费品零售总额5000亿元。", False),
        ("2025年社零完成多少", "社会消费品零售总额稳步增长。", False),
    ],
)
def test_a_clause_that_sets_a_target_in_words_is_seen(hill: Any, question: str, text: str, sets: bool) -> None:
    assert sets_target(hill.understand(question), text) is sets


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("全省有多少家外资企业", "3200家"),
        ("有多少家外资公司", "3200家"),
        ("2025年新增了多少家外资企业", "180家"),
    ],
)
def test_how_many_there_are_is_told_before_how_many_came(hill: Any, question: str, first: str) -> None:
    assert first in hill.ask(question).text.split("\n")[0]


JOBS = """2026年澄江省政府工作报告
——2026年1月18日在澄江省第八届人民代表大会第五次会议上

一、2025年工作回顾
城镇新增就业41.5万人，就业形势总体稳定。

二、2026年工作安排
实施稳岗扩容行动，城镇新增就业38万人以上。
"""


@pytest.mark.parametrize("question", ["就业目标是多少", "What is the employment target?"])
def test_no_result_stands_beside_a_target_that_was_asked_for_without_a_year(over: Callable[[dict[str, str]], Any], question: str) -> None:
    answer = over({"澄江省.txt": JOBS}).ask(question)
    assert answer.status == "answered" and "38" in answer.text.replace("380,000", "38") and "41" not in answer.text
