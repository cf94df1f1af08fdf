"""Whether a question asks how large something is, not how much it grew.

In: a question as understood. Out: yes or no. Words of the two languages, and which indicators are counted in money. Knows nothing of
evidence.
"""

from __future__ import annotations

import re

from index import Query

_DESIGNATED = re.compile(r"\b(?:above|below)[- ](?:the )?designated[- ]size\b", re.IGNORECASE)  # 规上: no size is asked for
_TOTAL_OF = re.compile(r"\b(?:of|in) (?:the )?(?:\w+ )?[\w']+ total\b", re.IGNORECASE)  # of Chongqing's total: a share is asked
_SIZE = re.compile(r"总量|规模|体量|\bsize\b|output of the economy", re.IGNORECASE)
# The size of something is asked for, not its growth: 总量, how large.
LEVEL = re.compile(
    r"总量|规模|多少(?:亿|万|钱)|(?:亿|万)元|数额|总额(?:是|有|达|多少)|金额|多大|花了|投入了?多少"
    r"|\bsize\b|\bhow (?:large|big)\b|\bbillion\b|\bin yuan\b|\bvalue of\b|\bvolume of\b"
    r"|\bhow much (?:was|is|were|are|did|do|does|has|will be) (?:\w+ ){0,3}(?:spent|spend|invested|worth)\b|\bspent\b|\btotal\b(?! (?:factor|number))",
    re.IGNORECASE,
)
# What is counted in money, by the name of its indicator: 社会消费品零售总额, 一般公共预算收入; not 城镇化率, 收入比
IN_MONEY = re.compile(r"(?:总值|总额|额|收入|产值|增加值|投资|消费|花费|规模|余额|营收|外资|出口|进口)$")
# How far it came in money: GDP达到了多少, how much did it reach; not 城镇化率达到多少
REACHES = re.compile(
    r"(?:达到?|做到|突破|站上)了?多少(?!个?(?:百分|点)|[%％])|多少元|\bhow much (?:did|does|do|has|have) .{0,60}\b(?:reach(?:ed)?|hit|stand at|stood at|amount(?:ed)? to|come to|came to|total(?:led)?)\b|\b(?:in|by) absolute (?:terms|size)\b"
    r"|最大(?!的?(?:变化|增|降|问题|亮点|贡献))|\b(?:largest|biggest|bigger|larger)\b",
    re.IGNORECASE,
)
_GROWS = re.compile(r"增|涨|降|幅|速|\b(?:growth|grow|grew|fast\w*|rates?|percent|increase\w*|rose|rise)\b|%", re.IGNORECASE)
# How much it rose or fell is asked, whatever the thing is called: 信访总量降了多少.
_CHANGE = re.compile(
    r"(?:下?降|减少?|增[长加]?|[上下]?涨|上升|提[高升]|[压缩下]减)了?(?:多少(?![亿万])|几个?(?:百分)?点|几成|百分之几)|增速|增幅|增长率|涨幅|降幅|占(?!地|用|道|据)[^，。？]{0,12}(?:比例|比重|份额|几成|几分之|百分之|多少(?![亿万家个户项人]))|占比"
)


def asks_level(query: Query) -> bool:
    """True when the size of something is asked, not its growth; "total" inside an indicator's own name does not count."""
    if _CHANGE.search(query.plain) or query.wants & {"met", "missed"}:
        return False
    text = _TOTAL_OF.sub(" ", _DESIGNATED.sub(" ", query.plain))
    for concept in query.concepts:
        if concept.kind == "indicator" and not _SIZE.search(concept.surface):
            text = text.replace(concept.surface, " ")
    money = (
        bool(query.indicators)
        and all(map(IN_MONEY.search, query.indicators))
        and "target" not in query.wants
        and not _GROWS.search(query.plain)
    )
    return LEVEL.search(text) is not None or (money and REACHES.search(text) is not None)
