"""Whose a figure is: the place that its words name, and whether it may be that of a part of the place.

In: the words of an indicator, its sentence, its paragraph so far, the place of the block. Out: a place, what a figure
leaves out, whether it is better left alone. Knows nothing of figures, years or kinds.
"""

from __future__ import annotations

import re

from corpus.heads import COUNTING
from corpus.subjects import Subject, is_whole
from corpus.worded import LISTS_TARGETS

# A part of the place; after one, a total of the whole economy may be that part's. matches 解放碑商圈, 高新区; not 全区
_ZONE = re.compile(
    r"商务区|CBD|商圈|产业园|园区|新城|集聚区|片区|新区|开发区|高新区|经开区|自贸|保税|示范区|试验区|合作区|都市圈|城市群|经济圈|经济带|走廊"
)
# Zones that are counted: no figure is theirs. matches 4个生态文明建设示范区; not 5月示范区
_COUNTED_ZONES = re.compile(rf"\d+[个家片][^，。；、\d]{{0,16}}?(?:{_ZONE.pattern})")
# Where another matter begins: an item of a list, after which a zone named before it is forgotten. matches 。三是
_NEW_ITEM = re.compile(r"[。；][一二三四五六七八九十]+是")
# A sentence that is a heading in the line. matches 大坪商圈。; not 增长5%。
_RUN_IN = re.compile(r"(?:^|(?<=[。！？]))([^，、。；：！？\d]{2,16})。")
_ZONE_NAME = re.compile(
    r"^(?!.*(?:加快|加强|打造|建设|发展|培育|做[大强优]|提升|优化|推[动进]|新增|实施|升级|创建|构建|支持|完善|深化)).*(?:商圈|产业园|园区|片区|新区|新城|开发区|高新区|经开区|集聚区|商务区|CBD|基地|集群|都市圈)$"
)
# What names no single zone: a kind of them, or something done about them. matches 先进制造业集群, 建设产业园区; not 云湖片区
_NO_ONE_ZONE = r"(?!全|各|重点|先进|特色|国家级|省级|市级|县域|现代|传统|新兴|建设|打造|推[动进]|加快|支持|发展|培育|提升|优化|做[大强优]|创建|设立|引导|依托|聚焦|完善|推行|深化|实施|加强|强化)"
_ZONES = r"(?:商圈|产业园|片区|新区|开发区|高新区|经开区|集聚区|集群)(?!数|等|[增提达由和、区]|新增|企业)"
# A clause about one zone or cluster right before the figure's own. matches 推动云湖数据中心集群投产，; not 开发区达到10个，
_ZONE_CLAUSE = re.compile(
    rf"(?:^|[，；。])(?:推动|推进|加快|支持|建强|做强)?(?:建设)?{_NO_ONE_ZONE}[一-鿿“”（）]{{2,16}}?{_ZONES}[^，；。\d]{{2,}}[，、]$"
)
# A zone that a sentence is about. matches 云湖片区挂牌成立，新引进企业; not 先进制造业集群发展壮大, 国家级开发区由9家
_ZONE_HEAD = re.compile(rf"(?:^|[；。]){_NO_ONE_ZONE}(?:(?!产业|制造|农业|科技|特色|企业)[一-鿿“”]){{2,12}}?{_ZONES}[^；。]*$")
# One port or airport a clause before. matches 云湖港货物吞吐量突破5亿吨，; not 港口吞吐量, 运输机场
_PORT = re.compile(r"[一-鿿]{2}(?:(?<!运输)(?<!通用)(?<!民用)机场|港(?!口|澳))[^，。；]*，")
# Another place that a sentence is about. matches 白水市加快建设枢纽，经济总量突破2万亿元; not 全市, 脱贫县农村居民, 城市更新
_TOWN_HEAD = re.compile(
    r"(?:^|[；。])(?!全|各|我|本|脱贫|贫困|边境|重点|试点|所有|多个|设区|地级|县级|城|脱贫|民族|省|市|县)(?P<town>[一-鿿]{2,4}(?<![城都超县级辖省我全各])(?:市|自治州|县))"
    r"(?![场级域政民人区城属内外委县县、和及]|（|\d)[^；。]*，[^；。]*$"
)
_WIDER = re.compile(r"[全我][省市区县州]|全自治区")
# A firm that a clause begins with: the figures after it are its own. matches 北山集团改造完成，…; not 组建北山集团
_FIRM = re.compile(
    r"(?:^|[，；。])(?!组建|成立|新?引进|推动|支持|培育|做强|助力|鼓励|引导)(?:[^，；。、]{2,14}?(?:集团|公司)|国有企业|国有资本|国企|国资|[省市区县州]属(?:国有)?企业|中央企业|央企)"
)
# A place or a body that is backed: the results that follow may be its own. matches 支持成都打造, 支持临海建设; not 支持企业建设
_BACKED = re.compile(
    r"支持(?!企业|各地|各类|民企|高校|园区|全[省市区县]|农民|青年|符合|重点|龙头|有条|鼓励|和|引导|推动)[一-鿿]{2,3}(?:打造|建设|争创|创建|做强)"
)
# A condition that narrows what is measured. matches 扣除房地产开发投资后，; not 扣除
_EXCEPT = re.compile(r"(?:^|[，。；;,])((?:扣除|剔除|不含|不包括)[^，。；]{2,20}后?)[，,]$")
# The same as all that is said before a figure: matches 扣除房地产开发投资后; not 扣除房地产开发投资后固定资产投资
EXCLUDED = re.compile(r"(?:扣除|剔除|不含|不包括)[^，。；、]{2,16}后")
# The same at the head of the clause itself. matches 扣除自然因素影响后空气优良天数比率; not 剔除后
_EXCEPT_WITHIN = re.compile(r"(?:^|[，。；;,])((?:扣除|剔除|不含|不包括)[^，。；、]{2,16}?(?:后|的))[^，。；;,]*$")


