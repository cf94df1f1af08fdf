"""What the page gives to take away: files, texts, links; the conversation kept for a reload; a report's own file."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from answer.model import Answer
from corpus.model import Report
from export import recheck
from web.anchors import report_key
from web.answering import english_of
from web.ask import Turn, render_answer
from web.cited import citation_address
from web.examples import example_questions
from web.frame import render_opened
from web.kept import TURNS_KEPT, keep_turns, restore_turns
from web.labels import EN, ZH
from web.originals import Originals
from web.scope import Scope
from web.take import render_linked, render_taken
from web.understood import Names, names_of, without


@pytest.mark.parametrize("suffix", ["md", "docx", "html"])
def test_an_answer_is_handed_over_as_a_file_that_holds(suffix: str, sample_answer: Answer, sample_report: Report) -> None:
    reports = {sample_report.id: sample_report}
    taken = render_taken([Turn("目标是多少？", sample_answer)], {"which": 1, "form": suffix, "at": 7}, reports, "zh")
    assert re.search(r'data-at="7" data-name="([^"]+)"', taken)[1] == f"目标是多少.{suffix}"  # type: ignore[index]
    data = base64.b64decode(re.search(r'data-bytes="([^"]+)"', taken)[1])  # type: ignore[index]
    found = recheck(data, f"x.{suffix}", reports)
    assert [sentence.state for sentence in found.sentences] == ["holds", "holds", "holds"]
    assert found.holds


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"which": 2, "form": "md"},
        {"which": 0, "form": "md"},
        {"which": True, "form": "md"},
        {"which": 1, "form": "pdf"},
        {"which": "1"},
    ],
)
def test_nothing_is_handed_over_that_is_not_there(data: dict[str, Any], sample_answer: Answer, sample_report: Report) -> None:
    assert render_taken([Turn("问", sample_answer)], data, {sample_report.id: sample_report}, "zh") == ""


def test_the_copied_text_has_its_sources(sample_answer: Answer, sample_report: Report) -> None:
    copied = render_taken([Turn("问", sample_answer)], {"which": "all", "form": "copy"}, {sample_report.id: sample_report}, "zh")
    assert "[2] 二是衔接" in copied
    assert copied.count("[R]. 样例区: 样例区人民政府, 2026.") == 3


def test_a_conversation_comes_back_as_it_was_kept(sample_answer: Answer, sample_refusal: Answer) -> None:
    turns = [Turn("一", sample_answer), Turn("二", sample_refusal), Turn("三")]
    back = restore_turns(keep_turns(turns), 100)
    assert [turn.question for turn in back] == ["一", "二"]
    assert [turn.answer.to_dict() for turn in back if turn.answer] == [sample_answer.to_dict(), sample_refusal.to_dict()]
    assert render_answer(back[0].answer, 1, ZH) == render_answer(sample_answer, 1, ZH)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [(), ("question",), ("answer",), ("answer", "status"), ("answer", "citations", 0, "locator", "start")])
@pytest.mark.parametrize("value", [None, [], -1, "<b>", {"a": 1}, 10**12])
def test_what_a_browser_hands_over_in_another_shape_is_left_out(path: tuple[Any, ...], value: Any, sample_answer: Answer) -> None:
    kept: Any = json.loads(keep_turns([Turn("问", sample_answer)]))
    place = kept
    for step in (0, *path[:-1]) if path else ():
        place = place[step]
    place[path[-1] if path else 0] = value
    found = restore_turns(json.dumps(kept), 100)
    assert found == [] or (path == ("question",) and value == "<b>")


def test_no_more_turns_and_no_longer_questions_come_back_than_were_kept(sample_answer: Answer) -> None:
    many = [Turn("问", sample_answer)] * (TURNS_KEPT + 5)
    assert len(restore_turns(keep_turns(many), 100)) == TURNS_KEPT
    assert restore_turns(keep_turns([Turn("问" * 101, sample_answer)]), 100) == []
    assert restore_turns("[" * 100_000, 100) == []


@pytest.mark.parametrize(
    ("question", "item", "left"),
    [
        ("2026年GDP目标是多少？", "2026", "GDP目标是多少？"),
        ("渝中区的目标", "渝中区", "目标"),
        ("What is the target for Yuzhong?", "Yuzhong", "What is the target?"),
        ("the 2026 GDP target", "2026", "the GDP target"),
    ],
)
def test_a_question_is_asked_again_without_a_thing(question: str, item: str, left: str) -> None:
    assert without(question, item) == left


def test_what_was_understood_can_be_left_out_where_the_question_names_it(sample_answer: Answer) -> None:
    about = replace(sample_answer.understood, years=(2026,), places=("样例区",))
    shown = render_answer(replace(sample_answer, question="2026年的目标", understood=about), 3, ZH)
    assert "#again-3-2026" in shown
    assert "#edit-3-2026" in shown
    assert "样例区" in shown
    assert shown.count("#again") == 1


def test_a_link_opens_its_place_and_finds_words_that_have_moved(sample_answer: Answer, sample_report: Report) -> None:
    citation = sample_answer.citations[1]
    address = citation_address(citation)
    assert address.startswith(f"c=abababab:{citation.locator.start}-{citation.locator.end}:%E4%BA%8C")
    reports = {sample_report.id: sample_report}
    where = f"{citation.locator.start}-{citation.locator.end}"
    assert 'class="on"' in (render_linked(reports, f"c-abababab-{where}", ZH) or "")
    moved = render_linked(reports, "c-00000000-1-2-二是衔接“十五五”规划目标，年均", ZH) or ""
    assert ZH.link_moved in moved
    assert 'class="on"' in moved
    assert EN.link_lost in (render_linked(reports, "c-00000000-1-2-这里没有的一句话一句话一句话", EN) or "")


def test_a_citation_of_a_file_that_changed_is_shown_where_its_words_stand_now(sample_answer: Answer, sample_report: Report) -> None:
    file = replace(sample_report.files[0], sha256="cd" * 32)
    shown = render_opened({sample_report.id: replace(sample_report, files=(file,))}, [Turn("问", sample_answer)], "cite-1-2", ZH)
    assert "同样的文字现在在字符" in shown
    assert '<mark class="on"' in shown


def test_the_english_stands_beside_the_chinese_where_there_is_some(assistant: Any) -> None:
    turns = [Turn("问", assistant.ask("2026年GDP目标是多少，为什么？"))]
    shown = render_opened(assistant.reports, turns, "cite-1-2", ZH, english_of(assistant))
    assert "around 5.5%" in shown.partition('class="beside"')[2]


def test_a_reports_own_file_is_handed_out_by_its_checksum_alone(assistant: Any, sample_report: Report) -> None:
    file = assistant.reports["yuzhong-plan-report-2026"].files[0]
    found = Originals(assistant).find(file.sha256)
    assert found is not None
    assert hashlib.sha256(found.data).hexdigest() == file.sha256
    assert found.name == "yuzhong-plan-report-2026.txt"
    for other in ("", "..", "/etc/passwd", "0" * 64, file.sha256[:8]):
        assert Originals(assistant).find(other) is None


def test_examples_are_about_the_reports_that_are_loaded(assistant: Any, tmp_path: Path) -> None:
    from assistant import Assistant
    from ingest import main
    from settings import load_settings

    text = (
        "甲县2026年政府工作报告\n——2026年1月20日在甲县第十九届人民代表大会第五次会议上\n\n一、2025年工作回顾\n地区生产总值增长6.1%，固定资产投资增长8%。\n\n"
        "二、2026年主要预期目标\n地区生产总值增长6%左右，社会消费品零售总额增长7%，粮食产量30万吨以上，固定资产投资增长8%，居民人均可支配收入增长6.5%。\n"
    )
    (tmp_path / "甲县.txt").write_text(text, encoding="utf-8")
    assert main([str(tmp_path / "甲县.txt"), "--exact", "--index-dir", str(tmp_path / "built")]) == 0
    other = Assistant.open(load_settings({}, index_dir=str(tmp_path / "built")))
    for language in ("zh", "en"):
        own = example_questions(language)
        assert example_questions(language, assistant) == own
        made = example_questions(language, other)
        assert len(made) == len(own) == 6
        assert "refused" not in [other.ask(question).status for question in made]
        assert len(set(made) - set(own)) >= 3


def test_an_english_answer_names_what_was_understood_in_english_and_the_report_asked(sample_answer: Answer, sample_report: Report) -> None:
    about = replace(sample_answer.understood, years=(2026,), indicators=("地区生产总值", "四张清单"), report="sample")
    answer = replace(sample_answer, language="en", question="What is the 2026 target?", understood=about)
    names = Names({"sample": sample_report}, {"地区生产总值": "GDP"}.get)  # type: ignore[arg-type]
    shown = html.unescape(render_answer(answer, 2, EN, names=names, scope=Scope(("sample",))))
    line = re.search(r'<div class="inferred">(.*?)</div>', shown)
    assert line is not None
    assert re.sub("<[^>]*>", "", line[1]).split() == [
        "Scope",
        "A",
        "sample",
        "report",
        "×",
        *"Inferred from the question 20262025 write another… × GDP 四张清单".split(),
    ]
    assert re.findall(r'href="#(\S+)"', line[1]) == [
        f"again-2-{report_key('sample')}",
        "change-2/2026/2025",
        "edit-2-2026",
        "again-2-2026",
        "edit-2-GDP",
        "edit-2-%E5%9B%9B%E5%BC%A0%E6%B8%85%E5%8D%95",
    ]


def test_figures_that_differ_and_the_scope_go_along_in_every_form(assistant: Any) -> None:
    question = "2026年西部陆海新通道货运量目标到底是575标箱还是4.8万标箱"
    report = next(iter(assistant.reports))
    turns = [Turn(question, assistant.ask(question), Scope((report,), (2026,)))]
    copied = render_taken(turns, {"which": 1, "form": "copy", "at": 1}, assistant.reports, "zh", names_of(assistant))
    assert "≠ 报告里有不同的数" in copied and "- 575标箱 [1]：" in copied and "只问：" in copied and "、2026" in copied
    for form in ("md", "html"):
        taken = render_taken(turns, {"which": "all", "form": form, "at": 1}, assistant.reports, "zh", names_of(assistant))
        content = re.search('data-bytes="([^"]+)"', taken)
        assert content is not None
        whole = base64.b64decode(content[1]).decode()
        assert "报告里有不同的数" in whole and "575标箱" in whole and assistant.reports[report].title in whole


def test_an_indicator_a_place_and_a_year_can_each_be_left_out_or_changed_by_the_words_the_question_has_for_them(assistant: Any) -> None:
    names = names_of(assistant)
    answer = assistant.ask("去年渝中的经济增速目标定多少")
    shown = html.unescape(render_answer(answer, 1, ZH, names=names))
    hrefs = [unquote(href) for href in re.findall(r'href="#((?:again|change)-1[^"]+)"', shown)]
    assert {"again-1-去年", "again-1-渝中", "again-1-经济增速"} <= set(hrefs)
    assert "change-1/去年/2026" in hrefs and any(
        href.startswith("change-1/经济增速/") and "增速" not in href.split("/")[2] for href in hrefs
    )
    english = assistant.ask("What was the unemployment target of Yuzhong last year?")
    hrefs = [
        unquote(href)
        for href in re.findall(r'href="#((?:again|change)-1[^"]+)"', html.unescape(render_answer(english, 1, EN, names=names)))
    ]
    assert {"again-1-last year", "again-1-unemployment", "again-1-Yuzhong"} <= set(hrefs)
    assert "change-1/unemployment/gross domestic product (GDP)" in hrefs


def test_another_place_is_offered_where_reports_of_one_are_loaded(sample_answer: Answer, sample_report: Report) -> None:
    other = replace(sample_report, id="o", place="乙县", place_en="County B")
    about = replace(sample_answer.understood, places=("样例区",))
    names = Names({"sample": sample_report, "o": other}, lambda name: "", naming=lambda question: {"样例区": "样例"})
    shown = unquote(html.unescape(render_answer(replace(sample_answer, question="样例的目标", understood=about), 1, ZH, names=names)))
    assert "#change-1/样例/乙县" in shown and "#again-1-样例" in shown
    english = replace(sample_answer, question="the target of 样例", understood=about, language="en")
    assert "#change-1/样例/County B" in unquote(html.unescape(render_answer(english, 1, EN, names=names)))


def test_the_marks_of_many_citations_may_break_and_the_last_stays_with_its_stop(sample_answer: Answer) -> None:
    many = tuple(replace(sample_answer.citations[0], n=n) for n in range(1, 26))
    text = "都是目标" + "".join(f"[{n}]" for n in range(1, 26)) + "。"
    shown = render_answer(replace(sample_answer, text=text, citations=many), 1, ZH)
    assert '<span class="marks many">' in shown and shown.count("</a><a class=") >= 23
    assert re.search(r'<span><a class="cite" href="#cite-1-25"[^>]*>25</a>。</span></span>', shown)
    assert "marks many" not in render_answer(sample_answer, 1, ZH)


@pytest.mark.parametrize("restored", [False, True])
def test_an_english_answer_names_the_publisher_in_english_before_its_own_name(
    sample_answer: Answer, sample_report: Report, restored: bool
) -> None:
    known = {sample_report.id: sample_report}
    answer = replace(sample_answer, language="en")
    turns = [Turn("Target?", answer)]
    shown = restore_turns(keep_turns(turns), 2000) if restored else turns
    for form in ("copy", "md"):
        taken = html.unescape(render_taken(shown, {"which": 1, "form": form}, known, "en"))
        text = taken if form == "copy" else base64.b64decode(re.findall('data-bytes="([^"]+)"', taken)[0]).decode()
        assert "People’s Government of Sample District [样例区人民政府]. A sample report [" in text.replace("\\", "")
