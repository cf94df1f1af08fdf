"""Rules of the language for figures of running text: what governs a figure, whose it is, of which years, what is none."""

from __future__ import annotations

from typing import Any

import pytest

from corpus import Block, Fact, Scope, Text
from corpus.statements import statement_facts

REVIEW, AHEAD = Scope(2025, False, "青山省", "section"), Scope(2026, True, "青山省", "section")
FIVE = "“十四五”时期是极不平凡的五年。"  # what follows in the paragraph is of five years


def facts_of(text: str, scope: Scope = REVIEW) -> list[Fact]:
    """The facts of one paragraph of a report of January 2026."""
    block = Block("x#0", "paragraph", Text(text, ()), (), "", 0, scope)
    return list(statement_facts([block], "2026-01-20", (2025,), (2026,)))


def said(text: str, *names: str, scope: Scope = REVIEW) -> list[tuple[Any, ...]]:
    return [tuple(getattr(fact, name) for name in names) for fact in facts_of(text, scope)]


AIMS = [
    ("力争技术合同成交额突破350亿元。", ["力争、突破"]),
    ("力争银行业收入增长5%、保费收入增长10%以上。", ["力争", "力争、以上"]),
    ("力争水利投资超220亿元，交通投资超600亿元。", ["力争、超", "力争、超"]),
    ("力争水利投资超220亿元；交通投资超600亿元。", ["力争、超", "超"]),
    ("力争水利投资超220亿元，推动制造业投资突破1300亿元。", ["力争、超", "突破"]),
    ("力争实现重大突破，完善机制，技术合同成交额突破350亿元。", ["突破"]),
    ("全力争取本外币存贷款余额突破1.5万亿元，确保生猪出栏6000万头以上。", ["争取、突破", "确保、以上"]),
    ("力争地区生产总值增速高于全国平均水平。", ["力争"]),
    ("力争人均预期寿命接近全国平均水平，人均受教育年限达到11.7年。", ["力争"]),
    ("力争人均预期寿命接近全国平均水平，推动水利投资突破220亿元。", ["突破"]),
    ("确保完成任务。粮食产量300万吨。", [""]),
]


@pytest.mark.parametrize(("text", "wanted"), AIMS, ids=[text for text, _ in AIMS])
def test_a_word_of_aim_governs_the_figures_joined_to_its_own(text: str, wanted: list[str]) -> None:
    assert [fact.qualifier for fact in facts_of(text, AHEAD)] == wanted


def test_what_was_gained_is_no_aim_and_a_result_has_none() -> None:
    assert said("争取中央预算内投资140亿元、增长14%。", "value") == []
    assert said("争取各类资金65亿元，固定资产投资达到230亿元。", "indicator", "qualifier", scope=AHEAD) == [("固定资产投资", "")]
    assert said("确保粮食产量稳定在300万吨以上。", "qualifier") == [("以上",)]


BOUNDS = [
    ("建成美丽庭院5000余户。", "5000", "余", 5000.0, None),
    ("改造老旧小区1万余个。", "1", "余", 1.0, None),
    ("新增经营主体11万多户。", "11", "多", 11.0, None),
    ("绿氢产能近3万吨。", "3", "近", 3.0, 3.0),
    ("数字经济规模占GDP比重接近50%。", "50", "接近", 50.0, 50.0),
]


@pytest.mark.parametrize(("text", "value", "qualifier", "low", "high"), BOUNDS, ids=[case[0] for case in BOUNDS])
def test_some_more_is_a_floor_and_nearly_is_not(text: str, value: str, qualifier: str, low: float, high: float | None) -> None:
    assert said(text, "value", "qualifier", "low", "high") == [(value, qualifier, low, high)]


OLDER = [
    ("地区生产总值增长4.5%，高于“十三五”时期1.2个百分点。", [(2025, None), (2025, None)]),
    ("信访总量较“十三五”时期下降35.5%。", [(2025, 2021)]),
    ("实际使用外资比2020年增长78.9%，其中制造业利用外资增长9%。", [(2025, 2021), (2025, None)]),
    ("新能源装机占比2025年达到65%。", [(2025, None)]),
]


