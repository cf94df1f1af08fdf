"""Figures of running text as facts: what is said of what, for which year, place and part."""

from __future__ import annotations

from typing import Any

import pytest

from corpus import Block, Fact, Report, Scope, Text
from corpus.model import BlockKind
from corpus.statements import statement_facts

WORK, PLAN = "yuzhong-work-report-2025", "yuzhong-plan-report-2026"
REVIEW, AHEAD = Scope(2025, False, "青山省", "section"), Scope(2026, True, "青山省", "section")


def facts_of(*texts: str, scope: Scope = REVIEW, kinds: tuple[BlockKind, ...] = (), levels: tuple[int, ...] = ()) -> tuple[Fact, ...]:
    """The facts of one report of January 2026 whose blocks are `texts`."""
    blocks = [
        Block(f"x#{n}", kinds[n] if kinds else "paragraph", Text(text, ()), (), "", levels[n] if levels else 0, scope)
        for n, text in enumerate(texts)
    ]
    return statement_facts(blocks, "2026-01-20", (2025,), (2026,))


def said(facts: tuple[Fact, ...], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(fact, name) for name in names) for fact in facts]


FIGURES = [
    ("地区生产总值增长5%左右。", [("地区生产总值", "5", "%", 5.0, 5.0, "左右", "growth")]),
    ("外贸进出口突破1.5万亿元。", [("外贸进出口", "1.5", "万亿元", 1.5, None, "突破", "level")]),
    ("规上工业增加值力争增长6%以上。", [("规上工业增加值", "6", "%", 6.0, None, "力争、以上", "growth")]),
    ("粮食产量不低于300万吨。", [("粮食产量", "300", "万吨", 300.0, None, "不低于", "level")]),
    ("城镇调查失业率控制在5.5%以内。", [("城镇调查失业率", "5.5", "%", None, 5.5, "以内", "level")]),
    ("地区生产总值增长4.5%—5%。", [("地区生产总值", "4.5%—5", "%", 4.5, 5.0, "", "growth")]),
    ("地区生产总值增长4.5-5%。", [("地区生产总值", "4.5-5", "%", 4.5, 5.0, "", "growth")]),
    ("能耗强度下降3.3%。", [("能耗强度", "3.3", "%", 3.3, 3.3, "", "fall")]),
    ("咖啡产值增长7倍。", [("咖啡产值", "7", "倍", 7.0, 7.0, "", "growth")]),
    ("人均地区生产总值较2020年翻一番。", [("人均地区生产总值", "翻一番", "", None, None, "", "growth")]),
    ("居民消费价格涨幅2%左右。", [("居民消费价格涨幅", "2", "%", 2.0, 2.0, "左右", "growth")]),
    ("产业营收保持20%以上增长。", []),
    ("软件产业营收保持20%以上增长。", [("软件产业营收", "20", "%", 20.0, None, "以上", "growth")]),
]


@pytest.mark.parametrize(("text", "wanted"), FIGURES, ids=[text for text, _ in FIGURES])
def test_figure_unit_bounds_qualifier_and_change_are_read(text: str, wanted: list[tuple[Any, ...]]) -> None:
    assert said(facts_of(text), "indicator", "value", "unit", "low", "high", "qualifier", "change") == wanted


def test_what_was_reached_behind_a_threshold_is_said_of_the_same() -> None:
    facts = facts_of("全省地区生产总值迈上6万亿元台阶，达到62661亿元。")
    assert said(facts, "indicator", "value", "unit") == [("地区生产总值", "6", "万亿元"), ("地区生产总值", "62661", "亿元")]
    assert said(facts_of("全省地区生产总值迈上6万亿元台阶，带动62661亿元投资。"), "value") == [("6",)]


def test_a_level_and_a_growth_of_one_indicator_are_two_facts() -> None:
    facts = facts_of("全省地区生产总值达到1781.8亿元、增长5.2%，居全国第3位。")
    assert said(facts, "indicator", "value", "change", "against") == [
        ("地区生产总值", "1781.8", "level", ""),
        ("地区生产总值", "5.2", "growth", ""),
    ]  # by its size or by its growth is it third?
    facts = facts_of("全省地区生产总值达到1781.8亿元、居全国第3位，增长5.2%。")
    assert said(facts, "value", "change", "against") == [("1781.8", "level", ""), ("第3", "rank", "全国"), ("5.2", "growth", "")]


