"""The indicator in the words before a figure: its name as printed, the part and the place it speaks of.

In: the piece of a sentence before a verb and an amount. Out: `Subject`s, or none where the piece names no indicator
that can be told apart. A list (城镇、农村居民人均可支配收入) becomes one name for each item, the shared words carried.
Knows nothing of figures, years or of the report's other sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# The nouns that name something measured; a name of an indicator ends in one.
_HEADS = (
    "增加值|生产总值|GDP|总值|总额|总量|总收入|收入|投资|产值|产量|利润|税收|营收|营业额|余额|规模|率|比重|占比|比例|指数|数量|总数|人数|人次|就业人?数?|涨幅|降幅|增速|增幅|"
    "浓度|强度|能耗|排放|排放量|装机|装机容量|用电量|发电量|用水量|吞吐量|成交额|交易额|交易量|销售额|销售量|销量|零售额|进出口|出口|进口|出口额|进口额|外资|里程|面积|密度|"
    "寿命|年限|标准|存款|贷款|保费|产能|算力|客流|客流量|花费|支出|消费|货运量|货物量|货值|货值量|周转量|业务量|到位资金|保有量|库存|单产|总产|学位|床位|托位|成本|价格|总水平|能力|容量|"
    "流量|运量|开行量|班次|次数|起数|件数|户数|家数|票房|产出|消费量|供应量|签约额|合同额|蓄积量|贡献率|使用量|投入|债券|债务|养老金|捐赠|信访总量|总花费|净增|存贷款|人口|游客|订单|出栏|存栏|"
    "经济总量|经济增长|经济|物价|收入比|强度|储量|发行量|融资|专利|拥有量|拥有率|份额|资产|案件|事故|数|量|值|额|费"
)
HEAD = re.compile(rf"(?:{_HEADS})(?:（[^（）]{{1,16}}）)?$")
# A head alone says nothing of what is measured.
_BARE = frozenset(
    "增加值 总值 总额 总量 总收入 收入 投资 产值 产量 利润 营收 余额 规模 率 比重 占比 比例 指数 数量 总数 人数 人次 涨幅 降幅 增速 增幅 浓度 强度 面积 密度 标准 存款 贷款 "
    "产能 里程 成本 价格 能力 容量 流量 次数 支出 消费 花费 税收 规模总量 营业收入 利润总额 销售额 成交额 交易额 销售收入 总产值 综合产值 年产值 全产业链产值 资产 融资 投入 业务量 数 量 值 额 "
    "费 经济 资金 到位资金 总投资 完成投资 装机 订单 专利 份额 人口 游客 年产量 总产量 签约额 合同额 保有量 库存 产出 总规模 覆盖率 普惠率 满意率 满意度 到位率 合格率 面积 增长率 年均增速 "
    "均价 客流 总资产 销量 年销售额 年营收 营业总收入 死亡人数 起数 主要指标 各项指标 指标 年产能 年交易额 贡献率 使用率 产销率 价值 品牌价值 总价值 市值 估值 补助标准 总面积 建筑面积 投资额 总投资额 规上企业营收 规上企业 企业营收 产业营收 产业产值 产业增加值 产业规模 规上产值 总资产 资产规模 总投资规模 平均 总收入额 主营业务收入 经营收入 年均增长率 从业人员 企业 企业数量 产业 税收总额 货值 总市值 出口量 进口量 出口额 进口额 规上企业数量 均值 规模以上企业 资产负债率 增量 集群营业收入 营业额 货值量 金额 货币价值 税占比 装机规模 外送电量 融资平台".split()
)
_DATED = re.compile(r"(?:到|至)?20\d\d年(?:底|末)?$")  # 成交额2030年达到600亿元: the year is none of the name
_MAX_REACHED_CHARS = 14
# Not a thing counted by itself: matches 机构和设施, 全省已有, 其中; not 高标准农田, 智能化煤矿
_LOOSE = re.compile(
    r"[和及与、的]|^(?:每|其|各|有|年|日|单|最|人均|户均|平均|总|共|项目|企业|机构|产业|数量|群众|我|全)|(?:有|共|累计|总数|合计|以上|涉及)$"
)
_EACH = re.compile(r"(?:年度|年均?|总|完成|平均)*")  # says when or how much, not of what: 年度投资, 总产能
# Heads that say of what they are: totals of an economy.
_STANDING = frozenset(
    "GDP 经济总量 生产总值 进出口 出口 进口 进出口总额 进出口总值 经济增长 物价 失业率 城镇化率 信访总量 存贷款 CPI".split()
)
# An owner that governs a whole list: matches 经西部陆海新通道, 对东盟, 省级; not 规上
_GOVERNS = re.compile(r"(?:[经对][一-鿿“”]{2,12}(?=货|进出口|出口|进口|贸易)|省级|市级|区级|县级|国家级)")
_LEVEL = re.compile(r"[国省市区县]|[经对]|全|规")  # an item with an owner of its own
# Heads alone that belong to what the first of a list belongs to: 生产安全事故起数和死亡人数.
_OF_ACCIDENTS = frozenset("死亡人数 受伤人数 伤亡人数 直接经济损失".split())
# What may stand before the name without belonging to it.
# Things counted that say too little: 新增企业, 新增里程.
_VAGUE = frozenset("企业 项目 里程 产能 面积 投资 资金 机构 产业 人员 品牌 平台 活动 重点企业 产品 优质企业 岗位".split())
_LEAD = re.compile(
    r"^(?:其中|同时|此外|另外|特别是|并且|并|且|而|也|全力|努力|实现|推动|促进|确保|力促|力争|争取|预计|需|保持|完成|使得?(?!用)|相应提出|提出|建议|明确|总体|共|累计|已经?|将|要(?!素)|再|"
    r"到?“?十[三四五六]五”?(?:时期|期间|以来|[期]?末|这五年)|到?20\d\d年(?:底|末)?|一年来|今年以来|今年|去年|明年|全年|当年|年内|年末|年底|五年来|[这近]五年|五年|过去五年|期间|"
    r"我们|地区(?!生产)|区域内|预期目标|主要预期目标|[和与及、：:—]|以上|左右|同比|年均|平均每年|首次|历史性|经济社会发展主要预期目标是?)+"
)
# Who says so, before the place or the name: matches 市委经济工作会议明确全市; not 明确目标
_TOLD = re.compile(r"^[^，、]{0,30}?(?:明确|提出的?|确定的?|要求)(?=全[国省市区县]|20\d\d年|地区|GDP)")
_PLACES = re.compile(r"^(?P<place>全国|全球|世界|我国|全省|全市|全区|全县|全州|全自治区|我省|我市|我区|我县|本省|本市|本区)(?=[^域性民])")
# What a nation is said to have; 全国 before another name is part of it. matches 全国居民人均可支配收入; not 全国道德模范
_NATIONAL = re.compile(r"的?(?:地区|国内|GDP|经济|居民|城镇|农村|规上|规模以上|工业|固定资产|社会消费|进出口|外贸|货物|一般公共|粮食|平均)")
# A verb inside a name: the piece tells of an action, and what the figure measures cannot be told.
_ACTION = re.compile(
    r"支持|推进|加强|加快|实施|开展|建设(?!用地|资金)|深化|打造|鼓励|引导|发挥|落实|组织|提供|帮助|优化|完善|健全|聚焦|围绕|依托|通过|坚持|发放(?!量)|拉动|带动|撬动|助力|服务(?!业|贸易|收入|性|消费|机构|外包|[业]?营收|企业|业务|零售|平台|能力|人|类|中心|站|点|网|总|热线|设施)|"
    r"位居|稳居|跻身|入选|获得?批|跃居|列入|成为|形成|建立|构建|举办|吸引|涉及|包括|惠及|达(?!标)到?|增长(?!$|目标$|(?:的)?贡献)|下降|提高|提升|增加(?!值)|减少|超过|突破|高于|低于|快于|压减|缩短|不断|持续|显著|大幅|稳步|进一步|率先|"
    r"让|把|被|由|从|向(?!上)|将|以(?!上|下|内)|为(?!主)|是|等(?=\S{0,3}$)|的$|了|着|与.*相|问题|困难|不足|缺口|超|占(?!比|.{1,14}(?:比重|比例|份额))|(?<!增长)目标$|任务|行动|增补|输转|转产|在建|续建|其中|工程$|计划|项目$|政策"
)
# Counted work, its verb part of the name: 新增专精特新企业, 改造老旧小区.
COUNTING = re.compile(
    r"^(?:累计|城镇)?(?:新增|净增|新建|改扩建|新改建|新建改建|建成|改造|新改造|更新改造|开工|新开工|培育|新培育|引进|新引进|落地|完成|新认定|认定|发放|开行|新设立?|新登记|"
    r"选派|修建|修复|治理|创建|发行|新发展|推出|打造|投用|投放|整治|建设(?!用地|资金)|筹建|筹集|招引|签约|招聘|培训|新开通|开通|开辟|组建|布局|发布|落实|争取|兑现|减免|退出|压减|关停|查处|办结|办理|制定|修订|出台|受理|化解)+"
)
# A population, a zone, a kind of firm before a name: the figure is of that part.
_PART = re.compile(
    r"^(?:[^、，]{0,14}?(?:城镇(?:常住)?居民|农村(?:常住)?居民|城乡居民|农牧民|农民|脱贫(?:县|人口|地区|家庭|群众|劳动力)?(?:农村居民|农民)?|国有企业|(?<!跨)国企(?!业)|民营企业|民企|外资企业|央企|省属企业|市属企业|区属企业|"
    r"小微企业|中小企业|商圈|商务区|新区|高新区|经开区|开发区|产业园区|产业园|园区|自贸试验区|自贸区|自贸港|保税区|示范区|试验区|合作区|都市圈|城市群|经济圈|经济带|"
    r"[省市区县]属企业|[省市区县]属国企|地方国企|[一-鿿]{1,4}(?:[市县州盟]|(?<!地)区)(?=地区生产总值|生产总值|GDP|规上|经济总量))(?=.))"
)
# Totals of a whole economy: what stands before one makes it a part. matches 民营企业进出口, 合肥地区生产总值
_WHOLE = re.compile(
    r"(?:地区生产总值|国内生产总值|生产总值|GDP|经济总量|固定资产投资|社会消费品零售总额|社零总额|一般公共预算收入|(?:货物)?(?:外贸)?进出口(?:总额|总值)?|规(?:模以)?上工业增加值|实际(?:使用|利用)外资|"
    r"(?:常住)?居民人均可支配收入|人均可支配收入|城镇新增就业)(?:人数|总额|（[^（）]{1,12}）)?(?:增速|增长|总量|占.*)?$"
)
_WHOLE_ANYWAY = re.compile(
    r"(?:地方|区级|市级|省级|全体|全社会|货物|货物贸易|外贸|对外|人均|单位|年度|整体|总体|本级|全口径|名义|不变价|常住|地区|万元|亩均|每万元|城乡)*"
)
# matches 减排降碳, 碳排放双控, 粮食产量; not 更好结果
_AIMED = re.compile(rf"(?:双控|降碳|减排|{HEAD.pattern[:-1]})$")
_SPLIT = re.compile(r"[、]|和(?!居|平|田|谐)|(?<!普)及(?!其|时)|与|以及")
_OPEN, _CLOSE = "（(“《", "）)”》"


@dataclass(frozen=True, slots=True)
class Subject:
    """One indicator: `name` as printed; `of` the part it is limited to; `place` a word such as 全国, "" if none."""

    name: str
    of: str = ""
    place: str = ""


def read_subject(piece: str, counted: bool = False, growing: bool = False, reached: bool = False) -> Subject | None:
    """The one indicator that `piece` names, None if it names none or more.

    `counted`: the amount counts things, so that a verb of work may begin the name. `growing`: a verb of change
    follows, so that any noun will do. `reached`: a count is said to have been reached, so that a short noun will do.

    >>> read_subject("其中全省地区生产总值")
    Subject(name='地区生产总值', of='', place='全省')
    >>> read_subject("城镇居民人均可支配收入").of, read_subject("推动投资"), read_subject("支持企业投资")
    ('城镇居民', None, None)
    >>> read_subject("新增专精特新企业", counted=True).name
    '新增专精特新企业'
    """
    bare, place = _strip(piece)
    if growing and bare == "经济":
        return Subject("经济增长", "", place)
    if (
        not 2 <= len(bare) <= 28
        or not _whole_brackets(bare)
        or re.search(r"[，。；：:？！\d]", re.sub(r"（[^）]*）|PM_?2\.5|R&D|5G|“[^”]*”", "", bare))
    ):
        return None
    if _is_bare(bare) or (len(split_list(bare)) > 1 and HEAD.search(split_list(bare)[0])):
        return None
    work = COUNTING.match(bare)
    noun = bare[work.end() :] if work else bare
    if (
        _ACTION.search(noun.removeprefix("城镇新增就业"))
        or (work and not counted)
        or (work and (len(noun) < 2 or (_is_bare(noun) and not noun.startswith("就业")) or noun in _VAGUE))
    ):
        return None
    if ("、" in bare and not HEAD.search(bare)) or "指标" in bare or re.match(r"对.*贡献率$", bare) or bare.endswith(("级", "类", "首次")):
        return None
    short = reached and 3 <= len(bare) <= _MAX_REACHED_CHARS and not _LOOSE.search(bare)
    if not (work or growing or short or HEAD.search(bare)):
        return None
    of = part_of(bare)
    return None if "、" in of else Subject(bare, of, place)  # several places: of each, or of all?


def _strip(piece: str) -> tuple[str, str]:
    bare = _TOLD.sub("", piece.strip(" 　，、；"))
    place = ""
    for _ in range(3):
        before = bare
        bare = _LEAD.sub("", bare)
        found = _PLACES.match(bare)
        if found and (
            found["place"][0] not in "全世" or found["place"][1:] not in ("国", "球", "界") or _NATIONAL.match(bare, found.end())
        ):
            place, bare = found["place"], bare[found.end() :].removeprefix("的")
        if bare == before:
            break
    return _DATED.sub("", bare), place


def part_of(name: str) -> str:
    """The part that an indicator's name limits it to, "" for the whole.

    >>> part_of("农村居民人均可支配收入"), part_of("民营企业进出口"), part_of("地方一般公共预算收入"), part_of("合肥地区生产总值")
    ('农村居民', '民营企业', '', '合肥')
    """
    part = None if COUNTING.match(name) else _PART.match(name)
    whole = _WHOLE.search(name)
    if part and name[part.end() :] in ("数", "数量", "户数", "家数", "总数"):
        return ""
    if part and name.startswith("城乡居民") and name.endswith("收入"):
        return ""
    if part and not (whole and part.end() > whole.start() + 4):
        return part[0]
    if whole:
        before = name[: whole.start()]
        return "" if _WHOLE_ANYWAY.fullmatch(before) or name.startswith("城乡") else re.sub(r"(?:完成|实现)$", "", before)
    return ""


def is_whole(name: str) -> bool:
    """Whether a name is that of a total of a whole economy: 地区生产总值, 社会消费品零售总额."""
    return _WHOLE.search(name) is not None


def read_list(piece: str, count: int) -> list[Subject] | None:
    """The `count` indicators that `piece` lists, with the words they share; None if they are not so many.

    >>> [s.name for s in read_list("城镇、农村常住居民人均可支配收入", 2)]
    ['城镇常住居民人均可支配收入', '农村常住居民人均可支配收入']
    >>> [s.name for s in read_list("城乡居民人均可支配收入", 2)]
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> [s.name for s in read_list("信访总量、进京走访、到市信访", 3)], read_list("地区生产总值", 2)
    (['信访总量', '进京走访', '到市信访'], None)
    """
    bare, place = _strip(piece)
    items = split_list(bare)
    both = re.match(r"(.*)存、贷款(余额)?$", bare)
    if both:
        items = [f"{both[1]}{kind}{both[2] or ''}" for kind in ("存款", "贷款")]
    if len(items) == 1 and count == 2 and bare.startswith("城乡"):
        items = [("城镇" if "居民" in bare[2:6] else "城市") + bare[2:], "农村" + bare[2:]]
    if len(items) != count or count < 2:
        return None
    subjects: list[Subject] = []
    names = _share(items)
    if not names:
        return None
    for name in names:
        name = re.sub(r"等(?:主要)?指标$", "", _LEAD.sub("", name))
        if not 2 <= len(name) <= 28 or _is_bare(name) or not _whole_brackets(name) or _ACTION.search(COUNTING.sub("", name)):
            return None
        subjects.append(Subject(name, part_of(name), place))
    if subjects[0].of and "居民" not in subjects[0].of and not all(subject.of for subject in subjects):
        return None  # 开发区规上工业增加值、工业投资: whose is the second?
    return subjects


def read_aims(words: str) -> list[Subject]:
    """What an aim in words is said of in a list of main targets, where a whole group of indicators may stand as one.

    >>> [s.name for s in read_aims("能源、水资源、碳排放等指标")], [s.name for s in read_aims("高技术制造业增加值、新兴产业产值")]
    (['能源、水资源、碳排放等指标'], ['高技术制造业增加值', '新兴产业产值'])
    """
    bare, place = _strip(words)
    if not 2 <= len(bare) <= 30 or not _whole_brackets(bare) or re.search(r"[，。；\d]", bare):
        return []
    if bare.endswith("指标"):
        return [Subject(bare, "", place)]
    several = read_list(words, bare.count("、") + 1) if "、" in bare and "和" not in bare else None
    return several or ([Subject(bare, part_of(bare), place)] if _AIMED.search(bare) and bare not in _BARE else [])


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


def _share(items: list[str]) -> list[str]:
    """Items with the words that stand once for all: the head after the last, or the owner before the first."""
    last = items[-1]
    if not all(HEAD.search(item) for item in items[:-1]):
        tail = _tail(last, items[0])
        if not tail and HEAD.search(last):
            return []
        last = last.replace("等产业", "产业").replace("等行业", "行业") if "等" in last else last
        return [item if HEAD.search(item) else item + tail for item in items[:-1]] + [last]
    if last.endswith(("增速", "增幅")) and not items[0].endswith(("增速", "增幅")):
        return [item + last[-2:] for item in items[:-1]] + [last]
    head, governs = HEAD.search(items[0]), _GOVERNS.match(items[0])
    accident = items[0][: head.start()] if head and len(head[0]) > 1 else ""
    shared = [items[0]]
    for item in items[1:]:
        owner = accident if item in _OF_ACCIDENTS else governs[0] if governs and not _LEVEL.match(item) else ""
        shared.append(owner + item)
    return shared


# Words that several items share after the last of them, longest first.
_TAIL = re.compile(
    r"(?:(?:全产业链)?总?产值|等?(?:产业|行业)?(?:增加值|产值|营收|产量|投资|销售额|零售额|营业额)|(?:常住)?居民(?:人均)?(?:可支配)?收入|(?:进出|进|出)口总?额?|贷款余额|存款余额|融资规模|"
    r"业务总量|旅游收入|(?:通车|运营)里程|(?:设施)?(?:产量|产能)?占比|先进产能占比|(?:发|用)?电量|指数|数量|人数|建成区面积|播种面积|抽检合格率|参保率|综合?利用率|利用率|覆盖率|"
    r"装机容量|浓度|收入|投资|规模|余额|案件|企业|增加值|(?:领域)?投资额)$"
)
# What a shared 标准 may follow: matches 城市低保 in 城市低保、农村低保标准; not 集中养育
_STANDARD = re.compile(r"(?:低保|养老金|补贴|津贴|补助|保障|生活)$")


def _tail(last: str, first: str) -> str:
    for kind in ("产业", "业"):
        if first.endswith(kind) and kind in last:
            return last[last.rindex(kind) + len(kind) :]
    if last.endswith("标准"):
        return "标准" if _STANDARD.search(first) else ""
    found = _TAIL.search(last)
    tail = found[0].removeprefix("等") if found else ""
    return tail.removeprefix("产业") if first.endswith("产业") else tail


def _is_bare(name: str) -> bool:
    """Whether a name is a head alone and does not say of what: 增量, 利用率, 发电量占比, 进口量占全市比重."""
    name = name.partition("占")[0] or name
    if name in _STANDING:
        return False
    head = HEAD.search(name)
    lead = _EACH.match(name)
    return (
        name in _BARE or (head is not None and lead is not None and head.start() <= lead.end()) or (len(name) <= 3 and name.endswith("率"))
    )


def _whole_brackets(text: str) -> bool:
    return all(text.count(opening) == text.count(closing) for opening, closing in ("（）", "()", "“”", "《》"))
