"""A whole report to read: everything kept is there, once, in order; places are marked; anchors cannot be misread."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest

from answer.model import Answer
from corpus.model import Report, Run, Speaker, Text
from web.labels import EN, ZH
from web.proof import render_proof
from web.reading import Spot, find_reading, read_anchor, render_reading
from web.take import render_linked


def words(shown: str) -> str:
    """The report's words of a reading view, without note marks and white space."""
    body = shown.partition('<div class="reading"')[2].partition(">")[2]
    body = re.sub(r'<sup>.*?</sup>|<a class="mark to-mark".*?</a>|<p class="speech">.*?</p>', "", body)
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", body)))


def test_every_block_note_and_cell_of_the_five_reports_stands_in_it_once(assistant: Any) -> None:
    for report in assistant.reports.values():
        kept = [block.text.string for block in report.blocks] + [note.text.string for note in report.notes]
        for block in report.blocks:
            if block.table is not None:
                kept += [column.string for column in block.table.columns]
                kept += [cell.text.string for row in block.table.rows for cell in row]
        assert sorted(words(render_reading(report, None, ZH))) == sorted(re.sub(r"\s", "", "".join(kept)))


def test_headings_are_headings_tables_tables_and_notes_stand_below_their_paragraph(sample_report: Report) -> None:
    shown = render_reading(sample_report, None, ZH)
    assert '<h4 class="src heading level-2" lang="zh-CN">（三）主要目标</h4>' in shown
    assert shown.count("<tr>") == 3 and '<th scope="col">2025年预计完成</th>' in shown
    assert "<td class=filled>一</td>" in shown
    paragraph, note = shown.index("2026年地区生产总值增长5%左右"), shown.index('<li id="note-0"')
    assert paragraph < note < shown.index("引号")
    assert re.search(r'<sup><a class="to-note" href="#note-0" title="“四张清单”[^"<]*">3</a></sup>', shown)


def test_the_contents_lead_to_the_headings(sample_report: Report) -> None:
    shown = render_reading(sample_report, None, EN)
    assert re.search(r'<a class="to-block" href="#block-0"><span lang="zh-CN" class="no-english"[^>]*>（三）主要目标</span></a>', shown)
    assert 'id="block-0"' in shown and "A sample report" in shown and ">Contents<" in shown


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("上年经济稳中有进。", '<mark class="on" tabindex=-1>上年经济稳中有进。</mark>'),
        ("实际使用外资（FDI）", '<tr class="on" tabindex="-1"><td>一</td><td>实际使用外资（FDI）</td>'),
        ("“四张清单”：指", '<mark class="on" tabindex=-1>“四张清单”：指</mark>'),
    ],
)
def test_a_place_in_text_table_or_note_is_marked(sample_report: Report, text: str, mark: str) -> None:
    start = sample_report.files[0].text.index(text)
    spot = Spot(0, start, start + len(text))
    assert mark in render_reading(sample_report, spot, ZH)
    assert find_reading({"sample": sample_report}, read_anchor("sample", spot)) == (sample_report, spot)


@pytest.mark.parametrize(
    "anchor",
    [
        "", "read-", "cite-1-1", "read-000000000000", "read-<script>", "READ-0a1b2c3d4e5f", "{key}-0-1", "{key}-0-1-2-3",
        "{key}-x-1-2", "{key} ", "{key}-0-1-9999999999", "{key}-0--1-2", "{key}\n",
    ],
)  # fmt: skip
def test_any_other_anchor_opens_nothing(sample_report: Report, anchor: str) -> None:
    assert find_reading({"sample": sample_report}, anchor.format(key=read_anchor("sample"))) is None


@pytest.mark.parametrize("spot", [Spot(7, 0, 5), Spot(0, 10**6, 10**7), Spot(0, 5, 5), Spot(0, 9, 2)])
def test_a_place_that_is_not_there_opens_the_report_without_a_mark(sample_report: Report, spot: Spot) -> None:
    shown = render_reading(sample_report, spot, ZH)
    assert 'class="on"' not in shown and "上年经济稳中有进" in shown


def test_in_english_what_has_a_rendering_stands_beside_heads_cells_notes_and_in_the_contents(sample_report: Report) -> None:
    known = {
        "指标": "Indicator",
        "预期目标": "Target",
        "单位": "Unit",
        "（三）主要目标": "Main targets",
        sample_report.notes[0].text.string: "The four lists.",
    }
    shown = render_reading(sample_report, None, EN, english=lambda report, text: known.get(text))
    assert '<th scope="col">指标<span class="beside" lang="en">Indicator</span></th>' in shown
    assert '<th scope="col">2025年预期目标<span class="beside" lang="en">2025 target</span></th>' in shown
    assert '<th scope="col">类别</th>' in shown  # nothing is guessed
    assert 'title="（三）主要目标">Main targets</span></a>' in shown
    assert re.search(r'<li id="note-0".*?<p class="beside" lang="en">The four lists.</p></div></li>', shown)
    assert "People’s Government of Sample District" in shown and "lacks page 1" in shown
    assert 'lang="en">Indicator' in render_reading(
        sample_report, None, ZH, english=lambda report, text: known.get(text)
    )  # for the view of both


