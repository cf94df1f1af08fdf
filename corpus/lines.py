"""From a file's canonical text to its lines, without marks, bookmarks, notes and page furniture.

In: a canvas of source files. Out: lines as flows, with what stood around them (blank lines, a tab, a
heading mark, a jump), the note marks and the notes. What is left out is named in the canvas's ledger.
Knows nothing of paragraphs or stories.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from corpus.flow import Canvas, Flow, tidy
from corpus.footnotes import MARK, find_marks, find_notes
from corpus.genre import JUMP_IN, JUMP_OUT
from corpus.marks import find_printed

# matches [bookmark: OLE_LINK2]; not [注1]
BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
# matches ## （二）聚力…; not #1机组
HASHES = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_BREAKS = "\r\n\f\v\x85\u2028\u2029"
_LINE = re.compile(rf"[^{_BREAKS}]+|\r\n|[{_BREAKS}]")
_HIDDEN = "\x00"

# Whole lines that a page prints around its text: (reason, pattern); each with what it matches and must not.
FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    # matches — 2 —, -12-, 第 3 页, 3/15; not 2026年
    (
        "page number",
        re.compile(r"[—–―─-]{1,2}\s*\d{1,4}\s*[—–―─-]{1,2}|第\s*\d{1,4}\s*页(?:\s*共\s*\d+\s*页)?|\d{1,3}\s*/\s*\d{1,3}"),
    ),
    # matches 扫码关注重庆渝中APP图文报道, 扫一扫在手机打开当前页; not 扫码支付覆盖率
    (
        "code caption",
        re.compile(
            r"(?:扫码|扫一扫|扫描二维码|长按二维码).{0,12}"
            r"(?:关注|下载|查看|观看|阅读|打开|报道|手机).{0,16}"
        ),
    ),
    # matches 下载, 【字号：, 分享到微信; not 分享改革成果
    (
        "page button",
        re.compile(
            r"下载|打印(?:本页|此页)?|全屏|收藏|加大|还原|减小|缩小|大|中|小|【|】|\||×|>"
            r"|关闭(?:窗口|本页)?|返回顶部|首页|[【\[]?字[号体][：:].{0,12}|【?(?:打印本页|关闭窗口)】?"
            r"|分享(?:到)?(?:微信|微博|QQ|QQ空间)?[：:]?|(?:阅读量?|浏览次数)[：:].{0,8}"
        ),
    ),
    # matches 您的位置:, 相关报道：, 相关附件>>; not 相关部门
    (
        "page link",
        re.compile(
            r"(?:您的(?:当前)?位置|当前位置)[：:].{0,40}|相关(?:报道|文档|附件|链接|阅读|新闻|稿件)(?:[：:]|>>)"
            r"|[0-9a-f]{32}[：:]?|[》>]{1,2}.{0,12}(?:专题|详情).{0,4}[《<]{0,2}"
        ),
    ),
    # matches 责任编辑：张三 版式设计 李四; not 责任编辑室揭牌
    (
        "imprint",
        re.compile(r"(?:本版|责任|值班|执行)?(?:编辑|主编|校对|责编|版式|美编|审核|视觉)\s*[：:|｜/／].{0,40}"),
    ),
    # matches 第3版, 03版 要闻, 2026年1月8日 星期四; not 2026年3月2日
    (
        "masthead",
        re.compile(
            r"第?\s*[A-Z]?\d{1,2}\s*版(?:\s*\S{2,4})?"
            r"|\d{4}年\d{1,2}月\d{1,2}日\s*星期[一二三四五六日天].{0,20}"
        ),
    ),
)
# Names of newspaper pages; a line of its own with a heading mark, or the first line of a file.
# matches 要闻, A02 综合新闻; not 经济社会发展
PAGE_NAME = re.compile(
    r"(?:[A-Z]?\d{0,2}\s*)?(?:要闻|综合|时政|新闻|本地新闻|综合新闻|专版|专题|特刊|广告|公告|理论|文化|副刊"
    r"|民生|经济|社会|都市|聚焦|关注|导读)(?:\s*[·•]?\s*\d{0,2})"
)
# What may follow a page's links at its end: titles of other pages, the report's title and first sentence again.
MAX_TAIL_CHARS = 400
MAX_TAIL_SHARE = 0.02


@dataclass(slots=True)
class Line:
    """One line with its flow as printed (`raw`) and without white space (`flow`)."""

    raw: Flow
    flow: Flow
    file: int
    blank_before: int = 0
    tab: bool = False
    hashes: int = 0
    jump_in: str = ""
    jump_out: str = ""
    after_links: bool = False  # the page's links (相关链接) stand directly before it

    @property
    def string(self) -> str:
        """The line without white space."""
        return self.flow.string

    @property
    def width(self) -> int:
        """Width in half-width columns, as printed."""
        return display_width(self.raw.string)


@dataclass(slots=True)
class Note:
    """A note as found: its mark, its body, and the length of its head where that stood on a line of its own.

    `printed` is True for a note that a mark should call, False for an entry of a list of terms.
    """

    mark: str
    body: Flow
    file: int
    printed: bool = True
    head: int = 0


@dataclass(slots=True)
class Reading:
    """All that one report's files hold before paragraphs are made."""

    lines: list[Line] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)  # position in the canvas, mark
    notes: list[Note] = field(default_factory=list)


