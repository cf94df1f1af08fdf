"""Facts of running text as answers: one place, several side by side, and lies about them; the reports are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from answer.gloss import gloss_figures
from answer.model import Claim
from answer.verify import check_claim
from assistant import GLOSSARY_FILE, Assistant
from corpus import load_glossary
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings

GLOSSARY = load_glossary(GLOSSARY_FILE)
REPORT = """2026年{place}政府工作报告
——2026年1月20日在{place}第十四届人民代表大会第四次会议上

一、2025年工作回顾
全年地区生产总值达到{size}亿元，增长{grown}%。“十四五”时期，地区生产总值年均增长{mean}%，单位GDP能耗累计下降{saved}%。

二、2026年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长{aim}，城镇调查失业率控制在{jobless}%以内。{more}
"""
PLACES = {
    "江苏省": {
        "saved": "17",
        "size": "142000",
        "grown": "5.3",
        "mean": "5.7",
        "aim": "5%左右",
        "jobless": "5",
        "more": "新建农村公路3100公里。",
    },
    "安徽省": {"saved": "18.5", "size": "52000", "grown": "5.5", "mean": "6.1", "aim": "5%—5.5%", "jobless": "5.5", "more": ""},
    "甘肃省": {
        "saved": "14",
        "size": "13700",
        "grown": "5.8",
        "mean": "6.3",
        "aim": "5.5%左右",
        "jobless": "5.2",
        "more": "城镇新增就业不少于32万人。",
    },
    "青海省": {"saved": "12", "size": "4200", "grown": "4.1", "mean": "3.9", "aim": "4.5%左右", "jobless": "5.5", "more": ""},
}


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("four")
    for place, values in PLACES.items():
        (folder / f"{place}.txt").write_text(REPORT.format(place=place, **values), encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.txt")), options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


ANSWERS = [
    ("江苏2026年GDP增长目标", "江苏省2026年预期目标：地区生产总值增长5%左右[1]。"),
    ("江苏2025年GDP增长了多少", "江苏省2025年：全年地区生产总值达到142000亿元，增长5.3%[1]。"),
    ("甘肃今年失业率目标", "甘肃省2026年预期目标：城镇调查失业率控制在5.2%以内[1]。"),
    ("What is Jiangsu's GDP growth target for 2026?", "Jiangsu's 2026 target for gross domestic product (GDP): up around 5%[1]."),
    ("Anhui GDP target 2026", "Anhui's 2026 target for gross domestic product (GDP): up 5%–5.5%[1]."),
    ("Gansu new urban jobs target for 2026", "Gansu's 2026 target for new urban jobs: at least 320,000 people[1]."),
    ("Gansu unemployment rate ceiling for 2026", "Gansu's 2026 target for surveyed urban unemployment rate: at most 5.2%[1]."),
]


@pytest.mark.parametrize(("question", "text"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_a_figure_of_running_text_is_answered_by_its_own_clause(four: Any, question: str, text: str) -> None:
    answer = four.ask(question)
    assert (answer.status, answer.text) == ("answered", text)


def test_of_falls_the_largest_is_the_most_and_each_total_of_years_is_told(four: Any) -> None:
    answer = four.ask("江苏、安徽、甘肃“十四五”单位GDP能耗各累计下降多少，谁降得最多")
    assert answer.text.startswith("降幅最大的是安徽省，单位GDP能耗累计下降18.5%（按所写的下限比较）[1]。")
    told = [
        answer.text.find(f"{place}到2025年累计：单位GDP能耗累计下降{saved}%")
        for place, saved in (("安徽省", "18.5"), ("江苏省", "17"), ("甘肃省", "14"))
    ]
    assert -1 not in told and told == sorted(told)
    assert (
        "The largest fall: Anhui"
        in four.ask("Energy use per unit of GDP over the 14th Five-Year Plan in Jiangsu, Anhui and Gansu: which cut it most?").text
    )


def test_an_average_of_years_is_no_single_year(four: Any) -> None:
    assert "5.7" not in four.ask("江苏2025年GDP增长了多少").text
    assert "5.7%" in four.ask("江苏“十四五”GDP年均增长多少").text


SETS = [
    ("哪个省2026年GDP增长目标最高", "最高的是甘肃省，"),
    ("哪些省2026年GDP增长目标低于5%", "符合的有1个：青海省（逐条比较得出）。"),
    ("哪几个省2026年GDP目标是区间", "符合的有1个：安徽省（逐条比较得出）。"),
    ("which province has the lowest GDP growth target for 2026", "The lowest: Qinghai (compared by the least that is stated)"),
    ("哪些省2026年GDP增长目标定在5%左右", "符合的有1个：江苏省（逐条比较得出）。"),
    ("哪些省2026年GDP增长目标在5%以上", "符合的有2个：甘肃省、安徽省（逐条比较得出）。"),
    ("哪些省2026年GDP增长目标不超过5%", "符合的有1个：青海省（逐条比较得出）。"),
    ("哪些省2026年GDP增长目标没到5%，都在5%以下", "符合的有1个：青海省（逐条比较得出）。"),
    ("which provinces have a 2026 GDP growth target of no more than 4.5%", "None fits (compared one by one)."),
    ("哪些省2026年GDP增长目标超过6%", "没有符合的（逐条比较得出）。\n- 甘肃省2026年预期目标"),
    ("哪些省2026年GDP增长目标是负增长", "没有符合的（逐条比较得出）。"),
    ("2026年GDP增长目标排前两位的是哪些省", "- 甘肃省2026年预期目标：地区生产总值增长5.5%左右[1]。\n- 安徽省2026年预期目标"),
    ("how many provinces have a 2026 GDP growth target of around 5%", "1 fit: Jiangsu (compared one by one)."),
]


@pytest.mark.parametrize(("question", "begins"), SETS, ids=[row[0] for row in SETS])
def test_the_places_of_all_reports_are_put_side_by_side(four: Any, question: str, begins: str) -> None:
    answer = four.ask(question)
    assert answer.text.startswith(begins)
    closing = "比较了4份报告，其中4份写明。" if answer.language == "zh" else "Reports compared: 4; 4 state it."
    assert answer.text.endswith(closing)


PAIRS = [
    ("甘肃2026年GDP目标比江苏高多少", "江苏省比甘肃省低0.5个百分点（按所写的数计算得出）[1][2]。"),
    ("how much higher is Gansu's 2026 GDP growth target than Jiangsu's", "Jiangsu is 0.5 percentage points lower than Gansu (computed"),
    ("安徽和青海今年失业率目标谁高", "所写的数相同（按所写的下限比较）[1][2]。"),
    ("江苏2025年GDP总量比甘肃多多少", "甘肃省比江苏省低128,300亿元（按所写的数计算得出）"),
    ("江苏和安徽2026年GDP目标和失业率目标分别是多少", "- 安徽省2026年预期目标：地区生产总值增长5%—5.5%[1]。\n- 江苏省"),
]


@pytest.mark.parametrize(("question", "begins"), PAIRS, ids=[row[0] for row in PAIRS])
def test_two_places_are_put_side_by_side(four: Any, question: str, begins: str) -> None:
    answer = four.ask(question)
    assert (answer.status, answer.text[: len(begins)]) == ("answered", begins)


def test_two_indicators_of_two_places_are_all_stated(four: Any) -> None:
    text = four.ask("江苏和安徽2026年GDP目标和失业率目标分别是多少").text
    assert [line for line in text.splitlines() if "失业率" in line] == [
        "- 安徽省2026年预期目标：城镇调查失业率控制在5.5%以内[3]。",
        "- 江苏省2026年预期目标：城镇调查失业率控制在5%以内[4]。",
    ]


def test_a_comparison_without_its_numbers_is_not_shown(four: Any) -> None:
    answer = four.ask("哪个省2026年GDP增长目标最高")
    told = answer.text.splitlines()[0].replace("[1]", "")
    claim = Claim(told, answer.citations[:1], computed=(("5.5", ("5.5", "5", "5", "4.5"), "max"),))
    assert check_claim(claim, GLOSSARY) is not None
    assert check_claim(replace(claim, text=told.replace("最高", "最低")), GLOSSARY) is None
    assert check_claim(replace(claim, computed=()), GLOSSARY) is None
    assert check_claim(replace(claim, computed=(("5.5", ("5.5", "6"), "max"),)), GLOSSARY) is None


def test_a_place_that_does_not_state_it_is_named(four: Any) -> None:
    answer = four.ask("江苏和广东2026年GDP目标谁高")
    assert "广东" not in answer.text or answer.status != "answered"


LIES = [
    ("江苏省2026年预期目标：地区生产总值增长5%左右。", "江苏省2026年：地区生产总值增长5%左右。"),
    ("江苏省2026年预期目标：地区生产总值增长5%左右。", "安徽省2026年预期目标：地区生产总值增长5%左右。"),
    ("江苏省2026年预期目标：地区生产总值增长5%左右。", "江苏省2025年预期目标：地区生产总值增长5%左右。"),
    ("Jiangsu's 2026 target for gross domestic product (GDP): up around 5%.", "Jiangsu's 2026 result for gross domestic product (GDP): up around 5%."),
    ("Jiangsu's 2026 target for gross domestic product (GDP): up around 5%.", "Jiangsu's 2026 target for gross domestic product (GDP): down around 5%."),
    ("Jiangsu's 2026 target for gross domestic product (GDP): up around 5%.", "Jiangsu's 2026 target for gross domestic product (GDP): up at least 5%."),
    ("Jiangsu's 2026 target for gross domestic product (GDP): up around 5%.", "Jiangsu's 2026 target for fixed-asset investment: up around 5%."),
]  # fmt: skip


@pytest.mark.parametrize(("true", "false"), LIES, ids=[row[1] for row in LIES])
def test_a_statement_told_falsely_is_not_shown(four: Any, true: str, false: str) -> None:
    question = "江苏2026年GDP增长目标" if true.startswith("江苏") else "What is Jiangsu's GDP growth target for 2026?"
    claim = Claim(true, four.ask(question).citations)
    assert check_claim(claim, GLOSSARY) is not None
    assert check_claim(replace(claim, text=false), GLOSSARY) is None


GLOSSES = [
    ("实际使用外资33.8亿美元，增长10%。", "paid-in foreign investment: 3.38 billion US dollars"),
    ("人均地区生产总值由5.6万元增至7.8万元。", "per capita GDP: from 56,000 yuan to 78,000 yuan"),
    ("到2030年人均地区生产总值达到10万元以上。", "by 2030, per capita GDP: at least 100,000 yuan"),
    ("基本建成“1351”防灾体系。", None),
    ("大力弘扬优良传统。", None),
]


@pytest.mark.parametrize(("quote", "gloss"), GLOSSES, ids=[row[0] for row in GLOSSES])
def test_figures_are_glossed_under_the_glossary_s_names(quote: str, gloss: str | None) -> None:
    assert gloss_figures(quote, GLOSSARY) == gloss
