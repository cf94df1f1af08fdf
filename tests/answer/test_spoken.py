"""Loosely worded questions are answered by the sentence that holds what they ask; the report is made up."""

from __future__ import annotations

from typing import Any

import pytest

from assistant import Assistant
from index import BuildOptions, build_or_update, load_embedder
from settings import load_settings

REPORT = """2026年甘肃省政府工作报告
——2026年1月20日在甘肃省第十四届人民代表大会第四次会议上

一、2025年工作回顾
过去一年，全省地区生产总值增长5.5%，固定资产投资增长3.6%，社会消费品零售总额增长4%。
为2.15万名农民工追回欠薪3.72亿元。坚持民生为大，安排资金136亿元，办好34项民生实事。
汽车、新能源汽车产量跃居全国前列，整车出口突破百万辆。推广“334”联农机制，建成就业车间200个。
徐一诺在全国残运会摘金，李敏在世界青年锦标赛夺银。“灵台智城”“星海视觉”等4个大模型投入应用。
星海视觉融合钢铁行业3000万条标注数据，识别准确率达98%。运用好“543”体系，树立“看齐、紧跟”五种意识，用好“清单、专班”四个方法，健全“考核、督查”三项机制。
友邦保险等5家总部金融机构落户，组织11家社区卫生服务中心联网，城市排水防涝能力明显增强。十四届五次会议审议通过条例。

二、2026年重点工作
今年经济社会发展主要预期目标是：地区生产总值增长5%左右，城镇新增就业30万人以上，粮食产量730亿斤以上。
确定5%左右的增长目标，兼顾了需要与可能，既实事求是、又留有余地。
构建多层次养老金融体系，建成养老金融专业机构6家以上。新开馆驻外领事机构3家以上。新增智能算力1.7万P。
为1200家左右医保定点卫生服务中心配备医保刷脸支付终端。推动中欧班列拓线扩量、开行400班次。
"""


@pytest.fixture(scope="module")
def gansu(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("spoken")
    (folder / "甘肃省.txt").write_text(REPORT, encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.txt")), options, load_embedder())
    return Assistant.open(load_settings({}, index_dir=str(folder / "index")))


@pytest.fixture(scope="module")
def district(built_index: Any) -> Any:
    return Assistant.open(load_settings({}, index_dir=str(built_index)))


ANSWERED = [
    ("甘肃养老金融 未来五年要开几家专门机构", "6家以上"),
    ("甘肃今年智能算力再添多少P", "1.7万P"),
    ("2025年甘肃帮农民工讨回好多工钱", "3.72亿元"),
    ("甘肃去年拿多少钱办民生实事", "136亿元"),
    ("甘肃今年粮食底线定多少亿斤", "730亿斤"),
    ("甘肃今年中欧班列要开多少趟", "400班次"),
    ("甘肃2026年打算再开几家外国领事机构", "3家以上"),
    ("甘肃今年给多少家卫生服务中心配医保刷脸机", "1200家"),
    ("全国残运会摘金的是谁", "徐一诺"),
    ("甘肃今年GDP为啥只定5%", "兼顾了需要与可能"),
    ("甘肃讲的“543”体系是什么意思", "四个方法"),
]
REFUSED = [
    ("甘肃落户的总部金融机构除了友邦保险还有哪几家", "not_in_corpus"),
    ("星海视觉打通了几个部门的数据", "not_in_corpus"),
    ("十五届六次会议审议通过了什么条例", "not_in_corpus"),
    ("甘肃固定资产投资排全国第几", "not_in_corpus"),
    ("甘肃去年新能源汽车产量到底是多少辆", "not_in_corpus"),
    ("“灵台智城”用了多少条标注数据", "not_in_corpus"),
    ("甘肃今年5%的目标到底能不能完成", "opinion_or_forecast"),
    ("甘肃的“334”机制到底是啥", "undefined_term"),
]


@pytest.mark.parametrize(("question", "text"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_words_of_speech_do_not_keep_an_answer_back(gansu: Any, question: str, text: str) -> None:
    answer = gansu.ask(question)
    assert answer.status in ("answered", "partial")
    assert text in answer.to_dict()["answer"]


def test_a_growth_that_the_question_takes_for_a_fall_is_told_as_it_is(district: Any) -> None:
    answer = district.ask("2025年区里固定资产投资为啥大跌")
    assert (answer.status, answer.reason) == ("answered", "false_premise")
    assert "10.4%" in answer.to_dict()["answer"]


@pytest.mark.parametrize(("question", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_figure_of_something_else_is_no_answer(gansu: Any, question: str, reason: str) -> None:
    answer = gansu.ask(question)
    assert (answer.status, answer.reason) == ("refused", reason)


def test_a_report_without_a_table_says_itself_which_targets_were_missed(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("missed")
    said = "固定资产投资增速、碳排放强度两个指标没有达到规划预期。"
    (folder / "甘肃省.txt").write_text(REPORT.replace("运用好“543”", said + "运用好“543”"), encoding="utf-8")
    (folder / "青海省.txt").write_text(REPORT.replace("甘肃", "青海"), encoding="utf-8")
    options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
    build_or_update(sorted(folder.glob("*.txt")), options, load_embedder())
    both = Assistant.open(load_settings({}, index_dir=str(folder / "index")))
    assert both.ask("甘肃去年哪些目标没有完成").to_dict()["answer"] == f"{said[:-1]}[1]。"
    assert (both.ask("青海去年哪些目标没有完成").status, both.ask("青海去年哪些目标没有完成").reason) == ("refused", "not_in_corpus")
    assert both.ask("did Qinghai miss any targets in 2025").reason == "not_in_corpus"
