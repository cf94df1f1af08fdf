"""Printed amounts: numbers, ranges, units, and the words that bound them."""

from __future__ import annotations

import pytest

from corpus.amounts import bounds, cell_bounds, find_amounts

CASES = [
    ("3万亿元", [("3", "万亿元")]),
    ("1,781.8亿元", [("1,781.8", "亿元")]),
    ("１２．５％", [("１２．５", "%")]),
    ("700余户", [("700", "户")]),
    ("29微克/立方米", [("29", "微克/立方米")]),
    ("4.5%—5%", [("4.5%—5", "%")]),
    ("居全国第5位、第十二", [("第5", "位"), ("第十二", "位")]),
    ("2026年5G基站，第1号，PM2.5", []),
    ("提高20.9、36.2、54个百分点", [("20.9", "个百分点"), ("36.2", "个百分点"), ("54", "个百分点")]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_values_stay_as_printed_with_their_unit(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [(text[amount.start : amount.start + len(amount.value)], amount.unit) for amount in find_amounts(text)]
    assert found == wanted


WORDS = [
    ("左右", (5.0, 5.0)),
    ("以上", (5.0, None)),
    ("不低于", (5.0, None)),
    ("突破", (5.0, None)),
    ("以内", (None, 5.0)),
    ("不超过", (None, 5.0)),
    ("低于", (None, 5.0)),
    ("", (5.0, 5.0)),
]


@pytest.mark.parametrize(("words", "wanted"), WORDS)
def test_words_open_the_bound_that_they_leave_open(words: str, wanted: tuple[float | None, float | None]) -> None:
    assert bounds(find_amounts("增长5%")[0], words) == wanted


def test_a_cell_in_words_has_no_number() -> None:
    assert cell_bounds("保持Ⅱ类") == (None, None, "")
    assert cell_bounds("50（保持全市前列）") == (50.0, 50.0, "")
