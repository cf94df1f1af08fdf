"""The room of terms: which terms fit what is typed, what is shown of each, where its links lead."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from answer import Entry, Finder, Register, Sources
from corpus import Glossary, GlossaryEntry
from corpus.manifest import Entry as ManifestEntry
from corpus.model import SourceFile
from corpus.read import read_report
from web.find_terms import find_terms
from web.labels import EN, ZH, labels_for
from web.reading import find_reading, render_reading
from web.terms import Wish, render_terms


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("四张清单", "“四张清单”"),
        ("张清单", "“四张清单”"),
        ("4张", "“四张清单”"),
        ("4311", "“4311”"),
        ("four lists", "“四张清单”"),
        ("online-booked", "网约房智管"),
        ("sizhangqingdan", "“四张清单”"),
        ("sì zhāng qīng dān", "“四张清单”"),
        ("szqd", "“四张清单”"),
        ("1+8", "“1+8+N+11”治理指挥中枢"),
        ("reits", "REITs"),
        ("一人公司", "OPC"),
    ],
)
def test_a_term_is_found_by_chinese_english_pinyin_part_or_number(assistant: Any, typed: str, first: str) -> None:
    assert find_terms(assistant.register.entries, typed)[0].name == first


def test_nothing_typed_shows_all_and_nonsense_none(assistant: Any) -> None:
    entries = assistant.register.entries
    assert find_terms(entries, " ") == list(entries)
    assert find_terms(entries, "外星飞船") == []
    assert "没有符合的术语" in render_terms(assistant.register, Wish("外星飞船"), ZH)


def test_a_term_shows_every_sense_word_for_word_and_where_it_is_used(assistant: Any) -> None:
    shown = unescape(render_terms(assistant.register, Wish("四张清单"), ZH))
    assert "具体包括重大项目清单、重大政策清单、重大改革清单、重大平台清单。" in shown
    assert "滚动实施“储备、开工、在建、完工”四张清单" in shown
    assert "季度经济指标、重点项目、重大招商、重要事项“四张清单”" in shown
    assert "2/4 份报告，6 处" in shown
    assert shown.count("<mark>四张清单</mark>") == 6
    assert "没有出现：渝中区报纸版面（2025年12月）、渝中区报纸版面（2026年1月）" in shown


def test_english_stands_beside_with_whose_it_is(assistant: Any) -> None:
    shown = unescape(render_terms(assistant.register, Wish("三同"), EN))
    assert '<span class="in-english" lang="en">three sames</span>' in shown
    assert "English by this project, not official" in shown
    assert "2 of 4 reports, 3 places" in shown


@pytest.mark.parametrize(("show", "holds", "lacks"), [("undefined", "33618", "四大定位"), ("defined", "四大定位", "33618")])
def test_the_choice_shows_defined_or_undefined_terms(assistant: Any, show: Any, holds: str, lacks: str) -> None:
    shown = render_terms(assistant.register, Wish(show=show, upto=1000), ZH)
    names = re.findall(r'<h3><span class="src" lang="zh-CN">(.*?)</span>', shown)
    assert any(holds in name for name in names)
    assert not any(lacks in name for name in names)
    assert ("用过，未见定义" in shown) == (show == "undefined")


def test_no_term_that_the_chat_defines_by_a_note_is_called_undefined(assistant: Any) -> None:
    one: Register = assistant.register
    noted = {entry.name for entry in one.entries if entry.senses}
    assert len(noted) == 71
    assert [name for name in noted if assistant.ask(f"{name}是什么意思？").status != "answered"] == []


def test_every_link_of_the_first_terms_opens_its_words(assistant: Any) -> None:
    shown = render_terms(assistant.register, Wish(), ZH)
    links = re.findall(r'<a class="use[^"]*"[^>]* href="#(read-[^"]+)"[^>]*>(.*?)</a>', shown)
    assert len(links) > 60
    for anchor, words in links:
        found = find_reading(assistant.reports, anchor)
        assert found is not None
        marked = re.findall(r'<mark class="on"[^>]*>(.*?)</mark>|<tr class="on"[^>]*>(.*?)</tr>', render_reading(*found, ZH))
        plain = re.sub(r"<sup>.*?</sup>|<[^>]*>|\s|｜", "", "".join("".join(pair) for pair in marked))
        assert re.sub(r"<[^>]*>|\s|｜", "", words) in plain, anchor


@pytest.mark.parametrize(
    ("sent", "wish"),
    [
        (None, Wish()),
        ({"typed": "x" * 500, "show": "all", "upto": 80}, Wish("x" * 60, "all", 80)),
        ({"typed": 5, "show": "everything", "upto": "9"}, Wish()),
        ({"typed": "清单", "show": "undefined", "upto": 10**9}, Wish("清单", "undefined", 5000)),
        ({"upto": True}, Wish()),
    ],
)
def test_whatever_the_page_sends_is_a_wish(sent: Any, wish: Wish) -> None:
    assert Wish.of(sent) == wish


def test_more_terms_are_shown_on_request(assistant: Any) -> None:
    assert render_terms(assistant.register, Wish(), ZH).count("<h3>") == 40
    assert 'data-upto="80"' in render_terms(assistant.register, Wish(), ZH)
    assert render_terms(assistant.register, Wish(upto=80), ZH).count("<h3>") == 80


def test_a_noted_term_that_the_text_never_uses_again_says_so(sample_register: Register) -> None:
    shown = render_terms(sample_register, Wish("清单"), ZH)
    assert "注 3" in shown and "正文没有再用" in shown


def fields() -> Register:
    """The terms of two reports: one of slogans in short, one that uses two of them in longer names alone."""
    texts = {
        "a": "甲县2026年政府工作报告\n一、目标\n推行“五进”“三退”，建成“一湖”。低空经济起步。\n",
        "b": "乙县2026年政府工作报告\n一、目标\n深化“五进”改革，提升“一湖两岸”，“一湖两岸”入选。低空经济做强，低空经济做优。\n",
        "c": "丙县2026年政府工作报告\n一、目标\n粮食增产。\n",
    }
    loaded = {name: read_report([SourceFile(f"{name}.txt", name * 64, "utf-8", text)], ManifestEntry(name)) for name, text in texts.items()}
    known = Glossary((GlossaryEntry("低空经济", "low-altitude economy", (), (), "term"),))
    return Register(Sources(loaded, lambda name, text: None), known, Finder(loaded), lambda name, lead: ())


@pytest.mark.parametrize("typed", ["五进三退", "“五进”“三退”", "五进、三退", "三退和五进"])
def test_names_written_as_one_find_each_of_their_terms(typed: str) -> None:
    assert {entry.name for entry in find_terms(fields().entries, typed)} == {"“五进”", "“三退”"}


@pytest.mark.parametrize("typed", ["五进四出", "五进三退了", "五进three"])
def test_names_with_something_else_among_them_find_none(typed: str) -> None:
    assert find_terms(fields().entries, typed) == []


@pytest.mark.parametrize("typed", ["低空经济", "low-altitude economy"])
@pytest.mark.parametrize(
    ("labels", "said"), [(ZH, ("用过，未见定义", "2/3 份报告，2 处")), (EN, ("defined nowhere", "2 of 3 reports, 2 places"))]
)
def test_what_is_used_and_no_term_is_shown_with_its_places(typed: str, labels: Any, said: tuple[str, ...]) -> None:
    shown = unescape(render_terms(fields(), Wish(typed), labels))
    assert shown.count("<mark>低空经济</mark>") == 3 and all(words in shown for words in said)
    assert "low-altitude economy" in shown
    assert "<h3>" not in render_terms(fields(), Wish(typed, "defined"), labels)


@pytest.mark.parametrize("typed", ["粮食", "五进", "火星移民"])
def test_everyday_words_terms_and_what_stands_nowhere_are_no_entry_of_their_own(typed: str) -> None:
    assert render_terms(fields(), Wish(typed), ZH).count("<h3>") == (typed == "五进")


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (ZH, ("1/3 份报告，1 处 · 另有 1 处在更长的说法里", "写作“一湖两岸”", "没有出现：丙县")),
        (EN, ("1 of 3 reports, 1 place · 1 more in a longer form", "used as “一湖两岸”", "Not in: 丙县")),
    ],
)
def test_a_longer_form_of_a_term_counts_as_a_form_and_its_report_is_not_one_without_it(labels: Any, said: tuple[str, ...]) -> None:
    shown = re.sub(r"<[^>]*>", "", render_terms(fields(), Wish("一湖"), labels).split("</li><li><h3>")[0])
    assert all(words in shown for words in said), shown
    assert "乙县" not in shown.split(said[2])[1]


def test_the_very_name_comes_first_then_the_shortest_that_holds_what_was_typed() -> None:
    names = ("向新而行聚力构建“七五二”行动", "“七五二”行动方案", "“七五二”", "八七五二工程", "别的")
    entries = [Entry(name, (name,), (), ()) for name in names]
    assert [entry.name for entry in find_terms(entries, "七五二")] == [
        "“七五二”",
        "“七五二”行动方案",
        "八七五二工程",
        "向新而行聚力构建“七五二”行动",
    ]


def test_a_note_that_defines_a_term_is_counted_beside_its_uses(assistant: Any) -> None:
    for language, words in (("zh", "另有 1 处是注释里的定义"), ("en", "1 more in the note that defines it")):
        assert words in render_terms(assistant.register, Wish(typed="四张清单"), labels_for(language))
