"""What every report of the genre has, asked for by its part in the report: the year's targets, its tasks, the five years' goals, the achievements.

In: a question that names no matter of its own. Out: a `Draft`: the sentences that list the main targets; the headings or leads
that the chapter of tasks, goals or achievements is set out in, each cited; or what the report says of the economy, indicator by
indicator. Knows nothing of single matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answer.draft import Desk, Draft
from answer.frames import refusal
from answer.indicators import single_claim
from answer.model import Claim
from answer.overview import has_lead
from answer.report_overview import reports_meant
from answer.rows import OFFICIAL, label_names, other_places
from answer.sentences import sentence_claim
from answer.sources import TableRow
from answer.statements import statement_claim
from corpus import LISTS_TARGETS, Block, FactRow, Report, Scope, split_sentences
from index import Concept, Query

# Words of a question that say which part of a report is meant, and how it is asked; what else it names is a matter of its own.
_FRAME = re.compile(
    r"(?:主要|预期|发展|总体|核心|重要|重点|关键|首要|具体|经济|社会|经济社会|国民|政府|工作|目标|指标|任务|安排|部署|打算|计划|方面|内容|成绩|成就|成果|成效|进展|亮点|回顾|总结|取得|完成|情况|形势|运行|表现|状况|报告"
    r"|全年|年度|今年|去年|明年|时期|期间|未来|五年|十[三四五六]五|哪些|几项|提出|部署|做|定|设|大事|抓|要|打算|准备|干得?|工作得|几件|全省|全市|全区|全县|省里|市里|区里|政府工作|大事|事)+"
    r"|(?:main|key|major|headline|overall|chief|top|general|economic|social|development|government|work|policy|annual|official|big|goals?|targets?|objectives?|aims?|tasks?|priorit\w+|agenda|focus\w*|plans?|planned"
    r"|arrangements?|achiev\w+|accomplish\w*|results?|progress|highlights?|successes|performance|perform\w*|state|economy|do|doing|done|did|year|years?|period|five|next|coming|last|past|current|report|reports|set|list|province|provincial|district|city|expected|all|every|full|complete|"
    r"15th|14th|fyp|five-year|plan)+",
    re.IGNORECASE,
)
_FIVE_YEARS = re.compile(r"十[四五六]五|五年(?:规划|目标)?|\b1[456]th\b|five[- ]year|next five years", re.IGNORECASE)
# 主要预期目标有哪些, the headline targets; not 目标完成得怎么样
_TARGETS = re.compile(
    r"(?:主要|预期|发展|增长|总体|核心|量化)*(?:目标|指标)(?!.*(?:完成|达到|没|未))|\b(?:targets?|goals?|objectives?|aims)\b", re.IGNORECASE
)
_TASKS = re.compile(
    r"任务|重点工作|工作重点|主要工作|工作安排|重点(?=有|是|抓|做|干|搞|推进|任务)|(?:几件|哪些)大事|(?:打算|准备|计划)(?:做|干|抓)(?=什么|哪|几|些)|\b(?:priorit\w+|tasks?|agenda|work plan|focus(?:es)?)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"成绩|成就|成果|亮点|(?:取得|有)(?:了)?(?:哪些|什么)?(?:成效|进展)|工作回顾|做了(?:哪些|什么)|干了(?:哪些|什么)|(?:工作|干|做)得(?:怎么样|如何|好不好)|\b(?:achiev\w+|accomplish\w*|highlights?|successes)\b",
    re.IGNORECASE,
)
_ECONOMY = re.compile(
    r"经济(?:运行|发展|社会发展)?(?:情况|形势|表现|状况)?(?:怎么样|怎样|如何|好不好|咋样|啥样)|经济(?:运行|发展)?(?:情况|形势|表现|状况)|\b(?:sum(?:med)? up|summar\w+|overview of|recap(?: of)?) .{0,12}\beconomy|\b(?:economic performance|state of the economy|how (?:did|was|is|has) .{0,24}\beconomy\b|how .{0,24}\beconomy (?:do|perform|fare|doing|performing))",
    re.IGNORECASE,
)
_WHICH_FEW = re.compile(
    r"哪几[个件项点方大]|(?:[今明]年|\d{4}年)的?(?:主要|预期|发展)*目标(?:是|定|为)?多少"
)  # asks which, or for the figures, not how many
_WORK = re.compile(r"工作|任务|安排|部署|重点|举措")
_HEADED = re.compile(r"(?:重点|主要|中心)(?:工作|任务)|工作(?:安排|任务|部署|重点)")
_GOALS = re.compile(r"目标|任务|要求|考虑|展望")
_SELF = re.compile(r"自身建设|附件|名词解释|注释")
# What stands first of an economy, in the order of the genre.
_HEADLINE = (
    "地区生产总值", "规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "货物进出口总额", "进出口总额", "一般公共预算收入", "居民人均可支配收入",
    "城镇居民人均可支配收入", "农村居民人均可支配收入", "城镇新增就业", "城镇调查失业率", "居民消费价格指数", "粮食产量",
)  # fmt: skip
_ITEMS, _LEAST = 14, 2
_CHARS = {"zh": 900, "en": 2600}
_TARGET_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which part is asked for, of which year; None for the five years."""

    part: str  # "targets", "tasks", "goals", "done" or "economy"
    year: int | None


