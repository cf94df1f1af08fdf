"""What the training pairs share with the questions is counted, and nothing of either is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models import overlap
from models.overlap import read_questions, runs_of, shared_pairs, text_runs

QUESTION = "2026年地区生产总值的预期目标是多少？"


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("会议提出2026年地区生产总值的预期目标。", True),
        ("会议提出：“2026年，地区生产总值的预期目标”", True),
        ("2026年地区生产总值增长5%。", False),
        ("What is the growth target for Gansu province in 2026", True),
        ("What is the growth target for Gansu in this year", False),
    ],
)
def test_a_long_run_is_shared_whatever_signs_stand_in_it(text: str, shared: bool) -> None:
    runs = runs_of([QUESTION, "Tell me: what is the growth target for Gansu province?"])
    assert bool(text_runs(text) & runs) is shared


def test_pairs_are_counted_by_source_and_by_either_side() -> None:
    rows = {"law": [("a", "会议提出2026年地区生产总值的预期目标。"), ("b", "别的")], "words": [("word", "词")]}
    assert shared_pairs(rows, runs_of([QUESTION])) == {"law": 1, "words": 0}


def test_pairs_with_a_run_of_a_question_are_no_training_pairs_and_a_family_goes_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tatoeba.tsv").write_text(f"Hello\t{QUESTION}\nBye\t再见\n", encoding="utf-8")
    family = [("one", "一"), ("two", QUESTION), ("three", "三"), ("four", "四")]
    others = [("five", "五"), ("six", "六"), ("seven", "七"), ("eight", "八")]
    monkeypatch.setattr(overlap, "read_questions", lambda: [QUESTION])
    monkeypatch.setattr(overlap, "read_own", lambda folder, places: {"composed": family + others})
    rows, left_out = overlap.training_rows(tmp_path, tmp_path, None)
    assert rows == {"tatoeba": [("Bye", "再见")], "composed": others}
    assert left_out == 5


def test_earlier_turns_and_questions_on_the_news_count_too(tmp_path: Path) -> None:
    line = {"question": "那明年呢", "history": [{"question": QUESTION, "answer": "…"}]}
    (tmp_path / "chain.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    news = tmp_path / "news.tsv"
    news.write_text("1\tWhere?\t哪里？\n", encoding="utf-8")
    assert read_questions(tmp_path, [news]) == ["那明年呢", QUESTION, "Where?", "哪里？"]


def test_the_count_is_stored_and_no_text_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tatoeba.tsv").write_text(f"Hello\t{QUESTION}\nBye\t再见\n", encoding="utf-8")
    monkeypatch.setattr(overlap, "MEASURED", tmp_path / "overlap.json")
    monkeypatch.setattr(overlap, "read_questions", lambda: [QUESTION])
    assert overlap.main(["--data", str(tmp_path), "--without-own", "--write"]) == 0
    counted = json.loads((tmp_path / "overlap.json").read_text(encoding="utf-8"))
    assert (counted["pairs"], counted["left_out"], counted["questions"], counted["shared"]) == (1, 1, 1, 0)
    assert "生产总值" not in capsys.readouterr().out
    assert overlap.main(["--data", str(tmp_path / "nowhere")]) != 0
