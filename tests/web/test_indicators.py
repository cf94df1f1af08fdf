"""The room of indicators: what fits a choice, what is shown of it, where its figures lead, what a spreadsheet gets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from html import unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl

import pytest

from answer import Yearbook
from corpus import IndicatorNames, Report, SourceFile, find_facts, to_csv
from corpus.manifest import Entry
from corpus.read import read_report
from web.beside import render_places
from web.charts import Bar, draw_bars, draw_share, draw_spark
from web.indicator_labels import EN as WORDS_EN
from web.indicator_labels import ZH as WORDS_ZH
from web.indicator_labels import IndicatorLabels
from web.indicator_room import indicators_csv, render_bar, render_indicators
from web.indicators import render_all, render_lines
from web.labels import EN, ZH
from web.look import KINDS, Look, choose_lines, choose_rows, stated_once
from web.reading import find_reading, render_reading, report_key

MISSED = ["地区生产总值（GDP）增速", "区级一般公共预算收入增速", "民营经济增加值", "城镇居民人均可支配收入增速", "实际使用外资（FDI）"]
CELL = re.compile(r'<a class="cell" href="#(read-[^"]+)"[^>]*>(.*?)</a>')


def made(**texts: str) -> SimpleNamespace:
    """A shelf over reports made of one text each, by place."""
    reports: dict[str, Report] = {}
    for place, text in texts.items():
        report = read_report([SourceFile(f"{place}.txt", "0" * 64, "utf-8", f"{place}2026年政府工作报告\n{text}\n")], Entry(place))
        reports[report.id] = report
    names = IndicatorNames({"地区生产总值": "地区生产总值"})
    return SimpleNamespace(reports=reports, yearbook=Yearbook(find_facts(reports.values(), names), lambda report, name: None))


PLANS = "二、2026年工作安排\n2026年发展主要预期目标是：{}。"


@pytest.fixture(scope="module")
def provinces() -> Any:
    return made(
        云南省=PLANS.format("地区生产总值增长5%左右"),
        江苏省=PLANS.format("地区生产总值增长4.5%—5%"),
        安徽省=PLANS.format("城镇新增就业30万人"),
    )


@pytest.mark.parametrize(
    ("sent", "look"),
    [
        (None, Look()),
        ({"view": "places", "typed": "x" * 500, "year": 2026, "missed": True}, Look("places", "x" * 60, year=2026, missed=True)),
        ({"view": "else", "year": "２０２６", "kind": "guess", "upto": "9" * 40, "missed": "yes"}, Look()),
        (
            {"year": "2026", "kind": "target", "role": "result", "missed": "1", "upto": "80"},
            Look(year=2026, kind="target", role="result", missed=True, upto=80),
        ),
        ({"year": 99999, "upto": 10**9, "report": 5, "place": None}, Look(upto=5000)),
        ({"year": True, "upto": True}, Look()),
    ],
)
def test_whatever_the_page_sends_is_a_look(sent: Any, look: Look) -> None:
    assert Look.of(sent) == look


@pytest.mark.parametrize(
    "look",
    [
        Look(),
        Look("places", "GDP&年=<b>", year=2026, role="result", subject="地区生产总值"),
        Look(missed=True, place="云南省", kind="target"),
    ],
)
def test_a_look_survives_the_address_of_its_export(look: Look) -> None:
    assert Look.of(dict(parse_qsl(look.query()))) == look


def test_the_export_without_a_choice_is_what_the_command_line_gives(assistant: Any) -> None:
    assert indicators_csv(assistant, {}) == to_csv(assistant.facts())


@pytest.mark.parametrize(
    "chosen",
    [
        {"year": 2026},
        {"place": "重庆市渝中区"},
        {"report": "yuzhong-work-report-2025"},
        {"year": 2025, "report": "yuzhong-plan-report-2026"},
    ],
)
def test_the_page_and_the_command_line_filter_to_the_same_facts(assistant: Any, chosen: Mapping[str, Any]) -> None:
    look = Look.of({**chosen, "report": report_key(chosen["report"]) if "report" in chosen else "", "view": "all"})
    wanted = [row for row in assistant.facts(**chosen) if not look.place or row.fact.place == look.place]
    assert [row.to_dict() for row in choose_rows(assistant.yearbook, look)] == [row.to_dict() for row in wanted]
    assert len(wanted) > 50


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_part_the_facts(assistant: Any, kind: Any) -> None:
    rows = choose_rows(assistant.yearbook, Look("all", kind=kind))
    assert {row.fact.kind for row in rows} == {kind}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("固定资产", "固定资产投资总额增速"),
        ("retail sales", "社会消费品零售总额增速"),
        ("kongqizhiliang", "空气质量优良天数"),
        ("实际使用外资", "实际使用外资（FDI）"),
    ],
)
def test_an_indicator_is_found_by_chinese_english_or_pinyin(assistant: Any, typed: str, first: str) -> None:
    assert choose_lines(assistant.yearbook, Look(typed=typed))[0].name == first
    assert "没有符合的指标" in render_indicators(assistant, Look(typed="外星飞船"), ZH)


TARGETS = "一、2025年工作回顾\n2025年，{}。\n二、2026年工作安排\n今年继续努力。"
FELL = "地区生产总值增长{got}%，低于{aim}%的预期目标"


@pytest.mark.parametrize(("labels", "names"), [(ZH, ["松河县", "白石县"]), (EN, ["Songhe County", "Baishi County"])])
def test_a_missed_target_says_whose_it_is_where_several_places_are_shown(labels: Any, names: list[str]) -> None:
    shelf = made(松河县=TARGETS.format(FELL.format(got="4.1", aim="6")), 白石县=TARGETS.format(FELL.format(got="5.2", aim="7")))
    shelf.yearbook.rows = tuple(
        replace(row, report=replace(row.report, place_en={"松河县": "Songhe County", "白石县": "Baishi County"}[row.report.place]))
        for row in shelf.yearbook.rows
    )
    tiles = re.findall(r"<figcaption>.*?</figcaption>", render_indicators(shelf, Look(), labels))
    assert [next((name for name in names if f">{name}<" in tile), "") for tile in tiles] == names
    one = re.findall(r"<figcaption>.*?</figcaption>", render_indicators(shelf, Look(place="白石县"), labels))
    assert len(one) == 1 and names[1] not in one[0]  # said above, and nobody else's stands beside it


@pytest.mark.parametrize(("labels", "word"), [(ZH, "未完成"), (EN, "missed")])
def test_missed_targets_are_marked_by_sign_word_and_colour(assistant: Any, labels: Any, word: str) -> None:
    shown = render_indicators(assistant, Look(missed=True), labels)
    rows = re.findall(r'<tr class="missed"><th scope="row"><span class="src" lang="zh-CN">(.*?)</span>', shown)
    assert rows == MISSED
    assert shown.count(f'<span class="status missed"><span aria-hidden="true">▼</span> {word}</span>') == 5
    assert shown.count("<figure>") == 5


def test_what_only_the_report_says_is_not_called_met(assistant: Any) -> None:
    shown = render_indicators(assistant, Look(typed="单位GDP能耗下降"), ZH)
    assert "报告称预计完成" in shown and "✓" not in shown


def test_every_figure_of_every_report_leads_to_the_words_that_state_it(assistant: Any) -> None:
    book = assistant.yearbook
    shown = render_indicators(assistant, Look("all", upto=5000), ZH)
    links = CELL.findall(shown)
    assert len(links) == len(book.rows)
    opened: dict[str, str] = {}
    for row, (anchor, words) in zip(book.rows, links, strict=True):
        found = find_reading(assistant.reports, anchor)
        assert found is not None and found[0].id == row.report.id
        if anchor not in opened:
            marked = re.findall(r'<mark class="on"[^>]*>(.*?)</mark>|<tr class="on"[^>]*>(.*?)</tr>', render_reading(*found, ZH))
            opened[anchor] = unescape(re.sub(r"<sup>.*?</sup>|<[^>]*>|\s", "", "".join("".join(pair) for pair in marked)))
        assert row.fact.value in opened[anchor], (anchor, words)
        assert row.fact.indicator in opened[anchor] or row.fact.row is None


def test_places_side_by_side_say_who_states_nothing_and_draw_no_range(provinces: Any) -> None:
    shown = render_indicators(provinces, Look("places"), ZH)
    assert "地区生产总值：2026年目标，各地并列" in shown and "2 个地方写明" in shown
    assert "1 个地方的报告里没有读到：安徽省" in shown
    rows = re.findall(r"<tr>(<th.*?)</tr>", shown.split("<tbody>")[1])
    assert ["<rect" in row for row in rows] == [True, False]
    assert "4.5%—5%" in rows[1] and '">—</td>' in rows[1]


def test_an_indicator_typed_or_pressed_is_the_one_compared(provinces: Any) -> None:
    for look in (Look("places", typed="就业"), Look("places", subject="城镇新增就业")):
        shown = render_indicators(provinces, look, EN)
        assert "城镇新增就业: 2026 target, places side by side" in shown
        assert 'data-subject="城镇新增就业" aria-pressed="true"' in shown
        assert "Not read in the reports of 2 places: 云南省, 江苏省" in shown


def test_sums_are_told_as_printed_and_lead_to_their_words() -> None:
    shelf = made(云南省="一、工作\n全年共办理建议提案120件，其中代表建议70件、委员提案48件。共新增学位50个，小学、中学分别为30个、20个。")
    shown = unescape(render_indicators(shelf, Look("sums"), ZH))
    assert "按原文：合计 120件；其中列出的相加为 118件（70 + 48），“其中”不一定列全" in shown
    assert "按原文：合计 50个 = 30 + 20" in shown
    for anchor, words in re.findall(r'<a class="use src"[^>]* href="#(.*?)"[^>]*>(.*?)</a>', shown):
        found = find_reading(shelf.reports, anchor)
        assert found is not None and f"tabindex=-1>{words}</mark>" in render_reading(*found, ZH)
    assert not re.search("错|误|wrong|error", shown)
    rows = list(csv.DictReader(io.StringIO(indicators_csv(shelf, {"view": "sums"})[1:])))
    assert [(one["total"], one["parts"], one["added"], one["parts_named"]) for one in rows] == [
        ("120", "70 + 48", "118", "some or all"),
        ("50", "30 + 20", "50", "all"),
    ]
    assert all(int(one["start"]) < int(one["end"]) and one["file"] == "云南省.txt" for one in rows)
    assert "没有读到写明总数和部分的数字" in render_indicators(shelf, Look("sums", report="none"), ZH)


def test_a_spreadsheet_opens_the_export_and_takes_nothing_for_a_formula(provinces: Any) -> None:
    row = provinces.yearbook.rows[0]
    hostile = replace(row, fact=replace(row.fact, indicator="=HYPERLINK(1)", value="-5", qualifier="@SUM(1)"))
    book = Yearbook([hostile], lambda report, name: None)
    text = indicators_csv(SimpleNamespace(yearbook=book), {})
    assert text.startswith("\ufeffreport,indicator,")
    [line] = csv.DictReader(io.StringIO(text[1:]))
    assert (line["indicator"], line["value"], line["qualifier"]) == ("'=HYPERLINK(1)", "-5", "'@SUM(1)")
    assert line["file"] == "云南省.txt" and int(line["end"]) > int(line["start"]) > 0 and len(line["sha256"]) == 64


@pytest.mark.parametrize(
    ("labels", "head"), [(ZH, "报告,指标（原文）,指标（通名）,数字,"), (EN, "Report,Indicator as printed,Indicator,Figure,")]
)
@pytest.mark.parametrize("view", ["goals", "all", "places", "sums"])
def test_the_export_is_headed_in_the_language_of_the_page(provinces: Any, labels: Any, head: str, view: Any) -> None:
    shelf = (
        made(云南省="一、工作\n共新增学位50个，小学、中学分别为30个、20个。\n2025年粮食产量目标9亿斤。") if view == "sums" else provinces
    )
    [address] = re.findall(r'href="indicators\.csv\?(.*?)"', render_indicators(shelf, Look(view), labels))
    asked = dict(parse_qsl(unescape(address)))
    columns = indicators_csv(shelf, asked)[1:].splitlines()[0].split(",")
    named = indicators_csv(shelf, {name: value for name, value in asked.items() if name != "lang"})[1:].splitlines()[0].split(",")
    assert len(columns) == len(named) and not {*columns} & {*named} - {"SHA-256"}
    assert view == "sums" or ",".join(columns).startswith(head)


def test_an_export_of_places_holds_the_figures_shown(provinces: Any) -> None:
    shown = render_indicators(provinces, Look("places"), ZH)
    [address] = re.findall(r'href="indicators\.csv\?(.*?)"', shown)
    asked = {name: value for name, value in parse_qsl(unescape(address)) if name != "lang"}
    rows = list(csv.DictReader(io.StringIO(indicators_csv(provinces, asked)[1:])))
    assert [(one["place"], one["value"]) for one in rows] == [("云南省", "5"), ("江苏省", "4.5%—5")]


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers() -> None:
    bars = [Bar("2025", "6左右", 6.0, "target"), Bar("2025", "3", 3.0, "missed"), Bar("2026", "超5", None, "next")]
    shown = draw_bars(bars, "增速：6左右；3；超5")
    ((start, width),) = [(float(x), float(width)) for x, width in re.findall(r'<rect x="([\d.]+)"[^>]* width="([\d.]+)"', shown)]
    ticks = re.findall(r'<line x1="([\d.]+)" x2="([\d.]+)" [^>]*class="tick"', shown)
    assert [float(x) - start for x, _ in ticks] == [pytest.approx(2 * width, abs=0.1)] and "diamond" not in shown
    following = draw_bars([*bars[:2], Bar("2026", "4", 4.0, "next")], "x")
    assert following.count('class="diamond"') == 1 and following.count("<rect") == 1  # the marks that the legend explains
    assert 'role="img" aria-label="增速：6左右；3；超5"' in shown and shown.count("<text") == 6
    assert 'width="25.00"' in draw_share(1.0, 4.0) and draw_share(None, 4.0) == draw_share(-1.0, 4.0) == ""
    assert draw_spark(2.0, None, None, False, "x") == ""
    spark = draw_spark(2.0, 4.0, None, True, "x")
    assert 'x="0"' in spark and 'class="missed"' in spark and 'class="tick"' in spark and "diamond" not in spark
    assert draw_spark(None, None, None, False, "x") == ""


def test_a_name_is_shown_and_exported_without_the_mark_of_its_list() -> None:
    shelf = made(云溪县=PLANS.format("粮食产量9亿斤"))
    [row] = shelf.yearbook.rows
    assert row.fact.indicator == "粮食产量"
    shelf.yearbook = Yearbook([replace(row, fact=replace(row.fact, indicator="（3）粮食产量"))], lambda report, name: None)
    for view in ("all", "goals"):
        shown = render_indicators(shelf, Look(view), ZH)  # type: ignore[arg-type]
        assert ">粮食产量<" in shown and "（3）" not in shown
    [line] = csv.DictReader(io.StringIO(indicators_csv(shelf, {})[1:]))
    assert line["indicator"] == "粮食产量"


def test_a_figure_that_one_place_bounds_and_another_does_not_is_shown_once() -> None:
    [row] = made(云溪县=PLANS.format("粮食产量6.5亿斤左右")).yearbook.rows
    bare = replace(row, fact=replace(row.fact, value="6.5", qualifier=""))
    other = replace(row, fact=replace(row.fact, value="6.8", qualifier=""))
    plan = replace(bare, fact=replace(bare.fact, kind="estimate"))
    span = replace(row, fact=replace(row.fact, value="6—6.5", qualifier="左右"))
    assert stated_once([bare, row]) == stated_once([row, bare]) == (row,)
    assert stated_once([bare, other]) == (bare, other) and stated_once([plan, row]) == (plan, row)
    assert stated_once([bare, span]) == (bare, span) and stated_once([bare]) == (bare,)


def _rects(drawn: str) -> list[tuple[float, float]]:
    return [(float(x), float(width)) for x, width in re.findall(r'<rect x="([-\d.]+)"[^>]* width="([-\d.]+)"', drawn)]


def test_a_bar_below_zero_goes_to_the_left_of_zero() -> None:
    shown = draw_bars([Bar("2031", "6", 6.0, "target"), Bar("2031", "-3", -3.0, "missed"), Bar("2030", "3", 3.0, "result")], "x")
    (left, down), (zero, up) = _rects(shown)
    assert down == pytest.approx(up, abs=0.2) and left + down == pytest.approx(zero, abs=0.2) and up > 0
    [(start, tick)] = re.findall(r'<line x1="([\d.]+)" x2="([\d.]+)"[^>]*class="axis"', shown)
    assert float(start) == pytest.approx(zero, abs=0.2) and float(tick) - zero == pytest.approx(2 * up, abs=0.3)
    [(x, width)] = _rects(draw_spark(-2.0, 4.0, None, True, "x"))
    [tick] = re.findall(r'x1="([\d.]+)" x2="[\d.]+" y1="1"', draw_spark(-2.0, 4.0, None, True, "x"))
    assert x >= 0 and float(tick) - (x + width) == pytest.approx(2 * width, abs=0.3)
    [(x, width)] = _rects(draw_spark(-2.0, -4.0, None, False, "x"))  # all below zero
    assert x > 0 and width > 0
    assert _rects(draw_share(-1.0, 3.0, -1.0)) == [(0, 25)] and _rects(draw_share(3.0, 3.0, -1.0)) == [(25, 75)]
    assert _rects(draw_share(-1.0, 0.0, -2.0)) == [(50, 50)]


def test_a_chart_says_all_its_values(assistant: Any) -> None:
    shown = render_indicators(assistant, Look(typed="实际使用外资（FDI）"), ZH)
    assert 'aria-label="实际使用外资（FDI）：2025 目标 6000万美元; 2025 结果 3200万美元; 2026 目标 3680万美元"' in shown


def test_the_bar_offers_what_there_is_and_keeps_what_was_chosen(assistant: Any) -> None:
    shown = render_bar(assistant, Look("places", "外资", year=2026, role="result"), ZH)
    assert shown.count('<option value="20') >= 3 and '<option value="2026" selected>' in shown
    assert 'value="places" checked' in shown and 'value="外资"' in shown and '<option value="result" selected>' in shown


@pytest.mark.parametrize("name", [field.name for field in fields(IndicatorLabels)])
def test_label_is_there_in_both_languages_with_the_same_places_to_fill(name: str) -> None:
    zh, en = getattr(WORDS_ZH, name), getattr(WORDS_EN, name)
    pairs = [(zh[key], en[key]) for key in zh] if isinstance(zh, dict) else [(zh, en)]
    assert not isinstance(zh, dict) or list(zh) == list(en)
    for one, other in pairs:
        assert {frozenset(re.findall(r"\{(\w+)\}", form)) for text in (one, other) for form in text.split("|")} <= {
            frozenset(re.findall(r"\{(\w+)\}", one.split("|")[0]))
        }
        assert not re.search(r"[\u4e00-\u9fff]", other)


def test_places_side_by_side_are_those_of_each_year_each_place_once_and_silent_only_where_nothing_is_stated() -> None:
    shelf = made(
        重庆市渝北区=PLANS.format("地区生产总值增长5%左右"),
        渝北区=PLANS.format("地区生产总值增长5%"),
        云南省=PLANS.format("地区生产总值增长4.5%左右"),
    )
    older = [replace(row, fact=replace(row.fact, year=2025)) for row in shelf.yearbook.rows if row.report.place == "重庆市渝北区"]
    rows = [*shelf.yearbook.rows, *older]
    book = Yearbook(rows, lambda report, text: None)
    shown = render_places(book, Look("places", subject="地区生产总值"), ZH)
    years = re.findall(r"(20\d\d)年目标，各地并列", shown)
    assert years[0] == "2026" and "2025" in years[1:] and len(set(years)) == len(years)  # of most places first
    first = shown[shown.index("2026年目标") : shown.index("2025年目标")]
    named = [re.sub("<[^>]*>", "", one) for one in re.findall(r'<th scope="row"[^>]*>(.*?)</th>', first)]
    assert sorted(named) == ["云南省", "重庆市渝北区"] and "没有读到" not in first and first.count('class="cell"') == 3
    assert "没有读到：云南省" in shown[shown.index("2025年目标") :]
    chosen = render_places(book, Look("places", subject="地区生产总值", year=2025), ZH)
    assert re.findall(r"(20\d\d)年目标，各地并列", chosen) == ["2025"]


def test_units_figures_places_and_names_stand_in_english_and_what_has_none_is_marked(assistant: Any) -> None:
    shown = render_lines(assistant.yearbook, Look(), EN)
    assert (
        '<span lang="en" title="6左右">around 6</span>' in shown
        and ">100 million yuan<" in shown
        and ">Yuzhong District, Chongqing</span></th>" in shown
    )
    assert ">around 6</text>" in shown and "亿元<" not in shown
    assert "around 6" not in render_lines(assistant.yearbook, Look(), ZH)
    every = render_all(assistant.yearbook, Look(upto=200), EN)
    assert re.search(r'class="no-english">[^<]*[\u4e00-\u9fff]', every)
