"""Which of the page's wishes a list answers: the page's script tells the next one when it sees its answer.

In: what the script sent. Out: the number of the wish, and the answer marked with it. The module knows nothing of what is wished.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def turn_of(data: Any) -> int:
    """The number of a wish, 0 for anything else."""
    turn = data.get("turn") if isinstance(data, Mapping) else None
    return turn if type(turn) is int else 0


def in_turn(data: Any, shown: str) -> str:
    """HTML marked as the answer to a wish."""
    return f'<div data-turn="{turn_of(data)}">{shown}</div>'
