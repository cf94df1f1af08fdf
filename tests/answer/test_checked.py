"""Somebody's text held against the reports: each part's verdict, its passage, and what the report prints instead."""

from __future__ import annotations

from typing import Any

import pytest

from answer.checkable import find_parts
from answer.checked import CheckedPart, CheckedText, Piece
from answer.checked_words import SIGNS, WORDS, sentence_lines, summary_line
from answer.draft_text import draft_lines
from answer.quoted import differences
from assistant import Assistant
from corpus import Glossary
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings


def parts_of(assistant: Any, text: str) -> list[CheckedPart]:
    return [part for sentence in assistant.checker.check(text).sentences for part in sentence.parts]


@pytest.mark.parametrize(
    ("text", "part", "verdict", "printed"),
    [
        ("The district has set a 6 percent growth target for 2026.", "6 percent", "differs", "5% (target for 2026)"),
        ("渝中区把2026年GDP增速目标定为6%。", "6%", "differs", "5%（2026年目标）"),
        ("固定资产投资去年预计增长10.4%，比目标高出4.4个百分点。", "4.4个百分点", "differs", ""),
        ("成都市锦江区集聚世界500强企业159家。", "159家", "other_scope", "159家"),
        ("渝中区2025年GDP增速预计为4.5%，没有达到6%左右的目标。", "4.5%", "as_printed", ""),
        ("2025年渝中GDP总量为1871.8亿元，占全市的5.2%。", "1871.8亿元", "differs", "1781.8亿元"),
        ("按计划，渝中区2026年GDP增速目标为6.5%。", "6.5%", "differs", "5%（2026年目标）"),
        ("2026年渝中区GDP增长5%，再上新台阶。", "5%", "target_not_result", "5%（2026年目标）"),
        ("渝中区2024年GDP增速预计为4.5%。", "4.5%", "other_scope", "4.5%（2025年预计）"),
        ("据统计，渝中区2025年常住人口为58.9万人。", "58.9万人", "not_found", ""),
        ("渝中区进出口总额2025年预计下降28.5%。", "下降", "differs", "28.5%"),
        ("渝中区2025年完成了GDP增速目标，增速为4.5%。", "完成了GDP增速目标", "differs", "4.5%"),
        ("科技型企业和高新技术企业分别达到262家、1684家。", "1684家", "other_scope", "1684家"),
        ("渝中区绿色金融规模不足2050亿元。", "不足", "differs", "2050亿元"),
        ("全区累计盘活资产94.75万元。", "94.75万元", "differs", "94.75亿元"),
        ("人均地区生产总值2025年预计31元。", "31元", "differs", "31万元（2025年预计）"),
        ("区科技局局长袁聚说，渝中将聚焦三大科创方向。", "区科技局", "differs", "袁聚"),
        ("Yuzhong's GDP grew 5% in 2026.", "5%", "target_not_result", "5% (target for 2026)"),
        ("Yuzhong expects 23 million US dollars of paid-in foreign investment in 2025.", "23 million US dollars", "differs", "2025"),
        ("2025年GDP增速预计完成4.5%，超过了6%左右的目标。", "超过了6%左右的目标", "differs", "4.5%"),
        ("渝中区2026年GDP增长目标为5.5%左右。", "5.5%", "other_scope", "全市：5.5%左右（2026年目标）；重庆市渝中区："),
        ("2025年全国城镇调查失业率保持在5.3%以内。", "5.3%", "other_scope", "重庆市渝中区：5.3%以内"),
        ("China aims for around 5 percent GDP growth in 2026.", "5 percent", "other_scope", "Yuzhong District, Chongqing: 5%"),
        ("2025年一年，到渝中的游客总花费达3392.4亿元。", "3392.4亿元", "other_scope", "“十四五”期间"),
        ("Life expectancy in Yuzhong rose from 81.72 years in 2024 to 82.03 years in 2025.", "82.03", "as_printed", ""),
        ("Chongqing's 2026 GDP growth target is around 5.5 percent.", "5.5 percent", "as_printed", ""),
        ("2025年数字经济核心产业增加值增长5%。", "5%", "differs", "（2025年预计）"),
        ("2025年一般公共预算收入增长3%。", "3%", "differs", "4.5%左右（2025年目标）；0.5%（2025年预计）"),
        ("2025年民营经济增加值680亿元。", "680亿元", "differs", "660亿元（2025年预计）"),
        ("In 2025 the value added of the private economy is 68 billion yuan.", "68 billion", "differs", "66 billion yuan (estimate for 2025)"),
        ("2026年民营经济增加值目标680亿元。", "680亿元", "as_printed", ""),
        ("The value added of the private economy beat its 2025 target of 70 billion yuan, reaching an estimated 66 billion yuan.", "beat", "differs", "66 billion"),
    ],
)  # fmt: skip
def test_each_kind_of_mistake_gets_its_mark(assistant: Any, text: str, part: str, verdict: str, printed: str) -> None:
    found = [one for one in parts_of(assistant, text) if part in one.text]
    assert [one.verdict for one in found] == [verdict]
    assert printed in found[0].printed
    assert (found[0].citation is None) == (verdict == "not_found")


