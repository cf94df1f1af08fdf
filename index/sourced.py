"""Questions for the place where something is said: which report says so, where does it say that, 出自哪份报告, 在哪里写的.

In: a question in plain form. Out: whether it asks for that place, and the question without these words. Words of the two languages
alone. Knows nothing of reports.
"""

from __future__ import annotations

import re

_DOCUMENT_ZH = r"(?:政府|工作|计划)*(?:报告|文件|材料|文章|报道|报纸|文本)"
_SAYS_ZH = r"(?:这么|这样|如此)?(?:说|写|讲|登|载)(?:明|出来?|了)?的?"
_SAYS_EN = r"(?:says?|said|states?|stated|writes?|written|wrote|gives?|given|prints?|printed|reports?|reported|sets?|contains?|comes? from|came from)"
# 出自哪份报告, 是哪个文件里说的, 出处是哪里; not 哪份报告里的目标更高
_ASKS_ZH = re.compile(
    rf"[，,]?(?:这(?:个|些|句话|一?条|话|数字?|说法)?)?(?:是|都?出)?(?:自|在|从|来自)?哪一?(?:份|个|篇|本|条|段|章|节|页)(?:{_DOCUMENT_ZH})?(?:的哪一?(?:部分|章|节|段|页))?(?:里面?|中|上)?{_SAYS_ZH}"
    rf"|[，,]?(?:这(?:个|些|句话|一?条|话|数字?|说法)?)?(?:是)?出自哪(?:里|儿|一?(?:份|个|篇|本){_DOCUMENT_ZH})?(?=$|[？?，,。 呢])"
    rf"|[，,]?的?(?:出处|(?:数据|数字|信息)来源)(?:是|在)?(?:什么|哪[里儿]?)?(?=$|[？?，,。 呢])|[，,]?(?:是)?在?哪[里儿]{_SAYS_ZH}(?=$|[？?，,。 呢])"
)
_ASKS_EN = re.compile(
    rf"(?:,? )?\b(?:which|what) (?:\w+ )?(?:report|document|source|paper|file|page|section|chapter) (?:is|does|do|has|was|are|it is|says?|did)?\b ?(?:(?:it|that|this|they) )?(?:{_SAYS_EN}|from|in)\b(?: (?:so|that|this|it|from|in)\b)*"
    rf"|(?:,? )?\bwhere (?:exactly )?(?:does|do|did|is|was|are|were|has) (?:it|they|that|this|the report|the document|the reports)(?: been)? (?:{_SAYS_EN}|say|from)\b(?: (?:so|that|this|from)\b)?"
    r"|^(?:and |so |ok )?(?:what(?:'s| is) (?:the|your) )?(?:source|reference|citation)s?(?: (?:for|of) (?:that|this|it))?(?=[ ?.!]*$)|,? ?\baccording to (?:what|which|whom?)(?: report| document)?(?=[ ?.!]*$)",
    re.IGNORECASE,
)
_TAIL = {"zh": "，出自哪份报告", "en": ", which report says so"}


def asks_where(question: str) -> bool:
    """Whether a question asks in which report something is said.

    >>> asks_where("灯塔要建三座，出自哪份报告"), asks_where("which document says three lighthouses will be built?")
    (True, True)
    >>> asks_where("哪份报告的目标更高"), asks_where("which report is the longest"), asks_where("灯塔建在哪里")
    (False, False, False)
    """
    return _ASKS_ZH.search(question) is not None or _ASKS_EN.search(question) is not None


def without_where(question: str) -> str:
    """The question without these words; as it is where nothing would be left.

    >>> without_where("灯塔要建三座，出自哪份报告"), without_where("which document says three lighthouses will be built?")
    ('灯塔要建三座', 'three lighthouses will be built?')
    """
    bare = _ASKS_EN.sub(" ", _ASKS_ZH.sub("", question)).strip(" ，,")
    return bare if re.search(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}", bare) else question


def only_where(question: str) -> bool:
    """Whether a turn asks nothing but where the words before it are said.

    >>> only_where("出处呢？"), only_where("Where does it say that?"), only_where("source?"), only_where("灯塔出自哪份报告")
    (True, True, True, False)
    """
    bare = _ASKS_EN.sub(" ", _ASKS_ZH.sub("", question))
    return asks_where(question) and not re.search(r"[^\W呢]", bare)


def with_where(question: str) -> str:
    """A question with that asked too, in its own language.

    >>> with_where("灯塔建几座？"), with_where("how many lighthouses?")
    ('灯塔建几座，出自哪份报告', 'how many lighthouses, which report says so')
    """
    return question.rstrip("？?。. ") + _TAIL["zh" if re.search(r"[\u4e00-\u9fff]{2}", question) else "en"]
