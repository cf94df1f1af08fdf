"""Altered answers: the alterations alter, sentences are taken apart as shown, and the verifier gets no worse."""

import ast
import json
import re
from pathlib import Path

import pytest

from eval import alter, alter_further, altered
from eval.alter import Names, alterations, load_names
from eval.alter_further import further_alterations
from eval.altered import (
    GLOSSARY,
    RECORD,
    Sentence,
    Trial,
    answer_sentences,
    count,
    got_worse,
    in_order,
    is_stopped,
    make_trials,
    shown_sentences,
)

NAMES = Names(
    {
        "person": [("刘侃", "Liu Kan"), ("袁聚", "Yuan Ju")],
        "place": [("渝中区", "Yuzhong District"), ("渝中", "Yuzhong"), ("江北区", "Jiangbei District")],
    }
)


@pytest.mark.parametrize(
    ("kind", "language", "sentence", "changed"),
    [
        ("digit", "zh", "2025年GDP总量实现1781.8亿元。", r"2025年GDP总量实现(?!1781\.8)\d{4}\.\d亿元。"),
        ("digit", "en", "It was 178.18 billion yuan in 2025.", r"It was (?!178\.18)\d{3}\.\d\d billion yuan in 2025\."),
        ("year", "en", "The 2026 target is 5%.", r"The (?!2026)20\d\d target is 5%\."),
        ("unit", "zh", "2025年绿化覆盖率38.9%。", r"2025年绿化覆盖率38\.9个百分点。"),
        ("unit", "en", "It was 178.18 billion yuan.", r"It was 178\.18 million yuan\."),
        ("direction", "zh", "社零超1100亿元。", r"社零不足1100亿元。"),
        ("direction", "en", "The target was missed.", r"The target was met\."),
        ("name", "zh", "据报道，这是刘侃的表述。", r"据报道，这是袁聚的表述。"),
        ("name", "en", "Yuzhong District grew by 5%.", r"Jiangbei District grew by 5%\."),
    ],
)
def test_one_thing_is_made_false_and_the_rest_stays(kind, language, sentence, changed):
    made = alterations(NAMES)[kind](sentence, language)
    assert made is not None
    assert re.fullmatch(changed, made), made


@pytest.mark.parametrize("kind", ["digit", "year", "unit", "direction", "name"])
@pytest.mark.parametrize("sentence", ["“三同”指同样条件。", "十四五规划"])
def test_a_sentence_without_such_a_thing_is_left_alone(kind, sentence):
    assert alterations(NAMES)[kind](sentence, "zh") is None


@pytest.mark.parametrize(
    ("kind", "language", "sentence", "changed"),
    [
        ("negation", "zh", "地区生产总值实现增长。", "地区生产总值未实现增长。"),
        ("role", "en", "We will build 3 schools.", "We (did build|will demolish) 3 schools."),
        ("bound", "zh", "控制在5%左右。", "控制在5%以上。"),
        ("number word", "en", "It held three fairs.", "It held four fairs."),
        ("measure", "zh", "举办活动12场。", "举办活动12家。"),
        ("exchanged", "zh", "甲区增长5%，乙区增长3%。", "甲区增长3%，乙区增长5%。"),
        ("term", "zh", "据刘侃介绍。", "据袁聚介绍。"),
    ],
)
def test_further_alterations_make_one_thing_false(kind, language, sentence, changed):
    made = further_alterations(NAMES)[kind](sentence, language)
    assert made is not None
    assert re.fullmatch(changed, made), made


@pytest.mark.parametrize("module", [alter, alter_further])
def test_the_alterations_share_no_code_with_the_program_that_answers(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in imported} & {"answer", "corpus", "index", "assistant"} == set()
    assert {name for name in imported if name.startswith("eval")} <= {"eval.alter"}


def test_the_names_are_read_from_the_glossary_in_both_languages():
    names = load_names(GLOSSARY).by_kind
    assert ("渝中区", "Yuzhong District") in names["place"]
    assert all(len(names[kind]) >= 20 for kind in names)


def test_the_sentences_of_an_answer_are_those_that_it_shows(assistant):
    answer = assistant.ask("2026年GDP增长目标是多少，为什么？")
    sentences = list(answer_sentences(answer))
    assert len(sentences) >= 2
    for sentence in sentences:
        assert sentence.claim.text.rstrip("。；") in answer.text
        assert sentence.claim.citations
        assert not re.search(r"\[\d+\]|^- ", sentence.claim.text)


@pytest.fixture(scope="module")
def shown(assistant) -> list[Sentence]:
    """What every fifth answer says, composed once for all tests of this file; `python -m eval.altered` takes them all."""
    return shown_sentences(assistant, every=5)


@pytest.fixture(scope="module")
def trials(shown) -> list[Trial]:
    return make_trials(in_order(shown))


def test_two_hundred_different_true_sentences_are_altered_forty_in_each_way(trials):
    assert count(trials)["trials_by_kind"] == {"name": 40, "direction": 40, "year": 40, "unit": 40, "digit": 40}
    assert len({trial.true.claim.text for trial in trials}) == 200
    assert all(trial.altered != trial.true.claim.text for trial in trials)


def test_the_verifier_reaches_the_goal(trials):
    now = count(trials)
    assert now["stopped"] == now["trials"] == altered.WANTED
    assert now["true_stopped"] <= altered.GOAL_TRUE_STOPPED


def test_another_choice_and_other_changes_are_stopped_too(shown):
    sentences = in_order(shown, seed=5)
    chosen = [*make_trials(sentences, 100, seed=5), *make_trials(sentences, 140, seed=5, further=True)]
    assert len(chosen) >= 230
    assert [trial.altered for trial in chosen if not trial.stopped] == []
    assert [trial.true.claim.text for trial in chosen if trial.true_stopped] == []


def test_the_verifier_has_got_no_worse_than_recorded(trials):
    """The record says what is reached; the goal, 200 of 200 and at most 2 true sentences, stands in its comment."""
    assert got_worse(count(trials), json.loads(RECORD.read_text(encoding="utf-8"))) == []


def test_the_record_can_be_broken(trials, tmp_path):
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    now = count(trials)
    assert got_worse({**now, "stopped": record["stopped"] - 1}, record) != []
    assert got_worse({**now, "true_stopped": record["true_stopped"] + 1}, record) != []
    assert got_worse({**now, "trials": record["trials"] - 1}, record) != []
    altered.write_record(now, tmp_path / "altered.json")
    assert got_worse(now, json.loads((tmp_path / "altered.json").read_text(encoding="utf-8"))) == []


def test_a_sentence_with_a_figure_that_is_cited_nowhere_counts_as_stopped(trials):
    trial = next(trial for trial in trials if trial.kind == "digit" and trial.true.language == "zh")
    sentence = Sentence(trial.true.claim, "zh")
    assert not is_stopped(sentence.claim)
