"""English words and the Chinese ones near them, by the vectors of the bundled embedder."""

from __future__ import annotations

import pytest

from index.bridge import Bridge
from index.embedder import load_embedder

TEXT = "学生意外伤害保险由学校统一办理；新建机场和铁路；农村道路硬化。"


@pytest.mark.parametrize(("word", "chinese"), [("insurance", "保险"), ("student", "学生"), ("railway", "铁路"), ("Airport", "机场")])
def test_a_word_finds_its_chinese_in_the_text(word: str, chinese: str) -> None:
    assert Bridge(load_embedder(), TEXT).chinese(word)[:1] == (chinese,)


@pytest.mark.parametrize("word", ["hospital", "zzzqx", ""])
def test_a_word_whose_chinese_is_not_in_the_text_finds_none(word: str) -> None:
    assert Bridge(load_embedder(), TEXT).chinese(word) == ()
