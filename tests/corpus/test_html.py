"""Saved web pages: the article without its page, whatever the site calls its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Report, read_reports
from corpus.readers.html import read_html
from errors import CorpusError

BODY = "<p>各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。</p><p>一、2025年工作回顾</p><p>地区生产总值增长5%，粮食产量保持稳定；民生持续改善。</p>"


def page(tmp_path: Path, body: str, head: str = "", encoding: str = "utf-8") -> Path:
    path = tmp_path / "report.html"
    path.write_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    return path


def lines(tmp_path: Path, body: str, head: str = "") -> list[str]:
    return read_html(page(tmp_path, body, head), "report.html").text.splitlines()


def report_of(tmp_path: Path, body: str) -> Report:
    result = read_reports([page(tmp_path, body)])
    assert result.failures == ()
    return result.reports[0]


# --- encodings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "head", "found"),
    [
        ("utf-8", "", "utf-8"),
        ("utf-8-sig", "", "utf-8-sig"),
        ("utf-16", "", "utf-16"),
        ("gb18030", "", "gb18030"),
        ("gb18030", '<meta charset="gb2312">', "gb18030"),
        ("gbk", '<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ("big5", '<meta charset="big5">', "big5"),
        ("utf-8", '<meta charset="gb2312">', "utf-8"),
        ("gb18030", '<meta charset="x-none">', "gb18030"),
    ],
)
def test_the_encoding_is_the_one_that_fits(tmp_path: Path, encoding: str, head: str, found: str) -> None:
    text = "報告全文。" if encoding == "big5" else "地区生产总值增长5%。"
    path = page(tmp_path, f"<p>{text}</p>", head + '<meta name="k" content="一二三四五六七八九十">', encoding)
    source = read_html(path, "report.html")
    assert (source.text, source.encoding) == (text + "\n", found)


def test_one_broken_sign_does_not_lose_the_page_and_many_refuse_it(tmp_path: Path) -> None:
    path = page(tmp_path, BODY)
    path.write_bytes(path.read_bytes().replace("粮".encode(), b"\xe7\xb2", 1))
    assert "�" in read_html(path, "report.html").text
    path.write_bytes(b"<html><p>" + b"\xff\xfe\xfa\x80" * 400)
    with pytest.raises(CorpusError, match="encoding"):
        read_html(path, "report.html")


# --- the article ---------------------------------------------------------------------------------------------------

PAGES = {
    "parts named by HTML": f"<header><a href=/>首页</a></header><nav><ul><li><a href=/a>政务</a></ul></nav><main><article>{BODY}</article></main>"
    "<aside>热点，新闻。</aside><footer>主办：县人民政府。</footer>",
    "parts named by the site": f'<div class=top><a href=/>首页</a>|<a href=/a>政务公开</a></div><div id=zoom>{BODY}</div>'
    "<div class=bottom>版权所有 县人民政府 ICP备05000000号</div>",
    "a page laid out by tables": f"<table><tr><td><table><tr><td><a href=/>首页</a></td></tr></table></td></tr><tr><td>{BODY}</td></tr>"
    "<tr><td>版权所有</td></tr></table>",
    "controls and scripts": f"<form><div>{BODY}<script>document.write('多出的话。')</script><button>打印。</button>"
    "<select><option>选项。</option></select></div></form>",
    "hidden parts": f'<div>{BODY}<p style="display: none">暗字一。</p><p hidden>暗字二。</p><p class=tip>暗字三。</p></div>'
    "<style>.tip{display:none} @media print{#zoom{display:none}}</style>",
    "lines of links": f'<div><p>您的位置：<a href=/>首页</a> &gt; <a href=/a>政务公开</a></p>{BODY}<p>【<a href=#>大</a> <a href=#>中</a>】'
    "<a href=#>打印</a></p><p>上一篇：<a href=/x>别的报告全文，很长的标题</a></p></div>",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_article_stands_without_its_page(tmp_path: Path, name: str) -> None:
    assert lines(tmp_path, PAGES[name]) == [
        "各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。", "一、2025年工作回顾", "地区生产总值增长5%，粮食产量保持稳定；民生持续改善。",
    ]  # fmt: skip


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    source = read_html(page(tmp_path, PAGES["lines of links"] + "<nav>菜单</nav><p hidden>暗字</p>"), "report.html")
    assert dict(source.aside) == {"hidden": 2, "links": 34, "menu": 2}


def test_terms_and_tables_beside_the_text_are_part_of_the_article(tmp_path: Path) -> None:
    terms = (
        "<div><p>名词解释</p>"
        + "".join(f"<p>{n}.“词{n}”：指第{n}个词，用来说明一件事情，它有一个解释，另有一个来源。</p>" for n in range(1, 13))
        + "</div>"
    )
    rows = "".join(f"<tr><td>指标名称第{n}项增速<td>百分比<td>{n}.{n}<td>预期性指标说明</tr>" for n in range(30))
    found = lines(tmp_path, f"<div><div>{BODY * 40}</div>{terms}<div><table>{rows}</table></div></div><div>主办单位：县政府</div>")
    assert "名词解释" in found and "\t指标名称第29项增速" in found
    assert not any("主办单位" in line for line in found)


def test_a_link_around_the_whole_text_loses_nothing(tmp_path: Path) -> None:
    assert lines(tmp_path, f"<div><a href=x>{BODY}</a></div>")[-1].endswith("民生持续改善。")
    assert lines(tmp_path, "<div><p><a href=x>一、工作回顾</a></p><p><a href=y>粮食增产5%。</a></p></div>") == [
        "一、工作回顾",
        "粮食增产5%。",
    ]


@pytest.mark.parametrize(
    ("above", "head", "first"),
    [
        ("<div><h1>2026年青川县政府工作报告</h1></div>", "", "2026年青川县政府工作报告"),
        (
            "<div class=t>2026年青川县政府工作报告</div>",
            "<title>2026年青川县政府工作报告_青川县人民政府</title>",
            "2026年青川县政府工作报告",
        ),
        ("<div>青川县人民政府门户网站</div>", "<title>报告</title>", "各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。"),
    ],
)
def test_a_headline_above_the_article_comes_with_it(tmp_path: Path, above: str, head: str, first: str) -> None:
    assert lines(tmp_path, f"{above}<div>{BODY}</div><div>版权</div>", head)[0] == first


def test_the_headline_is_not_said_twice(tmp_path: Path) -> None:
    body = f"<h1>2026年青川县政府工作报告</h1><div><p>2026年青川县</p><p>政府工作报告</p>{BODY}</div>"
    assert lines(tmp_path, body)[:2] == ["2026年青川县", "政府工作报告"]


def test_signs_breaks_and_lists(tmp_path: Path) -> None:
    body = (
        "<h2>一、回顾</h2><p>增长5&#37;&nbsp;，&ldquo;三同&rdquo;&amp;<b>落</b><i>地</i>，PM<sub>2.5</sub>下降，面积3万m<sup>2</sup>。<br>第二行</p>"
        "<ol start=3><li>甲<li>乙</ol><ul><li>丙</ul><p>&nbsp;</p><p></p><p>末<del>旧</del></p>"
    )
    assert lines(tmp_path, body) == [
        "## 一、回顾", "增长5%\xa0，“三同”&落地，PM2.5下降，面积3万m²。", "第二行", "3. 甲", "4. 乙", "丙", "", "末",
    ]  # fmt: skip


# --- tables and notes ----------------------------------------------------------------------------------------------


def test_merged_cells(tmp_path: Path) -> None:
    table = (
        "<table><thead><tr><th rowspan=2>类别<th rowspan=2>指标名称<th colspan=2>2025年</tr><tr><th>预期目标<th>完成情况</tr></thead>"
        "<tr><td rowspan=2>经济<td>GDP增速<td>6<td>4.5</tr><tr><td>投资增速<td>5<td>10.4</tr>"
        "<tr><td colspan=2>合计<td>11<td>14.9</tr></table>"
    )
    report = report_of(tmp_path, f"<div>{BODY}<p>附件1</p><p>主要指标表</p>{table}</div>")
    (found,) = [block.table for block in report.blocks if block.table]
    assert [column.string for column in found.columns] == ["类别", "指标名称", "2025年预期目标", "2025年完成情况"]
    assert [[(one.text.string, one.filled) for one in row] for row in found.rows] == [
        [("经济", False), ("GDP增速", False), ("6", False), ("4.5", False)],
        [("经济", True), ("投资增速", False), ("5", False), ("10.4", False)],
        [("合计", False), ("合计", False), ("11", False), ("14.9", False)],
    ]


NOTE_SHAPES = {
    "marks in sup": '<p>实施“三同”<sup><a href="#n1" id=r1>[1]</a></sup>政策，“两不”<sup><a href="#n2" id=r2>[2]</a></sup>落地。</p>'
    '<ol><li id=n1>“三同”：指一。<a href="#r1">↩</a></li><li id=n2>“两不”：指二。<a href="#r2">↩</a></li></ol>',
    "Word's own page": '<p>实施“三同”<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>政策，“两不”<a href="#_ftn2" name="_ftnref2">[2]</a>落地。</p>'
    '<div><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> “三同”：指一。</p></div>'
    '<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> “两不”：指二。</p></div></div>',
    "circled, signs plain": "<p>实施“三同”<a href='#a'>①</a>政策，“两不”<a href='#b'>②</a>落地。</p><p id=a>①“三同”：指一。</p><p id=b>②“两不”：指二。</p>",
    "no links": "<p>实施“三同”<sup>1</sup>政策，“两不”<sup>2</sup>落地。</p><p>注释</p><p><sup>1</sup>“三同”：指一。</p><p><sup>2</sup>“两不”：指二。</p>",
}  # fmt: skip


@pytest.mark.parametrize("shape", NOTE_SHAPES)
def test_notes_are_linked(tmp_path: Path, shape: str) -> None:
    report = report_of(tmp_path, f"<div>{BODY}{NOTE_SHAPES[shape]}</div>")
    (block,) = [block for block in report.blocks if "政策" in block.text.string]
    assert block.text.string == "实施“三同”政策，“两不”落地。"
    assert [(mark.mark.translate(str.maketrans("①②", "12")), mark.offset) for mark in block.marks] == [("1", 6), ("2", 13)]
    assert [(note.text.string, note.blocks) for note in report.notes] == [("“三同”：指一。", (block.id,)), ("“两不”：指二。", (block.id,))]


def test_notes_outside_the_article_are_found_and_a_second_call_gives_no_second_note(tmp_path: Path) -> None:
    long = BODY * 6
    body = (
        f"<div><div>{long}<p>“三同”<a href='#n1'>[1]</a>与“三同”<a href='#n1'>[1]</a>。</p></div></div>"
        "<section><p id=n1>[1] “三同”：指一。</p></section>"
    )
    report = report_of(tmp_path, body)
    assert [(note.mark, note.text.string, len(note.blocks)) for note in report.notes] == [("1", "“三同”：指一。", 1)]


def test_the_parts_that_a_browser_saves_beside_a_page_are_no_reports(tmp_path: Path) -> None:
    page(tmp_path, BODY)
    for folder in ("report_files", "report.files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.js").write_text("x", "utf-8")
        (tmp_path / folder / "frame.html").write_text("<p>框架。</p>", "utf-8")
    result = read_reports([tmp_path])
    assert ([report.id for report in result.reports], result.failures) == (["report"], ())


def test_a_paragraph_with_nothing_but_a_break_is_a_blank_line(tmp_path: Path) -> None:
    """LibreOffice saves an empty paragraph so; hard-wrapped text needs its blank lines."""
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>第一段文字，</p><p><br/>\n\n</p><p>第二段文字。<br></p><p></p><p>第三段。</p></body></html>", "utf-8")
    assert read_html(path, "page.html").text == "第一段文字，\n\n第二段文字。\n第三段。\n"


def test_a_numbered_list_of_notes_without_a_heading_is_linked(tmp_path: Path) -> None:
    body = "<p>实施“两重”[1]项目，落实“两新”[2]政策。</p><p>社会大局稳定。</p><ol><li>“两重”：指重大战略实施。</li><li>“两新”：指设备更新。</li></ol>"
    report = report_of(tmp_path, body)
    assert [(note.mark, note.text.string, note.blocks) for note in report.notes] == [
        ("1", "“两重”：指重大战略实施。", (report.blocks[0].id,)),
        ("2", "“两新”：指设备更新。", (report.blocks[0].id,)),
    ]
