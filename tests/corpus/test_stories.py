"""Newspaper pages: stories, places, interviews, fragments."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Report

DECEMBER = "yuzhong-newspaper-2025-12"
JANUARY = "yuzhong-newspaper-2026-01"


def stories(report: Report) -> list[str]:
    return list(dict.fromkeys(block.story for block in report.blocks))


def test_stories_of_the_december_page(yuzhong: dict[str, Report]) -> None:
    assert stories(yuzhong[DECEMBER]) == [
        "学习贯彻区委十三届八次全会精神 以“新”促兴 以“质”致远 赋能现代化产业体系新跃升",
        "渝中区优生优育指导服务中心项目启动 构建全周期家庭健康服务新体系",
        "青羊区：“揭榜挂帅”结硕果 120余项关键技术取得突破",
        "巫溪县:2.6万亩独活采收忙 中药材全产业链综合产值达20亿元",
        "“打工人”注意 这些情形可认定工伤",
    ]


def test_place_of_a_story_about_elsewhere(yuzhong: dict[str, Report]) -> None:
    places = {block.story[:4]: block.scope.place for block in yuzhong[DECEMBER].blocks}
    assert places == {
        "学习贯彻": "重庆市渝中区",
        "渝中区优": "重庆市渝中区",
        "青羊区：": "成都市青羊区",
        "巫溪县:": "巫溪县",
        "“打工人": None,  # a national agency's story that names no place
    }


@pytest.mark.parametrize(
    ("page", "phrase"),
    [
        (DECEMBER, "深入实施“人工智能+”行动"),
        (DECEMBER, "揭榜团队深入生产车间、改造产线"),
        (DECEMBER, "预计可处理鲜货上千吨。该公司已建成"),
        (JANUARY, "助力全市工业品和农产品“出海”。"),
        (JANUARY, "也奔涌于“城超”“村超”所点燃的全民热情中"),
        (JANUARY, "确保会议风清气正、圆满成功。"),
    ],
)
def test_sentences_cut_by_blank_lines_are_whole(yuzhong: dict[str, Report], page: str, phrase: str) -> None:
    assert any(phrase in block.text.string for block in yuzhong[page].blocks)


def test_interleaved_columns_are_neither_joined_nor_given_a_story(yuzhong: dict[str, Report]) -> None:
    report = yuzhong[JANUARY]
    strings = {block.text.string: block.story for block in report.blocks}
    assert strings["量发展的前行之路。"] == ""
    assert next(story for text, story in strings.items() if text.startswith("定能形成百舸争流")) == ""
    assert not any("更集约、定能" in text or "迸发,量发展" in text or "渝广泛宣传" in text for text in strings)
    assert next(story for text, story in strings.items() if text.startswith("首期“创享沙龙”")) == (
        "渝中首期“创享沙龙”掀头脑风暴 共探AI赋能产业高质量发展新路径"
    )
    assert any("columns may interleave" in warning for warning in report.receipts[0].warnings)


def test_headlines_of_two_and_three_lines(yuzhong: dict[str, Report]) -> None:
    titles = [block.text.string for block in yuzhong[JANUARY].blocks if block.kind == "title"]
    assert titles[:2] == ["如何更好为渝中高质量发展破题起势?", "多部门负责人详析2026经济工作“任务书”与“愿景图”"]
    assert "推动形成崇尚先进学习先进争当先进浓厚氛围" in titles


SPEAKERS = [
    (DECEMBER, "另劲枫", "区发展改革委党组书记、主任", 3),
    (DECEMBER, "杜俊波", "区科技局党组书记、局长", 6),
    (DECEMBER, "袁聚", "区产业发展促进局党组书记", 4),
    (DECEMBER, "杨晶", "重庆市数字经济产业园管委会党组书记、主任", 4),
    (DECEMBER, "袁鹏", "大石化新区管委会党组书记、主任", 5),
    (JANUARY, "刘劲枫", "区发展改革委党组书记、主任", 4),
    (JANUARY, "杜俊波", "区科技局党组书记、局长", 6),
    (JANUARY, "张明功", "区住房城市建设委党委书记、主任", 4),
    (JANUARY, "袁聚", "区产业发展促进局党组书记", 5),
]


@pytest.mark.parametrize(("page", "name", "office", "count"), SPEAKERS)
def test_who_answers_with_which_office(yuzhong: dict[str, Report], page: str, name: str, office: str, count: int) -> None:
    blocks = [b for b in yuzhong[page].blocks if b.speaker is not None and b.speaker.name == name]
    assert len(blocks) == count
    assert {(b.speaker.office, b.speaker.inferred) for b in blocks if b.speaker} == {(office, True)}
    assert blocks[0].text.string.startswith(f"{name}表示")


def test_questions_are_blocks_and_stand_with_their_answers(yuzhong: dict[str, Report]) -> None:
    for page, count in ((DECEMBER, 5), (JANUARY, 4)):
        questions = [b.text.string[2:] for b in yuzhong[page].blocks if b.kind == "question"]
        assert len(questions) == count
        asked = dict.fromkeys(b.speaker.question for b in yuzhong[page].blocks if b.speaker)
        assert list(asked) == questions


def test_nobody_speaks_after_the_interview(yuzhong: dict[str, Report]) -> None:
    for page in (DECEMBER, JANUARY):
        first = yuzhong[page].blocks[0].story
        assert all(b.story.startswith(first) for b in yuzhong[page].blocks if b.speaker)


PAGE = (
    "# 要闻\n\n问计“十五五”\n市民热线对话部门负责人\n\n近日，本报邀请两位负责人就公众关心的话题作答，现将主要内容刊发。\n\n"
    "主持人\n本报记者\n李 明\n访谈嘉宾\n市商务局局长\n市交通局党组书记\n赵 一\n钱二三\n\n"
    "问：消费如何提振？\n\n赵一说，全年办好促消费活动60场，力争社零总额增长6%。\n\n一是发放消费券。全年发放2亿元。\n\n"
    "问:公交何时提速?\n\n钱二三表示,今年开通快线3条。\n\n"
    "古田县：食用菌销全国 带动农户增收\n\n近日，宁德市古田县食用菌产业园投产，年产值达3亿元，产品销往全国各地。（来源：古田县融媒体中心）\n\n"
    "(下转4版)\n"
)


def test_another_towns_page(read_text: Callable[..., Report]) -> None:
    report = read_text(PAGE)
    assert (report.kind, report.reviews, report.plans) == ("newspaper page", (), ())
    assert stories(report) == ["问计“十五五” 市民热线对话部门负责人", "古田县：食用菌销全国 带动农户增收"]
    said = [(b.text.string[:5], b.speaker.name, b.speaker.office, b.speaker.question) for b in report.blocks if b.speaker]
    assert said == [
        ("赵一说，全", "赵一", "市商务局局长", "消费如何提振？"),
        ("一是发放消", "赵一", "市商务局局长", "消费如何提振？"),
        ("钱二三表示", "钱二三", "市交通局党组书记", "公交何时提速?"),
    ]
    assert report.blocks[-2].scope.place == "宁德市古田县"
    assert report.blocks[-1].text.string == "（来源：古田县融媒体中心）"


def test_lists_of_unequal_length_give_no_office(read_text: Callable[..., Report]) -> None:
    page = PAGE.replace("市交通局党组书记\n", "")
    report = read_text(page)
    assert {b.speaker.office for b in report.blocks if b.speaker} == {None}
    assert {b.speaker.inferred for b in report.blocks if b.speaker} == {False}
    assert any("1 offices and 2 names" in warning for warning in report.receipts[0].warnings)


def test_a_fragment_above_the_first_headline_keeps_no_story(read_text: Callable[..., Report]) -> None:
    report = read_text("(上接1版)让群众的日子越过越好。\n\n" + PAGE.split("\n\n", 1)[1])
    assert report.blocks[0].story == ""
    assert any("no headline above" in warning for warning in report.receipts[0].warnings)
