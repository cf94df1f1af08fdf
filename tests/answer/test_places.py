"""Questions asked of several places, each answered from its own report; the reports are made up and have no English edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

REPORT = """2026年{place}政府工作报告
——2026年1月20日在{place}第十四届人民代表大会第四次会议上

一、2025年工作回顾
全年地区生产总值达到{size}亿元，增长{grown}%。{more}

二、2026年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长{aim}%左右，城镇调查失业率控制在{jobless}%左右。
"""
PLACES = {
    "江苏省": {"size": "142000", "grown": "5.3", "aim": "5", "jobless": "5", "more": "学生意外伤害保险费每人每年由5元提高到10元。"},
    "安徽省": {"size": "52000", "grown": "5.5", "aim": "5.2", "jobless": "5.5", "more": "新建农村公路3100公里。"},
    "甘肃省": {"size": "13700", "grown": "5.8", "aim": "5.5", "jobless": "5.4", "more": "改造老旧小区610个。"},
}


@pytest.fixture(scope="module")
def three(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({f"{place}.txt": REPORT.format(place=place, **values) for place, values in PLACES.items()})


@pytest.fixture(scope="module")
def counties(over: Callable[[dict[str, str]], Any]) -> Any:
    values = {"白岭县": PLACES["江苏省"], "柳溪县": PLACES["安徽省"]}
    return over({f"{place}.txt": REPORT.format(place=place, **own) for place, own in values.items()})


def reports_cited(answer: Any) -> list[str]:
    return list(dict.fromkeys(citation.report.place for citation in answer.citations))


@pytest.mark.parametrize(("place", "aim"), [("白岭县", "5%"), ("柳溪县", "5.2%")])
def test_a_county_whose_report_is_loaded_is_known_by_its_name(counties: Any, place: str, aim: str) -> None:
    answer = counties.ask(f"{place}2026年GDP增长目标是多少")
    assert (answer.status, reports_cited(answer)) == ("answered", [place])
    assert aim in answer.text


def test_a_county_without_a_report_is_refused_by_its_name(counties: Any) -> None:
    answer = counties.ask("白云县2025年GDP增速是多少？")
    assert (answer.status, answer.reason) == ("refused", "other_place")
    assert "白云县" in answer.text


def test_each_place_is_answered_from_its_own_report(three: Any) -> None:
    answer = three.ask("甘肃和安徽2026年GDP目标各是多少")
    assert answer.status == "answered"
    assert reports_cited(answer) == ["甘肃省", "安徽省"]
    assert answer.text.index("甘肃省") < answer.text.index("5.5%") < answer.text.index("安徽省") < answer.text.index("5.2%")


def test_a_place_that_says_nothing_of_it_is_named(three: Any) -> None:
    answer = three.ask("安徽和甘肃改造了多少个老旧小区")
    assert (answer.status, answer.reason) == ("partial", "not_in_corpus")
    assert "610个" in answer.text
    assert "安徽省：报告里没有找到" in answer.text


def test_one_place_is_answered_from_its_own_report_alone(three: Any) -> None:
    assert reports_cited(three.ask("安徽2025年经济总量多少")) == ["安徽省"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("is the student accident insurance premium going up in Jiangsu", "江苏省"),
        ("how fast does Anhui want its economy to grow in 2026", "安徽省"),
        ("kilometres of rural roads built in Anhui", "安徽省"),
    ],
)
def test_english_words_find_a_report_that_has_no_english(three: Any, question: str, place: str) -> None:
    answer = three.ask(question)
    assert answer.status == "answered"
    assert reports_cited(answer) == [place]


PLAN = """{place}2025年国民经济和社会发展计划执行情况与2026年计划草案的报告

一、2025年计划执行情况
全年经济运行平稳。

附件1 {place}2026年主要预期目标表

