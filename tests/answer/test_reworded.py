"""Sentences that say in other words what a made-up report says, and the same with one thing made false.

Each case: what is cited, true sentences in both languages, false ones. A composer with a language model writes such
sentences; what the verifier still lets through stands in `LET_THROUGH`, so that it is seen when that changes.
"""

import pytest

from answer.model import Citation, CitationScope, Claim, Locator, NoteReference, ReportReference
from answer.verify import check_claim
from corpus import Glossary, GlossaryEntry

REPORT = ReportReference("r", "青湖市2030年政府工作报告", "Work Report 2030 of Qinghu City", None, "青湖市", "2030-01", "Qinghu City")
GLOSSARY = Glossary(
    tuple(
        GlossaryEntry(zh, en, aliases, en_aliases, kind)
        for zh, en, aliases, en_aliases, kind in (
            ("青湖市", "Qinghu City", ("青湖",), ("Qinghu",), "place"),
            ("白石县", "Baishi County", ("白石",), ("Baishi",), "place"),
            ("红岭县", "Hongling County", ("红岭",), ("Hongling",), "place"),
            ("远航集团", "Yuanhang Group", (), (), "company"),
            ("东升集团", "Dongsheng Group", (), (), "company"),
            ("市教育局", "Municipal Education Bureau", (), (), "institution"),
            ("市卫生健康委", "Municipal Health Commission", (), (), "institution"),
            ("社会消费品零售总额", "total retail sales of consumer goods", ("社零",), ("retail sales",), "indicator"),
            ("固定资产投资", "fixed-asset investment", (), (), "indicator"),
            ("进出口总额", "total imports and exports", ("外贸总额",), (), "indicator"),
            ("地区生产总值", "gross domestic product (GDP)", ("GDP",), ("GDP",), "indicator"),
            ("“五清”", "five clear-ups", (), (), "slogan"),
            ("“六稳”", "six stabilities", (), (), "slogan"),
            ("湖东大桥", "Hudong Bridge", (), (), "project"),
            ("北山隧道", "Beishan Tunnel", (), (), "project"),
        )
    )
)

