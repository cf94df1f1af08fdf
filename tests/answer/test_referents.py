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
        ("- 甲省2026年预期目标：增长5%[1]。\n- 乙省2026年预期目标：增长6%[2]。\n比较了2份报告，其中2份写明。", ("甲省", "乙省")),
        ("- 渝中区2025年渔获量：预期目标5%[1]。\n- 渝中区2025年吞吐量：预期目标2%[1]。", ("渔获量", "吞吐量")),
        ("- The 2026 target of B District, C for fish catch is 5%[1].\n- The 2026 target of B District, C for throughput is over 2[1].", ("fish catch", "throughput")),
        ("2 fit.\n- A's 2026 target for fish catch: up 5%[1].\n- B (C)'s 2026 target for fish catch: up 6%[2].", ("A", "B (C)")),
        ("- “一湾一策”[1]。\n报告里谈港口、渔业、航道的句子中加引号的名称有一个。", ("一湾一策",)),
        ("We will dredge bays, widen small, old and weak piers, and add berths [1].\nWe will light the isles, and the strait [2].",
         ("We will dredge bays", "We will light the isles")),
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
