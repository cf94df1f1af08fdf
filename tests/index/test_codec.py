"""Values come back equal from JSON, and what has another shape is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus import Block, Cell, Footnote, NoteMark, Report, Run, Scope, Speaker, Table, Term, Text, read_reports
from index.codec import from_plain, to_plain
from index.passage import Passage, Sentence

TEXT = Text("渝中", (Run(0, 2, 0, 7),), (1,))
VALUES = [
    TEXT,
    Cell(TEXT, True),
    Table("表", (TEXT,), ((Cell(TEXT),), (Cell(Text("", ())),))),
    Scope(2025, False, None, "section"),
    Speaker("张三", None, True, "问？"),
    Footnote("①", TEXT, (Term("三同", "“三同”", 0, 2),), ("a#1",)),
    Block("a#1", "paragraph", TEXT, ("一", "二"), "", 2, Scope(), None, (NoteMark(1, "3"),)),
    Passage("0a", "a", "row", "值：1", ("一",), "", (), ("3",), "a#1", 0, None),
    Passage("0b", "a", "text", "甲。", (), "新闻", (Sentence("a#1", 0, 2, "甲。"),)),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_equal(value: Any) -> None:
    assert from_plain(type(value), json.loads(json.dumps(to_plain(value)))) == value


def test_every_report_of_the_project_comes_back_equal(request: pytest.FixtureRequest) -> None:
    for report in read_reports([Path(request.config.rootpath) / "data" / "reports"]).reports:
        assert from_plain(Report, json.loads(json.dumps(to_plain(report)))) == report


@pytest.mark.parametrize(
    "plain",
    [
        {"string": 5, "runs": []},
        {"string": "甲"},
        {"string": "甲", "runs": [], "other": 1},
        {"string": "甲", "runs": [{"start": "0", "length": 1, "file": 0, "source_start": 0}]},
        [],
    ],
)
def test_another_shape_is_refused(plain: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        from_plain(Text, plain)
