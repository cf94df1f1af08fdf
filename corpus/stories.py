"""Newspaper pages: several stories on one page, interviews, fragments whose headline is elsewhere.

In: the lines of a page, furniture gone. Out: drafts of blocks, each with the headline of its story, and
warnings for what could not be placed. Columns that interleave are never joined into one sentence: what
follows an interrupted sentence keeps no story unless it names its headline's own terms. Knows nothing of
report headings beyond leads (一是…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.clean import Paragraph, wrap_width
from corpus.flow import Flow, tidy
from corpus.genre import (
    QUESTION,
    continues,
    ends_sentence,
    has_stop,
    heading_level,
    starts_block,
)
from corpus.interview import ROSTER_LABEL, Roster, answering, labelled_names, read_roster
from corpus.leads import lead_of
from corpus.lines import Line
from corpus.model import BlockKind, Scope, Speaker
from corpus.scope import SOURCE, story_place
from corpus.structure import Draft

MAX_HEADLINE_CHARS = 45
MIN_HEADLINE_CHARS = 5
# The first words of a story: matches 本报讯（, 近日，, 12月22日，, 日前，; not 近年来
LEAD_IN = re.compile(r"(?:本报讯|本报记者|新华社|近日|日前|今日|昨日|\d{1,2}月\d{1,2}日|（记者|记者)")
# Who wrote it, on a line under the headline: matches 记者 王晓, 本报记者李明、通讯员 张华; not 记者：今年…, 记者从市发改委获悉
_WRITERS = re.compile(
    r"[□■]?(?:文[/／]?)?(?:(?:本报|首席|见习|全媒体)?(?:记者|通讯员)[\s　]*[一-鿿]{2,4}(?:[、\s　]+(?!记者|通讯员)[一-鿿]{2,4})*[、\s　]*)+(?:文[/／]?图|摄影报道)?"
)
_QUOTED = re.compile(r"“([^“”]{2,12})”")


@dataclass(slots=True)
class Page:
    """What is known at one point of a page while it is read from top to bottom."""

    scope: Scope
    drafts: list[Draft] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    story: str = ""
    trusted: bool = True  # False where columns may interleave: nothing is joined, no story taken for granted
    headed: bool = False
    roster: Roster = field(default_factory=Roster)
    labels: frozenset[str] = frozenset()  # names that stand before answers
    question: Flow | None = None
    speaker: Speaker | None = None
    open: Paragraph | None = None
    stories: list[str] = field(default_factory=list)


def build_stories(lines: Sequence[Line], scope: Scope) -> tuple[list[Draft], list[str]]:
    """The blocks of a newspaper page in reading order, and warnings."""
    page = Page(scope, labels=labelled_names([line.string for line in lines]))
    width = wrap_width(lines)
    index = 0
    while index < len(lines):
        index += _read_at(page, lines, index, width)
    _flush(page)
    return _with_places(page), page.warnings


def _read_at(page: Page, lines: Sequence[Line], index: int, width: float) -> int:
    """Read what begins at line `index`; return how many lines it took."""
    line = lines[index]
    if not line.string:
        if line.jump_in:
            page.warnings.append(f"the beginning of “{page.story}” stands on page {line.jump_in}, which is not here")
        return 1
    taken = _roster_lines(lines, index)
    if taken:
        _flush(page)
        page.drafts += [Draft("byline", other.flow, story=page.story) for other in lines[index : index + taken]]
        page.roster = read_roster(lines[index : index + taken])
        page.warnings += page.roster.warnings
        return taken
    if QUESTION.match(line.string):
        _flush(page)
        page.open = Paragraph(line.flow, [line])
        page.question = line.flow
        page.speaker = None
        return 1
    if page.open is None and page.drafts and page.drafts[-1].kind == "title" and _names_writers(line):
        page.drafts.append(Draft("byline", line.flow, story=page.story))
        return 1
    taken = headline_lines(lines, index, width)
    if taken:
        _take_headline(page, lines[index : index + taken], lines[index + taken : index + taken + 1])
        return taken
    _take_body(page, line)
    return 1


def _names_writers(line: Line) -> bool:
    return len(line.raw) <= MAX_HEADLINE_CHARS and _WRITERS.fullmatch(line.raw.string) is not None


def is_headline(line: Line, first: bool = False, min_chars: int = MIN_HEADLINE_CHARS) -> bool:
    """Whether a line could be a headline: short, no stop (save a closing ？ or ！), no clause left open."""
    string = line.string
    if not min_chars <= len(string) <= MAX_HEADLINE_CHARS or line.tab or continues(string):
        return False
    if heading_level(string) or QUESTION.match(string) or starts_block(string) or SOURCE.fullmatch(string):
        return False
    if string[-1] in "，、,；;：:。" or "。" in string or "；" in string:
        return False
    if has_stop(string[:-1]):
        return False
    apart = first or line.blank_before > 1 or " " in line.raw.string or "　" in line.raw.string
    return apart or not any(comma in string for comma in "，,")


def headline_lines(lines: Sequence[Line], index: int, width: float = 0.0) -> int:
    """How many lines from `index` on are one headline; 0 where none begins there.

    A headline stands before a body: a line that is long, ends a sentence, or is continued from a page.
    """
    if width and not lines[index].hashes:
        return 0
    count = 0
    while index + count < len(lines) and count < 4:
        line = lines[index + count]
        tail = count > 0 and not line.blank_before
        if _names_writers(line) or not is_headline(line, first=index + count == 0, min_chars=2 if tail else MIN_HEADLINE_CHARS):
            break
        if count and line.blank_before and not (index == 0 or lines[index].blank_before > 1):
            break
        count += 1
    following = [line for line in lines[index + count : index + count + 2] if not _names_writers(line)]
    if count == 0 or not following:
        return 0
    body = following[0]
    if body.jump_in or len(body.string) > MAX_HEADLINE_CHARS or ends_sentence(body.string, True):
        return count
    return 0


def _roster_lines(lines: Sequence[Line], index: int) -> int:
    """How many lines from `index` on list those who speak, the column's name before them included."""
    labelled = False
    count = 0
    while index + count < len(lines):
        line = lines[index + count]
        if ROSTER_LABEL.fullmatch(line.string):
            labelled = True
        elif len(line.string) > 30 or ends_sentence(line.string) or QUESTION.match(line.string):
            break
        elif not labelled and count >= 4:
            return 0
        count += 1
    return count if labelled else 0


