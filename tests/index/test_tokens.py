"""Tokens: characters, pairs, terms, whole figures, English stems."""

from __future__ import annotations

import pytest

from index.tokens import Tokenizer
from tests.growth import MOST, growth


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("外资", ["外", "资", "外资"]),
        ("增长４．５％", ["增", "长", "增长", "4.5%"]),
        ("2026年", ["2026", "年"]),
        ("1,000万", ["1000", "万"]),
        ("“4311”体系", ["4311", "体", "系", "体系"]),
        ("“1+8+N+11”", ["1+8+n+11"]),
        ("PM2.5", ["pm2", "5"]),
        ("the surveyed unemployment rates of residents", ["survey", "unemploy", "rate", "resid"]),
        ("Yuzhong's targets", ["yuzhong", "target"]),
        ("", []),
    ],
)
def test_text_becomes_these_tokens(text: str, tokens: list[str]) -> None:
    assert Tokenizer().tokenize(text) == tokens


def test_the_longest_term_counts_and_not_the_shorter_ones_in_it() -> None:
    tokens = Tokenizer(["实际使用外资", "使用外资", "外资"]).tokenize("实际使用外资增长")
    assert [token for token in tokens if len(token) > 2] == ["实际使用外资"]


def test_a_term_is_found_with_or_without_its_quotation_marks() -> None:
    tokenizer = Tokenizer(["“一核两翼三带”", "1+8+N+11治理指挥中枢"])
    assert "一核两翼三带" in tokenizer.tokenize("优化一核两翼三带布局")
    assert "1+8+n+11治理指挥中枢" in tokenizer.tokenize("升级“1+8+N+11”治理指挥中枢")


def test_a_term_does_not_end_inside_a_figure() -> None:
    assert "增长5" not in Tokenizer(["增长5"]).tokenize("增长57亿元")


def test_the_same_word_in_two_forms_has_one_token() -> None:
    tokenizer = Tokenizer()
    assert tokenizer.tokenize("industries growing") == tokenizer.tokenize("industry grows")


@pytest.mark.soak
def test_sentences_cost_in_proportion_to_their_number() -> None:
    tokenizer = Tokenizer([f"指标{number}增速" for number in range(600)])

    def split(sentences: int) -> None:
        for number in range(sentences):
            tokenizer.tokenize(f"全区地区生产总值增长{number % 90}.3%，社会消费品零售总额突破1800亿元，新增企业70家，改革持续深化。")

    assert growth(split, 5_000) < MOST
