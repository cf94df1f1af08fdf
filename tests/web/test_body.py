"""English answers keep the Chinese: one row a sentence, each quote once, a table's row behind its headings."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

import pytest

from answer.model import Answer, TableReference
from corpus.model import Report
from web.ask import Turn, pieces, render_answer
from web.kept import keep_turns, restore_turns
from web.labels import EN, ZH


@pytest.fixture
def english(sample_report: Report, sample_answer: Answer) -> Answer:
    """An English answer of three sentences on three citations."""
    text = "The 2026 GDP growth target is about 5% [1].\n- It fits the plan's 5% a year [2].\n- Foreign capital is estimated at 3200 [3]."
    return replace(sample_answer, language="en", text=text)


def rows(shown: str) -> list[tuple[str, str]]:
    """(the sentence, the quote) of each row, without markup."""
    table = shown[shown.index('<table class="pair">') : shown.index("</table>")]
    found = re.findall(r"<tr><td>(.*?)</td><td[^>]*>(.*?)</td></tr>", table)
    return [(plain(left), plain(right)) for left, right in found]


def plain(shown: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", shown)).strip()


def test_each_english_sentence_stands_beside_its_quote(english: Answer) -> None:
    assert [(left[:12], right[:8]) for left, right in rows(render_answer(english, 1, EN))] == [
        ("The 2026 GDP", "2026年地区生"),
        ("It fits the ", "二是衔接“十五五"),
        ("Foreign capi", "实际使用外资（F"),
    ]


def test_a_chinese_answer_and_a_refusal_have_no_second_column(sample_answer: Answer, sample_refusal: Answer) -> None:
    for answer in (sample_answer, sample_refusal, replace(sample_refusal, language="en")):
        assert 'class="pair"' not in render_answer(answer, 1, EN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One [1]. Two [1]. Three [2].", [("One1. Two1.", "2026"), ("Three2.", "二是衔接")]),
        ("One [1]. Two [2]. Three [1].", [("One1.", "2026"), ("Two2.", "二是衔接"), ("Three1.", "1 quo")]),
        ("One [1][2].", [("One12.", "1 20")]),
        ("Two in all [1][2].\n- One [1].\n- Two [2].", [("Two in all12.", "1 2 quoted below"), ("One1.", "2026"), ("Two2.", "二是衔接")]),
        ("Reasons:\n1. One [1]\n2. Two [2]", [("Reasons:", ""), ("One1", "2026"), ("Two2", "二是衔接")]),
        ("One [9].", [("One[9].", "")]),
    ],
)
def test_sentences_on_the_same_quote_share_a_row_and_no_quote_stands_twice(english: Answer, text: str, expected: Any) -> None:
    found = rows(render_answer(replace(english, text=text), 1, EN))
    assert [left for left, _ in found] == [left for left, _ in expected]
    for (_, quote), (_, begin) in zip(found, expected, strict=True):
        assert quote.startswith(begin) and (begin or not quote)


def test_the_second_item_of_a_numbered_list_keeps_its_number(english: Answer) -> None:
    shown = render_answer(replace(english, text="1. One [1]\n2. Two [2]"), 1, EN)
    assert re.findall(r'<li value="(\d)">', shown) == ["1", "2"]


def test_a_row_of_a_table_is_quoted_cell_by_cell_behind_its_headings(english: Answer) -> None:
    cells = ("一", "实际使用外资（FDI）", "万美元", "6000", "3200")
    columns = ("类别", "指标", "单位", "2025年预期目标", "2025年预计完成")
    table = TableReference("附件1", columns, "实际使用外资（FDI）", cells)
    citations = (*english.citations[:2], replace(english.citations[2], table=table))
    answer = replace(english, citations=citations)
    assert rows(render_answer(answer, 1, EN))[2][1] == "实际使用外资（FDI）｜单位 万美元｜2025年预期目标 6000｜2025年预计完成 3200"
    numbered = replace(table, columns=("序号", *columns), cells=("6", *cells))  # 6 is no cell of the quote, though 6000 begins with it
    assert "序号" not in render_answer(replace(answer, citations=(*citations[:2], replace(citations[2], table=numbered))), 1, EN)
    kept = restore_turns(keep_turns([Turn("x", answer)]), 100)[0].answer
    assert kept is not None and rows(render_answer(kept, 1, EN)) == rows(render_answer(answer, 1, EN))


def test_rows_come_one_by_one_while_an_answer_streams_in(english: Answer) -> None:
    shown, counts = "", []
    for piece in pieces(english.text):
        shown += piece
        counts.append(len(rows(render_answer(english, 1, EN, shown=shown))))
    assert counts == [1, 2, 3]


def test_the_columns_are_named_in_the_interface_s_language(english: Answer) -> None:
    assert "中文原文" in render_answer(english, 1, ZH) and "Chinese original" in render_answer(english, 1, EN)


def test_the_nearest_row_of_a_refusal_stands_behind_its_headings_too(assistant: Any) -> None:
    refused = assistant.ask("2031年GDP目标是多少？")
    assert refused.status == "refused" and refused.nearest.table is not None
    shown = plain(render_answer(refused, 1, ZH))
    assert "地区生产总值（GDP）增速｜" in shown and "2025年预期目标 6左右" in shown
    kept = restore_turns(keep_turns([Turn("x", refused)]), 100)[0].answer
    assert kept is not None and plain(render_answer(kept, 1, ZH)) == shown
