"""The nouns of measured things: which ones end a name, which say nothing alone, which verbs of work begin one.

In: words of a report. Out: whether they name something measured or counted. Knows nothing of sentences, figures,
places or parts.
"""

from __future__ import annotations

import re

# The nouns that name something measured; a name of an indicator ends in one.
_HEADS = (
    "增加值|生产总值|GDP|总值|总额|总量|总收入|收入|投资|产值|产量|利润|税收|营收|营业额|余额|规模|率|比重|占比|比例|指数|数量|总数|人数|人次|就业人?数?|涨幅|降幅|增速|增幅|"
    "浓度|强度|能耗|排放|排放量|装机|装机容量|用电量|发电量|用水量|吞吐量|成交额|交易额|交易量|销售额|销售量|销量|零售额|进出口|出口|进口|出口额|进口额|外资|里程|面积|密度|"
    "寿命|年限|标准|存款|贷款|保费|产能|算力|客流|客流量|花费|支出|消费|货运量|货物量|货值|货值量|周转量|业务量|到位资金|保有量|库存|单产|总产|学位|床位|托位|成本|价格|总水平|能力|容量|"
    "流量|运量|开行量|班次|次数|起数|件数|户数|家数|票房|产出|消费量|供应量|签约额|合同额|蓄积量|贡献率|使用量|投入|债券|债务|养老金|捐赠|信访总量|总花费|净增|存贷款|人口|游客|订单|出栏|存栏|"
    "经济总量|经济增长|经济|物价|总动力|盖度|系数|过货量|造林|种草|治沙|外送电量|收入比|强度|储量|发行量|融资|专利|拥有量|拥有率|份额|资产|案件|事故|数|量|值|额|费"
)
HEAD = re.compile(rf"(?:{_HEADS})(?:（[^（）]{{1,16}}）)?$")
# A head alone says nothing of what is measured.
BARE = frozenset(
    "增加值 总值 总额 总量 总收入 收入 投资 产值 产量 利润 营收 余额 规模 率 比重 占比 比例 指数 数量 总数 人数 人次 涨幅 降幅 增速 增幅 浓度 强度 面积 密度 标准 存款 贷款 "
    "产能 里程 成本 价格 能力 容量 流量 次数 支出 消费 花费 税收 规模总量 营业收入 利润总额 销售额 成交额 交易额 销售收入 总产值 综合产值 年产值 全产业链产值 资产 融资 投入 业务量 数 量 值 额 "
    "费 经济 资金 到位资金 总投资 完成投资 装机 订单 专利 份额 人口 游客 年产量 总产量 签约额 合同额 保有量 库存 产出 总规模 覆盖率 普惠率 满意率 满意度 到位率 合格率 面积 增长率 年均增速 "
    "均价 客流 总资产 销量 年销售额 年营收 营业总收入 死亡人数 起数 主要指标 各项指标 指标 年产能 年交易额 贡献率 使用率 产销率 价值 品牌价值 总价值 市值 估值 补助标准 总面积 建筑面积 投资额 总投资额 规上企业营收 规上企业 企业营收 产业营收 产业产值 产业增加值 产业规模 规上产值 总资产 资产规模 总投资规模 平均 总收入额 主营业务收入 经营收入 劳务收入 年均增长率 从业人员 企业 企业数量 产业 税收总额 货值 总市值 出口量 进口量 出口额 进口额 规上企业数量 均值 规模以上企业 资产负债率 增量 集群营业收入 营业额 货值量 金额 货币价值 税占比 装机规模 外送电量 融资平台 资产总额 负债总额 净资产 收入总量 支出总量 毛入学率 毛入园率 通车里程 运营里程 营业里程".split()
)
MAX_REACHED_CHARS = 14
# Not a thing counted by itself: matches 机构和设施, 全省已有, 其中; not 高标准农田, 智能化煤矿
LOOSE = re.compile(
    r"[和及与、的]|在[全西国]|翻番|跨过|累计|开行|发送|运输|帮扶|改善|送戏|释放|研发(?!经费|投入|机构|平台)|实绩|转移|授信|^(?:每|其|各|有|年|日|单|最|人均|户均|平均|总|共|项目|企业|机构|产业|数量|群众|我|全)|(?:有|共|累计|总数|合计|以上|涉及)$"
)
_EACH = re.compile(r"(?:年度|年均?|总|完成|平均)*")  # says when or how much, not of what: 年度投资, 总产能
# Heads that say of what they are: totals of an economy.
_OWN_SHARES = frozenset("税收占比 税收收入占比 出生率".split())  # short, and yet of the whole place
_STANDING = frozenset(
    "GDP 经济总量 生产总值 进出口 出口 进口 进出口总额 进出口总值 经济增长 物价 失业率 城镇化率 信访总量 存贷款 CPI".split()
)
# Things counted that say too little: 新增企业, 新增里程.
VAGUE = frozenset("企业 项目 里程 产能 面积 投资 资金 机构 产业 人员 品牌 平台 活动 重点企业 产品 优质企业 岗位 建议 议案 提案".split())
# Counted work, its verb part of the name: 新增专精特新企业, 改造老旧小区.
COUNTING = re.compile(
    r"^(?:累计|城镇)?(?:新增|净增|新建|改扩建|新改建|新建改建|建成|改造|新改造|更新改造|开工|新开工|培育|新培育|引进|新引进|落地|完成|新认定|认定|发放|开行|新设立?|新登记|"
    r"选派|修建|修复|治理|创建|发行|新发展|推出|打造|投用|投放|整治|建设(?!用地|资金)|筹建|筹集|招引|签约|招聘|培训|新开通|开通|开辟|组建|布局|发布|落实|争取|兑现|减免|退出|压减|关停|查处|办结|办理|制定|修订|出台|受理|化解)+"
)


def is_bare(name: str) -> bool:
    """Whether a name is a head alone and does not say of what: 增量, 利用率, 发电量占比, 进口量占全市比重."""
    if name in BARE:
        return True
    if name in _OWN_SHARES:
        return False
    name = name.partition("占")[0] or name
    if name in _STANDING:
        return False
    head = HEAD.search(name)
    lead = _EACH.match(name)
    return (
        name in BARE or (head is not None and lead is not None and head.start() <= lead.end()) or (len(name) <= 3 and name.endswith("率"))
    )
