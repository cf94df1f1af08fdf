"""Whether a question asks, in general, what a report sees as problems, difficulties, shortcomings, challenges or risks.

In: a question as understood. Out: yes or no. Every report of this genre gives a passage to these; a question of the risks of one
thing (debt, a bank) is narrower and asks of that thing. Knows nothing of passages.
"""

from __future__ import annotations

import re

from index.query import Query

# 有哪些风险, any challenges; not 短板弱项 of a name
_TROUBLES = re.compile(
    r"(?:风险|老|新)?(?:问题|不足|短板|困难|难题|挑战|弱项|软肋|缺点|毛病|矛盾|风险|隐忧|差距)|没(?:有)?(?:做|办|抓|干)好|(?:做|办|抓|干)得(?:还)?(?:不够好|不好|不够|差)|担心|担忧|忧心|发愁|头疼|不满意"
    r"|\b(?:weak(?:ness(?:es)?|\s+(?:spots?|points?))|troubles?|(?:go(?:es|ne|ing)?|went|is|are|was|were|be|[’']s|what) (?:really |actually )?wrong|went (?:badly|poorly)|(?:did not|didn[’']t|has not|hasn[’']t) (?:go|gone) (?:so |very |too |all that )?well|worst (?:thing|bit|part)s?|(?:did|do|does|done|doing|fared) (?:badly|poorly|not do well)|shortcomings?|problems?|difficult(?:y|ies)|challenges?|drawbacks?|failings?|risks?|headwinds?|worr(?:y|ies|ied|ying)|concerns?|concerned|unhappy|dissatisfied|fell short|falls? short|falling short)\b",
    re.IGNORECASE,
)
# Words that may stand beside it: whose problems, and that they are admitted.
_BESIDE = re.compile(
    r"两[省市区县]|各[省市区县地自]|分别|政府|工作|发展|经济|社会|承认|坦承|自己|自曝|存在|面临|面对|主要|清醒|提到|认识|报告|哪些|年度|计划|执行|反思|概括|总结|归纳|梳理|列举|检讨|认账|认|省长|市长|主席|全省|全市|全区|全县|目前|当前|现在|最大|还有|有没有|指出|看到|点出"
    r"|governor|mayor|province|provincial|admit\w*|own\w*|acknowledg\w*|concede\w*|confess\w*|government|district|economy|economic|development|work|spots?|points?|wrong|went|go|gone|goes|could|weak|badly|poorly|short|own up|face[sd]?|facing|main|still|self|criticis\w*|see[sn]?|identif\w*|list\w*|name[sd]?|plan|implementation|social|remain\w*|biggest|ones|report\w*"
    r"|mention\w*|flag\w*|warn\w*|cite[sd]?|point\w* out|major|key|current\w*|lie|ahead|there|well|worst|didn[’']t|hasn[’']t|authorit\w+|officials?|leaders?|leadership|bosses|politicians|city|county|region|local|start|beginning|outset|opening",
    re.IGNORECASE,
)
_OF_FIGURES = re.compile(
    r"数字|数据|口径|互相矛盾|相互矛盾|\b(?:figures|numbers|statistics)\b", re.IGNORECASE
)  # which of them do not agree
_SOMEBODY = re.compile(r"[他她](?!们)|\b(?:he|she|his|her)\b", re.IGNORECASE)
_WENT_WRONG = re.compile(r"\bwhat went wrong\b", re.IGNORECASE)  # also a reason asked for, of one thing: what went wrong with exports
_NARROWER = frozenset({"reason", "who", "when", "count", "how"})
_YES_NO = re.compile(
    r"^(?:有没有|有|存在|是否有)|(?:有没有|有什么|有啥|提到)|^(?:is|are|were|was|do|does|did) (?:there|they|it|the \w+)\b", re.IGNORECASE
)


def asks_of_troubles(query: Query) -> bool:
    """True where nothing but problems, risks and the like is asked of, whoever has them."""
    if (
        not _TROUBLES.search(query.plain)
        or _OF_FIGURES.search(query.plain)
        or _SOMEBODY.search(query.plain)
        or query.terms
        or query.quoted
        or query.indicators
    ):
        return False
    if query.wants & _NARROWER and (query.concepts or not _WENT_WRONG.search(query.plain)):
        return False
    if "yes_no" in query.wants and not _YES_NO.search(query.plain):
        return False
    return all(_TROUBLES.fullmatch(concept.surface) or _BESIDE.fullmatch(concept.surface) for concept in query.concepts)


def without_troubles(text: str) -> str:
    """A text without its words of problems and the article before them: they point to nothing said before.

    >>> without_troubles("and the challenges?"), without_troubles("它有什么风险")
    ('and ?', '它有什么')
    """
    return re.sub(rf"(?:\bthe (?:main |biggest )?)?(?:{_TROUBLES.pattern})", "", text, flags=re.IGNORECASE)