LISTS = [
    (
        "信访总量、进京走访、到市信访分别下降46%、60%、75%。",
        [("信访总量", "46"), ("进京走访", "60"), ("到市信访", "75")],
    ),
    (
        "地区生产总值、规上工业增加值、固定资产投资分别增长5%、6%和7%左右。",
        [("地区生产总值", "5"), ("规上工业增加值", "6"), ("固定资产投资", "7")],
    ),
    ("一般公共预算收入、税收收入均增长4%。", [("一般公共预算收入", "4"), ("税收收入", "4")]),
    ("城镇、农村居民人均可支配收入分别增长5%、6%。", [("城镇居民人均可支配收入", "5"), ("农村居民人均可支配收入", "6")]),
    ("城乡居民人均可支配收入分别增长5%、6%。", [("城镇居民人均可支配收入", "5"), ("农村居民人均可支配收入", "6")]),
    ("城镇居民人均可支配收入增长5%、农村居民6%。", [("城镇居民人均可支配收入", "5"), ("农村居民人均可支配收入", "6")]),
    ("新增高新技术企业80家、专精特新企业35家。", [("新增高新技术企业", "80"), ("新增专精特新企业", "35")]),
    ("设施覆盖率分别提高20.9、36.2个百分点。", []),  # one name, two figures
    ("地区生产总值、固定资产投资增长5%。", []),  # neither 分别 nor 均: of which?
]


@pytest.mark.parametrize(("text", "wanted"), LISTS, ids=[text for text, _ in LISTS])
def test_lists_are_paired_in_order_with_the_words_they_share(text: str, wanted: list[tuple[str, str]]) -> None:
    assert said(facts_of(text), "indicator", "value") == wanted


def test_one_qualifier_after_a_list_holds_for_all_of_it() -> None:
    facts = facts_of("城乡居民人均可支配收入分别增长5%、6.5%左右。")
    assert said(facts, "value", "qualifier") == [("5", "左右"), ("6.5", "左右")]


YEARS = [
    ("2024年粮食产量300万吨。", REVIEW, [(2024, None, "result")]),
    ("全年粮食产量300万吨。", REVIEW, [(2025, None, "result")]),
    ("今年粮食产量要达到300万吨。", AHEAD, [(2026, None, "target")]),
    ("去年粮食产量300万吨。", AHEAD, [(2025, None, "result")]),
    ("明年粮食产量达到300万吨。", AHEAD, [(2027, None, "target")]),
    ("到2030年，粮食产量达到300万吨。", AHEAD, [(2030, None, "target")]),
    ("“十五五”末粮食产量达到300万吨。", AHEAD, [(2030, None, "target")]),
    ("“十五五”时期，地区生产总值年均增长5%。", AHEAD, [(2030, 2026, "average")]),
    ("五年来，累计完成水利投资300亿元。", REVIEW, [(2025, 2021, "cumulative")]),
    ("这五年，城镇新增就业120万人。", REVIEW, [(2025, 2021, "cumulative")]),
    ("粮食产量预计增长3%。", REVIEW, [(2025, None, "estimate")]),
    ("新增充电桩3万个。", AHEAD, [(2026, None, "plan")]),
    ("粮食产量较2020年增长12%。", REVIEW, [(2025, 2021, "cumulative")]),
    ("粮食产量从2020年的270万吨提高到300万吨。", REVIEW, [(2025, None, "result")]),
    ("上半年粮食产量100万吨。", REVIEW, []),
    ("春节期间接待游客80万人次。", REVIEW, []),
]


@pytest.mark.parametrize(("text", "scope", "wanted"), YEARS, ids=[text for text, _, _ in YEARS])
def test_year_period_and_kind_come_from_the_words_or_the_section(text: str, scope: Scope, wanted: list[tuple[Any, ...]]) -> None:
    assert said(facts_of(text, scope=scope), "year", "since", "kind") == wanted


def test_the_paragraph_that_opens_with_five_years_dates_the_ones_after_it() -> None:
    facts = facts_of(
        "“十四五”时期是极不平凡的五年。",
        "——实力跃升。固定资产投资增长40%。",
        "刚刚过去的2025年，全省上下顶压前行。",
        "——运行平稳。固定资产投资增长6%。",
    )
    assert said(facts, "value", "year", "since", "kind") == [("40", 2025, 2021, "cumulative"), ("6", 2025, None, "result")]


def test_a_heading_dates_what_stands_under_it() -> None:
    texts = ("二、“十五五”时期主要目标", "常住人口城镇化率达到70%。", "三、2026年重点工作", "常住人口城镇化率达到65%。")
    kinds: tuple[BlockKind, ...] = ("heading", "paragraph", "heading", "paragraph")
    facts = facts_of(*texts, scope=AHEAD, kinds=kinds, levels=(1, 0, 1, 0))
    assert said(facts, "value", "year", "basis") == [("70", 2030, "section"), ("65", 2026, "section")]


PARTS = [
    ("农村居民人均可支配收入增长6%。", "农村居民"),
    ("民营企业进出口增长8%。", "民营企业"),
    ("滨海新区地区生产总值增长7%。", "滨海新区"),
    ("区属国企资产总额增长9%。", "区属国企"),
    ("扣除房地产开发投资后，固定资产投资增长2.7%。", "扣除房地产开发投资后"),
    ("地方一般公共预算收入增长3%。", ""),
    ("城镇调查失业率5.2%。", ""),
]


