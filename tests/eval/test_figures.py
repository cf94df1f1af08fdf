"""Figures of the measure: exact values, units, and what is no figure."""

from fractions import Fraction

import pytest

from eval.figures import find_figures, is_supported, read_figure, same_figure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("178.18 billion", "1781.8亿元"),
        ("178.18 billion yuan", "RMB 178.18 billion"),
        ("¥178.18bn", "１７８１．８亿"),
        ("6000万美元", "60 million US dollars"),
        ("$60 million", "6,000万美元"),
        ("4.5%", "４.5％"),
        ("4.5 per cent", "4.5percent"),
        ("0.5%", "0.50 percent"),
        ("12.2个百分点", "12.2 percentage points"),
        ("1.47万亿元", "1.47 trillion yuan"),
        ("48,000", "4.8万"),
        ("1/3", "三分之一"),
        ("1/8", "one-eighth"),
        ("15", "fifteen"),
        ("8", "八"),
    ],
)
def test_one_figure_written_two_ways_is_the_same(one, other):
    assert same_figure(*(find_figures(text, in_words=True)[0] for text in (one, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5%", "4.5%"),
        ("5%", "5个百分点"),
        ("5%", "5"),
        ("6000万美元", "6000万元"),
        ("17.818 billion", "1781.8亿元"),
        ("26", "2026"),
    ],
)
def test_figures_that_differ_in_value_or_unit_are_not_the_same(one, other):
    assert not same_figure(find_figures(one)[0], find_figures(other)[0])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("PM2.5浓度34", ["34"]),
        ("B24-8地块", []),
        ("4.5%—5%", ["9/200", "1/20"]),
        ("3-5 per cent", ["3/100", "1/20"]),
        ("from 2025 to 5%", ["2025", "1/20"]),
        ("占全市1/3", ["1/3"]),
        ("排水管网20千米", ["20"]),
        ("3200\n\t3680", ["3200", "3680"]),
        ("超5千人", ["5000"]),
    ],
)
def test_figures_are_found_whole(text, values):
    assert [figure.value for figure in find_figures(text)] == [Fraction(value) for value in values]


@pytest.mark.parametrize("text", ["5项", "about 5%", "178.18 and 5", "现代金融", "1月7日"])
def test_what_is_more_than_one_figure_is_read_as_words(text):
    assert read_figure(text) is None


@pytest.mark.parametrize(
    ("answer", "source"),
    [
        ("178.18 billion yuan", "全年GDP总量实现1781.8亿元"),
        ("4.5%", "地区生产总值（GDP）增速\n\t%\n\t预期性\n\t6左右\n\t4.5"),
        ("32 million US dollars", "实际使用外资（FDI）\n\t万美元\n\t预期性\n\t6000\n\t3200"),
        ("8", "发挥“八大优势”"),
    ],
)
def test_a_figure_is_supported_by_its_source_in_other_writing(answer, source):
    assert is_supported(find_figures(answer)[0], source)


@pytest.mark.parametrize(
    ("answer", "source"),
    [
        ("5%", "增长4.5%"),
        ("32 billion US dollars", "实际使用外资（FDI）\n\t万美元\n\t预期性\n\t6000\n\t3200"),
        ("5%", "新引进机构5家"),
    ],
)
def test_a_figure_that_the_source_does_not_hold_is_not_supported(answer, source):
    assert not is_supported(find_figures(answer)[0], source)