def test_an_interviewees_words_are_marked_as_reported_speech(sample_report: Report, sample_answer: Answer) -> None:
    said = replace(sample_report.blocks[2], speaker=Speaker("王小明", "区商务委主任", inferred=True, question=""))
    report = replace(sample_report, blocks=(*sample_report.blocks[:2], said, *sample_report.blocks[3:]))
    shown = render_reading(report, None, ZH)
    assert shown.count('class="speech"') == 1
    line = re.search(r'<p class="speech">(.*?)</p><p class="src paragraph', shown)
    assert (
        line is not None
        and re.sub("<[^>]*>", "", line[1]) == "❞ 报道中的转述，说话人：王小明、区商务委主任 · 姓名与职务按版面名单的先后对应"
    )
    english = render_reading(report, None, EN, english=lambda report, text: {"王小明": "Wang Xiaoming"}.get(text))
    assert "Reported speech of <span" in english and ">Wang Xiaoming</span>, <span" in english
    proof = render_proof({report.id: report}, sample_answer, 1, "1", ZH)
    assert proof.count('class="speech"') == 1


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("李向东表示,将加快建设。“我们有信心。”工程师赵敏说：“一定完成。”李向东表示，还要努力。", "newspaper page", "李向东、工程师赵敏"),
        ("群众表示满意。他说得对。", "newspaper page", ""),
        ("会议指出，要加快建设。", "work report", ""),
    ],
)
def test_a_newspaper_s_paragraph_that_tells_what_somebody_said_says_so(sample_report: Report, text: str, kind: str, names: str) -> None:
    block = replace(sample_report.blocks[1], text=Text(text, (Run(0, len(text), 0, 0),)))
    shown = render_reading(replace(sample_report, kind=kind, blocks=(block,)), None, ZH)
    found = re.search(r'<p class="speech">(.*?)</p>', shown)
    assert (re.sub("<[^>]*>", "", found[1]) if found else "") == (f"❞ 报道中的转述，说话人：{names}" if names else "")


def copied(pane: str) -> list[str]:
    return [unescape(text) for text in re.findall(r'data-copy="([^"]*)"', pane)]


def followed(link: str) -> str:
    """The name under which the page's script asks for a link's place."""
    return "c-" + unquote(link).removeprefix("#c=").replace(":", "-")


def test_a_place_opened_from_elsewhere_can_be_copied_cited_linked_and_its_file_saved(sample_report: Report) -> None:
    file = sample_report.files[0]
    start = file.text.index("二是衔接")
    pane = render_reading(sample_report, Spot(0, start, file.text.index("年均增速5%。") + 7), ZH)
    words = "二是衔接“十五五”规划目标，年均增速5%。"
    quote, chinese, english, link = copied(pane)
    assert quote.startswith(f"{words}\n——样例区人民政府、") and "（三）主要目标" in quote
    assert all(sample_report.title in form and f"{start}–" in form for form in (chinese, english))
    assert english.startswith("People’s Government of Sample District [样例区人民政府]. A sample report [")
    opened = render_linked({sample_report.id: sample_report}, followed(link), ZH)
    assert opened is not None and ">二是衔接" in opened and 'class="banner"' not in opened
    assert f'href="reports/file/{file.sha256}" download' in pane and ZH.read_on not in pane


def test_a_table_s_row_opened_from_elsewhere_is_copied_with_its_cells(sample_report: Report) -> None:
    text = sample_report.files[0].text
    pane = render_reading(sample_report, Spot(0, text.index("实际使用外资"), text.index("3200") + 4), EN)
    assert copied(pane)[0].startswith("实际使用外资（FDI） 万美元 6000 3200\n")


def test_a_report_read_from_its_beginning_is_linked_and_each_of_its_files_can_be_saved(sample_report: Report) -> None:
    other = replace(sample_report.files[0], name="第二部分.txt", sha256="cd" * 32)
    pane = render_reading(replace(sample_report, files=(*sample_report.files, other)), None, ZH)
    (link,) = copied(pane)
    assert render_linked({sample_report.id: sample_report}, followed(link), ZH) is not None
    assert re.findall(r'href="(reports/file/\w+)"[^>]*>(.*?)</a>', pane) == [
        (f"reports/file/{sample_report.files[0].sha256}", "原件 1"),
        (f"reports/file/{other.sha256}", "原件 2"),
    ]
