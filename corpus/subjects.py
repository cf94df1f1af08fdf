"""The indicator in the words before a figure: its name as printed, the part and the place it speaks of.

In: the piece of a sentence before a verb and an amount. Out: `Subject`s, or none where the piece names no indicator
that can be told apart. A list (城镇、农村居民人均可支配收入) becomes one name for each item, the shared words carried.
Knows nothing of figures, years or of the report's other sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.heads import BARE, COUNTING, HEAD, LOOSE, MAX_REACHED_CHARS, VAGUE, is_bare
from corpus.shared import share_words, split_list

_DATED = re.compile(r"(?:到|至)?20\d\d年(?:底|末)?$")  # 成交额2030年达到600亿元: the year is none of the name
# What may stand before the name without belonging to it.
_LEAD = re.compile(
    r"^(?:其中|同时|此外|另外|特别是|并且|并|且|而|也|全力|努力|实现|推动|促进|确保|力促|力争|争取|预计|需|保持|完成|安排|使得?(?!用)|相应提出|提出|建议|明确|总体|共(?!建|同|享|有)|累计|加上|已经?|将|要(?!素)|再(?!融资|就业|生|贷款|担保|制造|保险)|"
    r"到?“?十[三四五六]五”?(?:时期|期间|以来|[期]?末|这五年)|到?20\d\d年(?:底|末)?|一年来|今年以来|今年|去年|明年|全年|当年|年内|年末|年底|(?:[这近]|过去)?五年(?:来|间)?|(?:近|过去|最近|这|未来|今后)?[二两三四六七八九十]年(?:来|间)?|20\d\d年[底末]?以来|期间|"
    r"我们|地区(?!生产)|区域内|(?:主要)?预期目标(?:[是为])?|[和与及、：:—]|以上|左右|同比|年均|平均每年|首次|历史性|创(?=[^，。]{0,6}收入)|正常年(?:景|份)下?|(?:扣除|剔除)[^，。；、]{2,16}?(?:后|的)(?=[一-鿿])|经济社会发展主要预期目标是?)+"
)
# Who says so, before the place or the name: matches 市委经济工作会议明确全市; not 明确目标
_TOLD = re.compile(r"^[^，、]{0,30}?(?:明确|提出的?|确定的?|要求)(?=全[国省市区县]|20\d\d年|地区|GDP)")
_PLACES = re.compile(r"^(?P<place>全国|全球|世界|我国|全省|全市|全区|全县|全州|全自治区|我省|我市|我区|我县|本省|本市|本区)(?=[^域性民])")
# What a nation is said to have; 全国 before another name is part of it. matches 全国居民人均可支配收入; not 全国道德模范
_NATIONAL = re.compile(r"的?(?:地区|国内|GDP|经济|居民|城镇|农村|规上|规模以上|工业|固定资产|社会消费|进出口|外贸|货物|一般公共|粮食|平均)")
# A verb inside a name: the piece tells of an action, and what the figure measures cannot be told.
_ACTION = re.compile(
    r"支持|推进|加强|加快|实施|开展|建设(?!用地|资金)|深化|打造|鼓励|引导|发挥|落实|组织|提供|帮助|优化|完善|健全|聚焦|围绕|依托|通过|坚持|发放(?!量)|拉动|带动|撬动|助力|服务(?!业|贸易|收入|性|消费|机构|外包|[业]?营收|企业|业务|零售|平台|能力|人|类|中心|站|点|网|总|热线|设施)|"
    r"位居|稳居|跻身|入选|获得?批|跃居|列入|成为|形成|建立|构建|举办|吸引|涉及|包括|惠及|达(?!标)到?|增长(?!$|目标$|(?:的)?贡献)|下降|提高|提升|增加(?!值)|减少|超过|突破|高于|低于|快于|高出|优于|好于|领先|落后|慢于|压减|缩短|不断|持续|显著|大幅|稳步|进一步|率先|"
    r"让|把|被|[比较]“|由|从(?!业)|向(?!上)|将|以(?!上|下|内)|为(?!主)|是|等(?=\S{0,3}$)|的$|了|着|与.*相|问题|困难|不足|缺口|超|占(?!比|.{1,14}(?:比重|比例|份额))|(?<!增长)目标$|任务|行动|增补|输转|转产|在建|续建|其中|工程$|计划|项目$|政策"
)
# A population, a zone, a kind of firm before a name: the figure is of that part.
_PART = re.compile(
    r"^(?:[省市区县州]本级|[^、，]{0,14}?(?:城镇(?:常住)?居民|农村(?:牧区)?(?:常住)?居民|城乡居民|农牧民|农民|脱贫(?:县|人口|地区|家庭|群众|劳动力)?(?:农村居民|农民)?|国有企业|(?<!跨)国企(?!业)|民营企业|民企|外资企业|央企|省属企业|市属企业|区属企业|"
    r"小微企业|中小企业|商圈|商务区|新区|高新区|经开区|开发区|产业园区|产业园|园区|自贸试验区|自贸区|自贸港|保税区|示范区|试验区|合作区|都市圈|城市群|经济圈|经济带|集聚区|产业集群|(?<!上市)(?:集团|公司)|(?:国资委)?监管企业|科技型企(?:业|(?!业))|[一-鿿]{2}(?<!运输)(?<!通用)(?<!民用)(?<!全[省市区])机场|[一-鿿]{2}口岸(?=过货|货运|进出口|客运)|[一-鿿]{2}港(?=货物|集装箱|年)|"
    r"[省市区县]属企业|[省市区县]属国企|地方国企|[一-鿿]{1,4}(?:[市县州盟]|(?<!地)区)(?=地区生产总值|生产总值|GDP|规上|经济总量))(?=.))"
)
# Trade with one partner. matches 对东盟进出口, 对共建“一带一路”国家贸易额; not 对外贸易
_ABROAD = re.compile(r"(对(?!外)[^，、]{2,14}?)(?:进出口|进口|出口|贸易|投资)")
# Totals of a whole economy: what stands before one makes it a part. matches 民营企业进出口, 合肥地区生产总值
_WHOLE = re.compile(
    r"(?:地区生产总值|国内生产总值|生产总值|GDP|经济总量|固定资产投资|社会消费品零售总额|社零总额|一般公共预算收入|(?:货物)?(?:外贸)?进出口(?:总额|总值)?|规(?:模以)?上工业(?:增加值|总产值)|工业总产值|实际(?:使用|利用)外资|"
    r"(?:常住)?居民人均可支配收入|人均可支配收入|城镇新增就业)(?:人数|总额|（[^（）]{1,12}）)?(?:增速|增长|总量|占.*)?$"
)
_WHOLE_ANYWAY = re.compile(
    r"(?:地方|区级|市级|省级|全体|全社会|货物|货物贸易|外贸|对外|人均|单位|年度|整体|总体|本级|全口径|名义|不变价|常住|地区|万元|亩均|每万元|城乡)*"
)
# What says how much of it was done so far, within a name. matches 城镇累计新增就业, 工业企业实现营业收入, 保税区实现进出口; not 累计新增
_DID = re.compile(
    r"(?<=城镇)累计(?=新增)|(?<=企业|国企|税区|园区|新区|发区|开区|商圈|口岸)(?:实现|完成)(?=(?:营业收入|主营业务收入|利润|总产值|增加值|进出口|[一-鿿]{0,5}投资))"
)
# A share that does not say of what. matches 占全市比重, 合计占工业总产值的比重, 用于产业发展的比重; not 用于教育的支出
_NO_OWNER = re.compile(r"(?:合计|总计|共计?|总共|两者|三者)?占|(?:用于|投向|流向|来自)[^，。；]*(?:比重|占比|比例)$")
# Figures that belong to a name: matches （2025版）, PM2.5, “两重”, 5G; not 4个台阶
_NAMED_WITH_FIGURES = re.compile(r"（[^）]*）|PM_?2\.5|\d+(?:周)?岁(?:以[上下])?|R&D|5G(?:-A)?|“[^”]*”")
# matches 减排降碳, 碳排放双控, 粮食产量; not 更好结果
_AIMED = re.compile(rf"(?:双控|降碳|减排|{HEAD.pattern[:-1]})$")


# Who earns or lives, no indicator: 其中农村居民增长8% leaves out what of theirs grows. matches 农村居民, 全体居民; not 居民收入
PEOPLE = re.compile(r"(?:全体|城镇|农村(?:牧区)?|城乡)?(?:常住)?居民|农牧民|农民|脱贫人口")


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
    bare = _DID.sub("", bare)
    if growing and bare == "经济":
        return Subject("经济增长", "", place)
    if not 2 <= len(bare) <= 28 or not _whole_brackets(bare) or _has_figure(bare):
        return None
    items = split_list(bare)
    if is_bare(bare) or _NO_OWNER.match(bare) or (len(items) > 1 and (HEAD.search(items[0]) or items[-1] in BARE)):
        return None  # 领事馆开馆、总数: the total of what stands before
    work = COUNTING.match(bare)
    noun = bare[work.end() :] if work else bare
    if (
        _ACTION.search(noun.removeprefix("城镇新增就业"))
        or (work and not counted)
        or (work and (len(noun) < 2 or (is_bare(noun) and not noun.startswith(("就业", "学位", "造林", "种草", "治沙"))) or noun in VAGUE))
    ):
        return None
    if (
        ("、" in bare and not HEAD.search(bare))
        or "指标" in bare
        or re.match(r"对.*贡献率$", bare)
        or bare.endswith(("级", "类", "首次", "以上占比", "以下占比"))
    ):
        return None
    short = reached and 3 <= len(bare) <= MAX_REACHED_CHARS and not LOOSE.search(bare)
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
    abroad = _ABROAD.match(name)
    if abroad:
        return abroad[1]
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


def growth_of(subject: Subject) -> Subject:
    """The subject as a name of its growth.

    >>> growth_of(Subject("工业技改投资")).name, growth_of(Subject("规上工业增加值增速")).name
    ('工业技改投资增速', '规上工业增加值增速')
    """
    return subject if subject.name.endswith(("增速", "增幅")) else replace(subject, name=subject.name + "增速")


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
    names = share_words(items)
    if not names:
        return None
    for name in names:
        name = re.sub(r"等(?:主要)?指标$", "", _LEAD.sub("", name))
        if (
            not 2 <= len(name) <= 28
            or name.endswith("级")
            or (
                len(name) == 2 and not HEAD.search(name) and name[-1] != "税"
            )  # 刑事: what of it was told once for all, in words that are not known
            or is_bare(name)
            or not _whole_brackets(name)
            or _has_figure(name)
            or _ACTION.search(COUNTING.sub("", name))
        ):
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
    return several or ([Subject(bare, part_of(bare), place)] if _AIMED.search(bare) and bare not in BARE else [])


def _has_figure(name: str) -> bool:
    """Whether a figure or a stop stands in a name outside its quotes and brackets: 贷款余额连跨4个台阶."""
    return re.search(r"[，。；：:？！\d]", _NAMED_WITH_FIGURES.sub("", name)) is not None


def _whole_brackets(text: str) -> bool:
    return all(text.count(opening) == text.count(closing) for opening, closing in ("（）", "()", "“”", "《》"))