@pytest.mark.parametrize(("text", "wanted"), OLDER, ids=[text for text, _ in OLDER])
def test_a_period_that_figures_are_set_against_dates_none_of_them(text: str, wanted: list[tuple[int, int | None]]) -> None:
    assert said(text, "year", "since") == wanted


def test_a_distance_behind_an_average_is_one_of_those_years() -> None:
    facts = said(FIVE + "地区生产总值年均增长4.5%，高于“十三五”时期1.2个百分点。", "change", "kind", "since", "year", "against")
    assert facts == [("growth", "average", 2021, 2025, ""), ("above", "average", 2021, 2025, "“十三五”时期")]


FLOWS = [
    ("完成水利投资超1000亿元。", [("水利投资", "cumulative", 2021)]),
    ("一般公共预算支出3.4万亿元。", []),  # of five years, or of the last?
    ("西电东送电量超过8100亿千瓦时。", []),
    ("高校毕业生留省就业超过66万人。", [("高校毕业生留省就业", "cumulative", 2021)]),
    ("农村劳动力转移就业稳定在2500万人以上。", [("农村劳动力转移就业", "result", None)]),
    ("进出口总额突破7000亿元。", [("进出口总额", "result", None)]),
    ("地区生产总值6.66万亿元，进出口总额9356亿元。", [("地区生产总值", "result", None), ("进出口总额", "result", None)]),
    ("发电装机达到1.6亿千瓦。", [("发电装机", "result", None)]),
    ("城镇新增就业累计106万人。", [("城镇新增就业", "cumulative", 2021)]),
    ("累计建成高标准农田4128万亩。", [("建成高标准农田", "cumulative", None)]),
    ("累计完成建筑业产值9万亿元。", [("建筑业产值", "cumulative", 2021)]),
    ("累计接待游客17.5亿人次、旅游花费1.27万亿元。", [("接待游客", "cumulative", 2021), ("旅游花费", "cumulative", 2021)]),
    ("累计制定省政府规章21件。", [("制定省政府规章", "cumulative", 2021)]),
    ("累计登记经营主体400万户。", []),
    ("“西电东送”累计送电量超2万亿千瓦时。", [("“西电东送”累计送电量", "cumulative", None)]),
    ("建成5G基站超25万个。", [("建成5G基站", "result", None)]),
    ("建成社区养老服务设施1.8万个、养老床位53.4万张。", [("建成社区养老服务设施", "result", None), ("建成养老床位", "result", None)]),
    ("新建5G基站25万个。", [("新建5G基站", "cumulative", 2021)]),
    ("五年建成5G基站25万个。", [("建成5G基站", "cumulative", 2021)]),
    ("建成过江通道4座。", [("建成过江通道", "cumulative", 2021)]),
    ("建成保障性住房30万套。", [("建成保障性住房", "cumulative", 2021)]),
]


@pytest.mark.parametrize(("text", "wanted"), FLOWS, ids=[text for text, _ in FLOWS])
def test_what_adds_up_over_five_years_is_no_figure_of_the_last(text: str, wanted: list[tuple[str, str, int | None]]) -> None:
    assert said(FIVE + text, "indicator", "kind", "since") == wanted


def test_a_period_named_in_the_clause_makes_a_total() -> None:
    assert said("“十四五”期间游客总花费3392亿元。", "kind", "since", "year") == [("cumulative", 2021, 2025)]
    assert said("2025年累计兑现奖励约2亿元。", "kind", "since", "year") == [("result", None, 2025)]


TOTALS = [
    ("累计接待游客17.5亿人次、旅游花费1.27万亿元。", ["cumulative", "cumulative"]),
    ("累计培育市级专精特新企业122家、国家级专精特新企业1家，新认定瞪羚企业3家。", ["cumulative", "cumulative", "result"]),
    ("累计培育专精特新企业122家、森林覆盖率达到22%。", ["cumulative", "result"]),
]


@pytest.mark.parametrize(("text", "wanted"), TOTALS, ids=[text for text, _ in TOTALS])
def test_a_total_goes_on_over_bare_names_of_its_list(text: str, wanted: list[str]) -> None:
    assert [fact.kind for fact in facts_of(text)] == wanted


