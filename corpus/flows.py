"""Whether a figure of several years is their total, that of their last year, or cannot be told.

In: the words of a statement in a paragraph about several years. Out: its reading. 支出 and 投资 add up over the years, 装机
and 率 do not; 突破 and 增至 name where something stands at the end. Knows nothing of which years these are.
"""

from __future__ import annotations

import re
from typing import Literal

Reading = Literal["end", "total", "unsure"]

# What adds up over years; a name that says 年 is that of one. matches 游客总花费, 水利投资, 西电东送电量; not 装机, 投资占比, 年货邮吞吐量
_FLOW = re.compile(
    r"(?:支出|投资(?:额|总额)?|花费|成交额|交易额|进出口(?:总额|总值|额)?|出口(?:额|总额)?|进口(?:额|总额)?|(?:送|发|用|交易)?电量|(?:发送|货运|客运|发运)量|人次|游客|销售额|"
    r"到位资金|外资|造林|种草|治沙|(?:棚户区|住房|危房|旧房|小区)(?:住房)?改造|贷款发放额|贸易额|补贴|奖励)$"
)
_OF_ONE_YEAR = re.compile(r"年度|年(?!来|间|期)|每|人均|户均")
# A yearly sum or work that goes on, whose 累计 in a review of five years is of those years. matches 建筑业产值, 接待游客, 制定规章, 培育专精特新企业; not 建成高标准农田, 累计送电量
_EACH_YEARS = re.compile(
    r"(?:产值|花费|投资(?:额|总额)?|投入|支出|补贴|奖励|游客|人次|销售额|成交额|交易额|到位资金)$|^(?:累计)?(?:培育|发放|兑现|减免|制定|修订|出台|办结|查处|培训|招聘)"
)
_UP_TO_NOW = re.compile(r"截至|至今|以来|历年|历史")
# What is built and kept in use, told in ten thousands: how many there are, not how many were added. matches 建成5G基站, 建成养老床位; not 建成保障性住房
_IN_USE = re.compile(r"^建成(?!.*(?:住房|农田)).*(?:基站|设施|床位|托位|网点|站点|充电桩|充电枪|机架|算力)$")
_ADDED = re.compile(r"新建|新增|净增|新改|改建|扩建|累计|总共|五年|5年")
# People in work are counted anew each year. matches 高校毕业生留省就业; not 就业率
_WORK = re.compile(r"就业(?:人数)?$")
# Verbs that say where something stands. matches 突破, 增至, 稳定在, 迈上; not 超过, 完成
_STANDS = re.compile(r"突破|达到?|[至到]|[定持][在]|迈|跨|跃|登|[为是]$")
_KEPT = re.compile(r"(?:稳定|保持|维持)在")
_DONE = re.compile(r"完成|累计|总共|共[计达]?$")
# A total of one year earlier in the sentence: bare levels after it are of that year too. matches 生产总值6.66万亿元
_BESIDE = re.compile(r"(?:生产总值|GDP|社会消费品零售总额)(?:达到?|突破|超过?)?[\d.]+万?亿元")


def is_yearly(name: str, before: str) -> bool:
    """Whether 累计 of `name` in a review of five years is the sum of those years; `before` are the words of the sentence up to the figure.

    >>> is_yearly("建筑业产值", "累计完成建筑业产值"), is_yearly("建成高标准农田", "累计建成高标准农田"), is_yearly("旅游花费", "截至年底累计旅游花费")
    (True, False, False)
    """
    return _EACH_YEARS.search(name) is not None and _UP_TO_NOW.search(before) is None


def is_in_use(name: str, unit: str, clause: str) -> bool:
    """Whether a count of what was built is that of all there are at the end of the years; `clause` are the words before the figure.

    >>> is_in_use("建成5G基站", "万个", "建成5G基站超"), is_in_use("建成过江通道", "座", "建成过江通道"), is_in_use("建成5G基站", "万个", "累计建成5G基站")
    (True, False, False)
    """
    return unit.startswith("万") and _IN_USE.search(name) is not None and _ADDED.search(clause) is None


def read_flow(name: str, piece: str, period_named: bool, before: str = "") -> Reading:
    """How a level of a paragraph about several years is to be read; `piece` are the words of its clause before the figure.

    `period_named`: the clause itself names the years. `before` are the words of the sentence up to the figure.

    >>> [read_flow(*case, False) for case in (("水利投资", "完成水利投资超"), ("一般公共预算支出", "一般公共预算支出"), ("电力装机", "电力装机"))]
    ['total', 'unsure', 'end']
    >>> read_flow("游客总花费", "“十四五”期间游客总花费", True), read_flow("进出口总额", "进出口总额突破", False)
    ('total', 'end')
    """
    if _WORK.search(name):
        return "end" if _KEPT.search(piece) else "total"
    if not _FLOW.search(name) or _OF_ONE_YEAR.search(name):
        return "end"
    if _DONE.search(piece) or (period_named and not _STANDS.search(piece[piece.find(name[-2:]) + 2 :])):
        return "total"
    stands = _STANDS.search(piece[piece.rfind(name[-2:]) + 2 :]) or _BESIDE.search(before)
    return "end" if stands else "unsure"
