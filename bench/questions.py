"""The questions of a bench run: one JSON object a line, of which only `question` counts here."""

from __future__ import annotations

import json
from pathlib import Path

from errors import UsageError


def read_questions(path: Path) -> list[str]:
    """The questions of a file, in order; raises UsageError with the line that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None
    questions = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            questions.append(str(json.loads(line)["question"]))
        except (ValueError, KeyError, TypeError):
            raise UsageError(f"{path}, line {number}: no JSON object with `question`") from None
    if not questions:
        raise UsageError(f"{path} holds no question")
    return questions
