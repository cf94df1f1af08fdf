"""Any way of adding, changing and removing ends in the index that is built at once."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from errors import IndexDamagedError, UsageError
from index.retriever import Retriever
from index.storage import Index, open_index

QUESTIONS = [
    ("地区生产总值增长", ""),
    ("城镇新增就业", "urban jobs"),
    ("新能源装机占比65%", ""),
    ("三同 两不", "three sames"),
    ("", "grain output"),
]


def everything(index: Index, embedder: Any) -> list[Any]:
    """All that a reader of the index can see, numbers aside."""
    retriever = Retriever(index, embedder)
    seen: list[Any] = [index.fingerprint, index.passages, index.reports]
    for zh, en in QUESTIONS:
        seen.append(retriever.search(zh=zh, en=en, k=50))
        seen.append(retriever.search_sentences(zh=zh, en=en, k=50))
    return seen


def at_once(new_workshop: Callable[..., Any], texts: dict[str, str]) -> list[Any]:
    shop = new_workshop()
    shop.write(**texts)
    shop.build()
    return everything(open_index(shop.folder), shop.embedder)


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_changes_ranks_like_a_build_at_once(new_workshop: Callable[..., Any], provinces: dict[str, str], seed: int) -> None:
    chance = random.Random(seed)
    shop = new_workshop()
    texts: dict[str, str] = {}
    for _ in range(7):
        name = chance.choice(sorted(provinces))
        step = chance.choice(["add", "change", "remove"])
        if step == "remove" and len(texts) > 1 and name in texts:
            del texts[name]
            (shop.reports / f"{name}.txt").unlink()
            assert shop.build(remove=[name]).removed == [name]
            continue
        figure = chance.randint(1, 99)
        texts[name] = provinces[name] + (f"新增项目{figure}个，“三同”改革推进。\n" if step == "change" else "")
        shop.write(**{name: texts[name]})
        shop.build()
    assert everything(open_index(shop.folder), shop.embedder) == at_once(new_workshop, texts)


def test_unchanged_files_are_not_read_again(workshop: Any, monkeypatch: Any) -> None:
    workshop.build()
    monkeypatch.setattr("index.build.read_reports", lambda paths: pytest.fail(f"read {paths}"))
    result = workshop.build()
    assert (result.written, result.unchanged) == (False, ["gansu", "sichuan", "yunnan"])


def test_only_the_changed_file_is_read_again_and_only_new_texts_are_embedded(workshop: Any, monkeypatch: Any) -> None:
    import index.build

    workshop.build()
    read: list[Path] = []
    real = index.build.read_reports
    monkeypatch.setattr("index.build.read_reports", lambda paths: (read.extend(paths), real(paths))[1])
    workshop.embedder.texts.clear()
    workshop.write(gansu="甘肃省政府工作报告\n一、工作回顾\n粮食产量256亿斤。新的一句。\n")
    result = workshop.build()
    assert read == [workshop.reports / "gansu.txt"]
    assert (result.changed, result.unchanged) == (["gansu"], ["sichuan", "yunnan"])
    assert "新的一句。" in workshop.embedder.texts
    assert not any("四川" in text or "云南" in text or "高速公路" in text for text in workshop.embedder.texts)


def test_numbers_of_unchanged_units_stay_and_new_ones_are_new(workshop: Any) -> None:
    def numbers() -> dict[str, int]:
        index = open_index(workshop.folder)
        return dict(zip((one.id for one in index.passages), index.passage_vectors.ids.tolist(), strict=True))

    workshop.build()
    before = numbers()
    text = (workshop.reports / "yunnan.txt").read_text("utf-8")
    workshop.build(remove=["yunnan"])
    without = numbers()
    assert without.items() <= before.items()
    workshop.write(yunnan=text)
    workshop.build()
    after = numbers()
    assert without.items() <= after.items()
    assert {after[name] for name in after.keys() - without.keys()}.isdisjoint(before.values())


def test_numbers_do_not_come_back_with_a_rebuild(workshop: Any) -> None:
    workshop.build()
    before = set(open_index(workshop.folder).sentence_vectors.ids.tolist())
    workshop.build(rebuild=True)
    assert before.isdisjoint(open_index(workshop.folder).sentence_vectors.ids.tolist())


def test_exact_leaves_what_is_named_and_nothing_else(workshop: Any) -> None:
    workshop.build()
    said: list[str] = []
    from index.build import build_or_update

    result = build_or_update([workshop.reports / "yunnan.txt"], workshop.options, workshop.embedder, exact=True, say=said.append)
    assert (result.unchanged, result.removed) == (["yunnan"], ["gansu", "sichuan"])
    assert said[:2] == ["going: gansu (甘肃省政府工作报告)", "going: sichuan (四川省政府工作报告)"]
    assert list(open_index(workshop.folder).reports) == ["yunnan"]


def test_a_report_added_alone_joins_the_others(workshop: Any, tmp_path: Path) -> None:
    workshop.build()
    other = tmp_path / "henan.txt"
    other.write_text("河南省政府工作报告\n一、工作回顾\n粮食产量1350亿斤。\n", encoding="utf-8")
    assert workshop.build(other).added == ["henan"]
    assert list(open_index(workshop.folder).reports) == ["gansu", "henan", "sichuan", "yunnan"]


def test_the_same_bytes_under_another_name_count_once(workshop: Any, tmp_path: Path) -> None:
    workshop.build()
    copy = tmp_path / "copy.txt"
    copy.write_bytes((workshop.reports / "gansu.txt").read_bytes())
    result = workshop.build(copy)
    assert (result.written, result.added) == (False, [])


def test_two_reports_with_one_file_name_in_two_folders_are_two(new_workshop: Callable[..., Any], provinces: dict[str, str]) -> None:
    shop = new_workshop()
    for year, text in (("2025", provinces["gansu"]), ("2026", provinces["yunnan"])):
        (shop.reports / year).mkdir()
        (shop.reports / year / "report.txt").write_text(text, encoding="utf-8")
        shop.build()
    index = open_index(shop.folder)
    assert [(name, report.title, report.files[0].name) for name, report in index.reports.items()] == [
        ("report", "甘肃省政府工作报告", "2025/report.txt"),
        ("report-2", "云南省政府工作报告", "2026/report.txt"),
    ]
    assert all(passage.block.startswith(f"{passage.report}#") for passage in index.passages)
    whole = new_workshop()
    assert everything(index, shop.embedder)[1:] == everything(open_index(whole.build(shop.reports) and whole.folder), whole.embedder)[1:]


def test_a_report_read_anew_keeps_its_id_its_file_name_and_its_place_among_the_others(
    new_workshop: Callable[..., Any], provinces: dict[str, str]
) -> None:
    shop = new_workshop()
    (shop.reports / "manifest.toml").write_text(
        '[[report]]\nid = "two"\ntitle = "两页报告"\nfiles = ["p1.txt", "p2.txt"]\n', encoding="utf-8"
    )
    (shop.reports / "2026").mkdir()
    (shop.reports / "2026" / "report.txt").write_text(provinces["yunnan"], encoding="utf-8")
    shop.write(p1="一、回顾\n增长5%。\n", p2="二、安排\n增长6%。\n", gansu=provinces["gansu"])
    shop.build()
    before = open_index(shop.folder)
    result = shop.build(reread=["two", "report"])
    assert (sorted(result.changed), result.unchanged, result.removed, result.written) == (["report", "two"], ["gansu"], [], True)
    after = open_index(shop.folder)
    assert after.fingerprint == before.fingerprint
    assert after.reports == before.reports
    assert everything(after, shop.embedder)[1:] == everything(before, shop.embedder)[1:]


@pytest.mark.parametrize("gone", [True, False])
def test_a_report_that_cannot_be_read_anew_stays_as_it_was(workshop: Any, gone: bool) -> None:
    workshop.build()
    before = open_index(workshop.folder)
    (workshop.reports / "yunnan.txt").unlink() if gone else (workshop.reports / "yunnan.txt").write_bytes(b"%PDF-1.7")
    result = workshop.build(reread=["yunnan"])
    assert len(result.failures) == 1 and "yunnan.txt" in result.failures[0]
    assert open_index(workshop.folder).reports == before.reports


def test_an_unknown_report_to_read_anew_is_named(workshop: Any) -> None:
    workshop.build()
    with pytest.raises(UsageError, match="henan: no such report"):
        workshop.build(reread=["henan"])


def test_a_page_of_a_document_that_changes_is_read_with_its_other_pages(new_workshop: Callable[..., Any]) -> None:
    shop = new_workshop()
    (shop.reports / "manifest.toml").write_text(
        '[[report]]\nid = "two"\ntitle = "两页报告"\nfiles = ["p1.txt", "p2.txt"]\n', encoding="utf-8"
    )
    shop.write(p1="一、回顾\n增长5%。\n", p2="二、安排\n增长6%。\n")
    shop.build()
    shop.write(p2="二、安排\n增长7%。\n")
    assert shop.build().changed == ["two"]
    texts = [passage.text for passage in open_index(shop.folder).passages]
    assert texts == ["增长5%。", "增长7%。"]


def test_a_changed_manifest_of_reports_is_read_anew(new_workshop: Callable[..., Any]) -> None:
    shop = new_workshop()
    shop.write(p1="一、回顾\n增长5%。\n")
    shop.build()
    (shop.reports / "manifest.toml").write_text('[[report]]\nid = "named"\ntitle = "有名字"\nfiles = ["p1.txt"]\n', encoding="utf-8")
    result = shop.build()
    assert (result.added, result.removed) == (["named"], ["p1"])


def test_a_damaged_index_is_only_left_behind_by_a_rebuild(workshop: Any) -> None:
    workshop.build()
    (path,) = workshop.folder.glob("generation-*/passages.json")
    path.write_bytes(b"[]")
    with pytest.raises(IndexDamagedError, match="--rebuild"):
        workshop.build()
    assert workshop.build(rebuild=True).written
    assert len(open_index(workshop.folder).reports) == 3


def test_a_rebuild_reads_again_what_was_added_from_elsewhere(workshop: Any, tmp_path: Path) -> None:
    other = tmp_path / "henan.txt"
    other.write_text("河南省政府工作报告\n一、工作回顾\n粮食产量1350亿斤。\n", encoding="utf-8")
    workshop.build()
    workshop.build(other)
    workshop.build(rebuild=True)
    assert list(open_index(workshop.folder).reports) == ["gansu", "henan", "sichuan", "yunnan"]


def test_an_index_of_other_rules_is_built_anew_and_keeps_its_reports(workshop: Any, tmp_path: Path, monkeypatch: Any) -> None:
    other = tmp_path / "henan.txt"
    other.write_text("河南省政府工作报告\n一、工作回顾\n粮食产量1350亿斤。\n", encoding="utf-8")
    workshop.build(workshop.reports, other)
    for module in ("index.storage", "index.build"):
        monkeypatch.setattr(f"{module}.rules_version", lambda: "new rules")
    assert workshop.build().written
    assert list(open_index(workshop.folder).reports) == ["gansu", "henan", "sichuan", "yunnan"]


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(workshop: Any) -> None:
    (workshop.reports / "bad.xyz").write_bytes(b"\x00\x01")
    result = workshop.build()
    assert result.added == ["gansu", "sichuan", "yunnan"]
    assert len(result.failures) == 1 and "bad.xyz" in result.failures[0]


def test_a_file_that_cannot_be_opened_is_named_and_the_others_go_on(workshop: Any, monkeypatch: Any) -> None:
    real = Path.open

    def refuse(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.name == "gansu.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", refuse)
    result = workshop.build()
    assert result.added == ["sichuan", "yunnan"]
    assert len(result.failures) == 1 and "gansu.txt: cannot be read (Permission denied)" in result.failures[0]


def test_a_report_whose_new_version_cannot_be_read_stays_as_it_was(workshop: Any) -> None:
    workshop.build()
    (workshop.reports / "gansu.txt").write_bytes(b"\x00\xff\x00\xfe" * 50)
    result = workshop.build()
    assert (result.failures != [], result.unchanged) == (True, ["gansu", "sichuan", "yunnan"])
    assert any("粮食产量256亿斤" in passage.text for passage in open_index(workshop.folder).passages)


def test_removing_and_rebuilding_at_once_is_refused(workshop: Any) -> None:
    workshop.build()
    with pytest.raises(UsageError, match="two steps"):
        workshop.build(remove=["gansu"], rebuild=True)


def test_nothing_to_read_leaves_no_index(tmp_path: Path, new_workshop: Callable[..., Any]) -> None:
    shop = new_workshop()
    with pytest.raises(UsageError):
        shop.build()
    assert not (shop.folder / "manifest.json").exists()


def test_an_unknown_report_to_remove_is_named_with_the_known_ones(workshop: Any) -> None:
    workshop.build()
    with pytest.raises(UsageError, match="gansu, sichuan, yunnan"):
        workshop.build(remove=["henan"])


def test_a_path_that_is_not_there_is_named(workshop: Any) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt: no such file"):
        workshop.build(workshop.reports / "nowhere.txt")


def test_an_uploaded_file_goes_with_its_report(workshop: Any) -> None:
    uploads = workshop.folder / "sources"
    uploads.mkdir(parents=True)
    (uploads / "henan.txt").write_text("河南省政府工作报告\n一、工作回顾\n粮食产量1350亿斤。\n", encoding="utf-8")
    workshop.build(workshop.reports, uploads)
    workshop.build(remove=["henan"])
    assert not (uploads / "henan.txt").exists()
    assert (workshop.reports / "gansu.txt").exists()


def test_a_changed_english_edition_or_glossary_changes_the_index(workshop: Any) -> None:
    first = workshop.build().fingerprint
    workshop.options.english.mkdir()
    line = '{"zh": "粮食产量256亿斤。", "en": "Grain output was 12.8 million tonnes.", "made_by": "project"}\n'
    (workshop.options.english / "gansu.jsonl").write_text(line, encoding="utf-8")
    second = workshop.build().fingerprint
    workshop.options.glossary.write_text(
        "zh,en,zh_aliases,en_aliases,kind,definition,note\n粮食产量,grain output,,,indicator,,\n", encoding="utf-8"
    )
    third = workshop.build().fingerprint
    assert len({first, second, third}) == 3
    index = open_index(workshop.folder)
    best = Retriever(index, workshop.embedder).search_sentences(zh="", en="grain output", k=1)[0]
    assert (best.sentence.text, best.bm25_en > 0) == ("粮食产量256亿斤。", True)
