"""Who said it: the name as printed, and the office that the page lists, marked as paired by order.

In: evidence from an interview, or a name the question gives. Out: a claim with the name's and the
office's own places as citations. Interviews are reported speech: what is said is never put in quotation
marks here. The module knows nothing of other kinds of answers.
"""

from __future__ import annotations

import re

from answer.asked import SAYS
from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.model import Citation, Claim
from answer.sentences import sentence_claim
from corpus import Block, Report, Speaker, split_sentences
from index import Concept, Query


def speaker_claim(item: Evidence, query: Query, desk: Desk, separator: str = "") -> Claim | None:
    """The claim that names who is reported to have said the evidence; None when the report names nobody."""
    if item.block.speaker is None:
        return _said_before(item, query, desk, separator)
    report = desk.sources.report_of(item.block.id)
    return _claim(report, item.block, item.block.speaker, query, desk, separator)


def _said_before(item: Evidence, query: Query, desk: Desk, separator: str) -> Claim | None:
    """The last sentence before the evidence in its paragraph that says who speaks: 蒋文军表示,…"""
    text = item.block.text.string
    before = [span for span in split_sentences(text) if span[1] <= item.start and SAYS.search(text[slice(*span)])]
    if not before or SAYS.search(item.text):
        return None
    return sentence_claim(desk.sources.cite_text(item.block.id, *before[-1]), query.language, desk, separator)


def office_claims(query: Query, desk: Desk) -> tuple[Claim, ...]:
    """The office of each speaker the question names, in the order of the reports."""
    named: dict[str, tuple[Report, Block, Speaker]] = {}
    for report, block in desk.sources.blocks.values():
        if block.speaker is None or block.speaker.name in named:
            continue
        rendering = desk.sources.english(report.id, block.speaker.name) if query.language == "en" else None
        if block.speaker.name in query.plain or (rendering is not None and rendering.en.lower() in query.plain.lower()):
            named[block.speaker.name] = (report, block, block.speaker)
    found = [_claim(report, block, speaker, query, desk, "\n") for report, block, speaker in named.values()]
    return tuple(found)


# 主任叫什么, 姓啥, who heads it, name of the director
_NAME_ASKED = re.compile(
    r"谁|叫(?:什么|啥)|姓(?:什么|啥|甚|名)|名字|哪位|\bwho(?:'s)?\b|\bnames?\b",
    re.IGNORECASE,
)
_NO_BODY = frozenset({"title", "person", "indicator", "policy", "unit"})
_COMMITTEE = re.compile(r"管委会|管理委员会|management|(?:management )?committee", re.IGNORECASE)  # of a named area: 青鸥新区管委会
_AREA = re.compile(r"[\u4e00-\u9fff]{3,12}?(?=管委会|管理委员会)")
_ASIDE = re.compile(r"[，。；？,;?]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])|\. ")
_HEADS = re.compile(
    r"局长|主任|书记|一把手|负责人|头头|谁是头|谁(?:在|来)?管|掌门|老大|当家|领导|\bhead(?:s|ed)?\b|\bdirector|\bboss\b|\bchief\b|\bruns?\b|\bin charge\b|\bleads?\b|\bleader\b",
    re.IGNORECASE,
)


def compose_holder(query: Query, desk: Desk) -> Draft | None:
    """Who holds the office of the body that the question names, once for each name that the reports print for it."""
    if not _NAME_ASKED.search(query.plain) or not _HEADS.search(query.plain):
        return None
    titles = [concept for concept in query.concepts if concept.kind == "title"]
    bodies = _bodies_asked(query, desk)
    kept = [concept for concept in query.concepts if concept not in bodies and concept.kind not in ("institution", "title", "place")]
    kept = [one for one in kept if not any(one.start >= body.start and one.surface in body.surface for body in bodies)]
    if bodies:  # what stands behind a stop speaks of where the name is printed: 主任叫什么，两份报纸写得不一样
        kept = [concept for concept in kept if not _ASIDE.search(query.plain, *sorted((bodies[0].start, concept.start)))]
    said = (_HEADS, _NAME_ASKED, _COMMITTEE)
    others = [concept for concept in kept if not any(word.fullmatch(concept.surface) for word in said)]
    if not bodies or others:
        return None
    found: dict[str, tuple[Report, Block]] = {}
    for report, block in desk.sources.blocks.values():
        office = (block.speaker.office or "") if block.speaker is not None else ""
        asked = [any(name in office for name in concept.zh) for concept in (*bodies, *titles)]
        if block.speaker is not None and office and all(asked):
            found.setdefault(block.speaker.name, (report, block))
    claims = [guest_claim(report, block, query, desk, "\n" if at else "") for at, (report, block) in enumerate(found.values())]
    return Draft("answered", tuple(claims)) if claims else None


