"""The table of what may be asked of a thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import load_attributes
from errors import CorpusError

HEAD = "attribute,figure,asked_zh,asked_en,printed\n"


def test_a_row_is_read_with_its_words(tmp_path: Path) -> None:
    path = tmp_path / "attributes.csv"
    path.write_text(HEAD + "rent,money,租金|房租,rent|rents,租金\n", encoding="utf-8")
    (rent,) = load_attributes(path)
    assert (rent.name, rent.figure, rent.printed) == ("rent", "money", ("租金",))
    assert [bool(rent.asked.search(text)) for text in ("房租多少", "What Rents are paid", "the parent company")] == [True, True, False]


def test_no_file_has_no_attributes(tmp_path: Path) -> None:
    assert load_attributes(tmp_path / "none.csv") == ()


@pytest.mark.parametrize("row", ["rent,colour,租金,rent,租金", "rent,money,,,租金", "rent,money,租金,rent,", "rent,money"])
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "attributes.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"attributes\.csv, line 2: give attribute"):
        load_attributes(path)


def test_the_projects_own_table_is_read_and_names_each_attribute_once() -> None:
    attributes = load_attributes(Path(__file__).parents[2] / "data" / "attributes.csv")
    names = [attribute.name for attribute in attributes]
    assert len(names) == len(set(names)) > 40
    assert {"staff", "cost", "completion", "builder", "youth"} <= set(names)
