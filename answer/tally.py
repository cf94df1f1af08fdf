"""Counts over a table of targets: which were missed, how many were met, and what the report itself says of it.

In: a question that names no indicator. Out: a `Draft`, or None when the question asks for no count or no
table has the year. The report's own count comes first; the count over the rows stands beside it, shown as
computed, so that a difference between the two is seen. The module knows nothing of single indicators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.frames import compare_values
from answer.indicators import pair_claim
from answer.model import Claim
from answer.reasons import causes_of_shortfall
from answer.rows import label_names, other_places, reports_of_place
from answer.sentences import sentence_claim
from answer.sources import TableRow
from answer.year_line import Point, year_line
from corpus import Fact, split_sentences
from index import MISSED, Query

# 列了多少项指标, how many of the targets were met.
_TALLY = re.compile(
    r"(?:多少|几)[项个]?(?:主要)?(?:指标|目标)|\bhow many (?:of the )?(?:\d+ )?(?:main )?(?:indicators|targets|goals)\b|\b(?:indicators|targets|goals)\b.{0,30}\bhow many\b|(?:指标|目标).{0,8}(?:多少|几)[项个]",
    re.IGNORECASE,
)
# 20项指标能够实现年度目标: the report's own count of targets met or missed.
_OWN_COUNT = re.compile(r"\d+[项个](?:主要|计划|预期性|约束性|年度)*(?:指标|目标).{0,40}(?:实现|完成|达到|达成|达标|未达)")
_SHORTFALL = re.compile(r"无法|未能?|没有|难以|不能|不及")
_OWN_SENTENCES = 2
# 差多少, by how much: how far each fell short is asked for too
_BY_HOW_MUCH = re.compile(r"差(?:了|距)?(?:多少|几|多大)|差距|\bby how much\b|\bhow far\b|\bshortfall\b|\bhow short\b", re.IGNORECASE)

# 哪些指标没完成, 没完成的五项逐个列出, which targets were missed: all of them are asked for.
_WHICH = re.compile(
    r"哪|几[项个]|多少|都有|全部|所有|一个个|一一|挨个|逐[个项一条]|列(?:出|一|全|举)|(?:\d|[两三四五六七八九十])[项个]"
    r"|\b(?:which|what|list|how many|all|any|each|every|one by one)\b",
    re.IGNORECASE,
)

# 哪些项目没完成: projects have no row in a table of targets.
_OF_PROJECTS = re.compile(
    r"^(?!.*(?:指标|目标)).*(?:项目|工程|地块|楼|实事)|^(?!.*(?:targets?|goals?|indicators?)\b).*\b(?:projects?|buildings?|sites?)\b",
    re.IGNORECASE,
)

_NAMED = frozenset({"project", "company", "person"})
_TARGETS = re.compile(r"指标|目标|任务|预期|\b(?:targets?|goals?|indicators?)\b", re.IGNORECASE)

_UNEXPLAINED = {
    "zh": ("报告没有写明没有达到目标的原因。", "其余各项没有达到目标的原因，报告没有写明。"),
    "en": ("The report states no reason for the shortfall.", "For the other indicators the report states no reason for the shortfall."),
}

Pair = tuple[TableRow, Fact, Fact | None]


def compose_tally(query: Query, desk: Desk) -> Draft | None:
    """How many rows of a year's table there are, and how many met their target, missed it, or give no figure."""
    if query.indicators or not _TALLY.search(query.plain) or query.wants & {"missed", "reason"}:
        return None
    pairs = pairs_of(query, desk)
    return Draft("answered", tally_claims(query, pairs, desk)) if pairs else None


def tally_claims(query: Query, pairs: Sequence[Pair], desk: Desk) -> tuple[Claim, ...]:
    """The report's own counts and the count over the rows, of the pairs of one year (at least one)."""
    verdicts = [compare_values(target.value, estimate.value) if estimate else None for _, target, estimate in pairs]
    groups = {
        kind: [pair[0].label for pair, verdict in zip(pairs, verdicts, strict=True) if verdict == kind] for kind in ("met", "missed", None)
    }
    labels = [row.label for row, _, _ in pairs]
    citations = tuple(desk.sources.cite_row(row, target) for row, target, _ in (pairs[0], pairs[-1]))
    compared = any(estimate is not None for _, _, estimate in pairs)
    counted = [labels, groups["met"], groups["missed"], groups[None]] if compared else [labels]
    text = _tally_text(query.language, pairs[0][1].year, [len(part) for part in counted])
    own = _own_counts(query, desk, pairs, shortfall=False) if compared else []
    computed = tuple((str(len(part)), tuple(part), "count") for part in counted)
    return (*own, Claim(text, citations, "\n" if own else "", computed=computed))


