"""The sentences of ours: short bilingual frames around verbatim words and converted figures.

In: facts, values and units as printed. Out: one sentence in Chinese or English, every figure of which
can be re-found in the cited row or quote. The module knows nothing of retrieval or citations.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from answer.figures import english_amount, half_width, plain_decimal, scale_of_unit, unit_class
from corpus import unit_of

# 6左右, ＞30, ≤33, 5.3以内, 70以上, ≥2.16, −2.3, 50（保持全市前列）; not 保持Ⅱ类, 市计划 or 5-6.
_VALUE = re.compile(
    r"^(?P<sign>[<>≤≥＜＞]?)(?P<number>[-−]?\d[\d,]*(?:\.\d+)?)(?P<qualifier>左右|以内|以上|以下)?(?:[（(](?P<aside>[^）)]+)[）)])?$"
)
_SIGN_EN = {">": "over ", "<": "below ", "≤": "no more than ", "≥": "no less than "}
_QUALIFIER_EN = {"左右": "around ", "以内": "within ", "以上": "at least ", "以下": "below ", None: ""}
_ONE_EN = {"人": "person", "月": "month", "年": "year", "天": "day", "日": "day", "户": "household", "亩": "mu", "平方米": "square metre"}
_UNIT_EN = {
    "%": "%",
    "家": "",
    "个": "",
    "件": "",
    "天": " days",
    "年": " years",
    "岁": " years",
    "人": " persons",
    "标箱": " TEU",
    "微克/立方米": " micrograms per cubic metre",
    "人/亿元": " persons per 100 million yuan",
    "万元/人": " yuan per person",
    "万吨": " tonnes",
    "吨": " tonnes",
    "亿斤": " jin",
    "公里": " kilometres",
    "平方公里": " square kilometres",
    "平方米": " square metres",
    "万平方米": " square metres",
    "万人": " people",
    "万人次": " visits",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's value taken apart; `number` is None where the cell holds words only."""

    printed: str
    sign: str
    number: Decimal | None
    qualifier: str | None
    aside: str | None


def parse_value(printed: str) -> Value:
    """The parts of a printed value.

    >>> parse_value("6左右").qualifier, str(parse_value("＞13.7").number), parse_value("保持Ⅱ类").number
    ('左右', '13.7', None)
    >>> str(parse_value("-2.3").number), str(parse_value("－0.5左右").number)
    ('-2.3', '-0.5')
    >>> str(parse_value("6.5%左右").number), parse_value("6.5%左右").qualifier
    ('6.5', '左右')
    """
    match = _VALUE.match(half_width(printed.strip().replace(unit_of(printed, "", "", "", ""), "", 1)).replace("(", "（").replace(")", "）"))
    if match is None:
        return Value(printed, "", None, None, None)
    return Value(printed, match["sign"], Decimal(match["number"].replace(",", "").replace("−", "-")), match["qualifier"], match["aside"])


def value_zh(printed: str, unit: str) -> str:
    """A value with its unit in Chinese order.

    >>> value_zh("6左右", "%"), value_zh("＞30", "万元"), value_zh("50（保持全市前列）", "万元/人"), value_zh("保持Ⅱ类", "-")
    ('6%左右', '＞30万元', '50万元/人（保持全市前列）', '保持Ⅱ类')
    """
    value = parse_value(printed)
    if value.number is None or unit in ("", "-", "—") or unit_of(printed, "", "", "", ""):
        return printed
    match = re.match(r"^([^\d]*\d[\d,]*(?:\.\d+)?)(.*)$", printed)
    assert match is not None
    return f"{match[1]}{unit}{match[2]}"


def value_en(printed: str, unit: str, render: Callable[[str], str | None]) -> str | None:
    """A value with its unit in English, converted once and exactly; None if a word of it has no rendering.

    `render` gives the English of Chinese words (an aside, a value without figure).

    >>> value_en("6左右", "%", lambda s: None), value_en("6000", "万美元", lambda s: None), value_en("＞30", "万元", lambda s: None)
    ('around 6%', '60 million US dollars', 'over 300,000 yuan')
    """
    value = parse_value(printed)
    if value.number is None:
        return render(printed) if re.search(r"[\u3400-\u9fff]", printed) else printed
    scale = scale_of_unit(unit)
    kind = unit_class(unit)
    if kind == "percent":
        amount = f"{plain_decimal(value.number)}%"
    elif unit in _UNIT_EN and unit not in ("人/亿元",):
        amount = f"{english_amount(value.number * scale)}{_UNIT_EN[unit]}"
    elif unit == "人/亿元":
        amount = f"{plain_decimal(value.number)}{_UNIT_EN[unit]}"
    elif kind:
        amount = f"{english_amount(value.number * scale)} {'US dollars' if kind == 'us dollars' else kind}"
    elif unit in ("", "-", "—"):
        amount = plain_decimal(value.number)
    else:
        name = render(unit)
        amount = f"{plain_decimal(value.number)}{' ' + name if name else ''}"
    text = f"{_SIGN_EN.get(value.sign, '')}{_QUALIFIER_EN[value.qualifier]}{amount}"
    if value.aside:
        aside = render(value.aside)
        text += f" ({aside})" if aside else ""
    return text


