"""Places of which one has several reports are asked one by one, and stand side by side. Jiangsu's report is made up."""

from __future__ import annotations

from typing import Any

import pytest

from assistant import Assistant
from index import BuildOptions, build_or_update, load_embedder
from settings import ROOT, load_settings

REPORT = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
地区生产总值增长5.3%，社会消费品零售总额增长4.1%。

二、2026年工作安排
主要预期目标是：地区生产总值增长5%左右，社会消费品零售总额增长4%左右。
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("both")
    (folder / "江苏省.txt").write_text(REPORT, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update([ROOT / "data" / "reports", folder / "江苏省.txt"], options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("比较江苏和渝中2026年的GDP增长目标", ("江苏省2026年", "增长5%", "渝中区2026年")),
        ("Compare Jiangsu and Yuzhong: 2026 GDP growth target", ("Jiangsu", "Yuzhong", "5%")),
        ("江苏和渝中2025年社零谁涨得快", ("江苏省2025年", "4.1%", "预计完成5%")),
        ("GDP growth in 2025: Jiangsu vs Yuzhong", ("5.3%", "4.5%")),
        ("江苏和渝中2025年哪个完成了GDP目标", ("5.3%", "4.5%", "未达到")),
    ],
)
def test_both_places_are_told(both: Any, question: str, held: tuple[str, ...]) -> None:
    answer = both.ask(question)
    assert answer.status != "refused" and not [words for words in held if words not in answer.text]
    assert {citation.report.place for citation in answer.citations} >= {"江苏省", "重庆市渝中区"}


def test_a_place_without_a_report_is_not_asked_for_itself(both: Any) -> None:
    from answer import questions_of_places

    read = both.understand
    assert questions_of_places(read("比较江苏和成都2026年的GDP增长目标"), both._sources, both._glossary) == {}
    assert questions_of_places(read("渝中2026年的GDP增长目标"), both._sources, both._glossary) == {}
    asked = questions_of_places(read("比较江苏和渝中2026年的GDP增长目标"), both._sources, both._glossary)
    assert list(asked.values()) == ["江苏省2026年地区生产总值目标是多少", "渝中区2026年地区生产总值目标是多少"]
