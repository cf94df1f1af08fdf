"""Sets of indicators of a table of targets, found by comparing its rows: kept, dropped, new, lower, higher, binding.

In: a question that names no indicator and asks for such a set. Out: a `Draft`: how many rows the table has and how many
belong to the set, a line for each with the figures it was chosen by, those that give no figure to compare, and how many
reports are loaded and have such a table. A year of which no table is loaded is refused. Knows nothing of running text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from answer.counts import in_words
from answer.draft import Desk, Draft
from answer.frames import compare_values, parse_value, refusal
from answer.indicators import label_en
from answer.model import Claim
from answer.rows import foreign_places, label_key, reports_of_place
from answer.set_words import SetAsked, SetKind, set_asked
from answer.sources import TableRow
from answer.text_sets import compose_text_set
from answer.told_sets import sign_of
from answer.year_line import Point, same_unit, year_line
from corpus import Cell, Fact
from index import Query

_LINED = 14  # more rows than these are named one behind the other
_DONE = ("result", "estimate")
_ROW_BY_ROW = ("comparing row by row, ", "按表内各行逐项比较，")
_HEAD_ZH: dict[SetKind, str] = {
    "kept": "项{before}年也列", "dropped": "项{year}年不再列", "new": "项{before}年没有列", "lower": "项的{year}年目标低于{base}",
    "higher": "项的{year}年目标高于{base}", "same": "项的{year}年目标与{base}相同", "binding": "项是约束性指标", "expected": "项是预期性指标",
    "no_figure": "项没有给出可比的数字", "met": "项达到目标",
}  # fmt: skip
_HEAD_EN: dict[SetKind, str] = {
    "kept": "stand in the {before} table too", "dropped": "are no longer listed in {year}", "new": "were not listed in {before}",
    "lower": "have a {year} target below the {base}", "higher": "have a {year} target above the {base}",
    "same": "have a {year} target equal to the {base}", "binding": "are binding", "expected": "are expected ones",
    "no_figure": "give no figure to compare", "met": "met their target",
}  # fmt: skip


def compose_row_set(query: Query, desk: Desk) -> Draft | None:
    """The set(s) asked for; None where the question asks for none or no loaded report has such a table."""
    asked = set_asked(query)
    if asked is None or query.scope != "district" or foreign_places(query, desk.sources):
        return None
    tables = _tables(query, desk)
    if not tables:
        # Where no table gives the targets of two years, what was reached is what the later ones are set against.
        return compose_text_set(query, asked, desk) or compose_text_set(
            query, replace(asked, against_target=asked.against_target and len(asked.kinds) < 3), desk
        )
    year = _year(query, asked, tables)
    if year is None:
        nearest = desk.sources.cite_row(next(iter(tables[max(tables)])))
        return Draft("refused", (Claim(refusal("other_year", query.language), (), factual=False),), "other_year", nearest)
    claims: list[Claim] = []
    for kind in asked.kinds:
        made = _set_claims(kind, year, tables, asked, query, desk)
        if made is None:
            nearest = desk.sources.cite_row(tables[year][0])
            return Draft("refused", (Claim(refusal("other_year", query.language), (), factual=False),), "other_year", nearest)
        told = {claim.text for claim in claims}
        claims += [claim for claim in (_further_set(made) if claims else made) if claim.text not in told]
    claims.append(coverage(query, desk))
    return Draft("answered", tuple(claims))


def _further_set(claims: list[Claim]) -> list[Claim]:
    """The claims of a set that stands below another: what the whole table has is not told again."""
    head = claims[0]
    return [replace(head, text=head.text.partition(_ROW_BY_ROW[head.text[0].isdigit()])[2], computed=head.computed[1:]), *claims[1:]]


def _tables(query: Query, desk: Desk) -> dict[int, list[TableRow]]:
    """Year → the rows with a target of it, of one report: the one asked for, else the first that has the newest."""
    own = reports_of_place(query, desk.sources)
    by_report: dict[str, dict[int, list[TableRow]]] = {}
    for row in desk.sources.rows:
        if row.report.id in own and query.report in (None, row.report.id):
            for year in {fact.year for fact in row.facts if fact.kind == "target" and fact.year is not None}:
                by_report.setdefault(row.report.id, {}).setdefault(year, []).append(row)
    return max(by_report.values(), key=lambda tables: max(tables), default={})


def _year(query: Query, asked: SetAsked, tables: dict[int, list[TableRow]]) -> int | None:
    """The year whose targets are asked of; None where the question names only years without a table."""
    if not query.years:
        reviewed = [year for year, rows in tables.items() if asked.of_past and any(_reached(row, year) for row in rows)]
        return max(reviewed, default=max(tables))
    last = max(query.years)
    if not asked.of_two:
        return next((year for year in query.years if year in tables), None)
    if last not in tables:
        return None
    # dropped from the 2025 table, set below the 2025 result: the year named is the one before.
    names_earlier = len(query.years) == 1 and last - 1 not in tables and last + 1 in tables and "new" not in asked.kinds
    return last + 1 if names_earlier else last


def _set_claims(
    kind: SetKind, year: int, tables: dict[int, list[TableRow]], asked: SetAsked, query: Query, desk: Desk
) -> list[Claim] | None:
    """Head, lines and what cannot be compared, of one set; None where the table it is measured by is not loaded."""
    rows, earlier = tables[year], tables.get(year - 1, [])
    unclear: list[TableRow] = []
    measured: list[TableRow] = []
    if kind in ("kept", "dropped", "new"):
        if not earlier:
            return None
        before, now = {label_key(row) for row in earlier}, {label_key(row) for row in rows}
        pool = earlier if kind == "dropped" else rows
        chosen = [row for row in pool if (label_key(row) in before) is (kind != "new") and (label_key(row) in now) is (kind != "dropped")]
        lines = [_line(row, [fact for fact in row.facts if kind != "kept"], query, desk) for row in chosen]
    elif kind in ("lower", "higher", "same"):
        points = {row.row: _points(row, year, earlier, asked.against_target) for row in rows}
        signs = {row.row: _sign(points[row.row]) for row in rows}
        chosen = [row for row in rows if signs[row.row] == {"lower": -1, "higher": 1, "same": 0}[kind]]
        unclear = [row for row in rows if signs[row.row] is None]
        lines = [year_line(points[row.row], query.language, desk) for row in chosen]
        measured = [point.row for row in chosen for point in points[row.row]]
    elif kind in ("binding", "expected"):
        word = "约束性" if kind == "binding" else "预期性"
        chosen = [row for row in rows if any(cell.text.string.strip() == word for cell in _cells(row))]
        if not any(cell.text.string.strip() in ("约束性", "预期性") for row in rows for cell in _cells(row)):
            return None
        lines = [_line(row, [fact for fact in row.facts if fact.year == year and fact.kind == "target"], query, desk) for row in chosen]
    else:
        chosen = [row for row in rows if _is_met(row, year) is True] if kind == "met" else [row for row in rows if _lacks(row, year, asked)]
        unclear = [row for row in rows if _is_met(row, year) is None] if kind == "met" else []
        lines = [_line(row, list(row.facts), query, desk) for row in chosen]
    measured = measured or (chosen if kind in ("binding", "expected", "met") else [])
    head = _head(kind, year, rows, chosen, measured, asked, query, desk)
    shown = lines if len(lines) <= _LINED else name_claims(chosen, query, desk)
    return [head, *shown, *listed_claim("unclear", unclear, query, desk)]


def _points(row: TableRow, year: int, earlier: Sequence[TableRow], against_target: bool) -> list[Point]:
    """The value a target is measured by, and the target."""
    target = row.fact(year, "target")
    same = [row, *(other for other in earlier if label_key(other) == label_key(row))]
    kinds = ("target",) if against_target else _DONE
    base = next((Point(other, fact) for other in same for kind in kinds if (fact := other.fact(year - 1, kind))), None)
    return [*([base] if base is not None else []), *([Point(row, target)] if target is not None else [])]


def _sign(points: Sequence[Point]) -> int | None:
    """Whether the printed number of the later value is lower, the same or higher than the earlier one's."""
    comparable = len(points) == 2 and same_unit(points[0].fact, points[1].fact)
    return sign_of(points[0].fact.value, points[1].fact.value) if comparable else None


