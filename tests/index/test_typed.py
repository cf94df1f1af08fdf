"""Slips of an input method in known names are put right; words that stand by themselves are none."""

import pytest

from index import NameRepair

REPAIR = NameRepair(["城镇调查失业率", "失业率", "江北区委", "金睛视觉"], lambda words: words in ("失业", "江北区"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("失业律是多少", "失业率是多少"),
        ("金晴视觉是谁做的", "金睛视觉是谁做的"),
        ("江北区有哪些项目", "江北区有哪些项目"),
        ("江北区为什么", "江北区为什么"),
    ],
)
def test_a_slip_is_put_right_and_a_word_of_its_own_is_none(typed: str, meant: str) -> None:
    assert REPAIR.repair(typed) == meant
