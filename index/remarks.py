"""What a turn says to the conversation itself: thanks, a correction, something else, a way back to what was talked of before.

In: a question as typed. Out: a `Remark`: its kind, the rest that asks something, and what it goes back to. "opens" says that
what follows is of something else. Words of the two
languages alone. Knows nothing of what was said before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["", "closes", "corrects", "opens", "returns"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A turn taken apart: `rest` is what it asks, `to` names what it goes back to ("first", "before", or a thing's words)."""

    kind: Kind
    rest: str
    to: str = ""


# 好的，谢谢; Thanks, got it!; not 谢谢，那2025年呢, not "great wall".
CLOSES = re.compile(
    r"(?:(?:好的?[吧了嘞]?|行[吧了]?|可以了?|嗯+|哦+|噢|谢谢(?:你|您|了|啦)?|多谢|感谢|辛苦了?|明白了?|知道了|了解了?|懂了|收到|清楚了|原来如此|太好了|不错|厉害"
    r"|没(?:有)?(?:别的|其他)?(?:问题|事)了|就这些|先这样(?:吧)?|不用了|再见|拜拜|你好|您好|在吗|哈喽"
    r"|ok(?:ay)?|thanks?(?: you)?(?: so much| very much| a lot)?|thx|cheers|got it|i see|understood|great|perfect|nice|cool|good|fine|all ?right|sure"
    r"|makes sense|interesting|(?:very )?helpful|good to know|never ?mind|that'?s (?:all|it)|no (?:more|further) questions|bye|goodbye|hello|hi|hey)"
    r"(?:$|[\s,，.。!！、;；~～:)]+|(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])))+",
    re.IGNORECASE,
)
_NO_ZH = r"(?:不是(?:这个|的|啦)?|不对|不|错了|(?:你)?(?:搞|弄|理解|看|听)错了?|抱歉|对不起|不好意思|(?:更正|纠正)(?:一下)?)[，,。、！! ]+"
# 我问的是全市, 我是说内蒙古; not 我问一下, 我要的数.
_MEANT_ZH = r"我(?:刚才|其实|本来)?(?:想|要)?(?:问|说|指|讲|要|看)的(?:应该|其实)?是|我(?:其实)?是(?:想)?(?:问|说|指|要)"
_NO_EN = (
    r"(?:no(?! ?\.? ?\d)|nope|sorry|wrong(?: one)?|not (?:that|this)(?: one)?|actually|wait|correction)(?:[,.!:;]+ *| +(?=i\b)| *[—–-]+ *)"
)
_MEANT_EN = r"i(?: actually| really)? (?:mean|meant|was asking|am asking|asked|was talking|said)(?: about| for| of)?\b"
# 不是，我问的是全市; 我说的是内蒙古; no, I meant retail sales; I meant the 2026 one. Not 不是说要增长吗, not "no target was set".
CORRECTS = re.compile(
    rf"^(?:(?:{_NO_ZH})+(?:{_MEANT_ZH}|应该是|是|要|改[成为]|换[成为])?|(?:不是)?(?:{_MEANT_ZH})|应该是|(?:请|还是)?[改换][成为](?![英中汉普])"
    rf"|(?:{_NO_EN})+(?:{_MEANT_EN}|make (?:it|that)\b|rather\b)?|(?:{_MEANT_EN}))[，,:： ]*(?=.)",
    re.IGNORECASE,
)
# 不是2025年，是2026年; not 2025 but 2026: what is denied goes.
_DENIED_FIRST = re.compile(
    r"^(?:不是(?P<zh>[^，,。]{1,15})[，,](?:而)?是(?P<meant>.+)|not (?P<en>[^,?]{1,30})(?:, but|,| but) (?P<said>(?!(?:why|how|what|wh[eo]\w*|is|are|did|does|do)\b).+))$",
    re.IGNORECASE,
)
_DENIED_LAST = re.compile(r"[，, ]*(?:而)?不是[^，,。]{1,15}$|,? not [^,?.]{1,30}$|,? instead$", re.IGNORECASE)
# the 2026 one, the one for Sichuan
_ONE_EN = re.compile(r"^the (?P<which>[^,]{2,40}) ones?[ ?.!]*$|^the ones? (?:for|in|of|from|about) (?P<whose>.+)$", re.IGNORECASE)
# 回到GDP，…; 说回刚才的话题; back to the first topic. Not 回到2020年的水平 (a year is no topic), not 返回.
RETURNS = re.compile(
    r"^(?:(?:那么?|好的?|嗯|我们|咱们|还是|ok(?:ay)?|so|and|now|let'?s|let us|can we|please|then)[，, ]*)*"
    r"(?:(?:再|重新)?(?:回到|说回(?:到)?|回头(?:再)?(?:说|看|讲)|回过头来?(?:再)?(?:说|看)|话说回来[，,]?)(?!20\d\d)(?P<zh>[^，,。？?]*)"
    r"|(?:(?:go(?:ing)?|return(?:ing)?|com(?:e|ing)|get(?:ting)?|jump(?:ing)?|switch(?:ing)?) )?(?:back )to (?P<en>[^,?.:;]*))"
    r"[，,。.:：; ]*(?P<rest>.*)$",
    re.IGNORECASE,
)
# 换个话题，…; sorry, something else: …; not 另一个问题是什么, "another topic in the report".
OPENS = re.compile(
    r"^(?:(?:好的?|行|嗯+|那么?|ok(?:ay)?|sorry|well|now|so|and|thanks?(?: you)?|不好意思|抱歉)[，,。.!！ ]*)*"
    r"(?:(?:我们|咱们)?(?:再|另外?|还)?(?:想|要|来)?(?:换(?:一)?[个下](?:话题|问题|方向|主题)|(?:问|聊|说|谈)一?[个点些]?(?:别的|其他的?|不相干的|另(?:外)?一?[个件]事?)(?:问题|事情?)?)|另(?:外)?一个(?:问题|话题)|题外话"
    r"|something (?:else|different)|(?:(?:on|and|here's) )?(?:a |an )?(?:(?:completely|totally|quite) )?(?:different|new|another|separate|unrelated|other) (?:question|topic|subject|matter|note|thing)"
    r"|(?:let'?s )?(?:chang(?:e|ing)|switch(?:ing)?) (?:of )?(?:the )?(?:topics?|subjects?|gears)|one more (?:thing|question))"
    r"(?:[，,。.:：;；!！]| [-–—])+ *(?P<rest>.+)$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"最开始|一开始|开头|第一个|最初|最早|\b(?:first|original|initial|beginning|start)\b(?! (?:quarter|half|secretary|lighthouse))",
    re.IGNORECASE,
)
# 刚才的问题, 之前那个话题, the previous question, where we were: names no thing.
_BEFORE = re.compile(
    r"(?:我们?)?(?:刚才|刚刚|之前|前面|原来|先前|上一?个)(?:那个?|说的?|问的?|讲的?|聊的?|谈的?|的)*(?:问题|话题|主题|事情?|内容|指标|那个)?"
    r"|(?:the |my |our )?(?:previous|last|earlier|prior|other) (?:question|topic|one|point|subject|thing)|(?:where|what) we were.*|before",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"^(?:刚才|刚刚|之前|前面|先前)(?:那个|说的|问的|讲的|的)?|^(?:the )?(?:question|topic|subject|point) (?:of|about|on) ", re.IGNORECASE
)
_TOPIC = re.compile(
    r"(?:的|这个?|那个?)(?:问题|话题|事情?|方面|上来?)?$|(?:这个|那个)?(?:问题|话题)(?:上来?)?$|上来?$| (?:question|topic|point)$",
    re.IGNORECASE,
)


