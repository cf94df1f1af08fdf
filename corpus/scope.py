"""Which year and place a part of a report speaks of when its sentences do not say so.

In: headings, table titles, story texts and what the manifest says. Out: `Scope` values. Knows nothing of
single sentences: 今年 and 去年 are resolved later, from the scope given here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.genre import GLOSSARY, HALF_DIGITS
from corpus.model import Scope, ScopeBasis

# matches 2025年计划执行情况, 2025年和“十四五”时期工作回顾; not 执行力
REVIEWS = re.compile(r"回顾|执行情况|完成情况|总结|成就|成绩|成效|工作情况|发展历程|过去(?:一年|五年)")
# matches 2025年工作安排, 2026年思路举措, “十五五”时期的主要目标任务; not 安排部署会
PLANS = re.compile(r"安排|思路|举措|目标|任务|计划|建议|打算|重点工作|部署|展望|草案|总体要求|形势|今后|未来|自身建设|预期|实事")
YEAR = re.compile(r"(20\d\d)\s*年")
# matches “十五五”时期, 十四五规划; not 十五五分
PERIOD = re.compile(r"“十([三四五六])五”|十([三四五六])五(?=时期|期间|规划)")
PERIOD_STARTS = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}
# A plan that was carried out is a review: matches 计划执行情况, 目标完成情况; not 目标任务
_CARRIED_OUT = re.compile(r"(?:计划|目标|任务|预期)[^，。、]{0,4}?(?:执行|完成|落实|实施)情况")

_UNIT = r"(?:特别行政区|自治区|自治州|自治县|自治旗|新区|地区|[省市州盟区县旗])"
# matches 重庆市渝中区 in 重庆市渝中区人民政府工作报告; not 中国共产党
PLACE = re.compile(rf"(?:[一-鿿]{{2,7}}?{_UNIT})+")
# matches 青羊区：“揭榜挂帅”…, 巫溪县:2.6万亩…; not 社区：… or 问：…
HEADLINE_PLACE = re.compile(r"([一-鿿]{1,8}(?:自治[州县旗]|新区|[省市州盟区县旗]))\s*[：:]")
# matches （来源：成都市青羊区融媒体中心）; not （来源：新华社）
SOURCE = re.compile(r"[（(]\s*(?:来源|转自|据)\s*[：:]?\s*([^）)]{2,30})[）)]")
NATIONAL = re.compile(r"新华|人民日报|央视|中央|中国(?:新闻|政府)网|中新|光明日报|经济日报|工人日报|全国")
_NOT_PLACES = tuple(
    "社区 园区 景区 片区 校区 院区 城区 小区 辖区 地区 街区 全区 各区 山区 我区 自贸区 示范区 试验区 开发区 高新区 服务区 集聚区 "
    "区县 全市 全县 全省 我市 我县 我省 超市 城市 都市 两市".split()
)


def heading_scope(heading: str, current: Scope, reviews: Sequence[int], plans: Sequence[int], chapter: bool = True) -> Scope:
    """The scope under `heading`: its own year and whether it reviews or plans, else `current`.

    A heading below a chapter (`chapter` False) changes the scope only when it names a year: the sections
    of a review speak of tasks and targets too.

    >>> heading_scope("二、2025年工作安排", Scope(2024, False), [2024], [2025])
    Scope(year=2025, plans=True, place=None, basis='section')
    >>> heading_scope("（二）抓紧抓实“四重清单”", Scope(2025, False), [2025], [2026])
    Scope(year=2025, plans=False, place=None, basis='manifest')
    >>> heading_scope("二、“十五五”发展的主要考虑", Scope(2025, False), [2025], [2026])
    Scope(year=2026, plans=True, place=None, basis='section')
    """
    heading = heading.translate(HALF_DIGITS)
    years = [int(year) for year in YEAR.findall(heading)]
    ahead = bool(plans) and any(PERIOD_STARTS[a or b] >= min(plans) for a, b in PERIOD.findall(heading))
    reviewing = bool(REVIEWS.search(heading))
    planning = ahead or bool(PLANS.search(_CARRIED_OUT.sub("", heading)))
    if not chapter and not years and not PERIOD.search(heading):
        return current
    if reviewing and planning:  # one chapter for both: “十四五”时期发展成就和“十五五”时期主要目标任务
        return Scope(None, None, current.place, "section")
    if years and (reviewing or planning):
        return Scope(max(years), planning, current.place, "section")
    if years and chapter:
        year = max(years)
        return Scope(year, _plans(year, reviews, plans, current.plans), current.place, "section")
    if reviewing and reviews:
        return Scope(max(reviews), False, current.place, "section")
    if planning and plans:
        return Scope(min(plans), True, current.place, "section")
    return current


def names_chapter(heading: str) -> bool:
    """Whether a heading without a mark reads like a chapter of a report: it names a year, a period or what it reviews.

    >>> names_chapter("“十五五”时期主要目标和2026年重点工作"), names_chapter("名词解释"), names_chapter("大力提振消费")
    (True, True, False)
    """
    return bool(YEAR.search(heading) or PERIOD.search(heading) or REVIEWS.search(heading) or GLOSSARY.fullmatch(heading))


def opens_chapter(heading: str) -> bool:
    """Whether a heading without a mark is that of a chapter where none has a mark: it may also say that it plans.

    >>> opens_chapter("今年重点工作安排"), opens_chapter("产业结构持续优化")
    (True, False)
    """
    return names_chapter(heading) or PLANS.search(heading) is not None


def _plans(year: int, reviews: Sequence[int], plans: Sequence[int], otherwise: bool | None) -> bool | None:
    if year in plans and year not in reviews:
        return True
    if year in reviews and year not in plans:
        return False
    return otherwise


def first_scope(reviews: Sequence[int], plans: Sequence[int], year: int | None, place: str | None) -> Scope:
    """The scope before any heading: a report that reviews a year begins by reviewing it."""
    basis: ScopeBasis = "manifest"
    if reviews:
        return Scope(max(reviews), False, place, basis)
    if plans:
        return Scope(min(plans), True, place, basis)
    return Scope(year, None, place, basis)


def title_place(title: str) -> str | None:
    """The place a document's title names.

    >>> title_place("重庆市渝中区人民政府工作报告"), title_place("2026年北京市政府工作报告")
    ('重庆市渝中区', '北京市')
    >>> title_place("关于江浦县2025年预算执行情况和2026年预算草案的报告"), title_place("2026年政府工作报告")
    ('江浦县', None)
    """
    bare = re.sub(r"^(?:20\d\d年(?:度)?|关于(?:印发)?|《)+", "", title)
    match = PLACE.match(bare)
    return match[0] if match else None


def story_place(headline: str, texts: Sequence[str], home: str | None) -> str | None:
    """The place a newspaper story is about: what its headline, lead or source names, else `home`.

    >>> story_place("青羊区：“揭榜挂帅”结硕果", ["近日，成都市青羊区2025年项目验收。"], "重庆市渝中区")
    '成都市青羊区'
    >>> story_place("“打工人”注意", ["日前，人力资源社会保障部发布意见。（来源：新华社）"], "重庆市渝中区") is None
    True
    >>> story_place("渝中两人“感动重庆”", ["颁奖典礼现场。"], "重庆市渝中区")
    '重庆市渝中区'
    """
    match = HEADLINE_PLACE.match(headline)
    named = match[1] if match and not match[1].endswith(_NOT_PLACES) else None
    sources = [found[1] for text in texts[-2:] for found in SOURCE.finditer(text)]
    if named is None:
        for source in sources:
            place = PLACE.match(source)
            if place and not place[0].endswith(_NOT_PLACES):
                named = place[0]
    if named is None:
        nearby = home is not None and any(_short(home) in text for text in (headline, *texts))
        if sources and all(NATIONAL.search(source) for source in sources) and not nearby:
            return None
        return home
    if home and (home.endswith(named) or named == _short(home)):
        return home
    for text in (*sources, *texts[:2]):
        full = re.search(rf"[一-鿿]{{2,4}}?[省市州]{re.escape(named)}", text)
        if full:
            return re.sub("^(?:近日|日前|今日|昨日|在)", "", full[0])
    return named


def _short(place: str) -> str:
    """The last unit of a place without its kind: 重庆市渝中区 → 渝中."""
    units = re.findall(rf"[一-鿿]{{2,7}}?{_UNIT}", place)
    last = units[-1] if units else place
    return re.sub(rf"{_UNIT}$", "", last)
