"""Printed parts and the printed total they belong to, added up: 371个 = 148 + 102 + 121.

In: the blocks of a report. Out: one `PrintedSum` wherever the text itself says what are the parts of what: 共…包含…,
其中… with several parts, 合计…, 分别为…, a table's row 合计 or its rows 其中. What is printed is repeated and added up, never
judged: of parts that come to less the text may have named only some. Knows nothing of indicators, years or questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from corpus.amounts import Amount, find_amounts
from corpus.model import Block, Span, Table, Text
from corpus.sentences import split_sentences
from corpus.tables import label_column

# What leads to the parts of a total. matches ，其中预期性指标19项; 个，包含续建项目; not 贯穿其中
_LEADS = re.compile(r"[，、,]?(?:(?P<named>其中)[:：]?|(?P<all>包括|包含|分为|分别[是为有])[:：]?)(?=\S)")
# A total is said to be one. matches 共计28项, 总计, 全区共安排371个; not 公共, 共同, 共享
_TOTALLED = re.compile(r"合计|共计|总计|总共|一共|(?<![公中])共(?!同|享|性|识|产|赢|和|商|治|青|生|富|融|管|鸣|振)")
_TOTAL_LAST = re.compile(r"[，、,](?:以上)?(?:合计|共计|总计|总共)[^，、。；;\d]{0,12}$")
# What makes a figure a change, a rate or a bound, not a part. matches 比上年增加20个, 人均3个, 达到; not 新增充电桩, 约束性指标, 从业人员
_NO_PART = re.compile(
    r"(?<!新)增(?:长|加|速|幅)|提高|下降|降低|减少|同比|上年|[相对]比|较(?=上)|至|达(?!标)|由(?=\S)|从(?![业事])|占|[超逾近](?=$|\d)|约(?!束)|"
    r"每|[人户年平日地亩]均|突破|超过|累计|不少于|不低于|以上|左右|力争|位居"
)
# What makes a figure no total. matches 增长了, 人均, 约; not 提出了
_NO_TOTAL = re.compile(
    r"[人户年平日地亩]均|每|(?:增长|提高|下降|降低|减少|超过?|逾|近|约(?!束)|突破|占|不少于|不低于|力争|第)[^，、。]{0,3}$"
)
_NO_UNIT = re.compile(r"%|‰|百分点|倍|位|番|/|^年$|岁|度")  # shares, ranks and averages do not add up
_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_PART = re.compile(r"(?P<joint>[、，,；]|以?及|和|与)?(?P<name>[^、，,。；;：]{0,20})")  # what stands between two parts
_REACH_CHARS = 16  # from a total to what leads to its parts: 提出了28个主要指标，其中; more is another matter
_TOTAL_ROW = re.compile(r"(?:合计|总计|共计)(?:[（(][^）)]*[）)])?")
_SOME_ROW = re.compile(r"其中[:：]?")
_NO_SUM_COLUMN = re.compile(r"率|比|占|%|％|增|均|序号|编号|年份|排名|位次")
_CELL = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_BLANK = ("", "-", "—", "－", "/", "——")


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A total as printed, the parts that the text gives it, and what these add up to.

    `named` is True where the text says 其中, which need not name all the parts.
    """

    block: str
    start: int  # running text: offsets in the block's text, from the words before the total or first part to the last one
    end: int
    rows: tuple[int, ...]  # tables: the total's row, then its parts'
    column: int | None
    total: str
    parts: tuple[str, ...]
    unit: str
    added: str
    named: bool

    @property
    def adds_up(self) -> bool:
        """Whether the parts come to the total as printed."""
        return _number(self.total) == _number(self.added)

    def line(self) -> str:
        """The addition in signs alone: 371个 = 148 + 102 + 121, or 120个; 70 + 48 = 118."""
        parts = " + ".join(self.parts)
        return f"{self.total}{self.unit} = {parts}" if self.adds_up else f"{self.total}{self.unit}; {parts} = {self.added}"


def printed_sums(blocks: Sequence[Block]) -> tuple[PrintedSum, ...]:
    """All totals of `blocks` with their parts, in reading order."""
    found: list[PrintedSum] = []
    for block in blocks:
        if block.table is not None:
            found += _sums_of_table(block, block.table)
        elif block.kind == "paragraph":
            found += sums_of_text(block.text.string, block.id)
    return tuple(found)


def sum_spot(block: Block, one: PrintedSum) -> Span | None:
    """Where a sum's words or cells stand in the first file they are in; None for words of no file."""
    if block.table is None or one.column is None:
        spans = spans_of(block.text, one.start, one.end)
    else:
        cells = [block.table.rows[row][one.column].text for row in sorted(one.rows)]
        spans = [span for text in cells for span in spans_of(text, 0, len(text.string))]
    own = [span for span in spans if span.file == spans[0].file]
    return Span(own[0].file, min(span.start for span in own), max(span.end for span in own)) if own else None


