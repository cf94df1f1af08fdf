"""What a report prints in the place of a figure: its value, what it is, and of which year.

In: the figure of a draft and the passage about the same. Out: a phrase such as "5.5% (estimate for 2025)", "" where the
passage has no figure of that sort. The module knows nothing of verdicts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from answer.contradicts import clause_at, kinds_of, years_of
from answer.directions import find_directions
from answer.figures import Figure, find_figures, half_width, scale_of_unit
from answer.frames import parse_value, value_en, value_zh
from answer.ground_words import words_of
from answer.likely import Likely
from answer.rows import label_key
from answer.support import told_figures
from answer.units import counted
from corpus import Fact

_YEAR = re.compile(r"(?:19|20)\d\d年?")
_HAN = re.compile(r"[\u3400-\u9fff]")
KINDS = {
    "zh": {"target": "目标", "estimate": "预计", "result": "结果", "plan": "计划", "average": "年均", "cumulative": "累计"},
    "en": {
        "target": "target",
        "estimate": "estimate",
        "result": "result",
        "plan": "plan",
        "average": "annual average",
        "cumulative": "total",
    },
}


def printed_beside(said: str, lost: str, passage: Likely, language: str, text: str = "", way: bool = False) -> str:
    """What the passage prints where a draft says `said`; `lost` are the words of a copy that stand in its place; with `way`, 下降2.3%, not 2.3%."""
    if passage.row is not None:
        return _of_row(said, passage, language, text)
    figures = [figure for figure in find_figures(lost) if not _YEAR.fullmatch(half_width(figure.text))]
    if not figures:
        return lost or _nearest(said, passage, language, text)
    # The copy's words are bare tokens: the figure is shown as the passage prints it, with its unit.
    for source in sorted(passage.texts, key=lambda words: bool(_HAN.search(words)) == (language == "en")):
        for figure in find_figures(source):
            if any(figure.value == one.value or half_width(figure.text).startswith(half_width(one.text)) for one in figures):
                return _described(figure, (_way(source, figure) if way else "") + _whole(source, figure), passage, language)
    return lost


def row_of_year(year: str, figure: Figure, text: str, passage: Likely, others: Iterable[Likely]) -> Likely | None:
    """The row of the same indicator with a value of the year and kind that a figure is told of; None where there is none."""
    if not year or passage.row is None:
        return None
    key, report = label_key(passage.row), passage.row.report.id
    same = (one for one in others if one.row is not None and one.row.report.id == report and label_key(one.row) == key)
    return next((one for one in same if _of_year_and_kind(year, figure, text, one)), None)


def printed_in(year: str, figure: Figure, text: str, passage: Likely, language: str) -> str:
    """The values that a row has of the year and kind that a figure is told of."""
    return ("；" if language == "zh" else "; ").join(_fact(fact, language) for fact in _of_year_and_kind(year, figure, text, passage))


def _of_year_and_kind(year: str, figure: Figure, text: str, passage: Likely) -> list[Fact]:
    role = next((one.role for one in told_figures(text) if one.figure.start == figure.start), "")
    facts = passage.row.facts if passage.row is not None else ()
    return [fact for fact in facts if str(fact.year) == year and (not role or (fact.kind == "target") == (role == "target"))]


def likeness(figure: Figure, texts: Iterable[str]) -> float:
    """The share of digits that a figure has in common with the likest figure of its unit in some texts, in any order."""
    digits = _digits(figure)
    others = [other for text in texts for other in find_figures(text) if other.unit == figure.unit]
    told = [_digits(other) for other in others if not _YEAR.fullmatch(half_width(other.text))]
    return (
        max(((digits & other).total() / max(digits.total(), other.total(), 1) for other in told), default=0.0)
        if digits.total() > 1
        else 0.0
    )


def _digits(figure: Figure) -> Counter[str]:
    return Counter(re.sub(r"\D", "", str(figure.value.normalize()).split("E")[0]))


def _of_row(said: str, passage: Likely, language: str, text: str) -> str:
    """The row's values, the one of the year and kind that the draft speaks of first."""
    assert passage.row is not None
    value = next((figure.value for figure in find_figures(said)), None)
    told = list(told_figures(text or said))
    year = next((one.year for one in told if one.figure.value == value), "")
    role = next((one.role for one in told if one.figure.value == value), "")

    def order(fact: Fact) -> tuple[bool, bool, bool]:
        number = parse_value(fact.value).number
        same = number is not None and value in (abs(number), abs(number) * scale_of_unit(passage.row.unit if passage.row else ""))
        return not same, bool(year) and str(fact.year) != year, bool(role) and (fact.kind == "target") != (role == "target")

    facts = sorted(passage.row.facts, key=order)
    if value is not None and facts and not order(facts[0])[0]:
        facts = facts[:1]
    elif year and facts and not order(facts[0])[1]:
        facts = [fact for fact in facts if order(fact)[1:] == order(facts[0])[1:]]
    return ("；" if language == "zh" else "; ").join(_fact(fact, language) for fact in facts)


