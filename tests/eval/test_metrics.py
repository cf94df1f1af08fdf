"""What is measured in one answer."""

import pytest

from eval.metrics import (
    Sources,
    answer_language,
    bare_quote,
    hits_gold,
    is_met,
    is_right,
    missed_groups,
    overlaps,
    percentile,
    sprung_traps,
    unsupported_figures,
    wilson,
)
from eval.questions import Gold, Question

GDP = "全年GDP总量实现1781.8亿元、占全市比重5.2%"


def a_question(**changes):
    fields = {
        "id": "x", "language": "zh", "kind": "value", "user": "clerk", "question": "GDP多少",
        "gold": (Gold("plan", "", GDP),), "required": (("1781.8亿元",),), "forbidden": (),
        "status": "answered", "reason": None, "note": "n",
    }  # fmt: skip
    return Question(**(fields | changes))


def an_answer(text, quote=GDP, **changes):
    citation = {"n": 1, "report": {"id": "plan"}, "quote": quote}
    fields = {"status": "answered", "reason": None, "answer": text, "citations": [citation]}
    return fields | changes


@pytest.mark.parametrize(
    ("alternative", "answer", "met"),
    [
        ("5%", "GDP增长4.5%[1]。", False),
        ("5%", "GDP增长5%左右[1]。", True),
        ("1", "没有数字[1]。", False),
        ("Du Junbo", "It was **du  junbo** who said so.[1]", True),
        ("one person", "a one-person company", True),
        ("ten", "it is often said", False),
        ("invest", "foreign investment", True),
        ("不找人", "企业办事“不找人”", True),
        ("三同", "“三同”“两不”", True),
        ("1月7日", "1 月 7 日召开", True),
        ("15", "the 15th Five-Year Plan", False),
        ("5", "the 15th Five-Year Plan", False),
        ("December 2", "on December 22", False),
    ],
)
def test_an_alternative_is_met_as_a_whole_figure_or_as_words(alternative, answer, met):
    assert is_met(alternative, answer) is met


