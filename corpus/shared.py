"""Lists of names and the words that they share: 城镇、农村居民收入, 对东盟、欧盟进出口, 事故起数和死亡人数.

In: the words before 分别 or 均. Out: the items of the list, each with what stands once for all of them; nothing where
that cannot be told. Knows nothing of figures or of which names are indicators of a place.
"""

from __future__ import annotations

import re

from corpus.heads import HEAD

_SPLIT = re.compile(r"[、]|和(?!居|平|田|谐)|(?<!普)及(?!其|时)|与|以及")
_OPEN, _CLOSE = "（(“《", "）)”》"
# An owner that governs a whole list: matches 经西部陆海新通道, 对东盟, 省级; not 规上
_GOVERNS = re.compile(r"(?:[经对][一-鿿“”]{2,12}(?=货|进出口|(?<!进)出口|(?<!出)进口|贸易)|省级|市级|区级|县级|国家级)")
# Trades that are named with or without 业: matches 装备制造; not 文化
_TRADE = re.compile(r"(?:批发|零售|住宿|餐饮|制造|加工|服务|租赁|运输)$")
# matches 对东盟进出口, the first of 对东盟、欧盟进出口; not 对外贸易
_ABROAD = re.compile(r"对(?!外)[一-鿿“”]{2,12}(?:进出口|进口|出口|贸易)")
_LEVEL = re.compile(r"[国省市区县]|[经对]|全|规")  # an item with an owner of its own
# Heads alone that belong to what the first of a list belongs to: 生产安全事故起数和死亡人数.
_OF_ACCIDENTS = frozenset("死亡人数 受伤人数 伤亡人数 直接经济损失".split())


def split_list(bare: str) -> list[str]:
    """The items of a list, cut at 、 and 和 outside brackets and quotes.

    >>> split_list("城镇、农村居民收入"), split_list("生产安全事故起数和死亡人数")
    (['城镇', '农村居民收入'], ['生产安全事故起数', '死亡人数'])
    """
    items: list[str] = []
    depth = start = 0
    for match in re.finditer(rf"[{_OPEN}{_CLOSE}]|{_SPLIT.pattern}", bare):
        if match[0] in _OPEN:
            depth += 1
        elif match[0] in _CLOSE:
            depth -= 1
        elif depth == 0 and match.start() > start:
            items.append(bare[start : match.start()])
            start = match.end()
    return [*items, bare[start:]]


def share_words(items: list[str]) -> list[str]:
    """Items with the words that stand once for all: the head after the last, or the owner before the first."""
    last = items[-1]
    if not all(HEAD.search(item) for item in items[:-1]):
        tail = _tail(last, items[0])
        if not tail and HEAD.search(last):
            return []
        last = last.replace("等产业", "产业").replace("等行业", "行业") if "等" in last else last
        names = [item if HEAD.search(item) else item + _trade(item, last, tail) + tail for item in items[:-1]] + [last]
        return (
            [name if n == 0 or name[0] == names[0][0] else names[0][0] + name for n, name in enumerate(names)]
            if _ABROAD.match(names[0])
            else names
        )
    if last.endswith(("增速", "增幅")) and not items[0].endswith(("增速", "增幅")):
        return [item + last[-2:] for item in items[:-1]] + [last]
    head, governs = HEAD.search(items[0]), _GOVERNS.match(items[0])
    accident = items[0][: head.start()] if head and len(head[0]) > 1 else ""
    shared = [items[0]]
    for item in items[1:]:
        owner = accident if item in _OF_ACCIDENTS else governs[0] if governs and not _LEVEL.match(item) else ""
        owner = "对" if owner[:1] == "对" and not HEAD.match(item) else owner  # 对东盟进出口、欧盟进出口
        shared.append(owner + item)
    return shared


# Words that several items share after the last of them, longest first.
_TAIL = re.compile(
    r"(?:(?:全产业链)?总?产值|等?(?:产业|行业)?(?:增加值|产值|营收|产量|投资|销售额|零售额|营业额|规模)|(?:常住)?居民(?:人均)?(?:可支配)?收入|(?:进出|进|出)口总?额?|贷款余额|存款余额|融资规模|"
    r"业务总量|旅游收入|(?:通车|运营)里程|(?:设施)?(?:产量|产能)?占比|先进产能占比|(?:发|用)?电量|指数|数量|人数|建成区面积|播种面积|抽检合格率|参保率|综合?利用率|利用率|覆盖率|"
    r"装机容量|浓度|收入|投资|规模|余额|案件|企业|增加值|(?:领域)?投资额)$"
)
# What a shared 标准 may follow: matches 城市低保 in 城市低保、农村低保标准; not 集中养育
_STANDARD = re.compile(r"(?:低保|养老金|补贴|津贴|补助|保障|生活)$")


def _trade(item: str, last: str, tail: str) -> str:
    """The 业 of a trade that stands once for several: 批发 in 批发、零售业销售额."""
    return "业" if last[: len(last) - len(tail)].endswith("业") and _TRADE.search(item) else ""


def _tail(last: str, first: str) -> str:
    for kind in ("产业", "业"):
        if first.endswith(kind) and kind in last:
            return last[last.rindex(kind) + len(kind) :]
    if first.endswith("级") and "级" in last[:-1]:  # 国家级、部级创新平台
        return last[last.index("级") + 1 :]
    if last.endswith("标准"):
        return "标准" if _STANDARD.search(first) else ""
    found = _TAIL.search(last)
    tail = found[0].removeprefix("等") if found else ""
    return tail.removeprefix("产业") if first.endswith("产业") else tail
