"""Promise and delivery: what was aimed at for a year against what was reached, where indicator, scope, unit and year agree.

In: a question whether promises or targets were kept, or one that wants target, result and next target of an indicator
side by side. Out: a `Draft`: of one indicator its line through the years with the differences; of all of them how many were
met, the missed ones with how far they fell short, the met ones by name, those that give no figure; what a report leaves out
is said. Knows nothing of sentences without figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.across_limits import sort_of
from answer.asked import year_fits
from answer.counts import in_words
from answer.draft import Desk, Draft
from answer.frames import compare_values
from answer.model import Claim
from answer.premise import false_premise
from answer.row_sets import coverage, listed_claim
from answer.rows import foreign_places, label_key, reports_of_place, rows_for
from answer.sentences import sentence_claim
from answer.sources import TableRow
from answer.statements import fitting_facts, statement_claim
from answer.tally import pairs_of, tally_claims
from answer.year_line import Point, year_line
from corpus import FactRow, split_sentences
from index import Query

# 目标完成情况, 承诺兑现了吗; did it deliver what it promised; not 目标是多少.
_KEPT = re.compile(
    r"(?:目标|任务|承诺)(?:的|都)?(?:完成|落实|兑现|实现|达成)(?:得)?(?:情况|如何|怎么?样|咋样|没|吗|了吗|了没)|(?:定|承诺|提出|说好|许)(?:下|过)?的[^，。？]{0,8}(?:目标|任务|承诺|事)?[^，。？]{0,6}(?:完成|实现|兑现|做到|落实)了?(?:吗|没|多少|情况)|兑现(?:了)?(?:吗|没|多少|情况)|说到做到"
    r"|\b(?:deliver(?:ed)?|ke(?:ep|pt)|fulfil(?:l?ed)?|honou?r(?:ed)?|liv(?:e|ed) up to|ma[dk]e good on|stick to|stuck to)\b.{0,50}\b(?:promis\w*|pledg\w*|commit\w*|targets?|goals?)\b|\bpromis\w*\b.{0,60}\b(?:c[ao]me of|became|deliver\w*|kept|results?|outcome|achieved|fulfilled)\b",
    re.IGNORECASE,
)
# 目标都完成了吗, did they meet their targets, was everything achieved; not 目标定得高吗.
_ALL_MET = re.compile(
    r"(?:目标|指标|任务|计划|承诺).{0,8}(?:完成|达到|实现|达成|达标|兑现)|(?:完成|达到|实现|达成|兑现)了?.{0,8}(?:目标|指标|任务|计划|承诺)"
    r"|\b(?:targets?|goals?|indicators?|promises|everything|all)\b.{0,30}\b(?:met|hit|reached|achieved|fulfilled|kept|delivered|attained)\b"
    r"|\b(?:meet|met|hit|reach(?:ed)?|achieved?|fulfil(?:led)?|attain(?:ed)?)\b.{0,20}\b(?:targets|goals|indicators|everything)\b",
    re.IGNORECASE,
)
# 差多少, by how much; 放一起看, side by side: the line through the years is wanted.
_LINE = re.compile(
    r"差(?:了|距)?(?:多少|几|多大)|差距|放(?:在)?一起|并排|对照|一行|\bby how much\b|\bshortfall|\bhow far (?:apart|short|off|below|above)\b|\bside by side\b|\bin one line\b|\bgap between\b",
    re.IGNORECASE,
)
# 与目标相比, better than the target: one year's result beside its target.
_WITH_TARGET = re.compile(
    r"[与和跟同比较](?:年初|预期|原定|既定)?目标|\b(?:than|with|to|against) (?:the |its |their )?(?:\d{4} )?target\b", re.IGNORECASE
)
# 比去年高吗, higher than last year's: the year named is the one that the year after it is set against.
_THAN_YEAR = re.compile(
    r"(?:比|较|跟|和|与|同)(?:去年|上年|上一年|前一年|20\d\d年?)(?!.*(?:完成|实际|达到))|\b(?:than|from|to|with|against|on|vs\.?) (?:it was |in |the )*(?:last|(?:the )?previous|(?:the )?prior) year\b",
    re.IGNORECASE,
)
_GRADED = re.compile(
    r"(?:目标|指标)[^，。？多]{0,4}(?:更|变|调)[高低]|\b(?:targets?|goals?) (?:\w+ )?(?:any )?(?:higher|lower|bigger|smaller)\b(?! than)",
    re.IGNORECASE,
)
# Words that may stand beside it where all promises are meant.
_BESIDE = re.compile(
    r"(?:去年|今年|当年|年度|年初|政府|工作|计划|报告|目标|任务|承诺|情况|完成|兑现|落实|实现|全区|区里|说到做到|提出|定下|定|都|主要|所有|全部|指标)+"
    r"|all|every(?:thing)?|any|own|annual|promis\w*|pledg\w*|deliver\w*|commit\w*|governments?|district|targets?|goals?|report\w*|ke[ep]p?t?|became|came|work|plan|years?|fulfil\w*|honou?r\w*|live[sd]?|stick|stuck|good|province",
    re.IGNORECASE,
)
# 完成全年目标任务, 主要目标顺利实现: what a report says of all its targets.
_DONE = re.compile(
    r"(?:完成|实现)了?[^，。；]{0,10}(?:年度|全年|预期|主要)[^，。；]{0,6}(?:目标|任务)|(?:年度|全年|预期|主要)[^，。；]{0,8}(?:目标|任务)[^，。；]{0,6}(?:完成|实现)"
)
_MOST = 3


def compose_promise(query: Query, desk: Desk) -> Draft | None:
    """What became of the targets asked of; None where nothing of the kind is asked or no table has them."""
    query = _of_two_years(query)
    kept = _KEPT.search(query.plain) is not None or ("yes_no" in query.wants and _ALL_MET.search(query.plain) is not None)
    # 2026年目标比2025年完成的高还是低: two years of one indicator are one line.
    compared = "comparison" in query.wants and (len(query.years) > 1 or _WITH_TARGET.search(query.plain) is not None)
    # was that above target: where no table gives the target, what was reached and that no target is stated.
    compared = compared or ("met" in query.wants and not _tables_of(query, desk))
    line = _LINE.search(query.plain) is not None or (compared and bool(query.indicators))
    if not (kept or line) or query.wants & {"reason", "who"} or query.kind == "opinion":
        return None
    if query.scope != "district" or foreign_places(query, desk.sources):
        return None
    if query.indicators:
        return false_premise(query, desk) or _of_one(query, desk, whole=compared)
    return _of_all(query, desk) if kept else None


def _of_one(query: Query, desk: Desk, whole: bool = False) -> Draft | None:
    """The line of each row that the indicator names: all its values of the years asked, the next target too.

    `whole`: None where the rows lack one of the years asked, which sentences may tell.
    """
    rows = rows_for(query, desk)
    lines: dict[str, list[TableRow]] = {}
    for row in rows:
        lines.setdefault(label_key(row), []).append(row)
    claims = []
    for same in list(lines.values())[:_MOST]:
        points = _points(same, query)
        if whole and not set(query.years) <= {point.fact.year for point in points}:
            return None
        claims += [year_line(part, query.language, desk, "\n") for part in _set_against(points, query) if len(part) > 1]
    return Draft("answered", tuple(claims)) if claims else _from_text(query, desk)


def _of_the_year_over(query: Query, desk: Desk) -> Query:
    """The question of the newest year with a result, where it asks without a year whether a target was reached."""
    if query.years or "met" not in query.wants:
        return query
    own = [report for report in sorted(reports_of_place(query, desk.sources)) if query.report in (None, report)]
    years = [row.fact.year for report in own for row in fitting_facts(query, desk, report) if row.fact.kind in ("result", "estimate")]
    return replace(query, years=(max(year for year in years if year),)) if any(years) else query


def _tables_of(query: Query, desk: Desk) -> bool:
    """Whether a report of the place asked has a table of indicators."""
    own = {report for report in reports_of_place(query, desk.sources) if query.report in (None, report)}
    return bool({row.report.id for row in desk.sources.rows} & own)


def _of_two_years(query: Query) -> Query:
    """A target set against the year before: that year is the base, and the year after it the one that is asked of."""
    one = len(query.years) == 1 and "comparison" in query.wants and "target" in query.wants and "result" not in query.wants
    if one and _THAN_YEAR.search(query.plain):
        return replace(query, years=(query.years[0] + 1, query.years[0]))
    # is this year's target lower: than the one of the year before.
    return replace(query, years=(query.years[0], query.years[0] - 1)) if one and _GRADED.search(query.plain) else query


def _set_against(points: list[Point], query: Query) -> list[list[Point]]:
    """One line of all values; where targets of two years are set against each other, their line first, then what was reached."""
    aims = [point for point in points if point.fact.kind == "target"]
    done = [point for point in points if point.fact.kind != "target"]
    compared = "comparison" in query.wants and "target" in query.wants and "result" not in query.wants
    if not compared or len({point.fact.year for point in aims} & set(query.years)) < len(query.years) or len(query.years) < 2:
        return [points]
    return [aims, [*done[-1:], *aims[-1:]]]


def _points(rows: list[TableRow], query: Query) -> list[Point]:
    """One value for each year and kind, in the order of the years; a target before what was reached."""
    found: dict[tuple[int, bool], Point] = {}
    for row in rows:
        for fact in row.facts:
            if fact.year is not None and (
                not query.years or fact.year in query.years or (len(query.years) == 1 and fact.year == query.years[0] + 1)
            ):
                found.setdefault((fact.year, fact.kind != "target"), Point(row, fact))
    return [found[key] for key in sorted(found)]


def _of_all(query: Query, desk: Desk) -> Draft | None:
    """The whole table of a year: the tally, what was missed and by how much, what was met, what cannot be compared."""
    if any(not (_BESIDE.fullmatch(concept.surface) or concept.kind == "place") for concept in query.concepts):
        return None
    pairs = pairs_of(query, desk)
    verdicts = [
        (row, target, reached, compare_values(target.value, reached.value)) for row, target, reached in pairs if reached is not None
    ]
    if not verdicts:
        return None if pairs else _in_own_words(query, desk)  # what is planned is not yet met or missed
    claims: list[Claim] = list(tally_claims(query, pairs, desk))
    claims += [
        year_line([Point(row, target), Point(row, reached)], query.language, desk)
        for row, target, reached, verdict in verdicts
        if verdict == "missed"
    ]
    claims += listed_claim("met", [row for row, _, _, verdict in verdicts if verdict == "met"], query, desk)
    claims += listed_claim("unclear", [row for row, _, _, verdict in verdicts if verdict is None], query, desk)
    claims.append(coverage(query, desk))
    return Draft("answered", tuple(claims))


def _in_own_words(query: Query, desk: Desk) -> Draft | None:
    """What a report without a table says of its targets as a whole, and that they cannot be set against each other one by one."""
    reports = [report for report in sorted(reports_of_place(query, desk.sources)) if query.report in (None, report)]
    if len(reports) != 1:
        return None
    claims: list[Claim] = []
    for block in desk.sources.reports[reports[0]].blocks:
        text = block.text.string
        for start, end in split_sentences(text) if block.kind == "paragraph" and block.scope.plans is not True else ():
            if _DONE.search(text[start:end]) and year_fits(query, block, start, end) and len(claims) < _MOST:
                cited = desk.sources.cite_text(block.id, start, end)
                claims.append(sentence_claim(cited, query.language, desk, "\n" if claims else "", query))
    if not claims:
        return None
    if query.language == "zh":
        note = "报告没有逐项列出当年的目标，不能逐项对照。"
    else:
        note = "The report does not list the targets of the year, so they cannot be set against the results one by one."
    return Draft("partial", (*claims, Claim(note, (), "\n", factual=False)), "not_in_corpus")


def _from_text(query: Query, desk: Desk) -> Draft | None:
    """Target and result of running text; a result whose target no report states is given, and that is said."""
    query = _of_the_year_over(query, desk)
    if len(query.years) != 1 and not ("comparison" in query.wants and len(query.years) == 2):
        return None
    year = min(query.years)
    own = [report for report in sorted(reports_of_place(query, desk.sources)) if query.report in (None, report)]
    asked = len(own)
    if _tables_of(query, desk):
        return None  # where there is a table it holds the headline figures
    both = replace(query, wants=query.wants | {"target", "result"})
    found = [row for report in own for row in fitting_facts(both, desk, report)]
    aims = [row for row in found if row.fact.kind in ("target", "plan") and row.fact.year == year]
    done = [row for row in found if row.fact.kind in ("result", "estimate") and row.fact.year == year]
    if not done or len({row.report.id for row in done}) > 1:
        return None
    if max(query.years) > year:  # the target of the year after, beside what was reached the year before
        later = [row for row in found if row.fact.kind in ("target", "plan") and row.fact.year == max(query.years)]
        pairs = [(aim, one) for aim in later for one in done if sort_of(aim.fact) == sort_of(one.fact)][:1]
        if not pairs or len(query.indicators) > 1:
            return None
        done = [*pairs[0]]
    claims = [statement_claim(row, query, desk, "\n" if at else "") for at, row in enumerate((*aims[:1], *done[:_MOST]))]
    if aims:
        return Draft("answered", tuple(claims))
    if (told := _told_without_figure(query, done, desk)) and max(query.years) == year:
        return Draft("answered", (*claims, *told))
    if query.language == "zh":
        rest = "不能对照是否完成" if max(query.years) == year else "两年的目标不能对照"
        note = f"所问的{in_words(asked, 'zh')}份报告没有写明{year}年的这一目标，{rest}。"
    else:
        note = f"The reports asked ({in_words(asked, 'en')}) do not state the {year} target, so the two cannot be set against each other."
    return Draft("partial", (*claims, Claim(note, (), "\n", factual=False)), "not_in_corpus")


# Whether the target was reached, in words: 增速高于预期目标, 没有完成年度目标; a figure of the target would be a fact.
_IN_WORDS = re.compile(
    r"(?:高于|超过|超出|超额完成|完成|达到|实现|好于|优于|快于|低于|不及|未达到?|没有?(?:完成|达到|实现))(?:年初|全年|年度|既定|原定|的)*(?:预期|计划|增长|规划)*(?:目标|预期)(?![任线值])"
)


def _told_without_figure(query: Query, done: Sequence[FactRow], desk: Desk) -> tuple[Claim, ...]:
    """The sentence of a result that says in words whether the target was reached."""
    for row in done:
        block = desk.sources.blocks[row.fact.block][1]
        for start, end in split_sentences(block.text.string):
            if start <= row.fact.start < end and _IN_WORDS.search(block.text.string, row.fact.start, end):
                return (sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, "\n"),)
    return ()
