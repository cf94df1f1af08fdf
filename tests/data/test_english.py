"""The English edition, held against its source by program: whole, and with the same figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.edition import rendering_fault
from corpus import load_edition, read_reports, split_sentences

ROOT = Path(__file__).resolve().parent.parent.parent
EDITIONS = sorted((ROOT / "data" / "english").glob("*.jsonl"))
FIELDS = {"zh", "en", "kind", "made_by", "second_read"}


def lines() -> Iterator[tuple[str, dict[str, object]]]:
    for path in EDITIONS:
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path.name}:{number}", json.loads(raw)


def test_there_is_an_edition_of_every_report() -> None:
    result = read_reports([ROOT / "data" / "reports"])
    assert {path.stem for path in EDITIONS} == {report.id for report in result.reports}


def test_every_line_is_whole_and_read_twice() -> None:
    wrong = [where for where, line in lines() if set(line) != FIELDS or not line["zh"] or not line["en"] or line["second_read"] is not True]
    assert wrong == []


def test_every_rendering_holds_the_figures_of_its_source_and_no_chinese() -> None:
    found = [(where, rendering_fault(str(line["zh"]), str(line["en"]))) for where, line in lines()]
    assert [(where, fault) for where, fault in found if fault is not None] == []


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
def test_every_sentence_and_note_of_the_report_has_its_english(path: Path) -> None:
    edition = load_edition(path)
    report = next(report for report in read_reports([ROOT / "data" / "reports"]).reports if report.id == path.stem)
    texts = [block.text.string[start:end] for block in report.blocks for start, end in split_sentences(block.text.string)]
    texts += [note.text.string for note in report.notes]
    missing = [text for text in texts if re.search(r"[\u3400-\u9fff]", text) and edition.render(text) is None]
    assert missing == []


@pytest.mark.parametrize("path", [path for path in EDITIONS if "report" in path.stem], ids=lambda path: path.stem)
def test_every_heading_of_a_report_has_an_english_of_its_own(path: Path) -> None:
    edition = load_edition(path)
    report = next(report for report in read_reports([ROOT / "data" / "reports"]).reports if report.id == path.stem)
    headings = [
        block.text.string for block in report.blocks if block.kind == "heading" and re.search(r"[\u3400-\u9fff]", block.text.string)
    ]
    found = {words: [edition.render(words), edition.render(f"{words}。")] for words in headings}
    assert [words for words, renderings in found.items() if not any(one is not None and one.exact for one in renderings)] == []
