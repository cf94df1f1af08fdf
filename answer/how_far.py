"""By how much something grew or fell: whether that is asked, and whether a sentence tells it of the indicator asked.

In: a `Query`, the clauses of a sentence. Out: yes or no. Knows nothing of years, places or tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.figures import half_width
from answer.scale import stands_in
from index import Query

# 增长了多少, 涨幅, how fast did exports grow, how far has it fallen. Not 增加到多少, grow to how much
_HOW_FAR = re.compile(
    r"(?:增长|增加|上涨|上升|提高|下降|下跌|降低|减少|回落|[涨跌降增])了?(?:多少|几成|几倍|几个(?:百分)?点|百分之几)|增速|[涨降增]幅|多快"
    r"|\bhow (?:much|fast|far|quickly|sharply|strongly)\b[^?]*?\b(?:grow\w*|grew|rise|rose|risen|increas\w+|climb\w*|expand\w*|fall|fell|fallen|drop\w*|declin\w+|decreas\w+|shrink|shrank|shrunk|go (?:up|down)|went (?:up|down)|gone (?:up|down))\b",
    re.IGNORECASE,
)
# A change with its size: 增长9.2%, 增至144颗, 是2020年的1.4倍, 由3家增加到8家, 翻一番; not 新认定3家
_CHANGE = re.compile(
    r"(?:增长|增加|增[速幅至到加了]?|上涨|上升|提高|提升|下降|下跌|降低|减少|回落|压减|缩小|收窄|扩大|[涨跌降升][幅至到了]?|超过?|突破|跃升|攀升)[^，。；\d]{0,12}\d|\d[\d.]*(?:%|个百分点|倍)|翻[一两]?番|翻了|倍增|持平|零增长"
)
_RATE = re.compile(
    r"(?:增长|增[速幅长]|上涨|上升|提高|提升|下降|下跌|降低|减少|回落|[涨跌降])[^，。；\d]{0,6}\d[\d.]*(?:%|倍)|翻[一两]?番|倍增|零增长"
)
# What goes on of the same after a comma: 进出口总额5.2万亿元，同比增长4.1%
_OF_IT = re.compile(r"(?:同比|环比|比|较|年均|平均|名义|实际|连续|是|为|占|累计|净|[增涨降跌升翻超])")


def asks_how_far(query: Query) -> bool:
    """Whether the question asks by how much something grew or fell."""
    return _HOW_FAR.search(query.plain) is not None


def change_stated(query: Query, parts: Sequence[str], as_rate: bool = False) -> bool:
    """Whether the clause that names the indicator, or what goes on of it after the comma, tells by how much it changed; `as_rate`: in %, times.

    `parts` are the clauses of the sentence; any of them will do where none names it as the glossary does (汽车业在汉产值).
    """
    names = [half_width(name) for concept in query.concepts if concept.kind == "indicator" for name in concept.printed]
    named = [any(stands_in(name, part) for name in names) for part in parts]
    found = [part for at, part in enumerate(parts) if named[at] or (at and named[at - 1] and _OF_IT.match(part))]
    return any(map((_RATE if as_rate else _CHANGE).search, found or parts))
