"""The proof pane: the right words marked, neighbours, table rows under their headings, notes, English, escaping."""

from __future__ import annotations

import re
from dataclasses import replace

from answer.model import Answer
from corpus.model import Report
from web.labels import EN, ZH
from web.place import find_place
from web.proof import render_note_mark, render_proof


def marked(shown: str, name: str = "on") -> str:
    """The words inside the marks of one class, tags of note marks left out."""
    return "".join(re.sub(r"<[^>]*>", "", words) for words in re.findall(rf'<mark class="{name}"[^>]*>(.*?)</mark>', shown))


def shown_for(report: Report, answer: Answer, n: str, labels: object = ZH) -> str:
    return render_proof({report.id: report}, answer, 1, n, labels)  # type: ignore[arg-type]


def test_the_quote_is_marked_word_for_word_across_a_line_break_of_the_file(sample_report: Report, sample_answer: Answer) -> None:
    assert marked(shown_for(sample_report, sample_answer, "1")) == "2026年地区生产总值增长5%左右。"


def test_the_mark_of_a_note_does_not_break_the_marked_words(sample_report: Report, sample_answer: Answer) -> None:
    shown = shown_for(sample_report, sample_answer, "2")
    assert marked(shown) == "二是衔接“十五五”规划目标，年均增速5%。"
    assert re.search(r'<sup><a class="to-note" href="#note-33" title="“四张清单”[^"]*">3</a></sup>', shown)


def test_the_other_quotes_of_the_answer_are_marked_more_quietly(sample_report: Report, sample_answer: Answer) -> None:
    shown = shown_for(sample_report, sample_answer, "2")
    assert marked(shown, "also") == "2026年地区生产总值增长5%左右。"
    assert re.findall(r'data-n="(\d)"', shown) == ["1", "2"]


def test_the_neighbours_of_the_section_are_shown_dimmed_and_other_sections_are_not(sample_report: Report, sample_answer: Answer) -> None:
    shown = shown_for(sample_report, sample_answer, "1")
    dimmed = [re.sub(r"<[^>]*>", "", part) for part in re.findall(r'<div class="block dim">(.*?)</div>', shown)]
    assert dimmed[:2] == ["（三）主要目标", "上年经济稳中有进。"]
    assert dimmed[2].startswith("引号")
    assert "别节的话" not in shown


def test_a_table_citation_shows_its_row_under_its_headings(sample_report: Report, sample_answer: Answer) -> None:
    shown = shown_for(sample_report, sample_answer, "3")
    card = re.search(r'<table class="row src"[^>]*>(.*?)</table>', shown)
    assert card is not None
    assert re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', card.group(1)) == [
        ("类别", "一"),
        ("指标", "实际使用外资（FDI）"),
        ("单位", "万美元"),
        ("2025年预期目标", "6000"),
        ("2025年预计完成", "3200"),
    ]


def test_the_whole_table_follows_with_that_row_marked_and_no_other(sample_report: Report, sample_answer: Answer) -> None:
    table = shown_for(sample_report, sample_answer, "3").split('<div class="table"')[1]
    rows = re.findall(r"<tr( class=\"on\"[^>]*)?>(.*?)</tr>", table)
    assert [bool(on) for on, _ in rows] == [False, True, False]
    assert "实际使用外资" in rows[1][1]
    assert table.count('scope="col"') == 5


def test_a_cell_filled_from_above_does_not_mark_its_row(sample_report: Report) -> None:
    place_of_first_cell = sample_report.files[0].text.index("一\t")
    from web.place import covered_rows

    block = sample_report.blocks[5]
    assert covered_rows(block, 0, place_of_first_cell, place_of_first_cell + 1) == (0,)


def test_notes_of_the_passage_are_listed_and_those_of_the_quote_stand_out(sample_report: Report, sample_answer: Answer) -> None:
    assert '<li id="note-33" class=of-quote' in shown_for(sample_report, sample_answer, "2")
    of_the_other = shown_for(sample_report, sample_answer, "1")
    assert '<li id="note-33" tabindex' in of_the_other
    assert "“四张清单”：指&lt;b&gt;项目&lt;/b&gt;清单" in of_the_other


