"""Lists of terms at the end of a report: entries under 名词解释 that no mark in the text calls.

In: the paragraphs after such a heading. Out: notes as for footnotes, each tied to the blocks that use its
terms. An entry may be numbered, broken over lines, or have its term on a line of its own. Knows nothing
of search.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.clean import Item, Paragraph, stands_alone
from corpus.flow import Canvas, Flow
from corpus.footnotes import split_terms
from corpus.genre import GLOSSARY, LIST_ITEM, heading_level
from corpus.lines import Note
from corpus.model import Block, Term


def take_glossary(canvas: Canvas, items: Sequence[Item]) -> tuple[list[Item], list[Note]]:
    """`items` without the entries of a list of terms (its heading stays), and those entries as notes."""
    heading = next((i for i, item in enumerate(items) if isinstance(item, Paragraph) and _heads(items, i)), None)
    if heading is None:
        return list(items), []
    kept = list(items[: heading + 1])
    notes: list[Note] = []
    waiting: Flow | None = None
    rest = list(items[heading + 1 :])
    for index, item in enumerate(rest):
        if not isinstance(item, Paragraph) or heading_level(item.string) in (1, 2):
            return [*kept, *rest[index:]], notes
        number = _entry_number(item.string, len(notes) + 1)
        flow = item.flow.cut(len(number)).stripped()
        if waiting is not None:
            flow, waiting = waiting.joined(flow), None
        elif not split_terms(flow.string):
            if stands_alone(flow.string) and index + 1 < len(rest) and not _opens_entry(rest[index + 1]):
                waiting = flow
                canvas.drop_flow(item.flow.cut(0, len(number)), "note number")
            else:
                kept.append(item)
            continue
        canvas.drop_flow(item.flow.cut(0, len(number)), "note number")
        mark = re.sub(r"\D", "", number) or str(len(notes) + 1)
        notes.append(Note(mark, flow, item.first.file, printed=False))
    return kept, notes


def _entry_number(string: str, expected: int) -> str:
    """The number at the start of an entry, with its stop; the expected one may stand before a figure.

    >>> _entry_number("21.5+2就业之家：覆盖省、市", 21), _entry_number("“两重”：指重大项目", 1)
    ('21.', '')
    """
    match = re.match(rf"{expected}[.．、]", string) or LIST_ITEM.match(string)
    return match[0] if match else ""


def _heads(items: Sequence[Item], index: int) -> bool:
    item = items[index]
    if not isinstance(item, Paragraph) or not GLOSSARY.fullmatch(item.string):
        return False
    return any(_opens_entry(other) for other in items[index + 1 : index + 4])


def _opens_entry(item: Item) -> bool:
    return isinstance(item, Paragraph) and bool(split_terms(LIST_ITEM.sub("", item.string, count=1)))


def using_blocks(terms: Sequence[Term], blocks: Sequence[Block]) -> tuple[str, ...]:
    """The ids of the blocks whose text has one of the terms as printed, else by its bare name."""
    printed = [term.name_as_printed for term in terms]
    found = [block.id for block in blocks if any(name in block.text.string for name in printed)]
    if not found:
        names = [term.name for term in terms]
        found = [block.id for block in blocks if any(name in block.text.string for name in names)]
    return tuple(found)
