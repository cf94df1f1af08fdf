"""The scorer orders sentences of one question; the rules' first gives way only to one that is clearly better and allowed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from answer import MARGIN, MEASURES, Scorer, load_scorer, relate
from answer.model import Claim
from answer.preferred import beside_first, prefer
from answer.room import within
from answer.scorer import COLUMN
from errors import UsageError

QUESTION = "2025年新增就业多少人？"


def _only(name: str, weight: float) -> Scorer:
    """A scorer that looks at one measure."""
    return Scorer(*((filling,) * len(MEASURES) for filling in (0.0, 1.0)), tuple(weight * (one == name) for one in MEASURES))


def _measured(**columns: list[float]) -> np.ndarray:
    found = np.zeros((len(next(iter(columns.values()))), len(MEASURES)))
    for name, values in columns.items():
        found[:, COLUMN[name]] = values
    return found


def test_gaps_and_leads_are_worked_out_among_the_sentences_given() -> None:
    found = relate(_measured(fused=[4.0, 2.0, 1.0], score=[3.0, 5.0, 2.0]))
    assert found[:, COLUMN["fused"]].tolist() == [1.0, 0.5, 0.25]
    assert found[:, COLUMN["score_gap"]].tolist() == [-2.0, 0.0, -3.0]
    assert found[:, COLUMN["score_lead"]].tolist() == [-2.0, 2.0, -3.0]
    # Without the best one the others stand nearer: as in a question whose answer is not there.
    rest = relate(found[[0, 2]])
    assert rest[:, COLUMN["fused"]].tolist() == [1.0, 0.25]
    assert rest[:, COLUMN["score_lead"]].tolist() == [1.0, -1.0]


def test_scores_are_a_weighted_sum_of_measures_brought_to_one_scale() -> None:
    scorer = Scorer(tuple(1.0 for _ in MEASURES), tuple(2.0 for _ in MEASURES), tuple(0.5 * (name == "own") for name in MEASURES))
    assert scorer.scores(_measured(own=[5.0, 1.0])) == [1.0, 0.0]


def _ranked(assistant: Any) -> tuple[Any, list[Any], Any, Any]:
    composer = assistant._composer
    query = assistant.understand(QUESTION)
    evidence = composer._ranked(query)
    return query, evidence, composer.weights, assistant._desk


def _preferred(assistant: Any, weight: float, allowed: Any) -> tuple[list[Any], list[Any]]:
    query, evidence, weights, desk = _ranked(assistant)
    fitting = evidence[:6]
    return fitting, prefer(query, evidence, fitting, _only("score", weight), weights, desk, allowed)


def test_the_first_sentence_gives_way_to_a_clearly_better_one(assistant: Any) -> None:
    fitting, found = _preferred(assistant, -1000.0, lambda query, item: True)
    worst = min(fitting, key=lambda item: item.score)
    assert found[0] is worst
    assert [item for item in found if item is not worst] == [item for item in fitting if item is not worst]


def test_the_first_sentence_stays_where_another_is_better_by_less_than_the_margin(assistant: Any) -> None:
    _, evidence, _, _ = _ranked(assistant)
    spread = evidence[0].score - min(item.score for item in evidence[:6])
    fitting, found = _preferred(assistant, -0.9 * MARGIN / spread, lambda query, item: True)
    assert found == fitting


def test_a_sentence_that_the_rules_do_not_allow_never_comes_first(assistant: Any) -> None:
    fitting, found = _preferred(assistant, -1000.0, lambda query, item: False)
    assert found == fitting


def test_the_bundled_weights_are_those_of_the_measures() -> None:
    from assistant import SCORER_FILE

    scorer = load_scorer(SCORER_FILE)
    assert len(scorer.weights) == len(MEASURES)
    assert any(weight != 0 for weight in scorer.weights)


@pytest.mark.parametrize(
    "document",
    [
        "",
        "{}",
        json.dumps({"measures": [{"name": "own", "mean": 0, "spread": 1, "weight": 1}]}),
        json.dumps({"measures": [{"name": "own"}]}),
    ],
)
def test_weights_of_another_kind_are_refused_in_one_line(tmp_path: Path, document: str) -> None:
    file = tmp_path / "sentence-scorer.json"
    file.write_text(document, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        load_scorer(file)
    assert "sentence-scorer.json" in str(told.value) and "python -m eval.scorer --train" in str(told.value)
    assert "\n" not in str(told.value)


def _beside(assistant: Any, weight: float, allowed: Any) -> tuple[list[Any], list[Any]]:
    query, evidence, weights, desk = _ranked(assistant)
    fitting = evidence[:6]
    return fitting, beside_first(query, evidence, fitting, _only("score", weight), weights, desk, allowed)


def test_beside_the_first_stand_those_that_the_scorer_hardly_tells_from_it(assistant: Any) -> None:
    _, evidence, _, _ = _ranked(assistant)
    behind = sorted(evidence[0].score - item.score for item in evidence[1:6])
    assert behind[0] < behind[-1]
    fitting, all_near = _beside(assistant, 0.9 * MARGIN / behind[-1], lambda query, item: True)
    assert all_near == sorted(fitting[1:], key=lambda item: -item.score)
    between = (behind[0] + behind[-1]) / 2
    _, some = _beside(assistant, MARGIN / between, lambda query, item: True)
    assert some and some == [item for item in all_near if evidence[0].score - item.score < between]


def test_what_the_rules_do_not_allow_stands_beside_nothing(assistant: Any) -> None:
    assert _beside(assistant, 0.0, lambda query, item: False)[1] == []


def _claim_of(item: Any, query: Any, separator: str) -> Claim:
    return Claim(item, (), separator)


def test_the_room_holds_the_first_however_long_and_what_still_fits_once() -> None:
    items: list[Any] = ["long" * 10, "short", "short", "as long", "s"]
    query: Any = None
    shown = within(50, items, query, _claim_of)
    assert [claim.text for _, claim in shown] == [items[0], "short", "s"]
    assert [claim.separator for _, claim in shown] == ["", "\n", "\n"]
    assert within(10, items[:1], query, _claim_of) == shown[:1]


def test_further_sentences_are_as_many_as_asked_for_and_none_that_is_told_already() -> None:
    items: list[Any] = ["one", "two", "three"]
    query: Any = None
    before = within(10, items[:1], query, _claim_of)
    assert [item for item, _ in within(100, items, query, _claim_of, before, 1)] == ["one", "two"]
    assert within(3, items, query, _claim_of, before, 1) == before
    assert within(100, items[:1], query, _claim_of, before, 1) == before


@pytest.mark.parametrize("states", [True, False])
def test_what_stands_beside_the_first_never_makes_a_refusal_an_answer(
    assistant: Any, monkeypatch: pytest.MonkeyPatch, states: bool
) -> None:
    asked: list[int] = []

    def beside(*_: Any) -> list[Any]:
        asked.append(1)
        return []

    monkeypatch.setattr("answer.extract.beside_first", beside)
    monkeypatch.setattr("answer.extract.is_stated", lambda *_: states)
    composer = assistant._composer
    query = assistant.understand("新增超级充电站几座")
    composer._sentences(query, composer._ranked(query))
    assert bool(asked) is states
