"""The project's own pairs, and texts composed of them: families that differ in one thing, with exact figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from errors import EmbedderError
from models.own import FAMILY, OWN_SOURCES, compose, money_names, read_own, read_patterns

PLACES = [("Lakeside City", "湖滨市"), ("Pine County", "松县"), ("Hill District", "山区")]
INDICATORS = [("value added of industry", "工业增加值"), ("tax revenue", "税收收入"), ("resident population", "常住人口")]
GLOSSARY = "zh,en,zh_aliases,en_aliases,kind\n工业增加值,value added of industry,工业增加值增速|,industrial value added,indicator\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "words.csv").write_text("zh,en\n桥,bridge\n", encoding="utf-8")
    (tmp_path / "pairs.tsv").write_text("A bridge opened.\t大桥通车。\n", encoding="utf-8")
    (tmp_path / "english").mkdir()
    (tmp_path / "english" / "one.jsonl").write_text(
        '{"zh": "第一句。", "en": "First."}\n{"zh": "第二句。", "en": "Second."}\n', encoding="utf-8"
    )
    return tmp_path


@pytest.fixture(scope="module")
def families() -> list[Sequence[tuple[str, str]]]:
    rows = compose(read_patterns(), INDICATORS, PLACES, families=300, seed=2)
    return [rows[at : at + FAMILY] for at in range(0, len(rows), FAMILY)]


def test_every_name_of_a_term_stands_beside_its_other_side(folder: Path) -> None:
    found = read_own(folder, PLACES)
    assert found["glossary"] == [
        ("value added of industry", "工业增加值"),
        ("industrial value added", "工业增加值"),
        ("value added of industry", "工业增加值增速"),
    ]
    assert found["words"] == [("bridge", "桥")]
    assert found["written"] == [("A bridge opened.", "大桥通车。")]
    assert found["edition"] == [("First.", "第一句。"), ("Second.", "第二句。")]
    assert found.keys() == OWN_SOURCES.keys()


def test_without_places_nothing_is_composed(folder: Path) -> None:
    assert "composed" not in read_own(folder)


def test_another_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="is no data folder of this project"):
        read_own(tmp_path)


def test_rows_of_a_family_differ_from_the_first_in_one_thing(families: list[Sequence[tuple[str, str]]]) -> None:
    for first, *others in families:
        for other in others:
            assert other != first
            names = {name for en, zh in [*PLACES, *INDICATORS] for name in (en.lower(), zh)}
            kept = [name for name in names if name in (first[0] + first[1]).lower()]
            changed = [name for name in kept if name not in (other[0] + other[1]).lower()]
            figures = [set(re.findall(r"\d[\d,.]*", row[1])) for row in (first, other)]
            directions = [set(re.findall(r"增长|增加|上升|下降|减少|回落", row[1])) for row in (first, other)]
            place_changed, figure_changed, turned = bool(changed), figures[0] != figures[1], directions[0] != directions[1]
            assert place_changed + figure_changed + turned <= 1
            assert not any(zh in first[1] and zh not in other[1] for _, zh in INDICATORS)


def test_both_sides_of_a_composed_text_state_the_same_year(families: list[Sequence[tuple[str, str]]]) -> None:
    years = [[re.findall(r"\b20[123]\d\b(?!\.)|20[123]\d(?=年)", side) for side in row] for family in families for row in family]
    assert all(zh and zh[0] in en for en, zh in years if en)


def test_only_what_is_counted_in_yuan_is_told_in_yuan(families: list[Sequence[tuple[str, str]]]) -> None:
    told = [zh for family in families for _, zh in family if "亿元" in zh and any(name in zh for _, name in INDICATORS)]
    assert told
    assert [zh for zh in told if "常住人口" in zh] == []


@pytest.mark.parametrize(
    ("tenths", "english", "chinese"),
    [
        (41260, "412.6 billion yuan", "4126亿元"),
        (84, "840 million yuan", "8.4亿元"),
        (100, "1 billion yuan", "10亿元"),
        (12345, "123.45 billion yuan", "1234.5亿元"),
    ],
)
def test_sums_are_the_same_to_the_last_figure(tenths: int, english: str, chinese: str) -> None:
    assert money_names(tenths) == (english, chinese)


def test_a_damaged_line_of_patterns_is_named(tmp_path: Path) -> None:
    path = tmp_path / "patterns.tsv"
    path.write_text("change\trose\t增长\nthing\tschools\t学校\n", encoding="utf-8")
    with pytest.raises(EmbedderError, match=r"patterns\.tsv, line 2: expected text, change or thing"):
        read_patterns(path)


def test_the_same_seed_composes_the_same_texts() -> None:
    first, second, other = (compose(read_patterns(), INDICATORS, PLACES, families=5, seed=seed) for seed in (1, 1, 2))
    assert first == second != other