def _is_met(row: TableRow, year: int) -> bool | None:
    target, reached = row.fact(year, "target"), _reached(row, year)
    verdict = compare_values(target.value, reached.value) if target is not None and reached is not None else None
    return None if verdict is None else verdict == "met"


def _lacks(row: TableRow, year: int, asked: SetAsked) -> bool:
    """Whether what was reached (else any value of the row) is words only."""
    reached = _reached(row, year)
    facts = [reached] if asked.of_past and reached is not None else list(row.facts)
    return any(parse_value(fact.value).number is None for fact in facts)


def _reached(row: TableRow, year: int) -> Fact | None:
    return row.fact(year, "result") or row.fact(year, "estimate")


def _line(row: TableRow, facts: Sequence[Fact], query: Query, desk: Desk) -> Claim:
    ordered = sorted(facts, key=lambda fact: (fact.year or 0, fact.kind != "target"))
    if not ordered:
        return replace(name_claims([row], query, desk)[0], separator="\n- ")
    return year_line([Point(row, fact) for fact in ordered], query.language, desk, compared=False)


def name_claims(rows: Sequence[TableRow], query: Query, desk: Desk) -> list[Claim]:
    """The names of rows, each with its own mark."""
    zh = query.language == "zh"
    ends = "；。" if zh else ";."
    return [
        Claim(
            f"{row.label if zh else label_en(row, desk)}{ends[at == len(rows) - 1]}",
            (desk.sources.cite_row(row),),
            "\n- " if not at else "" if zh else " ",
        )
        for at, row in enumerate(rows)
    ]


