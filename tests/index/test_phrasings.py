"""Indicators put as a whole phrase: how many fish were caught, 渔民一年打多少鱼."""

from __future__ import annotations

import pytest

from corpus import Glossary, GlossaryEntry, Synonyms, load_asked, load_glossary
from index import Home, Lexicon, Phrasings, Query, understand
from settings import ROOT

ENTRIES = (
    GlossaryEntry("渔获总量", "total fish catch", (), (), "indicator"),
    GlossaryEntry("海带产量", "kelp output", (), (), "indicator"),
    GlossaryEntry("渔民收入", "fishers' income", (), (), "indicator"),
    GlossaryEntry("青鸥省", "Qing'ou Province", ("青鸥",), ("Qingou",), "place"),
    GlossaryEntry("石桥街道", "Shiqiao Subdistrict", (), (), "place"),
)
GLOSSARY = Glossary(ENTRIES)
ROWS = (
    ("en", ("fish … caught", "fish … catch"), ("渔获总量",)),
    ("en", ("fishers … earn",), ("渔民收入",)),
    ("zh", ("打了多少鱼", "打了鱼"), ("渔获总量",)),
    ("zh", ("渔民…挣多少",), ("渔民收入",)),
    ("zh", ("晒…海带",), ("晒场海带", "海带产量")),
    ("zh", ("打鱼目标",), ("渔获总量",)),
    ("en", ("target … fishing",), ("渔获总量",)),
)


def read(text: str) -> Query:
    phrasings = Phrasings(ROWS, GLOSSARY, lambda entry, plain: entry.zh != "晒场海带")
    return understand(text, Lexicon(GLOSSARY, Synonyms(), phrasings=phrasings), Home(("青鸥省白石县",), ("Baishi County, Qingou",), 2026))


@pytest.mark.parametrize(
    ("question", "indicators"),
    [
        ("How many fish were caught in 2025?", ("渔获总量",)),
        ("how many fish did Qingou catch last year", ("渔获总量",)),
        ("how much do fishers in Qingou earn", ("渔民收入",)),
        ("去年打了多少鱼", ("渔获总量",)),
        ("渔民一年能挣多少", ("渔民收入",)),
        ("晒了多少海带", ("海带产量",)),  # the name that stands in the reports
        ("how many fish were caught near the lighthouse", ()),  # of the lighthouse, not of the whole place
        ("灯塔边去年打了多少鱼", ()),
        ("海带产量去年多少，渔民一年能挣多少", ("海带产量",)),  # it names an indicator: the other is a question of its own
        ("how many fish are there", ()),
        ("去年打了鱼，他们花了多少", ()),  # of what was spent
        ("how many fish did he say were caught", ()),
        ("2025年5月打了多少鱼", ()),
        ("how many US fish were caught", ()),
        ("what does fish caught mean", ()),
        ("how many fish were caught and how much did it cost", ()),
        ("石桥街道去年打了多少鱼", ()),  # of a street, not of the place
    ],
)
def test_a_phrase_names_its_indicator_where_nothing_else_is_named(question: str, indicators: tuple[str, ...]) -> None:
    assert read(question).indicators == indicators


def test_the_figure_stays_asked_for() -> None:
    assert read("渔民一年能挣多少钱").asks_figure and read("how much do fishers earn").asks_figure


def test_every_phrase_of_the_file_names_an_indicator_of_the_glossary() -> None:
    rows, glossary = load_asked(ROOT / "data" / "phrasings.csv"), load_glossary(ROOT / "data" / "glossary.csv")
    named = {name: glossary.entry(name) for _, _, names in rows for name in names}
    assert len(named) > 50 and not [name for name, entry in named.items() if entry is None or entry.kind != "indicator"]
    phrases = [(language, phrase) for language, asked, _ in rows for phrase in asked]
    assert len(phrases) == len(set(phrases)) and not [phrase for _, phrase in phrases if phrase != phrase.strip() or not phrase.strip("… ")]


@pytest.mark.parametrize("question", ["打鱼目标是多少", "What is the target for fishing in Qingou?"])
def test_a_target_stays_asked_for(question: str) -> None:
    assert "target" in read(question).wants and read(question).indicators == ("渔获总量",)