@pytest.mark.parametrize(("text", "wanted"), PARTS, ids=[text for text, _ in PARTS])
def test_a_part_is_not_the_whole(text: str, wanted: str) -> None:
    assert said(facts_of(text), "of") == [(wanted,)]


def test_a_total_after_a_business_district_was_named_gives_no_fact() -> None:
    assert facts_of("中央商务区建设迈出坚实步伐。人气持续集聚，社会消费品零售总额达900亿元。") == ()


def test_a_wider_places_figure_belongs_to_that_place() -> None:
    scope = Scope(2026, True, "青山省白水市", "section")
    facts = facts_of("省委明确全省GDP增长目标5.5%左右，我市地区生产总值增长6%。", scope=scope)
    assert said(facts, "indicator", "value", "place") == [("GDP", "5.5", "青山省"), ("地区生产总值", "6", "青山省白水市")]
    national = facts_of("全国居民人均可支配收入增长5%。")
    assert said(national, "indicator", "place") == [("居民人均可支配收入", "全国")]


def test_a_distance_from_another_place_is_neither_level_nor_growth() -> None:
    facts = facts_of("规上工业增加值增长7.7%、高于全国1.8个百分点，城镇化率比上年提高2个百分点。")
    assert said(facts, "indicator", "value", "change", "against") == [
        ("规上工业增加值", "7.7", "growth", ""),
        ("规上工业增加值", "1.8", "above", "全国"),
        ("城镇化率", "2", "growth", "上年"),
    ]


def test_a_target_in_words_is_a_fact_without_a_number() -> None:
    text = "今年主要预期目标是：居民收入增长与经济增长同步，粮食产量保持稳定，碳排放强度等指标完成国家下达任务。"
    assert said(facts_of(text, scope=AHEAD), "indicator", "value", "low", "kind") == [
        ("居民收入", "与经济增长同步", None, "target"),
        ("粮食产量", "保持稳定", None, "target"),
        ("碳排放强度等指标", "完成国家下达任务", None, "target"),
    ]


NONE = [
    "实施重大项目100个以上的行动方案。",
    "总投资300亿元。",
    "带动投资增长5%。",
    "引进投资超10亿元重大项目14个。",
    "建成通用机场8座，利用率达90%。",
    "推进2026年工作。",
]


@pytest.mark.parametrize("text", NONE[:4])
def test_what_cannot_be_told_gives_no_fact(text: str) -> None:
    assert facts_of(text) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("旅游收入增长7.1%，未达到9%左右的年度目标。", [("旅游收入", "7.1", "result", "growth"), ("旅游收入", "9", "target", "growth")]),
        ("财政收入下降1%，没能实现增长2%的预期目标。", [("财政收入", "1", "result", "fall"), ("财政收入", "2", "target", "growth")]),
        (
            "城镇调查失业率4.9%，低于5.2%的控制目标。",
            [("城镇调查失业率", "4.9", "result", "level"), ("城镇调查失业率", "5.2", "target", "level")],
        ),
        ("旅游收入增长7.1%，年初目标为9%左右。", [("旅游收入", "7.1", "result", "growth"), ("旅游收入", "9", "target", "growth")]),
        (
            "城镇调查失业率4.9%（目标5.2%）。",
            [("城镇调查失业率", "4.9", "result", "level"), ("城镇调查失业率", "5.2", "target", "level")],
        ),
        ("固定资产投资没有完成6%的增长目标。", [("固定资产投资", "6", "target", "growth")]),
        ("旅游收入增长7.1%，超过900家企业的规模。", [("旅游收入", "7.1", "result", "growth")]),
    ],
)
def test_the_target_that_a_result_is_held_against_is_a_target_of_that_year(text: str, wanted: list[tuple[str, ...]]) -> None:
    found = facts_of(text)
    assert said(found, "indicator", "value", "kind", "change") == wanted
    assert {fact.year for fact in found} == {2025}


def test_a_zone_named_in_the_matter_before_takes_no_total_away() -> None:
    counted = "新增3个生态示范区、2个科创基地，货物进出口增长4%。"
    behind_a_heading = "高新区扩容升级。就业形势总体稳定。城镇新增就业12万人。"
    in_a_list = "一是支持东岭新区建设学校5所。二是拓宽渠道，城镇新增就业9万人。"
    assert said(facts_of(counted), "indicator", "value")[-1:] == [("货物进出口", "4")]
    assert said(facts_of(behind_a_heading), "indicator", "value") == [("城镇新增就业", "12")]
    assert ("城镇新增就业", "9") in said(facts_of(in_a_list), "indicator", "value")
    assert facts_of("高新区建设提速，城镇新增就业12万人。") == ()


