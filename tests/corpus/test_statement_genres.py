"""Figures of bulletins, budgets, five-year and national reports: what their sentences leave to the words around them."""

from __future__ import annotations

from typing import Any

import pytest

from corpus import Block, Fact, Scope, Text
from corpus.manifest import Entry, infer_entry
from corpus.statements import statement_facts
from tests.growth import MOST, growth

REVIEW, AHEAD = Scope(2025, False, "青山市", "section"), Scope(2026, True, "青山市", "section")


def facts_of(text: str, scope: Scope = REVIEW, reviews: int = 2025, date: str = "2026-01-20") -> list[Fact]:
    block = Block("x#0", "paragraph", Text(text, ()), (), "", 0, scope)
    return list(statement_facts([block], date, (reviews,), (reviews + 1,)))


def said(text: str, *names: str, scope: Scope = REVIEW) -> list[tuple[Any, ...]]:
    return [tuple(getattr(fact, name) for name in names) for fact in facts_of(text, scope)]


NAMES = [
    ("居民消费价格比上年上涨0.2%。", [("居民消费价格", "0.2")]),
    ("进出口总额稳中提质、增长10%。", [("进出口总额", "10")]),
    ("研发投入占GDP比重力争达到2.5%。", [("研发投入占GDP比重", "2.5")]),
    ("争取到位，再融资债券87.3亿元。", [("再融资债券", "87.3")]),
    ("一般公共预算收入103亿元，可比口径增长4%。", [("一般公共预算收入", "103"), ("一般公共预算收入", "4")]),
    ("地区生产总值1684亿元，按不变价格计算，比上年增长5.3%。", [("地区生产总值", "1684"), ("地区生产总值", "5.3")]),
    ("与共建“一带一路”国家货物贸易额达到58亿美元。", [("共建“一带一路”国家货物贸易额", "58")]),
    ("规模以上工业企业实现营业收入1328亿元。", [("规模以上工业企业营业收入", "1328")]),
    ("发放创业担保贷款21.5亿元、直接扶持创业1.1万人。", [("发放创业担保贷款", "21.5")]),
    ("行政村集体经济收入全部达到5万元以上。", [("行政村集体经济收入", "5")]),
    ("每千人口拥有3岁以下婴幼儿托位数提高到2.8个。", [("每千人口拥有3岁以下婴幼儿托位数", "2.8")]),
    ("全员劳动生产率118426元/人，提高5.8%。", [("全员劳动生产率", "118426"), ("全员劳动生产率", "5.8")]),
    ("能源消费总量968.5万吨标准煤，增长2.0%。", [("能源消费总量", "968.5"), ("能源消费总量", "2.0")]),
    ("水稻产量128万吨，减产0.7%。", [("水稻产量", "128"), ("水稻产量", "0.7")]),
    ("单位GDP能耗、碳排放分别下降14%和19%。", [("单位GDP能耗", "14"), ("单位GDP碳排放", "19")]),
    ("金融机构存款余额、贷款余额分别达到2500亿元、1800亿元。", [("金融机构存款余额", "2500"), ("金融机构贷款余额", "1800")]),
    (
        "第一、二、三产业投资分别增长16.2%、13.5%和-1.7%。",
        [("第一产业投资", "16.2"), ("第二产业投资", "13.5"), ("第三产业投资", "-1.7")],
    ),
    ("居民人均可支配收入3万元，增长9%，其中城镇居民45210元、农村居民21358元。", [
        ("居民人均可支配收入", "3"), ("居民人均可支配收入", "9"), ("城镇居民人均可支配收入", "45210"), ("农村居民人均可支配收入", "21358"),
    ]),
    ("接待游客318万人次、旅游总花费36亿元，分别增长11%和13%。", [
        ("接待游客", "318"), ("旅游总花费", "36"), ("接待游客", "11"), ("旅游总花费", "13"),
    ]),
    ("累计接待游客318万人次、旅游总花费36亿元，分别增长11%和13%。", [("接待游客", "318"), ("旅游总花费", "36")]),  # against what?
    ("分门类看，采矿业下降2.6%，制造业增长9.8%，制造业投资增长3%。", [("制造业投资", "3")]),  # what of the others was said before
    ("专利授权2316件，其中发明专利284件。", []),
    ("新增高速公路213公里、通车里程达568公里。", [("新增高速公路", "213")]),
    ("新增托位300个、养老床位600张。", [("新增养老床位", "600")]),
    ("预计全年产值可达1150亿元。", []),
    ("城镇居民、农村居民人均可支配收入分别增长6%和8%。", [("城镇居民人均可支配收入", "6"), ("农村居民人均可支配收入", "8")]),
    ("完成国企重组，19户企业整合为6户，资产总额达1130亿元。", []),
    ("装备、食品产业产值分别突破300亿元、120亿元，合计占规上工业总产值的比重为41.2%。", [("装备产业产值", "300"), ("食品产业产值", "120")]),
    ("实施项目326个，用于乡村建设的比重达到38.5%。", []),
    ("盗抢、电信诈骗警情分别下降21%和16%。", [("盗抢警情", "21"), ("电信诈骗警情", "16")]),
    ("盗抢、电信诈骗分别下降21%和16%。", []),
    ("契税、车船税分别增长3%和7%。", [("契税", "3"), ("车船税", "7")]),
    ("批发业、餐饮业营业额分别增长7.3%、5.8%。", [("批发业营业额", "7.3"), ("餐饮业营业额", "5.8")]),
    ("农村生活垃圾处理率、自来水普及率分别达到96%和91%。", [("农村生活垃圾处理率", "96"), ("农村自来水普及率", "91")]),
    ("固定资产投资增长3%，扣除房地产开发投资后增长8.1%。", [("固定资产投资", "3"), ("固定资产投资", "8.1")]),
    ("扣除房地产开发投资后增长8.1%。", []),
    ("民生支出120亿元，占比始终保持在78%以上。", [("民生支出", "120"), ("民生支出占比", "78")]),
    ("城镇登记失业率一直控制在4%以内。", [("城镇登记失业率", "4")]),
    ("云湖综合保税区实现进出口额210亿元。", [("云湖综合保税区进出口额", "210")]),
    ("市属国企实现营业收入86亿元。", [("市属国企营业收入", "86")]),
    ("地区生产总值增长6%，其中第一产业增长4%、第二产业增长8%。", [("地区生产总值", "6"), ("第一产业增加值", "4"), ("第二产业增加值", "8")]),
    ("固定资产投资增长6%，其中第一产业增长4%、第二产业增长8%。", [("固定资产投资", "6")]),
    ("工业用电量86亿千瓦时，增长9%，居全省第2位。", [("工业用电量", "86"), ("工业用电量", "9")]),  # by its size, or by its growth?
    ("工业增加值增长9%，居全国第6位、西部第2位。", [("工业增加值", "9"), ("工业增加值增速", "第6"), ("工业增加值增速", "第2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), NAMES, ids=[text for text, _ in NAMES])
def test_a_name_is_read_whole_from_the_words_around_it(text: str, wanted: list[tuple[str, str]]) -> None:
    assert said(text, "indicator", "value") == wanted


def test_a_value_below_nothing_keeps_its_sign() -> None:
    assert said("第一、二产业投资分别增长16.2%和-1.7%。", "value", "low", "high") == [("16.2", 16.2, 16.2), ("-1.7", -1.7, -1.7)]
    assert said("自然增长率为-3.87‰。", "indicator") == []


def test_a_figure_that_something_passed_is_its_floor() -> None:
    assert said("高新区主营业务收入过500亿元。", "qualifier", "low", "high") == [("过", 500.0, None)]


OWNERS = [
    ("中心城区空气质量优良天数比例87.4%，PM2.5平均浓度34微克/立方米。", ["中心城区"] * 2),
    ("中心城区建成区面积112平方公里，常住人口超过100万人。", ["中心城区"] * 2),
    ("市区PM2.5平均浓度28微克/立方米，优良天数比例91.2%。", ["市区"] * 2),
    ("市区PM2.5平均浓度28微克/立方米；优良天数比例91.2%。", ["市区", ""]),
    ("区产业园区建成标准厂房6万平方米，亩均税收由7.1万元提高到9.4万元。", ["区产业园区"]),
    ("区产业园区建成标准厂房6万平方米，全区亩均税收9.4万元。", [""]),
    ("县属国企资产总额240亿元，平均资产负债率61.3%，比上年下降1.7个百分点。", ["县属国企"] * 3),
    ("县属国企资产总额240亿元；平均受教育年限11.2年。", ["县属国企", ""]),
    ("固定资产投资增长3%，扣除房地产开发投资后增长8.1%。", ["", "扣除房地产开发投资后"]),
    ("云湖综合保税区实现进出口额210亿元，在全国综保区中列第52位。", ["云湖综合保税区"] * 2),
    ("中心城区扩容提质；常住人口超过100万人。", [""]),
    ("市本级债务余额286亿元。", ["市本级"]),
    ("市本级一般公共预算收入65亿元。重点支出：教育支出23.8亿元，增长4%。", ["市本级"] * 3),
    ("市本级一般公共预算收入65亿元。全市教育支出23.8亿元。", ["市本级", ""]),
    ("东山口岸过货量876万吨，增长18.3%，其中煤炭进口742万吨。", ["东山口岸"] * 3),
]


@pytest.mark.parametrize(("text", "of"), OWNERS, ids=[text for text, _ in OWNERS])
def test_whose_a_figure_is_goes_on_from_the_words_before_it(text: str, of: list[str]) -> None:
    assert [fact.of for fact in facts_of(text)] == of


ESTIMATES = [
    ("初步预计，2025年地区生产总值1126亿元；固定资产投资下降2.8%。", ["estimate", "estimate"]),
    ("预计地区生产总值完成1420亿元，增长5.8%；社会消费品零售总额增长4.4%。", ["estimate"] * 3),
    ("单位生产总值能耗预计下降3.3%，万元GDP用水量下降6.1%。", ["estimate", "result"]),
    ("外贸进出口总额预计达到96亿元、增长31%。", ["estimate", "estimate"]),
]


@pytest.mark.parametrize(("text", "kinds"), ESTIMATES, ids=[text for text, _ in ESTIMATES])
def test_an_estimate_at_the_head_holds_for_the_sentence_and_behind_a_name_for_that_name(text: str, kinds: list[str]) -> None:
    assert [fact.kind for fact in facts_of(text)] == kinds


def test_a_year_that_something_came_back_to_is_no_time_of_what_follows() -> None:
    text = "接待游客286万人次，恢复到2019年的81.2%，旅游综合收入19.4亿元。"
    assert [(fact.indicator, fact.year) for fact in facts_of(text)][-1] == ("旅游综合收入", 2025)


def test_what_is_left_from_last_year_is_no_time_of_a_budget() -> None:
    text = "市本级收入安排64.99亿元，加上上年结转5.87亿元等，收支平衡。重点支出：教育支出23.8亿元。"
    assert [(fact.year, fact.kind) for fact in facts_of(text, AHEAD) if fact.indicator == "教育支出"] == [(2026, "target")]


def test_the_next_five_years_begin_after_the_year_that_is_reviewed() -> None:
    (fact,) = facts_of("今后五年，地区生产总值年均增长7%以上。", AHEAD, 2021, "2021-12-28")
    assert (fact.since, fact.year, fact.kind) == (2022, 2026, "average")
    (fact,) = facts_of("五年来，累计完成固定资产投资6120亿元。", REVIEW, 2021, "2021-12-28")
    assert (fact.since, fact.year, fact.kind) == (2017, 2021, "cumulative")


def test_an_average_under_the_goals_of_a_plan_is_one_of_its_years() -> None:
    heading = Block("x#0", "heading", Text("二、“十五五”主要目标", ()), (), "", 1, AHEAD)
    text = "到2030年，地区生产总值突破300亿元，年均增长6%；城乡居民收入年均分别增长6%、7.5%。"
    facts = statement_facts([heading, Block("x#1", "paragraph", Text(text, ()), (), "", 0, AHEAD)], "2026-01-20", (2025,), (2026,))
    assert [(fact.kind, fact.since, fact.year) for fact in facts] == [("target", None, 2030), *[("average", 2026, 2030)] * 3]


def test_a_level_kept_for_years_in_a_row_is_one_of_those_years() -> None:
    assert said("粮食产量连续五年稳定在60亿斤以上。", "since", "year", "kind") == [(2021, 2025, "result")]
    assert said("粮食产量62亿斤，连续11年保持在60亿斤以上。", "since", "year") == [(None, 2025), (2015, 2025)]
    assert said("粮食产量稳定在60亿斤以上。", "since", "year") == [(None, 2025)]


def test_what_a_rank_is_among_has_no_verb() -> None:
    assert said("云湖综合保税区实现进出口额210亿元，在全国综保区中列第52位。", "value", "against")[1:] == [("第52", "全国综保区")]


def test_an_aim_in_words_after_a_total_is_none() -> None:
    text = "主要预期目标是：居民收入增长与经济增长同步；累计新增城镇就业22万人。"
    assert [fact.kind for fact in facts_of(text, AHEAD) if fact.indicator == "居民收入"] == ["target"]


HEADS = [
    (["政府工作报告", "——2021年12月28日在桐江市第六届人民代表大会第一次会议上", "一、过去五年工作回顾", "三、2022年工作安排"],
     ("政府工作报告", "桐江市", "work report", (2021,), (2022,))),
    (["政府工作报告", "——2026年1月8日在桐江市第六届人民代表大会第一次会议上", "三、2026年工作安排"],
     ("政府工作报告", "桐江市", "work report", (2025,), (2026,))),
    (["政府工作报告", "——2021年3月在全国人民代表大会会议上", "现在，我代表国务院，向大会报告政府工作。", "一、2020年工作回顾"],
     ("政府工作报告", "全国", "work report", (2020,), (2021,))),
    (["松岭市2024年国民经济和社会发展统计公报", "松岭市统计局", "2025年3月28日", "一、综合"],
     ("松岭市2024年国民经济和社会发展统计公报", "松岭市", "report", (2024,), ())),
    (["东湾开发区管委会", "一、2025年主要工作完成情况", "二、2026年工作打算"], ("notes", None, "report", (2025,), (2026,))),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), HEADS)
def test_the_years_of_a_report_stand_in_its_headings(lines: list[str], wanted: tuple[object, ...]) -> None:
    found = infer_entry(Entry("notes"), lines)
    assert (found.title, found.place, found.kind, found.reviews, found.plans) == wanted


def test_a_sentence_without_end_costs_in_proportion_to_its_length() -> None:
    assert facts_of("增长5%，" * 60_000) == []
    assert growth(lambda size: facts_of("增长5%，" * size), 15_000) < MOST
