"""Where a name stands in reports, in which of them it does not, and what the register of terms says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from answer import Entry, Finder, Register, Sources, stand
from answer.mentions import fold
from corpus import Glossary, GlossaryEntry, Report
from corpus.manifest import Entry as ManifestEntry
from corpus.model import SourceFile
from corpus.read import read_report

FIRST = (
    "甲区2026年政府工作报告\n"
    "一、工作回顾\n"
    "我们制定“四张清单”[[footnoteRef:1]]，建成４３１１体系。数字14311与此无关。"
    "[1: []“四张清单”：指项目清单、政策清单、改革清单、平台清单。]\n"
    "滚动实施“储备、开工、在建、完工”四张清单。“三区一轴”建设加快。\n"
)
SECOND = "乙区2026年政府工作报告\n一、工作回顾\n“三区一轴”和“三区”都在推进，“两江”“两江四岸”更美。\n"
THIRD = "（上接1版）丙区政府工作报告\n一、工作回顾\n粮食增产。\n"


def report(name: str, text: str) -> Report:
    return read_report([SourceFile(f"{name}.txt", name * 64, "utf-8", text)], ManifestEntry(name))


def reports() -> dict[str, Report]:
    return {name: report(name, text) for name, text in (("a", FIRST), ("b", SECOND), ("c", THIRD))}


def register(glossary: Sequence[GlossaryEntry] = ()) -> Register:
    loaded = reports()
    return Register(Sources(loaded, lambda name, text: None), Glossary(tuple(glossary)), Finder(loaded), lambda name, lead: ())


def found(name: str) -> list[tuple[str, str, list[str]]]:
    return [(one.report.id, one.kind, [one.text[a:b] for a, b in one.spots]) for one in Finder(reports()).find([name])]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("四张清单", [("a", "text", ["四张清单"]), ("a", "text", ["四张清单"]), ("a", "note", ["四张清单"])]),
        ("“四张 清单”", [("a", "text", ["四张清单"]), ("a", "text", ["四张清单"]), ("a", "note", ["四张清单"])]),
        ("4311", [("a", "text", ["４３１１"])]),
        ("三区一轴", [("a", "text", ["三区一轴"]), ("b", "text", ["三区一轴"])]),
        ("三区", [("a", "text", ["三区"]), ("b", "text", ["三区", "三区"])]),
        ("工作回顾", [("a", "heading", ["工作回顾"]), ("b", "heading", ["工作回顾"]), ("c", "heading", ["工作回顾"])]),
        ("没有这个词", []),
        ("", []),
    ],
)
def test_a_name_is_found_wherever_its_letters_stand_and_as_a_whole_number(name: str, places: list[Any]) -> None:
    assert found(name) == places


def test_a_mention_says_where_its_sentence_stands_in_the_file() -> None:
    (one, *_) = Finder(reports()).find(["三区一轴"])
    file = one.report.files[one.file]
    assert file.text[one.start : one.end] == one.text == "“三区一轴”建设加快。"
    assert one.section == ("一、工作回顾",)


def test_the_five_reports_hold_each_mention_verbatim_in_their_files(assistant: Any) -> None:
    seen = 0
    for name in ("四张清单", "十五五", "GDP", "实际使用外资", "4311"):
        for one in Finder(assistant.reports).find([name]):
            seen += 1
            printed = fold(one.report.files[one.file].text[one.start : one.end])
            assert all(fold(one.text[a:b]) == fold(name) for a, b in one.spots)
            assert fold(name) in printed.replace("[[footnoteref:", "")
    assert seen > 60


def test_plain_search_of_the_files_finds_no_name_where_the_mentions_find_none(assistant: Any) -> None:
    finder = Finder(assistant.reports)
    files = {name: fold("".join(file.text for file in one.files)) for name, one in assistant.reports.items()}
    for entry in assistant.register.entries:
        key = fold(entry.name)
        if not key.isascii():
            holding = {one.report.id for one in finder.find([entry.name])}
            assert {name for name, text in files.items() if key in text} <= holding, entry.name


def names(entries: Sequence[Entry]) -> list[str]:
    return [entry.name for entry in entries]


def test_noted_terms_come_first_then_quoted_names_by_how_often_they_stand() -> None:
    assert names(register().entries) == ["“四张清单”", "“三区一轴”", "“三区”", "“两江”", "“两江四岸”", "“储备、开工、在建、完工”"]


def test_a_use_inside_a_longer_term_is_that_terms_use_alone() -> None:
    one = register()
    by_name: Mapping[str, Entry] = {entry.name: entry for entry in one.entries}
    assert [use.report.id for use in one.uses(by_name["“三区”"])] == ["b"]
    assert [use.text[a:b] for use in one.uses(by_name["“两江”"]) for a, b in use.spots] == ["两江"]
    assert [use.kind for use in one.uses(by_name["“四张清单”"])] == ["text", "text"]  # its own note is no use


def test_a_noted_term_is_noted_and_a_quoted_one_is_defined_nowhere() -> None:
    one = register()
    assert {entry.name: one.meaning(entry) for entry in one.entries[:2]} == {"“四张清单”": "noted", "“三区一轴”": "undefined"}


def test_a_name_that_stands_only_within_longer_ones_is_no_term() -> None:
    glossary = (GlossaryEntry("“三区一轴”建设", "three zones", (), (), "slogan"), GlossaryEntry("四张清", "four", (), (), "slogan"))
    assert "四张清" not in names(register(glossary).entries)


@pytest.mark.parametrize(
    ("term", "counted", "meaning", "missing"),
    [
        ("四张清单", (1, 3, 3), "noted", ["b", "c"]),
        ("four lists", (1, 3, 3), "noted", ["b", "c"]),
        ("三区一轴", (2, 3, 2), "undefined", ["c"]),
        ("外星人", (0, 3, 0), "absent", ["a", "b", "c"]),
    ],
)
def test_a_name_stands_in_so_many_of_so_many_reports(term: str, counted: tuple[int, int, int], meaning: str, missing: list[str]) -> None:
    standing = stand(term, register((GlossaryEntry("四张清单", "four lists", (), (), "slogan"),))).to_dict()
    assert (standing["in"], standing["of"], standing["places"]) == counted
    assert standing["meaning"] == meaning
    assert [one["report"] for one in standing["not_in"]] == missing


def test_a_report_that_lacks_a_page_is_said_to_lack_it() -> None:
    lines = stand("四张清单", register()).lines("zh")
    assert lines[0] == "“四张清单”：已读入的 3 份报告中，1 份出现，共 3 处（其中注释里 1 处）。"
    assert lines[-1].endswith("，原件缺第1版")
    assert stand("四张清单", register()).lines("en")[-1].endswith(", whose source lacks 第1版")


def test_all_senses_of_the_five_reports_stand_together(assistant: Any) -> None:
    one = assistant.register
    entry = one.entry("四张清单")
    assert [sense.note.mark for sense in entry.senses] == ["20"]
    assert [citation.quote[:12] for citation in one.explained(entry)] == [
        "滚动实施“储备、开工、在",
        "全方位、全要素、全过程融",
        "提高重点任务目标闭环管控",
    ]
    assert one.meaning(one.entry("33618")) == "undefined"
    assert one.meaning(one.entry("4311")) == "explained"
    assert one.entry("三同").english == ("three sames",)
    assert len(one.entry("1+8+N+11治理指挥中枢").forms) == 2
