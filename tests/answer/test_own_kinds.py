"""Questions of whole reports: where a name stands, ranks that are claimed, promises kept, boxes by title, chapters."""

from __future__ import annotations

from typing import Any

import pytest

from answer.counts import in_words

MENTIONS = [
    (
        "哪些报告提到了陆海国际中心 哪些没提",
        ["四份报告中，两份提到，共六处", "没有提到的：渝中区报纸版面（2025年12月）、渝中区报纸版面（2026年1月）"],
    ),
    ("低空经济在哪几份报告里出现过", ["三份提到", "没有提到的：渝中区报纸版面（2026年1月）"]),
    ("which reports mention drones", ["one of the four loaded reports mentions it, number of places one", "drone radar"]),
]


@pytest.mark.parametrize(("question", "held"), MENTIONS, ids=[row[0] for row in MENTIONS])
def test_a_name_is_told_report_by_report_with_who_is_silent(assistant: Any, question: str, held: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered" and answer.dropped == 0
    assert [words for words in held if words not in answer.text] == []


@pytest.mark.parametrize("name", ["OPC", "四张清单", "项目"])
def test_an_answer_counts_the_places_of_a_name_as_the_register_does(assistant: Any, name: str) -> None:
    places = assistant.register.look_up(name)[1]
    notes = sum(one.kind == "note" for one in places)
    told = f"共{in_words(len(places), 'zh')}处" + (f"（其中注释里{in_words(notes, 'zh')}处）" if notes else "") + "："
    assert told in assistant.ask(f"哪些报告提到了“{name}”？").text


def test_a_name_that_no_report_holds_is_refused_with_their_number(assistant: Any) -> None:
    answer = assistant.ask("哪份报告提到了火星移民")
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")
    assert answer.text == "已读入的四份报告都没有提到“火星移民”。"


def test_rank_claims_are_the_reports_own_clauses_of_the_scope_asked(assistant: Any) -> None:
    answer = assistant.ask("渝中区说自己哪些是全市第1")
    lines = [line for line in answer.text.split("\n") if line.startswith("- ")]
    assert len(lines) == 16 and "共十六处" in answer.text
    assert all("全市第1" in line for line in lines)
    assert any("人均预期寿命提高至82.03岁、全市第1" in line for line in lines)


def test_the_rank_of_one_thing_is_no_list_of_claims(assistant: Any) -> None:
    assert "共" not in assistant.ask("社零全市第一是哪个区").text.split("\n")[0]


WHITE_STONE = """2026年白石县政府工作报告
——2026年1月18日在白石县第八届人民代表大会第五次会议上

一、2025年工作回顾
一年来，县人大会议确定的主要目标任务圆满完成。粮食产量95万吨，城镇新增就业4万人，植树2万株。

二、2026年工作安排
今年发展的主要预期目标是：粮食产量90万吨，城镇新增就业3万人。
"""
PROMISES = [
    ("外资 2025目标、完成和2026目标放一起看", ["6000万美元", "3200万美元，未达到目标", "低2800万美元（计算得出）", "3680万美元"]),
    ("By how much did FDI miss its 2025 target?", ["28 million US dollars below the 2025 target (computed)"]),
    (
        "2025年目标完成情况",
        ["13项达到目标，5项没有达到，7项没有可比的数字", "民营经济增加值：2025年预期目标700亿元；2025年预计完成660亿元，未达到目标"],
    ),
    ("2025年GDP目标和完成相比", ["预期目标6%左右，预计完成4.5%，未达到目标", "后者比前者低1.5个百分点（计算得出）"]),
    (
        "How did FDI in 2025 compare with its target?",
        ["2025 target 60 million US dollars; 2025 estimate 32 million", "28 million US dollars below the 2025 target (computed)"],
    ),
    ("did Yuzhong deliver what it promised for 2025?", ["target missed", "Without figures to compare (7)"]),
    ("Did the district hit its targets last year?", ["target missed", "Without figures to compare (7)"]),
    ("是不是所有目标都达到了", ["13项达到目标，5项没有达到，7项没有可比的数字"]),
    ("Was everything achieved?", ["20 indicators", "target missed"]),
]


@pytest.mark.parametrize(("question", "held"), PROMISES, ids=[row[0] for row in PROMISES])
def test_promise_and_delivery_stand_in_one_line_with_the_difference(assistant: Any, question: str, held: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered" and answer.dropped == 0
    assert [words for words in held if words not in answer.text] == []


@pytest.mark.parametrize("question", ["2026年目标能完成吗", "Did the hospital reach its goals?", "Will they meet the targets?"])
def test_what_is_planned_or_of_one_thing_is_no_tally(assistant: Any, question: str) -> None:
    assert "13" not in assistant.ask(question).text


def test_without_a_table_targets_are_set_against_what_was_reached(over: Any) -> None:
    report = over({"白石县.txt": WHITE_STONE})
    answer = report.ask("今年的目标和去年相比有什么变化")
    assert answer.status == "answered"
    assert "粮食产量90万吨" in answer.text and "城镇新增就业3万人" in answer.text
    assert "零项" not in answer.text and "其中两项的目标低于上年结果" in answer.text
    assert "主要目标任务圆满完成" in report.ask("去年的目标都完成了吗").text


def test_parts_under_a_heading_come_before_the_word_that_a_term_is_undefined(assistant: Any) -> None:
    answer = assistant.ask("“四重清单”是哪四重")
    assert answer.status == "answered"
    assert [part for part in ("重大项目", "重大改革", "重大政策", "重大平台") if part not in answer.text] == []


@pytest.mark.parametrize("question", ["“五重清单”包括哪五重", "“七彩走廊”是哪七彩"])
def test_a_name_that_stands_nowhere_stays_undefined(assistant: Any, question: str) -> None:
    assert assistant.ask(question).reason == "undefined_term"


def test_a_box_is_found_by_its_title_and_by_its_number(assistant: Any) -> None:
    assert "马家堡小学改扩建工程" in assistant.ask("“投资于人”重要民生事项都有啥").text
    assert "第二十九届重庆都市文化旅游节" in assistant.ask("专栏4列的重大平台、重大活动是哪些").text


def test_a_report_is_told_by_its_chapters_in_order(assistant: Any) -> None:
    text = assistant.ask("这份2026年计划报告主要讲了什么").text
    chapters = ["一、2025年计划执行情况", "二、2026年经济社会发展计划安排", "三、2026年思路举措"]
    assert sorted(text.find(chapter) for chapter in chapters) == [text.find(chapter) for chapter in chapters]
    assert "（十一）突出以人为本" in text and "附件" not in text


def test_names_new_in_the_later_report_do_not_stand_in_the_earlier(assistant: Any) -> None:
    text = assistant.ask("哪些提法是2026年计划报告里新的、2025年工作报告里没有的").text
    assert "“宽洪大量”" in text and "“四张清单”" not in text


SLIPS = [
    ("失业律是多少", "失业率是多少"),
    ("地区生产总直26年目标多少", "地区生产总值26年目标多少"),
    ("地挂经济是什么意思", "地瓜经济是什么意思"),
]


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_a_slip_of_typing_is_put_right_and_shown(assistant: Any, typed: str, meant: str) -> None:
    assert assistant.ask(typed).understood.question == meant


@pytest.mark.parametrize("typed", ["失业率是多少", "四张清单是什么意思", "南安区GDP多少"])
def test_words_that_are_printed_or_names_of_places_are_left_alone(assistant: Any, typed: str) -> None:
    assert assistant.ask(typed).understood.question is None
