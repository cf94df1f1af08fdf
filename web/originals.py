"""The files that the loaded reports were read from, to be handed out as they are.

In: the loaded reports, and where the index says their files stood. Out: the bytes of one, by its checksum: those on disk where they
are still the same, else the text that was read from it. No path comes from a visitor. The module knows nothing of servers.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any


@dataclass(frozen=True)
class Original:
    """A file to save."""

    name: str
    data: bytes


class Originals:
    """The files of the reports that are loaded when one is asked for."""

    def __init__(self, assistant: Any) -> None:
        self._assistant = assistant

    def find(self, sha256: str) -> Original | None:
        """The file with this checksum, None where no loaded report has it."""
        for report in self._assistant.reports.values():
            for file in report.files:
                if file.sha256 == sha256:
                    name = PurePosixPath(file.name).name
                    data = self._on_disk(report.id, sha256)
                    return Original(name, data) if data is not None else Original(f"{name}.txt", file.text.encode("utf-8"))
        return None

    def _on_disk(self, report: str, sha256: str) -> bytes | None:
        index = getattr(self._assistant, "index", None)
        entry = index.entry(report) if index is not None else None
        for source in () if entry is None else entry.sources:
            if source.sha256 == sha256:
                try:
                    data = Path(source.path).read_bytes()
                except OSError:
                    return None
                return data if hashlib.sha256(data).hexdigest() == sha256 else None
        return None
