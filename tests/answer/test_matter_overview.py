"""What is said of one matter: by the leads that announce it, from the side that is asked for. The report is made up."""

from __future__ import annotations

from typing import Any

import pytest

from answer.matter_overview import announces
from assistant import Assistant
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings

REPORT = """2026年澄江区政府工作报告
——2026年1月18日在澄江区第八届人民代表大会第五次会议上
澄江区人民政府

一、2025年工作回顾
民生保障持续加强。就业服务精准有效。新增就业岗位3.2万个，举办招聘会40场。教育质量稳步提升。新建小学2所，新增学位1800个。获评智慧教育创新奖。养老床位增至5000张。

二、2026年工作安排
促进更高质量就业。实施技能培训5000人次，建成零工市场3个。深化教育改革。推进集团化办学，新建幼儿园4所。
"""


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("one")
    (folder / "澄江区.txt").write_text(REPORT, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update([folder / "澄江区.txt"], options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.mark.parametrize(
    ("question", "held", "left_out"),
    [
        ("就业方面讲了什么", ["促进更高质量就业", "零工市场3个", "就业服务精准有效", "3.2万个"], ["小学2所"]),
        ("2025年教育取得哪些成绩", ["教育质量稳步提升", "学位1800个"], ["幼儿园4所"]),
        ("2026年教育有什么安排", ["深化教育改革", "幼儿园4所"], ["学位1800个"]),
    ],
)
def test_a_matter_is_told_by_its_leads_and_what_follows_them(one: Any, question: str, held: list[str], left_out: list[str]) -> None:
    answer = one.ask(question)
    assert answer.status == "answered"
    assert [words for words in held if words not in answer.text] == []
    assert [words for words in left_out if words in answer.text] == []


@pytest.mark.parametrize("question", ["新建小学几所", "新增就业岗位多少个", "谁分管教育"])
def test_one_thing_of_a_matter_is_no_overview(one: Any, question: str) -> None:
    assert not one.ask(question).text.startswith("- ")


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [("教育质量稳步提升。", True), ("现代金融业。", True), ("新建小学2所。", False), ("一" * 33, False)],
)
def test_a_lead_is_short_and_gives_no_figure(sentence: str, leads: bool) -> None:
    assert announces(sentence) is leads
