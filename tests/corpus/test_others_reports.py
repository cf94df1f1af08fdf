"""Shapes that reports of other places have: parts and chapters, no numbers at all, a day in brackets, pages that go on elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus import Report, read_reports

BODY = "全市上下紧盯目标任务，优化营商环境，服务重点企业，新增市场主体1.2万户，发展活力持续增强。"


def outline(report: Report) -> list[tuple[int, tuple[str, ...], str]]:
    return [(block.level, block.section, block.text.string) for block in report.blocks if block.kind == "heading"]


def test_parts_chapters_and_sections_stand_over_numbered_headings(read_text: Callable[..., Report]) -> None:
    report = read_text(
        f"江阳市规划纲要\n第一篇 开局\n第一章　发展基础\n第一节　主要成就\n{BODY}\n一、经济\n（一）产业\n{BODY}\n第二节　形势\n{BODY}\n第二篇 布局\n{BODY}\n"
    )
    first, chapter = "第一篇 开局", "第一章　发展基础"
    assert outline(report) == [
        (1, (), first),
        (1, (first,), chapter),
        (2, (first, chapter), "第一节　主要成就"),
        (1, (first, chapter, "第一节　主要成就"), "一、经济"),
        (2, (first, chapter, "第一节　主要成就", "一、经济"), "（一）产业"),
        (2, (first, chapter), "第二节　形势"),
        (1, (), "第二篇 布局"),
    ]


def test_a_part_of_a_report_has_its_year(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "北山州政府工作报告\n第一部分　2025年工作回顾\n地区生产总值增长6.8%。\n第二部分　2026年目标任务\n1.发展旅游\n旅游收入增长9%。\n"
    )
    assert (report.reviews, report.plans) == ((2025,), (2026,))
    assert [(fact.indicator, fact.value, fact.kind, fact.year) for fact in report.facts] == [
        ("地区生产总值", "6.8", "result", 2025),
        ("旅游收入", "9", "target", 2026),
    ]
    assert outline(report)[-1] == (3, ("第二部分　2026年目标任务",), "1.发展旅游")


def test_headings_without_any_number_are_chapters_and_their_sections(read_text: Callable[..., Report]) -> None:
    report = read_text(
        f"2026年青岚市政府工作报告\n{BODY}\n2025年工作回顾\n{BODY[1:]}\n产业结构持续优化\n{BODY[2:]}\n今年重点工作安排\n{BODY[3:]}\n持续扩大内需\n{BODY[4:]}\n"
    )
    assert outline(report) == [
        (1, (), "2025年工作回顾"),
        (3, ("2025年工作回顾",), "产业结构持续优化"),
        (1, (), "今年重点工作安排"),
        (3, ("今年重点工作安排",), "持续扩大内需"),
    ]


def test_a_day_in_brackets_or_over_two_lines_dates_the_report(read_text: Callable[..., Report]) -> None:
    bracketed = read_text(
        "石雁县人民政府工作报告\n（2026年1月20日在石雁县第十八届人民代表大会第六次会议上）\n一、过去一年工作回顾\n" + BODY
    )
    assert (bracketed.date, bracketed.reviews, bracketed.blocks[1].kind) == ("2026-01-20", (2025,), "byline")
    wrapped = (
        "云溪区人民政府工作报告\n——2026年1月8日在云溪区第十九届人民代\n表大会第七次会议上\n区长 陈思源\n各位代表：\n一、2025年工作回顾\n"
    )
    lines = [(BODY * 4)[start : start + 19] for start in range(0, 4 * len(BODY), 19)]
    report = read_text(wrapped + "\n".join(lines) + "\n")
    assert report.date == "2026-01-08"
    assert [(block.kind, block.text.string) for block in report.blocks][:6] == [
        ("title", "云溪区人民政府工作报告"),
        ("byline", "——2026年1月8日在云溪区第十九届人民代表大会第七次会议上"),
        ("byline", "区长陈思源"),
        ("byline", "各位代表："),
        ("heading", "一、2025年工作回顾"),
        ("paragraph", BODY * 4),
    ]


def test_two_files_that_go_on_from_one_another_are_one_report(tmp_path: Path) -> None:
    first = "南川市政府工作报告\n一、2026年工作安排\n加快推进机场迁建等重大基础设\n（下转第三版）\n"
    second = "（上接第一版）施建设，确保环湖路通车。\n本版编辑：孙丽\n"
    (tmp_path / "a.txt").write_text(first, "utf-8")
    (tmp_path / "b.txt").write_text(second, "utf-8")
    (report,) = read_reports([tmp_path]).reports
    assert [file.name for file in report.files] == ["a.txt", "b.txt"] and report.missing == ()
    assert report.blocks[-1].text.string == "加快推进机场迁建等重大基础设施建设，确保环湖路通车。"
    (tmp_path / "c.txt").write_text(second.replace("环湖", "滨江"), "utf-8")  # which of the two goes on is not said
    assert [report.id for report in read_reports([tmp_path]).reports] == ["a", "b", "c"]


def test_full_width_digits_date_and_measure(read_text: Callable[..., Report]) -> None:
    report = read_text("江阳市政府工作报告\n一、２０２５年工作回顾\n地区生产总值增长６．１％，到２０３０年经济总量突破５０００亿元。\n")
    assert (report.facts[0].year, report.facts[0].low) == (2025, 6.1)
    assert report.facts[1].year == 2030 and report.facts[1].low == 5000


def test_marks_in_brackets_call_entries_without_them_and_two_stars_are_a_mark(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "江浦县政府工作报告\n一、工作安排\n落实“631”机制（注1），深化零基预算改革（注2）。\n注1：“631”机制：指分期偿债。\n注2：零基预算：指以零为基点。\n"
    )
    assert [(note.mark, note.terms[0].name, len(note.blocks)) for note in report.notes] == [("1", "631", 1), ("2", "零基预算", 1)]
    report = read_text(
        "北山州政府工作报告\n一、工作安排\n落实“三线一单”*，实施“百村”**工程。\n* “三线一单”：指红线。\n** “百村”：指结对。\n"
    )
    assert [(note.mark, note.text.string, len(note.blocks)) for note in report.notes] == [
        ("*", "“三线一单”：指红线。", 1),
        ("**", "“百村”：指结对。", 1),
    ]
    report = read_text("北山州政府工作报告\n一、工作安排\n**重点工作**：落实“三线一单”，抓好**项目**。\n")
    assert report.notes == ()


def test_a_transcript_names_who_answers(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "对话县长：锚定“五个突破”推动高质量发展\n时间：2026-02-18\n记者 王晓\n\n日前，本报记者专访了西陵县县长赵国栋，请他谈今年怎么干。\n"
        "记者：去年成绩如何？\n赵国栋：去年，全县地区生产总值增长6.3%。\n记者：今年呢？\n首先：抓项目。\n"
    )
    assert [(block.kind, block.story != "") for block in report.blocks][:3] == [("title", True), ("byline", True), ("paragraph", True)]
    assert [block.speaker.name for block in report.blocks if block.speaker][:1] == ["赵国栋"]
    assert [(fact.indicator, fact.year, fact.kind) for fact in report.facts] == [("地区生产总值", 2025, "result")]


def test_a_table_of_contents_is_furniture(read_text: Callable[..., Report]) -> None:
    report = read_text(
        f"临江市规划纲要\n目　录\n第一章　发展环境……………………1\n第一节　主要成就.......... 1\n第二章　总体要求\t5\n第一章　发展环境\n第一节　主要成就\n{BODY}\n第二章　总体要求\n{BODY[2:]}\n"
    )
    assert [text for _, _, text in outline(report)] == ["第一章　发展环境", "第一节　主要成就", "第二章　总体要求"]
    assert report.receipts[0].dropped["table of contents"] > 30


def test_a_short_opening_lets_a_heading_without_number_follow(read_text: Callable[..., Report]) -> None:
    report = read_text(
        f"清河区人民政府工作报告\n各位代表：\n现在，我向大会报告工作，请予审议。\n2025年主要工作\n{BODY}\n2026年重点任务\n地区生产总值增长5%。\n{BODY[2:]}\n"
    )
    assert [text for _, _, text in outline(report)] == ["2025年主要工作", "2026年重点任务"]
    assert [(fact.indicator, fact.year, fact.kind) for fact in report.facts if fact.indicator == "地区生产总值"] == [
        ("地区生产总值", 2026, "target")
    ]


def test_a_pages_particulars_are_furniture_however_they_are_spaced(read_text: Callable[..., Report]) -> None:
    head = "索 引 号：\t0142/2026-00012\t主题分类：\t综合政务\n发布机构：\t县政府办公室\t发文日期：\t2026年02月05日\n"
    report = read_text(f"2026年平川县政府工作报告\n{head}一、2025年工作回顾\n{BODY}\n信息来源：县政府办  责任编辑：王芳\n")
    assert [block.text.string for block in report.blocks] == ["2026年平川县政府工作报告", "一、2025年工作回顾", BODY]
