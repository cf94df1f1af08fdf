"""Overviews of a report or of one part of it: the part's own sentences, in its order, with a model and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answer.model import Answer
from tests.scripted_models import Line, ScriptedModel, cite

PARTS = [
    ("概括计划报告第三部分", ["三、2026年思路举措", "（一）突出战略引领", "（十一）突出以人为本"]),
    ("计划报告第二部分讲了什么？", ["二、2026年经济社会发展计划安排", "（一）宏观形势判断", "（四）重点项目安排"]),
    ("计划报告第三部分（二）讲了什么", ["（二）突出能级跃升", "一是注重“集聚融合”", "四是注重“前瞻布局”"]),
    ("计划报告第三部分关于消费讲了什么", ["（三）突出内需主导", "一是多领域增添消费供给", "四是多维度推动投资于人"]),
    ("最后一部分讲了什么", ["三、2026年思路举措", "（一）突出战略引领", "（十一）突出以人为本"]),
    ("总结一下“三、”这一节", ["三、2026年思路举措", "（一）突出战略引领", "（十一）突出以人为本"]),
    ("简述报告中关于民生的部分", ["（十一）突出以人为本", "一是系统打造“全龄友好型社会”", "三是滚动实施“15件民生实事”"]),
    ("概括政府工作报告关于自身建设的部分", ["三、全面加强政府自身建设", "持之以恒建设学习型政府", "持之以恒建设责任型政府"]),
    ("概述2026年经济社会发展的总体要求", ["（二）总体要求", "坚持以习近平新时代中国特色社会主义思想为指导", "量的合理增长"]),
    ("Summarise part three of the plan report", ["III. Approach and measures for 2026", "(I) We will give prominence to strategic leadership", "(XI)"]),
    ("What does part two of the work report cover?", ["II. Work arrangements for 2025", "(I) Focusing on improving quality", "(X)"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "in_order"), PARTS, ids=[row[0] for row in PARTS])
def test_a_part_is_told_by_its_heading_and_what_stands_below_it_in_order(assistant: Any, question: str, in_order: list[str]) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.dropped) == ("answered", 0)
    places = [answer.text.find(words) for words in in_order]
    assert -1 not in places and places == sorted(places), answer.text
    head = answer.citations[0]
    assert all(head.quote.rstrip("。") in citation.section for citation in answer.citations[1:])


def test_a_part_before_the_first_numbered_heading_is_the_first(assistant: Any) -> None:
    text = assistant.ask("政府工作报告第一部分讲了什么").text
    assert text.startswith(("- （二）聚力打造内陆改革开放新高地", "（二）聚力打造内陆改革开放新高地"))
    assert "二、2025年工作安排" not in text


@pytest.mark.parametrize("question", ["这份报告第四部分说了什么", "the summary of part 7 of the plan report"])
def test_a_part_that_no_report_has_is_refused(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")


@pytest.mark.parametrize(
    ("question", "held"),
    [("2026年GDP目标是多少", "5%"), ("计划报告第三部分为什么提出扩大内需", ""), ("哪些部分指标未达预期", "")],
)
def test_a_question_of_one_thing_is_no_overview_of_a_part(assistant: Any, question: str, held: str) -> None:
    answer = assistant.ask(question)
    assert held in answer.text
    assert not answer.text.startswith(("三、", "一、"))


def every_third(lines: list[Line]) -> Iterator[str]:
    for id, text in lines[::3]:
        yield f"- {cite(text, id)}\n"


def in_report_order(answer: Answer, assistant: Any) -> list[int]:
    blocks = assistant.reports[answer.citations[0].report.id].blocks
    return [
        next(at for at, block in enumerate(blocks) if c.quote in block.text.string and block.section == c.section) for c in answer.citations
    ]


MODELLED = [("概括计划报告第三部分", "三、2026年思路举措"), ("概括一下政府工作报告", "重庆市渝中区人民政府工作报告（2025）："), ("Summarise part two of the plan report", "")]  # fmt: skip


@pytest.mark.parametrize(("question", "head"), MODELLED, ids=[row[0] for row in MODELLED])
def test_a_model_s_overview_is_of_the_part_in_its_order_with_every_sentence_cited(
    written_by: Callable[[Any], Any], question: str, head: str
) -> None:
    model = ScriptedModel(every_third)
    opened = written_by(model)
    answer = opened.ask(question)
    assert answer.composer == "model:scripted" and answer.text.startswith(head)
    lines = [line for line in answer.text.split("\n") if not line.endswith("：")]
    assert [line for line in lines if "[" not in line] == []
    order = in_report_order(answer, opened)
    assert order == sorted(order) and len(order) > 3
    assert len({citation.report.id for citation in answer.citations}) == 1


def test_a_section_of_which_the_model_says_nothing_is_told_by_its_heading(written_by: Callable[[Any], Any]) -> None:
    text = written_by(ScriptedModel(lambda lines: [cite(lines[2][1], lines[2][0])])).ask("概括计划报告第三部分").text
    assert [f"（{number}）突出" for number in "二三四五六七八九" if f"（{number}）突出" not in text] == []
