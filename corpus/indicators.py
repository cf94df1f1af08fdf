"""Figures of indicator tables as facts: indicator, year, target or estimate or result, value and unit.

In: the blocks of a report. Out: one `Fact` for each value cell of a table whose columns name a year and
what they count (2025年预期目标, 2025年预计完成情况). A column that says 预计 is an estimate, never a
result. Knows nothing of figures in running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.amounts import cell_bounds
from corpus.model import Block, Change, Fact, FactKind, Table
from corpus.scope import YEAR
from corpus.subjects import part_of
from corpus.tables import label_column

# In order: the first that matches a column heading says what its cells are.
COLUMN_KINDS: tuple[tuple[re.Pattern[str], FactKind], ...] = (
    (re.compile(r"预计|预测|估计"), "estimate"),  # matches 2025年预计完成情况; not 预期目标
    (re.compile(r"目标|计划|预期|安排"), "target"),  # matches 2026年预期目标, 2026年计划; not 完成情况
    (re.compile(r"年均|平均"), "average"),  # matches 年均增长
    (re.compile(r"累计"), "cumulative"),  # matches 五年累计
    (re.compile(r"完成|实际|实绩|执行|同比|增速|数值|实现"), "result"),  # matches 2024年完成情况, 2024年实际
)
_UNIT_COLUMN = re.compile(r"(?:计量)?单位")
_LABEL_COLUMN = re.compile(r"指标(?:名称)?|名称|项目(?:名称)?|主要指标")
# matches 地区生产总值（GDP）增速, 社零总额增长; not 增长极
_GROWTH_NAME = re.compile(r"(?:增速|增幅|涨幅|增长率?)(?:（[^）]*）)?$")
_FALL_NAME = re.compile(r"(?:下降|降低|降幅|下降率)(?:（[^）]*）)?$")  # matches 单位GDP能耗下降; not 降雨量
_NO_UNIT = ("-", "—", "－", "/", "")


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
    >>> column_fact("指标属性", "2026年主要目标表") is None
    True
    """
    for pattern, kind in COLUMN_KINDS:
        if pattern.search(heading):
            years = YEAR.findall(heading) or YEAR.findall(title)
            return (int(years[-1]) if years else None), kind
    return None


def _change(name: str, unit: str) -> Change:
    """What a row's figures say: 地区生产总值（GDP）增速 in % is a growth, 能耗强度下降 a fall, the rest are levels."""
    if "%" not in unit and "％" not in unit and "百分点" not in unit:
        return "level"
    return "fall" if _FALL_NAME.search(name) else "growth" if _GROWTH_NAME.search(name) else "level"


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
        printed = row[unit].text.string if unit is not None else ""
        for column, (year, kind) in values.items():
            value = row[column].text.string
            if value and column != label:
                name = row[label].text.string
                low, high, qualifier = cell_bounds(value)
                facts.append(
                    Fact(
                        indicator=name,
                        value=value,
                        unit="" if printed in _NO_UNIT else printed,
                        year=year,
                        kind=kind,
                        place=block.scope.place,
                        block=block.id,
                        row=number,
                        column=column,
                        low=low,
                        high=high,
                        qualifier=qualifier,
                        change=_change(name, printed),
                        of=part_of(name),
                    )
                )
    return facts
