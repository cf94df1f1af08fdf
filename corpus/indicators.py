"""Figures of indicator tables as facts: indicator, year, target or estimate or result, value and unit.

In: the blocks of a report. Out: one `Fact` for each value cell of a table whose columns name a year and
what they count (2025年预期目标, 2025年预计完成情况). A column that says 预计 is an estimate, never a
result. Knows nothing of figures in running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.amounts import cell_bounds
from corpus.genre import HALF_DIGITS
from corpus.model import Block, Change, Fact, FactKind, Table
from corpus.scope import PERIOD, PERIOD_STARTS, YEAR
from corpus.subjects import part_of
from corpus.tables import label_column

# In order: the first that matches a column heading says what its cells are.
COLUMN_KINDS: tuple[tuple[re.Pattern[str], FactKind], ...] = (
    (re.compile(r"预计|预测|估计"), "estimate"),  # matches 2025年预计完成情况; not 预期目标
    (re.compile(r"目标|计划|预期|安排|预算(?:数|草案)?(?=$|[（(])"), "target"),  # matches 2026年预期目标, 2026年预算（万元）; not 预算执行
    (re.compile(r"年均|平均"), "average"),  # matches 年均增长
    (re.compile(r"累计"), "cumulative"),  # matches 五年累计
    (re.compile(r"完成|实际|实绩|执行|同比|增速|数值|实现"), "result"),  # matches 2024年完成情况, 2024年实际
)
_NO_VALUES = re.compile(
    r"是否|(?:未完成|完成情况)?(?:说明|备注|原因)|责任"
)  # 是否完成, 未完成原因: words of a verdict, not of what was reached
_UNIT_COLUMN = re.compile(r"(?:计量)?单位")
_LABEL_COLUMN = re.compile(r"指标(?:名称)?|名称|项目(?:名称)?|主要指标")
# matches 地区生产总值（GDP）增速, 社零总额增长; not 增长极
_GROWTH_NAME = re.compile(r"(?:增速|增幅|涨幅|增长率?)(?:（[^）]*）)?$")
_FALL_NAME = re.compile(r"(?:下降|降低|降幅|下降率)(?:（[^）]*）)?$")  # matches 单位GDP能耗下降; not 降雨量
# A heading whose figures in % are growth whatever the row is called: matches 同比增长（%）, 年均增速; not 占比
_GROWTH_HEADING = re.compile(r"增长|增速|增幅|同比")
# A row of a total, whose name says of nothing what it is: matches 合计, 总 计; not 支出合计
_TOTAL_ROW = re.compile(r"[合总小共]\s*计")
_NO_UNIT = ("-", "—", "－", "/", "")
_UNITS = r"[%％‰]|个?百分点|[万亿百千十]*(?:美元|元|人次|人|户|家|个|吨|公斤|斤|亩|公顷|平方米|平方公里|立方米|公里|米|岁|年|件|辆|张|套|千瓦时|千瓦|度|标箱|位)"
# A unit in the brackets of a heading or a name: matches 2026年预算（万元）, 增长(%), 地区生产总值（亿元，%）→ none; not 地区生产总值（GDP）
_BRACKETED_UNIT = re.compile(rf"[（(](?:单位[：:])?({_UNITS})[）)]$")
# A unit said once for all: matches 2026年支出表 单位：万元, 单位：亿元、%→ none; not 责任单位：区发展改革委
_TITLE_UNIT = re.compile(rf"(?<!任)单位[：:]\s*({_UNITS})[）)]?$")
# A cell with its own unit: matches 12.10亿元, 5.5%左右, +3.2%; not 5.5左右
_OWN_UNIT = re.compile(rf"[-+<>≤≥＞＜]?\s*[\d.,—–~-]+\s*({_UNITS})(?:左右|以上|以下|以内|之内)?$")


def table_facts(blocks: Sequence[Block]) -> tuple[Fact, ...]:
    """The facts of all indicator tables among `blocks`, row by row."""
    facts: list[Fact] = []
    for block in blocks:
        if block.table is not None:
            facts += _facts_of(block, block.table)
    return tuple(facts)


def column_fact(heading: str, title: str) -> tuple[int | None, FactKind] | None:
    """The year and kind that a column heading (else the table's title) gives its cells, None if no value.

    >>> column_fact("2025年预计完成情况", ""), column_fact("预期目标", "2026年主要目标表")
    ((2025, 'estimate'), (2026, 'target'))
    >>> column_fact("年均增长", "“十五五”时期主要指标"), column_fact("指标属性", "2026年主要目标表")
    ((2030, 'average'), None)
    """
    heading, title = heading.translate(HALF_DIGITS), title.translate(HALF_DIGITS)
    for pattern, kind in COLUMN_KINDS if not _NO_VALUES.match(heading) else ():
        if pattern.search(heading):
            first = _period_start(heading, title, kind)
            years = YEAR.findall(heading) or YEAR.findall(title)
            return (first + 4 if first else int(years[-1]) if years else None), kind
    return None


def _period_start(heading: str, title: str, kind: FactKind) -> int | None:
    """The first year of the five that an average or a running total is of, None where heading and title name no such period."""
    period = None if YEAR.search(heading) or kind not in ("average", "cumulative") else PERIOD.search(heading) or PERIOD.search(title)
    return PERIOD_STARTS[period[1] or period[2]] if period else None


def _change(name: str, unit: str, heading: str) -> Change:
    """What a row's figures say: 地区生产总值（GDP）增速 in % is a growth, 能耗强度下降 a fall, the rest are levels."""
    if "%" not in unit and "％" not in unit and "百分点" not in unit:
        return "level"
    if _FALL_NAME.search(name):
        return "fall"
    return "growth" if _GROWTH_NAME.search(name) or _GROWTH_HEADING.search(heading) else "level"


def unit_of(value: str, column: str, heading: str, name: str, title: str) -> str:
    """The unit of a cell: its own, that of the column of units (`column`), its heading's, its row's, or the table's.

    >>> unit_of("12.10亿元", "", "2025年完成", "税收收入", ""), unit_of("5.0", "", "同比增长（%）", "税收收入", "收支表 单位：万元")
    ('亿元', '%')
    >>> unit_of("3560", "", "2025年实际", "地区生产总值（亿元）", ""), unit_of("126500", "", "2025年执行", "教育支出", "支出表 单位：万元")
    ('亿元', '万元')
    """
    own = _OWN_UNIT.match(value)
    if column and not own:
        return "" if column in _NO_UNIT else column
    for pattern, text in ((_OWN_UNIT, value), (_BRACKETED_UNIT, heading), (_BRACKETED_UNIT, name), (_TITLE_UNIT, title)):
        found = pattern.search(text)
        if found:
            return found[1]
    return ""


def _facts_of(block: Block, table: Table) -> list[Fact]:
    headings = [column.string for column in table.columns]
    values = {c: found for c, name in enumerate(headings) if (found := column_fact(name, table.title))}
    label = next((c for c, name in enumerate(headings) if _LABEL_COLUMN.fullmatch(name)), None)
    if not values or not any(headings):
        return []
    if label is None or label in values:
        label = label_column(headings, [[cell.text.string for cell in row] for row in table.rows])
    unit = next((c for c, name in enumerate(headings) if _UNIT_COLUMN.fullmatch(name)), None)
    facts: list[Fact] = []
    for number, row in enumerate(table.rows):
        for column, (year, kind) in values.items():
            value = row[column].text.string
            name = row[label].text.string
            if value and column != label and value not in _NO_UNIT and not _TOTAL_ROW.fullmatch(name):
                printed = unit_of(value, row[unit].text.string if unit is not None else "", headings[column], name, table.title)
                own = _OWN_UNIT.match(value)
                low, high, qualifier = cell_bounds(value if own is None else value[: own.start(1)] + value[own.end(1) :])
                facts.append(
                    Fact(
                        indicator=name,
                        value=value if own is None else value[: own.start(1)].rstrip() + value[own.end(1) :],
                        unit=printed,
                        year=year,
                        kind=kind,
                        place=block.scope.place,
                        block=block.id,
                        row=number,
                        column=column,
                        low=low,
                        high=high,
                        qualifier=qualifier,
                        change=_change(name, printed, headings[column]),
                        since=_period_start(headings[column], table.title, kind),
                        of=part_of(name),
                    )
                )
    return facts
