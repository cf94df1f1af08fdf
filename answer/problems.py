"""What a report admits went badly: the paragraph that every report of this genre gives to it.

In: a question for problems, shortcomings or weaknesses and nothing narrower. Out: a `Draft` of that paragraph's
sentences, each cited, or None where the question is narrower or no report has such a paragraph. The module knows
nothing of single indicators.
"""

from __future__ import annotations

import re

from answer.asked import year_fits
from answer.draft import Desk, Draft
from answer.model import Claim
from answer.parts import join_places
from answer.reasons import ENUMERATED
from answer.rows import reports_of_place
from answer.sentences import sentence_claim
from corpus import Block, Report, split_sentences
from index import Query, asks_of_troubles

# 我们也清醒认识到, 还存在以下问题, 发展还面临不少困难和挑战, 老问题、新挑战仍然不少.
_LEAD = re.compile(
    r"(?:问题|困难|挑战|矛盾)(?:仍然?|依然|还是?)(?:不少|较多|很多|突出|严峻)|(?:清醒|深刻|冷静)地?(?:看到|认识到)|(?:还|也|仍|依然)(?:存在|面临)(?:着)?[^，。]{0,8}(?:问题|困难|不足|短板|挑战|差距)|存在(?:以下|的)(?:主要)?问题|(?:问题|困难|短板|不足)[^，。]{0,8}不容(?:忽视|回避)"
)
# What is vowed about them names none: 我们将正视问题，在今后的工作中努力加以解决. Not 一是…问题有待解决.
_PLEDGE = re.compile(r"^(?:对此|对于?这些|这些|为此|我们(?:将|要|一定|必须))[^。]*(?:解决|应对|改进|克服|正视)")
# at the start of 2031, in early 2031, 2031年初
_AT_START = re.compile(r"\b(?:start|beginning|outset|opening|early)(?: (?:of|in|part of))? (20\d\d)\b|(20\d\d)年初", re.IGNORECASE)
# 5项指标无法完成, 进度滞后, 有待加快; not 20项指标能够实现
_BADLY = re.compile(r"不|未|无法|没|难|缺|欠|弱|滞后|偏[低少高慢]|有待|有差距|短板|仍(?:然|需|待)|下[降滑]|回落")
_MOST_PLACES = 3  # whose problems are told side by side
_MAX_CHARS = {"zh": 320, "en": 1200}
_LEAST_CHARS = 60  # of a lead that names the problems itself: …仍然不少，主要是…


def compose_problems(query: Query, desk: Desk) -> Draft | None:
    """The sentences in which the report asked for (else the newest) says what is wrong; of several places each in its own words."""
    if not asks_of_troubles(query):
        return None
    own = reports_of_place(query, desk.sources)
    places = dict.fromkeys(report.place for key, report in desk.sources.reports.items() if key in own and report.place)
    if query.report or query.places or not 1 < len(places) <= _MOST_PLACES:
        return _of_reports(own, query, desk, 1)
    drafts: dict[str, Draft] = {}
    for place in places:
        of_place = frozenset(key for key in own if desk.sources.reports[key].place == place)
        draft = _of_reports(of_place, query, desk, len(places))
        drafts |= {place: draft} if draft is not None else {}
    names = {place: (desk.glossary.english(place) or place) if query.language == "en" else place for place in drafts}
    return join_places(drafts, names, query.language)


def _of_reports(reports: frozenset[str], query: Query, desk: Desk, among: int) -> Draft | None:
    """The passage of the best of some reports, its points in a list; `among` so many that share the room."""
    found = _paragraph(reports, query, desk)
    if found is None:
        return None
    block, spans = found
    opens = [bool(ENUMERATED.match(block.text.string[start:])) for start, _ in spans]
    listed = sum(opens) > 1
    claims: list[Claim] = []
    for (start, end), item in zip(spans, opens, strict=True):
        apart = "" if not claims else "\n- " if item or not listed else "" if query.language == "zh" else " "
        claims.append(sentence_claim(desk.sources.cite_text(block.id, start, end), query.language, desk, apart))
    room = _MAX_CHARS[query.language] // among
    if listed and sum(len(claim.text) for claim in claims) > room:  # too long in full
        badly = [_BADLY.search(block.text.string[start:end]) is not None for start, end in spans]
        claims = [claims[at] for at in _opening(opens, badly, [len(claim.text) for claim in claims], room)]
    used = [sum(len(claim.text) for claim in claims[: at + 1]) for at in range(len(claims))]
    return Draft("answered", tuple(claim for at, claim in enumerate(claims) if at == 0 or used[at] <= room))


def _opening(opens: list[bool], badly: list[bool], lengths: list[int], room: int) -> list[int]:
    """Which sentences of a list are told where not all fit: the lead and what each point opens with, then while there is room what stands behind.

    What says that something goes badly comes first: of 25 boats 20 sail is no problem.

    >>> _opening([False, True, False, False, True, False], [True, True, False, True, True, True], [9, 9, 9, 9, 9, 40], 40)
    [0, 1, 3, 4]
    """
    depths: list[int] = []  # how far behind the opening of its point
    for item in opens:
        depths.append(0 if item or not depths else depths[-1] + 1)
    told = {at for at, depth in enumerate(depths) if depth == 0}
    for at in sorted((at for at in range(len(opens)) if at not in told), key=lambda at: (not badly[at], depths[at], at)):
        if sum(lengths[one] for one in told) + lengths[at] <= room:
            told.add(at)
    return sorted(told)


def _paragraph(reports: frozenset[str], query: Query, desk: Desk) -> tuple[Block, list[tuple[int, int]]] | None:
    """The paragraph and its sentences from the lead on; of several reports the one that fits the question best."""
    best: tuple[tuple[bool, bool, bool, str], Block, list[tuple[int, int]]] | None = None
    for report in desk.sources.reports.values():
        if report.id not in reports or (query.report and report.id != query.report):
            continue
        for block in report.blocks:
            text = block.text.string
            spans = split_sentences(text) if block.kind == "paragraph" and _LEAD.search(text) else []
            spans = [span for span in spans if not _PLEDGE.search(text[span[0] : span[1]])]
            at = next((i for i, (start, end) in enumerate(spans) if _LEAD.search(text[start:end])), None)
            if at is None or _is_lead_alone(spans[at:]) or not _of_year(query, report, block, spans[at]):
                continue
            rank = _rank(query, report)
            if best is None or rank > best[0]:
                best = (rank, block, spans[at:])
    return None if best is None else best[1:]


def _of_year(query: Query, report: Report, block: Block, span: tuple[int, int]) -> bool:
    """Whether the sentence is of a year asked, or the report plans it: what is wrong now is what that year begins with."""
    return year_fits(query, block, *span) or bool(set(query.years) & set(report.plans))


def _is_lead_alone(spans: list[tuple[int, int]]) -> bool:
    """Whether the paragraph ends with its lead, which announces problems and names none."""
    return len(spans) == 1 and spans[0][1] - spans[0][0] < _LEAST_CHARS


def _rank(query: Query, report: Report) -> tuple[bool, bool, bool, str]:
    start = _AT_START.search(query.plain)
    opens = start is not None and int(start[1] or start[2]) in report.plans  # what is owned up to then stands in the plan of that year
    dated = query.report_year is not None and str(query.report_year) in (report.date or "")
    return (query.report_kind is not None and report.kind == query.report_kind, opens, dated, report.date or "")
