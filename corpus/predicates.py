"""What is said of an indicator before its figure: a level, a growth, a fall, a rank, a distance from another place.

In: the piece of a sentence that ends where an amount begins. Out: a `Predicate`: the words before it (the subject),
the kind of change, the words that bound or colour the figure. Knows nothing of amounts, years or names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.model import Change
from corpus.moments import BASE
from corpus.subjects import is_whole

_ADVERBS = (
    r"连续[二两三四五六七八九十\d]{1,3}年|"
    "(?:可比|同|自然|全)口径|同比|年均|平均|累计|总共|共|实际|名义|可比|同口径|按可比价格?(?:计算)?|按不变价格?(?:计算)?|按|止跌|预计|预期(?!目标)|有望|力争|争取|确保|努力|全力|将|要|已经?|均|都|分别|双双|进一步|稳步|持续|逆势|历史性|首次|"
    "全部|可(?=达|完成|实现|突破|超|增)|仅|也|再|率先|成功|今年|全年|当年|五年|一年|年|[，]|大幅|快速|较快|明显|显著|平稳|继续|合计|约|总体|左右|顺利|最终|迅速|每年|平均每年|由此|完成|实现|"
    "至少|始终|一直|长期|常年"
)
_GROWTH = "(?:新|净)增|(?<!自然)增长率?(?:达到?|为|实现|突破|超过?|约)?|增(?![至到加速幅产收])|增加(?![至到])|上涨(?:幅度)?(?:控制在|为)?|上升(?![至到])|提高(?![至到])|提升(?![至到])|扩大(?![至到])|涨(?!幅)|增收|实现增长|增产"
_FALL = "下降(?![至到])|降低(?![至到])|减少(?![至到])|回落(?![至到])|缩小(?![至到])|压减(?![至到])|收窄(?![至到])|降幅(?:达到?|为)|降(?![至到])|压降|减产|下降率(?:达到?|为)|缩短(?![至到])|减量"
_TO = "[至到]|到了|至了"
_LEVEL = (
    f"(?:增长|增加|增|提高|提升|上升|升|扩大|跃升|跃|攀升|上涨|涨|扩展|拓展|恢复|回升|发展|升高|扩|增强)(?:{_TO})|(?:下降|降低|降|减少|压缩|压减|缩小|缩短|回落|减|压降)(?:{_TO})|"
    "达到?了?|为|是|实现|完成|突破|超过|超|跃上|迈上|站上|跨上|迈过|跨过|跨越|跃过|保持在|稳定在|维持在|控制在|稳定保持在|保持稳定在|稳定达到|保持|稳定|接近|逼近|高达|仅为|约为|设定为|定为|目标设定为|目标为|"
    "安排|累计达|均值|平均为"
)
_BEFORE = "约为?|近|超过?|逾|不低于|不高于|不少于|不超过|高于|低于|多于|少于|至少|突破|最高|将近|接近|达到?|在|首次|历史性|又|一举|新|了|过|大约|再"
_QUALIFIERS = re.compile(
    r"力争|争取|确保|努力|约|近(?!年)|超过|超|逾|不低于|不高于|不少于|不超过|高于|低于|至少|突破|最高|接近|逼近|迈上|跨上|站上|跃上|跨越|迈过|跨过|首次|实际|名义|同口径|可比口径|自然口径|(?<![超通跨迈跃越])过"
)
_PREDICATE = re.compile(
    rf"^(?P<subject>.*?)(?P<adverbs>(?:{BASE.pattern}|{_ADVERBS})*)(?:(?P<level>{_LEVEL})|(?P<growth>{_GROWTH})|(?P<fall>{_FALL}))?了?(?P<before>(?:{_BEFORE})*)$"
)
# A list of its own ranks the place, not the indicator. matches 全国百强区, 综合实力; not 全国, 中部
_OTHER_RANK = re.compile(r"强|榜|指数|实力|先进|示范|名单|排行|评价|考核")
_STANDS_AT = re.compile(r"(?<=.)中(?:位列|列|排名|排|位居|居)$")  # 在全国保税区中列第39位: no word of what it is among
_MAX_AMONG_CHARS = 8
_PLACE_WORD = r"全国|全球|世界|我国|全省|全市|全区|全县|西部|中部|东部|东北|中西部|西南|西北|华东|长三角|成渝|中心城区|主城(?:都市)?区|同类|直辖市|[^，。；、\d]{2,24}?"
# matches 居全国, 全市, 位列西部, 稳居全国城市; not 居民
_RANK = re.compile(
    r"^(?P<subject>.*?)(?P<adverbs>(?:均|都|分别|双双|继续|连续\S{1,4}年|稳定|也|首次|历史性)*)"
    r"(?:(?:稳居|位居|居|位列|列|排名|排位|排在|排|跃居|升至|升到|跃升至|跃升到|跃至|进至|前移至|上升到|上升至|提升至|晋升至|保持|名列|位次.{0,3}|在)(?P<among>[^，。；、\d]{0,14})|(?P<alone>全国|全球|世界|全省|全市|全区|西部|中部|东部|中心城区|[一-鿿]{2,6}(?:城市|地区|省份|中)))$"
)
# matches 高于全国, 快于全国平均, 高出全省平均水平; not 高于
_DISTANCE = re.compile(
    rf"^(?P<subject>.*?)(?P<adverbs>(?:均|都|分别|连续\S{{1,4}}年)*)(?P<way>高于|快于|高出|超过|领先|低于|慢于|落后)(?P<than>(?:{_PLACE_WORD})(?:平均水平|平均增速|平均|水平|增速|增幅|目标|同期)*)(?:约|近|超过?)?$"
)
_SHARE = re.compile(
    r"^(?P<subject>.*?)(?P<share>占(?P<whole>[^，。；、]{0,16}?)(?:的?比重|比|比例|份额)?)(?:力争|争取|确保|预计|将|要|已|首次|历史性|始终|一直|长期|常年)*(?P<verb>达到?|为|超过?|突破|提高[到至]|提升[到至]|上升[到至]|保持在|稳定在|均?)(?P<before>(?:约|接近|逼近|近|超过?|达到?)*)$"
)


_OWN_GROWTH = frozenset("增速 增幅 同比增速 增长率 年均增速".split())
# matches GDP增长目标, 地区生产总值预期增长目标; not 目标
_TARGET_NAME = re.compile(r"(?<=.)(?:预期)?(?:增长|增速)?(?:预期)?目标$")


@dataclass(frozen=True, slots=True)
class Predicate:
    """What stands before a figure: subject, kind of change, qualifiers as printed, and what it is compared with."""

    subject: str
    change: Change
    stated: bool  # whether a verb says what the figure is
    adverbs: str = ""
    qualifiers: tuple[str, ...] = ()
    against: str = ""
    share: str = ""


def read_predicate(piece: str, unit: str) -> Predicate | None:
    """The predicate that ends `piece`; None where the figure is something else than said of its subject.

    >>> p = read_predicate("全省地区生产总值同比增长", "%")
    >>> p.subject, p.change, p.adverbs
    ('全省地区生产总值', 'growth', '同比')
    >>> read_predicate("进出口总额突破", "亿元").qualifiers, read_predicate("、高于全国", "个百分点").change
    (('突破',), 'above')
    >>> read_predicate("增速居全国", "位").against
    '全国'
    """
    if unit == "位":
        return _rank(piece)
    if unit in ("个百分点", "百分点"):
        distance = _DISTANCE.match(piece)
        if distance:
            change: Change = "below" if distance["way"] in ("低于", "慢于", "落后") else "above"
            return Predicate(distance["subject"], change, True, distance["adverbs"], (), distance["than"])
    if unit in ("%", "‰"):
        share = _SHARE.match(piece)
        if share and (share["whole"] or piece.endswith(("占比", "比重")) or share["share"] == "占比" or share["verb"]):
            words = tuple(_QUALIFIERS.findall(share["verb"] + share["before"]))
            return Predicate(share["subject"], "level", True, "", words, "", share["share"].rstrip("的"))
    match = _PREDICATE.match(piece)
    if match is None:
        return None
    base = BASE.search(piece, match.start("adverbs"))
    said = match["adverbs"] + (match["level"] or match["growth"] or match["fall"] or "") + match["before"]
    change = "growth" if match["growth"] or not unit else "fall" if match["fall"] else "level"
    against = _base_words(base[0]) if base else "上年" if "同比" in said else ""
    stated = bool(match["level"] or match["growth"] or match["fall"])
    return Predicate(match["subject"], change, stated, match["adverbs"], tuple(dict.fromkeys(_QUALIFIERS.findall(said))), against)


def _rank(piece: str) -> Predicate | None:
    match = _RANK.match(piece)
    if match is None:
        return None
    among = _STANDS_AT.sub("", match["among"] if match["among"] is not None else match["alone"])
    if _OTHER_RANK.search(among) or len(among) > _MAX_AMONG_CHARS:
        return None
    return Predicate(match["subject"], "rank", True, match["adverbs"], (), among)


def _base_words(printed: str) -> str:
    """The base of a comparison without its verb: 较2020年末 → 2020年末."""
    return re.sub(r"^(?:比|较|相较于?|相比于?|与|是|超)|(?:相比)?[，]?$", "", printed)


def of_growth(predicate: Predicate | None, unit: str) -> Predicate | None:
    """The predicate as one of growth where its subject only names the growth: 增速, GDP增长目标, GDP目标 …%."""
    if predicate is None or predicate.change != "level" or unit != "%" or predicate.share:
        return predicate
    words = predicate.subject.strip("、，和且并 ")
    if words in _OWN_GROWTH:
        return replace(predicate, subject="", change="growth", stated=True)
    bare = _TARGET_NAME.sub("", words)
    if bare != words or (predicate.stated and is_whole(words) and not words.endswith(("增速", "总量")) and "占" not in words):
        return replace(predicate, subject=bare, change="growth", stated=True)
    return predicate
