"""Somebody's text held against the reports: each part's verdict, its passage, and what the report prints instead."""

from __future__ import annotations

from typing import Any

import pytest

from answer.checkable import find_parts
from answer.checked import CheckedPart, CheckedText, Piece
from answer.checked_words import SIGNS, WORDS, sentence_lines, summary_line
from answer.draft_text import draft_lines
from answer.quoted import differences
from corpus import Glossary


def parts_of(assistant: Any, text: str) -> list[CheckedPart]:
    return [part for sentence in assistant.checker.check(text).sentences for part in sentence.parts]


@pytest.mark.parametrize(
    ("text", "part", "verdict", "printed"),
    [
        ("渝中区2025年GDP增速预计为4.5%，没有达到6%左右的目标。", "4.5%", "as_printed", ""),
        ("2025年渝中GDP总量为1871.8亿元，占全市的5.2%。", "1871.8亿元", "differs", "1781.8亿元"),
        ("按计划，渝中区2026年GDP增速目标为6.5%。", "6.5%", "differs", "5%（2026年目标）"),
        ("2026年渝中区GDP增长5%，再上新台阶。", "5%", "target_not_result", "5%（2026年目标）"),
        ("渝中区2024年GDP增速预计为4.5%。", "4.5%", "other_scope", "4.5%（2025年预计）"),
        ("据统计，渝中区2025年常住人口为58.9万人。", "58.9万人", "not_found", ""),
        ("渝中区进出口总额2025年预计下降28.5%。", "下降", "differs", "28.5%"),
        ("渝中区2025年完成了GDP增速目标，增速为4.5%。", "完成了GDP增速目标", "differs", "4.5%"),
        ("科技型企业和高新技术企业分别达到262家、1684家。", "1684家", "other_scope", "1684家"),
        ("渝中区绿色金融规模不足2050亿元。", "不足", "differs", "2050亿元"),
        ("全区累计盘活资产94.75万元。", "94.75万元", "differs", "94.75亿元"),
        ("人均地区生产总值2025年预计31元。", "31元", "differs", "31万元（2025年预计）"),
        ("区科技局局长袁聚说，渝中将聚焦三大科创方向。", "区科技局", "differs", "袁聚"),
        ("Yuzhong's GDP grew 5% in 2026.", "5%", "target_not_result", "5% (target for 2026)"),
        ("Yuzhong expects 23 million US dollars of paid-in foreign investment in 2025.", "23 million US dollars", "differs", "2025"),
        ("The value added of the private economy beat its 2025 target of 70 billion yuan, reaching an estimated 66 billion yuan.", "beat", "differs", "66 billion"),
    ],
)  # fmt: skip
def test_each_kind_of_mistake_gets_its_mark(assistant: Any, text: str, part: str, verdict: str, printed: str) -> None:
    found = [one for one in parts_of(assistant, text) if part in one.text]
    assert [one.verdict for one in found] == [verdict]
    assert printed in found[0].printed
    assert (found[0].citation is None) == (verdict == "not_found")


@pytest.mark.parametrize(
    "text",
    [
        "渝中区2025年进出口总额预计增长28.5%，远高于3%的目标。",
        "2025年，渝中区实际使用外资预计3200万美元，目标是6000万美元。",
        "据了解，重庆站总投资约137亿元。",
        "6家上市公司总市值接近700亿元。",
        "For 2026, Yuzhong District aims for GDP growth of 5%.",
        "Imports and exports are estimated to have risen 28.5% in 2025; the 2026 target is 7%.",
        "Total petitions fell 35.5% compared with the 13th Five-Year Plan period.",
    ],
)
def test_a_true_sentence_in_other_words_is_as_printed(assistant: Any, text: str) -> None:
    found = parts_of(assistant, text)
    assert found
    assert {part.verdict for part in found} == {"as_printed"}


def test_an_estimate_told_as_a_fact_is_named_one(assistant: Any) -> None:
    found = next(part for part in parts_of(assistant, "渝中区2025年GDP增长4.5%。") if part.kind == "figure")
    assert (found.verdict, found.printed) == ("as_printed", "4.5%（2025年预计）")


def test_quoted_words_are_compared_character_by_character(assistant: Any) -> None:
    said = "2025年因金融业核算方式调整等因素影响，经济增长{}预期。"
    right, wrong = (parts_of(assistant, f"报告写道：“{said.format(word)}”")[0] for word in ("不及", "好于"))
    assert (right.kind, right.verdict, right.difference) == ("quotation", "as_printed", ())
    assert (wrong.verdict, wrong.printed) == ("differs", said.format("不及"))
    assert wrong.difference == (Piece("好于", "不及"),)


def test_a_quotation_over_two_sentences_of_a_paragraph_stands(assistant: Any) -> None:
    text = "报告说：“三是综合研判发展趋势。2025年因金融业核算方式调整等因素影响，经济增长不及预期。”"
    assert [part.verdict for part in parts_of(assistant, text)] == ["as_printed"]


