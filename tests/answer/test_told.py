"""Sentences of ours: rows told, differences and counts, speakers. Each true one stands, each altered one is stopped."""

from dataclasses import replace

import pytest

from answer.model import Citation, CitationScope, Claim, Locator, ReportReference, TableReference
from answer.verify import check_claim

REPORT = ReportReference("r", "青湖市2030年计划报告", "Plan Report 2030 of Qinghu City", None, "青湖市", "2030-01", "Qinghu City")
COLUMNS = ("序号", "指标名称", "单位", "2029年预期目标", "2029年预计完成情况")
NEXT = ("序号", "指标名称", "单位", "2029年预计完成情况", "2030年预期目标")


def row(label: str, unit: str, values: tuple[str, str], english: str | None = None, columns: tuple[str, ...] = COLUMNS) -> Citation:
    cells = ("3", label, unit, *values)
    table = TableReference("主要指标", columns, label, cells)
    quote = " ".join(cells[1:])
    return Citation(
        1, REPORT, ("附件",), quote, Locator("a.txt", "0", 0, 9), CitationScope(2029), english, "project" if english else None, table
    )


EXPORTS = row("出口总额增速", "%", ("6左右", "4.5"), "Growth rate of total exports | % | Around 6 | 4.5")
CAPITAL = row("实际使用外资", "万美元", ("6000", "3200"), "Paid-in foreign capital | Ten thousand US dollars | 6000 | 3200")
JOBLESS = row("城镇调查失业率", "%", ("5.1", "5.3以内"), "Surveyed urban unemployment rate | % | 5.1 | Within 5.3", NEXT)


def stands(sentence: str, *citations: Citation, computed: tuple[tuple[str, tuple[str, ...], str], ...] = ()) -> bool:
    return check_claim(Claim(sentence, citations, computed=computed)) is not None


@pytest.mark.parametrize(
    ("citation", "sentence"),
    [
        (EXPORTS, "青湖市2029年出口总额增速：预期目标6%左右，预计完成4.5%，未达到目标。"),
        (EXPORTS, "Growth rate of total exports in 2029: target around 6%, estimated result 4.5%; the target was missed."),
        (CAPITAL, "青湖市2029年实际使用外资预计完成3200万美元。"),
        (CAPITAL, "The 2029 target of Qinghu City for paid-in foreign capital is 60 million US dollars."),
        (JOBLESS, "青湖市2030年城镇调查失业率的预期目标是5.3%以内。"),
        (JOBLESS, "The 2030 target of Qinghu City for surveyed urban unemployment rate is within 5.3%."),
    ],
)
def test_a_row_told_as_it_stands_is_shown(citation, sentence):
    assert stands(sentence, citation)


@pytest.mark.parametrize(
    ("citation", "sentence"),
    [
        (EXPORTS, "青湖市2029年出口总额增速：预期目标6%左右，预计完成4.5%，达到目标。"),
        (EXPORTS, "青湖市2029年出口总额增速：预期目标4.5%，预计完成6%左右。"),
        (EXPORTS, "青湖市2029年进口总额增速：预期目标6%左右，预计完成4.5%。"),
        (EXPORTS, "青湖市2030年出口总额增速：预期目标6%左右，预计完成4.5%。"),
        (EXPORTS, "白石县2029年出口总额增速：预期目标6%左右，预计完成4.5%。"),
        (EXPORTS, "青湖市2029年出口总额增速：预期目标6%以上，预计完成4.5%。"),
        (EXPORTS, "Growth rate of total exports in 2029: target around 6%, estimated result 4.5%; the target was met."),
        (EXPORTS, "Growth rate of total imports in 2029: target around 6%, estimated result 4.5%."),
        (CAPITAL, "青湖市2029年实际使用外资预计完成6000万美元。"),
        (CAPITAL, "青湖市2029年实际使用外资预计完成3200万元。"),
        (CAPITAL, "The 2029 target of Qinghu City for paid-in foreign capital is 32 million US dollars."),
        (CAPITAL, "The 2029 target of Baishi County for paid-in foreign capital is 60 million US dollars."),
        (JOBLESS, "青湖市2030年城镇调查失业率的预期目标是5.3%以上。"),
        (JOBLESS, "青湖市2029年城镇调查失业率的预期目标是5.3%以内。"),
        (JOBLESS, "The 2030 target of Qinghu City for surveyed urban unemployment rate is 5.3%."),
    ],
)
def test_a_row_told_with_one_thing_of_another_row_column_or_place_is_stopped(citation, sentence):
    assert not stands(sentence, citation)


