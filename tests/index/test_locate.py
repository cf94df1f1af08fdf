"""Where passages stand in their files, and which passage stands somewhere."""

from __future__ import annotations

from typing import Any

import pytest

from index.locate import PassagePlaces
from index.storage import open_index

TEXT = "全年生产总值增长百分之五。\n\n新建学校十所。\n\n城镇新增就业八万人。"


@pytest.fixture
def places(new_workshop: Any) -> PassagePlaces:
    shop = new_workshop(max_chars=14)
    shop.write(report=TEXT)
    shop.build()
    index = open_index(shop.folder)
    return PassagePlaces(index.reports, index.passages)


@pytest.mark.parametrize(
    ("words", "text"),
    [("增长百分之五", "全年生产总值增长百分之五。"), ("新建学校十所", "新建学校十所。"), ("八万人", "城镇新增就业八万人。")],
)
def test_a_span_of_a_file_is_held_by_the_passage_it_stands_in(places: PassagePlaces, words: str, text: str) -> None:
    start = TEXT.index(words)
    passage = places.holding("report", "report.txt", start, start + len(words))
    assert passage is not None and passage.text == text


def test_a_span_over_two_passages_is_held_by_the_one_with_more_of_it(places: PassagePlaces) -> None:
    passage = places.holding("report", "report.txt", TEXT.index("十所"), len(TEXT))
    assert passage is not None and passage.text == "城镇新增就业八万人。"


@pytest.mark.parametrize(("file", "start", "end"), [("other.txt", 0, 9), ("report.txt", 5000, 5009), ("report.txt", 3, 3)])
def test_a_span_that_no_passage_holds_has_none(places: PassagePlaces, file: str, start: int, end: int) -> None:
    assert places.holding("report", file, start, end) is None
