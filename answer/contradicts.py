"""What a passage that holds a figure says of it that a sentence does not: unit, direction, bound, kind, year, subject.

In: a sentence, its clause with the figure, and the passage. Out: the `Verdict` and the words at fault, None where nothing
contradicts. A thing that the passage does not speak of is no contradiction. The module knows nothing of how parts are marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from answer.binding import figure_of_another, figures_exchanged, lent_figure
from answer.checked import Verdict
from answer.directions import NEGATION, clauses_of, find_directions, says_way, unsupported_direction, unsupported_rate
from answer.figures import Figure, find_figures, half_width, scale_of_unit, unit_class
from answer.frames import compare_values, parse_value
from answer.ground_words import words_of
from answer.grounds import Grounds
from answer.likely import Likely
from answer.periods import period_told
from answer.support import is_estimate, told_figures
from answer.told_statements import BOUND_EN
from answer.units import unsupported_unit
from answer.wholes import names_wider_place, told_of_wider, whole_is_told, whole_named, whole_of, without_own_whole
from corpus import Glossary

_YEARS = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d]|\.\d)")
# A sentence that looks ahead tells no result: 将, 力争, 计划, 还要新增, will, aims; not 将近, 主要, 要素.
_AHEAD = re.compile(
    r"将(?!近)|(?<![主需重必摘概首紧简不只])要(?![素点求闻地塞件害道领])|力争|争取|确保|计划|规划|打算|准备(?![金好])|目标|预期|拟|到20\d\d年|\b(?:will|target(?:s|ed)?|goals?|aims?|aimed|plans?|planned|strives?|wants?|hopes?|seeks?|promis(?:es|ed)|pledg(?:es|ed)|expect(?:s|ed)?|project(?:s|ed) to|forecasts?|should|set to|by 20\d\d|to reach)\b",
    re.IGNORECASE,
)
_MET = re.compile(
    r"(?:完成|达到|实现|达成|超额完成|超过)了?[^，。；]{0,8}(?:目标|任务)|\b(?:met|meet|beat|exceeded|surpassed|hit|achieved)\b[^.;,]{0,40}\btargets?\b|target was met",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"(?:未能?|没有?能?|没能|不能?|无法)(?:达到|完成|实现|达成|达|及)[^，。；]{0,8}(?:目标|预期|任务)|低于[^，。；]{0,12}目标|不及预期|\b(?:missed|fell short of|failed to meet|below|not meet)\b[^.;,]{0,40}\btargets?\b|target was missed",
    re.IGNORECASE,
)
# below the 70 billion target, 高于300天的目标: which way a result stands to its target.
_TO_TARGET = re.compile(
    r"\b(?:(?:far|well|just|slightly) )?(?:below|above|under|over|short of|beyond|higher than|lower than)\b[^,.;]{0,40}?\b(?:target|goal|plan)\b|[高低]于[^，。；]{0,14}?(?:目标|预期|计划)",
    re.IGNORECASE,
)
# 高于300天的目标 compares with a target: 300 is no least one, and no result; not 3200万美元，目标是6000万美元.
_GOAL_BEHIND = re.compile(r"[^，。；、,;\d]{0,8}?(?:目标|预期|计划|\btargets?\b)", re.IGNORECASE)
_PART_EN = re.compile(
    r"\b(?:after|following|from|compared (?:with|to)|against|versus|than|while|whereas|but|up on|down on)\b", re.IGNORECASE
)  # parts of an English clause that each tell a year of their own: 4.5 percent in 2026 after 5 percent in 2025
_FROM = re.compile(r"(?:[从由]|\bfrom )(?:about |around |约)?\s*$", re.IGNORECASE)
# 82 years in 2025: the year behind an English figure is its own, whatever year stands before it
_DATED_BEHIND = re.compile(r"[^\d,.;()\u3400-\u9fff]{0,30}?\b(?:in|for|during) (?P<year>(?:19|20)\d\d)(?![\d%])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BESIDE = {"zh": 14, "en": 45}  # characters on either side of a figure that tell what it is of
_BOUNDS_SAID = (
    (
        "at most ",
        re.compile(
            r"[<≤＜]|以内|不超过|不高于|以下|(?<!不)低于|(?<!不)少于|不足|\b(?:at most|no more than|within|less than|under|below)\b",
            re.IGNORECASE,
        ),
    ),
    ("at least ", re.compile(r"≥|以上|不低于|不少于|至少|\b(?:at least|no less than|or more)\b", re.IGNORECASE)),
    ("over ", re.compile(r"[>＞]|超过?|突破|逾|\d[余多]|高于|\b(?:over|more than|exceed(?:s|ed|ing)?|above)\b", re.IGNORECASE)),
    ("nearly ", re.compile(r"接近|将近|近(?=\d)|\b(?:nearly|almost)\b", re.IGNORECASE)),
)
_AT_MOST, _LEAST = frozenset({"at most ", "nearly "}), frozenset({"at least ", "over "})
_BEFORE, _BEHIND = {"zh": 6, "en": 16}, {"zh": 3, "en": 9}  # characters beside a figure that bound it


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a figure: the verdict, and the words at fault where it is not the figure itself."""

    verdict: Verdict
    words: str = ""
    year: str = ""  # the year a figure is told of, where the passage gives it for another
    whose: str = ""  # the whole or place that the passage gives it for, where the sentence tells it of another