def compose_chapter(query: Query, desk: Desk) -> Draft | None:
    """The part of a report that every report has; None where the question names a matter or no such part."""
    named = [name for name in (*query.terms, *query.quoted) if not _FIVE_YEARS.search(name)]
    wants = query.wants - ({"count"} if _WHICH_FEW.search(query.plain) else set())
    if named or wants & {"reason", "who", "count", "comparison", "yes_no", "when", "missed", "met"}:
        return None
    if any(not (_FRAME.fullmatch(c.surface) or _is_region(c) or c.kind == "unit" or c.surface[:2].isdigit()) for c in query.concepts):
        return None
    elsewhere = other_places(query, desk.sources)
    if elsewhere and not query.indicators and _asks_a_part(query.plain):
        return Draft(
            "refused", (Claim(refusal("other_place", query.language, _named(elsewhere[0], query, desk)), (), factual=False),), "other_place"
        )
    for report in reports_meant(query, desk):
        asked = _asked(query, report) if report.kind != "newspaper page" else None
        claims = _claims(report, asked, query, desk) if asked is not None else []
        if claims and asked is not None:
            if asked.part == "done" and report.missing:
                return Draft("partial", (*claims, _cut_short(report, query)), "missing_part")
            return Draft("answered", tuple(claims))
    return None


def _is_region(concept: Concept) -> bool:
    """A province, a city, a district, which a report is of; a quarter or a square is a matter of its own."""
    return concept.kind == "place" and any(OFFICIAL.search(name) for name in concept.zh)


def without_frame(query: Query) -> Query:
    """The query of a quarter, a square or a station without the words for its tasks: 化龙桥今年重点做什么 names the place alone."""
    spot = any(concept.kind == "place" and not _is_region(concept) for concept in query.concepts)
    kept = tuple(concept for concept in query.concepts if concept.kind or not _FRAME.fullmatch(concept.surface))
    asks_on = spot and query.wants & {"how", "list", "overview"} and _asks_a_part(query.plain)
    return replace(query, concepts=kept) if asks_on else query


def _cut_short(report: Report, query: Query) -> Claim:
    """That pages of the report are not here: what they hold of the part is not listed."""
    if query.language == "zh":
        return Claim(f"文件缺{'、'.join(report.missing)}，这一部分在缺页上的内容没有列出。", (), "\n", factual=False)
    return Claim("Pages of this report are missing from the files; what they hold of this part is not listed.", (), "\n", factual=False)