def test_a_rate_that_does_not_say_of_what_gives_no_fact() -> None:
    assert said(facts_of(NONE[4]), "indicator") == [("建成通用机场",)]


def test_each_fact_of_the_reports_quotes_one_unbroken_span(yuzhong: dict[str, Report]) -> None:
    for report in yuzhong.values():
        blocks = {block.id: block.text for block in report.blocks}
        for fact in report.facts:
            if fact.row is None:
                text = blocks[fact.block]
                assert fact.value in text.string[fact.start : fact.end]
                assert not any(fact.start < spot < fact.end for spot in text.breaks)


def test_the_work_report_gives_its_targets_and_keeps_a_district_apart(yuzhong: dict[str, Report]) -> None:
    facts = [fact for fact in yuzhong[WORK].facts if fact.indicator == "社会消费品零售总额"]
    assert said(tuple(facts), "value", "unit", "year", "kind", "change") == [("5", "%", 2025, "target", "growth")]


def test_the_plan_reports_table_facts_come_first_and_stay_table_facts(yuzhong: dict[str, Report]) -> None:
    rows = [fact.row is None for fact in yuzhong[PLAN].facts]
    assert rows == sorted(rows)
    growth = next(fact for fact in yuzhong[PLAN].facts if fact.indicator == "地区生产总值（GDP）增速")
    assert (growth.value, growth.low, growth.high, growth.qualifier, growth.change) == ("6左右", 6.0, 6.0, "左右", "growth")


def test_a_report_without_any_year_gives_no_figure_of_this_year() -> None:
    block = Block(
        "x#0", "paragraph", Text("今年粮食产量达到300万吨，2024年进出口总额增长3%。", ()), (), "", scope=Scope(None, None, "青山省")
    )
    assert said(statement_facts([block], None, (), ()), "indicator", "year") == []
    dated = Block("x#0", "paragraph", Text("2024年进出口总额增长3%。", ()), (), "", scope=Scope(None, False, "青山省"))
    assert said(statement_facts([dated], None, (), ()), "indicator", "year", "kind") == [("进出口总额", 2024, "result")]


RANKED = [
    ("工业技改投资增长33.6%、居全国第3位。", [("工业技改投资", "growth"), ("工业技改投资增速", "rank")]),
    ("规上工业增加值增速居全国第4位。", [("规上工业增加值增速", "rank")]),
    ("进出口总额居全国第5位。", [("进出口总额", "rank")]),
    (
        "一产、二产增加值分别增长6%、5.2%，分别居全国第二、第七。",
        [("一产增加值", "growth"), ("二产增加值", "growth"), ("一产增加值增速", "rank"), ("二产增加值增速", "rank")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), RANKED)
def test_a_rank_behind_a_growth_is_that_of_the_growth(text: str, wanted: list[tuple[str, str]]) -> None:
    assert said(facts_of(text), "indicator", "change") == wanted


NAMED = [
    ("国家级、部级创新平台分别达到22家、182家。", ["国家级创新平台", "部级创新平台"]),
    ("全体居民人均可支配收入增长7%，其中农村居民增长8%。", ["全体居民人均可支配收入", "农村居民人均可支配收入"]),
    ("农村居民增长8%。", []),  # what of theirs grows?
    ("清洁能源装机达到1256万千瓦，占总装机的91.3%。", ["清洁能源装机", "清洁能源装机占总装机"]),
    ("园区规上工业总产值占比84.9%。", ["园区规上工业总产值占比"]),
    ("一般公共预算收入预期增长3%。", ["一般公共预算收入"]),
    ("支持成都打造航空枢纽，旅客吞吐量突破9000万人次。", []),  # Chengdu's or the province's?
    ("支持企业建设平台，旅客吞吐量突破9000万人次。", ["旅客吞吐量"]),
    ("省属企业完成产业类投资553.1亿元、研发投入133.5亿元。", ["省属企业产业类投资"]),  # the second is the firms' too
    ("加快建设石雁经济开发区，规上工业总产值达到120亿元以上。", []),  # the zone's or the county's?
]


@pytest.mark.parametrize(("text", "wanted"), NAMED)
def test_a_name_is_whole_or_no_fact_is_made(text: str, wanted: list[str]) -> None:
    assert [fact.indicator for fact in facts_of(text)] == wanted


def test_a_yearly_average_keeps_its_five_years_behind_a_year_named_between() -> None:
    facts = facts_of("今后五年，地区生产总值年均增长5.5%，到2030年突破4000亿元；全员劳动生产率年均增长6%以上。", scope=AHEAD)
    assert said(facts, "indicator", "kind", "since", "year") == [
        ("地区生产总值", "average", 2026, 2030),
        ("全员劳动生产率", "average", 2026, 2030),
    ]
