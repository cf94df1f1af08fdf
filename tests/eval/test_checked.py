"""The measurement of checking: what is counted as found, and the sentences written by hand get no worse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from answer.checked import CheckedPart, CheckedSentence, CheckedText
from eval.checked import DRAFTED, Case, count_lines, draft_cases, run, source_cases

# What is reached on each file of hand-written sentences: false ones flagged at least, true ones flagged at most.
REACHED = {"drafted.jsonl": (31, 0), "drafted-2.jsonl": (23, 0)}


def told(text: str, *parts: CheckedPart) -> CheckedText:
    return CheckedText("", (CheckedSentence(text, 0, len(text), "zh", parts),), ())


def test_a_mark_is_right_where_it_stands_on_what_was_altered() -> None:
    cases = [Case("digit", "增长5%。", True), Case("digit", "增长6%。", False, (2, 3))]
    checked = {
        "增长5%。": told("增长5%。", CheckedPart("figure", "5%", 2, 4, "as_printed")),
        "增长6%。": told("增长6%。", CheckedPart("figure", "6%", 2, 4, "differs", 1), CheckedPart("wording", "增", 0, 1, "differs", 1)),
    }
    results = run(cases, checked.__getitem__)
    assert [result.marks for result in results] == [(("as_printed", False),), (("differs", True), ("differs", False))]
    lines = count_lines(results)
    assert lines[1].split() == ["digit", "1", "/", "1", "1", "/", "1", "0", "/", "1"]
    assert next(line for line in lines if line.startswith("differs")).split() == ["differs", "2", "1", "50.0", "%"]


def test_altered_source_sentences_know_where_they_were_altered(assistant: Any) -> None:
    cases = source_cases(assistant, 20, 5, further=False)
    assert [case.true for case in cases] == [True, False] * 20
    for true, false in zip(cases[::2], cases[1::2], strict=True):
        start, end = false.place
        assert true.text.startswith(false.text[:start])
        assert true.text.endswith(false.text[end:])


@pytest.mark.parametrize("name", REACHED)
def test_hand_written_sentences_are_flagged_as_before(assistant: Any, name: str) -> None:
    results = run(draft_cases(Path(DRAFTED).with_name(name)), assistant.checker.check)
    false, true = REACHED[name]
    assert sum(result.flagged for result in results if not result.case.true) >= false
    assert sum(result.flagged for result in results if result.case.true) <= true