def _bodies_asked(query: Query, desk: Desk) -> list[Concept]:
    """The bodies that a question names; where it names none, the areas and parks by whose names offices begin: 青鸥新区管委会主任."""
    bodies = [concept for concept in query.concepts if concept.kind == "institution"]
    if bodies:
        return bodies
    offices = [block.speaker.office for _, block in desk.sources.blocks.values() if block.speaker is not None and block.speaker.office]
    own = {report.place for report in desk.sources.reports.values()}
    named = [concept for concept in query.concepts if concept.kind and concept.kind not in _NO_BODY and not own & set(concept.zh)]
    areas = {area[0] for office in offices if (area := _AREA.match(office)) is not None and area[0] in query.plain}
    listed = {name for concept in named for name in concept.zh}
    named += [Concept(area, (area,), (), "place", query.plain.find(area)) for area in sorted(areas - listed - own)]
    return [one for one in named if any(office.startswith(name) for name in one.zh if len(name) > 2 for office in offices)]


def guest_claim(report: Report, block: Block, query: Query, desk: Desk, separator: str) -> Claim:
    """The name and the office of a block's speaker, without what is said."""
    assert block.speaker is not None
    speaker = block.speaker
    office = _find(report, block, speaker.office, desk) if speaker.office else None
    citations = (*(_find(report, block, speaker.name, desk) or ()), *(office or ()))
    if query.language == "zh":
        hint = "（姓名与职务按版面名单的先后对应）" if speaker.inferred and office else ""
        return Claim(f"{speaker.name}{f'，{speaker.office}' if office else ''}{hint}。", citations, separator)
    name = desk.english(report.id, speaker.name) or desk.glossary.english(speaker.name) or speaker.name
    title = desk.english(report.id, speaker.office) if speaker.office and office else None
    hint = " (name and office are paired by their order on the page)" if speaker.inferred and title else ""
    return Claim(f"{name}{f', {title}' if title else ''}{hint}.", citations, separator)


def _claim(report: Report, block: Block, speaker: Speaker, query: Query, desk: Desk, separator: str) -> Claim:
    citations: list[Citation] = []
    name_at = _find(report, block, speaker.name, desk)
    if name_at is not None:
        citations += name_at
    office = None
    if speaker.office:
        office = _find(report, block, speaker.office, desk)
        citations += office or ()
    if query.language == "zh":
        title = f"{speaker.office}" if speaker.office and office else ""
        hint = "（姓名与职务按版面名单的先后对应）" if speaker.inferred and office else ""
        return Claim(f"据报道，这是{title}{speaker.name}的表述{hint}。", tuple(citations), separator)
    name_en = desk.english(report.id, speaker.name) or speaker.name
    office_en = desk.english(report.id, speaker.office) if speaker.office and office else None
    hint = " (name and office are paired by their order on the page)" if speaker.inferred and office else ""
    title = f", {office_en}" if office_en else ""
    return Claim(f"This is reported speech of {name_en}{title}{hint}.", tuple(citations), separator)


def _find(report: Report, near: Block, words: str, desk: Desk) -> tuple[Citation, ...] | None:
    """The place of `words` in the same story: where the story says them first."""
    for block in report.blocks:
        at = block.text.string.find(words)
        if at >= 0 and block.story == near.story:
            return desk.sources.cite_text(block.id, at, at + len(words))
    return None
