"""What every report has: targets, tasks, goals, achievements, the state of the economy; the reports are made up."""

from __future__ import annotations

from typing import Any

import pytest

from answer.chapters import _Asked, _Chapter
from assistant import Assistant
from corpus import Scope
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings

REPORT = """2026年{place}政府工作报告
——2026年1月20日在{place}第十四届人民代表大会第四次会议上

一、2025年工作回顾
过去一年，全省地区生产总值增长5.{n}%，固定资产投资增长3.{n}%，社会消费品零售总额增长4%，城镇新增就业35万人。
一是消费市场持续回暖。开展促消费活动200场，新增首店80家，太行山东北部和黄河南岸的旅游公路全部通车。
二是创新能力稳步增强。新建实验室3个，技术合同成交额增长20%，高新技术企业达到5000家以上。

二、“十五五”时期主要目标任务
——经济实力迈上新台阶。地区生产总值年均增长5%左右，产业体系更加完备。
——人民生活更加幸福。居民收入与经济增长同步，城乡差距进一步缩小。

三、2026年重点工作
今年经济社会发展主要预期目标是：地区生产总值增长5%左右，城镇新增就业30万人以上。做好今年工作要坚持稳中求进。
（一）全力扩大内需
大力提振消费。办好消费季，开展以旧换新，发放消费券，支持首发经济，带动消费增长。
（二）加快科技创新
建设创新平台，培育科技型企业，推动成果转化。
"""
PLACES = {"安徽省": 5, "甘肃省": 8}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("two")
    for place, number in PLACES.items():
        (folder / f"{place}.txt").write_text(REPORT.format(place=place, n=number), encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.txt")), options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


TASKS = "- （一）全力扩大内需[1]\n- （二）加快科技创新[2]"
DONE = "- 一是消费市场持续回暖[1]。\n- 二是创新能力稳步增强[2]。"
PARTS = [
    ("安徽2026年主要预期目标有哪些", "- 今年经济社会发展主要预期目标是：地区生产总值增长5%左右，城镇新增就业30万人以上[1]。"),
    ("安徽省2026年的主要任务是什么", TASKS),
    ("甘肃今年打算干哪几件大事", TASKS),
    ("甘肃去年取得了哪些成绩", DONE),
    ("安徽2025年工作干得怎么样", DONE),
    ("甘肃十五五主要目标", "- ——经济实力迈上新台阶[1]。\n- ——人民生活更加幸福[2]。"),
    ("甘肃去年经济怎么样", "- 甘肃省2025年：全省地区生产总值增长5.8%[1]。\n- 甘肃省2025年：固定资产投资增长3.8%[2]。\n- 甘肃省2025年：社会消费品零售总额增长4%[3]。\n- 甘肃省2025年：城镇新增就业35万人[4]。"),
    ("Anhui's main targets for 2026", "- Anhui's 2026 target for gross domestic product (GDP): up around 5%[1].\n- Anhui's 2026 target for new urban jobs: at least 300,000 people[2]."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "text"), PARTS, ids=[row[0] for row in PARTS])
def test_the_part_asked_for_is_given_whole(two: Any, question: str, text: str) -> None:
    answer = two.ask(question)
    assert (answer.status, answer.text) == ("answered", text)


@pytest.mark.parametrize(("head", "fit"), [("二、全力抓好五项重点工作", 4), ("一、把安全作为各项工作的主线", 3), ("三、2026年主要任务", 4)])
def test_of_the_chapters_below_the_years_work_the_one_headed_so_is_meant(head: str, fit: int) -> None:
    chapter = _Chapter(head, "2026年重点工作", Scope(year=2026, place=None, plans=True), [])
    assert chapter.fit(_Asked("tasks", 2026)) == fit


@pytest.mark.parametrize("question", ["山东2026年主要目标有哪些", "河南去年取得了哪些成绩", "Guangdong main targets for 2026"])
def test_a_place_without_a_report_is_refused(two: Any, question: str) -> None:
    answer = two.ask(question)
    assert (answer.status, answer.reason) == ("refused", "other_place")


@pytest.mark.parametrize("question", ["安徽2023年主要预期目标有哪些", "甘肃2027年的主要任务"])
def test_another_year_has_no_such_part(two: Any, question: str) -> None:
    assert two.ask(question).status == "refused"


def test_targets_of_a_table_are_listed_row_by_row(assistant: Any) -> None:
    listed = assistant.ask("2026年主要预期目标有哪些").text.splitlines()
    assert listed[0] == "- 渝中区2026年地区生产总值（GDP）增速的预期目标是5%[1]。"
    assert len(listed) == sum(row.fact(2026, "target") is not None for row in assistant._sources.rows)


def test_a_part_that_begins_on_a_missing_page_says_so(assistant: Any) -> None:
    answer = assistant.ask("渝中区2024年取得了哪些成绩")
    assert (answer.status, answer.reason) == ("partial", "missing_part")
    assert answer.text.splitlines()[0].startswith("- （二）") and answer.text.splitlines()[-1].startswith("文件缺第1版")


def test_a_matter_is_not_answered_by_a_part(two: Any) -> None:
    assert "全力扩大内需" not in two.ask("安徽2026年消费方面的重点工作").text.splitlines()[0]
