"""Two tellings of one thing side by side, and parts beside their whole. The reports are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LAST = """2025年江苏省政府工作报告
——2025年1月20日在江苏省第十四届人民代表大会第三次会议上

一、2024年工作回顾
渔港建设提速，全省设立18个渔港监管站。与船政学院共建东海算力协同创新港。

二、2025年工作安排
加强市场监管。滚动实施“立项、动工、封顶”三张台账，推动项目落地。
"""
THIS = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
渔业安全形势平稳，21个渔港监管站全部联网。

二、2026年工作安排
升级打造与船政学院共建的东海算电协同创新港。
完善教育台账、医疗台账、养老台账“三张台账”，解决群众急难愁盼。
全年计划安排水利工程190项，年度计划投资约88亿元。从建设主体看，省级工程40项、年度投资30亿元；市级工程62项、年度投资22.5亿元；社会工程51项、年度投资35亿元。
"""


@pytest.fixture(scope="module")
def two(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省2025.txt": LAST, "江苏省2026.txt": THIS})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("渔港监管站一共几个 前后说的对得上吗", ["18个", "21个"]),
        ("渔港监管站有多少个，两份报告怎么不一个数", ["18个", "21个"]),
        ("why are there two figures for fishing port supervision stations", ["18", "21"]),
        ("跟船政学院共建的那个港 是叫算力还是算电", ["算力协同", "算电协同"]),
        ("三张台账到底是哪三张 各处说的一样吗", ["立项、动工、封顶", "教育台账、医疗台账、养老台账"]),
    ],
)
def test_both_tellings_are_shown(two: Any, question: str, said: list[str]) -> None:
    answer = two.ask(question)
    assert answer.status == "answered" and all(word in answer.text for word in said), answer.text
    assert len({citation.report.id for citation in answer.citations}) > 1


@pytest.mark.parametrize(
    "question",
    [
        "2026年省级、市级和社会工程加起来够不够总数",
        "2026年水利工程三类主体相加是不是190项",
        "Do the three kinds of water projects in 2026 add up to the total?",
    ],
)
def test_the_whole_stands_beside_its_parts(two: Any, question: str) -> None:
    answer = two.ask(question)
    assert answer.status == "answered" and all(word in answer.text for word in ("190", "40", "62", "51")), answer.text


def test_what_is_not_held_against_anything_is_told_once(two: Any) -> None:
    assert "18" not in two.ask("2025年渔港监管站有多少个").text
    assert "190" not in two.ask("2026年社会工程有多少项").text