def _claims(report: Report, asked: _Asked, query: Query, desk: Desk) -> list[Claim]:
    rows = [row for row in desk.sources.rows if row.report.id == report.id]
    if asked.part == "targets":
        facts = [(row, row.fact(asked.year, "target")) for row in rows]
        listed = [replace(single_claim(row, fact, query, desk), separator="\n- ") for row, fact in facts if fact is not None]
        return listed or _targets(report, asked, query, desk)
    if asked.part == "economy":
        return _economy_of_rows(rows, asked, query, desk) or _economy(report, asked, query, desk)
    return _set_out(report, asked, query, desk)


def _asks_a_part(plain: str) -> bool:
    return any(pattern.search(plain) for pattern in (_ECONOMY, _DONE, _TASKS, _TARGETS))


def _named(place: str, query: Query, desk: Desk) -> str:
    return (desk.glossary.english(place) or place) if query.language == "en" else place


def _asked(query: Query, report: Report) -> _Asked | None:
    """The part that a question asks for.

    The year is the one named, else the one that such a part is of.
    """
    plain = query.plain
    five = _FIVE_YEARS.search(plain) is not None or bool(query.periods)
    year = query.years[0] if query.years and not five else None
    planned, reviewed = max(report.plans, default=None), max(report.reviews, default=None)
    if _ECONOMY.search(plain) and not query.indicators:
        return _Asked("economy", year or reviewed) if (year or reviewed) in report.reviews else None
    if query.indicators:
        return None
    if _DONE.search(plain):
        return _Asked("done", year or reviewed) if year is None or year in report.reviews else None
    if five and (_TARGETS.search(plain) or _TASKS.search(plain)):
        return _Asked("goals", None)
    if _TASKS.search(plain):
        return _Asked("tasks", year or planned) if year is None or year in report.plans else None
    if _TARGETS.search(plain):
        return _Asked("targets", year or planned) if year is None or year in report.plans else None
    return None


def _targets(report: Report, asked: _Asked, query: Query, desk: Desk) -> list[Claim]:
    """The sentences that list the year's main targets; in English, where they have no rendering, target by target."""
    for block in report.blocks:
        found = LISTS_TARGETS.search(block.text.string)
        if block.kind != "paragraph" or found is None or block.scope.plans is False or block.scope.year != asked.year:
            continue
        spans = [span for span in split_sentences(block.text.string) if span[1] > found.start()][:_TARGET_SENTENCES]
        if re.search(r"\d", block.text.string[spans[0][0] : spans[-1][1]]) is None:
            continue
        spans = [span for span in spans if re.search(r"\d", block.text.string[slice(*span)]) or span == spans[0]]
        if query.language == "en" and report.id in desk.sources.without_english:
            end = spans[-1][1]
            rows = [row for row in _facts(report, desk) if row.block.id == block.id and found.start() <= row.fact.end <= end]
            return [statement_claim(row, query, desk, "\n- ") for row in rows if row.fact.kind == "target" and row.fact.low is not None][
                :_ITEMS
            ]
        return [sentence_claim(desk.sources.cite_text(block.id, *span), query.language, desk, "\n- ", query) for span in spans]
    return []


def _economy(report: Report, asked: _Asked, query: Query, desk: Desk) -> list[Claim]:
    """What the report states of the headline indicators of a year: the first figure of growth of each, else its level."""
    claims: list[Claim] = []
    facts = [row for row in _facts(report, desk) if row.fact.year == asked.year and row.fact.since is None and not row.fact.of]
    for name in _HEADLINE:
        rows = [row for row in facts if row.canonical == name and row.fact.kind in ("result", "estimate") and row.fact.low is not None]
        rows = [row for row in rows if row.fact.change in ("growth", "fall", "level")]
        rows.sort(key=lambda row: row.fact.change == "level")
        claims += [statement_claim(row, query, desk, "\n- ") for row in rows[:1]]
    return claims if len(claims) >= _LEAST else []


