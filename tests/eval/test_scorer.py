"""Weights are learned from cases, the same in every run, and judged on files they were not learned from."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from answer import MEASURES, relate
from eval.fitting import fit, fit_decider, judged_by_others, preferred
from eval.scorer_figures import first_lines, refusal_lines
from eval.weighed import Case, near_misses
from settings import ROOT

OWN, PLANS = MEASURES.index("own"), MEASURES.index("plans")


def _case(number: int, group: str, right_at: int, *, answerable: bool = True, sentences: int = 5) -> Case:
    """A question whose right sentence is told by what it holds; another measure is noise."""
    random = np.random.default_rng(number)
    measures = np.zeros((sentences, len(MEASURES)))
    measures[:, OWN] = random.uniform(0.0, 0.4, sentences)
    measures[:, PLANS] = random.integers(0, 2, sentences)
    right = np.arange(sentences) == right_at if answerable else np.zeros(sentences, bool)
    measures[right, OWN] = 0.9
    yes = np.ones(sentences, bool)
    return Case(f"{group}-{number}", group, "zh", answerable, relate(measures), right, yes, yes, ~yes)


def _cases() -> list[Case]:
    return [_case(number, group, number % 5) for group in ("one", "two", "three") for number in range(20)]


def test_the_measure_that_tells_right_sentences_gets_the_weight() -> None:
    scorer = fit(_cases(), ["own", "plans"])
    assert scorer.weights[OWN] > 1 > abs(scorer.weights[PLANS])
    assert [weight for at, weight in enumerate(scorer.weights) if at not in (OWN, PLANS)] == [0.0] * (len(MEASURES) - 2)
    assert fit(_cases(), ["own", "plans"]) == scorer


def test_right_sentences_come_first_in_files_not_trained_on() -> None:
    cases = _cases()
    scores = judged_by_others(cases)
    assert [preferred(case, scores[case.id], 0.0) for case in cases] == [int(np.argmax(case.right)) for case in cases]


def test_a_file_has_no_part_in_the_weights_it_is_judged_by() -> None:
    cases = _cases()
    alone = [case for case in cases if case.group != "three"]
    scorer = fit(alone, MEASURES)
    scores = judged_by_others(cases)
    assert scores["three-7"].tolist() == scorer.scores(next(case for case in cases if case.id == "three-7").measures)


@pytest.mark.parametrize(("lead", "margin", "chosen"), [(0.4, 0.5, 0), (0.6, 0.5, 3), (0.6, 0.0, 3)])
def test_the_rules_first_sentence_stays_within_the_margin(lead: float, margin: float, chosen: int) -> None:
    case = _case(1, "one", 2)
    scores = np.array([1.0, 0.0, 0.0, 1.0 + lead, 0.0])
    assert preferred(case, scores, margin) == chosen


def test_a_question_without_its_right_sentences_is_one_to_refuse() -> None:
    case = _case(1, "one", 2)
    (missed,) = near_misses([case, _case(2, "one", 0, answerable=False), _case(3, "one", 1, sentences=3)])
    assert (missed.id, missed.answerable, missed.right.tolist()) == ("one-1 without", False, [False] * 4)
    # What was far behind the right sentence now has others beside it alone.
    assert missed.measures[:, MEASURES.index("own_lead")].max() > case.measures[~case.right, MEASURES.index("own_lead")].max()


def test_a_decider_parts_what_holds_much_from_what_holds_little() -> None:
    rows = np.array([[0.9], [0.8], [0.85], [0.2], [0.1], [0.3]] * 5)
    odds = fit_decider(rows, np.array([1.0, 1.0, 1.0, 0.0, 0.0, 0.0] * 5))(np.array([[0.9], [0.2]]))
    assert odds[0] > 0 > odds[1]


def test_figures_name_each_language_and_file_and_what_is_refused() -> None:
    cases = [*_cases(), *(_case(number, "two", 0, answerable=False) for number in range(100, 110))]
    first = first_lines(cases)
    assert [line.split()[0] for line in first[1:]] == ["zh", "one", "three", "two", "all"]
    assert first[-1].endswith("| 60/60 = 100.0 %")
    refused = refusal_lines(cases)
    assert "answerable (60), to be refused (10), right sentences taken out (60)" in refused[0]
    told = [line.strip().split("  ")[0] for line in refused[1:]]
    assert told == ["rules", "decider, as many answers as the rules", "decider, 95 % answers given"]


def test_it_runs_as_a_command() -> None:
    done = subprocess.run([sys.executable, "-m", "eval.scorer", "--help"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and "Train and judge the sentence scorer" in done.stdout
