"""From lines to paragraphs: hard wraps re-flowed, sentences joined over false blank lines and running titles.

In: the lines of a report, page furniture gone. Out: paragraphs, each a flow with the break left where a
running title or a jump interrupted it, and the runs of tab-led lines (tables) between them, untouched.
Knows nothing of heading paths, stories or years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from corpus.flow import Canvas, Flow, tidy
from corpus.genre import (
    ANNEX,
    ANNEX_TITLE,
    BOX_TITLE,
    BYLINE,
    GLOSSARY,
    MAX_HEADING_CHARS,
    MAX_UNMARKED_CHARS,
    continues,
    ends_sentence,
    has_stop,
    heading_level,
    is_item_heading,
    is_title,
    normalise,
    starts_block,
)
from corpus.lines import Line
from corpus.tables import repeated_headings

# A file is hard-wrapped when most of its lines have about the median width (page 3 of the work report:
# median 38 columns, 93 % of the lines within a fifth of it) and that width is a newspaper column's.
MAX_WRAP_COLUMNS = 100
MIN_WRAPPED_LINES = 10
MIN_WRAPPED_SHARE = 0.6
WRAP_TOLERANCE = 0.2
# Lines are not joined beyond this: the longest paragraph seen has 1,900 characters, and each join costs a pass over it.
MAX_PARAGRAPH_CHARS = 5000
# Where lines are cut at one width, hardly any is much longer (page 3: nine tenths stay below 1.08 of the median).
WIDEST_TENTH = 1.25
# A line this much shorter than its neighbours ends where its author ended it.
SHORT_LINE = 0.8
ADDRESS_LINE = 0.9  # whom a letter is addressed to, with its colon: 有关单位：


@dataclass(slots=True)
class Paragraph:
    """A paragraph, heading or title before it is told which; `lines` are those it was made of."""

    flow: Flow
    lines: list[Line]

    @property
    def string(self) -> str:
        """The paragraph's text without white space."""
        return self.flow.string

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]


@dataclass(slots=True)
class TabLines:
    """Consecutive lines of tab-led cells."""

    lines: list[Line] = field(default_factory=list)


Item = Paragraph | TabLines


