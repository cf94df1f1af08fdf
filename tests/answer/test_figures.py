"""Figures: found, brought to one scale, compared."""

from decimal import Decimal

import pytest

from answer.figures import agrees, english_amount, find_figures, scale_of_unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总量实现1781.8亿元、占全市比重5.2%", [("178180000000", "yuan"), ("5.2", "percent")]),
        ("达到1.47万亿元", [("1470000000000", "yuan")]),
        ("较2020年提高12.2个百分点", [("2020", ""), ("12.2", "percentage points")]),
        ("实际使用外资6000万美元", [("60000000", "us dollars")]),
        ("城镇新增就业5.07万人", [("50700", "")]),
        ("增长５％左右", [("5", "percent")]),
        ("超4.8万标箱", [("48000", "teu")]),
        ("8公里半山崖线", [("8", "")]),
        ("GDP reached 178.18 billion yuan, up 5.2%", [("178180000000", "yuan"), ("5.2", "percent")]),
        ("over 48,000 TEUs", [("48000", "teu")]),
        ("60 million US dollars", [("60000000", "us dollars")]),
    ],
)
def test_figures_are_found_with_their_exact_value_and_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find_figures(text)] == [(Decimal(value), unit) for value, unit in expected]


@pytest.mark.parametrize(
    ("shown", "source", "expected"),
    [
        ("178.18 billion yuan", "1781.8亿元", True),
        ("17.818 billion yuan", "1781.8亿元", False),
        ("5%", "5个百分点", False),
        ("60 million US dollars", "6000万元", False),
        ("1,000", "1000家", True),
    ],
)
def test_two_figures_agree_only_in_value_and_unit(shown: str, source: str, expected: bool) -> None:
    assert agrees(find_figures(shown)[0], find_figures(source)[0]) is expected


@pytest.mark.parametrize(("value", "expected"), [("999999", "999,999"), ("1000000", "1 million"), ("1470000000000", "1.47 trillion")])
def test_amounts_are_rendered_exactly(value: str, expected: str) -> None:
    assert english_amount(Decimal(value)) == expected


def test_the_unit_of_a_table_carries_its_factor() -> None:
    assert [scale_of_unit(unit) for unit in ("万美元", "亿元", "%", "万吨")] == [
        Decimal(10000),
        Decimal(10**8),
        Decimal(1),
        Decimal(10000),
    ]
