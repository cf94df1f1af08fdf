"""The run as a whole, with an assistant that knows two answers."""

import json
import sys
from types import ModuleType

import pytest

from eval.__main__ import main
from eval.metrics import load_sources
from eval.questions import load_questions
from eval.runner import run
from eval.summary import failure_lines, summarise

REPORT = "全年GDP总量实现1781.8亿元、占全市比重5.2%。"
QUESTIONS = [
    {"id": "a", "question": "GDP多少", "required": [["1781.8亿元"]], "status": "answered", "reason": None},
    {"id": "b", "question": "the share?", "language": "en", "required": [["5.2%"]], "status": "answered",
     "reason": None},
    {"id": "c", "question": "明天天气", "kind": "refusal", "gold": [], "required": [], "status": "refused",
     "reason": ["not_in_corpus"]},
    {"id": "d", "question": "出错", "kind": "list", "required": [["x"]], "status": "answered",
     "reason": None},
]  # fmt: skip
DEFAULTS = {"language": "zh", "kind": "value", "user": "clerk", "forbidden": [], "note": "n",
            "gold": [{"report": "r", "section": "一", "quote": "GDP总量实现1781.8亿元"}]}  # fmt: skip


class FakeAssistant:
    def ask(self, question, **asked_with):
        quote = {"n": 1, "report": {"id": "r"}, "quote": REPORT[:-1], "locator": {"file": "r.txt"}}
        if question == "GDP多少":
            return {"status": "answered", "answer": "全年1781.8亿元[1]。", "citations": [quote]}
        if question == "the share?":
            return {"status": "answered", "answer": "It was 6%.[1]", "citations": [quote]}
        if question == "明天天气":
            return {"status": "refused", "reason": "not_in_corpus", "answer": "报告中没有。", "citations": []}
        raise RuntimeError("broken")

    @classmethod
    def open(cls, settings, composer=None):
        return cls()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "r.txt").write_text(REPORT, encoding="utf-8")
    rows = [json.dumps(DEFAULTS | row, ensure_ascii=False) for row in QUESTIONS]
    (tmp_path / "q.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def outcomes_of(folder):
    questions = load_questions([folder / "q.jsonl"])
    return run(questions, FakeAssistant(), load_sources(folder / "reports"))


def arguments(folder, *more):
    return ["--questions", str(folder / "q.jsonl"), "--reports", str(folder / "reports"), *more]


@pytest.fixture
def with_fake(monkeypatch):
    module = ModuleType("assistant")
    module.Assistant = FakeAssistant
    monkeypatch.setitem(sys.modules, "assistant", module)


def hits(share):
    return share["hits"], share["of"]


def test_the_summary_counts_right_answers_hits_refusals_and_figure_errors(folder):
    summary = summarise(outcomes_of(folder))
    assert hits(summary["accuracy"]) == (2, 4)
    assert {key: hits(share) for key, share in summary["by_language"].items()} == {
        "en": (0, 1),
        "zh": (2, 3),
    }
    assert hits(summary["citation_hit"]) == (2, 3)
    assert hits(summary["first_citation_precision"]) == (2, 2)
    assert hits(summary["refused_of_unanswerable"]) == (1, 1)
    assert hits(summary["refused_of_answerable"]) == (0, 3)
    assert hits(summary["refusal_reason_right"]) == (1, 1)
    assert hits(summary["language_right"]) == (3, 3)
    assert hits(summary["quotes_verbatim"]) == (2, 2)
    assert (summary["figure_errors"], summary["failures"]) == (1, 1)
    assert summary["length_chars"]["zh"] == {"median": 14, "p90": 14}


def test_two_runs_give_the_same_summary_but_for_the_time(folder):
    first, second = (summarise(outcomes_of(folder)) | {"time_ms": 0} for _ in range(2))
    assert first == second


def test_a_wrong_answer_gets_one_line_with_what_was_missed(folder):
    lines = failure_lines(outcomes_of(folder))
    assert lines == [
        "b  the share?  ✗ missed 5.2%; figure 6% stands in no cited quote  → It was 6%.[1]",
        "d  出错  ✗ failed: RuntimeError: broken  → ",
    ]


def test_hidden_questions_show_only_totals(folder, with_fake, capsys):
    status = main(arguments(folder, "--hide", "--json", str(folder / "out.json")))
    printed = capsys.readouterr().out
    assert status == 1  # one question made the assistant fail
    assert "2/4 = 50.0 %" in printed
    document = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert document["summary"]["questions"] == 4
    assert "results" not in document
    for row in QUESTIONS:
        assert row["question"] not in printed


def test_the_json_file_holds_every_result_where_nothing_is_hidden(folder, with_fake, capsys):
    main(arguments(folder, "--json", str(folder / "out.json")))
    document = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert [(row["id"], row["right"]) for row in document["results"]] == [
        ("a", True), ("b", False), ("c", True), ("d", False),
    ]  # fmt: skip
    assert "the share?" in capsys.readouterr().out


@pytest.mark.parametrize("missing", ["q.jsonl", "reports/r.txt"])
def test_a_missing_input_is_one_line_and_status_2(folder, with_fake, capsys, missing):
    (folder / missing).unlink()
    assert main(arguments(folder)) == 2
    error = capsys.readouterr().err
    assert error.startswith("eval: ")
    assert error.count("\n") == 1


def test_a_composer_without_its_model_is_one_line_and_status_2(folder, capsys, monkeypatch):
    for name in ("ZHENGWEN_MODEL", "ZHENGWEN_MODEL_URL"):
        monkeypatch.delenv(name, raising=False)
    assert main(arguments(folder, "--composer", "model")) == 2
    error = capsys.readouterr().err
    assert error.startswith("eval: ")
    assert "ZHENGWEN_MODEL" in error
    assert error.count("\n") == 1
