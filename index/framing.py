"""What frames a question about a text and names nothing of it, as reading tests do: according to the passage; which of the following is true.

In: a question. Out: the question without its frames, or without those before it. Words of the language only; a question of frames alone is left as it is.
"""

from __future__ import annotations

import re

_TEXT = r"(?:passage|text(?! (?:message|book))|article|paragraph|excerpt|author|writer|information|reading)"
_TRUTH = r"(?:true|false|correct|incorrect|accurate|inaccurate|right|wrong)"
# Matches: According to the passage, · based on the information given in the text · Which of the following statements is not true about · does the author
# mention · all of the following are examples of … except · as stated above. Not: the passage of the law · the following year · according to the mayor.
_EN = (
    rf"(?:according to|based on|judging (?:from|by)|as (?:stated|described|mentioned|discussed|noted|said|indicated|shown) (?:in|by)|from|per)"
    rf"(?: (?:what is said|the (?:facts|details|information)(?: (?:given|provided|presented))?) in)? (?:the|this) (?:above |given )?{_TEXT}(?: above| provided| given)?\b(?! of\b)",
    rf"(?:does|do|did|would|is|are|was|were) (?:the|this) {_TEXT}s? (?:say|state|mention|claim|suggest|imply|describe|support|note|argue|consider)(?: that)?\b",
    rf"(?:what|how) (?=(?:does|do|did) (?:the|this) {_TEXT})",
    rf"(?:the|this) {_TEXT} (?:says|said|states|stated|mentions|mentioned|claims|claimed|suggests|implies|describes|notes|argues|believes)(?: that)?\b",
    rf"(?:is|are|was|were)? ?(?:not )?(?:mentioned|stated|described|discussed|listed|given|found|referred to) (?:in|by) (?:the|this) {_TEXT}\b",
    r"(?:which|what) (?:(?:one|two|three) )?(?:of )?(?:these|the (?:following|below))(?: (?:statements?|options?|answers?|choices?|sentences?|facts?|descriptions?|claims?))?\b",
    r"(?:which|what) (?:statements?|options?|answers?|sentences?|claims?)\b",
    r"all (?:of )?the following(?: (?:statements|options|things))?|except for one|\bexcept\W*$",
    rf"(?:is|are|was|were|would be|can be) (?:(?:most|least) likely )?(?:not )?(?:considered )?(?:an? |the )?(?:(?:most|least|best) )?{_TRUTH}(?: (?:statements?|descriptions?|facts?|examples?))?(?: (?:about|of|regarding|concerning|for|according to))?\b(?! hand| wing| side| of way)",
    r"(?:best|most accurately|least accurately|accurately) (?:describes?|answers?|explains?|summari[sz]es?|represents?)",
    r"(?:would|could|can) (?:not )?(?:likely )?be (?:considered|described as|classified as|regarded as)(?: an? (?:examples? of)?)?",
)  # fmt: skip
_THIS = r"(?:[这该此上][一]?[段篇则]|[本该此上下短]|以上|上述|所给)"
_TEXT_ZH = r"(?:文章|短文|文段|段落|文字|材料|段话|文本)"
# Matches: 根据文章内容， · 文中没有提到 · 下列哪一项说法是正确的 · 以下选项中 · 作者认为. Not: 文章阁 · 以下岗职工为例 · 根据规划 · 作文
_ZH = (
    rf"(?:根据|依据|按照|从|依照)(?:{_THIS}?{_TEXT_ZH}|{_THIS}文|作者)(?:中|里|内(?!容))?(?:的)?(?:内容|信息|所述|描述|叙述|说法|观点|介绍|所说|来看|可知)*[,，]?",
    rf"(?:(?:没有|并未|未)?在)?(?:{_THIS}?{_TEXT_ZH}|{_THIS}?文(?=中)|本文|作者|笔者)(?:中|里|内(?!容))?(?:是|都)?(?:没有|并未|未)?(?:提到|提及|指出|认为|所述|所说|描述|谈到|说明|表示|说)(?:的|过|了)*",
    r"(?:下列|以下|下面|下述)(?:各|四)?(?:选项|陈述|说法|描述|叙述|表述|句子|答案|哪(?:一|几)?[项个种类些条句])(?:中|里|之中)?[,，]?(?:哪(?:一)?[项个种])?"
    r"(?:的?(?:说法|陈述|描述|选项|叙述|表述|答案))?(?:中)?(?:可能|最有可能|最可能)?(?:是|不是|不属于|属于)?最?不?(?:正确|准确|符合|恰当|属实|真实|错误|合适)?(?:地描述了?|的)?是?",
    r"(?:哪(?:一)?[项个种])(?:说法|陈述|描述|选项|叙述|表述|答案)(?:是|不)*(?:最)?(?:正确|准确|符合|恰当|属实|错误)?(?:的)?",
    r"(?:最能|最准确地?|能够?)(?:描述|回答|概括|说明|解释)(?:了|这个问题|该问题)?",
)
FRAMES = {
    "en": "|".join(rf"(?:\b(?:{one}))" for one in _EN),
    "zh": "|".join(_ZH),
}  # patterns for lower case, also of the embedder's tokenizer
_FRAMES = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in FRAMES.items()}
# Of these, what stands before a question that is whole without it.
_LEADS = {"en": re.compile(rf"(?:^|(?<=[,;:?] )){_EN[0]}\W*", re.IGNORECASE), "zh": re.compile(rf"^{_ZH[0]}")}
# How the answer is to be told: in a nutshell, in three points, tl;dr, 一句话概括, 用大白话说说. Not: in brief proceedings · three key points of the plan.
_MANNER = {
    "en": re.compile(
        r"\b(?:in (?:short|brief)(?= *(?:[,.:?!]|$))|in (?:a nutshell|a few words|plain (?:words|english|terms|language)|simple (?:words|terms|language)|layman'?s terms|(?:one|a|two|three|a few|a couple of) (?:sentences?|lines?|words?|points|bullets?|bullet points))\b|\bbriefly|sum(?:s|med|ming)? up|summari[sz]e|boil(?:s|ed)? down|tl ?; ?dr)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"用?(?:一|两|几|三)(?:两|三)?句话(?:来|地)?|(?:简单|简要|简短|简略|大概|大致)地?(?:来|的)?(?=[说讲谈概总归介梳]|$)|(?:概括|总结|归纳|梳理|概述|小结)(?:一下|下|说说|讲讲)?|用?(?:大白话|通俗的话|白话)(?:来)?|长话短说"
        # 太恼火了, 心里没底: how the asker feels
        r"|(?:真?[让叫令][人我])?(?:心里|心头)?(?:[太很真好]|特别|实在|老是?|一直)?(?:恼火|烦人|头疼|头痛|闹心|揪心|窝火|愁人|发愁|犯愁|焦心|心慌|没底|想不通|搞不懂|弄不懂|看不懂|搞不明白|弄不明白|纳闷)(?:得很|死了|极了|了|的很)?"
    ),
}
_EDGES = re.compile(r"^[\s,，:：;；、]+|[\s,，:：;；、]+(?=[?？。.]?$)")
_WORD = re.compile(r"[\w\u3400-\u9fff]{2,}")


def unframed(question: str, language: str) -> str:
    """The question without what frames it; as it is where nothing that could be searched for would be left."""
    rest = _EDGES.sub("", " ".join(_FRAMES[language].sub(" ", question).split()))
    return rest if _WORD.search(rest) else question


def without_lead(question: str, language: str) -> str:
    """The question without a frame that stands before it, in the rest's own words: who paid? for According to the article, who paid?"""
    rest = _LEADS[language].sub("", question).strip()
    return rest if _WORD.search(rest) else question


def without_manner(text: str, language: str) -> str:
    """The text with blanks in the place of words for how it is to be told and how the asker feels, as many as they had characters.

    >>> without_manner("In short, what was achieved?", "en").strip()
    ', what was achieved?'
    """
    return _MANNER[language].sub(lambda found: " " * len(found[0]), text)
