"""Where a question's words are parted: a year, a measure or a number of people ends before the verb."""

from __future__ import annotations

import pytest

from corpus import Glossary, Synonyms
from index import Home, Lexicon, understand

LEXICON = Lexicon(Glossary(()), Synonyms())
HOME = Home(("青鸥省白石县",), ("Baishi County, Qingou",), 2032)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("海带晒场31年开了几处", "年开"),
        ("渡口五十米内能换乘的比例", "内能"),
        ("去年有多少人去海带节", "人去"),
        ("每一千人有多少渔民", "人有"),
    ],
)
def test_no_word_is_made_of_a_measure_and_the_verb_behind_it(question: str, wrong: str) -> None:
    assert wrong not in [concept.surface for concept in understand(question, LEXICON, HOME).concepts]


def test_whether_something_is_open_is_a_yes_no_question() -> None:
    assert "yes_no" in understand("渡口外的轻轨通车没有", LEXICON, HOME).wants
    assert "yes_no" not in understand("哪些街区通车没有", LEXICON, HOME).wants
