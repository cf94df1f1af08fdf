"""Offices told of somebody who, by the reports, holds another one.

In: a sentence that names a speaker of the loaded reports beside an office. Out: the office, and the one that the reports give
that name. Only those whom a report lets speak are known with their offices. The module knows nothing of verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator

from answer.checkable import Part
from answer.draft import Desk

BESIDE = {"zh": 12, "en": 60}  # characters between a name and an office that is told of it


def find_mispaired(text: str, language: str, desk: Desk) -> Iterator[tuple[Part, str, str]]:
    """(what is told wrong, the office by the reports, whose it is), for each office beside a name that does not hold it."""
    matches = desk.glossary.find_zh(text) if language == "zh" else desk.glossary.find_en(text)
    bodies = [match for match in matches if match.entry.kind == "institution"]
    people = [match for match in matches if match.entry.kind == "person"]
    if not bodies or not people:
        return
    titles = [match.entry.zh for match in matches if match.entry.kind == "title"]
    held = _offices(desk)
    for person in people:
        for body in bodies:
            beside = person.start - body.end if body.end <= person.start else body.start - person.end
            holders = {name: office for name, office in held.items() if body.entry.zh in office}
            if not 0 <= beside <= BESIDE[language] or not holders or person.entry.zh in holders:
                continue
            if person.entry.zh in held:
                yield Part("office", body.surface, body.start, body.end), held[person.entry.zh], person.entry.zh
            elif any(title in office for title in titles for office in holders.values()):
                name, office = next(iter(holders.items()))
                yield Part("name", person.surface, person.start, person.end), office, name


def _offices(desk: Desk) -> dict[str, str]:
    """Name → office of everybody whom a report lets speak."""
    blocks = [block for _, block in desk.sources.blocks.values() if block.speaker is not None]
    return {block.speaker.name: block.speaker.office for block in blocks if block.speaker and block.speaker.office}
