"""An index is used whole or not at all: every stored byte counts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from errors import EmbedderError, IndexDamagedError, IndexMissingError, UsageError
from index.manifest import FORMAT, read_manifest
from index.storage import open_index

EDITION = '{"zh": "粮食产量256亿斤。", "en": "Grain output was 12.8 million tonnes.", "made_by": "project"}\n'


@pytest.fixture
def built(workshop: Any) -> Any:
    """A workshop with an index of three reports, a glossary and an English edition."""
    (workshop.options.english).mkdir()
    (workshop.options.english / "gansu.jsonl").write_text(EDITION, encoding="utf-8")
    workshop.options.glossary.write_text(
        "zh,en,zh_aliases,en_aliases,kind,definition,note\n地区生产总值,GDP,,,indicator,,\n", encoding="utf-8"
    )
    workshop.build()
    return workshop


def stored_files(folder: Path) -> list[Path]:
    return [folder / "manifest.json", *sorted(path for path in folder.glob("generation-*/**/*") if path.is_file())]


def test_the_index_holds_what_was_read(built: Any) -> None:
    index = open_index(built.folder, embedder=built.embedder, max_chars=120)
    assert list(index.reports) == ["gansu", "sichuan", "yunnan"]
    assert [passage.report for passage in index.passages] == sorted(passage.report for passage in index.passages)
    assert index.stale_reports == ()
    assert index.english("gansu", "粮食产量256亿斤。").en == "Grain output was 12.8 million tonnes."  # type: ignore[union-attr]
    assert index.english("gansu", "没有的句子。") is None
    assert index.english("sichuan", "粮食产量256亿斤。") is None
    assert len(index.sentence_vectors) == len(index.places)
    assert len(index.rendering_vectors) == 1


def test_every_stored_file_is_named_in_the_manifest(built: Any) -> None:
    manifest = read_manifest(built.folder)
    names = {path.relative_to(built.folder / manifest.folder).as_posix() for path in stored_files(built.folder)[1:]}
    assert names == set(manifest.files)
    assert {"reports/0001.json", "english/0001.jsonl", "passages.faiss", "sentences.faiss", "renderings.faiss"} <= names


@pytest.mark.parametrize("where", ["first", "middle", "last"])
def test_one_changed_byte_in_any_file_is_seen(built: Any, where: str) -> None:
    for path in stored_files(built.folder):
        data = path.read_bytes()
        at = {"first": 0, "middle": len(data) // 2, "last": len(data) - 1}[where]
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(IndexDamagedError) as caught:
            open_index(built.folder)
        assert path.name in str(caught.value)
        assert "python ingest.py --rebuild" in str(caught.value)
        path.write_bytes(data)
    open_index(built.folder)


@pytest.mark.parametrize("keep", [0, 0.5])
def test_a_truncated_file_is_seen(built: Any, keep: float) -> None:
    for path in stored_files(built.folder):
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * keep)])
        with pytest.raises(IndexDamagedError, match=path.name):
            open_index(built.folder)
        path.write_bytes(data)


def test_a_missing_file_is_seen(built: Any) -> None:
    for path in stored_files(built.folder)[1:]:
        data = path.read_bytes()
        path.unlink()
        with pytest.raises(IndexDamagedError, match=path.name):
            open_index(built.folder)
        path.write_bytes(data)


def test_every_byte_of_the_manifest_counts(built: Any) -> None:
    path = built.folder / "manifest.json"
    data = path.read_bytes()
    for at in range(0, len(data), 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(IndexDamagedError):
            read_manifest(built.folder)


def test_no_index_is_missing_not_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match=r"run `python ingest\.py`"):
        open_index(tmp_path / "nowhere")


def test_an_index_of_another_format_is_missing_not_damaged(built: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("index.manifest.FORMAT", FORMAT + 1)
    with pytest.raises(IndexMissingError, match=f"format {FORMAT}, this program needs {FORMAT + 1}"):
        open_index(built.folder)


def test_an_index_made_by_other_rules_is_missing_not_damaged(built: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("index.storage.rules_version", lambda: "other")
    with pytest.raises(IndexMissingError, match="another version of the reading rules"):
        open_index(built.folder)


def test_another_embedder_is_named_with_the_way_out(built: Any, new_embedder: Callable[..., Any]) -> None:
    with pytest.raises(EmbedderError) as caught:
        open_index(built.folder, embedder=new_embedder(fingerprint="hash-2"))
    assert all(word in str(caught.value) for word in ("hash-1", "hash-2", "--rebuild", "--embedder"))


def test_another_passage_length_is_named_with_the_way_out(built: Any) -> None:
    with pytest.raises(UsageError) as caught:
        open_index(built.folder, max_chars=200)
    assert all(word in str(caught.value) for word in ("120", "200", "--rebuild", "ZHENGWEN_MAX_CHARS=120"))


def test_an_open_index_outlives_its_folder(built: Any) -> None:
    index = open_index(built.folder)
    shutil.rmtree(built.folder)
    assert list(index.reports) == ["gansu", "sichuan", "yunnan"]
    assert len(index.passages) == len(index.passage_vectors)
    assert index.sentence_words.scores(["增长"]).max() > 0


def test_a_report_whose_file_has_changed_is_stale(built: Any) -> None:
    index = open_index(built.folder)
    built.write(yunnan="云南省政府工作报告\n一、工作回顾\n地区生产总值增长4.4%。\n")
    (built.reports / "gansu.txt").unlink()
    assert index.stale_reports == ("yunnan",)


def test_locator_points_at_the_words_in_the_file(built: Any) -> None:
    index = open_index(built.folder)
    for passage in index.passages:
        place = index.locator(passage)
        report = index.reports[passage.report]
        source = report.files[0]
        assert (place["file"], place["sha256"]) == (source.name, source.sha256)
        shown = source.text[place["start"] : place["end"]]  # type: ignore[misc]
        assert "".join(shown.split()) == "".join(passage.text.split())


def test_the_manifest_is_readable_json_with_the_reports_in_it(built: Any) -> None:
    content = json.loads((built.folder / "manifest.json").read_bytes())["content"]
    assert [report["id"] for report in content["reports"]] == ["gansu", "sichuan", "yunnan"]
    assert content["max_chars"] == 120
