"""Headings, section paths, scopes, joined pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Report, read_reports
from corpus.leads import lead_of

PLAN = "yuzhong-plan-report-2026"
WORK = "yuzhong-work-report-2025"

PLAN_HEADINGS = [
    (1, "一、2025年计划执行情况"),
    (2, "（一）抓紧抓实经济运行调度，主要指标回升向好"),
    (2, "（二）抓紧抓实“四重清单”，标志性成果持续涌现"),
    (2, "（三）抓紧抓实年度重点任务，各项工作成效显著"),
    (1, "二、2026年经济社会发展计划安排"),
    (2, "（一）宏观形势判断"),
    (2, "（二）总体要求"),
    (2, "（三）主要发展目标"),
    (2, "（四）重点项目安排"),
    (1, "三、2026年思路举措"),
    (2, "（一）突出战略引领，以深度融入国家重大战略更好发挥辐射带动作用。"),
    (2, "（二）突出能级跃升，以迭代升级“4311”现代化产业体系巩固筑牢发展优势。"),
    (2, "（三）突出内需主导，以大力提振消费和扩大有效投资促进发展潜力全面释放。"),
    (2, "（四）突出改革攻坚，以经济体制改革为牵引充分激发动力活力。"),
    (2, "（五）突出深耕精耕，以优化布局“第一空间”塑造区域发展新格局。"),
    (2, "（六）突出对外开放，以优化提升“第二空间”推动高端资源要素加速集聚。"),
    (2, "（七）突出数智赋能，以优化拓展“第三空间”撬动经济发展新增量。"),
    (2, "（八）突出品质焕新，以城市可持续更新彰显美丽渝中新魅力。"),
    (2, "（九）突出安全韧性，以超大城市中心城区现代化治理守牢安全底线。"),
    (2, "（十）突出人文润城，以历史人文传承推动新时代文明强区加快建设。"),
    (2, "（十一）突出以人为本，以加强民生建设更好满足人民群众美好生活需要。"),
    (1, "附件1"),
    (1, "附件2"),
]

WORK_HEADINGS = [
    "（二）聚力打造内陆改革开放新高地，区域发展动力活力更强释放",
    "（三）聚力打造历史人文传承新高地，“重庆母城”魅力更加彰显",
    "（四）聚力打造美好城市建设新高地，幸福家园更为可感可及",
    "（五）聚力打造超大城市中心城区现代化治理新高地，城市治理更富成效",
    "（六）聚力打造新时代市党建新高地，政府自身建设更加严实",
    "二、2025年工作安排",
    "（一）聚焦提质打造“一号工程”渝中升级版，持续推动成渝地区双城经济圈建设走深走实、见行见效",
    "（二）聚焦夯实“产业龙头”地位，持续推动“4311”现代化产业迭代升级、创新发展",
    "（三）聚焦“强核提能级”，持续推动重点区域功能优化、整体成势",
    "（四）聚焦扩大“开放窗口”优势，持续推动高水平开放领域更宽、层次更深",
    "（五）聚焦改革“关键一招”，持续推动全面深化改革攻坚突破、系统集成",
    "（六）聚焦“大文旅”深度融合，持续推动文化旅游禀赋转化为比较优势、发展胜势",
    "（七）聚焦扮靓“整体大美”形象，持续推动美丽渝中天蓝江碧、山清水秀",
    "（八）聚焦提升“都市塔尖”能级，持续推动城市更新精雕细琢、提质增效",
    "（九）聚焦数字赋能和“大综合一体化”，持续推动超大城市中心城区现代化治理体系重塑、能力重构",
    "（十）聚焦展现“民生标杆”水准，持续推动幸福家园宜居宜业、和谐和美",
    "三、全面加强政府自身建设",
]


def headings(report: Report) -> list[str]:
    return [block.text.string for block in report.blocks if block.kind == "heading"]


def test_headings_of_the_plan_report(yuzhong: dict[str, Report]) -> None:
    found = [(b.level, b.text.string) for b in yuzhong[PLAN].blocks if b.kind == "heading"]
    assert found == PLAN_HEADINGS


def test_headings_of_the_work_report_wrapped_ones_too(yuzhong: dict[str, Report]) -> None:
    assert headings(yuzhong[WORK]) == WORK_HEADINGS


def test_titles_and_bylines_stand_before_the_first_heading(yuzhong: dict[str, Report]) -> None:
    blocks = yuzhong[PLAN].blocks
    title = yuzhong[PLAN].title
    assert [(b.kind, b.text.string) for b in blocks[:2]] == [
        ("title", f"重庆市渝中区人民政府关于印发《{title}》的通知"),
        ("paragraph", "区政府各部门、各管委会，各街道办事处，有关单位："),
    ]
    assert blocks[2].text.string.startswith(f"《{title}》已经区十九届人大九次会议批准")
    assert [(b.kind, b.text.string) for b in blocks[3:8]] == [
        ("byline", "重庆市渝中区人民政府"),
        ("byline", "2026年3月2日"),
        ("byline", "（此件公开发布）"),
        ("title", title),
        ("heading", "一、2025年计划执行情况"),
    ]


@pytest.mark.parametrize(
    ("start", "section"),
    [
        (
            "五是推动治理效能不断提高。数字重庆底座",
            ("一、2025年计划执行情况", "（三）抓紧抓实年度重点任务，各项工作成效显著", "五是推动治理效能不断提高"),
        ),
        (
            "——发展态势稳中有进。全年GDP",
            ("一、2025年计划执行情况", "（一）抓紧抓实经济运行调度，主要指标回升向好", "——发展态势稳中有进"),
        ),
        (
            "始终在全国全市发展大局中找定位",
            ("三、2026年思路举措", "（一）突出战略引领，以深度融入国家重大战略更好发挥辐射带动作用"),
        ),
        ("与此同时，年度计划执行还存在", ("一、2025年计划执行情况", "（三）抓紧抓实年度重点任务，各项工作成效显著")),
        ("附件：1.2025年经济社会", ()),
    ],
)
def test_section_path_of_a_block(yuzhong: dict[str, Report], start: str, section: tuple[str, ...]) -> None:
    block = next(b for b in yuzhong[PLAN].blocks if b.text.string.startswith(start))
    assert block.section == section


def test_scope_follows_the_chapters(yuzhong: dict[str, Report]) -> None:
    scopes = {(b.section[0] if b.section else "", b.scope.year, b.scope.plans) for b in yuzhong[WORK].blocks}
    assert scopes == {
        ("", 2024, False),
        *((name, 2024, False) for name in WORK_HEADINGS[:5]),
        ("", 2025, True),
        ("二、2025年工作安排", 2025, True),
        ("三、全面加强政府自身建设", 2025, True),
    }
    plan = [(b.text.string, b.scope.year, b.scope.plans) for b in yuzhong[PLAN].blocks if b.level == 1]
    assert plan[:3] == [
        ("一、2025年计划执行情况", 2025, False),
        ("二、2026年经济社会发展计划安排", 2026, True),
        ("三、2026年思路举措", 2026, True),
    ]
    tables = [(b.table.title[:7], b.scope.year, b.scope.plans) for b in yuzhong[PLAN].blocks if b.table]
    assert tables[-2:] == [("附件1 202", 2025, False), ("附件2 202", 2026, True)]
    assert {b.scope.place for b in yuzhong[PLAN].blocks} == {"重庆市渝中区"}


def test_the_two_pages_of_the_work_report_are_one_text(yuzhong: dict[str, Report]) -> None:
    report = yuzhong[WORK]
    before = next(i for i, b in enumerate(report.blocks) if "文旅文创业。" in b.text.string)
    assert report.blocks[before].text.string.endswith(
        "大健康产业。发力数字医疗、医药流通、健康服务、中医中药等细分赛道,引进重点企业10家,规上企业营收增长15%。"
    )
    after = report.blocks[before + 1]
    assert after.text.string.startswith("促进现代建筑业融合发展、新兴产业集群提速建设。现代建筑业。")
    assert after.text.runs[0].file == 1
    assert after.section == report.blocks[before].section == (WORK_HEADINGS[5], WORK_HEADINGS[7])
    assert report.missing == ("第1版",)
    assert [receipt.dropped["jump line"] for receipt in report.receipts] == [12, 6]


def test_a_sentence_over_two_files_is_joined_at_the_jump(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("(上接1版)一、回顾\n\n全市完成固定资产投资88亿元，实现进出\n\n(下转3版)\n", "utf-8")
    (tmp_path / "b.txt").write_text("安平市人民政府工作报告（上接2版）\n\n口总额9亿元。城镇新增就业3万人。\n(下转4版)\n", "utf-8")
    (tmp_path / "manifest.toml").write_text(
        '[[report]]\nid = "anping"\ntitle = "安平市人民政府工作报告"\nreviews = [2025]\nplans = [2026]\nfiles = ["a.txt", "b.txt"]\n',
        "utf-8",
    )
    report = read_reports([tmp_path]).reports[0]
    assert [b.text.string for b in report.blocks] == [
        "一、回顾",
        "全市完成固定资产投资88亿元，实现进出口总额9亿元。城镇新增就业3万人。",
    ]
    assert report.blocks[1].text.breaks == (19,)
    assert [run.file for run in report.blocks[1].text.runs] == [0, 1]
    assert report.missing == ("第1版", "第4版")


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("一是推动创新。建平台。", "一是推动创新"),
        ("——以重大项目为引领，夯实新支撑。滚动实施。", "——以重大项目为引领，夯实新支撑"),
        ("一是全文只有一句。", ""),
        ("一般公共预算收入增长。还有一句。", ""),
        ("——2026年1月28日在大会上。开幕。", ""),
        ("一是" + "很长" * 30 + "。下一句。", ""),
    ],
)
def test_the_lead_of_a_paragraph(text: str, lead: str) -> None:
    assert lead_of(text) == lead


def test_unmarked_chapters_and_annexes(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "2026年临川自治区政府工作报告\n——2026年2月4日在临川自治区第十四届人民代表大会第五次会议上\n"
        "自治区主席　张　山\n各位代表：\n现在，我代表自治区人民政府向大会报告工作，请予审议，并请政协委员提出意见。\n"
        "“十四五”时期发展成就和2025年工作回顾\n——这五年实力提升。经济总量达到2.6万亿元。\n"
        "“十五五”时期主要目标和2026年重点工作\n一、全力抓好七项重点工作\n（一）促进消费。开展促消费活动200场。\n"
        "附件\n2026年自治区民生实事\n1.新增公办幼儿园学位2万个（牵头单位：教育厅）。\n"
    )
    assert (report.title, report.place, report.date) == ("2026年临川自治区政府工作报告", "临川自治区", "2026-02-04")
    assert (report.kind, report.reviews, report.plans) == ("work report", (2025,), (2026,))
    assert [(b.kind, b.section, b.text.string, b.scope.year, b.scope.plans) for b in report.blocks[5:]] == [
        ("heading", (), "“十四五”时期发展成就和2025年工作回顾", 2025, False),
        (
            "paragraph",
            ("“十四五”时期发展成就和2025年工作回顾", "——这五年实力提升"),
            "——这五年实力提升。经济总量达到2.6万亿元。",
            2025,
            False,
        ),
        ("heading", (), "“十五五”时期主要目标和2026年重点工作", 2026, True),
        ("heading", ("“十五五”时期主要目标和2026年重点工作",), "一、全力抓好七项重点工作", 2026, True),
        (
            "heading",
            ("“十五五”时期主要目标和2026年重点工作", "一、全力抓好七项重点工作"),
            "（一）促进消费。",
            2026,
            True,
        ),
        (
            "paragraph",
            ("“十五五”时期主要目标和2026年重点工作", "一、全力抓好七项重点工作", "（一）促进消费"),
            "开展促消费活动200场。",
            2026,
            True,
        ),
        ("heading", (), "附件", 2026, True),
        ("heading", ("附件",), "2026年自治区民生实事", 2026, True),
        ("paragraph", ("附件", "2026年自治区民生实事"), "1.新增公办幼儿园学位2万个（牵头单位：教育厅）。", 2026, True),
    ]


def outline_of(report: Report) -> list[tuple[str, tuple[str, ...], str]]:
    return [(block.kind, block.section, block.text.string[:12]) for block in report.blocks]


LONG = "全面落实各项部署，新增高新技术企业30家，技术合同成交额增长12%，建成一批标志性工程，群众获得感持续增强。"


def test_every_level_of_numbered_headings_stands_in_the_path(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "2026年青岭县政府工作报告\n一、2026年工作安排\n（一）坚持创新驱动\n1.培育创新主体，壮大企业梯队\n"
        + f"{LONG}\n（1）建强平台\n甲{LONG}\n①优化布局\n乙{LONG}\n2.集聚人才\n丙{LONG}\n（二）扩大内需\n丁{LONG}\n"
    )
    first = ("一、2026年工作安排", "（一）坚持创新驱动")
    numbered = (*first, "1.培育创新主体，壮大企业梯队")
    assert [(block.section, block.level) for block in report.blocks if block.kind == "heading"] == [
        ((), 1),
        (first[:1], 2),
        (first, 3),
        (numbered, 4),
        ((*numbered, "（1）建强平台"), 5),
        (first, 3),
        (first[:1], 2),
    ]
    assert [block.section for block in report.blocks if block.kind == "paragraph"] == [
        numbered,
        (*numbered, "（1）建强平台"),
        (*numbered, "（1）建强平台", "①优化布局"),
        (*first, "2.集聚人才"),
        ("一、2026年工作安排", "（二）扩大内需"),
    ]


def test_a_run_in_heading_names_its_own_paragraph_alone(read_text: Callable[..., Report]) -> None:
    report = read_text(f"一、2026年工作安排\n1.强化创新。{LONG}\n其他工作统筹推进，取得新的进展和新的成效。\n2.扩大内需。{LONG}\n")
    assert outline_of(report)[1:] == [
        ("paragraph", ("一、2026年工作安排", "1.强化创新"), "1.强化创新。全面落实各"),
        ("paragraph", ("一、2026年工作安排",), "其他工作统筹推进，取得新"),
        ("paragraph", ("一、2026年工作安排", "2.扩大内需"), "2.扩大内需。全面落实各"),
    ]


def test_items_of_a_list_are_no_headings(read_text: Callable[..., Report]) -> None:
    report = read_text("一、民生实事\n1.新增就业3万人\n2.新建学校5所\n3.改造老旧小区10个\n")
    assert [(block.kind, block.section) for block in report.blocks][1:] == [("paragraph", ("一、民生实事",))] * 3


def test_an_unmarked_heading_inside_a_chapter_does_not_close_it(read_text: Callable[..., Report]) -> None:
    report = read_text(
        f"一、2025年工作回顾\n{LONG}\n二、重点任务\n大力提振消费\n甲{LONG}\n扩大有效投资\n乙{LONG}\n“十五五”时期主要目标\n丙{LONG}\n"
    )
    assert [block.section for block in report.blocks if block.kind == "paragraph"][1:] == [
        ("二、重点任务", "大力提振消费"),
        ("二、重点任务", "扩大有效投资"),
        ("“十五五”时期主要目标",),
    ]


def test_a_box_without_a_table_holds_its_items_and_ends_after_them(read_text: Callable[..., Report]) -> None:
    report = read_text(f"一、重点任务\n{LONG}\n专栏1 重点工程\n1.新建水库3座。\n●改造管网50公里。\n推进乡村全面振兴，{LONG}\n")
    assert [(block.kind, block.section) for block in report.blocks][2:] == [
        ("heading", ("一、重点任务",)),
        ("paragraph", ("一、重点任务", "专栏1 重点工程")),
        ("paragraph", ("一、重点任务", "专栏1 重点工程")),
        ("paragraph", ("一、重点任务",)),
    ]


def test_an_annex_with_its_title_on_the_line_is_outermost(read_text: Callable[..., Report]) -> None:
    report = read_text(f"一、重点任务\n（一）创新\n{LONG}\n附件1：重点项目清单\n甲{LONG}\n附件2 民生实事\n乙{LONG}\n")
    assert [block.section for block in report.blocks if block.kind == "paragraph"] == [
        ("一、重点任务", "（一）创新"),
        ("附件1：重点项目清单",),
        ("附件2 民生实事",),
    ]


def test_a_title_whose_lines_stand_apart_is_one_while_its_bracket_is_open(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "白水市人民政府\n\n关于印发《白水市2025年国民经济\n\n和社会发展计划执行情况及2026年\n\n计划草案的报告》的通知\n\n各部门：\n\n请认真抓好落实。\n"
    )
    assert (report.title, report.place) == (
        "白水市2025年国民经济和社会发展计划执行情况及2026年计划草案的报告",
        "白水市",
    )
