"""Everyday English ways of asking, put in the words that the rules read; what only looks like them stays as it is."""

from __future__ import annotations

import pytest

from corpus import Synonyms
from index.everyday import in_set_words
from index.rephrase import economy_as_gdp
from index.wants import kind_and_wants


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("How much of Anhui's exports is handled in Wuhu?", "what share of Anhui's exports is in Wuhu?"),
        ("how big a chunk of the province's coal lies in Datong", "what share of the province's coal is in Datong"),
        ("why does the county believe 900 hotels is within reach", "why is 900 hotels the target"),
        ("what makes the planners so confident that tolls will fall", "why is it expected that tolls will fall"),
        ("Why does Yanbian think 700 boats is within reach?", "why is 700 boats the target of Yanbian?"),
        ("how much of the national tea crop comes from Pu-erh", "what share of the national tea crop is from Pu-erh"),
        ("why do they reckon that rice will do well", "why is it expected that rice will do well"),
        ("what will the tea crop be worth in 2027", "how much will the tea crop be worth in 2027"),
        ("where does that leave Rizhao among the ports", "its rank among the ports"),
        ("which bureau chief promised 12 percent more ferries", "who promised 12% more ferries"),
        ("Which of the experts said so", "who said so"),
        ("on what basis is it claimed that rents will fall", "why is it claimed that rents will fall"),
        ("why do they say the ferries will pay off", "why is it expected that the ferries will pay off"),
        ("What makes tea growers stay in the hills?", "why do tea growers stay in the hills?"),
        ("A goal of 900 boats: how did the county justify the goal?", "A goal of 900 boats: why is that the target?"),
        ("how many piers are there, and isn't the 2032 aim below that?", "how many piers are there, and what is the 2032 target?"),
        ("was the goal for 2031 not higher than this", "what is the target for 2031"),
        ("the toll on salt (trade 90 billion yuan) in 2031", "the toll on salt in 2031"),
        ("why did the local economy perform worse than forecast", "why did GDP miss the target"),
        ("why did tolls come in lower than they had hoped", "why did tolls miss the target"),
        ("what growth does the city government aim for", "what growth do they aim for"),
        ("did rents pass 45k", "did rents pass 45,000"),
        ("a fund of 3bn yuan", "a fund of 3 billion yuan"),
    ],
)
def test_a_roundabout_question_is_asked_by_name(asked: str, read: str) -> None:
    assert in_set_words(asked) == read


@pytest.mark.parametrize(
    "asked",
    [
        "how much of the fund comes from the county",
        "what makes the bridge special",
        "what makes up the budget",
        "ferry output (million yuan) in 2031 (2032 too)",
        "is the target above the city's",
        "on what grounds is the new school built",
        "why do they say nothing of rents",
        "how did they show the plan to the public",
        "is rice cheaper than tea, and less than salt",
        "what does the government want of ferrymen",
        "why do they think of bees",
        "what is worth seeing in Pingyao",
        "where does the river go in spring",
        "a 10k run and 4k screens",
        "how many 5G masts",
        "which official language is spoken",
        "8 percentage points more",
    ],
)
def test_what_only_looks_like_it_stays(asked: str) -> None:
    assert in_set_words(asked) == asked


@pytest.mark.parametrize("kind", ["marine", "night-time", "silver", "platform", "low-altitude"])
def test_an_economy_of_one_kind_is_no_gdp(kind: str) -> None:
    assert economy_as_gdp(f"how big is the {kind} economy") == f"how big is the {kind} economy"


def test_the_economy_of_a_place_is_its_gdp() -> None:
    assert "GDP" in economy_as_gdp("how big is the Weifang economy")


@pytest.mark.parametrize(
    ("question", "is_opinion"),
    [
        ("is a stall in the tea market a smart buy", True),
        ("are these bonds a safe bet", True),
        ("is the ferry good value", True),
        ("how many good purchases were made", False),
        ("does the county buy smart meters", False),
    ],
)
def test_whether_to_buy_is_an_opinion(question: str, is_opinion: bool) -> None:
    assert (kind_and_wants(question, "en")[0] == "opinion") is is_opinion


def test_which_boss_asks_for_somebody() -> None:
    assert "who" in kind_and_wants("which minister promised more ferries", "en")[1]
    assert "who" not in kind_and_wants("which ferries did they promise", "en")[1]


@pytest.mark.parametrize("typed", ["night markets", "night market", "dairy farms", "dairy farm"])
def test_a_phrase_is_found_in_either_number(typed: str) -> None:
    words = Synonyms([("en", ("night market", "dairy farms"), ("stalls",))])
    assert words.find(typed, "en") == [(0, len(typed))]
    assert words.printed_en(typed) == ("stalls",)
