"""Lists of terms printed as tables are read as notes, in every format that has tables; other tables stay tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.read import read_reports

ROWS = [
    ("“两重”", "国家重大战略实施和重点领域安全能力建设。"),
    ("四张清单", "储备、开工、在建、完工清单。"),
    ("GEP核算", "生态产品的货币价值之和。"),
]
BODY = ["2026年政府工作报告", "一、2025年工作回顾", "推进“两重”项目，落实四张清单，开展GEP核算。全年增长5%。", "名词解释"]
NAMED = [("1", ["两重"], 1), ("2", ["四张清单"], 1), ("3", ["GEP核算"], 1)]


def markdown(path: Path, heading: list[str], numbered: bool) -> Path:
    rows = [[str(number), *row] if numbered else list(row) for number, row in enumerate(ROWS, 1)]
    head = heading or rows.pop(0)
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    path.write_text("\n\n".join(BODY) + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def web_page(path: Path, heading: list[str], numbered: bool) -> Path:
    rows = [heading] * bool(heading) + [[str(number), *row] if numbered else list(row) for number, row in enumerate(ROWS, 1)]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    path.write_text(f"<html><body>{''.join(f'<p>{line}</p>' for line in BODY)}<table>{table}</table></body></html>", encoding="utf-8")
    return path


def word(path: Path, heading: list[str], numbered: bool) -> Path:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in BODY:
        document.add_paragraph(line)
    rows = [heading] * bool(heading) + [[str(number), *row] if numbered else list(row) for number, row in enumerate(ROWS, 1)]
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))
    return path


@pytest.mark.parametrize(("write", "ending"), [(markdown, "md"), (web_page, "html"), (word, "docx")], ids=["md", "html", "docx"])
@pytest.mark.parametrize(
    ("heading", "numbered"),
    [(["名词", "解释"], False), (["序号", "名词术语", "含义"], True), ([], True), ([], False)],
    ids=["named", "numbered", "numbers alone", "bare"],
)
def test_a_table_of_terms_is_read_as_notes(tmp_path: Path, write, ending: str, heading: list[str], numbered: bool) -> None:  # type: ignore[no-untyped-def]
    report = read_reports([write(tmp_path / f"report.{ending}", heading, numbered)]).reports[0]
    assert [(note.mark, [term.name for term in note.terms], len(note.blocks)) for note in report.notes] == NAMED
    assert [note.text.string[note.terms[0].definition_start :] for note in report.notes] == [text for _, text in ROWS]
    assert not any(block.table is not None for block in report.blocks)


def test_a_table_of_indicators_under_the_same_heading_stays_a_table(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    table = "| 指标名称 | 2026年目标 |\n| --- | --- |\n| 地区生产总值 | 5% |\n| 粮食产量 | 100万吨 |\n"
    path.write_text("\n\n".join(BODY) + "\n\n" + table, encoding="utf-8")
    report = read_reports([path]).reports[0]
    assert (len(report.notes), sum(block.table is not None for block in report.blocks)) == (0, 1)
