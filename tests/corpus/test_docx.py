"""Word files: real notes, numbers as Word prints them, merged cells, what was deleted and what hides."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from corpus import Report, read_reports
from corpus.readers.docx import read_docx
from tests.corpus.writing import W, cell, footnotes, paragraph, part, run, table, write_docx


def text_of(tmp_path: Path, body: str, parts: dict[str, str] | None = None) -> str:
    return read_docx(write_docx(tmp_path / "report.docx", body, parts), "report.docx").text


def report_of(tmp_path: Path, body: str, parts: dict[str, str] | None = None) -> Report:
    result = read_reports([write_docx(tmp_path / "report.docx", body, parts)])
    assert result.failures == ()
    return result.reports[0]


def reference(number: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number + 2}" {more}/></w:r>'


def field_run(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


# --- notes ---------------------------------------------------------------------------------------------------------

NOTES = {1: "“三同”：指成本低。\n服务好、机会多。", 2: "OPC：指一人公司。"}


def test_a_note_of_several_paragraphs_is_one_note_and_linked(tmp_path: Path) -> None:
    report = report_of(
        tmp_path, paragraph(run("实施“三同”") + reference(1) + run("政策，支持OPC") + reference(2)), {"footnotes": footnotes(NOTES)}
    )
    (block,) = report.blocks
    assert block.text.string == "实施“三同”政策，支持OPC"
    assert [(mark.mark, mark.offset) for mark in block.marks] == [("1", 6), ("2", 14)]
    assert [(note.mark, note.text.string, note.blocks) for note in report.notes] == [
        ("1", "“三同”：指成本低。服务好、机会多。", ("report#0",)),
        ("2", "OPC：指一人公司。", ("report#0",)),
    ]


def test_a_bracket_at_the_end_of_a_notes_paragraph_does_not_end_the_note(tmp_path: Path) -> None:
    body = paragraph(run("“三同”") + reference(1) + run("。"))
    report = report_of(tmp_path, body, {"footnotes": footnotes({1: "“三同”：指成本低（见附件2]\n另见[附件3"})})
    assert [note.text.string for note in report.notes] == ["“三同”：指成本低（见附件2]另见[附件3"]
    assert [block.text.string for block in report.blocks] == ["“三同”。"]


def test_notes_called_in_a_table_cell_and_in_a_heading_are_linked(tmp_path: Path) -> None:
    heading = paragraph(run("一、实施“三同”政策") + reference(1))
    rows = (
        "<w:tr>"
        + cell(paragraph(run("指标名称")))
        + cell(paragraph(run("2025年完成")))
        + "</w:tr><w:tr>"
        + cell(paragraph(run("OPC数量") + reference(2)))
        + cell(paragraph(run("12")))
        + "</w:tr>"
    )
    report = report_of(tmp_path, heading + paragraph(run("表1")) + f"<w:tbl>{rows}</w:tbl>", {"footnotes": footnotes(NOTES)})
    kinds = {block.id: block.kind for block in report.blocks}
    assert [[kinds[one] for one in note.blocks] for note in report.notes] == [["heading"], ["table"]]
    assert report.facts[0].indicator == "OPC数量" and report.facts[0].value == "12"


def test_a_note_called_twice_stands_once(tmp_path: Path) -> None:
    again = (
        '<w:bookmarkStart w:id="7" w:name="_Ref7"/>' + reference(1) + '<w:bookmarkEnd w:id="7"/>' + run("落地。")
    )  # fmt: skip
    noteref = field_run("begin") + instruction(" NOTEREF _Ref7 \\h ") + field_run("separate") + run("1") + field_run("end")
    body = (
        paragraph(run("“三同”") + again) + paragraph(run("再推“三同”") + noteref + run("提高5%。")) + paragraph(run("三推") + reference(1))
    )
    report = report_of(tmp_path, body, {"footnotes": footnotes(NOTES)})
    assert [block.text.string for block in report.blocks] == ["“三同”落地。", "再推“三同”提高5%。", "三推"]
    assert [(note.mark, note.blocks) for note in report.notes] == [("1", ("report#0", "report#1", "report#2"))]


def test_endnotes_are_numbered_after_the_footnotes(tmp_path: Path) -> None:
    body = paragraph(run("“三同”") + reference(1) + run("与“两不”") + reference(5, "endnote") + run("。"))
    parts = {"footnotes": footnotes({1: "“三同”：指一。"}), "endnotes": footnotes({5: "“两不”：指二。"}, "endnote")}
    report = report_of(tmp_path, body, parts)
    assert [(note.mark, note.text.string) for note in report.notes] == [("1", "“三同”：指一。"), ("2", "“两不”：指二。")]


def test_the_first_number_of_notes_is_words(tmp_path: Path) -> None:
    parts = {
        "footnotes": footnotes({1: "“三同”：指一。"}),
        "settings": part("settings", '<w:footnotePr><w:numStart w:val="7"/></w:footnotePr>'),
    }
    assert "[[footnoteRef:7]]" in text_of(tmp_path, paragraph(run("“三同”") + reference(1)), parts)


def test_an_own_sign_of_a_note_does_not_show(tmp_path: Path) -> None:
    sign = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    assert text_of(tmp_path, paragraph(run("“三同”") + sign + run("。")), {"footnotes": footnotes(NOTES)}).startswith(
        "“三同”[[footnoteRef:1]]。 [1: []“三同”："
    )


def test_a_raised_number_is_a_sign_and_a_power_stays_one(tmp_path: Path) -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(run("增长5%") + run("1", high) + run("2", high) + run("，面积3万m") + run("2", high) + run("。"))
    assert text_of(tmp_path, body) == "增长5%［12］，面积3万m²。\n"


# --- automatic numbers ---------------------------------------------------------------------------------------------


def numbering(*levels: str, more: str = "") -> str:
    lists = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return part("numbering", lists + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + more)


def level(number: int, how: str, pattern: str, more: str = '<w:suff w:val="nothing"/>') -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )  # fmt: skip


def item(text: str, place: int, number: int = 1) -> str:
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>')


def test_chinese_numbers_restart_below_each_chapter(tmp_path: Path) -> None:
    levels = (level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.", ""))
    body = "".join(
        item(text, place)
        for text, place in [("回顾", 0), ("经济", 1), ("创新", 1), ("项目甲", 2), ("3个项目", 2), ("安排", 0), ("目标", 1)]
    )
    assert text_of(tmp_path, body, {"numbering": numbering(*levels)}).splitlines() == [
        "一、回顾", "（一）经济", "（二）创新", "1. 项目甲", "2. 3个项目", "二、安排", "（一）目标",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("how", "shown"),
    [
        ("decimal", "11"), ("chineseCounting", "十一"), ("ideographDigital", "一一"), ("decimalEnclosedCircle", "⑪"),
        ("chineseLegalSimplified", "壹拾壹"), ("ideographZodiac", "戌"), ("upperRoman", "XI"), ("lowerLetter", "k"),
        ("decimalZero", "11"), ("decimalFullWidth", "１１"), ("bullet", ""),
    ],
)  # fmt: skip
def test_number_formats(tmp_path: Path, how: str, shown: str) -> None:
    lines = text_of(tmp_path, "".join(item("项", 0) for _ in range(11)), {"numbering": numbering(level(0, how, "%1"))}).splitlines()
    assert lines[10] == f"{shown}项"


def test_a_list_begun_anew_counts_from_its_own_start(tmp_path: Path) -> None:
    anew = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    body = item("甲", 0) + item("乙", 0) + item("丙", 0, 2) + item("丁", 0, 2)
    assert text_of(tmp_path, body, {"numbering": numbering(level(0, "decimal", "%1)"), more=anew)}).split() == [
        "1)甲",
        "2)乙",
        "1)丙",
        "2)丁",
    ]


def test_numbers_and_levels_come_from_the_heading_styles(tmp_path: Path) -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>',
    )
    body = paragraph(run("工作回顾"), '<w:pStyle w:val="1"/>') + paragraph(run("工作安排"), '<w:pStyle w:val="a"/>')
    parts = {
        "styles": styles,
        "numbering": numbering(level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/><w:pStyle w:val="1"/>')),
    }
    assert text_of(tmp_path, body, parts) == "# 一、工作回顾\n# 二、工作安排\n"


# --- tables --------------------------------------------------------------------------------------------------------


def grid(tmp_path: Path, rows: str) -> list[list[str]]:
    report = report_of(tmp_path, paragraph(run("附件1")) + paragraph(run("主要指标表")) + f"<w:tbl>{rows}</w:tbl>")
    (found,) = [block.table for block in report.blocks if block.table]
    return [[column.string for column in found.columns], *([one.text.string for one in row] for row in found.rows)]


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def plain(text: str, properties: str = "") -> str:
    return cell(paragraph(run(text) if text else ""), properties)


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_headings_and_categories(tmp_path: Path) -> None:
    rows = (
        row(plain("类别", DOWN), plain("指标名称", DOWN), plain("2025年", '<w:gridSpan w:val="2"/>'))
        + row(plain("", ON), plain("", ON), plain("预期目标"), plain("完成情况"))
        + row(plain("经济", DOWN), plain("地区生产总值增速"), plain("6"), plain("4.5"))
        + row(plain("", ON), plain("固定资产投资增速"), plain("5"), plain("10.4"))
        + row(plain("合计", '<w:gridSpan w:val="2"/>'), plain("11"), plain("14.9"))
    )
    assert grid(tmp_path, rows) == [
        ["类别", "指标名称", "2025年预期目标", "2025年完成情况"],
        ["经济", "地区生产总值增速", "6", "4.5"],
        ["经济", "固定资产投资增速", "5", "10.4"],
        ["合计", "合计", "11", "14.9"],
    ]
    report = read_reports([tmp_path / "report.docx"]).reports[0]
    assert [(fact.indicator, fact.year, fact.kind, fact.value) for fact in report.facts[:2]] == [
        ("地区生产总值增速", 2025, "target", "6"), ("地区生产总值增速", 2025, "result", "4.5"),
    ]  # fmt: skip


def test_words_merged_downward_hold_for_all_rows_and_figures_for_the_first(tmp_path: Path) -> None:
    rows = (
        row(plain("项目名称"), plain("责任单位"), plain("投资（万元）"))
        + row(plain("甲桥"), plain("区住房城乡建委", DOWN), plain("300", DOWN))
        + row(plain("乙路"), plain("", ON), plain("", ON))
    )
    assert grid(tmp_path, rows)[1:] == [["甲桥", "区住房城乡建委", "300"], ["乙路", "区住房城乡建委", ""]]


def test_borders_drawn_a_hair_apart_make_no_columns(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        row(plain("指标名称", wide), plain("2025年完成"))
        + row(plain("GDP增速"), plain("5", wide))
        + row(plain("失业率", wide), plain("5.3"))
    )
    assert grid(tmp_path, rows) == [["指标名称", "2025年完成"], ["GDP增速", "5"], ["失业率", "5.3"]]


def test_a_title_row_and_a_remark_row_are_no_cells_and_a_frame_is_text(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        row(plain("2025年主要指标", wide))
        + row(plain("指标名称"), plain("完成"))
        + row(plain("GDP"), plain("5"))
        + row(plain("注：快报数。", wide))
    )
    frame = f"<w:tbl>{row(cell(paragraph(run('专栏1 重点项目')) + paragraph(run('建设甲桥。'))))}</w:tbl>"
    assert text_of(tmp_path, f"<w:tbl>{rows}</w:tbl>" + frame) == (
        "2025年主要指标\n\n\t指标名称\n\t完成\n\n\tGDP\n\t5\n\n\n注：快报数。\n专栏1 重点项目\n建设甲桥。\n"
    )


def test_two_tables_in_a_row_stay_two(tmp_path: Path) -> None:
    one = table([["指标名称", "2025年完成"], ["甲", "1"]])
    two = table([["指标名称", "单位", "2026年目标"], ["乙", "家", "2"]])
    report = report_of(tmp_path, one + paragraph("") + two)
    assert [[column.string for column in block.table.columns] for block in report.blocks if block.table] == [
        ["指标名称", "2025年完成"], ["指标名称", "单位", "2026年目标"],
    ]  # fmt: skip


# --- what shows and what does not ----------------------------------------------------------------------------------


def test_the_final_text_of_tracked_changes(tmp_path: Path) -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>6%</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run("5%")}</w:ins>'
    moved = f'<w:moveFrom w:id="3">{run("移走的话。")}</w:moveFrom>'
    gone = '<w:rPr><w:del w:id="4"/></w:rPr>'
    body = paragraph(run("增长") + deleted + inserted + run("左右，"), gone) + paragraph(run("保持稳定。") + moved)
    body += paragraph(f'<w:moveTo w:id="5">{run("移走的话。")}</w:moveTo>')
    source = read_docx(write_docx(tmp_path / "report.docx", body), "report.docx")
    assert source.text == "增长5%左右，保持稳定。\n移走的话。\n"
    assert dict(source.aside) == {"deleted": 7}


def test_a_deleted_row_is_gone(tmp_path: Path) -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + plain("旧") + plain("1") + "</w:tr>"
    assert "旧" not in text_of(tmp_path, f"<w:tbl>{row(plain('甲'), plain('2'))}{gone}{row(plain('乙'), plain('3'))}</w:tbl>")


def test_hidden_text_headers_footers_and_contents_are_left_out_and_counted(tmp_path: Path) -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    body = (
        paragraph(run("一、回顾\t3"), '<w:pStyle w:val="T"/>')
        + paragraph(run("看得见") + run("看不见", "<w:vanish/>") + run("也不见", '<w:rStyle w:val="H"/>') + run("。", '<w:vanish w:val="0"/>'))
    )  # fmt: skip
    parts = {"styles": styles, "header1": part("hdr", paragraph(run("页眉文字"))), "footer1": part("ftr", paragraph(run("— 1 —")))}
    source = read_docx(write_docx(tmp_path / "report.docx", body, parts), "report.docx")
    assert source.text == "看得见。\n"
    assert dict(source.aside) == {"footer": 5, "header": 4, "hidden": 6, "table of contents": 6}
    (report,) = read_reports([tmp_path / "report.docx"]).reports
    assert report.receipts[0].aside == source.aside
    assert report.receipts[0].read == report.receipts[0].kept + sum(report.receipts[0].dropped.values()) == len(source.text)


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    content = f"<w:txbxContent>{paragraph(run('专栏里的话。'))}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = (
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:drawing><a>{content}</a></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v>{content}</v></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(tmp_path, paragraph(run("正文") + box + run("继续。"))) == "正文继续。\n专栏里的话。\n"


def test_fields_links_breaks_and_bookmarks_show_their_text(tmp_path: Path) -> None:
    inner = (
        run("见") + '<w:bookmarkStart w:id="1" w:name="b"/>' + f'<w:hyperlink r:id="r9">{run("附件1")}</w:hyperlink><w:bookmarkEnd w:id="1"/>'
        + field_run("begin") + instruction(" DATE ") + field_run("separate") + run("2026年") + field_run("end")
        + "<w:r><w:br/><w:t>第二行</w:t><w:tab/><w:t>末</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>"
        + f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>'
    )  # fmt: skip
    assert text_of(tmp_path, paragraph("<w:r><w:tab/></w:r>" + inner)) == " 见附件12026年\n第二行 末-3\n"


def test_the_strict_form_of_the_format_is_read_too(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "report.docx", paragraph(run("增长5%。")))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert read_docx(strict, "strict.docx").text == "增长5%。\n"


def test_the_notes_of_a_list_of_terms_are_all_linked_as_footnotes_too(tmp_path: Path) -> None:
    terms = {1: "“三同”：指成本低、服务好、机会多。", 2: "OPC：指一人公司。", 3: "“1+8+N”体系：指一个中心、八个分中心和若干站点。"}
    uses = [("实施“三同”", "政策。", 1), ("支持OPC", "发展，新增300家。", 2), ("健全“1+8+N”体系", "，处置率达到95%。", 3)]
    head = "2026年青川县政府工作报告\n一、2026年工作安排\n"
    listed = (
        head + "".join(f"{before}{after}\n" for before, after, _ in uses) + "名词解释\n" + "".join(f"{n}.{t}\n" for n, t in terms.items())
    )
    (tmp_path / "listed.txt").write_text(listed, "utf-8")
    (plain,) = read_reports([tmp_path / "listed.txt"]).reports
    body = "".join(paragraph(run(line)) for line in head.splitlines())
    body += "".join(paragraph(run(before) + reference(n) + run(after)) for before, after, n in uses)
    noted = report_of(tmp_path, body, {"footnotes": footnotes(terms)})
    assert [(r.notes, r.marks, r.linked) for r in (plain.receipts[0], noted.receipts[0])] == [(3, 0, 3), (3, 3, 3)]
    assert [(n.text.string, [t.name for t in n.terms]) for n in noted.notes] == [
        (n.text.string, [t.name for t in n.terms]) for n in plain.notes
    ]
    assert [(f.indicator, f.value, f.year) for f in noted.facts] == [(f.indicator, f.value, f.year) for f in plain.facts]