def fault_of(figure: Figure, text: str, language: str, passage: Likely, glossary: Glossary) -> Fault | None:
    """The first thing that a passage which holds a figure says otherwise; None where nothing is."""
    clause = clause_at(text, figure.start)
    texts = [*passage.texts, *(ground.text for ground in passage.grounds)]
    if unit_differs(figure, text, language, passage):
        return Fault("differs")
    fault = _kind_fault(figure, text, passage) or verdict_fault(text, passage) or _year_fault(figure, text, passage)
    if fault is not None:
        return fault
    holding = [one for source in texts for one in clauses_of(source) if _holds(one, figure)]
    if (whose := _told_of_other(figure, text, language, passage, holding)) is not None:
        return Fault("other_scope", whose=whose)
    turned = [one for one in holding if says_way(one, figure)]
    told = _TO_TARGET.sub("", NEGATION.sub("", clause))  # that is held against the row's figures
    word = unsupported_direction(told, turned) if turned else None
    rate = unsupported_rate(text, figure, holding)
    if word or rate:  # 增速为2.3%: it lacks the minus of its cell, and no word is wrong
        unsigned = rate and passage.row is not None and not find_directions(rate) and rate.rstrip()[-1] not in "-−负"
        return Fault("differs", word or ("" if unsigned else rate) or "")
    if _bound_differs(figure, text, language, holding):
        return Fault("differs")
    if passage.row is None:
        other = figures_exchanged(text, passage.texts) or figure_of_another(clause, passage.texts)
        if other or lent_figure(clause, Grounds(passage.citations, glossary)):
            return Fault("other_scope")
    return None


def _told_of_other(figure: Figure, text: str, language: str, passage: Likely, holding: list[str]) -> str | None:
    """Whose figure a passage gives, where the sentence tells it of a wider whole, or of the own place what is a wider whole's; None for the same."""
    report = passage.citations[0].report
    place, place_en = report.place or "", report.place_en or ""
    titles = [table.title for c in passage.citations if (table := c.table) is not None]
    if told_of_wider(text, figure.start, [*holding, *titles], place, place_en):
        return (place if language == "zh" else place_en) or place
    wide = passage.row is None and not whole_of(text, figure.start, place, place_en) and not names_wider_place(text)
    if wide and holding and not any(whole_is_told(without_own_whole(one, place), text) for one in holding):
        return whole_named(holding, place, place_en, language)
    return None


def unit_differs(figure: Figure, text: str, language: str, passage: Likely) -> bool:
    """Whether the passage, in the sentence's own language where it has it, counts something else by that figure."""
    texts = [*passage.texts, *(ground.text for ground in passage.grounds)]
    own = [one for one in texts if bool(_HAN.search(one)) == (language == "zh")]
    return unsupported_unit(clause_at(text, figure.start), own or texts) is not None


