"""What frames a question about a text is taken off before search; what names something stays."""

import pytest

from index.framing import unframed, without_lead, without_manner


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("According to the passage, when did the ferry sink?", "when did the ferry sink?"),
        ("Based on the information given in the text, who painted the ceiling?", "who painted the ceiling?"),
        ("Which of the following statements about glaciers is not true?", "about glaciers"),
        ("Which of the following best describes the Inca roads?", "the Inca roads?"),
        ("What does the author say about beavers?", "about beavers?"),
        ("Which planet is not mentioned in the passage?", "Which planet"),
    ],
)
def test_an_english_question_is_searched_for_without_its_frame(question, left):
    assert unframed(question, "en").rstrip("? ") == left.rstrip("? ")


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("根据文章内容，冰川为什么融化？", "冰川为什么融化"),
        ("以下哪一项没有在文章中提到：候鸟迁徙的原因", "候鸟迁徙的原因"),
        ("作者认为海狸如何筑坝？", "海狸如何筑坝"),
        ("下列说法正确的是：印加人修了道路", "印加人修了道路"),
    ],
)
def test_a_chinese_question_is_searched_for_without_its_frame(question, left):
    assert unframed(question, "zh").strip("：？") == left


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("According to the mayor, what comes next?", "en"),
        ("What happened in the following year?", "en"),
        ("Who paid for the passage of the canal?", "en"),
        ("Which statement is false?", "en"),  # nothing would be left to search for
        ("以下岗职工为例，补贴多少？", "zh"),
        ("根据规划，明年要建多少公里？", "zh"),
        ("文化和旅游收入是多少？", "zh"),
        ("根据文章内容，下列哪一项说法是正确的？", "zh"),
    ],
)
def test_a_question_that_names_something_or_nothing_else_is_left_alone(question, language):
    assert unframed(question, language) == question


def test_search_finds_the_same_with_a_frame_and_without(assistant):
    plain = [hit.passage.id for hit in assistant.search("“三同”“两不”指的是什么？", 2)]
    framed = [hit.passage.id for hit in assistant.search("根据文章内容，“三同”“两不”指的是什么？", 2)]
    assert plain == framed


@pytest.mark.parametrize(
    ("question", "language", "left"),
    [
        ("According to the article, who opened the fair?", "en", "who opened the fair?"),
        ("As stated in the text, how many bridges are there?", "en", "how many bridges are there?"),
        ("根据文章内容，大桥有几座？", "zh", "大桥有几座？"),
        ("根据本文，谁主持会议？", "zh", "谁主持会议？"),
        ("What does the author say about bridges?", "en", "What does the author say about bridges?"),
        ("根据规划，大桥有几座？", "zh", "根据规划，大桥有几座？"),
        ("According to the passage.", "en", "According to the passage."),
    ],
)
def test_what_stands_before_a_whole_question_is_not_part_of_what_is_asked(question, language, left):
    assert without_lead(question, language) == left


@pytest.mark.parametrize(
    ("plain", "framed"),
    [
        ("What is the 2026 target for GDP?", "According to the passage, what is the 2026 target for GDP?"),
        ("“三同”“两不”是什么意思？", "根据文章内容，“三同”“两不”是什么意思？"),
    ],
)
def test_an_answer_is_the_same_behind_such_words(assistant, plain, framed):
    assert assistant.ask(framed).text == assistant.ask(plain).text


@pytest.mark.parametrize(
    ("question", "language", "left"),
    [
        ("In a nutshell, how did trade do?", "en", ", how did trade do?"),
        ("Sum up the harbour works in three points", "en", "the harbour works"),
        ("tl;dr of the plan", "en", "of the plan"),
        ("the sum of all loans in brief proceedings", "en", "the sum of all loans in brief proceedings"),
        ("一句话概括港口建设", "zh", "港口建设"),
        ("简单说说渔业", "zh", "说说渔业"),
        ("简单多数通过的议案", "zh", "简单多数通过的议案"),
    ],
)
def test_how_the_answer_is_to_be_told_is_no_part_of_the_matter(question, language, left):
    assert without_manner(question, language).strip() == left
    assert len(without_manner(question, language)) == len(question)