def spans_of(text: Text, start: int, end: int) -> list[Span]:
    """The source's characters of each run of `text` between two offsets."""
    spans = []
    for run in text.runs:
        first, last = max(start, run.start), min(end, run.start + run.length)
        if first < last:
            spans.append(Span(run.file, run.source_start + first - run.start, run.source_start + last - run.start))
    return spans


def sums_of_text(text: str, block: str = "") -> list[PrintedSum]:
    """The totals of running text with the parts it gives them.

    >>> [one.line() for one in sums_of_text("计划安排项目371个，包含续建项目148个、新开工项目102个、前期项目121个，投资266亿元。")]
    []
    >>> [one.line() for one in sums_of_text("共计划安排项目371个，包含续建项目148个、新开工项目102个、前期项目121个，投资266亿元。")]
    ['371个 = 148 + 102 + 121']
    >>> [one.line() for one in sums_of_text("共新开工120个，其中产业类70个、民生类48个。城镇就业3万人、返乡创业2万人，合计5万人。")]
    ['120个; 70 + 48 = 118', '5万人 = 3 + 2']
    >>> sums_of_text("实有经营主体688.3万户，其中企业162.5万户、增长1.1倍。收入增长5%，其中城镇增长4%、农村增长1%。")
    []
    """
    found: list[PrintedSum] = []
    if not (_LEADS.search(text) or _TOTALLED.search(text)):
        return found
    for start, end in split_sentences(text):
        sentence = _BRACKETS.sub(lambda match: " " * len(match[0]), text[start:end])
        amounts = find_amounts(sentence)
        if len(amounts) < 3:
            continue
        for one in (*_totals_first(sentence, amounts), *_totals_last(sentence, amounts)):
            parts, total, named = one
            first, last = min(total.start, parts[0].start), max(total.end, parts[-1].end)
            first -= len(_clause_before(sentence, first))
            last += len(re.split(r"[、，。；;：,!！?？]", sentence[last:])[0])
            printed = tuple(part.value for part in parts)
            added = _plain(sum((_number(value) for value in printed), Decimal(0)))
            found.append(PrintedSum(block, start + first, start + last, (), None, total.value, printed, total.unit, added, named))
    return sorted(found, key=lambda one: one.start)


_Found = tuple[list[Amount], Amount, bool]


def _totals_first(text: str, amounts: list[Amount]) -> Iterator[_Found]:
    """共A个，其中x个、y个."""
    for lead in _LEADS.finditer(text):
        before = [amount for amount in amounts if amount.end <= lead.start()]
        after = [amount for amount in amounts if amount.start >= lead.end()]
        if not before or not after:
            continue
        total, each = before[-1], lead["all"] is not None and lead["all"].startswith("分别")
        between, clause = text[total.end : lead.start()], _clause_before(text, total.start)
        if not _may_total(total, clause) or len(between) > _REACH_CHARS * (3 if each else 1) or "；" in between:
            continue
        if lead["named"] is None and not _TOTALLED.search(clause):
            continue  # 包括, 分别: only a total that is said to be one
        if _NO_PART.search(between) or (not each and re.search(r"[，、：]", between)):
            continue
        parts, sure = _parts(text, after, lead.end(), total.unit)
        if each and (between.count("、") + between.count("和") + 1 != len(parts)):
            continue  # A、B分别为x个、y个: as many names as figures
        named = lead["named"] is not None
        if len(parts) > 1 and (sure or _adds_up(parts, total)):
            yield parts, total, named


def _totals_last(text: str, amounts: list[Amount]) -> Iterator[_Found]:
    """x个、y个，合计A个."""
    for place, total in enumerate(amounts):
        lead = _TOTAL_LAST.search(text, max(0, total.start - 20), total.start)
        if lead is None or not _may_total(total, ""):
            continue
        parts: list[Amount] = []
        for amount in reversed(amounts[:place]):
            until = parts[-1].start if parts else lead.start() + 1
            between = _PART.fullmatch(text, amount.end, until - (0 if parts else 1))
            if amount.unit != total.unit or between is None or not _plain_part(amount, _clause_before(text, amount.start)):
                break
            if parts and between["joint"] not in ("、", "和", "，"):
                break
            parts.append(amount)
        parts.reverse()
        if len(parts) > 1 and _adds_up(parts, total):
            yield parts, total, False