def clause_at(text: str, at: int) -> str:
    """The clause of a text that holds the character at `at`."""
    start = 0
    for clause in clauses_of(text):
        start = text.find(clause, start)
        if start <= at < start + len(clause):
            return clause
        start += len(clause)
    return text


def _kind_fault(figure: Figure, text: str, passage: Likely) -> Fault | None:
    """A target told as a result, or the other way round."""
    kinds = set(kinds_of(figure, passage))
    if not kinds:
        return None
    clause = clause_at(text, figure.start)  # the only target of a sentence may be that of another clause's figure
    told = next((one.role for one in told_figures(clause) if one.figure.value == figure.value), "")
    told = "target" if _GOAL_BEHIND.match(text, figure.end) else told
    role = told or ("" if _AHEAD.search(text) else "result")
    if role == "result" and kinds <= {"target"}:
        return Fault("target_not_result")
    return Fault("differs") if told == "target" and not kinds & {"target"} else None


def told_as_done(figure: Figure, text: str, passage: Likely) -> bool:
    """Whether a sentence dates the words of a plan itself and tells their figure as reached.

    2025年接待游客9500万人次 is so told where a plan for that year says 接待游客9500万人次; the plan's own words, undated, are not.
    Where the words tell a result beside its target (增长5.8%，低于6.5%的目标), the target is told as reached without a date too.
    """
    dated = set(_YEARS.findall(half_width(text))) - set(_YEARS.findall(half_width("".join(passage.texts))))
    beside = passage.row is None and any({"result", "estimate"} & set(kinds_of(one, passage)) for one in find_figures(passage.texts[0]))
    return (bool(dated) or beside) and _kind_fault(figure, text, passage) == Fault("target_not_result")


def kinds_of(figure: Figure, passage: Likely) -> Iterable[str]:
    """What a passage gives a figure for: target, estimate, result; nothing where its words do not say."""
    if passage.row is not None:
        yield from (fact.kind for fact in passage.row.facts if is_value(figure, fact.value, passage.row.unit))
        return
    for citation in passage.citations:
        for told in told_figures(citation.quote):
            if told.figure.value == figure.value and (told.role or citation.scope.kind == "plan"):
                estimated = told.role == "result" and is_estimate(citation.quote, told.figure.start)
                yield "target" if citation.scope.kind == "plan" else "estimate" if estimated else told.role  # no plan tells results


def years_of(figure: Figure, passage: Likely) -> set[str]:
    """The years of which a passage tells a figure."""
    if passage.row is not None:
        return {str(fact.year) for fact in passage.row.facts if fact.year and is_value(figure, fact.value, passage.row.unit)}
    found = {year for citation in passage.citations for year in _YEARS.findall(half_width(citation.quote))}
    return found | {str(citation.scope.year) for citation in passage.citations if citation.scope.year}


def is_value(figure: Figure, value: str, unit: str) -> bool:
    """Whether a figure is the value of a cell, its minus aside: 6000 in a row of 万美元 is 6000万美元, not 6000元; -3 is a fall of 3."""
    number = parse_value(value).number
    kind = unit_class(unit)
    apart = bool(kind and figure.unit) and kind != figure.unit
    return number is not None and not apart and figure.value == abs(number) * scale_of_unit(unit)


def other_year_told(figure: Figure, text: str, passage: Likely) -> str:
    """The year of which a text tells a figure that the passage gives for others; "" where there is none."""
    fault = _year_fault(figure, text, passage)
    return fault.year if fault is not None else ""


def _year_fault(figure: Figure, text: str, passage: Likely) -> Fault | None:
    year = _year_told(figure, text)
    if year and passage.row is None and (period := _period_of(figure, passage)) and not period_told(text, figure.start):
        return Fault("other_scope", whose=period)
    years = years_of(figure, passage)
    return Fault("other_scope", year, year) if year and years and year not in years else None


def _period_of(figure: Figure, passage: Likely) -> str:
    """The several years that a passage tells a figure of, in its words, wherever it holds the figure; "" where it does not."""
    quotes = [citation.quote for citation in passage.citations]  # a rendering may word a total as a level
    told = [period_told(text, other.start) for text in quotes for other in find_figures(text) if other.value == figure.value]
    return told[0] if told and all(told) else ""