# A cluster of data centres that opens a sentence, told of once more in the next clause. matches 国家枢纽云湖集群建设成效明显，; not 推动云湖数据中心集群投产，
_CLUSTER = re.compile(
    r"^(?!推|加|支持|建设|打造|培育|做|新增|实施|提升)(?P<cluster>[一-鿿]{0,16}(?:枢纽|数据中心|算力|智算)[一-鿿]{0,6}集群)(?:建设|发展|运行)?[^，。；\d]{2,8}，$"
)
# A sentence that tells of the year as a whole: matches 全年实际使用外资, 2025年全市; not 全年盘活土地，
_OF_THE_YEAR = re.compile(r"(?:20\d\d年)?全(?:年|[省市区县州])(?:[^，。；\d]{0,6})(?:实际|进出口|外贸|社会|固定|一般|地区|规)")
# The core of a town at the head of clauses about it, and what is measured of one. matches 中心城区建成区面积, 县城空气质量; not 中心城区更新
_CORE = re.compile(r"[，、,]?(?P<core>中心城区|主城区|县城|城区|市区)(?:建成区|常住人口|空气|环境空气|PM|细颗粒物)")
_CORES_OWN = re.compile(r"(?:中心城区|主城区|县城|城区|市区)?(?:常住人口$|人口$|建成区|空气|环境空气|优良天数|优良率|PM|细颗粒物)")
# Who a sentence is about whose first clause gives a figure of theirs. matches 县工业园区建成厂房8万平方米，; not 县工业园区和, 全市产业园区
_TOPIC = re.compile(
    r"^(?P<topic>[省市区县州]属(?:国有企业|国企|企业)|[省市区县州]?(?:工业|产业)园区)(?!数|[家户个等和与及、])[^，]*\d[^，]*，(?!.*[全各][国省市区县州])"
)
# matches 市本级 in 市本级一般公共预算收入安排; not 市级部门
_OWN_LEVEL = re.compile(r"[省市区县州]本级(?=一般|收入|支出|政府性|国有|财政|预算)")
# 产业 alone, and the trade that it is of in the clause before. matches 创新新能源发展模式，(产业投资); not 固定资产投资增长5%，
_TRADE_ALONE = re.compile(r"产业(?:总?产值|投资|规模|产能|营收|增加值)(?:增速|增幅)?")
_ONE_TRADE = re.compile(
    r"(?:^|[，；。])(?![^，]*投资)[^，；。\d]*(?:能源|制造|工业|农业|旅|汽车|化工|医药|材料|装备|电子|光伏|风电|氢能|矿|钢|食品|纺织|机器人|低空|生物|算力|人工智能)[^，；。\d]*，$"
)


def cluster_of(before: str) -> str:
    """The cluster that a sentence is about, where its first clause speaks of it alone; "" for none.

    >>> cluster_of("国家枢纽云湖集群建设成效明显，"), cluster_of("先进制造业集群发展壮大，")
    ('国家枢纽云湖集群', '')
    """
    found = _CLUSTER.match(before)
    return found["cluster"] if found else ""


def of_one_trade(name: str, before: str) -> bool:
    """Whether `name` says only 产业投资 and the clause before it speaks of the trade that this may be of.

    >>> of_one_trade("产业投资", "创新新能源发展模式，"), of_one_trade("产业投资", "工业投资增长5%，"), of_one_trade("工业投资", "发展新能源，")
    (True, False, False)
    """
    return _TRADE_ALONE.fullmatch(name) is not None and _ONE_TRADE.search(before) is not None


def zone_of(before: str, name: str) -> str:
    """The built-up core of a town that the clause group is about, where `name` may be its own measure; "" for none.

    >>> zone_of("中心城区建成区面积112平方公里，常住人口超过", "常住人口"), zone_of("中心城区扩容，地区生产总值", "地区生产总值")
    ('中心城区', '')
    """
    found = _CORE.match(re.split(r"[。；;]", before)[-1])
    return found["core"] if found and _CORES_OWN.match(name) else ""