def test_an_estimated_average_is_an_average_and_one_at_the_head_holds_for_the_sentence() -> None:
    assert said(FIVE + "全社会研发经费投入预计年均增长11%以上。", "kind", "qualifier", "since") == [("average", "预计、以上", 2021)]
    assert [fact.kind for fact in facts_of("预计实现地区生产总值391亿元，增长8.6%；固定资产投资增长13.5%。")] == ["estimate"] * 3


SHARES = [
    (
        "实际使用外资增长52%，占全市比重17.4%、较2020年提高12.2个百分点。",
        ["实际使用外资", "实际使用外资占全市比重", "实际使用外资占全市比重"],
    ),
    ("民间投资占比34%、提高1.3个百分点。", ["民间投资占比", "民间投资占比"]),
    ("咖啡产值增长3倍、精深加工率85%。", ["咖啡产值"]),  # the rate of coffee
    ("招商引资到位资金增长11.7%、制造业占比超70%。", ["招商引资到位资金"]),
    ("一般公共预算收入增长2.1%，税占比达77.4%。", ["一般公共预算收入"]),
]


@pytest.mark.parametrize(("text", "wanted"), SHARES, ids=[text for text, _ in SHARES])
def test_a_share_is_that_of_its_owner_or_none(text: str, wanted: list[str]) -> None:
    assert [fact.indicator for fact in facts_of(text)] == wanted