def _economy_of_rows(rows: list[TableRow], asked: _Asked, query: Query, desk: Desk) -> list[Claim]:
    """The same from a table's rows."""
    claims: list[Claim] = []
    for name in _HEADLINE:
        row = next((row for row in rows if name in label_names(row.label, desk) and row.fact(asked.year, "estimate")), None)
        fact = row.fact(asked.year, "estimate") if row is not None else None
        if row is not None and fact is not None and re.search(r"\d", fact.value):
            claims.append(replace(single_claim(row, fact, query, desk), separator="\n- "))
    return claims if len(claims) >= _LEAST else []


def _facts(report: Report, desk: Desk) -> Iterator[FactRow]:
    rows = {id(row): row for rows in desk.sources.statements.values() for row in rows if row.report.id == report.id}
    return iter(sorted(rows.values(), key=lambda row: (desk.sources.position[row.block.id], row.fact.end)))


def _set_out(report: Report, asked: _Asked, query: Query, desk: Desk) -> list[Claim]:
    """The headings or leads that the chapter asked for is set out in."""
    best = max(
        ((chapter.fit(asked), chapter.items) for chapter in _chapters(report) if len(chapter.items) >= _LEAST),
        key=lambda one: one[0],
        default=None,
    )
    if best is None or not best[0]:
        return []
    claims: list[Claim] = []
    used = 0
    for block, start, end in best[1][:_ITEMS]:
        claim = sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n- ", query)
        used += len(claim.text)
        if used > _CHARS[query.language] and len(claims) >= _LEAST:
            break
        claims.append(claim)
    return claims


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A part of a report: its heading with those above it, its scope, and what it is set out in."""

    head: str  # "" where the file begins inside it
    above: str
    scope: Scope
    items: list[tuple[Block, int, int]]
    level: int = 1

    def fit(self, asked: _Asked) -> int:
        """How well it is the part asked for; 0 where it is another."""
        text = self.above + self.head
        five = _FIVE_YEARS.search(text) is not None
        named = asked.year is not None and f"{asked.year}年" in text
        if asked.part == "goals":
            meant = five and self.scope.plans is not False and _GOALS.search(text)
            return (2 + (not re.search(r"20\d\d年", text)) + 2 * ("目标" in self.head)) * bool(meant)
        if self.level > 1:
            return 0
        if asked.part == "done":
            return (1 + named) * bool(self.scope.plans is False and (named or self.scope.year == asked.year))
        fits = self.scope.plans and self.scope.year == asked.year and (named or not five) and _WORK.search(text)
        # Of the chapters below 2026年重点工作 the one that is itself headed so.
        return (1 + named + ("重点" in text) + ("举措" in text) + bool(_HEADED.search(self.head))) * bool(fits)


def _chapters(report: Report) -> Iterator[_Chapter]:
    """The chapters and sections of a report, with the headings below each or else the leads of its paragraphs."""
    headings = [at for at, block in enumerate(report.blocks) if block.kind == "heading"]
    first = next((at for at in headings if report.blocks[at].level == 1), len(report.blocks))
    if headings and headings[0] < first:  # the file begins inside a chapter
        yield _Chapter("", "", report.blocks[headings[0]].scope, _items(report.blocks[:first]))
    for at in headings:
        head = report.blocks[at]
        if head.level > 2 or _SELF.search(head.text.string):
            continue
        end = next((later for later in headings if later > at and report.blocks[later].level <= head.level), len(report.blocks))
        yield _Chapter(head.text.string, "".join(head.section), head.scope, _items(report.blocks[at + 1 : end]), head.level)


def _items(below: Sequence[Block]) -> list[tuple[Block, int, int]]:
    headings = [block for block in below if block.kind == "heading"]
    top = min((block.level for block in headings), default=0)
    chosen = [block for block in headings if block.level == top]
    if len(chosen) >= _LEAST:
        return [(block, 0, len(block.text.string)) for block in chosen]
    return [(block, *split_sentences(block.text.string)[0]) for block in below if block.kind == "paragraph" and has_lead(block)]
