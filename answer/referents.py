"""What a later question may point back to: the person an answer names, the things it lists, whether it holds some words.

In: an answer's text or its citations. Out: a name, the listed things, a share. Rules of the two languages and of the
genre only. Knows nothing of conversations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.figures import half_width
from answer.model import Citation
from answer.sources import Sources
from corpus import Glossary
from index import Concept, english_stems

_MARK = re.compile(r"\[\d+\]")
_BULLETS = re.compile(r"(?m)^\s*(?:[-•·]|\d{1,2}[.、)])\s*(.+)$")
_COUNTED = re.compile(r"[一二三四五六七八九十]是([^；。]{2,40})")
# 包括A、B、C; A, B and C behind a verb or a colon.
_LIST_ZH = re.compile(
    r"(?:包括|包含|分别是|分别为|指|是|为|：|:)?([^，。；：:、]{1,30}(?:、[^，。；：:、]{1,30}){1,20}(?:[和与及]|以及)?[^，。；：:、]{0,30})"
)
_LEAD_ZH = re.compile(r"^.*(?:包括|包含|具体|分别|指|[:：])")
# … actions, specifically including the list of projects, the list of policies: the items begin behind it.
_LEAD_EN = re.compile(r"^.*\b(?:including|includes?|namely|comprising|comprises?|as follows|such as)\b:? ?", re.IGNORECASE)
_LIST_EN = re.compile(
    r"(?:[:]|\b(?:are|is|include|includes|including|to|in|of)\b) ?((?:(?:the )?[\w'’“”\" +/&-]{2,60}, ){1,15}(?:and |or )?(?:the )?[\w'’“”\" +/&-]{2,120})"
)


def person_named(text: str, sources: Sources, glossary: Glossary) -> str:
    """The last person an answer names, by the Chinese name that the reports print; "" for nobody."""
    found: dict[str, int] = {}
    for report, block in sources.blocks.values():
        if block.speaker is not None and block.speaker.name not in found:
            rendering = sources.english(report.id, block.speaker.name)
            names = [block.speaker.name, *([rendering.en] if rendering is not None else [])]
            found[block.speaker.name] = max(text.rfind(name) for name in names)
    for match in (*glossary.find_zh(text), *glossary.find_en(text)):
        if match.entry.kind == "person":
            found[match.entry.zh] = max(found.get(match.entry.zh, -1), match.start)
    name, at = max(found.items(), key=lambda item: item[1], default=("", -1))
    return name if at >= 0 else ""


def things_listed(text: str) -> tuple[str, ...]:
    """The things an answer lists, in order: its points, else the parts of its longest enumeration.

    >>> things_listed("三大商圈：指东门商圈、西门商圈、北门商圈[1]。"), things_listed("The lists are: roads, bridges and schools [1].")
    (('东门商圈', '西门商圈', '北门商圈'), ('roads', 'bridges', 'schools'))
    """
    plain = _MARK.sub("", text)
    points = _BULLETS.findall(plain)
    if len(points) < 2:
        points = _COUNTED.findall(plain)
    if len(points) > 1:
        return tuple(re.split(r"[，。；,.;：:]", point)[0].strip(' “”"') for point in points)
    chinese = [re.split(r"、|以及", _LEAD_ZH.sub("", run)) for run in _LIST_ZH.findall(plain)]
    english = [re.split(r", (?:and |or )?| and (?=[^,]*$)", _LEAD_EN.sub("", run)) for run in _LIST_EN.findall(plain)]
    longest: list[str] = max([*chinese, *english], key=len, default=[])
    return tuple(re.sub(r"^(?:the|and) ", "", part.strip(' “”"')) for part in longest if part.strip()) if len(longest) > 1 else ()


def held_share(concepts: Sequence[Concept], citations: Sequence[Citation]) -> float:
    """The share of some concepts that the quotes of an answer hold, in either language, with the headings they stand under."""
    if not concepts:
        return 1.0
    zh = half_width(" ".join(f"{c.quote} {' '.join(c.section)} {c.table.row if c.table else ''}" for c in citations))
    stems = f" {' '.join(stem for c in citations for stem in english_stems(c.quote_en or ''))} "
    held = [
        any(half_width(name) in zh for name in concept.zh) or any(names and f" {' '.join(names)} " in stems for names in concept.en)
        for concept in concepts
    ]
    return sum(held) / len(held)