DIFFERENCE = (("1.5", ("6", "4.5"), "difference"),)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("后者比前者低1.5个百分点（计算得出）。", True),
        ("后者比前者高1.5个百分点（计算得出）。", False),
        ("后者比前者低1.5%（计算得出）。", False),
        ("后者比前者低1.6个百分点（计算得出）。", False),
        ("The latter is 1.5 percentage points lower (computed).", True),
        ("The latter is 1.5 percentage points higher (computed).", False),
        ("The latter is 1.5% lower (computed).", False),
    ],
)
def test_a_difference_is_worked_out_again(sentence, expected):
    assert stands(sentence, EXPORTS, computed=DIFFERENCE) is expected


MONEY_APART = (("28 million US dollars", ("6000", "3200"), "difference"),)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The latter is 28 million US dollars lower (computed).", True),
        ("The latter is 28 million US dollars higher (computed).", False),
        ("The latter is 28 million yuan lower (computed).", False),
        ("The latter is 2.8 million US dollars lower (computed).", False),
        ("The latter is 28 billion US dollars lower (computed).", False),
    ],
)
def test_a_difference_told_in_english_units_is_worked_out_again(sentence, expected):
    assert stands(sentence, CAPITAL, computed=MONEY_APART) is expected


COUNTS = (("2", ("a", "b"), "count"), ("1", ("a",), "count"), ("1", ("b",), "count"), ("0", (), "count"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2029年的主要目标表共列2项指标；按表内数字逐行比较，1项达到目标，1项没有达到，0项没有可比的数字。", True),
        ("2029年的主要目标表共列2项指标；按表内数字逐行比较，2项达到目标，1项没有达到，0项没有可比的数字。", False),
        ("2030年的主要目标表共列2项指标；按表内数字逐行比较，1项达到目标，1项没有达到，0项没有可比的数字。", False),
        ("2029年的主要目标表共列2项指标；按表内数字逐行比较，1项没有达到目标，1项没有达到，0项没有可比的数字。", False),
    ],
)
def test_counts_are_told_in_their_order_and_of_their_year(sentence, expected):
    assert stands(sentence, EXPORTS, CAPITAL, computed=COUNTS) is expected


def words(quote: str, start: int, english: str | None = None) -> Citation:
    return Citation(
        1, REPORT, ("专访",), quote, Locator("a.txt", "0", start, start + 9), CitationScope(), english, "project" if english else None
    )


SPEAKER = (
    words("林晓芸", 0, "Lin Xiaoyun"),
    words("市教育局党组书记、局长", 50, "Party Secretary and Director of the Municipal Education Bureau"),
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("据报道，这是市教育局党组书记、局长林晓芸的表述（姓名与职务按版面名单的先后对应）。", True),
        ("据报道，这是市教育局党组书记、局长陈国栋的表述（姓名与职务按版面名单的先后对应）。", False),
        ("据报道，这是市财政局党组书记、局长林晓芸的表述（姓名与职务按版面名单的先后对应）。", False),
        ("据报道，这不是市教育局党组书记、局长林晓芸的表述。", False),
        ("This is reported speech of Lin Xiaoyun, Party Secretary and Director of the Municipal Education Bureau.", True),
        ("This is reported speech of Chen Guodong, Party Secretary and Director of the Municipal Education Bureau.", False),
        ("This is reported speech of Lin Xiaoyun, Party Secretary and Director of the Municipal Finance Bureau.", False),
    ],
)
def test_a_speaker_is_named_as_printed(sentence, expected):
    assert stands(sentence, *SPEAKER) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("改造老旧小区46个、惠及居民2.3万户。", True),
        ("2029年，改造老旧小区46个、惠及居民2.3万户。", True),
        ("2027年，改造老旧小区46个、惠及居民2.3万户。", False),
        ("改造老旧小区2.3万个、惠及居民46户。", False),
        ("改造老旧小区46个、惠及居民2.3万人。", False),
        ("未改造老旧小区46个、惠及居民2.3万户。", False),
        ("改造老旧厂房46个、惠及居民2.3万户。", False),
    ],
)
def test_a_sentence_that_copies_its_quote_is_held_to_it_word_by_word(sentence, expected):
    source = replace(words("改造老旧小区46个、惠及居民2.3万户。", 0), scope=CitationScope(2029))
    assert stands(sentence, source) is expected


def test_what_turns_the_copied_words_may_not_be_cut_off():
    assert not stands("达到年度目标。", words("未达到年度目标。", 0))
    assert not stands("失业率控制在5.3%", words("失业率控制在5.3%以内", 0))


def test_names_are_listed_among_the_checks_with_what_supports_them():
    items = check_claim(Claim("《养老服务条例》自2029年实施。", (words("《养老服务条例》自2029年实施。", 0),)))
    assert items is not None
    assert [(item.text, item.basis) for item in items] == [("2029年", "quote"), ("养老服务条例", "quote")]
