"""What stands under a name: the leads of a section whose heading holds it, the rows of a box whose title or row names it.

In: a name, or a question that names a box. Out: a `Draft` of the items, whole, each cited, or None. A heading counts only
where its leads are as many as the name's numeral says. Looked at before a name is said to be defined nowhere. Knows
nothing of notes or of sentences that explain.
"""

from __future__ import annotations

import re

from answer.draft import Desk, Draft
from answer.expects import expected_sorts
from answer.model import Claim
from answer.sentences import box_claim, sentence_claim
from answer.sources import term_key
from answer.terms import uses_of
from corpus import Block, split_sentences
from index import Query

_DIGITS = "零一二三四五六七八九十"
# ——以重大项目为引领; 一是…; （一）…; 1.…
_LEAD = re.compile(r"[一二三四五六七八九十]是|——|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.．、]")
# 专栏1, Box 1: a box by its number.
_BOX = re.compile(r"专栏\s*([1-9一二三四五六七八九十]\d?)(?!\d)|\bbox\s*(\d{1,2})\b", re.IGNORECASE)
# 专栏2 2026年“投资于人”重要民生事项: what stands before the title proper.
_TITLE_HEAD = re.compile(r"^(?:专栏|附件|附表|表)\s*[\d一二三四五六七八九十]*\s*(?:\d{4}年度?)?")
_LEAST_TITLE = 5  # a shorter title stands in questions of something else
_SECTION = 40  # blocks below a heading that are looked through
_MOST_ROWS = 10


def count_of(name: str) -> int | None:
    """The numeral a name begins with.

    >>> count_of("四重清单"), count_of("8大行动"), count_of("投资于人")
    (4, 8, None)
    """
    match = re.match(r"[“\"]?([两二三四五六七八九十]|\d{1,2})(?![\d+年月])", name)
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else _DIGITS.find(match[1].replace("两", "二"))


def items_under(name: str, query: Query, desk: Desk) -> Draft | None:
    """The items that a heading or a box with the name leads; the words of one kind right before it."""
    count = count_of(name)
    for block, start, end in uses_of(name, desk.sources) if count else ():
        if block.kind == "heading" and len(spans := section_leads(block, desk)) == count:
            return parts_draft(name, spans, query, desk)
        if _alike_before(name, block.text.string[start:end], count or 0):
            return Draft("answered", (sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk),))
    key = term_key(name)
    rows = [(block, row) for block, row in desk.sources.box_rows if block.table and key in term_key(_label(block, row))]
    return _rows_draft(rows, query, desk)


_NOT_IN_BOXES = frozenset({"money", "day", "time", "month"})  # sorts of answer that a list of works does not give


def compose_box(query: Query, desk: Desk) -> Draft | None:
    """The rows of the box that a question names by number or by its title; None where it names none."""
    if not query.wants & {"list", "definition", "overview", "how"} and not re.search(r"(?i)内容|事项|项目|啥|什么|\bwhat\b", query.plain):
        return None
    if any(sort.name in _NOT_IN_BOXES for sort in expected_sorts(query)):
        return None
    plain = term_key(query.plain)
    number = _BOX.search(query.plain)
    for block in dict.fromkeys(block.id for block, _ in desk.sources.box_rows):
        report, found = desk.sources.blocks[block]
        if found.table is None or query.report not in (None, report.id):
            continue
        title = found.table.title
        proper = term_key(_TITLE_HEAD.sub("", title))
        printed = _BOX.search(title)
        named = number is not None and printed is not None and printed[1] in (number[1], number[2])
        if named or (len(proper) >= _LEAST_TITLE and proper in plain):
            rows = [(b, row) for b, row in desk.sources.box_rows if b.id == block]
            asked = [(b, row) for b, row in rows if len(label := term_key(_label(b, row))) > 1 and label in plain.replace(proper, "")]
            return _rows_draft(asked or rows, query, desk)
    return None


def section_leads(heading: Block, desk: Desk) -> list[tuple[Block, int, int]]:
    """The first sentences of the paragraphs with a lead mark under a heading."""
    leads = []
    for following in desk.sources.neighbours(heading.id, _SECTION):
        if following.kind == "heading" and following.level <= heading.level:
            break
        spans = split_sentences(following.text.string)
        if following.kind == "paragraph" and spans and _LEAD.match(following.text.string):
            leads.append((following, *spans[0]))
    return leads


def parts_draft(name: str, spans: list[tuple[Block, int, int]], query: Query, desk: Desk) -> Draft:
    """The sentences as what a name is set out in, with the place where the name stands."""
    claims = [sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n- ") for block, start, end in spans]
    if query.language == "zh":
        head = f"报告没有给“{name}”单独下定义，是这样展开的："
    else:
        shown = (desk.glossary.english(name) or name).replace('"', "")
        head = f'The reports give no separate definition of "{shown}"; they set it out like this:'
    use = uses_of(name, desk.sources)[0]
    where = desk.sources.cite_text(use[0].id, use[1], use[2])
    return Draft("answered", (Claim(head, where, factual=False), *claims))


def _rows_draft(rows: list[tuple[Block, int]], query: Query, desk: Desk) -> Draft | None:
    if not rows or len(rows) > _MOST_ROWS:
        return None
    claims = [box_claim(desk.sources.cite_box(block, row), query.language, desk, "\n- ") for block, row in rows if _label(block, row)]
    return Draft("answered", tuple(claims)) if claims else None


def _label(block: Block, row: int) -> str:
    assert block.table is not None
    return next((cell.text.string for cell in block.table.rows[row] if cell.text.string), "")


def _alike_before(name: str, sentence: str, count: int) -> bool:
    """产业就业创业行业企业“五业”联动: as many words as the numeral says, each ending with the name's own word, right before it."""
    bare = re.sub(r"[“”\"]", "", name)
    at = sentence.find(bare)
    if at <= 0 or len(bare) != 2 or count < 2:
        return False
    before = re.sub(r"[“”\"、和及]", "", sentence[:at])[-2 * count :]
    words = [before[i : i + 2] for i in range(0, len(before), 2)]
    return len(words) == count and len(set(words)) == count and all(word.endswith(bare[1]) for word in words)
