"""`ingest.py --translate`: a model's English for reports that have none, each rendering checked, a stop no loss."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import ingest
from errors import ModelError
from index.storage import open_index
from tests.scripted_models import Script, ScriptedModel, serving

REPORT = "甘肃省2030年政府工作报告\n\n一、工作回顾\n\n粮食产量256亿斤。旅游收入增长12%。建成大桥3座。\n"
ENGLISH = {
    "甘肃省2030年政府工作报告": "Work Report 2030 of the Gansu Provincial Government",
    "一、工作回顾": "I. Review of the work",
    "粮食产量256亿斤。": "Grain output was 25.6 billion jin in the year.",
    "旅游收入增长12%。": "Total tourist spending grew by 12% in the year.",
    "建成大桥3座。": "In all, 3 large bridges were built.",
}


def text_asked(messages: Any) -> str:
    return re.findall(r"<text>\n(.*)\n</text>", messages[-1]["content"])[0]


class Translator(ScriptedModel):
    """A model that renders by a table; what the table lacks it cannot."""

    def __init__(self, table: dict[str, str], stops_after: int = 1000) -> None:
        super().__init__(lambda lines: [], name="small-1")
        self.table, self.left = table, stops_after

    def stream(self, messages: Any) -> Any:
        self.asked.append(text_asked(messages))
        self.left -= 1
        if self.left < 0:
            raise ModelError("127.0.0.1:1 cannot be reached", "dead")
        yield self.table.get(self.asked[-1], "")


@pytest.fixture
def translate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Any:
    """Runs the command with a model over one report; (exit status, what it said, the edition's lines)."""
    file, built = tmp_path / "甘肃省.txt", tmp_path / "built"
    file.write_text(REPORT, encoding="utf-8")
    monkeypatch.setenv("ZHENGWEN_MODEL", "small-1")

    def run(model: Any, text: str = REPORT) -> tuple[int, str, list[dict[str, Any]]]:
        file.write_text(text, encoding="utf-8")
        monkeypatch.setattr("assistant.model_of", lambda settings: model)
        status = ingest.main([str(file), "--index-dir", str(built), "--translate"])
        shown = capsys.readouterr()
        editions = list((built / "english").glob("*")) if (built / "english").is_dir() else []
        assert [path.suffix for path in editions] in ([], [".jsonl"])
        return status, shown.out + shown.err, [json.loads(line) for path in editions for line in path.read_text("utf-8").splitlines()]

    run.built = built  # type: ignore[attr-defined]
    return run


def test_every_text_is_rendered_once_in_the_order_of_the_report_and_the_index_holds_it(translate: Any) -> None:
    model = Translator(ENGLISH)
    status, said, edition = translate(model)
    assert status == 0, said
    assert [line["zh"] for line in edition] == model.asked == [zh for zh in ENGLISH if zh in model.asked]
    assert {(line["made_by"], line["second_read"]) for line in edition} == {("model:small-1", False)}
    index = open_index(translate.built)
    rendering = index.english(next(iter(index.reports)), "旅游收入增长12%。")
    assert rendering is not None and (rendering.en, rendering.made_by) == (ENGLISH["旅游收入增长12%。"], "model:small-1")


WRONG = ["Total tourist spending grew by 21% in the year.", "Total tourist spending fell by 12% in the year.", "Tourism revenue grew a lot in the year.",
         "旅游收入 grew by 12% in the year.", "", "Total tourist spending did not grow by 12% in the year."]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_rendering_that_is_not_to_be_trusted_is_left_out_and_counted(translate: Any, wrong: str) -> None:
    _, said, edition = translate(Translator({**ENGLISH, "旅游收入增长12%。": wrong}))
    assert "旅游收入增长12%。" not in [line["zh"] for line in edition]
    assert f"{len(edition)} of {len(edition) + 1} texts in English by model:small-1, 1 in Chinese alone" in said


def test_after_a_stop_the_same_command_goes_on_with_what_is_left(translate: Any) -> None:
    status, said, edition = translate(Translator(ENGLISH, stops_after=2))
    assert (status, len(edition)) == (2, 2)
    assert "cannot be reached" in said.splitlines()[-1]
    second = Translator(ENGLISH)
    _, _, whole = translate(second)
    assert second.asked == [line["zh"] for line in whole[2:]]
    third = Translator(ENGLISH)
    assert translate(third)[2] == whole
    assert third.asked == []


def test_half_a_line_of_a_run_that_was_killed_is_written_again(translate: Any) -> None:
    _, _, whole = translate(Translator(ENGLISH))
    edition = next((translate.built / "english").iterdir())
    lines = edition.read_bytes().splitlines(keepends=True)
    edition.unlink()
    edition.with_suffix(".part").write_bytes(lines[0] + lines[1][:20])
    model = Translator(ENGLISH)
    assert translate(model)[2] == whole
    assert model.asked == [line["zh"] for line in whole[1:]]


def test_renderings_of_what_a_report_no_longer_says_are_named_and_go(translate: Any) -> None:
    translate(Translator(ENGLISH))
    _, said, edition = translate(Translator(ENGLISH), REPORT.replace("建成大桥3座。", ""))
    assert "stale, the report no longer says so (1): 建成大桥3座。" in said
    assert "建成大桥3座。" not in [line["zh"] for line in edition]


def test_without_a_model_the_setting_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.delenv("ZHENGWEN_MODEL", raising=False)
    assert ingest.main(["--index-dir", str(tmp_path), "--translate"]) == 2
    assert "set ZHENGWEN_MODEL" in capsys.readouterr().err


def test_a_server_renders_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    file = tmp_path / "甘肃省.txt"
    file.write_text(REPORT, encoding="utf-8")
    script = Script(say=lambda lines: ["Total tourist spending grew by 12% in the year."])
    with serving(script) as url:
        monkeypatch.setenv("ZHENGWEN_MODEL", "small-1")
        monkeypatch.setenv("ZHENGWEN_MODEL_URL", url)
        assert ingest.main([str(file), "--index-dir", str(tmp_path / "built"), "--translate"]) == 0
    lines = next((tmp_path / "built" / "english").iterdir()).read_text("utf-8").splitlines()
    assert [json.loads(line)["zh"] for line in lines] == ["旅游收入增长12%。"]