def _head(
    kind: SetKind,
    year: int,
    rows: Sequence[TableRow],
    chosen: Sequence[TableRow],
    measured: Sequence[TableRow],
    asked: SetAsked,
    query: Query,
    desk: Desk,
) -> Claim:
    """How many rows the table has, and how many of them (or of the one before) belong to the set; `measured`: what tells so."""
    zh = query.language == "zh"
    side = "target" if asked.against_target else "estimate"
    done = {"target": ("预期目标", "target"), "estimate": ("预计完成值", "estimate")}[side]
    base = f"{year - 1}年{done[0]}" if zh else f"{year - 1} {done[1]}"
    words = (_HEAD_ZH if zh else _HEAD_EN)[kind].format(year=year, before=year - 1, base=base)
    joint = "：" if zh and chosen else "。" if zh else ":" if chosen else "."
    if zh:
        text = f"{year}年的主要目标表共列{len(rows)}项指标；{_ROW_BY_ROW[1]}{len(chosen)}{words}{joint}"
    else:
        text = f"The table of main targets for {year} lists {len(rows)} indicators; {_ROW_BY_ROW[0]}{len(chosen)} {words}{joint}"
    labels = tuple(row.label for row in rows), tuple(row.label for row in chosen)
    computed = tuple((str(len(part)), part, "count") for part in labels)
    ends = {(row.block.id, row.row): row for row in (rows[0], rows[-1], *measured)}
    citations = tuple(desk.sources.cite_row(row, row.fact(year, "target")) for row in ends.values())
    return Claim(text, citations, "\n", computed=computed)


def listed_claim(sort: Literal["met", "unclear"], rows: Sequence[TableRow], query: Query, desk: Desk) -> list[Claim]:
    """The rows that met their target, or that give no figures to compare, counted and named in one sentence."""
    if not rows:
        return []
    zh = query.language == "zh"
    names = "、".join(row.label for row in rows) if zh else ", ".join(label_en(row, desk) for row in rows)
    lead = {"met": ("达到目标的", "Targets met"), "unclear": ("没有数字可比的", "Without figures to compare")}[sort][not zh]
    text = f"{lead}有{len(rows)}项：{names}。" if zh else f"{lead} ({len(rows)}): {names}."
    citations = tuple(desk.sources.cite_row(row) for row in rows)
    return [Claim(text, citations, "\n", computed=((str(len(rows)), tuple(row.label for row in rows), "count"),))]


def coverage(query: Query, desk: Desk) -> Claim:
    """How many reports are loaded, and which of them have such a table."""
    loaded = len(desk.sources.reports)
    having = sorted({row.report.id for row in desk.sources.rows})
    if query.language == "zh":
        text = f"已读入{in_words(loaded, 'zh')}份报告，其中{in_words(len(having), 'zh')}份有这样的指标表。"
    else:
        text = f"Reports loaded: {in_words(loaded, 'en')}; {in_words(len(having), 'en')} of them with such a table."
    return Claim(text, (), "\n", factual=False)


def _cells(row: TableRow) -> Sequence[Cell]:
    assert row.block.table is not None
    return row.block.table.rows[row.row]