@pytest.mark.parametrize(
    "text",
    [
        "渝中区2025年进出口总额预计增长28.5%，远高于3%的目标。",
        "2025年GDP增速预计完成4.5%，没有达到6%左右的目标。",
        "渝中区2025年民营经济增加值预计完成660亿元，低于700亿元的目标。",
        "2025年进出口总额增速预计完成28.5%，超过3%的目标。",
        "2025年实际使用外资预计完成3200万美元，没有完成6000万美元的预期目标。",
        "2025年，渝中区实际使用外资预计3200万美元，目标是6000万美元。",
        "据了解，重庆站总投资约137亿元。",
        "不过，全年经济预计只增长4.5%，没能达到6%左右的年初目标。",
        "报告承认，25项计划指标中有20项可以完成，GDP增速等5项完不成。",
        "固定资产投资去年预计增长10.4%，比目标高出5.4个百分点。",
        "2026年全区拟安排371个项目，其中102个新开工、148个续建。",
        "今年还要新增优质学位5000个以上、城镇新增就业4.8万人以上。",
        "2024年渝中城镇新增就业超过5万人，达到5.07万人。",
        "Yuzhong expects its economy to grow by about 5 percent in 2026.",
        "Retail sales are expected to rise 4.5 percent in 2026 after a 5 percent gain in 2025.",
        "The government plans 371 projects this year with investment of 26.63 billion yuan. Of these, 102 will be new starts and 148 are carried over.",
        "The surveyed urban unemployment rate was kept within 5.3 percent, the lowest in the city.",
        "R&D spending intensity should rise from 1.2 percent to 1.3 percent in 2026.",
        "The private economy's value added was estimated at 66 billion yuan in 2025, below the 70 billion target.",
        "6家上市公司总市值接近700亿元。",
        "For 2026, Yuzhong District aims for GDP growth of 5%.",
        "Imports and exports are estimated to have risen 28.5% in 2025; the 2026 target is 7%.",
        "Total petitions fell 35.5% compared with the 13th Five-Year Plan period.",
        "Yuzhong's gross domestic product reached 178.18 billion yuan in 2025.",  # in the words of another sentence's 2030 level
    ],
)
def test_a_true_sentence_in_other_words_is_as_printed(assistant: Any, text: str) -> None:
    found = parts_of(assistant, text)
    assert found
    assert {part.verdict for part in found} == {"as_printed"}


def test_an_estimate_told_as_a_fact_is_named_one(assistant: Any) -> None:
    found = next(part for part in parts_of(assistant, "渝中区2025年GDP增长4.5%。") if part.kind == "figure")
    assert (found.verdict, found.printed) == ("as_printed", "4.5%（2025年预计）")


def test_quoted_words_are_compared_character_by_character(assistant: Any) -> None:
    said = "2025年因金融业核算方式调整等因素影响，经济增长{}预期。"
    right, wrong = (parts_of(assistant, f"报告写道：“{said.format(word)}”")[0] for word in ("不及", "好于"))
    assert (right.kind, right.verdict, right.difference) == ("quotation", "as_printed", ())
    assert (wrong.verdict, wrong.printed) == ("differs", said.format("不及"))
    assert wrong.difference == (Piece("好于", "不及"),)


@pytest.mark.parametrize(
    "text",
    [
        "区里要打造“同样条件成本低、同样成本效率高、同样服务机会多”的营商环境品牌。",
        'The "three sames" means "lower cost under the same conditions, faster service at the same cost, and more opportunities with the same service".',
    ],
)
def test_quoted_words_that_are_altered_are_flagged_where_the_sentence_is_borne_out(assistant: Any, text: str) -> None:
    quoted = [part for part in parts_of(assistant, text) if part.kind == "quotation"]
    assert [part.verdict for part in quoted] == ["differs"]


