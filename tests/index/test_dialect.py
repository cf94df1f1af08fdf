"""Question words of the regions become those of the standard language; what is asked about stays."""

import pytest

from index.dialect import standard_words

ASKED = [
    ("社区食堂吃一顿好多钱", "社区食堂吃一顿多少钱"),
    ("这个中心好大个地方", "这个中心多大个地方"),
    ("新图书馆好久开", "新图书馆什么时候开"),
    ("里头有些啥子", "里头有些什么"),
    ("为啥子定5%", "为什么定5%"),
    ("今年起几多间学校", "今年起多少间学校"),
    ("边个系区长", "谁系区长"),
    ("屋头有老人咋个申请", "家里有老人怎么申请"),
    ("哪个说的", "谁说的"),
    ("排队少等了几个钟头", "排队少等了几个小时"),
    ("省下2个半钟头", "省下2个半小时"),
]
KEPT = ["最好多建公园", "哪个区增长最快", "良好大局", "好大学有几所", "要更好长远发展", "友好多少钱"]


@pytest.mark.parametrize(("typed", "standard"), ASKED)
def test_a_regional_question_word_is_put_as_the_standard_one(typed: str, standard: str) -> None:
    assert standard_words(typed) == standard


@pytest.mark.parametrize("typed", KEPT)
def test_other_words_stay_as_they_were_typed(typed: str) -> None:
    assert standard_words(typed) == typed
