"""The city, said loosely of the district at hand, and the whole city that it lies in."""

from __future__ import annotations

from typing import Any

import pytest

from answer.wholes import says_city_loosely


@pytest.mark.parametrize(
    ("question", "loosely"),
    [
        ("who built the city's observatory", True),
        ("where does the city want its book stalls", True),
        ("what are the whole city's plans for ferries", False),
        ("what is the city as a whole doing for pandas", False),
        ("how many ferries does the city have", False),
        ("what is the city's GDP target", False),
        ("全市的书店谁在管", False),
    ],
)
def test_the_city_is_the_place_at_hand_where_no_figure_is_asked(assistant: Any, question: str, loosely: bool) -> None:
    assert says_city_loosely(assistant.understand(question)) is loosely
