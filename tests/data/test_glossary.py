"""What the glossary file holds: every noted term, every indicator of the annexes, and the names people type."""

from __future__ import annotations

import json
import re
import timeit
from pathlib import Path

import pytest

from corpus.glossary import Glossary, fold_chinese, fold_english, load_glossary

DATA = Path(__file__).resolve().parents[2] / "data"
PLAN_REPORT = (DATA / "reports" / "yuzhong-plan-report-2026.txt").read_text(encoding="utf-8")
# A note of the plan report up to its colon. Matches `[3: []“三同”“两不”:`; not a mark `[[footnoteRef:3]]`.
NOTE_HEADING = re.compile(r"\[\d+: \[\]\s*([^:：\]]{1,60})[:：]")
HAN = re.compile(r"[\u3400-\u9fff]")

# Names that stand for several terms on purpose: a question that uses one may mean any of them.
SHARED_ZH = (
    "居民收入 人均可支配收入 居民可支配收入 财政收入 受教育年限 平均受教育年限 水质 劳动生产率 跨境融资 研发 托位 楼均 建筑业产值 暖心驿站"
).split()
SHARED_EN = (
    "private investment|private-sector investment|per capita disposable income|disposable income|residents' income|household income|"
    "per capita income|personal income|fiscal revenue|budget revenue|public budget revenue|government revenue|"
    "general public budget revenue|years of schooling|years of education|average years of schooling|average years of education|"
    "water quality|labour productivity|productivity|Wuxi|cross-border financing|R&D|nursery places|childcare places|"
    "construction output|nuan xin yi zhan|nuanxin yizhan|nuanxinyizhan|yi zhu liang fu|yizhu liangfu|yizhuliangfu"
).split("|")


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary(DATA / "glossary.csv")


def names_of_several_terms(names: list[tuple[str, str]]) -> set[str]:
    owners: dict[str, set[str]] = {}
    for name, owner in names:
        owners.setdefault(name, set()).add(owner)
    return {name for name, terms in owners.items() if len(terms) > 1}


def test_there_are_enough_terms_of_every_important_kind(glossary: Glossary) -> None:
    count = {kind: sum(entry.kind == kind for entry in glossary.entries) for kind in ("indicator", "slogan", "place", "policy")}
    assert len(glossary.entries) >= 4100
    assert count["indicator"] >= 650 and count["slogan"] >= 750 and count["place"] >= 700 and count["policy"] >= 600


def test_two_terms_share_a_name_only_on_purpose(glossary: Glossary) -> None:
    chinese = [(fold_chinese(name), entry.zh) for entry in glossary.entries for name in (entry.zh, *entry.zh_aliases)]
    english = [(fold_english(name), entry.zh) for entry in glossary.entries for name in (entry.en, *entry.en_aliases)]
    assert names_of_several_terms(chinese) == {fold_chinese(name) for name in SHARED_ZH}
    assert names_of_several_terms(english) == {fold_english(name) for name in SHARED_EN}


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("海关", "customs authorities"),
        ("地方性法规", "local regulations"),
        ("省人大常委会", "Standing Committee of the provincial people's congress"),
        ("政协提案", "CPPCC members' proposals"),
        ("经开区", "economic and technological development zones"),
        ("农林牧渔业增加值", "value added of agriculture, forestry, animal husbandry and fishery"),
        ("商品房销售额", "value of commercial housing sold"),
        ("湿地面积", "area of wetlands"),
        ("百强县", "top 100 counties"),
        ("火电", "thermal power"),
        ("三个中心", "three centres"),
    ],
)
def test_what_is_another_thing_is_a_term_of_its_own(glossary: Glossary, name: str, english: str) -> None:
    assert glossary.english(name) == english


def test_english_names_hold_no_chinese_and_no_curly_quotes(glossary: Glossary) -> None:
    wrong = [name for entry in glossary.entries for name in (entry.en, *entry.en_aliases) if HAN.search(name) or re.search("[“”‘’]", name)]
    assert wrong == []


def test_figures_of_a_chinese_term_stand_in_its_english(glossary: Glossary) -> None:
    lost = [
        (entry.zh, entry.en) for entry in glossary.entries if not set(re.findall(r"\d+", entry.zh)) <= set(re.findall(r"\d+", entry.en))
    ]
    assert lost == []


