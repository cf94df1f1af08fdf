"""The measure of how a cost grows tells work in proportion from work with the square of its size."""

from __future__ import annotations

from tests.growth import MOST, growth


def test_work_in_proportion_stays_below_the_limit_and_its_square_does_not() -> None:
    assert growth(lambda size: sum(range(size)), 200_000) < MOST
    assert growth(lambda size: [sum(range(size)) for _ in range(size)], 400) > MOST
