"""Questions as investors, journalists and clerks type them: everyday words, two things at once, what was never said. The reports are made up."""

from __future__ import annotations

from typing import Any

import pytest

from answer.literal import gloss_literally
from assistant import GLOSSARY_FILE, WORDS_FILE, Assistant
from corpus import load_glossary, load_words
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings

REPORT = """2026年青海省政府工作报告
——2026年1月26日在青海省第十四届人民代表大会第四次会议上
各位代表：
一、2025年工作回顾
地区生产总值达4300亿元，增长4.6%，增速高于预期目标。外贸进出口增长9.2%，总额突破90亿元、排西北第三。
社会消费品零售总额增长2.1%，未完成4%左右的预期目标。
光伏产业投资增长31%、民间投资增长5.4%。新增3个生态示范区、2个科创基地。民生保障有力有效。城镇新增就业6.3万人。
东关水厂改造完成。昆仑大厦封顶，总投资约26亿元。高原青稞产量创近8年新高。常住人口省际净流入1.2万人。
工商业到户电价下降7%。德国莱茵化工项目建成投产。连续6年未发生重特大事故。

二、2026年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长4.5%左右，城镇新增就业6万人以上。
"""


@pytest.fixture(scope="module")
def qinghai(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("loose")
    (folder / "青海省.txt").write_text(REPORT, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update([folder / "青海省.txt"], options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("青海去年外贸盘子有多大 在西北排老几", ("90亿元", "第三")),
        ("青海经济增速跑赢目标没有 到底多少", ("4.6%", "高于预期目标")),
        ("青海零售增速完成目标没有", ("2.1%", "4%")),
        ("青海城镇新增就业 去年干了多少 今年定多少", ("6.3万人", "6万人")),
        ("昆仑大厦总共砸了多少钱", ("26亿元",)),
        ("Qinghai gdp: size and growth last year, and what are they gunning for this year", ("430 billion yuan", "4.6%", "4.5%")),
        ("Did Qinghai beat its growth target?", ("4.6%", "higher than expected targets")),
        ("how many urban jobs did Qinghai create in 2025", ("63,000",)),
        ("are people moving out of Qinghai or moving in, 2025", ("net inflow", "12,000")),
        ("by how much did electricity get cheaper for firms in Qinghai", ("7%",)),
    ],
)
def test_loose_questions_find_what_is_printed(qinghai: Any, question: str, held: tuple[str, ...]) -> None:
    answer = qinghai.ask(question)
    assert answer.status == "answered"
    assert [words for words in held if words not in answer.text] == []


@pytest.mark.parametrize(
    "question", ["青海去年固投增长百分之几", "昆仑大厦租给谁了", "who are the tenants of the Kunlun building (昆仑大厦)?"]
)
def test_a_parts_growth_and_a_building_without_its_tenants_are_no_answer(qinghai: Any, question: str) -> None:
    assert qinghai.ask(question).status == "refused"


@pytest.mark.parametrize(
    ("quote", "gloss"),
    [
        ("力争5年内建成国家公园。", "strive to within 5 years build national parks"),
        ("连续三年增长。", "3 years in a row grow"),
        ("未来五年新建学校。", "the next 5 years newly build school"),
    ],
)
def test_a_span_of_years_is_glossed_as_one(quote: str, gloss: str) -> None:
    assert gloss_literally(quote, load_glossary(GLOSSARY_FILE), load_words(WORDS_FILE)) == gloss
