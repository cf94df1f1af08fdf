"""Readers' shared inputs: the project's own reports, read once, and small reports written on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Report, read_reports

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports"


@pytest.fixture(scope="session")
def yuzhong() -> dict[str, Report]:
    """The four reports of data/reports, by id."""
    result = read_reports([REPORTS])
    assert result.failures == ()
    return {report.id: report for report in result.reports}


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[..., Report]:
    """Write a text to a file, with a manifest where one is given, and read it."""

    def read(text: str, name: str = "report.txt", manifest: str = "") -> Report:
        (tmp_path / name).write_text(text, "utf-8", newline="")
        if manifest:
            (tmp_path / "manifest.toml").write_text(manifest, "utf-8")
        result = read_reports([tmp_path / name])
        assert result.failures == ()
        return result.reports[0]

    return read
