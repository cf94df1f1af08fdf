"""English answers from a report that has no English edition: literal glosses, reasons, lists, who delivered it; made-up reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from answer.literal import gloss_by_clause, gloss_literally, gloss_passage
from answer.model import Claim
from answer.own_words import without_frames
from answer.terms import senses_by_code
from answer.verify import check_claim
from assistant import GLOSSARY_FILE, WORDS_FILE, Assistant
from corpus import load_glossary, load_words
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings

GLOSSARY, WORDS = load_glossary(GLOSSARY_FILE), load_words(WORDS_FILE)
REPORT = """2026年青海省政府工作报告
——{day}在青海省第十四届人民代表大会第四次会议上
省长　王小远
各位代表：
现在，我代表省人民政府，向大会报告工作。

一、2025年工作回顾
“十四五”时期，受世纪疫情冲击、外部环境变化和自身结构性周期性因素影响，固定资产投资、能耗强度两个指标没有达到规划预期。
一年来有三个突出亮点：一是建成3个养老服务中心；二是开通首条国际航线；三是森林覆盖率提高2个百分点。
“十四五”时期，外贸进出口年均增长13.2%。2025年，外贸进出口增长4.1%。居民消费价格指数持平。

二、2026年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长4.5%左右，城镇新增就业6万人以上，城乡居民人均可支配收入分别增长5%、6.5%左右。
确定上述目标，兼顾了需要与可能、当前与长远，既实事求是、又留有余地，为调结构、防风险留出空间。

附件
2026年民生实事
1.建成家庭养老床位700张（牵头单位：民政厅）。
2.为老年人开展白内障免费手术200例（牵头单位：卫健委）。
3.发放城镇住房保障家庭租赁补贴1.6万户（牵头单位：住建厅）。

