"""Figures that differ, and what alone was asked, as plain lines: for the terminal and for a letter.

In: the sources of figures that differ, or the words of a scope. Out: lines in the language of the answer, none where there is nothing to
say. The module knows nothing of forms or of how the sources were found.
"""

from __future__ import annotations

from collections.abc import Sequence

from answer import Side
from export.words import words_for


def side_lines(sides: Sequence[Side], language: str) -> list[str]:
    """A line that figures differ, one for each source, and an empty one."""
    if not sides:
        return []
    words = words_for(language)
    lines = [f"≠ {words.differs}{words.colon}{words.differs_line}"]
    for side in sides:
        citation = side.citation
        scope, locator = citation.scope, citation.locator
        mark = f" [{citation.n}]" if citation.n else ""
        where = "" if citation.n else f"{locator.file}:{locator.start}-{locator.end}"
        about = [words.kind.get(scope.kind or "", ""), scope.of, str(scope.year or ""), citation.report.title, citation.report.date, where]
        lines.append(f"- {side.figure}{mark}{words.colon}{side.words}{words.stop}{words.joiner.join(part for part in about if part)}")
    return [*lines, ""]


def scope_lines(scope: str, language: str) -> list[str]:
    """The line that says of which reports and years alone a question was asked."""
    words = words_for(language)
    return [f"{words.scope}{words.colon}{scope}"] if scope else []
