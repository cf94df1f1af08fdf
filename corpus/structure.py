"""From paragraphs to blocks: titles, headings with their paths, tables with their titles, scopes.

In: the items of a report in reading order. Out: drafts of blocks, in order, each with its section path
and scope. A heading that opens a paragraph is cut off as a heading; a lead (一是…。, ——…。) stays in its
paragraph and names that block's section. Knows nothing of newspaper stories.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.clean import Item, Paragraph, TabLines, spaced, stands_alone
from corpus.flow import Flow
from corpus.genre import (
    ANNEX,
    ANNEX_LIST,
    ANNEX_TITLE,
    BOX_TITLE,
    BULLET,
    BYLINE,
    GLOSSARY,
    LIST_ITEM,
    LIST_ITEM_YEAR,
    MAX_HEADING_CHARS,
    MAX_RUN_IN_CHARS,
    MAX_UNMARKED_CHARS,
    OPENING,
    division_depth,
    ends_sentence,
    has_stop,
    heading_level,
    is_item_heading,
    is_title,
    item_level,
)
from corpus.leads import bold_end, is_bold_heading, lead_of, siblings, unmarked_lead
from corpus.model import BlockKind, Scope, Speaker
from corpus.scope import heading_scope, names_chapter, opens_chapter
from corpus.sentences import split_sentences
from corpus.tables import UNIT_LINE, Grid, read_grid


@dataclass(slots=True)
class Draft:
    """A block before it has an id: flows instead of texts, a grid instead of a table."""

    kind: BlockKind
    flow: Flow
    section: tuple[str, ...] = ()
    story: str = ""
    level: int = 0
    scope: Scope = field(default_factory=Scope)
    speaker: Speaker | None = None
    grid: Grid | None = None


# Ranks of headings, outermost first; 1 一、 2 （一） 3 1. 4 （1） 5 ① as their marks say, after 第一部分, 第一章, 第一节.
_OUTERMOST, _DIVISIONS, _UNMARKED, _BOX, _LEAD, _RUN_IN = -3, (-2, -1, 0), 6, 7, 8, 9
# Block.level of those whose rank is none.
_LEVELS = {_OUTERMOST: 1, -2: 1, -1: 1, 0: 2, _UNMARKED: 3, _BOX: 3, _LEAD: 3}


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that is open; `run_in` where it is the first sentence of its paragraph and closes with it."""

    rank: int
    text: str
    scope: Scope
    run_in: bool = False


@dataclass(slots=True)
class Outline:
    """The headings that are open while a report is read, outermost first."""

    scope: Scope
    reviews: tuple[int, ...]
    plans: tuple[int, ...]
    open: list[_Open] = field(default_factory=list)
    listing: bool = False  # the last line belonged to a list of annexes
    boxed: int = 0  # paragraphs since the title of a box

    def path(self) -> tuple[str, ...]:
        """The texts of the open headings."""
        return tuple(heading.text for heading in self.open)

    def enter(self, rank: int, text: str, run_in: bool = False) -> None:
        """Close the headings of this rank and below, then open `text`."""
        self.close(rank)
        before = self.here()
        scope = heading_scope(text, before, self.reviews, self.plans, chapter=rank < 2 and rank != _DIVISIONS[-1]) if rank < 3 else before
        self.open.append(_Open(rank, text.rstrip("。"), scope, run_in))

    def close(self, rank: int) -> None:
        """Close the headings of `rank` and below."""
        while self.open and self.open[-1].rank >= rank:
            left = self.open.pop()
            if not self.open:  # what follows a chapter without opening its own keeps its scope
                self.scope = left.scope

    def end_paragraph(self, string: str) -> None:
        """Close what the paragraph before opened for itself, and a box that `string` is no part of."""
        if self.open and self.open[-1].run_in:
            self.close(self.open[-1].rank)
        if self.in_box():
            self.boxed += 1
            if self.boxed > 1 and not (item_level(string) or BULLET.match(string)):
                self.close(_BOX)

    def in_box(self) -> bool:
        """Whether a box is open, whose items are no headings."""
        return bool(self.open) and self.open[-1].rank == _BOX

    def unmarked_rank(self, text: str) -> int:
        """The rank of a heading without a mark: a chapter's where it reads like one or no marked one is open.

        Under 附件 it is that annex's title.
        """
        if self.open and ANNEX.fullmatch(self.open[0].text):
            return 1
        if not self.open or names_chapter(text):
            return _OUTERMOST
        marked = self.open[0].rank > _OUTERMOST
        return _UNMARKED if marked or (opens_chapter(self.open[0].text) and not opens_chapter(text)) else _OUTERMOST

    def here(self) -> Scope:
        """The scope under the innermost open heading."""
        return self.open[-1].scope if self.open else self.scope


