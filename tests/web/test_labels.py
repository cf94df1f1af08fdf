"""Labels: complete in both languages, with the same places to fill, and for every state an answer can have."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest

from answer.model import CheckItem, Reason, Status
from web.examples import EXAMPLES
from web.labels import EN, ZH, Labels, counted, english_maker, labels_for
from web.room_labels import ROOM_LABELS, RoomLabels
from web.said import in_chinese

NAMES = [field.name for field in fields(Labels)]
ROOM_NAMES = [field.name for field in fields(RoomLabels)]


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, tuple) else [str(value)]


@pytest.mark.parametrize("name", NAMES)
def test_label_is_there_in_both_languages(name: str) -> None:
    zh, en = getattr(ZH, name), getattr(EN, name)
    assert all(texts(zh)) and all(texts(en))
    assert type(zh) is type(en)
    if isinstance(zh, dict):
        assert list(zh) == list(en)


@pytest.mark.parametrize("name", NAMES)
def test_label_has_the_same_places_to_fill(name: str) -> None:
    zh, en = (
        [{frozenset(re.findall(r"\{(\w+)\}", form)) for form in text.split("|")} for text in texts(getattr(labels, name))]
        for labels in (ZH, EN)
    )
    assert zh == en


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("language", "html_lang", "tagline", "joiner")])
def test_english_labels_hold_no_chinese(name: str) -> None:
    assert not any(re.search(r"[\u4e00-\u9fff]", text) for text in texts(getattr(EN, name)))


@pytest.mark.parametrize("name", ROOM_NAMES)
def test_label_of_a_room_is_there_in_both_languages_with_the_same_places_to_fill(name: str) -> None:
    zh, en = (getattr(ROOM_LABELS[language], name) for language in ("zh", "en"))
    assert type(zh) is type(en) and all(texts(zh)) and all(texts(en))
    if isinstance(zh, dict):
        assert list(zh) == list(en)
    places = [[{frozenset(re.findall(r"\{(\w+)\}", form)) for form in text.split("|")} for text in texts(one)] for one in (zh, en)]
    assert places[0] == places[1]
    assert not any(re.search(r"[\u4e00-\u9fff]", text) for text in texts(en))


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("note 12 has no mark in the text", "注 12 在正文中没有注号"),
        ("2 notes have the mark ①", "有 2 条注释的注号都是 ①"),
        ("the file is empty; save the report's text in it, or leave it out", "文件是空的。"),
        ("a page of this PDF is a picture", None),
    ],
)
def test_what_a_reader_says_is_in_chinese_where_it_is_known(line: str, chinese: str | None) -> None:
    assert in_chinese(line) == chinese


def test_every_state_of_an_answer_has_words() -> None:
    assert set(ZH.status) == set(get_args(Status))
    assert set(ZH.reason) == set(get_args(Reason))
    assert set(ZH.basis) == set(get_args(get_type_hints(CheckItem)["basis"]))


def test_examples_are_for_three_users_and_as_many_in_each_language() -> None:
    assert [len(group) for group in EXAMPLES["zh"]] == [len(group) for group in EXAMPLES["en"]] == [2, 2, 2]
    assert len(ZH.users) == len(EN.users) == 3


@pytest.mark.parametrize("language", [None, "", "fr", "zh"])
def test_anything_but_english_is_chinese(language: str | None) -> None:
    assert labels_for(language) is ZH


def test_whose_english_it_is() -> None:
    assert english_maker(EN, "project") == "English by this project, not official"
    assert english_maker(EN, "model:x") == "English by the model x, not official"
    assert "not official" in english_maker(EN, "gloss")


def test_one_and_more_are_told_apart() -> None:
    assert [counted(EN.citations, n) for n in (1, 2)] == ["1 citation", "2 citations"]
    assert [counted(ZH.citations, n) for n in (1, 2)] == ["1 处引文", "2 处引文"]
