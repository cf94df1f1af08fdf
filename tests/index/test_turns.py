"""Histories in the shapes that programs hand over, and the one line that a shape which is none of them gets."""

from __future__ import annotations

from typing import Any

import pytest

from errors import UsageError
from index.turns import MAX_ANSWER_CHARS, MAX_CHARS, MAX_TURNS, Turn, read_turns

ASKED, SAID = "白石县有几个港区", "三个港区。"
PAIR = (Turn(ASKED, SAID),)
SHAPES: list[tuple[str, Any, tuple[Turn, ...]]] = [
    ("no history", None, ()),
    ("an empty one", [], ()),
    ("questions alone", [{"question": ASKED}, {"question": "为什么"}], (Turn(ASKED), Turn("为什么"))),
    ("questions with answers", [{"question": ASKED, "answer": SAID}], PAIR),
    ("an answer in points", [{"question": ASKED, "answer": "三个：\n\n- 北湾\n-  南湾"}], (Turn(ASKED, "三个：\n- 北湾\n- 南湾"),)),
    ("plain texts", [ASKED, "为什么"], (Turn(ASKED), Turn("为什么"))),
    ("chat messages", [{"role": "user", "content": ASKED}, {"role": "assistant", "content": SAID}], PAIR),
    ("other names of the roles", [{"role": "Human", "content": ASKED}, {"role": "model", "content": SAID}], PAIR),
    ("a system message is no turn", [{"role": "system", "content": "Be brief."}, {"role": "user", "content": ASKED}], (Turn(ASKED),)),
    ("content in parts", [{"role": "user", "content": [{"type": "text", "text": ASKED}]}, {"role": "assistant", "content": [SAID]}], PAIR),
    ("a picture says nothing", [{"role": "user", "content": {"path": "a.png"}}, {"role": "user", "content": ASKED}], (Turn(ASKED),)),
    ("pairs of texts", [[ASKED, SAID]], PAIR),
    ("a pair not yet answered", [(ASKED, None)], (Turn(ASKED),)),
    ("objects named by role", [{"user": ASKED, "assistant": SAID}], PAIR),
    ("an answer in two messages", [ASKED, {"role": "assistant", "content": "三个"}, {"role": "assistant", "content": "港区。"}], (Turn(ASKED, "三个 港区。"),)),
    ("an answer before any question", [{"role": "assistant", "content": "您好"}, {"role": "user", "content": ASKED}], (Turn(ASKED),)),
    ("an empty question", [{"question": " "}, {"question": ASKED}], (Turn(ASKED),)),
    (
        "an answer's own object, of a follow-up",
        [{"question": "第二个呢", "answer": SAID, "understood": {"kind": "value", "question": "南湾港区"}}],
        (Turn("第二个呢", SAID, "南湾港区"),),
    ),
    ("an answer's own object, of a whole question", [{"question": ASKED, "answer": SAID, "understood": {"kind": "value"}}], (Turn(ASKED, SAID, ASKED),)),
]  # fmt: skip


@pytest.mark.parametrize(("history", "turns"), [row[1:] for row in SHAPES], ids=[row[0] for row in SHAPES])
def test_turns_are_read_from_each_shape(history: Any, turns: tuple[Turn, ...]) -> None:
    assert read_turns(history) == turns


@pytest.mark.parametrize(
    ("history", "words"),
    [
        ("为什么", "history is a text, not a list of turns"),
        ({"question": ASKED}, "history is an object, not a list of turns"),
        (7, "history is a number"),
        ([ASKED, 7], "turn 2 is a number"),
        ([True], "turn 1 is true or false"),
        ([{"answer": SAID}], "turn 1: no question in it"),
        ([{"question": 7}], "turn 1: a number stands where a text should"),
        ([{"role": "judge", "content": "x"}], "turn 1: no role 'judge'"),
        ([["a", "b", "c"]], "turn 1 is a list"),
    ],
)
def test_a_shape_that_holds_no_turn_gets_one_line_with_those_that_do(history: Any, words: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_turns(history)
    line = str(raised.value)
    assert words in line
    assert '{"role": "user" or "assistant", "content": …}' in line
    assert "\n" not in line


def test_of_a_long_history_the_last_turns_are_read() -> None:
    turns = read_turns([{"question": f"第{number}问", "answer": "答" * 5000} for number in range(50)])
    assert [turn.question for turn in turns] == [f"第{number}问" for number in range(50 - MAX_TURNS, 50)]
    assert {len(turn.answer or "") for turn in turns} == {MAX_ANSWER_CHARS}


def test_of_a_pasted_text_the_beginning_is_kept() -> None:
    assert read_turns(["长" * 100_000]) == (Turn("长" * MAX_CHARS),)


def test_a_message_nested_without_end_says_nothing() -> None:
    nested: list[Any] = ["x"]
    for _ in range(200):
        nested = [nested]
    assert read_turns([{"role": "user", "content": nested}, ASKED]) == (Turn(ASKED),)
