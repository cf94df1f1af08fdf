"""Answers from the rows of target tables: a value, a target, an estimate, met or missed, a comparison.

In: a question that names an indicator. Out: a `Draft`, or None when
no row speaks of it. Every sentence rests on the whole row, with its column headings. The module knows
nothing of running text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from answer.draft import Desk, Draft
from answer.figures import find_figures, plain_decimal, scale_of_unit
from answer.frames import compare_values, grown_en, parse_value, value_en, value_zh
from answer.gloss import amount_in_english
from answer.model import Claim
from answer.rows import core_of, of_several_places, rows_for
from answer.sources import TableRow
from corpus import Fact
from index import Query

# What a column says was reached: as expected before the year's end, or as counted after it.
_REACHED_ZH = {"estimate": "预计完成", "result": "实际完成"}
_REACHED_EN = {"estimate": "estimated result", "result": "result"}

# 预计数, the expected figure: of a year gone by it may be the target or the estimate.
_AMBIGUOUS = re.compile(r"预计(?!完成)|\bexpected\b", re.IGNORECASE)
_MEETING = frozenset({"missed", "met"})
# From what to what in one year: from where the year before ended.
_FROM_TO = re.compile(r"从(?:多少|几)[^，。？?]{0,8}到(?:多少|几)|\bfrom what to what\b", re.IGNORECASE)
_MAX_ROWS = 3


def compose_indicator(query: Query, desk: Desk) -> Draft | None:
    """What the rows say of the indicator asked for, in the year(s) and kind asked for."""
    rows = rows_for(query, desk)
    if not rows or (query.periods and not query.years):  # of a five-year period the tables of single years say nothing
        return None
    picked = _pick(rows, query, desk)
    if not picked:
        return None
    claims: list[Claim] = []
    labels: list[str] = []
    for row, facts in picked:
        if row.label not in labels:
            labels.append(row.label)
        if len(labels) > _MAX_ROWS:
            break
        claims += _row_claims(row, facts, query, desk)
    return Draft("answered", tuple(claims)) if claims else None


def _pick(rows: list[TableRow], query: Query, desk: Desk) -> list[tuple[TableRow, list[Fact]]]:
    wants_target = "target" in query.wants
    wants_result = "result" in query.wants
    twice = query.plain.count("多少") > 1 or re.search(r"(?i)\band (?:what|how|was|the (?:target|goal|result))", query.plain) is not None
    both = bool(_MEETING & query.wants) or (wants_target and wants_result and "comparison" not in query.wants)
    both = both or (twice and (wants_target or wants_result))
    years = list(query.years)
    from_to = len(years) == 1 and _FROM_TO.search(query.plain) is not None
    years = [years[0] - 1, years[0]] if from_to else years
    picked: list[tuple[TableRow, list[Fact]]] = []
    for row in rows:
        facts = [fact for fact in row.facts if not years or fact.year in years]
        if from_to:
            before = [fact for fact in facts if fact.year == years[0] and fact.kind != "target"]
            chosen = [*before, *(fact for fact in facts if fact.year == years[1])]
        elif both:
            chosen = facts
            if not years:
                complete = [y for y in {f.year for f in facts} if row.fact(y, "target") and row.fact(y, "estimate")]
                chosen = [fact for fact in facts if fact.year in complete]
        elif "comparison" in query.wants:
            chosen = facts
        elif (wants_target or wants_result) and not (_AMBIGUOUS.search(query.plain) and _both_in_one_year(facts)):
            chosen = [fact for fact in facts if (fact.kind == "target") == wants_target]
        else:
            chosen = facts
        # A year whose column is of the other kind only: the target of a year to come, the estimate of one gone by.
        for year in years:
            chosen = chosen if any(fact.year == year for fact in chosen) else [*chosen, *(f for f in facts if f.year == year)]
        if not years and not both and "comparison" not in query.wants and chosen:
            newest = max(fact.year or 0 for fact in chosen)
            chosen = [fact for fact in chosen if fact.year == newest] if wants_target else chosen
        if chosen:
            picked.append((row, chosen))
    return _without_repeats(picked)


def _both_in_one_year(facts: list[Fact]) -> bool:
    """True when all facts are of one year, a target and its estimate: neither is shown without the other."""
    return len({fact.year for fact in facts}) == 1 and len({fact.kind == "target" for fact in facts}) == 2


def _without_repeats(picked: list[tuple[TableRow, list[Fact]]]) -> list[tuple[TableRow, list[Fact]]]:
    """The same value of the same indicator, year and kind is said once, from the row that gives most."""
    seen: set[tuple[str, int | None, str]] = set()
    kept = []
    for row, facts in sorted(picked, key=lambda item: -len(item[1])):
        fresh = [fact for fact in facts if (core_of(row.label), fact.year, fact.kind) not in seen]
        seen |= {(core_of(row.label), fact.year, fact.kind) for fact in fresh}
        if fresh:
            kept.append((row, fresh))
    return kept


def _row_claims(row: TableRow, facts: list[Fact], query: Query, desk: Desk) -> list[Claim]:
    by_year: dict[int | None, list[Fact]] = {}
    for fact in facts:
        by_year.setdefault(fact.year, []).append(fact)
    claims = []
    for year in sorted(by_year, key=lambda value: value or 0):
        target = next((f for f in by_year[year] if f.kind == "target"), None)
        estimate = next((f for f in by_year[year] if f.kind != "target"), None)
        if target and estimate:
            claims.append(pair_claim(row, target, estimate, query, desk, "\n", verdict=bool(_MEETING & query.wants)))
        else:
            single = target or estimate
            assert single is not None
            claims.append(single_claim(row, single, query, desk))
    if "comparison" in query.wants:
        claims += _difference(row, facts, query, desk)
    return claims


def single_claim(row: TableRow, fact: Fact, query: Query, desk: Desk) -> Claim:
    """One value of a row as a sentence: the target or the estimate of a year."""
    citation = desk.sources.cite_row(row, fact)
    if query.language == "zh":
        shown = value_zh(fact.value, fact.unit)
        place = _place_zh(row)
        if fact.kind == "target":
            text = f"{place}{fact.year}年{row.label}的预期目标是{shown}。"
        elif parse_value(fact.value).number is None and "完成" in fact.value:
            text = f"{place}{fact.year}年{row.label}一栏只写“{fact.value}”，没有给出数字。"
        else:
            text = f"{place}{fact.year}年{row.label}{_REACHED_ZH[fact.kind]}{shown}。"
        return Claim(text, (citation,), "\n")
    shown_en = value_of_row_en(row, fact, desk)
    label = label_en(row, desk)
    place_en = row.report.place_en or row.report.place or "the district"
    if fact.kind == "target":
        text = f"The {fact.year} target of {place_en} for {label} is {shown_en}."
    elif parse_value(fact.value).number is None:
        text = f"For {label} in {fact.year} the table's estimate column says: {shown_en}; it gives no figure."
    else:
        text = f"The {fact.year} result of {place_en} for {label} is {'estimated at ' if fact.kind == 'estimate' else ''}{shown_en}."
    return Claim(text, (citation,), "\n")


def pair_claim(row: TableRow, target: Fact, estimate: Fact, query: Query, desk: Desk, separator: str, verdict: bool) -> Claim:
    citation = desk.sources.cite_row(row, estimate)
    outcome = compare_values(target.value, estimate.value) if verdict else None
    if query.language == "zh":
        words = {"met": "，达到目标", "missed": "，未达到目标", None: ""}[outcome]
        text = (
            f"{_place_zh(row)}{target.year}年{row.label}：预期目标{value_zh(target.value, target.unit)}，"
            f"{_REACHED_ZH[estimate.kind]}{value_zh(estimate.value, estimate.unit)}{words}。"
        )
    else:
        words = {"met": "; the target was met", "missed": "; the target was missed", None: ""}[outcome]
        text = (
            f"{_sentence_case(_label_placed(row, desk))} in {target.year}: target {value_of_row_en(row, target, desk)}, "
            f"{_REACHED_EN[estimate.kind]} {value_of_row_en(row, estimate, desk)}{words}."
        )
    return Claim(text, (citation,), separator)


def _label_placed(row: TableRow, desk: Desk) -> str:
    """An indicator's English name, where the reports are of several places behind the one that its table is of."""
    place = row.report.place_en or row.report.place
    return f"In {place}, {label_en(row, desk)}" if place and of_several_places(desk.sources) else label_en(row, desk)