名词解释
1.“四早”工程：重大慢性病早预防、早干预、早发现、早诊治工程。
2.“三通”：城市通、乡村通、网络通。
"""


@pytest.fixture(scope="module")
def qinghai(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("qinghai")
    (folder / "青海省.txt").write_text(REPORT.format(day="2026年1月26日"), encoding="utf-8")
    other = REPORT.format(day="二〇二六年一月二十七日").replace("青海", "海南").replace("王小远", "欧阳 亮")
    (folder / "海南省.txt").write_text(other, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.txt")), options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


GLOSSED = [
    ("重大慢性病早预防、早干预、早发现、早诊治。", "major chronic diseases early prevention, early intervention, early detection, early diagnosis and treatment"),
    ("建成家庭养老床位700张（牵头单位：民政厅）。", "build home elderly care beds 700 (lead departments: civil affairs department)"),
    ("快递业务量居全国第4位，整车出口居全国首位。", "express delivery volume rank No. 4 in the country, vehicle exports rank first in the country"),
    ("争取2030国家科技重大专项。", "strive for 2030 national science and technology major programmes"),
    ("新增经营主体370万户，帮扶困难家庭2万户。", "add business entities 3.7 million, assistance difficulties family 20,000 households"),
    ("外送电量超1000亿度。", "electricity transmitted to other provinces over 100 billion kWh"),
    ("推动3号机组建成投产，地铁1号线开通。", "promote Unit 3 built and put into production, metro Line 1 open"),
    ("2025年6月26日，教育部印发意见。", "June 26, 2025, Ministry of Education issue opinions"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "gloss"), GLOSSED, ids=[row[0] for row in GLOSSED])
def test_a_passage_is_glossed_part_by_part(quote: str, gloss: str) -> None:
    assert gloss_literally(quote, GLOSSARY, WORDS) == gloss


BEYOND_THE_TERM = [
    (
        "规上工业增加值增速高于全国平均水平。",
        "growth of value added of above-designated-size industrial enterprises higher than national average",
    ),
    ("GDP增长5%。", "growth of gross domestic product 5%"),
    ("民营经济增加值占比达到55%。", "share of value added of the private economy reach 55%"),
    ("产业民间投资占民间投资比重提高到65.1%。", "share of industry projects in private investment raise to 65.1%"),
    ("商品房销售额增长5%。", "value of commercial housing sold grow 5%"),
    ("到2035年实现目标。", "to 2035 achieve goals"),
    ("推动经济技术开发区高质量发展。", "promote economic and technological development zones high-quality development"),
    ("实施开发区“1+3+N”政策。", 'carry out development zones "1+3+N" policy'),
    ("发放失业保险金和津贴。", "issue unemployment benefits and allowance"),
    ("治理省内江河。", "governance within the province rivers"),
]


@pytest.mark.parametrize(("quote", "gloss"), BEYOND_THE_TERM)
def test_a_gloss_says_the_measure_that_is_printed(quote: str, gloss: str) -> None:
    assert gloss_literally(quote, GLOSSARY, WORDS) == gloss


NOT_GLOSSED = [
    "经济未曾辜负众望。",  # 未 in an unknown piece could turn it
    "砥砺奋楫、踔厉笃行、赓续荣光。",  # nothing of it is known
    "不懈求索。",  # a negation before an unknown piece
]


@pytest.mark.parametrize("quote", NOT_GLOSSED)
def test_what_could_be_turned_round_is_not_glossed(quote: str) -> None:
    assert gloss_literally(quote, GLOSSARY, WORDS) is None


def test_a_name_that_no_list_holds_stands_in_pinyin() -> None:
    assert gloss_literally("建成炳灵寺景区", GLOSSARY, WORDS) == "build Bingling temple scenic areas"


def test_a_lone_unknown_character_is_an_omission_unless_it_names_a_place() -> None:
    assert gloss_literally("推动魅养老服务能力提升", GLOSSARY, WORDS) == "promote … elderly care service capacity improve"
    assert gloss_literally("建成炳景区", GLOSSARY, WORDS) == "build Bing scenic areas"


def test_a_sentence_that_cannot_be_glossed_is_marked() -> None:
    assert (
        gloss_passage("提升养老服务能力和水平。砥砺奋楫、踔厉笃行。", GLOSSARY, WORDS)
        == "improve elderly care service capacity and level; …"
    )


ANSWERS = [
    ('What is the "four earlies" project (四早) in Qinghai?', ("early prevention", "early diagnosis and treatment", "(literal gloss of the Chinese)")),
    ("who delivered Qinghai's government work report and when", ("January 26, 2026", "fourth session of the 14th", "governor Wang Xiaoyuan (name in pinyin)")),
    ("who delivered Hainan's government work report and when", ("January 27, 2026", "governor Ouyang Liang (name in pinyin)")),
    ("青海省那份政府工作报告是谁作的", ("2026年1月26日", "报告人：省长王小远")),
    ("What is Qinghai's GDP target for 2026 and why?", ("up around 4.5%", "take into account what is needed and what is possible", "leave room")),
    ("青海今年GDP目标凭什么定这么低", ("4.5%左右", "兼顾了需要与可能")),
    ("why did Qinghai miss two targets of its 14th Five-Year Plan", ("the pandemic", "cyclical")),
    ("Which three highlights does Qinghai's report name?", ("3 elderly care service", "the first international route", "2 percentage points")),
    ("List the livelihood projects of Qinghai for 2026", ("700", "200 cases", "16,000")),
    ("How fast did Qinghai's foreign trade grow per year over the past five years?", ("13.2%",)),
    ("how many urban jobs does Qinghai want to create this year", ("at least 60,000 people",)),
    ("Qinghai rural income growth target 2026", ("6.5%",)),
]  # fmt: skip


@pytest.mark.parametrize(("question", "held"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_a_question_on_a_report_without_edition_is_answered(qinghai: Any, question: str, held: tuple[str, ...]) -> None:
    answer = qinghai.ask(question)
    assert answer.status == "answered"
    for words in held:
        assert words in answer.text
    for citation in answer.citations:
        assert citation.quote_en_by in (None, "gloss")


def test_the_yearly_mean_is_not_given_for_one_year(qinghai: Any) -> None:
    assert "13.2" not in qinghai.ask("How fast did Qinghai's foreign trade grow in 2025?").text


def test_reasons_of_another_thing_are_not_lent(qinghai: Any) -> None:
    answer = qinghai.ask("Why did Qinghai's foreign trade grow 4.1% in 2025?")
    assert answer.status != "answered" and "leave room" not in answer.text


def test_counts_of_reports_are_shown_as_counted(qinghai: Any) -> None:
    answer = qinghai.ask("which province has the highest GDP growth target for 2026")
    counted = [item for item in answer.checks if item.basis == "computed"]
    assert [(item.text, item.operation) for item in counted] == [("2", "count"), ("2", "count")]


LIES = [("January 26", "January 27"), ("fourth session", "fifth session"), ("Wang Xiaoyuan", "Wang Dayuan"), ("governor", "chairman")]


@pytest.mark.parametrize(("true", "false"), LIES, ids=[row[1] for row in LIES])
def test_a_delivery_told_falsely_is_not_shown(qinghai: Any, true: str, false: str) -> None:
    answer = qinghai.ask("who delivered Qinghai's government work report and when")
    session, speaker = answer.citations
    told = "It was delivered by governor Wang Xiaoyuan (name in pinyin)."
    dated = "The report was delivered on January 26, 2026, at the fourth session of the 14th People's Congress of Qinghai."
    claim_text, citation = (dated, session) if true in dated else (told, speaker)
    claim = Claim(claim_text, (citation,))
    assert check_claim(claim, GLOSSARY) is not None
    assert check_claim(replace(claim, text=claim_text.replace(true, false)), GLOSSARY) is None


def test_the_rural_half_of_a_pair_is_not_told_of_the_urban_one(qinghai: Any) -> None:
    answer = qinghai.ask("Qinghai rural income growth target 2026")
    claim = Claim(answer.text.replace("[1]", ""), answer.citations)
    assert check_claim(claim, GLOSSARY) is not None
    assert check_claim(replace(claim, text=claim.text.replace("rural", "urban")), GLOSSARY) is None
    assert check_claim(replace(claim, text=claim.text.replace("6.5", "5")), GLOSSARY) is None


@pytest.mark.parametrize("question", ["青海2025年外贸进出口目标增长多少", "What was Qinghai's 2025 foreign trade growth target?"])
def test_a_result_is_no_answer_to_a_question_for_a_target(qinghai: Any, question: str) -> None:
    answer = qinghai.ask(question)
    assert answer.status == "refused"
    assert "4.1" not in answer.text


def test_a_passage_pointed_to_is_shown_whatever_it_speaks_of(qinghai: Any) -> None:
    text = "The report of Qinghai has a passage on this; it is quoted in Chinese in the citation and not translated."
    rest, framed = without_frames(text)
    assert (framed, rest.strip("|. ")) == (True, "Qinghai")


def test_the_clauses_that_can_be_glossed_are_told_and_the_others_marked() -> None:
    quote = "砥砺奋楫踔厉笃行，建成养老服务中心3个"
    assert gloss_by_clause(quote, GLOSSARY, WORDS, ["养老服务"]) == "…, build elderly care service centre 3"
    assert gloss_by_clause(quote, GLOSSARY, WORDS, ["笃行"]) is None


@pytest.mark.parametrize(
    "question",
    ["Who is the governor of Qinghai?", "青海省省长是谁", "who runs Qinghai", "Who's in charge of Qinghai, who gave the speech?"],
)
def test_the_governor_is_whoever_delivered_the_report(question: str, qinghai: Any) -> None:
    assert any(name in qinghai.ask(question).text for name in ("Wang Xiaoyuan", "王小远"))


PLAIN_SPOKEN = """2026年青海省政府工作报告
——2026年1月26日在青海省第十四届人民代表大会第四次会议上
省长　王小远

