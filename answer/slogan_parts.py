"""The parts of a slogan that has no definition of its own: what its numbers, its types or its pieces stand for in the text.

In: a name as printed and the sentences that use it. Out: a `Draft` of the sentences that set it out, or None: 4311 by a
section's leads, 五型政府 by its five types, 一轴一环一带百巷 piece by piece. The module knows nothing of notes or refusals.
"""

from __future__ import annotations

import re

from answer.draft import Desk, Draft
from answer.frames import refusal
from answer.model import Claim
from answer.sentences import sentence_claim
from answer.titled import parts_draft, section_leads
from corpus import Block, split_sentences
from index import Query

Uses = list[tuple[Block, int, int]]

_NUMERALS = {"1": "一", "2": "两二", "3": "三", "4": "四", "5": "五", "6": "六", "7": "七", "8": "八", "9": "九"}
# 一轴, 一环, 百巷 of “一轴一环一带百巷”; 三攻坚.
_CHUNK = re.compile(r"[一二两三四五六七八九十百千\d][\u4e00-\u9fff]{1,2}?(?=[一二两三四五六七八九十百千\d]|$)")
# 五型政府, 三型机关.
TYPED = re.compile(r"([两二三四五六七八九十]|\d)型([\u4e00-\u9fff]{2,4})")
# 7家乡镇卫生院是哪几家
_MEMBERS_OF = re.compile(r"(?P<count>\d{1,3})(?:家|个|所|项|位|名|条|处)[^，。？?]{2,20}?(?:分别)?(?:是|叫|有)(?:哪|什么|谁)")
_LISTED_WITHIN = 30


def parts_of(name: str, uses: Uses, query: Query, desk: Desk) -> Draft | None:
    """The sentences that set a slogan out part by part; None where none do."""
    return _numbered_parts(name, uses, query, desk) or _typed_parts(name, uses, query, desk) or _compound_parts(name, uses, query, desk)


def _compound_parts(name: str, uses: Uses, query: Query, desk: Desk) -> Draft | None:
    """The sentences of the paragraph that explain the quoted parts of a compound slogan: “一轴”是…“一环”指…."""
    chunks = _CHUNK.findall(name)
    if len(chunks) < 2:
        return None
    for block, _, _ in uses:
        text = block.text.string
        found = [span for span in split_sentences(text) if any(re.search(f'[“"]{c}[”"]', text[slice(*span)]) for c in chunks)]
        explained = sum(any(re.search(f'[“"]{c}[”"]', text[slice(*span)]) for span in found) for c in chunks)
        if explained >= max(2, len(chunks) - 1):
            return parts_draft(name, [(block, *span) for span in found], query, desk)
    return None


def _typed_parts(name: str, uses: Uses, query: Query, desk: Desk) -> Draft | None:
    """五型政府: the sentences that name 学习型政府, 务实型政府 … in the report that uses the term, where they are as many."""
    match = TYPED.fullmatch(re.sub(r"[“”\"]", "", name))
    if match is None or not uses:
        return None
    item = re.compile(rf"(?<!“)([\u4e00-\u9fff](?![一二两三四五六七八九十])[\u4e00-\u9fff])型{re.escape(match[2])}")
    count = int(match[1]) if match[1].isdigit() else "零一二三四五六七八九十".find(match[1].replace("两", "二"))
    for report_id in dict.fromkeys(desk.sources.report_of(block.id).id for block, _, _ in uses):
        first: dict[str, tuple[Block, int, int]] = {}
        for block in desk.sources.reports[report_id].blocks:
            for span in split_sentences(block.text.string):
                for found in item.finditer(block.text.string[slice(*span)]):
                    first.setdefault(found[1], (block, *span))
        if len(first) == count:
            return parts_draft(name, list(dict.fromkeys(first.values())), query, desk)
    return None


def _numbered_parts(name: str, uses: Uses, query: Query, desk: Desk) -> Draft | None:
    """The parts of a numbered slogan (4311): the sentence that spells them out behind it (“543”体系，…五种意识，…四个方法), the
    leads of the section that it heads, or the sentences of the paragraph it leads, where they name its digits (四大…, 三大…)."""
    if not re.fullmatch(r"\d{3,6}", name):
        return None
    wanted = [_NUMERALS[digit] for digit in dict.fromkeys(name) if digit in _NUMERALS and digit != "1"]
    for block, start, end in uses:
        behind = block.text.string[start:end].partition(name)[2]
        if len(wanted) > 1 and re.search(".*?".join(rf"[{forms}](?:大|个|种|项|条|方面)" for forms in wanted), behind):
            return Draft("answered", (sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk),))
    for block, _, end in sorted(uses, key=lambda use: use[0].kind != "heading"):
        spans = section_leads(block, desk) if block.kind == "heading" else _following(block, end)
        text = " ".join(part.text.string[a:b] for part, a, b in spans)
        named = sum(bool(re.search(f"(?:[{forms}]|{digit})(?:大|个)", text)) for digit, forms in _NUMERALS.items() if forms in wanted)
        if wanted and named == len(wanted):
            return parts_draft(name, spans, query, desk)
    return None


def _following(block: Block, end: int) -> list[tuple[Block, int, int]]:
    return [(block, *span) for span in split_sentences(block.text.string) if span[0] >= end][:5]


def part_asked(name: str, query: Query) -> str:
    """The part that a slogan counts and that is asked for behind it: “两带一圈多点”，两带是哪两条; "" for none."""
    at = query.plain.find(name)
    behind = query.plain[at + len(name) :] if at >= 0 else ""
    asked = (
        part
        for part in _CHUNK.findall(name)
        if re.search(rf"{part}(?:分别|各|都|具体)*(?:是|指|有|包括|在)(?:的是|了)?(?:哪|什么|啥)", behind)
    )
    return next(asked, "")


def with_members(query: Query, draft: Draft) -> Draft:
    """A definition; a refusal where members of what it counts are asked for by name and it names none: 7家卫生院是哪几家."""
    asked = _MEMBERS_OF.search(query.plain)
    if asked is None or draft.status != "answered":
        return draft
    text = "".join(citation.quote for claim in draft.claims for citation in claim.citations)
    counted = re.search(rf"{asked['count']}(?:家|个|所|项|位|名|条|处)[^，。；]{{0,20}}", text)
    if counted is None or "、" in text[counted.start() : counted.end() + _LISTED_WITHIN] or re.search(r"[：:包即]", counted[0]):
        return draft
    return Draft("refused", (Claim(refusal("not_in_corpus", query.language), (), factual=False),), "not_in_corpus")
