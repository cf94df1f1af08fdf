"""What counts as known in a glossary, which names of a report are asked for, and which rows are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Glossary, GlossaryEntry, load_glossary, read_reports
from eval.glossary import HERE, bare_name, cover, in_longer_names, is_known, load_places, main, measured_names, named_places, quoted_terms
from eval.glossary_rows import chinese_numbers, english_numbers, wrong_rows

ROOT = Path(__file__).resolve().parents[2]
HEADER = "zh,en,zh_aliases,en_aliases,kind,definition,note\n"
REPORT = """青山省2026年政府工作报告
一、2025年工作回顾
2025年，地区生产总值增长5.2%，新增绿化面积120万亩。深化“三同”“两不”，推进“三同+两不”，打响“一码通”品牌，群众说“今天再晚也是早。”
二、2026年工作安排
支持石家庄、无锡市和“十五五”重点项目建设，比例提高到“30%”。
"""


def entry(zh: str, en: str, aliases: str = "", kind: str = "slogan", en_aliases: str = "") -> GlossaryEntry:
    return GlossaryEntry(zh, en, tuple(filter(None, aliases.split("|"))), tuple(filter(None, en_aliases.split("|"))), kind)


SMALL = Glossary((entry("三同", "three sames"), entry("两不办法", "two no-needs", "两不"), entry("地区生产总值", "GDP", kind="indicator")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "青山省.txt").write_text(REPORT, encoding="utf-8")
    return reports


def test_a_term_is_known_by_its_name_by_an_alias_or_by_all_its_parts() -> None:
    names = ["“三同”", "两不", "三同+两不", "三同、两不", "三同两化", "三同+两化", "同"]
    assert [is_known(name, SMALL) for name in names] == [True, True, None, None, False, False, False]


def test_names_are_counted_once() -> None:
    coverage = cover(["三同", "两化", "三同", "三同+两不"], SMALL)
    assert (coverage.whole, coverage.parts, coverage.missing) == (["三同"], ["三同+两不"], ["两化"])
    assert round(coverage.share, 2) == 0.67


def test_short_quotations_are_terms_and_sentences_and_figures_are_not(folder: Path) -> None:
    (report,) = read_reports([folder]).reports
    assert quoted_terms(report) == ["三同", "两不", "三同+两不", "一码通", "十五五"]


def test_a_quotation_counts_in_a_longer_name_only_where_it_always_stands_in_one(folder: Path) -> None:
    (folder / "青山省.txt").write_text(REPORT + "“天都”双星升空，“天都”双星与“一码通”，“一码通”平台。\n", encoding="utf-8")
    (report,) = read_reports([folder]).reports
    names = Glossary((entry("天都双星", "Tiandu twin satellites"), entry("一码通平台", "one-code platform"), entry("三同", "three sames")))
    assert in_longer_names(report, names) == {"天都"}


def test_names_of_facts_lose_their_words_of_change_and_of_work(folder: Path) -> None:
    (report,) = read_reports([folder]).reports
    assert measured_names(report, SMALL) == ["地区生产总值", "绿化面积"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("地区生产总值年均增速", "地区生产总值"),
        ("新建和改造高标准农田", "高标准农田"),
        ("新增省级绿色工厂", "省级绿色工厂"),
        ("建设用地面积", "建设用地面积"),
        ("固定资产投资（不含农户）增速", "固定资产投资"),
        ("主要进口产品落地加工量", "主要进口产品落地加工量"),
        ("增长", "增长"),
    ],
)
def test_a_name_of_a_measure_is_bared(printed: str, name: str) -> None:
    assert bare_name(printed, SMALL) == name


def test_a_name_that_the_glossary_holds_with_its_verb_stays_whole() -> None:
    assert bare_name("新增就业岗位", Glossary((entry("新增就业岗位", "new jobs"),))) == "新增就业岗位"


def test_places_are_found_with_and_without_the_sign_of_their_kind(folder: Path) -> None:
    (report,) = read_reports([folder]).reports
    assert named_places(report, ["石家庄市", "无锡市", "苏州市"]) == ["石家庄市", "无锡市"]


def test_the_list_of_places_has_all_provinces_prefectures_and_districts_of_chongqing() -> None:
    places = load_places(HERE / "places.txt")
    assert len(places) == len(set(places)) == 34 + 333 + 38


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("三攻坚一盘活", [3]),
        ("“十五五”规划", [15, 5]),
        ("二十届四中全会", [20, 4]),
        ("长三角一体化", []),
        ("四川云教", []),
        ("一主两副", [2]),
    ],
)
def test_numbers_of_chinese_names(name: str, numbers: list[int]) -> None:
    assert chinese_numbers(name) == numbers


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("15th Five-Year Plan", {5, 15}),
        ("Twenty-One Sights", {1, 20, 21}),
        ("medical services, medical insurance and medicines", {3}),
        ("new trio (electric vehicles, lithium batteries and photovoltaic products)", {3}),
        ("sewage and refuse", {2}),
        ("whole", set()),
    ],
)
def test_numbers_of_english_names(name: str, numbers: set[int]) -> None:
    assert english_numbers(name) == numbers


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (entry("三同", "four sames"), "三同: 3 is not in 'four sames'; give the figure, or list the things"),
        (entry("1262预警", "1263 warning"), "1262预警: 1262 is not in '1263 warning'"),
        (entry("三同", "three 同"), "三同: Chinese or a curly quote in 'three 同'; write it in English"),
        (entry("三同", "three sames", "同|同"), "三同: 同 stands there twice; leave one"),
        (entry("三同", "three sames", "", "slogan", "x|x"), "三同: x stands there twice; leave one"),
    ],
)
def test_a_wrong_row_is_named_with_what_is_wrong(row: GlossaryEntry, fault: str) -> None:
    assert wrong_rows(Glossary((row,))) == [fault]


def test_names_of_places_and_offices_need_no_figure() -> None:
    assert wrong_rows(Glossary((entry("三河", "Sanhe", kind="place"), entry("二厂", "Second Factory", kind="project")))) == []


def test_the_glossary_of_the_project_has_no_wrong_row_and_all_places() -> None:
    glossary = load_glossary(ROOT / "data" / "glossary.csv")
    assert wrong_rows(glossary) == []
    assert cover(load_places(HERE / "places.txt"), glossary).missing == []


def test_the_command_prints_each_report_and_what_is_missing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "glossary.csv"
    table.write_text(HEADER + "三同,three sames,,,slogan,,\n两不,two no-needs,,,slogan,,\n", encoding="utf-8")
    assert main(["--reports", str(folder), "--glossary", str(table), "--missing"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "青山省: quoted terms 3 of 5, measured names 0 of 2, places 0 of 2"
    assert printed[1:3] == ["all quoted terms: 3 of 5 (60.0%), 1 of them part by part, 0 in a longer name", "  一码通 十五五"]


def test_a_folder_or_a_glossary_that_is_not_there_is_named(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--reports", str(tmp_path / "none")]) == 2
    assert main(["--reports", str(folder), "--glossary", str(tmp_path / "none.csv")]) == 2
    assert "no such folder; name one with reports" in capsys.readouterr().err