一、2025年工作回顾
南岸港通达全球30个国家的80个港口，集装箱吞吐量历史性突破千万标箱。全年接待游客3亿人次、总花费超过4500亿元。
需要说明的是，受多重因素影响，固定资产投资、社会消费品零售总额增速未达年初预期。
成绩固然可喜，问题也不容忽视。一是生态环境本底仍然脆弱。二是传统重化工业占比高。

二、2026年工作安排
这些目标的设定，既衔接“十五五”规划目标，也考虑了各类支撑条件。
新能源开工1600万千瓦、投产1000万千瓦以上。

名词解释
1.GEP核算：一定行政区域内生态系统提供的生态产品的货币价值之和。
2.VEP核算：特定地域单元内生态产品的经济价值总和。
"""


@pytest.fixture(scope="module")
def plain_spoken(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("plain-spoken")
    (folder / "青海省.txt").write_text(PLAIN_SPOKEN, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update([folder / "青海省.txt"], options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("which of its 2025 targets did Qinghai fail to reach", ("fixed-asset investment", "retail sales")),
        ("what problems does Qinghai itself admit", ("still fragile", "heavy and chemical industry")),
        ("how does Qinghai justify its 2026 targets", ("15th Five-Year Plan", "supporting conditions")),
        ("container throughput of the port in 2025", ("ten million TEU",)),
        ("how many GW of new energy will start construction in 2026", ("16 million kW",)),
    ],
)
def test_what_a_province_admits_and_explains_is_told(plain_spoken: Any, question: str, held: tuple[str, ...]) -> None:
    answer = plain_spoken.ask(question)
    assert answer.status == "answered"
    assert [words for words in held if words not in answer.text] == []
    assert "kW kilowatts" not in answer.text


def test_the_notes_on_all_codes_asked_of_are_found(plain_spoken: Any) -> None:
    query = plain_spoken.understand("what is the difference between GEP and VEP accounting")
    found = senses_by_code(query, plain_spoken._desk)
    assert [sense.term.name for sense in found] == ["GEP核算", "VEP核算"]
    assert senses_by_code(plain_spoken.understand("difference between GEP and XYZ"), plain_spoken._desk) == []
