"""The recall of hand-written targets: how it counts, and that the five reports hold the goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Fact, read_reports
from eval.facts.__main__ import GOAL, is_found, load_gold, main, recall

ROOT = Path(__file__).resolve().parents[2]
FACT = Fact("地区生产总值", "4.5%—5", "%", 2026, "target", "青山省", "x#0", None, None, qualifier="左右", change="growth")
GOLD = {
    "indicator": "地区生产总值", "value": "4.5-5", "unit": "%", "qualifier": "左右", "change": "growth", "year": 2026, "kind": "target",
}  # fmt: skip


def test_dashes_of_a_range_do_not_matter_and_every_field_does() -> None:
    assert is_found(GOLD, [FACT], "青山省")
    for field, other in (("year", 2030), ("kind", "average"), ("change", "level"), ("qualifier", "以上"), ("indicator", "固定资产投资")):
        assert not is_found({**GOLD, field: other}, [FACT], "青山省")
    assert not is_found(GOLD, [FACT], "白水市")


def test_a_report_that_is_not_there_loses_all_its_targets() -> None:
    assert recall([{**GOLD, "report": "gone"}], []) == {"gone": ([], [{**GOLD, "report": "gone"}])}


def test_the_five_reports_hold_nine_tenths_of_their_targets() -> None:
    counted = recall(load_gold("yuzhong"), read_reports([ROOT / "data" / "reports"]).reports)
    found = sum(len(right) for right, _ in counted.values())
    assert found >= GOAL * sum(len(right) + len(lost) for right, lost in counted.values())
    assert [target["indicator"] for target in counted["yuzhong-work-report-2025"][1]] == []


def test_the_command_prints_each_report_and_refuses_a_missing_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main([])
    assert "yuzhong-work-report-2025: 5 of 5 figures" in capsys.readouterr().out
    assert main(["--provinces", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err
