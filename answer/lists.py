"""Lists whole: the items of the very enumeration asked for, each cited, and no neighbour's item.

In: a question that asks which, and its best evidence. Out: a `Draft` of items, or None when the evidence
is no enumeration over several sentences or paragraphs. The module knows nothing of tables.
"""

from __future__ import annotations

import re
from dataclasses import replace

from answer.asked import SAYS
from answer.draft import Desk, Draft
from answer.enough import POST
from answer.evidence import Evidence
from answer.model import Claim
from answer.reasons import ENUMERATED
from answer.sentences import sentence_claim
from corpus import Block, split_sentences
from index import Query

# 重点干好三件事。 从以下五个方面…。 开展以下四项工作：
_ANNOUNCES = re.compile(r"(?:以下|如下|[两二三四五六七八九十]+)(?:个)?(?:件事|方面|项|点|条|大行动|大?任务)[^。]{0,40}[。：:]$|[:：]$")
_SPEECH = re.compile(r"说|讲|谈|提|介绍|表示|回答|观点|什么|啥|哪")
_MAX_ITEMS = 8
_REACH = 12  # paragraphs after the announcement in which its items may stand


def compose_list(query: Query, evidence: list[Evidence], desk: Desk) -> Draft | None:
    """The announced enumeration as a list of its items' leads, or None."""
    if not evidence or not (query.wants & {"list", "how"} or _all_of_speaker(query)):
        return None
    best = _announcement(evidence[0])
    text = best.block.text.string
    spans = split_sentences(text)
    following = [span for span in spans if span[0] >= best.end]
    items: list[tuple[Block, int, int]] = []
    if _ANNOUNCES.search(best.text):
        items = [(best.block, *span) for span in following if ENUMERATED.match(text[span[0] :])]
        if not items:
            items = _items_in_paragraphs(best.block, desk)
    if len(items) < 2:
        return None
    claims: list[Claim] = [sentence_claim(desk.sources.cite_text(best.block.id, best.start, best.end), query.language, desk)]
    for block, start, end in items[:_MAX_ITEMS]:
        claims.append(sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n- "))
    return Draft("answered", tuple(claims))


def _all_of_speaker(query: Query) -> bool:
    """True where the question names somebody and nothing else: what all did 刘劲枫 say?"""
    named = bool(query.concepts) and all(concept.kind in ("person", "title", "institution") for concept in query.concepts)
    return (
        named
        and not query.wants & {"who", "when", "yes_no", "reason"}
        and not POST.search(query.plain)
        and _SPEECH.search(query.plain) is not None
    )


def _announcement(best: Evidence) -> Evidence:
    """The sentence that announces items, where it stands behind the one that begins what somebody says; else the sentence itself."""
    if not SAYS.search(best.text) or _ANNOUNCES.search(best.text):
        return best
    text = best.block.text.string
    behind = [span for span in split_sentences(text) if span[0] >= best.end and _ANNOUNCES.search(text[slice(*span)])]
    return replace(best, start=behind[0][0], end=behind[0][1], text=text[slice(*behind[0])]) if behind else best


def _items_in_paragraphs(block: Block, desk: Desk) -> list[tuple[Block, int, int]]:
    items: list[tuple[Block, int, int]] = []
    for following in desk.sources.neighbours(block.id, _REACH):
        if following.kind in ("question", "title") or following.story != block.story or following.speaker != block.speaker:
            break
        text = following.text.string
        spans = split_sentences(text)
        if spans and ENUMERATED.match(text):
            items.append((following, *spans[0]))
        elif not items:
            break
    return items