@pytest.mark.parametrize("text", ["居民们纷纷表示，生活越来越方便了。", "Residents say life has become more convenient."])
def test_a_sentence_with_nothing_checkable_says_so(assistant: Any, text: str) -> None:
    checked = assistant.checker.check(text)
    assert [sentence.to_dict()["checkable"] for sentence in checked.sentences] == [False]
    assert not checked.sentences[0].flagged


def test_the_text_is_never_changed_and_passages_are_numbered_by_first_use(assistant: Any) -> None:
    text = "渝中区2026年GDP增速目标为6.5%。\n\n全区累计盘活资产94.75万元。\n渝中区2026年GDP增速目标为5%。"
    checked = assistant.checker.check(text, "draft.txt")
    assert [text[s.start : s.end] for s in checked.sentences] == text.split("\n")[:1] + text.split("\n")[2:]
    for sentence in checked.sentences:
        assert [sentence.text[part.start : part.end] for part in sentence.parts] == [part.text for part in sentence.parts]
    used = [part.citation for sentence in checked.sentences for part in sentence.parts if part.citation]
    assert list(dict.fromkeys(used)) == list(range(1, len(checked.citations) + 1)) == [c.n for c in checked.citations]
    assert checked.to_dict() == assistant.checker.check(text, "draft.txt").to_dict()


@pytest.mark.parametrize("text", ["", "\n \t\n", "——！？", "“" * 50, "%%%" * 300, "5" * 3000, "1." * 900, "的" * 2500])
def test_hostile_text_ends_in_an_answer(assistant: Any, text: str) -> None:
    checked = assistant.checker.check(text)
    assert sum(len(sentence.text) for sentence in checked.sentences) <= len(text)


def test_lines_broken_by_a_printer_are_one_sentence_and_list_marks_are_none() -> None:
    text = "二〇二五年全区地区生产总值总量实现1781.8亿元、占全市\n比重5.2%，人均突破31万元。\n\n## 小标题\n- 第一项。\n1. 第二项。"
    assert [line.text for line in draft_lines(text)] == [
        "二〇二五年全区地区生产总值总量实现1781.8亿元、占全市比重5.2%，人均突破31万元。", "小标题", "第一项。", "1. 第二项。",
    ]  # fmt: skip


def test_english_sentences_end_at_stops_that_end_them() -> None:
    text = "GDP rose 4.5% to No. 1. The target was 6%. Projects: 1. Chongqing Station; 2. Hualongqiao."
    assert [line.text for line in draft_lines(text)] == [
        "GDP rose 4.5% to No. 1.",
        "The target was 6%.",
        "Projects: 1. Chongqing Station; 2. Hualongqiao.",
    ]


def test_parts_do_not_overlap_and_slogans_are_names() -> None:
    parts = find_parts("2025年“1+7+11”布局新增5家、占5.2%，“4311”体系。", Glossary(()))
    assert [(part.kind, part.text) for part in parts] == [
        ("year", "2025年"), ("name", "1+7+11"), ("figure", "5家"), ("figure", "5.2%"), ("name", "4311"),
    ]  # fmt: skip


def test_the_share_of_a_quotation_is_that_of_its_characters() -> None:
    assert differences("GDP 目标为５％", "GDP目标为5%左右") == (1.0, ())


def test_every_verdict_has_a_sign_and_words_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert all(WORDS[language].keys() == SIGNS.keys() for language in WORDS)


def test_lines_for_a_terminal_name_the_sign_the_word_and_the_passage(assistant: Any) -> None:
    checked = assistant.checker.check("2025年渝中GDP总量为1871.8亿元。")
    lines = list(sentence_lines(checked.sentences[0], "zh"))
    assert lines[0] == "2025年渝中GDP总量为1871.8亿元。"
    assert any(line.startswith("    ≠ 1871.8亿元（与报告不同；报告：1781.8亿元") and line.endswith(" [1]") for line in lines)
    assert summary_line(checked, "zh").startswith("共 1 句；")
    assert summary_line(CheckedText("", (), ()), "zh") == "共 0 句"


def test_a_result_of_a_table_is_no_slip_of_the_plan_that_names_it_alike(assistant: Any) -> None:
    for draft in ("2025年实际使用外资完成3200万美元。", "2025年实际使用外资完成3300万美元。"):
        verdicts = [part.verdict for part in parts_of(assistant, draft)]
        assert ("differs" in verdicts) is ("3300" in draft), draft


def test_a_difference_between_two_figures_of_the_sentence_is_worked_out_again(assistant: Any) -> None:
    true = "固定资产投资总额增速：2025年预计完成10.4%；2026年预期目标6%，比2025年预计完成低4.4个百分点。"
    for draft, wrong in ((true, ""), (true.replace("4.4", "4.9"), "4.9个百分点"), (true.replace("低", "高"), "4.4个百分点")):
        flagged = [part.text for part in parts_of(assistant, draft) if part.verdict != "as_printed"]
        assert flagged == ([wrong] if wrong else [])
