"""Printed amounts of a sentence: the number or range, its unit, and the words that bound it.

In: Chinese text. Out: `Amount`s in order: 4.5%—5%, 1.5万亿元, 5%左右, 30家以上, 第5位, 翻一番. Numbers stay in the
printed unit. Knows nothing of what is counted, of years or of places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# Full-width digits, letters, signs -> half width, one to one, so that offsets stay.
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_COUNTED = (
    "个百分点|百分点|%|‰|平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|标准箱|标箱|TEU|万吨级|吨标准煤|吨标煤|吨公里|人公里|吨|公斤|斤|千瓦时|千瓦|万千瓦|度|美元|人民币|元"
    "|人次|人天|人|户次|户|家次|家|个|项|件|条|座|台套|台|辆|架|艘|所|处|只|头|套|间|栋|张|班列|列|趟|班|场次|场|部|宗|笔|单|支|名|位|岁(?!以[上下][的婴儿老人居农群及])|倍|番|分"
    "|株|棵|尾|羽|种|款|幅|册|次|起|例|亿瓦|米|微克|毫克|克|P(?![A-Za-z])|EFLOPS|EFlops|标方|方"
)
_PER = r"(?:/(?:平方公里|平方米|立方米|公里|万人|千人|栋|户|人|亩|年|月|吨|天|日|件|千克|克|升|百亿元|亿元|万元|元))?"
# matches 1.5万亿元, 4.5%—5%, 29微克/立方米, 700余户; not 2026年, 5G, PM2.5, 第3号
_YEARS_LONG = r"年(?=[，、。；左]|$)"  # years of schooling, of life; a date has more digits
_AMOUNT = re.compile(
    rf"(?<![\d.,A-Za-z_+第])(?P<minus>(?<=[为达长率值和、到是])[-−－])?(?P<low>{_NUMBER})(?P<span>%?(?:—{{1,2}}|–|-|~|至|到)(?P<high>{_NUMBER}))?"
    rf"(?P<some>[余多]?)(?P<unit>(?:万亿|千亿|百亿|亿|千万|百万|万|千(?![米瓦克])|百(?!分))?[余多]?(?:{_COUNTED}){_PER}|(?<=\.\d){_YEARS_LONG})"
)
# matches 第5位, 第一, 第2名; not 第一时间, 第1号, 第一、二、三产业
_RANK = re.compile(r"第(?!一[、和及与]第?二)(?P<low>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>[位名]?)(?=[，、。；;,：）)”]|$|[和及与])")
# matches 翻一番, 翻了两番; not 翻新
_DOUBLE = re.compile(r"翻了?(?:[一两二三四]番|番)")
# matches 20.9、36.2、 before 54个百分点; not 2025、
_SHARED = re.compile(rf"(?:(?<![\d.,A-Za-z第]){_NUMBER}[、和及])+$")
_BARE = re.compile(r"\d+(?:\.\d+)?")
_AFTER = re.compile(r"左右|及?以上|及?以下|以内|之内|上下")
# The lower bound is the number, the upper is open; and the other way round. The rest bounds nothing.
_FLOOR = re.compile(
    r"(?:^|、)[余多过](?=、|$)|以上|(?<!不)超过?|逾|(?<!不)突破|不低于|不少于|至少|(?<!不)高于|(?<!不)多于|迈上|跨上|站上|跃上|迈过|跨过|跨越"
)
_CEILING = re.compile(r"以下|以内|之内|不高于|不超过|不突破|(?<!不)低于|(?<!不)少于|最高")
# matches 6左右, >30, 4.5—5, 50（保持全市前列）; not 保持Ⅱ类
_CELL = re.compile(
    rf"(?P<sign>[<>≤≥]?)\s*(?P<minus>[-−]?)(?P<low>{_NUMBER})(?:%?(?:—{{1,2}}|–|-|~|至)(?P<high>{_NUMBER}))?%?(?P<after>{_AFTER.pattern})?(?=$|\()"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount at `start`:`end` of its text; `low` and `high` are equal for a single number."""

    start: int
    end: int  # after 左右, 以上 and the like
    value: str  # as printed, without unit: 5, 4.5%—5, 第5, 翻一番
    unit: str  # %, 亿元, 个百分点, 位; "" for 翻一番
    low: float | None
    high: float | None
    after: str  # 左右, 以上, "" if none


