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
_SECTOR = re.compile(r"^([一二三])产业")  # matches 三产业增加值 in 一、二、三产业增加值; not 第三产业, 三次产业
# Where a whole list of rates is measured. matches 农村生活 in 农村生活垃圾、污水治理率; not 农村居民
_RURAL = re.compile(r"农村(?:生活(?=垃圾|污水))?(?!居民|人口)")
_WASTE = re.compile(r"垃圾|污水")  # what 生活 goes with
_SETTLED = re.compile(r"农|城|乡|[国省市区县全]|[^，。]*(?:就业|入学|入园|参保)")  # an item that says itself of where it is
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
    """Items with the words that stand once for all: the head after the last, or the owner before the first.

    >>> share_words(["农村生活垃圾", "污水治理率"]), share_words(["一", "二", "三产业增加值"])
    (['农村生活垃圾治理率', '农村生活污水治理率'], ['第一产业增加值', '第二产业增加值', '第三产业增加值'])
    """
    names = [_SECTOR.sub(r"第\1产业", name) for name in _shared(items)]
    rural = _RURAL.match(names[0]) if names else None
    if rural is None or not all(name.endswith("率") for name in names):
        return names
    # 农村生活 is the front of 垃圾 and 污水 alone: 农村生活垃圾处理率、卫生厕所普及率
    return [name if _SETTLED.match(name) else (rural[0] if _WASTE.match(name) else "农村") + name for name in names]


def _shared(items: list[str]) -> list[str]:
    last = items[-1]
    if not all(HEAD.search(item) for item in items[:-1]):
        tail = _tail(last, items[0])
        if not tail and HEAD.search(last):
            return []
        last = last.replace("等产业", "产业").replace("等行业", "行业") if "等" in last else last
        tails = [tail.removeprefix("居民") if item.endswith("居民") else tail for item in items[:-1]]  # 城镇居民、农村居民收入
        names = [item if HEAD.search(item) else item + _trade(item, last, own) + own for item, own in zip(items[:-1], tails, strict=True)]
        names += [last]
        return (
            [name if n == 0 or name[0] == names[0][0] else names[0][0] + name for n, name in enumerate(names)]
            if _ABROAD.match(names[0])
            else names
        )
    if last.endswith(("增速", "增幅")) and not items[0].endswith(("增速", "增幅")):
        return [item + last[-2:] for item in items[:-1]] + [last]
    head, governs = HEAD.search(items[0]), _GOVERNS.match(items[0])
    per, bank = _PER_OUTPUT.match(items[0]), _BANKS.match(items[0])
    accident = items[0][: head.start()] if head and len(head[0]) > 1 else ""
    shared = [items[0]]
    for item in items[1:]:
        owner = accident if item in _OF_ACCIDENTS else governs[0] if governs and not _LEVEL.match(item) else ""
        owner = per[0] if per and _EMITTED.fullmatch(item) else bank[1] if bank and item in ("贷款余额", "各项贷款余额") else owner
        owner = "对" if owner[:1] == "对" and not HEAD.match(item) else owner  # 对东盟进出口、欧盟进出口
        shared.append(owner + item)
    return shared


# Output that a rate is measured by, and what else is. matches 单位GDP能耗 and 碳排放 in 单位GDP能耗、碳排放; not 碳排放总量
_PER_OUTPUT = re.compile(r"(?:单位|万元)(?:地区|国内)?(?:生产总值|GDP|工业增加值)(?=[能电水]耗)")
_EMITTED = re.compile(r"(?:二氧化碳|碳)排放(?:强度)?|[电水]耗|用水量")
# matches 金融机构本外币 in 金融机构本外币存款余额、贷款余额; not 存款余额
_BANKS = re.compile(r"(.*金融机构(?:本外币|人民币)?)(?:各项)?存款余额$")


# The level that the first of a list of counted things has. matches 国家美丽海湾, 省级以上概念验证中心; not 国家储备林
_LEVEL_HEAD = re.compile(r"(?:国家|自治区|省部|[省市区县部])级(?:及?以上)?(?!及|、|和)|国家(?!储备|公园|[一二三级]|标准|奖|战略|公务|励)")
# What has a level of its own, or none. matches 市级专精特新企业, 高新技术企业; not 幸福河湖
_OWN_LEVEL = re.compile(
    r"国|省|市|区|县|部级|全|世界|中国|中央|[“《A]|[^，。]*(?:高新技术|科技型|规上|规模以上|上市|经营主体|学位|床位|托位|岗位|就业|航线|充电|住房|人才|院士|专利|公里|农田|景区|上云|中小企业|瞪羚|雏鹰|县域|乡镇|社区|村)"
)


def level_of(noun: str) -> str:
    """The level that stands before the first of a list of counted things, "" for none.

    >>> level_of("省级以上概念验证中心"), level_of("国家美丽海湾"), level_of("高标准农田")
    ('省级以上', '国家', '')
    """
    found = _LEVEL_HEAD.match(noun)
    return found[0] if found else ""


def shares_level(words: str) -> bool:
    """Whether a further item of the list has the level of the first.

    >>> shares_level("幸福河湖"), shares_level("市级专精特新企业"), shares_level("高新技术企业")
    (True, False, False)
    """
    return _OWN_LEVEL.match(words.lstrip("、")) is None


# Words that several items share after the last of them, longest first.
_TAIL = re.compile(
    r"(?:(?:全产业链)?总?产值|等?(?:产业|行业)?(?:增加值|产值|营收|产量|投资|销售额|零售额|营业额|规模)|(?:常住)?居民(?:人均)?(?:可支配)?收入|(?:进出|进|出)口总?额?|贷款余额|存款余额|融资规模|"
    r"业务总量|旅游收入|(?:通车|运营)里程|(?:设施)?(?:产量|产能)?占比|先进产能占比|(?:发|用)?电量|指数|数量|人数|建成区面积|播种面积|抽检合格率|参保率|综合?利用率|利用率|覆盖率|"
    r"(?:有效)?(?:治理|处理|处置|收集|普及|管控)率|装机容量|浓度|收入|投资|规模|余额|案件|警情|企业|增加值|(?:领域)?投资额)$"
)
# What a shared 标准 may follow: matches 城市低保 in 城市低保、农村低保标准; not 集中养育
_STANDARD = re.compile(r"(?:低保|养老金|补贴|津贴|补助|保障|生活)$")


def _trade(item: str, last: str, tail: str) -> str:
    """The 业 of a trade that stands once for several: 批发 in 批发、零售业销售额."""
    return "业" if last[: len(last) - len(tail)].endswith("业") and _TRADE.search(item) else ""


def _tail(last: str, first: str) -> str:
    for kind in ("产业", "业"):
        ends = [match.end() for match in re.finditer(rf"(?<![营就企创]){kind}(?!务)", last)]  # 餐饮业营业额: no trade is in 营业额
        if first.endswith(kind) and ends:
            return last[ends[-1] :]
    if first.endswith("级") and "级" in last[:-1]:  # 国家级、部级创新平台
        return last[last.index("级") + 1 :]
    if last.endswith("标准"):
        return "标准" if _STANDARD.search(first) else ""
    found = _TAIL.search(last)
    tail = found[0].removeprefix("等") if found else ""
    return tail.removeprefix("产业") if first.endswith("产业") else tail
