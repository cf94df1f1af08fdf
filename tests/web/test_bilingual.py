"""Chinese and English sentence by sentence, what is cited marked in both."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from answer.model import Answer
from corpus.model import Report
from web.bilingual import in_sentences
from web.labels import EN, ZH
from web.place import Stretch
from web.proof import render_proof
from web.reading import Spot, render_reading

TEXT = "茶园扩种。桥已通车，路也修好。渔船返航。"
ENGLISH = {"茶园扩种。": "Tea grew.", "桥已通车，路也修好。": "The bridge is open.", "渔船返航。": "Boats are back."}


def shown(english: dict[str, str], marked: tuple[Stretch, ...] = (), current: int = 1) -> list[tuple[str, str, str]]:
    """(Chinese, what its English is marked as, English) of each pair."""
    made = in_sentences("a", TEXT, lambda start, end: TEXT[start:end], marked, current, lambda report, words: english.get(words), ZH)
    return re.findall(r'<span class="said">(.*?)</span><span class="beside ?([a-z ]*)" lang="(?:en|zh-CN)">(.*?)</span>', made)


def test_each_sentence_stands_before_its_english() -> None:
    assert [(chinese, words) for chinese, _, words in shown(ENGLISH)] == list(ENGLISH.items())


def test_a_sentence_without_english_says_so_and_a_text_without_any_is_left_whole() -> None:
    assert [mark for _, mark, _ in shown({"茶园扩种。": "Tea grew."})] == ["", "none", "none"]
    assert in_sentences("a", TEXT, lambda start, end: TEXT[start:end], (), 1, lambda report, words: None, ZH) == TEXT


def test_sentences_that_one_rendering_holds_stand_together() -> None:
    both = dict.fromkeys(("茶园扩种。", "桥已通车，路也修好。"), "Tea grew and the bridge is open.") | {"渔船返航。": "Boats are back."}
    assert [chinese for chinese, _, _ in shown(both)] == ["茶园扩种。桥已通车，路也修好。", "渔船返航。"]


@pytest.mark.parametrize(
    ("start", "end", "marks"),
    [(5, 9, ["", "on", ""]), (0, 5, ["on", "", ""]), (3, 7, ["on", "on", ""]), (0, 20, ["on", "on", "on"])],
)
def test_the_english_of_what_is_cited_is_marked(start: int, end: int, marks: list[str]) -> None:
    assert [mark for _, mark, _ in shown(ENGLISH, (Stretch(start, end, 1),))] == marks
    assert [mark for _, mark, _ in shown(ENGLISH, (Stretch(start, end, 1),), current=2)] == [mark and "also" for mark in marks]


def english(report: str, words: str) -> str | None:
    return {"二是衔接“十五五”规划目标，年均增速5%。": "Second, it fits the plan.", "2026年地区生产总值增长5%左右。": "GDP grows."}.get(
        words
    )


def test_the_proof_and_the_whole_report_mark_the_english_of_the_cited_sentence(sample_report: Report, sample_answer: Answer) -> None:
    cited = sample_answer.citations[1].locator
    for pane in (
        render_proof({sample_report.id: sample_report}, sample_answer, 1, "2", EN, english),
        render_reading(sample_report, Spot(0, cited.start, cited.end), EN, english=english),
    ):
        assert re.findall(r'<span class="beside on" lang="en">(.*?)</span>', pane) == ["Second, it fits the plan."]
        assert re.sub(
            "<sup>.*?</sup>|<[^>]*>",
            "",
            re.findall(r'<span class="said">(.*?)</span><span class="beside on"', pane)[0].split('class="said">')[-1],
        ) == ("二是衔接“十五五”规划目标，年均增速5%。")


def test_nothing_of_a_paragraph_is_lost_or_doubled_between_its_sentences(assistant: Any) -> None:
    report = assistant.reports["yuzhong-plan-report-2026"]
    pane = render_reading(report, None, ZH, english=lambda name, words: f"EN {len(words)}")
    without = re.sub(r'<span class="beside.*?</span>|<sup>.*?</sup>', "", pane)
    paragraphs = [re.sub("<[^>]*>", "", one) for one in re.findall(r'<p class="src paragraph[^>]*>(.*?)</p>', without)]
    assert [unescape(one) for one in paragraphs] == [
        block.text.string for block in report.blocks if block.kind == "paragraph" and block.text.string
    ]


def test_a_report_of_which_no_sentence_has_english_says_so_once(sample_report: Report) -> None:
    def heads(report: str, words: str) -> str | None:
        return {"单位": "Unit"}.get(words)

    alone = render_reading(sample_report, None, EN, english=heads)
    assert EN.chinese_alone in alone and EN.chinese_counts not in alone and EN.no_english_yet not in alone
    assert ">Unit<" in alone  # a heading of a table that is known elsewhere stands beside it all the same
    sentence = next(block.text.string for block in sample_report.blocks if block.kind == "paragraph")
    some = render_reading(sample_report, None, EN, english=lambda report, words: "Words." if words == sentence else None)
    assert EN.chinese_counts in some and EN.chinese_alone not in some and EN.no_english_yet in some