def _parts(text: str, amounts: list[Amount], start: int, unit: str) -> tuple[list[Amount], bool]:
    """The amounts that are listed from `start` on in the total's unit; whether the list's end is sure (parted by 、)."""
    parts: list[Amount] = []
    at, joint = start, ""
    for amount in amounts:
        between = _PART.fullmatch(text, at, amount.start)
        if between is None or "其中" in between["name"] or _TOTALLED.search(between["name"]):
            break
        if amount.unit != unit:
            if "；" in (between["joint"] or ""):
                break
            tail = re.compile(r"[^、，。；]{0,12}").match(text, amount.end)
            at = tail.end() if tail else amount.end
            continue  # 产业类70个、占58%: what is said beside a part
        said = between["joint"] or ""
        if parts and (not said or (joint == "、" and said in ("，", "；", ","))):
            break
        if not _plain_part(amount, between["name"]):
            break
        joint = joint or (said if parts else "")
        parts.append(amount)
        tail = re.compile(r"[^、，。；,\d和及]{0,12}(?=[、，。；,和及]|$)").match(text, amount.end)  # 20个预期性指标
        at = tail.end() if tail else amount.end
    return parts, joint in ("、", "和", "及", "以及", "与")


def _plain_part(amount: Amount, name: str) -> bool:
    return amount.low is not None and amount.low == amount.high and not amount.after and not _NO_PART.search(name)


def _may_total(total: Amount, clause: str) -> bool:
    """Whether an amount can have parts: one whole number of things or money, printed without 约, 超 and the like."""
    return _plain_part(total, "") and not _NO_TOTAL.search(clause) and total.unit != "" and not _NO_UNIT.search(total.unit)


def _clause_before(text: str, end: int) -> str:
    """The words before an amount since the last mark of punctuation."""
    return re.split(r"[，、。；;：,]", text[:end])[-1]


def _adds_up(parts: Sequence[Amount], total: Amount) -> bool:
    return sum((_number(part.value) for part in parts), Decimal(0)) == _number(total.value)


def _number(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _sums_of_table(block: Block, table: Table) -> Iterator[PrintedSum]:
    """The row 合计 with the other rows; a row with the rows 其中 below it."""
    grid = [[cell.text.string for cell in row] for row in table.rows]
    headings = [column.string for column in table.columns]
    first = 0
    if not any(headings) and grid and not any(_CELL.fullmatch(cell) for cell in grid[0]):
        headings, first = grid[0], 1  # the reader was not sure that the first row names the columns
    label = label_column(headings, grid[first:])
    names = [row[label] for row in grid]
    columns = [c for c, name in enumerate(headings) if c != label and not _NO_SUM_COLUMN.search(name)]
    totals = [row for row, name in enumerate(names) if _TOTAL_ROW.fullmatch(name)]
    some = [row for row, name in enumerate(names) if _SOME_ROW.match(name)]
    if len(totals) == 1 and not some and "小计" not in names and totals[0] in (first, len(names) - 1):
        rows = [row for row in range(first, len(names)) if row != totals[0]]
        yield from (one for column in columns if (one := _column_sum(block, grid, column, totals[0], rows, False)) is not None)
    for row in some:
        if row == first or row - 1 in some:
            continue
        last = row
        while last + 1 in some:
            last += 1
        rows = list(range(row, last + 1))
        if len(rows) < 2:
            rows = _until_it_adds_up(block, grid, columns, row)
        if len(rows) > 1:
            yield from (one for column in columns if (one := _column_sum(block, grid, column, row - 1, rows, True)) is not None)


def _until_it_adds_up(block: Block, grid: list[list[str]], columns: list[int], row: int) -> list[int]:
    """其中 stands before the first part alone: the rows from it on that come to the row above in every column; else none."""
    for last in range(row + 1, len(grid)):
        rows = list(range(row, last + 1))
        sums = [_column_sum(block, grid, column, row - 1, rows, True) for column in columns]
        if any(sums) and all(one is None or one.adds_up for one in sums):
            return rows
    return []


def _column_sum(block: Block, grid: list[list[str]], column: int, total: int, rows: list[int], named: bool) -> PrintedSum | None:
    """One column's total and parts; None where a cell is no plain number or fewer than two are given."""
    printed = {row: grid[row][column].strip() for row in (total, *rows)}
    given = [row for row in rows if printed[row] not in _BLANK]
    if len(given) < 2 or not all(_CELL.fullmatch(printed[row]) for row in (total, *given)):
        return None
    try:
        added = sum((_number(printed[row]) for row in given), Decimal(0))
    except InvalidOperation:
        return None
    parts = tuple(printed[row] for row in given)
    return PrintedSum(block.id, 0, 0, (total, *given), column, printed[total], parts, "", _plain(added), named)
