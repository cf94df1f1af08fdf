"""Which sentences of the ranked evidence an answer shows: the best, and what adds to it.

In: a `Query` and evidence that fits it, best first. Out: the sentences to show, in order. A lead brings its
paragraph; a question of several years or sides gets one for each; others must hold what is not yet held. The
module knows nothing of wording or of length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import takewhile

from answer.asked import among_others
from answer.evidence import Evidence
from answer.figures import half_width
from answer.fit import CLAUSE
from answer.members import bears_noun, names_members
from answer.reasons import ENUMERATED
from answer.sources import Sources
from corpus import split_sentences
from index import Query

# Set on eval/questions/dev.jsonl and dev-2.jsonl (see eval/LOG.md).
SECOND_SENTENCE = 0.75  # a further sentence is shown when it scores at least this share of the first
FURTHER_SENTENCE = 0.6  # a sentence that holds more of the question is shown from this share on
OTHER_YEAR = 0.5  # the same for the other of two years compared
GAIN = 0.35  # what each concept not yet held is worth
REST_SENTENCES = 6  # of the paragraph behind a lead, while there is room
MAX_SENTENCES = 3
MEMBERS_TRIED = 12  # how far down a sentence that names so many members is looked for
NEAR_BEST = 0.9  # and at least this share of what the best one holds it must hold
BARE_CHARS = 6
LEAD_CHARS = 36  # a first sentence no longer than this announces its paragraph

_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"20\d\d年?")
_UNIT = re.compile(r"\d(?:万亿|亿|万)?(美?元|%|平方米|公里|千米|标箱|人次|[家个件人名户项栋座吨天])")


# how many are there, 有多少家: of all there are; not 新增多少, how many were added
_ALL_THERE_ARE = re.compile(
    r"^(?!.*(?:新|增|引进|落户)).*有(?:多少|几)(?:[家户个所座名]|(?=[\u4e00-\u9fff]{2,}$))|^(?!.*\b(?:new|add\w*|came|join\w*|attract\w*)\b).*\bhow many\b.*\b(?:are there|are in|does .* have|do .* have)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"^[^\d]*(?:新增|新设|新开|新建|新引进|净增|新培育|新落户|引进)[^\d]*\d")
_STOCK = re.compile(r"(?:总量|总数|累计|突破|达到?|共有|拥有|增至)[^\d，。；]{0,6}\d")


# how many new firms, 新增了多少家: of those that came, not of all there are
_NEW_ASKED = re.compile(
    r"(?:新增|净增|新设|新注册|新登记)了?[^，。？]{0,10}(?:多少|几)|\bhow many (?:new|more|additional|extra)\b|\bhow many\b[^?]*\b(?:added|registered|newly)\b",
    re.IGNORECASE,
)


def all_before_added(query: Query, items: list[Evidence]) -> list[Evidence]:
    """The sentences in their order, but where it is asked how many there are, one that counts them all before those that count the new ones.

    Where it is asked how many are new, one that counts those before one that counts them all.
    """
    if items and _NEW_ASKED.search(query.plain) and not _counted(query, items[0], _ADDED):
        added = [item for item in items if _counted(query, item, _ADDED)][:1]
        return added + [item for item in items if item not in added]
    if not items or not _ALL_THERE_ARE.search(query.plain) or not _counted(query, items[0], _ADDED):
        return items
    whole = [item for item in items if _counted(query, item, _STOCK) and not _counted(query, item, _ADDED)][:1]
    return whole + [item for item in items if item not in whole]


def alone_first(query: Query, items: list[Evidence]) -> list[Evidence]:
    """The sentences in their order, but where an indicator of a part of the place is asked, one of that part alone before one that names it among others."""
    places = {one.surface for one in query.concepts if one.kind == "place" and not any(name[0] == "全" for name in one.zh)}  # not 全市
    if not items or not query.indicators or len(places) != 1 or not among_others(query, items[0].text):
        return items
    wanted = places | {concept.surface for concept in query.concepts if concept.kind == "indicator"}
    alone = [item for item in items if item.of_part and wanted <= item.held | item.near and not among_others(query, item.text)][:1]
    return alone + [item for item in items if item not in alone]


def _counted(query: Query, item: Evidence, how: re.Pattern[str]) -> bool:
    """Whether a clause that names a thing asked of counts it in this way."""
    names = [name for concept in query.concepts if concept.kind != "place" for name in concept.zh]
    return any(how.search(clause) and any(name in clause for name in names) for clause in CLAUSE.split(half_width(item.text)))


def select_sentences(query: Query, fitting: list[Evidence], sources: Sources) -> list[Evidence]:
    """The best sentence, then what adds most: the rest of a lead's paragraph, other years, what is not yet held."""
    best = fitting[0]
    chosen = [best]
    if announces(best):
        chosen += _rest_of_paragraph(best, sources)
    for facet in facets_of(query):
        fits = [item for item in fitting if item.score > best.score * SECOND_SENTENCE * 0.8 and facet(item)]
        if len(query.years) > 1 and (query.kind == "comparison" or query.asks_figure) and not facet(best):
            alone = [item for item in fits if not among_others(query, item.text) and _FIGURE.search(_YEAR.sub("", item.text))]
            fits = alone or _of_same_thing(query, best, [item for item in fitting if item.score > best.score * OTHER_YEAR and facet(item)])
        if not fits and {"target", "result"} <= query.wants and len(query.years) == 1 and not facet(best):
            near = [item for item in fitting if item.score > best.score * OTHER_YEAR and facet(item) and item.held >= best.held]
            fits = _of_same_thing(query, best, near)
        done = [item for item in fits if item.block.scope.plans is False] if "target" not in query.wants else []
        match = next(iter(done or fits), None)
        if match is not None and match not in chosen:
            chosen.append(match)
    pool = [item for item in fitting[:12] if item.score >= best.score * FURTHER_SENTENCE and not _is_bare_line(item)]
    held = frozenset(surface for item in chosen for surface in item.held)
    while len(chosen) < MAX_SENTENCES:
        rest = [item for item in pool if item not in chosen]
        if not rest:
            break
        following = max(rest, key=lambda item: item.score + GAIN * len(item.held - held))
        if following.score < best.score * SECOND_SENTENCE and not following.held - held:
            break
        chosen.append(following)
        held |= following.held
    return chosen


