"""Verification: a sentence stands only when every figure of it is supported."""

from dataclasses import replace

import pytest

from answer.cite import number_citations, render_text
from answer.model import Citation, CitationScope, Claim, Locator, ReportReference, TableReference
from answer.verify import check_claim, verify_claims

REPORT = ReportReference("r", "某区2030年政府工作报告", None, None, "某区", "2030-01")


def cite(quote: str, start: int = 0, year: int | None = None, table: TableReference | None = None) -> Citation:
    return Citation(0, REPORT, ("一、2029年工作回顾",), quote, Locator("a.txt", "0", start, start + 9), CitationScope(year), table=table)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("GDP总量实现1781.8亿元。", "全年GDP总量实现1781.8亿元、占比5.2%"),
        ("GDP reached 178.18 billion yuan.", "全年GDP总量实现1781.8亿元"),
        ("It served 50,700 people.", "服务5.07万人"),
        ("2029年增长5%。", "全年增长5%"),  # the year stands in the section
    ],
)
def test_a_true_sentence_stands(text: str, quote: str) -> None:
    assert check_claim(Claim(text, (cite(quote),))) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("GDP总量实现1781.9亿元。", "全年GDP总量实现1781.8亿元"),  # a digit
        ("GDP总量实现1781.8万元。", "全年GDP总量实现1781.8亿元"),  # a unit
        ("GDP reached 17.818 billion yuan.", "全年GDP总量实现1781.8亿元"),  # a scale
        ("2027年增长5%。", "全年增长5%"),  # a year that stands nowhere
        ("增长4.5%。", "增长5%"),
        ("提高5%。", "提高5个百分点"),  # percent for percentage points
    ],
)
def test_an_altered_sentence_falls(text: str, quote: str) -> None:
    assert check_claim(Claim(text, (cite(quote),))) is None


def test_a_row_supports_its_value_with_the_unit_cell() -> None:
    table = TableReference("主要目标", ("指标", "单位", "2029年预期目标"), "实际使用外资")
    citation = cite("实际使用外资 万美元 6000", table=table)
    assert check_claim(Claim("2029年预期目标是6000万美元。", (citation,))) is not None
    assert check_claim(Claim("The 2029 target is 60 million US dollars.", (citation,))) is not None
    assert check_claim(Claim("2029年预期目标是6000亿美元。", (citation,))) is None


def test_dropped_sentences_are_counted_and_marks_run_from_one() -> None:
    good, bad = Claim("增长5%。", (cite("增长5%", 10),)), Claim("增长6%。", (cite("增长5%", 30),))
    later = Claim("达到7家。", (cite("达到7家", 50), cite("增长5%", 10)), "\n")
    kept, items, dropped = verify_claims(number_citations([good, bad, later])[0])
    renumbered, citations = number_citations([replace(claim) for claim in kept])
    assert dropped == 1
    assert [item.text for item in items] == ["5%", "7"]
    assert [citation.n for citation in citations] == [1, 2]
    assert render_text(renumbered) == "增长5%[1]。\n达到7家[2][1]。"
