"""What a report says of a broad matter: the leads of the section that deals with it, in its order.

In: a how, list or overview question. Out: a `Draft` of the section's leading sentences, each cited, or
None when no heading covers the question. The module knows nothing of single facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.evidence import Evidence
from answer.model import Claim
from answer.rows import reports_of_place
from answer.scale import ConceptWeights, Scale
from answer.sentences import sentence_claim
from corpus import Block, Report, split_sentences
from index import Query

MIN_HEADING = 0.6  # share of the question's concepts a heading must hold; set on eval/questions/dev.jsonl
_LEAD = re.compile(r"^(?:[一二三四五六七八九十]是|——|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.．、](?!\d))")
_MAX_CHARS = {"zh": 260, "en": 700}
_WHOLE = 2  # as much again where a paragraph's list is asked for: the fifteen works of a year take 450 characters
_SENTENCES, _ITEMS = 4, 14  # of a paragraph: its first ones, or all that it lists


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks below it."""

    heading: Block
    children: tuple[Block, ...]
    score: float


def compose_overview(query: Query, evidence: list[Evidence], desk: Desk, weights: ConceptWeights) -> Draft | None:
    """The section's leads as a list; None where a single sentence covers the question as well."""
    if not query.wants & {"overview", "how", "list"}:
        return None
    section = _best_section(query, desk, weights)
    if section is None:
        return None
    best_own = max((item.own for item in evidence[:3]), default=0.0)
    if best_own > section.score and "overview" not in query.wants:
        return None
    claims: list[Claim] = []
    used = 0
    paragraph = section.heading.kind != "heading"
    room = _MAX_CHARS[query.language] * (_WHOLE if paragraph and "list" in query.wants else 1)
    for at, (block, start, end) in enumerate(_leads(section, _ITEMS if "list" in query.wants else _SENTENCES)):
        # The sentence that heads a paragraph is none of the things it goes on to list.
        separator = "" if paragraph and not at else "\n- "
        claim = sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, separator)
        if claims and used + len(claim.text) > room:
            break
        claims.append(claim)
        used += len(claim.text)
    return Draft("answered", tuple(claims)) if claims else None


def _best_section(query: Query, desk: Desk, weights: ConceptWeights) -> Section | None:
    scale = Scale(query, desk, weights)
    best: Section | None = None
    asked = reports_of_place(query, desk.sources)
    for report in desk.sources.reports.values():
        if report.id not in asked or (query.report and report.id != query.report):
            continue
        for block in report.blocks:
            if not _heads(block) or not year_fits(query, block, 0, len(block.text.string)):
                continue
            head = block.text.string[slice(*split_sentences(block.text.string)[0])]
            own = scale.measure(report.id, head, ()).own
            if own < MIN_HEADING or (best is not None and own <= best.score):
                continue
            best = Section(block, _children(report, block, desk), own)
    return best


def _heads(block: Block) -> bool:
    return bool(block.text.string) and (block.kind == "heading" or (block.kind == "paragraph" and has_lead(block)))


def _children(report: Report, heading: Block, desk: Desk) -> tuple[Block, ...]:
    if heading.kind != "heading":
        return (heading,)
    children = []
    for block in report.blocks[desk.sources.position[heading.id] + 1 :]:
        if block.kind == "heading" and block.level <= heading.level:
            break
        if block.kind in ("paragraph", "heading"):
            children.append(block)
    return tuple(children)


def _leads(section: Section, most: int) -> list[tuple[Block, int, int]]:
    if section.heading.kind != "heading":
        return [(section.heading, *span) for span in split_sentences(section.heading.text.string)[:most]]
    marked = [block for block in section.children if has_lead(block)]
    return [(block, *split_sentences(block.text.string)[0]) for block in (marked or section.children)]


def has_lead(block: Block) -> bool:
    """Whether a block begins with a heading of its own: a number or dash opens it (一是…), or its lead stands without a mark."""
    return bool(block.lead or _LEAD.match(block.text.string))
