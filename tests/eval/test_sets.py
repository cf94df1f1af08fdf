"""Which questions belong together, which are never shown, and what is said of a set that cannot be run."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from errors import UsageError
from eval import __main__ as command
from eval import sets
from eval.questions import load_questions
from eval.sets import DEVELOPMENT, PROVINCES_DEVELOPMENT, PROVINCES_TEST, TEST, is_hidden, run_on_folder, run_set, run_shared, why_left_out

NAMES = ["dev.jsonl", "dev-2.jsonl", "chains-dev.jsonl", "chains-dev-2.jsonl", "test.jsonl", "test-2.jsonl", "chains-test.jsonl", "provinces-dev.jsonl",
         "provinces-test.jsonl"]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).touch()
    return tmp_path


def test_every_file_belongs_to_one_set(folder):
    found = {
        chosen.name: [path.name for path in chosen.files(folder)] for chosen in (DEVELOPMENT, TEST, PROVINCES_DEVELOPMENT, PROVINCES_TEST)
    }
    assert found == {
        "development": ["chains-dev-2.jsonl", "chains-dev.jsonl", "dev-2.jsonl", "dev.jsonl"],
        "test": ["chains-test.jsonl", "test-2.jsonl", "test.jsonl"],
        "provinces-dev": ["provinces-dev.jsonl"],
        "provinces-test": ["provinces-test.jsonl"],
    }
    assert [name for name in NAMES if is_hidden(Path(name))] == ["test.jsonl", "test-2.jsonl", "chains-test.jsonl", "provinces-test.jsonl"]


def test_every_question_file_of_the_project_belongs_to_one_set():
    found = [path for chosen in (DEVELOPMENT, TEST, PROVINCES_DEVELOPMENT, PROVINCES_TEST) for path in chosen.files()]
    assert sorted(found) == sorted(sets.QUESTIONS.glob("*.jsonl"))


def test_one_line_says_what_is_left_out_and_why(folder, tmp_path):
    assert why_left_out(DEVELOPMENT, None, folder) is None
    assert "name their folder with --provinces DIR" in (why_left_out(PROVINCES_DEVELOPMENT, None, folder) or "")
    assert why_left_out(PROVINCES_DEVELOPMENT, tmp_path, folder) is None
    assert why_left_out(TEST, None, folder / "none") == "left out: test: no test*.jsonl or chains-test.jsonl in eval/questions"
    with pytest.raises(UsageError, match="left out: provinces"):
        run_set(PROVINCES_TEST)


def test_provincial_questions_are_asked_of_their_own_reports_under_the_name_of_the_file(tmp_path):
    from eval.questions import Gold, Question

    (tmp_path / "README.md").write_text("no report", encoding="utf-8")
    (tmp_path / "云海省.txt").write_text(
        "云海省政府工作报告\n\n一、2025年工作回顾\n\n2025年，全省地区生产总值达到1234.5亿元，增长6.1%。\n", encoding="utf-8"
    )
    gold = Gold("云海省", "一、2025年工作回顾", "全省地区生产总值达到1234.5亿元")
    question = Question(
        "p", "zh", "value", "clerk", "2025年云海省地区生产总值是多少亿元？", (gold,), (("1234.5亿元",),), (), "answered", None, ""
    )
    outcome = run_on_folder([question], tmp_path)[0]
    assert (outcome.error, outcome.found_first) == (None, True)


def test_two_workers_give_what_one_gives_in_the_order_of_the_questions(built_index):

    questions = load_questions(DEVELOPMENT.files())[::400]
    assert len(questions) >= 5
    one, two = (run_shared(questions, sets.REPORTS, str(built_index), workers=workers) for workers in (1, 2))
    assert [outcome.question for outcome in two] == questions
    timeless = [
        [replace(o, milliseconds=0.0, answer={key: value for key, value in o.answer.items() if key != "timing_ms"}) for o in outcomes]
        for outcomes in (one, two)
    ]
    assert timeless[0] == timeless[1]


HIDDEN = {"id": "h", "language": "zh", "kind": "value", "user": "clerk", "question": "不可显示的问题", "gold": [], "required": [],
          "forbidden": [], "status": "refused", "reason": ["other_year"], "note": "n"}  # fmt: skip


@pytest.mark.parametrize("asked", [["--set", "test"], ["--questions", "chains-test.jsonl"]])
def test_test_questions_are_summed_up_and_never_shown(tmp_path, monkeypatch, capsys, asked):
    class Silent:
        def ask(self, question, **asked_with):
            return {"status": "answered", "answer": f"问的是{question}[1]。", "citations": []}

    (tmp_path / "chains-test.jsonl").write_text(json.dumps(HIDDEN, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setattr(sets, "QUESTIONS", tmp_path)
    monkeypatch.setattr(sets.QuestionSet.files, "__defaults__", (tmp_path,))
    monkeypatch.setattr(why_left_out, "__defaults__", (tmp_path,))
    for module in (sets, command):
        monkeypatch.setattr(module, "open_assistant", lambda *named: Silent())
    monkeypatch.chdir(tmp_path)
    assert command.main([*asked, "--json", "out.json"]) == 0
    printed = capsys.readouterr().out
    document = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert "0/1 = 0.0 %" in printed
    assert "results" not in document
    assert "不可显示" not in printed + json.dumps(document, ensure_ascii=False)