# (quote, section, year of the section), true sentences, false sentences
CASES = [
    (
        ("全年实现地区生产总值812.6亿元、同比增长6.4%，总量居全省第3位。", "2029年工作回顾", 2029),
        ["2029年，青湖市GDP为812.6亿元，比上年增加6.4%。", "In 2029 the GDP of Qinghu City was 81.26 billion yuan, up 6.4%.", "地区生产总值增速为6.4%。"],
        [
            "2029年，青湖市GDP为812.6亿元，比上年减少6.4%。", "2030年，青湖市GDP为812.6亿元，比上年增加6.4%。", "2029年，白石县GDP为812.6亿元，比上年增加6.4%。",
            "2029年，青湖市GDP为812.6亿元，比上年增加6.4个百分点。", "2029年，青湖市固定资产投资为812.6亿元。", "In 2029 the GDP of Qinghu City was 81.26 billion yuan, down 6.4%.",
            "In 2029 the GDP of Qinghu City was 812.6 billion yuan, up 6.4%.", "In 2028 the GDP of Qinghu City was 81.26 billion yuan.", "In 2029 the GDP of Hongling County was 81.26 billion yuan.",
            "In 2029 fixed-asset investment in Qinghu City was 81.26 billion yuan.",
        ],
    ),
    (
        ("引进东升集团等企业38家，其中总部企业5家，盘活闲置楼宇12万平方米。", "2029年工作回顾", 2029),
        ["去年共有38家企业落户，包括东升集团。", "38 companies settled, Dongsheng Group among them.", "青湖市盘活了12万平方米的闲置楼宇。"],
        [
            "去年共有38户居民落户，包括东升集团。", "去年共有38家企业落户，包括远航集团。", "青湖市盘活了12万亩的闲置楼宇。", "青湖市盘活了12平方米的闲置楼宇。", "落户的总部企业有15家。",
            "38 households settled, Dongsheng Group among them.", "38 companies settled, Yuanhang Group among them.", "83 companies settled.", "120,000 square kilometres of idle buildings were put to use.",
        ],
    ),
    (
        ("单位GDP能耗下降3.2%，细颗粒物平均浓度降至29微克/立方米，优良天数达到330天。", "2029年工作回顾", 2029),
        ["2029年单位GDP能耗降低了3.2%。", "空气优良天数为330天。", "Energy use per unit of GDP fell by 3.2% in 2029.", "There were 330 days of good air."],
        [
            "2029年单位GDP能耗提高了3.2%。", "2029年单位GDP能耗降低了2.3%。", "空气优良天数为330小时。", "空气优良天数为303天。", "细颗粒物平均浓度升至29微克/立方米。",
            "Energy use per unit of GDP rose by 3.2% in 2029.", "There were 330 months of good air.", "Energy use per unit of GDP fell by 3.2 percentage points in 2029.",
        ],
    ),
    (
        ("今年城镇调查失业率控制在5.5%以内，新增就业4.2万人以上，新建湖东大桥等交通项目7个。", "2030年工作安排", 2030),
        ["2030年失业率目标是不超过5.5%。", "2030年计划新增就业至少4.2万人。", "In 2030 at least 42,000 people are to find new jobs.", "2030年要建湖东大桥等7个交通项目。"],
        [
            "2030年失业率目标是不低于5.5%。", "2030年失业率目标是高于5.5%。", "2030年计划新增就业至多4.2万人。", "2030年计划新增就业4.2万户以上。", "2030年要建北山隧道等7个交通项目。", "2031年要建湖东大桥等7个交通项目。",
            "In 2030 fewer than 42,000 people are to find new jobs.", "In 2030 at least 420,000 people are to find new jobs.", "In 2030 the Beishan Tunnel is to be built.", "2030年要建湖东大桥等17个交通项目。",
        ],
    ),
    (
        ("市教育局局长林晓芸介绍，明年将新建中小学9所，新增学位1.6万个。", "专访", 2029),
        ["林晓芸说，将建9所中小学。", "据市教育局介绍，新增学位有1.6万个。", "The Municipal Education Bureau will build 9 schools."],
        [
            "陈国栋说，将建9所中小学。", "据市卫生健康委介绍，新增学位有1.6万个。", "林晓芸说，将建9家医院、19所中小学。", "林晓芸说，不会建9所中小学。", "据市教育局介绍，减少学位1.6万个。", "林晓芸说，将建9公里中小学。",
            "The Municipal Health Commission will build 9 schools.", "The Municipal Education Bureau will not build 9 schools.", "The Municipal Education Bureau will build 6 schools.", "The Municipal Education Bureau has closed 9 kilometres.",
        ],
    ),
    (
        ("实际使用外资1.8亿美元，未完成年度目标；进出口总额超过240亿元。", "2029年工作回顾", 2029),
        ["2029年的外资没有完成目标。", "进出口总额突破240亿元。", "Total imports and exports exceeded 24 billion yuan in 2029.", "Foreign investment was 180 million US dollars and did not meet the target."],
        [
            "进出口总额不足240亿元。", "进出口总额突破240亿美元。", "实际使用外资1.8亿元。", "社会消费品零售总额突破240亿元。", "2027年的外资没有完成目标。",
            "Total imports and exports fell short of 24 billion yuan in 2029.", "Total imports and exports exceeded 24 billion US dollars in 2029.", "Foreign investment was 1.8 billion US dollars.", "Total retail sales of consumer goods exceeded 24 billion yuan in 2029.",
        ],
    ),
    (
        ("深入推进“五清”行动，排查隐患点3.1万处，整治河道46公里，惠及居民2.3万户。", "2029年工作回顾", 2029),
        ["“五清”行动中整治了46公里河道。", "2.3万户居民受益。", 'Under the "five clear-ups", 46 kilometres of rivers were treated.', "23,000 households benefited."],
        [
            "“六稳”行动中整治了46公里河道。", "“五清”行动中整治了46米河道。", "“五清”行动中整治了64公里河道。", "2.3万人居民受益。", "2.3亿户居民受益。", "“七净”行动中整治了46公里河道。",
            'Under the "six stabilities", 46 kilometres of rivers were treated.', 'Under the "five clear-ups", 46 metres of rivers were treated.', "23,000 people benefited.", "230,000 households benefited.",
        ],
    ),
    (
        ("税收占比较上年提高2.5个百分点，财政自给率比全省平均水平低8个百分点。", "2029年工作回顾", 2029),
        ["税收占比上升了2.5个百分点。", "财政自给率低于全省平均8个百分点。", "The share of taxes rose by 2.5 percentage points."],
        ["税收占比下降了2.5个百分点。", "税收占比上升了2.5%。", "财政自给率高于全省平均8个百分点。", "财政自给率低于全省平均8%。", "The share of taxes fell by 2.5 percentage points.", "The share of taxes rose by 2.5%.", "The share of taxes rose by 25 percentage points."],
    ),
    (
        ("白石县投产的远航集团二期工厂年产值40亿元，红岭县粮食产量达18万吨。", "县域经济", 2029),
        ["远航集团二期工厂在白石县投产。", "红岭县产粮18万吨。", "Grain output in Hongling County reached 180,000 tonnes.", "The Yuanhang Group factory in Baishi County has an output value of 4 billion yuan."],
        [
            "东升集团二期工厂在白石县投产。", "红岭县产粮18万斤。", "红岭县产粮40万吨。", "白石县产粮18万吨。", "远航集团二期工厂在青山县投产。",
            "Grain output in Hongling County reached 180,000 people.", "Grain output in Baishi County reached 180,000 tonnes.", "Grain output in Hongling County reached 18,000 tonnes.", "The Dongsheng Group factory in Baishi County has an output value of 4 billion yuan.", "The Yuanhang Group factory in Baishi County has an output value of 4 million yuan.",
        ],
    ),
    (
        ("“双优”企业：指资质优、信用优的建筑企业，2028年以来已认定三批、66家。", "名词解释", None),
        ["“双优”企业是资质优、信用优的建筑企业。", "2028年以来认定的“双优”企业有66家。", "66 companies have been recognised since 2028."],
        ["“双强”企业是资质优、信用优的建筑企业。", "2026年以来认定的“双优”企业有66家。", "2028年以来认定的“双优”企业有66项。", "“双优”企业已认定四批。", "“双优”企业不是资质优的建筑企业。", "66 companies have been recognised since 2025.", "66 kilometres have been recognised since 2028.", "99 companies have been recognised since 2028."],
    ),
    (
        ("根据《青湖市养老服务条例》，社区养老床位增至5600张，护理员持证率达到92%。", "民生保障", 2029),
        ["《青湖市养老服务条例》实施后，社区养老床位有5600张。", "92%的护理员持证。", "Community care beds increased to 5,600."],
        ["《青湖市物业管理条例》实施后，社区养老床位有5600张。", "社区养老床位减至5600张。", "社区养老床位有5600万张。", "92人的护理员持证。", "29%的护理员持证。", "Community care beds decreased to 5,600.", "Community care beds increased to 6,500.", "Community care beds increased to 5.6 million."],
    ),
    (
        ("文旅收入156亿元，接待游客1820万人次，其中入境游客9.3万人次，青湖古镇创成国家5A级景区。", "2029年工作回顾", 2029),
        ["接待游客1820万人次。", "青湖古镇成为国家5A级景区。", "Tourism revenue was 15.6 billion yuan and there were 18.2 million visits.", "入境游客为9.3万人次。"],
        ["接待游客1820万户。", "接待游客1820亿人次。", "青湖古镇成为国家4A级景区。", "龙门古镇成为国家5A级景区。", "入境游客为1820万人次。", "Tourism revenue was 15.6 million yuan.", "Tourism revenue was 15.6 billion yuan and there were 18.2 million households.", "Tourism revenue was 15.6 billion US dollars."],
    ),
    (
        ("产业用地容积率由1.6提高到2.1，审批时限由15天压缩到6天。", "营商环境", 2029),
        ["容积率从1.6升到2.1。", "审批从15天缩短到6天。", "The approval time was cut from 15 days to 6 days."],
        ["容积率从2.1升到1.6。", "审批从6天缩短到15天。", "容积率从1.6降到2.1。", "审批从15个月缩短到6个月。", "The approval time was cut from 6 days to 15 days.", "The approval time was extended from 15 days to 6 days.", "The approval time was cut from 15 months to 6 months."],
    ),
    (
        ("信访总量、进京走访、到省信访分别下降31%、52%、18%，社会治安满意度连续4年位居全省第一。", "2029年工作回顾", 2029),
        ["信访总量下降31%。", "社会治安满意度连续4年全省第一。", "The total number of petitions fell by 31%."],
        ["信访总量上升31%。", "信访总量下降13%。", "社会治安满意度连续4年全省第二。", "社会治安满意度连续4个月全省第一。", "信访总量下降31个百分点。", "The total number of petitions rose by 31%.", "The total number of petitions fell by 31 percentage points."],
    ),
]  # fmt: skip