def test_the_words_of_a_translation_are_no_quotation(assistant: Any) -> None:
    text = 'The report says "the number of zero-employment households was kept at zero on a dynamic basis".'
    found = next(part for part in parts_of(assistant, text) if part.kind == "quotation")
    assert (found.verdict, found.printed) == ("not_found", "printed in Chinese; these English words are a translation")
    assert found.citation is not None


def test_a_quotation_over_two_sentences_of_a_paragraph_stands(assistant: Any) -> None:
    text = "报告说：“三是综合研判发展趋势。2025年因金融业核算方式调整等因素影响，经济增长不及预期。”"
    assert [part.verdict for part in parts_of(assistant, text)] == ["as_printed"]


@pytest.mark.parametrize("text", ["居民们纷纷表示，生活越来越方便了。", "Residents say life has become more convenient."])
def test_a_sentence_with_nothing_checkable_says_so(assistant: Any, text: str) -> None:
    checked = assistant.checker.check(text)
    assert [sentence.to_dict()["checkable"] for sentence in checked.sentences] == [False]
    assert not checked.sentences[0].flagged


def test_the_text_is_never_changed_and_passages_are_numbered_by_first_use(assistant: Any) -> None:
    text = "渝中区2026年GDP增速目标为6.5%。\n\n全区累计盘活资产94.75万元。\n渝中区2026年GDP增速目标为5%。"
    checked = assistant.checker.check(text, "draft.txt")
    assert [text[s.start : s.end] for s in checked.sentences] == text.split("\n")[:1] + text.split("\n")[2:]
    for sentence in checked.sentences:
        assert [sentence.text[part.start : part.end] for part in sentence.parts] == [part.text for part in sentence.parts]
    used = [part.citation for sentence in checked.sentences for part in sentence.parts if part.citation]
    assert list(dict.fromkeys(used)) == list(range(1, len(checked.citations) + 1)) == [c.n for c in checked.citations]
    assert checked.to_dict() == assistant.checker.check(text, "draft.txt").to_dict()


@pytest.mark.parametrize("text", ["", "\n \t\n", "——！？", "“" * 50, "%%%" * 300, "5" * 3000, "1." * 900, "的" * 2500])
def test_hostile_text_ends_in_an_answer(assistant: Any, text: str) -> None:
    checked = assistant.checker.check(text)
    assert sum(len(sentence.text) for sentence in checked.sentences) <= len(text)


def test_lines_broken_by_a_printer_are_one_sentence_and_list_marks_are_none() -> None:
    text = "二〇二五年全区地区生产总值总量实现1781.8亿元、占全市\n比重5.2%，人均突破31万元。\n\n## 小标题\n- 第一项。\n1. 第二项。"
    assert [line.text for line in draft_lines(text)] == [
        "二〇二五年全区地区生产总值总量实现1781.8亿元、占全市比重5.2%，人均突破31万元。", "小标题", "第一项。", "1. 第二项。",
    ]  # fmt: skip


def test_english_sentences_end_at_stops_that_end_them() -> None:
    text = "GDP rose 4.5% to No. 1. The target was 6%. Projects: 1. Chongqing Station; 2. Hualongqiao."
    assert [line.text for line in draft_lines(text)] == [
        "GDP rose 4.5% to No. 1.",
        "The target was 6%.",
        "Projects: 1. Chongqing Station; 2. Hualongqiao.",
    ]


def test_parts_do_not_overlap_and_slogans_are_names() -> None:
    parts = find_parts("2025年“1+7+11”布局新增5家、占5.2%，“4311”体系。", Glossary(()))
    assert [(part.kind, part.text) for part in parts] == [
        ("year", "2025年"), ("name", "1+7+11"), ("figure", "5家"), ("figure", "5.2%"), ("name", "4311"),
    ]  # fmt: skip


def test_the_share_of_a_quotation_is_that_of_its_characters() -> None:
    assert differences("GDP 目标为５％", "GDP目标为5%左右") == (1.0, ())


def test_every_verdict_has_a_sign_and_words_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert all(WORDS[language].keys() == SIGNS.keys() for language in WORDS)


def test_lines_for_a_terminal_name_the_sign_the_word_and_the_passage(assistant: Any) -> None:
    checked = assistant.checker.check("2025年渝中GDP总量为1871.8亿元。")
    lines = list(sentence_lines(checked.sentences[0], "zh"))
    assert lines[0] == "2025年渝中GDP总量为1871.8亿元。"
    assert any(line.startswith("    ≠ 1871.8亿元（与报告不同；报告：1781.8亿元") and line.endswith(" [1]") for line in lines)
    assert summary_line(checked, "zh").startswith("共 1 句；")
    assert summary_line(CheckedText("", (), ()), "zh") == "共 0 句"


