"""What sort of answer a question expects, tried on questions and sentences made up here."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from answer.expects import expected_sorts, holds_sort


def _asks(plain: str, *indicators: str) -> Any:
    concepts = [SimpleNamespace(kind="indicator", surface=name) for name in indicators]
    return SimpleNamespace(plain=plain, concepts=concepts, focus=None)


@pytest.mark.parametrize(
    ("question", "sorts"),
    [
        ("这条隧道修下来花了多少钱", {"money"}),
        ("what did the tunnel cost to build", {"money"}),
        ("大楼有多高，多少层", {"height", "floors"}),
        ("how tall is the tower", {"height"}),
        ("公园几月几号开放", {"day"}),
        ("on what date does the park open", {"day"}),
        ("老人占多大比例", {"share"}),
        ("他今年多大年纪", {"age"}),
        ("how old is the winner", {"age"}),
        ("中心的地址在哪条路", {"address"}),
        ("what are its opening hours", {"hours"}),
        ("what time does the ferry leave", {"hours"}),
        ("what time of year does the ferry start", {"time"}),
        ("which season is the tea picked in", {"time"}),
        ("今年是第几届", {"edition"}),
        ("which edition is the coffee festival", {"edition"}),
        ("what street is the museum on", {"address"}),
        ("how much did they spend on the bridge", {"money"}),
        ("how much profit did the firms make", {"money"}),
        ("how much do ferrymen get", {"money"}),
        ("how much is the tea crop worth", {"money"}),
        ("is the museum worth a visit", set()),
        ("how much will the widows be paid a month", {"money"}),
        ("how much rain did the hills get in 2025", set()),
        ("how much did exports get ahead", set()),
        ("the target for exports growth", {"growth"}),
        ("which event did she win gold in", {"sport"}),
        ("隧道工期要多少个月", {"duration"}),
        ("隧道是哪个月通车的", {"month"}),
        ("案件下降了百分之几", {"change"}),  # a share of something is no fall
        ("by how much does the method lower costs", {"moved"}),  # no cost is asked for
        ("网络零售额比上年涨了多少", {"moved"}),
        ("社零排全市第几", {"rank"}),
        ("2026年有哪些重点项目", set()),
        ("who chairs the bureau", set()),
    ],
)
def test_the_sort_is_read_from_the_words_that_ask(question: str, sorts: set[str]) -> None:
    assert {sort.name for sort in expected_sorts(_asks(question))} == sorts


def test_words_inside_an_indicators_name_ask_for_nothing() -> None:
    assert not expected_sorts(_asks("居民消费价格指数涨幅呢", "居民消费价格指数"))
    assert {sort.name for sort in expected_sorts(_asks("what is the price of a flat"))} == {"money"}


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        ("这条隧道花了多少钱", "隧道总投资约12亿元。", True),
        ("这条隧道花了多少钱", "隧道全长3公里，双线贯通。", False),
        ("领事馆几月几号开馆", "领事馆正式开馆，总数达15家。", False),
        ("领事馆几月几号开馆", "领事馆于3月8日正式开馆。", True),
        ("大楼有多高，多少层", "大楼地上98层。", True),  # of two sorts one is enough
        ("大楼有多高", "大楼主体完工。", False),
        ("他考上了哪所大学", "最小的儿子也考入大学。", False),
        ("他考上了哪所大学", "最小的儿子考入重庆大学。", True),
    ],
)
def test_a_sentence_about_the_thing_needs_an_answer_of_the_sort(question: str, sentence: str, held: bool) -> None:
    item: Any = SimpleNamespace(text=sentence, row=None, rendering="")
    assert holds_sort(_asks(question), item) is held


def _named(plain: str, *names: str, focus: tuple[str, ...] = (), kind: str = "place") -> Any:
    concepts = [SimpleNamespace(kind=kind, surface=name, printed=(name,)) for name in names]
    asked = SimpleNamespace(kind="", surface=focus[0], en=tuple((stem,) for stem in focus), start=plain.index(focus[0])) if focus else None
    return SimpleNamespace(plain=plain, concepts=concepts, focus=asked)


def test_an_edition_stands_with_the_name_it_is_asked_of() -> None:
    question = _named("which edition is the consumption festival", "消费节", kind="project")
    for text, held in (("第十一届咖啡节、解放碑消费节等", False), ("咖啡节、第三届消费节等", True)):
        assert holds_sort(question, SimpleNamespace(text=text, row=None, rendering="")) is held  # type: ignore[arg-type]


def test_money_of_projects_counted_by_themselves_is_not_that_of_a_named_one() -> None:
    question = _named("how much was invested in Jiabinli", "嘉宾里")
    for text, held in (
        ("嘉宾里项目首开区完工，14个更新项目完成投资27亿元。", False),
        ("嘉宾里项目首开区完工，完成投资27亿元。", True),
        ("嘉宾里等14个更新项目完成投资27亿元。", True),
    ):
        assert holds_sort(question, SimpleNamespace(text=text, row=None, rendering="")) is held  # type: ignore[arg-type]


def test_an_amount_stands_in_the_clause_of_what_is_asked_of() -> None:
    question = _named("how much profit did they make", focus=("profit",))
    for english, held in (
        ("assets exceed 65 billion yuan and profits grow by 10%", False),
        ("assets grow by 5%, with profits of 3 billion yuan", True),
        ("assets exceed 60 billion yuan", False),
    ):
        item: Any = SimpleNamespace(text="资产规模突破650亿元、利润增长10%。", row=None, rendering=english)
        assert holds_sort(question, item) is held, english