def build_blocks(items: Sequence[Item], outline: Outline, title: str) -> list[Draft]:
    """The blocks of a report that runs from heading to heading."""
    drafts: list[Draft] = []
    pending: list[Paragraph] = []  # lines that may be the title of the table after them
    begun = False
    led = siblings(["" if isinstance(item, TabLines) else item.string for item in items])
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, TabLines):
            drafts += _table(item, pending, outline)
            pending = []
            continue
        if _titles_table(item) and _before_table(items[index + 1 : index + 3]):
            pending.append(item)
            continue
        string = item.string
        begun = begun or bool(heading_level(string) and not BYLINE.fullmatch(string))
        if not string:
            continue
        drafts += _text_blocks(item, following, outline, title, begun)
        if drafts[-1].kind == "paragraph" and not (outline.open and outline.open[-1].run_in):
            end = bold_end(string, item.first.bold) if begun and drafts[-1].flow is item.flow else 0
            lead = string[: end - 1] if end else unmarked_lead(string) if index in led else ""
            _lead_without_mark(drafts[-1], lead, outline)
        begun = begun or (len(string) > MAX_UNMARKED_CHARS and ends_sentence(string)) or bool(OPENING.search(string))
    return drafts


def _lead_without_mark(draft: Draft, lead: str, outline: Outline) -> None:
    """Let `lead`, the heading without a mark that a paragraph begins with, close its section path."""
    if lead:
        outline.enter(_RUN_IN, lead, run_in=True)
        draft.section = outline.path()


def _titles_table(paragraph: Paragraph) -> bool:
    string = paragraph.string
    return bool(BOX_TITLE.match(string)) or (not has_stop(string) and len(string) <= MAX_HEADING_CHARS and not heading_level(string))


def _before_table(following: Sequence[Item]) -> bool:
    """Whether a table comes next, with no more than the line of its unit before it."""
    units = [isinstance(item, Paragraph) and UNIT_LINE.fullmatch(item.string) is not None for item in following]
    return isinstance(following[0] if following else None, TabLines) or (units[:1] == [True] and isinstance(following[-1], TabLines))


def _table(item: TabLines, pending: Sequence[Paragraph], outline: Outline) -> list[Draft]:
    """The block of a table under its title, after one for the line of its unit (单位：万元) where that has its own."""
    grid = read_grid(item.lines)
    flow = spaced(pending[0]) if pending else Flow()
    annex = [heading.text for heading in outline.open if heading.rank == _OUTERMOST and ANNEX.fullmatch(heading.text)]
    grid.title = " ".join([*annex, *flow.string.split(), *(other.string for other in pending[1:])])
    scope = heading_scope(flow.string, outline.here(), outline.reviews, outline.plans)
    units = [Draft("byline", other.flow, outline.path(), scope=scope) for other in pending[1:]]
    return [*units, Draft("table", flow, outline.path(), scope=scope, grid=grid)]


def _text_blocks(item: Paragraph, following: Item | None, outline: Outline, title: str, begun: bool) -> list[Draft]:
    string = item.string
    level = 0 if BYLINE.fullmatch(string) else heading_level(string)
    outline.end_paragraph(string)
    if (not begun and is_title(string)) or string == "".join(title.split()):
        return [Draft("title", spaced(item), scope=outline.scope)]
    if ANNEX_LIST.match(string) or (outline.listing and LIST_ITEM_YEAR.match(string)):
        outline.close(_OUTERMOST)
        outline.listing = True
        return [Draft("byline", item.flow, scope=outline.scope)]
    outline.listing = False
    if ANNEX.fullmatch(string) or (begun and _titles_annex(item, following)):
        return [_heading(spaced(item), _OUTERMOST, outline)]
    if begun and GLOSSARY.fullmatch(string):
        return [_heading(item.flow, outline.unmarked_rank(string), outline)]
    if level in (1, 2):
        return _marked_heading(item, level, outline)
    if level == 3:
        return [_led_paragraph(item, _LEAD, outline)]
    if BOX_TITLE.match(string) and not has_stop(string) and len(string) <= MAX_HEADING_CHARS:
        outline.boxed = 0
        return [_heading(spaced(item), _BOX, outline)]
    if begun and item_level(string) and not outline.in_box():
        return [_numbered(item, following, outline)]
    if BYLINE.fullmatch(string) or BYLINE.fullmatch(item.first.raw.string):
        return [Draft("byline", item.flow, outline.path(), scope=outline.here())]
    if item.first.hashes and len(string) <= MAX_HEADING_CHARS and not ends_sentence(string):
        return [_heading(spaced(item), min(item.first.hashes, 2), outline)]
    bold = item.first.bold == len(string) and is_bold_heading(string) and isinstance(following, Paragraph)
    if begun and (bold or _is_unmarked_heading(item, following)):
        return [_heading(spaced(item), outline.unmarked_rank(string), outline)]
    if not begun and stands_alone(string) and not has_stop(string):
        return [Draft("byline", item.flow, outline.path(), scope=outline.here())]
    return [Draft("paragraph", item.flow, outline.path(), scope=outline.here())]