def test_definitions_are_printed_word_for_word_in_a_report(glossary: Glossary) -> None:
    assert [entry.zh for entry in glossary.entries if entry.definition and entry.definition not in PLAN_REPORT] == []


def test_every_term_with_a_note_is_there_with_its_english(glossary: Glossary) -> None:
    headings = NOTE_HEADING.findall(PLAN_REPORT)
    assert len(headings) == 64
    unknown = []
    for heading in headings:
        rest = heading
        for match in reversed(glossary.find_zh(heading)):
            rest = rest[: match.start] + rest[match.end :]
        # What a note's heading may say beside its terms: 九大“全龄全时”…, “五型”…建设, “养老七助”.
        if re.sub(r"[“”\s]", "", rest) not in ("", "建设"):
            unknown.append((heading, rest))
    assert unknown == []


def test_the_words_of_the_english_edition_name_the_noted_term(glossary: Glossary) -> None:
    lines = (DATA / "english" / "yuzhong-plan-report-2026.jsonl").read_text(encoding="utf-8").splitlines()
    strange = []
    for line in map(json.loads, lines):
        if line["kind"] != "note":
            continue
        zh = re.split("[:：]", line["zh"], maxsplit=1)[0]
        en = re.split(r": |\b(?:refers? to|means)\b", line["en"], maxsplit=1)[0]
        meant = {match.entry.zh for match in glossary.find_zh(zh)}
        named = {term.zh for match in glossary.find_en(en) for term in (match.entry, *match.others)}
        if not meant <= named:
            strange.append(f"add an English alias to {'、'.join(meant - named)}: {en}")
    assert strange == []


@pytest.mark.parametrize(
    "name",
    "地区生产总值（GDP）增速|人均地区生产总值|区级一般公共预算收入增速|固定资产投资总额增速|社会消费品零售总额增速|民营经济增加值|"
    "数字经济核心产业增加值增速|全员劳动生产率|研发经费投入强度|高新技术企业数量|文化和旅游产业增加值增速|城镇居民人均可支配收入增速|"
    "城镇调查失业率|劳动年龄人口平均受教育年限|人均预期寿命|每千人口拥有3岁以下婴幼儿托位数|每千人口拥有执业（助理）医师数|进出口总额增速|"
    "实际使用外资（FDI）|单位GDP能耗下降|单位GDP二氧化碳排放下降|长江干流水质|空气质量优良天数|绿化覆盖率|亿元GDP安全事故死亡率|"
    "专精特新企业数量|每万人高价值发明专利拥有量|15分钟高品质生活服务圈覆盖率|常住人口平均受教育年限|经西部陆海新通道货运量|"
    "自贸区市级以上最佳实践案例|细颗粒物（PM2.5）浓度|地表水达到或优于Ⅱ类比例|粮食保障能力".split("|"),
)
def test_every_row_of_the_annexes_is_one_indicator(glossary: Glossary, name: str) -> None:
    (match,) = glossary.find_zh(name)
    assert (match.surface, match.entry.kind) == (name, "indicator")


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("2025年社零增长多少？", ["社会消费品零售总额"]),
        ("固投完成了多少", ["固定资产投资"]),
        ("渝中区今年GDP增速目标", ["渝中区", "地区生产总值"]),
        ("外资用了多少", ["实际使用外资"]),
        ("财政收入增速", ["一般公共预算收入"]),
        ("失业率控制在多少", ["城镇调查失业率"]),
        ("R&D强度是多少", ["研发经费投入强度"]),
        ("PM2.5年均浓度", ["细颗粒物（PM2.5）浓度"]),
        ("城镇居民收入和农村居民收入", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("“五篇大文章”是什么", ["金融五篇大文章"]),
        ("七助包括什么", ["养老七助"]),
        ("“第三空间”", ["第三空间"]),
        ("1+15+11和1+7+11", ["“1+15+11”“常专群”应急救援队伍体系", "“1+7+11”大平安指挥调度体系"]),
        ("11311是什么", ["“11311”紧密型健共体"]),
    ],
)
def test_chinese_questions_name_their_terms(glossary: Glossary, question: str, terms: list[str]) -> None:
    assert [match.entry.zh for match in glossary.find_zh(question)] == terms


