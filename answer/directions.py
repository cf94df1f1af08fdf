"""Which way a sentence says that something went, and whether its source says so of the same figure.

In: a sentence and the texts it rests on, either language. Out: `Direction`s with their sign, and those that the source
does not bear out. Words of the two languages only; the module knows nothing of tables or citations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.figures import Figure, find_figures, half_width

# Longest first at each place, so that 不超过 is not read as 超过, "no less than" not as "less than".
_UP_ZH = "不低于|不少于|不小于|不亚于|超额|超过|突破|高于|多于|大于|优于|快于|领先|以上|至少|增长|增加|新增|上升|上涨|上扬|提高|提升|提速|扩大|扩张|攀升|回升|走高|增至|升至|增强|加快|加速|翻番|翻一番|改善|好转|净增|增幅|扩容|涨|超(?=\\d)|高出|[升增涨](?=[至到为\\d])|[高多快](?=\\d)|拉长|延长|倍增|[余多](?=[亿万元家人户个项])|>|≥"
_DOWN_ZH = "不超过|不高于|不多于|不大于|不及|不足|不到|不满|少于|低于|小于|慢于|落后|以内|以下|至多|下降|减少|降低|下滑|下跌|回落|缩小|收窄|萎缩|走低|降至|减至|减弱|削弱|放缓|放慢|减速|压减|缩减|恶化|转差|减幅|降幅|净减|跌|低出|缩短|压缩|精简|减半|[降减跌](?=[至到为\\d])|[低少慢](?=\\d)|<|≤"
_UP_EN = "no less than|no fewer than|not less than|not below|at least|or more|more than|greater than|higher|(?:above|over)(?=_LEVEL)|up(?! to| with| and)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped)|outperform(?:s|ed)?|beat|beats|rose|rises?|rising|risen|gr[eo]w|grows|grown|growing|growth|increas(?:e|es|ed|ing)|climb(?:s|ed)?|jump(?:s|ed)?|soar(?:s|ed)?|gain(?:s|ed)?|rais(?:e|es|ed|ing)|add(?:s|ed)|new|newly|expan(?:d|ds|ded|ding|sion)|accelerat(?:e|es|ed|ing|ion)|improv(?:e|es|ed|ing|ement)|strengthen(?:s|ed|ing)?|enlarg(?:e|es|ed)|doubl(?:e|ed)|faster|lengthen(?:s|ed)?|extend(?:s|ed|ing)?|prolong(?:s|ed)?|upgrad(?:e|ed|ing)|enhanc(?:e|ed|ing)"
_DOWN_EN = "no more than|not more than|no greater than|not exceed(?:ing)?|not above|at most|or less|or fewer|up to|less than|fewer than|smaller than|lower than|lower(?:s|ed|ing)?|(?:below|under)(?=_LEVEL)|within(?=_LEVEL)|fell short|falls? short|falling short|short of|fell|falls?|falling|fallen|dropp?(?:s|ed|ing)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tion)|cut(?:s|ting)?|down|shrink(?:s|ing)?|shrank|shrunk|slid|slump(?:s|ed)?|lost|weaken(?:s|ed|ing)?|worsen(?:s|ed|ing)?|slow(?:s|ed|ing)?|slower|narrow(?:s|ed|ing)?|shorten(?:s|ed|ing)?|halv(?:e|ed)|contract(?:ed|ion)"
# over 5, above the average; not "over the years", "under the programme".
_LEVEL = r" (?:the )?(?:about |around )?(?:\d|one|two|three|four|five|ten|half|averages?|targets?|levels?|that|those|provincial|national|municipal|planned|expected|last year)"
_DIRECTION = re.compile(
    rf"(?P<down_zh>{_DOWN_ZH})|(?P<up_zh>{_UP_ZH})|\b(?:(?P<down_en>{_DOWN_EN})|(?P<up_en>{_UP_EN}))\b".replace("_LEVEL", _LEVEL),
    re.IGNORECASE,
)
# 未完成, 没有定义, was not met; not 不断, 未来, 无人机, "not only", "No. 1".
NEGATION = re.compile(
    r"未(?!来|成年|央)|没有?|并非|不(?!断|仅|只|但|同|少于|低于|多于|高于|超过|足|到|及|动产|锈|小于|大于|亚于|满)|尚无|(?<!有|从)无(?!人机|锡|线|障碍|缝|感|偿|论|穷|废)"
    r"|\b(?:not(?! only| just)|never|none|neither|cannot|without|no(?! (?:less|more|fewer|greater) |\. ?\d))\b|n't\b",
    re.IGNORECASE,
)
# A clause up to its ，, ; or full stop.
_CLAUSE = re.compile(r"[^，。；;！？!?\s][^，。；;！？!?]*?(?=[，。；;！？!?]|,(?!\d{3})|\.(?!\d)|$)")


@dataclass(frozen=True, slots=True)
class Direction:
    """A word at `start`:`end` that says more (+1) or less (-1)."""

    text: str
    start: int
    end: int
    sign: int


def find_directions(text: str) -> tuple[Direction, ...]:
    """The words of a text that say which way, in order.

    >>> [(found.text, found.sign) for found in find_directions("税收增长5%、能耗下降3%，失业率控制在5.3%以内")]
    [('增长', 1), ('下降', -1), ('以内', -1)]
    >>> [(found.text, found.sign) for found in find_directions("Exports fell 5% to no less than 3 billion yuan")]
    [('fell', -1), ('no less than', 1)]
    """
    found = _DIRECTION.finditer(half_width(text))
    return tuple(Direction(m[0], m.start(), m.end(), 1 if (m.lastgroup or "").startswith("up") else -1) for m in found)


def unsupported_direction(sentence: str, sources: Sequence[str]) -> str | None:
    """The first direction (or negation) of a sentence that its sources do not bear out; None where all do.

    Beside a figure, the source's clause with that figure must not say the contrary; without one, some source must say it.

    >>> unsupported_direction("外资下降52%", ["实际使用外资增长52%"]), unsupported_direction("外资增长52%", ["实际使用外资同比增长52%"])
    ('下降', None)
    """
    signs = {direction.sign for source in sources for direction in find_directions(source)}
    for clause in clauses_of(sentence):
        for direction in find_directions(clause):
            told = [sign for figure in find_figures(clause) for sign in _signs_of(figure, sources)]
            if (told and direction.sign not in told) or (not told and direction.sign not in signs):
                return direction.text
    negation = NEGATION.search(sentence)
    return negation[0] if negation and not any(NEGATION.search(source) for source in sources) else None


# 增速为-2.3%: a rate of growth that is given without a word for its way, which its minus tells
_RATE = re.compile(r"增速[^，。；,;]*?(?P<minus>[-−负]\s*)?$")
# 下降2.3%, fell by 2.3%: what a rate of growth without a minus does not tell
_FALL = re.compile(
    r"(?P<word>下降|减少|下滑|下跌|萎缩|\b(?:fell|fall(?:s|ing|en)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|dropped|shr[aiu]nk))了?\s*(?:by\s+)?$",
    re.IGNORECASE,
)


def unsupported_rate(text: str, figure: Figure, sources: Sequence[str]) -> str | None:
    """The words of a rate of growth, up to its figure, that goes the other way than every source which has the figure; None for any other.

    >>> rate = "投资增速为2.3%"
    >>> [unsupported_rate(rate, find_figures(rate)[0], [source]) for source in ("投资下降2.3%", "投资增速 % 5 -2.3", "投资增长2.3%", "占2.3%")]
    ['增速为', '增速为', None, None]
    >>> unsupported_rate("投资下降2.3%", find_figures("投资下降2.3%")[0], ["投资增速 % 5 2.3"])
    '下降'
    """
    before = half_width(text[: figure.start])
    fall = _FALL.search(before)
    told = fall or _RATE.search(before)
    if told is None or (fall is None and find_directions(told[0])):
        return None
    signs = {sign for source in sources for clause in clauses_of(source) for sign in _ways_of(clause, figure)}
    if not signs or (-1 if fall or told["minus"] else 1) in signs:
        return None
    return fall["word"] if fall else text[told.start() : figure.start]


# the sign of a figure: -2.3, 负2.3; not that of a range, 5-8
_MINUS = re.compile(r"(?<![\d年月])\s*[-−负]\s*$")


def _ways_of(clause: str, figure: Figure) -> set[int]:
    """Which way a clause says that an amount went: by its words, its minus, or as a rate of growth without one."""
    ways: set[int] = set()
    for other in find_figures(clause):
        if other.value == figure.value:
            minus = _MINUS.search(half_width(clause[: other.start])) is not None
            said = {direction.sign for direction in find_directions(clause)}
            ways |= {-1} if minus else said or ({1} if "增速" in clause else set())
    return ways


def says_way(clause: str, figure: Figure) -> bool:
    """Whether a clause that holds a figure says which way: by a word, or by the minus before it.

    >>> rate = "投资 5 -2.3"
    >>> [says_way(text, find_figures(rate)[1]) for text in (rate, "投资下降2.3%", "投资 2.3")]
    [True, True, False]
    """
    return bool(find_directions(clause)) or -1 in _ways_of(clause, figure)


def _signs_of(figure: Figure, sources: Sequence[str]) -> list[int]:
    """The signs in the clauses of the sources that hold a figure."""
    clauses = [clause for source in sources for clause in clauses_of(source)]
    holding = [clause for clause in clauses if any(other.value == figure.value for other in find_figures(clause))]
    return [sign for clause in holding for sign in (_told_down(clause, figure) or [one.sign for one in find_directions(clause)])]


def _told_down(clause: str, figure: Figure) -> list[int]:
    """[-1] where a clause has a minus before the figure, which tells a fall."""
    minus = (_MINUS.search(half_width(clause[: other.start])) for other in find_figures(clause) if other.value == figure.value)
    return [-1] if any(minus) else []


def clauses_of(text: str) -> list[str]:
    """The clauses of a text, in order; a comma inside a figure parts none.

    >>> clauses_of("增长5%，达1,200家。")
    ['增长5%', '达1,200家']
    """
    return [match[0] for match in _CLAUSE.finditer(text)] or [text]