def find_amounts(text: str) -> list[Amount]:
    """All amounts of `text` that have a unit, in order; numbers of a list share the unit of its last one.

    >>> [(a.value, a.unit, a.low, a.high, a.after) for a in find_amounts("增长4.5%—5%，城镇新增就业30万人以上")]
    [('4.5%—5', '%', 4.5, 5.0, ''), ('30', '万人', 30.0, 30.0, '以上')]
    >>> [(a.value, a.unit, a.low) for a in find_amounts("自然增长率为-3.87‰")]
    [('-3.87', '‰', -3.87)]
    >>> [(a.value, a.unit) for a in find_amounts("分别提高20.9、36.2、54个百分点，居全国第5位，2026年PM2.5下降")]
    [('20.9', '个百分点'), ('36.2', '个百分点'), ('54', '个百分点'), ('第5', '位')]
    """
    plain = text.translate(_HALF)
    found: list[Amount] = []
    for match in _AMOUNT.finditer(plain):
        amount = _amount(plain, match)
        found += _sharing(plain, amount)
        found.append(amount)
    for match in _RANK.finditer(plain):
        place = float(_numeral(match["low"]))
        found.append(Amount(match.start(), match.end(), f"第{match['low']}", "位", place, place, ""))
    for match in _DOUBLE.finditer(plain):
        found.append(Amount(match.start(), match.end(), match[0], "", None, None, ""))
    return sorted(found, key=lambda amount: amount.start)


def bounds(amount: Amount, words: str) -> tuple[float | None, float | None]:
    """The lowest and the highest number that the amount allows with the words around it.

    >>> amount = find_amounts("控制在5%以内")[0]
    >>> bounds(amount, "以内"), bounds(amount, "左右"), bounds(amount, "突破"), bounds(amount, "余")
    ((None, 5.0), (5.0, 5.0), (5.0, None), (5.0, None))
    """
    if _CEILING.search(words):
        return None, amount.high
    if _FLOOR.search(words):
        return amount.low, None
    return amount.low, amount.high


def cell_bounds(value: str) -> tuple[float | None, float | None, str]:
    """The lowest and highest number that a table's cell allows, and the words that bound it.

    >>> cell_bounds("6左右"), cell_bounds("＞30"), cell_bounds("4.5—5"), cell_bounds("保持全市前列")
    ((6.0, 6.0, '左右'), (30.0, None, '＞'), (4.5, 5.0, ''), (None, None, ''))
    """
    match = _CELL.match(value.translate(_HALF))
    if match is None:
        return None, None, ""
    low = float(match["minus"].replace("−", "-") + match["low"].replace(",", ""))
    high = float(match["high"].replace(",", "")) if match["high"] else low
    qualifier = value[match.start("sign") : match.end("sign")] or match["after"] or ""
    if match["sign"] in ("<", "≤") or _CEILING.search(qualifier):
        return None, high, qualifier
    return low, None if match["sign"] in (">", "≥") or _FLOOR.search(qualifier) else high, qualifier


def _amount(plain: str, match: re.Match[str]) -> Amount:
    after = _AFTER.match(plain, match.end())
    minus = "-" if match["minus"] else ""
    value = minus + plain[match.start("low") : match.start("some")]
    low = float(minus + match["low"].replace(",", ""))
    high = float(match["high"].replace(",", "")) if match["high"] else low
    unit = re.sub(r"[余多]", "", match["unit"])
    words = [word for word in (match["some"] or _some(match["unit"]), after[0] if after else "") if word]
    return Amount(match.start(), after.end() if after else match.end(), value, unit, low, high, "、".join(words))


def _some(unit: str) -> str:
    found = re.search(r"[余多]", unit)
    return found[0] if found else ""


def _sharing(plain: str, amount: Amount) -> list[Amount]:
    """The numbers without a unit that stand in one list before `amount`."""
    before = _SHARED.search(plain, max(0, amount.start - 60), amount.start)
    if before is None:
        return []
    return [
        replace(amount, start=number.start(), end=number.end(), value=number[0], low=float(number[0]), high=float(number[0]))
        for number in _BARE.finditer(plain, before.start(), amount.start)
    ]


def _numeral(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    tens, _, ones = printed.rpartition("十")
    if "十" not in printed:
        return _NUMERALS.get(printed[-1], 0)
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)
