"""What reports say of one matter, by the short leads that announce it: 教育发展更为优质均衡。 and what follows.

In: a Chinese question what is said or done of a matter (教育方面讲了什么). Out: a `Draft`: for each lead that names it, the lead
and the sentences behind it, up to the next lead, each cited; None where no lead names the matter. Reports of the genre set
out their paragraphs so. The module knows nothing of headings or single facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.model import Claim
from answer.rows import reports_of_place
from answer.scale import ConceptWeights, Scale
from answer.sentences import sentence_claim
from corpus import Block, split_sentences
from index import Concept, Query

LEAD_CHARS = 32  # a sentence no longer than this, without a figure, announces the ones behind it
LEAST_HELD = 0.7  # share of the matter that a lead must name
MOST_LEADS = 3
BEHIND = 3  # sentences shown behind a lead
BEHIND_FIRST = 5  # behind one that opens a paragraph of leads
ROOM = 360  # characters
# 方面, 这块, 讲了什么, 怎么干: the whole of a matter is asked for, not one thing of it.
_BROAD = re.compile(
    r"方面|这一?块|领域|讲了|说了|谈了|提了|干成|做了(?:什么|啥|哪些)|怎么(?:干|说|写|安排|推进|部署|发展|优化|提升|评价)|如何(?:推进|部署|发展|优化|安排)"
    r"|有(?:什么|啥|哪些|何)(?:具体|重要|主要|新)?的?(?:举措|措施|安排|打算|动作|部署|计划|成绩|成效|进展|亮点|变化|内容|重点|布局|政策)"
    r"|(?:举措|部署|安排|重点|成绩单?|成效|情况|进展|内容|要点)(?:怎么样|如何|是什么|是啥|有哪些|有什么)?[？?]?$|取得"
)
_BOX = re.compile(r"专栏|附[件表]|清单|列[了出]")  # what a box or a table lists is read there
_NOT_OF_MATTER = frozenset({"count", "who", "when", "reason", "met", "missed", "comparison", "yes_no", "opinion"})
# Words for the asking and the telling, no part of the matter.
_IDLE = re.compile(r"重点|布局|政策|成绩单?|成效|取得|部署|工作|建设|发展|推进|优化|内容|进展|情况|领域|干成|报告|全区|政府|方面|问题|服务")
_HEAD = re.compile(r"^(?:[一二三四五六七八九十]+是|——|[（(][一二三四五六七八九十]+[)）])")
_FACT = re.compile(r"^(?:荣?获|入选|成功|新增|建成|完成)")  # 获评全球智慧教育创新奖: one thing done announces nothing
_VERB = 2  # characters of a verb before the matter: 深化, 促进
_REST = 5  # characters behind it: 就业社保更为精准有效 begins, 国资国企改革 ends
_FIGURE = re.compile(r"\d")
_NAMED_PART = frozenset({"project", "company", "person", "slogan", "document"})


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead with the sentences behind it, and how well it fits."""

    block: Block
    spans: tuple[tuple[int, int], ...]
    rank: tuple[float, ...]


def compose_matter(query: Query, desk: Desk, weights: ConceptWeights) -> Draft | None:
    """What the leads that name the matter announce, the best first; None where the question is no such one."""
    if query.language != "zh" or not _BROAD.search(query.text) or _BOX.search(query.text) or query.wants & _NOT_OF_MATTER or query.quoted:
        return None
    matter = [c for c in query.concepts if c.kind != "place" and not _IDLE.fullmatch(c.surface)]
    if not matter or any(c.kind in _NAMED_PART for c in matter):
        return None
    leads = sorted(_leads(query, desk, weights), key=lambda lead: lead.rank, reverse=True)[:MOST_LEADS]
    claims: list[Claim] = []
    used = 0
    for lead in leads:
        for at, (start, end) in enumerate(lead.spans):
            # The lead is a line of its own, and what it announces stands below it point by point.
            separator = "\n- " if at else "\n" if claims else ""
            claim = sentence_claim(desk.sources.cite_text(lead.block.id, start, end), "zh", desk, separator)
            if claims and used + len(claim.text) > ROOM:
                break
            claims.append(claim)
            used += len(claim.text)
    return Draft("answered", tuple(claims)) if len(claims) > 1 else None


def _leads(query: Query, desk: Desk, weights: ConceptWeights) -> Iterator[Lead]:
    asked = reports_of_place(query, desk.sources)
    matter = tuple(c for c in query.concepts if c.kind != "place" and not _IDLE.fullmatch(c.surface))
    scale = Scale(replace(query, concepts=matter, focus=None), desk, weights)
    for report in desk.sources.reports.values():
        if report.id not in asked or (query.report and report.id != query.report) or (query.report_kind not in (None, report.kind)):
            continue
        for block in report.blocks:
            if block.kind != "paragraph" or not block.text.string or _of_other_side(query, block):
                continue
            text = block.text.string
            spans = split_sentences(text)
            for at, (start, end) in enumerate(spans[:-1]):
                if not announces(text[start:end]) or not year_fits(query, block, start, end):
                    continue
                held = scale.measure(report.id, text[start:end], ()).own
                behind = (
                    tuple(spans[1 : BEHIND_FIRST + 1]) if at == 0 and announces(text[slice(*spans[1])]) else _behind(text, spans[at + 1 :])
                )
                if held >= LEAST_HELD and behind and _led_by(text[start:end], matter):
                    yield Lead(block, ((start, end), *behind), _rank(block, held, text[start:end], matter))


def _of_other_side(query: Query, block: Block) -> bool:
    """Whether a result is asked for and the block plans, or plans are and it looks back."""
    sides = query.wants & {"target", "result"}
    return len(sides) == 1 and block.scope.plans is not None and block.scope.plans is not ("target" in sides)


def _led_by(lead: str, matter: Sequence[Concept]) -> bool:
    """Whether a lead begins or ends with the matter: 促进高质量充分就业。; not 获评智慧教育创新奖。, which tells one thing of it."""
    bare = _HEAD.sub("", lead).rstrip("。！；")
    found = [(bare.find(name), name) for concept in matter for name in concept.printed if name in bare]
    return not _FACT.match(bare) and any(at <= _VERB or at + len(name) >= len(bare) - _REST for at, name in found) and "，" not in bare


def announces(sentence: str) -> bool:
    """Whether a sentence announces those behind it.

    >>> announces("教育发展更为优质均衡。"), announces("新增优质学位5000个以上。")
    (True, False)
    """
    return len(sentence) <= LEAD_CHARS and not _FIGURE.search(sentence)


def _behind(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The sentences up to the next lead."""
    found: list[tuple[int, int]] = []
    for start, end in spans[:BEHIND]:
        if announces(text[start:end]):
            break
        found.append((start, end))
    return tuple(found)


def _rank(block: Block, held: float, lead: str, matter: tuple[Concept, ...]) -> tuple[float, ...]:
    at = min((lead.find(name) for concept in matter for name in concept.printed if name in lead), default=len(lead))
    return (held, float(block.scope.year or 0), -float(at))
