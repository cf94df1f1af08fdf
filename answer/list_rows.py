"""One list out of several that a box prints row by row: 平台清单 and what stands on it; a list that is named and printed nowhere.

In: a Chinese question that names a list. Out: a `Draft` of the row that the list's name heads; a refusal where sister lists
are printed and this one is only named among them; None for any other question. Knows nothing of boxes asked for by title.
"""

from __future__ import annotations

import re

from answer.draft import Desk, Draft
from answer.frames import refusal
from answer.model import Claim
from answer.rows import reports_of_place
from answer.sentences import box_claim
from corpus import Block, split_sentences
from index import Query

# 平台清单有哪些, 重大平台清单具体内容, 四张清单，平台清单; not 投资项目清单, 四张清单, 清单管理.
_NAMED = re.compile(r"(?:^|[，,、的年度：]|重大|重点)(?P<name>[\u4e00-\u9fff]{2}(?P<sort>清单|名单|榜单|目录))(?![化制式内管之])")
_COUNTED = re.compile(r"^[一二三四五六七八九十几两\d][张份个重大]|^[这那哪该]")
_LEAST_SISTERS = 2


def compose_list_row(query: Query, desk: Desk) -> Draft | None:
    """The row of the list asked for; a refusal where only its sisters are printed."""
    found = list(_NAMED.finditer(query.plain))
    if query.language != "zh" or not found or _COUNTED.search(found[-1]["name"]) or query.wants & {"count", "who", "reason", "when"}:
        return None
    name, sort = found[-1]["name"], found[-1]["sort"]
    own = reports_of_place(query, desk.sources)
    rows = [
        (block, row, head)
        for block, row in desk.sources.box_rows
        if desk.sources.report_of(block.id).id in own
        for head in _heads(block, row)
        if head.endswith(sort)
    ]
    named = [(block, row) for block, row, head in rows if head == name]
    if named:
        boxes = [box_claim(desk.sources.cite_box(*one), "zh", desk, "\n" if at else "") for at, one in enumerate(named)]
        return Draft("answered", tuple(boxes))
    sisters = {head for _, _, head in rows}
    if len(sisters) < _LEAST_SISTERS or not _named_among(name, sisters, own, desk):
        return None
    return Draft(
        "refused", (Claim(refusal("not_in_corpus", "zh"), (), factual=False),), "not_in_corpus", desk.sources.cite_box(*rows[0][:2])
    )


def _named_among(name: str, sisters: set[str], own: frozenset[str], desk: Desk) -> bool:
    """Whether a list is named by the reports, and never but beside its sisters: nothing that stands on it is told."""
    used = False
    for report in (desk.sources.reports[key] for key in sorted(own)):
        for block in report.blocks:
            text = block.text.string
            for start, end in split_sentences(text) if name in text else ():
                sentence = text[start:end]
                used |= name in sentence
                if name in sentence and not any(sister in sentence for sister in sisters):
                    return False
    notes = (note.text.string for report in own for note in desk.sources.reports[report].notes)
    return used or any(name in note for note in notes)


def _heads(block: Block, row: int) -> list[str]:
    """What heads the cells of a row: a cell that is a name, or the name before the colon of one: 平台清单：1.…"""
    assert block.table is not None
    cells = (cell.text.string.strip() for cell in block.table.rows[row])
    return [re.split(r"[：:]", cell)[0] for cell in cells if cell]