def wrap_width(lines: Sequence[Line]) -> float:
    """The columns at which the lines are cut, or 0 where they are not cut at one width."""
    widths = [line.width for line in lines if not line.tab and line.string]
    if len(widths) < MIN_WRAPPED_LINES:
        return 0.0
    middle = float(median(widths))
    near = sum(1 for width in widths if abs(width - middle) <= middle * WRAP_TOLERANCE)
    ending = sum(1 for line in lines if ends_sentence(line.string))
    if sorted(widths)[len(widths) * 9 // 10] > middle * WIDEST_TENTH:
        return 0.0
    if middle > MAX_WRAP_COLUMNS or near < len(widths) * MIN_WRAPPED_SHARE or ending > len(widths) / 2:
        return 0.0
    return middle


def drop_repeated_headings(canvas: Canvas, items: Sequence[Item]) -> None:
    """Take heading rows that stand again on later pages out of their tables, in place; the ledger counts them."""
    for item in items:
        gone = set(repeated_headings(item.lines)) if isinstance(item, TabLines) else set()
        if isinstance(item, TabLines) and gone:
            for place in gone:
                canvas.drop_flow(item.lines[place].raw, "repeated heading")
            item.lines = [line for place, line in enumerate(item.lines) if place not in gone]


def page_width(lines: Sequence[Line]) -> float:
    """The columns at which the lines of printed pages are cut: what the widest fiftieth of them begins with."""
    widths: list[int] = []
    in_table = False
    for line in lines:
        in_table = line.tab or (in_table and not line.blank_before)
        if line.string and not in_table:
            widths.append(line.width)
    return float(sorted(widths)[len(widths) * 49 // 50]) if widths else 0.0


def drop_running_titles(canvas: Canvas, lines: list[Line], title: str) -> list[Line]:
    """`lines` without the report's title where it stands again inside the text, each drop in the ledger.

    The title is furniture once something of the report has gone before; where it cuts a sentence the line
    after it is marked, so that joining leaves a break.
    """
    kept: list[Line] = []
    seen_title = False
    for line in lines:
        if title and normalise(line.string) == normalise(title):
            before = kept[-1].string if kept else ""
            open_sentence = bool(before) and not ends_sentence(before, True) and not stands_alone(before)
            if seen_title or open_sentence:
                canvas.drop_flow(line.raw, "running title" if open_sentence else "repeated title")
                kept.append(Line(Flow(), Flow(), line.file, jump_in="", jump_out="title"))
                continue
            if line.jump_in:
                canvas.drop_flow(line.raw, "repeated title")
                kept.append(Line(Flow(), Flow(), line.file, jump_in=line.jump_in))
                continue
            seen_title = True
        elif seen_title and len(kept) < 3 and is_title(line.string) and normalise(title).endswith(line.string):
            # A page's own heading (2026年…政府工作报告) and then the report's (政府工作报告).
            canvas.drop_flow(line.raw, "repeated title")
            continue
        kept.append(line)
    return kept


_ISSUERS = ("人民政府", "委员会", "办公室", "办公厅")  # stand before what a document is about, on a line of their own


def join_titles(lines: list[Line], title: str) -> list[Line]:
    """Titles that run over several lines at the head of a page, made one line each."""
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        count = _title_lines(lines, index, title)
        if count > 1:
            merged = lines[index]
            for other in lines[index + 1 : index + count]:
                merged.raw = merged.raw.joined(other.raw)
                merged.flow = merged.flow.joined(other.flow)
            joined.append(merged)
        else:
            joined.append(lines[index])
        index += max(1, count)
    return joined


def _title_lines(lines: Sequence[Line], start: int, title: str) -> int:
    """How many lines from `start` on make one document title; 0 or 1 where none or one does."""
    string = ""
    for count in range(1, 6):
        if start + count > len(lines):
            return 0
        line = lines[start + count - 1]
        whole = is_title(string + line.string)  # a last word, 通知, may stand on a line of its own
        short = len(line.string) < 8 and string.count("《") == string.count("》") and not (string and whole)
        if line.tab or short or has_stop(line.string) or heading_level(line.string) or line.string[-1:] in "：:":
            return 0
        quoting = string.count("《") > string.count("》") or (string.endswith(_ISSUERS) and line.string.startswith("关于"))
        if count > 1 and line.blank_before and not quoting:
            return 0
        string += line.string
        if normalise(string) == normalise(title):
            return count
        complete = string.count("《") == string.count("》")
        if complete and is_title(string) and len(string) > 8:
            return count
    return 0


def reflow(lines: Sequence[Line], widths: Sequence[float]) -> list[Item]:
    """Paragraphs and tables of `lines`; `widths` holds each file's wrap width, 0 where lines are paragraphs."""
    items: list[Item] = []
    interrupted = False
    for index, line in enumerate(lines):
        last = items[-1] if items else None
        if not line.string and not line.tab:  # a jump or running title stood alone here
            interrupted = True
            continue
        if line.tab or (isinstance(last, TabLines) and not line.blank_before and last.lines):
            if not isinstance(last, TabLines) or _opens_table(last, line):
                last = TabLines()
                items.append(last)
            last.lines.append(line)
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        jumped = isinstance(last, Paragraph) and (interrupted and bool(line.jump_in)) and _is_cut(last.string)
        if isinstance(last, Paragraph) and (jumped or _belongs(last, line, following, widths[line.file])):
            last.flow = last.flow.joined(line.flow, interrupted or bool(line.jump_in) or line.torn)
            last.lines.append(line)
        else:
            items.append(Paragraph(line.flow, [line]))
        interrupted = bool(line.jump_out)
    return items


def _is_cut(string: str) -> bool:
    """Whether a paragraph breaks off in a sentence where its page ends, however short its last line is."""
    return not ends_sentence(string, brackets_end=True) and heading_level(string) not in (1, 2) and not BYLINE.fullmatch(string)


def _opens_table(table: TabLines, line: Line) -> bool:
    """Whether a tab-led line begins another table: more blank lines stand before it than part the rows of this one."""
    return line.blank_before > 1 and any(other.blank_before == 1 for other in table.lines[1:])


def _belongs(paragraph: Paragraph, line: Line, following: Line | None, width: float) -> bool:
    """Whether `line` goes on with `paragraph`."""
    if len(paragraph.flow) > MAX_PARAGRAPH_CHARS:
        return False
    if continues(line.string):
        return True
    if line.hashes or (is_title(paragraph.string) and len(paragraph.string) < 60):
        return False
    if 0 < paragraph.lines[-1].bold == len(paragraph.lines[-1].flow) and not line.bold:
        return False
    if width and line.file == paragraph.lines[-1].file:
        return _belongs_wrapped(paragraph, line, following, width)
    if ends_sentence(paragraph.string, brackets_end=True) or paragraph.first.hashes:
        return False
    if BYLINE.fullmatch(line.string) or BYLINE.fullmatch(paragraph.string):
        return False
    if is_item_heading(paragraph.string, line.string) and ends_sentence(line.string):
        return False
    return not (starts_block(line.string) or stands_alone(paragraph.string))


def _belongs_wrapped(paragraph: Paragraph, line: Line, following: Line | None, width: float) -> bool:
    last = paragraph.lines[-1]
    short = last.width < width * SHORT_LINE
    heading = heading_level(paragraph.string) in (1, 2) and not has_stop(paragraph.string)
    addressed = paragraph.string.endswith("：") and len(paragraph.lines) == 1 and last.width < width * ADDRESS_LINE
    if addressed or (short and BYLINE.fullmatch(paragraph.string)):
        return False
    if line.opens:
        done = ends_sentence(paragraph.string, True) or heading or stands_alone(paragraph.string) or BYLINE.fullmatch(paragraph.string)
        return not (done or starts_block(line.string))
    if line.opens is False and short:
        return not (ends_sentence(paragraph.string, True) or heading or stands_alone(paragraph.string) or starts_block(line.string))
    if line.opens is False and paragraph.first.opens and not line.blank_before:
        return not (BOX_TITLE.match(line.string) or ANNEX.fullmatch(line.string))
    if ends_sentence(paragraph.string):
        if line.blank_before or starts_block(line.string):
            return False
        return not (short or _is_displaced(line, following))
    if heading:
        if line.blank_before or short:
            return not short
        return not (has_stop(line.string) and _is_displaced(line, following))
    return not (short and (stands_alone(paragraph.string) or starts_block(line.string)))


def _is_displaced(line: Line, following: Line | None) -> bool:
    """Whether a blank line that belongs before `line` fell after it (page 3: 强化大综合一体化“统”的力度。优化城)."""
    if following is None or not following.blank_before or ends_sentence(line.string):
        return False
    return not following.string.startswith("“")


def stands_alone(string: str) -> bool:
    """Whether an unfinished line is complete by itself: a heading, a title, a name.

    >>> stands_alone("二、2025年工作安排"), stands_alone("“十四五”时期工作回顾")
    (True, True)
    >>> stands_alone("在项目攻坚阶段，揭榜团队深入生产车"), stands_alone("（")
    (False, False)
    """
    if has_stop(string) or not string or string.count("“") != string.count("”"):
        return False
    if heading_level(string) or BOX_TITLE.match(string) or ANNEX_TITLE.fullmatch(string) or GLOSSARY.fullmatch(string):
        return len(string) <= MAX_HEADING_CHARS
    if string[-1] in "，、,；（(" or any(colon in string[:-1] for colon in "：:"):
        return False
    if "，" in string or "," in string:
        return False
    return len(string) <= MAX_UNMARKED_CHARS or is_title(string)


def spaced(paragraph: Paragraph) -> Flow:
    """A one-line title with its single spaces, which part its phrases."""
    if len(paragraph.lines) == 1:
        return tidy(paragraph.first.raw, keep_spaces=True)
    return paragraph.flow
