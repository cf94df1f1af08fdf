"""Questions in everyday Chinese: loose verbs, shares of a thing, figures that the asker states. The report is made up."""

from __future__ import annotations

from typing import Any

import pytest

from answer.level_asked import asks_level
from answer.shares import share_fits
from assistant import Assistant
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings

REPORT = """2026年澄江区政府工作报告
——2026年1月18日在澄江区第八届人民代表大会第五次会议上
澄江区人民政府

一、2025年工作回顾
全区第一高楼云汇大厦主体完工。物流业增加值占全市1/8，科研服务业规模占全市1/3。信访总量下降12.5%。
年吸引客流超3亿人次的鹿鸣街开街迎客。鹿鸣街夜市新增摊位200个。市级项目18个，投资61亿元、占比23%。
外贸进出口额实现120亿元、全市第4。
部分项目进度滞后，云汇大厦幕墙工程未完成。

二、2026年工作安排
一季度全区项目计划完成投资48亿元。地区生产总值增长5%左右。治理违法建设2万平方米。
"""


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("one")
    (folder / "澄江区.txt").write_text(REPORT, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update([folder / "澄江区.txt"], options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云汇大厦封顶了吗", "主体完工"),
        ("一季度要干完多少投资", "48亿元"),
        ("信访总量降了多少", "12.5%"),
        ("年客流超3亿的是哪里", "鹿鸣街"),
        ("物流业占全市多大比重", "1/8"),
        ("外贸进出口额在全市排第几", "全市第4"),
        ("哪些项目没干完", "进度滞后"),
    ],
)
def test_everyday_words_find_the_printed_ones(one: Any, question: str, said: str) -> None:
    answer = one.ask(question)
    assert answer.status == "answered"
    assert said in answer.text.split("\n")[0]


@pytest.mark.parametrize("question", ["物流业占GDP比重多少", "外贸占全市多大比重", "全国2026年GDP目标"])
def test_a_share_or_a_figure_of_something_else_is_no_answer(one: Any, question: str) -> None:
    assert one.ask(question).status == "refused"


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("金融业占全市多少", "金融产业增加值占全市1/8、科研服务业规模占全市1/3。", True),
        ("保费收入占全市多大份额", "石油路等9个生活圈达到全市标准、占全市1/8，消费收入增长。", False),
        ("首店数量占全市的比例", "集聚知名品牌505家、较2020年翻了一番，首店首牌数量682家、占全市1/3。", True),
        ("数字经济占GDP的比重", "全年GDP总量实现1781.8亿元、占全市比重5.2%。", False),
        ("市级项目占比", "市级项目32个，年度计划投资61.6亿元、占比23.1%；社会投资项目31个，占比34.4%。", True),
        ("市级和社会投资各占多少", "市级项目32个，年度计划投资61.6亿元、占比23.1%；社会投资项目31个，占比34.4%。", True),
        ("社零总额排第几", "社会消费品零售总额跃升至1851.2亿元、全市第2，是2020年的1.4倍。", True),
        ("社零总额排第几", "新增文博场馆3家、总量保持全市第1。", False),
        ("来福士占地多少亩", "建设来福士国际金融集聚区。", True),
        ("民营企业百强榜上来福士占几家", "5家企业获评民营企业100强。", True),
        ("新开首店里餐饮占了多少家", "首店首牌682家，餐饮首店120家。", True),
        ("外贸在全市占多少个百分点", "外贸进出口额73亿元。", False),
    ],
)
def test_a_share_is_that_of_the_thing_in_its_clause(assistant: Any, question: str, text: str, fits: bool) -> None:
    assert share_fits(assistant.understand(question), text) is fits


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("三季度要干完多少投资", ["三季度", "投资"]),
        ("排水管网2026要改多长", ["排水管"]),
        ("夜间经济有什么举措", ["夜间经济"]),
        ("主要目标要素有哪些", ["要素"]),
    ],
)
def test_words_that_only_ask_name_nothing(assistant: Any, question: str, words: list[str]) -> None:
    assert [concept.surface for concept in assistant.understand(question).concepts] == words


