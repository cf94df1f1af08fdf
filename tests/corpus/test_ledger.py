"""Facts looked up and laid out: canonical names, filters, quotes that stand in the file, a harmless CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from corpus import IndicatorNames, Report, find_facts, load_glossary, load_indicator_names, read_reports, to_csv
from corpus.ledger import is_place, safe_cell
from errors import CorpusError

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def names() -> IndicatorNames:
    return load_indicator_names(DATA / "indicators.csv", load_glossary(DATA / "glossary.csv"))


NAMES = [
    ("GDP", "地区生产总值"),
    ("地区生产总值（GDP）增速", "地区生产总值"),
    ("外贸进出口总值", "进出口总额"),
    ("居民消费价格涨幅", "居民消费价格指数"),
    ("民营企业进出口", ""),  # a part
    ("进京走访", ""),  # only a word that helps to search
    ("工业增加值", ""),  # not only of the larger firms
]


@pytest.mark.parametrize(("printed", "wanted"), NAMES)
def test_a_canonical_name_is_given_only_for_the_same_quantity(names: IndicatorNames, printed: str, wanted: str) -> None:
    assert names.canonical(printed) == wanted


def test_facts_are_found_by_any_name_year_and_kind(yuzhong: dict[str, Report], names: IndicatorNames) -> None:
    found = find_facts(yuzhong.values(), names, indicator="GDP", year=2026, kind="target", place="渝中")
    assert {row.canonical for row in found} == {"地区生产总值"}
    assert {(row.fact.value, row.fact.qualifier, row.fact.change) for row in found} == {("5", "", "growth"), ("5", "左右", "growth")}
    assert find_facts(yuzhong.values(), names, indicator="GDP", place="成都") == []


def test_each_row_stands_where_its_locator_says(yuzhong: dict[str, Report], names: IndicatorNames) -> None:
    for row in find_facts(yuzhong.values(), names):
        plain = row.to_dict()
        file = next(file for file in row.report.files if file.name == plain["locator"]["file"])
        source = file.text[plain["locator"]["start"] : plain["locator"]["end"]]
        assert plain["locator"]["sha256"] == file.sha256
        assert plain["value"] in plain["quote"]
        if row.fact.row is None:
            assert plain["quote"][0] == source[0]
            assert plain["quote"][-1] == source[-1]


def test_the_csv_opens_in_a_spreadsheet_and_holds_one_line_a_fact(yuzhong: dict[str, Report], names: IndicatorNames) -> None:
    rows = find_facts(yuzhong.values(), names, year=2026)
    text = to_csv(rows)
    assert text.startswith("\ufeffreport,indicator,canonical,value,low,high,unit,")
    lines = list(csv.reader(io.StringIO(text[1:])))
    assert len(lines) == len(rows) + 1
    assert {line[10] for line in lines[1:]} == {"2026"}


def test_what_ranks_is_the_growth_and_not_the_level(tmp_path: Path, names: IndicatorNames) -> None:
    (tmp_path / "2026年青山省政府工作报告.txt").write_text(
        "2026年青山省政府工作报告\n\n一、2025年工作回顾\n\n2025年，实际使用外资增速居全国第1位。进出口总额居全国第3位。\n", encoding="utf-8"
    )
    rows = find_facts(read_reports([tmp_path]).reports, names)
    assert [(row.fact.indicator, row.canonical) for row in rows] == [("实际使用外资增速", ""), ("进出口总额", "进出口总额")]


CELLS = [("=HYPERLINK()", "'=HYPERLINK()"), ("+5", "'+5"), ("-5%", "'-5%"), ("@x", "'@x"), (" =1", "' =1"), ("\tx", "'\tx"), ("5%", "5%")]


@pytest.mark.parametrize(("value", "wanted"), CELLS)
def test_no_cell_is_taken_for_a_formula(value: str, wanted: str) -> None:
    assert safe_cell(value) == wanted


def test_a_name_that_the_glossary_does_not_know_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "indicators.csv"
    path.write_text("zh,printed\n无此指标,某名\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"indicators\.csv, line 2: write a name"):
        load_indicator_names(path, load_glossary(DATA / "glossary.csv"))


def test_one_printed_name_cannot_stand_for_two_indicators(tmp_path: Path) -> None:
    path = tmp_path / "indicators.csv"
    path.write_text("zh,printed\n地区生产总值,总量\n进出口总额,总量\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="总量 already stands for 地区生产总值"):
        load_indicator_names(path, load_glossary(DATA / "glossary.csv"))


@pytest.mark.parametrize(
    ("name", "own", "above", "other"),
    [
        ("四川省成都市锦江区", ("锦江区", "锦江", "成都市锦江区", "四川省成都市锦江区"), ("四川省", "四川", "成都市", "成都", "四川省成都市"), ("江区", "锦江县", "都市")),
        ("内蒙古自治区", ("内蒙古自治区", "内蒙古"), (), ("蒙古", "自治区")),
        ("广西壮族自治区南宁市", ("南宁", "南宁市"), ("广西", "广西壮族自治区"), ("宁市",)),
        ("云南省大理白族自治州", ("大理白族自治州",), ("云南省", "云南"), ("白族自治州",)),
        ("吉林省吉林市", ("吉林市", "吉林", "吉林省吉林市"), ("吉林省",), ("林市",)),
        ("全市", ("全市",), (), ("市",)),
        ("", (), (), ("四川省",)),
    ],
)  # fmt: skip
def test_a_place_is_that_place_and_its_parts_only_where_wished(
    name: str, own: tuple[str, ...], above: tuple[str, ...], other: tuple[str, ...]
) -> None:
    for wanted in own:
        assert is_place(name, wanted) and is_place(name, wanted, parts=True), wanted
    for wanted in above:
        assert not is_place(name, wanted) and is_place(name, wanted, parts=True), wanted
    for wanted in (*other, ""):
        assert not is_place(name, wanted) and not is_place(name, wanted, parts=True), wanted