指标名称\t单位\t2025年目标\t2025年完成\t2026年目标
地区生产总值增速\t%\t6\t{grown}\t6
固定资产投资增速\t%\t8\t{invested}\t7
粮食产量\t万吨\t20\t21\t21
"""


@pytest.fixture(scope="module")
def planned(over: Callable[[dict[str, str]], Any]) -> Any:
    values = {"柳溪县": {"grown": "6.5", "invested": "5.1"}, "秋林县": {"grown": "4.4", "invested": "8.2"}}
    return over({f"{place}.md": _as_table(PLAN.format(place=place, **own)) for place, own in values.items()})


def _as_table(text: str) -> str:
    """The rows with tabs as a table in Markdown."""
    lines, seen = [], False
    for line in text.splitlines():
        cells = line.split("\t")
        lines.append(f"| {' | '.join(cells)} |" if len(cells) > 1 else line)
        if len(cells) > 1 and not seen:
            lines.append("|" + " --- |" * len(cells))
            seen = True
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("question", "place", "missed", "met"),
    [
        ("Which 2025 targets did Liuxi County miss?", "柳溪县", "5.1%", "4.4%"),
        ("Which 2025 targets did Liuxi miss?", "柳溪县", "5.1%", "4.4%"),
        ("Which targets did Qiulin County miss in 2025?", "秋林县", "4.4%", "5.1%"),
        ("秋林县2025年哪些指标没有完成？", "秋林县", "4.4%", "5.1%"),
    ],
)
def test_missed_targets_are_those_of_the_place_asked_of(planned: Any, question: str, place: str, missed: str, met: str) -> None:
    answer = planned.ask(question)
    assert (answer.status, answer.understood.places, reports_cited(answer)) == ("answered", (place,), [place])
    assert missed in answer.text and met not in answer.text


def test_missed_targets_of_no_place_are_those_of_each_with_its_name(planned: Any) -> None:
    answer = planned.ask("2025年哪些指标没有完成？")
    assert reports_cited(answer) == ["柳溪县", "秋林县"]
    lines = answer.text.split("\n")
    assert [line.split("[")[0] for line in lines] == [
        "按表内数字逐行比较，柳溪县2025年有1项指标的完成值没有达到预期目标",
        "- 柳溪县2025年固定资产投资增速：预期目标8%，实际完成5.1%",
        "按表内数字逐行比较，秋林县2025年有1项指标的完成值没有达到预期目标",
        "- 秋林县2025年地区生产总值增速：预期目标6%，实际完成4.4%",
    ]
    english = planned.ask("Which targets were missed in 2025?")
    assert [line.split("[")[0] for line in english.text.split("\n")] == [
        "Comparing the table's rows, 1 indicator of Liuxi County fell short of its 2025 target",
        "- In Liuxi County, fixed-asset investment growth rate in 2025: target 8%, result 5.1%",
        "Comparing the table's rows, 1 indicator of Qiulin County fell short of its 2025 target",
        "- In Qiulin County, gross domestic product (GDP) growth rate in 2025: target 6%, result 4.4%",
    ]
    assert (answer.dropped, english.dropped) == (0, 0)


def test_a_fall_misses_a_target_to_grow(over: Callable[[dict[str, str]], Any]) -> None:
    falling = over({"柳溪县.md": _as_table(PLAN.format(place="柳溪县", grown="6.5", invested="-3.4"))})
    answer = falling.ask("柳溪县2025年哪些指标没有完成，各差多少？")
    assert "2025年实际完成-3.4%" in answer.text and "低11.4个百分点（计算得出）" in answer.text
    assert "固定资产投资增速" in answer.text and answer.dropped == 0


@pytest.mark.parametrize("question", ["Which targets did Songhe County miss in 2025?", "松河县2025年哪些指标没有完成？"])
def test_missed_targets_of_a_place_without_a_report_are_refused(planned: Any, question: str) -> None:
    answer = planned.ask(question)
    assert (answer.status, answer.reason) == ("refused", "other_place")


@pytest.mark.parametrize("question", ["What is the 2026 GDP growth target of Bailing County?", "What was Bailing's GDP in 2025?"])
def test_an_english_answer_names_a_place_of_no_list_in_pinyin(counties: Any, question: str) -> None:
    answer = counties.ask(question)
    assert (answer.status, answer.understood.places) == ("answered", ("白岭县",))
    assert "Bailing County" in answer.text and "白岭县" not in answer.text


def test_words_on_either_side_of_a_space_are_no_place(planned: Any) -> None:
    answer = planned.ask("秋林县2025年有哪几项指标没完成 都给我列出来")  # no 成都
    assert (answer.understood.places, answer.status) == (("秋林县",), "answered")
    assert "4.4%" in answer.text


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("柳溪县2025年固定资产投资增速实际完成5.1%，没有完成目标。", []),
        ("柳溪县2025年粮食产量实际完成21万吨，完成了目标。", []),
        ("柳溪县2025年固定资产投资增速实际完成5.1%，完成了目标。", ["完成了目标"]),
    ],
)
def test_a_figure_and_whether_its_target_was_met_are_checked_one_by_one(planned: Any, sentence: str, wrong: list[str]) -> None:
    *_, checked = planned.checker.steps(sentence, "")
    assert [one.text for found in checked.sentences for one in found.parts if one.verdict != "as_printed"] == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong", "printed"),
    [
        ("固定资产投资增速为3.4%", "3.4%", "-3.4%"),
        ("固定资产投资增速为-3.4%", "", ""),
        ("地区生产总值增速为6.5%", "", ""),
        ("地区生产总值增速为-6.5%", "增速为-", "6.5%"),
        ("工业投资增长3.9%", "增长", "下降3.9%"),
        ("工业投资增速为3.9%", "增速为", "下降3.9%"),
    ],
)
def test_a_fall_told_as_growth_differs_with_or_without_a_word_for_it(
    over: Callable[[dict[str, str]], Any], sentence: str, wrong: str, printed: str
) -> None:
    plan = PLAN.replace("全年经济运行平稳。", "全年经济运行平稳，工业投资下降3.9%。")
    falling = over({"柳溪县.md": _as_table(plan.format(place="柳溪县", grown="6.5", invested="-3.4"))})
    *_, checked = falling.checker.steps(f"柳溪县2025年{sentence}。", "")
    found = [one for sentence in checked.sentences for one in sentence.parts if one.verdict != "as_printed"]
    assert [one.text for one in found] == [wrong][: bool(wrong)]
    assert all(printed in one.printed for one in found)


def test_a_place_of_an_added_report_has_its_name_in_pinyin(planned: Any) -> None:
    assert planned.name_in_english("柳溪县") == "Liuxi County" and planned.name_in_english("松河县") == ""
    answer = planned.ask("and in 2030?", history=({"question": "What was the 2025 GDP growth target in Liuxi County?"},))
    assert "Liuxi County" in answer.understood.question and "柳溪县" not in answer.understood.question


@pytest.mark.parametrize(
    "question", ["Did Liuxi County meet its 2025 fixed-asset investment target?", "Is Liuxi County's 2025 GDP target met?"]
)
def test_a_word_that_opens_a_question_is_no_part_of_a_place(planned: Any, question: str) -> None:
    answer = planned.ask(question)
    assert (answer.status, answer.understood.places) == ("answered", ("柳溪县",))


def test_a_question_that_differs_from_its_reading_in_its_signs_alone_is_not_told_anew(planned: Any) -> None:
    before = ({"question": "秋林县2026年GDP增速目标是多少？"},)
    assert planned.ask("柳溪县存在哪些困难和问题？", history=before).understood.question is None
    assert planned.ask("存在哪些困难和问题？", history=before).understood.question is not None
