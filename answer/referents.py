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
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十]+[)）])")
_YEAR = re.compile(r"20\d\d年?")
# 2026年预期目标, 's 2026 target for GDP, in 2025: what points of several places, or of one year, have in common.
_FRAME = re.compile(r"(?:'s | in )?20\d\d(?:年.*| (?:target|result|estimate|plan).*|)$")
_VALUE = re.compile(r" is (?=\D{0,12}\d)")
_COUNTED = re.compile(r"[一二三四五六七八九十]是([^；。]{2,40})")
# 包括A、B、C; A, B and C behind a verb or a colon.
_LIST_ZH = re.compile(
    r"(?:包括|包含|分别是|分别为|指|是|为|：|:)?([^，。；：:、]{1,30}(?:、[^，。；：:、]{1,30}){1,20}(?:[和与及]|以及)?[^，。；：:、]{0,30})"
)
_LEAD_ZH = re.compile(r"^.*(?:包括|包含|具体|分别|指|[:：])")
# … actions, specifically including the list of projects, the list of policies: the items begin behind it.
_LEAD_EN = re.compile(r"^.*\b(?:including|includes?|namely|comprising|comprises?|as follows|such as)\b:? ?", re.IGNORECASE)
# Of several sentences the one that says what there is: 包括…, the lists are: …; not "projects such as A, B and C".
_ANNOUNCES = re.compile(r"包括|包含|分别[是为]|如下|指|：|\b(?:includes?|comprises?|namely|as follows)\b|\w: ")
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
    """The things an answer lists, in order: its points, else the parts of its longest enumeration, else its lines.

    >>> things_listed("三大商圈：指东门商圈、西门商圈、北门商圈[1]。"), things_listed("The lists are: roads, bridges and schools [1].")
    (('东门商圈', '西门商圈', '北门商圈'), ('roads', 'bridges', 'schools'))
    """
    plain = _MARK.sub("", text)
    points = _BULLETS.findall(plain)
    if not points:
        points = _COUNTED.findall(plain)
    elif len(points) == 1:
        return (_name_of(points[0]),)  # one name found: there is no second one
    if len(points) > 1:
        return tuple(_without_frame([_NUMBER.sub("", point) for point in points]))
    lines = [line for line in plain.splitlines() if line]
    told = [line for line in lines if _ANNOUNCES.search(line)] if len(lines) > 1 else lines
    chinese = [re.split(r"、|以及", _LEAD_ZH.sub("", run)) for line in told for run in _LIST_ZH.findall(line)]
    english = [re.split(r", (?:and |or )?| and (?=[^,]*$)", _LEAD_EN.sub("", run)) for line in told for run in _LIST_EN.findall(line)]
    longest: list[str] = max([*chinese, *english], key=len, default=[])
    if len(longest) > 1:
        return tuple(re.sub(r"^(?:the|and) ", "", part.strip(' “”"')) for part in longest if part.strip())
    return tuple(map(_name_of, lines)) if len(lines) > 1 else ()


def _name_of(point: str) -> str:
    """What stands first in a point, without its number: 三是…, （三）…"""
    return re.split(r"[，。；,.;：:！]", _NUMBER.sub("", point))[0].strip(' “”"')


def _without_frame(points: list[str]) -> list[str]:
    """What points name, without the year and the words around it that all of them share.

    >>> _without_frame(["甲省2026年预期目标：增长5%。", "乙省2026年预期目标：增长6%。"])
    ['甲省', '乙省']
    >>> _without_frame(["A's 2026 target for GDP: up 5%.", "B's 2026 target for GDP: up 6%."])
    ['A', 'B']
    """
    head = _shared(points)
    year = _YEAR.search(head)
    if year is not None:
        points = [_VALUE.split(point[max(head.rfind(" for ") + 5, year.end()) :])[0] for point in points]
    names = [_name_of(point) for point in points]
    tail = _shared([name[::-1] for name in names])[::-1]
    framed = _FRAME.search(tail)
    return [name[: len(name) - len(tail) + framed.start()] for name in names] if framed is not None else names


def _shared(texts: Sequence[str]) -> str:
    """What texts begin with in common."""
    first, last = min(texts), max(texts)
    return first[: next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last)))]


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