def _difference(row: TableRow, facts: list[Fact], query: Query, desk: Desk) -> list[Claim]:
    numbered = [fact for fact in facts if parse_value(fact.value).number is not None]
    if len(numbered) < 2:
        return []
    numbered.sort(key=lambda fact: (fact.year or 0, fact.kind != "target"))  # as the sentence before tells them
    first, last = numbered[0], numbered[-1]
    a, b = parse_value(first.value).number, parse_value(last.value).number
    assert a is not None and b is not None
    change = b - a
    amount = plain_decimal(abs(change))
    percent = first.unit == "%"
    operands = (plain_decimal(a), plain_decimal(b))
    citation = desk.sources.cite_row(row, last)
    if change == Decimal(0):
        text = "两者相同。" if query.language == "zh" else "The two are equal."
        return [Claim(text, (citation,), "" if query.language == "zh" else " ")]
    if query.language == "zh":
        unit = "个百分点" if percent else first.unit
        text = f"后者比前者{'高' if change > 0 else '低'}{amount}{unit}（计算得出）。"
    else:
        amount = f"{amount} percentage points" if percent else _amount_en(abs(change), row, first, desk)
        text = f"The latter is {amount} {'higher' if change > 0 else 'lower'} (computed)."
    return [Claim(text, (citation,), "" if query.language == "zh" else " ", computed=((amount, operands, "difference"),))]