def topic_of(before: str, subject: Subject) -> str:
    """The zone or the firms that the sentence is about since its first clause, where `subject` names no owner; "" for none.

    >>> topic_of("县工业园区建成厂房8万平方米，亩均税收", Subject("亩均税收")), topic_of("建设县工业园区，", Subject("亩均税收"))
    ('县工业园区', '')
    """
    if subject.of or subject.place or COUNTING.match(subject.name) or is_whole(subject.name):
        return ""
    found = _TOPIC.search(re.split(r"[。；;]", before)[-1])
    return found["topic"] if found else ""


def budget_level(paragraph: str, subject: Subject) -> str:
    """The level of government that a paragraph of a budget opens with, "" where the figure is of the whole place again.

    >>> budget_level("市本级一般公共预算收入安排65亿元。重点支出安排：教育支出", Subject("教育支出"))
    '市本级'
    >>> budget_level("市本级收入安排65亿元。全市教育支出", Subject("教育支出", "", "全市"))
    ''
    """
    found = _OWN_LEVEL.match(paragraph)
    whole = (
        subject.place
        or re.search(r"全[省市区县州]", paragraph)
        or COUNTING.match(subject.name)
        or re.match(r"[省市区县州]级", subject.name)
    )
    return found[0] if found and not whole and re.search(r"收入|支出|经费|余额|资金$", subject.name) else ""


def left_out_within(words: str) -> str:
    """What the clause that ends `words` leaves out of its figures, "" if nothing.

    >>> left_out_within("稳定向好，扣除沙尘影响后空气优良天数比率96.7%、水质优良比例")
    '扣除沙尘影响后'
    """
    found = _EXCEPT_WITHIN.search(words)
    return found[1] if found else ""


def left_out(before: str) -> str:
    """What the clause right before a statement leaves out of its figure, "" if nothing.

    >>> left_out("扣除房地产开发投资后，"), left_out("全面落实政策，")
    ('扣除房地产开发投资后', '')
    """
    found = _EXCEPT.search(before)
    return found[1] if found else ""


def may_be_a_parts(subject: Subject, sentence: str, at: int, paragraph: str, own: str | None = None) -> bool:
    """Whether a figure whose words begin at `at` of `sentence` may be that of a firm, or of a part of the place, named before.

    `paragraph` is its text up to the figure, `own` the place of the block; in a list of main targets the figures are the place's own.

    >>> total = Subject("社会消费品零售总额")
    >>> text = "中央商务区建设提速，社会消费品零售总额达900亿元。"
    >>> may_be_a_parts(total, text, 11, text[:20]), may_be_a_parts(total, text[11:], 0, text[11:20])
    (True, False)
    """
    run_ins = _RUN_IN.findall(paragraph)
    if run_ins and _ZONE_NAME.search(run_ins[-1]) and not (subject.of or subject.place):
        return True  # 大坪商圈。…引进品牌30个: whose own figures follow
    listed = COUNTING.match(subject.name) is not None or LISTS_TARGETS.search(sentence) is not None
    if not (subject.of or subject.place or listed) and _ZONE_CLAUSE.search(sentence, 0, at) is not None:
        return True
    if subject.name.endswith("吞吐量") and not (subject.of or subject.place) and _PORT.search(sentence, 0, at):
        return True
    town = None if subject.of or subject.place else _TOWN_HEAD.search(sentence[:at])
    if town is not None and town["town"] not in (own or "") and not _WIDER.search(town[0]):
        return True
    head = None if subject.of or subject.place else _ZONE_HEAD.search(sentence[:at])
    if head is not None and not _WIDER.search(head[0]):
        return True
    if _FIRM.search(sentence, 0, at) is not None and not subject.of and not COUNTING.match(subject.name):
        return True
    if _BACKED.search(sentence, 0, at) is not None and not (subject.of or subject.place or COUNTING.match(subject.name)):
        return True
    if subject.of or subject.place or not is_whole(subject.name) or LISTS_TARGETS.search(sentence) or _OF_THE_YEAR.match(sentence):
        return False
    return _ZONE.search(_COUNTED_ZONES.sub("", paragraph[_matter_begins(paragraph) :])) is not None


def _matter_begins(paragraph: str) -> int:
    """Where the last heading in the line or the last item of a list begins: what stands before it is about something else.

    >>> _matter_begins("示范区建设提速。民生有效落实。城镇新增就业"), _matter_begins("一是支持新区。二是城镇新增就业"), _matter_begins("新区进出口")
    (8, 6, 0)
    """
    return max((match.start() for pattern in (_RUN_IN, _NEW_ITEM) for match in pattern.finditer(paragraph)), default=0)


def place_of(word: str, own: str | None) -> str | None:
    """The place that a word such as 全省 means where the block speaks of `own`; without one, `own`.

    >>> place_of("全市", "重庆市渝中区"), place_of("全国", "重庆市渝中区"), place_of("", "青山省")
    ('重庆市', '全国', '青山省')
    """
    if word in ("全国", "我国"):
        return "全国"
    if word in ("全球", "世界"):
        return "全球"
    level = word[-1:] if word[:1] in "全我本" else ""
    if own and level in tuple("省市区县州") and not own.endswith(level) and level in own:
        return own[: own.index(level) + 1]
    return own
