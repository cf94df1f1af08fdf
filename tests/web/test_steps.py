"""A reader who waits is told the step by its name; a quick answer is told of nothing; what fails, fails where it is waited for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from web.ask import render_waiting
from web.labels import EN, ZH
from web.steps import told


def test_a_quick_answer_shows_no_step() -> None:
    def make(say: Any) -> Iterator[int]:
        say("search")
        yield 1
        say("check")
        yield 2

    assert list(told(make, 30.0)) == [1, 2]


def test_a_slow_answer_is_told_step_by_step_each_once() -> None:
    heard, go = threading.Event(), threading.Event()

    def make(say: Any) -> Iterator[str | int]:
        say("search")
        say("choose")
        assert heard.wait(20)
        say("write")
        assert go.wait(20)
        yield 1

    found: list[Any] = []
    for one in told(make, 0.02):
        found.append(one)
        {"choose": heard, "write": go}.get(str(one), threading.Event()).set()
    assert found == ["choose", "write", 1]


def test_what_goes_wrong_is_raised_to_the_one_who_waits() -> None:
    def make(say: Any) -> Iterator[int]:
        yield 1
        raise ValueError("lost")

    found = told(make)
    assert next(found) == 1
    with pytest.raises(ValueError, match="lost"):
        next(found)


def test_nothing_is_worked_out_for_one_who_has_left() -> None:
    made, ended, go = [], threading.Event(), threading.Event()

    def make(say: Any) -> Iterator[int]:
        try:
            for number in range(1000):
                made.append(number)
                yield number
                assert go.wait(20)
        finally:
            ended.set()

    found = told(make)
    assert next(found) == 0
    found.close()  # type: ignore[attr-defined]
    go.set()
    assert ended.wait(20)
    assert len(made) <= 2


def test_every_step_of_the_assistant_has_words_in_both_languages(assistant: Any) -> None:
    heard: list[str] = []
    list(assistant.stream("2026年GDP目标是多少？", say=heard.append))
    assert heard == ["search", "choose", "check"]
    for step in (*heard, "write"):
        assert ZH.steps[step] in render_waiting(ZH, step) and EN.steps[step] in render_waiting(EN, step)
    assert "正在查找" in render_waiting(ZH)


def test_an_answer_that_is_stopped_ends_at_once_whatever_it_waits_for() -> None:
    stopped, go, ended = threading.Event(), threading.Event(), threading.Event()

    def make(say: Any) -> Iterator[int]:
        try:
            yield 1
            assert go.wait(20)  # a server that says nothing more until the test lets it
            yield 2
        finally:
            ended.set()

    found = told(make, 30.0, stopped.is_set)
    assert next(found) == 1
    stopped.set()
    assert list(found) == [] and not ended.is_set()
    go.set()
    assert ended.wait(20)
