"""A reply read as it streams in: whole sentences only, whatever the pieces, and never half a mark."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.reply import Said, read_sentences

REPLIES = [
    ("增长5%[k7qf]。出口下降3.5%。[m3xd]", [("增长5%。", ("k7qf",), "\n"), ("出口下降3.5%。", ("m3xd",), "")]),
    ("- 一[k7qf]\n- 二[m3xd, k7qf]\n", [("一", ("k7qf",), "\n- "), ("二", ("m3xd", "k7qf"), "\n- ")]),
    ("1. 第一项。【k7qf】\n2. 第二项[m3xd]。", [("第一项。", ("k7qf",), "\n- "), ("第二项。", ("m3xd",), "\n- ")]),
    ("The U.S. grew 5.5% in 2025. [k7qf] It is No. 1 [m3xd].", [("The U.S. grew 5.5% in 2025.", ("k7qf",), "\n"), ("It is No. 1.", ("m3xd",), "")]),
    ("<think>先想想[k7qf]。</think>目标是5%[m3xd]。", [("目标是5%。", ("m3xd",), "\n")]),
    ("<think>没有想完", []),
    ("## 标题\n**目标**是5%。[3]", [("标题", (), "\n"), ("目标是5%。", ("3",), "\n")]),
    ("见[2026年]表。", [("见[2026年]表。", (), "\n")]),
    ("他说“好。”[k7qf]后来", [("他说“好。”", ("k7qf",), "\n"), ("后来", (), "")]),
    ("没有说完的句子[k7", [("没有说完的句子[k7", (), "\n")]),
    ("", []),
    ("。。。\n\n！", []),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "said"), REPLIES, ids=[reply for reply, _ in REPLIES])
def test_sentences_come_with_their_ids_and_what_stands_before_them(reply: str, said: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert [(found.text, found.ids, found.separator) for found in read_sentences([reply])] == said


@given(st.sampled_from(REPLIES), st.lists(st.integers(0, 80), max_size=30))
def test_the_pieces_a_reply_comes_in_make_no_difference(reply: tuple[str, object], cuts: list[int]) -> None:
    text = reply[0]
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [text[a:b] for a, b in pairwise(places)]
    assert list(read_sentences(pieces)) == list(read_sentences([text]))


def test_a_sentence_is_held_back_until_its_mark_is_whole() -> None:
    read: list[Said] = []
    sizes = []
    pieces = iter("增长5%。[k7qf]出口")

    def watched():
        for sign in pieces:
            sizes.append(len(read))
            yield sign

    for said in read_sentences(watched()):
        read.append(said)
    assert sizes == [0] * 12 + [1]  # not after the stop, not inside the mark, only when what follows is no mark
    assert read[0] == Said("增长5%。", ("k7qf",), "\n")
