"""Sentence spans in the string of a block."""

from __future__ import annotations

import pytest

from corpus import Report, split_sentences

CASES = [
    ("增长5%。达到1.5万亿元！", ["增长5%。", "达到1.5万亿元！"]),
    ("新增A.I.企业3家；引育4家。完成！", ["新增A.I.企业3家；引育4家。", "完成！"]),
    ("各位代表!2025年是关键之年,要抢抓机遇。", ["各位代表!", "2025年是关键之年,要抢抓机遇。"]),
    ("区长说：“要快。要好。”大家都说好。", ["区长说：“要快。要好。”", "大家都说好。"]),
    ("“要干。”张三说，“要干好。”他笑了。", ["“要干。”张三说，“要干好。”", "他笑了。"]),
    ("打造“向往之城！宜居之城”品牌。收官。", ["打造“向往之城！宜居之城”品牌。", "收官。"]),
    ("出台意见（试行。修订中）并实施。见效。", ["出台意见（试行。修订中）并实施。", "见效。"]),
    ("印发《怎么办？方案》。落实。", ["印发《怎么办？方案》。", "落实。"]),
    ("“丢了后引号的句子。下一句。", ["“丢了后引号的句子。", "下一句。"]),
    ("丢了前引号的句子。”下一句。", ["丢了前引号的句子。”", "下一句。"]),
    ("长江三?工程建成。如何做?快做。", ["长江三?工程建成。", "如何做?", "快做。"]),
    ("清洗、切片……生产线高速运转。没有句号", ["清洗、切片……生产线高速运转。", "没有句号"]),
    (" 前有空白。 后有空白 ", ["前有空白。", "后有空白"]),
    ("", []),
    ("Output grew 4.5 percent. It fell in 2024.", ["Output grew 4.5 percent.", "It fell in 2024."]),
    ("Mr. Li of the U.S. Embassy met J. Smith. Why? He asked.", ["Mr. Li of the U.S. Embassy met J. Smith.", "Why?", "He asked."]),
    ("“It works.” She left (in May.) No one came", ["“It works.”", "She left (in May.)", "No one came"]),
    ("Teas, e.g. green tea, sold well. 2026 is open.", ["Teas, e.g. green tea, sold well.", "2026 is open."]),
    ("引进 Fresh Co. Ltd 等企业。完成。", ["引进 Fresh Co. Ltd 等企业。", "完成。"]),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_sentences_of_every_block_cover_its_text_in_order(yuzhong: dict[str, Report]) -> None:
    for report in yuzhong.values():
        for block in report.blocks:
            spans = split_sentences(block.text.string)
            printed = "".join(block.text.string[start:end] for start, end in spans)
            assert printed.replace(" ", "") == block.text.string.replace(" ", ""), block.id
            assert spans == sorted(spans)


def test_no_sentence_begins_or_ends_inside_a_figure(yuzhong: dict[str, Report]) -> None:
    for report in yuzhong.values():
        for block in report.blocks:
            string = block.text.string
            for _, end in split_sentences(string)[:-1]:
                assert not (string[end - 1 : end].isdigit() and string[end : end + 1].isdigit()), block.id
                assert string[end - 1] in "。！？!?”’）", (block.id, string[end - 9 : end])
