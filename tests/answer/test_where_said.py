"""Which report says so: the report is named after the answer, and a turn of nothing else asks it of the turn before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from answer.model import Claim
from answer.verify import check_claim
from answer.where_said import where_line

TITLE = "2026年江苏省政府工作报告"


@pytest.mark.parametrize(
    ("question", "said", "line"),
    [
        ("新建口袋公园86个是哪份报告说的", "86个", f"出自《{TITLE}》"),
        ("2026年GDP目标是多少，出自哪份报告？", "5%", f"出自《{TITLE}》"),
        ("Which report gives the 2026 GDP target of Jiangsu?", "5%", "It stands in: "),
    ],
)
def test_the_report_is_named_where_that_is_asked(reviewed: Any, question: str, said: str, line: str) -> None:
    answer = reviewed.ask(question)
    assert answer.status == "answered" and said in answer.text and answer.text.splitlines()[-1].startswith(line)


def test_it_is_not_named_where_nobody_asks(reviewed: Any) -> None:
    assert (
        "出自" not in reviewed.ask("2026年GDP目标是多少").text
        and "stands in" not in reviewed.ask("What is Jiangsu's 2026 GDP target?").text
    )


@pytest.mark.parametrize(
    ("turn", "line"),
    [("出处呢？", "出自《"), ("哪份报告这么说？", "出自《"), ("which report says so?", "It stands in: "), ("source?", "It stands in: ")],
)
def test_a_turn_of_nothing_else_asks_it_of_the_turn_before(reviewed: Any, turn: str, line: str) -> None:
    answer = reviewed.ask(turn, history=({"question": "江苏2026年GDP目标是多少"},))
    assert "5%" in answer.text and answer.text.splitlines()[-1].startswith(line)
    after = reviewed.ask("那接待游客呢？", history=({"question": "江苏2026年GDP目标是多少"}, {"question": turn}))
    assert "2.3亿" in after.text and "出自" not in after.text


def test_a_line_that_names_another_report_is_not_shown(reviewed: Any) -> None:
    cited = reviewed.ask("2026年GDP目标是多少").citations[0]
    claim = Claim(where_line(cited, "zh"), (cited,), factual=False)
    assert "2026-01-20" in claim.text
    assert check_claim(claim) == []
    assert check_claim(replace(claim, text=claim.text.replace("江苏", "浙江"))) is None
    assert check_claim(replace(claim, text=claim.text.replace("2026-01-20", "2026-01-22"))) is None
