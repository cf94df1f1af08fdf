"""Who said something is told by somebody's word alone; questions and sentences are made up here."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from answer.asked import tells_sayer


@pytest.mark.parametrize(
    ("question", "text", "speaker", "told"),
    [
        ("who promised more ferries", "新增渡船5艘。", None, False),
        ("who promised more ferries", "新增渡船5艘。", "somebody", True),
        ("who promised more ferries", "何某某表示，将新增渡船5艘。", None, True),
        ("who runs the ferries", "新增渡船5艘。", None, True),
    ],
)
def test_who_said_it_is_told_by_somebodys_word_alone(question: str, text: str, speaker: str | None, told: bool) -> None:
    query: Any = SimpleNamespace(plain=question)
    block: Any = SimpleNamespace(speaker=speaker)
    assert tells_sayer(query, block, text) is told
