"""Lines to paragraphs: wraps, false blank lines, furniture, running titles, spaces."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Report

WORK = "yuzhong-work-report-2025"

WRAPPED = """
　　扎实推进高质量发展。全年地区生产总值增长
5.5%，社会消费品零售总额突破120亿元，进

出口总额实现翻番，城镇调查失业率控制在5.
3%以内。实施“双百”行动，培育专精特新“小
巨人”企业12家，打造“城市会客厅”、

“山水会客厅”等场景30个，市民满意度稳步提
升。营商环境持续优化，市场主体突破9万户。
（二）聚焦“大文旅”深度融合，持续推动文

化资源转化为发展优势
繁荣发展文化事业和文化产业。提质发

展文化事业，实施古城保护等10个工程，免费
开放公共图书馆，全年接待游客超900万人次，
旅游综合收入增长12%，带动就业2万人，群
众文化活动丰富多彩，文明城市创建成果持续
巩固拓展。

三、加强政府自身建设

持之以恒改进作风。坚持以人民为中心的
发展思想，自觉接受人大监督、政协民主监督，
办好群众身边的每一件实事。
"""


def test_hard_wraps_are_reflowed_with_their_false_blank_lines(read_text: Callable[..., Report]) -> None:
    report = read_text(WRAPPED)
    assert [(block.kind, block.text.string) for block in report.blocks] == [
        (
            "paragraph",
            "扎实推进高质量发展。全年地区生产总值增长5.5%，社会消费品零售总额突破120亿元，进出口总额实现翻番，"
            "城镇调查失业率控制在5.3%以内。实施“双百”行动，培育专精特新“小巨人”企业12家，打造“城市会客厅”、"
            "“山水会客厅”等场景30个，市民满意度稳步提升。营商环境持续优化，市场主体突破9万户。",
        ),
        ("heading", "（二）聚焦“大文旅”深度融合，持续推动文化资源转化为发展优势"),
        (
            "paragraph",
            "繁荣发展文化事业和文化产业。提质发展文化事业，实施古城保护等10个工程，免费开放公共图书馆，全年接待游客超"
            "900万人次，旅游综合收入增长12%，带动就业2万人，群众文化活动丰富多彩，文明城市创建成果持续巩固拓展。",
        ),
        ("heading", "三、加强政府自身建设"),
        (
            "paragraph",
            "持之以恒改进作风。坚持以人民为中心的发展思想，自觉接受人大监督、政协民主监督，办好群众身边的每一件实事。",
        ),
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "建筑业注册地总产值增长10%。新兴产业集群。",  # a wrap between 增长 and 10%
        "深化低空空域网格管理和飞行保障体系试点建设",
        "全面打通片区“毛细血管”，推动解放碑朝天门一体发展",  # a false blank line before “
        "国企资产规模突破650亿元、利润总额增长10%。",  # spaces between Chinese and figures
        "深入实施“三三”促发展强服务机制",  # a false blank line in an unwrapped file
        "入选全国精品案例。精致打造山城花境3个",
    ],
)
def test_sentences_cut_by_the_page_are_whole_again(yuzhong: dict[str, Report], phrase: str) -> None:
    assert any(phrase in block.text.string for block in yuzhong[WORK].blocks)


def test_a_running_title_in_mid_sentence_leaves_a_break_and_no_text(yuzhong: dict[str, Report]) -> None:
    block = next(b for b in yuzhong[WORK].blocks if "外贸进出口额实现73亿元" in b.text.string)
    offset = block.text.string.index("现73亿元")
    assert block.text.breaks == (offset,)
    assert not any(b.kind == "title" for b in yuzhong[WORK].blocks)


def test_a_running_title_of_another_report_is_furniture_too(read_text: Callable[..., Report]) -> None:
    report = read_text(
        "一、2025年工作回顾\n\n全年固定资产投资完成88亿元，社会消费品零售总额实\n\n# 宁远市人民政府工作报告\n\n现64亿元，增长7%。\n"
    )
    assert report.title == "宁远市人民政府工作报告"
    assert [block.text.string for block in report.blocks] == [
        "一、2025年工作回顾",
        "全年固定资产投资完成88亿元，社会消费品零售总额实现64亿元，增长7%。",
    ]
    assert report.blocks[1].text.breaks == (25,)
    assert report.receipts[0].dropped["running title"] == 11


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("— 12 —", "page number"),
        ("第 3 页", "page number"),
        ("# 要闻", "masthead"),
        ("2026年1月8日 星期四", "masthead"),
        ("扫码关注青山发布图文报道", "code caption"),
        ("分享到微信", "page button"),
        ("分享到：微信 微博 QQ空间", "page button"),
        ("首页 政务公开 政府工作报告", "page link"),
        ("责任编辑：张三 校对：李四", "imprint"),
        ("相关附件>>", "page link"),
    ],
)
def test_page_furniture_is_dropped_and_counted(read_text: Callable[..., Report], line: str, reason: str) -> None:
    body = "一、2025年工作回顾\n\n全市地区生产总值增长6%，一般公共预算收入增长4%。\n\n"
    report = read_text(f"{body}{line}\n\n城镇新增就业3万人，居民收入增长5%，社会大局保持稳定。\n")
    assert [block.text.string for block in report.blocks][1:] == [
        "全市地区生产总值增长6%，一般公共预算收入增长4%。",
        "城镇新增就业3万人，居民收入增长5%，社会大局保持稳定。",
    ]
    assert report.receipts[0].dropped[reason] >= len("".join(line.split())) - 1


@pytest.mark.parametrize(
    "line", ["首页访问量突破500万人次，居全省前列。", "扫码支付覆盖率提高到98%。", "大中小企业融通发展。", "文化产业增加值增长9%。"]
)
def test_text_that_looks_like_furniture_stays(read_text: Callable[..., Report], line: str) -> None:
    report = read_text(f"一、2025年工作回顾\n\n{line}\n")
    assert report.blocks[-1].text.string == line


def test_spaces_stay_between_latin_words_only(read_text: Callable[..., Report]) -> None:
    report = read_text("一、2025年工作回顾\n引进 TOP TOY 等 12 家品牌，A、B 5个场馆 建成。\n")
    assert report.blocks[-1].text.string == "引进TOP TOY等12家品牌，A、B 5个场馆建成。"


def test_a_lone_bracket_belongs_to_the_next_line(read_text: Callable[..., Report]) -> None:
    report = read_text("一、2025年工作回顾\n（\n含代管县）地区生产总值增长6%。\n")
    assert report.blocks[-1].text.string == "（含代管县）地区生产总值增长6%。"


WEB_HEAD = """您的位置:
首页
>
青岭要闻
青岭要闻
2026年青岭县政府工作报告
发布时间：
2026-02-03 09:02:33
来源：青岭日报
【字体：
大
中
小
】
政府工作报告
——2026年1月28日在青岭县第十届人民代表大会第二次会议上
各位代表：
"""
WEB_BODY = (
    "一、2025年工作回顾\n全县地区生产总值增长6%，一般公共预算收入增长4%。\n二、2026年工作安排\n居民收入增长与经济增长同步，办好民生实事。\n"
)
WEB_TAIL = """责任编辑：
李青青
分享到:
分享到微信
×
扫一扫在手机打开当前页
上一篇：青岭县召开动员会
abcd39f1fb7f426d9dfb6bd0fa1f2146:
相关报道：
青岭县干部群众热议政府工作报告
版权所有：青岭县人民政府
"""


def test_what_a_web_page_puts_around_a_report_is_gone_and_counted(read_text: Callable[..., Report]) -> None:
    report = read_text(WEB_HEAD + WEB_BODY + WEB_TAIL)
    assert [(block.kind, block.text.string) for block in report.blocks] == [
        ("title", "2026年青岭县政府工作报告"),
        ("byline", "——2026年1月28日在青岭县第十届人民代表大会第二次会议上"),
        ("byline", "各位代表："),
        ("heading", "一、2025年工作回顾"),
        ("paragraph", "全县地区生产总值增长6%，一般公共预算收入增长4%。"),
        ("heading", "二、2026年工作安排"),
        ("paragraph", "居民收入增长与经济增长同步，办好民生实事。"),
    ]
    dropped = report.receipts[0].dropped
    assert {reason for reason in dropped if reason != "whitespace"} == {
        "breadcrumb", "code caption", "imprint", "page button", "page credit", "page link", "page tail", "repeated title", "site footer",
    }  # fmt: skip
    assert report.receipts[0].read == report.receipts[0].kept + sum(dropped.values())


@pytest.mark.parametrize("line", ["版权交易额增长9%。", "2026年3月2日", "来源渠道不断拓宽", "首页改版", "编辑部揭牌成立"])
def test_text_that_looks_like_a_web_page_stays(read_text: Callable[..., Report], line: str) -> None:
    assert line in [block.text.string for block in read_text("一、2025年工作回顾\n" + line + "\n").blocks]


def test_a_report_that_stands_twice_in_its_file_is_kept_once(read_text: Callable[..., Report]) -> None:
    body = (
        "一、2025年工作回顾\n全县地区生产总值增长6%，一般公共预算收入增长4%，城镇新增就业3万人，推进“两重”［1］项目，社会大局保持稳定。\n"
        "二、2026年工作安排\n居民收入增长与经济增长同步，办好群众身边的每一件民生实事，用好“两新”［2］政策，守牢安全发展的底线。\n"
        "注释\n［1］“两重”：指重大战略。\n［2］“两新”：指设备更新。\n"
    )
    once = read_text("2026年青岭县政府工作报告\n" + body)
    twice = read_text("2026年青岭县政府工作报告\n" + body + "2026年青岭县政府工作报告\n" + body, name="twice.txt")
    assert [(b.kind, b.text.string) for b in twice.blocks if b.text.string != "注释"] == [
        (b.kind, b.text.string) for b in once.blocks if b.text.string != "注释"
    ]
    assert [(note.mark, note.text.string) for note in twice.notes] == [(note.mark, note.text.string) for note in once.notes]
    assert twice.receipts[0].dropped["repeated text"] > 100
    assert "unread" not in twice.receipts[0].dropped


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("PM_2.5浓度下降18.3%", "PM_2.5浓度下降18.3%"),
        ("PM\n2.5浓度下降18.3%", "PM2.5浓度下降18.3%"),
        ("PM2\n.5浓度下降18.3%", "PM2.5浓度下降18.3%"),
    ],
)
def test_a_figure_with_a_subscript_is_whole_again(read_text: Callable[..., Report], printed: str, read: str) -> None:
    report = read_text(f"一、2025年工作回顾\n全市空气质量优良天数比率达到96.1%，{printed}，水质达标率100%。\n")
    assert report.blocks[-1].text.string == f"全市空气质量优良天数比率达到96.1%，{read}，水质达标率100%。"
