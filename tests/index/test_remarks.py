"""What a turn says to the conversation: thanks, corrections and ways back, told from questions that begin alike."""

from __future__ import annotations

import pytest

from index.remarks import is_remark, read_remark

CLOSING = ["谢谢", "好的，谢谢！", "明白了", "ok", "你好", "Thanks, got it!", "Thank you very much.", "ok, great", "Hello"]
ASKING = [
    "谢谢，那2025年呢",
    "thanks. What is the fish catch?",
    "great wall",
    "好的产业有哪些",
    "行政机构精简多少",
    "还有吗",
    "more",
    "sure about that?",
    "",
]
# a turn, what it asks instead
CORRECTING = [
    ("不是，我问的是全市", "全市"),
    ("不对，我说的是青鸥省", "青鸥省"),
    ("我是说农村的", "农村的"),
    ("不是2025年，是2026年", "2026年"),
    ("我要的是完成数，不是目标", "完成数"),
    ("抱歉，是渔获量", "渔获量"),
    ("换成2025年", "2025年"),
    ("应该是青鸥", "青鸥"),
    ("no, I meant port throughput", "port throughput"),
    ("I meant the 2026 one", "2026"),
    ("not 2025, 2026", "2026"),
    ("sorry, I meant the one for Qingou", "Qingou"),
    ("I was asking about fish catch, not GDP", "fish catch"),
]
# a turn, what it goes back to, what it asks of it
RETURNING = [
    ("回到渔获量，2026年目标是多少", "渔获量", "2026年目标是多少"),
    ("回到第一个问题", "first", ""),
    ("回到刚才的GDP", "GDP", ""),
    ("说回刚才的话题，为什么", "before", "为什么"),
    ("back to the first topic", "first", ""),
    ("ok, back to my previous question", "before", ""),
    ("going back to grain, what about Qingou?", "grain", "what about Qingou?"),
]
# They begin like one, and are questions.
NEITHER = [
    "不是说要增长吗", "No. 2 project?", "no target was set?", "不行政强制的有几件", "回到2020年的水平了吗", "换成英文", "返回多少", "not much growth, why?",
    "I want the target for fish catch",
]  # fmt: skip


@pytest.mark.parametrize(("text", "closes"), [(text, True) for text in CLOSING] + [(text, False) for text in ASKING])
def test_thanks_and_greetings_ask_nothing(text: str, closes: bool) -> None:
    assert is_remark(text) is closes


@pytest.mark.parametrize(("text", "rest"), CORRECTING, ids=[row[0] for row in CORRECTING])
def test_a_correction_is_what_is_meant_without_what_is_denied(text: str, rest: str) -> None:
    remark = read_remark(text)
    assert (remark.kind, remark.rest) == ("corrects", rest)


@pytest.mark.parametrize(("text", "to", "rest"), RETURNING, ids=[row[0] for row in RETURNING])
def test_a_way_back_names_what_it_goes_back_to(text: str, to: str, rest: str) -> None:
    remark = read_remark(text)
    assert (remark.kind, remark.to, remark.rest) == ("returns", to, rest)


@pytest.mark.parametrize("text", NEITHER)
def test_a_question_that_begins_like_a_remark_is_none(text: str) -> None:
    assert (read_remark(text).kind, read_remark(text).rest) == ("", text)
