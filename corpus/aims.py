"""What is said of a figure by words farther off: 力争 at the head of a list, 累计 before its first item, 预计 before an average.

In: the words before a figure, and what held for the figure before it. Out: the word that holds for this one, "" if
none. Knows nothing of indicators, amounts or years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Change

# The word that makes a figure one to be striven for. matches 力争全年, 全力争取, 确保肉奶产量; not 确保了, 力争上游
AIM = re.compile(r"(力争(?!上游|取)|争取|力促|确保(?!了))")
# What is gained, not striven for. matches 争取上级资金不低于35亿元; not 争取存贷款余额突破
GAINED = re.compile(r"争取(?:到|获得)?[^，。；突增超达]{0,12}(?:资金|债券?|专项债|额度|奖|中央预算内投资)")
# A verb that begins anew. matches 推动重点领域投资突破; not 投资
_ANEW = re.compile(r"[，、,]?(?:推动|带动|推进|加快|支持|促进|加强|实施|引导|鼓励|提高)")
# What may stand before a word of aim at the head of its clause. matches 全年, 到2030年, 全力; not 优良天数比率
_HEADS = re.compile(r"[、，,]?(?:[^，、。；]{0,4}|.{0,8}[年底末])")
# An aim without a figure that a comma joins to the next one. matches 力争人均预期寿命接近全国平均水平，; not 力争实现重大突破，
_WORDED_AIM = re.compile(
    r"[，、,]?(?:全年)?(?P<aim>力争|争取|力促|确保)[^，。；]{2,16}(?:接近|达到|高于|快于|优于|超过|不低于|领先于?)[^，。；\d]{1,8}(?:水平|平均|增速|增长)，"
)
# Nothing but a verb: matches 达到, 突破, the words of 力争达到200万辆; not 技术合同成交额突破
_NO_SUBJECT = re.compile(r"(?:达到?|实现|突破|增长|超过?|完成|提高|下降|[至到]|约|近)*")
# Only the figures before were joined to this one: matches 、 and ，; not 。加快建设，
_JOINED = re.compile(r"[，、,]")
_TOTAL = re.compile(r"累计|总共")
# A target told beside what came of it: the words before its figure and behind it. matches 未完成(5.5%的目标), 没有达到(6%的目标); not 确保实现(5%的目标)
_HELD_AGAINST = re.compile(
    r"(?P<subject>[^，。；]*?)(?:仍|均|也|都|但)?(?P<missed>(?:未|没有?|尚未|未能|没能)(?:如期)?)?"
    r"(?P<verb>完成|达到|达成|实现|低于|不及|高于|超过|超出|好于|优于|快于)(?:年初|全年|年度|原定|预定|既定|确定|提出|下达|的)*(?P<grows>增长|下降)?"
)
# The same with the word before the figure. matches 年初预期目标为(6.5%), （全年目标; not 主要预期目标是, 今年目标为, 目标任务
_TARGET_BEFORE = re.compile(
    r"(?:而|但|其)?(?:年初|全年|年度|原定|预定|既定|确定|提出|下达|预期|计划|规划|增长|的)*目标值?(?:定为|设定为|确定为|是|为|：)?(?P<grows>增长|下降)?"
)
_GROWS: dict[str, Change] = {"增长": "growth", "下降": "fall"}
_BEHIND_TARGET = re.compile(r"(?:左右|以上|以下|以内|以外)?的?(?:年初|全年|年度|控制|规划|既定|调控|预期|计划|增长)*目标(?![任线值])")
_ESTIMATED = re.compile(r"(?<!比)(?:预计|预估)(?!的)")


def aim_of(lead: str, piece: str, before: str) -> tuple[str, str]:
    """The word of aim that governs a figure, and the one that goes on to the next; "" for none.

    `lead` are all words since the last figure, `piece` those of its clause, `before` what goes on from the last figure: it
    does where nothing but one comma parts the two statements. A word behind its subject, or without one, governs that one alone.

    >>> aim_of("力争银行业收入增长", "力争银行业收入增长", ""), aim_of("、保费收入增长", "、保费收入增长", "力争")
    (('力争', '力争'), ('力争', '力争'))
    >>> aim_of("，完善机制，保费收入增长", "保费收入增长", "力争"), aim_of("优良天数比率力争达到", "优良天数比率力争达到", "")
    (('', ''), ('力争', ''))
    >>> aim_of("力争预期寿命接近全国平均水平，受教育年限达到", "受教育年限达到", "")
    ('力争', '力争')
    >>> aim_of("争取各类资金65亿元", "争取各类资金65亿元", ""), aim_of("争取存贷款余额突破", "争取存贷款余额突破", "")
    (('', ''), ('争取', '争取'))
    """
    if GAINED.search(piece):
        return "", ""
    own = list(AIM.finditer(piece))
    if own:
        heads = _HEADS.fullmatch(piece[: own[-1].start()]) and not _NO_SUBJECT.fullmatch(piece[own[-1].end() :])
        return own[-1][0], own[-1][0] if heads else ""
    worded = None if own or _ANEW.match(piece) else _WORDED_AIM.fullmatch(lead.removesuffix(piece))
    if worded:
        return worded["aim"], worded["aim"]
    joined = _JOINED.match(lead) is not None and len(lead) - len(piece) <= 1
    goes_on = before if joined and not _ANEW.match(piece) else ""
    return goes_on, goes_on


@dataclass(frozen=True, slots=True)
class TargetBeside:
    """A target that a result is held against: what the clause itself names, "" for the figure before, and its growth or fall."""

    subject: str
    change: Change | None


def target_beside(piece: str, after: str) -> TargetBeside | None:
    """The target whose figure `piece` leads to and `after` follows; None where the figure is none that a result is held against.

    >>> target_beside("，未完成", "的预期目标"), target_beside("降幅没有达到年初确定的下降", "的目标。")
    (TargetBeside(subject='', change=None), TargetBeside(subject='降幅', change='fall'))
    >>> target_beside("，年初预期目标为", "左右。"), target_beside("（目标", "）"), target_beside("，2031年目标为", "")
    (TargetBeside(subject='', change=None), TargetBeside(subject='', change=None), None)
    >>> target_beside("确保实现", "的预期目标"), target_beside("超过", "的企业")
    (None, None)
    """
    words = piece.strip("、，和且并（( ")
    if told_before := _TARGET_BEFORE.fullmatch(words):
        return TargetBeside("", _GROWS.get(told_before["grows"] or ""))
    told = _HELD_AGAINST.fullmatch(words)
    if told is None or AIM.search(words) or not _BEHIND_TARGET.match(after):
        return None
    return TargetBeside(told["subject"], _GROWS.get(told["grows"] or ""))


def is_total(lead: str, piece: str, before: bool, stated: bool, unit: str) -> bool:
    """Whether 累计 holds for a figure: it stands in its clause, or before the first of a list that goes on with bare names.

    >>> is_total("累计接待游客", "累计接待游客", False, False, "亿人次"), is_total("、旅游花费", "、旅游花费", True, False, "万亿元")
    (True, True)
    >>> is_total("、森林覆盖率", "、森林覆盖率", True, False, "%"), is_total("，总额达", "总额达", True, True, "亿元")
    (False, False)
    """
    if _TOTAL.search(piece):
        return True
    return before and lead.startswith("、") and lead == piece and not stated and unit not in ("%", "‰", "个百分点")


def estimated(words: str) -> str:
    """The word that makes the figure after `words` an estimate, "" if none.

    >>> estimated("全社会研发经费投入预计年均增长"), estimated("好于预计的增长")
    ('预计', '')
    """
    found = _ESTIMATED.findall(words)
    return str(found[-1]) if found else ""
