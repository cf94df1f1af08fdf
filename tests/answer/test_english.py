"""English questions: which clause answers, what a share and a rank are of, parts that lean, forms of words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from answer import split_question
from answer.clauses import SHAPES, clause_fit
from corpus import Synonyms
from index import Concept
from index.concepts import find_concepts, find_focus
from index.spelling import repair_spelling
from index.years import find_years

PREMIUMS = "6 institutions newly settled here; premium income accounted for 1/3 of Chongqing's total, growing by 9.2%"


def concept(word: str) -> Concept:
    return Concept(word, (), ((word,),))


def test_words_in_one_clause_count_more_than_words_far_apart() -> None:
    near = [(concept("premium"), 2.0), (concept("incom"), 2.0)]
    apart = [(concept("premium"), 2.0), (concept("institut"), 2.0)]
    assert clause_fit(near, PREMIUMS, 0.0, None).held == 1.0
    assert clause_fit(apart, PREMIUMS, 0.0, None).held == pytest.approx(0.9)
    assert clause_fit([*apart, (concept("settl"), 2.0), (concept("grow"), 2.0)], PREMIUMS, 0.0, None).held < 0.8


@pytest.mark.parametrize(
    ("asked", "fitting", "other"),
    [
        ("what slice of the total", "accounting for 5.2% of Chongqing's total", "growing to 5 parks"),
        ("where does it rank", "ranking No. 2 in the city", "with 2 parks"),
        ("by how much did it grow", "postal services grew by 27.1%", "27 post offices were built"),
        ("how much money went into it", "investing 120 million yuan", "in 120 places"),
    ],
)
def test_the_shape_of_an_answer_is_known_by_its_words(asked: str, fitting: str, other: str) -> None:
    shape = next(one for one in SHAPES if one.asked.search(asked))
    assert (shape.given.search(fitting) is not None, shape.given.search(other) is not None) == (True, False)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How many museums are there and which one opened last?", 1),
        ("what is the Jinjing model? who made it", 1),
        ("How many museums are there and how many parking spaces were added?", 2),
    ],
)
def test_a_part_that_only_points_back_is_not_asked_alone(question: str, parts: int) -> None:
    assert len(split_question(question, "en")) == parts


def test_a_form_of_a_known_word_is_no_slip_of_another() -> None:
    assert repair_spelling("how much quicker", {"quicken"}, {"quick"}) == "how much quicker"
    assert repair_spelling("avarage price", {"average"}, {"price"}) == "average price"


def test_two_years_in_a_row_are_compared_and_five_are_a_period() -> None:
    assert find_years("did it go up from 2024 to 2025", 2026) == ((2024, 2025), ())
    assert find_years("spending over 2021-2025", 2026) == ((), ((2021, 2025),))
    assert find_years("goals of the 2021-25 plan", 2026) == ((), ((2021, 2025),))
    assert find_years("published on 2026-01-15", 2026)[1] == ()


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("shop sales in 2025: the total and the rank citywide", ["185.12 billion", "No. 2"]),
        ("tourist spending over 2021-2025", ["339.24 billion"]),
        ("market entities per 1,000 people", ["220"]),
        ("How many consulates are there and which one opened most recently?", ["15", "Vietnam"]),
        ("What is Jinjing Vision? who built it", ["CISDI", "99%"]),
        ("green finance they strive for by 2030", ["270 billion"]),
    ],
)
def test_the_clause_that_answers_is_told(assistant: Any, question: str, held: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert [words for words in held if words not in answer.text] == []


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("the district's slice of the city's economy", ["5.2%"]),
        ("how many consulates are there after the Vietnamese one", ["15"]),
        ("did the private economy reach its goal in 2025", ["70 billion", "66 billion", "missed"]),
        ("why was growth so slow in 2025", ["accounting method"]),
        ("number of first stores and how much of Chongqing's total that is", ["682", "1/3"]),
        ("What is duhuo used for?", ["dispelling wind-dampness"]),
        ("projects in the third quarter of 2026, how much investment", ["7.04 billion"]),
        ("street light working rate", ["98.5%"]),
        ("what are the two wings", ["Chongqing Station Riverside New Town", "Hualongqiao International Business District"]),
        ("what is the one ring in Jiefangbei", ["ancient city wall"]),
        ("what does SRDI stand for", ["specialised, refined, distinctive and innovative"]),
    ],
)
def test_everyday_words_find_the_official_ones(assistant: Any, question: str, held: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status in ("answered", "partial")
    assert [words for words in held if words not in answer.text] == []


@pytest.mark.parametrize(
    "question",
    [
        "Is the district a good place to buy a flat?",
        "Will the district keep its word?",
        "name of the director of the district museum",
        "GDP in the first quarter of 2026",
        "bus fare",
        "who owns the Raffles towers",
        "what does TEU stand for",
        "how many US companies are there",
        "retail sales target 2026 of Jinniu district in Chengdu",
        "when will trains run at the new Chongqing Station",
    ],
)
def test_forecasts_and_names_that_stand_nowhere_are_refused(assistant: Any, question: str) -> None:
    assert assistant.ask(question).status == "refused"


def test_a_difference_follows_the_order_in_which_the_figures_are_told(assistant: Any) -> None:
    text = assistant.ask("Compare the 2025 GDP growth with its target").text
    assert text.index("target around 6%") < text.index("estimate 4.5%") < text.index("1.5 percentage points below the 2025 target")


@pytest.mark.parametrize(
    "question",
    [
        "which road is the Vietnamese consulate general on",
        "how much profit did the district's state firms earn in 2025",
        "PM10 concentration: the 2026 target",
        "what does CIM stand for",
        "retail sales target of the Hualongqiao business district for 2026",
        "how many dollars of outbound direct investment are aimed at for 2026",
        "the name of Yuzhong's district mayor, please",
        "fixed-asset investment growth target of Chongqing as a whole, 2026",
        "what time do the warm-new stations open",
        "by how many percent did the number of fires fall in 2025",
        "how much aid money went to Ya'an",
    ],
)
def test_a_neighbour_of_what_is_asked_is_no_answer(assistant: Any, question: str) -> None:
    assert assistant.ask(question).status == "refused"


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("how many advantages of Yuzhong did Huang Maojun speak of", ["eight major advantages"]),
        ("who is Yuzhong working with in Xinjiang on computing power", ["Hami"]),
        ('what is "non-standard" commerce', ["traditional standardised commerce"]),
        ('which primary schools are rebuilt under "investing in people"', ["Majiabao", "Zhonghua Road"]),
        ("what award did the acrobats win", ["Golden Chrysanthemum"]),
        ("how many people go to Jiefangbei a year", ["200 million"]),
        ("did Yuzhong reach its visitor target for 2025", ["91 million", "93.965 million"]),
        ("number of hospitals that belong to Chongqing Medical University", ["15 affiliated hospitals"]),
        ("target for cutting carbon per unit of GDP in 2026", ["municipal level"]),
        ("how many mu of duhuo did Wang Xuhui plant this year", ["seventeen or eighteen mu"]),
    ],
)
def test_what_is_asked_in_other_words_is_told(assistant: Any, question: str, held: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert [words for words in held if words not in answer.text] == []


def test_plurals_and_singulars_of_everyday_words_are_one() -> None:
    words = Synonyms([("en", ("prizes", "babies"), ("award",))])
    assert [words.printed_en(word) for word in ("prize", "baby", "Prizes", "bus")] == [("award",), ("award",), ("award",), ()]


def test_a_code_is_one_word_and_its_number_no_other() -> None:
    concepts = find_concepts("PM10 concentration in 2026", (), "en", (2026,), Synonyms())
    assert [one.surface for one in concepts] == ["PM10", "concentration"]


@pytest.mark.parametrize(
    ("question", "focus"),
    [("how many hospitals belong to the university", "hospitals"), ("how many new parks start this year", "parks")],
)
def test_a_figure_is_asked_of_the_noun_not_of_the_verb(question: str, focus: str) -> None:
    found = find_focus(question, find_concepts(question, (), "en", (), Synonyms()), "en")
    assert found is not None
    assert found.surface == focus


def test_a_name_before_its_kind_of_place_is_no_slip_for_another_word() -> None:
    known = {"qinling", "yuzhong", "economy"}

    def is_name(typed: re.Match[str], near: str) -> bool:
        return near != "yuzhong"

    assert repair_spelling("Qingling County's economi", known, (), is_name) == "Qingling County's economi"
    assert repair_spelling("Yuzhongg District's economi", known, (), is_name) == "yuzhong District's economi"


def test_a_phrase_that_is_printed_as_measuring_words_alone_names_nothing() -> None:
    synonyms = Synonyms([("en", ("go up", "set sail"), ("growth", "rising", "increased")), ("en", ("cast off",), ("departed",))])
    assert find_concepts("did the other one go up too", [], "en", [], synonyms) == ()
    assert [one.surface for one in find_concepts("when did it cast off", [], "en", [], synonyms)] == ["cast off"]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("what output was hoped for", ["output"]),
        ("what will the mayor try in the port so far", ["mayor", "port"]),
        ("who are the guilds, just the names", ["guilds"]),
    ],
)
def test_words_of_hoping_and_asking_name_nothing(question: str, named: list[str]) -> None:
    assert [one.surface for one in find_concepts(question, [], "en", [], Synonyms([]))] == named