def _titles_annex(item: Paragraph, following: Item | None) -> bool:
    """Whether a line 附件1：…清单 heads its annex; where the next line names another annex, both only list them."""
    if not ANNEX_TITLE.fullmatch(item.string) or has_stop(item.string):
        return False
    return isinstance(following, Paragraph) and not ANNEX.match(following.string)


def _heading(flow: Flow, rank: int, outline: Outline) -> Draft:
    outline.close(rank)
    path = outline.path()
    outline.enter(rank, flow.string)
    return Draft("heading", flow, path, level=_LEVELS.get(rank, rank), scope=outline.here())


def _numbered(item: Paragraph, following: Item | None, outline: Outline) -> Draft:
    """A line 1.…, （1）…, ①…: the heading of what follows, a paragraph with a lead of its own, or an item of a list."""
    rank = item_level(item.string)
    if isinstance(following, Paragraph) and is_item_heading(item.string, following.string):
        return _heading(spaced(item), rank, outline)
    return _led_paragraph(item, rank, outline)


def _marked_heading(item: Paragraph, level: int, outline: Outline) -> list[Draft]:
    """A line 一、… or （一）…; where a paragraph runs on after its first sentence, that is the heading."""
    flow, depth = item.flow, division_depth(item.string)
    if not has_stop(flow.string):
        if len(flow.string) > MAX_HEADING_CHARS or ends_sentence(flow.string):
            return [Draft("paragraph", flow, outline.path(), scope=outline.here())]
        return [_heading(spaced(item), _DIVISIONS[depth - 1], outline) if depth else _heading(flow, level, outline)]
    end = bold_end(flow.string, item.first.bold) or split_sentences(flow.string)[0][1]
    if end > MAX_RUN_IN_CHARS:
        return [Draft("paragraph", flow, outline.path(), scope=outline.here())]
    heading = _heading(flow.cut(0, end), level, outline)
    rest = flow.cut(end).stripped()
    if not rest.string:
        return [heading]
    return [heading, Draft("paragraph", rest, outline.path(), scope=outline.here())]


def _led_paragraph(item: Paragraph, rank: int, outline: Outline) -> Draft:
    """A paragraph 一是…。, ——…。 or 1.…。: its first sentence, when short, closes the section path of this block."""
    flow = item.flow
    if not has_stop(flow.string):
        if rank == _LEAD and stands_alone(flow.string):
            return _heading(flow, rank, outline)
        return Draft("paragraph", flow, outline.path(), scope=outline.here())
    end = bold_end(flow.string, item.first.bold)
    lead = flow.string[: end - 1] if end else lead_of(flow.string)
    outline.close(rank)
    if lead:
        outline.enter(rank, lead, run_in=True)
    return Draft("paragraph", flow, outline.path(), scope=outline.here())


def _is_unmarked_heading(item: Paragraph, following: Item | None) -> bool:
    if len(item.lines) > 1 or len(item.string) > MAX_UNMARKED_CHARS or len(item.string) < 3:
        return False
    if not stands_alone(item.string) or ends_sentence(item.string, brackets_end=True):
        return False
    if not isinstance(following, Paragraph):
        return False
    opens_list = heading_level(following.string) > 0 or bool(LIST_ITEM.match(following.string))
    body = len(following.string) > MAX_UNMARKED_CHARS or (names_chapter(item.string) and ends_sentence(following.string))
    return opens_list or body
