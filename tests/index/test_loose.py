"""Questions as people type them: everyday words alone, sayings, statements handed over, plans named by their turn."""

from __future__ import annotations

import pytest

from answer import split_question
from corpus import Glossary, GlossaryEntry, Synonyms
from index import Alone, Home, Lexicon, Query, understand

ENTRIES = (
    GlossaryEntry("渔获总量", "total fish catch", (), (), "indicator"),
    GlossaryEntry("渔获保障能力", "fish supply capacity", (), (), "indicator"),
    GlossaryEntry("灯塔数量", "number of lighthouses", (), (), "indicator"),
    GlossaryEntry("外来渔民", "incoming fishers", (), ("newcomers to the city",), "policy"),
    GlossaryEntry("青鸥省", "Qing'ou Province", ("青鸥",), ("Qingou",), "place"),
)
GLOSSARY = Glossary(ENTRIES)
ALONE = Synonyms(
    [("zh", ("打鱼",), ("渔获总量", "渔获保障能力")), ("en", ("fish", "fish hauls"), ("渔获总量",)), ("zh", ("灯塔",), ("灯塔数量",))]
)
SAYINGS = Synonyms([("zh", ("砸锅了",), ("没完成目标",)), ("en", ("went belly up",), ("missed the target",))])
HOME = Home(("青鸥省白石县",), ("Baishi County, Qingou",), 2026)


def read(text: str, this_year: int = 2026) -> Query:
    lexicon = Lexicon(GLOSSARY, Synonyms(), sayings=SAYINGS, alone=Alone(ALONE, GLOSSARY))
    return understand(text, lexicon, Home(HOME.places, HOME.places_en, this_year))


@pytest.mark.parametrize(
    ("question", "indicators"),
    [
        ("打鱼26年几个点", ("渔获总量",)),
        ("打鱼今年多少，灯塔多少", ("渔获总量", "灯塔数量")),
        ("fish in 2026", ("渔获总量",)),
        ("fish hauls, 2026 target?", ("渔获总量",)),
        ("which province aims highest on fish", ("渔获总量",)),
        ("打鱼26年控制到多少", ("渔获总量",)),
        ("打鱼补贴26年几个点", ()),  # a subsidy is not the catch
        ("fish markets in 2026", ()),
        ("how much fish would they bring", ()),
        ("what's his fish", ()),
        ("打鱼多少花多少", ()),  # two figures, one of them of another thing
        ("渔获保障能力26年目标", ("渔获保障能力",)),
        ("number of lighthouses and fish in 2026", ("灯塔数量", "渔获总量")),
        ("fish and number of lighthouses", ("灯塔数量",)),  # it may be the number of lighthouses of the fishery
        ("local fish in 2026", ("渔获总量",)),
        ("number of lighthouses and fish in tins", ("灯塔数量",)),
    ],
)
def test_an_everyday_word_alone_names_its_indicator(question: str, indicators: tuple[str, ...]) -> None:
    assert read(question).indicators == indicators


def test_of_several_indicators_the_one_that_the_reports_print_is_meant() -> None:
    lexicon = Lexicon(GLOSSARY, Synonyms(), alone=Alone(ALONE, GLOSSARY, lambda entry, plain: entry.zh == "渔获保障能力"))
    assert understand("打鱼26年多少", lexicon, HOME).indicators == ("渔获保障能力",)


@pytest.mark.parametrize("question", ["25年砸锅了的指标有哪些", "which goals went belly up in 2025"])
def test_a_saying_is_read_as_what_it_means(question: str) -> None:
    assert "missed" in read(question).wants


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A draft says the harbour took in 5 ships. Check that pls", "Is it true that the harbour took in 5 ships?"),
        ("my editor wrote: 5 ships came. Correct?", "Is it true that 5 ships came?"),
        ("please verify: the harbour took in 5 ships", "Is it true that the harbour took in 5 ships?"),
        ("稿子里写港口来了5艘船，核一下", "港口来了5艘船，对吗？"),
        ("核实一下：港口来了5艘船", "港口来了5艘船，对吗？"),
        ("The report says what about ships?", "The report says what about ships?"),
        ("check the number of ships", "check the number of ships"),
        ("有人说港口来了多少艘船", "有人说港口来了多少艘船"),
    ],
)
def test_a_statement_handed_over_is_asked_whether_it_is_so(text: str, plain: str) -> None:
    assert read(text).plain == plain


@pytest.mark.parametrize(
    ("question", "this_year", "period"),
    [
        ("catch during the next five-year plan", 2025, (2026, 2030)),
        ("catch during the next five-year plan", 2026, (2026, 2030)),
        ("下一个五年规划渔获总量", 2027, (2031, 2035)),
        ("catch under the last five-year plan", 2026, (2021, 2025)),
        ("上一个五年规划渔获总量", 2028, (2021, 2025)),
    ],
)
def test_a_plan_named_by_its_turn_has_its_years(question: str, this_year: int, period: tuple[int, int]) -> None:
    assert read(question, this_year).periods == (period,)


def test_a_name_that_holds_the_word_city_asks_of_no_city() -> None:
    assert (read("how many newcomers to the city get loans").scope, read("how many loans in the whole city").scope) == ("district", "city")


def test_which_of_a_series_counts_nothing_and_a_day_is_no_thing_counted() -> None:
    assert not read("灯塔节办到第几届了").asks_figure and read("灯塔节办了几届").asks_figure
    focus = read("how many tonnes a day does the herring plant take").focus
    assert focus is None or focus.surface != "day"


@pytest.mark.parametrize(("typed", "read_as"), [("Q3 fish catch", "third quarter fish catch"), ("H2 production", "H2 production")])
def test_a_quarter_by_its_letter_is_one_and_hydrogen_is_none(typed: str, read_as: str) -> None:
    assert read(typed).plain == read_as


def test_such_a_thing_points_back() -> None:
    assert [concept.surface for concept in read("herring shoals heading south - how many such groups").concepts] == [
        "herring",
        "shoals",
        "heading",
        "south",
    ]


def test_what_is_felt_is_asked_of_by_how_and_a_size_is_not() -> None:
    known = Synonyms([("en", ("how calm",), ("sense of calm",)), ("en", ("how large",), ("scale",))])
    asked = understand("how calm do fishers feel", Lexicon(GLOSSARY, known), HOME)
    assert "how calm" in [concept.surface for concept in asked.concepts]
    sized = understand("how large is the fleet", Lexicon(GLOSSARY, known), HOME)
    assert "how large" not in [concept.surface for concept in sized.concepts]


def test_the_report_of_a_year_sets_the_targets_of_that_year() -> None:
    asked = read("what fish target did the 2025 government report set")
    assert (asked.report_kind, asked.report_year, asked.years) == ("work report", 2025, (2025,))


@pytest.mark.parametrize(
    ("question", "language", "parts"),
    [
        (
            "Gull Tower: what was built in 2024 and what was meant to follow later",
            "en",
            ["Gull Tower: what was built in 2024", "Gull Tower: what was meant to follow later"],
        ),
        ("灯塔 25年修了多少座，26年渔港工程里头是多少", "zh", ["灯塔 25年修了多少座", "灯塔 26年渔港工程里头是多少"]),
    ],
)
def test_parts_keep_what_is_asked_of(question: str, language: str, parts: list[str]) -> None:
    assert split_question(question, language) == parts