def read_remark(question: str) -> Remark:
    """What a question says to the conversation, and what it asks besides.

    >>> read_remark("不是，我问的是全市").rest, read_remark("no, I meant the 2026 one").rest, read_remark("谢谢！").kind
    ('全市', '2026', 'closes')
    >>> read_remark("回到游客数量，2026年目标呢")
    Remark(kind='returns', rest='2026年目标呢', to='游客数量')
    >>> read_remark("sorry, something else: how many parks are planned?").rest, read_remark("换个话题，公园有几个").kind
    ('how many parks are planned?', 'opens')
    """
    text = " ".join(question.split())
    if CLOSES.fullmatch(text):
        return Remark("closes", "")
    back = RETURNS.match(text)
    if back is not None:
        what = (back["zh"] if back["zh"] is not None else back["en"]).strip()
        if _FIRST.search(what):
            return Remark("returns", back["rest"], "first")
        if not what or _BEFORE.fullmatch(what):
            return Remark("returns", back["rest"], "before")
        return Remark("returns", back["rest"], _TOPIC.sub("", _POINTING.sub("", what)) or what)
    opened = OPENS.match(text)
    if opened is not None:
        return Remark("opens", opened["rest"])
    denied = _DENIED_FIRST.match(text)
    if denied is not None:
        return Remark("corrects", denied["meant"] or denied["said"])
    found = CORRECTS.match(text)
    if found is None:
        return Remark("", text)
    rest = _DENIED_LAST.sub("", text[found.end() :])
    one = _ONE_EN.match(rest)
    return Remark("corrects", (one["which"] or one["whose"]) if one is not None else rest)


def is_remark(text: str) -> bool:
    """Whether a text asks nothing: thanks, a greeting, an end."""
    return read_remark(text).kind == "closes"
