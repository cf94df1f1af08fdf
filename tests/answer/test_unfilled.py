"""What a question leaves open and no passage fills: the giver, the deed, the share of each, the number, its own year. The report is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from answer.attributes import Statement
from answer.counted import counts_it
from index import english_stems

REPORT = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
古渡片区改造吸引社会资本投入3.6亿元。柳堤公园由星河科技公司捐资2.4亿元建成。慈善晚会募集善款860万元、惠及困难家庭1.3万户。
发放助学金5200万元，惠及学生2.6万名，平均每人2000元。发放取暖补贴4300万元，惠及家庭1.9万户。
周木兰入选“江苏好人榜”，何一舟获评“感动江苏年度人物”。带领乡亲种茶致富的沈小满获评“江苏好人”。
2019年度“感动江苏年度人物”获奖者韩松登台讲述横渡海峡的故事。
食品安全投诉总量下降32%。民营医院从业人员较2020年实现“三个翻番”。接待游客2.1亿人次，住宿业增长12%。
入境游客增长37%。外资企业达4600家、增长8%。7年来首个住宅新盘云栖里面世。新能源货车销量占全部货车的18%。
国企全员劳动生产率达41万元/人。改造老旧小区430万平方米、惠及居民5.2万户。
丝绸作坊、书画社数量居全国前列，刺绣展销火热，集聚知名品牌640家。码头项目31个，年度投资91.6亿元、占比34.4%。陶瓷企业达310家。
新引进江海银行、苏南银行等金融机构4家，为企业发放贷款860亿元。
2部舞剧斩获荷花奖，话剧《长江谣》获文华奖。紧扣“四廊三园”空间布局，推进全域建设。

二、2026年工作安排
主要预期目标是：地区生产总值增长5%左右。住宿餐饮业营业额力争增长12%。
从进度看，一季度全省重大项目计划完成投资820亿元。
加快太湖新城建设。
"""


@pytest.fixture(scope="module")
def one(over: Callable[[dict[str, str]], Any]) -> Any:
    return over({"江苏省.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("柳堤公园的2.4亿元是哪家公司捐的", "星河科技公司"),
        ("助学金平均每人发了多少", "2000元"),
        ("沈小满做了什么获评江苏好人", "种茶"),
        ("韩松讲了什么故事", "横渡海峡"),
        ("韩松是哪一年的感动江苏年度人物", "2019年度"),
        ("入境游客增长多少", "37%"),
        ("外资企业有多少家", "4600家"),
        ("一季度重大项目计划完成多少投资", "820亿元"),
        ("2025年接待了多少游客", "2.1亿"),
        ("话剧《长江谣》得了什么奖", "文华奖"),
        ("新能源货车占多少", "18%"),
        ("码头项目占多少", "34.4%"),
        ("国企全员劳动生产率多少", "41万元/人"),
        ("老旧小区改造惠及多少居民", "5.2万"),
        ("何一舟得了什么荣誉", "感动江苏"),
        ("新引进了哪家银行", "江海银行"),
        ("陶瓷企业有多少家", "310家"),
        ("有多少家陶瓷企业", "310家"),
    ],
)
def test_what_is_filled_is_answered(one: Any, question: str, said: str) -> None:
    answer = one.ask(question)
    assert answer.status in ("answered", "partial") and said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "古渡片区那3.6亿元是谁家公司投的",
        "860万元善款是哪些企业捐的",
        "取暖补贴每户拿到多少",
        "周木兰做了什么入选江苏好人榜",
        "韩松是哪一年横渡海峡的",
        "2025年入境游客一共多少人次",
        "入境游客占全部游客的几成",
        "2025年上半年接待了多少游客",
        "二季度重大项目计划完成多少投资",
        "获荷花奖的两部舞剧叫什么名字",
        "太湖新城是哪家银行贷款建的",
        "丝绸作坊到底有多少家",
        "how many food safety complaints were made in 2025, the actual number",
        "How much did hotels in Jiangsu take in over 2025?",
        "which two dance dramas won the Lotus Award",
        "how many tourists came in the first half of 2025",
    ],
)
def test_what_no_passage_fills_is_refused(one: Any, question: str) -> None:
    answer = one.ask(question)
    assert answer.status == "refused" and not answer.citations


def test_where_it_is_asked_for_what_somebody_was_honoured_and_none_is_told_no_reason_is_made_up(one: Any) -> None:
    assert one.ask("何一舟凭什么事迹获评感动江苏年度人物").reason == "reason_not_stated"


@pytest.mark.parametrize(
    ("question", "rendered", "counted"),
    [
        ("how many homes were sold", "Yunqili, the first new homes in 7 years, came on the market", False),
        ("how many homes were sold", "340 homes were sold in 2 years", True),
        ("how many complaints were made", "complaints fell by 46% and 60%", False),
        ("how many complaints were made", "4,600 complaints were made, down 8%", True),
        ("by what percentage did the number of complaints fall", "complaints fell by 46%", True),
        ("how many square metres of homes were sold", "homes of 600 square metres were sold", True),
        ("how many homes are planned", "homes on 20 hectares will be started in 3 years", False),
    ],
)
def test_a_percentage_a_time_and_a_size_count_nothing(one: Any, question: str, rendered: str, counted: bool) -> None:
    statement = Statement("", "", f" {' '.join(english_stems(rendered))} ", False)
    assert counts_it(one.understand(question), [statement]) is counted


def test_a_slogan_whose_parts_are_asked_for_and_nowhere_listed_is_undefined(one: Any) -> None:
    answer = one.ask("四廊三园说的是哪四个廊")
    assert (answer.status, answer.reason) == ("refused", "undefined_term")