def test_a_result_of_a_table_is_no_slip_of_the_plan_that_names_it_alike(assistant: Any) -> None:
    for draft in ("2025年实际使用外资完成3200万美元。", "2025年实际使用外资完成3300万美元。"):
        verdicts = [part.verdict for part in parts_of(assistant, draft)]
        assert ("differs" in verdicts) is ("3300" in draft), draft


def test_a_difference_between_two_figures_of_the_sentence_is_worked_out_again(assistant: Any) -> None:
    true = "固定资产投资总额增速：2025年预计完成10.4%；2026年预期目标6%，比2025年预计完成低4.4个百分点。"
    for draft, wrong in ((true, ""), (true.replace("4.4", "4.9"), "4.9个百分点"), (true.replace("低", "高"), "4.4个百分点")):
        flagged = [part.text for part in parts_of(assistant, draft) if part.verdict != "as_printed"]
        assert flagged == ([wrong] if wrong else [])


PROVINCES = {
    "青海省": """2026年青海省政府工作报告

一、2025年工作回顾
地区生产总值迈上4000亿元台阶，达到4211.7亿元，增长4.3%。全省城镇新增就业7.2万人。着力稳预期，进出口总额61.3亿元、增长6%。

二、2026年工作安排
主要预期目标是：地区生产总值增长4.5%左右，城镇新增就业6万人以上。
""",
    "海南省": """2026年海南省政府工作报告

一、2025年工作回顾
地区生产总值8108.9亿元，增长4.8%。城镇新增就业16.4万人。

二、2026年工作安排
主要预期目标是：地区生产总值增长6%左右，城镇新增就业15万人以上。
""",
}


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("provinces")
    for name, text in PROVINCES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.txt")), options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("text", "part", "verdict"),
    [
        ("青海去年GDP达到4211.7亿元，增长4.3%。", "4.3%", "as_printed"),
        ("海南去年地区生产总值达到4211.7亿元，增长4.3%。", "4.3%", "other_scope"),
        ("海南今年GDP增长目标为4.5%左右。", "4.5%", "other_scope"),
        ("青海去年城镇新增就业7.2万人。", "7.2万人", "as_printed"),
        ("青海进出口总额达61.3亿元，同比增长6%。", "61.3亿元", "as_printed"),
        ("青海今年要增长4.5%左右。海南的GDP目标是6%左右。新增就业目标为15万人以上。", "15万人", "as_printed"),
        ("青海的GDP目标是4.5%左右。城镇新增就业目标为15万人以上。", "15万人", "differs"),
        ("Qinghai's GDP reached 421 billion yuan.", "421 billion yuan", "as_printed"),
        ("Qinghai's GDP reached 431 billion yuan.", "431 billion yuan", "differs"),
    ],
)
def test_a_figure_is_held_against_the_reports_of_the_place_it_is_told_of(provinces: Any, text: str, part: str, verdict: str) -> None:
    assert [one.verdict for one in parts_of(provinces, text) if one.text == part] == [verdict]


def marks_of(assistant: Any, text: str) -> dict[str, tuple[str, str, str]]:
    parts = [part for sentence in assistant.checker.check(text).sentences for part in sentence.parts]
    return {part.text: (part.kind, part.verdict, part.printed) for part in parts}


@pytest.mark.parametrize(
    "words",
    [
        "The old harbour will be turned into a garden that everyone in the world will envy",
        "No child in this town shall ever have to walk to school in the rain again",
    ],
)
def test_invented_english_words_are_compared_with_no_sentence_that_only_shares_letters(assistant: Any, words: str) -> None:
    (part,) = [one for one in assistant.checker.check(f'The work report says: "{words}."').sentences[0].parts if one.kind == "quotation"]
    assert (part.verdict, part.difference, part.citation) == ("not_found", (), None)


def test_altered_english_words_are_compared_word_by_word() -> None:
    share, pieces = differences(
        "We will build ten parks, and plant many trees.", "In 2026, we will build two parks and plant many old trees; more follows."
    )
    assert round(share, 2) == 0.89 and [(one.draft, one.report) for one in pieces] == [("ten", "two"), ("", "old")]


