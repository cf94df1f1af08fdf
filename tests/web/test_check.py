"""The room that checks a draft, as HTML: every mark has its sign and its way to the passage, and nothing gets through unescaped."""

from __future__ import annotations

import re
from dataclasses import fields
from types import SimpleNamespace
from typing import Any

import pytest

from answer.checked import CheckedPart, CheckedSentence, CheckedText, Piece
from corpus.model import Report
from web.check import render_check_form, render_checked, render_checking
from web.check_labels import CHECK_LABELS, CheckLabels
from web.check_room import CheckEvents, CheckParts
from web.labels import labels_for
from web.shelf import Shelf

EVIL = "<img src=x onerror=alert(1)>\"'"


def checked_of(*sentences: CheckedSentence, name: str = "") -> CheckedText:
    return CheckedText(name, sentences, ())


def sentence(text: str, *parts: CheckedPart) -> CheckedSentence:
    return CheckedSentence(text, 0, len(text), "zh", parts)


@pytest.mark.parametrize("name", [field.name for field in fields(CheckLabels)])
def test_label_is_there_in_both_languages_with_the_same_places_to_fill(name: str) -> None:
    zh, en = (getattr(CHECK_LABELS[language], name) for language in ("zh", "en"))
    assert zh and en
    assert set(re.findall(r"\{(\w+)\}", zh)) == set(re.findall(r"\{(\w+)\}", en))
    assert not re.search(r"[\u4e00-\u9fff]", en)


def test_a_mark_has_a_sign_a_word_and_its_place_in_the_sentence() -> None:
    checked = checked_of(sentence("增长6%，好。", CheckedPart("figure", "6%", 2, 4, "differs", None, "5%（2026年目标）")))
    html = render_checked(checked, {}, labels_for("zh"))
    assert '增长<span class="part v-differs"' in html
    assert '6%<span class="sign" aria-hidden="true">≠</span>' in html
    assert "与报告不同；报告：5%（2026年目标）" in html
    assert '<li class="flagged">' in html
    assert "<b>1</b>" in html


def test_a_sentence_with_nothing_checkable_says_so() -> None:
    html = render_checked(checked_of(sentence("天气很好。")), {}, labels_for("en"))
    assert "nothing to check" in html
    assert "flagged" not in re.findall(r'<li class="([^"]*)"><p class="said"', html)


def test_parts_inside_another_part_are_told_beside_it() -> None:
    parts = CheckedPart("wording", "增长6%", 0, 4, "differs"), CheckedPart("figure", "6%", 2, 4, "not_found")
    html = render_checked(checked_of(sentence("增长6%。", *parts)), {}, labels_for("zh"))
    said = re.search(r'<p class="said"[^>]*>(.*?)</p>', html)
    assert said is not None
    assert re.sub(r'<span class="(?:sign|hidden)".*?</span>|<[^>]+>', "", said[1]) == "增长6%。"
    assert html.count('<li class="v-not_found">') == 2  # among the counts and beside the sentence


def test_no_word_of_a_draft_or_a_report_is_markup() -> None:
    part = CheckedPart("quotation", EVIL, 0, len(EVIL), "differs", 1, EVIL, (Piece(EVIL, EVIL),))
    html = render_checked(checked_of(sentence(EVIL, part), name=EVIL), {}, labels_for("en"))
    assert "<img" not in html
    assert re.findall(r"<(script|img|svg|iframe)", html + render_checking(3, 0.5, labels_for("zh"))) == []


class _Fails:
    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}

    @property
    def checker(self) -> Any:
        raise RuntimeError("no checker")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "没有可核对的文字"),
        (None, "没有可核对的文字"),
        ({"text": " \n——"}, "没有可核对的文字"),
        ({"text": ["x"]}, "没有可核对的文字"),
        ({"text": "长" * 100_001}, "100,001"),
        ({"token": "no such token"}, "没有传完"),
        ({"problem": EVIL}, "没有传完"),
        ({"problem": "empty"}, "文件是空的"),
        ({"text": "增长5%。"}, "没有核对完"),
    ],
)
def test_what_cannot_be_checked_gets_one_line(data: object, said: str) -> None:
    parts = CheckParts(checked="state", result="result")
    events = CheckEvents(Shelf(_Fails()), parts)  # type: ignore[arg-type]
    changes = list(events.check("zh", SimpleNamespace(_data=data)))  # type: ignore[arg-type]
    assert len(changes) == 1
    assert said in changes[0]["result"]
    assert changes[0]["result"].count("<p") == 1
    assert "<img" not in changes[0]["result"]


def test_a_page_that_takes_no_files_offers_the_box_alone() -> None:
    html = render_check_form(Shelf(_Fails()), labels_for("en"))  # type: ignore[arg-type]
    assert 'id="draft"' in html
    assert "draft-file" not in html
    assert "100,000 characters" in html


def test_a_quotation_of_an_english_rendering_is_not_said_to_be_as_printed(assistant: Any) -> None:
    quoted = "to keep closely in step with the development level of the city"
    checked = assistant.checker.check(f'The report says it is "{quoted}". The report says “紧跟全市发展水平”.', "")
    found = {part.text: part.verdict for one in checked.sentences for part in one.parts if part.kind == "quotation"}
    assert found[quoted] == "not_found"
    for language, said in (
        ("en", "as in the English rendering (English by this project, not official)"),
        ("zh", "与英译一致（本项目英译，非官方）"),
    ):
        shown = render_checked(checked, assistant.reports, labels_for(language))
        (line,) = [one for one in re.findall(r'<li class="v-not_found">(.*?)</li>', shown) if said in one and quoted[:30] in one]
        assert "as printed" not in line and "与报告一致" not in line
        assert shown.count(said) == 3  # at its mark, for eye and ear, and in its line; nowhere at the Chinese words
