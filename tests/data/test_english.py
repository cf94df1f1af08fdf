"""The English edition, held against its source by program: whole, and with the same figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.figures import chinese_numerals, find_figures
from corpus import load_edition, read_reports, split_sentences

ROOT = Path(__file__).resolve().parent.parent.parent
EDITIONS = sorted((ROOT / "data" / "english").glob("*.jsonl"))
FIELDS = {"zh", "en", "kind", "made_by", "second_read"}
# Months are words in English: 3月2日 is March 2.
MONTHS = re.compile(r"\d{1,2}月")
# 1.2025年经济社会发展… is item 1 of a list and a year, not a decimal.
LIST_NUMBER = re.compile(r"(?<!\d)(\d)\.(?=20\d\d年)")


def lines() -> Iterator[tuple[str, dict[str, object]]]:
    for path in EDITIONS:
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = json.loads(raw)
            yield f"{path.name}:{number}", {**line, "zh": LIST_NUMBER.sub(r"\1 ", line["zh"])}


def test_there_is_an_edition_of_every_report() -> None:
    result = read_reports([ROOT / "data" / "reports"])
    assert {path.stem for path in EDITIONS} == {report.id for report in result.reports}


def test_every_line_is_whole_and_read_twice() -> None:
    wrong = [where for where, line in lines() if set(line) != FIELDS or not line["zh"] or not line["en"] or line["second_read"] is not True]
    assert wrong == []


def test_no_chinese_is_left_outside_parentheses() -> None:
    wrong = [where for where, line in lines() if re.search(r"[\u3400-\u9fff]", re.sub(r"\([^()]*\)", "", str(line["en"])))]
    assert wrong == []


def test_every_english_figure_stands_in_the_source() -> None:
    wrong = []
    for where, line in lines():
        source, words = find_figures(str(line["zh"])), chinese_numerals(str(line["zh"]))
        values = {figure.value for figure in source} | words
        wrong += [f"{where}: {figure.text}" for figure in find_figures(str(line["en"])) if figure.value not in values]
    assert wrong == []


def test_every_figure_of_the_source_stands_in_the_english() -> None:
    wrong = []
    for where, line in lines():
        shown = {figure.value for figure in find_figures(str(line["en"]))}
        digits = re.findall(r"\d+", str(line["en"]))
        for figure in find_figures(MONTHS.sub("", str(line["zh"]))):
            if figure.value not in shown and str(figure.value) not in digits:
                wrong.append(f"{where}: {figure.text}")
    assert wrong == []


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
def test_every_sentence_and_note_of_the_report_has_its_english(path: Path) -> None:
    edition = load_edition(path)
    report = next(report for report in read_reports([ROOT / "data" / "reports"]).reports if report.id == path.stem)
    texts = [block.text.string[start:end] for block in report.blocks for start, end in split_sentences(block.text.string)]
    texts += [note.text.string for note in report.notes]
    missing = [text for text in texts if re.search(r"[\u3400-\u9fff]", text) and edition.render(text) is None]
    assert missing == []