def test_a_quoted_note_is_marked_in_the_note_and_its_paragraph_is_shown(sample_report: Report, sample_answer: Answer) -> None:
    start = sample_report.files[0].text.index("指<b>项目")
    locator = replace(sample_answer.citations[0].locator, start=start, end=start + 10)
    answer = replace(sample_answer, citations=(replace(sample_answer.citations[0], locator=locator),))
    shown = shown_for(sample_report, answer, "1")
    assert marked(shown) == "指&lt;b&gt;项目&lt;/b&gt;"
    assert "二是衔接" in shown
    assert "上年经济稳中有进。" not in shown
    assert shown.index('class="notes"') < shown.index("GDP is to grow")


def test_place_source_and_scope_are_said(sample_report: Report, sample_answer: Answer) -> None:
    shown = shown_for(sample_report, sample_answer, "3")
    locator = sample_answer.citations[2].locator
    assert "样例区人民政府 · 2026-03-02" in shown
    assert f"字符 {locator.start}–{locator.end}" in shown
    assert "<code>样例.txt</code>" in shown
    assert "2025 · 样例区 · 预计完成，还不是结果" in shown


def test_english_says_whose_it_is_and_is_open_for_readers_of_english(sample_report: Report, sample_answer: Answer) -> None:
    chinese = shown_for(sample_report, sample_answer, "1", ZH)
    english = shown_for(sample_report, sample_answer, "1", EN)
    assert '<details class="english">' in chinese
    assert '<details class="english" open>' in english
    assert "English by this project, not official" in english
    assert "GDP is to grow by about 5%." in english


def test_a_quote_without_english_says_so_to_readers_of_english(sample_report: Report, sample_answer: Answer) -> None:
    assert "No English for this quote yet" in shown_for(sample_report, sample_answer, "2", EN)
    assert "english none" not in shown_for(sample_report, sample_answer, "2", ZH)


def test_the_nearest_passage_says_that_it_is_no_answer(sample_report: Report, sample_refusal: Answer) -> None:
    shown = shown_for(sample_report, sample_refusal, "near")
    assert "这段最接近问题，但不作为回答。" in shown
    assert marked(shown).startswith("引号&quot;与&lt;script&gt;")


def test_report_words_are_escaped_everywhere(sample_report: Report, sample_answer: Answer, sample_refusal: Answer) -> None:
    for answer, n in ((sample_answer, "1"), (sample_answer, "2"), (sample_answer, "3"), (sample_refusal, "near")):
        shown = shown_for(sample_report, answer, n)
        assert "<script" not in shown
        assert "<b>" not in shown
        assert "<i>" not in shown


def test_bytes_that_changed_are_said_and_words_that_are_gone_stand_alone(sample_report: Report, sample_answer: Answer) -> None:
    gone = tuple(block for block in sample_report.blocks if not block.text.string.startswith("2026年"))
    other = replace(sample_report, files=(replace(sample_report.files[0], sha256="cd" * 32),), blocks=gone)
    assert find_place({other.id: other}, sample_answer.citations[0]) is None
    shown = shown_for(other, sample_answer, "1")
    assert ZH.moved in shown
    assert "2026年地区生产总值增长5%左右。" in shown


def test_a_report_that_was_taken_out_still_shows_the_quote(sample_answer: Answer) -> None:
    assert ZH.moved in render_proof({}, sample_answer, 1, "1", ZH)


def test_copied_text_carries_quote_and_source(sample_report: Report, sample_answer: Answer) -> None:
    copied = re.search(r'data-copy="([^"]*)"', shown_for(sample_report, sample_answer, "1"))
    assert copied is not None
    assert copied.group(1).startswith("2026年地区生产总值增长5%左右。\n——样例区人民政府、")
    assert "(sha256 abababab)" in copied.group(1)


def test_a_lone_paragraph_is_shown_with_what_stands_around_it_in_the_section_above(sample_report: Report, sample_answer: Answer) -> None:
    """“——稳中有进。” is a heading run into its only paragraph."""
    blocks = list(sample_report.blocks)
    blocks[2] = replace(blocks[2], section=(*blocks[2].section, "——稳中有进"))
    report = replace(sample_report, blocks=tuple(blocks))
    shown = shown_for(report, sample_answer, "1")
    assert "上年经济稳中有进。" in shown
    assert "别节的话" not in shown


def test_the_first_note_of_a_file_that_counts_from_zero_is_not_called_note_zero() -> None:
    first, second = (render_note_mark("n", mark, EN) for mark in "01")
    assert "note 0" not in first and 'aria-label="note, ' in first and ">0</a>" in first and 'aria-label="note 1, ' in second