def test_every_group_must_be_met_by_one_of_its_alternatives():
    groups = [["5%"], ["5.5%", "2200亿"], ["稳健"]]
    assert missed_groups(groups, "增长5%左右，2030年迈上2200亿元台阶") == [["稳健"]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026年GDP增长5%左右[1]。", "zh"),
        ("The target is about 5% (“提出地区生产总值增长5%左右的预期目标建议”).[1]", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_an_answer_is_that_around_its_quotations(text, language):
    assert answer_language(text) == language


def test_a_citation_hits_when_it_shares_half_of_the_shorter_quote():
    assert overlaps("全年GDP总量实现1781.8亿元", GDP + "，人均突破31万元")
    assert overlaps("“四大定位”[[footnoteRef:0]]、 发挥", "“四大定位”、发挥")
    assert not overlaps("占全市比重5.2%，是另一句话而不是这一句", GDP)
    assert not overlaps("", GDP)


def test_the_row_of_one_table_is_not_taken_for_the_row_of_the_same_name_in_another():
    text = "附件1 实际使用外资 万美元 6000 3200 附件2 实际使用外资 万美元 3200 3680"
    sources = Sources({"a.txt": text}, {"a.txt": bare_quote(text)})
    assert overlaps("实际使用外资 万美元 6000 3200", "实际使用外资 万美元 3200 3680")
    assert not overlaps("实际使用外资 万美元 6000 3200", "实际使用外资 万美元 3200 3680", sources)
    assert overlaps("外资 万美元 3200 3680", "实际使用外资 万美元 3200 3680", sources)


def test_a_citation_from_another_report_does_not_hit():
    assert hits_gold({"report": {"id": "plan"}, "quote": GDP}, a_question())
    assert not hits_gold({"report": {"id": "news"}, "quote": GDP}, a_question())


def test_a_figure_that_its_sentence_does_not_cite_is_an_error():
    assert unsupported_figures(an_answer("GDP was 178.18 billion yuan.[1]")) == []
    assert unsupported_figures(an_answer("全年1781.8亿元[1]。增长4.5%[1]。")) == ["4.5%"]


def test_a_year_of_the_scope_and_a_computed_figure_are_supported():
    answer = an_answer("2025年为1781.8亿元，约为三倍，即5345.4亿元[1]。")
    answer["citations"][0]["scope"] = {"year": "2025"}
    assert unsupported_figures(answer) == ["5345.4亿元"]
    answer["checks"] = {"items": [{"text": "5345.4亿元", "basis": "computed", "from": ["1781.8亿元"]}]}
    assert unsupported_figures(answer) == []


def test_numbers_of_a_list_are_no_figures():
    assert unsupported_figures(an_answer("1. 全年1781.8亿元[1]\n2. 占全市比重5.2%[1]")) == []


def test_an_answer_is_right_when_every_group_is_met_and_nothing_forbidden_stands_in_it():
    assert is_right(a_question(), an_answer("1781.8亿元[1]")) == (True, [])
    assert is_right(a_question(), an_answer("1781.8万元[1]")) == (False, ["missed 1781.8亿元"])
    assert is_right(a_question(forbidden=("5.2%",)), an_answer("1781.8亿元，5.2%[1]"))[0] is False
    refused = an_answer("1781.8亿元", status="refused", reason="other_year")
    assert is_right(a_question(), refused) == (False, ["refused (other_year)"])


def test_a_refusal_is_right_whatever_its_reason_and_a_false_premise_may_be_answered():
    question = a_question(status="refused", reason=("false_premise", "not_in_corpus"), required=())
    assert is_right(question, an_answer("无", status="refused", reason="other_place"))[0]
    assert is_right(question, an_answer("并非如此[1]", reason="false_premise"))[0]
    assert is_right(question, an_answer("1781.8亿元[1]")) == (False, ["answered, should refuse"])


def test_a_quote_is_held_against_its_own_file_and_place():
    text = "锚定“四大定位”[[footnoteRef:0]]、\n发挥优势"
    sources = Sources({"a.txt": text, "b.txt": "别的"}, {"a.txt": bare_quote(text), "b.txt": "别的"})
    assert sources.is_verbatim("锚定“四大定位”、 发挥", "data/reports/a.txt")
    assert not sources.is_verbatim("锚定“四大定位”、发挥", "data/reports/b.txt")
    assert not sources.is_verbatim("锚定四大定位", None)
    place = {"file": "a.txt", "start": 2, "end": text.index("、")}
    assert sources.is_located({"quote": "“四大定位”", "locator": place}) is True
    assert sources.is_located({"quote": "“四大定位", "locator": place}) is False
    assert sources.is_located({"quote": "x", "locator": {"file": "a.pdf", "start": 0, "end": 1}}) is None


def test_the_wilson_interval_and_the_percentiles_are_the_known_ones():
    assert [round(end, 3) for end in wilson(45, 60)] == [0.628, 0.842]
    assert [round(end, 3) for end in wilson(0, 10)] == [0.0, 0.278]
    assert wilson(0, 0) == (0.0, 1.0)
    assert [percentile([4, 1, 3, 2], share) for share in (0.5, 0.9)] == [2, 4]
    assert percentile([], 0.5) is None


def test_a_trap_makes_an_answer_wrong_under_its_own_name_and_a_refusal_springs_none():
    question = a_question(traps={"target_as_result": ("6%",), "wrong_sense": ("三同",)})
    assert is_right(question, an_answer("1781.8亿元，增长6%[1]")) == (False, ["target_as_result 6%"])
    assert is_right(question, an_answer("1781.8亿元，增长4.6%[1]")) == (True, [])
    assert sprung_traps(question, an_answer("“三同”6%")) == {"target_as_result": ("6%",), "wrong_sense": ("三同",)}
    assert sprung_traps(question, an_answer("6%", status="refused", reason="other_year")) == {}
