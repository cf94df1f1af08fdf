"""The question files: well formed, and proved by the reports themselves."""

import json
from pathlib import Path

import pytest

from errors import UsageError
from eval.metrics import bare_quote, load_sources
from eval.questions import load_questions

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "eval" / "questions").glob("*.jsonl"))
# Provincial reports are not part of the project: their quotes are held against the files when the questions are run.
WITH_REPORTS = [path for path in FILES if not path.name.startswith("provinces-")]
REPORTS = {
    "yuzhong-plan-report-2026": ["yuzhong-plan-report-2026.txt"],
    "yuzhong-work-report-2025": [
        "yuzhong-work-report-2025-page-2.txt",
        "yuzhong-work-report-2025-page-3.txt",
    ],
    "yuzhong-newspaper-2026-01": ["yuzhong-newspaper-2026-01.txt"],
    "yuzhong-newspaper-2025-12": ["yuzhong-newspaper-2025-12.txt"],
}
A_QUESTION = {
    "id": "x", "language": "zh", "kind": "value", "user": "clerk", "question": "多少", "gold": [
        {"report": "plan", "section": "一", "quote": "十"}
    ], "required": [["十"]], "forbidden": [], "status": "answered", "reason": None, "note": "n",
}  # fmt: skip


@pytest.mark.parametrize("path", WITH_REPORTS, ids=lambda path: path.stem)
def test_every_gold_quote_stands_verbatim_in_the_report_it_names(path):
    sources = load_sources(ROOT / "data" / "reports")
    missing = [
        question.id
        for question in load_questions([path])
        for gold in question.gold
        if not any(bare_quote(gold.quote) in sources.bare[name] for name in REPORTS[gold.report])
    ]
    assert missing == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_half_of_the_questions_are_asked_in_each_language(path):
    """Chains differ in length: there half of the chains are in each language."""
    questions = [question for question in load_questions([path]) if "history" not in question.asked_with]
    languages = [question.language for question in questions]
    assert languages.count("zh") == languages.count("en")


def test_all_files_together_have_ids_and_questions_only_once():
    """Ids are named, never the words: some of the questions are to measure with."""
    first: dict[object, str] = {}
    repeated = []
    for question in load_questions(FILES):
        asked = (question.question.casefold(), json.dumps(question.asked_with, ensure_ascii=False, sort_keys=True))
        if first.setdefault(asked, question.id) != question.id:
            repeated.append((first[asked], question.id))
    assert repeated == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"language": "fr"}, "'fr' is none of zh, en"),
        ({"kind": "guess"}, "'guess' is none of"),
        ({"reason": ["boredom"]}, "'boredom' is none of"),
        ({"required": []}, "needs gold and required words"),
        ({"required": [[]]}, "not a group of alternatives"),
        ({"status": "refused"}, "needs its acceptable reasons"),
        ({"question": " "}, "is not a text"),
        ({"traps": {"typing_error": ["x"]}}, "'typing_error' is none of target_as_result"),
        ({"traps": {"wrong_sense": []}}, "not a group of alternatives"),
        ({"traps": ["6%"]}, "not an object"),
        ({"history": ["earlier"]}, "is not a turn"),
        ({"history": [{"question": ""}]}, "is not a text"),
    ],
)
def test_a_question_that_is_not_well_formed_is_told_with_file_and_line(tmp_path, change, told):
    path = tmp_path / "q.jsonl"
    path.write_text("\n" + json.dumps(A_QUESTION | change), encoding="utf-8")
    with pytest.raises(UsageError, match=r"q\.jsonl, line 2") as raised:
        load_questions([path])
    assert told in str(raised.value)


def test_a_missing_field_a_broken_line_and_a_repeated_id_are_told(tmp_path):
    path = tmp_path / "q.jsonl"
    for lines, told in (
        (['{"id": "x"}'], "'language' is missing"),
        (["{"], "not a JSON object"),
        ([json.dumps(A_QUESTION)] * 2, "the id x stands already"),
        ([""], "hold no question"),
    ):
        path.write_text("\n".join(lines), encoding="utf-8")
        with pytest.raises(UsageError) as raised:
            load_questions([path])
        assert told in str(raised.value)


def test_traps_and_the_turns_before_are_read(tmp_path):
    row = A_QUESTION | {"kind": "follow_up", "traps": {"target_as_result": ["6%", "6 percent"]}, "history": [{"question": "GDP?"}]}
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    question = load_questions([path])[0]
    assert question.traps == {"target_as_result": ("6%", "6 percent")}
    assert question.asked_with == {"history": [{"question": "GDP?"}]}
