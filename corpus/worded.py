"""Aims and levels in words, without a figure: 与经济增长同步, 高于全国平均水平, 保持稳定.

In: one sentence. Out: what stands where a figure would: the words, where they stand, the words of the subject before
them. Words that are no measure of their own count only in a sentence that names the main targets. Knows nothing of
years, places or of which subjects are indicators.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Change

# matches 与经济增长同步, 和经济增长基本同步, 与GDP增速保持同步; not 与全国同步实现现代化
_IN_STEP = re.compile(
    r"(?P<value>[与和同](?P<against>(?:地区)?(?:经济|GDP|生产总值)(?:增长|发展|增速)?)(?:保持)?(?:基本)?同步(?:增长)?)(?=[，、。；;,）]|$|等)"
)
# matches 高于全国平均水平, 快于经济增速; not 高于全国1.2个百分点
_ABOVE = re.compile(
    r"(?P<value>(?P<way>高于|快于|低于)(?P<against>(?:全国|全省|全市|全区|经济|GDP|地区生产总值|城镇居民|全部投资|规上工业)[^，。；、\d]{0,8}))(?=[，、。；;,）]|$)"
)
# matches 保持稳定, 稳步提升, 完成国家下达任务; only where main targets are listed
_AIMED = re.compile(
    r"(?P<value>(?:保持(?:基本)?稳定|稳步(?:提升|提高|增长)|合理回升|只增不减|稳量提质|稳中提质|正增长|保持[^，。；\d]{1,4}水平|达到国家[^，。；\d]{0,20}|控制在国家下达目标内|"
    r"(?:全面|不折不扣)?完成(?:年度|全部|国家|经国家)?[^，。；\d]{0,12}(?:任务|目标)))(?=[，。；;,]|$)"
)
# Ends a statement with a figure in a list without commas: matches 增长5.5%左右、失业率; not 城镇、农村
_AFTER_FIGURE = re.compile(r"(?:[\d%％]|左右|以[内上下]|\d[万亿]?[人元吨斤])、")
_RISING = re.compile(r"提升|提高|增长|回升")
# matches 主要预期目标是：, 预期目标为; not 完成年度目标
LISTS_TARGETS = re.compile(r"(?:主要|预期)目标(?:建议)?(?:[是为：:]|如下)|等预期目标")


@dataclass(frozen=True, slots=True)
class Worded:
    """`value` at `start`:`end` of the sentence, what it measures itself against, and the subject's words before it."""

    start: int
    end: int
    subject_start: int
    subject: str
    value: str
    change: Change
    against: str
    pace: bool = False  # a growth that is set against another: 收入增长高于经济增长


def find_worded(sentence: str, aims: bool = False) -> list[Worded]:
    """The statements without a figure, in order; `aims` where the paragraph before it lists the main targets.

    >>> [(w.subject, w.value, w.change) for w in find_worded("主要预期目标是：居民收入增长与经济增长同步，粮食产量保持稳定。")]
    [('居民收入', '与经济增长同步', 'growth'), ('粮食产量', '保持稳定', 'level')]
    >>> find_worded("队伍保持稳定。"), find_worded("与全国同步基本实现现代化。")
    ([], [])
    """
    found: list[Worded] = []
    for match in _IN_STEP.finditer(sentence):
        found.append(_worded(sentence, match, "growth", match["against"]))
    for match in _ABOVE.finditer(sentence):
        found.append(_worded(sentence, match, "below" if match["way"] == "低于" else "above", match["against"]))
    if aims or LISTS_TARGETS.search(sentence):
        for match in _AIMED.finditer(sentence):
            found.append(_worded(sentence, match, "growth" if _RISING.search(match["value"]) else "level", ""))
    return sorted((worded for worded in found if worded.subject), key=lambda worded: worded.start)


def _worded(sentence: str, match: re.Match[str], change: Change, against: str) -> Worded:
    start = max(sentence.rfind(stop, 0, match.start()) for stop in "，。；：:;,") + 1
    start = max((found.end() for found in _AFTER_FIGURE.finditer(sentence, start, match.start())), default=start)
    subject = re.sub(r"(?:年均|均|要|将|争取|力争|实现)+$", "", sentence[start : match.start()])
    if match.re is _AIMED and subject.endswith(("降低", "下降")):
        subject, change = subject[:-2], "fall"
    elif match.re is not _AIMED:
        subject = re.sub(r"增长$" if match.re is _ABOVE else r"(?:增长|增速|增幅)$", "", subject)
    pace = match.re is _ABOVE and sentence.endswith("增长", 0, match.start())
    return Worded(match.start(), match.end(), start, subject, match["value"], change, against, pace)