def _amount_en(change: Decimal, row: TableRow, fact: Fact, desk: Desk) -> str:
    """A difference in English units: 2800 of 万美元 is 28 million US dollars; as the table counts where its unit carries no scale."""
    if scale_of_unit(fact.unit) == 1:
        return f"{plain_decimal(change)} {unit_en(row, fact, desk)}".rstrip()
    scaled = f"{plain_decimal(change)}{fact.unit}"
    return amount_in_english(find_figures(scaled)[0], scaled)[0]


def unit_en(row: TableRow, fact: Fact, desk: Desk) -> str:
    """The unit of a fact in English, "" where it has none."""
    return _lower_first(desk.english(row.report.id, fact.unit)) or ""


def value_of_row_en(row: TableRow, fact: Fact, desk: Desk) -> str:
    """A value of a row with its unit in English."""
    shown = value_en(fact.value, fact.unit, lambda words: _lower_first(desk.english(row.report.id, words)))
    return shown if shown is not None else "words that are quoted in Chinese in the citation"


def label_en(row: TableRow, desk: Desk) -> str:
    """The English name of a row, as it stands within a sentence."""
    rendered = desk.english(row.report.id, row.label)
    if rendered is None:
        names = [match.entry.en for match in desk.glossary.find_zh(row.label) if match.entry.kind != "unit"]
        rendered = ", ".join(names) if names else "this indicator (named in Chinese in the citation)"
    rendered = grown_en(rendered, row.label)
    return _lower_first(rendered) or rendered


def _lower_first(text: str | None) -> str | None:
    if not text or (len(text) > 1 and not text[1].islower()):
        return text
    return text[0].lower() + text[1:]


def _sentence_case(text: str) -> str:
    return text[0].upper() + text[1:]


def _place_zh(row: TableRow) -> str:
    place = row.report.place or ""
    return re.sub(r"^.+?[市省](?=.+[区县市]$)", "", place)
