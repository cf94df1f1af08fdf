"""Marks, notes and the terms that notes define."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Report
from corpus.footnotes import find_notes
from corpus.terms import split_terms

PLAN = "yuzhong-plan-report-2026"


def test_all_64_notes_of_the_plan_report_are_linked_one_to_one(yuzhong: dict[str, Report]) -> None:
    report = yuzhong[PLAN]
    assert [note.mark for note in report.notes] == [str(number) for number in range(64)]
    assert [mark.mark for block in report.blocks for mark in block.marks] == [str(number) for number in range(64)]
    blocks = {block.id: block for block in report.blocks}
    for note in report.notes:
        assert len(note.blocks) == 1
        assert note.mark in [mark.mark for mark in blocks[note.blocks[0]].marks]
    receipt = report.receipts[0]
    assert (receipt.marks, receipt.notes, receipt.linked, receipt.warnings) == (64, 64, 64, ())


def test_a_mark_stands_directly_after_the_term_it_explains(yuzhong: dict[str, Report]) -> None:
    report = yuzhong[PLAN]
    before = {mark.mark: block.text.string[: mark.offset] for block in report.blocks for mark in block.marks}
    for note in report.notes:
        printed = [term.name_as_printed for term in note.terms]
        # 46 stands after 人工智能OPC and 15 after 三级治理中心: the text before the mark ends with a term.
        assert any(before[note.mark].endswith(name) for name in printed), (note.mark, before[note.mark][-20:])


TERMS = [
    ("“四大定位”：指锚定母城定位。", [("四大定位", "“四大定位”", "指锚定母城定位。")]),
    (
        "“三同”“两不”:“三同”指成本低；“两不”指不求人。",
        [
            ("三同", "“三同”", "“三同”指成本低"),
            ("两不", "“两不”", "“两不”指不求人。"),
            ("三同两不", "“三同”“两不”", "“三同”指成本低；“两不”指不求人。"),
        ],
    ),
    (
        "“1+8+N+11”治理指挥中枢：指运行中心【注】。",
        [
            ("1+8+N+11", "“1+8+N+11”", "指运行中心【注】。"),
            ("1+8+N+11治理指挥中枢", "“1+8+N+11”治理指挥中枢", "指运行中心【注】。"),
        ],
    ),
    ("OPC：指一人公司，即个人。", [("OPC", "OPC", "指一人公司，即个人。")]),
    ("三级治理中心：指三级（市、区、街）中心。", [("三级治理中心", "三级治理中心", "指三级（市、区、街）中心。")]),
    ("暖“新”驿站：指服务网络。", [("暖新驿站", "暖“新”驿站", "指服务网络。")]),
    (
        "“渝进蓉出、蓉进渝出”：指通道。",
        [
            ("渝进蓉出、蓉进渝出", "“渝进蓉出、蓉进渝出”", "指通道。"),
            ("渝进蓉出", "渝进蓉出", "指通道。"),
            ("蓉进渝出", "蓉进渝出", "指通道。"),
        ],
    ),
    (
        "“11311”紧密型健共体：“1”指牵头医院；“11”指11家中心。",
        [
            ("11311", "“11311”", "“1”指牵头医院；“11”指11家中心。"),
            ("11311紧密型健共体", "“11311”紧密型健共体", "“1”指牵头医院；“11”指11家中心。"),
        ],
    ),
    ("网格员是指社区工作者。", [("网格员", "网格员", "是指社区工作者。")]),
    ("数据来自统计局，仅供参考。", []),
]


@pytest.mark.parametrize(("body", "terms"), TERMS)
def test_a_note_is_split_into_its_terms(body: str, terms: list[tuple[str, str, str]]) -> None:
    found = [(t.name, t.name_as_printed, body[t.definition_start : t.definition_end]) for t in split_terms(body)]
    assert found == terms


def test_several_terms_of_one_note_in_the_plan_report(yuzhong: dict[str, Report]) -> None:
    names = {note.mark: [term.name for term in note.terms] for note in yuzhong[PLAN].notes}
    assert names["11"] == ["宽洪大量", "锦渝满堂", "宽洪大量锦渝满堂"]
    assert names["32"] == ["智改数转", "智融全域", "智涌潮生", "智改数转智融全域智涌潮生"]
    assert names["50"] == ["一廊、两江、多节点、多脉络", "一廊", "两江", "多节点", "多脉络"]
    assert names["54"] == ["1+7+11", "1+7+11大平安指挥调度体系"]
    assert names["56"] == ["1+15+11", "常专群", "1+15+11常专群应急救援队伍体系"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("文[0: []甲：指[乙]和【丙】（丁）。] \n", ["甲：指[乙]和【丙】（丁）。"]),
        ("文[0: []甲：指乙。]  [1: []丙：指丁。]\n尾", ["甲：指乙。", "丙：指丁。"]),
        ("文[0: []甲：指乙[未闭合。]\n尾", ["甲：指乙[未闭合。"]),
        ("文[0]和[bookmark: x]", []),
    ],
)
def test_note_bodies_may_hold_brackets(text: str, bodies: list[str]) -> None:
    assert [text[note.body_start : note.body_end] for note in find_notes(text)] == bodies


def test_marks_without_notes_and_notes_without_marks_become_warnings(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "海东市政府工作报告\n\n一、回顾\n“两高”[[footnoteRef:0]]落地，“两低”[[footnoteRef:7]]见效。[0: []“两高”：指高。] [5: []“两中”：指中。]\n"
    )
    assert report.receipts[0].warnings == ("note 5 has no mark in the text", "mark 7 has no note")
    assert [(note.mark, note.blocks) for note in report.notes] == [("0", ("report#2",)), ("5", ())]
    assert report.receipts[0].linked == 1


def test_note_mark_inside_a_table_cell_is_linked(read_text: Callable[..., Report]) -> None:
    report = read_text("附件1\n\n目标表\n\n\t指标\n\t2026年目标\n\n\t托位数[[footnoteRef:0]]\n\t5\n\n[0: []托位数：指每千人托位。]\n")
    table = next(block for block in report.blocks if block.table)
    assert report.notes[0].blocks == (table.id,)
    assert table.table is not None and table.table.rows[0][0].text.string == "托位数"
    assert [(mark.offset, mark.mark) for mark in table.marks] == [(3, "0")]


def test_numbered_endnotes_are_linked_to_their_marks(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "2026年青海省政府工作报告\n一、2025年工作回顾\n实施“两重”［1］项目，推进“两新”［2］工作。\n注释\n"
        "［1］“两重”：指重大战略实施。\n［2］“两新”：指设备更新和以旧换新。\n"
    )
    paragraph = next(block for block in report.blocks if block.kind == "paragraph")
    assert paragraph.text.string == "实施“两重”项目，推进“两新”工作。"
    assert [(mark.offset, mark.mark) for mark in paragraph.marks] == [(6, "1"), (15, "2")]
    assert [(note.mark, note.terms[0].name, note.blocks) for note in report.notes] == [
        ("1", "两重", (paragraph.id,)),
        ("2", "两新", (paragraph.id,)),
    ]


def test_a_list_of_terms_without_marks_is_tied_to_the_blocks_that_use_them(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "2026年海西州政府工作报告\n一、2025年工作回顾\n推进“两重”项目。\n办好5+2就业之家，推行“一网\n"
        "通办”。\n名词解释\n1.“两重”：是指国家重大\n战略实施。\n2.5+2就业之家：覆盖五级。\n3.“一网通办”：指网上办事。\n"
    )
    assert [(note.mark, note.text.string) for note in report.notes] == [
        ("1", "“两重”：是指国家重大战略实施。"),
        ("2", "5+2就业之家：覆盖五级。"),
        ("3", "“一网通办”：指网上办事。"),
    ]
    blocks = {block.id: block.text.string for block in report.blocks}
    assert [[blocks[block] for block in note.blocks] for note in report.notes] == [
        ["推进“两重”项目。"],
        ["办好5+2就业之家，推行“一网通办”。"],
        ["办好5+2就业之家，推行“一网通办”。"],
    ]
    assert [block.text.string for block in report.blocks if block.kind == "heading"] == ["一、2025年工作回顾", "名词解释"]