@pytest.mark.parametrize(
    ("phrase", "term"),
    [
        ("foreign capital", "实际使用外资"),
        ("foreign investment", "实际使用外资"),
        ("FDI", "实际使用外资"),
        ("retail sales", "社会消费品零售总额"),
        ("fiscal revenue", "一般公共预算收入"),
        ("budget revenue", "一般公共预算收入"),
        ("jobless rate", "城镇调查失业率"),
        ("life expectancy", "人均预期寿命"),
        ("sea-land corridor freight", "经西部陆海新通道货运量"),
        ("nursery places", "每千人口拥有3岁以下婴幼儿托位数"),
        ("GDP per capita", "人均地区生产总值"),
        ("fine particulate matter", "细颗粒物（PM2.5）浓度"),
        ("good air days", "空气质量优良天数"),
        ("fixed asset investment", "固定资产投资"),
        ("farmers’ income", "农村居民人均可支配收入"),
        ("tourist arrivals", "接待游客数量"),
        ("carbon intensity", "单位GDP二氧化碳排放下降"),
        ("four positionings", "四大定位"),
        ("si da ding wei", "四大定位"),
        ("three sames", "三同"),
        ("4311 system", "“4311”现代化产业体系"),
        ("15-minute living circle", "15分钟高品质生活服务圈"),
        ("sweet potato economy", "地瓜经济"),
        ("REIT", "REITs"),
        ("Hongyadong", "洪崖洞"),
        ("Eighteen Steps", "十八梯"),
        ("New Western Land-Sea Corridor", "西部陆海新通道"),
        ("15th Five Year Plan", "“十五五”规划"),
        ("Vietnam", "越南"),
        ("import export total", "进出口总额"),
        ("China-Europe freight train trips", "中欧班列"),
        ("planted forest area", "营造林"),
        ("wind and solar capacity", "风电光伏装机"),
        ("total installed power capacity", "发电装机容量"),
        ("5A scenic areas", "5A级景区"),
        ("country roads", "农村公路"),
        ("inflation target", "居民消费价格指数"),
        ("air passengers", "机场旅客吞吐量"),
        ("port cargo volume", "港口货物吞吐量"),
        ("vehicle exports", "整车出口"),
        ("provincial key projects", "省级重点项目"),
        ("border crossings", "边境口岸"),
        ("nursing home beds", "养老床位"),
        ("coal output", "原煤产量"),
        ("draft outline of the five-year plan", "纲要（草案）"),
        ("Shigatse", "日喀则"),
        ("Ordos", "鄂尔多斯"),
    ],
)
def test_words_a_foreigner_types_name_the_term(glossary: Glossary, phrase: str, term: str) -> None:
    assert [match.entry.zh for match in glossary.find_en(f"What about {phrase} in 2026?")] == [term]


def test_all_districts_of_chongqing_and_all_provinces_are_named(glossary: Glossary) -> None:
    districts = (
        "渝中区 万州区 黔江区 涪陵区 大渡口区 江北区 沙坪坝区 九龙坡区 南岸区 北碚区 渝北区 巴南区 长寿区 江津区 合川区 永川区 南川区 綦江区 大足区 "
        "璧山区 铜梁区 潼南区 荣昌区 开州区 梁平区 武隆区 城口县 丰都县 垫江县 忠县 云阳县 奉节县 巫山县 巫溪县 石柱县 秀山县 酉阳县 彭水县"
    ).split()
    provinces = (
        "北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 "
        "广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区"
    ).split()
    assert (len(districts), len(provinces)) == (38, 31)
    assert [name for name in districts + provinces if glossary.english(name) is None] == []


def test_a_question_is_searched_in_less_than_a_millisecond(glossary: Glossary) -> None:
    zh = (
        "渝中区2026年的社零和固投增速目标、区级一般公共预算收入、“三同”“两不”、“4311”现代化产业体系、城镇调查失业率、PM2.5浓度与外资分别是多少？"
        * 2
    )
    en = "What are the targets for retail sales, fixed-asset investment, the four positionings and the jobless rate?"
    glossary.find_zh(zh), glossary.find_en(en)
    assert min(timeit.repeat(lambda: glossary.find_zh(zh[:100]), number=10, repeat=5)) / 10 < 0.001
    assert min(timeit.repeat(lambda: glossary.find_en(en[:100]), number=10, repeat=5)) / 10 < 0.001