def display_width(string: str) -> int:
    """Columns that `string` takes in print: two for a Chinese sign, one for a Latin one.

    >>> display_width("增长10%")
    7
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in string)


def read_lines(canvas: Canvas) -> Reading:
    """The lines, marks and notes of all files of `canvas`, in order; what is left out is in its ledger."""
    reading = Reading()
    for number, file in enumerate(canvas.files):
        base = canvas.bases[number]
        masked = _take_inline(canvas, number, base, file.text, reading)
        newlines = 2
        seen = linked = False
        for match in _LINE.finditer(masked):
            if match[0][0] in _BREAKS:
                newlines += 1
                continue
            line = _line(masked, match.start(), match.end(), base, number)
            if not line.string and not line.tab:
                continue
            line.blank_before = max(0, newlines - 1)
            _take_heading_mark(canvas, line)
            furniture = _furniture(canvas, line, first=not seen)
            if furniture:
                linked = linked or furniture == "page link"
                continue
            line.after_links = linked and seen
            newlines, seen, linked = 0, True, False
            _take_jumps(canvas, line)
            reading.lines.append(line)
    reading.lines = drop_page_tail(canvas, reading.lines)
    return reading


def _take_inline(canvas: Canvas, number: int, base: int, text: str, reading: Reading) -> str:
    """Note marks, notes and bookmarks of `text`; return it with those hidden, at the same length."""
    hidden: list[tuple[int, int]] = []
    marks, notes = find_marks(text), find_notes(text)
    if not notes:
        marks, notes = find_printed(text)
    for note in notes:
        hidden.append((note.start, note.end))
        canvas.drop(base + note.start, base + note.body_start, "note bracket")
        canvas.drop(base + note.body_end, base + note.end, "note bracket")
        body = Flow(text[note.body_start : note.body_end], list(range(base + note.body_start, base + note.body_end)))
        reading.notes.append(Note(note.mark, tidy(_without_page_numbers(canvas, _without_marks(body))), number))
    for mark, start, end in marks:
        hidden.append((start, end))
        canvas.drop(base + start, base + end, "note mark")
        reading.marks.append((base + start, mark))
    for match in BOOKMARK.finditer(text):
        hidden.append((match.start(), match.end()))
        canvas.drop(base + match.start(), base + match.end(), "bookmark")
    if not hidden:
        return text
    parts: list[str] = []
    position = 0
    for start, end in sorted(hidden):
        if start < position:
            continue
        parts += (text[position:start], _HIDDEN * (end - start))
        position = end
    return "".join((*parts, text[position:]))


def _without_marks(body: Flow) -> Flow:
    """A note's body without the marks and bookmarks inside it, which the ledger counts with the others."""
    for pattern in (BOOKMARK, MARK):
        for match in reversed(list(pattern.finditer(body.string))):
            body = body.cut(0, match.start()).joined(body.cut(match.end()))
    return body


def _without_page_numbers(canvas: Canvas, body: Flow) -> Flow:
    """A note's body without the page numbers that stand on lines between its own."""
    for line in reversed(list(_LINE.finditer(body.string))):
        if line.start() and FURNITURE[0][1].fullmatch(line[0].strip()):
            canvas.drop_flow(body.cut(line.start(), line.end()), FURNITURE[0][0])
            body = body.cut(0, line.start()).joined(body.cut(line.end()), interrupted=True)
    return body


def _line(masked: str, start: int, end: int, base: int, number: int) -> Line:
    string = masked[start:end]
    tab = string.lstrip(_HIDDEN + " ").startswith("\t")
    if _HIDDEN in string:
        at = [base + start + i for i, char in enumerate(string) if char != _HIDDEN]
        raw = Flow(string.replace(_HIDDEN, ""), at).stripped()
    else:
        raw = Flow(string, list(range(base + start, base + end))).stripped()
    return Line(raw=raw, flow=tidy(raw), file=number, tab=tab)


def _take_heading_mark(canvas: Canvas, line: Line) -> None:
    match = HASHES.match(line.raw.string)
    if match:
        line.hashes = len(match[1])
        canvas.drop_flow(line.raw.cut(0, match.end()), "heading mark")
        line.raw = line.raw.cut(match.end()).stripped()
        line.flow = tidy(line.raw)


def _furniture(canvas: Canvas, line: Line, first: bool) -> str:
    """Drop a line that is page furniture; return its kind, "" where it is not."""
    if line.tab:
        return ""
    printed = line.raw.string
    if (line.hashes or first) and PAGE_NAME.fullmatch(printed):
        canvas.drop_flow(line.raw, "masthead")
        return "masthead"
    if len(printed) > 60:
        return ""
    for reason, pattern in FURNITURE:
        if pattern.fullmatch(printed):
            canvas.drop_flow(line.raw, reason)
            return reason
    return ""


def _take_jumps(canvas: Canvas, line: Line) -> None:
    """Cut jump lines away: （上接2版） at the start, (下转3版) at the end; in between they leave a break."""
    for pattern, name in ((JUMP_IN, "jump_in"), (JUMP_OUT, "jump_out")):
        while match := pattern.search(line.raw.string):
            before, after = line.raw.cut(0, match.start()), line.raw.cut(match.end())
            edge = after if name == "jump_out" else before
            if not edge.string.strip():
                setattr(line, name, match[1])
            elif not before.string.strip() or not after.string.strip():
                line.jump_in = line.jump_in or match[1]
            canvas.drop_flow(line.raw.cut(match.start(), match.end()), "jump line")
            line.raw = before.joined(after, interrupted=bool(after.string.strip())).stripped()
            line.flow = tidy(line.raw)


def drop_page_tail(canvas: Canvas, lines: list[Line]) -> list[Line]:
    """`lines` without what a web page prints after its last link (other titles, the same title again)."""
    total = sum(len(line.string) for line in lines)
    for index, line in enumerate(lines):
        rest = lines[index:]
        chars = sum(len(other.string) for other in rest) if line.after_links else total
        if chars <= MAX_TAIL_CHARS and chars <= total * MAX_TAIL_SHARE:
            for other in rest:
                canvas.drop_flow(other.raw, "page tail")
            return lines[:index]
    return lines
