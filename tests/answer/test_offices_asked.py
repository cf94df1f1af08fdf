"""Who heads a body, however it is asked, and the first places that one report claims; of the bundled reports."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who heads the district's Development and Reform Commission?", "Liu Jinfeng"),
        ("name of the boss of the Science and Technology Bureau", "Du Junbo"),
        ("who runs the housing commission", "Zhang Minggong"),
        ("发改委一把手叫啥", "刘劲枫"),
        ("发改委主任到底叫啥 两份报纸写得好像不一样", "另劲枫"),
    ],
)
def test_the_head_of_a_body_is_named_with_the_office(assistant: Any, question: str, name: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert name in answer.text and "reported speech" not in answer.text


def test_the_first_places_a_plan_report_claims_are_listed(assistant: Any) -> None:
    answer = assistant.ask("Which fields does the plan report say rank No. 1 in the city")
    assert answer.status == "answered"
    assert {citation.report.id for citation in answer.citations} == {"yuzhong-plan-report-2026"}
    assert "ranking No. 2" not in answer.text