def test_what_is_sold_may_be_printed_as_transferred(assistant: Any) -> None:
    sold = next(concept for concept in assistant.understand("交通大学地块卖出去没有").concepts if concept.surface == "卖出去")
    assert "出让" in sold.zh


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("外资市场主体占全市多少", "district"),
        ("社零在全市排第几", "district"),
        ("哪个国家的总领事馆开馆", "district"),
        ("全市2026年GDP目标", "city"),
        ("全国GDP目标2026年", "nation"),
    ],
)
def test_what_something_is_compared_with_is_not_the_place_asked_of(assistant: Any, question: str, scope: str) -> None:
    assert assistant.understand(question).scope == scope


@pytest.mark.parametrize(
    ("question", "language"), [("“44NN”", "zh"), ("1+15+11", "zh"), ("“渝中有Yeah”", "zh"), ("REITs", "en"), ('What is "三同"?', "en")]
)
def test_a_bare_term_is_asked_in_chinese_unless_it_is_an_english_word(assistant: Any, question: str, language: str) -> None:
    assert assistant.understand(question).language == language


def test_how_far_something_fell_asks_for_no_size(assistant: Any) -> None:
    assert asks_level(assistant.understand("信访总量降了多少")) is False
    assert asks_level(assistant.understand("外贸总量多少")) is True


@pytest.mark.parametrize(
    ("question", "opinion"), [("计划报告怎么评价楼宇经济", False), ("你怎么评价区长", True), ("2030年真能冲到2200亿吗", True)]
)
def test_a_report_may_judge_and_the_tool_may_not(assistant: Any, question: str, opinion: bool) -> None:
    assert (assistant.understand(question).kind == "opinion") is opinion


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("刘劲枫说的三件事是啥", ["一是搭建对接平台", "二是加强区域协作", "三是“走出去”"]),
        ("袁鹏讲了哪四个方面", ["一是一个专班", "二是一套体系", "三是一贯到底", "四是一门心思"]),
    ],
)
def test_all_that_somebody_announced_is_listed(assistant: Any, question: str, items: list[str]) -> None:
    text = assistant.ask(question).text
    assert [item for item in items if item not in text] == []


def test_the_reason_of_one_years_target_is_not_lent_to_another(assistant: Any) -> None:
    answer = assistant.ask("消费增速目标为什么下调")
    assert (answer.status, answer.reason) == ("partial", "reason_not_stated")
    assert "跳一跳" not in answer.text
    assert "跳一跳" in assistant.ask("GDP目标为什么定6%左右").text


def test_projects_that_lag_are_no_missed_targets(assistant: Any) -> None:
    text = assistant.ask("两久项目有哪些没处理完").text
    assert "重庆塔、协和城" in text
    assert "预期目标" not in text


@pytest.mark.parametrize(
    "question", ["网约房有多少间", "电动自行车火灾多少起", "电信诈骗金额多少", "1146赛道分别是什么赛道", "红色三岩是哪三个岩"]
)
def test_what_is_counted_or_asked_of_must_be_given(assistant: Any, question: str) -> None:
    assert assistant.ask(question).status == "refused"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("“美维凯璇号”是什么船", "光伏发电三峡游轮"),
        ("邮政业务总量2025年增速", "52%"),
        ("油烟问题怎么处理", "油烟"),
        ("碳排放目标", "市级"),
        ("家门口的文体活动有哪些", "流动文化服务"),
        ("科研服务业规模占全市的比例", "1/3"),
        ("物流业增加值在全市的占比", "11%"),
        ("去年高企一共有多少家，超目标了吗", "262"),
        ("杜俊波说的五个方面", "营造优质创新生态"),
    ],
)
def test_everyday_questions_of_the_shipped_reports(assistant: Any, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert said in answer.text