def _year_told(figure: Figure, text: str) -> str:
    """The year a sentence tells a figure of: the nearest one in its clause, else the last one before it."""
    plain = half_width(text)
    behind = _DATED_BEHIND.match(plain, figure.end)
    if behind is not None:
        return behind["year"]
    if _FROM.search(plain[: figure.start]):  # from 1.2 percent to 1.3 percent in 2026: where it comes from is of no year told
        return ""
    clause = clause_at(text, figure.start)
    start = text.find(clause)
    own = list(_YEARS.finditer(plain, start, start + len(clause)))
    cuts = [start, *(cut.end() for cut in _PART_EN.finditer(plain, start, start + len(clause))), start + len(clause)]
    part = max(cut for cut in cuts if cut <= figure.start), min((cut for cut in cuts if cut > figure.start), default=len(plain))
    own = [year for year in own if part[0] <= year.start() < part[1]] or own
    if own:
        return min(own, key=lambda match: max(figure.start - match.end(), match.start() - figure.end))[0]
    return next((match[0] for match in reversed(list(_YEARS.finditer(plain, 0, figure.start)))), "")


def stands_beside(figure: Figure, text: str, language: str, sources: Iterable[str]) -> bool:
    """Whether the words right beside a figure stand beside it in one of the sources too; True where none is of that language."""
    reach = _BESIDE[language]
    own = words_of(text[max(0, figure.start - reach) : figure.end + reach], language)
    same = [source for source in sources if bool(_HAN.search(source)) == (language == "zh")]
    for source in same:
        for other in find_figures(source):
            if other.value == figure.value:
                theirs = words_of(source[max(0, other.start - reach) : other.end + reach], language)
                if not own or len(own & theirs) >= min(2, len(own) / 3):
                    return True
    return not same


def says_verdict(text: str) -> bool:
    """Whether a text says that a target was met or missed.

    >>> says_verdict("等5项指标无法完成年度目标"), says_verdict("预期目标6000万美元，达到目标"), says_verdict("实际使用外资增长52%")
    (True, True, False)
    """
    return _MISSED.search(text) is not None or _MET.search(text) is not None


def verdict_fault(text: str, passage: Likely) -> Fault | None:
    """Told as met where the row's figures miss it, or the other way round."""
    if passage.row is None:
        return None
    missed = _MISSED.search(text)
    met = None if missed else _MET.search(text)
    for target in passage.row.facts:
        reached = passage.row.fact(target.year, "estimate") or passage.row.fact(target.year, "result")
        verdict = compare_values(target.value, reached.value) if target.kind == "target" and reached is not None else None
        if verdict == "missed" and met is not None:
            return Fault("differs", met[0])
        if verdict == "met" and missed is not None:
            return Fault("differs", missed[0])
    return None


def _bound_differs(figure: Figure, text: str, language: str, holding: list[str]) -> bool:
    """Whether the words beside a figure make it a least or greatest one where the source says the contrary, or neither."""
    said = _bound(text, figure, language)
    if not said or not holding or _GOAL_BEHIND.match(text, figure.end):
        return False
    told = set()
    for clause in holding:
        for other in find_figures(clause):
            if other.value == figure.value:
                told |= {_bound(clause, other, "zh" if re.search(r"[\u3400-\u9fff]", clause) else "en")}
                told |= {bound for pattern, bound in BOUND_EN if pattern.search(clause)}
    side = _AT_MOST if said in _AT_MOST else _LEAST
    return not told & side


def _bound(text: str, figure: Figure, language: str) -> str:
    before = re.split(r"[，。；、,;:：]", text[max(0, figure.start - _BEFORE[language]) : figure.start])[-1]
    behind = re.split(r"[，。；、,;]", text[figure.end : figure.end + _BEHIND[language]])[0]
    around = f"{before}{half_width(figure.text)}{behind}"
    return next((bound for bound, pattern in _BOUNDS_SAID if pattern.search(around)), "")


def _holds(clause: str, figure: Figure) -> bool:
    return any(other.value == figure.value for other in find_figures(clause))
