"""How terms are found in Chinese and English text, and what is said about a broken glossary file."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.glossary import COLUMNS, Glossary, GlossaryEntry, fold_chinese, fold_english, load_glossary
from errors import CorpusError

HEADER = ",".join(COLUMNS)


def entry(zh: str, en: str, zh_aliases: str = "", en_aliases: str = "") -> GlossaryEntry:
    return GlossaryEntry(
        zh, en, tuple(zh_aliases.split("|")) * bool(zh_aliases), tuple(en_aliases.split("|")) * bool(en_aliases), "concept"
    )


SMALL = Glossary(
    (
        entry("地区生产总值", "gross domestic product (GDP)", "GDP|GDP增速", "GDP|economic growth"),
        entry("“4311”现代化产业体系", '"4311" modern industrial system', "4311", "4311"),
        entry("“1+7+11”大平安指挥调度体系", '"1+7+11" command system', "1+7+11", "1+7+11"),
        entry("三同两不", "three sames and two no-needs"),
        entry("三同", "three sames"),
        entry("两不", "two no-needs"),
        entry("文化“新三样”", 'the cultural "new three"'),
        entry("细颗粒物（PM2.5）浓度", "PM2.5 concentration", "PM2.5", "PM2.5"),
        entry("城市更新", "urban renewal"),
        entry("研发经费投入强度", "R&D spending intensity", "R&D强度", "R&D intensity"),
        entry("人民代表大会", "people's congress"),
        entry("城镇化率", "urbanisation rate"),
        entry("民间投资", "private investment"),
        entry("社会投资", "social investment", "", "private investment"),
        entry("投资", "investment"),
        entry("高新技术企业", "high-tech enterprises"),
    )
)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("“4311”现代化产业体系是什么？", ["4311”现代化产业体系"]),
        ("4311是什么？", ["4311"]),
        ("完成投资4311亿元", ["投资"]),
        ("增长4311.5", []),
        ("深化“三同”“两不”营商环境", ["三同”“两不"]),
        ("“三同”指什么？“两不”呢？", ["三同", "两不"]),
        ("gdp增速与ＧＤＰ总量", ["gdp增速", "ＧＤＰ"]),
        ("GDPR合规", []),
        ("“1+7+11”与“1+8+N+11”", ["1+7+11"]),
        ("11+7+11", []),
        ("PM_2.5 浓度", ["PM_2.5"]),
        ("可持续城市\n更新", ["城市\n更新"]),
        ("现代城市\n\n更新项目", []),
        ("细颗粒物(PM2.5)浓度", ["细颗粒物(PM2.5)浓度"]),
        ("", []),
    ],
)
def test_chinese_names_are_found_as_they_are_printed(text: str, surfaces: list[str]) -> None:
    matches = SMALL.find_zh(text)
    assert [match.surface for match in matches] == surfaces
    assert [text[match.start : match.end] for match in matches] == surfaces


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("What is the “4311” Modern Industrial Systems?", ["4311” Modern Industrial Systems"]),
        ("4311 million yuan", []),
        ("Economic Growth and gdp", ["Economic Growth", "gdp"]),
        ("economic-growth", ["economic-growth"]),
        ("What are the 3 sames and 2 no needs?", ["3 sames and 2 no needs"]),
        ("the cultural “new three”", ["cultural “new three"]),
        ("PM 2.5 and PM2.5", ["PM 2.5", "PM2.5"]),
        ("urban renewal, urban\nrenewal", ["urban renewal", "urban\nrenewal"]),
        ("it is urban. Renewal follows", []),
        ("urban\n\nrenewal", []),
        ("suburban renewal", []),
        ("R & D intensity and R&D-intensity", ["R & D intensity", "R&D-intensity"]),
        ("the people’s congress", ["people’s congress"]),
        ("the urbanization rates", ["urbanization rates"]),
        ("1+7+11, not 1+7+11+5", ["1+7+11"]),
        ("High tech enterprise", ["High tech enterprise"]),
        ("hightech", []),
        ("", []),
    ],
)
def test_english_names_are_found_in_whole_words(text: str, surfaces: list[str]) -> None:
    matches = SMALL.find_en(text)
    assert [match.surface for match in matches] == surfaces
    assert [text[match.start : match.end] for match in matches] == surfaces


def test_the_longest_name_wins_and_matches_do_not_overlap() -> None:
    matches = SMALL.find_en("private investment, investment")
    assert [(match.surface, match.entry.zh) for match in matches] == [("private investment", "民间投资"), ("investment", "投资")]


def test_a_name_of_two_terms_gives_the_one_whose_own_name_it_is_and_then_the_other() -> None:
    (match,) = SMALL.find_en("private investment")
    assert (match.entry.zh, [other.zh for other in match.others]) == ("民间投资", ["社会投资"])


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("4311现代化产业体系", '"4311" modern industrial system'),
        ("“新三样”", None),
        ("文化新三样", 'the cultural "new three"'),
        ("GDP增速", "gross domestic product (GDP)"),
    ],
)
def test_english_of_a_chinese_name_with_or_without_quotes(zh: str, en: str | None) -> None:
    assert SMALL.english(zh) == en


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("labour productivity", "labor productivity"),
        ("high-tech enterprises", "High Tech enterprise"),
        ("four lists", "4 lists"),
        ("modernisation of cities", "modernization of city"),
        ("the centre's “first stores”", 'the center\'s "first store"'),
        ("1,000 people", "1000 people"),
    ],
)
def test_habits_of_spelling_do_not_part_two_english_names(left: str, right: str) -> None:
    assert fold_english(left) == fold_english(right)


@pytest.mark.parametrize(("left", "right"), [("size", "sise"), ("1+7+11", "1711"), ("process", "proce"), ("2.5", "25")])
def test_different_words_stay_different(left: str, right: str) -> None:
    assert fold_english(left) != fold_english(right)


def test_chinese_fold_keeps_the_signs_of_a_formula() -> None:
    assert fold_chinese("“1＋8+N＋11”") == "1+8+n+11"


def test_a_file_is_read_in_its_order_with_aliases_parted_by_bars(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(f'{HEADER}\n四张清单,four lists,清单|“四张清单”,"4 lists|four, lists",slogan,具体包括重大项目清单,\n', encoding="utf-8")
    assert load_glossary(path).entries == (
        GlossaryEntry("四张清单", "four lists", ("清单", "“四张清单”"), ("4 lists", "four, lists"), "slogan", "具体包括重大项目清单"),
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("zh,en\n", "line 1: the columns are ['zh', 'en']; write zh,en,"),
        (f"{HEADER}\n三同,three sames,,,slogan,\n", "line 2: 6 cells, not 7; quote a cell that holds a comma"),
        (f"{HEADER}\n三同,three sames,,,slogan,,\n,x,,,slogan,,\n", "line 3: a row needs a name in both columns"),
        (f"{HEADER}\n三同,,,,slogan,,\n", "line 2: a row needs a name in both columns"),
        (f"{HEADER}\n三同,three sames,,,slogn,,\n", "line 2: kind 'slogn' is not one of company, concept,"),
        (f"{HEADER}\n三同,a,,,slogan,,\n“三同”,b,,,slogan,,\n", "more than one row for 三同; join them"),
        (f'{HEADER}\n三同,"three sames,,,slogan,,\n', "line 2: unexpected end of data; close the quote"),
        ("", "line 1: the columns are []"),
    ],
)
def test_a_broken_row_is_named_with_its_line_and_what_to_do(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError) as failure:
        load_glossary(path)
    assert str(failure.value).startswith(str(path))
    assert told in str(failure.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "glossary.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CorpusError, match=r"glossary\.csv: the glossary cannot be read .* put a UTF-8 CSV file there"):
        load_glossary(path)
