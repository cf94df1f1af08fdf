"""Leads: first sentences that head their paragraph, with a mark and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Report
from corpus.leads import siblings, unmarked_lead

BODY = "滚动实施一批重大项目，全年完成投资增长5%以上，工业投资增长8%以上，抓好要素保障，为长远发展积蓄后劲。"


@pytest.mark.parametrize(
    ("string", "lead"),
    [
        ("积极扩大有效投资。" + BODY, "积极扩大有效投资"),
        ("加强科技创新，驱动能源转型。" + BODY, "加强科技创新，驱动能源转型"),
        ("新增就业3万人。" + BODY, ""),  # a result, no heading
        ("一年来，我们主要做了以下工作。" + BODY, ""),
        ("成绩来之不易。" + BODY, ""),
        ("一是扩大投资。" + BODY, ""),  # a marked lead is read as one
        ("积极扩大有效投资。抓项目。", ""),  # nothing longer stands below it
        ("实施“五大工程”。" + BODY, ""),
        ("积极扩大有效投资，坚持项目为王，强化要素保障。" + BODY, ""),  # three clauses are a sentence
    ],
)
def test_the_form_of_a_lead_without_a_mark(string: str, lead: str) -> None:
    assert unmarked_lead(string) == lead


def test_a_lead_without_a_mark_stands_beside_another() -> None:
    invest, consume, plain = "积极扩大有效投资。" + BODY, "大力提振居民消费。" + BODY, "全年完成投资12亿元，" + BODY
    assert siblings([invest, consume, plain, invest, plain]) == {0, 1}
    assert siblings([invest, "", consume]) == frozenset()


def test_paragraphs_under_unmarked_leads_name_them_in_their_section_path(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "临川市人民政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n二、2026年工作安排\n（一）扩大内需\n"
        f"大力提振居民消费。{BODY}\n积极扩大有效投资。{BODY}\n（二）稳住就业\n全力稳住就业。{BODY}\n"
    )
    found = [(block.section[1:], block.lead, block.scope.year) for block in report.blocks if block.kind == "paragraph"][-3:]
    assert found == [
        (("（一）扩大内需", "大力提振居民消费"), "大力提振居民消费", 2026),
        (("（一）扩大内需", "积极扩大有效投资"), "积极扩大有效投资", 2026),
        (("（二）稳住就业",), "", 2026),
    ]