NOTE = NoteReference("1", "双优", "“双优”：资质优、信用优。")


def cite(quote: str, section: str, year: int | None) -> Citation:
    return Citation(1, REPORT, (section,), quote, Locator("a.txt", "0", 0, len(quote)), CitationScope(year, "青湖市"))


def stands(source: tuple[str, str, int | None], sentence: str) -> bool:
    return check_claim(Claim(sentence, (cite(*source),), reworded=True), GLOSSARY) is not None


TRUE = [(source, sentence) for source, true, _ in CASES for sentence in true]
FALSE = [(source, sentence) for source, _, false in CASES for sentence in false]
# Known gaps: what is told of another thing of the same quote, where no figure or name tells it.
LET_THROUGH: set[str] = set()
STOPPED_THOUGH_TRUE: set[str] = set()


def test_there_are_enough_of_both():
    assert len(FALSE) >= 120
    assert len(TRUE) >= 40


@pytest.mark.parametrize(("source", "sentence"), TRUE, ids=[sentence for _, sentence in TRUE])
def test_a_true_sentence_in_other_words_stands(source, sentence):
    assert stands(source, sentence) is (sentence not in STOPPED_THOUGH_TRUE)


@pytest.mark.parametrize(("source", "sentence"), FALSE, ids=[sentence for _, sentence in FALSE])
def test_a_sentence_with_one_thing_made_false_is_stopped(source, sentence):
    assert stands(source, sentence) is (sentence in LET_THROUGH)