def unit_en(unit: str, render: Callable[[str], str | None]) -> str | None:
    """A unit's name in English, with how many of it the figures count; None if it has no rendering.

    >>> unit_en("亿元", lambda s: None), unit_en("万人", lambda s: None), unit_en("家", lambda s: None), unit_en("%", lambda s: None)
    ('100 million yuan', '10,000 people', 'number', '%')
    >>> unit_en("人/亿元", lambda s: None), unit_en("元/月", lambda s: None)
    ('persons per 100 million yuan', 'yuan per month')
    """
    scale, kind = scale_of_unit(unit), unit_class(unit)
    if unit not in _UNIT_EN and unit.count("/") == 1:  # 元/月: each side by itself
        left, right = unit.split("/")
        counted, per = unit_en(left, render), _ONE_EN.get(right) or unit_en(right, render)
        return f"{counted} per {per}" if counted and per else render(unit)
    if unit in _UNIT_EN:
        name = _UNIT_EN[unit].strip() or "number"
    elif kind in ("yuan", "us dollars"):
        name = "US dollars" if kind == "us dollars" else kind
    elif not re.search(r"[\u3400-\u9fff]", unit):
        return unit
    else:
        return _UNIT_EN[unit].strip() if unit in _UNIT_EN else render(unit)
    return f"{english_amount(scale)} {name}" if scale != 1 else name


_GROWTH_ZH = re.compile(r"(?:增速|增长率|增长|增幅|增长速度)$")


def grown_en(name: str, printed: str) -> str:
    """An indicator's English name, said to be of its growth where the printed name is and the English does not say so.

    >>> grown_en("port throughput", "港口吞吐量增速"), grown_en("growth of trade", "贸易增速"), grown_en("port throughput", "港口吞吐量")
    ('port throughput growth rate', 'growth of trade', 'port throughput')
    """
    said = re.search(r"grow|increase|rise|rate of|\bthis\b", name, re.IGNORECASE)
    return f"{name} growth rate" if _GROWTH_ZH.search(printed) and said is None else name


def compare_values(target: str, estimate: str) -> str | None:
    """ "met", "missed" or None (not comparable) for a target and an estimate as printed in one row.

    >>> compare_values("6左右", "4.5"), compare_values("5.3以内", "5.3"), compare_values("＞30", "31"), compare_values("3", "预计完成")
    ('missed', 'met', 'met', None)
    >>> compare_values("5", "-2.3"), compare_values("-2以内", "-3.1")
    ('missed', 'met')
    """
    goal, reached = parse_value(target), parse_value(estimate)
    if goal.number is None or reached.number is None:
        return None
    if goal.qualifier in ("以内", "以下") or goal.sign in ("<", "≤"):
        strict = goal.sign == "<"
        return "met" if (reached.number < goal.number or (not strict and reached.number == goal.number)) else "missed"
    if goal.sign == ">":
        return "met" if reached.number > goal.number else "missed"
    return "met" if reached.number >= goal.number else "missed"


REFUSALS: dict[str, tuple[str, str]] = {
    "not_in_corpus": (
        "已读入的报告里没有找到能回答这个问题的内容。",
        "The loaded reports do not contain an answer to this question.",
    ),
    "other_year": (
        "已读入的报告没有给出所问年份的这一内容{detail}。",
        "The loaded reports do not give this for the year asked{detail}.",
    ),
    "other_place": (
        "已读入的报告没有{detail}的这一内容。",
        "The loaded reports do not give this for {detail}.",
    ),
    "undefined_term": (
        "报告没有解释{detail}，查全文也没有找到它的定义。",
        "The reports do not define {detail}; no definition stands anywhere in their text.",
    ),
    "opinion_or_forecast": (
        "这个问题要的是看法或预测，报告里没有；这里只回答报告写明的内容。",
        "This asks for an opinion or a forecast, which the reports do not give; only what they state can be answered.",
    ),
    "unclear_question": (
        "没有看懂这个问题。请写明想查的指标、年份或名词。",
        "The question is not clear. Please name the indicator, the year or the term you are looking for.",
    ),
}


def refusal(reason: str, language: str, detail: str = "") -> str:
    """The sentence of a refusal in the asker's language; `detail` names the year, place or term."""
    zh, en = REFUSALS[reason]
    return (zh if language == "zh" else en).format(detail=detail)
