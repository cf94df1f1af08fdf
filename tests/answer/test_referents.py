"""What a later question may point back to in an answer: its lists, and whether quotes hold the words asked."""

from __future__ import annotations

import pytest

from answer.referents import held_share, things_listed
from index import Concept


@pytest.mark.parametrize(
    ("answer", "listed"),
    [
        ("“三湾”指北湾、南湾、东湾[1]。", ("北湾", "南湾", "东湾")),
        ("包括渔港清单、航道清单、灯塔清单以及码头清单[1]。", ("渔港清单", "航道清单", "灯塔清单", "码头清单")),
        ("一是扩建北港，年内完工[1]。二是疏浚航道[2]。三是新建灯塔[3]。", ("扩建北港", "疏浚航道", "新建灯塔")),
        ("三项未完成：\n- 渔获量：目标5%，完成3%[1]。\n- 吞吐量：目标2%，完成1%[2]。", ("渔获量", "吞吐量")),
        ("The harbours are: North Bay, South Bay and East Isle [1].", ("North Bay", "South Bay", "East Isle")),
        ("目标是5%左右[1]。", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_the_things_an_answer_lists_come_in_its_order(answer: str, listed: tuple[str, ...]) -> None:
    assert things_listed(answer) == listed


def test_a_refusal_holds_no_word_and_a_question_without_words_is_held() -> None:
    concept = Concept("灯塔", ("灯塔",), (("lighthous",),))
    assert held_share([concept], []) == 0.0
    assert held_share([], []) == 1.0