def _tally_text(language: str, year: int | None, counts: list[int]) -> str:
    if language == "zh":
        head = f"{year}年的主要目标表共列{counts[0]}项指标"
        if len(counts) == 1:
            return head + "。"
        return f"{head}；按表内数字逐行比较，{counts[1]}项达到目标，{counts[2]}项没有达到，{counts[3]}项没有可比的数字。"
    head = f"The table of main targets for {year} lists {counts[0]} indicators"
    if len(counts) == 1:
        return head + "."
    return f"{head}; comparing its rows, {counts[1]} met their target, {counts[2]} missed it and {counts[3]} give no figures to compare."


def compose_missed(query: Query, desk: Desk) -> Draft | None:
    """All rows with a target and an estimate of one year whose estimate falls short, compared in code."""
    if (
        query.indicators
        or "missed" not in query.wants
        or _OF_PROJECTS.search(query.plain)
        or _of_named(query)
        or (_of_one(query) and not _WHICH.search(query.plain))
    ):
        return None
    groups = _missed(query, desk)
    if not groups:
        return _missed_in_text(query, desk)
    claims: list[Claim] = []
    for missed in groups:
        told = _missed_claims(missed, query, desk, len(groups) > 1)
        claims += [replace(told[0], separator="\n" if claims else ""), *told[1:]]
    return Draft("answered", tuple(claims))


def _missed_claims(missed: Sequence[tuple[TableRow, Fact, Fact]], query: Query, desk: Desk, of_several: bool) -> list[Claim]:
    """What one report says and its table shows of the targets missed; with `of_several` reports, whose they are."""
    report, year, count = missed[0][0].report, missed[0][1].year, len(missed)
    if query.language == "zh":
        whose = (report.place or report.title) if of_several else ""
        expected = "预计" if all(estimate.kind == "estimate" for _, _, estimate in missed) else ""
        head = f"按表内数字逐行比较，{whose}{year}年有{count}项指标的{expected}完成值没有达到预期目标："
    else:
        whose = f" of {report.place_en or report.place or report.title}" if of_several else ""
        fell = f"1 indicator{whose} fell short of its" if count == 1 else f"{count} indicators{whose} fell short of their"
        head = f"Comparing the table's rows, {fell} {year} target:"
    citations = tuple(desk.sources.cite_row(row, estimate) for row, _, estimate in missed)
    own = _own_counts(query, desk, missed, shortfall=True)
    labels = tuple(row.label for row, _, _ in missed)
    claims = [*own, Claim(head, citations, "\n" if own else "", computed=((str(count), labels, "count"),))]
    for row, target, estimate in missed:
        if _BY_HOW_MUCH.search(query.plain):
            claims.append(year_line([Point(row, target), Point(row, estimate)], query.language, desk))
        else:
            claims.append(pair_claim(row, target, estimate, query, desk, "\n- ", verdict=False))
    return claims


# 两个指标没有达到规划预期, 增速也未达年初预期
_NOT_REACHED = re.compile(
    r"(?:没有|未能?|尚未)[^，。；]{0,6}(?:达到|完成|实现)[^，。；]{0,6}(?:预期|目标)|(?:未达|不及|低于)(?:到)?(?:年初|规划)?(?:预期|目标)"
)


def _missed_in_text(query: Query, desk: Desk) -> Draft | None:
    """What the one report asked of, which has no table of targets, says it did not reach; None where it says nothing of the kind."""
    own = {query.report} if query.report else reports_of_place(query, desk.sources)
    if len(own) != 1 or own & {row.report.id for row in desk.sources.rows} or "reason" in query.wants:
        return None
    claims: list[Claim] = []
    for block in desk.sources.reports[next(iter(own))].blocks:
        text = block.text.string
        for start, end in split_sentences(text) if block.kind == "paragraph" and _NOT_REACHED.search(text) else ():
            if _NOT_REACHED.search(text[start:end]) and year_fits(query, block, start, end) and len(claims) < _OWN_SENTENCES:
                cited = desk.sources.cite_text(block.id, start, end)
                claims.append(sentence_claim(cited, query.language, desk, "\n" if claims else "", query))
    return Draft("answered", tuple(claims)) if claims else None


