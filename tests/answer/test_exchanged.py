"""One word exchanged in a copy is another sentence; a sentence that is put otherwise, and a word of the same direction, are none."""

from __future__ import annotations

import pytest

from answer.exchanged import exchanged_word
from answer.model import Claim
from answer.opposed import opposed_word
from assistant import GLOSSARY_FILE
from corpus import Glossary, load_glossary


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary(GLOSSARY_FILE)


EXCHANGED = [
    ("户均地区生产总值", "人均地区生产总值；", "户"),
    ("政府消费品零售总额增速", "社会消费品零售总额增速；", "政府"),
    ("一般预算以社会信用为先，经济政府发展主要目标完成情况表", "一般预算以社会信用为先，经济社会发展主要目标完成情况表", "政府"),
    ("主要指标下探向好", "主要指标回升向好", "下探"),
    ("新增文博场馆3户、总量保持全市第1。", "新增文博场馆3家、总量保持全市第1。", "户"),
    ("纳入医科大学及其2000家附属医院。", "纳入医科大学及其15家附属医院。", "2000"),
    ("The project was selected for the last batch of pilots.", "The project was selected for the first batch of pilots.", "last"),
]
KEPT = [
    ("人均地区生产总值", "人均地区生产总值；"),
    ("人均地区生产总值提升5%", "人均地区生产总值提高5%"),
    ("渝中区2026年的GDP增长目标是5%。", "渝中区2026年地区生产总值（GDP）增速的预期目标是5%。"),
    ("2025年受核算方式调整影响，增长不及预期，2026年会好些。", "2025年因核算方式调整等因素影响，增长不及预期，预计2026年好于2025年。"),
    ("Output will increase by 5% in 2026.", "Output will grow by 5% in 2026."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "there", "word"), EXCHANGED, ids=[row[0] for row in EXCHANGED])
def test_a_word_in_the_place_of_another_one_is_found(glossary: Glossary, said: str, there: str, word: str) -> None:
    language = "en" if said.isascii() else "zh"
    assert exchanged_word(said, language, [Claim(there, ())], glossary) == word


@pytest.mark.parametrize(("said", "there"), KEPT, ids=[row[0] for row in KEPT])
def test_a_copy_a_word_of_the_same_way_and_other_wording_are_no_exchange(glossary: Glossary, said: str, there: str) -> None:
    language = "en" if said.isascii() else "zh"
    assert exchanged_word(said, language, [Claim(there, ())], glossary) is None


BOTH_STAND_THERE = [
    ("过去一年是极平凡的一年。", "过去一年是极不平凡的一年，大家在平凡岗位上尽责。", "平凡"),
    ("过去一年是极不平凡的一年。", "过去一年是极不平凡的一年，大家在平凡岗位上尽责。", None),
    ("大家在平凡岗位上尽责。", "过去一年是极不平凡的一年，大家在平凡岗位上尽责。", None),
    ("着力提升农村居民收入水平。", "着力提升城镇居民收入水平，帮助困难群体，改善农村道路。", "农村"),
    ("着力提升城镇居民收入水平。", "着力提升城镇居民收入水平，帮助困难群体，改善农村道路。", None),
    (
        "By keeping fit, the nation won the battle.",
        "By keeping fit, the district won the battle. 瘦身健体，打赢国企改革攻坚战。",
        "nation",
    ),
    ("The country grew faster than before.", "全国增速加快。The whole country grew faster than before.", None),
]


@pytest.mark.parametrize(("said", "there", "word"), BOTH_STAND_THERE, ids=[f"{row[0]} {row[2]}" for row in BOTH_STAND_THERE])
def test_of_two_words_that_stand_in_the_source_the_one_at_that_place_is_meant(said: str, there: str, word: str | None) -> None:
    assert opposed_word(said, [there], False) == word