def _fact(fact: Fact, language: str) -> str:
    number = parse_value(fact.value).number
    if language == "zh":
        shown = value_zh(fact.value, fact.unit) if number is not None else fact.value
        return f"{shown}（{fact.year or ''}{'年' if fact.year else ''}{KINDS['zh'].get(fact.kind, '')}）"
    shown = value_en(fact.value, fact.unit, lambda words: None) or fact.value
    return f"{shown} ({KINDS['en'].get(fact.kind, '')}{f' for {fact.year}' if fact.year else ''})"


def _nearest(said: str, passage: Likely, language: str, text: str) -> str:
    """The figure of the same sort in the clause that has most of the draft's words."""
    wanted = next(iter(find_figures(said)), None)
    if wanted is None:
        return ""
    sort = counted(said, wanted) or wanted.unit
    at = max(0, text.find(said))
    words = words_of(clause_at(text, at), language) if text else set()
    best: tuple[float, str] = (-1.0, "")
    for source in dict.fromkeys((*(ground.text for ground in passage.grounds), *passage.texts)):
        for figure in find_figures(source):
            if _YEAR.fullmatch(half_width(figure.text)) or (counted(source, figure) or figure.unit) != sort:
                continue
            held = words & words_of(clause_at(source, figure.start), language)
            score = (len(held) / len(words) if words else 0.0) + likeness(wanted, (source[figure.start : figure.end],))
            if score > best[0]:
                best = (score, _described(figure, _whole(source, figure), passage, language))
    return best[1] if best[0] > 0 else ""


def _whole(source: str, figure: Figure) -> str:
    """The figure with what bounds it and counts it: 5.5%左右, 超过30家."""
    behind = re.match(
        r"[余多]?(?:左右|以上|以内|以下)?(?:家|个|人次|人|户|项|件|座|栋|所|处|天|名|位|条|场|套|次|倍|吨|公里|平方米|亩)?(?:左右|以上|以内|以下)?",
        source[figure.end :],
    )
    return source[figure.start : figure.end + (behind.end() if behind else 0)].strip()


def _way(source: str, figure: Figure) -> str:
    """The word right before a figure that says which way: 下降, fell by."""
    last = next((one for one in find_directions(source[: figure.start])[::-1]), None)
    between = source[last.end : figure.start] if last is not None else ""
    return source[last.start : figure.start] if last is not None and re.fullmatch(r"了?\s*(?:by\s+)?", between) else ""


def _described(figure: Figure, shown: str, passage: Likely, language: str) -> str:
    kinds = list(dict.fromkeys(kinds_of(figure, passage)))
    scope = passage.citations[0].scope
    kind = kinds[0] if kinds else (scope.kind or "")
    years = sorted(years_of(figure, passage))
    year = years[0] if len(years) == 1 else str(scope.year or "") if not years else ""
    name = KINDS[language].get(kind, "")
    if not name and not year:
        return shown
    return (
        f"{shown}（{year}{'年' if year else ''}{name}）"
        if language == "zh"
        else f"{shown} ({name}{' for ' if name and year else ''}{year})"
    )
