"""What follows a refusal or a follow-up; where a passage stands in its report; what reports are called; which wish a list answers."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest

from answer.model import Answer, Understood
from corpus.model import Block, Report
from web.answering import Answers
from web.ask import Turn, render_answer
from web.events import Events, Parts
from web.examples import example_questions
from web.labels import EN, ZH
from web.next_step import render_next
from web.proof import report_source
from web.reading import Spot, render_reading
from web.scope import ALL, Scope
from web.titles import placed_title, title_language, title_of
from web.understood import PLAIN, Names, names_of
from web.whereabouts import render_whereabouts
from web.wishes import in_turn


def plain(shown: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", shown)).split())


@pytest.mark.parametrize(
    ("reason", "about", "zh", "links"),
    [
        ("other_year", {"years": (2027,)}, "改问报告讲到的年份： 2025 2026", ["#swap-3-2027-2025", "#swap-3-2027-2026"]),
        ("undefined_term", {"terms": ("“33618”现代制造业集群体系",)}, "在“术语”里看它用在哪里", ["#term-33618"]),
        ("other_place", {}, "已读入的报告讲的是样例区。要问别处，请先在“报告”里加入那里的报告。", []),
        ("not_in_corpus", {}, "可以换个说法再问，或在“报告”里加入别的报告。", []),
        ("false_premise", {}, "", []),
    ],
)
def test_a_refusal_says_what_to_do(
    sample_report: Report, sample_refusal: Answer, reason: Any, about: dict[str, Any], zh: str, links: list[str]
) -> None:
    answer = replace(sample_refusal, question="2027年呢？", reason=reason, understood=Understood("target", **about))
    names = Names({sample_report.id: sample_report}, PLAIN.english, answers=lambda question, scope: True)
    shown = render_next(answer, 3, ZH, names)
    assert plain(shown) == zh
    assert re.findall('href="(.*?)"', shown) == links
    assert plain(render_next(answer, 3, EN, names)).isascii() or not zh or "’" in shown or "“" in plain(render_next(answer, 3, EN, names))


def test_a_year_is_offered_only_where_the_same_question_is_answered(sample_report: Report, sample_refusal: Answer) -> None:
    tried: list[tuple[str, Scope]] = []

    def answers(question: str, scope: Scope) -> bool:
        tried.append((question, scope))
        return "2025" in question

    asked = replace(
        sample_refusal, question="2031年粮食产量？", reason="other_year", understood=Understood("value", ("粮食产量",), years=(2031,))
    )
    names, scope = Names({sample_report.id: sample_report}, PLAIN.english, answers=answers), Scope(("sample",))
    shown = render_next(asked, 2, ZH, names, scope)
    assert re.findall('href="(.*?)"', shown) == ["#swap-2-2031-2025"]
    assert {*tried} == {("2031年粮食产量？", ALL), ("2026年粮食产量？", scope), ("2025年粮食产量？", scope)}


@pytest.mark.parametrize(("listed", "way"), [(("粮食产量",), "#figures-"), ((), "")])
def test_where_no_year_is_answered_none_is_offered(
    sample_report: Report, sample_refusal: Answer, listed: tuple[str, ...], way: str
) -> None:
    asked = replace(
        sample_refusal, question="2031年粮食产量？", reason="other_year", understood=Understood("value", ("粮食产量",), years=(2031,))
    )
    shown = render_next(asked, 2, ZH, Names({sample_report.id: sample_report}, PLAIN.english, indicators=lambda: listed))
    assert "swap" not in shown and (way in shown if way else "换个说法" in shown)


def test_a_term_that_stands_nowhere_leads_to_no_empty_list(sample_refusal: Answer) -> None:
    asked = replace(sample_refusal, reason="undefined_term", understood=Understood("definition", terms=("“三升”",)))
    assert "#term" not in render_next(asked, 1, ZH, replace(PLAIN, stands=lambda name: False))
    assert "#term" in render_next(asked, 1, ZH, replace(PLAIN, stands=lambda name: name == "三升"))


@pytest.mark.parametrize("question", ["2022年旅游收入是多少", "What was the urban unemployment rate in 2019?", "2029年外贸进出口总额"])
def test_what_a_refusal_offers_is_answered_when_it_is_pressed(assistant: Any, question: str) -> None:
    refused = assistant.ask(question)
    offered = re.findall(r'href="#swap-1-(\d+)-(\d+)"', render_next(refused, 1, ZH, names_of(assistant)))
    assert refused.reason == "other_year" and offered
    before = [refused.to_dict()]
    assert {assistant.ask(question.replace(*pair), history=before).status for pair in offered} <= {"answered", "partial"}
    assert not assistant.answers(question)


def test_an_answer_has_no_line_about_what_to_do(sample_answer: Answer) -> None:
    assert 'class="next"' not in render_answer(sample_answer, 1, ZH)


def asked_by(data: dict[str, Any], question: str, about: Understood, answer: Answer) -> list[tuple[str, int]]:
    """What an assistant is asked, each with the number of questions that it follows."""
    asked: list[tuple[str, int]] = []

    class Asks:
        reports: dict[str, Any] = {}  # noqa: RUF012

        def ask(self, question: str, *, history: Any, **_: Any) -> Answer:
            asked.append((question, len(history)))
            return answer

    assistant: Answers = Asks()
    parts = Parts(**{name: name for name in Parts.__dataclass_fields__ if name not in ("users", "examples")})
    before = [Turn(question, replace(answer, understood=about))]
    list(Events(assistant, parts, 2000).again(before, "zh", SimpleNamespace(_data=data)))  # type: ignore[arg-type]
    return asked


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        ({"which": 1, "alone": True}, [("2027年呢？", 0)]),
        ({"which": 1, "what": "2027", "instead": 2026}, [("2026年GDP目标是多少？", 0)]),
        ({"which": 1, "what": "2027"}, [("GDP目标是多少？", 0)]),
        ({"which": 1, "what": "2027", "instead": ["<b>"]}, [("GDP目标是多少？", 0)]),
        ({"which": 1, "what": "GDP", "instead": "城镇新增就业"}, [("2027年城镇新增就业目标是多少？", 0)]),
        ({"which": 2, "alone": True}, []),
        ({"which": 1}, []),
    ],
)
def test_a_question_is_asked_again_as_the_link_says(sample_answer: Answer, data: dict[str, Any], asked: list[tuple[str, int]]) -> None:
    assert asked_by(data, "2027年呢？", Understood("target", years=(2027,), question="2027年GDP目标是多少？"), sample_answer) == asked


def test_a_follow_up_can_be_asked_alone_and_a_whole_question_cannot(sample_answer: Answer) -> None:
    follows = replace(sample_answer, understood=replace(sample_answer.understood, question="2026年目标？"))
    assert 'href="#alone-2"' in render_answer(follows, 2, ZH)
    assert "#alone" not in render_answer(sample_answer, 2, ZH)


def parted(report: Report) -> Report:
    """The report under three headings of the first level."""
    names = {0: "一、回顾", 4: "二、安排", 5: "附件1"}
    blocks = []
    for number, block in enumerate(report.blocks):
        if number in names:
            text = replace(block.text, string=names[number])
            block = Block(f"head#{number}", "heading", text, (), "", level=1, table=block.table)
        blocks.append(block)
    return replace(report, blocks=tuple(blocks))


def test_the_bar_names_the_parts_and_marks_the_place(sample_report: Report) -> None:
    report = parted(sample_report)
    shown = render_whereabouts(report, report.blocks[4], ZH)
    assert re.findall(r'aria-label="(第.*?)"( aria-current=location)?', shown) == [
        ("第 1 部分，共 3 部分：一、回顾", ""),
        ("第 2 部分，共 3 部分：二、安排", " aria-current=location"),
        ("第 3 部分，共 3 部分：附件1", ""),
    ]
    assert re.findall(r'<span lang="zh-CN">(.*?)</span>', shown) == ["一", "二", "附1"]
    shares = [int(share) for share in re.findall(r'class="part"[^>]* data-share="(\d+)"', shown)]
    assert shares[0] > shares[2] > shares[1] and "<i data-share=" in shown
    assert render_whereabouts(sample_report, None, ZH) == ""


def test_a_part_of_the_bar_opens_its_heading(sample_report: Report) -> None:
    report = parted(sample_report)
    anchor = re.findall(r'href="#(read-[0-9a-f]{12}-0-\d+-\d+)"', render_whereabouts(report, None, ZH))[1]
    _, start, end = (int(part) for part in anchor.split("-")[2:])
    assert '<mark class="on" tabindex=-1>二、安排</mark>' in render_reading(report, Spot(0, start, end), ZH)


def test_a_title_that_leaves_its_place_open_is_told_with_it(sample_report: Report) -> None:
    plain_title = replace(
        sample_report, id="other", title="2026年政府工作报告", title_en=None, publisher=None, place="云南省", place_en=None
    )
    reports = {"sample": sample_report, "other": plain_title}
    assert [placed_title(report, ZH) for report in reports.values()] == ["样例<i>报告</i>", "云南省 · 2026年政府工作报告"]
    assert report_source(plain_title, ZH).startswith("云南省 · 2026-03-02")
    assert report_source(sample_report, ZH).startswith("样例区人民政府 · 2026-03-02")


def test_a_list_says_which_wish_it_answers() -> None:
    assert [in_turn(data, "x") for data in ({"turn": 4}, {"turn": True}, {"turn": "4"}, None)] == [
        '<div data-turn="4">x</div>',
        *['<div data-turn="0">x</div>'] * 3,
    ]


def test_examples_speak_of_a_report_that_was_added_and_are_asked_once(assistant: Any) -> None:
    asked: list[str] = []
    names = list(assistant.reports)

    class Counts:
        def __getattr__(self, name: str) -> Any:
            return getattr(assistant, name)

        def is_upload(self, report: Report) -> bool:
            return report.id == names[-1]

        def ask(self, question: str) -> Answer:
            asked.append(question)
            answer: Answer = assistant.ask(question)
            return answer

    own = example_questions("zh")
    made = example_questions("zh", Counts())
    assert len(made) == len(set(made)) == 6
    assert [text for text in made[::2] if text in own] == made[::2]
    assert len(set(made[1::2]) - set(own)) >= 2
    assert not any("““" in text for text in made)
    count = len(asked)
    assert example_questions("zh", Counts()) == made and len(asked) == count


@pytest.mark.parametrize(("english", "said"), [("Quotes stand as they are.", "Quotes stand as they are."), (None, EN.english_none)])
def test_a_refusal_s_nearest_passage_has_its_english_beside_it_for_a_reader_of_english(
    sample_refusal: Answer, english: str | None, said: str
) -> None:
    names = replace(PLAIN, words=lambda report, words: english)
    assert said in plain(render_answer(sample_refusal, 1, EN, names=names))
    assert said not in plain(render_answer(sample_refusal, 1, ZH, names=names))
    assert sample_refusal.nearest is not None
    own = replace(sample_refusal, nearest=replace(sample_refusal.nearest, quote_en="Its own.", quote_en_by="project"))
    assert "Its own. English · English by this project" in plain(render_answer(own, 1, EN, names=names))


def test_the_bar_of_parts_is_read_in_english_where_the_headings_have_one(sample_report: Report) -> None:
    report = parted(sample_report)
    english = {"一、回顾": "I. Review", "附件1": "Annex 1"}
    shown = render_whereabouts(report, report.blocks[4], EN, lambda report, words: english.get(words))
    assert re.findall(r'<span lang="en">(.*?)</span>', shown) == ["1", "2", "A1"]
    assert re.findall(r'aria-label="(part.*?)"', shown) == ["part 1 of 3: I. Review", "part 2 of 3: 二、安排", "part 3 of 3: Annex 1"]


def test_a_part_without_a_number_is_named_by_the_first_word_of_its_english(sample_report: Report) -> None:
    report = parted(sample_report)
    blocks = tuple(replace(one, text=replace(one.text, string="展望")) if one.text.string == "二、安排" else one for one in report.blocks)
    shown = render_whereabouts(replace(report, blocks=blocks), None, EN, lambda report, words: {"展望": "Outlook for the year"}.get(words))
    assert re.findall(r"<span lang=.*?>(.*?)</span>", shown) == ["1", "Outlook", "A1"]


@pytest.mark.parametrize(
    ("kind", "title", "place_en", "plans", "english"),
    [
        ("work report", "松河县2026年政府工作报告", "Songhe County", (2026,), "Government work report, Songhe County, 2026"),
        ("plan report", "计划草案的报告", "Songhe County", (), "Plan report, Songhe County, 2025"),
        ("work report", "政府工作报告", None, (2026,), "政府工作报告"),
        ("report", "调研报告", "Songhe County", (2026,), "调研报告"),
    ],
)
def test_a_report_without_an_english_title_is_named_by_kind_place_and_year(
    sample_report: Report, kind: Any, title: str, place_en: str | None, plans: tuple[int, ...], english: str
) -> None:
    named = replace(sample_report, title=title, title_en=None, kind=kind, place="松河县", place_en=place_en, plans=plans, date="2025-01-20")
    assert (title_of(named, EN), title_of(named, ZH)) == (english, title)
    assert (title_language(named, EN) == "en", title_language(named, ZH)) == (english != title, "zh-CN")
    assert placed_title(named, EN).count("Songhe County") == (place_en is not None)
