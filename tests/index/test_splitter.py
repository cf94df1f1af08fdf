"""Passages keep sentences, rows and notes whole; their ids come from what they hold."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llama_index.core.schema import Document, NodeRelationship

from index.nodes import node_to_passage
from index.splitter import FootnoteNodeParser, report_to_document, row_text, split_report

LONG = "全区地区生产总值增长5.3%，总量突破1800亿元。社会消费品零售总额增长4.42%。保险费超4.42亿元，增长12.5%。“最多跑一次。”这是要求。"


def test_footnote_travels_with_its_mark(maker: Any) -> None:
    text = "深化“三同”“两不”营商环境。新增企业70家。"
    block = maker.add(text, marks=[(text.index("营商"), "3")])
    maker.note("3", "“三同”指同样条件成本低。", ["三同"], [block])
    passages = split_report(maker.report(), 360)
    assert [(one.kind, one.notes) for one in passages] == [("text", ("3",)), ("definition", ("3",))]


def test_footnote_travels_only_with_the_part_of_a_long_block_where_its_mark_stands(maker: Any) -> None:
    text = "甲" * 30 + "。" + "乙" * 30 + "。"
    block = maker.add(text, marks=[(40, "7")])
    maker.note("7", "注释。", [], [block])
    first, second, note = split_report(maker.report(), 40)
    assert (first.notes, second.notes) == ((), ("7",))
    assert (note.kind, note.term, note.text) == ("definition", None, "注释。")


def test_each_noted_term_is_a_passage_of_its_own(maker: Any) -> None:
    block = maker.add("推进“三同”“两不”改革。", section=("二、重点工作",), marks=[(9, "1")])
    maker.note("1", "“三同”指甲；“两不”指乙。", ["三同", "两不"], [block])
    terms = [one for one in split_report(maker.report(), 360) if one.kind == "definition"]
    assert [(one.term, one.text, one.section, one.block) for one in terms] == [
        ("三同", "“三同”指甲；“两不”指乙。", ("二、重点工作",), block),
        ("两不", "“三同”指甲；“两不”指乙。", ("二、重点工作",), block),
    ]
    assert terms[0].id != terms[1].id


def test_table_row_stands_with_its_headings(maker: Any) -> None:
    columns = ["指标名称", "单位", "2025年预期目标", "2025年预计完成"]
    rows = [["实际使用外资（FDI）", "万美元", "6000", "3200"], ["粮食产量", "亿斤", "", "0.3"]]
    block = maker.table("附件1 主要指标", columns, rows, section=("附件",))
    first, second = split_report(maker.report(), 360)
    assert first.text == "指标名称：实际使用外资（FDI） 单位：万美元 2025年预期目标：6000 2025年预计完成：3200"
    assert (first.kind, first.block, first.row, first.section) == ("row", block, 0, ("附件", "附件1 主要指标"))
    assert (second.text, second.row) == ("指标名称：粮食产量 单位：亿斤 2025年预计完成：0.3", 1)


def test_note_of_a_table_goes_with_the_row_that_names_its_term(maker: Any) -> None:
    block = maker.table("指标", ["名称", "值"], [["四张清单", "4"], ["小巨人", "9"]])
    maker.note("5", "四张清单：指甲乙丙丁。", ["四张清单"], [block])
    rows = [one for one in split_report(maker.report(), 360) if one.kind == "row"]
    assert [one.notes for one in rows] == [("5",), ()]


def test_a_row_without_headings_shows_its_cells_alone() -> None:
    assert row_text(["", ""], ["项目清单", "1.菜园坝"]) == "项目清单 1.菜园坝"


def test_neighbouring_short_blocks_of_one_section_share_a_passage(maker: Any) -> None:
    maker.add("甲。", section=("一",))
    maker.add("乙。", section=("一",))
    maker.add("丙。", section=("二",))
    passages = split_report(maker.report(), 360)
    assert [one.text for one in passages] == ["甲。\n乙。", "丙。"]
    assert [[sentence.block for sentence in one.sentences] for one in passages] == [["test#0", "test#1"], ["test#2"]]


def test_blocks_of_two_stories_never_share_a_passage(maker: Any) -> None:
    maker.add("甲。", story="新闻一")
    maker.add("乙。", story="新闻二")
    assert [(one.text, one.story) for one in split_report(maker.report(), 360)] == [("甲。", "新闻一"), ("乙。", "新闻二")]


@pytest.mark.parametrize("kind", ["title", "heading", "question"])
def test_headings_and_questions_alone_are_no_passage(maker: Any, kind: str) -> None:
    maker.add("一、2025年工作回顾", kind)
    maker.add("增长5%。", section=("一、2025年工作回顾",))
    assert [(one.text, one.section) for one in split_report(maker.report(), 360)] == [("增长5%。", ("一、2025年工作回顾",))]


def test_a_sentence_longer_than_the_limit_stays_whole(maker: Any) -> None:
    long = "增长" * 60 + "。"
    maker.add("短句。" + long)
    assert [one.text for one in split_report(maker.report(), 50)] == ["短句。", long]


def test_a_paragraph_in_english_is_not_cut_where_one_in_chinese_of_its_meaning_would_stay_whole(maker: Any) -> None:
    maker.add("Output grew by five percent. Investment fell. Trade rose again. Prices held.")
    maker.add("增长很快。" * 12)
    texts = [one.text for one in split_report(maker.report(), 30)]
    assert texts[0] == "Output grew by five percent. Investment fell. Trade rose again. Prices held."
    assert len(texts) == 3 and max(map(len, texts[1:])) == 30


def test_ids_are_the_same_for_the_same_content_and_differ_for_other(new_maker: Any) -> None:
    def ids(*texts: str) -> list[str]:
        made = new_maker()
        for number, text in enumerate(texts):
            made.add(text, section=(str(number),))
        return [one.id for one in split_report(made.report(), 360)]

    assert ids("甲。", "乙。") == ids("甲。", "乙。")
    assert ids("甲。", "乙。")[0] == ids("甲。", "丙。")[0]
    assert len(set(ids("甲。", "乙。") + ids("甲。", "丙。"))) == 3
    assert all(re.fullmatch(r"[0-9a-f]{12}", one) for one in ids("甲。", "乙。"))


def test_two_equal_passages_have_two_ids(maker: Any) -> None:
    maker.add("甲。", section=("一",))
    maker.add("标题", "heading")
    maker.add("甲。", section=("一",))
    first, second = split_report(maker.report(), 360)
    assert (first.text, first.section) == (second.text, second.section)
    assert first.id != second.id


SENTENCE = st.lists(
    st.sampled_from(["增长4.42%", "82.03亿元", "“1+8+N+11”", "（含4311）", "“最多跑一次。”", "同比", "，", "新增5万人", "“三同”“两不”"]),
    min_size=1,
    max_size=8,
).map(lambda parts: "".join(parts) + "。")


BLOCKS = st.lists(st.lists(SENTENCE, min_size=1, max_size=8).map("".join), min_size=1, max_size=5)


@given(blocks=BLOCKS, max_chars=st.integers(20, 200))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cut_falls_inside_a_figure_a_term_or_a_quotation(new_maker: Any, blocks: list[str], max_chars: int) -> None:
    made = new_maker()
    for block in blocks:
        made.add(block)
    passages = split_report(made.report(), max_chars)
    assert "".join(one.text for one in passages).replace("\n", "") == "".join(blocks)
    for one in passages:
        assert one.text.count("“") == one.text.count("”")
        assert one.text.count("（") == one.text.count("）")
        assert one.text.endswith(("。", "”"))
        assert "".join(sentence.text for sentence in one.sentences) == one.text.replace("\n", "")
        assert len(one.text) <= max_chars or len(one.sentences) == 1 or one.text.count("“") > 0


def test_sentences_know_where_they_stand_in_their_block(maker: Any) -> None:
    maker.add(LONG)
    report = maker.report()
    for passage in split_report(report, 40):
        for sentence in passage.sentences:
            assert report.blocks[0].text.string[sentence.start : sentence.end] == sentence.text


def test_node_parser_gives_nodes_with_their_document_neighbours_and_offsets(maker: Any) -> None:
    block = maker.add("甲" * 20 + "。" + "乙" * 20 + "。", marks=[(5, "1")])
    maker.table("表", ["名称", "值"], [["外资", "3200"]])
    maker.note("1", "“三同”指甲；“两不”指乙。", ["三同", "两不"], [block])
    document = report_to_document(maker.report())
    nodes = FootnoteNodeParser(max_chars=25).get_nodes_from_documents([document])
    assert [node.get_content() for node in nodes] == [
        "甲" * 20 + "。", "乙" * 20 + "。", "名称：外资 值：3200", "“三同”指甲；“两不”指乙。", "“三同”指甲；“两不”指乙。",
    ]  # fmt: skip
    for node in nodes:
        assert document.text[node.start_char_idx : node.end_char_idx] == node.get_content()  # type: ignore[attr-defined]
        assert node.ref_doc_id == "test"
    assert NodeRelationship.PREVIOUS not in nodes[0].relationships
    assert nodes[0].relationships[NodeRelationship.NEXT].node_id == nodes[1].node_id  # type: ignore[union-attr]
    assert nodes[4].relationships[NodeRelationship.PREVIOUS].node_id == nodes[3].node_id  # type: ignore[union-attr]
    assert [node_to_passage(node) for node in nodes] == split_report(maker.report(), 25)
    assert nodes[0].metadata["notes"] == ["1"]


def test_node_parser_embeds_the_text_alone(maker: Any) -> None:
    maker.add("增长5%。", section=("一、回顾",))
    (node,) = FootnoteNodeParser().get_nodes_from_documents([report_to_document(maker.report())])
    assert node.get_content(metadata_mode="embed") == "增长5%。"  # type: ignore[arg-type]


def test_node_parser_refuses_a_document_without_a_report() -> None:
    with pytest.raises(TypeError, match="report_to_document"):
        FootnoteNodeParser().get_nodes_from_documents([Document(text="文字。")])