@pytest.mark.parametrize(
    "text", ["According to the plan report, GDP is to grow by about 5% in 2026.", "据计划报告，2026年地区生产总值增长目标为5%左右。"]
)
def test_what_a_loaded_report_is_called_is_no_claim(assistant: Any, text: str) -> None:
    assert not {"plan report", "计划报告"} & set(marks_of(assistant, text))
    assert marks_of(assistant, "The budget report says that GDP grew.")["budget report"][1] == "not_found"  # none is loaded


def test_an_amount_is_one_part_with_its_currency_and_no_name() -> None:
    for text, amount in (
        ("Exports reached 80 million U.S. dollars.", "80 million U.S. dollars"),
        ("It was 45 million in US dollars.", "45 million in US dollars"),
        ("Imports came to 12 billion US$ then.", "12 billion US$"),
        ("Imports came to USD 80 million.", "80 million"),
    ):
        assert [(part.kind, part.text) for part in find_parts(text, Glossary(()))] == [("figure", amount)], text
    kinds = [(part.kind, part.text) for part in find_parts("The G20 met for 5 days.", Glossary(()))]
    assert ("name", "G20") in kinds


def test_a_figure_is_held_against_the_year_it_is_told_of(assistant: Any) -> None:
    found = marks_of(assistant, "2025年全区接待游客9500万人次。")
    assert found["2025年"][1] == "as_printed"
    assert found["9500万人次"][1] == "differs" and "2025年" in found["9500万人次"][2] and "2024" not in found["9500万人次"][2]
    assert "8900" in marks_of(assistant, "2024年全区接待游客8700万人次。")["8700万人次"][2]


PLANNED = """白石县2025年政府工作报告
——2025年1月20日在白石县第十七届人民代表大会第四次会议上

一、2024年工作回顾
全年改造老旧小区61个，发放助学金880万元。

二、2025年工作安排
（一）改善人居环境。改造老旧小区74个、惠及居民9500户。
（二）办好民生实事。发放助学金930万元，新增学位1260个。
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("planned")
    (folder / "白石县.txt").write_text(PLANNED, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.txt")), options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("text", "part", "verdict"),
    [
        ("2025年白石县改造老旧小区74个。", "74个", "target_not_result"),
        ("2025年，白石县改造老旧小区74个、惠及居民9500户。", "9500户", "target_not_result"),
        ("白石县2025年发放助学金930万元。", "930万元", "target_not_result"),
        ("2025年白石县新增学位1260个，发放助学金930万元。", "1260个", "target_not_result"),
        ("2025年白石县将改造老旧小区74个。", "74个", "as_printed"),
        ("白石县计划2025年发放助学金930万元。", "930万元", "as_printed"),
        ("改造老旧小区74个、惠及居民9500户。", "9500户", "as_printed"),
        ("2024年白石县改造老旧小区61个。", "61个", "as_printed"),
    ],
)
def test_a_plan_s_words_dated_as_if_done_are_a_target(planned: Any, text: str, part: str, verdict: str) -> None:
    assert marks_of(planned, text)[part][1] == verdict


BESIDE_TARGET = """霜桥县2026年政府工作报告
——2026年1月16日在霜桥县第十五届人民代表大会第六次会议上

一、2025年工作回顾
2025年，全县地区生产总值预计达到173.8亿元、增长4.9%，低于年初6.2%左右的预期目标。
2025年主要指标完成情况如下表：

| 指标 | 2025年目标 | 2025年完成 |
| --- | --- | --- |
| 社会消费品零售总额增速 | 5% | -3.4% |
| 一般公共预算收入增速 | 2% | 2.7% |

