"""The gate is worth something: it stops planted mistakes, and lets harmless changes pass."""

import json
from pathlib import Path

import pytest

from eval.baseline import Part
from eval.questions import load_questions
from eval.seeded.__main__ import main
from eval.seeded.check import CHANGES, DEFECTS, FEWEST_CAUGHT, five, in_the_sample, judge
from eval.seeded.harmless import HARMLESS
from eval.seeded.plant import Change, Patch, planted
from eval.sets import DEVELOPMENT


def test_there_are_thirty_mistakes_and_ten_harmless_changes_each_with_its_own_name_and_words():
    assert (len(DEFECTS), len(HARMLESS), len(CHANGES)) == (30, 10, 40)
    assert len({change.tells for change in CHANGES.values()}) == 40


def test_which_five_are_planted_follows_from_the_seed_and_all_come_up():
    assert five("2026-11-21") == five("2026-11-21")
    assert {change for day in range(60) for change in five(f"day {day}")} == set(DEFECTS)


def test_a_change_is_in_force_wherever_its_function_is_used_and_gone_afterwards():
    import answer.evidence
    import answer.extract

    true = answer.evidence.rank_evidence
    with planted(Change("x", "x", lambda patch: patch.wrap("answer.evidence", "rank_evidence", lambda original: lambda *asked: []))):
        assert answer.extract.rank_evidence is answer.evidence.rank_evidence
        assert answer.extract.rank_evidence() == []
    assert answer.extract.rank_evidence is answer.evidence.rank_evidence is true


def test_a_target_that_was_renamed_is_noticed():
    def plant(patch: Patch) -> None:
        patch.put("answer.evidence", "rank_evidences", None)

    with pytest.raises(AttributeError, match="rank_evidences"), planted(Change("x", "x", plant)):
        pass


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_finds_what_it_replaces(change):
    with planted(change):
        pass


def test_an_unknown_name_is_one_line_and_status_2(capsys):
    assert main(["--only", "nothing_of_the_kind"]) == 2
    assert capsys.readouterr().err.startswith("eval.seeded: no change 'nothing_of_the_kind'")


def test_a_mistake_is_stopped_and_a_harmless_change_passes(built_index: Path):
    """On every fortieth question, so that `make test` sees the road from end to end."""
    assert len(load_questions(DEVELOPMENT.files())[::40]) >= 16
    verdicts = judge([CHANGES["locators_shifted"], CHANGES["keys_turned"]], index_dir=str(built_index), every=40)
    assert [verdict.stopped for verdict in verdicts] == [True, False]
    assert "locators not exact" in verdicts[0].broken[0]


def test_partial_answers_that_the_unchanged_program_gives_too_stop_no_change():
    before = Part({"partial_percent": 11.1}, {})
    assert in_the_sample({"partial_percent": 10, "lost": 8}, before) == {"partial_percent": 11.1, "lost": 8}
    assert in_the_sample({"partial_percent": 10}, Part({"partial_percent": 4.0}, {})) == {"partial_percent": 10}


@pytest.mark.soak
def test_the_gate_stops_the_mistakes_and_lets_the_harmless_changes_pass(built_index: Path):
    verdicts = judge(list(CHANGES.values()), index_dir=str(built_index))
    passed = [verdict.change.name for verdict in verdicts if verdict.change in DEFECTS and not verdict.stopped]
    assert [verdict.change.name for verdict in verdicts if verdict.change in HARMLESS and verdict.stopped] == []
    assert len(passed) <= len(DEFECTS) - FEWEST_CAUGHT, json.dumps(passed)
