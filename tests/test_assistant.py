"""The whole way from a question to a cited answer, on the five reports."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from errors import UsageError
from eval.metrics import Sources, load_sources
from eval.questions import load_questions
from eval.runner import run

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "eval" / "questions"

# question, what the answer must hold (every one), what it must not, status
ANSWERS = [
    ("“三同”“两不”是什么意思？", ["同样条件成本低", "企业办事不找人"], [], "answered"),
    ("三同是啥", ["同样条件成本低"], [], "answered"),
    ("OPC指什么", ["一人公司"], [], "answered"),
    ("4311是什么", ["生产性服务业", "生活性服务业"], [], "answered"),
    ("2026年实际使用外资目标", ["3680万美元"], ["6000"], "answered"),
    ("2025年实际使用外资完成多少", ["3200万美元", "预计完成"], ["6000"], "answered"),
    ("2025年哪些指标没完成", ["5项", "民营经济增加值", "3200万美元"], [], "answered"),
    ("25年没完成的那5项 逐个列出来", ["5项", "民营经济增加值", "3200万美元"], [], "answered"),
    ("2026年GDP目标是多少，为什么？", ["5%", "一是紧跟全市发展水平", "二是衔接", "三是综合研判"], [], "answered"),
    ("重庆市2026年GDP目标", ["5.5%左右"], [], "answered"),
    ("渝中区2027年GDP目标是多少", [], ["5%"], "refused"),
    ("成都市2026年GDP目标是多少", [], ["5%"], "refused"),
    ("“八张报表”是哪八张？", [], [], "refused"),
    ("你觉得渝中值得投资吗", [], [], "refused"),
    ("2026年社零增速目标为什么比2025年低", ["4.5%", "没有写明"], [], "partial"),
    ("What is the 2026 target for foreign investment?", ["36.8 million US dollars"], ["60 million"], "answered"),
    ("Did Yuzhong meet its 2025 GDP target?", ["around 6%", "4.5%", "missed"], [], "answered"),
    ("Why did foreign investment beat its 60 million dollar target in 2025?", ["32 million", "missed"], [], "answered"),
    ("Why was GDP growth below target in 2025?", ["4.5%", "accounting method for the financial industry"], [], "answered"),
    ("2025年GDP增速为什么没有达到目标", ["金融业核算方式"], ["紧跟全市"], "answered"),
    ("2025年实际使用外资为什么没完成目标", ["3200万美元", "没有写明"], ["金融业核算"], "partial"),
    ("2025年哪几项指标没有完成？为什么？", ["5项", "金融业核算方式调整", "其余各项"], ["紧跟全市"], "partial"),
    ("Which 2025 targets were missed, and why?", ["5 indicators", "accounting method", "For the other indicators"], [], "partial"),
    ("2026年GDP目标为什么是5%", ["目标是5%", "一是紧跟全市发展水平"], ["不同"], "answered"),
    ("渝中的财政收入为什么只增长0.5%", ["没有写明"], ["统筹考虑"], "partial"),
    ("失业率目标为什么定在7.5%", ["5.3%以内", "问题里的数字与报告所列不同"], ["7.5"], "answered"),
    ("Is the 2026 GDP growth target 8%?", ["5%", "not the one that the report gives"], ["8%"], "answered"),
    ("2026年GDP增速目标超过4%吗？", ["5%"], ["不同"], "answered"),
    ("What's the income growth target?", ["disposable income"], ["gross domestic product (GDP) growth rate is"], "answered"),
    ("What is the growth target for 2026?", ["gross domestic product", "5%"], [], "answered"),
    ("How many tourists visited last year?", ["93.965 million"], ["91 million"], "answered"),
    ("How many of the targets for 2025 were met?", ["20 indicators", "can achieve", "5 missed"], [], "answered"),
    ("2026年目标表列了多少项指标？", ["25项"], ["达到"], "answered"),
    ("What does OPC stand for?", ["one-person company"], [], "answered"),
    ("How large was the district's economy in 2025?", ["178.18 billion yuan"], [], "answered"),
    ("What is Shanghai's GDP growth target for 2026?", [], ["5%"], "refused"),
]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("2026年实际使用外资目标", "实际使用外资"),
        ("Which 2025 targets were missed, and why?", "部分指标未达预期"),
        ("How large was the district's economy in 2025?", "1781.8亿元"),
    ],
)
def test_search_puts_first_what_an_answer_rests_on(assistant: Any, question: str, words: str) -> None:
    cited = assistant.ask(question).citations[0].quote
    best = assistant.search(question)[0].passage
    assert words in best.text and (cited in best.text or best.kind == "row")
    assert words not in assistant.search(question, without=("proved",))[0].passage.text or best.kind == "row"


def test_search_of_what_is_not_answered_finds_passages_all_the_same(assistant: Any) -> None:
    asked = "成都市2026年GDP目标是多少"
    found = [hit.passage.id for hit in assistant.search(asked)]
    assert assistant.ask(asked).status == "refused"
    assert len(found) == 10 and found == [hit.passage.id for hit in assistant.search(asked, without=("proved",))]


@pytest.mark.parametrize(("question", "held", "absent", "status"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_questions_of_each_kind_are_answered(assistant: Any, question: str, held: list[str], absent: list[str], status: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == status
    assert [words for words in held if words not in answer.text] == []
    assert [words for words in absent if words in answer.text] == []


@pytest.fixture(scope="module")
def sources() -> Sources:
    return load_sources(ROOT / "data" / "reports")


@pytest.fixture(scope="module")
def outcomes(assistant: Any, sources: Sources) -> list[Any]:
    return run(load_questions([QUESTIONS / "dev.jsonl", QUESTIONS / "dev-2.jsonl"]), assistant, sources)


def test_every_quote_is_verbatim_and_stands_where_its_locator_says(outcomes: list[Any]) -> None:
    quotes = [flag for outcome in outcomes for flag in outcome.verbatim]
    assert len(quotes) > 300
    assert all(quotes)
    assert all(flag for outcome in outcomes for flag in outcome.located)


def test_every_mark_has_a_citation_and_no_citation_goes_unused(outcomes: list[Any]) -> None:
    for outcome in outcomes:
        answer = outcome.answer
        marks = [int(mark) for mark in re.findall(r"\[(\d+)\]", answer["answer"])]
        numbers = [citation["n"] for citation in answer["citations"]]
        assert sorted(set(marks)) == numbers == list(range(1, len(numbers) + 1)), answer["question"]
        assert list(dict.fromkeys(marks)) == numbers, answer["question"]


def test_refusals_cite_nothing_and_say_why(outcomes: list[Any]) -> None:
    refused = [outcome.answer for outcome in outcomes if outcome.answer["status"] == "refused"]
    assert len(refused) > 40
    assert all(answer["reason"] and not answer["citations"] and answer["answer"] for answer in refused)


def test_answers_are_in_the_language_of_the_question(outcomes: list[Any]) -> None:
    english = [outcome.answer["answer"] for outcome in outcomes if outcome.question.language == "en"]
    assert [text for text in english if re.search(r"[\u4e00-\u9fff]", re.sub(r"\([^)]*\)|\"[^\"]*\"", "", text))] == []


def test_the_same_question_gives_the_same_bytes(assistant: Any) -> None:
    def ask() -> str:
        answer = assistant.ask("2026年绿色金融规模目标是多少").to_dict()
        answer.pop("timing_ms")
        return json.dumps(answer, ensure_ascii=False)

    assert ask() == ask()


def test_an_answer_has_the_contract_s_fields(assistant: Any) -> None:
    answer = assistant.ask("2026年GDP目标是多少", id="q1").to_dict()
    assert list(answer) == [
        *("schema", "id", "question", "language", "understood", "status", "reason", "answer", "citations"),
        *("nearest", "checks", "notes", "composer", "index", "timing_ms"),
    ]
    assert (answer["schema"], answer["id"], answer["language"], answer["composer"]) == (1, "q1", "zh", "extract")
    citation = answer["citations"][0]
    assert list(citation) == [
        *("n", "report", "section", "quote", "quote_en", "quote_en_by", "table", "footnotes", "scope", "locator", "ocr"),
    ]
    assert citation["table"]["row"] == "地区生产总值（GDP）增速"
    assert citation["scope"] == {"year": 2026, "place": "重庆市渝中区", "of": None, "kind": "target", "basis": "column"}
    assert set(answer["timing_ms"]) == {"retrieve", "compose", "verify", "total"}


@pytest.mark.parametrize("question", ["", " ", "？", "a", "👍👍👍", "。。。", "\u202e\u0000"])
def test_a_question_without_words_is_refused_as_unclear(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.reason) == ("refused", "unclear_question")


def test_a_question_too_long_gets_one_line(assistant: Any) -> None:
    with pytest.raises(UsageError, match="100,000 characters"):
        assistant.ask("多" * 100_000)


@pytest.mark.parametrize(
    "question", ["<script>alert(1)</script>2026年GDP目标", "'; DROP TABLE x; -- GDP 2026", "[[footnoteRef:3]] [1] GDP 2026"]
)
def test_markup_in_a_question_is_text(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert "<script>" not in answer.text
    assert answer.question == question


def test_an_unknown_report_is_named_with_the_known_ones(assistant: Any) -> None:
    with pytest.raises(UsageError, match="yuzhong-plan-report-2026"):
        assistant.ask("GDP", report="nowhere")


# Set well under what `python -m eval` measured when they were written (eval/LOG.md), so that a real fall is seen.
FLOORS = {"accuracy zh": 0.76, "accuracy en": 0.72, "right refusals": 0.8, "answers given": 0.9}


def test_the_development_questions_stay_above_their_floors(outcomes: list[Any]) -> None:
    def share(flags: list[bool]) -> float:
        return sum(flags) / len(flags)

    answerable = [o for o in outcomes if o.question.status == "answered"]
    measured = {
        "accuracy zh": share([o.right for o in outcomes if o.question.language == "zh"]),
        "accuracy en": share([o.right for o in outcomes if o.question.language == "en"]),
        "right refusals": share([o.right for o in outcomes if o.question.status == "refused"]),
        "answers given": share([o.answer["status"] != "refused" for o in answerable]),
    }
    assert {name: value for name, value in measured.items() if value < FLOORS[name]} == {}


def test_several_reports_are_asked_as_if_the_others_were_not_loaded(assistant: Any) -> None:
    papers = ["yuzhong-newspaper-2025-12", "yuzhong-newspaper-2026-01"]
    assert assistant.ask("2026年GDP目标是多少？", reports=papers).status == "refused"
    own = assistant.ask("发改委主任是刘劲枫还是另劲枫？", reports=papers)
    assert own.status == "answered" and {citation.report.id for citation in own.citations} <= set(papers)
    plan = assistant.ask("2026年GDP目标是多少？", reports=[*papers, "yuzhong-plan-report-2026"])
    assert {citation.report.id for citation in plan.citations} == {"yuzhong-plan-report-2026"}
    assert assistant.ask("2026年GDP目标是多少？", reports=list(assistant.reports)).text == assistant.ask("2026年GDP目标是多少？").text
    with pytest.raises(UsageError, match="no report 'gone'"):
        assistant.ask("目标？", reports=[*papers, "gone"])


YEARS = [
    ("实际使用外资是多少？", (2025,), "2025年实际使用外资是多少？", (2025,)),
    ("What is the GDP target, and why?", (2026,), "In 2026, what is the GDP target, and why?", (2026,)),
    ("2025年GDP目标是多少？", (2026,), None, (2025,)),  # a year of its own goes before
    ("“四张清单”是哪四张？", (2026,), None, ()),  # what a term means goes by no year
    ("区发展改革委主任是谁？", (2026,), None, ()),
]


@pytest.mark.parametrize(("question", "years", "whole", "asked"), YEARS, ids=[row[0] for row in YEARS])
def test_chosen_years_are_asked_of_where_a_question_names_none(
    assistant: Any, question: str, years: tuple[int, ...], whole: str | None, asked: tuple[int, ...]
) -> None:
    understood = assistant.ask(question, years=years).understood
    assert (understood.question, understood.years) == (whole, asked)


@pytest.mark.parametrize(
    "question",
    [
        "2025年进出口总额增速目标完成了吗",
        "2025年民营经济增加值有没有完成目标",
        "2025年固定资产投资达标了吗",
        "Was the 2025 target for total retail sales of consumer goods met?",
        "Did Yuzhong meet its 2025 target for paid-in foreign investment?",
    ],
)
def test_whether_a_target_was_met_is_told_without_what_else_is_known_of_it(assistant: Any, question: str) -> None:
    from answer.contradicts import says_verdict

    answer = assistant.ask(question)
    first, *others = answer.text.split("\n")
    assert answer.status == "answered" and says_verdict(first)
    quotes = {citation.n: citation.quote for citation in answer.citations}
    behind = [quotes[int(n)] for line in others for n in re.findall(r"\[(\d+)\]", line)]
    assert all(says_verdict(quote) for quote in behind), others


@pytest.mark.parametrize("question", ["刘侃是谁？", "Who is Liu Kan?"])
def test_a_name_alone_does_not_tell_who_somebody_is(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert answer.citations[0].quote != "刘侃"
    assert "记者" in answer.citations[0].quote