def _take_headline(page: Page, lines: Sequence[Line], following: Sequence[Line]) -> None:
    interrupted = page.open is not None and not ends_sentence(page.open.string, True)
    _flush(page)
    led = bool(following) and (bool(following[0].jump_in) or bool(LEAD_IN.match(following[0].string)))
    page.story = " ".join(" ".join(line.raw.string.split()) for line in lines)
    page.stories.append(page.story)
    page.headed = True
    page.trusted = led or not interrupted
    page.question, page.speaker, page.roster = None, None, Roster()
    page.drafts += [Draft("title", flow, story=page.story) for flow in _title_flows(lines)]
    if not page.trusted:
        page.warnings.append(
            f"before “{page.story}” a sentence breaks off: columns may interleave here, "
            "what follows is not joined and keeps a story only where it names the headline's terms"
        )


def _title_flows(lines: Sequence[Line]) -> list[Flow]:
    """The lines of a headline, one flow each; a last word that only wrapped goes with the line before it."""
    flows: list[Flow] = []
    for line in lines:
        flow = tidy(line.raw, keep_spaces=True)
        if flows and not line.blank_before and len(line.string) < MIN_HEADLINE_CHARS:
            flows[-1] = flows[-1].joined(flow)
        else:
            flows.append(flow)
    return flows


def _take_body(page: Page, line: Line) -> None:
    last = page.open
    if last is not None and _goes_on(page, last, line):
        last.flow = last.flow.joined(line.flow, bool(line.jump_in))
        last.lines.append(line)
        return
    _flush(page)
    if line.jump_in:
        page.warnings.append(f"the beginning of “{page.story}” stands on page {line.jump_in}, which is not here")
    page.open = Paragraph(line.flow, [line])


def _goes_on(page: Page, last: Paragraph, line: Line) -> bool:
    if continues(line.string):
        return True
    if ends_sentence(last.string, True) or line.jump_in or not page.trusted:
        return False
    return not starts_block(line.string)


def _flush(page: Page) -> None:
    """End the open paragraph and make it a block."""
    paragraph, page.open = page.open, None
    if paragraph is None:
        return
    string = paragraph.string
    if QUESTION.match(string) and page.question is not None:
        page.question = paragraph.flow
        page.drafts.append(Draft("question", paragraph.flow, story=page.story))
        return
    story = _story_of(page, string)
    if page.question is not None:
        asked = QUESTION.sub("", page.question.string, count=1)
        page.speaker = answering(string, replace(page.roster, labels=page.labels), asked) or page.speaker
    source = next((found for found in SOURCE.finditer(string) if found.end() == len(string) and found.start()), None)
    if source:  # （来源：新华社） at a paragraph's end is no part of its last sentence
        paragraph.flow, credit = paragraph.flow.cut(0, source.start()), paragraph.flow.cut(source.start())
    lead = lead_of(string)
    section = (lead,) if lead else ()
    kind: BlockKind = "byline" if SOURCE.fullmatch(string) else "paragraph"
    page.drafts.append(Draft(kind, paragraph.flow, section=section, story=story, speaker=page.speaker))
    if source:
        page.drafts.append(Draft("byline", credit, story=story))


def _story_of(page: Page, string: str) -> str:
    """The story that a paragraph belongs to: the headline above it, where that can be trusted."""
    if not page.headed:
        page.warnings.append(f"no headline above “{string[:16]}…”: it keeps no story")
        return ""
    if page.trusted:
        return page.story
    terms = _QUOTED.findall(page.story)
    if any(f"“{term}" in string for term in terms):
        return page.story
    page.warnings.append(f"“{string[:16]}…” may belong to another column: it keeps no story")
    return ""


def _with_places(page: Page) -> list[Draft]:
    """The page's drafts with the place of each story in their scope."""
    places: dict[str, str | None] = {"": page.scope.place}
    for story in page.stories:
        texts = [draft.flow.string for draft in page.drafts if draft.story == story and draft.kind != "title"]
        places[story] = story_place(story, texts, page.scope.place)
    for draft in page.drafts:
        place = places.get(draft.story, page.scope.place)
        basis = page.scope.basis if place == page.scope.place else "text"
        draft.scope = replace(page.scope, place=place, basis=basis)
    return page.drafts
