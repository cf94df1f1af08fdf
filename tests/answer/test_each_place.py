"""Places of which one has several reports are asked one by one, and stand side by side. Jiangsu's and Qingling's reports are made up."""

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


COUNTY = """2026年青岭县政府工作报告
——2026年1月12日在青岭县第十九届人民代表大会第六次会议上

一、2025年工作回顾
地区生产总值增长5.7%，年初目标为6%左右。一般公共预算收入增长3.2%（预期目标3%）。接待游客380万人次。

二、2026年工作安排
主要预期目标是：地区生产总值增长6%左右，接待游客突破420万人次，一般公共预算收入增长4%。
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("both")
    (folder / "江苏省.txt").write_text(REPORT, encoding="utf-8")
    (folder / "青岭县.txt").write_text(COUNTY, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update([ROOT / "data" / "reports", folder / "江苏省.txt", folder / "青岭县.txt"], options, load_embedder())
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


@pytest.mark.parametrize(
    ("question", "first", "held"),
    [
        ("青岭县和渝中区2026年GDP目标哪个高", "最高的是青岭县", ("增长6%左右", "预期目标是5%")),
        ("青岭县和渝中区2026年GDP目标差多少", "重庆市渝中区比青岭县低1个百分点", ("增长6%左右", "预期目标是5%")),
        ("Which is higher, Qingling County's or Yuzhong's 2026 GDP target?", "The highest: Qingling County", ("around 6%", "5%")),
        ("渝中和青岭2025年谁的GDP增长快", "最高的是青岭县", ("增长5.7%", "4.5%")),
    ],
)
def test_which_of_two_is_ahead_is_said_first(both: Any, question: str, first: str, held: tuple[str, ...]) -> None:
    answer = both.ask(question)
    assert answer.status == "answered" and answer.text.startswith(first), answer.text
    assert not [words for words in held if words not in answer.text]
    assert {citation.report.place for citation in answer.citations} == {"青岭县", "重庆市渝中区"}


def test_a_size_is_not_judged_by_a_growth(both: Any) -> None:
    assert "最高" not in both.ask("青岭县和渝中区2025年GDP哪个大").text


def test_a_place_named_in_english_is_told_of_itself_alone(both: Any) -> None:
    text = both.ask("Compare the 2026 GDP target of Qingling County and Yuzhong District").text
    assert "Qingling County's 2026 target for gross domestic product (GDP): up around 6%" in text and "青岭" not in text


@pytest.mark.parametrize("question", ["青岭县2026年旅游目标是多少", "Qingling County's 2026 tourism target"])
def test_an_everyday_word_names_what_the_place_asked_prints(both: Any, question: str) -> None:
    text = both.ask(question).text
    assert "420万人次" in text or "4.2 million" in text


@pytest.mark.parametrize(
    ("question", "held"),
    [("青岭县2025年哪些目标没完成", ("6%左右", "5.7%")), ("Which targets did Qingling County miss in 2025?", ("around 6%", "5.7%"))],
)
def test_targets_told_beside_their_results_show_which_were_missed(both: Any, question: str, held: tuple[str, ...]) -> None:
    answer = both.ask(question)
    assert answer.status == "answered" and not [words for words in held if words not in answer.text]
    assert "3.2%" not in answer.text and ("可以对照的有2项，其中1项" in answer.text or "stated result: 2; not reached: 1" in answer.text)