def _missed(query: Query, desk: Desk) -> list[list[tuple[TableRow, Fact, Fact]]]:
    """Row, target and estimate of every indicator of the year whose estimate falls short, report by report; one report of each place."""
    groups: list[list[tuple[TableRow, Fact, Fact]]] = []
    for pairs in groups_of(query, desk):
        missed = [
            (row, target, estimate)
            for row, target, estimate in pairs
            if estimate is not None and compare_values(target.value, estimate.value) == "missed"
        ]
        groups += [missed] if missed else []
    return groups


def compose_missed_why(query: Query, desk: Desk) -> Draft | None:
    """The targets missed, then the causes of falling short that the report states of them; what has none is said so."""
    draft = compose_missed(query, desk) if "reason" in query.wants else None
    if draft is None:
        return None
    groups = [[row for row, _, _ in missed] for missed in _missed(query, desk)]
    causes: list[Claim] = []
    explained: set[tuple[str, str]] = set()
    for rows in groups:
        for span, names in causes_of_shortfall(query, rows[0].report, desk):
            named = {(row.report.id, row.label) for row in rows if label_names(row.label, desk) & names}
            if named - explained:
                causes.append(sentence_claim(desk.sources.cite_text(span[0].id, *span[1:]), query.language, desk, "\n"))
                explained |= named
    rest = sum(map(len, groups)) - len(explained)
    if not rest:
        return replace(draft, claims=(*draft.claims, *causes))
    note = _UNEXPLAINED[query.language][bool(explained)]
    return Draft("partial", (*draft.claims, *causes, Claim(note, (), "\n", factual=False)), "reason_not_stated")


def _of_named(query: Query) -> bool:
    """True when a project, a firm or somebody is named and no target spoken of: 某某塔没弄完，卡在哪里."""
    return any(concept.kind in _NAMED for concept in query.concepts) and not _TARGETS.search(query.plain)


def _of_one(query: Query) -> bool:
    """True when the question names something beside the missing itself: 空气好的天数没达标."""
    return any(not MISSED.search(concept.surface) for concept in query.concepts)


def pairs_of(query: Query, desk: Desk) -> list[Pair]:
    """Row, target and estimate of the year asked for, of the first report that has any: counts of two reports are never mixed."""
    return next(iter(groups_of(query, desk)), [])


def groups_of(query: Query, desk: Desk) -> list[list[Pair]]:
    """Row, target and estimate of the year asked for, report by report; without one, of the newest year that was reviewed.

    Of the reports of one place the first that has estimates, or else the first, is taken.
    """
    targets = [(row, fact) for row in desk.sources.rows for fact in row.facts if fact.kind == "target" and fact.year is not None]
    pairs = [(row, target, row.fact(target.year, "estimate") or row.fact(target.year, "result")) for row, target in targets]
    years = {target.year for _, target, _ in pairs}
    reviewed = {target.year for _, target, estimate in pairs if estimate is not None}
    asked = [year for year in query.years if year in years]
    if (query.years and not asked) or (query.places and len(other_places(query, desk.sources)) == len(query.places)):
        return []  # nor has any of the places asked of a report here
    year = asked[0] if asked else max(reviewed or years, default=None, key=lambda y: y or 0)
    about = reports_of_place(query, desk.sources)
    by_report: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair[1].year == year and pair[0].report.id in about:
            by_report.setdefault(pair[0].report.id, []).append(pair)
    by_place: dict[str, list[Pair]] = {}
    for group in by_report.values():
        before = by_place.setdefault(group[0][0].report.place or "", group)
        if not _reviews(before) and _reviews(group):
            by_place[group[0][0].report.place or ""] = group
    return list(by_place.values())


def _reviews(pairs: Sequence[Pair]) -> bool:
    return any(estimate is not None for _, _, estimate in pairs)


def _own_counts(query: Query, desk: Desk, pairs: Sequence[Pair], shortfall: bool) -> list[Claim]:
    """The report's own sentences that count targets met (or, with `shortfall`, missed)."""
    claims: list[Claim] = []
    for block in pairs[0][0].report.blocks:
        if block.kind != "paragraph":
            continue
        for match in re.finditer(r"[^。！？]+[。！？]?", block.text.string):
            if not _OWN_COUNT.search(match[0]) or (shortfall and not _SHORTFALL.search(match[0])):
                continue
            if year_fits(query, block, *match.span()) and len(claims) < _OWN_SENTENCES:
                citations = desk.sources.cite_text(block.id, *match.span())
                claims.append(sentence_claim(citations, query.language, desk, "\n" if claims else ""))
    return claims
