"""The conversation's HTML: escaping, marks as links, sentences in order, problems with a question in one line."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from answer.model import Answer, CheckItem
from web.ask import Turn, clean_question, escape, pieces, question_problem, render_answer, render_question
from web.frame import render_messages, render_opened
from web.labels import EN, ZH

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![p](http://evil.example/p.png)",
    "[x](javascript:alert(1))",
    "http://evil.example/ www.evil.example a@evil.example",
    "$$\\href{javascript:alert(1)}{x}$$",
    "**b** _i_ `c` ~~s~~ # h\n> q\n- l\n| a | b |",
    "&lt;b&gt; &#60;i&#62;",
    "</div></div><a href='#cite-1-1'>1</a>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_typed_means_anything_to_html_or_markdown(text: str) -> None:
    assert re.sub(r"&#\d+;", "", escape(text)).strip("".join(map(chr, range(128, 0x10000)))).isprintable()
    assert not re.search(r"[!-\"$-%'-/:<-@\[-`{-~]", re.sub(r"&#\d+;", "", escape(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_question_and_answer_hold_no_element_but_ours(text: str, sample_answer: Answer) -> None:
    answer = replace(sample_answer, text=text, notes=(text,), question=text)
    shown = render_question(text) + render_answer(answer, 1, ZH)
    tags = set(re.findall(r"<(\w+)", shown))
    assert tags <= {"div", "p", "ul", "ol", "li", "a", "span", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "br", "b"}
    taken = {f"#take-{which}-{form}" for which in ("1", "all") for form in ("md", "docx", "html", "copy")}
    assert set(re.findall(r'href="([^"]*)"', shown)) <= {"#cite-1-1", "#cite-1-2", "#cite-1-3"} | taken


def test_marks_become_links_to_this_message(sample_answer: Answer) -> None:
    shown = render_answer(sample_answer, 4, ZH).split('class="foot"')[0]
    assert re.findall(r'<a class="cite" href="(#[^"]+)" title="([^"]+)">(\d)</a>', shown) == [
        ("#cite-4-1", "引文 1，在原文中查看", "1"),
        ("#cite-4-2", "引文 2，在原文中查看", "2"),
        ("#cite-4-3", "引文 3，在原文中查看", "3"),
    ]


def test_a_mark_without_citation_stays_text(sample_answer: Answer) -> None:
    shown = render_answer(replace(sample_answer, text="增长[9]。", checks=()), 1, ZH)
    assert "cite-1-9" not in shown
    assert '增长<span class="marks"><span>&#91;9&#93;。</span></span>' in shown


def test_bullets_become_a_list_after_the_lead(sample_answer: Answer) -> None:
    shown = render_answer(sample_answer, 1, ZH)
    assert shown.index('<p class="lead">') < shown.index("<ul>") < shown.index("</ul>")
    assert shown.count("<li>") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目标为5%左右[1]。为6[2]。", ["目标为5%左右[1]。", "为6[2]。"]),
        ("It is 4.5% [1]. Then 5% [2][3]. ", ["It is 4.5% [1]. ", "Then 5% [2][3]. "]),
        ("头：\n- 一[1]\n- 二[2]", ["头：\n", "- 一[1]\n", "- 二[2]"]),
        ("没有讲2027年。", ["没有讲2027年。"]),
        ("", []),
    ],
)
def test_an_answer_streams_sentence_by_sentence(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_while_streaming_only_what_has_come_is_shown(sample_answer: Answer) -> None:
    first = render_answer(sample_answer, 1, ZH, shown=pieces(sample_answer.text)[0])
    assert "#cite-1-1" in first
    assert "#cite-1-2" not in first
    assert "foot" not in first


def test_the_mark_says_only_that_figures_match(sample_answer: Answer) -> None:
    assert "✓ 2 个数字与引文一致、1 个由引文算出" in render_answer(sample_answer, 1, ZH)
    assert "✓ 2 figures match the quotes&#44; 1 computed from quotes" in render_answer(sample_answer, 1, EN)


def test_names_that_match_are_no_figures(sample_answer: Answer) -> None:
    named = replace(sample_answer, checks=(*sample_answer.checks, CheckItem("“三同”", "quote", 1, is_name=True)))
    assert "✓ 2 个数字与引文一致、1 个由引文算出、1 个名称与引文一致" in render_answer(named, 1, ZH)


def test_an_answer_without_figures_has_no_mark(sample_answer: Answer) -> None:
    assert "✓" not in render_answer(replace(sample_answer, checks=()), 1, ZH)


def test_a_refusal_is_an_ordinary_answer_with_a_passage_that_is_not_one(sample_refusal: Answer) -> None:
    shown = render_answer(sample_refusal, 2, ZH)
    assert "未作答 · 报告讲的是别的年份" in shown
    assert "最接近的原文，不作为回答" in shown
    assert 'href="#cite-2-near"' in shown
    assert 'class="cite"' not in shown
    assert "✓" not in shown


def test_a_false_premise_is_said_above_the_answer(sample_answer: Answer) -> None:
    assert "问题的前提与报告不符" in render_answer(replace(sample_answer, reason="false_premise"), 1, ZH)


def test_a_follow_up_is_shown_as_it_was_understood_above_its_answer(sample_answer: Answer) -> None:
    leaning = replace(sample_answer, understood=replace(sample_answer.understood, question="2025年<b>目标</b>"))
    shown = render_answer(leaning, 1, ZH)
    assert shown.index("理解为：2025年&#60;b&#62;目标&#60;&#47;b&#62;") < shown.index("增长")
    assert "Understood as&#58; " in render_answer(leaning, 1, EN)
    assert "理解为：" not in render_answer(sample_answer, 1, ZH)


def test_dropped_sentences_are_counted(sample_answer: Answer) -> None:
    assert "有 2 句引文不能证明，没有显示。" in render_answer(replace(sample_answer, dropped=2), 1, ZH)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", ZH.empty),
        ("   \n\t ", ZH.empty),
        ("\u202e\u200f", ZH.empty),
        ("😀🎉", ZH.no_words),
        ("？！……", ZH.no_words),
        ("<script></script><b>", ZH.no_words),
        ("问" * 2001, "问题有 2,001 个字符，最多 2,000 个。请缩短，或分成几个问题。"),
        ("问" * 2000, None),
        ("3 < 5 > 2", None),
        ("<b>GDP</b>", None),
        ("4311", None),
    ],
)
def test_a_question_that_cannot_be_asked_gets_one_line(typed: str, problem: str | None) -> None:
    assert question_problem(clean_question(typed), 2000, ZH) == problem


def test_lines_of_a_question_stay_lines() -> None:
    assert render_question("一\n\n二") == '<div class="question">一<br>二</div>'


def test_chat_messages_hold_no_blank_line(sample_answer: Answer, sample_refusal: Answer) -> None:
    """A blank line would end the block of HTML, and Markdown would begin."""
    turns = [Turn("问\n\n题", sample_answer), Turn("x", replace(sample_refusal, text="一\n\n二")), Turn("y")]
    assert all("\n" not in message["content"] for message in render_messages(turns, ZH))


@pytest.mark.parametrize(
    "anchor", ["", "cite", "cite-1-9", "cite-9-1", "cite-0-1", "cite--1-1", "cite-x-1", "cite-1-near", "cite-²-1", "<b>"]
)
def test_an_unknown_anchor_opens_nothing(anchor: str, sample_answer: Answer) -> None:
    assert "proof-empty" in render_opened({}, [Turn("q", sample_answer)], anchor, ZH)


def test_the_state_of_a_plain_answer_stands_under_it_and_any_other_above_it(sample_answer: Answer, sample_refusal: Answer) -> None:
    assert '<span class="said">已回答</span>' in render_answer(sample_answer, 1, ZH)
    partial = render_answer(replace(sample_answer, status="partial"), 1, EN)
    for shown, state in ((partial, "Partly answered"), (render_answer(sample_refusal, 1, EN), "Not answered")):
        assert 'class="said"' not in shown and f">{state}" in shown