NAMES = [
    ("批发、零售业销售额分别增长12%、8%。", ["批发业销售额", "零售业销售额"]),
    ("对东盟、欧盟进出口分别增长16.7%、40.2%。", ["对东盟进出口", "对欧盟进出口"]),
    ("人民币存款、贷款余额连跨4个万亿元台阶、双双突破9万亿元。", []),
    ("领事馆正式开馆、总数达15家。", []),
    ("二三产业从业人员比上年增长29.8%、居全国第1位，增加407.7万人。", ["二三产业从业人员", "二三产业从业人员增速", "二三产业从业人员"]),
    ("城乡建设用地规模减量约50平方公里。", ["城乡建设用地规模"]),
    ("黑土地耕层厚度止跌提升3.5%。", ["黑土地耕层厚度"]),
    ("正常年景下粮食产量达到900亿斤。", ["粮食产量"]),
    ("新增城镇就业8.55万人、农村劳动力转移就业86万人。", ["新增城镇就业", "农村劳动力转移就业"]),
    ("开通航线483条、通航城市116个。", ["开通航线"]),
    ("普惠托位数达90%。", []),
    ("发放育儿补贴181.2万人。", []),
    ("累计推动农房风貌提升26.4万户。", []),
    ("农村生活垃圾、污水治理率分别达到98%、60%。", ["农村生活垃圾治理率", "农村生活污水治理率"]),
    ("农村卫生厕所普及率、污水治理率分别达到98%、60%。", ["农村卫生厕所普及率", "农村污水治理率"]),
    ("一、二、三产业增加值分别增长4.2%、5%、5.4%。", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
    ("新增国家美丽海湾5个、幸福河湖2个。", ["新增国家美丽海湾", "新增国家幸福河湖"]),
    (
        "新建省级以上概念验证中心5家、中试基地10家、专业孵化器5家。",
        ["新建省级以上概念验证中心", "新建省级以上中试基地", "新建省级以上专业孵化器"],
    ),
    (
        "新增国家级单项冠军企业5家、省级专精特新企业9家、高新技术企业90家。",
        ["新增国家级单项冠军企业", "新增省级专精特新企业", "新增高新技术企业"],
    ),
    ("创新新能源发展模式，产业投资突破1300亿元。", []),
    ("固定资产投资增长5%，产业投资突破1300亿元。", ["固定资产投资", "产业投资"]),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES, ids=[text for text, _ in NAMES])
def test_a_name_holds_what_grows_and_nothing_of_the_verb(text: str, wanted: list[str]) -> None:
    assert [fact.indicator for fact in facts_of(text)] == wanted


OWNERS = [
    ("自治区国资委监管企业利润增长35.4%。", ["自治区国资委监管企业"]),
    ("华海集团营收突破8000亿元。", ["华海集团"]),
    ("云湖国家级数据产业集聚区营业收入达到1200亿元。", ["云湖国家级数据产业集聚区"]),
    ("云湖国际机场旅客吞吐量突破5000万人次。机场旅客吞吐量突破9000万人次。", ["云湖国际机场", ""]),
    ("对共建“一带一路”国家贸易额增长4.1%。", ["对共建“一带一路”国家"]),
    ("国家算力枢纽云湖集群建设成效明显，智算规模22万P。", ["国家算力枢纽云湖集群"]),
    ("先进制造业集群发展壮大，智算规模22万P。", [""]),
    ("科技型企业贷款余额增长12%，科技型企业达到300家。", ["科技型企业", ""]),
    ("扣除自然因素影响后空气优良天数比率96.7%、地表水优良比例98.5%。", ["扣除自然因素影响后", "扣除自然因素影响后"]),
]


@pytest.mark.parametrize(("text", "wanted"), OWNERS, ids=[text for text, _ in OWNERS])
def test_the_figure_of_a_part_names_its_part(text: str, wanted: list[str]) -> None:
    assert [fact.of for fact in facts_of(text)] == wanted


ZONES = [
    ("大坪商圈。引进重点品牌30个，社会消费品零售总额达230亿元。", []),
    ("推动云湖数据中心集群重点项目投产，算力规模突破15万P。", []),
    ("云湖片区挂牌成立，新引进企业320家，税收收入增长35%。", []),
    ("云湖片区挂牌成立，全省税收收入增长35%。", ["税收收入"]),
    ("云湖片区挂牌成立。税收收入增长35%。", ["税收收入"]),
    ("先进制造业集群发展壮大，规上工业增加值增长6%。", ["规上工业增加值"]),
    ("建设高水平产业园区，农业科技进步贡献率67.5%。", ["农业科技进步贡献率"]),
]


@pytest.mark.parametrize(("text", "wanted"), ZONES, ids=[text for text, _ in ZONES])
def test_what_follows_a_zone_may_be_the_zones_and_gives_no_fact(text: str, wanted: list[str]) -> None:
    assert [fact.indicator for fact in facts_of(text)] == wanted


def test_targets_listed_without_commas_and_behind_their_heading_are_read() -> None:
    text = "主要预期目标为生产总值增长5.5%左右、城镇调查失业率控制在5%以内、居民可支配收入与经济增长同步。"
    assert said(text, "indicator", "value", scope=AHEAD) == [
        ("生产总值", "5.5"),
        ("城镇调查失业率", "5"),
        ("居民可支配收入", "与经济增长同步"),
    ]


def test_a_pace_above_anothers_over_five_years_is_a_goal_for_them_and_no_result() -> None:
    assert said(FIVE + "居民收入增速高于经济增速。", "indicator") == []
    facts = said("“十五五”时期，居民收入增速高于经济增速。", "kind", "since", "year", scope=AHEAD)
    assert facts == [("target", 2026, 2030)]


PARTIAL = [
    ("2025年1—11月，地区生产总值增长4.4%；规上工业增加值增长10.9%。固定资产投资增长1.2%。", []),
    ("前三季度，地区生产总值增长4.4%。全年粮食产量300万吨。", ["粮食产量"]),
    ("3月，平台揭牌。粮食产量300万吨。", ["粮食产量"]),
]


@pytest.mark.parametrize(("text", "wanted"), PARTIAL, ids=[text for text, _ in PARTIAL])
def test_part_of_a_year_that_opens_a_sentence_holds_until_a_time_is_named(text: str, wanted: list[str]) -> None:
    assert [fact.indicator for fact in facts_of(text)] == wanted


SPANS = [
    ("三年来，新增高新技术企业500家。", [(2023, 2025, "cumulative")]),
    ("近三年地区生产总值年均增长6.5%。", [(2023, 2025, "average")]),
    ("2021年以来，新增经营主体30万户。", [(2021, 2025, "cumulative")]),
    ("“十三五”以来，改造棚户区12万套。", [(2016, 2025, "cumulative")]),
    ("固定资产投资增速为近三年最高，工业投资增长5%。", [(None, 2025, "result")]),
    ("党的二十大以来，改造老旧小区800个，新增学位5万个。", []),
    ("连续三年新增就业超过10万人。", []),
    ("三年内建成充电桩10万个。", []),
    ("黄河水质连续6年达到Ⅱ类，幸福河湖总长度超过5000公里。", [(None, 2025, "result")]),
    ("实际使用外资连续8年居全国第1位。", [(None, 2025, "result")]),
]


@pytest.mark.parametrize(("text", "wanted"), SPANS, ids=[text for text, _ in SPANS])
def test_figures_of_several_years_are_none_of_the_last(text: str, wanted: list[tuple[int | None, int, str]]) -> None:
    assert said(text, "since", "year", "kind") == wanted


def test_a_paragraph_whose_sentences_have_times_of_their_own_dates_none_after_it() -> None:
    texts = ("到2027年，城镇化率达到58%。“十五五”期间，地区生产总值年均增长6%。", "新建公办幼儿园3所。")
    blocks = [Block(f"x#{n}", "paragraph", Text(text, ()), (), "", 0, AHEAD) for n, text in enumerate(texts)]
    facts = statement_facts(blocks, "2026-01-20", (2025,), (2026,))
    assert [(fact.since, fact.year) for fact in facts] == [(None, 2027), (2026, 2030), (None, 2026)]


def test_a_share_that_rose_is_that_of_what_stands_before_it() -> None:
    facts = said("新能源产业产值达1200亿元，占规上工业总产值的比重由18%提高到24%。", "indicator", "value")
    assert facts == [("新能源产业产值", "1200"), ("新能源产业产值占规上工业总产值的比重", "24")]


def test_a_word_of_aim_behind_its_subject_governs_that_one_alone() -> None:
    text = "空气质量优良天数比率力争达到86%，国考断面水质优良比例保持在95%以上。"
    assert [fact.qualifier for fact in facts_of(text, AHEAD)] == ["力争", "以上"]


LATER = [
    ("粮食总产量连续九年稳定在1300亿斤以上。", ["粮食总产量"]),
    ("高速公路通车里程突破9000公里，六车道以上占比36%。", ["高速公路通车里程"]),
    ("量子信息、生物制造产业规模分别突破300亿元、800亿元。", ["量子信息产业规模", "生物制造产业规模"]),
    ("鲲鹏港货物吞吐量突破5亿吨，集装箱吞吐量增长8.5%。", ["鲲鹏港货物吞吐量"]),
    ("白水市加快建设枢纽，经济总量突破2万亿元。", []),
    ("白水市加快建设枢纽，全省经济总量突破2万亿元。", ["经济总量"]),
]


@pytest.mark.parametrize(("text", "wanted"), LATER, ids=[text for text, _ in LATER])
def test_modifiers_and_other_places_lend_their_figures_no_name(text: str, wanted: list[str]) -> None:
    assert [fact.indicator for fact in facts_of(text)] == wanted


def test_what_a_project_excludes_stands_as_its_part() -> None:
    assert said("扣除房地产的项目投资增长8.3%。", "indicator", "of") == [("项目投资", "扣除房地产的")]


def test_an_aim_without_a_subject_governs_its_own_figure_alone() -> None:
    text = "汽车产量突破150万辆、力争200万辆，生命健康产业产值突破9500亿元。"
    assert [fact.qualifier for fact in facts_of(text, AHEAD)][-1] == "突破"


GROWN = [
    ("数字经济核心产业增加值占比达到10%，增长15%以上。", ["数字经济核心产业增加值占比"]),
    ("新登记经营主体120万户、净增80万户以上。", ["新登记经营主体"]),
    ("新登记经营主体120万户、增长8%。", ["新登记经营主体", "新登记经营主体"]),
]


@pytest.mark.parametrize(("text", "wanted"), GROWN, ids=[text for text, _ in GROWN])
def test_neither_a_share_nor_what_was_added_grows_by_the_figures_of_another(text: str, wanted: list[str]) -> None:
    assert [fact.indicator for fact in facts_of(text)] == wanted


def test_a_distance_from_another_indicator_names_it_whole() -> None:
    facts = said("脱贫人口人均纯收入增长13%，高出全市农村居民人均可支配收入增幅5.8个百分点。", "indicator", "change", "against")
    assert facts == [("脱贫人口人均纯收入", "growth", ""), ("脱贫人口人均纯收入", "above", "全市农村居民人均可支配收入增幅")]
