"""English words and the Chinese ones near them, by the vectors of the bundled embedder."""

from __future__ import annotations

import pytest

from corpus import Crossing, Synonyms
from index.bridge import Bridge
from index.concepts import find_concepts
from index.embedder import load_embedder
from index.sounds import Sounds

TEXT = "学生意外伤害保险由学校统一办理；新建机场和铁路；农村道路硬化。"


@pytest.mark.parametrize(("word", "chinese"), [("insurance", "保险"), ("student", "学生"), ("railway", "铁路"), ("Airport", "机场")])
def test_a_word_finds_its_chinese_in_the_text(word: str, chinese: str) -> None:
    assert Bridge(load_embedder(), TEXT).chinese(word)[:1] == (chinese,)


@pytest.mark.parametrize("word", ["hospital", "zzzqx", ""])
def test_a_word_whose_chinese_is_not_in_the_text_finds_none(word: str) -> None:
    assert Bridge(load_embedder(), TEXT).chinese(word) == ()


def test_the_list_goes_before_the_vectors_and_only_what_stands_in_the_text_counts() -> None:
    bridge = Bridge(load_embedder(), TEXT, Crossing([(("road",), ("道路", "公路")), (("student",), ("高校毕业生",))]))
    assert bridge.chinese("roads") == ("道路",)
    assert bridge.chinese("student") == ()  # known, and not there


@pytest.mark.parametrize(
    ("name", "chinese"), [("Jinchuan Group", ("金川",)), ("Wengfu", ("瓮福",)), ("Jinchang", ()), ("Boeing", ()), ("Xian", ())]
)
def test_a_name_is_found_by_its_sound(name: str, chinese: tuple[str, ...]) -> None:
    assert Sounds("金川集团、瓮福集团进入世界500强，西安").named(name) == chinese


def test_an_english_amount_is_looked_for_as_chinese_texts_print_it() -> None:
    bridge = Bridge(load_embedder(), TEXT)
    concepts = find_concepts("past 1.2 trillion yuan", [], "en", [], Synonyms(), bridge)
    assert [(concept.surface, concept.zh[0]) for concept in concepts] == [("1.2 trillion", "1.2万亿")]
