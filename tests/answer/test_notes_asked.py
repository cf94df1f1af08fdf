"""Notes stand first where their term is asked of; what only happens to be told in a note stands behind the sentences. Made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PLAN_2026 = """2026年澄江区国民经济和社会发展计划报告
澄江区人民政府

一、2025年计划执行情况
渔港治理不断完善，“1+N”渔港服务站[[footnoteRef:0]]建成8个，“潮汐值守”[[footnoteRef:1]]机制全面推行。 [0: []“1+N”渔港服务站：指以1个渔港党群中心、N个公共设施（老年大学、渔民讲堂、卫生室等）构建为民、便民的服务站。]  [1: []“潮汐值守”：指联合港务、气象、消防等力量，在涨潮时开展协同巡查的工作机制。]
船工技能培训1200人次，渔民讲堂新增分堂2个。

二、2026年工作安排
渔民讲堂免费开放航海、织网等课程30门，惠及船工5000人。
"""


@pytest.fixture(scope="module")
def plan(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"澄江区.txt": PLAN_2026})


@pytest.mark.parametrize("question", ["渔民讲堂有什么好处", "渔民讲堂有啥新花样", "渔民讲堂政府有什么动静"])
def test_a_note_that_only_mentions_what_is_asked_of_does_not_stand_first(plan: Any, question: str) -> None:
    assert plan.ask(question).text.startswith(("渔民讲堂免费开放", "船工技能培训1200人次，渔民讲堂"))


@pytest.mark.parametrize(("question", "begins"), [("潮汐值守是哪些部门一起干", "“潮汐值守”指"), ("渔港服务站是干什么的", "“1+N”")])
def test_a_note_whose_term_is_asked_of_still_stands_first(plan: Any, question: str, begins: str) -> None:
    assert plan.ask(question).text.startswith(begins)