二、2026年工作安排
主要预期目标是：地区生产总值增长5.5%左右，社会消费品零售总额增长4%。
"""


@pytest.fixture(scope="module")
def beside_target(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("beside")
    (folder / "霜桥县.md").write_text(BESIDE_TARGET, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.md")), options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("text", "part", "verdict", "printed"),
    [
        ("霜桥县2025年地区生产总值达到173.8亿元，增长5.9%。", "173.8亿元", "as_printed", ""),
        ("霜桥县2025年地区生产总值达到173.8亿元，增长5.9%。", "5.9%", "differs", "4.9%（2025年预计）"),
        ("霜桥县2025年地区生产总值达到173.8亿元，增长6.2%。", "6.2%", "target_not_result", "2025年目标"),
        ("霜桥县2025年地区生产总值增长4.9%，低于6.2%左右的目标。", "6.2%", "as_printed", ""),
        ("霜桥县2025年没有完成的是社会消费品零售总额，下降3.4%。", "3.4%", "as_printed", ""),
        ("霜桥县2025年社会消费品零售总额下降3.4%。", "3.4%", "as_printed", ""),
        ("霜桥县2025年社会消费品零售总额增速为-3.4%。", "3.4%", "as_printed", ""),
        ("霜桥县2025年社会消费品零售总额增长3.4%，一般公共预算收入增长2.7%。", "增长", "differs", "-3.4%"),
        ("霜桥县2025年一般公共预算收入下降2.7%。", "下降", "differs", "2.7%"),
        ("Total retail sales of consumer goods fell 3.4% in 2025.", "3.4%", "as_printed", ""),
        ("Total retail sales of consumer goods rose 3.4% in 2025.", "rose", "differs", "-3.4%"),
    ],
)
def test_a_target_beside_its_result_is_its_own_and_a_fall_is_a_minus(
    beside_target: Any, text: str, part: str, verdict: str, printed: str
) -> None:
    found = marks_of(beside_target, text)[part]
    assert found[1] == verdict and printed in found[2]


DEEDS = """霜桥县2026年政府工作报告
——2026年1月16日在霜桥县第十五届人民代表大会第六次会议上
霜桥县人民政府县长　沈望舒

一、2025年工作回顾
2025年主要指标完成情况如下表：

| 指标 | 2025年目标 | 2025年完成 |
| --- | --- | --- |
| 实际使用外资（万美元） | 4400 | 4750 |

二、2026年工作安排
今年集中办好以下民生实事：
（1）改造农村危房13户；
（2）新增充电桩1700个；
（3）新建社区食堂15个。
"""
OF_ANOTHER = """竹浦县2026年政府工作报告
——2026年1月11日在竹浦县第十二届人民代表大会第五次会议上
竹浦县人民政府县长　顾南乔

一、2025年工作回顾
2025年主要指标完成情况如下表：

| 指标 | 2025年完成 | 2026年目标 |
| --- | --- | --- |
| 实际使用外资（万美元） | 4120 | 4570 |

二、2026年工作安排
新增充电桩600个。
"""


@pytest.fixture(scope="module")
def two_counties(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("counties")
    for name, text in (("霜桥县", DEEDS), ("竹浦县", OF_ANOTHER)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.md")), options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("text", "part", "verdict", "printed"),
    [
        (
            "In 2025 Shuangqiao County's paid-in foreign investment reached 45.7 million US dollars.",
            "45.7 million US dollars",
            "differs",
            "47.5",
        ),
        ("霜桥县2025年实际使用外资4570万美元。", "4570万美元", "differs", "4750万美元"),
        ("霜桥县2025年实际使用外资4120万美元。", "4120万美元", "other_scope", "4120万美元"),
        ("竹浦县2026年实际使用外资的目标是4570万美元。", "4570万美元", "as_printed", ""),
        ("霜桥县2026年要新增充电桩1300个，改造农村危房13户。", "1300个", "differs", "1700个"),
        ("霜桥县2026年要新建社区食堂17个，新增充电桩1700个。", "17个", "differs", "15个"),
    ],
)
def test_a_wrong_figure_is_held_against_its_own_place_and_thing(
    two_counties: Any, text: str, part: str, verdict: str, printed: str
) -> None:
    found = marks_of(two_counties, text)[part]
    assert found[1] == verdict and printed in found[2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("霜桥县县长沈望舒作报告。", {"沈望舒": ("as_printed", "")}),
        ("霜桥县县长沈望书作报告。", {"沈望书": ("differs", "县长沈望舒")}),
        ("会上，顾北乔县长代表县人民政府作报告。", {"顾北乔": ("differs", "县长顾南乔")}),
        ("竹浦县县长梁一苇作报告。", {"梁一苇": ("differs", "县长顾南乔")}),
        ("县长梁一苇作报告。", {}),
        ("竹浦县副县长梁一苇主持会议。", {}),
        ("霜桥县县长办公会研究了方案。", {}),
        ("云岭县县长梁一苇作报告。", {}),
    ],
)
def test_a_name_beside_the_office_of_who_gave_the_report_is_checked(
    two_counties: Any, text: str, found: dict[str, tuple[str, str]]
) -> None:
    named = {part: mark[1:] for part, mark in marks_of(two_counties, text).items() if mark[0] == "name" and mark[1] != "not_found"}
    assert {part: mark for part, mark in named.items() if part not in ("霜桥县", "竹浦县")} == found
