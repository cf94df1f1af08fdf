"""Questions of all the reports, whatever was spoken of before: what they say at all, which of their figures contradict each other.

In: a question. Out: whether it is one. Words of the two languages only; one that points to what was said is none.
"""

from __future__ import annotations

import re

# What the reports say at all, all indicators, a matter given by name: nothing of it is left out. Not 这份报告怎么说, tell me more about it
_OF_ALL = re.compile(
    r"(?:这|那|所有|全部|几)[些份个篇]?(?:份|个|篇)?(?:政府|工作|计划)*报告(?:里|中)?(?:主要|大致|大概|总共|都|到底|究竟|一共)*(?:讲|说|写|谈)了?些?(?:什么|啥|哪些)(?:内容|东西|事情?)?[？?。 ]*$"
    r"|(?:各项|所有|全部)(?:主要)?指标|^what (?:do|does|are|is|did) (?:these|the|this|those|all the|both) reports? (?:all )?(?:say|about|cover|contain|talk about)[ ?.!]*$"
    r"|^(?:(?:can|could) you |please )?tell me (?:something )?about (?!(?:it|that|this|them|those|these|their|its|his|her|more|the (?:same|other|first|second|last|target|result|figure)s?)\b)",
    re.IGNORECASE,
)
# 哪些数据互相矛盾, 报告前后有没有不一致; not 主要矛盾, 矛盾纠纷
_AT_ODDS = re.compile(
    r"(?=.*(?:哪些|哪几|有没有|有哪|互相|相互|前后|是否|报告))(?=.*(?:数字|数据|数目|口径|说法|报告)).*(?:(?<!主要)矛盾(?![纠调化排突])|打架|对不上|不一致|不一样|有出入)"
    r"|\b(?:figures|numbers|data|statistics|reports)\b.*\b(?:conflict|contradict|disagree|inconsistent|do(?:n't| not) (?:match|agree|add up))\b|\b(?:contradictions|inconsistencies|discrepancies)\b",
    re.IGNORECASE,
)
# 这两个数据, these figures: said before; not 这几份报告, the two reports
_POINTS = re.compile(
    r"[这那](?![几两三些]?份?报告)|它|其(?!他|中)|上面|刚才|\b(?:it|its|this|that|these|those|they|them|their)\b(?! reports?\b)",
    re.IGNORECASE,
)


def is_of_all(question: str) -> bool:
    """Whether a question is of the reports at large.

    >>> is_of_all("哪些数据互相矛盾？"), is_of_all("这两个数据互相矛盾吗"), is_of_all("Do the two reports contradict each other?")
    (True, False, True)
    """
    return _OF_ALL.search(question) is not None or (_AT_ODDS.search(question) is not None and _POINTS.search(question) is None)
