"""Notes of every shape: marks in print, lists of terms without marks, and which uses a note does not explain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from corpus import Report
from corpus.marks import find_printed

HEAD = "2026年青岭县政府工作报告\n一、2025年工作回顾\n"
BODY = "推进“两重”{0}项目，用好“两新”{1}政策，社会大局保持稳定。\n"
NEXT = "二、2026年工作安排\n居民收入增长与经济增长同步。\n"
TWO = ("“两重”：指重大战略实施。", "“两新”：指设备更新和以旧换新。")
SHAPES = {
    "square, full width": ("［1］", "［2］"),
    "square": ("[1]", "[2]"),
    "square with a word": ("[注1]", "[注2]"),
    "shell": ("〔1〕", "〔2〕"),
    "lens": ("【1】", "【2】"),
    "lens with a word": ("【注1】", "【注2】"),
    "round with a word": ("（注1）", "（注2）"),
    "circled": ("①", "②"),
    "raised": ("¹", "²"),
    "star": ("*", "*"),
    "caret": ("[^1]", "[^2]"),
}


def blocks_of(report: Report, kind: str = "paragraph") -> list[str]:
    return [block.text.string for block in report.blocks if block.kind == kind]


def names_of(report: Report) -> list[str]:
    return [note.terms[0].name if note.terms else "" for note in report.notes]


def uses_of(report: Report) -> list[list[str]]:
    """For each note the first characters of the blocks it is tied to."""
    texts = {block.id: block.text.string for block in report.blocks}
    return [[texts[block][:6] for block in note.blocks] for note in report.notes]


@pytest.mark.parametrize("place", ["text", "section", "paragraph", "one line"])
@pytest.mark.parametrize("shape", SHAPES)
def test_marks_of_every_shape_are_linked_to_their_notes(read_text: Callable[..., Report], shape: str, place: str) -> None:
    first, second = SHAPES[shape]
    body = BODY.format(first, second)
    colon = ":" if shape == "caret" else ""
    entries = [f"{first}{colon}{TWO[0]}\n", f"{second}{colon}{TWO[1]}\n"]
    if place == "one line" and shape in ("star", "caret"):
        entries = ["\n" + entries[0], entries[1]]
    elif place == "one line":
        entries = [f"注：{first}{TWO[0][:-1]}；{second}{TWO[1]}\n"]
    text = {
        "text": HEAD + body + NEXT + "注释\n" + "".join(entries),
        "section": HEAD + body + "其他工作取得新进展。\n" + "".join(entries) + NEXT,
        "paragraph": HEAD + body + "".join(entries) + "其他工作取得新进展。\n" + NEXT,
        "one line": HEAD + body + "".join(entries) + NEXT,
    }[place]
    report = read_text(text)
    (held,) = [block for block in report.blocks if block.marks]
    assert held.text.string == "推进“两重”项目，用好“两新”政策，社会大局保持稳定。"
    assert [mark.offset for mark in held.marks] == [held.text.string.index("项目"), held.text.string.index("政策")]
    assert [(note.text.string.rstrip("。；"), note.blocks) for note in report.notes] == [(body.rstrip("。"), (held.id,)) for body in TWO]
    assert names_of(report) == ["两重", "两新"]
    receipt = report.receipts[0]
    assert (receipt.marks, receipt.notes, receipt.linked, receipt.warnings) == (2, 2, 2, ())
    assert receipt.read == receipt.kept + sum(receipt.dropped.values())
    assert "居民收入增长与经济增长同步。" in blocks_of(report)


def test_numbers_that_begin_anew_under_each_section_call_their_own_notes(read_text: Callable[..., Report]) -> None:
    report = read_text(
        HEAD + "推进“两重”①项目，社会大局稳定。\n①“两重”：指重大战略实施。\n"
        "二、2026年工作安排\n用好“两新”①政策，办好“双减”②实事。\n①“两新”：指设备更新。\n②“双减”：指减负。\n"
    )
    assert [(note.mark, blocks) for note, blocks in zip(report.notes, uses_of(report), strict=True)] == [
        ("①", ["推进“两重”"]),
        ("①", ["用好“两新”"]),
        ("②", ["用好“两新”"]),
    ]
    assert report.receipts[0].warnings == ()


def test_notes_under_paragraphs_count_on_through_the_report(read_text: Callable[..., Report]) -> None:
    report = read_text(
        HEAD + "推进“两重”［1］项目，社会大局稳定。\n［1］“两重”：指重大战略实施。\n"
        "用好“两新”［2］政策，再提“两重”［1］建设。\n［2］“两新”：指设备更新。\n"
    )
    assert uses_of(report) == [["推进“两重”", "用好“两新”"], ["用好“两新”"]]
    assert (report.receipts[0].marks, report.receipts[0].linked) == (3, 3)


def test_an_entry_broken_over_lines_is_one_note(read_text: Callable[..., Report]) -> None:
    report = read_text(
        HEAD
        + BODY.format("［1］", "［2］")
        + "注释\n［1］“两重”：指重大战略\n实施和重点领域安全\n能力建设。\n［2］“两新”：指设备\n更新。\n"
    )
    assert [note.text.string for note in report.notes] == ["“两重”：指重大战略实施和重点领域安全能力建设。", "“两新”：指设备更新。"]
    assert blocks_of(report, "heading")[-1] == "注释"


def test_marks_call_the_entries_of_a_numbered_list_of_terms(read_text: Callable[..., Report]) -> None:
    for first, second in (("①", "②"), ("［1］", "［2］"), ("¹", "²"), ("（1）", "（2）")):
        report = read_text(HEAD + BODY.format(first, second) + "名词解释\n1.“两重”：指重大战略实施。\n2.“两新”：指设备更新。\n")
        held = next(block for block in report.blocks if block.marks)
        assert held.text.string == "推进“两重”项目，用好“两新”政策，社会大局保持稳定。"
        assert [note.blocks for note in report.notes] == [(held.id,), (held.id,)]
        assert (report.receipts[0].marks, report.receipts[0].linked) == (2, 2)


def test_marks_whose_notes_are_lost_leave_the_text_and_are_named(read_text: Callable[..., Report]) -> None:
    report = read_text(HEAD + BODY.format("［1］", "［2］") + "建成“一网”［3］平台。\n")
    assert blocks_of(report) == ["推进“两重”项目，用好“两新”政策，社会大局保持稳定。", "建成“一网”平台。"]
    assert report.receipts[0].warnings == ("mark 1 has no note", "mark 2 has no note", "mark 3 has no note")
    assert (report.receipts[0].marks, report.receipts[0].linked) == (3, 0)


NO_NOTES = [
    "重点抓好三件事：①完善机制；②优化流程；③强化监督。",
    "①完善机制，推动“一网”建设。\n②优化流程，推动“一号”办理。",
    "（1）推动“一网”建设。\n（2）推动“一号”办理。",
    "新增绿地12km²，供水3.5亿m³，面积5米²。",
    "* 完善机制\n* 优化流程",
    "印发国发〔2025〕12号文件，落实[2025]3号通知。",
    "**完善机制**，优化流程。",
]


@pytest.mark.parametrize("text", NO_NOTES)
def test_what_numbers_items_or_units_is_no_mark(text: str) -> None:
    assert find_printed(HEAD + text + "\n") == ([], [])


@dataclass(frozen=True)
class Listed:
    """A list of terms as printed, and the notes it holds."""

    printed: str
    notes: tuple[str, ...]
    names: tuple[str, ...] = ("两重", "两新")


LISTS = {
    "one line an entry": Listed("名词解释\n“两重”：指重大战略。\n“两新”：指设备更新。\n", ("“两重”：指重大战略。", "“两新”：指设备更新。")),
    "numbered with a stop": Listed("名词注释\n1.“两重”：重大战略。\n2.“两新”：设备更新。\n", ("“两重”：重大战略。", "“两新”：设备更新。")),
    "numbered with a comma": Listed("有关名词说明\n1、两重：重大战略。\n2、两新：设备更新。\n", ("两重：重大战略。", "两新：设备更新。")),
    "numbered in brackets": Listed(
        "部分名词解释\n（1）两重：重大战略。\n（2）两新：设备更新。\n", ("两重：重大战略。", "两新：设备更新。")
    ),
    "numbered in words": Listed(
        "名词解释：\n一、“两重”：重大战略。\n二、“两新”：设备更新。\n", ("“两重”：重大战略。", "“两新”：设备更新。")
    ),
    "bullets": Listed("附：名词解释\n★“两重”：重大战略。\n★“两新”：设备更新。\n", ("“两重”：重大战略。", "“两新”：设备更新。")),
    "bare numbers": Listed("注释：\n1 “两重”：重大战略。\n2 “两新”：设备更新。\n", ("“两重”：重大战略。", "“两新”：设备更新。")),
    "circled": Listed("注释：\n①“两重”：重大战略。\n②“两新”：设备更新。\n", ("“两重”：重大战略。", "“两新”：设备更新。")),
    "square": Listed("【名词解释】\n[1]“两重”：重大战略。\n[2]“两新”：设备更新。\n", ("“两重”：重大战略。", "“两新”：设备更新。")),
    "said, without a colon": Listed("名词解释\n“两重”是指重大战略。\n“两新”即设备更新。\n", ("“两重”是指重大战略。", "“两新”即设备更新。")),
    "said, after a comma": Listed("名词解释\n两重，指重大战略。\n两新，是指设备更新。\n", ("两重，指重大战略。", "两新，是指设备更新。")),
    "a dash": Listed("名词解释\n“两重”——重大战略。\n“两新”——设备更新。\n", ("“两重”——重大战略。", "“两新”——设备更新。")),
    "straight quotes": Listed('名词解释\n"两重"：重大战略。\n"两新"：设备更新。\n', ('"两重"：重大战略。', '"两新"：设备更新。')),
    "a space": Listed(
        "名词解释\n1. 两重　国家重大战略实施项目。\n2. 两新　设备更新和以旧换新。\n",
        ("两重国家重大战略实施项目。", "两新设备更新和以旧换新。"),
    ),
    "a term on its line": Listed(
        "名词解释\n两重\n国家重大战略实施，包括三类：甲、乙、丙。\n两新\n是指设备更新。\n",
        ("两重国家重大战略实施，包括三类：甲、乙、丙。", "两新是指设备更新。"),
    ),
    "a numbered term on its line": Listed(
        "名词解释\n1.“两重”：\n国家重大战略实施。\n2.“两新”：\n设备更新和以旧换新。\n",
        ("“两重”：国家重大战略实施。", "“两新”：设备更新和以旧换新。"),
    ),
    "several paragraphs": Listed(
        "名词解释\n1.“两重”：重大战略。\n一是交通；二是水利。\n其中，交通优先。\n2.“两新”：设备更新。\n",
        ("“两重”：重大战略。一是交通；二是水利。其中，交通优先。", "“两新”：设备更新。"),
    ),
    "broken over lines": Listed(
        "名词解释\n“两重”：国家重大\n战略实施。\n“两新”：设备更新和\n以旧换新。\n",
        ("“两重”：国家重大战略实施。", "“两新”：设备更新和以旧换新。"),
    ),
    "one paragraph": Listed("注：“两重”指重大战略；“两新”指设备更新。\n", ("“两重”指重大战略；", "“两新”指设备更新。")),
    "one numbered paragraph": Listed("名词解释：1.“两重”：重大战略。2.“两新”：设备更新。\n", ("“两重”：重大战略。", "“两新”：设备更新。")),
    "an annex": Listed(
        "附件\n《政府工作报告》有关名词解释（按出现顺序）\n“两重”：重大战略。\n“两新”：设备更新。\n",
        ("“两重”：重大战略。", "“两新”：设备更新。"),
    ),
    "two terms at once": Listed(
        "名词解释\n1.“两重”“两新”：“两重”指重大战略；“两新”指设备更新。\n2.三同：指成本同、质量同、服务同。\n",
        ("“两重”“两新”：“两重”指重大战略；“两新”指设备更新。", "三同：指成本同、质量同、服务同。"),
        ("两重", "三同"),
    ),
}


@pytest.mark.parametrize("shape", LISTS)
def test_lists_of_terms_of_every_shape_are_tied_to_the_uses_of_their_terms(read_text: Callable[..., Report], shape: str) -> None:
    case = LISTS[shape]
    report = read_text(HEAD + BODY.format("", "") + "办成“三同”实事。\n" + NEXT + case.printed)
    assert tuple(note.text.string for note in report.notes) == case.notes
    assert tuple(names_of(report)) == case.names
    expected = {"两重": ["推进“两重”"], "两新": ["推进“两重”"], "三同": ["办成“三同”"]}
    assert uses_of(report) == [expected[name] for name in case.names]
    receipt = report.receipts[0]
    assert (receipt.marks, receipt.notes, receipt.linked, receipt.warnings) == (0, 2, 2, ())
    assert "unread" not in receipt.dropped and receipt.read == receipt.kept + sum(receipt.dropped.values())


def test_each_section_may_have_a_list_of_terms(read_text: Callable[..., Report]) -> None:
    report = read_text(
        HEAD
        + "推进“两重”项目。\n名词解释\n“两重”：指重大战略。\n二、2026年工作安排\n用好“两新”政策。\n名词解释\n“两新”：指设备更新。\n三、加强自身建设\n改进作风。\n"
    )
    assert [(note.mark, uses) for note, uses in zip(report.notes, uses_of(report), strict=True)] == [
        ("1", ["推进“两重”"]),
        ("2", ["用好“两新”"]),
    ]
    assert blocks_of(report, "heading") == ["一、2025年工作回顾", "名词解释", "二、2026年工作安排", "名词解释", "三、加强自身建设"]
    assert blocks_of(report) == ["推进“两重”项目。", "用好“两新”政策。", "改进作风。"]


SENSES = [
    # a use that lists other parts is another sense
    ("“四张清单”：指任务、责任、问题、成效清单。", "实行“四张清单”管理。", "打造“四张清单”（储备、开工、在建、完工）。"),
    ("“四张清单”：指任务、责任、问题、成效清单。", "实行“四张清单”管理。", "健全储备、开工、在建、完工“四张清单”。"),
    ("“五型”：指学习型、服务型、法治型、效能型、廉洁型。", "建设“五型”政府。", "打造“五型”：枢纽型、平台型、流量型、生态型、共享型。"),
    ("“三个一”：指一张网、一个库、一支队伍。", "落实“三个一”机制。", "推行“三个一”，即一业、一证、一码。"),
    # the bare part of a term needs something else of the note beside it
    ("“一件事”全链条整治：针对事故多发的风险开展专项整治。", "深化“一件事”全链条整治。", "推进“一件事”改革。"),
]


@pytest.mark.parametrize(("entry", "same", "other"), SENSES)
def test_a_use_in_another_sense_is_left_open(read_text: Callable[..., Report], entry: str, same: str, other: str) -> None:
    report = read_text(HEAD + same + "\n" + NEXT + other + "\n名词解释\n" + entry + "\n“两重”：指重大战略。\n")
    assert uses_of(report)[0] == [same[:6]]
    alone = read_text(HEAD + other + "\n名词解释\n" + entry + "\n“两重”：指重大战略。\n")
    assert uses_of(alone)[0] == []
    assert alone.receipts[0].warnings[0].startswith("no block uses the term of entry 1")


AGREEING = [
    ("“四张清单”：指储备、开工、在建、完工项目清单。", "健全储备、开工、在建、完工“四张清单”。"),
    ("稳增长“21”条：2025年印发的若干政策措施。", "出台稳增长“21条”“18条”政策。"),
    ("稳增长“18”条：2025年印发的若干政策措施，激发消费。", "出台稳增长“21条”“18条”政策，激发消费。"),
    ("耕地林地空间治理“一张图”：试点统一数据。", "形成耕地林地空间治理一张图。"),
    ("5+2就业之家：覆盖五级。", "建设5+2就业之家。"),
]


@pytest.mark.parametrize(("entry", "use"), AGREEING)
def test_a_use_printed_a_little_otherwise_is_tied(read_text: Callable[..., Report], entry: str, use: str) -> None:
    report = read_text(HEAD + use + "\n名词解释\n" + entry + "\n“两重”：指重大战略。\n")
    assert uses_of(report)[0] == [use[:6]]


def test_a_dated_term_is_tied_to_the_year_it_names(read_text: Callable[..., Report]) -> None:
    report = read_text(
        HEAD
        + "10件民生实事如期办结。\n二、2026年工作安排\n办好10件民生实事。\n名词解释\n2026年10件民生实事：提高低保标准。\n“两重”：指重大战略。\n"
    )
    assert uses_of(report)[0] == ["办好10件民"]


def test_a_note_without_a_mark_among_marked_ones_is_tied_by_its_term_and_named(read_text: Callable[..., Report]) -> None:
    report = read_text(HEAD + BODY.format("［1］", "") + "注释\n［1］“两重”：指重大战略。\n［2］“两新”：指设备更新。\n")
    assert uses_of(report) == [["推进“两重”"], ["推进“两重”"]]
    assert report.receipts[0].warnings == ("note 2 has no mark in the text; it is tied to the use of its term",)


def test_text_after_a_list_of_terms_is_read_on(read_text: Callable[..., Report]) -> None:
    report = read_text(
        HEAD
        + "推进“两重”项目。\n名词解释\n1.“两重”：指重大战略。\n附件1\n重点项目名单\n各地要抓好落实，按月报送进展情况，确保年度任务完成。\n"
    )
    assert [note.text.string for note in report.notes] == ["“两重”：指重大战略。"]
    assert blocks_of(report)[-1] == "各地要抓好落实，按月报送进展情况，确保年度任务完成。"


def test_a_page_number_between_the_lines_of_a_note_is_furniture(read_text: Callable[..., Report]) -> None:
    report = read_text(HEAD + BODY.format("［1］", "［2］") + "注释\n［1］“两重”：指重大战略\n— 7 —\n实施。\n［2］“两新”：指设备更新。\n")
    assert report.notes[0].text.string == "“两重”：指重大战略实施。"
    assert report.notes[0].text.breaks == (10,)
    assert report.receipts[0].dropped["page number"] == 3


BARE = "2026年白水市人民政府工作报告\n一、工作安排\n推进“两重”[{0}]项目，用好“两新”[{1}]政策，建设数据集[{2}]5个。\n各位代表，让我们团结奋斗。\n"
ITEMS = "1. “两重”：指重大战略实施和安全能力建设。 ↩\n2. “两新”：指设备更新和以旧换新。 ↩\n3.15分钟数据集：指经过加工、可用于训练的\n数据的集合。 ↩\n"


@pytest.mark.parametrize("numbers", [(0, 1, 2), (1, 2, 3)])
def test_a_plain_numbered_list_behind_the_text_answers_marks_of_its_count_and_order(
    read_text: Callable[..., Report], numbers: tuple[int, int, int]
) -> None:
    report = read_text(BARE.format(*numbers) + ITEMS + "\n分享到：微信\n")
    assert [note.text.string for note in report.notes] == [
        "“两重”：指重大战略实施和安全能力建设。",
        "“两新”：指设备更新和以旧换新。",
        "15分钟数据集：指经过加工、可用于训练的数据的集合。",
    ]
    assert (report.receipts[0].marks, report.receipts[0].linked) == (3, 3)
    assert [fact.indicator for fact in report.facts] == ["建设数据集"]


DISAGREE = [
    BARE.format(1, 2, 4) + ITEMS,  # a mark too far
    BARE.format(1, 2, 3) + ITEMS + "4. “四链”：指创新链。\n",  # an entry too many
    BARE.format(1, 2, 3) + "1. 新建学校5所。\n2. 改造医院3所。\n3. 建成公园8个。\n",  # a list of work, no notes
]


@pytest.mark.parametrize("text", DISAGREE)
def test_a_numbered_list_that_does_not_answer_the_marks_stays_text(read_text: Callable[..., Report], text: str) -> None:
    assert read_text(text).notes == ()