def _of_same_thing(query: Query, best: Evidence, items: list[Evidence]) -> list[Evidence]:
    """Those with a figure of the best one's unit: the other year's word of the same matter.

    First what holds most of the things that the best one holds; a place that stands among others has no figure of its own.
    """
    things = {concept.surface for concept in query.concepts if concept.kind != "place"} & best.held
    units = units_in(best.text)
    told = [item for item in items if units & units_in(item.text)]
    return sorted(told, key=lambda item: (among_others(query, item.text), -len(things & (item.held | item.near))))


def units_in(text: str) -> set[str]:
    """The units that the figures of a text are of."""
    return {"公里" if unit == "千米" else unit for unit in _UNIT.findall(half_width(text))}


def first_whole(query: Query, fitting: list[Evidence], first: int, members: int) -> int:
    """Where the first sentence stands that names as many members as are asked for; `first` where none does or none are asked."""
    enough = NEAR_BEST * fitting[first].coverage
    named = (at for at, item in enumerate(fitting[:MEMBERS_TRIED]) if item.coverage >= enough and names_members([item.text], members))
    bearing = (at for at, item in enumerate(fitting[:MEMBERS_TRIED]) if item.coverage >= enough and bears_noun(query, item, members))
    return next(bearing, next(named, first)) if members else first


def _rest_of_paragraph(lead: Evidence, sources: Sources) -> list[Evidence]:
    text = lead.block.text.string
    spans = [span for span in split_sentences(text) if span[0] >= lead.end]
    if ENUMERATED.match(lead.text) is not None:  # as far as the next item
        spans = list(takewhile(lambda span: not ENUMERATED.match(text[slice(*span)]), spans))
        return [replace(lead, start=start, end=end, text=text[start:end]) for start, end in spans[:REST_SENTENCES]]
    if not spans:
        block = next(iter(sources.neighbours(lead.block.id, 1)), None)
        if lead.block.kind != "heading" or block is None or block.kind != "paragraph":
            return []
        return [
            replace(lead, block=block, start=a, end=b, text=block.text.string[a:b])
            for a, b in split_sentences(block.text.string)[:REST_SENTENCES]
        ]
    return [replace(lead, start=start, end=end, text=text[start:end]) for start, end in spans[:REST_SENTENCES]]


def _is_bare_line(item: Evidence) -> bool:
    """True for a line of a few characters that says nothing: a name in the list of those interviewed, 主持人."""
    return len(item.text) <= BARE_CHARS and not re.search(r"[\d。；，]", item.text)


def announces(item: Evidence) -> bool:
    """True for a short first sentence, or head of an item (二是…), without a figure: what it announces follows in its paragraph."""
    heads = item.start == 0 or ENUMERATED.match(item.text) is not None
    leads = heads and 0 < item.end - item.start <= LEAD_CHARS and item.sense is None and item.row is None
    return leads and not _FIGURE.search(item.text)


def facets_of(query: Query) -> list[Callable[[Evidence], bool]]:
    """One test for each side of a question that asks for several: each year, target and result."""
    years = query.years if len(query.years) > 1 else ()
    facets: list[Callable[[Evidence], bool]] = []
    for year in years:
        facets.append(partial(_of_year, year))
    if {"target", "result"} <= query.wants or query.wants & {"met", "missed"}:
        sides = [(year, plans) for year in (query.years or (None,)) for plans in (True, False)]
        facets += [partial(_of_side, year, plans) for year, plans in sides]
    return facets


def _of_year(year: int, item: Evidence) -> bool:
    return item.block.scope.year == year


def _of_side(year: int | None, plans: bool, item: Evidence) -> bool:
    return item.block.scope.plans is plans and year in (None, item.block.scope.year)
