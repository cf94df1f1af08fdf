"""An exported answer in its three forms: written, read again, edited, saved by other programs, and held against the reports."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from corpus import Report
from errors import UsageError
from export import FORMS, Recheck, bounded_text, cite_in_chinese, make_record, read_form, recheck, write_form
from export.as_markdown import escape
from export.record import seal, unseal

TWO = "2026年西部陆海新通道货运量目标到底是575标箱还是4.8万标箱"
DAY = datetime.date(2026, 3, 9)
WHY = "2026年GDP目标是多少，为什么？"
ANSWERED = (WHY, "What are the “four lists”?", "2025年实际使用外资完成目标了吗？")
REFUSED = "2031年GDP目标是多少？"
SUFFIXES = tuple(FORMS)


def exported(assistant: Any, suffix: str, *questions: str) -> bytes:
    kinds = {name: report.kind for name, report in assistant.reports.items()}
    return write_form(make_record([assistant.ask(question) for question in questions], kinds, DAY), f"x{suffix}")


def looked_at(assistant: Any, data: bytes, suffix: str, reports: Mapping[str, Report] | None = None) -> Recheck:
    return recheck(data, f"x{suffix}", assistant.reports if reports is None else reports)


def in_part(data: bytes, name: str, was: str, now: str) -> bytes:
    """A Word file with the text of one part replaced."""
    assert was in zipfile.ZipFile(io.BytesIO(data)).read(name).decode()
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode()
            new.writestr(part, text.replace(was, now, 1) if part == name else text)
    return kept.getvalue()


def edited(data: bytes, suffix: str, was: str, now: str, note: bool = False) -> bytes:
    """The file with its visible text edited, its record left as it is."""
    if suffix == ".docx":
        return in_part(data, "word/endnotes.xml" if note else "word/document.xml", was, now)
    shown, comment, record = data.decode().rpartition("<!-- zhengwen-record")
    assert was in shown
    return (shown.replace(was, now, 1) + comment + record).encode()


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("questions", [(ANSWERED[0],), (REFUSED,), (*ANSWERED, REFUSED, ANSWERED[0])], ids=["one", "refused", "talk"])
def test_what_was_exported_holds(assistant: Any, suffix: str, questions: tuple[str, ...]) -> None:
    found = looked_at(assistant, exported(assistant, suffix, *questions), suffix)
    assert [sentence.state for sentence in found.sentences] == ["holds"] * len(found.sentences) != []
    assert [note.standing.state for note in found.notes] == ["holds"] * len(found.notes)
    assert found.holds
    assert [answer["question"] for answer in found.record.answers] == list(questions)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_answer_gives_the_same_bytes(assistant: Any, suffix: str) -> None:
    assert exported(assistant, suffix, WHY) == exported(assistant, suffix, WHY)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_note_says_all_that_finds_its_words_again(assistant: Any, suffix: str) -> None:
    answer = assistant.ask(WHY)
    _, visible = read_form(exported(assistant, suffix, WHY), f"x{suffix}")
    for citation in answer.citations:
        locator = citation.locator
        about = (citation.quote, citation.quote_en, citation.report.publisher, citation.report.date, citation.section[-1], locator.file,
                 f"{locator.start}–{locator.end}", locator.sha256, "[R]", "In Chinese", "本项目英译")  # fmt: skip
        packed = "".join("".join(visible.lines).split())
        assert [part for part in about if "".join(str(part).split()) not in packed] == []
    assert "11 个数字与引文一致" in "".join(visible.lines)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_figure_edited_in_a_sentence_is_named(assistant: Any, suffix: str) -> None:
    found = looked_at(assistant, edited(exported(assistant, suffix, WHY), suffix, "预期目标是5%", "预期目标是6%"), suffix)
    assert [sentence.state for sentence in found.sentences] == ["edited", "holds", "holds", "holds"]
    edit = found.sentences[0].edit
    assert edit is not None
    assert edit.figures == (("5%",), ("6%",))
    assert not found.holds


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_quote_edited_in_a_note_takes_its_sentence_with_it(assistant: Any, suffix: str) -> None:
    found = looked_at(
        assistant, edited(exported(assistant, suffix, WHY), suffix, "避免在区域竞相发展中失速掉位。", "避免失速。", note=True), suffix
    )
    note = found.notes[1]
    assert ([part for part, _ in note.edits], note.standing.state) == (["quote"], "holds")
    assert [sentence.state for sentence in found.sentences] == ["holds", "unproved", "holds", "holds"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_sentence_taken_out_and_one_put_in_are_found(assistant: Any, suffix: str) -> None:
    data = exported(assistant, suffix, WHY)
    less = looked_at(assistant, edited(data, suffix, "三是综合研判发展趋势。", ""), suffix)
    assert less.sentences[3].state == "edited"
    more = looked_at(assistant, edited(data, suffix, "一是紧跟全市发展水平。市委", "全国都一样。一是紧跟全市发展水平。市委"), suffix)
    assert [(part, edit.now) for part, edit in more.others] == [("added", "全国都一样。")]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_edited_record_is_found_by_its_checksum_and_by_the_text(assistant: Any, suffix: str) -> None:
    data = exported(assistant, suffix, WHY)
    was, now = '"role":"question","label":"","pieces":["2026', '"role":"question","label":"","pieces":["2027'
    changed = in_part(data, "customXml/item1.xml", was, now) if suffix == ".docx" else data.replace(was.encode(), now.encode())
    assert changed != data
    found = looked_at(assistant, changed, suffix)
    assert (found.record.intact, found.holds, found.others[0][0]) == (False, False, "question")


def changed_report(assistant: Any, **by: str) -> dict[str, Report]:
    """The reports, the file of the plan report with another checksum and words replaced."""
    reports = dict(assistant.reports)
    plan = reports["yuzhong-plan-report-2026"]
    blocks = tuple(
        replace(block, text=replace(block.text, string=block.text.string.replace(by["was"], by["now"]))) for block in plan.blocks
    )
    files = tuple(replace(file, sha256="0" * 64) for file in plan.files)
    reports[plan.id] = replace(plan, files=files, blocks=blocks)
    return reports


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_report_that_changed_or_is_not_loaded_is_said(assistant: Any, suffix: str) -> None:
    data = exported(assistant, suffix, WHY)
    found = looked_at(assistant, data, suffix, changed_report(assistant, was="经济大区", now="文化大区"))
    assert [note.standing.state for note in found.notes] == ["changed", "changed_gone", "changed", "changed"]
    assert {sentence.state for sentence in found.sentences} == {"unproved"}
    rest = {name: report for name, report in assistant.reports.items() if name != "yuzhong-plan-report-2026"}
    assert {note.standing.state for note in looked_at(assistant, data, suffix, rest).notes} == {"not_loaded"}


def test_words_that_stand_elsewhere_in_the_same_file_have_moved(assistant: Any) -> None:
    kinds = {name: report.kind for name, report in assistant.reports.items()}
    record = make_record([assistant.ask(WHY)], kinds, DAY)
    locator = record.notes[1]["locator"]
    true = (locator["start"], locator["end"])
    locator.update(start=10, end=20)
    standing = recheck(write_form(record, "x.md"), "x.md", assistant.reports).notes[1].standing
    assert (standing.state, standing.start, standing.end) == ("moved", *true)


def test_a_word_file_saved_again_by_python_docx_still_holds_and_shows_an_edit(assistant: Any) -> None:
    data = exported(assistant, ".docx", WHY, REFUSED, WHY)
    document, kept = docx.Document(io.BytesIO(data)), io.BytesIO()
    document.save(kept)
    assert looked_at(assistant, kept.getvalue(), ".docx").holds
    paragraph = next(one for one in document.paragraphs if "预期目标是5%" in one.text)
    paragraph.runs[0].text = paragraph.runs[0].text.replace("5%", "7%")
    kept = io.BytesIO()
    document.save(kept)
    found = looked_at(assistant, kept.getvalue(), ".docx")
    assert (found.sentences[0].state, found.failures) == ("edited", 1)


def test_the_notes_of_a_word_file_are_real_and_a_later_mark_refers_to_the_first(assistant: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(assistant, ".docx", "“四张清单”是哪四张？", WHY))) as archive:
        document, notes = (archive.read(f"word/{name}.xml").decode() for name in ("document", "endnotes"))
    called = re.findall(r'<w:endnoteReference w:id="(\d+)"/>', document)
    assert called == [str(n) for n in range(1, len(called) + 1)]
    assert re.findall(r'<w:endnote w:id="(\d+)">', notes) == called
    assert set(re.findall(r"NOTEREF _Note(\d+)", document)) <= set(called)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_a_word_file_saved_again_by_libreoffice_still_holds(assistant: Any, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(exported(assistant, ".docx", WHY, WHY))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "again"), str(tmp_path / "x.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert looked_at(assistant, (tmp_path / "again" / "x.docx").read_bytes(), ".docx").holds


@pytest.mark.parametrize(("break_at", "suffix"), [(40, ".md"), (60, ".html")])
def test_lines_broken_anew_are_no_edit(assistant: Any, break_at: int, suffix: str) -> None:
    shown, comment, record = exported(assistant, suffix, WHY).decode().rpartition("<!-- zhengwen-record")
    broken = re.sub(rf"([^\n<>\\]{{{break_at}}}[一-鿿])(?=[一-鿿])", "\\1\n", shown)
    assert broken != shown
    assert looked_at(assistant, (broken + comment + record).encode(), suffix).holds


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (b"# no record\n", "x.md", "holds no record"),
        (b"<!-- zhengwen-record\n{}\n-->", "x.md", "holds no record"),
        (b"\xff\xfe\x00", "x.html", "not a text in UTF-8"),
        (b"PK\x03\x04", "x.docx", "not a Word file"),
        (b"{}", "x.pdf", "is exported as .md, .docx, .html"),
    ],
)
def test_a_file_that_is_no_export_gets_one_line(data: bytes, name: str, line: str) -> None:
    with pytest.raises(UsageError, match=re.escape(line)):
        recheck(data, name, {})


def test_a_word_file_that_declares_entities_is_refused(assistant: Any) -> None:
    bomb = in_part(exported(assistant, ".docx", WHY), "word/document.xml", "<w:document", '<!DOCTYPE d [<!ENTITY a "b">]><w:document')
    with pytest.raises(UsageError, match="not a Word file"):
        recheck(bomb, "x.docx", {})


def test_a_sealed_record_has_no_sign_that_means_something_to_a_form(assistant: Any) -> None:
    kinds = {name: report.kind for name, report in assistant.reports.items()}
    record = make_record([replace(assistant.ask(WHY), question="--> </record> & 报告")], kinds, DAY)
    sealed = seal(record)
    assert sealed.isascii()
    assert set("<>&-\n") & set(sealed) == set()
    assert unseal(sealed) == record


def test_a_newspaper_is_cited_as_one_and_what_is_not_known_is_said_so() -> None:
    where = {"file": "a.txt", "start": 1, "end": 2, "sha256": "ab", "page": None, "cell": None}
    report = {"title": "甲区日报", "publisher": None, "place": None, "date": "2026-01"}
    paper = cite_in_chinese({"report": report, "section": [], "locator": where}, "newspaper page")
    assert paper == "甲区日报[N]. 2026-01. （文件 a.txt，字符 1–2，SHA-256 ab）"
    other = cite_in_chinese({"report": {**report, "date": None}, "section": [], "locator": where})
    assert other.startswith("甲区日报[R]. [出版地不详]: [出版者不详], [出版年不详]. ")


@pytest.mark.parametrize("text", ["1. 一", "- 二", "+ 三", "# 四", "![五](http://a.b)", "www.a.b", "<b>", "a_b*c", "=", "&lt;", "12) x"])
def test_what_markdown_would_act_on_is_written_with_a_backslash_and_read_back(text: str) -> None:
    from export.as_markdown import read

    written = escape(text, start=True)
    assert "\\" in written
    assert read(written.encode()).lines == (text,)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_figures_that_differ_and_what_alone_was_asked_are_exported_and_looked_at_again(assistant: Any, suffix: str) -> None:
    answer = assistant.ask(TWO)
    record = make_record([answer], {}, DAY, None, assistant.differences.sides, ["甲报告、2026"])
    told = [line for line in record.lines if line.role in ("scope", "differs", "side")]
    assert [line.role for line in told] == ["scope", "differs", "side", "side"]
    assert told[0].text == "只问：甲报告、2026" and told[1].text.startswith("报告里有不同的数：")
    assert told[2].text.startswith("575标箱 [1]：") and told[3].text.startswith("4.8万标箱 [2]：") and "目标" in told[2].text
    data = write_form(record, f"x{suffix}")
    assert looked_at(assistant, data, suffix).holds
    changed = looked_at(assistant, edited(data, suffix, "｜2026年预期目标", "｜2027年预期目标"), suffix)
    assert next((one.state, one.edit and one.edit.figures) for one in changed.sentences) == ("edited", (("2026",), ("2027",)))


def test_a_source_that_the_answer_does_not_cite_has_a_note_of_its_own_that_is_held_against_its_report(assistant: Any) -> None:
    answer = assistant.ask(TWO)
    sides = assistant.differences.sides(answer)
    own = replace(sides[1], citation=replace(sides[1].citation, n=0))
    left = replace(answer, citations=answer.citations[:1], text="一句[1]。")
    for number, after in ((2, [left]), (3, [left, assistant.ask(WHY)])):
        record = make_record(after, {}, DAY, None, lambda one: (sides[0], own) if one is left else ())
        assert [note["n"] for note in record.notes] == list(range(1, len(record.notes) + 1)) and len(record.notes) >= number
        assert record.notes[1]["quote"] == own.citation.quote
        assert looked_at(assistant, write_form(record, "x.md"), ".md").holds


def test_a_label_keeps_its_space_and_a_colon_behind_a_mark_is_no_sentence(assistant: Any) -> None:
    english = exported(assistant, ".md", "What are the “four lists”?").decode()
    assert "- **State**: Answered" in english and "**Source**: " in english
    text = "There are two lists [1]:\n- the first list [1]"
    answer = replace(assistant.ask("What are the “four lists”?"), text=text)
    sentences = looked_at(assistant, write_form(make_record([answer], {}, DAY), "x.md"), ".md").sentences
    assert [one.text for one in sentences] == ["There are two lists [1]:", "the first list [1]"]


@pytest.mark.parametrize(
    ("question", "understood", "bound", "edit"),
    [
        ("2026年GDP目标是多少？", "理解为：指标 地区生产总值；年份 2026", "正文：5%左右", ("5%左右", "5%以上")),
        (
            "What is the 2026 GDP target?",
            "Understood as: indicator gross domestic product (GDP); year 2026",
            "In the text: around 5%",
            ("around 5%", "above 5%"),
        ),
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_how_the_text_bounds_a_tables_figure_is_exported_in_the_answers_language_and_looked_at_again(
    assistant: Any, suffix: str, question: str, understood: str, bound: str, edit: tuple[str, str]
) -> None:
    kinds = {name: report.kind for name, report in assistant.reports.items()}
    book, naming = assistant.yearbook, assistant.name_in_english
    record = make_record([assistant.ask(question)], kinds, DAY, None, assistant.differences.sides, (), book, naming)
    lines = [line.text for line in record.lines]
    assert understood in lines
    first = next(place for place, line in enumerate(record.lines) if line.role == "answer")
    assert lines[first + 1] == bound and lines.count(bound) == 1
    data = write_form(record, f"x{suffix}")
    assert looked_at(assistant, data, suffix).holds
    found = looked_at(assistant, edited(data, suffix, edit[0], edit[1]), suffix)
    assert [part for part, _ in found.others] == ["bound"]


def test_a_figure_that_the_text_does_not_bound_is_exported_without_a_line_of_it(assistant: Any) -> None:
    answer = assistant.ask("2025年实际使用外资完成目标了吗？")
    record = make_record([answer], {}, DAY, book=assistant.yearbook)
    assert "bound" not in {line.role for line in record.lines} and bounded_text(answer, assistant.yearbook) == answer.text
